import Newspaper

/// Slogans in quotation marks (“四个到位”), campaigns (“礼赞二十大 巾帼志愿行”主题党日活动) and named meetings
/// (召开疫情防控专题会).
struct Slogans: Sendable {
    private let text: Scalars

    init(_ text: Scalars) { self.text = text }

    private static let longestQuote = 40
    /// From the closing quotation mark to the end of 主题党日活动.
    private static let longestTail = 10
    private static let longestMeeting = 36

    func find() -> [Slogan] {
        var found: [Slogan] = []
        var at = 0
        while at < text.count {
            if let slogan = slogan(at) {
                found.append(slogan)
                at = slogan.mention.range.upperBound
            } else {
                at += 1
            }
        }
        return found
    }

    private func slogan(_ at: Int) -> Slogan? {
        switch text[at] {
        case "“", "「", "\"": quoted(at)
        case "召", "举", "参", "出", "观", "收": meeting(at)
        default: nil
        }
    }

    private func slogan(_ range: Range<Int>, _ kind: Slogan.Kind) -> Slogan {
        Slogan(mention: Mention(range: range, text: Scalars(text[range])), kind: kind)
    }

    private func quoted(_ open: Int) -> Slogan? {
        let mark: Unicode.Scalar = text[open] == "“" ? "”" : text[open] == "「" ? "」" : "\""
        let reach = open..<min(text.count, open + Self.longestQuote)
        let stops: (Int) -> Bool = { text[$0] == mark || text[$0].endsSentence || text[$0] == "\n" }
        guard let close = reach.dropFirst().first(where: stops), text[close] == mark, close > open + 2 else { return nil }
        if let (end, kind) = tail(close + 1) { return slogan(open..<end, kind) }
        let inside = open + 1..<close
        if let last = Self.heads.lastEnd(in: text, inside) { return slogan(open..<(close + 1), last) }
        guard isCounted(inside) || isCouplet(inside) else { return nil }
        return slogan(open..<(close + 1), .slogan)
    }

    /// The end of the noun that says what the quoted name is, within a few Han characters.
    private func tail(_ start: Int) -> (end: Int, kind: Slogan.Kind)? {
        var best: (end: Int, kind: Slogan.Kind)?
        var at = start
        while at < text.count, text[at].isHan, at - start < Self.longestTail {
            if let head = Self.heads.at(at, in: text), head.end - start <= Self.longestTail {
                best = head
                at = head.end
            } else if best != nil || Self.breaks.longest(in: text, at: at) != nil {
                break
            } else {
                at += 1
            }
        }
        return best
    }

    /// 四个到位, 三会一课, 一站式办理: opens with a Chinese numeral and goes on with more than its measure.
    private func isCounted(_ range: Range<Int>) -> Bool {
        guard (4...16).contains(range.count), range.allSatisfy({ text[$0].isHan || text[$0].isBlank }),
            Numerals.begins(text[range.lowerBound]), !Numerals.begins(text[range.lowerBound + 1])
        else { return false }
        return Self.measures.contains(text[range.lowerBound + 1])
            || range.dropFirst().contains { Numerals.begins(text[$0]) }
    }

    private static let measures = Set("个项种条大级心有讲为不化体网线会站张把件次双严清高优百".unicodeScalars)

    /// 创必成 成必优: halves of one length with a blank between.
    private func isCouplet(_ range: Range<Int>) -> Bool {
        guard range.count >= 7, range.count % 2 == 1 else { return false }
        let middle = range.lowerBound + range.count / 2
        return range.allSatisfy { $0 == middle ? text[$0].isBlank : text[$0].isHan }
    }

    /// The meeting that a verb opens: 召开了报告专题学习会. Bare 召开会议 names none.
    private func meeting(_ at: Int) -> Slogan? {
        guard let verb = Self.verbs.longest(in: text, at: at) else { return nil }
        var start = verb.end
        if start < text.count, text[start] == "了" { start += 1 }
        var end: Int?
        var next = start
        while next < text.count, next - start < Self.longestMeeting, text[next].isHan || text[next].isDigit {
            if let head = Self.heads.at(next, in: text), head.kind == .meeting,
                head.end - start <= Self.longestMeeting
            {
                end = head.end
                if next - start >= 2 { break }
                next = head.end
            } else if text[next] == "的" || text[next] == "了" {
                return nil
            } else {
                next += 1
            }
        }
        // 新闻发布会 names a kind of meeting, and 15次座谈会 counts some.
        guard let end, end - start >= 6, !isCount(start) else { return nil }
        return slogan(start..<end, .meeting)
    }

    private func isCount(_ start: Int) -> Bool {
        guard let number = Numerals.number(in: text, at: start), number.end < text.count else { return false }
        return Self.counters.contains(text[number.end])
    }

    private static let counters = Set("次场个".unicodeScalars)
    private static let verbs = Lexicon("召开 举行 举办 参加 出席 观看 收听收看")
    private static let breaks = Lexicon("的 在 是 了 作 和 与 为 等 将 把 到 方式 要求 精神 信心")
    private static let heads = EventHeads()
}

/// The nouns that say what an event is.
private struct EventHeads: Sendable {
    private let lexicon = Lexicon(
        Lexicon.words(
            """
            主题党日活动 主题活动 志愿服务活动 宣传活动 实践活动 系列活动 活动 专项行动 行动 工程 计划 主题教育 大赛
            比赛 竞赛 活动周 活动月 宣传月 宣传周
            """
        ).map { ($0, 0) }
            + Lexicon.words(
                """
                专题学习会 专题会 专题会议 工作会议 座谈会 动员会 动员大会 推进会 推进会议 调度会 调度会议 视频会
                视频会议 报告会 现场会 例会 联席会议 表彰大会 总结大会 大会 发布会 培训会 研讨会 交流会 部署会
                部署会议 安排会 协调会 恳谈会 民主生活会 组织生活会 全体会议 常委会会议 扩大会议 全会 学习会 听证会
                宣讲会 会议 论坛 峰会 博览会 运动会
                """
            ).map { ($0, 1) })

    func at(_ start: Int, in text: Scalars) -> (end: Int, kind: Slogan.Kind)? {
        lexicon.longest(in: text, at: start).map { ($0.end, $0.value == 0 ? .campaign : .meeting) }
    }

    /// The kind of the head that `range` ends with, or nil.
    func lastEnd(in text: Scalars, _ range: Range<Int>) -> Slogan.Kind? {
        for start in range where range.upperBound - start <= 6 && start > range.lowerBound {
            if let head = at(start, in: text), head.end == range.upperBound { return head.kind }
        }
        return nil
    }
}
