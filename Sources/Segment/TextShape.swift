import Newspaper

/// What kind of character a line begins or ends with.
enum ScalarClass: Int, CaseIterable {
    case han, digit, latin, sentenceEnd, comma, enumeration, colon, opens, closes, dash, other

    /// 0 for no character at all, else 1 + the class.
    static func of(_ scalar: Unicode.Scalar?) -> Int {
        guard let scalar else { return 0 }
        let kind: ScalarClass =
            if scalar.isHan {
                .han
            } else if scalar.isDigit {
                .digit
            } else if scalar.isASCIILetter {
                .latin
            } else if scalar.endsSentence {
                .sentenceEnd
            } else if scalar.opensBracket {
                .opens
            } else if scalar.closesBracket {
                .closes
            } else {
                switch scalar {
                case "，", ",", "；", ";": .comma
                case "、": .enumeration
                case "：", ":": .colon
                case "—", "–", "-", "－", "─", "―": .dash
                default: .other
                }
            }
        return 1 + kind.rawValue
    }

    /// Whether the text ends as a sentence does, closing brackets and quotation marks aside.
    static func isSentenceEnd(_ text: Scalars) -> Bool {
        var rest = text[...]
        while let last = rest.last, last.closesBracket, rest.count > 1 { rest.removeLast() }
        return rest.last?.endsSentence ?? false
    }
}

/// How a line ends: in running text, as a sentence does, or with a byline.
enum LineEnd: Int {
    case runningText, sentence, byline

    /// - Parameter isByline: whether the text is a byline and nothing else.
    static func of(_ text: Scalars, isByline: Bool) -> LineEnd {
        if isByline || BylineParser.trailing(text) != nil { return .byline }
        return ScalarClass.isSentenceEnd(text) ? .sentence : .runningText
    }
}

/// Counts that tell running text from display type.
struct TextCensus {
    private(set) var sentenceEnds = 0, commas = 0, blanks = 0, digits = 0, colons = 0
    private(set) var opened = 0, closed = 0, longestDigitRun = 0

    init(_ text: Scalars) {
        var run = 0
        for scalar in text {
            if scalar.isDigit {
                digits += 1
                run += 1
                longestDigitRun = max(longestDigitRun, run)
                continue
            }
            run = 0
            if scalar.isBlank {
                blanks += 1
            } else if scalar.endsSentence {
                sentenceEnds += 1
            } else if scalar.opensBracket {
                opened += 1
            } else if scalar.closesBracket {
                closed += 1
            } else if scalar == "，" || scalar == "," || scalar == "；" {
                commas += 1
            } else if scalar == "：" || scalar == ":" {
                colons += 1
            }
        }
    }
}

/// How a line of running text opens: leads, paragraph openings of news, captions.
enum Opening: Int, CaseIterable {
    case none, lead, agency, reporter, recently, day, caption, quotation, dash, transition, jump

    /// Whether stories begin so more often than their later paragraphs do.
    var beginsArticle: Bool {
        switch self {
        case .lead, .agency, .reporter, .recently: true
        default: false
        }
    }

    static func of(_ text: Scalars) -> Opening {
        if DatelineParser.startsWithLead(text) { return .lead }
        if DatelineParser.startsWithAgency(text) { return .agency }
        if jumps.opens(text) { return .jump }
        if reporters.opens(text) { return .reporter }
        if captions.opens(text) { return .caption }
        if recent.opens(text) { return .recently }
        if transitions.opens(text) { return .transition }
        if let first = text.first {
            if first == "“" || first == "「" { return .quotation }
            if first == "—" || first == "─" || first == "―" { return .dash }
            if first.isDigit, text.prefix(7).contains("月") || text.prefix(7).contains("日") { return .day }
        }
        return .none
    }

    private static let jumps = WordList("上接 下转 （上接 （下转 (上接 (下转")
    private static let reporters = WordList("本报记者 本报通讯员 记者 通讯员 □ 文/ 图/ ■")
    private static let captions = WordList("图为 图① 上图 下图 左图 右图 ▲ ▼ ◀ ▶ 图片")
    private static let recent = WordList("近日 日前 今天 今日 昨天 昨日 连日来 近期 目前 今年 为深入 为进一步 为切实 为贯彻 随着")
    private static let transitions = WordList(
        """
        据了解 据悉 据介绍 会议 活动 此次 同时 随后 接着 下一步 接下来 与此同时 此外 当天 现场 \
        通过 其中 在此基础上 截至 近年来 另外 不仅 他 她 它 该 这 如今 最后
        """)
}

/// How a line closes: what the last few characters say.
enum Closing: Int, CaseIterable {
    case none, sentence, photographer, inBrackets, openQuotation

    static func of(_ text: Scalars) -> Closing {
        if let last = text.last, last == "摄" || last == "图", text.count <= 40 { return .photographer }
        if text.count >= 2, text[text.count - 1].closesParenthesis, text[text.count - 2] == "摄" { return .photographer }
        if ScalarClass.isSentenceEnd(text) { return .sentence }
        if text.last?.closesParenthesis == true { return .inBrackets }
        if text.last?.opensBracket == true { return .openQuotation }
        return .none
    }
}
