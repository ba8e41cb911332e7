import Foundation
import GRDB
import Glibc
import SplitMix
import Testing

/// A catalog that is lost, torn, damaged, or not ours to understand.
@Suite struct CatalogFaultTests {
    /// A night whose catalog something has happened to.
    private static func expectNoHarm(_ comment: String, to harm: (Trial, _ catalog: String) throws -> Void) throws {
        let night = try Night.Kind.second.night
        let trial = try Trial(night)
        try harm(trial, "\(trial.output)/catalog.sqlite")
        let (ending, printed) = try trial.run()
        #expect(ending == night.ending, "\(comment): \(printed)")
        try expectGolden(trial, comment)
        // Damage that shows only when the catalog is written to, after the release is current, is mended by the next run.
        #expect(try trial.run().ending == night.ending, "\(comment)")
        try expectGolden(trial, comment)
        let check = try Child([Program.path, "catalog", "check", "--output", trial.output], output: "\(trial.folder.path)/check")
        #expect(check.wait() == .exited(0), "\(comment): \(check.printed)")
        #expect(check.printed.hasPrefix("no errors in "), "\(comment): \(check.printed)")
    }

    /// What was damaged stays aside for who wants to see it.
    private static func expectGolden(_ trial: Trial, _ comment: String) throws {
        let differences = try Snapshot(trial.output).differences(from: trial.night.golden)
        #expect(differences.filter { $0 != "left over: catalog.sqlite.damaged" } == [], "\(comment)")
    }

    @Test("a catalog that is gone is made again from the releases, and knows what it knew")
    func gone() throws {
        try Self.expectNoHarm("gone") { _, catalog in Files.remove(catalog) }
        try Self.expectNoHarm("empty") { _, catalog in Files.truncate(catalog, to: 0) }
        try Self.expectNoHarm("something else") { _, catalog in try Files.write(catalog, "青川\n") }
    }

    @Test("catalog rebuild makes it again, and the next run has nothing to do")
    func rebuilt() throws {
        let night = try Night.Kind.second.night
        let trial = try Trial(night)
        Files.remove(trial.output)
        try Files.copy(night.after, to: trial.output)
        try Files.flip("\(trial.output)/catalog.sqlite", at: 100)
        #expect(Program.succeeds(Program.path, "catalog", "rebuild", "--output", trial.output))
        #expect(Program.succeeds(Program.path, "catalog", "check", "--output", trial.output))
        let (ending, printed) = try trial.run()
        #expect(ending == night.ending && printed.contains("Nothing new"), "\(printed)")
        try Self.expectGolden(trial, "rebuilt")
    }

    @Test("a catalog that is cut off anywhere is made again")
    func truncated() throws {
        let size = try Files.read("\(Night.Kind.second.night.before ?? "")/catalog.sqlite").count
        for length in stride(from: 1, to: size, by: max(1, size * 5 / (3 * Program.rounds))) {
            try Self.expectNoHarm("cut off after \(length) bytes") { _, catalog in Files.truncate(catalog, to: length) }
        }
    }

    @Test("no bit of the catalog that flips changes what is published")
    func flipped() throws {
        let size = try Files.read("\(Night.Kind.second.night.before ?? "")/catalog.sqlite").count
        var random = SeededGenerator(seed: 26)
        for _ in 0..<Program.rounds {
            let (offset, bit) = (Int.random(in: 0..<size, using: &random), Int.random(in: 0..<8, using: &random))
            try Self.expectNoHarm("bit \(bit) of byte \(offset)") { _, catalog in try Files.flip(catalog, at: offset, bit: bit) }
        }
    }

    @Test("what was not yet written back to the catalog may be lost", arguments: ["-wal", "-shm"])
    func logRemoved(suffix: String) throws {
        let night = try Night.Kind.second.night
        var found = 0
        for step in stride(from: 1, to: .max, by: 6) {
            let trial = try Trial(night)
            guard try trial.run(.signal(SIGKILL, at: step, within: trial.output)).ending == .killed(SIGKILL) else { break }
            guard Files.exists("\(trial.output)/catalog.sqlite\(suffix)") else { continue }
            found += 1
            Files.remove("\(trial.output)/catalog.sqlite\(suffix)")
            let (ending, printed) = try trial.run()
            #expect(ending == night.ending, "killed at step \(step): \(printed)")
            try Self.expectGolden(trial, "without \(suffix), killed at step \(step)")
        }
        #expect(found > 0)
    }

    @Test("a catalog of a later version is left as it is, with exit code 2")
    func newer() throws {
        let trial = try Trial(try Night.Kind.second.night)
        let path = "\(trial.output)/catalog.sqlite"
        do {
            let database = try DatabaseQueue(path: path)
            try database.write { try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('later')") }
        }
        let before = try Files.read(path)
        let (ending, printed) = try trial.run()
        #expect(ending == .exited(2), "\(printed)")
        #expect(printed.contains("was written by a later version of broadsheet, and is left as it is"), "\(printed)")
        #expect(try Files.read(path) == before)
        try trial.expectUntouched("a later catalog")
    }
}
