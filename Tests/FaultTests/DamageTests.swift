import Foundation
import Glibc
import SplitMix
import Testing

/// Bits that flip in what is published or stored.
@Suite struct DamageTests {
    private static func verify(_ release: String, _ folder: Folder) throws -> (ending: Ending, printed: String) {
        let child = try Child([Program.path, "verify", release], output: "\(folder.path)/verified")
        return (child.wait(), child.printed)
    }

    /// Every file of the release that a night goes on from.
    private static func files(_ trial: Trial) throws -> [String] {
        try Snapshot(trial.output).releases.keys.filter { $0.hasPrefix("releases/000001/") }.sorted()
    }

    @Test("verify finds one flipped bit in any file of a release, and names the file")
    func verifyNamesIt() throws {
        let night = try Night.Kind.second.night
        let sound = try Trial(night)
        let (ending, printed) = try Self.verify("\(sound.output)/current", sound.folder)
        #expect(ending == .exited(0) && printed.hasSuffix("no errors\n"), "\(printed)")
        var random = SeededGenerator(seed: 27)
        for file in try Self.files(sound) where !file.hasSuffix("/manifest.json") {
            let path = "\(sound.output)/\(file)"
            let (offset, bit) = (Int.random(in: 0..<(try Files.read(path).count), using: &random), Int.random(in: 0..<8, using: &random))
            try Files.flip(path, at: offset, bit: bit)
            let (ending, printed) = try Self.verify("\(sound.output)/current", sound.folder)
            #expect(ending == .exited(3), "\(file), bit \(bit) of byte \(offset)")
            #expect(printed.contains(String(file.dropFirst("releases/000001/".count))), "\(file): \(printed)")
            #expect(printed.contains(/\d+ errors?\n$/), "\(file): \(printed)")
            try Files.flip(path, at: offset, bit: bit)
        }
    }

    @Test("a run publishes nothing new from a file in which a bit flipped: it refuses, or leaves it where it is")
    func neverNew() throws {
        let night = try Night.Kind.second.night
        var random = SeededGenerator(seed: 28)
        var (refused, shared) = (0, 0)
        for file in try Self.files(try Trial(night)) where !file.hasSuffix("/manifest.json") {
            let trial = try Trial(night)
            let path = "\(trial.output)/\(file)"
            let offset = Int.random(in: 0..<(try Files.read(path).count), using: &random)
            try Files.flip(path, at: offset)
            let (ending, printed) = try trial.run()
            if ending == .exited(3) {
                refused += 1
                #expect(printed.contains("is not what was published"), "\(file): \(printed)")
                #expect(printed.contains(file), "\(file): \(printed)")
                #expect(try Files.names(in: "\(trial.output)/releases") == ["000001"])
                continue
            }
            #expect(ending == night.ending, "\(file): \(printed)")
            let copy = "\(trial.output)/\(file.replacing("000001", with: "000002"))"
            let isShared = Files.inode(copy) == Files.inode(path)
            if isShared {
                // It is the very file that was damaged, and verify says so of both releases.
                shared += 1
                #expect(try Self.verify("\(trial.output)/current", trial.folder).ending == .exited(3))
                try Files.flip(path, at: offset)
            }
            let name = file.replacing("000001", with: "000002")
            #expect(try Snapshot(trial.output).releases[name] == night.golden.releases[name], "\(file) is published as it should be")
        }
        #expect(refused > 0 && shared > 0)
    }

    @Test("a bit that flips in a manifest is found by verify or by the next run, or stands where nothing is taken from it")
    func manifest() throws {
        let night = try Night.Kind.second.night
        var random = SeededGenerator(seed: 29)
        for _ in 0..<max(1, Program.rounds / 2) {
            let trial = try Trial(night)
            let path = "\(trial.output)/releases/000001/manifest.json"
            let (offset, bit) = (Int.random(in: 0..<(try Files.read(path).count), using: &random), Int.random(in: 0..<8, using: &random))
            try Files.flip(path, at: offset, bit: bit)
            let (ending, printed) = try trial.run()
            let comment = "bit \(bit) of byte \(offset)"
            if ending == .exited(3) { continue }
            #expect(ending == night.ending, "\(comment): \(printed)")
            let (verified, said) = try Self.verify("\(trial.output)/current", trial.folder)
            var found = try Snapshot(trial.output).releases
            var golden = night.golden.releases
            (found["releases/000001/manifest.json"], golden["releases/000001/manifest.json"]) = (nil, nil)
            // Either all is as it should be, or verify says that it is not.
            #expect(found == golden || verified == .exited(3), "\(comment): \(said)")
        }
    }

    @Test("what a killed run stored and a bit flipped in is made again")
    func store() throws {
        let night = try Night.Kind.second.night
        let killed = try Trial(night)
        #expect(try killed.run(.signal(SIGKILL, at: 1, of: .syncfs, within: killed.output)).ending == .killed(SIGKILL))
        let stored = try Snapshot(killed.output).others.filter { path in
            path.hasPrefix("store/") && !path.hasPrefix("store/crashes/") && path.split(separator: "/").count == 3
        }
        #expect(stored.count == 3)
        var random = SeededGenerator(seed: 30)
        for file in stored.sorted() {
            for _ in 0..<max(1, Program.rounds / 12) {
                let trial = try Trial(night)
                Files.remove(trial.output)
                try Files.copy(killed.output, to: trial.output)
                let path = "\(trial.output)/\(file)"
                let offset = Int.random(in: 0..<(try Files.read(path).count), using: &random)
                try Files.flip(path, at: offset)
                try trial.expectFinishes("byte \(offset) of \(file)")
            }
        }
    }

    @Test("an entry of the quarantine that is damaged is told of, and written anew")
    func quarantine() throws {
        let night = try Night.Kind.second.night
        let trial = try Trial(night)
        #expect(try trial.run().ending == night.ending)
        let name = try #require(try Files.names(in: "\(trial.output)/quarantine").first)
        try Files.write("\(trial.output)/quarantine/\(name)", "{\"code\": ")
        let (ending, printed) = try trial.run()
        #expect(ending == .exited(1), "\(printed)")
        #expect(printed.contains("\(name) is no entry of the quarantine"), "\(printed)")
    }
}
