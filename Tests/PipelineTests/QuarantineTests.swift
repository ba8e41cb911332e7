import Testing

@testable import Pipeline

/// What the quarantine knows of an input over several nights.
@Suite struct QuarantineTests {
    static func night(_ number: Int) -> Timestamp { Timestamp(seconds: 1_700_000_000 + number * 86_400) }

    static func refusal(_ path: String = "清川/01.txt.gz", code: String = "gzip.truncated", sha256: String = "aa") -> Refusal {
        Refusal(code: code, detail: "cut short", path: path, sha256: sha256)
    }

    static func updated(
        _ entries: [QuarantineEntry], _ refusals: [Refusal], night: Int, stands: Bool = false
    ) -> [QuarantineEntry] {
        QuarantineEntry.updated(entries, refusals: refusals, stands: { _ in stands }, now: Self.night(night), pipeline: "1.0")
    }

    @Test("first seen stays, last seen and tries move only when it was tried")
    func nights() throws {
        var entries = Self.updated([], [Self.refusal()], night: 1)
        #expect(entries.map(\.tries) == [1])
        entries = Self.updated(entries, [Self.refusal()], night: 2)
        #expect(entries.map(\.tries) == [2])
        let before = entries
        entries = Self.updated(entries, [], night: 3, stands: true)
        #expect(entries == before)
        #expect(entries.first?.firstSeen == Self.night(1))
        #expect(entries.first?.lastSeen == Self.night(2))
        #expect(Self.updated(entries, [], night: 4) == [])
    }

    @Test("who reads it is told what to do")
    func advice() throws {
        let entry = try #require(Self.updated([], [Self.refusal()], night: 1).first)
        #expect(entry.json.pretty.contains("\"advice\": \"fetch or copy the file again"))
    }

    @Test("it is tried again when the file, the version or somebody asks for it", arguments: [
        (true, "1.0", false, false), (false, "1.0", false, true), (true, "1.1", false, true), (true, "1.0", true, true),
    ])
    func due(isSameFile: Bool, pipeline: String, isAsked: Bool, isDue: Bool) throws {
        var entry = try #require(Self.updated([], [Self.refusal()], night: 1).first)
        entry.isRetryAsked = isAsked
        #expect(entry.isDue(isSameFile: isSameFile, pipeline: pipeline) == isDue)
    }

    @Test("a retry is asked for once")
    func retriedOnce() throws {
        var listing = QuarantineListing(Self.updated([], [Self.refusal()], night: 1))
        try listing.retry("01-")
        #expect(listing.entries.map(\.isRetryAsked) == [true])
        #expect(Self.updated(listing.entries, [Self.refusal()], night: 2).map(\.isRetryAsked) == [false])
    }

    @Test("ignored is this fault of these bytes, no other", arguments: [
        (refusal(), true), (refusal(code: "gzip.damaged"), false), (refusal(sha256: "bb"), false),
    ])
    func ignored(next: Refusal, isStillIgnored: Bool) throws {
        var listing = QuarantineListing(Self.updated([], [Self.refusal()], night: 1))
        try listing.ignore("01", .init(by: "周岚", reason: "原件残缺", since: Self.night(1)))
        let after = try #require(Self.updated(listing.entries, [next], night: 2).first)
        #expect((after.ignored != nil) == isStillIgnored)
        #expect(after.tries == 2)
    }

    @Test("pages of one file, and places that differ in their bytes alone, have an entry each")
    func places() {
        var second = Self.refusal()
        second.page = 2
        let refusals = [Self.refusal(), second, Self.refusal("e\u{301}.txt"), Self.refusal("\u{E9}.txt")]
        let entries = Self.updated([], refusals, night: 1)
        #expect(Set(entries.map(\.name)).count == 4)
    }

    @Test("an entry is stored and read as it is")
    func roundTrip() throws {
        let folder = TestFolder()
        let quarantine = Quarantine(output: folder.path)
        var second = Self.refusal("b\u{202E}txt.exe", code: "text.binary")
        (second.page, second.sha256) = (3, nil)
        var listing = QuarantineListing(Self.updated([], [Self.refusal(), second], night: 1))
        try listing.ignore("01", .init(by: "周岚", reason: "原件残缺", since: Self.night(2)))
        listing.retryAll()
        try quarantine.store(listing.entries)
        let loaded = try quarantine.load { Issue.record("\($0)") }
        #expect(Set(loaded) == Set(listing.entries))
        #expect(loaded.filter(\.isRetryAsked).map(\.refusal) == [second])
    }

    @Test("a file that says so already is not written again")
    func untouched() throws {
        let folder = TestFolder()
        let written = Self.updated([], [Self.refusal()], night: 1)
        try Quarantine(output: folder.path).store(written)
        let disk = Disk { $0 == .create || $0 == .write || $0 == .rename ? 5 : nil }
        try Quarantine(output: folder.path, disk: disk).store(written)
        try folder.write("quarantine/leftover.json.123.partial", "x")
        try Quarantine(output: folder.path, disk: disk).store(written)
        #expect(try folder.tree("quarantine").count == 1)
    }

    @Test("entries of versions that knew no times are read")
    func oldEntry() throws {
        let folder = TestFolder()
        try folder.write("quarantine/01-00000000.json", """
            {"code": "input.empty", "detail": "nothing in it", "path": "a/01.txt", "page": 0, "sha256": "", "pipeline": "0.1.0"}
            """)
        let entry = try #require(try Quarantine(output: folder.path).load { Issue.record("\($0)") }.first)
        #expect(entry.refusal == Refusal(code: "input.empty", detail: "nothing in it", path: "a/01.txt"))
        #expect(entry.firstSeen == Disk().modified(of: "\(folder.path)/quarantine/01-00000000.json"))
        #expect((entry.tries, entry.ignored == nil, entry.isRetryAsked) == (1, true, false))
    }

    @Test("what is no entry is told and does not stop a run", arguments: ["", "{", "[]", #"{"code": "x"}"#])
    func damaged(text: String) throws {
        let folder = TestFolder()
        try folder.write("quarantine/x.json", text)
        var damage: [QuarantineDamage] = []
        #expect(try Quarantine(output: folder.path).load { damage.append($0) } == [])
        #expect(damage.map(\.path) == ["\(folder.path)/quarantine/x.json"])
        try Quarantine(output: folder.path).update([Self.refusal()], now: Self.night(1))
        #expect(try folder.tree("quarantine").keys.map { $0 } == ["quarantine/\(QuarantineEntry(Self.refusal(), at: Self.night(1)).name).json"])
    }

    @Test("a name is known by its beginning, if no other begins so")
    func names() throws {
        let entries = Self.updated([], [Self.refusal("a/01.txt"), Self.refusal("b/01.txt"), Self.refusal("02.txt")], night: 1)
        let listing = QuarantineListing(entries)
        #expect(try listing.entry(named: "02").refusal.path == "02.txt")
        let name = try #require(entries.first { $0.refusal.path == "b/01.txt" }).name
        #expect(try listing.entry(named: name).refusal.path == "b/01.txt")
        #expect(throws: QuarantineListing.Failure.unknown("03")) { try listing.entry(named: "03") }
        do throws(QuarantineListing.Failure) {
            _ = try listing.entry(named: "01-")
            Issue.record("two names begin so")
        } catch {
            #expect(error.description.contains(name))
        }
    }

    @Test("the table says under each code what to do and whom it concerns")
    func table() throws {
        var listing = QuarantineListing(Self.updated(
            [], [Self.refusal("01.txt", code: "input.empty"), Self.refusal("02.txt.gz"), Self.refusal("03.txt.gz")], night: 1))
        try listing.ignore("02", .init(by: "周岚", reason: "原件残缺", since: Self.night(1)))
        let names = listing.entries.map(\.name)
        #expect(listing.text == """
            gzip.truncated  2, 1 ignored
              fetch or copy the file again; it is tried again when it changes
                \(names[1])  02.txt.gz  since 2023-11-15, 1 try, ignored by 周岚: 原件残缺
                \(names[2])  03.txt.gz  since 2023-11-15, 1 try

            input.empty  1
              fetch or copy the file again; it is tried again when it changes
                \(names[0])  01.txt  since 2023-11-15, 1 try
            """)
        #expect(QuarantineListing([]).text == "nothing is quarantined")
    }

    @Test("what somebody ignores makes no exit code 1")
    func exitCode() throws {
        let folder = TestFolder()
        try folder.write("in/good.txt", TestPages.page(1))
        try folder.write("in/empty.txt", "")
        var summary = try TestRun(folder)()
        #expect(summary.exitCode == 1)
        var listing = QuarantineListing(try Quarantine(output: "\(folder.path)/output").load { Issue.record("\($0)") })
        try listing.ignore("empty", .init(by: "", reason: "", since: Self.night(1)))
        summary.quarantine = listing.entries
        #expect(summary.exitCode == 0)
        summary.quarantine.append(QuarantineEntry(Self.refusal(), at: Self.night(1)))
        #expect(summary.exitCode == 1)
    }
}
