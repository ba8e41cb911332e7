import Newspaper
import SplitMix
import Testing

@testable import Export

@Suite("Mention spans")
struct MentionSpansTests {
    private func spans(_ ranges: [Range<Int>], paragraphs: [Range<Int>] = [0..<10, 11..<20]) -> MentionSpans {
        let entities = ranges.map { range in
            Entity(.person([]), name: ["甲"], confidence: 1, mentions: [Mention(range: range, text: [])])
        }
        return MentionSpans(Annotations(entities: entities), paragraphs: paragraphs)
    }

    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let ranges: [Range<Int>]
        /// Which of the ranges become spans, in the order of the text.
        let kept: [Int]
    }

    @Test(arguments: [
        Case(testDescription: "side by side", ranges: [5..<7, 0..<2, 2..<5], kept: [1, 2, 0]),
        Case(testDescription: "nested", ranges: [1..<2, 0..<4, 1..<3], kept: [1, 2, 0]),
        Case(testDescription: "the same range twice", ranges: [3..<5, 3..<5], kept: [0, 1]),
        Case(testDescription: "crossing", ranges: [2..<6, 0..<4, 5..<8], kept: [1, 2]),
        Case(testDescription: "over a paragraph's end", ranges: [8..<12, 9..<10], kept: [1]),
        Case(
            testDescription: "outside and empty", ranges: [-2..<1, 19..<25, 4..<4, 90..<92, 10..<11, 19..<20], kept: [5]
        ),
    ])
    func `spans nest and stay in their paragraph`(_ example: Case) {
        let spans = spans(example.ranges)
        #expect(spans.spans.flatMap { $0 }.map(\.range) == example.kept.map { example.ranges[$0] })
        let numbered = example.ranges.indices.filter { spans.numbers[.entity($0)] != nil }
        #expect(Set(numbered) == Set(example.kept))
    }

    @Test(arguments: 0..<100 as Range<UInt64>)
    func `any mentions give well nested spans, each with a number of its own`(_ seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let paragraphs = [0..<30, 31..<31, 32..<60]
        let ranges = (0..<60).map { _ in
            let start = Int.random(in: -3..<62, using: &random)
            return start..<(start + Int.random(in: 0..<12, using: &random))
        }
        let result = spans(ranges, paragraphs: paragraphs)
        var numbers: [Int] = []
        for (paragraph, spans) in zip(paragraphs, result.spans) {
            var open: [Range<Int>] = []
            for span in spans {
                #expect(paragraph.lowerBound <= span.range.lowerBound && span.range.upperBound <= paragraph.upperBound)
                while let outer = open.last, outer.upperBound <= span.range.lowerBound { open.removeLast() }
                #expect(open.last.map { $0.upperBound >= span.range.upperBound } ?? true)
                open.append(span.range)
                #expect(open.count <= 8)
                numbers.append(span.number)
            }
        }
        #expect(numbers == Array(1..<(numbers.count + 1)))
        #expect(result.numbers.values.flatMap { $0 }.sorted() == numbers)
    }

    @Test func `one document cited twice is one target`() {
        let mentions = [0..<2, 4..<6].map { CitedDocument(mention: Mention(range: $0, text: []), title: Scalars("条例")) }
        let other = CitedDocument(mention: Mention(range: 8..<9, text: []), title: Scalars("办法"))
        let result = MentionSpans(Annotations(documents: mentions + [other]), paragraphs: [0..<10])
        #expect(result.numbers == [.document(0): [1, 2], .document(2): [3]])
    }
}
