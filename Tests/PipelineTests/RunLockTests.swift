import Glibc
import Testing

@testable import Pipeline

/// What is said of a lock that cannot be had.
@Suite struct RunLockTests {
    static let now = Timestamp(seconds: 1_700_000_000)

    private static func failure(_ folder: TestFolder, _ disk: Disk = Disk()) -> RunLock.Failure? {
        do throws(RunLock.Failure) {
            _ = try RunLock(output: folder.path, disk: disk, now: now)
            return nil
        } catch {
            return error
        }
    }

    @Test("who comes second is told who holds it, where and since when")
    func held() throws {
        let folder = TestFolder()
        let lock = try RunLock(output: folder.path, now: Self.now)
        let failure = try #require(Self.failure(folder))
        #expect(failure.exitCode == 4)
        var host = [CChar](repeating: 0, count: 256)
        gethostname(&host, 255)
        let name = String(decoding: host.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        #expect(failure.description == "another run (pid \(getpid()) on \(name), since 2023-11-14T22:13:20Z) "
            + "holds \(folder.path)/.lock; nothing was done")
        withExtendedLifetime(lock) {}
    }

    @Test("what a dead holder wrote is no obstacle, however long it is")
    func stale() throws {
        let folder = TestFolder()
        try folder.write(".lock", String(repeating: "pid 1 on elsewhere\n", count: 100))
        chmod("\(folder.path)/.lock", 0o644)
        let lock = try RunLock(output: folder.path, now: Self.now)
        #expect(try folder.text(".lock")?.contains("elsewhere") == false)
        withExtendedLifetime(lock) {}
    }

    @Test("nothing that stands in the file can drive a terminal")
    func hostile() throws {
        let folder = TestFolder()
        let lock = try RunLock(output: folder.path, now: Self.now)
        try Disk().overwrite("\(folder.path)/.lock", with: Array("pid \u{1B}[2J\u{7}1".utf8))
        #expect(Self.failure(folder)?.description.contains("(pid \u{FFFD}[2J\u{FFFD}1)") == true)
        try Disk().overwrite("\(folder.path)/.lock", with: [])
        #expect(Self.failure(folder)?.description.contains("(just starting)") == true)
        withExtendedLifetime(lock) {}
    }

    @Test("a file system that cannot lock is no reason to go on without", arguments: [
        (ENOLCK, "this file system cannot lock"), (EOPNOTSUPP, "this file system cannot lock"), (ENOSPC, "make room"),
        (EIO, "cannot lock"),
    ])
    func unavailable(code: Int32, words: String) throws {
        let failure = Self.failure(TestFolder(), Disk { $0 == .lock ? code : nil })
        #expect(failure?.exitCode == 3)
        #expect(failure?.description.contains(words) == true)
    }

    @Test("a link in its place is not followed")
    func link() throws {
        let folder = TestFolder()
        try folder.write("precious", "x")
        try Disk().link("\(folder.path)/.lock", to: "precious")
        #expect(Self.failure(folder)?.exitCode == 3)
        #expect(try folder.text("precious") == "x")
    }
}
