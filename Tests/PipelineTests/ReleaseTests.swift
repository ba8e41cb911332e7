import Export
import Glibc
import Newspaper
import Synchronization
import Testing

@testable import Pipeline

/// What a release promises its readers.
@Suite struct ReleaseTests {
    static func archive(_ folder: TestFolder, pages: some Sequence<Int> = 1...12) throws {
        for page in pages {
            try folder.write("in/paper\(page % 2)/2023-04-\(10 + page % 4)/0\(page % 3 + 1).txt", TestPages.page(page))
        }
    }

    static func named(_ folder: TestFolder) throws -> TestRun {
        var run = TestRun(folder)
        try run.nameByFolders()
        return run
    }

    @Test("any number of jobs and any order of arrival give the same bytes", arguments: [1, 2, 8])
    func sameBytes(jobs: Int) throws {
        let (one, other) = (TestFolder(), TestFolder())
        try Self.archive(one)
        try Self.archive(other, pages: (1...12).reversed())
        let golden = try Self.named(one)
        #expect(try golden().exitCode == 0)
        var run = try Self.named(other)
        run.jobs = jobs
        #expect(try run().exitCode == 0)
        #expect(try run.release() == golden.release())
        #expect(try golden.release().keys.contains("articles/paper0/paper0-2023.jsonl.gz"))
    }

    @Test("the same content is not published twice")
    func unchanged() throws {
        let folder = TestFolder()
        try Self.archive(folder)
        let run = try Self.named(folder)
        #expect(try run().publication == .published("\(folder.path)/output/releases/000001"))
        #expect(try run().publication == .unchanged("\(folder.path)/output/releases/000001"))
        try folder.write("in/paper0/2023-05-01/01.txt", TestPages.page(50))
        #expect(try run().publication == .published("\(folder.path)/output/releases/000002"))
        #expect(Disk().target(of: "\(folder.path)/output/current") == "releases/000002")
        #expect(try Disk().names(in: "\(folder.path)/output/releases") == ["000001", "000002"])
    }

    @Test("the manifest lists every file with its true size and hash")
    func manifest() throws {
        let folder = TestFolder()
        try Self.archive(folder)
        let run = try Self.named(folder)
        _ = try run()
        var release = try run.release()
        let listed = release.removeValue(forKey: "manifest.json")
        let manifest = try #require(listed)
        let files = try Manifest.files(manifest, file: "manifest.json")
        #expect(files.map(\.path) == release.keys.sorted())
        for file in files {
            let bytes = try #require(release[file.path])
            #expect(SHA256.hex(bytes) == file.sha256)
            #expect(bytes.count == file.byteCount)
        }
        #expect(!String(decoding: manifest, as: UTF8.self).contains(folder.path))
    }

    @Test("issues stand in a yearly file in date order, one gzip member each")
    func members() throws {
        let folder = TestFolder()
        try Self.archive(folder)
        let run = try Self.named(folder)
        _ = try run()
        let file = try run.release()["pages/paper1/paper1-2023.jsonl.gz"]
        var members = GzipMembers(try #require(file))
        var dates: [String] = []
        while let member = try members.next() {
            let text = String(decoding: member, as: UTF8.self)
            dates += ["2023-04-10", "2023-04-11", "2023-04-12", "2023-04-13"].filter { text.contains("\"issue_date\":\"\($0)\"") }
        }
        #expect(dates == ["2023-04-11", "2023-04-13"])
    }

    @Test("a stopped run leaves the last release and nothing else", arguments: [SIGINT, SIGTERM])
    func stopped(signal: Int32) throws {
        let folder = TestFolder()
        try Self.archive(folder)
        var run = try Self.named(folder)
        _ = try run()
        let before = try folder.tree("output/releases")
        try folder.write("in/paper0/2023-05-01/01.txt", TestPages.page(50))
        for patience in [0, 1, 5] {
            let asked = Mutex(0)
            run.stop = { asked.withLock { $0 += 1; return $0 } > patience ? signal : nil }
            do {
                _ = try run()
                Issue.record("the run was not stopped")
            } catch {
                #expect(error.exitCode == 128 + signal)
            }
            #expect(try folder.tree("output/releases") == before)
            #expect(Disk().target(of: "\(folder.path)/output/current") == "releases/000001")
        }
    }

    @Test("the second run leaves at once")
    func locked() throws {
        let folder = TestFolder()
        try Self.archive(folder)
        try Disk().makeFolder("\(folder.path)/output")
        let lock = try RunLock(output: "\(folder.path)/output")
        do throws(RunError) {
            _ = try TestRun(folder)()
            Issue.record("the lock was not respected")
        } catch {
            #expect(error.exitCode == 4)
            #expect(error.description.contains("pid \(getpid())"))
        }
        withExtendedLifetime(lock) {}
    }

    @Test("a lock is free when its holder is gone")
    func unlocked() throws {
        let folder = TestFolder()
        do { _ = try RunLock(output: folder.path) }
        #expect(throws: Never.self) { _ = try RunLock(output: folder.path) }
    }
}

/// The disk fails at every single operation in turn, once or for ever after: SQLite's loop.
@Suite struct DiskFaultTests {
    @Test("whatever step fails, current is a whole release, and the next run finishes the job", arguments: [false, true])
    func sweep(isForEver: Bool) throws {
        let folder = TestFolder()
        let page = "in/paper/2023-05-01/01.txt"
        try folder.write(page, "本报讯 第0天。\n")
        let run = try ReleaseTests.named(folder)
        _ = try run()
        var step = 0
        var passed = false
        while !passed {
            step += 1
            try folder.write(page, "本报讯 第\(step)天。\n")
            let before = try run.release()
            let count = Mutex(0)
            var faulty = run
            faulty.disk = Disk { [step] operation in
                let at = count.withLock { $0 += 1; return $0 }
                return at == step || (isForEver && at > step) ? (operation == .write ? ENOSPC : EIO) : nil
            }
            // What fails after the release is current fails no run: it is made again.
            var isPublished = false
            do {
                _ = try faulty()
                isPublished = true
                passed = count.withLock { $0 } < step
            } catch {
                #expect(error.exitCode == 3)
                if case .unsynced = error { isPublished = true }
            }
            let after = try run.release()
            try checkWhole(after)
            #expect((after == before) == !isPublished, "at operation \(step)")
            #expect(try run().exitCode == 0)
            try checkWhole(try run.release())
            #expect(try Disk().names(in: "\(folder.path)/output/releases").allSatisfy { Int($0) != nil })
            #expect(Disk().target(of: "\(folder.path)/output/current.partial") == nil)
        }
        #expect(step > 30)
    }

    private func checkWhole(_ release: [String: [UInt8]]) throws {
        let files = try Manifest.files(try #require(release["manifest.json"]), file: "manifest.json")
        for file in files { #expect(release[file.path].map(SHA256.hex) == file.sha256) }
        #expect(release.count == files.count + 1)
    }

    @Test("everything of a release is synced before current points to it")
    func order() throws {
        let folder = TestFolder()
        try ReleaseTests.archive(folder, pages: 1...3)
        let operations = Mutex<[Disk.Operation]>([])
        var run = try ReleaseTests.named(folder)
        run.disk = Disk { operation in
            operations.withLock { $0.append(operation) }
            return nil
        }
        _ = try run()
        let seen = operations.withLock { $0 }
        let link = try #require(seen.lastIndex(of: .link))
        // The folder gets its name, which is synced; then the link is made and takes the place of the old one, synced.
        #expect(seen[(link - 3)...(link + 2)] == [.rename, .sync, .remove, .link, .rename, .sync])
        // The manifest is written and synced after one wait for all files before it, and its folder after it.
        #expect(seen[(link - 8)..<(link - 3)] == [.sync, .create, .write, .sync, .write] || seen[..<(link - 3)].suffix(4) == [.write, .sync, .write, .sync])
        let last = try #require(seen[..<(link - 3)].lastIndex(of: .create))
        #expect(seen[..<last].last { $0 != .list } == .sync)
    }
}
