import Newspaper
import Testing

@testable import Export

/// SplitMix64 (Steele, Lea and Flood 2014): the same numbers on every run.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64
    init(_ seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}

@Suite("Line ranges")
struct LineSpansTests {
    @Test(arguments: 0..<50 as Range<UInt64>)
    func `ranges are those of the page contents`(_ seed: UInt64) throws {
        var random = SeededGenerator(seed)
        var page = PageBuilder()
        var number = 1
        var passages: [Passage] = []
        for _ in 0..<Int.random(in: 1...40, using: &random) {
            passages.append(page.passage("行", number: number))
            number += Int.random(in: 0...3, using: &random)
        }
        passages.shuffle(using: &random)
        for passage in passages {
            page.add(
                Article(paragraphs: [Paragraph(passage)], confidence: ArticleConfidence(segmentation: 1, headline: 1)))
        }
        let contents = try page.page().contents.contents
        let spans = LineSpans(contents.page)
        for _ in 0..<20 {
            let lines = contents.page.lines.indices.filter { _ in Bool.random(using: &random) }.shuffled(using: &random)
            #expect(spans.ranges(lines) == contents.lineRanges(lines).ranges)
            #expect(spans.ranges(lines).compact == contents.lineRanges(lines).compact)
        }
    }

    @Test func `a page is woven when a line of the file is two of its lines`() throws {
        var plain = PageBuilder()
        plain.add(.unknown, "甲")
        plain.add(.unknown, "乙")
        #expect(!LineSpans(try plain.page().contents.contents.page).isWoven)
        var woven = PageBuilder()
        let left = woven.passage("甲", number: 4)
        let right = woven.passage("乙", number: 4)
        for piece in [left, right] {
            woven.add(
                Article(paragraphs: [Paragraph(piece)], confidence: ArticleConfidence(segmentation: 1, headline: 1)))
        }
        #expect(LineSpans(try woven.page().contents.contents.page).isWoven)
    }
}
