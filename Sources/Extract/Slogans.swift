import Newspaper

/// What stands in quotation marks and is a slogan (“四个到位”), an activity that goes by one (“礼赞二十大
/// 巾帼志愿行”主题党日活动), or the name of an event (“三下乡”活动).
struct Slogans: Sendable {
    private let text: Scalars
    private let events: Events

    init(_ text: Scalars) { (self.text, events) = (text, Events(text)) }

    enum Found {
        case slogan(Slogan)
        case event(Events.Found)
    }

    private static let longestQuote = 40
    /// From the closing quotation mark to the end of 主题党日活动.
    private static let longestTail = 10
    /// Of a name in marks: “三下乡”. What is longer speaks.
    private static let longestName = 6

    /// What the quotation mark at `open` opens, or nil where it is a quotation like others.
    func quoted(at open: Int, floor: Int) -> Found? {
        let mark: Unicode.Scalar = text[open] == "“" ? "”" : text[open] == "「" ? "」" : "\""
        let reach = open..<min(text.count, open + Self.longestQuote)
        let stops: (Int) -> Bool = { text[$0] == mark || text[$0].endsSentence || text[$0] == "\n" }
        guard let close = reach.dropFirst().first(where: stops), text[close] == mark, close > open + 2 else { return nil }
        let inside = open + 1..<close
        if let (end, kind) = tail(close + 1) {
            if let kind, kind != .campaign { return .event(.init(range: open..<end, kind: kind)) }
            // “三下乡”活动 goes by its name, “礼赞二十大 巾帼志愿行”主题党日活动 by a slogan.
            guard inside.count <= Self.longestName, inside.allSatisfy({ text[$0].isHan || text[$0].isDigit }),
                let noun = EventWords.quoted.longest(in: text, at: close + 1), noun.value
            else { return .slogan(slogan(open..<end, .campaign)) }
            return .event(.init(range: events.nameStart(before: open, floor)..<end, kind: .campaign))
        }
        if let last = lastHead(inside) { return .slogan(slogan(open..<(close + 1), last)) }
        guard isCounted(inside) || isCouplet(inside) else { return nil }
        return .slogan(slogan(open..<(close + 1), .slogan))
    }

    private func slogan(_ range: Range<Int>, _ kind: Slogan.Kind) -> Slogan {
        Slogan(mention: Mention(range: range, text: Scalars(text[range])), kind: kind)
    }

    /// The end of the noun that says what the quoted name is, within a few Han characters, and what event it is, nil
    /// for an activity.
    private func tail(_ start: Int) -> (end: Int, kind: NamedEvent.Kind?)? {
        var best: (end: Int, kind: NamedEvent.Kind?)?
        var at = start
        while at < text.count, text[at].isHan, at - start < Self.longestTail {
            if let head = head(at), head.end - start <= Self.longestTail {
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

    private func head(_ at: Int) -> (end: Int, kind: NamedEvent.Kind?)? {
        if let activity = EventWords.quoted.longest(in: text, at: at) { return (activity.end, nil) }
        return EventWords.heads.longest(in: text, at: at).map { ($0.end, $0.value) }
    }

    /// “敲门行动” says itself what it is.
    private func lastHead(_ range: Range<Int>) -> Slogan.Kind? {
        range.dropFirst().suffix(Self.longestName).contains { EventWords.quoted.longest(in: text, at: $0)?.end == range.upperBound }
            ? .campaign : nil
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

    private static let breaks = Lexicon("的 在 是 了 作 和 与 为 等 将 把 到 并 暨 向 启动 贯穿 方式 要求 精神 信心")
}
