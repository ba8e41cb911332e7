import Newspaper

/// Who holds which office where, by how offices, bodies and people stand beside each other.
///
/// 离石区委副书记、区政府区长张海文: offices joined in a chain belong to the people named right after it. 习近平总书记: an
/// office right after a name belongs to it. 程建军当选无线电规则委员会委员: so does one that a verb of holding office leads to.
struct Positions {
    private let text: Scalars
    private let names: [FoundName]
    private let offices: [FoundOffice]
    /// Index of the name that ends, and of the one that begins, at a scalar.
    private var ending: [Int: Int] = [:]
    private var beginning: [Int: Int] = [:]

    init(_ reading: TextReading) {
        (text, names, offices) = (reading.text, reading.names, reading.offices)
        for (index, name) in names.enumerated() {
            ending[name.range.upperBound] = index
            beginning[name.range.lowerBound] = index
        }
    }

    /// For each name of the reading the positions that it is said to hold there; none for what is no person.
    /// - Complexity: O(names + offices)
    func find() -> [[Position]] {
        var positions = [[Position]](repeating: [], count: names.count)
        var index = 0
        while index < offices.count {
            let chain = chain(from: index)
            index = chain.next
            var holders = holders(after: chain.end)
            if holders.isEmpty { holders = holder(before: chain) }
            for holder in holders { positions[holder] += chain.positions }
        }
        for (index, name) in names.enumerated() where name.kind == .person && positions[index].isEmpty {
            guard let body = ending[name.range.lowerBound], names[body].kind == .organisation else { continue }
            positions[index] = [Position(office: [], organisation: Scalars(text[names[body].range]))]
        }
        return positions
    }

    private struct Chain {
        var positions: [Position]
        var start: Int
        var end: Int
        /// The first office that is not of the chain.
        var next: Int
    }

    /// The office at `index` and those joined to it.
    private func chain(from index: Int) -> Chain {
        var chain = Chain(positions: [], start: bodyStart(of: index), end: offices[index].range.upperBound, next: index)
        var body: Scalars = []
        repeat {
            let office = offices[chain.next]
            var title = Scalars(text[office.range])
            if let own = ownBody(of: chain.next), !(Self.partyBodies.contains(own) && !body.isEmpty) {
                body = own
            } else {
                // 董事长、党组书记: the party's body inside the one named before.
                title = Scalars(text[bodyStart(of: chain.next)..<office.range.upperBound])
                body = inherited(body, by: title)
            }
            if chain.positions.isEmpty, Self.partyBodies.contains(body), let outer = self.body(before: bodyStart(of: chain.next)) {
                // 有限公司原党委委员: the same, in the body before.
                title = Scalars(text[bodyStart(of: chain.next)..<office.range.upperBound])
                body = Scalars(text[names[outer].range])
            }
            chain.positions.append(Position(office: title, organisation: body))
            chain.end = office.range.upperBound
            chain.next += 1
        } while chain.next < offices.count && joins(chain.end, bodyStart(of: chain.next))
        return chain
    }

    /// Where the body or place begins that stands right before an office, or the office itself.
    private func bodyStart(of index: Int) -> Int {
        let start = offices[index].range.lowerBound
        guard let body = body(before: start) else { return start }
        var first = body
        while first > 0, names[first - 1].kind != .person, names[first - 1].range.upperBound == names[first].range.lowerBound { first -= 1 }
        return names[first].range.lowerBound
    }

    /// The body or place that ends where the office begins, 的 and 原 between them or not.
    private func body(before start: Int) -> Int? {
        for gap in 0...2 where gap == 0 || (start >= gap && Self.betweenBodyAndOffice.contains(Scalars(text[(start - gap)..<start]))) {
            if let index = ending[start - gap], names[index].kind != .person { return index }
        }
        return nil
    }

    private static let betweenBodyAndOffice = Set(Scalars.words("的 原 原任 现任 首任 前 新任 时任"))

    /// As printed: with the places before it that are part of how it is called (上海市奉贤区).
    private func ownBody(of index: Int) -> Scalars? {
        guard let body = body(before: offices[index].range.lowerBound) else { return nil }
        return Scalars(text[bodyStart(of: index)..<names[body].range.upperBound])
    }

    /// 副主任 of 国家发展改革委党组成员、副主任 is one of the 国家发展改革委; 区长 of 离石区委副书记、区长 is one of 离石区; and 国务委员
    /// of nobody's but the state.
    private func inherited(_ body: Scalars, by office: Scalars) -> Scalars {
        guard !body.isEmpty, !Self.ofTheState.contains(office) else { return [] }
        if let level = Self.governmentLevel(of: office), !body.hasSuffix(Self.government) {
            guard let at = body.lastIndex(of: level), at > 0 else { return Self.isParty(body) ? [] : body }
            return Scalars(body[...at])
        }
        for suffix in Self.partyBodies where body.count > suffix.count + 1 && body.hasSuffix(suffix) {
            return Scalars(body.dropLast(suffix.count))
        }
        return body
    }

    private static let ofTheState = Set(Scalars.words("国家主席 国家副主席 国务委员 总理 副总理 全国人大代表 总书记"))
    private static let government = Scalars("政府")
    private static let partyBodies = Scalars.words("党组 机关党委 党委 党总支 党支部 党工委")

    private static func isParty(_ body: Scalars) -> Bool { body.last == "委" }

    /// 县 of 县长, 常务副县长, 代县长.
    private static func governmentLevel(of office: Scalars) -> Unicode.Scalar? {
        guard office.count >= 2, office.last == "长" else { return nil }
        let level = office[office.count - 2]
        let isBare = office.dropLast(2).isEmpty || ["副", "代", "常务副"].contains { office.dropLast(2).elementsEqual(Scalars($0)) }
        return isBare && "省市县区州旗镇乡盟".unicodeScalars.contains(level) ? level : nil
    }

    /// Whether what stands between two offices makes them one chain.
    private func joins(_ end: Int, _ start: Int) -> Bool {
        guard start >= end, start - end <= 3 else { return start < end }
        return start == end || Self.joints.contains(Scalars(text[end..<start]))
    }

    private static let joints = Set(Scalars.words("、 兼 兼任 、原 、现任 、时任 ， ，原 暨 （ ）"))

    /// The people named right after a chain: 副区长王伟、李强、赵敏.
    private func holders(after end: Int) -> [Int] {
        var found: [Int] = []
        var at = end
        if Self.honorifics.contains(where: { at + 2 <= text.count && text[at..<(at + 2)].elementsEqual($0) }) { at += 2 }
        if at < text.count, text[at].isBlank || text[at] == "：" { at += 1 }
        while let index = beginning[at], names[index].kind == .person {
            found.append(index)
            at = names[index].range.upperBound
            at = afterNote(at)
            guard at < text.count, text[at] == "、" || text[at] == "和" || text[at].isBlank else { break }
            at += 1
        }
        return found
    }

    private static let honorifics = Scalars.words("同志")

    /// After what is said of a person in brackets: （女）, （回族）.
    private func afterNote(_ at: Int) -> Int {
        guard at < text.count, text[at].opensParenthesis else { return at }
        let close = text[at...].prefix(10).firstIndex(where: \.closesParenthesis)
        return close.map { $0 + 1 } ?? at
    }

    /// The person right before a chain, or whom a verb of holding office joins to it.
    private func holder(before chain: Chain) -> [Int] {
        if let index = ending[chain.start], names[index].kind == .person { return [index] }
        for verb in Self.verbs where chain.start >= verb.count {
            let start = chain.start - verb.count
            guard text[start..<chain.start].elementsEqual(verb) else { continue }
            // The subject: the last person before, in the same sentence.
            let index = names.firstIndex(endingAfter: start) - 1
            guard index >= 0, names[index].kind == .person else { return [] }
            let between = text[names[index].range.upperBound..<start]
            guard between.count <= Self.longestDetour, !between.contains(where: \.endsSentence) else { return [] }
            return [index]
        }
        return []
    }

    private static let verbs = Scalars.words("现任 担任 兼任 出任 当选为 当选 任 是 为 系")
    private static let longestDetour = 40
}
