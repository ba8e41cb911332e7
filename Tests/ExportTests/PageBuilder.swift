import Newspaper

/// Builds pages of invented text, line by line, so that the ledger balances by construction.
struct PageBuilder {
    private var lines: [SourceLine] = []
    private var articles: [Article] = []
    private var annotations: [Annotations] = []
    private var furniture: [Furniture] = []
    var identity = PageIdentity(
        paper: "qingchuan", date: CalendarDate("2023-04-12"), page: 1, pageName: "要闻", issueNumber: "1287")
    var path = "qingchuan/2023-04-12/01.txt"
    var warnings: [PageWarning] = []
    var encoding = TextEncoding(charset: "UTF-8", evidence: .wellFormed)

    mutating func passage(_ texts: String..., box: Box? = nil, number: Int? = nil) -> Passage {
        var passage = Passage()
        for text in texts {
            let line = lines.count
            lines.append(
                SourceLine(number: number ?? (lines.last?.number ?? 0) + 1, text: Scalars(text), box: box))
            passage.runs.append(TextRun(start: passage.text.count, length: Scalars(text).count, line: line, column: 0))
            passage.text += Scalars(text)
            passage.lines.append(line)
        }
        return passage
    }

    /// Leaves blank lines before the next line.
    mutating func blankLines(_ count: Int) {
        guard let last = lines.last else { return }
        skipped = last.number + count
    }

    private var skipped: Int?

    mutating func paragraph(_ texts: String...) -> Paragraph {
        var passage = Passage()
        for text in texts {
            let number = skipped.map { $0 + 1 }
            skipped = nil
            let piece = self.passage(text, number: number)
            passage.text += piece.text
            passage.lines += piece.lines
        }
        return Paragraph(passage)
    }

    mutating func add(_ article: Article, _ annotations: Annotations = Annotations()) {
        articles.append(article)
        self.annotations.append(annotations)
    }

    mutating func add(_ kind: Furniture.Kind, _ text: String) {
        furniture.append(Furniture(kind: kind, passage: passage(text), reason: "a line for the test"))
    }

    func page() throws -> IssuePage {
        let file = SourceFile(
            path: path, sha256: SHA256.hex(Array(path.utf8)), byteCount: 1234, mediaType: "text/plain", encoding: encoding)
        let source = SourcePage(file: file, lines: lines)
        let clean = CleanPage(source: source, lines: lines.map { CleanLine($0) }, census: CharacterCensus())
        let contents = try PageContents(page: clean, articles: articles, furniture: furniture)
        return IssuePage(
            number: identity.page, identity: identity, contents: AnnotatedPage(contents: contents, annotations: annotations, textQuality: 0.9),
            warnings: warnings)
    }
}

enum TestIssue {
    static let key = IssueKey(paper: "qingchuan", day: .dated(CalendarDate("2023-04-12")!))

    static func of(_ pages: [IssuePage], key: IssueKey = key) -> Issue {
        Issue(key: key, paperName: "青川日报", home: DivisionCode(999_901), pages: pages)
    }

    static func mention(_ text: String, in body: Scalars, from start: Int = 0) -> Mention {
        let needle = Scalars(text)
        return Mention(range: body.firstRange(of: needle, from: start) ?? 0..<0, text: needle)
    }

    /// An article with every part that an article can have, one without headline, a slogan and a folio.
    static func rich() throws -> Issue {
        var page = PageBuilder()
        let kicker = page.passage("我区举行春季植树活动")
        let headline = page.passage("千名干部群众", "共植公仆林")
        let subhead = page.passage("——杨柳沟见闻")
        page.blankLines(2)
        let first = page.paragraph("本报讯（记者 林小满）4月10日，青川区委书记", "何望山来到杨柳沟村，植树1200棵。")
        var second = page.paragraph("一份文件")
        second.isSubheading = true
        let third = page.paragraph("根据《青川区绿化条例》（青政发〔2023〕7号），", "投入12.5万元。何望山说：“人人动手”。")
        let byline = page.passage("（记者 林小满 通讯员 白露 文/图）")
        let caption = page.passage("图为植树现场。")
        let paragraphs = [first, second, third]
        let body = Scalars(paragraphs.map(\.passage.text).joined(separator: ["\n"]))
        func at(_ text: String, from start: Int = 0) -> Mention { mention(text, in: body, from: start) }
        let qingchuan = DivisionCode(999_901)
        let annotations = Annotations(
            entities: [
                Entity(
                    .person([
                        Position(office: Scalars("书记"), organisation: Scalars("青川区委")),
                        Position(office: Scalars("主任"), organisation: Scalars("绿化办")),
                    ]), name: Scalars("何望山"), confidence: 0.97, relevance: 80,
                    mentions: [at("何望山"), at("何望山", from: 40)]),
                Entity(
                    .organisation(Organisation(.party, level: .county, home: qingchuan.map { .division($0) } ?? .open)),
                    name: Scalars("青川区委"), canonical: Scalars("中共青川区委"), confidence: 0.915, relevance: 40,
                    mentions: [at("青川区委")]),
                Entity(
                    .place(qingchuan.map { .division($0) } ?? .ambiguous([])), name: Scalars("青川区"), confidence: 0.99,
                    relevance: 60, mentions: [at("青川区")]),
                Entity(
                    .place(.uncoded(.village, parent: qingchuan)), name: Scalars("杨柳沟村"), confidence: 1,
                    mentions: [at("杨柳沟村")]),
            ],
            times: [TimeExpression(mention: at("4月10日"), value: "2023-04-10", grain: .day, anchor: .issue)],
            quantities: [
                Quantity(mention: at("1200棵"), value: "1200", unit: "棵"),
                Quantity(mention: at("12.5万元"), value: "125000", unit: "CNY", modifier: "about"),
            ],
            documents: [
                CitedDocument(
                    mention: at("《青川区绿化条例》"), title: Scalars("青川区绿化条例"), number: Scalars("青政发〔2023〕7号"))
            ],
            slogans: [Slogan(mention: at("人人动手"), kind: .slogan)],
            events: [NamedEvent(mention: at("植树"), name: Scalars("植树"), kind: .campaign)], textQuality: 0.9876)
        page.add(
            Article(
                kicker: kicker, headline: headline, subhead: subhead, column: Scalars("基层来信"),
                dateline: Dateline(text: Scalars("本报讯")), paragraphs: paragraphs,
                bylines: [
                    Byline(name: Scalars("林小满"), role: .textAndPhoto, printed: Scalars("（记者 林小满 通讯员 白露 文/图）")),
                    Byline(name: Scalars("白露"), role: .correspondent, printed: Scalars("（记者 林小满 通讯员 白露 文/图）")),
                ],
                bylineLines: byline.lines, captions: [caption], continuedTo: 3,
                confidence: ArticleConfidence(segmentation: 0.98, headline: 0.955), reasons: ["the headline names 植树"]),
            annotations)
        let lone = page.paragraph("没有标题的一段。")
        page.add(Article(paragraphs: [lone], confidence: ArticleConfidence(segmentation: 0.5, headline: 0)))
        page.add(.slogan, "绿水青山就是金山银山")
        page.add(.folio, "2023年4月12日 星期三 第1287期")
        return of([try page.page()])
    }

    /// An article that goes on on page 2, an index box that points to it, and a half whose page is not there.
    static func linked() throws -> Issue {
        let confidence = ArticleConfidence(segmentation: 1, headline: 1)
        var front = PageBuilder()
        let first = front.paragraph("前半篇说到一半")
        front.add(Article(paragraphs: [first], continuedTo: 2, confidence: confidence))
        front.add(.index, "导读 后半篇 2版 别处 3版")
        var inside = PageBuilder()
        inside.path = "qingchuan/2023-04-12/02.txt"
        inside.identity.page = 2
        let second = inside.paragraph("的后半篇。")
        inside.add(Article(paragraphs: [second], continuedFrom: 1, confidence: confidence))
        let other = inside.paragraph("另一篇")
        inside.add(Article(paragraphs: [other], continuedTo: 4, confidence: confidence))
        var issue = of([try front.page(), try inside.page()])
        let (here, there) = (IssuePlace(page: 0, index: 0), IssuePlace(page: 1, index: 0))
        issue.links.continuedTo[here] = Continuation(page: 2, partner: there, reason: "both jump lines agree")
        issue.links.continuedFrom[there] = Continuation(page: 1, partner: here, reason: "both jump lines agree")
        issue.links.indexEntries[here] = [
            IndexEntry(text: Scalars("后半篇"), page: 2, article: there), IndexEntry(text: Scalars("别处"), page: 3),
        ]
        return issue
    }

    /// All that a damaged or hostile page can bring: markup in the text, forbidden characters, mentions that cross,
    /// lie outside or end before they begin a word, texts without text, pages without articles, one page number twice.
    static func hostile() throws -> Issue {
        var page = PageBuilder()
        page.path = "qing chuan/第一版&<1>.txt"
        let headline = page.passage("]]> <h1>&amp;\"'\u{1}\u{FFFE}\tA\u{2028}B")
        let first = page.paragraph("<!DOCTYPE x [<!ENTITY e \"v\">]>&e;\u{0}\u{B}\u{FFFF}\u{E000}\u{F8FF}\r尾]]>甲乙丙丁戊")
        let second = page.paragraph("\u{1F600}\u{20000}“引号”\\反斜线")
        let body = Scalars([first, second].map(\.passage.text).joined(separator: ["\n"]))
        let at = TestIssue.mention("甲乙丙丁戊", in: body).range.lowerBound
        func span(_ from: Int, _ to: Int) -> Mention { Mention(range: from..<to, text: Scalars("x")) }
        let annotations = Annotations(
            entities: [
                Entity(
                    .person([Position(office: Scalars("\n"), organisation: Scalars("远"))]), name: Scalars("甲\n乙\t"), confidence: .nan, relevance: -5,
                    mentions: [span(at, at + 2)]),
                Entity(
                    .person([]), name: Scalars("乙丙"), confidence: 7, relevance: 500, mentions: [span(at + 1, at + 3)]),
                Entity(
                    .place(.ambiguous([])), name: Scalars(" \u{1}"), confidence: -1,
                    mentions: [span(at + 3, at + 4)]),
                Entity(
                    .organisation(Organisation(home: .open)), name: Scalars("远"), canonical: Scalars("\u{2028}"), confidence: 0.5,
                    mentions: [span(at + 4, at + 7), span(-3, 1), span(900, 905), span(2, 2)]),
                Entity(
                    .person([]), name: Scalars("重"), confidence: 0.5,
                    mentions: Array(repeating: span(at + 3, at + 4), count: 40)),
            ],
            times: [TimeExpression(mention: span(at + 3, at + 4), value: "", grain: .day, anchor: .issue)],
            quantities: [Quantity(mention: span(at + 3, at + 4), value: "1e5", unit: "k g")],
            documents: [CitedDocument(mention: span(at + 3, at + 4), title: [], number: [])],
            slogans: [Slogan(mention: Mention(range: at..<(at + 5), text: []), kind: .campaign)],
            events: [NamedEvent(mention: span(at + 1, at + 9), name: Scalars("\u{1}"), kind: .meeting)],
            language: "zh", textQuality: .infinity)
        page.add(
            Article(
                headline: headline,
                dateline: Dateline(text: Scalars("\u{1}"), place: Scalars("\t"), agency: Scalars("\n社")),
                paragraphs: [first, second], bylines: [Byline(name: [], role: .photo, printed: Scalars("\n"))],
                confidence: ArticleConfidence(segmentation: 1.5, headline: -0.1)), annotations)
        let empty = Paragraph(page.passage(""))
        page.add(Article(paragraphs: [empty], confidence: ArticleConfidence(segmentation: 0, headline: 0)))
        page.add(Article(paragraphs: [], confidence: ArticleConfidence(segmentation: 0, headline: 0)))
        var twin = PageBuilder()
        let twinText = twin.paragraph("")
        twin.add(Article(paragraphs: [twinText], confidence: ArticleConfidence(segmentation: 0, headline: 0)))
        twin.add(.unknown, "\u{1}")
        var bare = PageBuilder()
        bare.identity = PageIdentity(paper: "qingchuan")
        return of([try page.page(), try twin.page(), try bare.page(), try bare.page()])
    }
}
