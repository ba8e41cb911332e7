import Glibc
import Testing

/// Real file systems that are too small or not to be written, in a name space of mounts of their own.
@Suite struct MountTests {
    /// Runs a script as root of its own name space; `$output`, `$config` and `$broadsheet` are what they say.
    private static func script(_ text: String, _ trial: Trial) throws -> (ending: Ending, printed: String) {
        let child = try Child(
            ["unshare", "-rm", "/bin/sh", "-euc", text],
            environment: [
                "output": trial.output, "config": trial.night.archive.configuration, "broadsheet": Program.path,
                "input": trial.night.archive.input, "folder": trial.folder.path,
            ],
            output: "\(trial.folder.path)/log")
        return (child.wait(), child.printed)
    }

    static let canMount = Program.succeeds("unshare", "-rm", "mount", "-t", "tmpfs", "t", "/mnt")
    static let needsMounts = ConditionTrait.enabled(if: canMount, "SKIPPED: no mounts in a name space of one's own here")

    @Test("a disk of any size is enough, or says so and keeps the old release; with more room the job is finished",
        needsMounts, arguments: Night.Kind.allCases)
    func smallDisk(kind: Night.Kind) throws {
        let night = try kind.wideNight
        var size = kind == .first ? 16 : 240
        var tooSmall = 0
        while true {
            let trial = try Trial(night)
            // The output lies on the small disk; a copy of it after each run is what the test looks at.
            let (ending, printed) = try Self.script("""
                mkdir -p "$folder/disk" "$output"
                mount -t tmpfs -o size=\(size)k t "$folder/disk"
                cp -a "$output" "$folder/disk/output"
                code=0
                "$broadsheet" run --config "$config" --output "$folder/disk/output" || code=$?
                rm -rf "$output"
                cp -a "$folder/disk/output" "$output"
                mount -o remount,size=64m "$folder/disk"
                "$broadsheet" run --config "$config" --output "$folder/disk/output" > "$folder/later" 2>&1 || echo "later $?"
                cp -a "$folder/disk/output" "$folder/later.output"
                exit $code
                """, trial)
            if ending == night.ending {
                try trial.expectGolden("\(size) KiB")
                break
            }
            tooSmall += 1
            #expect(ending == .exited(3), "\(size) KiB: \(printed)")
            #expect(printed.contains("No space left on device") || printed.contains("disk is full"), "\(size) KiB: \(printed)")
            #expect(printed.contains("make room"), "\(size) KiB: \(printed)")
            try trial.expectUntouched("\(size) KiB")
            let later = try Snapshot("\(trial.folder.path)/later.output").differences(from: night.golden)
            #expect(later == [], "with more room than \(size) KiB")
            size += max(8, 960 / Program.rounds)
        }
        #expect(tooSmall > 3)
    }

    @Test("an output that is read-only ends a run with exit code 3 before any work", needsMounts)
    func readOnlyOutput() throws {
        let trial = try Trial(try Night.Kind.second.night)
        let (ending, printed) = try Self.script("""
            mount --bind "$output" "$output"
            mount -o remount,ro,bind "$output"
            exec "$broadsheet" run --config "$config" --output "$output"
            """, trial)
        #expect(ending == .exited(3), "\(printed)")
        #expect(printed.contains("Read-only file system") && printed.contains("nothing was done"), "\(printed)")
        try trial.expectUntouched("read-only")
    }

    @Test("inputs that are read-only are inputs like any others", needsMounts)
    func readOnlyInput() throws {
        let night = try Night.Kind.second.night
        let trial = try Trial(night)
        let (ending, printed) = try Self.script("""
            mount --bind "$input" "$input"
            mount -o remount,ro,bind "$input"
            exec "$broadsheet" run --config "$config" --output "$output"
            """, trial)
        #expect(ending == night.ending, "\(printed)")
        try trial.expectGolden("read-only inputs")
    }
}

/// Folders that are not there or not ours.
@Suite struct AccessTests {
    static let isOther = Program.isRoot && Program.succeeds(
        "setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", Program.path, "--version")
    static let needsOther = ConditionTrait.enabled(if: isOther, "SKIPPED: tests are not run by root, or the program lies where others cannot read it")

    /// A run as somebody who owns nothing.
    private static func runAsNobody(_ trial: Trial) throws -> (ending: Ending, printed: String) {
        let child = try Child(
            ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", Program.path, "run",
                "--config", trial.night.archive.configuration, "--output", trial.output],
            output: "\(trial.folder.path)/log")
        return (child.wait(), child.printed)
    }

    @Test("who may not write to the output is told so with exit code 3", needsOther)
    func noRightToWrite() throws {
        let trial = try Trial(try Night.Kind.second.night)
        let (ending, printed) = try Self.runAsNobody(trial)
        #expect(ending == .exited(3), "\(printed)")
        #expect(printed.contains("Permission denied; give the user who runs this the right to"), "\(printed)")
        try trial.expectUntouched("no right to write")
    }

    @Test("who may not make the output folder is told so with exit code 3", needsOther)
    func noRightToMake() throws {
        let trial = try Trial(try Night.Kind.first.night)
        let (ending, printed) = try Self.runAsNobody(trial)
        #expect(ending == .exited(3), "\(printed)")
        #expect(printed.contains("Permission denied"), "\(printed)")
        #expect(!Files.exists(trial.output))
    }

    @Test("an input folder that is not there ends a run with exit code 2, before anything is made")
    func missingInput() throws {
        let folder = try Folder()
        let archive = Archive(folder: folder.path)
        try archive.writeConfiguration()
        let child = try Child([Program.path, "run", "--config", archive.configuration], output: "\(folder.path)/log")
        #expect(child.wait() == .exited(2))
        #expect(child.printed.contains("\(archive.input): No such file or directory"), "\(child.printed)")
        #expect(!Files.exists("\(folder.path)/output"))
    }

    @Test("an input folder that may not be listed ends a run with exit code 2, and the old release stays", needsOther)
    func closedInput() throws {
        let folder = try Folder()
        let archive = Archive(folder: folder.path)
        try archive.writeConfiguration()
        try archive.writeIssues(ofEach: 1)
        chmod(archive.input, 0o700)
        chmod(folder.path, 0o777)
        let child = try Child(
            ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", Program.path, "run", "--config", archive.configuration],
            output: "\(folder.path)/log")
        #expect(child.wait() == .exited(2))
        #expect(child.printed.contains("\(archive.input): Permission denied"), "\(child.printed)")
        #expect(!Files.exists("\(folder.path)/output"))
    }
}
