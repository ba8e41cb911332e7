import Testing

@testable import Ingest
@testable import Newspaper

@Suite("ALTO")
struct ALTOTests {
    /// A document round what is on its page.
    static func alto(
        _ page: String, unit: String = "inch1200", namespace: String = "http://www.loc.gov/standards/alto/ns-v3#", head: String = "", tail: String = ""
    ) -> [UInt8] {
        Array("""
            <?xml version="1.0" encoding="UTF-8"?>
            <alto xmlns="\(namespace)"><Description><MeasurementUnit>\(unit)</MeasurementUnit>\(head)</Description>
            <Styles><TextStyle ID="T1" FONTFAMILY="宋体" FONTSIZE="9"/><TextStyle ID="T2" FONTFAMILY="黑体" FONTSIZE="22.5"/></Styles>
            <Layout>\(tail)<Page ID="P1" WIDTH="12000" HEIGHT="18000"><PrintSpace>\(page)</PrintSpace></Page></Layout></alto>
            """.utf8)
    }

    static let article = """
        <TextBlock ID="B1" STYLEREFS="T2"><TextLine ID="L1" HPOS="1200" VPOS="600" WIDTH="2400" HEIGHT="400">
          <String CONTENT="青川县" HPOS="1200" VPOS="600" WIDTH="1200" HEIGHT="400" WC="0.9"/><String CONTENT="举办培训" HPOS="2400" VPOS="600" WIDTH="1200" HEIGHT="400" WC="0.2"/>
        </TextLine></TextBlock>
        <TextBlock ID="B2" STYLEREFS="T1"><TextLine ID="L2" HPOS="1200" VPOS="1200" WIDTH="2400" HEIGHT="180">
          <String CONTENT="本报讯" CC="009"/><SP/><String CONTENT="WHO" /><SP WIDTH="40"/><String CONTENT="Geneva"/>
        </TextLine></TextBlock>
        """

    @Test("lines have their text, box, font and confidence", arguments: ["2", "3", "4"].map { "http://www.loc.gov/standards/alto/ns-v\($0)#" } + [""])
    func lines(namespace: String) throws {
        let page = try read(Self.alto(Self.article, namespace: namespace), path: "a.xml")[0]
        #expect(page.text == "青川县举办培训\n本报讯 WHO Geneva")
        #expect(page.lines.map(\.number) == [1, 2])
        #expect(page.lines[0].box == Box(x: 72, y: 36, width: 144, height: 24))
        #expect(page.lines.map(\.font) == [Font(name: "黑体", size: 22.5), Font(name: "宋体", size: 9)])
        #expect(page.lines[0].confidence.map { ($0 * 100).rounded() } == 50)
        #expect(page.lines[1].confidence.map { ($0 * 100).rounded() } == 67)
        #expect(page.layout == PageLayout(width: 720, height: 1080))
        #expect(page.file.mediaType == "application/alto+xml")
    }

    static let measures: [(unit: String, head: String, x: Double)] = [
        ("inch1200", "", 36), ("mm10", "", 170.1), ("pixel", "", 144), ("", "", 144),
        ("pixel", "<OCRProcessing><ocrProcessingStep><processingStepSettings>xdpi:600, ydpi:600</processingStepSettings></ocrProcessingStep></OCRProcessing>", 72),
    ]

    @Test("coordinates become points by the file's unit, pixels by its resolution or 300 dots an inch", arguments: measures)
    func units(_ unit: String, _ head: String, _ x: Double) throws {
        let line = "<TextLine HPOS='600' VPOS='0' WIDTH='1' HEIGHT='1'><String CONTENT='甲'/></TextLine>"
        let box = try #require(try read(Self.alto(line, unit: unit, head: head), path: "a.xml")[0].lines[0].box)
        #expect((box.x * 10).rounded() / 10 == x)
    }

    static let spacings: [(words: String, text: String)] = [
        ("<String CONTENT='离石'/><String CONTENT='区'/>", "离石区"),
        ("<String CONTENT='open'/><String CONTENT='data'/>", "open data"),
        ("<String CONTENT='10'/><String CONTENT='月'/><String CONTENT='24'/><String CONTENT='日'/>", "10月24日"),
        ("<String CONTENT='离石'/><SP/><String CONTENT='区'/>", "离石 区"),
        // Where boxes are known they say what a space is, and what only the program put in.
        ("<String CONTENT='离' HPOS='0' VPOS='0' WIDTH='100' HEIGHT='100'/><SP/><String CONTENT='石' HPOS='120' VPOS='0' WIDTH='100' HEIGHT='100'/>", "离石"),
        ("<String CONTENT='离' HPOS='0' VPOS='0' WIDTH='100' HEIGHT='100'/><String CONTENT='石' HPOS='220' VPOS='0' WIDTH='100' HEIGHT='100'/>", "离 石"),
        ("<String CONTENT='inter-' SUBS_TYPE='HypPart1' SUBS_CONTENT='international'/><HYP CONTENT='-'/>", "international"),
        ("<String CONTENT='inter'/><HYP CONTENT='-'/>", "inter-"),
        ("<String CONTENT='inter'/><HYP CONTENT='\u{AD}'/>", "inter"),
        ("<String CONTENT='national' SUBS_TYPE='HypPart2' SUBS_CONTENT='international'/>", "national"),
        ("<String CONTENT='一&#10;二'/>", "一 二"),
        ("<String CONTENT='甲'><ALTERNATIVE>由</ALTERNATIVE><Glyph CONTENT='甲'/></String>", "甲"),
    ]

    @Test("words become text with the spaces that are printed", arguments: spacings)
    func words(_ words: String, _ text: String) throws {
        #expect(try read(Self.alto("<TextLine>\(words)</TextLine>"), path: "a.xml").text == text)
    }

    @Test("a word that the end of a line cuts stands whole in the first line and is gone from the next")
    func hyphenation() throws {
        let page = """
            <TextLine><String CONTENT="an"/><SP/><String CONTENT="inter" SUBS_TYPE="HypPart1" SUBS_CONTENT="international"/><HYP CONTENT="-"/></TextLine>
            <TextLine><String CONTENT="national" SUBS_TYPE="HypPart2" SUBS_CONTENT="international"/><SP/><String CONTENT="prize"/></TextLine>
            """
        #expect(try read(Self.alto(page), path: "a.xml").text == "an international\nprize")
    }

    @Test("blocks in composed blocks and margins are read, illustrations are pictures, thin graphics rules, those round text frames")
    func blocks() throws {
        let page = """
            <ComposedBlock ID="C1"><TextBlock ID="B1" ROTATION="90"><TextLine HPOS="100" VPOS="200" WIDTH="100" HEIGHT="1200"><String CONTENT="甲"/></TextLine></TextBlock>
            <Illustration ID="I1" HPOS="600" VPOS="600" WIDTH="1200" HEIGHT="600"/></ComposedBlock>
            <GraphicalElement HPOS="0" VPOS="0" WIDTH="12000" HEIGHT="10"/><GraphicalElement HPOS="0" VPOS="0" WIDTH="60" HEIGHT="60"/>
            <GraphicalElement HPOS="100" VPOS="200" WIDTH="300" HEIGHT="1200"/><GraphicalElement HPOS="1200" VPOS="600" WIDTH="600" HEIGHT="600"/><TextBlock><TextLine><String CONTENT="乙"/></TextLine></TextBlock>
            """
        let found = try read(Self.alto(page), path: "a.xml")[0]
        #expect(found.text == "甲\n乙")
        #expect(found.lines[0].box == Box(x: 6, y: 12, width: 6, height: 72))
        #expect(found.layout?.pictures == [Box(x: 36, y: 36, width: 72, height: 36), Box(x: 72, y: 36, width: 36, height: 36)])
        #expect(found.layout?.rules == [Box(x: 0, y: 0, width: 720, height: 0.6)])
        #expect(found.layout?.frames == [Box(x: 6, y: 12, width: 18, height: 72)])
    }

    @Test("a reading order is followed, whether it names blocks or lines; what it leaves out comes last")
    func readingOrder() throws {
        let blocks = ["B1", "B2", "B3"].map { "<TextBlock ID='\($0)'><TextLine ID='\($0)L1'><String CONTENT='\($0)甲'/></TextLine></TextBlock>" }.joined()
        let order = "<ReadingOrder><OrderedGroup ID='G'><ElementRef ID='R1' REF='B3'/><UnorderedGroup><ElementRef ID='R2' REF='B1L1'/></UnorderedGroup></OrderedGroup></ReadingOrder>"
        let page = String(decoding: Self.alto(blocks), as: UTF8.self).replacing("</Page>", with: "\(order)</Page>")
        #expect(try read(Array(page.utf8), path: "a.xml").text == "B3甲\nB1甲\nB2甲")
    }

    @Test("several pages keep their places, and lines are numbered through; pages that print nothing are left out")
    func pages() throws {
        let page = "<Page><PrintSpace><TextLine><String CONTENT='甲'/></TextLine></PrintSpace></Page>"
        let pages = try read(Array("<alto><Layout>\(page)<Page/>\(page)</Layout></alto>".utf8), path: "a.xml")
        #expect(pages.map(\.ordinal) == [1, 3])
        #expect(pages.flatMap(\.lines).map(\.number) == [1, 2])
        #expect(refusal(Array("<alto><Layout><Page/></Layout></alto>".utf8), path: "a.xml") == "input.blank")
    }

    @Test("impossible numbers are no coordinates", arguments: ["nan", "inf", "0x10", "1e9", "-5", "", "12 000"])
    func numbers(_ number: String) throws {
        let line = "<TextLine HPOS='1' VPOS='1' WIDTH='\(number)' HEIGHT='1'><String CONTENT='甲' WC='\(number)'/></TextLine>"
        let found = try read(Self.alto(line), path: "a.xml")[0].lines[0]
        #expect(found.box == nil)
        #expect(found.confidence.map { (0...1).contains($0) } ?? true)
    }

    @Test("limits on lines hold")
    func limits() {
        let line = "<TextLine>\(String(repeating: "<String CONTENT='甲乙丙'/>", count: 10))</TextLine>"
        #expect(refusal(Self.alto(line), path: "a.xml", limits: InputLimits(maxLineScalars: 20)) == "text.line-too-long")
        #expect(refusal(Self.alto(line + line), path: "a.xml", limits: InputLimits(maxPageLines: 1)) == "text.too-many-lines")
    }
}

@Suite("hOCR")
struct HOCRTests {
    /// As Tesseract writes it.
    static let tesseract = """
        <?xml version="1.0" encoding="UTF-8"?>
        <!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
        <html xmlns="http://www.w3.org/1999/xhtml" xml:lang="en" lang="en">
         <head><title>第一版</title><meta http-equiv="Content-Type" content="text/html;charset=utf-8"/><meta name='ocr-system' content='tesseract 5.3.0' /></head>
         <body>
          <div class='ocr_page' id='page_1' title='image "第一版; 1.png"; bbox 0 0 3000 4200; ppageno 0; scan_res 300 300'>
           <div class='ocr_carea' id='block_1_1' title="bbox 100 100 900 500">
            <p class='ocr_par' id='par_1_1' lang='chi_sim' title="bbox 100 100 900 500">
             <span class='ocr_header' id='line_1_1' title="bbox 100 100 900 200; baseline 0 -10; x_size 100; x_descenders 10; x_ascenders 10">
              <span class='ocrx_word' id='word_1_1' title='bbox 100 100 200 200; x_wconf 96'>青</span>
              <span class='ocrx_word' id='word_1_2' title='bbox 205 100 500 200; x_wconf 90'><strong>川县</strong></span>
             </span>
             <span class='ocr_line' id='line_1_2' title="bbox 100 300 900 350; baseline 0 0; x_size 50">
              <span class='ocrx_word' title='bbox 100 300 250 350; x_wconf 50'>本报讯</span>
              <span class='ocrx_word' title='bbox 260 300 400 350; x_wconf 70'>A&amp;B</span>
              <span class='ocrx_word' title='bbox 410 300 500 350; x_wconf 60'>GDP</span>
             </span>
            </p>
           </div>
           <div class='ocr_photo' title='bbox 1500 300 2100 900'></div>
           <div class='ocr_separator' title='bbox 300 1200 1500 1225'></div>
          </div>
         </body>
        </html>
        """

    @Test("Tesseract's pages have text, boxes, confidence and pictures; heights that it measured are no sizes of type")
    func pages() throws {
        let page = try read(Samples.utf8(Self.tesseract), path: "a.hocr")[0]
        #expect(page.text == "青川县\n本报讯A&B GDP")
        #expect(page.lines[0].box == Box(x: 24, y: 24, width: 192, height: 24))
        #expect(page.lines.map(\.font) == [nil, nil])
        #expect(page.lines[0].confidence.map { ($0 * 100).rounded() } == 92)
        #expect(page.layout == PageLayout(
            width: 720, height: 1008, pictures: [Box(x: 360, y: 72, width: 144, height: 144)], rules: [Box(x: 72, y: 288, width: 288, height: 6)]))
    }

    @Test("a size that the file names is the type's")
    func sizes() throws {
        let words = "<span class='ocrx_word' title='bbox 0 0 30 10; x_font SimSun; x_fsize 9'>青川</span>"
        let page = "<div class='ocr_page' title='bbox 0 0 300 300'><span class='ocr_line' title='bbox 0 0 30 10; x_size 40'>\(words)</span></div>"
        #expect(try read(Samples.utf8(page), path: "a.hocr")[0].lines.map(\.font) == [Font(name: "SimSun", size: 9)])
    }

    @Test("HTML that is no XML is read, and so are lines without words")
    func loose() throws {
        let page = "<HTML><BODY><DIV CLASS=ocr_page TITLE='bbox 0 0 300 300'><P><SPAN CLASS='ocr_line' TITLE='bbox 0 0 30 10'>青川\n 县&nbsp;志<BR></SPAN>"
        #expect(try read(Samples.utf8(page), path: "a.html").text == "青川 县\u{A0}志")
    }

    @Test("a declaration that is wrong does no harm: the characters say what they are encoded in")
    func charset() throws {
        let text = Samples.simplified.split(separator: "\n").map { "<span class='ocr_line'>\($0)</span>" }.joined()
        let page = "<html><head><meta charset='utf-8'><meta name='ocr-system' content='x'></head><body>\(text)</body></html>"
        let found = try read(Samples.encoded(page, as: "GBK"), path: "a.html")[0]
        #expect(found.text == Samples.simplified)
        #expect(found.file.encoding == TextEncoding(charset: "GB18030", evidence: .frequency))
    }

    static let titleProperties: [(title: String, name: XMLName, numbers: [Double])] = [
        ("bbox 1 2 3 4", "bbox", [1, 2, 3, 4]),
        ("image \"a; bbox 9 9 9 9\"; bbox 1 2 3 4;", "bbox", [1, 2, 3, 4]),
        ("  x_wconf   95 ;x_size 30.5", "x_size", [30.5]),
        ("bbox 1 2 x 4", "bbox", []),
        ("image 'unfinished; bbox 1 2 3 4", "bbox", []),
        (";;;", "bbox", []),
    ]

    @Test("titles are lists of properties, in which quotation marks count", arguments: titleProperties)
    func titles(_ title: String, _ name: XMLName, _ numbers: [Double]) {
        #expect(HOCRTitle(Array(title.utf8)[...]).numbers(name) == numbers)
    }
}

@Suite("PAGE XML")
struct PageXMLTests {
    static func page(_ regions: String, order: String = "", attributes: String = "") -> [UInt8] {
        Array("""
            <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
            <PcGts xmlns="http://schema.primaresearch.org/PAGE/gts/pagecontent/2019-07-15"><Metadata><Creator>甲</Creator></Metadata>
            <Page imageFilename="1.png" imageWidth="3000" imageHeight="4200" \(attributes)>\(order)\(regions)</Page></PcGts>
            """.utf8)
    }

    static let graphics = """
        <ImageRegion id='i'><Coords points='0,0 300,0 300,300 0,300'/></ImageRegion><SeparatorRegion id='s'><Coords points='1000,0 1010,0 1010,1000 1000,1000'/></SeparatorRegion>
        <SeparatorRegion id='d'><Coords points='0,0 10,0 10,10 0,10'/></SeparatorRegion><GraphicRegion id='f' type='frame'><Coords points='200,500 700,500 700,800 200,800'/></GraphicRegion>
        """

    static func line(_ text: String, id: String = "l", custom: String = "") -> String {
        "<TextLine id='\(id)' custom='\(custom)'><Coords points='300,600 600,600 600,700 300,700'/><Baseline points='300,690 600,690'/><TextEquiv conf='0.8'><Unicode>\(text)</Unicode></TextEquiv></TextLine>"
    }

    @Test("lines have their text, the box round their polygon, font and confidence")
    func lines() throws {
        let region = "<TextRegion id='r' type='paragraph'><Coords points='0,0 9,9'/>\(Self.line("青川县"))<TextEquiv><Unicode>不用</Unicode></TextEquiv></TextRegion>"
        let styled = region.replacing("</TextLine>", with: "<TextStyle fontFamily='宋体' fontSize='10.5'/></TextLine>")
        let found = try read(Self.page(styled + Self.graphics), path: "a.xml")[0]
        #expect(found.text == "青川县")
        #expect(found.lines[0].box == Box(x: 72, y: 144, width: 72, height: 24))
        #expect(found.lines[0].font == Font(name: "宋体", size: 10.5))
        #expect(found.lines[0].confidence == 0.8)
        #expect(found.layout == PageLayout(
            width: 720, height: 1008, pictures: [Box(x: 0, y: 0, width: 72, height: 72)],
            rules: [Box(x: 240, y: 0, width: 2.4, height: 240)], frames: [Box(x: 48, y: 120, width: 120, height: 72)]))
    }

    static let writings: [(name: String, region: String, text: String)] = [
        ("points as elements, until 2010", "<TextRegion><TextLine><Coords><Point x='0' y='0'/><Point x='300' y='30'/></Coords><TextEquiv><Unicode>甲</Unicode></TextEquiv></TextLine></TextRegion>", "甲"),
        ("the reading of the lowest index", "<TextRegion><TextLine><TextEquiv index='1'><Unicode>乙</Unicode></TextEquiv><TextEquiv index='0'><Unicode>甲</Unicode></TextEquiv></TextLine></TextRegion>", "甲"),
        ("words where a line has no text", "<TextRegion><TextLine><Word><TextEquiv><Unicode>甲</Unicode></TextEquiv></Word><Word><TextEquiv><Unicode>乙</Unicode></TextEquiv></Word></TextLine></TextRegion>", "甲乙"),
        ("a region's own text where it has no lines", "<TextRegion><Coords points='0,0 10,10'/><TextEquiv><Unicode>甲\n乙</Unicode></TextEquiv></TextRegion>", "甲\n乙"),
        ("regions in regions and tables", "<TextRegion id='a'>\(line("甲"))<TextRegion id='b'>\(line("乙"))</TextRegion></TextRegion><TableRegion><TextRegion>\(line("丙"))</TextRegion></TableRegion>", "甲\n乙\n丙"),
    ]

    @Test("every way to write a text is read", arguments: writings)
    func readings(_ name: String, _ region: String, _ text: String) throws {
        #expect(try read(Self.page(region), path: "a.xml").text == text)
    }

    @Test("the reading order is followed, in groups, too")
    func readingOrder() throws {
        let regions = ["a", "b", "c"].map { "<TextRegion id='\($0)'>\(Self.line($0 + "甲"))</TextRegion>" }.joined()
        let order = """
            <ReadingOrder><OrderedGroup id='g'><RegionRefIndexed index='0' regionRef='c'/><UnorderedGroupIndexed index='1' regionRef='a'><RegionRef regionRef='b'/></UnorderedGroupIndexed></OrderedGroup></ReadingOrder>
            """
        #expect(try read(Self.page(regions, order: order), path: "a.xml").text == "c甲\na甲\nb甲")
    }

    @Test("pixels are of the page's own resolution where it says one", arguments: [("PPI", "600", 36.0), ("PPCM", "118.11", 72.0)])
    func resolution(_ unit: String, _ resolution: String, _ x: Double) throws {
        let page = Self.page("<TextRegion>\(Self.line("甲"))</TextRegion>", attributes: "imageXResolution='\(resolution)' imageResolutionUnit='\(unit)'")
        let box = try #require(try read(page, path: "a.xml")[0].lines[0].box)
        #expect((box.x * 10).rounded() / 10 == x)
    }

    @Test("articles that lines or regions name are taken over, with the types of regions as roles")
    func articles() throws {
        let regions = """
            <TextRegion id='h' type='heading' custom='structure {id:a1; type:article;}'>\(Self.line("标题"))</TextRegion>
            <TextRegion id='p' type='page-number'>\(Self.line("1"))</TextRegion>
            <TextRegion id='t'>\(Self.line("正文一", custom: "readingOrder {index:0;} structure {id:a1; type:article;}"))\(Self.line("另一篇", custom: "structure {id:a2; type:article;}"))\(Self.line("正文二", custom: "structure {id:a1; type:article;}"))</TextRegion>
            """
        let found = try read(Self.page(regions), path: "a.xml")[0]
        #expect(found.articles == [
            SourceArticle(parts: [.init(.headline, lines: [0]), .init(.paragraph, lines: [2, 4])]),
            SourceArticle(parts: [.init(.paragraph, lines: [3])]),
        ])
    }
}
