import Newspaper

/// 导读, 今日看点: the box of a front page that points to articles of other pages, by its heading and its entries.
///
/// An entry is a title with a page number before or behind it, over one line or a few:
/// 小区装上充电桩 3版; 第2版：…; …（详见4版）.
enum IndexBox {
    /// Where the box ends that begins at a line, nil where none does. A box has a heading, or at least two entries
    /// one after the other that name their pages clearly.
    /// - Complexity: O(lines of the box)
    static func end(_ lines: some RandomAccessCollection<Scalars>, from start: Int) -> Int? {
        let at = lines.index(lines.startIndex, offsetBy: start)
        let rest = lines[at...]
        guard let first = rest.first else { return nil }
        if let heading = heading(of: first) {
            let (length, pointers) = entryLines(rest.dropFirst())
            if pointers > (heading.isClear ? 0 : 1) { return start + 1 + length }
            return heading.isClear ? start + 1 : nil
        }
        let entries = rest.prefix { pointsElsewhere($0) }.count
        return entries > 1 ? start + entries : nil
    }

    /// Whether the text is, or opens with, the heading of an index: 导读, 今日导读：二版 三版.
    static func opens(_ text: Scalars) -> Bool { heading(of: text)?.isClear ?? false }

    /// The entries of a box, by its lines.
    static func entries(_ lines: [Scalars]) -> [(text: Scalars, page: Int)] {
        var tokens: [Token] = []
        for (index, line) in lines.enumerated() {
            var text = line
            if index == 0, let heading = heading(of: line) { text = Scalars(line[heading.length...]) }
            tokens += Self.tokens(text, isBoxed: true)
        }
        tokens = tokens.filter { if case .title(let title) = $0 { !title.isEmpty } else { true } }
        var result: [(text: Scalars, page: Int)] = []
        var title = Scalars()
        if case .page? = tokens.first {
            // Page numbers lead: what follows one belongs to it.
            var page: Int?
            for token in tokens + [.page(0)] {
                switch token {
                case .title(let text): title = joined(title, text)
                case .page(let number):
                    if let page, !title.isEmpty { result.append((title, page)) }
                    (page, title) = (number, [])
                }
            }
        } else {
            for token in tokens {
                switch token {
                case .title(let text): title = joined(title, text)
                case .page(let number):
                    if !title.isEmpty { result.append((title, number)) }
                    title = []
                }
            }
        }
        return result
    }

    private enum Token {
        case title(Scalars)
        case page(Int)
    }

    private static func joined(_ a: Scalars, _ b: Scalars) -> Scalars { a.isEmpty ? b : a + b }

    /// The lines from the first of these that are entries: of a few lines in a row at least one names a page.
    private static func entryLines(_ lines: some Collection<Scalars>) -> (length: Int, pointers: Int) {
        var length = 0, pointers = 0, waiting = 0, last: [Token] = []
        for line in lines {
            guard waiting < longestEntry, line.count <= 40, !Jump.isOne(line), !DatelineParser.startsWithLead(line),
                line.last != "。", heading(of: line) == nil, Folio(line)?.date == nil
            else { break }
            waiting += 1
            let tokens = tokens(line, isBoxed: true)
            let pages = tokens.count { if case .page = $0 { true } else { false } }
            if pages > 0 {
                length += waiting
                (pointers, waiting, last) = (pointers + pages, 0, tokens)
            }
        }
        // The title of the last page number, which stands alone before it.
        if waiting > 0, last.count == 1 { length += 1 }
        return (length, pointers)
    }

    /// In lines.
    private static let longestEntry = 3

    /// Whether a line by itself is an entry, without a box round it: a title of some length and 版 beside the number.
    private static func pointsElsewhere(_ line: Scalars) -> Bool {
        guard line.count <= 40, line.contains("版"), line.last != "。", !Jump.isOne(line), Folio(line) == nil else { return false }
        let tokens = tokens(line, isBoxed: false)
        guard tokens.count == 2 else { return false }
        return tokens.contains { if case .title(let title) = $0 { title.count(where: \.isHan) >= 5 } else { false } }
            && tokens.contains { if case .page = $0 { true } else { false } }
    }

    /// Titles and page numbers of a line in their order.
    /// - Parameter isBoxed: the line stands in an index, where a number set apart at its end is a page's, too.
    private static func tokens(_ line: Scalars, isBoxed: Bool) -> [Token] {
        var result: [Token] = []
        var start = 0
        func close(_ end: Int) {
            let title = title(line[start..<end])
            if !title.isEmpty { result.append(.title(title)) }
        }
        var at = 0
        while at < line.count {
            if let (page, end) = pointer(line, at: at, start: start, isBoxed: isBoxed) {
                close(at)
                result.append(.page(page))
                start = end
                at = end
            } else {
                at += 1
            }
        }
        close(line.count)
        return result
    }

    /// A page number that begins here: 第3版, 3版, A03版, 详见3版, and in an index P3, A03 and 3 at the line's end.
    private static func pointer(_ line: Scalars, at start: Int, start titleStart: Int, isBoxed: Bool) -> (page: Int, end: Int)? {
        var at = start
        // 第3版 is not read as 3版 from its middle, nor 2023版 as 023版.
        if at > titleStart, PageNumber.isNumeral(line[at - 1]) || line[at - 1].isASCIILetter || line[at - 1] == "第" || line[at - 1] == "." {
            return nil
        }
        at += references.length(opening: line[at...]) ?? 0
        let hasWords = at > start
        let isOrdinal = at < line.count && line[at] == "第"
        if isOrdinal { at += 1 }
        let number = line[at...].prefix(4).prefix { PageNumber.isNumeral($0) || $0.isASCIILetter }
        guard let page = PageNumber.parse(number) else { return nil }
        at += number.count
        var end = at
        while end < line.count, line[end].isBlank { end += 1 }
        if end < line.count, line[end] == "版" {
            end += 1
            let isOpenEnd = end < line.count && !line[end].isBlank && !line[end].isPunctuation
            // 刊于第3版的文章 goes on; a number that opens its line may have its title right behind it.
            guard !isOpenEnd || start == titleStart && !hasWords && !"的本权次税图画式面块".unicodeScalars.contains(line[end]) else { return nil }
            return (page, end)
        }
        guard isBoxed, !isOrdinal, !hasWords, at == line.count || at + 1 == line.count && line[at].closesBracket, number.count <= 3,
            start > titleStart, line[start - 1].isBlank || line[start - 1].isPunctuation,
            number.allSatisfy({ $0.isDigit || $0.isASCIILetter })
        else { return nil }
        return (page, at)
    }

    /// A title without the marks that lead to its page number: ■…… ▶▶
    private static func title(_ text: ArraySlice<Unicode.Scalar>) -> Scalars {
        func isMark(_ scalar: Unicode.Scalar) -> Bool {
            scalar.isBlank || scalar.isPunctuation && !"“”‘’《》「」『』！？%".unicodeScalars.contains(scalar)
        }
        guard let first = text.firstIndex(where: { !isMark($0) }), let last = text.lastIndex(where: { !isMark($0) }) else { return [] }
        return Scalars(text[first...last])
    }

    private static let references = WordList("详细报道见 相关报道见 报道见 详见 请看 刊 见")

    /// The length of the heading that a text opens with. A clear one heads nothing but an index; the others are
    /// names of pages and columns, too.
    private static func heading(of text: Scalars) -> (length: Int, isClear: Bool)? {
        guard let start = text.firstIndex(where: \.isHan), initials.contains(text[start]),
            text[..<start].allSatisfy({ $0.isBlank || $0.isPunctuation })
        else { return nil }
        // 导 读 is set apart to fill its box.
        var letters = Scalars()
        var end = start
        while end < text.count, text[end].isHan || text[end].isBlank, letters.count < 6 {
            if text[end].isHan { letters.append(text[end]) }
            end += 1
            let stop = end == text.count || !text[end].isHan
            if stop, clear.contains(letters) { return (end, true) }
            if stop, text[end...].allSatisfy({ $0.isBlank || $0.isPunctuation }), vague.contains(letters) { return (text.count, false) }
        }
        return nil
    }

    private static let clear = Set(
        Scalars.words("导读 今日导读 本期导读 要闻导读 新闻导读 版面导读 内容导读 本报导读 精彩导读 重点导读 导览 今日看点 本期看点 内容提要 本期要目 今日要目 本期目录 版面导航 今日导航 版面速览"))
    private static let vague = Set(Scalars.words("要闻 今日要闻 要闻速览 看点 提要 今日关注 今日版面 要目 目录 本期内容 今日提要 新闻提要"))

    private static let initials = ScalarSet(clear.union(vague).map { $0[0] })
}
