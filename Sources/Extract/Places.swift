import Newspaper

/// Places: divisions that the gazetteer knows, and names that a suffix ends (尉汾路社区, 惠安小区).
struct Places: Sendable {
    let gazetteer: Gazetteer
    let home: Gazetteer?
    let homeRegion: Region?
    let issueDate: CalendarDate?

    /// Makes one token of each name that ends in 街道, 社区, 村, 小区, 路 and the like.
    func markSites(in landmarks: inout Landmarks) {
        var sites: [Range<Int>] = []
        let tokens = landmarks.tokens
        var floor = 0
        for (index, token) in tokens.enumerated() {
            guard case .word(let word) = token.kind, word.endsPlace else { continue }
            // 尉汾路社区: the road is part of the next name.
            if word == .road, index + 1 < tokens.count, tokens[index + 1].kind.endsPlace { continue }
            if word == .facility, let last = sites.last, last.upperBound == index {
                // 凤山底社区|新时代文明实践站: something public, named after the place it stands in.
                sites[sites.count - 1] = last.lowerBound..<(index + 1)
            } else if word == .facility, index > floor, tokens[index - 1].kind.isPlace {
                sites.append((index - 1)..<(index + 1))
            } else if let first = stem(before: index, word, landmarks, floor),
                word != .road || isRoad(first, index, tokens, landmarks.text)
            {
                sites.append(first..<(index + 1))
            } else {
                continue
            }
            floor = index + 1
        }
        landmarks.merge(sites, into: .site)
    }

    /// The token where the name begins that ends with the suffix at `index`, or nil.
    private func stem(
        before index: Int, _ word: Word, _ landmarks: Landmarks, _ floor: Int
    ) -> Int? {
        let (tokens, text) = (landmarks.tokens, landmarks.text)
        var first = index
        var length = 0
        let longest = longestStem(word, tokens[index].range.count)
        while first > floor {
            let before = tokens[first - 1]
            // A road or a village inside the name: 尉汾路|社区, 赵家庄|祥和苑小区.
            let joins: Bool
            switch before.kind {
            case .gap: joins = true
            case .word(.road), .word(.looseBodyKind): joins = length == 0 && before.range.count == 1
            default: joins = false
            }
            guard joins, length + before.range.count <= longest else { break }
            length += before.range.count
            first -= 1
        }
        guard first < index, tokens[first].kind == .gap else { return nil }
        // 上安社区, 前王村: a direction belongs to the name where nothing else can want it.
        if first > floor, tokens[first - 1].kind == .word(.stop), tokens[first - 1].range.count == 1,
            Self.directions.contains(text[tokens[first - 1].range.lowerBound]),
            first - 1 == floor || tokens[first - 2].kind.bounds || tokens[first - 2].kind.isPlace
        {
            first -= 1
            length += 1
        }
        let isClosed = first == floor || landmarks.opensName(after: first - 1)
        if Numerals.begins(text[tokens[first].range.lowerBound]) { return nil }
        let shortest = word == .road || (word == .settlement && tokens[index].range.count == 1) ? 2 : 1
        return isClosed && (shortest...longest).contains(length) ? first : nil
    }

    /// Villages have two or three scalars before 村, roads four at most; communities join several such names.
    private func longestStem(_ word: Word, _ suffix: Int) -> Int {
        switch word {
        case .facility: 6
        case .road: 4
        default: suffix == 1 ? 3 : 5
        }
    }

    private static let directions = Set("上下前后中内外".unicodeScalars)

    /// 路 ends many words (致富路): it names a road only where one would stand, or where a site or body follows.
    private func isRoad(_ first: Int, _ index: Int, _ tokens: [Landmarks.Token], _ text: Scalars) -> Bool {
        if index + 1 < tokens.count, tokens[index + 1].kind.isBody { return true }
        let after = tokens[index].range.upperBound
        if after < text.count, text[after].isDigit { return true }
        guard first > 0 else { return false }
        let before = tokens[first - 1]
        if before.kind.isPlace { return true }
        let last = text[before.range.upperBound - 1]
        return last == "、" || (before.kind == .word(.stop) && Self.locatives.contains(last))
    }

    private static let locatives = Set("在于沿到至经从".unicodeScalars)

    /// Every place of the text, in order; those inside `organisations` are part of their names.
    func find(in landmarks: Landmarks, outside organisations: [FoundName]) -> [FoundName] {
        var found: [FoundName] = []
        var parent: (end: Int, code: Int)?
        var covering = organisations[...]
        for (at, token) in landmarks.tokens.enumerated() {
            let start = token.range.lowerBound
            while let first = covering.first, first.range.upperBound <= start { covering.removeFirst() }
            let isInside = covering.first.map { $0.range.lowerBound < token.range.upperBound } ?? false
            switch token.kind {
            case .division(let index, let fromHome):
                guard let division = (fromHome ? home : gazetteer)?.namesakes(index), let name = division.first else {
                    continue
                }
                let within = parent.flatMap { $0.end == token.range.lowerBound ? Region($0.code) : nil }
                let code = code(among: division, within: within)
                parent = (token.range.upperBound, code)
                // 许|银川, 黄|淮北: a short form after a single unknown scalar is part of another word.
                let isBroken = name.isStem && at > 0 && landmarks.tokens[at - 1].kind == .gap
                    && landmarks.tokens[at - 1].range.count == 1
                if isInside || isBroken { continue }
                let confidence = code == 0 ? Confidence.ambiguousPlace : name.isStem ? .placeStem : .division
                found.append(FoundName(range: token.range, kind: .place, confidence: confidence, code: code))
            case .site where !isInside:
                found.append(FoundName(range: token.range, kind: .place, confidence: .suffixedPlace))
            default:
                continue
            }
        }
        return found
    }

    /// The code of the one division that is meant, or 0 where it has none or that is uncertain: those in force
    /// on the issue's date first, then those inside the place named just before, then the nearest to home.
    func code(among namesakes: ArraySlice<Gazetteer.Division>, within parent: Region? = nil) -> Int {
        var candidates = namesakes.filter { isInForce($0) }
        if candidates.isEmpty { candidates = Array(namesakes) }
        if let parent {
            let inside = candidates.filter { Region($0.code).lies(within: parent) }
            if !inside.isEmpty { candidates = inside }
        }
        if Set(candidates.map(\.code)).count > 1, let homeRegion {
            let nearness = candidates.map { Region($0.code).shares(with: homeRegion) }
            if let nearest = nearness.max(), nearest > 0 {
                candidates = zip(candidates, nearness).filter { $1 == nearest }.map(\.0)
            }
        }
        let codes = Set(candidates.map(\.code))
        return codes.count == 1 ? codes.first ?? 0 : 0
    }

    private func isInForce(_ division: Gazetteer.Division) -> Bool {
        guard let issueDate else { return division.months.upperBound == Gazetteer.forever }
        return division.months.contains(issueDate.year * 100 + issueDate.month)
    }
}
