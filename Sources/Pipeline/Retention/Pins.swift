import Export
import Newspaper

/// Somebody's word that a release is to stay: a small file beside the releases, so that a reader can pin one
/// without writing into it.
package struct Pin: Hashable, Sendable {
    /// Empty where the file does not say.
    package var by: String
    package var reason: String
    /// Nil where the file does not say.
    package var since: Timestamp?

    package init(by: String, reason: String, since: Timestamp?) {
        (self.by, self.reason, self.since) = (by, reason, since)
    }

    var json: JSONTree {
        .object(["by": .string(by), "reason": .string(reason), "since": .string(since?.iso ?? "")])
    }

    /// A file that says nothing, or nothing that can be understood, still pins.
    fileprivate init(_ bytes: [UInt8]) {
        self.init(by: "", reason: "", since: nil)
        do throws(JSONError) {
            let value = try JSONParser.parse(bytes)
            self.init(by: value.text("by"), reason: value.text("reason"), since: Timestamp(value.text("since")))
        } catch {
            // Whoever made an empty file by hand meant it.
        }
    }
}

extension Releases {
    private var pinsFolder: String { "\(output)/pins" }

    private func pinFile(of number: Int) -> String { "\(pinsFolder)/\(ReleaseRecord.name(of: number)).json" }

    /// The pins by the number of the release, those of releases that are gone too.
    func pins() throws(DiskError) -> [Int: Pin] {
        var pins: [Int: Pin] = [:]
        for name in try disk.names(in: pinsFolder) where name.hasSuffix(".json") {
            guard let number = ReleaseRecord.number(of: name.dropLast(".json".count)) else { continue }
            pins[number] = Pin(try disk.contents(of: "\(pinsFolder)/\(name)") ?? [])
        }
        return pins
    }

    func isPinned(_ number: Int) throws(DiskError) -> Bool { try disk.contents(of: pinFile(of: number)) != nil }

    /// Pins a release. Takes no lock, since a run may hold it for hours: `remove` looks for the pin once more after it
    /// took the release away and before it deletes anything, and this looks for the release after the pin is there.
    /// So either the release stays, or this throws.
    package func pin(_ number: Int, _ pin: Pin) throws {
        try requireRelease(number)
        try disk.makeFolder(pinsFolder)
        try disk.removeLeftovers(of: pinFile(of: number))
        try disk.replace(pinFile(of: number), with: Array(pin.json.pretty.utf8))
        guard disk.isFolder("\(releasesFolder)/\(ReleaseRecord.name(of: number))") else {
            try disk.remove(pinFile(of: number))
            throw ReleaseError.missing(number, known: try records().map(\.number))
        }
    }

    /// - Returns: whether there was a pin.
    package func unpin(_ number: Int) throws(DiskError) -> Bool {
        guard try isPinned(number) else { return false }
        try disk.remove(pinFile(of: number))
        return true
    }
}
