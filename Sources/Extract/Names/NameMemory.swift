import Newspaper

/// The names of an article where the labels missed them: what is surely a name in one place is the same in another.
struct NameMemory {
    private let names: [FoundName]
    private let text: Scalars
    private let known: [Known]

    /// A name that is known before the text is read.
    struct Known: Sendable {
        var name: Scalars
        var kind: Entity.Kind
    }

    /// Below this a label is no ground to find the same elsewhere.
    private static let sure = 0.8

    /// - Parameters:
    ///   - names: in order and apart.
    init(_ names: [FoundName], in text: Scalars, known: [Known]) {
        (self.names, self.text, self.known) = (names, text, known)
    }

    /// The names with those that were missed, in order and apart. Where a sure name covers doubtful ones, it takes their place.
    /// - Complexity: O(text × length of the longest name)
    func complete(outside covered: Cover) -> [FoundName] {
        var models: [FoundName] = []
        var words: [(word: Scalars, value: Int32)] = []
        for name in names where name.confidence >= Self.sure && name.range.count >= Self.shortest {
            words.append((Scalars(text[name.range]), Int32(models.count)))
            models.append(name)
        }
        for given in known where given.kind != .person || given.name.count >= Self.shortest {
            words.append((given.name, Int32(models.count)))
            models.append(FoundName(range: 0..<given.name.count, kind: given.kind, confidence: Self.given))
        }
        guard !words.isEmpty else { return names }
        let lexicon = Lexicon(words)
        var complete: [FoundName] = []
        var next = 0
        var at = 0
        while at < text.count {
            while next < names.count, names[next].range.upperBound <= at { next += 1 }
            guard let match = lexicon.longest(in: text, at: at), !covered.meets(at..<match.end) else {
                at += 1
                continue
            }
            let range = at..<match.end
            var rivals = next
            while rivals < names.count, names[rivals].range.lowerBound < range.upperBound { rivals += 1 }
            if names[next..<rivals].allSatisfy({ givesWay($0, to: range, of: models[Int(match.value)].kind) }) {
                var name = models[Int(match.value)]
                name.range = range
                complete.append(name)
                at = match.end
            } else {
                at += 1
            }
        }
        return Self.merged(names, complete)
    }

    /// Whether a label is the name itself, a doubtful one inside it, or a person's with a character too many: 向廉海平.
    private func givesWay(_ label: FoundName, to range: Range<Int>, of kind: Entity.Kind) -> Bool {
        if label.range == range { return true }
        if label.range.lowerBound >= range.lowerBound, label.range.upperBound <= range.upperBound { return label.confidence < Self.sure }
        return kind == .person && label.kind == .person && label.range.count == range.count + 1
            && label.range.lowerBound <= range.lowerBound && label.range.upperBound >= range.upperBound
    }

    /// 海平 may be part of a word; three scalars hardly are.
    private static let shortest = 3
    /// How sure it is that a name given beforehand is one where the text prints it.
    private static let given = 0.9

    /// The remembered names, and those labelled that none of them meets.
    private static func merged(_ labelled: [FoundName], _ remembered: [FoundName]) -> [FoundName] {
        var result: [FoundName] = []
        var at = 0
        for name in labelled {
            while at < remembered.count, remembered[at].range.upperBound <= name.range.lowerBound {
                result.append(remembered[at])
                at += 1
            }
            if at == remembered.count || remembered[at].range.lowerBound >= name.range.upperBound { result.append(name) }
        }
        return result + remembered[at...]
    }
}
