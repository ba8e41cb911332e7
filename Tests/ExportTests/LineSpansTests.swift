import Newspaper
import SplitMix
import Testing

@testable import Export

@Suite("Line ranges")
struct LineSpansTests {
    private static func page(_ numbers: [Int]) -> CleanPage {
        let file = SourceFile(
            path: "a.txt", sha256: "", byteCount: 0, mediaType: "text/plain",
            encoding: TextEncoding(charset: "UTF-8", evidence: .wellFormed))
        let lines = numbers.map { SourceLine(number: $0, text: ["行"]) }
        return CleanPage(
            source: SourcePage(file: file, lines: lines), lines: lines.map { CleanLine($0) }, census: CharacterCensus())
    }

    @Test(arguments: [
        ([1, 2, 3], [], ""), ([1, 7], [1], "7"), ([3, 4, 5, 6], [2, 0, 1], "3-5"), ([3, 5, 7, 9], [0, 1, 2], "3-7"),
        ([1, 2, 3, 4], [0, 1, 3], "1-2,4"), ([752, 578, 579], [0, 1, 2], "578-752"), ([4, 4, 5], [0, 1, 2], "4-5"),
        ([.min, 0, .max], [0, 2], "-9223372036854775808,9223372036854775807"),
    ] as [([Int], [Int], String)])
    func `lines become ranges in order, over blank lines and not over others`(
        _ numbers: [Int], _ lines: [Int], _ compact: String
    ) {
        #expect(LineSpans(Self.page(numbers)).ranges(lines).compact == compact)
    }

    @Test(arguments: 0..<50 as Range<UInt64>)
    func `ranges hold the lines asked for, no other line of the page, and cannot be joined`(_ seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        var number = 1
        let numbers = (0..<Int.random(in: 1...40, using: &random)).map { _ in
            number += Int.random(in: 0...3, using: &random)
            return number
        }.shuffled(using: &random)
        let spans = LineSpans(Self.page(numbers))
        for _ in 0..<20 {
            let lines = numbers.indices.filter { _ in Bool.random(using: &random) }.shuffled(using: &random)
            let ranges = spans.ranges(lines)
            let asked = Set(lines.map { numbers[$0] })
            #expect(Set(numbers.filter { number in ranges.contains { $0.contains(number) } }) == asked)
            for (range, next) in zip(ranges, ranges.dropFirst()) {
                #expect(numbers.contains { $0 > range.upperBound && $0 < next.lowerBound })
            }
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
