import Testing

@testable import Ingest
@testable import Newspaper

/// An issue of two pages, one article of which goes from the first to the second, as docWorks writes it.
enum SampleIssue {
    static let pages = [
        "alto/青川_1.xml": """
            <alto><Description><MeasurementUnit>inch1200</MeasurementUnit></Description><Layout><Page WIDTH="1200" HEIGHT="2400"><PrintSpace>
            <TextBlock ID="P1_TB1"><TextLine ID="P1_TL1"><String CONTENT="青川日报"/></TextLine></TextBlock>
            <ComposedBlock ID="P1_CB1"><TextBlock ID="P1_TB2"><TextLine ID="P1_TL2"><String CONTENT="昨日"/></TextLine></TextBlock>
            <TextBlock ID="P1_TB3"><TextLine ID="P1_TL3"><String CONTENT="青川举办培训"/></TextLine></TextBlock></ComposedBlock>
            <TextBlock ID="P1_TB4"><TextLine ID="P1_TL4"><String CONTENT="本报讯近日，"/></TextLine><TextLine ID="P1_TL5"><String CONTENT="文化中心开班。"/></TextLine></TextBlock>
            <TextBlock ID="P1_TB5"><TextLine ID="P1_TL6"><String CONTENT="下转第二版"/></TextLine></TextBlock>
            </PrintSpace></Page></Layout></alto>
            """,
        "alto/2.xml": """
            <alto><Layout><Page><PrintSpace>
            <TextBlock ID="P2_TB1"><TextLine><String CONTENT="各乡镇参加。"/></TextLine></TextBlock>
            <TextBlock ID="P2_TB2"><TextLine><String CONTENT="遗失声明"/></TextLine></TextBlock>
            </PrintSpace></Page></Layout></alto>
            """,
    ]

    static let mets = """
        <?xml version="1.0" encoding="UTF-8"?>
        <METS:mets xmlns:METS="http://www.loc.gov/METS/" xmlns:MODS="http://www.loc.gov/mods/v3" xmlns:xlink="http://www.w3.org/1999/xlink">
        <METS:dmdSec ID="MODSMD_PAPER"><METS:mdWrap><METS:xmlData><MODS:mods><MODS:originInfo><MODS:dateIssued>1910</MODS:dateIssued></MODS:originInfo></MODS:mods></METS:xmlData></METS:mdWrap></METS:dmdSec>
        <METS:dmdSec ID="MODSMD_ARTICLE1"><METS:mdWrap><METS:xmlData><MODS:mods><MODS:originInfo><MODS:dateIssued>1911-01-01</MODS:dateIssued></MODS:originInfo></MODS:mods></METS:xmlData></METS:mdWrap></METS:dmdSec>
        <METS:dmdSec ID="MODSMD_ISSUE1"><METS:mdWrap><METS:xmlData><MODS:mods><MODS:part><MODS:detail type="volume"><MODS:number>9</MODS:number></MODS:detail><MODS:detail type="issue"><MODS:number>1287</MODS:number></MODS:detail></MODS:part><MODS:originInfo><MODS:dateIssued encoding="iso8601">1911-10-24</MODS:dateIssued></MODS:originInfo></MODS:mods></METS:xmlData></METS:mdWrap></METS:dmdSec>
        <METS:fileSec>
          <METS:fileGrp ID="IMGGRP" USE="Images"><METS:file ID="IMG1" MIMETYPE="image/tiff"><METS:FLocat LOCTYPE="URL" xlink:href="file://./images/1.tif"/></METS:file></METS:fileGrp>
          <METS:fileGrp ID="ALTOGRP" USE="Text">
            <METS:file ID="ALTO2" MIMETYPE="text/xml"><METS:FLocat LOCTYPE="URL" xlink:href="file://./alto/2.xml"/></METS:file>
            <METS:file ID="ALTO1" MIMETYPE="text/xml"><METS:FLocat LOCTYPE="URL" xlink:href="file://./alto/%E9%9D%92%E5%B7%9D_1.xml"/></METS:file>
          </METS:fileGrp>
        </METS:fileSec>
        <METS:structMap TYPE="PHYSICAL"><METS:div TYPE="Newspaper"><METS:div TYPE="PAGE" ORDER="2"><METS:fptr><METS:area FILEID="ALTO2"/></METS:fptr></METS:div>
          <METS:div TYPE="PAGE" ORDER="1"><METS:fptr><METS:par><METS:area FILEID="IMG1"/><METS:area FILEID="ALTO1"/></METS:par></METS:fptr></METS:div></METS:div></METS:structMap>
        <METS:structMap TYPE="LOGICAL"><METS:div TYPE="Newspaper" DMDID="MODSMD_PAPER"><METS:div TYPE="ISSUE" DMDID="MODSMD_ISSUE1">
          <METS:div TYPE="TITLE_SECTION"><METS:div TYPE="HEADLINE"><METS:fptr><METS:area BETYPE="IDREF" FILEID="ALTO1" BEGIN="P1_TB1"/></METS:fptr></METS:div></METS:div>
          <METS:div TYPE="CONTENT"><METS:div TYPE="ARTICLE" DMDID="MODSMD_ARTICLE1">
            <METS:div TYPE="HEADING"><METS:div TYPE="OVERLINE"><METS:fptr><METS:area FILEID="ALTO1" BEGIN="P1_TB2"/></METS:fptr></METS:div><METS:div TYPE="TITLE"><METS:fptr><METS:area FILEID="ALTO1" BEGIN="P1_TB3"/></METS:fptr></METS:div></METS:div>
            <METS:div TYPE="BODY"><METS:div TYPE="BODY_CONTENT"><METS:div TYPE="PARAGRAPH"><METS:fptr><METS:area FILEID="ALTO1" BEGIN="P1_TL4" END="P1_TL5"/></METS:fptr></METS:div>
              <METS:div TYPE="TITLE"><METS:fptr><METS:area FILEID="ALTO1" BEGIN="P1_TB3"/></METS:fptr></METS:div>
              <METS:div TYPE="PARAGRAPH"><METS:fptr><METS:area FILEID="ALTO2" BEGIN="P2_TB1"/></METS:fptr></METS:div></METS:div></METS:div>
          </METS:div>
          <METS:div TYPE="ADVERTISEMENT"><METS:fptr><METS:area FILEID="ALTO2" BEGIN="P2_TB2"/></METS:fptr></METS:div></METS:div>
        </METS:div></METS:div></METS:structMap>
        </METS:mets>
        """

    /// Hands out the pages, without those named.
    static func companions(without missing: String = "", instead: [String: [UInt8]] = [:]) -> Companions {
        Companions { name throws(IngestError) in
            guard name != missing, let bytes = instead[name] ?? pages[name].map({ Array($0.utf8) }) else { throw .companion(name: name, .missing) }
            return Companions.Member(bytes: bytes, facts: FileFacts(path: "1911/\(name)", sha256: SHA256.hex(bytes), byteCount: bytes.count))
        }
    }

    static func read(_ mets: String = mets, _ companions: Companions = companions(), limits: InputLimits = .standard) throws(IngestError) -> [SourcePage] {
        try Readers.pages(path: "1911/issue-mets.xml", bytes: Array(mets.utf8), companions: companions, limits: limits)
    }
}

@Suite("METS")
struct METSTests {
    @Test("pages come in their order, each from its own file")
    func pages() throws {
        let pages = try SampleIssue.read()
        #expect(pages.map(\.file.path) == ["1911/alto/青川_1.xml", "1911/alto/2.xml"])
        #expect(pages.map(\.ordinal) == [1, 2])
        #expect(pages[0].text == "青川日报\n昨日\n青川举办培训\n本报讯近日，\n文化中心开班。\n下转第二版")
        #expect(pages[0].file.mediaType == "application/alto+xml")
        #expect(pages[0].layout == PageLayout(width: 72, height: 144))
    }

    @Test("articles are taken over with the parts that the library gave them; what is in none is furniture")
    func articles() throws {
        let pages = try SampleIssue.read()
        #expect(pages[0].articles == [
            SourceArticle(parts: [.init(.kicker, lines: [1]), .init(.headline, lines: [2]), .init(.paragraph, lines: [3, 4])])
        ])
        #expect(pages[1].articles == [SourceArticle(parts: [.init(.paragraph, lines: [0])])])
    }

    @Test("where nobody cut articles, nothing is said of them")
    func uncut() throws {
        let mets = SampleIssue.mets.replacing("TYPE=\"ARTICLE\"", with: "TYPE=\"CHAPTER\"")
        #expect(try SampleIssue.read(mets).map(\.articles) == [nil, nil])
    }

    @Test("its contents are its files in XML, the day and number of the issue, and pages from 1")
    func contents() throws {
        let contents = try Readers.package(path: "x/METS.XML", bytes: Array(SampleIssue.mets.utf8))
        #expect(contents?.companions == ["alto/2.xml", "alto/青川_1.xml"])
        #expect(contents?.identity == PageIdentity(date: CalendarDate("1911-10-24"), page: 1, issueNumber: "1287"))
        #expect(try Readers.package(path: "x/page.xml", bytes: Array(SampleIssue.mets.utf8)) == nil)
    }

    @Test("without a structure the files of text are the pages, and so are PAGE files")
    func bare() throws {
        let page = "<PcGts><Page><TextRegion><TextEquiv><Unicode>甲</Unicode></TextEquiv></TextRegion></Page></PcGts>"
        let mets = "<mets><fileSec><fileGrp USE='FULLTEXT'><file ID='a'><FLocat href='alto/2.xml'/></file><file ID='b'><FLocat href='p.xml'/></file></fileGrp></fileSec></mets>"
        let pages = try SampleIssue.read(mets, SampleIssue.companions(instead: ["p.xml": Array(page.utf8)]))
        #expect(pages.map(\.text) == ["各乡镇参加。\n遗失声明", "甲"])
    }

    @Test("a file that two pages name is one page")
    func twice() throws {
        let mets = SampleIssue.mets.replacing("FILEID=\"ALTO1\"/></METS:par>", with: "FILEID=\"ALTO2\"/></METS:par>")
        #expect(try SampleIssue.read(mets).map(\.file.path) == ["1911/alto/2.xml"])
    }

    static let faults: [(name: String, mets: String, companions: Companions, code: String)] = [
        ("a page that is not there", SampleIssue.mets, SampleIssue.companions(without: "alto/2.xml"), "package.file-missing"),
        ("a page outside", SampleIssue.mets.replacing("file://./alto/2.xml", with: "../2.xml"), SampleIssue.companions(), "package.file-outside"),
        ("a page on the network", SampleIssue.mets.replacing("file://./alto/2.xml", with: "https://x/2.xml"), SampleIssue.companions(), "package.file-outside"),
        ("a page that is no XML", SampleIssue.mets, SampleIssue.companions(instead: ["alto/2.xml": [1, 2, 3]]), "xml.malformed"),
        ("alone", SampleIssue.mets, .none, "package.file-missing"),
        ("no pages", "<mets/>", SampleIssue.companions(), "input.blank"),
    ]

    @Test("what is wrong with a package is said", arguments: 0..<faults.count)
    func refused(_ index: Int) {
        let fault = Self.faults[index]
        let error = #expect(throws: IngestError.self, "\(fault.name)") { try SampleIssue.read(fault.mets, fault.companions) }
        #expect(error?.code == fault.code, "\(fault.name)")
    }

    @Test("limits hold over all files together")
    func limits() {
        for limits in [InputLimits(maxFileLines: 7), InputLimits(maxPackageBytes: 1000), InputLimits(maxCompanions: 1)] {
            let error = #expect(throws: IngestError.self) { try SampleIssue.read(limits: limits) }
            #expect(error?.code == "package.too-large")
        }
    }
}

@Suite("Names of companions")
struct CompanionNameTests {
    static let references: [(reference: String, name: String?)] = [
        ("alto/1.xml", "alto/1.xml"), ("./alto/./1.xml", "alto/1.xml"), ("file://./alto/1.xml", "alto/1.xml"), ("alto\\1.xml", "alto/1.xml"),
        ("%E9%9D%92.xml", "青.xml"), ("100%.xml", "100%.xml"), ("青川/第一版.xml", "青川/第一版.xml"),
        ("../1.xml", nil), ("alto/../../1.xml", nil), ("/etc/passwd", nil), ("file:///etc/passwd", nil), ("%2e%2e/1.xml", nil), ("%2Fetc/passwd", nil),
        ("http://x/1.xml", nil), ("C:\\1.xml", nil), ("a//b.xml", nil), ("", nil), (".", nil), ("a\n.xml", nil), ("a%00.xml", nil), ("%FF.xml", nil), ("alto/", nil),
    ]

    @Test("a reference is a name in the folder of the file that has it, or none", arguments: references)
    func names(_ reference: String, _ name: String?) { #expect(Companions.name(reference) == name) }
}
