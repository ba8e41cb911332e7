import Testing

@testable import Ingest
@testable import Newspaper

/// A page of an invented e-paper with two articles, as Founder's system writes it.
enum SampleEPaper {
    static let node = """
        <html><head><meta http-equiv="Content-Type" content="text/html; charset=UTF-8"><title>青川日报 2023年4月12日 第02版 要闻</title></head>
        <body><div class="nav"><a href="node_2.htm">第01版：头版</a> <a href="node_3.htm">第02版：要闻</a></div>
        <img src="res/page.jpg" width="400" height="600" usemap="#PagePicMap"><map name="PagePicMap">
        <area shape="polygon" coords="0,40,200,40,200,300,0,300" href="content_101.htm?div=-1">
        <AREA SHAPE="rect" COORDS="200,40,400,300" HREF="content_102.htm?div=-1"><area shape="rect" coords="0,300,400,600" href="javascript:void(0)">
        </map><ul><li><a href="content_101.htm?div=-1">青川举办培训</a></li><li><a href="content_103.htm">另一版的文章</a></li></ul>
        <div class="footer">青川日报社版权所有</div></body></html>
        """

    static func article(
        _ title: String, kicker: String = "", subhead: String = "", author: String = "", body: String,
        node: String = "第02版：要闻"
    ) -> String {
        """
        <html><head><title>\(title)_青川日报</title></head><body>
        <!--enpproperty <articleid>101</articleid><date>2023-04-12 00:00:00:0</date><author>\(author)</author><title>\(title)</title><keyword></keyword>
        <subtitle>\(subhead)</subtitle><introtitle>\(kicker)</introtitle><siteid>1</siteid><nodeid>3</nodeid><nodename>\(node)</nodename> enpproperty-->
        <div id="menu"><a href="node_3.htm">返回本版</a></div><div class="bt"><founder-title>\(title)</founder-title></div>
        <div id="ozoom"><founder-content>\(body)</founder-content></div><div class="share">分享到：微信</div></body></html>
        """
    }

    static let articles = [
        "content_101.htm": article(
            "青川举办培训", kicker: "提升&nbsp;能力", subhead: "一百多人参加<br>为期三天", author: "本报记者 林一",
            body: "<P>　　本报讯 近日，青川县在文化中心举办了农业技术培训班。</P><P>　　各乡镇的干部和群众代表参加。</P>"),
        "content_102.htm": article(
            "文化中心开放", body: "　　青川县文化中心昨日开放。<br><br>　　每天接待读者&#x4E09;百人。（林一）<div class=\"piccaption\">文化中心一角</div>"),
    ]

    static func companions(without missing: String = "", instead: [String: String] = [:]) -> Companions {
        Companions { name throws(IngestError) in
            guard name != missing, let text = instead[name] ?? articles[name] else { throw .companion(name: name, .missing) }
            let bytes = Array(text.utf8)
            return Companions.Member(bytes: bytes, facts: FileFacts(path: "2023-04/12/\(name)", sha256: SHA256.hex(bytes), byteCount: bytes.count))
        }
    }

    static func page(_ html: String = node, _ companions: Companions = companions()) throws(IngestError) -> SourcePage {
        try Readers.pages(path: "html/2023-04/12/node_3.htm", bytes: Array(html.utf8), companions: companions)[0]
    }
}

extension SourcePage {
    /// Role and text of each part of each article.
    fileprivate var parts: [[String]] {
        (articles ?? []).map { article in
            article.parts.map { part in "\(part.role.rawValue): \(part.lines.map { lines[$0].text.string }.joined(separator: " / "))" }
        }
    }
}

@Suite("Pages of e-papers")
struct EPaperTests {
    @Test("a page is its articles, with the parts that each says it has")
    func articles() throws {
        let page = try SampleEPaper.page()
        #expect(page.parts == [
            [
                "kicker: 提升\u{A0}能力", "headline: 青川举办培训", "subhead: 一百多人参加 / 为期三天", "byline: 本报记者 林一",
                "paragraph: 本报讯 近日，青川县在文化中心举办了农业技术培训班。", "paragraph: 各乡镇的干部和群众代表参加。",
            ],
            ["headline: 文化中心开放", "paragraph: 青川县文化中心昨日开放。", "paragraph: 每天接待读者三百人。（林一）", "caption: 文化中心一角"],
        ])
        #expect(page.lines.map(\.number) == Array(1...11) && page.warnings.isEmpty)
        #expect(!page.text.contains("版权") && !page.text.contains("返回") && !page.text.contains("另一版"))
    }

    @Test("the articles of the map belong to the page, under the names that a copy of the site may give them")
    func contents() throws {
        let found = try #require(try Readers.package(path: "html/2023-04/12/node_3.htm", bytes: Array(SampleEPaper.node.utf8)))
        #expect(found.companions == ["content_101.htm?div=-1", "content_101.htm", "content_102.htm?div=-1", "content_102.htm"])
        #expect(found.identity == PageIdentity(date: CalendarDate("2023-04-12"), page: 2, pageName: "要闻"))
    }

    @Test("without a map the links to articles count")
    func links() throws {
        let found = try EPaper.contents(of: Samples.utf8("<html><a href='../../content/202304/12/content_7.html'>甲</a><a href='node_4.html'>乙</a>"), limits: .standard)
        #expect(found.companions == ["../../content/202304/12/content_7.html"])
    }

    @Test("lines have the place of their article, in points of the page as it is shown")
    func places() throws {
        let page = try SampleEPaper.page()
        #expect(page.layout == PageLayout(width: 300, height: 450))
        #expect(page.lines[0].box == Box(x: 0, y: 30, width: 150, height: 195))
        #expect(page.lines[10].box == Box(x: 150, y: 30, width: 150, height: 195))
        let unsized = try SampleEPaper.page(SampleEPaper.node.replacing("width=\"400\"", with: ""))
        #expect(unsized.layout == nil && unsized.lines.allSatisfy { $0.box == nil })
        let shares = try SampleEPaper.page(SampleEPaper.node.replacing("200,40,400,300", with: "50%,10%,100%,50%"))
        #expect(shares.lines[10].box == Box(x: 150, y: 45, width: 150, height: 180))
    }

    @Test("an article that is not there, or has nothing to read, is warned of, and the others stand")
    func gaps() throws {
        let missing = try SampleEPaper.page(SampleEPaper.node, SampleEPaper.companions(without: "content_101.htm"))
        #expect(missing.parts.count == 1 && missing.warnings.map(\.code) == ["package.file-missing"])
        let picture = try SampleEPaper.page(
            SampleEPaper.node, SampleEPaper.companions(instead: ["content_101.htm": "<html><body><div id=ozoom><img src=1.jpg></div></body></html>"]))
        #expect(picture.parts.count == 1 && picture.warnings.map(\.code) == ["html.no-article"])
        #expect(picture.warnings[0].detail.contains("content_101.htm"))
    }

    @Test("a page none of whose articles is there is refused")
    func nothing() {
        let error = #expect(throws: IngestError.self) { try SampleEPaper.page(SampleEPaper.node, .none) }
        #expect(error?.code == "package.file-missing")
    }

    @Test("an article that no page names is a page of its own, and says where it belongs")
    func alone() throws {
        let page = try read(Samples.utf8(SampleEPaper.articles["content_102.htm"]!), path: "content_102.htm?div=-1")[0]
        #expect(page.parts.map { $0.first } == ["headline: 文化中心开放"])
        #expect(page.stated == PageIdentity(date: CalendarDate("2023-04-12"), page: 2, pageName: "要闻"))
    }

    @Test("GB2312 is read whatever the page declares", arguments: ["gb2312", "utf-8"])
    func encoding(_ declared: String) throws {
        let html = SampleEPaper.articles["content_101.htm"]!.replacing("<head>", with: "<head><meta http-equiv=Content-Type content='text/html; charset=\(declared)'>")
        let page = try read(try Samples.encoded(html, as: "GB18030"), path: "content_101.htm")[0]
        #expect(page.file.encoding.charset == "GB18030" && page.text.contains("各乡镇的干部和群众代表参加。"))
    }

    static let paths: [(path: String, day: String?, page: Int?)] = [
        ("html/2023-04/12/node_3.htm", "2023-04-12", nil),
        ("html/2023-04/12/content_12345.htm?div=-1", "2023-04-12", nil),
        ("layout/202304/12/node_01.html", "2023-04-12", 1),
        ("20230412/html/page_01.htm", "2023-04-12", 1),
        ("20230412/html/page_01_content_003.htm", "2023-04-12", nil),
        ("rmrb/html/2023-04/12/nbs.D110000renmrb_05.htm", "2023-04-12", 5),
        ("rmrb/html/2023-04/12/nw.D110000renmrb_20230412_1-05.htm", "2023-04-12", nil),
        ("html/2023-13/12/node_12345.htm", nil, nil),
        ("a/20230412.txt", nil, nil),
    ]

    @Test("paths say the day, and names that count pages the page", arguments: paths)
    func path(_ path: String, _ day: String?, _ page: Int?) {
        #expect(Readers.identity(path: path) == PageIdentity(date: day.flatMap { CalendarDate($0) }, page: page))
    }

    static let names: [(name: String, isPackage: Bool)] = [
        ("node_3.htm", true), ("node_01.html.gz", true), ("page_01.htm", true), ("nbs.D110000renmrb_01.htm", true),
        ("content_3.htm", false), ("page_01_content_3.htm", false), ("page_turning.htm", false), ("node_3.txt", false), ("index.htm", false),
    ]

    @Test("names say which files are pages", arguments: names)
    func name(_ name: String, _ isPackage: Bool) { #expect(Readers.isPackage(path: "html/\(name)") == isPackage) }
}

@Suite("Articles in HTML")
struct WebArticleTests {
    static let page = """
        <!DOCTYPE html><html><head><title>青川举办培训_青川网</title><meta property="article:published_time" content="2023-04-12T08:00:00+08:00">
        <style>p { color: red }</style><script>document.write("<p>假的段落，假的段落，假的段落。</p>")</script></head><body>
        <ul class="top-nav"><li><a href="/">首页</a><li><a href="/x">新闻，要闻，县闻，乡镇，视频，专题，图片，评论，服务。</a></ul>
        <div class="main"><h1>青川举办<b>培训</b></h1><div class="info">来源：青川日报 2023-04-12 08:00</div>
        <div class="txt"><p>　　本报讯 近日，青川县在文化中心举办了
        农业技术培训班，各乡镇的 WTO 干部
        参加。</p><h3>成果丰硕</h3><p>会议强调，要把学习成果用到工作中去。</p>
        <figure><img src=1.jpg><figcaption>培训班现场</figcaption></figure><p><a href=a>相关文章：青川县召开会议，部署工作，落实任务</a></p></div></div>
        <div class="related-list"><p>相关文章，相关文章，相关文章，相关文章，相关文章，相关文章。</p></div>
        <footer>版权所有，青川网，地址，青川县，电话，一二三四五。</footer></body></html>
        """

    @Test("running text is the article, menus and scripts are not")
    func readable() throws {
        let page = try read(Samples.utf8(Self.page), path: "a.html")[0]
        #expect(page.parts == [[
            "headline: 青川举办培训", "paragraph: 本报讯 近日，青川县在文化中心举办了农业技术培训班，各乡镇的 WTO 干部参加。",
            "subheading: 成果丰硕", "paragraph: 会议强调，要把学习成果用到工作中去。", "caption: 培训班现场",
        ]])
        #expect(page.stated.date == CalendarDate("2023-04-12"))
    }

    static let headlines: [(html: String, headline: String)] = [
        ("<title>培训班开班 - 青川网</title>", "培训班开班"),
        ("<meta property='og:title' content='培训班开班'><title>青川网</title>", "培训班开班"),
        ("<title>青川网</title></head><body><h1>培训班开班</h1>", "培训班开班"),
        ("<title>青川网</title></head><body><h1><a href='/'>青川网首页</a></h1>", "青川网"),
    ]

    @Test("the headline is the first heading, what links are given, or the title", arguments: headlines)
    func headline(_ html: String, _ headline: String) throws {
        let page = try read(Samples.utf8("<html><head>\(html)<p>近日，青川县举办了农业技术培训班，各乡镇参加。</p>"), path: "a.html")[0]
        #expect(page.parts.first?.first == "headline: \(headline)")
    }

    @Test("where and when it was published stands in no part of the article")
    func imprint() throws {
        let page = try read(
            Samples.utf8("<div><p>来源：青川日报</p><p>2023年4月12日 星期三</p><p>近日，青川县举办了农业技术培训班，各乡镇参加。</p></div>"), path: "a.html")[0]
        #expect(page.parts == [["paragraph: 近日，青川县举办了农业技术培训班，各乡镇参加。"]])
        #expect(page.lines.map(\.text.string).prefix(2) == ["来源：青川日报", "2023年4月12日 星期三"])
    }

    /// By what they are, as the pages themselves would fill the screen.
    static let hostile: [String: (html: String, code: String)] = [
        "links only": ("<html><body><a href=a>甲</a><a href=b>乙</a>", "html.no-article"),
        "a script": ("<html><script>近日，青川县举办了培训班，各乡镇参加。</script>", "html.no-article"),
        "a million open tags": (String(repeating: "<div>", count: 1_000_000), "xml.too-large"),
        "endless attributes": ("<html><p " + (0..<20_000).map { "a\($0)=1 " }.joined() + ">", "xml.too-large"),
        "an endless tag": ("<html><p title=\"" + String(repeating: "长", count: 400_000), "xml.too-large"),
        "a line without end": ("<html><p>" + String(repeating: "a,", count: 60_000), "text.line-too-long"),
        "a comment without end": ("<html><!--enpproperty <title>" + String(repeating: "长", count: 10_000), "html.no-article"),
    ]

    @Test("hostile pages are refused", arguments: hostile.keys.sorted())
    func refused(_ what: String) throws {
        let page = try #require(Self.hostile[what])
        #expect(refusal(Samples.utf8(page.html), path: "a.html") == page.code)
    }

    @Test("elements that are never closed hold what comes after them")
    func unclosed() throws {
        let html = "<html><body>" + String(repeating: "<div><p>近日，青川县举办。", count: 200) + String(repeating: "<p>近日，各乡镇参加。<br>", count: 1000)
        #expect(try read(Samples.utf8(html), path: "a.html")[0].lines.count >= 1000)
    }
}
