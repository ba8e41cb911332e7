import Newspaper

/// Cited documents: titles in 《…》, numbers such as 国发〔2022〕12号, and both where they stand together.
struct Documents: Sendable {
    private let text: Scalars

    init(_ text: Scalars) { self.text = text }

    /// A title is no longer than this; 《 without its 》 so near is a misprint or a broken line.
    private static let longestTitle = 120
    private static let longestIssuer = 8

    func find() -> [CitedDocument] {
        var found: [CitedDocument] = []
        var at = 0
        var floor = 0
        while at < text.count {
            switch text[at] {
            case "《":
                guard let close = titleEnd(at) else { break }
                var document = CitedDocument(mention: mention(at..<close), title: Scalars(text[(at + 1)..<(close - 1)]))
                if let (number, end) = numberAfter(close) {
                    document.number = Scalars(text[number])
                    document.mention = mention(at..<end)
                }
                append(document, to: &found)
                floor = found[found.count - 1].mention.range.upperBound
                at = floor
                continue
            case "〔", "[", "［", "(", "（", "【", "〈":
                guard let end = numberEnd(at) else { break }
                let number = issuer(before: at, floor)..<end
                append(CitedDocument(mention: mention(number), title: [], number: Scalars(text[number])), to: &found)
                floor = end
                at = end
                continue
            default:
                break
            }
            at += 1
        }
        return found
    }

    /// A number right before a title is that title's number: 晋政发〔2022〕3号《…》.
    private func append(_ document: CitedDocument, to found: inout [CitedDocument]) {
        guard let last = found.last, last.title.isEmpty, document.number.isEmpty,
            last.mention.range.upperBound == document.mention.range.lowerBound
        else {
            found.append(document)
            return
        }
        let range = last.mention.range.lowerBound..<document.mention.range.upperBound
        found[found.count - 1] = CitedDocument(mention: mention(range), title: document.title, number: last.number)
    }

    private func mention(_ range: Range<Int>) -> Mention { Mention(range: range, text: Scalars(text[range])) }

    /// The end of the title that opens at `start`, over titles nested in it, or nil where nothing closes it.
    private func titleEnd(_ start: Int) -> Int? {
        var depth = 0
        for index in start..<min(text.count, start + Self.longestTitle) {
            switch text[index] {
            case "《": depth += 1
            case "》":
                depth -= 1
                if depth == 0 { return index > start + 1 ? index + 1 : nil }
            case "\n": return nil
            default: continue
            }
        }
        return nil
    }

    /// The number that follows a title, in brackets or bare, and where both end.
    private func numberAfter(_ start: Int) -> (number: Range<Int>, end: Int)? {
        guard start < text.count else { return nil }
        let isBracketed = text[start] == "（" || text[start] == "("
        let first = isBracketed ? start + 1 : start
        guard let year = (first..<min(text.count, first + Self.longestIssuer + 4)).first(where: { !text[$0].isHan }),
            let end = numberEnd(year), year > first || !isBracketed
        else { return nil }
        guard isBracketed else { return (first..<end, end) }
        guard end < text.count, text[end] == "）" || text[end] == ")" else { return nil }
        return (first..<end, end + 1)
    }

    /// The end of `〔2022〕12号` with its bracket at `start`, or nil.
    private func numberEnd(_ start: Int) -> Int? {
        guard start < text.count, text[start].opensBracket, let (_, yearEnd) = Numerals.year(in: text, at: start + 1)
        else { return nil }
        var at = yearEnd
        guard at < text.count, text[at].closesBracket else { return nil }
        at += 1
        if at < text.count, text[at] == "第" { at += 1 }
        let first = at
        while at < text.count, text[at].isDigit, at - first < 6 { at += 1 }
        return at > first && at < text.count && text[at] == "号" ? at + 1 : nil
    }

    /// Where the issuer's code begins that ends at `end`: the Han run before, less the words that lead to it.
    private func issuer(before end: Int, _ floor: Int) -> Int {
        var run = end
        while run > floor, text[run - 1].isHan, end - run < 2 * Self.longestIssuer { run -= 1 }
        var start = run
        var at = run
        while at < end {
            if let lead = Self.leads.longest(in: text, at: at), lead.end < end {
                start = lead.end
                at = lead.end
            } else {
                at += 1
            }
        }
        return max(start, end - Self.longestIssuer)
    }

    /// What leads to a citation and is no part of the issuer's code. 发 and 办 are: 晋政办发.
    private static let leads = Lexicon(
        "根据 按照 依据 依照 按 依 据 的 和 及 与 以 为 由 见 参见 印发 转发 下发 发布 出台 贯彻 贯彻落实 落实 执行 文件 通知 关于 了")
}

extension Array where Element == Bool {
    /// Marks every scalar of `range`; both count in the same text.
    mutating func mark(_ range: Range<Int>) {
        for index in range { self[index] = true }
    }
}
