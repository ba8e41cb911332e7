import Evaluate
import Export
import Newspaper
import Testing

@testable import Pipeline

@Suite("Evaluation on a folder of gold")
struct GoldEvaluationTests {
    /// The page that `TestPages` makes of this number, as gold.
    private func gold(_ seed: Int, id: String, dumps: [String] = [], pdf: String = "null") -> String {
        let places = ["松影街道", "望澜街", "石桥镇", "柳河村", "云台社区"]
        let place = places[seed % places.count]
        let dumps = dumps.map { #"{"file": "\#($0)", "extractor": "mupdf"}"# }.joined(separator: ", ")
        return """
            {"format": "broadsheet-page-gold/1", "page_id": "\(id)", "style": {"order_mode": "inline"}, "articles": [
            {"id": "a01", "headline": "\(place)开展第\(seed)次护河行动", "dateline": "本报讯", "lead": "本报讯（记者 沈知行）", "paragraphs": [
            "本报讯（记者 沈知行）4月\(seed % 28 + 1)日，\(place)组织党员干部和志愿者沿河清理垃圾、打捞漂浮物，共清理河岸\(seed + 3)公里，受到沿岸居民的好评。",
            "下一步，\(place)将建立长效机制，让河道长治久清。"], "bylines": [{"name": "沈知行"}], "byline_raw": [], "captions": []},
            {"id": "a02", "headline": null, "dateline": "本报讯", "paragraphs": [
            "本报讯 近日，\(place)举办第\(seed)期消防安全培训，邀请专业人员讲解灭火器的使用方法和火场逃生知识，\(seed + 40)名居民参加。"],
            "bylines": [{"name": "方砚秋"}], "byline_raw": ["（方砚秋）"], "captions": []}],
            "non_article": [{"id": "n01", "kind": "slogan", "text": "倡导移风易俗 弘扬文明新风"}], "dumps": [\(dumps)], "pdf": \(pdf)}
            """.replacing("\n", with: "")
    }

    private func evaluated(_ folder: TestFolder) throws -> GoldEvaluation {
        try GoldEvaluation(gold: folder.path, configuration: Configuration())
    }

    private func error(_ folder: TestFolder) throws -> String {
        let error = try #require(throws: GoldError.self) { try evaluated(folder) }
        return error.description.replacing(folder.path, with: "GOLD")
    }

    @Test("the sample issue is measured, twice the same")
    func sample() throws {
        let samples = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3).joined(separator: "/") + "/Samples"
        let result = try GoldEvaluation(gold: samples, configuration: Configuration())
        #expect(result.evaluation.documents.map(\.name) == ["01", "02"])
        #expect(result.exitCode == 0)
        #expect(result.evaluation.overall.value(of: .goldArticles) == 17)
        #expect(try #require(result.evaluation.overall.value(of: .segmentationF1)) > 0.5)
        let again = try GoldEvaluation(gold: samples, configuration: Configuration())
        #expect(again.json == result.json)
        #expect(again.perPage == result.perPage)
        #expect(again.predictionLines == result.predictionLines)
    }

    @Test("gold is found in each of its forms, its dumps anywhere and packed, a page without dumps by its id")
    func forms() throws {
        let folder = TestFolder()
        try folder.write("gold/first.gold.json", gold(1, id: "p1", dumps: ["p1.mupdf.txt"]))
        try folder.write("gold/more.jsonl", "\u{FEFF}\(gold(2, id: "p2", dumps: ["b/2.txt"]))\r\n\n\(gold(3, id: "p3"))\n")
        try folder.write("packed.jsonl.gz", bytes: folder.gzip(gold(4, id: "p4", dumps: ["p4.txt"])))
        try folder.write("text/deep/p1.mupdf.txt", TestPages.page(1))
        try folder.write("text/b/2.txt", TestPages.page(2))
        try folder.write("text/c/2.txt", TestPages.page(7))
        try folder.write("p3.txt.gz", bytes: folder.gzip(TestPages.page(3)))
        try folder.write("text/p4.txt", TestPages.page(4))
        let result = try evaluated(folder)
        #expect(result.missing == [])
        #expect(result.evaluation.documents.map(\.name) == ["p1.mupdf", "b/2", "p3", "p4"])
        #expect(result.evaluation.byExtractor.map(\.name) == ["mupdf", "page"])
        #expect(result.evaluation.byOrderMode.map(\.name) == ["inline"])
        // Each was read from its own file: the numbers in these pages tell them apart.
        let lines = result.predictionLines.split(separator: "\n")
        for (name, kilometres) in [("p1.mupdf", 4), ("b/2", 5), ("p3", 6), ("p4", 7)] {
            #expect(lines.count { $0.contains(#""page_id":"\#(name)""#) && $0.contains("河岸\(kilometres)公里") } == 1, "\(name)")
        }
    }

    @Test("a page of a file that prints an issue is measured by itself, beside its dumps")
    func printed() throws {
        let folder = TestFolder()
        for seed in 1...2 {
            let printed = #"{"file": "issue.txt", "page": \#(seed)}"#
            try folder.write("p\(seed).json", gold(seed, id: "p\(seed)", dumps: seed == 1 ? ["p1.mupdf.txt"] : [], pdf: printed))
        }
        try folder.write("p3.json", gold(3, id: "p3", pdf: #"{"file": "elsewhere.pdf", "page": 1}"#))
        try folder.write("p3.txt", TestPages.page(3))
        try folder.write("p1.mupdf.txt", TestPages.page(1))
        try folder.write("issue.txt", TestPages.page(1) + "\u{0C}" + TestPages.page(2))
        let result = try evaluated(folder)
        #expect(result.missing == [])
        #expect(result.evaluation.documents.map(\.name) == ["p1", "p1.mupdf", "p2", "p3"])
        #expect(result.evaluation.documents.map(\.kind) == ["page", "mupdf", "page", "page"])
        let lines = result.predictionLines.split(separator: "\n")
        for (name, kilometres) in [("p1", 4), ("p2", 5)] {
            let own = lines.filter { $0.contains(#""page_id":"\#(name)""#) }
            #expect(own.count { $0.contains("河岸\(kilometres)公里") } == 1, "\(name)")
            #expect(own.count { $0.contains("公里") } == 1, "\(name)")
        }
    }

    @Test("a dump that is missing, and one that cannot be read, are told and count as empty")
    func missing() throws {
        let folder = TestFolder()
        try folder.write("gold.json", gold(1, id: "p1", dumps: ["p1.a.txt", "p1.b.txt", "p1.c.txt"]))
        try folder.write("p1.a.txt", TestPages.page(1))
        try folder.write("p1.c.txt", bytes: Array("%PDF-1.7\n".utf8) + [0, 1, 2, 3])
        let result = try evaluated(folder)
        #expect(result.missing == ["p1.b.txt"])
        #expect(result.refusals.map(\.path) == ["p1.c.txt"])
        #expect(result.evaluation.documents.count == 3)
        #expect(result.evaluation.withoutPrediction == 2)
        #expect(result.evaluation.overall.value(of: .goldArticles) == 6)
        #expect(try #require(result.evaluation.overall.value(of: .coverage)) < 0.34)
        #expect(result.evaluation.text.contains("\n2 of 3 documents have no prediction (scored as empty)\n"))
        #expect(result.exitCode == 1)
    }

    @Test("the results are JSON with the scorer's keys")
    func json() throws {
        let folder = TestFolder()
        try folder.write("gold.json", gold(1, id: "p1", dumps: ["p1.mupdf.txt"]))
        try folder.write("p1.mupdf.txt", TestPages.page(1))
        let result = try evaluated(folder)
        let tree = try JSONParser.parse(Array(result.json.utf8))
        #expect(tree["by_extractor"]?["mupdf"]?["segmentation_f1"] != nil)
        #expect(tree["by_order_mode"]?["inline"] == tree["overall"])
        #expect(tree["overall"]?["gold_articles"] == .number("2"))
        #expect(tree["overall"]?["non_article_in_articles"] == .number("0.0"))
        guard case .array(let bins)? = tree["reliability"]?["headline"]?["bins"] else {
            Issue.record("no bins")
            return
        }
        #expect(bins.count == 10)
        let page = try JSONParser.parse(Array(result.perPage.utf8))
        #expect(page["page"] == .string(Array("p1.mupdf".utf8)))
        #expect(page["score"] == tree["overall"])
        let predictions = try result.predictionLines.split(separator: "\n").map { try JSONParser.parse(Array($0.utf8)) }
        #expect(predictions.count == result.evaluation.documents[0].score.predicted.count)
        #expect(predictions.allSatisfy { $0["page_id"] == .string(Array("p1.mupdf".utf8)) })
        #expect(result.predictionLines.contains(#""bylines":[{"name":"沈知行"}]"#))
    }

    @Test(
        "gold that does not parse is told with file, line and what is wrong",
        arguments: [
            ("a.json", "{\"page_id\": \"p\",\n \"articles\": [}\n", "GOLD/a.json:2:15: unexpected }"),
            ("a.jsonl", "{\"page_id\": \"p\", \"articles\": []}\n{\"page_id\": \"q\",\n", "GOLD/a.jsonl:2:17: the text ends too early"),
            ("a.jsonl", "\n{\"page_id\": \"p\"}\n", "GOLD/a.jsonl:2: not a page of gold: articles: missing"),
            ("a.json", "[]", "GOLD/a.json:1: not a page of gold: "),
            (
                "a.json", #"{"page_id": "p", "articles": [{"paragraphs": ["好", 3]}]}"#,
                "GOLD/a.json:1: not a page of gold: articles[0].paragraphs[1]: "
            ),
            (
                "a.json", #"{"format": "broadsheet-page-gold/2", "page_id": "p", "articles": []}"#,
                "GOLD/a.json:1: not a page of gold: format: expected broadsheet-page-gold/1, found broadsheet-page-gold/2"
            ),
            ("a.json", "", "GOLD/a.json: the file is empty"),
            ("a.jsonl.gz", "{}", "GOLD/a.jsonl.gz: the gzip data are damaged: not gzip"),
        ])
    func malformed(_ file: String, _ text: String, _ message: String) throws {
        let folder = TestFolder()
        try folder.write(file, text)
        let error = try error(folder)
        #expect(error.hasPrefix(message), "\(error)")
    }

    @Test("a folder without gold, pages that come twice, and dumps that could be several files are errors")
    func unusable() throws {
        let folder = TestFolder()
        try folder.write("01.txt", TestPages.page(1))
        #expect(try error(folder).hasPrefix("gold GOLD: no gold in it"))
        try folder.write("a.json", gold(1, id: "p1"))
        try folder.write("b.json", gold(1, id: "p1"))
        #expect(try error(folder).hasPrefix("the page p1 comes twice: GOLD/a.json:1, GOLD/b.json:1"))
        try folder.write("b.json", gold(2, id: "p2", dumps: ["p1.txt"]))
        #expect(try error(folder).hasPrefix("the dump p1.txt is named by the pages p1, p2"))
        try folder.write("b.json", gold(2, id: "p2", dumps: ["02.txt"]))
        try folder.write("a/02.txt", TestPages.page(2))
        try folder.write("b/02.txt", TestPages.page(2))
        #expect(try error(folder).hasPrefix("the dump 02.txt of page p2 may be any of a/02.txt, b/02.txt"))
        let none = #expect(throws: GoldError.self) {
            try GoldEvaluation(gold: "\(folder.path)/none", configuration: Configuration())
        }
        #expect(none?.description.contains("No such file or directory") == true)
        let file = #expect(throws: GoldError.self) {
            try GoldEvaluation(gold: "\(folder.path)/a.json", configuration: Configuration())
        }
        #expect(file?.description.contains("Not a directory") == true)
    }

    @Test("repairs that the configuration switches off are off")
    func configuration() throws {
        let folder = TestFolder()
        try folder.write("gold.json", gold(1, id: "p1"))
        try folder.write("p1.txt", TestPages.page(1).replacing("受到沿岸居民的好评。", with: "受 到 沿 岸 居 民 的 好 评 。"))
        var without = Configuration()
        without.repairs = []
        let spaced = try GoldEvaluation(gold: folder.path, configuration: without)
        #expect(spaced.predictionLines.contains("受 到 沿 岸"))
        #expect(try evaluated(folder).predictionLines.contains("受到沿岸居民"))
    }

    @Test("files named on the command line are written over, and exit codes are those of the manual")
    func command() throws {
        let folder = TestFolder()
        try folder.write("in/gold.json", gold(1, id: "p1"))
        try folder.write("in/p1.txt", TestPages.page(1))
        func evaluate(_ gold: String, perPage: String? = nil, predictions: String? = nil, config: String? = nil) -> Int32 {
            Invocation.evaluate(gold: "\(folder.path)/\(gold)", json: true, perPage: perPage, predictions: predictions, config: config)
        }
        let pages = "\(folder.path)/pages.jsonl"
        try Disk().overwrite(pages, with: Array("something longer than what comes after it".utf8) + [UInt8](repeating: 0x20, count: 10_000))
        let predictions = "\(folder.path)/predictions.jsonl"
        #expect(evaluate("in", perPage: pages, predictions: predictions) == 0)
        let expected = try GoldEvaluation(gold: "\(folder.path)/in", configuration: Configuration())
        #expect(try folder.text("pages.jsonl") == expected.perPage)
        #expect(try folder.text("predictions.jsonl") == expected.predictionLines)
        #expect(evaluate("none") == 2)
        #expect(evaluate("in", config: "\(folder.path)/none.json") == 2)
        #expect(evaluate("in", perPage: "\(folder.path)/no/such/folder") == 3)
        try folder.write("in/gold.json", gold(1, id: "p1", dumps: ["p1.txt", "gone.txt"]))
        #expect(evaluate("in") == 1)
        try folder.write("in/gold.json", "{")
        #expect(evaluate("in") == 2)
    }
}
