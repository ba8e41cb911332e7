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
        guard let first = text.first, first.opensParenthesis, let close = text.prefix(16).firstIndex(where: \.closesParenthesis),
            let (direction, page) = Self.parse(Scalars(text[...close]))
        else { return nil }
        keep(direction, page)
        return close + 1
    }

    /// The offset at which a （下转第2版） begins that the text ends with.
    mutating func readEnd(of text: Scalars) -> Int? {
        guard let last = text.last, last.closesParenthesis, let open = text.suffix(16).lastIndex(where: \.opensParenthesis),
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

    private static func parse(_ line: Scalars) -> (Direction, Int)? {
        // Most lines are text, and soon told.
        guard let first = line.first(where: \.isWordCharacter), initials.contains(first),
            let letters = line.withoutBlanks(atMost: 14)
        else { return nil }
        // ▶▶下转第2版, （下转第2版）
        let text = letters.drop(while: \.isPunctuation)
        guard let (words, direction) = directions.first(where: { text.starts(with: $0.words) }) else { return nil }
        var rest = text.dropFirst(words.count)
        if rest.first == "第" { rest.removeFirst() } else if words.count == 1, rest.first.map(PageNumber.isNumeral) != true { return nil }
        let digits = rest.prefix { $0.isASCIILetter || PageNumber.isNumeral($0) }
        rest = rest.dropFirst(digits.count)
        if let unit = rest.first, unit == "版" || unit == "页" {
            rest.removeFirst()
        } else if digits.first?.isASCIILetter != true {
            // Only a number with the letter of a section is a page's without saying so: 下转A2.
            return nil
        }
        // Nothing but marks may follow: 上接第1版的文章 goes on as a sentence.
        guard rest.allSatisfy(\.isPunctuation), let page = PageNumber.parse(digits) else { return nil }
        return (direction, page)
    }

    /// Longer ones first; those of one character need the number right behind them.
    private static let directions: [(words: Scalars, direction: Direction)] = [
        (["上", "接"], .from), (["紧", "接"], .from), (["下", "转"], .to), (["下", "接"], .to), (["转", "至"], .to), (["接"], .from), (["转"], .to),
    ]
    private static let initials = ScalarSet(directions.map { $0.words[0] })
}
