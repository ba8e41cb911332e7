import Newspaper

/// People by what stands beside their names: an office before (离石区委书记廉海平), one after (习近平总书记), a body
/// and a verb of saying (环卫中心薛小珍说道), or at the head of a clause the verb alone (张海文指出).
struct People: Sendable {
    private let landmarks: Landmarks
    private let text: Scalars
    /// For each scalar, whether a token begins there that no name can run into.
    private let bounds: [Bool]
    /// For each scalar, the end of the token that begins there with a verb of saying, or 0.
    private let speech: [Bool]
    /// By the scalar at which a body or place ends: what a person there belongs to.
    private let belonging: [Int: Scalars]

    init(_ landmarks: Landmarks, organisations: [FoundName]) {
        self.landmarks = landmarks
        text = landmarks.text
        var bounds = [Bool](repeating: false, count: text.count + 1)
        var speech = bounds
        bounds[text.count] = true
        var belonging: [Int: Scalars] = [:]
        for token in landmarks.tokens {
            bounds[token.range.lowerBound] = token.kind.bounds
            speech[token.range.lowerBound] = token.kind == .word(.speech)
            if token.kind.isPlace { belonging[token.range.upperBound] = Scalars(text[token.range]) }
        }
        for found in organisations { belonging[found.range.upperBound] = Scalars(text[found.range]) }
        (self.bounds, self.speech, self.belonging) = (bounds, speech, belonging)
    }

    /// The people of the text, in order.
    func find() -> [FoundName] {
        var found: [FoundName] = []
        let tokens = landmarks.tokens
        for (index, token) in tokens.enumerated() {
            let floor = found.last?.range.upperBound ?? 0
            switch token.kind {
            case .word(.office) where token.range.lowerBound >= floor:
                if let person = holder(after: index, floor) {
                    found.append(person)
                    appendOthers(like: person, to: &found)
                }
            case .gap where token.range.lowerBound >= floor:
                if let person = person(in: index, floor) { found.append(person) }
            default:
                if let body = belonging[token.range.upperBound], token.range.upperBound >= floor,
                    let end = nameEnd(at: token.range.upperBound), speech[end]
                {
                    let range = token.range.upperBound..<end
                    found.append(FoundName(range: range, kind: .person, confidence: .speaker, organisation: body))
                }
            }
        }
        return found
    }

    /// Whoever is named right after the office at `index`, with the offices that the list before adds.
    private func holder(after index: Int, _ floor: Int) -> FoundName? {
        let start = landmarks.tokens[index].range.upperBound
        guard let end = nameEnd(at: start) else { return nil }
        let (office, organisation) = offices(endingWith: index, floor)
        return FoundName(
            range: start..<end, kind: .person, confidence: .personInOffice, office: office, organisation: organisation)
    }

    /// The office at `index` and those joined to it: 区委副书记、区政府区长 gives 副书记、区长 of 区委、区政府.
    private func offices(endingWith index: Int, _ floor: Int) -> (office: Scalars, organisation: Scalars) {
        let tokens = landmarks.tokens
        var office = Scalars(text[tokens[index].range])
        var start = tokens[index].range.lowerBound
        var organisation = belonging[start] ?? []
        start -= organisation.count
        var at = index
        for _ in 0..<4 {
            guard start > floor, text[start - 1] == "、",
                let before = tokens[..<at].lastIndex(where: { $0.range.upperBound <= start - 1 }),
                tokens[before].range.upperBound == start - 1, tokens[before].kind == .word(.office)
            else { break }
            at = before
            office = text[tokens[at].range] + ["、"] + office
            start = tokens[at].range.lowerBound
            guard let body = belonging[start] else { continue }
            organisation = organisation.isEmpty || organisation == body ? body : body + ["、"] + organisation
            start -= body.count
        }
        return (office, organisation)
    }

    /// 副区长王伟、李强、赵敏: the names of a list share the office.
    private func appendOthers(like person: FoundName, to found: inout [FoundName]) {
        var next = person
        while next.range.upperBound < text.count, text[next.range.upperBound] == "、",
            let end = nameEnd(at: next.range.upperBound + 1)
        {
            next.range = (next.range.upperBound + 1)..<end
            found.append(next)
        }
    }

    /// A gap that is a name as a whole: before an office or a 同志, or before a verb of saying at a clause's head.
    private func person(in index: Int, _ floor: Int) -> FoundName? {
        let tokens = landmarks.tokens
        let gap = tokens[index].range
        guard index + 1 < tokens.count, nameLength(of: gap) != nil else { return nil }
        let opensClause = index == 0 || tokens[index - 1].kind == .other
        let isBounded = opensClause || tokens[index - 1].kind.bounds || tokens[index - 1].kind.isPlace
        switch tokens[index + 1].kind {
        case .word(.honorific) where isBounded:
            return FoundName(range: gap, kind: .person, confidence: .speaker)
        case .word(.office) where isBounded && gap.count >= 3:
            let office = Scalars(text[tokens[index + 1].range])
            return FoundName(range: gap, kind: .person, confidence: .speaker, office: office)
        case .word(.speech) where opensClause && gap.count >= 3:
            return FoundName(range: gap, kind: .person, confidence: .speaker)
        default:
            return nil
        }
    }

    private func nameLength(of range: Range<Int>) -> Int? {
        lengths(at: range.lowerBound).first { $0 == range.count && isName(range) }
    }

    /// The end of a name that begins at `start` and that something bounds, or nil.
    private func nameEnd(at start: Int) -> Int? {
        for length in lengths(at: start) {
            let end = start + length
            if end <= text.count, bounds[end], isName(start..<end) { return end }
        }
        return nil
    }

    /// How long a name may be whose surname begins at `start`, longest first.
    private func lengths(at start: Int) -> [Int] {
        guard let surname = Vocabulary.surnames.longest(in: text, at: start) else { return [] }
        return surname.value == 2 ? [4, 3, 2] : [3, 2]
    }

    /// 宣讲, 高度: a word of two scalars or more that a name would have to begin with.
    private func isWord(at start: Int) -> Bool {
        if Vocabulary.notNames.longest(in: text, at: start) != nil { return true }
        guard let match = Vocabulary.lexicon.longest(in: text, at: start), let word = Word(rawValue: match.value) else {
            return false
        }
        return match.end > start + 1 && (word.isStop || word == .ordinary)
    }

    private func isName(_ range: Range<Int>) -> Bool {
        guard range.upperBound <= text.count, !isWord(at: range.lowerBound),
            range.upperBound == text.count || text[range.upperBound] != "·"
        else { return false }
        let last = range.upperBound - 1
        return range.dropFirst().allSatisfy { index in
            text[index].isHan
                && (!Vocabulary.notInNames.contains(text[index])
                    || (index < last && Vocabulary.insideNames.contains(text[index])))
        }
    }
}
