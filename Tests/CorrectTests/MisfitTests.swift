import Correct
import Newspaper
import Testing

/// Corrections that no longer fit are reported, and leave the page as it was.
@Suite struct MisfitTests {
    struct Row: Sendable, CustomTestStringConvertible {
        var what: String
        var changes: @Sendable (String, String) -> [Correction.Change]
        var codes: [MisfitReason.Code]
        var testDescription: String { what }
    }

    static let gone = "qingchuan-20230412-p01-00000000"

    static let rows: [Row] = [
        Row(what: "no such article", changes: { _, _ in [.headline(article: gone, kicker: nil, headline: [], subhead: nil)] }, codes: [.noSuchArticle]),
        Row(what: "no article to merge", changes: { a, _ in [.merge(article: a, others: [gone])] }, codes: [.noSuchArticle]),
        Row(what: "an article with itself", changes: { a, _ in [.merge(article: a, others: [a])] }, codes: [.alreadySo]),
        Row(what: "a line that is not there", changes: { a, _ in [.move(LineSelection([2...99]), to: a, as: .body, at: .end)] }, codes: [.noSuchLine]),
        Row(
            what: "a line of another article", changes: { a, b in [.move(LineSelection([2...2], from: b), to: a, as: .body, at: .end)] },
            codes: [.noSuchLine]),
        Row(what: "no line of the body to split at", changes: { a, _ in [.split(article: a, line: 3, expect: nil)] }, codes: [.noSuchLine]),
        Row(what: "nothing to split off", changes: { a, _ in [.split(article: a, line: 1, expect: nil)] }, codes: [.alreadySo]),
        Row(
            what: "other words", changes: { _, _ in [.furniture(LineSelection([2...2], expect: Scalars("乙")), .ad)] },
            codes: [.linesDiffer]),
        Row(what: "no byline", changes: { a, _ in [.move(LineSelection([4...4]), to: a, as: .byline, at: .end)] }, codes: [.linesDiffer]),
        Row(what: "nothing left but a headline", changes: { _, _ in [.furniture(LineSelection([3...3]), .ad)] }, codes: [.leavesNoBody]),
        Row(
            what: "two corrections of one line, of which the first counts",
            changes: { a, b in [.furniture(LineSelection([2...2]), .ad), .move(LineSelection([2...2]), to: b, as: .body, at: .end)] },
            codes: [.overlaps]),
        Row(
            what: "two texts for one headline",
            changes: { a, _ in
                [Scalars("甲"), Scalars("乙")].map { .headline(article: a, kicker: nil, headline: $0, subhead: nil) }
            }, codes: [.overlaps]),
        Row(
            what: "lines for a headline that was typed",
            changes: { a, _ in
                [
                    .headline(article: a, kicker: nil, headline: Scalars("甲"), subhead: nil),
                    .move(LineSelection([4...4]), to: a, as: .headline, at: .inOrder),
                ]
            }, codes: [.overlaps]),
        Row(
            what: "an article that an earlier correction merged away",
            changes: { a, b in
                [.merge(article: a, others: [b]), .headline(article: b, kicker: nil, headline: [], subhead: nil)]
            }, codes: [.noSuchArticle]),
    ]

    @Test("what does not fit has its reason", arguments: rows)
    func codes(row: Row) throws {
        let contents = try TestPage.contents("A p 甲文一。\nA p 甲文二。\nB p 乙文一。\nB h 乙题")
        let ids = TestPage.ids(contents)
        let changes = row.changes(ids[0], ids[1])
        let (corrected, misfits) = try TestPage.corrections(changes).contents(of: contents)
        #expect(misfits.map(\.reason.code) == row.codes)
        #expect(misfits.first?.correction.number == changes.count)
        #expect(misfits.first?.warning.code.hasPrefix("correction.") == true)
        // What came before it was done, and the misfit changed nothing more.
        #expect(try TestPage.corrections(Array(changes.dropLast())).contents(of: contents).contents == corrected)
    }

    @Test("in another file lines need words to be told by; articles are told by their ids")
    func anotherFile() throws {
        let contents = try TestPage.contents("A p 甲文一。\nA p 甲文二。")
        let id = TestPage.ids(contents)[0]
        func codes(_ change: Correction.Change, _ sha: String) throws -> [MisfitReason.Code] {
            try TestPage.corrections([change], sha256: sha).contents(of: contents).misfits.map(\.reason.code)
        }
        let (same, other) = (String(repeating: "a", count: 64), String(repeating: "b", count: 64))
        #expect(try codes(.split(article: id, line: 2, expect: nil), same) == [])
        #expect(try codes(.split(article: id, line: 2, expect: nil), other) == [.fileDiffers])
        #expect(try codes(.split(article: id, line: 2, expect: Scalars("甲文二")), other) == [])
        #expect(try codes(.furniture(LineSelection([2...2]), .ad), other) == [.fileDiffers])
        #expect(try codes(.headline(article: id, kicker: nil, headline: Scalars("题"), subhead: nil), other) == [])
    }

    @Test("ids tell the page, whatever dashes paper and edition have", arguments: [
        ("qingchuan-20230412-p01-3fa9c2d1", "qingchuan-20230412", 1),
        ("qingchuan-20230412-p112-3fa9c2d1-2", "qingchuan-20230412", 112),
        ("a-b-20230412-late-p00-00000000", "a-b-20230412-late", 0),
        ("unknown-undated-1a2b3c4d-p01-12345678-12", "unknown-undated-1a2b3c4d", 1),
    ])
    func references(id: String, issue: String, page: Int) {
        #expect(PageReference(article: id) == PageReference(issue: issue, page: page))
    }

    @Test("what is no id tells no page", arguments: ["", "-", "p01-3fa9c2d1", "x-p1-3fa9c2d1", "x-p01-3FA9C2D1", "x-p01-3fa9c2d", "x-p9999999999-3fa9c2d1"])
    func noReferences(id: String) {
        #expect(PageReference(article: id) == nil)
    }
}
