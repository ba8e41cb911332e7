/// What is wrong with a gzip file.
package enum GzipError: Error, Hashable, Sendable {
    /// No gzip member begins at this byte.
    case notGzip(offset: Int)
    /// The file ends inside the member that begins at this byte.
    case truncated(offset: Int)
    /// The member that begins at this byte is damaged, or its checksum is wrong.
    case corrupt(offset: Int)
    /// The member that begins at this byte unpacks to more than the limit.
    case tooLarge(offset: Int, limitBytes: Int)
}

extension GzipError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .notGzip(let offset): "no gzip member begins at byte \(offset)"
        case .truncated(let offset): "the file ends inside the gzip member that begins at byte \(offset)"
        case .corrupt(let offset): "the gzip member that begins at byte \(offset) is damaged"
        case .tooLarge(let offset, let limit):
            "the gzip member that begins at byte \(offset) unpacks to more than \(limit) bytes"
        }
    }
}

/// The members of a gzip file, one at a time: an issue's rows each in the files of a release.
package struct GzipMembers {
    private let bytes: [UInt8]
    private let limitBytes: Int
    /// Where the next member begins, in bytes.
    package private(set) var offset = 0

    /// - Parameter limitBytes: how much one member may unpack to, so that a small file cannot fill the memory.
    package init(_ bytes: [UInt8], limitBytes: Int = 1 << 30) { (self.bytes, self.limitBytes) = (bytes, limitBytes) }

    /// The next member unpacked, nil at the end of the file.
    package mutating func next() throws(GzipError) -> [UInt8]? {
        guard offset < bytes.count else { return nil }
        let member = try GzipInflation(bytes, from: offset)
        var output: [UInt8] = []
        while try member.next(appendingTo: &output) {
            guard output.count <= limitBytes else { throw .tooLarge(offset: offset, limitBytes: limitBytes) }
        }
        offset = member.end
        return output
    }
}

extension Gzip {
    /// All members unpacked, one after another.
    package static func unpack(_ bytes: [UInt8], limitBytes: Int = 1 << 30) throws(GzipError) -> [UInt8] {
        var members = GzipMembers(bytes, limitBytes: limitBytes)
        var output: [UInt8] = []
        var offset = 0
        while let member = try members.next() {
            output += member
            guard output.count <= limitBytes else { throw .tooLarge(offset: offset, limitBytes: limitBytes) }
            offset = members.offset
        }
        return output
    }
}
