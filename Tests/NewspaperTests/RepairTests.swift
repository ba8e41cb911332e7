import Newspaper
import SplitMix
import Testing

@Suite("Repairs of a line")
struct RepairTests {
    @Test("an edit becomes a repair of the source")
    func oneEdit() {
        var line = line("10 月 24 日")
        line.apply(.digitSpacing, [Edit(2..<3), Edit(4..<5), Edit(7..<8)])
        #expect(line.text == Scalars("10月24日"))
        #expect(line.repairs.map(\.source) == [2..<3, 4..<5, 7..<8])
        #expect((0...6).map(line.sourceColumn) == [0, 1, 3, 5, 6, 8, 9])
    }

    @Test("a repair that a later edit touches is swallowed by it")
    func swallows() {
        var line = line("ＡＢ Ｃ")
        line.apply(.compatibility, [Edit(0..<2, Scalars("AB")), Edit(3..<4, Scalars("C"))])
        line.apply(.doubling, [Edit(1..<3)])
        #expect(line.text == Scalars("AC"))
        #expect(
            line.repairs == [
                Repair(kind: .doubling, source: 0..<3, replacement: Scalars("A")),
                Repair(kind: .compatibility, source: 3..<4, replacement: Scalars("C")),
            ])
    }

    @Test("an offset inside a longer replacement maps into the replaced range")
    func longerReplacement() {
        var line = line("aﬁb")
        line.apply(.compatibility, [Edit(1..<2, Scalars("fi"))])
        #expect((0...4).map(line.sourceColumn) == [0, 1, 1, 2, 3])
    }

    @Test("a line emptied by repairs is a shadow, a blank line is none")
    func shadow() {
        var copy = line("倡导移风易俗")
        #expect(!copy.isShadow)
        copy.apply(.doubling, [Edit(0..<6)])
        #expect(copy.isShadow)
        #expect(!line(" \u{3000}").isShadow)
    }

    @Test("a line in two says the same, each part by the repairs of its own")
    func parted() throws {
        var line = line("10 月的 ＡＢ")
        line.apply(.digitSpacing, [Edit(2..<3)])
        line.apply(.compatibility, [Edit(5..<7, Scalars("AB"))])
        let (left, right) = try #require(line.parted(at: 5))
        #expect(left.text == Scalars("10月的 ") && right.text == Scalars("AB"))
        #expect(left.source.text == Scalars("10 月的 ") && right.source.text == Scalars("ＡＢ"))
        #expect(left.source.column == 0 && right.source.column == 6)
        #expect(left.replayed == left.text && right.replayed == right.text)
        #expect(right.repairs == [Repair(kind: .compatibility, source: 0..<2, replacement: Scalars("AB"))])
    }

    @Test("a line is not parted amid what one repair made")
    func notParted() {
        var line = line("共 建 共 享")
        line.apply(.letterSpacing, [Edit(0..<7, Scalars("共建共享"))])
        #expect(line.parted(at: 2) == nil)
        #expect(line.parted(at: 0) != nil && line.parted(at: 4) != nil)
    }

    @Test("no edits, no change")
    func nothing() {
        var line = line("本报讯")
        line.apply(.control, [])
        #expect(line.repairs.isEmpty && line.text == line.source.text)
    }

    @Test(
        "rounds of edits in any order replay to the text, and map back to the scalars they left alone",
        arguments: 0..<60)
    func laws(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<40 {
            let source = Scalars(
                (0..<Int.random(in: 0...24, using: &random)).map { Unicode.Scalar(0x4E00 + UInt32($0))! })
            var line = CleanLine(SourceLine(number: 1, text: source))
            var model = Model(source)
            for _ in 0..<Int.random(in: 1...5, using: &random) {
                let edits = randomEdits(in: line.text, using: &random)
                line.apply(RepairKind.allCases.randomElement(using: &random)!, edits)
                model.apply(edits)
            }
            #expect(line.text == model.text)
            #expect(line.replayed == line.text)
            #expect(line.source.text == source)
            let sources = line.repairs.map(\.source)
            let bounds = sources.flatMap { [$0.lowerBound, $0.upperBound] }
            #expect(bounds == bounds.sorted() && bounds.first ?? 0 >= 0 && bounds.last ?? 0 <= source.count)
            let columns = (0...line.text.count).map(line.sourceColumn)
            #expect(columns == columns.sorted() && columns[0] >= 0 && columns[columns.count - 1] <= source.count)
            for offset in 0...line.text.count {
                guard let (left, right) = line.parted(at: offset) else { continue }
                #expect(left.text + right.text == line.text && left.source.text + right.source.text == source)
                #expect(left.replayed == left.text && right.replayed == right.text)
            }
            // What no repair covers is the very scalar that stands at its column.
            for (offset, column) in columns.dropLast().enumerated()
            where !sources.contains(where: { $0.contains(column) }) {
                if let origin = model.origins[offset] { #expect(origin == column) }
            }
        }
    }

    private func line(_ text: String) -> CleanLine { CleanLine(SourceLine(number: 1, text: Scalars(text))) }

    private func randomEdits(in text: Scalars, using random: inout SeededGenerator) -> [Edit] {
        var edits: [Edit] = []
        var at = Int.random(in: 0...3, using: &random)
        while at <= text.count {
            let end = min(text.count, at + Int.random(in: 0...3, using: &random))
            let replacement = Scalars(
                (0..<Int.random(in: 0...3, using: &random)).map { Unicode.Scalar(0x61 + UInt8($0)) })
            if end > at || !replacement.isEmpty { edits.append(Edit(at..<end, replacement)) }
            at = end + Int.random(in: 1...6, using: &random)
        }
        return edits
    }
}

/// The same edits done the slow way, each scalar knowing the column it was found at.
private struct Model {
    private(set) var text: Scalars
    private(set) var origins: [Int?]

    init(_ source: Scalars) { (text, origins) = (source, Array(source.indices)) }

    mutating func apply(_ edits: [Edit]) {
        for edit in edits.reversed() {
            text.replaceSubrange(edit.range, with: edit.replacement)
            origins.replaceSubrange(edit.range, with: edit.replacement.map { _ in nil })
        }
    }
}
