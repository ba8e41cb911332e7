import Newspaper

/// What the files that carry models have in common: lines of text below a title, closed by the SHA-256 of all before it.
enum SealedText {
    /// What is wrong with a file, and on which of its lines, counted from 1.
    struct Fault: Error {
        var line: Int
        var reason: String
    }

    /// The text with its checksum.
    static func sealed(_ text: [UInt8]) -> [UInt8] { text + Array("sha256 \(SHA256.hex(text))\n".utf8) }

    /// The lines of a file, title and checksum among them.
    /// - Throws: `Fault` where the file is cut short, changed, or has another title.
    static func rows(_ bytes: [UInt8], title: String) throws(Fault) -> [ArraySlice<UInt8>] {
        let rows = bytes.split(separator: UInt8(ascii: "\n"))
        guard rows.count > 2, let last = rows.last else { throw Fault(line: rows.count, reason: "the file is too short") }
        let hash = SHA256.hex(Array(bytes.dropLast(last.count + 1)))
        guard last.elementsEqual("sha256 \(hash)".utf8) else {
            throw Fault(line: rows.count, reason: "the checksum does not match")
        }
        guard rows[0].elementsEqual(title.utf8) else { throw Fault(line: 1, reason: "not \"\(title)\"") }
        return rows
    }
}
