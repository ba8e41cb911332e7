import Export
import Glibc
import Newspaper
import SplitMix
import Testing

@testable import Pipeline

/// The catalogue of one release after another, of which most stays as it was.
@Suite("Catalogue publication")
struct CataloguePublicationTests {
    /// Releases of nothing but a catalogue, with three entities in a part at most.
    private final class Nights {
        let folder = TestFolder()
        /// Whether anything is remembered from night to night.
        let isRemembering: Bool
        var before: PreviousRelease?
        var known: KnownParts?
        /// What is kept of parts, by its hash.
        var kept: [String: [UInt8]] = [:]
        /// Parts of which it was read.
        var read: Set<String> = []
        private var issues: [[UInt8]] = []
        var number = 0

        init(isRemembering: Bool) { self.isRemembering = isRemembering }

        /// - Returns: the files of the release.
        @discardableResult func publish(_ issues: [[UInt8]], madeWith: String = "0.1", damage: (PreviousRelease) throws -> Void = { _ in }) throws -> [String: [UInt8]] {
            number += 1
            let release = "\(folder.path)/\(number)"
            try Disk().makeFolder(release)
            if let before { try damage(before) }
            let staged = StagedRelease(number: number, folder: release, disk: Disk(), before: before)
            var runs = EntityRuns(scratch: staged.scratch, disk: Disk(), bounds: EntityRuns.Bounds(gathered: 900, part: 3))
            if !isRemembering { (known, self.issues) = (nil, []) }
            for number in 0..<max(issues.count, self.issues.count) {
                func issue(of all: [[UInt8]]) -> [UInt8] { number < all.count ? all[number] : [] }
                try runs.add(try EntityCatalogue.difference(from: issue(of: self.issues), to: issue(of: issues)))
            }
            self.issues = issues
            read = []
            let entities = try PartedEntities(&runs, onto: KeptEntities(known?.parts ?? []) { [self] part in
                read.insert(part.name)
                return try #require(kept[part.entities])
            })
            let catalogue = CataloguePublication(
                entities, CatalogueFiles(entities.totals, profile: DatasetProfile()), before, known, madeWith: madeWith)
            known = try catalogue.write(to: staged, Lanes(count: 2)) { kept[$1] = $0 }
            try staged.removeScratch()
            try staged.verify()
            let manifest = Manifest(
                files: staged.files, configuration: Configuration().echo, issues: 0, counts: IssueBundle.Counts(), warnings: [:],
                run: Manifest.Run(release: 1, previous: nil, created: .now()))
            try staged.complete(manifest)
            before = try PreviousRelease(folder: release, disk: Disk())
            let files = try folder.tree("\(number)").filter { !$0.key.hasSuffix(Manifest.name) }
            return Dictionary(uniqueKeysWithValues: files.map { (String($0.key.drop { $0 != "/" }), $0.value) })
        }

        /// Which files are second names of those of the release before.
        func shared(_ files: some Sequence<String>) -> [String] {
            func inode(_ release: Int, _ path: String) -> UInt64? {
                var status = stat()
                return stat("\(folder.path)/\(release)\(path)", &status) == 0 ? UInt64(status.st_ino) : nil
            }
            return files.filter { inode(number, $0) == inode(number - 1, $0) }.sorted()
        }
    }

    /// An issue that names people, bodies and divisions by their numbers; villages lie in a division of the same number.
    private static func issue(_ numbers: [Int], name: String = "杨柳沟村", day: Int = 0) throws -> [UInt8] {
        let kinds: [Entity.Kind] = [.person, .organisation, .place]
        var catalogue = EntityCatalogue()
        let sightings = try numbers.map { number in
            let code = try #require(DivisionCode(141_101 + number / 4 % 20))
            let id = number % 4 == 3 ? EntityID.division(code) : .hashed(kinds[number % 4], UInt64(number) &* 0x9E37_79B9_7F4A_7C15)
            let description = EntityDescription(
                name: Scalars(name), canonical: Scalars(name), subtype: nil, level: nil, parent: number % 4 == 2 ? code : nil)
            return EntitySighting(id: id, description: description, posts: [], mentions: [Scalars(name)])
        }
        catalogue.add(sightings, paper: "p", day: CalendarDate(daysSinceEpoch: 19_000 + day))
        return catalogue.packed
    }

    private static func people(_ numbers: some Sequence<Int>) throws -> [UInt8] { try issue(numbers.map { 4 * $0 }) }

    @Test(arguments: 0..<12)
    func `after any changes a catalogue is byte for byte the one that is made without any memory`(_ seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let (kept, made) = (Nights(isRemembering: true), Nights(isRemembering: false))
        func some(_ count: Int) throws -> [UInt8] {
            let names = ["杨柳沟村", "离石区", "廉海平"]
            return try Self.issue(
                (0..<count).map { _ in Int.random(in: 0...90, using: &random) }, name: names.randomElement(using: &random) ?? "",
                day: Int.random(in: 0...9, using: &random))
        }
        var issues = try (0..<30).map { _ in try some(4) }
        var sharedCount = 0
        for night in 0..<8 {
            let (one, other) = (try kept.publish(issues), try made.publish(issues))
            #expect(one == other, "night \(night)")
            #expect(Self.bytes(kept.known) == Self.bytes(made.known))
            for part in kept.known?.parts ?? [] { #expect(kept.kept[part.entities] == made.kept[part.entities]) }
            if night > 0 { sharedCount += kept.shared(one.keys).count }
            switch Int.random(in: 0...3, using: &random) {
            case 0: issues.append(try some(2))
            case 1: issues.remove(at: Int.random(in: 0..<issues.count, using: &random))
            case 2: issues[Int.random(in: 0..<issues.count, using: &random)] = try some(1)
            default: break
            }
        }
        #expect(sharedCount > 0)
    }

    private static func bytes(_ known: KnownParts?) -> [UInt8] {
        var writer = BinaryWriter()
        known?.write(to: &writer)
        return writer.bytes
    }

    @Test func `only the part of an entity that comes is made, and what all are made with makes all of them`() throws {
        let nights = Nights(isRemembering: true)
        let first = try nights.publish([try Self.people(1...20)])
        let second = try nights.publish([try Self.people(1...20), try Self.people([5])])
        let person = EntityID.hashed(.person, 20 &* 0x9E37_79B9_7F4A_7C15).shortText
        let changed = second.keys.filter { first[$0] != second[$0] }
        #expect(changed.count == 2 && changed.contains("/\(CatalogueFiles.rowsPath)"))
        let part = try #require(changed.compactMap { CatalogueFiles.part(ofItem: String($0.dropFirst())) }.first)
        #expect(person.hasPrefix(part) && nights.read == [part])
        #expect(nights.shared(second.keys).count == second.count - 2)
        // Made again, and the same: so it is shared all the same.
        let third = try nights.publish([try Self.people(1...20), try Self.people([5])], madeWith: "0.2")
        #expect(third == second && nights.shared(third.keys).count == third.count)
        #expect(Self.bytes(nights.known) != [] && nights.known?.madeWith == "0.2")
    }

    @Test func `a new name of a division makes the parts of places in it`() throws {
        let nights = Nights(isRemembering: true)
        // The village 2 lies in the division 3; nothing lies in 7.
        let first = try nights.publish([try Self.issue([2, 3, 7])])
        let second = try nights.publish([try Self.issue([2]), try Self.issue([3], name: "离石区"), try Self.issue([7])])
        let village = try #require(first.keys.first { $0.contains("entities-L") })
        #expect(String(decoding: try #require(second[village]), as: UTF8.self).contains("离石区"))
        #expect(!String(decoding: try #require(first[village]), as: UTF8.self).contains("离石区"))
    }

    @Test func `one flipped byte in rows that would be copied is noticed`() throws {
        for at in [40, 300, 700] {
            let nights = Nights(isRemembering: true)
            try nights.publish([try Self.people(1...20)])
            #expect(throws: ReleaseDamage.self) {
                try nights.publish([try Self.people(1...20), try Self.people([99])]) { before in
                    let path = "\(before.folder)/\(CatalogueFiles.rowsPath)"
                    var bytes = try #require(try Disk().contents(of: path))
                    bytes[at] ^= 4
                    try Disk().remove(path)
                    try Disk().create(path, holding: bytes)
                }
            }
        }
    }

    @Test func `what is remembered of another release is not believed`() throws {
        let nights = Nights(isRemembering: true)
        try nights.publish([try Self.people(1...20)])
        let file = try #require(nights.known?.file)
        let second = try nights.publish([try Self.people(1...20), try Self.people([5])])
        nights.known?.file = file
        let third = try nights.publish([try Self.people(1...20), try Self.people([5])])
        #expect(third == second && nights.read.count == nights.known?.parts.count)
    }

    @Test func `what is kept and does not have what is taken away is not believed`() throws {
        let nights = Nights(isRemembering: true)
        try nights.publish([try Self.people(1...20)])
        // As if it were that of another night, in which 20 was not named.
        let other = Nights(isRemembering: true)
        try other.publish([try Self.people(1...19)])
        (nights.known, nights.kept) = (other.known, other.kept)
        #expect(throws: KeptMisfit.self) { try nights.publish([try Self.people(1...5)]) }
    }

    @Test func `what is remembered is read as it was written, and cut off it is an error`() throws {
        let nights = Nights(isRemembering: true)
        try nights.publish([try Self.issue(Array(0...40))])
        let bytes = Self.bytes(nights.known)
        var reader = BinaryReader(bytes)
        let known = try KnownParts(from: &reader)
        #expect(reader.isAtEnd && known.parts.count > 8 && Self.bytes(known) == bytes)
        #expect(known.parts.map(\.rows.start) == nights.known?.parts.map(\.rows.start))
        for count in 0..<bytes.count {
            #expect(throws: BinaryReader.Fault.self) {
                var reader = BinaryReader(Array(bytes.prefix(count)))
                _ = try KnownParts(from: &reader)
            }
        }
    }

    @Test func `items of a release by an earlier version, numbered one after another, are canceled`() throws {
        let nights = Nights(isRemembering: true)
        let first = try nights.publish([try Self.people(1...3)])
        let (old, new) = ("newsml/entities-001.xml", CatalogueFiles.itemPath("P"))
        let item = Array(String(decoding: try #require(first["/\(new)"]), as: UTF8.self).replacing("entities-P", with: "entities-001").utf8)
        let release = try #require(nights.before).folder
        try Disk().remove("\(release)/\(new)")
        try Disk().create("\(release)/\(old)", holding: item)
        try nights.folder.write("1/\(Manifest.name)", bytes: Manifest(
            files: [
                Manifest.File(path: old, byteCount: item.count, sha256: SHA256.hex(item), rows: 1),
                try #require(nights.before?.files[CatalogueFiles.rowsPath]),
            ], configuration: Configuration().echo, issues: 0, counts: IssueBundle.Counts(), warnings: [:],
            run: Manifest.Run(release: 1, previous: nil, created: .now())).bytes)
        nights.before = try PreviousRelease(folder: release, disk: Disk())
        let second = try nights.publish([try Self.people(1...3)])
        #expect(second["/\(new)"] == first["/\(new)"])
        let canceled = String(decoding: try #require(second["/\(old)"]), as: UTF8.self)
        #expect(canceled.contains("stat:canceled") && canceled.contains("version=\"2\"") && !canceled.contains("<concept>"))
        #expect(try nights.publish([try Self.people(1...3)]) == second)
    }
}
