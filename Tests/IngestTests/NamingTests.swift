import Testing

@testable import Ingest
@testable import Newspaper

@Suite("Naming patterns")
struct NamingPatternTests {
    @Test("named groups give the identity, the constants the rest")
    func groups() throws {
        let pattern = try NamingPattern(
            #"(?<paper>[^/]+)/(?<date>[0-9-]+)/(?<page>[0-9]+)_(?<page_name>[^.]+)\.no(?<issue_number>[0-9]+)"#,
            constants: NamingConstants(paper: "other", edition: "Morning"))
        let identity = try #require(pattern.match("archive/qingchuan/2023-04-12/01_要闻.no1287.txt.gz"))
        #expect(
            identity
                == PageIdentity(
                    paper: "qingchuan", date: CalendarDate(year: 2023, month: 4, day: 12), edition: "morning", page: 1,
                    pageName: "要闻", issueNumber: "1287"))
    }

    @Test("a path that does not match has no identity, and letters match in their own case")
    func noMatch() throws {
        let pattern = try NamingPattern("Page(?<page>[0-9]+)")
        #expect(pattern.match("x/page3.txt") == nil)
        #expect(pattern.match("x/Page3.txt")?.page == 3)
        #expect(pattern.match("x/Page3.txt")?.paper == "unknown")
    }

    @Test("an optional group that is not there leaves the constant")
    func optionalGroup() throws {
        let pattern = try NamingPattern("(?:(?<edition>[a-z])-)?p(?<page>[0-9]+)", constants: NamingConstants(edition: "z"))
        #expect(pattern.match("b-p3")?.edition == "b")
        #expect(pattern.match("p3")?.edition == "z")
    }

    @Test(
        "dates are read in the usual forms",
        arguments: ["2022-10-24", "20221024", "2022.10.24", "2022_10_24", "2022年10月24日"])
    func dates(_ text: String) throws {
        let reading = try #require(try NamingPattern("(?<date>[0-9年月日._-]+)/").reading(of: text + "/1.txt"))
        #expect(reading.identity.date?.iso == "2022-10-24")
        #expect(reading.warnings == [])
    }

    @Test("an impossible date or page is left open and warned of", arguments: ["2022-13-40", "2023-02-29", "20220001", "0"])
    func impossible(_ text: String) throws {
        let date = try #require(try NamingPattern("(?<date>[0-9-]+)").reading(of: text))
        #expect(date.identity.date == nil)
        #expect(date.warnings == [PageWarning(code: "name.date.impossible", detail: "the name says \(text)")])
        let page = try #require(try NamingPattern("p(?<page>[^/]+)").reading(of: "p0"))
        #expect(page.identity.page == nil)
        #expect(page.warnings.map(\.code) == ["name.page.impossible"])
    }

    static let pages: [(text: String, page: Int?, edition: String)] = [
        ("01", 1, ""), ("A03", 3, "a"), ("B3", 3, "b"), ("０７", 7, ""), ("p12", 12, "p"), ("第3版", 3, ""), ("cover", nil, ""),
        ("99999", nil, ""), ("99999999999999999999999", nil, ""),
    ]

    @Test("a page's section letter keeps its sections apart", arguments: pages)
    func sections(_ text: String, _ page: Int?, _ edition: String) throws {
        let identity = try #require(try NamingPattern("/(?<page>[^/]+)").match("x/" + text))
        #expect(identity.page == page)
        #expect(identity.edition == edition)
    }

    @Test("an unknown group is refused with the nearest known one")
    func unknownGroup() {
        #expect(throws: NamingError.unknownGroup("pgae")) { try NamingPattern("(?<pgae>.)") }
        #expect(NamingError.unknownGroup("issue_no").description.contains("did you mean 'issue_number'?"))
    }

    @Test("lookarounds and escaped brackets name no group")
    func lookarounds() throws {
        #expect(try NamingPattern(#"x(?=\()\(?<(?<page>[0-9]+)"#).match("x(<7")?.page == 7)
        #expect(throws: NamingError.noGroups(pattern: "[0-9]+")) { try NamingPattern("[0-9]+") }
    }

    @Test("a pattern without a group says what its constants say")
    func constantsAlone() throws {
        let pattern = try NamingPattern("^daily/", constants: NamingConstants(paper: "qingchuan"))
        #expect(pattern.match("daily/x.txt") == PageIdentity(paper: "qingchuan"))
        #expect(pattern.match("weekly/x.txt") == nil)
    }

    @Test("what is no regular expression is refused", arguments: ["(?<page>", "[", "(?<page>.)(?<page>.)"])
    func broken(_ pattern: String) {
        #expect {
            try NamingPattern(pattern)
        } throws: { error in
            guard case NamingError.notARegularExpression(pattern, _) = error else { return false }
            return true
        }
    }
}

@Suite("Safe codes")
struct SafeCodeTests {
    static let kept: [(name: String, code: String)] = [
        ("qingchuan", "qingchuan"), ("Qing-Chuan_2.0", "qing-chuan_2.0"), (" daily ", "daily"),
    ]

    @Test("safe names stay, in small letters", arguments: kept)
    func keeps(_ name: String, _ code: String) {
        #expect(SafeCode(name)?.text == code)
    }

    static let unsafe = [
        "离石", "柳林", "../../etc/passwd", "..", ".", "-", "a/b", "a\\b", ".hidden", "-rf", "a b", "a%2fb", "a\0b", "ａ",
        String(repeating: "a", count: 65), String(repeating: "a", count: 66), "日报-daily", "晚报-daily", "é", "e\u{301}",
    ]

    @Test("no other name becomes a path, an option or another name's code")
    func replaces() throws {
        let codes = try Self.unsafe.map { try #require(SafeCode($0)?.text) }
        #expect(Set(codes).count == codes.count)
        for code in codes {
            #expect(code.utf8.allSatisfy { "abcdefghijklmnopqrstuvwxyz0123456789._-".utf8.contains($0) })
            #expect(!code.hasPrefix(".") && !code.hasPrefix("-") && code.utf8.count <= 64)
        }
        #expect(SafeCode("离石") == SafeCode("离石"))
    }

    @Test("nothing has no code")
    func empty() {
        #expect(SafeCode("") == nil)
        #expect(SafeCode(" 　") == nil)
    }
}

@Suite("Name and folio reconciled")
struct ReconciliationTests {
    private func folio(_ lines: String...) -> [Folio] { lines.compactMap { Folio(Scalars($0)) } }

    @Test("the folio fills what the name leaves open")
    func fills() {
        let lines = folio("第3版·要闻 2022年10月24日 星期一", "总第918期")
        let (identity, warnings) = reconcile(name: PageIdentity(paper: "qingchuan"), folio: lines)
        #expect(
            identity
                == PageIdentity(
                    paper: "qingchuan", date: CalendarDate(year: 2022, month: 10, day: 24), page: 3, pageName: "要闻",
                    issueNumber: "918"))
        #expect(warnings == [])
        #expect(reconcile(name: nil, folio: []).identity == PageIdentity())
    }

    @Test("the name wins and the contradiction is a warning")
    func contradicts() {
        let name = PageIdentity(date: CalendarDate(year: 2022, month: 10, day: 25), page: 2, issueNumber: "7")
        let (identity, warnings) = reconcile(name: name, folio: folio("第3版 2022年10月24日 星期一", "第8期"))
        #expect(identity == name)
        #expect(
            warnings == [
                PageWarning(code: "folio.date.contradicts-name", detail: "the name says 2022-10-25, the folio 2022-10-24"),
                PageWarning(code: "folio.page.contradicts-name", detail: "the name says 2, the folio 3"),
                PageWarning(code: "folio.issue-number.contradicts-name", detail: "the name says 7, the folio 8"),
            ])
    }

    @Test("two folios that disagree, and a weekday that the date does not have, are warned of")
    func disagree() {
        let (identity, warnings) = reconcile(name: nil, folio: folio("2022年10月24日 星期二", "2022年10月25日"))
        #expect(identity.date?.iso == "2022-10-24")
        #expect(warnings.map(\.code) == ["folio.date.contradicts-folio", "folio.weekday.contradicts-date"])
        #expect(warnings.last?.detail == "2022-10-24 is 星期一, the folio says 星期二")
    }

    @Test("a weekday alone is held against the name's date")
    func weekdayAlone() {
        let name = PageIdentity(date: CalendarDate(year: 2022, month: 10, day: 24))
        #expect(reconcile(name: name, folio: folio("星期一")).warnings == [])
        #expect(reconcile(name: name, folio: folio("星期三")).warnings.map(\.code) == ["folio.weekday.contradicts-date"])
    }
}
