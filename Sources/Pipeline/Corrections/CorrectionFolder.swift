import Correct
import Export

extension CorrectionSet {
    /// More than anybody writes by hand, in bytes.
    private static let mostBytes = 16 << 20

    /// Reads all `*.json` of a folder and its subfolders, in byte order of their paths; or one file.
    /// - Throws: `ConfigurationError` for the first thing that is wrong: nothing is ever passed over.
    package init(folder: String) throws(ConfigurationError) {
        let found: Discovery
        do {
            found = try Discovery(inputs: [folder]) { name in
                name.utf8.suffix(5).map { $0 | 0x20 }.elementsEqual(".json".utf8.map { $0 | 0x20 })
            }
        } catch {
            throw .unreadable(file: folder, reason: error.reason)
        }
        if let refusal = found.refusals.first { throw .unreadable(file: "\(folder)/\(refusal.path)", reason: refusal.detail) }
        let schema = CorrectionSchema()
        var entries: [Entry] = []
        for file in found.files {
            let bytes: [UInt8]
            do { bytes = try file.read(limit: Self.mostBytes) } catch {
                throw .unreadable(file: "\(folder)/\(file.path)", reason: error.detail)
            }
            entries += try CorrectionReader(file: file.path, shown: "\(folder)/\(file.path)", schema: schema).entries(bytes)
        }
        self.init(entries)
    }
}
