import Extract
import Foundation
import Newspaper

/// Strict scores of freshly trained models on labelled sentences: a span is right if its ends and its kind are.
struct ScoreTable {
    private let lexicon: CompiledLexicon
    private let names: SequenceModel
    private let terms: SequenceModel

    /// - Parameter folder: holds names.bin and terms.bin.
    init(folder: String, lexicon: CompiledLexicon) throws {
        self.lexicon = lexicon
        names = try SequenceModel(try Self.permanent("\(folder)/names.bin"), lexicon: lexicon)
        terms = try SequenceModel(try Self.permanent("\(folder)/terms.bin"), lexicon: lexicon)
    }

    /// The models live as long as the program.
    private static func permanent(_ path: String) throws -> MappedTable {
        let data = try Data(contentsOf: URL(fileURLWithPath: path))
        let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: data.count, alignment: 64)
        memory.copyBytes(from: data)
        return MappedTable(permanent: UnsafeRawBufferPointer(memory))
    }

    private static let kinds: [String: LabelledSpan.Kind] = [
        "PER": .person, "LOC": .place, "GPE": .place, "FAC": .place, "ORG": .organisation, "TITLE": .office, "EVENT": .event,
        "DOC": .document,
    ]

    private struct Span: Hashable {
        var range: Range<Int>
        var kind: LabelledSpan.Kind
    }

    /// Spans of one tenth of likelihood.
    private struct Bin {
        var count = 0
        var sum = 0.0
        var right = 0.0
    }

    func row(_ set: String, _ sentences: [LabelledSentence], _ convention: LabelConvention) -> String {
        let labeller = Labeller(lexicon: lexicon, names: names, convention: convention, terms: convention == .local ? terms : nil)
        var (right, found, wanted): ([LabelledSpan.Kind: Int], [LabelledSpan.Kind: Int], [LabelledSpan.Kind: Int]) = ([:], [:], [:])
        var bins = [Bin](repeating: Bin(), count: 10)
        for sentence in sentences {
            let gold = Set(sentence.spans.compactMap { span in Self.kinds[span.label].map { Span(range: span.range, kind: $0) } })
            let spans = labeller.spans(in: sentence.text)
            let named = Set(spans.map { Span(range: $0.range, kind: $0.kind) })
            for span in gold { wanted[span.kind, default: 0] += 1 }
            for span in named { found[span.kind, default: 0] += 1 }
            for span in gold.intersection(named) { right[span.kind, default: 0] += 1 }
            for span in spans {
                let bin = min(9, Int(span.probability * 10))
                bins[bin].count += 1
                bins[bin].sum += span.probability
                if gold.contains(Span(range: span.range, kind: span.kind)) { bins[bin].right += 1 }
            }
        }
        func score(_ kinds: [LabelledSpan.Kind]) -> (Int, Int, Int) {
            func sum(_ counts: [LabelledSpan.Kind: Int]) -> Int { kinds.reduce(0) { $0 + (counts[$1] ?? 0) } }
            let (r, f, w) = (sum(right), sum(found), sum(wanted))
            return (1000 * r / max(1, f), 1000 * r / max(1, w), 2000 * r / max(1, f + w))
        }
        let all = score([.person, .place, .organisation])
        let single: [LabelledSpan.Kind] = [.person, .place, .organisation, .office, .event, .document]
        let counted = bins.reduce(0) { $0 + $1.count }
        let error = bins.reduce(0.0) { $0 + abs($1.sum - $1.right) } / Double(max(1, counted))
        return "\(set) \(convention): P \(all.0) R \(all.1) F \(all.2); " + single.map { "\($0) \(score([$0]).2)" }.joined(separator: " ")
            + "; calibration error \(Int(error * 1000))"
    }
}
