import Newspaper
import Testing

@testable import Export

@Suite("NewsML-G2")
struct NewsMLTests {
    private func message(_ issue: Newspaper.Issue, _ profile: DatasetProfile = DatasetProfile()) throws -> [UInt8] {
        try NewsMLMessage(NamedIssue(issue), profile: profile).bytes()
    }

    private func items(_ bytes: [UInt8]) throws -> [XMLElement] {
        var items: [XMLElement] = []
        try XMLDocument(parsing: bytes).root?.visit {
            if $0.name == "newsItem" || $0.name == "packageItem" { items.append($0) }
        }
        return items
    }

    @Test func `a message holds the issue, its pages and its articles`() throws {
        let items = try self.items(try message(try TestIssue.rich()))
        #expect(items.map(\.name) == ["packageItem", "packageItem", "newsItem", "newsItem"])
        #expect(
            items.map { $0.attribute("guid") ?? "" }.map { $0.prefix(56) }.allSatisfy {
                $0.hasPrefix("urn:newsml:broadsheet.example:20230412:qingchuan-2023041")
            })
        #expect(items[0].attribute("guid") == "urn:newsml:broadsheet.example:20230412:qingchuan-20230412")
        #expect(items[1].attribute("guid") == "urn:newsml:broadsheet.example:20230412:qingchuan-20230412-p01")
    }

    @Test func `the rules that the schema cannot see hold for any issue`() throws {
        #expect(NewsMLRules.check(try message(try TestIssue.rich())) == [])
        #expect(NewsMLRules.check(try message(try TestIssue.hostile())) == [])
    }

    @Test func `the hash is that of the plain text as a parser reads it, and its length is right`() throws {
        for issue in [try TestIssue.rich(), try TestIssue.hostile()] {
            let items = try self.items(try message(issue))
            for item in items where item.name == "newsItem" {
                let plain = try #require(item.child("contentSet")?.child("inlineData"))
                #expect(item.child("itemMeta")?.child("hash")?.text == SHA256.hex(Array(plain.text.utf8)))
                #expect(plain.attribute("charcount") == String(plain.text.unicodeScalars.count))
            }
        }
    }

    @Test func `both renditions say the same`() throws {
        for issue in [try TestIssue.rich(), try TestIssue.hostile()] {
            let items = try self.items(try message(issue))
            for item in items where item.name == "newsItem" {
                let contents = try #require(item.child("contentSet"))
                let body = try #require(contents.child("inlineXML")?.child("html")?.child("body"))
                let paragraphs = body.children.filter { $0.name == "p" || $0.name == "h2" }.map(\.text)
                #expect(paragraphs.joined(separator: "\n") == contents.child("inlineData")?.text)
            }
        }
    }

    @Test func `a span holds the words of its mention`() throws {
        let items = try self.items(try message(try TestIssue.rich()))
        var spans: [String: String] = [:]
        items[2].visit { if $0.name == "span", let id = $0.attribute("id") { spans[id] = $0.text } }
        let references = items[2].children.filter { $0.name == "inlineRef" }
        let person = try #require(references.first { $0.attribute("type") == "cpnat:person" })
        #expect(person.attribute("idrefs")?.split(separator: " ").map { spans[String($0)] } == ["何望山", "何望山"])
        let place = try #require(references.first { $0.attribute("qcode") == "gbt2260:999901" })
        #expect(spans[place.attribute("idrefs") ?? ""] == "青川区")
        let date = try #require(references.first { $0.attribute("type") == "bstype:date" })
        #expect(date.child("related")?.attribute("value") == "2023-04-10")
        #expect(date.child("related")?.attribute("valuedatatype") == "xs:date")
        let event = try #require(references.first { $0.attribute("type") == "bstype:campaign" })
        #expect(spans[event.attribute("idrefs") ?? ""] == "植树")
        #expect(references.count == 10)
    }

    @Test func `an article of the paper itself is located where the paper is at home`() throws {
        var issue = try TestIssue.rich()
        let items = try self.items(try message(issue))
        let located = try #require(items[2].child("contentMeta")?.child("located"))
        #expect(located.attribute("qcode") == "gbt2260:999901" && located.attribute("why") == "why:inferred")
        #expect(items[2].child("derivedFrom")?.attribute("idrefs") == located.attribute("id"))
        #expect(items[2].child("derivedFrom")?.attribute("qcode") == "bspaper:qingchuan")
        #expect(items[3].child("contentMeta")?.child("located") == nil && items[3].child("derivedFrom") == nil)
        issue.home = nil
        let homeless = try self.items(try message(issue))
        #expect(homeless[2].child("contentMeta")?.child("located") == nil && homeless[2].child("derivedFrom") == nil)
    }

    @Test func `who signs is the person of that name among the entities, and a place names what holds it`() throws {
        var page = PageBuilder()
        let text = page.paragraph("本报讯 杨柳沟村植树。")
        let byline = page.passage("（记者 林小满）")
        let village = Entity(
            .place(.uncoded(.village, parent: DivisionCode(999_901))), name: Scalars("杨柳沟村"), confidence: 1, mentions: [])
        page.add(
            Article(
                paragraphs: [text], bylines: [Byline(name: Scalars("林小满"), role: .text, printed: byline.text)],
                bylineLines: byline.lines, confidence: ArticleConfidence(segmentation: 1, headline: 1)),
            Annotations(entities: [village, Entity(.person([]), name: Scalars("林小满"), confidence: 1, mentions: [])]))
        let meta = try #require(try self.items(try message(TestIssue.of([try page.page()])))[2].child("contentMeta"))
        let subjects = meta.children.filter { $0.name == "subject" }
        #expect(subjects.map { $0.child("broader")?.attribute("qcode") } == ["gbt2260:999901", nil])
        #expect(meta.child("creator")?.attribute("qcode") == subjects[1].attribute("qcode"))
        #expect(meta.child("creator")?.child("name")?.text == "林小满")
    }

    @Test func `a person's positions lead to the bodies where they are held`() throws {
        let items = try self.items(try message(try TestIssue.rich()))
        let subjects = items[2].child("contentMeta")?.children.filter { $0.name == "subject" } ?? []
        let committee = try #require(subjects.first { $0.child("name")?.text == "青川区委" })
        let related = subjects.first?.children.filter { $0.name == "related" } ?? []
        #expect(related.map { $0.child("name")?.text } == ["书记", "青川区委", "主任", "绿化办"])
        #expect(related.map { $0.attribute("qcode") } == [nil, committee.attribute("qcode"), nil, nil])
    }

    @Test func `the main headline comes first, and an article without one has none`() throws {
        let items = try self.items(try message(try TestIssue.rich()))
        func headlines(_ item: XMLElement) -> [String?] {
            item.child("contentMeta")?.children.filter { $0.name == "headline" }.map { $0.attribute("role") } ?? []
        }
        #expect(headlines(items[2]) == ["bshl:main", "bshl:kicker", "bshl:sub"])
        #expect(headlines(items[3]) == [])
        #expect(items[3].child("itemMeta")?.child("title")?.text == "没有标题的一段。")
    }

    @Test func `the column that an article stands in is what it is a member of, and a keyword`() throws {
        let items = try self.items(try message(try TestIssue.rich()))
        func column(_ item: XMLElement) -> [String?] {
            let keywords = item.child("contentMeta")?.children.filter { $0.name == "keyword" && $0.attribute("role") == "bstype:column" } ?? []
            return [item.child("itemMeta")?.child("memberOf")?.child("name")?.text] + keywords.map(\.text)
        }
        #expect(column(items[2]) == ["基层来信", "基层来信"])
        #expect(column(items[3]) == [nil])
    }

    @Test func `lines of the source stand with every part`() throws {
        let items = try self.items(try message(try TestIssue.rich()))
        let parts = items[2].children.filter { $0.name == "partMeta" }
        #expect(
            parts.map { $0.child("partMetaExtProperty")?.attribute("value") } == [
                "1", "2-3", "4", "7-8", "9", "10-11", "12", "13",
            ])
    }

    @Test func `an article names the page it comes from and the page it goes on to`() throws {
        var page = PageBuilder()
        let confidence = ArticleConfidence(segmentation: 1, headline: 1)
        for (from, to) in [(1, 3), (nil, 2), (0, nil)] as [(Int?, Int?)] {
            let paragraph = page.paragraph("一段。")
            page.add(Article(paragraphs: [paragraph], continuedFrom: from, continuedTo: to, confidence: confidence))
        }
        let items = try self.items(try message(TestIssue.of([try page.page()])))
        let continuations = items.filter { $0.name == "newsItem" }.map { item in
            item.child("itemMeta")?.children.filter { $0.attribute("rel")?.hasPrefix("bsrel:continued") == true }
                .map { "\($0.attribute("rel") ?? "") \($0.attribute("value") ?? "")" }
        }
        #expect(continuations == [["bsrel:continuedFrom 1", "bsrel:continuedTo 3"], ["bsrel:continuedTo 2"], []])
    }

    @Test func `halves of an article link to each other's items, and the links lead to items of the message`() throws {
        let bytes = try message(try TestIssue.linked())
        #expect(NewsMLRules.check(bytes) == [])
        let items = try self.items(bytes).filter { $0.name == "newsItem" }
        func links(_ item: XMLElement) -> [String?] {
            item.child("itemMeta")?.children.filter { $0.name == "link" && $0.attribute("rel")?.hasPrefix("bsrel:") == true }
                .flatMap { [$0.attribute("rel"), $0.attribute("residref")] } ?? []
        }
        #expect(links(items[0]) == ["bsrel:continuedTo", items[1].attribute("guid")])
        #expect(links(items[1]) == ["bsrel:continuedFrom", items[0].attribute("guid")])
        #expect(links(items[2]) == [])
        let cut = String(decoding: bytes, as: UTF8.self).replacing("residref=\"\(items[0].attribute("guid") ?? "")\" contenttype=\"application/vnd.iptc.g2.newsitem+xml\"/>", with: "residref=\"urn:nowhere\"/>")
        #expect(NewsMLRules.check(Array(cut.utf8)).contains { $0.message.contains("urn:nowhere") })
    }

    @Test func `a part with boxes has a region on the page`() throws {
        var page = PageBuilder()
        let first = page.passage("第一行", box: Box(x: 10.4, y: 20.5, width: 100, height: 12))
        let second = page.passage("第二行", box: Box(x: 8, y: 34, width: 90, height: 12))
        let wild = page.passage("第三行", box: Box(x: .nan, y: 1e300, width: -5, height: 12))
        let paragraph = Paragraph(Passage(text: first.text + second.text, lines: first.lines + second.lines))
        page.add(
            Article(
                paragraphs: [paragraph, Paragraph(wild)], confidence: ArticleConfidence(segmentation: 1, headline: 1)))
        let items = try self.items(try message(TestIssue.of([try page.page()])))
        let parts = items[2].children.filter { $0.name == "partMeta" }
        #expect(parts[0].child("regionDelim")?.attributes.map(\.value) == ["8", "20", "103", "26"])
        #expect(parts[1].child("regionDelim") == nil)
    }

    @Test func `an undated issue has zeros for a day and says no day`() throws {
        var page = PageBuilder()
        page.identity = PageIdentity()
        page.add(.unknown, "一行")
        let bytes = try message(
            TestIssue.of([try page.page()], key: IssueKey(paper: "unknown", day: .undated("1a2b3c4d"))))
        #expect(NewsMLRules.check(bytes) == [])
        let items = try self.items(bytes)
        #expect(items[1].attribute("guid") == "urn:newsml:broadsheet.example:00000000:unknown-undated-1a2b3c4d-p00")
        #expect(items[1].child("itemMeta")?.child("versionCreated")?.text == "1970-01-01T00:00:00+08:00")
        #expect(items[1].child("contentMeta")?.child("contentCreated") == nil)
    }

    @Test func `the operator's settings are in every item`() throws {
        let profile = DatasetProfile(
            providerName: "某某 & 馆", providerURI: "https://library.example/?a=1&b=2", domain: "library.example",
            vocabularyBase: "https://library.example/cv/", copyrightNotice: "© 出版单位",
            versionCreated: "2026-11-23T02:14:07+08:00")
        let items = try self.items(try message(try TestIssue.rich(), profile))
        for item in items {
            #expect(item.attribute("guid")?.hasPrefix("urn:newsml:library.example:") == true)
            let meta = try #require(item.child("itemMeta"))
            #expect(meta.child("provider")?.attribute("uri") == "https://library.example/?a=1&b=2")
            #expect(meta.child("provider")?.text == "某某 & 馆")
            #expect(meta.child("versionCreated")?.text == "2026-11-23T02:14:07+08:00")
            #expect(item.child("rightsInfo")?.child("copyrightNotice")?.text == "© 出版单位")
            #expect(item.child("rightsInfo")?.child("usageTerms") == nil)
            let schemes = item.child("catalog")?.children.compactMap { $0.attribute("uri") } ?? []
            #expect(!schemes.isEmpty && schemes.allSatisfy { $0.hasPrefix("https://library.example/cv/") })
        }
    }
}
