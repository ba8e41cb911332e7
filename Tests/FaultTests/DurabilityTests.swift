import Testing

/// What is on the disk when a run says that it is.
@Suite struct DurabilityTests {
    /// A call that changes the disk, in the order in which they were made.
    private struct Step {
        var call: Substring
        /// Below the output folder.
        var path: Substring
    }

    private static func steps(_ kind: Night.Kind) throws -> [Step] {
        let trial = try Trial(try kind.wideNight)
        let log = "\(trial.folder.path)/calls"
        #expect(try trial.run(.log(log, within: trial.output)).ending == trial.night.ending)
        return String(decoding: try Files.read(log), as: UTF8.self).split(separator: "\n").map { line in
            let parts = line.split(separator: " ", maxSplits: 1)
            return Step(call: parts[0], path: parts[1].dropFirst(trial.output.utf8.count + 1))
        }
    }

    @Test("everything that current is to point to is on the disk before it does, and current before the run ends", arguments: Night.Kind.allCases)
    func order(kind: Night.Kind) throws {
        let steps = try Self.steps(kind)
        let number = kind == .first ? "000001" : "000002"
        let staging = "releases/.\(number).partial"
        func index(_ call: String, _ path: String, after start: Int = -1) throws -> Int {
            try #require(
                steps.indices.first { $0 > start && steps[$0].call == call && steps[$0].path == path },
                "\(call) \(path) after step \(start)")
        }
        let synced = try index("syncfs", staging)
        let manifest = try index("fsync", "\(staging)/manifest.json", after: synced)
        let folder = try index("fsync", staging, after: manifest)
        let named = try index("rename", "releases/\(number)", after: folder)
        let parent = try index("fsync", "releases", after: named)
        let current = try index("rename", "current", after: parent)
        _ = try index("fsync", "", after: current)
        let late = steps[synced...].filter { step in
            step.path.hasPrefix(staging) && ["open", "write", "link", "mkdir"].contains(step.call)
        }
        #expect(late.allSatisfy { $0.path == "\(staging)/manifest.json" }, "only the manifest comes after the one wait for all files")
        #expect(steps[named...].allSatisfy { !$0.path.hasPrefix("releases/\(number)/") }, "a release that has its name is not changed")
        #expect(steps.filter { $0.path == "current" }.count == 1, "readers see one step")
    }

    static let hasStrace = Program.succeeds("strace", "-f", "-qq", "-o", "/dev/null", "true")

    @Test("the library that makes the faults sees every call that the kernel sees",
        .enabled(if: hasStrace, "SKIPPED: strace is missing or may not trace here"), arguments: Night.Kind.allCases)
    func noCallIsMissed(kind: Night.Kind) throws {
        var seen: [Substring: Int] = [:]
        for step in try Self.steps(kind) where step.call != "open" { seen[step.call, default: 0] += 1 }
        let names = [
            "write": "write", "writev": "write", "pwrite64": "pwrite", "pwritev": "pwrite", "fsync": "fsync", "fdatasync": "fsync",
            "sync_file_range": "fsync", "syncfs": "syncfs", "rename": "rename", "renameat": "rename", "renameat2": "rename",
            "link": "link", "linkat": "link", "symlink": "symlink", "symlinkat": "symlink", "unlink": "unlink", "unlinkat": "unlink",
            "rmdir": "rmdir", "mkdir": "mkdir", "mkdirat": "mkdir", "ftruncate": "ftruncate", "fallocate": "ftruncate", "chmod": "chmod",
            "fchmod": "chmod", "fchmodat": "chmod",
        ]
        let trial = try Trial(try kind.wideNight)
        let log = "\(trial.folder.path)/calls"
        let child = try Child([
            "strace", "-f", "-qq", "-y", "-s", "0", "-o", log, "-e", "trace=\(names.keys.sorted().joined(separator: ","))", Program.path, "run",
            "--config", trial.night.archive.configuration, "--output", trial.output, "--jobs", "1",
        ], output: "\(trial.folder.path)/log")
        #expect(child.wait() == trial.night.ending, "\(child.printed)")
        var traced: [Substring: Int] = [:]
        for line in String(decoding: try Files.read(log), as: UTF8.self).split(separator: "\n") where line.contains(trial.output) {
            // `1234 write(4</…/output/…>, ""..., 12) = 12`
            let call = line.drop { $0 != " " }.drop { $0 == " " }.prefix { $0 != "(" }
            if let name = names[String(call)] { traced[Substring(name), default: 0] += 1 }
        }
        #expect(traced == seen)
    }
}
