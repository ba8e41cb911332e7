import Newspaper

/// Makes names of what the labels say, by rules that local papers keep and the labels do not always.
///
/// What a name ends in says whether it is a body or a place; a place that runs into a body is part of it (城北街道|尉汾路社区党委);
/// 区委区政府 are two; a place goes on to the head that says what is there (山西省|医疗保障信息平台); 工会、妇联、残联 in a list are
/// bodies. Each rule stands by itself.
struct NameRules {
    let text: Scalars
    let covered: Cover

    /// The names of the labels, in order and apart.
    func names(of labels: [LabelledSpan]) -> [FoundName] {
        var names: [FoundName] = []
        for label in labels where !covered.meets(label.range) {
            guard let kind = Self.kind(of: label.kind), !isAim(label.range), !isCount(label.range) else { continue }
            var name = FoundName(range: label.range, kind: kind, confidence: label.probability)
            if kind == .person { name.range = withoutAdverb(name.range) } else { name.kind = NameHeads.kind(of: text[label.range]) ?? kind }
            if let last = names.last, joins(last, name) {
                names.removeLast()
                name.range = last.range.lowerBound..<name.range.upperBound
                name.confidence = min(name.confidence, last.confidence)
            }
            if let second = split(name) {
                names.append(FoundName(range: name.range.lowerBound..<second, kind: .organisation, confidence: name.confidence))
                name.range = second..<name.range.upperBound
            }
            names.append(name)
        }
        return listed(completed(names))
    }

    private static func kind(of label: LabelledSpan.Kind) -> Entity.Kind? {
        switch label {
        case .person: .person
        case .place: .place
        case .organisation: .organisation
        case .office, .event, .document: nil
        }
    }

    /// Whether it is what something is to become, not what it is called: 智慧社区 of 打造智慧社区. 幸福社区 elsewhere may well be a name.
    private func isAim(_ range: Range<Int>) -> Bool {
        guard range.count == 4, range.lowerBound >= 2,
            Self.makings.contains(Scalars(text[(range.lowerBound - 2)..<range.lowerBound]))
        else { return false }
        return Self.praises.contains(Scalars(text[range.prefix(2)]))
    }

    private static let makings = Set(["打造", "建设", "创建", "共建", "争创", "构建"].map { Scalars($0) })
    private static let praises = Set(
        ["智慧", "平安", "文明", "和谐", "幸福", "美丽", "美好", "宜居", "绿色", "生态", "健康", "法治", "数字", "书香"].map { Scalars($0) })

    /// Whether it counts things and names none: 三座水库. Few names go on from a numeral with one of these measure words.
    private func isCount(_ range: Range<Int>) -> Bool {
        range.count >= 4 && Self.numerals.contains(text[range.lowerBound]) && Self.measures.contains(text[range.lowerBound + 1])
    }

    private static let numerals = Set("一二两三四五六七八九十几数多".unicodeScalars)
    private static let measures = Set("座个所处栋幢".unicodeScalars)

    /// 虞向红 of 虞向红正指挥: four characters after a surname of one are one too many, and these end few names.
    private func withoutAdverb(_ range: Range<Int>) -> Range<Int> {
        guard range.count == 4, Surnames.length(at: text[range]) == 1, Self.adverbs.contains(text[range.upperBound - 1]) else { return range }
        return range.lowerBound..<(range.upperBound - 1)
    }

    private static let adverbs = Set("正就便则即率向".unicodeScalars)

    /// Whether a place is the beginning of the name that runs on from it.
    private func joins(_ place: FoundName, _ name: FoundName) -> Bool {
        guard place.kind == .place, place.range.upperBound == name.range.lowerBound else { return false }
        return name.kind == .organisation || (name.kind == .place && NameHeads.endsSite(text[name.range]))
    }

    /// Where 区政府 begins in 区委区政府, 县政府 in 临猗县委县政府.
    private func split(_ name: FoundName) -> Int? {
        guard name.kind == .organisation, name.range.count >= 5 else { return nil }
        let end = name.range.upperBound
        guard text[(end - 2)..<end].elementsEqual(Self.government), text[end - 4] == "委", text[end - 5] == text[end - 3] else { return nil }
        return end - 3
    }

    private static let government = Scalars("政府")

    /// Places with what follows them up to a head that says what is there.
    private func completed(_ names: [FoundName]) -> [FoundName] {
        var names = names
        for at in names.indices where names[at].kind == .place {
            let start = names[at].range.upperBound
            let limit = min(text.count, at + 1 < names.count ? names[at + 1].range.lowerBound : text.count, start + Self.longestSite)
            var end = start
            while end < limit, text[end].isHan, !Self.stops.contains(text[end]), !covered.meets(end..<(end + 1)) {
                if let head = NameHeads.sites.longest(in: text, at: end, limit: limit) {
                    names[at].range = names[at].range.lowerBound..<head.end
                    break
                }
                end += 1
            }
        }
        return names
    }

    private static let longestSite = 12
    private static let stops = Set("的了在和与及是为到对等将把向从至由设有建".unicodeScalars)

    /// The bodies of lists that name nothing else: between 、 and 、, or at either end of such a list.
    private func listed(_ names: [FoundName]) -> [FoundName] {
        var taken = covered
        for name in names { taken.add(name.range) }
        var more: [FoundName] = []
        var at = 0
        while at < text.count {
            guard let match = Self.massBodies.longest(in: text, at: at) else {
                at += 1
                continue
            }
            let isListed = (at > 0 && text[at - 1] == "、") || (match.end < text.count && text[match.end] == "、")
            if isListed, !taken.meets(at..<match.end), isBounded(match.end) {
                more.append(FoundName(range: at..<match.end, kind: .organisation, confidence: Self.listedConfidence))
            }
            at = match.end
        }
        return more.isEmpty ? names : (names + more).sorted { $0.range.lowerBound < $1.range.lowerBound }
    }

    private func isBounded(_ end: Int) -> Bool {
        end == text.count || !text[end].isHan || Self.after.contains(text[end])
    }

    private static let listedConfidence = 0.8
    private static let after = Set("等和及与".unicodeScalars)
    private static let massBodies = Lexicon("工会 总工会 妇联 残联 共青团 团委 工商联 科协 文联 侨联 红十字会 关工委")
}
