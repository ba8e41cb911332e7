import Newspaper

/// The offices of a text: those that are labelled, with what belongs to them, and those that a body right before and a
/// person or a further office right after give away.
struct Offices {
    private let text: Scalars
    private let names: [FoundName]

    init(_ text: Scalars, _ names: [FoundName]) { (self.text, self.names) = (text, names) }

    /// - Parameter partyPosts: where an office begins that a body of the party is part of, by where that body ends.
    func find(_ labels: [LabelledSpan], partyPosts: [Int: Int], outside covered: Cover) -> [FoundOffice] {
        var covered = covered
        for name in names { covered.add(name.range) }
        var found: [FoundOffice] = []
        for label in labels where label.kind == .office {
            var start = partyPosts[label.range.lowerBound] ?? label.range.lowerBound
            if let prefix = Self.prefixes.first(where: { start >= $0.count && text[(start - $0.count)..<start].elementsEqual($0) }),
                !covered.meets((start - prefix.count)..<start)
            {
                start -= prefix.count
            }
            let range = start..<label.range.upperBound
            guard !covered.meets(range) else { continue }
            found.append(FoundOffice(range: range, confidence: label.probability))
            covered.add(range)
        }
        let beginnings = Set(names.lazy.filter { $0.kind == .person }.map(\.range.lowerBound))
        for name in names where name.kind != .person {
            let start = name.range.upperBound
            guard let match = Self.words.longest(in: text, at: start), !covered.meets(start..<match.end),
                beginnings.contains(match.end) || (match.end < text.count && Self.joints.contains(text[match.end]))
            else { continue }
            found.append(FoundOffice(range: start..<match.end, confidence: name.confidence))
        }
        return found.sorted { $0.range.lowerBound < $1.range.lowerBound }
    }

    /// Longer ones before those that they end in.
    private static let prefixes = Scalars.words("国家 专职 常务 驻村第一 第一 首席 名誉 执行 法定") + bareBodies

    /// 党委, 支部: a body of the party that only an office after it makes definite.
    static let bareBodies = Scalars.words("机关党委 党总支 党支部 党委 党组 支部")
    private static let joints = Set("、，兼（".unicodeScalars)

    private static let words = Lexicon(
        """
        书记 副书记 第一书记 常委 委员 候补委员 主席 副主席 主任 副主任 部长 副部长 局长 副局长 厅长 副厅长 省长 副省长 市长 副市长 区长
        副区长 县长 副县长 州长 副州长 镇长 副镇长 乡长 副乡长 处长 副处长 科长 副科长 所长 副所长 站长 副站长 院长 副院长 校长 副校长 园长
        秘书长 副秘书长 检察长 司令员 政委 董事长 副董事长 总经理 副总经理 总裁 厂长 矿长 行长 副行长 理事长 会长 副会长 队长 副队长 大队长
        支队长 负责人 主要负责人 相关负责人 有关负责人 负责同志 法定代表人 院士 教授 副教授 研究员 主任医师 总工程师 工程师 党组成员 成员
        代表 委员长 副委员长 总书记 司长 副司长 组长 副组长 馆长 副馆长 社长 台长 总编辑 团长 村主任 党委书记 党支部书记
        """)
}
