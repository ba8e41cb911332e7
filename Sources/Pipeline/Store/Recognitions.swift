import Export
import Ingest
import Newspaper
import Synchronization

/// `ocr/`: what Tesseract has found on pictures, as it printed it, packed. Reprocessing goes on from there. Everything in it can be
/// made again, so nothing waits for the disk, and what is damaged counts as lost.
final class Recognitions: RecognitionMemory {
    private let folder: String
    private let unfinished: String
    private let disk: Disk
    private let state = Mutex((count: 0, fault: DiskError?.none))

    /// Removes what other engines found, as nobody will ask for it.
    /// - Parameter output: the output folder, which this process has locked.
    init(output: String, disk: Disk, engine: String) throws(DiskError) {
        let all = "\(output)/ocr"
        let name = String(SHA256.hex(Array(engine.utf8)).prefix(16))
        (folder, unfinished, self.disk) = ("\(all)/\(name)", "\(all)/unfinished", disk)
        try disk.makeFolder(folder)
        for other in try disk.names(in: all) where other != name { try disk.remove("\(all)/\(other)") }
        try disk.makeFolder(unfinished)
    }

    /// - Throws: `DiskError` if something could not be kept.
    func check() throws(DiskError) {
        if let fault = state.withLock({ $0.fault }) { throw fault }
    }

    private func path(_ picture: String) -> String { "\(folder)/\(picture.prefix(2))/\(picture).tsv.gz" }

    func table(of picture: String) -> [UInt8]? {
        do { return try disk.contents(of: path(picture)).map { try Gzip.unpack($0) } } catch { return nil }
    }

    func keep(_ table: [UInt8], of picture: String) {
        let number = state.withLock { $0.count += 1; return $0.count }
        do throws(DiskError) {
            let packed: [UInt8]
            do { packed = try Gzip.member(table) } catch { preconditionFailure("zlib could not pack: \(error)") }
            let partial = "\(unfinished)/\(number)"
            try disk.write(partial, packed)
            try disk.makeFolder("\(folder)/\(picture.prefix(2))")
            try disk.rename(partial, to: path(picture))
        } catch {
            state.withLock { $0.fault = $0.fault ?? error }
        }
    }
}
