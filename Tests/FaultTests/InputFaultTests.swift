import Foundation
import Glibc
import Newspaper
import SplitMix
import Synchronization
import Testing

/// Inputs and settings that change while a run reads them.
@Suite struct InputFaultTests {
    @Test("the configuration is read once: what changes of it during a run is for the next", arguments: [1, 5, 20, 40, 60, 80])
    func configuration(step: Int) throws {
        let night = try Night.Kind.first.night
        let trial = try Trial(night)
        let configuration = "\(trial.folder.path)/pipeline.json"
        let text = String(decoding: try Files.read(night.archive.configuration), as: UTF8.self)
        try Files.write(configuration, text.replacing("[\"in\"]", with: "[\"\(night.archive.input)\"]"))
        let child = try Child(
            [Program.path, "run", "--config", configuration, "--output", trial.output, "--jobs", "1"],
            environment: Fault.signal(SIGSTOP, at: step, within: trial.output).environment, output: "\(trial.folder.path)/log")
        try #require(child.waitForStop() == nil, "the run stands still at step \(step)")
        try Files.write(configuration, "{\"inputs\": [], \"papers\": [{\"code\": \"linhe\", \"name\": \"邻河日报\"}]")
        child.send(SIGCONT)
        #expect(child.wait() == night.ending, "\(child.printed)")
        try trial.expectGolden("the configuration changed at step \(step)")
        let (ending, printed) = try trial.run()
        #expect(ending == .exited(0), "\(printed)")
    }

    @Test("a page that changes during a run is as it was, as it is now, or put off: never a mixture", arguments: [0, 9, nil])
    func changingPage(length: Int?) throws {
        for step in stride(from: 1, to: .max, by: max(1, 480 / Program.rounds)) {
            let folder = try Folder()
            let archive = Archive(folder: folder.path)
            try archive.writeConfiguration()
            try archive.writeIssues(ofEach: 1)
            let output = "\(folder.path)/output"
            let page = archive.path("qingchuan", 1, 2)
            let old = try Files.read(page)
            let child = try Child(
                [Program.path, "run", "--config", archive.configuration, "--jobs", "1"],
                environment: Self.stopWhileReading(page, step).environment, output: "\(folder.path)/log")
            let early = child.waitForStop()
            if let early {
                #expect(early == .exited(0))
                #expect(step > 1)
                return
            }
            // Cut short in place, and written on.
            Files.truncate(page, to: length ?? old.count)
            let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: page))
            try handle.seekToEnd()
            try handle.write(contentsOf: Data("本报讯 改版。\n".utf8))
            try handle.close()
            let new = try Files.read(page)
            child.send(SIGCONT)
            let ending = child.wait()
            let used = try Self.hashes(output, "qingchuan")
            let isPutOff = child.printed.contains("input.changed")
            #expect(ending == .exited(isPutOff ? 1 : 0), "\(child.printed)")
            #expect(used.isSubset(of: [try Self.hash(archive.path("qingchuan", 1, 1)), SHA256.hex([UInt8](old)), SHA256.hex([UInt8](new))]))
            #expect(used.count == (isPutOff ? 1 : 2))
            // The next night has it as it is now.
            #expect(try Child([Program.path, "run", "--config", archive.configuration]).wait() == .exited(0))
            #expect(try Self.hashes(output, "qingchuan").contains(SHA256.hex([UInt8](new))))
        }
    }

    @Test("an archive in which somebody writes all the time gives whole releases, and in the end the last state of every page")
    func restlessArchive() throws {
        let folder = try Folder()
        let archive = Archive(folder: folder.path)
        try archive.writeConfiguration()
        try archive.writeIssues(ofEach: 2)
        let output = "\(folder.path)/output"
        let isOver = Mutex(false)
        let ended = DispatchSemaphore(value: 0)
        let target = archive.path("linhe", 1, 1)
        // Another holder of the same file: written in place, as copying does.
        Thread.detachNewThread { [target] in
            var seed = 0
            while !isOver.withLock({ $0 }) {
                seed += 1
                let text = Array(Archive.page(seed).utf8)
                let descriptor = open(target, O_WRONLY | O_TRUNC)
                for piece in [text.prefix(100), text.dropFirst(100)] {
                    _ = piece.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
                    usleep(300)
                }
                close(descriptor)
            }
            ended.signal()
        }
        for _ in 0..<max(1, Program.rounds / 6) {
            let child = try Child([Program.path, "run", "--config", archive.configuration, "--jobs", "2"], output: "\(folder.path)/log")
            let ending = child.wait()
            #expect([.exited(0), .exited(1)].contains(ending), "\(child.printed)")
            #expect(try Reader.check(output).problem == nil)
        }
        isOver.withLock { $0 = true }
        ended.wait()
        #expect(try Child([Program.path, "run", "--config", archive.configuration]).wait() == .exited(0))
        #expect(try Self.hashes(output, "linhe").contains(Self.hash(target)))
    }

    /// Stops the run before the nth time that it reads a file.
    private static func stopWhileReading(_ path: String, _ number: Int) -> Fault {
        var fault = Fault.signal(SIGSTOP, at: number, within: path)
        fault.environment["DISK_FAULTS_CALLS"] = "read"
        return fault
    }

    private static func hash(_ path: String) throws -> String { SHA256.hex([UInt8](try Files.read(path))) }

    /// Of the files that a paper's pages in the current release were made from.
    private static func hashes(_ output: String, _ paper: String) throws -> Set<String> {
        let child = try Child(
            ["/bin/sh", "-c", "zcat \(output)/current/pages/\(paper)/*.jsonl.gz"], output: "\(output).pages")
        #expect(child.wait() == .exited(0))
        return Set(try child.printed.split(separator: "\n").compactMap { line in
            let row = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
            return row?["sha256"] as? String
        })
    }
}
