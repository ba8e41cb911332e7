import Glibc
import Ingest

/// A file to be read.
package struct InputFile: Hashable, Sendable {
    /// Relative to the input it was found under, with the input's label in front where two inputs have a path in
    /// common; what the records say.
    package var path: String
    /// What naming patterns see: relative to the input, without any label; of a file that is an input itself the path
    /// as given, as its folders may say what its last name does not.
    package var name: String
    /// The input it was found under; the file itself where that is the input. One string for all its files.
    private var root: String
    /// Whether it is the input itself.
    private var isRoot: Bool
    /// As it was when it was found; nil where nobody looked. Of a file in an archive, the archive.
    package var state: FileState?
    /// Nil for a file that lies on the disk itself.
    package var member: ArchivedFile? {
        get { if case .member(let file)? = apart { file } else { nil } }
        set { apart = newValue.map(Apart.member) }
    }
    private var apart: Apart?
    /// What came through standard input; nil for every other file.
    private(set) var held: [UInt8]?

    /// Most files lie in no archive: what only others have would be half of what each takes in memory.
    private indirect enum Apart: Hashable, Sendable { case member(ArchivedFile) }

    /// A file in an input folder.
    package init(path: String, name: String, root: String, state: FileState? = nil) {
        (self.path, self.name, self.root, self.state) = (path, name, root, state)
        isRoot = false
    }

    /// A file that is an input.
    package init(path: String, name: String, location: String, state: FileState? = nil) {
        (self.path, self.name, root, self.state) = (path, name, location, state)
        isRoot = true
    }

    /// A file in an archive.
    init(_ member: ArchivedFile, path: String, name: String, state: FileState?) {
        (self.path, self.name, root, self.state) = (path, name, member.archive, state)
        isRoot = false
        self.member = member
    }

    /// What came through standard input.
    init(standardInput bytes: [UInt8]) {
        self.init(path: "stdin.txt", name: "stdin.txt", location: Configuration.standardInputName)
        held = bytes
    }

    /// Where it lies; of a file in an archive, as if the archive were a folder.
    package var location: String {
        if let member { return "\(root)/\(member.name)" }
        return isRoot ? root : "\(root)/\(name)"
    }
}

/// What the inputs hold.
package struct Discovery: Hashable, Sendable {
    /// In byte order of `path`.
    package var files: [InputFile] = []
    /// What lies in the folder of an input that is a file and names others (`Readers.isPackage`), and below: no inputs, but
    /// it may take them.
    package var neighbours: [InputFile] = []
    package var refusals: [Refusal] = []
    package var skipped = Skipped()

    /// Passed over without a word in quarantine.
    package struct Skipped: Hashable, Sendable {
        /// Names that begin with a dot.
        package var hidden = 0
        /// Files of a kind that no reader knows.
        package var unknownKind = 0
        /// Links to something in the same input, which is found by itself.
        package var links = 0
    }
}

/// An input that is not there: an error of the command line or the configuration.
package struct MissingInput: Error, Hashable, Sendable {
    package var path: String
    package var reason: String
}

extension MissingInput: CustomStringConvertible {
    package var description: String { "input \(path): \(reason)" }
}

extension Discovery {
    /// What the inputs of a configuration hold that some reader knows, and archives.
    package init(of configuration: Configuration) throws(MissingInput) {
        let paths = configuration.inputs.filter { !$0.utf8.elementsEqual(Configuration.standardInputName.utf8) }
        try self.init(inputs: paths) { [ocr = configuration.ocr] in
            Readers.reads(path: $0, ocr: ocr) || Archive.isArchive(path: $0)
        }
        guard let bytes = configuration.standardInput else { return }
        files.append(InputFile(standardInput: bytes))
        files.sort { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    }

    /// Walks the inputs. What it finds does not depend on the order in which folders list their names.
    ///
    /// A folder's regular files are taken if `isReadable` knows their name; an input that is a file itself is
    /// taken whatever its name. Pipes, sockets and devices, and links that lead out of the input are refused;
    /// no link inside an input is followed.
    /// - Parameter isReadable: whether a reader knows files of this name.
    package init(inputs: [String], isReadable: (String) -> Bool) throws(MissingInput) {
        var walks: [Walk] = []
        for input in inputs {
            guard let resolved = resolve(input) else {
                throw MissingInput(path: input, reason: String(cString: strerror(errno)))
            }
            if walks.contains(where: { $0.root.utf8.elementsEqual(resolved.utf8) }) { continue }
            var walk = Walk(root: resolved)
            try walk.start(input: input, isReadable: isReadable)
            walks.append(walk)
        }
        let isLabelled = walks.count > 1 && Self.haveSamePaths(walks)
        for (walk, label) in zip(walks, Self.labels(walks.map(\.root))) {
            func told(_ path: String) -> String { isLabelled ? "\(label)/\(path)" : path }
            files += walk.files.map { file in
                var file = file
                if isLabelled { file.path = told(file.path) }
                return file
            }
            neighbours += walk.neighbours.map { file in
                var file = file
                if isLabelled { file.path = told(file.path) }
                return file
            }
            refusals += walk.refusals.map { Refusal(code: $0.code, detail: $0.detail, path: told($0.path)) }
            skipped.hidden += walk.skipped.hidden
            skipped.unknownKind += walk.skipped.unknownKind
            skipped.links += walk.skipped.links
        }
        files.sort { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    }

    private static func haveSamePaths(_ walks: [Walk]) -> Bool {
        var seen: Set<[UInt8]> = []
        for walk in walks {
            let paths = Set(walk.paths.map { Array($0.utf8) })
            if !seen.isDisjoint(with: paths) { return true }
            seen.formUnion(paths)
        }
        return false
    }

    /// The inputs' last names, with a number where several have the same: `a/scans` and `b/scans` become
    /// `scans` and `scans~2`.
    private static func labels(_ roots: [String]) -> [String] {
        var labels: [String] = []
        for root in roots {
            let name = lastName(of: root)
            var label = name
            var number = 1
            while labels.contains(where: { $0.utf8.elementsEqual(label.utf8) }) {
                number += 1
                label = "\(name)~\(number)"
            }
            labels.append(label)
        }
        return labels
    }
}

/// The walk through one input.
private struct Walk {
    let root: String
    var files: [InputFile] = []
    var neighbours: [InputFile] = []
    var refusals: [Refusal] = []
    var skipped = Discovery.Skipped()

    init(root: String) { self.root = root }

    var paths: [String] { files.map(\.path) + refusals.map(\.path) }

    mutating func start(input: String, isReadable: (String) -> Bool) throws(MissingInput) {
        var status = stat()
        guard lstat(root, &status) == 0 else {
            throw MissingInput(path: input, reason: String(cString: strerror(errno)))
        }
        if status.st_mode & S_IFMT == S_IFDIR {
            guard access(root, R_OK | X_OK) == 0 else {
                throw MissingInput(path: input, reason: String(cString: strerror(errno)))
            }
            walk("", isReadable: isReadable)
        } else {
            take(
                InputFile(path: lastName(of: root), name: normalized(input), location: root, state: FileState(status)), status)
            guard Readers.isPackage(path: root) else { return }
            var walk = Walk(root: String(root.dropLast(lastName(of: root).count + 1)))
            walk.walk("", isReadable: isReadable)
            neighbours = walk.files.filter { !$0.location.utf8.elementsEqual(root.utf8) }
        }
    }

    /// - Parameter folder: relative to the root, empty for the root.
    private mutating func walk(_ folder: String, isReadable: (String) -> Bool) {
        guard let names = Folder.names(in: folder.isEmpty ? root : "\(root)/\(folder)") else {
            refuse("input.unreadable", folder, "the folder cannot be listed: \(String(cString: strerror(errno)))")
            return
        }
        for bytes in names {
            guard bytes.first != 0x2E else {
                skipped.hidden += 1
                continue
            }
            guard let name = String(validating: bytes, as: UTF8.self) else {
                let shown = escaped(bytes)
                refuse(
                    "input.name-encoding", folder.isEmpty ? shown : "\(folder)/\(shown)",
                    "the name is not UTF-8; rename the file")
                continue
            }
            let path = folder.isEmpty ? name : "\(folder)/\(name)"
            let location = "\(root)/\(path)"
            var status = stat()
            guard lstat(location, &status) == 0 else {
                refuse("input.unreadable", path, String(cString: strerror(errno)))
                continue
            }
            switch status.st_mode & S_IFMT {
            case S_IFDIR: walk(path, isReadable: isReadable)
            case S_IFLNK: meetLink(path, location: location)
            default:
                if isReadable(name) {
                    take(InputFile(path: path, name: path, root: root, state: FileState(status)), status)
                } else {
                    skipped.unknownKind += 1
                }
            }
        }
    }

    private mutating func take(_ file: InputFile, _ status: stat) {
        if status.st_mode & S_IFMT == S_IFREG {
            files.append(file)
        } else {
            refuse("input.not-a-file", file.path, "a pipe, socket or device is not read")
        }
    }

    private mutating func meetLink(_ path: String, location: String) {
        if let target = resolve(location), "\(target)/".utf8.starts(with: "\(root)/".utf8) {
            skipped.links += 1
        } else {
            refuse("input.link", path, "a link that leads out of the input is not followed; give its target as an input")
        }
    }

    private mutating func refuse(_ code: String, _ path: String, _ detail: String) {
        refusals.append(Refusal(code: code, detail: detail, path: path))
    }

    /// The bytes of a name with `\xNN` for what is not printable ASCII.
    private func escaped(_ bytes: [UInt8]) -> String {
        bytes.map { byte in
            if byte >= 0x20, byte < 0x7F, byte != 0x5C { return String(Unicode.Scalar(byte)) }
            let digits = String(byte, radix: 16)
            return digits.utf8.count < 2 ? "\\x0\(digits)" : "\\x\(digits)"
        }.joined()
    }
}

/// The path without links, `.` and `..`, nil if nothing is there: `errno` says why.
private func resolve(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
}

/// The path without empty parts, `.` and `..`: `./a/../b/01.txt` is `b/01.txt`, and so is `../b/01.txt`. Nothing on the
/// disk is asked, so that a link keeps the name it was given by.
private func normalized(_ path: String) -> String {
    var parts: [Substring.UTF8View] = []
    for part in path.utf8.split(separator: UInt8(ascii: "/")) where !part.elementsEqual(".".utf8) {
        if part.elementsEqual("..".utf8) { _ = parts.popLast() } else { parts.append(part) }
    }
    return parts.map { String(Substring($0)) }.joined(separator: "/")
}

private func lastName(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[path.index(after: $0)...]) } ?? path
}
