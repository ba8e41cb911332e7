import Correct
import Newspaper
import Testing

/// What corrections of lines make of a page, drawn before and after.
@Suite struct LineCorrectionTests {
    static let page = """
        A p 本报讯（记者 林小满）近日，柳溪村的
        A - 桃花开了，游人如织。
        A p 村民说，今年收成好。
        B p 昨日，区图书馆办起了读书会，
        B - 八十名读者到场。
        * slogan 绿水青山就是金山银山
        * unknown 柳溪村桃花开
        B h 全民阅读正当时
        """

    struct Row: Sendable, CustomTestStringConvertible {
        var what: String
        /// With the ids of A and B.
        var change: @Sendable (String, String) -> Correction.Change
        var after: String
        var testDescription: String { what }
    }

    static let rows: [Row] = [
        Row(
            what: "a line found among furniture becomes the headline",
            change: { a, _ in .move(LineSelection([7...7]), to: a, as: .headline, at: .inOrder) },
            after: """
                A p 本报讯（记者 林小满）近日，柳溪村的
                A - 桃花开了，游人如织。
                A p 村民说，今年收成好。
                B p 昨日，区图书馆办起了读书会，
                B - 八十名读者到场。
                * slogan 绿水青山就是金山银山
                A h 柳溪村桃花开
                B h 全民阅读正当时
                """),
        Row(
            what: "a paragraph goes to the article behind",
            change: { _, b in .move(LineSelection([3...3], expect: Scalars("村民 说")), to: b, as: .body, at: .inOrder) },
            after: """
                A p 本报讯（记者 林小满）近日，柳溪村的
                A - 桃花开了，游人如织。
                B p 村民说，今年收成好。
                B p 昨日，区图书馆办起了读书会，
                B - 八十名读者到场。
                * slogan 绿水青山就是金山银山
                * unknown 柳溪村桃花开
                B h 全民阅读正当时
                """),
        Row(
            what: "the rest of a paragraph that lost its first line begins with its second",
            change: { _, b in .move(LineSelection([1...1]), to: b, as: .body, at: .end) },
            after: """
                B p 本报讯（记者 林小满）近日，柳溪村的
                A p 桃花开了，游人如织。
                A p 村民说，今年收成好。
                B p 昨日，区图书馆办起了读书会，
                B - 八十名读者到场。
                * slogan 绿水青山就是金山银山
                * unknown 柳溪村桃花开
                B h 全民阅读正当时
                """),
        Row(
            what: "a line of the middle of a paragraph goes on with the paragraph that it comes behind",
            change: { a, _ in .move(LineSelection([5...5]), to: a, as: .body, at: .inOrder) },
            after: """
                A p 本报讯（记者 林小满）近日，柳溪村的
                A - 桃花开了，游人如织。
                A p 村民说，今年收成好。
                B p 昨日，区图书馆办起了读书会，
                A - 八十名读者到场。
                * slogan 绿水青山就是金山银山
                * unknown 柳溪村桃花开
                B h 全民阅读正当时
                """),
        Row(
            what: "lines of one article alone become a caption",
            change: { a, b in .move(LineSelection([6...6]), to: b, as: .caption, at: .inOrder) },
            after: """
                A p 本报讯（记者 林小满）近日，柳溪村的
                A - 桃花开了，游人如织。
                A p 村民说，今年收成好。
                B p 昨日，区图书馆办起了读书会，
                B - 八十名读者到场。
                B c 绿水青山就是金山银山
                * unknown 柳溪村桃花开
                B h 全民阅读正当时
                """),
        Row(
            what: "an article is split in two",
            change: { a, _ in .split(article: a, line: 3, expect: Scalars("村民")) },
            after: """
                A p 本报讯（记者 林小满）近日，柳溪村的
                A - 桃花开了，游人如织。
                B p 村民说，今年收成好。
                C p 昨日，区图书馆办起了读书会，
                C - 八十名读者到场。
                * slogan 绿水青山就是金山银山
                * unknown 柳溪村桃花开
                C h 全民阅读正当时
                """),
        Row(
            what: "an article without headline takes that of the one merged into it",
            change: { a, b in .merge(article: a, others: [b]) },
            after: """
                A p 本报讯（记者 林小满）近日，柳溪村的
                A - 桃花开了，游人如织。
                A p 村民说，今年收成好。
                A p 昨日，区图书馆办起了读书会，
                A - 八十名读者到场。
                * slogan 绿水青山就是金山银山
                * unknown 柳溪村桃花开
                A h 全民阅读正当时
                """),
        Row(
            what: "an article that is an advertisement is gone",
            change: { _, _ in .furniture(LineSelection([4...5, 8...8]), .ad) },
            after: """
                A p 本报讯（记者 林小满）近日，柳溪村的
                A - 桃花开了，游人如织。
                A p 村民说，今年收成好。
                * ad 昨日，区图书馆办起了读书会，
                * ad 八十名读者到场。
                * slogan 绿水青山就是金山银山
                * unknown 柳溪村桃花开
                * ad 全民阅读正当时
                """),
    ]

    @Test("each action does to the lines what it says", arguments: rows)
    func actions(row: Row) throws {
        let contents = try TestPage.contents(Self.page)
        let ids = TestPage.ids(contents)
        let (corrected, misfits) = try TestPage.corrections(row.change(ids[0], ids[1])).contents(of: contents)
        #expect(misfits == [])
        #expect(TestPage.sketch(corrected) == row.after)
    }

    @Test("an article keeps its id, whatever is done to its beginning or its neighbours", arguments: rows)
    func ids(row: Row) throws {
        let contents = try TestPage.contents(Self.page)
        let before = TestPage.ids(contents)
        let (corrected, _) = try TestPage.corrections(row.change(before[0], before[1])).contents(of: contents)
        let after = TestPage.ids(corrected)
        #expect(Set(after).count == after.count)
        // A is in every row, B in all but those that put an end to it.
        #expect(after[0] == before[0])
        #expect(after.contains(before[1]) == row.after.contains("B p 昨日") || row.after.contains("C p 昨日"))
    }

    @Test("a new part is named by its own words, and keeps that name when a later correction gives it a line in front")
    func splitNames() throws {
        let contents = try TestPage.contents(Self.page)
        let ids = TestPage.ids(contents)
        let split = Correction.Change.split(article: ids[0], line: 3, expect: nil)
        let once = TestPage.ids(try TestPage.corrections(split).contents(of: contents).contents)
        let anchor = ArticleID.anchor(body: Scalars("村民说，今年收成好。"), dateline: nil)
        #expect(once[1] == "qingchuan-20230412-p01-\(anchor)")
        let move = Correction.Change.move(LineSelection([2...2]), to: once[1], as: .body, at: .inOrder)
        let (twice, misfits) = try TestPage.corrections(split, move).contents(of: contents)
        #expect(misfits == [])
        #expect(TestPage.ids(twice) == once)
        #expect(twice.articles[1].text.string == "桃花开了，游人如织。\n村民说，今年收成好。")
    }

    @Test("datelines, bylines and paragraphs are read anew from the lines that an article has now")
    func reading() throws {
        let contents = try TestPage.contents("""
            A p 本报讯（记者 林小满）近日，柳溪村的
            A - 桃花开了，游人如织。（白露）
            A p 本报讯（记者 何望山）昨日，区图书馆
            A - 办起了读书会。（沈知行）
            """)
        let id = TestPage.ids(contents)[0]
        let (corrected, _) = try TestPage.corrections(.split(article: id, line: 3, expect: nil)).contents(of: contents)
        #expect(corrected.articles.map { $0.dateline?.text.string } == ["本报讯", "本报讯"])
        #expect(corrected.articles.map { $0.bylines.map(\.name.string) } == [["林小满", "白露"], ["何望山", "沈知行"]])
        #expect(corrected.articles[0].text.string == "本报讯（记者 林小满）近日，柳溪村的桃花开了，游人如织。")
    }

    @Test("headline parts are set as typed, left alone or emptied; their lines stay where they are")
    func headlines() throws {
        let contents = try TestPage.contents(Self.page)
        let id = TestPage.ids(contents)[1]
        let change = Correction.Change.headline(article: id, kicker: Scalars("书香清川"), headline: [], subhead: nil)
        let article = try TestPage.corrections(change).contents(of: contents).contents.articles[1]
        #expect([article.kicker, article.headline, article.subhead].map(\.text.string) == ["书香清川", "", ""])
        #expect(article.headline.lines == [7])
        #expect(article.confidence.headline == 1)
        #expect(article.column.isEmpty)
    }

    @Test("a kicker that people set says the column, too")
    func column() throws {
        let contents = try TestPage.contents(Self.page)
        let change = Correction.Change.headline(article: TestPage.ids(contents)[1], kicker: Scalars("新春走基层"), headline: nil, subhead: nil)
        let article = try TestPage.corrections(change).contents(of: contents).contents.articles[1]
        #expect(article.column.string == "新春走基层")
    }

    @Test("a headline part without room in a merged article becomes a paragraph")
    func mergedHeadline() throws {
        let contents = try TestPage.contents("A h 甲题\nA p 甲文一句。\nB h 乙题\nB p 乙文一句。")
        let ids = TestPage.ids(contents)
        let (merged, _) = try TestPage.corrections(.merge(article: ids[1], others: [ids[0]])).contents(of: contents)
        #expect(merged.articles.map(\.text.string) == ["乙文一句。\n甲题\n甲文一句。"])
        #expect(TestPage.ids(merged) == [ids[1]])
    }

    @Test("lines go to the start or the end of a body in the order in which they are named")
    func order() throws {
        let contents = try TestPage.contents("A p 一。\nB p 二。\nB p 三。\nB p 四。")
        let id = TestPage.ids(contents)[0]
        func text(_ place: BodyPlace) throws -> String {
            let change = Correction.Change.move(LineSelection([4...4, 2...2]), to: id, as: .body, at: place)
            return try TestPage.corrections(change).contents(of: contents).contents.articles[0].text.string
        }
        #expect(try text(.start) == "四。\n二。\n一。")
        #expect(try text(.end) == "一。\n四。\n二。")
        #expect(try text(.inOrder) == "一。\n二。\n四。")
    }

    @Test("where columns stand side by side, from says whose part of a line is meant")
    func woven() throws {
        let contents = try TestPage.contents("A p 左栏一。\nA p 左栏二。\nB p 右栏一。\nB p 右栏二。", numbers: [1, 2, 1, 2])
        let ids = TestPage.ids(contents)
        let selection = LineSelection([2...2], from: ids[0])
        let (corrected, _) = try TestPage.corrections(.move(selection, to: ids[1], as: .body, at: .end)).contents(of: contents)
        #expect(corrected.articles.map(\.text.string) == ["左栏一。", "右栏一。\n右栏二。\n左栏二。"])
    }

    @Test("a record says that it was corrected, by which file and why; others do not")
    func told() throws {
        let contents = try TestPage.contents(Self.page)
        let ids = TestPage.ids(contents)
        let correction = Correction(
            file: "2023.json", number: 7, note: "见原版", page: TestPage.reference, change: .split(article: ids[0], line: 3, expect: nil))
        let (corrected, _) = try PageCorrections([correction], issue: TestPage.issue, page: 1).contents(of: contents)
        #expect(corrected.articles.map(\.isCorrected) == [true, true, false])
        #expect(corrected.articles[0].reasons == ["found", "corrected by 2023.json: split in two (见原版)"])
        #expect(corrected.articles[1].reasons == ["corrected by 2023.json: split from \(ids[0]) (见原版)"])
        #expect(corrected.articles[2].reasons == ["found"])
    }

    @Test("lines that print nothing go with the line before them")
    func shadows() throws {
        let contents = try TestPage.contents("A p 甲文。\nA - \nB p 乙文。")
        let ids = TestPage.ids(contents)
        let (corrected, misfits) = try TestPage.corrections(.move(LineSelection([1...1]), to: ids[1], as: .body, at: .start))
            .contents(of: contents)
        #expect(misfits == [])
        #expect(corrected.articles.map(\.text.string) == ["甲文。\n乙文。"])
    }
}
