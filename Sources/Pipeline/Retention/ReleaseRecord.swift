import Export
import Newspaper

/// A published release, as far as keeping it is concerned.
package struct ReleaseRecord: Hashable, Sendable {
    package var number: Int
    /// When it was made.
    package var created: Timestamp
    package var isCurrent: Bool
    package var pin: Pin?

    package init(number: Int, created: Timestamp, isCurrent: Bool = false, pin: Pin? = nil) {
        (self.number, self.created, self.isCurrent, self.pin) = (number, created, isCurrent, pin)
    }

    /// Of its folder: `000042`.
    package var name: String { Self.name(of: number) }

    package static func name(of number: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, 6 - digits.utf8.count)) + digits
    }

    /// The number of a release's folder, nil for any other name.
    static func number(of name: some StringProtocol) -> Int? {
        guard let number = Int(name), number > 0, self.name(of: number).utf8.elementsEqual(name.utf8) else { return nil }
        return number
    }

    var json: JSONTree {
        .object([
            "release": .integer(number),
            "created": .string(created.iso),
            "current": .bool(isCurrent),
            "pin": pin.map(\.json) ?? .null,
        ])
    }
}

extension Releases {
    var releasesFolder: String { "\(output)/releases" }

    /// The published releases, in the order of their numbers.
    package func records() throws(DiskError) -> [ReleaseRecord] {
        let current = currentNumber
        let pins = try pins()
        var records: [ReleaseRecord] = []
        for name in try disk.names(in: releasesFolder) {
            guard let number = ReleaseRecord.number(of: name), disk.isFolder("\(releasesFolder)/\(name)") else { continue }
            records.append(ReleaseRecord(
                number: number, created: try created(of: "\(releasesFolder)/\(name)"), isCurrent: number == current,
                pin: pins[number]))
        }
        return records.sorted { $0.number < $1.number }
    }

    /// The number of the release that `current` points to, nil before the first.
    package var currentNumber: Int? {
        guard let target = disk.target(of: "\(output)/current"), target.utf8.starts(with: "releases/".utf8) else { return nil }
        return ReleaseRecord.number(of: target.dropFirst("releases/".count))
    }

    /// When a release was made: as its manifest says, else when its folder was last changed. The latter is now where
    /// even that cannot be told, so that nobody takes the release for old.
    func created(of release: String) throws(DiskError) -> Timestamp {
        if let bytes = try disk.contents(of: "\(release)/\(Manifest.name)") {
            do throws(JSONError) {
                let run = try JSONParser.parse(bytes)["run"]
                if let created = run.flatMap({ Timestamp($0.text("created")) }) { return created }
            } catch {
                // A damaged manifest is what `verify` is for; the age is known without it.
            }
        }
        return disk.modified(of: release) ?? .now()
    }
}
