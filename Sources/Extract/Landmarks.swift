import Newspaper

/// A text cut into what the rules for names know and the gaps between.
///
/// Chinese prints no word boundaries, so a name is what lies between two things that cannot be part of it. One
/// walk takes the longest known word at each place (forward maximum matching); scalars that begin none gather
/// in gaps. The tokens cover the text without holes.
struct Landmarks: Sendable {
    enum Kind: Equatable, Sendable {
        /// Han characters that nothing is known of.
        case gap
        /// Anything but Han, and text that belongs to something else (a cited title).
        case other
        /// A division of the gazetteer, by the index of its first namesake there.
        case division(Int, fromHome: Bool)
        /// A place by its suffix.
        case site
        case word(Word)
        /// A level and its body: 区委, 县医保局.
        case levelled

        var isBody: Bool {
            switch self {
            case .levelled: true
            case .word(let word): word.isBody
            default: false
            }
        }
        var isPlace: Bool {
            switch self {
            case .division, .site: true
            default: false
            }
        }
        var endsPlace: Bool {
            if case .word(let word) = self { word.endsPlace } else { false }
        }
        /// Whether a name that stands before must end here, and one that stands after may begin.
        var bounds: Bool {
            switch self {
            case .other: true
            case .word(let word): word.isStop || word == .honorific
            default: false
            }
        }
    }

    struct Token: Equatable, Sendable {
        var range: Range<Int>
        var kind: Kind
    }

    /// Whether a name may well begin after the token at `index`: not after a single scalar that could as well be
    /// the middle of a longer word (掌|握), unless that is nearly always a word of its own.
    func opensName(after index: Int) -> Bool {
        let token = tokens[index]
        switch token.kind {
        case .other, .division, .site, .levelled: return true
        case .gap, .word(.ordinary), .word(.namePart): return false
        case .word(let word):
            return !word.isStop || token.range.count > 1 || Self.particles.contains(text[token.range.lowerBound])
        }
    }

    private static let particles = Set("的了在和与由对向从将把被及到是让赴据为以于至或".unicodeScalars)

    let text: Scalars
    private(set) var tokens: [Token] = []

    /// - Parameters:
    ///   - taken: for each scalar of `text`, whether it belongs to something that holds no names.
    ///   - home: stems that stand for a place near the paper's home.
    /// - Complexity: O(text)
    init(_ text: Scalars, taken: [Bool], gazetteer: Gazetteer, home: Gazetteer?) {
        self.text = text
        var at = 0
        while at < text.count {
            if taken[at] || !text[at].isHan {
                append(at..<(at + 1), .other)
                at += 1
                continue
            }
            let place = Self.place(in: text, at: at, gazetteer: gazetteer, home: home)
            let word = word(at: at)
            if let place, place.range.upperBound >= word?.range.upperBound ?? 0, word?.range != place.range
                || word?.kind != .word(.ordinary)
            {
                append(place.range, place.kind)
            } else if let word {
                append(word.range, word.kind)
            } else {
                append(at..<(at + 1), .gap)
            }
            at = tokens[tokens.count - 1].range.upperBound
        }
    }

    /// Makes one token of each of the ranges of tokens, which are ascending, apart and not empty.
    mutating func merge(_ ranges: [Range<Int>], into kind: Kind) {
        var merged: [Token] = []
        var at = 0
        for range in ranges {
            merged += tokens[at..<range.lowerBound]
            let (first, last) = (tokens[range.lowerBound].range, tokens[range.upperBound - 1].range)
            merged.append(Token(range: first.lowerBound..<last.upperBound, kind: kind))
            at = range.upperBound
        }
        tokens = merged + tokens[at...]
    }

    private mutating func append(_ range: Range<Int>, _ kind: Kind) {
        if let last = tokens.last, last.kind == kind, kind == .gap || kind == .other {
            tokens[tokens.count - 1].range = last.range.lowerBound..<range.upperBound
        } else {
            tokens.append(Token(range: range, kind: kind))
        }
    }

    /// The longest place whose last scalar does not belong to the next word: 上海 and not 上海市 in 上海市民.
    private static func place(in text: Scalars, at start: Int, gazetteer: Gazetteer, home: Gazetteer?) -> Token? {
        var limit = text.count
        while true {
            let national = gazetteer.longest(in: text, at: start, limit: limit)
            let local = home?.longest(in: text, at: start, limit: limit)
            guard let end = [national?.end, local?.end].compactMap({ $0 }).max() else { return nil }
            if Vocabulary.runsOn.join(text, at: end), !beginsBody(in: text, at: end - 1) {
                limit = end - 1
            } else if let national, national.end == end {
                return Token(range: start..<end, kind: .division(Int(national.value), fromHome: false))
            } else if let local {
                return Token(range: start..<end, kind: .division(Int(local.value), fromHome: true))
            }
        }
    }

    /// 区委 of 离石区委员会: the pair 委|员 says nothing where a body begins with the place's last scalar.
    private static func beginsBody(in text: Scalars, at start: Int) -> Bool {
        guard let match = Vocabulary.bodyLexicon.longest(in: text, at: start + 1) else { return false }
        return match.end > start + 2
    }

    private func word(at start: Int) -> Token? {
        if let levelled = levelled(at: start) { return levelled }
        guard let match = Vocabulary.lexicon.longest(in: text, at: start), let word = Word(rawValue: match.value) else {
            return nil
        }
        if word == .office, tokens.last?.kind.isPlace == true,
            let body = Vocabulary.bodyLexicon.longest(in: text, at: start, limit: match.end - 1), body.end > start + 1
        {
            // 信义镇|党委|书记: after a place the body is the town's and only 书记 the office.
            return Token(range: start..<body.end, kind: .word(.bodyKind))
        }
        let range = start..<match.end
        if (word.isBody || word.endsPlace) && Vocabulary.runsOn.join(text, at: match.end) { return nil }
        if word == .namePart { return Token(range: range, kind: .gap) }
        // 委 alone is a body after 离石区, and hardly after 山西.
        let followsLevel = tokens.last?.kind.isPlace == true && Vocabulary.levels.contains(text[start - 1])
        let isLoose = word == .levelledBody && range.count == 1 && !followsLevel
        return Token(range: range, kind: .word(isLoose ? .looseBodyKind : word))
    }

    private func levelled(at start: Int) -> Token? {
        guard Vocabulary.levels.contains(text[start]),
            let match = Vocabulary.bodyLexicon.longest(in: text, at: start + 1), let word = Word(rawValue: match.value),
            word == .levelledBody || word == .body || word == .massBody || word == .bodyKind,
            !Vocabulary.runsOn.join(text, at: match.end)
        else { return nil }
        return Token(range: start..<match.end, kind: .levelled)
    }
}
