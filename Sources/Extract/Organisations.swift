import Newspaper

/// Organisations by what their names end in: 离石区医保局, 城北街道尉汾路社区党委, 区税务局.
///
/// From each word for a body the name grows to the left: over the place before it, over a short gap when a place
/// or a boundary begins it; and to the right over the bodies inside the body (妇联|党支部). The longest name wins.
struct Organisations: Sendable {
    /// Scalars between the place and the body, at most.
    private static let longestModifier = 8

    func find(in landmarks: Landmarks) -> [FoundName] {
        var found: [FoundName] = []
        let tokens = landmarks.tokens
        var floor = 0
        var index = 0
        while index < tokens.count {
            defer { index += 1 }
            guard tokens[index].kind.isBody, let (first, confidence) = start(of: index, landmarks, floor) else {
                continue
            }
            while index + 1 < tokens.count, extends(tokens[index + 1].kind) { index += 1 }
            floor = index + 1
            found.append(
                FoundName(
                    range: tokens[first].range.lowerBound..<tokens[index].range.upperBound, kind: .organisation,
                    confidence: confidence))
        }
        return found
    }

    private func extends(_ kind: Landmarks.Kind) -> Bool {
        kind == .word(.bodyKind) || kind == .word(.body) || kind == .word(.levelledBody)
    }

    /// The token where the name begins that the body at `index` ends, no further back than `floor`.
    private func start(
        of index: Int, _ landmarks: Landmarks, _ floor: Int
    ) -> (token: Int, confidence: Confidence)? {
        let (tokens, text) = (landmarks.tokens, landmarks.text)
        var first = index
        while first > floor, tokens[first - 1].kind.isPlace { first -= 1 }
        let hasPlace = first < index
        switch tokens[index].kind {
        case .levelled:
            if hasPlace { return (first, .bodyOfPlace) }
            if index > floor, refersBack(tokens[index - 1], text) { return nil }
            // 王家镇党委: a town that the gazetteer does not know.
            let level = text[tokens[index].range.lowerBound]
            if Self.smallLevels.contains(level), index > floor, tokens[index - 1].kind == .gap,
                (2...4).contains(tokens[index - 1].range.count)
            {
                return (index - 1, .boundedBody)
            }
            return (index, .fixedBody)
        case .word(.namedBody):
            return (index, .fixedBody)
        case .word(.body):
            return hasPlace ? (first, .bodyOfPlace) : (index, .bareBody)
        case .word(.massBody):
            if hasPlace { return (first, .bodyOfPlace) }
            let isListed = index == 0 || tokens[index - 1].kind.bounds || tokens[index - 1].kind.isBody
            return isListed ? (index, .bareBody) : nil
        case .word(.bodyKind):
            if hasPlace { return (first, .bodyOfPlace) }
            let isProper = Self.properKinds.longest(in: text, at: tokens[index].range.lowerBound) != nil
            return modified(index, landmarks, floor, shortest: isProper ? 2 : 3, needsPlace: false)
        case .word(.levelledBody) where hasPlace:
            return (first, .bodyOfPlace)
        default:
            return hasPlace ? nil : modified(index, landmarks, floor, shortest: 2, needsPlace: true)
        }
    }

    /// 该镇党委, 各县委 name nobody, and in 特|区政府 the level is part of a word.
    private func refersBack(_ before: Landmarks.Token, _ text: Scalars) -> Bool {
        guard before.range.count == 1 else { return false }
        return before.kind == .gap || Self.pointers.contains(text[before.range.lowerBound])
    }

    /// Kinds before which two scalars are as a rule a name: 清华大学, but 保险|公司.
    private static let properKinds = Lexicon("大学 中学 小学 幼儿园 有限公司 有限责任公司 股份有限公司 集团 煤矿")
    /// 三家|公司: what a count leaves before the body.
    private static let measures = Set("家所个座名支批".unicodeScalars)
    private static let pointers = Set("该各本此全每某".unicodeScalars)
    private static let smallLevels = Set("镇乡村".unicodeScalars)

    /// The start of a name that ends with the body at `index` and has other words before it.
    private func modified(
        _ index: Int, _ landmarks: Landmarks, _ floor: Int, shortest: Int, needsPlace: Bool
    ) -> (token: Int, confidence: Confidence)? {
        let tokens = landmarks.tokens
        var first = index
        var length = 0
        while first > floor {
            let before = tokens[first - 1]
            guard before.kind == .gap || before.kind == .word(.ordinary) || before.kind.isBody else { break }
            length += before.range.count
            guard length <= Self.longestModifier else { return nil }
            first -= 1
        }
        guard length > 0 else { return nil }
        if first > floor, tokens[first - 1].kind.isPlace {
            first -= 1
            while first > floor, tokens[first - 1].kind.isPlace { first -= 1 }
            return (first, .bodyOfPlace)
        }
        // Without a place the name must begin with something that is no ordinary word: 市民|公司.
        guard length >= shortest, !needsPlace, tokens[first].kind == .gap,
            first == floor || landmarks.opensName(after: first - 1),
            !Self.measures.contains(landmarks.text[tokens[first].range.lowerBound])
        else { return nil }
        return (first, .boundedBody)
    }
}
