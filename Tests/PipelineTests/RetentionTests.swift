import Glibc
import SplitMix
import Synchronization
import Testing

@testable import Pipeline

/// Which releases go, and that nothing else does.
@Suite struct RetentionTests {
    static let now = Timestamp(seconds: 1_700_000_000)

    /// Releases made so many days ago, the last of them current.
    static func history(_ ages: [Int], current: Int? = nil, pinned: Set<Int> = []) -> [ReleaseRecord] {
        ages.enumerated().map { index, age in
            ReleaseRecord(
                number: index + 1, created: Timestamp(seconds: now.seconds - age * 86_400),
                isCurrent: index + 1 == current ?? ages.count,
                pin: pinned.contains(index + 1) ? Pin(by: "周岚", reason: "论文", since: nil) : nil)
        }
    }

    private static func gone(_ retention: Retention, _ history: [ReleaseRecord]) -> [Int] {
        RetentionPlan(retention, releases: history, leftovers: [], now: now).removed.map(\.number)
    }

    @Test("the newest stay, and so does what was replaced lately")
    func rules() {
        #expect(Self.gone(Retention(keep: 2), Self.history([50, 40, 30, 20])) == [1, 2])
        // 3 is old, but readers of `current` had it until 4 was made two days ago.
        #expect(Self.gone(Retention(), Self.history([50, 40, 30, 2])) == [1, 2])
        #expect(Self.gone(Retention(days: 0), Self.history([50, 40, 30, 2])) == [1, 2, 3])
        #expect(Self.gone(Retention(days: 45), Self.history([80, 70, 60, 40, 2])) == [1, 2])
        #expect(Self.gone(Retention(), Self.history([50, 40, 30, 20], pinned: [2])) == [1, 3])
    }

    @Test("after a roll back the releases above the current one stay")
    func rolledBack() {
        #expect(Self.gone(Retention(), Self.history([50, 40, 30, 20], current: 2)) == [1])
    }

    @Test("nothing goes where nothing is current")
    func noCurrent() { #expect(Self.gone(Retention(), Self.history([50, 40], current: 9)) == []) }

    @Test("a clock that was set back removes nothing more")
    func clockSetBack() {
        let later = Self.history([50, -400, 30, 20])
        #expect(Self.gone(Retention(), later) == [3])
    }

    @Test("on any history current, pinned, young and newer ones stay, and old ones go", arguments: 1...300)
    func properties(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let count = Int.random(in: 1...30, using: &random)
        // Mostly falling ages, with clocks that were set wrong in between.
        let ages = (0..<count).map { (count - $0) * 3 + Int.random(in: -4...4, using: &random) - 10 }
        let pinned = Set((1...count).filter { _ in Int.random(in: 0..<5, using: &random) == 0 })
        let current = Int.random(in: 1...count, using: &random)
        let retention = Retention(
            keep: Int.random(in: 1...10, using: &random), days: Int.random(in: 0...30, using: &random))
        let history = Self.history(ages, current: current, pinned: pinned)
        let gone = Set(Self.gone(retention, history))
        for (number, age) in zip(1..., ages) {
            let mustStay = number >= current || pinned.contains(number) || age < retention.days
                || number > count - retention.keep
            if mustStay { #expect(!gone.contains(number)) }
            let isReplacedLately = number < count && ages[number] < retention.days
            if !mustStay && !isReplacedLately { #expect(gone.contains(number)) }
        }
    }
}

/// Pruning, pinning and switching on a disk.
@Suite struct ReleaseShelfTests {
    /// Releases with a few files each, the last current; all made long ago.
    static func shelf(_ folder: TestFolder, count: Int = 5) throws {
        for number in 1...count { try release(folder, number) }
        try Disk().link("\(folder.path)/current", to: "releases/\(ReleaseRecord.name(of: count))")
    }

    static func release(_ folder: TestFolder, _ number: Int) throws {
        let path = "releases/\(ReleaseRecord.name(of: number))"
        try folder.write("\(path)/articles/a/a-2023.jsonl.gz", "第\(number)版")
        try folder.write("\(path)/README.md", "x")
        try folder.write("\(path)/manifest.json", #"{"run": {"created": "2020-01-0\#(number)T02:30:00Z"}, "totals": {}}"#)
    }

    static func releases(_ folder: TestFolder, disk: Disk = Disk()) -> Releases { Releases(output: folder.path, disk: disk) }

    @Test("what the plan says is what is done")
    func planIsDeed() throws {
        let folder = TestFolder()
        try Self.shelf(folder)
        let releases = Self.releases(folder)
        try releases.pin(2, Pin(by: "周岚", reason: "论文", since: RetentionTests.now))
        let plan = try releases.plan(Retention(keep: 2), now: RetentionTests.now)
        #expect(plan.text == """
            removes release 1, made 2020-01-01T02:30:00Z
            removes release 3, made 2020-01-03T02:30:00Z
            keeps 3 releases
            """)
        #expect(try Disk().names(in: "\(folder.path)/releases").count == 5)
        try releases.prune(plan)
        #expect(try Disk().names(in: "\(folder.path)/releases") == ["000002", "000004", "000005"])
        #expect(try releases.plan(Retention(keep: 2), now: RetentionTests.now).isEmpty)
    }

    @Test("an empty file made by hand pins; unpinned, the release goes")
    func pinnedByHand() throws {
        let folder = TestFolder()
        try Self.shelf(folder, count: 3)
        try folder.write("pins/000001.json", "")
        let releases = Self.releases(folder)
        #expect(try releases.plan(Retention(), now: RetentionTests.now).removed.map(\.number) == [2])
        #expect(try releases.unpin(1))
        #expect(try !releases.unpin(1))
        #expect(try releases.plan(Retention(), now: RetentionTests.now).removed.map(\.number) == [1, 2])
    }

    @Test("a pin that comes after the plan still holds")
    func latePin() throws {
        let folder = TestFolder()
        try Self.shelf(folder, count: 3)
        let releases = Self.releases(folder)
        let plan = try releases.plan(Retention(), now: RetentionTests.now)
        try releases.pin(1, Pin(by: "", reason: "", since: nil))
        try releases.prune(plan)
        #expect(try Disk().names(in: "\(folder.path)/releases") == ["000001", "000003"])
    }

    @Test("a pin that comes when the release is being taken away brings it back whole")
    func pinDuringRemoval() throws {
        let folder = TestFolder()
        try Self.shelf(folder, count: 2)
        let plan = try Self.releases(folder).plan(Retention(), now: RetentionTests.now)
        let before = try folder.tree("releases/000001")
        // The first sync is that of the rename.
        let path = folder.path
        let disk = Disk { operation in
            if operation == .sync, Disk().isFolder("\(path)/releases/.000001.removed"), !Disk().isFolder("\(path)/pins") {
                mkdir("\(path)/pins", 0o755)
                close(creat("\(path)/pins/000001.json", 0o644))
            }
            return nil
        }
        try Self.releases(folder, disk: disk).prune(plan)
        #expect(Disk().isFolder("\(path)/pins"))
        #expect(try folder.tree("releases/000001") == before)
    }

    @Test("a release that is gone cannot be pinned or made current")
    func missing() throws {
        let folder = TestFolder()
        try Self.shelf(folder, count: 2)
        let releases = Self.releases(folder)
        #expect(throws: ReleaseError.missing(7, known: [1, 2])) { try releases.pin(7, Pin(by: "", reason: "", since: nil)) }
        #expect(throws: ReleaseError.missing(-1, known: [1, 2])) { try releases.switchCurrent(to: -1) }
        try Disk().remove("\(folder.path)/releases/000001/manifest.json")
        #expect(throws: ReleaseError.incomplete(1)) { try releases.switchCurrent(to: 1) }
        #expect(releases.currentNumber == 2)
        #expect(try Disk().names(in: "\(folder.path)/pins") == [])
    }

    @Test("a prune killed at any step leaves whole releases, and the next one finishes")
    func killedPrune() throws {
        var step = 0
        var passed = false
        while !passed {
            let folder = TestFolder()
            try Self.shelf(folder)
            let before = try folder.tree("releases")
            let count = Mutex(0)
            let disk = Disk { [step] _ in count.withLock { $0 += 1; return $0 } > step ? EIO : nil }
            do throws(DiskError) {
                let releases = Self.releases(folder, disk: disk)
                try releases.prune(try releases.plan(Retention(), now: RetentionTests.now))
                passed = true
            } catch {
                #expect(error.code == EIO)
            }
            for name in try Disk().names(in: "\(folder.path)/releases") where ReleaseRecord.number(of: name) != nil {
                let whole = before.filter { $0.key.hasPrefix("releases/\(name)/") }
                #expect(try folder.tree("releases/\(name)") == whole, "at step \(step)")
            }
            #expect(Disk().isFolder("\(folder.path)/releases/000005"))
            let releases = Self.releases(folder)
            try releases.prune(try releases.plan(Retention(), now: RetentionTests.now))
            #expect(try Disk().names(in: "\(folder.path)/releases") == ["000005"], "after step \(step)")
            step += 1
        }
        #expect(step > 30)
    }

    @Test("a switch that fails at any step leaves one release or the other current")
    func failedSwitch() throws {
        let folder = TestFolder()
        try Self.shelf(folder, count: 2)
        for step in 0..<8 {
            let count = Mutex(0)
            let disk = Disk { _ in count.withLock { $0 += 1; return $0 } > step ? EIO : nil }
            do {
                try Self.releases(folder, disk: disk).switchCurrent(to: 1)
            } catch {
                #expect(error is DiskError)
            }
            let current = try #require(Disk().target(of: "\(folder.path)/current"))
            #expect(["releases/000001", "releases/000002"].contains(current))
            #expect(try Self.releases(folder).switchCurrent(to: 2) != nil)
            #expect(Disk().target(of: "\(folder.path)/current") == "releases/000002")
            #expect(try Disk().names(in: folder.path) == ["current", "releases"])
        }
    }

    @Test("a release without a word of its time has that of its folder")
    func undated() throws {
        let folder = TestFolder()
        try Self.shelf(folder, count: 1)
        let path = "\(folder.path)/releases/000001"
        let releases = Self.releases(folder)
        #expect(try releases.created(of: path).iso == "2020-01-01T02:30:00Z")
        for manifest in ["{}", #"{"run": {"created": "yesterday"}}"#, "no JSON"] {
            try folder.write("releases/000001/manifest.json", manifest)
            #expect(try releases.created(of: path) == Disk().modified(of: path))
        }
    }
}
