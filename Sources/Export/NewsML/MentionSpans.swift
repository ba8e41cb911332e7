import Newspaper

/// Something that the body's spans point to.
enum InlineTarget: Hashable {
    case entity(Int)
    case time(Int)
    case quantity(Int)
    /// The first of all citations of the same document.
    case document(Int)
    case slogan(Int)
    case event(Int)
}

/// Which stretches of an article's text become spans of the XHTML body, and what each of them refers to.
///
/// Elements nest, mentions need not. Of two that cross, the one that begins first keeps its span; likewise a mention
/// that runs over the end of its paragraph has none. Both stay in the JSON rows with their offsets.
struct MentionSpans {
    struct Span: Hashable {
        /// Offsets in the article's text.
        let range: Range<Int>
        /// The m of `…-m7`, from 1.
        let number: Int
    }

    /// Spans of each paragraph, outer before inner.
    let spans: [[Span]]
    /// Numbers of the spans of each target.
    let numbers: [InlineTarget: [Int]]

    /// Deeper nesting than this is no text that a reader can use, and an XML parser has its limit, too.
    private static let deepest = 8

    init(_ annotations: Annotations, paragraphs: [Range<Int>]) {
        let candidates = Self.candidates(annotations)
        let order = candidates.indices.sorted { one, other in
            let (a, b) = (candidates[one].range, candidates[other].range)
            if a.lowerBound != b.lowerBound { return a.lowerBound < b.lowerBound }
            if a.upperBound != b.upperBound { return a.upperBound > b.upperBound }
            return one < other
        }
        var spans = [[Span]](repeating: [], count: paragraphs.count)
        var numbers: [InlineTarget: [Int]] = [:]
        var paragraph = 0
        var open: [Int] = []
        var number = 0
        for candidate in order.lazy.map({ candidates[$0] }) {
            let range = candidate.range
            while paragraph < paragraphs.count, paragraphs[paragraph].upperBound <= range.lowerBound { paragraph += 1 }
            guard paragraph < paragraphs.count else { break }
            let home = paragraphs[paragraph]
            guard !range.isEmpty, range.lowerBound >= home.lowerBound, range.upperBound <= home.upperBound else {
                continue
            }
            while let end = open.last, end <= range.lowerBound { open.removeLast() }
            if let end = open.last, range.upperBound > end { continue }
            guard open.count < Self.deepest else { continue }
            open.append(range.upperBound)
            number += 1
            spans[paragraph].append(Span(range: range, number: number))
            numbers[candidate.target, default: []].append(number)
        }
        (self.spans, self.numbers) = (spans, numbers)
    }

    private static func candidates(_ annotations: Annotations) -> [(range: Range<Int>, target: InlineTarget)] {
        var result: [(Range<Int>, InlineTarget)] = []
        for (index, entity) in annotations.entities.enumerated() {
            for mention in entity.mentions { result.append((mention.range, .entity(index))) }
        }
        for (index, time) in annotations.times.enumerated() { result.append((time.mention.range, .time(index))) }
        for (index, quantity) in annotations.quantities.enumerated() {
            result.append((quantity.mention.range, .quantity(index)))
        }
        for (document, first) in zip(annotations.documents, annotations.firstCitations) {
            result.append((document.mention.range, .document(first)))
        }
        for (index, slogan) in annotations.slogans.enumerated() {
            result.append((slogan.mention.range, .slogan(index)))
        }
        for (index, event) in annotations.events.enumerated() { result.append((event.mention.range, .event(index))) }
        return result
    }
}

extension Annotations {
    /// For each cited document the index of the first citation of the same title and number.
    var firstCitations: [Int] {
        struct Name: Hashable {
            let title, number: Scalars
        }
        var first: [Name: Int] = [:]
        return documents.enumerated().map { index, document in
            let name = Name(title: document.title, number: document.number)
            if let earlier = first[name] { return earlier }
            first[name] = index
            return index
        }
    }
}

extension CitedDocument {
    /// `《示例条例》`, or the number where only that is cited.
    var literal: Scalars {
        let title = title.oneLine
        return title.isEmpty ? number.oneLine : ["《"] + title + ["》"]
    }
}
