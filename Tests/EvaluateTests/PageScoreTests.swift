import Newspaper
import Testing

@testable import Evaluate

@Suite("A page against gold")
struct PageScoreTests {
    private let volunteers = PredictedArticle(Pages.volunteers)
    private let meeting = PredictedArticle(Pages.meeting)
    private let device = PredictedArticle(Pages.device)

    private func score(_ articles: [PredictedArticle], of page: GoldPage = Pages.page()) -> PageScore {
        PageScore(gold: page, predicted: articles)
    }

    private func expect(
        _ articles: [PredictedArticle], of page: GoldPage = Pages.page(), _ values: [Measure: Double?],
        sourceLocation: SourceLocation = #_sourceLocation
    ) {
        let counts = score(articles, of: page).counts
        for (measure, expected) in values.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
            let value = counts.value(of: measure)
            guard let value, let expected else {
                #expect(value == expected, "\(measure)", sourceLocation: sourceLocation)
                continue
            }
            #expect(abs(value - expected) < 0.0005, "\(measure): \(value), not \(expected)", sourceLocation: sourceLocation)
        }
    }

    @Test("the gold itself is right in every respect")
    func perfect() {
        let errors: Set<Measure> = [
            .bodyCER, .bodyCERMatched, .textLost, .textDuplicated, .nonArticleInArticles, .nonArticleItemsInArticles,
        ]
        for order in [[volunteers, meeting, device], [device, volunteers, meeting]] {
            expect(order, Dictionary(uniqueKeysWithValues: Measure.allCases.map { measure in
                (measure, measure == .pages ? 1 : measure.isCount ? 3 : errors.contains(measure) ? 0 : 1)
            }))
        }
    }

    @Test("nothing predicted, everything missing")
    func nothing() {
        expect([], [
            .segmentationF1: 0, .coverage: 0, .purity: 0, .headlineAccuracy: 0, .headlineNoneAccuracy: 0, .paragraphF1: 0,
            .bodyCER: 1, .bodyCERMatched: nil, .bylineF1: 0, .textLost: 1, .textDuplicated: 0, .nonArticleInArticles: 0,
        ])
        #expect(score([]).gold.allSatisfy { $0.partner == nil && !$0.isFound && !$0.headlineIsRight })
    }

    @Test("an empty page of which nothing is predicted has all precision and recall, and no shares")
    func emptyPage() {
        expect([], of: Pages.page([], nonArticles: []), [
            .segmentationF1: 1, .paragraphF1: 1, .bylineF1: 1, .coverage: nil, .headlineAccuracy: nil, .bodyCER: nil,
            .textLost: nil, .nonArticleItemsInArticles: nil,
        ])
    }

    @Test(
        "lead and byline may stay in the text, move to fields, or stand on lines of their own",
        arguments: [
            (["（文/图 张晓斌）"], [], ""), ([], ["（文/图 张晓斌）"], ""), ([], [], "（文/图 张晓斌）"), ([], [], "")
        ] as [([String], [String], String)], ["本报讯（记者 李明 通讯员 王芳）", "（记者 李明 通讯员 王芳）", ""])
    func margins(_ byline: (before: [String], after: [String], tail: String), _ lead: String) {
        let signed = volunteers.with { article in
            article.paragraphs[2] += Scalars(byline.tail)
            article.paragraphs = byline.before.map { Scalars($0) } + article.paragraphs + byline.after.map { Scalars($0) }
        }
        let led = meeting.with { article in
            article.paragraphs[0] = Scalars(lead) + article.paragraphs[0].dropFirst(Scalars(Pages.meeting.lead).count)
        }
        expect([signed, led, device], [.bodyCER: 0, .paragraphF1: 1, .segmentationF1: 1, .purity: 1])
    }

    @Test("a headline is compared as one, its parts apart")
    func headlines() {
        let joined = volunteers.with { article in
            article.headline = article.kicker + [" "] + article.headline
            article.kicker = []
        }
        expect([joined, meeting, device], [.headlineAccuracy: 1, .headlineRolesExact: 0.5])
        let swapped = [
            volunteers.with { $0.headline = meeting.headline; $0.kicker = []; $0.subhead = meeting.subhead },
            meeting.with { $0.headline = volunteers.headline; $0.kicker = volunteers.kicker; $0.subhead = [] },
        ]
        expect(swapped + [device], [
            .segmentationF1: 1, .headlineAccuracy: 1.0 / 3, .headlineAccuracyWherePresent: 0, .headlineNoneAccuracy: 1, .textLost: 0,
        ])
        #expect(score(swapped + [device]).gold.map(\.headlineIsRight) == [false, false, true])
    }

    @Test("a headline given to an article that has none is an error, and so is one left out")
    func absence() {
        expect([volunteers, meeting, device.with { $0.headline = Scalars("公交站旁的灭烟点") }], [
            .headlineNoneAccuracy: 0, .headlineAccuracyWherePresent: 1, .headlineAccuracy: 2.0 / 3,
        ])
        expect([volunteers, meeting.with { $0.headline = []; $0.subhead = [] }, device], [
            .headlineNoneAccuracy: 1, .headlineAccuracyWherePresent: 0.5, .headlineSimilarity: 0.5,
        ])
    }

    @Test("a merged article counts for one of its parts, and costs no more than the other's length")
    func merged() {
        let both = volunteers.with { $0.paragraphs += meeting.paragraphs }
        let score = score([both, device])
        expect([both, device], [.segmentationRecall: 1.0 / 3, .segmentationPrecision: 0.5])
        #expect(score.gold.map(\.partner) == [0, nil, 1])
        #expect(score.predicted.map(\.partner) == [0, 2])
        #expect(score.predicted.map(\.segmentationIsRight) == [false, true])
        #expect(score.predicted.map(\.headlineIsRight) == [true, true])
        #expect(score.counts.value(of: .bodyCER).map { $0 < 1 } == true)
    }

    @Test("of an article in two pieces the larger is its partner")
    func split() {
        let head = meeting.with { $0.paragraphs.removeLast() }
        let tail = meeting.with { $0.paragraphs.removeFirst(); $0.headline = []; $0.subhead = []; $0.bylines = [] }
        let score = score([tail, volunteers, head, device])
        #expect(score.gold.map(\.partner) == [1, 2, 3])
        #expect(score.predicted.map(\.partner) == [nil, 0, 1, 2])
        #expect(score.predicted.map(\.headlineIsRight) == [false, true, true, true])
        expect([tail, volunteers, head, device], [.segmentationRecall: 2.0 / 3, .segmentationPrecision: 0.5])
    }

    @Test("articles that share as much are told apart by length, then the later goes first")
    func ties() {
        let text = "全镇春播整地全部完成"
        func gold(_ id: String, _ paragraphs: [String]) -> GoldPage.Article {
            GoldPage.Article(
                id: id, kicker: "", headline: "", subhead: "", dateline: "", lead: "", paragraphs: paragraphs, bylines: [],
                printedBylines: [], captions: [])
        }
        func predicted(_ text: String) -> PredictedArticle { PredictedArticle(paragraphs: [Scalars(text)]) }
        let longer = Pages.page([gold("a01", [text, "另外的话"]), gold("a02", [text])])
        #expect(score([predicted(text)], of: longer).gold.map(\.partner) == [nil, 0])
        let alike = Pages.page([gold("a01", [text]), gold("a02", [text])])
        #expect(score([predicted(text)], of: alike).gold.map(\.partner) == [nil, 0])
        #expect(score([predicted(text), predicted(text)], of: alike).gold.map(\.partner) == [0, 1])
    }

    @Test("paragraph boundaries are known by what stands before or after them")
    func paragraphs() {
        let joined = volunteers.with { $0.paragraphs = [Scalars($0.paragraphs.joined())] }
        expect([joined, meeting, device], [.paragraphPrecision: 1, .paragraphRecall: 0.5])
        let cut = meeting.with { article in
            article.paragraphs.replaceSubrange(0...0, with: [Array(article.paragraphs[0][..<30]), Array(article.paragraphs[0][30...])])
        }
        expect([volunteers, cut, device], [.paragraphPrecision: 0.8, .paragraphRecall: 1, .bodyCER: 0])
    }

    @Test("wrong characters count by the characters of the gold")
    func characters() {
        let characters = [Pages.volunteers, Pages.meeting, Pages.device].map { article in
            FoldedArticle(article, without: Margins(article)).body.count
        }
        expect([volunteers, meeting, device.with { $0.paragraphs[0][0] = "精" }], [
            .bodyCER: 1 / Double(characters.reduce(0, +)), .segmentationF1: 1,
        ])
    }

    @Test("names are compared as a set")
    func names() {
        expect([volunteers.with { $0.bylines += [Scalars("某某"), Scalars("张 晓斌")] }, meeting, device], [
            .bylinePrecision: 0.75, .bylineRecall: 1,
        ])
    }

    @Test("text that is printed twice is told, and lost text is not made up for by it")
    func doubledAndLost() throws {
        let doubled = score([volunteers.with { $0.paragraphs.append($0.paragraphs[2]) }, meeting, device])
        #expect(try #require(doubled.counts.value(of: .textDuplicated)) > 0.02)
        #expect(doubled.counts.value(of: .textLost) == 0)
        let lost = score([volunteers.with { $0.paragraphs[1] = $0.paragraphs[0] }, meeting, device])
        #expect(try #require(lost.counts.value(of: .textLost)) > 0.1)
    }

    @Test("a caption may be left out, and text of an ad inside an article is told")
    func captionsAndFurniture() {
        var captioned = Pages.volunteers
        captioned.captions = ["志愿者在社区清扫楼道。张晓斌 摄"]
        let page = Pages.page([captioned, Pages.meeting, Pages.device])
        expect([volunteers, meeting, device], of: page, [.textLost: 0, .textDuplicated: 0])
        let twice = PredictedArticle(captioned).with { $0.paragraphs.append($0.captions[0]) }
        #expect(score([twice, meeting, device], of: page).counts.value(of: .textDuplicated).map { $0 > 0 } == true)
        let disturbed = volunteers.with { $0.paragraphs.insert(Scalars("倡导移风易俗弘扬文明新风"), at: 1) }
        expect([disturbed, meeting, device], [.nonArticleItemsInArticles: 0.5, .nonArticleInArticles: 9.0 / 20])
    }
}
