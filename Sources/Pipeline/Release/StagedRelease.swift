import Export
import Newspaper

/// A release that is being made, in a folder that no reader looks at.
///
/// Issues come in the order of the release, so no more is held than one year of one paper: names of files, not their
/// bytes. What is as it was in the release before is not written again: it is a second name of the same file.
final class StagedRelease {
    let number: Int
    let folder: String
    private let disk: Disk
    private let before: PreviousRelease?
    private var shelf: Shelf
    /// Files of the whole release.
    private var growing: [String: GrowingFile] = [:]
    private(set) var files: [Manifest.File] = []

    init(number: Int, folder: String, disk: Disk, before: PreviousRelease?) {
        (self.number, self.folder, self.disk, self.before) = (number, folder, disk, before)
        shelf = Shelf(paper: "", year: "")
    }

    func append(_ made: MadeIssue) throws {
        try turn(to: made.known.key)
        shelf.isChanged = true
        try writeKept()
        for (member, bytes) in zip(made.known.members, made.contents) {
            switch member.mode {
            case .whole: try add(member.path, bytes, rows: member.rows)
            case .appended: try grow(member, bytes)
            }
        }
    }

    /// Takes an issue over from the release before.
    func append(_ known: KnownIssue) throws {
        try turn(to: known.key)
        shelf.kept.append(known)
        if shelf.isChanged, shelf.kept.count >= Self.keptTogether { try writeKept() }
    }

    /// Adds rows to a file of the whole release: a gzip member for every issue that has some.
    func append(_ kind: RowKind, _ rows: [UInt8], rows count: Int, level: Int) throws {
        guard count > 0 else { return }
        try append(kind.glob, try Gzip.member(rows, level: level), rows: count)
    }

    /// Adds to a file of the whole release.
    func append(_ path: String, _ bytes: [UInt8], rows: Int) throws(DiskError) {
        if growing[path] == nil { growing[path] = GrowingFile(try disk.create("\(folder)/\(path)")) }
        try growing[path]?.append(bytes, rows: rows)
    }

    /// Ends a file of the whole release. If the release before has the very same, it becomes a second name of that.
    /// - Returns: the file; nil where there is none.
    func finishOrShare(_ path: String) throws -> Manifest.File? {
        guard let file = try growing.removeValue(forKey: path)?.finish(path) else { return nil }
        if isSame(file) {
            try disk.remove("\(folder)/\(path)")
            try share(path)
        } else {
            files.append(file)
        }
        return file
    }

    /// A folder for what is needed until the release is whole.
    var scratch: String { "\(folder)/.scratch" }

    func removeScratch() throws(DiskError) { try disk.remove(scratch) }

    /// Ends what was begun. What a release says of itself, the manifest last of all, comes after this.
    func finishIssues() throws {
        try turn(to: nil)
        try finish(&growing)
    }

    func add(_ path: String, _ bytes: [UInt8], rows: Int = 0) throws {
        try add(Manifest.File(path: path, byteCount: bytes.count, sha256: SHA256.hex(bytes), rows: rows), bytes)
    }

    private func add(_ file: Manifest.File, _ bytes: [UInt8]) throws {
        try makeFolder(of: file.path)
        try disk.write("\(folder)/\(file.path)", bytes)
        files.append(file)
    }

    /// Writes a file unless the release before has the very same.
    func addOrShare(_ path: String, _ bytes: [UInt8], rows: Int = 0) throws {
        let file = Manifest.File(path: path, byteCount: bytes.count, sha256: SHA256.hex(bytes), rows: rows)
        if isSame(file) { try share(path) } else { try add(file, bytes) }
    }

    /// Whether the release before has a file of the same content.
    private func isSame(_ file: Manifest.File) -> Bool {
        before?.files[file.path].map { $0.byteCount == file.byteCount && $0.sha256 == file.sha256 } ?? false
    }

    /// Reads back what was written and looks whether every file is there: what is published was seen on the disk.
    /// - Throws: `ReleaseDamage` for a file that is not what was written.
    func verify() throws {
        for file in files {
            let path = "\(folder)/\(file.path)"
            guard disk.size(of: path) == file.byteCount else { throw ReleaseDamage(path: path, owner: "") }
            if before?.files[file.path] == file { continue }
            let hash = SHA256Stream()
            try disk.read(path) { piece in piece.withUnsafeBytes { hash.update($0) } }
            guard hash.finishHex() == file.sha256 else { throw ReleaseDamage(path: path, owner: "") }
        }
    }

    /// Waits until all of the release is on the disk.
    func sync() throws(DiskError) { try disk.syncAll(folder) }

    /// The manifest comes last: a folder that has one is whole.
    func complete(_ manifest: Manifest) throws(DiskError) {
        try disk.create("\(folder)/\(Manifest.name)", holding: manifest.bytes)
        try disk.syncFolder(folder)
    }

    func discard() throws(DiskError) {
        growing = [:]
        shelf = Shelf(paper: "", year: "")
        try disk.remove(folder)
    }

    private func turn(to key: IssueKey?) throws {
        let next = Shelf(paper: key?.paper ?? "", year: key?.yearText ?? "")
        guard next.paper != shelf.paper || next.year != shelf.year else { return }
        if !shelf.paper.isEmpty { try close() }
        shelf = next
    }

    /// Ends a shelf. Its yearly files are the old ones if every issue was taken over and none has gone.
    private func close() throws {
        let paths = Set(shelf.kept.flatMap(\.members).filter { $0.mode == .appended }.map(\.path))
        let isWhole = paths.allSatisfy { path in
            let length = shelf.kept.flatMap(\.members).filter { $0.path == path }.reduce(0) { $0 + $1.byteCount }
            return before?.files[path]?.byteCount == length
        }
        if !shelf.isChanged, isWhole {
            for issue in shelf.kept {
                for member in issue.members where member.mode == .whole { try share(member.path) }
            }
            for path in paths.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) { try share(path) }
        } else {
            try writeKept()
            try finish(&shelf.growing)
        }
    }

    private func finish(_ growing: inout [String: GrowingFile]) throws(DiskError) {
        for (path, file) in growing.sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }) {
            files.append(try file.finish(path))
        }
        growing = [:]
    }

    /// How many issues are copied at once.
    private static let keptTogether = 64
    /// How many bytes are copied at once, at most, but for a share that is larger.
    private static let copiedTogether = 1 << 19

    /// Copies the shares of issues that were taken over into the files of a shelf that has changed.
    private func writeKept() throws {
        var shares: [String: [PreviousRelease.Share]] = [:]
        for issue in shelf.kept {
            for member in issue.members {
                switch member.mode {
                case .whole: try share(member.path)
                case .appended: shares[member.path, default: []].append((member, issue.key.text))
                }
            }
        }
        for (_, shares) in shares.sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }) { try copy(shares) }
        shelf.kept = []
    }

    /// Copies shares of one file, as many at once as lie one after another in the release before.
    private func copy(_ shares: [PreviousRelease.Share]) throws {
        guard let before else { preconditionFailure("an issue is taken over from a release") }
        var rest = shares[...]
        while let first = rest.first {
            var end = first.member.range.upperBound
            let together = [first] + rest.dropFirst().prefix { share in
                guard share.member.start == end, share.member.range.upperBound - first.member.start <= Self.copiedTogether else { return false }
                end = share.member.range.upperBound
                return true
            }
            rest = rest.dropFirst(together.count)
            var whole = first.member
            whole.byteCount = end - whole.start
            whole.rows = together.reduce(0) { $0 + $1.member.rows }
            try grow(whole, try before.contents(of: together))
        }
    }

    private func grow(_ member: KnownIssue.Member, _ bytes: [UInt8]) throws {
        let file: GrowingFile
        if let open = shelf.growing[member.path] {
            file = open
        } else {
            try makeFolder(of: member.path)
            file = GrowingFile(try disk.create("\(folder)/\(member.path)"))
            shelf.growing[member.path] = file
        }
        try file.append(bytes, rows: member.rows)
    }

    /// Takes a whole file over from the release before.
    func share(_ path: String) throws {
        guard let before, let file = before.files[path] else {
            throw ReleaseDamage(path: "\(before?.folder ?? "")/\(path)", owner: "")
        }
        try makeFolder(of: path)
        try disk.share("\(before.folder)/\(path)", as: "\(folder)/\(path)")
        files.append(file)
    }

    private func makeFolder(of path: String) throws(DiskError) {
        if let slash = path.lastIndex(of: "/") { try disk.makeFolder("\(folder)/\(path[..<slash])") }
    }
}

/// The issues of one paper and year.
private struct Shelf {
    let paper: String
    let year: String
    /// Whether anything in it is not as it was in the release before.
    var isChanged = false
    /// Issues taken over and not written yet: all of them, until one is seen that has changed.
    var kept: [KnownIssue] = []
    var growing: [String: GrowingFile] = [:]
}

/// A file of a release while it grows.
private final class GrowingFile {
    private let file: DiskFile
    private let hash = SHA256Stream()
    private var byteCount = 0
    private var rows = 0

    init(_ file: DiskFile) { self.file = file }

    func append(_ bytes: [UInt8], rows: Int) throws(DiskError) {
        try file.write(bytes)
        bytes.withUnsafeBytes { hash.update($0) }
        byteCount += bytes.count
        self.rows += rows
    }

    func finish(_ path: String) throws(DiskError) -> Manifest.File {
        try file.close()
        return Manifest.File(path: path, byteCount: byteCount, sha256: hash.finishHex(), rows: rows)
    }
}
