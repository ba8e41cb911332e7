import Newspaper

/// What a file of a package says before it is read: which files belong to it, and what it is. METS names the pages of
/// an issue, a page of an e-paper its articles.
package struct PackageContents: Hashable, Sendable {
    /// Names of files as `Companions.name` makes them, each once, in the file's order.
    package var companions: [String]
    /// What the file says of itself; the names of files and the configuration know better.
    package var identity: PageIdentity

    package init(companions: [String], identity: PageIdentity = PageIdentity()) {
        (self.companions, self.identity) = (companions, identity)
    }
}

/// A format whose files name others, which are read with them and not on their own.
package protocol PackageReader: PageReader {
    /// Whether a file is one, by its last name in lower case without `.gz`. Known by name alone, so that nobody has to
    /// look into a million files to find the few that name others.
    static func isPackage(name: String) -> Bool

    /// What belongs to a file. `read` finds the same names in `FileFacts.companions`, and no others.
    static func contents(of bytes: [UInt8], limits: InputLimits) throws(IngestError) -> PackageContents
}

/// The files that a file named in its `PackageContents`: all that a reader can reach beside the bytes it is given. Where
/// they lie, on a disk or in an archive, is the business of whoever hands them in.
package struct Companions: Sendable {
    /// A companion, unpacked.
    package struct Member: Sendable {
        package var bytes: [UInt8]
        package var facts: FileFacts

        package init(bytes: [UInt8], facts: FileFacts) { (self.bytes, self.facts) = (bytes, facts) }
    }

    /// Of a file that stands alone.
    package static let none = Companions { name throws(IngestError) in throw .companion(name: name, .missing) }

    private let member: @Sendable (String) throws(IngestError) -> Member

    /// - Parameter member: reads the companion of a name, one that `name` made.
    package init(_ member: @escaping @Sendable (String) throws(IngestError) -> Member) { self.member = member }

    /// - Throws: `IngestError.companion` for one that is not there or cannot be read.
    package func callAsFunction(_ name: String) throws(IngestError) -> Member { try member(name) }

    /// The name of a companion, with `/` between its parts, as a file that lies beside it writes it: percent-encoded, as an
    /// address (`file://./alto/1.xml`), with `\`. Nil for what leads anywhere but into the folder of the file that names it.
    /// - Parameter isNeighbour: whether it may lie in a folder beside that one: `../../content/1.htm` begins with `..` then.
    package static func name(_ reference: String, isNeighbour: Bool = false) -> String? {
        var bytes = unescaped(Array(reference.utf8))
        for scheme in ["file://./", "file:///./", "file:"] where bytes.starts(with: scheme.utf8) {
            bytes.removeFirst(scheme.utf8.count)
            break
        }
        let parts = bytes.map { $0 == UInt8(ascii: "\\") ? UInt8(ascii: "/") : $0 }
            .split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
            .filter { !$0.elementsEqual(".".utf8) }
        let climb = isNeighbour ? parts.prefix { $0.elementsEqual("..".utf8) }.count : 0
        let isInside = climb < parts.count && parts.dropFirst(climb).allSatisfy { part in
            !part.isEmpty && !part.elementsEqual("..".utf8) && !part.contains { $0 < 0x20 || $0 == UInt8(ascii: ":") }
        }
        guard isInside else { return nil }
        return String(validating: parts.joined(separator: [UInt8(ascii: "/")]), as: UTF8.self)
    }

    private static func unescaped(_ bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        var at = 0
        while at < bytes.count {
            if bytes[at] == UInt8(ascii: "%"), at + 2 < bytes.count,
                let value = UInt8(String(decoding: bytes[(at + 1)...(at + 2)], as: UTF8.self), radix: 16)
            {
                result.append(value)
                at += 3
            } else {
                result.append(bytes[at])
                at += 1
            }
        }
        return result
    }
}

/// Why a file that another names cannot be read with it.
package enum CompanionFault: Hashable, Sendable {
    case missing
    /// It is not in the folder of the file that names it, or below.
    case outside
    case unreadable(reason: String)
    case changed
    case tooMany(limit: Int)
    case tooLarge(limit: Int)

    var code: String {
        switch self {
        case .missing: "package.file-missing"
        case .outside: "package.file-outside"
        case .unreadable: "package.file-unreadable"
        case .changed: "input.changed"
        case .tooMany, .tooLarge: "package.too-large"
        }
    }
}

extension CompanionFault: CustomStringConvertible {
    package var description: String {
        switch self {
        case .missing: "which is not there; put it beside the file that names it, and call that one as docs/formats.md says"
        case .outside: "which does not lie in its folder or below; only what lies there is read"
        case .unreadable(let reason): "which cannot be read: \(reason)"
        case .changed: "which changed during the run; run again when it is complete"
        case .tooMany(let limit): "the last of more than \(limit) files; give it an issue at a time"
        case .tooLarge(let limit): "with which the package has more than \(limit) bytes or lines; give it an issue at a time"
        }
    }
}
