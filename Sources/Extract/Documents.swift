import Newspaper

/// Cited documents: titles in 《…》, numbers such as 国发〔2022〕12号, and laws and papers known by their name alone.
struct Documents: Sendable {
    private let text: Scalars

    init(_ text: Scalars) { self.text = text }

    /// Citations that begin at one place: a title and, where its number follows, the number; and where to read on.
    struct Found {
        var documents: [CitedDocument]
        var end: Int
    }

    /// A title is no longer than this; 《 without its 》 so near is a misprint or a broken line.
    private static let longestTitle = 120
    private static let longestIssuer = 8
    private static let longestBody = 24
    private static let longestVersion = 12

    // MARK: Titles

    /// The document whose title opens at `start` with 《.
    /// - Parameter floor: what stands before it is part of something else.
    func title(at start: Int, floor: Int) -> Found? {
        guard let close = titleEnd(start) else { return nil }
        var document = CitedDocument(mention: mention(start..<close), title: Scalars(text[(start + 1)..<(close - 1)]))
        document.issuer = body(before: start, floor)
        var end = close
        if let (version, versionEnd) = version(after: close) {
            (document.version, end) = (version, versionEnd)
        } else if text[close - 2].closesBracket, let open = text[start..<(close - 2)].lastIndex(where: \.opensBracket),
            let (version, _) = version(after: open)
        {
            document.version = version
        }
        let number = numberAfter(end)
        if let number { (document.number, end) = (Scalars(text[number.number]), number.end) }
        if let (provision, provisionEnd) = provision(at: end) { (document.provision, end) = (provision, provisionEnd) }
        guard let number else { return Found(documents: [document], end: end) }
        var second = document
        second.mention = mention(number.number)
        return Found(documents: [document, second], end: end)
    }

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

    /// （试行）, （征求意见稿）, （2021年修订）
    private func version(after start: Int) -> (version: Scalars, end: Int)? {
        guard start < text.count, text[start].opensParenthesis else { return nil }
        let reach = start..<min(text.count, start + Self.longestVersion)
        guard let close = text[reach].firstIndex(where: \.closesParenthesis),
            (start + 1..<close).contains(where: { Self.versions.longest(in: text, at: $0)?.end == close })
        else { return nil }
        return (Scalars(text[(start + 1)..<close]), close + 1)
    }

    private static let versions = Lexicon(
        "试行 暂行 草案 修订 修订版 修订稿 修正 修正案 修正文本 修订草案 征求意见稿 讨论稿 送审稿 审议稿 试行稿 版 第二版 第三版 全文 节选")

    /// 第二十一条第三款第二项
    private func provision(at start: Int) -> (provision: CitedDocument.Provision, end: Int)? {
        guard let article = ordinal(start, "条") else { return nil }
        var provision = CitedDocument.Provision(article: article.value)
        var end = article.end
        if let paragraph = ordinal(end, "款") { (provision.paragraph, end) = paragraph }
        if let item = ordinal(end, "项") { (provision.item, end) = item }
        return (provision, end)
    }

    private func ordinal(_ start: Int, _ unit: Unicode.Scalar) -> (value: Int, end: Int)? {
        guard start < text.count, text[start] == "第" else { return nil }
        let isBracketed = start + 1 < text.count && (text[start + 1] == "（" || text[start + 1] == "(")
        guard let (value, numberEnd) = Numerals.count(in: text, at: isBracketed ? start + 2 : start + 1) else { return nil }
        let end = isBracketed ? numberEnd + 1 : numberEnd
        guard end < text.count, text[end] == unit, (1...9999).contains(value) else { return nil }
        return (value, end + 1)
    }

    // MARK: Who issued it

    /// The bodies that stand right before a title, with or without a verb: 教育部、财政部联合印发.
    private func body(before end: Int, _ floor: Int) -> Scalars {
        let limit = max(floor, end - Self.longestBody)
        var run = end
        while run > limit, text[run - 1].isHan || text[run - 1] == "、" { run -= 1 }
        var (start, last) = (run, end)
        var at = run
        while at < end {
            if let verb = Self.issuing.longest(in: text, at: at), isVerbsOnly(verb.end, end) {
                last = at
                break
            } else if let lead = Self.leads.longest(in: text, at: at), lead.end < end {
                start = lead.end
                at = lead.end
            } else {
                at += 1
            }
        }
        while start < last, text[start] == "、" { start += 1 }
        // A run that goes on beyond the reach has no known beginning.
        guard start > limit || limit == floor, last - start >= 2, Self.bodyEnds.contains(text[last - 1]) else { return [] }
        return Scalars(text[start..<last])
    }

    private func isVerbsOnly(_ start: Int, _ end: Int) -> Bool {
        var at = start
        while at < end {
            if text[at] == "了" {
                at += 1
            } else if let verb = Self.issuing.longest(in: text, at: at) {
                at = verb.end
            } else {
                return false
            }
        }
        return true
    }

    private static let issuing = Lexicon("印发 发布 出台 下发 制定 公布 颁布 颁发 转发 联合印发 联合发布 联合出台 联合下发 联合制定 联合 制发 通过")
    private static let bodyEnds = Set("院部委局府厅会室组署办处".unicodeScalars)

    // MARK: Numbers

    /// The document whose number has its opening bracket at `start`.
    func number(at start: Int, floor: Int) -> Found? {
        guard let end = numberEnd(start) else { return nil }
        let number = issuer(before: start, floor)..<end
        return Found(documents: [CitedDocument(mention: mention(number), title: [], number: Scalars(text[number]))], end: end)
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
        guard end < text.count, text[end].closesParenthesis else { return nil }
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
        """
        根据 按照 依据 依照 按 依 据 的 和 及 与 以 为 由 见 参见 印发 转发 下发 发布 出台 贯彻 贯彻落实 落实 执行 文件 通知 关于 了
        学习 宣传 严格 结合 对照 违反 在 将 把 经
        """)

    // MARK: Known names

    /// A law or paper that is cited by its name without marks: 民法典, 政府工作报告.
    func named(at start: Int) -> Found? {
        var first = start
        if let country = Self.country.longest(in: text, at: start) { first = country.end }
        guard let match = LawNames.names.longest(in: text, at: first),
            match.end == text.count || !LawNames.notAfter.contains(text[match.end])
        else { return nil }
        var document = CitedDocument(mention: mention(start..<match.end), title: Scalars(text[start..<match.end]))
        guard let (provision, end) = provision(at: match.end) else { return Found(documents: [document], end: match.end) }
        document.provision = provision
        return Found(documents: [document], end: end)
    }

    private static let country = Lexicon("中华人民共和国")

    func mention(_ range: Range<Int>) -> Mention { Mention(range: range, text: Scalars(text[range])) }
}
