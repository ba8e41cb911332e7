import Foundation
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
        var size = 16
        var tooSmall = 0
        while true {
            let trial = try Trial(night)
            // The output lies on the small disk; a copy of it after each run is what the test looks at.
            let (ending, printed) = try Self.script("""
                mkdir -p "$folder/disk" "$output"
                mount -t tmpfs -o size=\(size)k t "$folder/disk"
                cp -a "$output" "$folder/disk/output" || exit 99
                code=0
                "$broadsheet" run --config "$config" --output "$folder/disk/output" || code=$?
                rm -rf "$output"
                cp -a "$folder/disk/output" "$output"
                mount -o remount,size=64m "$folder/disk"
                "$broadsheet" run --config "$config" --output "$folder/disk/output" > "$folder/later" 2>&1 || echo "later $?"
                cp -a "$folder/disk/output" "$folder/later.output"
                exit $code
                """, trial)
            defer { size += max(8, 2400 / Program.rounds) }
            // There is not even room for what was there before the night.
            if ending == .exited(99) { continue }
            if ending == night.ending {
                try trial.expectGolden("\(size) KiB")
                break
            }
            tooSmall += 1
            #expect(ending == .exited(3), "\(size) KiB: \(printed)")
            #expect(printed.contains("No space left on device") || printed.contains("catalog.sqlite cannot be used"), "\(size) KiB: \(printed)")
            #expect(printed.contains("make room"), "\(size) KiB: \(printed)")
            try trial.expectUntouched("\(size) KiB")
            let later = try Snapshot("\(trial.folder.path)/later.output").differences(from: night.golden)
            #expect(later == [], "with more room than \(size) KiB")
        }
        #expect(tooSmall > 1)
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
