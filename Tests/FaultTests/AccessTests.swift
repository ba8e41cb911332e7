import Glibc
import Testing

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
