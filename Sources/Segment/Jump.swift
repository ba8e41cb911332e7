import Newspaper

/// 下转第2版, 上接第1版: where an article goes on, or comes from.
struct Jump {
    private(set) var from: Int?
    private(set) var to: Int?

    /// Whether the line is a jump line and nothing else; if so, its page is kept.
    mutating func read(_ line: Scalars) -> Bool {
        guard let (direction, page) = Self.parse(line) else { return false }
        keep(direction, page)
        return true
    }

    /// Whether the line is a jump line and nothing else.
    static func isOne(_ line: Scalars) -> Bool { parse(line) != nil }

    /// Whether the line, or its end, says where the article goes on.
    static func isOnward(_ line: Scalars) -> Bool {
        var jump = Jump()
        return (jump.read(line) || jump.readEnd(of: line) != nil) && jump.to != nil
    }

    /// Whether the line, or its beginning, says where the article comes from.
    static func opens(_ line: Scalars) -> Bool {
        var jump = Jump()
        return (jump.read(line) || jump.readStart(of: line) != nil) && jump.from != nil
    }

    /// The offset at which the text goes on behind a （上接第1版） that it begins with.
    mutating func readStart(of text: Scalars) -> Int? {
        guard let first = text.first, Self.opens(first), let close = text.prefix(16).firstIndex(where: Self.closes),
            let (direction, page) = Self.parse(Scalars(text[...close]))
        else { return nil }
        keep(direction, page)
        return close + 1
    }

    /// The offset at which a （下转第2版） begins that the text ends with.
    mutating func readEnd(of text: Scalars) -> Int? {
        guard let last = text.last, Self.closes(last), let open = text.suffix(16).lastIndex(where: Self.opens),
            let (direction, page) = Self.parse(Scalars(text[open...]))
        else { return nil }
        keep(direction, page)
        return open
    }

    private enum Direction { case from, to }

    private mutating func keep(_ direction: Direction, _ page: Int) {
        switch direction {
        case .from: from = page
        case .to: to = page
        }
    }

    private static func opens(_ scalar: Unicode.Scalar) -> Bool { scalar == "（" || scalar == "(" }
    private static func closes(_ scalar: Unicode.Scalar) -> Bool { scalar == "）" || scalar == ")" }

    private static func parse(_ line: Scalars) -> (Direction, Int)? {
        var text = line.withoutBlanks[...]
        guard text.count <= 14 else { return nil }
        if let first = text.first, opens(first) { text.removeFirst() }
        if let last = text.last, closes(last) { text.removeLast() }
        guard let direction = directions.first(where: { text.starts(with: $0.words) })?.direction else { return nil }
        let rest = text.dropFirst(2).drop { $0 == "第" }
        let digits = rest.prefix { $0 != "版" && $0 != "页" }
        // Nothing but marks may follow: 上接第1版的文章 goes on as a sentence.
        guard digits.count < rest.count, rest.dropFirst(digits.count + 1).allSatisfy(\.isPunctuation), let page = number(digits) else {
            return nil
        }
        return (direction, page)
    }

    private static let directions: [(words: Scalars, direction: Direction)] = [
        (["上", "接"], .from), (["紧", "接"], .from), (["下", "转"], .to), (["转", "至"], .to),
    ]

    /// 2, 02, 二, 十二, 二十
    private static func number(_ text: some Collection<Unicode.Scalar>) -> Int? {
        var value = 0
        var tens = 0
        for scalar in text {
            if let digit = scalar.digit ?? numerals.firstIndex(of: scalar) {
                value = value * 10 + digit
            } else if scalar == "十", tens == 0 {
                tens = max(1, value) * 10
                value = 0
            } else {
                return nil
            }
            guard value < 1000 else { return nil }
        }
        return tens + value > 0 ? tens + value : nil
    }

    private static let numerals = Scalars("〇一二三四五六七八九")
}
