import Newspaper

/// Events under a name: congresses by their number (党的二十大), and meetings, festivals, competitions and campaigns
/// whose name says whose or the how-manieth they are (全县安全生产工作会议, 第三届杏花节). 工作会议 alone names none.
struct Events: Sendable {
    private let text: Scalars

    init(_ text: Scalars) { self.text = text }

    struct Found {
        var range: Range<Int>
        var kind: NamedEvent.Kind
        /// 20 for 党的二十大.
        var congress: Int?
        /// Of 党的二十大报告, which is a document: where it ends.
        var paperEnd: Int?
    }

    /// Longer names are none that a reader would take in.
    private static let longest = 32
    private static let longestPlace = 12

    /// - Parameter floor: what stands before it is part of something else.
    func event(at start: Int, floor: Int) -> Found? {
        guard var found = congress(start) ?? anchored(start, floor) ?? known(start) else { return nil }
        let end = found.range.upperBound
        if EventWords.notPapers.longest(in: text, at: end) == nil, let paper = EventWords.papers.longest(in: text, at: end) {
            found.paperEnd = paper.end
        }
        return found
    }

    private func known(_ start: Int) -> Found? {
        EventWords.names.longest(in: text, at: start).map { Found(range: start..<$0.end, kind: $0.value) }
    }

    // MARK: Congresses

    /// 党的二十大, 二十大, 党的二十届三中全会, 十九届六中全会
    private func congress(_ start: Int) -> Found? {
        let led = Self.party.longest(in: text, at: start)
        if let led, led.end < text.count, text[led.end] == "第", let (number, end) = Numerals.small(in: text, at: led.end + 1),
            let name = Self.fullName.longest(in: text, at: end)
        {
            return Found(range: start..<name.end, kind: .meeting, congress: number)
        }
        guard let (number, end) = Numerals.small(in: text, at: led?.end ?? start), end < text.count,
            !text[led?.end ?? start].isDigit, led != nil || start == 0 || !Numerals.begins(text[start - 1])
        else { return nil }
        if text[end] == "大", (led == nil ? 12 : 1)...30 ~= number,
            end + 1 == text.count || !EventWords.notCongress.contains(text[end + 1]),
            led != nil || start == 0 || text[start - 1] != "第"
        {
            return Found(range: start..<(end + 1), kind: .meeting, congress: number)
        }
        guard text[end] == "届", let (_, session) = Numerals.small(in: text, at: end + 1),
            let plenum = Self.plenum.longest(in: text, at: session), led != nil || start == 0 || text[start - 1] != "第"
        else { return nil }
        return Found(range: start..<plenum.end, kind: .meeting)
    }

    private static let party = Lexicon("党的 中共 中国共产党")
    private static let fullName = Lexicon("次全国代表大会")
    private static let plenum = Lexicon("中全会")

    // MARK: Names that begin with whose they are

    /// 全县安全生产工作会议, 县委十四届五次全会, 第三届杏花节.
    private func anchored(_ start: Int, _ floor: Int) -> Found? {
        guard let anchor = anchor(start, floor) else { return nil }
        var isCounted = anchor.isTerm
        var at = anchor.end
        var end: (end: Int, kind: NamedEvent.Kind)?
        /// 代表大会 of 代表大会第一次会议, until it is known whether more follows.
        var earlier: (end: Int, kind: NamedEvent.Kind)?
        var hasName = false
        var openMark: Int?
        let limit = min(text.count, start + Self.longest)
        while at < limit, text[at].isHan || text[at].isDigit || Self.marks.contains(text[at]) {
            if text[at] == "“" { openMark = at }
            if let next = ordinal(at) {
                isCounted = true
                (earlier, end) = (end ?? earlier, nil)
                at = next
            } else if end != nil {
                break
            } else if let head = EventWords.heads.longest(in: text, at: at), head.end <= limit {
                hasName = hasName || at - anchor.end >= 2
                end = (head.end, head.value)
                at = head.end
                // 首届“良渚论坛”
                if openMark != nil, at < text.count, text[at] == "”" { at += 1 }
                end?.end = at
            } else if EventWords.stops.longest(in: text, at: at) != nil {
                break
            } else {
                if text[at] == "”" { openMark = nil }
                at += 1
            }
        }
        guard let end = end ?? earlier, hasName || isCounted || isOwn(anchor.end, end.end),
            openMark == nil || text[end.end - 1] == "”", isCounted || !isParliament(end.end)
        else { return nil }
        let first = anchor.takesPlace ? placeStart(before: start, floor) : start
        return Found(range: first..<end.end, kind: end.kind)
    }

    /// 全国人民代表大会 without its number is the body.
    private func isParliament(_ end: Int) -> Bool {
        end >= 6 && Self.parliament.longest(in: text, at: end - 6)?.end == end
    }

    private static let parliament = Lexicon("人民代表大会")
    private static let marks = Set("“”·".unicodeScalars)

    /// 县委全会, 省党代会: a noun that needs no name between.
    private func isOwn(_ start: Int, _ end: Int) -> Bool {
        Self.ownHeads.longest(in: text, at: start)?.end == end
    }

    private static let ownHeads = Lexicon("全会 党代会 人代会 常委会会议 常务会议 运动会")

    /// - Returns: `isTerm` where the number of a term makes the name: 第三届; 第一次会议 is one of many.
    private func anchor(_ start: Int, _ floor: Int) -> (end: Int, takesPlace: Bool, isTerm: Bool)? {
        if let match = EventWords.anchors.longest(in: text, at: start) {
            return (match.end, match.value || text[start] == "首", text[start] == "首")
        }
        if let end = ordinal(start) {
            // 上一届, 新一届; 这一届 says 一届, too.
            guard start == 0 || !Self.notBeforeOrdinals.contains(text[start - 1]), text[start] != "一" || text[start + 1] != "届"
            else { return nil }
            return (end, true, text[end - 1] == "届")
        }
        if EventWords.levels.contains(text[start]), isRunStart(start, floor) { return (start + 1, false, false) }
        return nil
    }

    private static let notBeforeOrdinals = Set("新上本每两这第一二三四五六七八九十".unicodeScalars)

    /// 第三届, 十四届, 第112次, 五次
    private func ordinal(_ start: Int) -> Int? {
        let isMarked = text[start] == "第"
        guard let (number, end) = Numerals.count(in: text, at: isMarked ? start + 1 : start), number > 0, number < 1000,
            end < text.count
        else { return nil }
        switch text[end] {
        case "届": return end + 1
        case "次": return isMarked || EventWords.heads.longest(in: text, at: end + 1) != nil ? end + 1 : nil
        default: return nil
        }
    }

    /// Where a run of Han characters begins, or a verb ends that opens one.
    private func isRunStart(_ start: Int, _ floor: Int) -> Bool {
        if start == floor || !text[start - 1].isHan { return true }
        return (max(floor, start - 4)..<start).contains {
            EventWords.cuts.longest(in: text, at: $0).map { $0.value && $0.end == start } ?? false
        }
    }

    /// The beginning of 离石 in 参加离石区委, 山西省 in 承办山西省第三届: only where it is clear how far it goes.
    private func placeStart(before end: Int, _ floor: Int) -> Int {
        let start = nameStart(before: end, floor)
        guard end - start >= 2 else { return end }
        let isBody = EventWords.levels.contains(text[end])
        return isBody && end - start <= 4 || Self.placeEnds.contains(text[end - 1]) ? start : end
    }

    /// Where the Han characters begin that stand before `end`, after the last word that ends what was before:
    /// 文化科技卫生 of 开展文化科技卫生“三下乡”活动. `end` where they reach too far back to tell.
    func nameStart(before end: Int, _ floor: Int) -> Int {
        let limit = max(floor, end - Self.longestPlace)
        var run = end
        while run > limit, text[run - 1].isHan { run -= 1 }
        var start = run > limit || run == floor ? run : end
        var at = run
        while at < end {
            if let cut = EventWords.cuts.longest(in: text, at: at), cut.end <= end {
                if cut.value { start = cut.end }
                at = cut.end
            } else {
                at += 1
            }
        }
        return start
    }

    private static let placeEnds = Set("省市县区州旗盟镇乡村国会党社团协".unicodeScalars)
}
