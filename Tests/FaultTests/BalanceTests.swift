import Foundation
import SplitMix
import Testing

/// No input is lost on the way, and none is counted twice.
@Suite struct BalanceTests {
    @Test("after every night of any history, found = used + unchanged + quarantined", arguments: [UInt64(1), 2])
    func balance(seed: UInt64) throws {
        let folder = try Folder()
        let archive = Archive(folder: folder.path)
        try archive.writeConfiguration()
        try archive.writeIssues(ofEach: 4)
        var random = SeededGenerator(seed: seed)
        for night in 1...max(4, Program.rounds / 4) {
            let metrics = "\(folder.path)/broadsheet.prom"
            let child = try Child(
                [Program.path, "run", "--config", archive.configuration, "--metrics-file", metrics], output: "\(folder.path)/log")
            let ending = child.wait()
            let quarantined = try Files.names(in: "\(folder.path)/output/quarantine").count
            let comment = "night \(night) of seed \(seed): \(child.printed)"
            #expect(ending == .exited(quarantined == 0 ? 0 : 1), "\(comment)")
            let found = (FileManager.default.enumerator(atPath: archive.input)?.allObjects as? [String] ?? []).count { $0.hasSuffix(".txt") }
            let used = try Self.pages("used", metrics), unchanged = try Self.pages("unchanged", metrics)
            #expect(found == used + unchanged + quarantined, "\(comment)")
            try Self.change(archive, night, &random)
        }
    }

    private static func pages(_ state: String, _ metrics: String) throws -> Int {
        let text = String(decoding: try Files.read(metrics), as: UTF8.self)
        let line = try #require(text.split(separator: "\n").first { $0.hasPrefix("broadsheet_pages_total{state=\"\(state)\"}") })
        return try #require(Int(line.split(separator: " ")[1]))
    }

    /// Something that happens to one page. Of each kind of fault there is one page at most, so that no night is held.
    private static func change(_ archive: Archive, _ night: Int, _ random: inout SeededGenerator) throws {
        let page = archive.path("qingchuan", Int.random(in: 1...4, using: &random), 2)
        switch Int.random(in: 0...7, using: &random) {
        case 0: try Files.write(archive.path("linhe", 1, 1), "")
        case 1: try Files.write(archive.path("linhe", 2, 1), Data([0x7F, 0x45, 0x4C, 0x46, 0, 0, 1, 2]))
        case 2: try Files.write(archive.path("linhe", 3, 1), Data([0xB1, 0xBE, 0xFF, 0xFE, 0x81, 0x0A]))
        // Two files that both are page 2 of an issue.
        case 3: try Files.write(page.replacing("02.txt", with: "2.txt"), try Files.read(page))
        case 4: try Files.write(page.replacing("02.txt", with: "2.txt"), Archive.page(300 + night))
        case 5: for day in 1...3 { try archive.write("linhe", day, 1, seed: 600 + day) }
        case 6: for day in 1...4 { Files.remove(archive.path("qingchuan", day, 2).replacing("02.txt", with: "2.txt")) }
        default: try Files.write(page, Archive.page(400 + night))
        }
    }
}
