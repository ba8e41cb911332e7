import Glibc
import SplitMix
import Testing

/// An archive that lives on for many nights, each killed at a moment that nobody chose, with a reader who never rests.
@Suite struct RandomKillTests {
    @Test("nights that are killed at random and finished give what undisturbed nights give, and no reader sees anything else",
        arguments: [(1, UInt64(1)), (2, 2), (4, 3)])
    func livingArchive(jobs: Int, seed: UInt64) throws {
        let folder = try Folder()
        let archive = Archive(folder: folder.path)
        try archive.writeConfiguration()
        try archive.writeIssues(ofEach: 2)
        let (killed, undisturbed) = ("\(folder.path)/killed", "\(folder.path)/undisturbed")
        func run(_ output: String, _ fault: Fault? = nil) throws -> Child {
            try Child(
                [Program.path, "run", "--config", archive.configuration, "--output", output, "--jobs", String(jobs), "--accept"],
                environment: fault?.environment ?? [:], output: "\(output).log")
        }
        var random = SeededGenerator(seed: seed)
        let reader = Reader(of: killed)
        var (kills, nights) = (0, 0)
        while kills < max(1, Program.rounds / 3) {
            nights += 1
            try Self.change(archive, night: nights, &random)
            let golden = try run(undisturbed).wait()
            for _ in 1...Int.random(in: 1...3, using: &random) {
                if Bool.random(using: &random) {
                    let child = try run(killed)
                    usleep(UInt32.random(in: 0...400_000, using: &random))
                    child.send(SIGKILL)
                    if child.wait() == .killed(SIGKILL) { kills += 1 }
                } else {
                    let step = Int.random(in: 1...180, using: &random)
                    if try run(killed, .signal(SIGKILL, at: step, within: killed)).wait() == .killed(SIGKILL) { kills += 1 }
                }
            }
            let last = try run(killed)
            #expect(last.wait() == golden, "night \(nights) of seed \(seed): \(last.printed)")
            let differences = try Snapshot(killed).differences(from: try Snapshot(undisturbed))
            #expect(differences == [], "night \(nights) of seed \(seed)")
            if !differences.isEmpty { break }
        }
        let findings = reader.stop()
        #expect(findings.problems == [])
        #expect(findings.reads > 10 && findings.releases.count > 1)
    }

    /// Something that archives do in a night.
    private static func change(_ archive: Archive, night: Int, _ random: inout SeededGenerator) throws {
        let paper = Archive.papers[Int.random(in: 0...2, using: &random)]
        let page = archive.path(paper, Int.random(in: 1...2, using: &random), Int.random(in: 1...2, using: &random))
        switch Int.random(in: 0...3, using: &random) {
        case 0: Files.remove(page)
        case 1: try Files.write(page, "")
        case 2: try archive.write(paper, 2 + night % 26, 1, seed: 1000 + night)
        default: try Files.write(page, Archive.page(2000 + night))
        }
    }
}
