import Ingest
import Newspaper

/// Files that name others (an issue in METS, a page of an e-paper), with what they name.
///
/// A companion is always one of the files that discovery found: a regular file of an input, reached through no link, in the
/// folder of the file that names it or below, or, for formats that allow it, in one beside it. So nothing that a file says
/// leads anywhere else.
struct Packages {
    struct Package {
        /// By their names in the package.
        var companions: [PlannedCompanion]
        var identity: PageIdentity
    }

    /// By the location of the file that names.
    private var packages: [[UInt8]: Package] = [:]
    /// Locations of files that are read with another and not on their own.
    private var claimed: Set<[UInt8]> = []

    /// Reads the files that may name others, no more.
    /// - Parameters:
    ///   - files: the inputs.
    ///   - neighbours: what may be named, but is no input.
    init(_ files: [InputFile], beside neighbours: [InputFile], limits: InputLimits) {
        let naming = files.filter { Readers.isPackage(path: $0.path) }
        guard !naming.isEmpty else { return }
        let found = Dictionary((files + neighbours).map { (Array($0.location.utf8), $0) }) { first, _ in first }
        for file in naming {
            let folder = Array(file.location.utf8.prefix(file.location.utf8.count - Self.lastName(file.location).count))
            guard let contents = Self.contents(of: file, limits: limits) else { continue }
            let companions = contents.companions.compactMap { name in
                found[Self.location(of: name, in: folder)].map { PlannedCompanion(name: name, input: $0) }
            }
            claimed.formUnion(companions.map { Array($0.input.location.utf8) })
            packages[Array(file.location.utf8)] = Package(companions: companions, identity: contents.identity)
        }
        // Packages stay files of the plan whatever names them.
        claimed.subtract(naming.map { Array($0.location.utf8) })
    }

    subscript(file: InputFile) -> Package? { packages.isEmpty ? nil : packages[Array(file.location.utf8)] }

    func claims(_ file: InputFile) -> Bool { !claimed.isEmpty && claimed.contains(Array(file.location.utf8)) }

    /// Nil for a file that is damaged: why is said when it is read, and its pages stand on their own until then.
    private static func contents(of file: InputFile, limits: InputLimits) -> PackageContents? {
        do {
            return try Readers.package(path: file.path, bytes: try file.read(limit: limits.maxFileBytes), limits: limits)
        } catch {
            return nil
        }
    }

    /// - Parameters:
    ///   - name: of a companion, which may begin with `..`.
    ///   - folder: ends with `/`.
    private static func location(of name: String, in folder: [UInt8]) -> [UInt8] {
        var (folder, name) = (folder[...], Array(name.utf8)[...])
        while name.starts(with: "../".utf8), !folder.isEmpty {
            name = name.dropFirst(3)
            folder = folder[...(folder.dropLast().lastIndex(of: UInt8(ascii: "/")) ?? folder.startIndex)]
        }
        return Array(folder) + name
    }

    private static func lastName(_ path: String) -> Substring.UTF8View {
        path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).last ?? Substring().utf8
    }
}

/// A file that another names, with the name it gives it.
package struct PlannedCompanion: Hashable, Sendable {
    package var name: String
    package var input: InputFile
    /// Of the content that the fingerprint was taken of, 64 hex digits; nil where none was.
    package var sha256: String?

    package init(name: String, input: InputFile) { (self.name, self.input) = (name, input) }
}

extension PlannedFile {
    /// What a reader of the file can reach beside it.
    func companions(limits: InputLimits) -> Companions {
        guard !companions.isEmpty else { return .none }
        let members = Dictionary(companions.map { (Array($0.name.utf8), $0) }) { first, _ in first }
        return Companions { name throws(IngestError) in
            guard let member = members[Array(name.utf8)] else { throw .companion(name: name, .missing) }
            let bytes: [UInt8]
            do throws(Refusal) { bytes = try member.input.read(limit: limits.maxFileBytes) } catch {
                throw .companion(name: name, .unreadable(reason: error.detail))
            }
            let hash = SHA256.hex(bytes)
            if let expected = member.sha256, !hash.utf8.elementsEqual(expected.utf8) { throw .companion(name: name, .changed) }
            return Companions.Member(
                bytes: try Readers.unpacked(path: member.input.path, bytes: bytes, limits: limits),
                facts: FileFacts(path: member.input.path, sha256: hash, byteCount: bytes.count))
        }
    }
}
