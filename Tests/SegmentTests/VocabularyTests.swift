import Newspaper
import Testing

@testable import Segment

@Suite("A page's vocabulary")
struct VocabularyTests {
    @Test("bigrams are numbered as they are met, however many there are")
    func numbers() {
        var numbers = BigramNumbers(capacity: 0)
        let keys = (0..<1000).map { UInt64($0 * 7919) << 32 | UInt64($0) }
        for (number, key) in keys.enumerated() { #expect(numbers.number(adding: key) == number) }
        for (number, key) in keys.enumerated() { #expect(numbers.number(of: key) == number && numbers.number(adding: key) == number) }
        #expect(numbers.count == keys.count)
        #expect(numbers.number(of: 1 << 60) == nil)
    }

    @Test("marks part bigrams, blanks do not; a line has each once")
    func lines() {
        var vocabulary = Vocabulary(length: 0)
        let first = vocabulary.addLine(Scalars("公 告，公告板"))
        let second = vocabulary.addLine(Scalars("告板"))
        #expect(Array(vocabulary.held[first]) == [0, 1])
        #expect(Array(vocabulary.held[second]) == [1])
        #expect(vocabulary.lineCounts == [1, 2])
        #expect(vocabulary.holds("公", "告") && !vocabulary.holds("告", "公"))
    }
}

@Suite("Decoding of labels")
struct LineDecoderTests {
    private func page(_ lines: [String]) -> LineFeatures { LineFeatures(PageFacts(CleanPage(lines.map { Scalars($0) }))) }

    @Test("without weights the first label stands; what is pinned stays, on a page of any length")
    func pinned() {
        let features = page((0..<300).map { "第\($0)行文字" })
        let allowed: [Int: LabelSet] = Dictionary(uniqueKeysWithValues: (0..<200).map { ($0, .ad) })
        let labels = LineDecoder(LineModel()).labels(features, allowed: allowed)
        #expect(labels.prefix(200).allSatisfy { $0 == .ad })
        #expect(labels.dropFirst(200).allSatisfy { $0 == .articleStart })
    }

    @Test("a transition outweighs what lines say by themselves")
    func transitions() {
        let features = page(["甲乙", "丙丁"])
        var model = LineModel()
        let count = LineModel.labelCount
        let byline = LineLabel.byline.rawValue, caption = LineLabel.caption.rawValue
        for feature in features.active(at: 1) { model.emission[feature * count + byline] = 1 }
        model.transition[(features.junctions[1] * count + caption) * count + caption] = 1000
        #expect(LineDecoder(model).labels(features) == [.caption, .caption])
    }
}
