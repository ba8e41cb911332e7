import Newspaper

/// A text with a label at every scalar, as corpora of labelled names have it: `B-PER`, `I-PER`, `O`.
package enum LabelledText {
    /// How fine labels are.
    package enum Labels: String, CaseIterable, Sendable {
        /// PER, LOC, ORG.
        case three
        /// Those of docs/labelling.md: PER, TITLE, ORG, GPE, FAC, LOC, TIME, QTY, DOC, EVENT.
        case ten
    }

    package struct Span: Hashable, Sendable {
        package var range: Range<Int>
        package var label: String
    }

    /// The spans of a reading, in order and apart.
    package static func spans(of reading: TextReading, _ labels: Labels) -> [Span] {
        var spans = reading.names.map { name in
            Span(range: name.range, label: label(of: name, in: reading.text, labels))
        }
        if labels == .ten {
            let found = reading.expressions
            spans += reading.offices.map { Span(range: $0.range, label: "TITLE") }
            spans += found.documents.map { Span(range: $0.mention.range, label: "DOC") }
            spans += found.events.map { Span(range: $0.mention.range, label: "EVENT") }
            spans += TimeSpans(reading.text).spans(found).map { Span(range: $0, label: "TIME") }
            spans += found.quantities.map { Span(range: $0.mention.range, label: "QTY") }
        }
        var apart: [Span] = []
        var taken = Cover(reading.text.count)
        // Of two that overlap the longer stays, and of equal ones the first named here.
        for span in spans.enumerated().sorted(by: { (-$0.element.range.count, $0.offset) < (-$1.element.range.count, $1.offset) }) {
            guard !taken.meets(span.element.range) else { continue }
            taken.add(span.element.range)
            apart.append(span.element)
        }
        return apart.sorted { $0.range.lowerBound < $1.range.lowerBound }
    }

    /// The spans that the labels of a convention of others make.
    package static func spans(_ labels: [LabelledSpan]) -> [Span] {
        labels.compactMap { label in
            switch label.kind {
            case .person: Span(range: label.range, label: "PER")
            case .place: Span(range: label.range, label: "LOC")
            case .organisation: Span(range: label.range, label: "ORG")
            case .office, .event, .document: nil
            }
        }
    }

    private static func label(of name: FoundName, in text: Scalars, _ labels: Labels) -> String {
        switch name.kind {
        case .person: return "PER"
        case .organisation: return "ORG"
        case .place:
            guard labels == .ten else { return "LOC" }
            switch PlaceKinds.kind(of: Scalars(text[name.range])) {
            case .province, .prefecture, .county, .township, .community, .village: return "GPE"
            case .road, .natural: return "LOC"
            case .residential, .public, .site, .platform: return "FAC"
            // 离石, 浙江, 中国: a name without an ending is short for a unit as a rule.
            case nil: return name.range.count > 3 ? "LOC" : "GPE"
            }
        }
    }
}
