import COpenCC
import Export
import Newspaper

/// Texts in simplified characters, for search: by OpenCC, as Debian installs it. `text` stays as it was printed.
package struct Simplifier: Hashable, Sendable {
    /// Over everything that the conversion is made with, so that other dictionaries make issues again.
    let digest: String

    /// Absolute, as OpenCC would rather take a file of that name from the folder it is called in.
    private static let folder = "/usr/share/opencc"
    private static let conversion = "t2s.json"

    /// - Throws: `SimplifierError` where the dictionaries are not there.
    package init(disk: Disk = Disk()) throws(SimplifierError) {
        var writer = BinaryWriter()
        for name in [Self.conversion, "TSPhrases.ocd2", "TSCharacters.ocd2"] {
            let bytes: [UInt8]?
            do { bytes = try disk.contents(of: "\(Self.folder)/\(name)") } catch { throw SimplifierError(reason: error.description) }
            guard let bytes else { throw SimplifierError(reason: "\(Self.folder)/\(name) is missing; install libopencc-data") }
            writer.data(bytes)
        }
        digest = "sha256:\(SHA256.hex(writer.bytes).prefix(16))"
    }

    /// The texts in their order. Those in simplified characters come back as they are, all but a few rare characters.
    /// - Throws: `SimplifierError` where OpenCC cannot read its dictionaries.
    /// - Complexity: O(text), and the reading of the dictionaries
    func callAsFunction(_ texts: [Scalars]) throws(SimplifierError) -> [Scalars] {
        guard let converter = opencc_open("\(Self.folder)/\(Self.conversion)"), bs_opencc_failed(converter) == 0 else {
            throw SimplifierError(reason: "OpenCC cannot read \(Self.folder)/\(Self.conversion); install libopencc-data again")
        }
        defer { opencc_close(converter) }
        var simplified: [Scalars] = []
        for text in texts {
            let bytes = text.string.utf8.map { CChar(bitPattern: $0) }
            guard let converted = opencc_convert_utf8(converter, bytes, bytes.count) else {
                throw SimplifierError(reason: "OpenCC could not convert a text of \(text.count) characters")
            }
            defer { opencc_convert_utf8_free(converted) }
            simplified.append(Scalars(String(cString: converted)))
        }
        return simplified
    }
}

/// Why texts cannot be simplified.
package struct SimplifierError: Error, Hashable, Sendable {
    package var reason: String
}
