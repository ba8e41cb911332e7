import Newspaper
import Testing

@testable import Ingest

@Suite("Recognised pages that lie askew")
struct SkewTests {
    /// What tells how a page lies.
    enum Evidence: CaseIterable { case words, baselines }
    enum Form: CaseIterable { case alto, hocr, pageXML }

    private static let cells: [(Form, Evidence, Double)] = Form.allCases.flatMap { form in
        Evidence.allCases.flatMap { evidence in [0, 0.03, -0.02].map { (form, evidence, $0) } }
    }

    @Test("words, or baselines where there are none, say how a page is turned, and the operator hears of it", arguments: cells)
    func turned(_ form: Form, _ evidence: Evidence, _ slope: Double) throws {
        let tops = (0..<10).map { 100 + 60 * $0 }
        let lines = tops.map { Self.line(form, evidence, top: $0, slope: slope) }
        let page = try #require(try read(Self.page(form, lines), path: form == .hocr ? "a.hocr" : "a.xml").first)
        let layout = try #require(page.layout)
        #expect(abs(layout.skew - slope) < 0.001)
        #expect(page.warnings.map(\.code) == (slope == 0 ? [] : ["scan.turned"]))
        // Published as they stand on the picture.
        let found = page.lines.compactMap { $0.box.map { Int(($0.y / 0.24).rounded()) } }
        #expect(found == tops)
    }

    @Test("ALTO's points are also written with nothing but blanks, and a single height says nothing", arguments: [
        ("100,130 700,148", 0.03), ("100 130 700 148", 0.03), ("130", 0), ("100,130 700", 0), ("100,130 700,1e300", 0), ("a,b c,d", 0),
    ])
    func points(_ baseline: String, _ slope: Double) throws {
        let line = "<TextLine HPOS='100' VPOS='100' WIDTH='600' HEIGHT='40' BASELINE='\(baseline)'><String CONTENT='近日，青川区'/></TextLine>"
        let page = try #require(try read(Self.page(.alto, [String](repeating: line, count: 10)), path: "a.xml").first)
        #expect(abs((page.layout?.skew ?? 0) - slope) < 0.001)
    }

    /// A line from 100 to 700, of six words or with its baseline, in pixels.
    private static func line(_ form: Form, _ evidence: Evidence, top: Int, slope: Double) -> String {
        func y(_ x: Int) -> Int { top + Int((slope * Double(x - 100)).rounded()) }
        let words = evidence == .baselines ? [] : (0..<6).map { (x: 100 + 100 * $0, y: y(100 + 100 * $0)) }
        let (start, end) = (y(100) + 40, y(700) + 40)
        switch form {
        case .alto:
            let strings = words.map { "<String CONTENT='青川' HPOS='\($0.x)' VPOS='\($0.y)' WIDTH='90' HEIGHT='40'/>" }.joined()
            let place = "HPOS='100' VPOS='\(top)' WIDTH='600' HEIGHT='40'"
            return evidence == .words
                ? "<TextLine \(place)>\(strings)</TextLine>" : "<TextLine \(place) BASELINE='100,\(start) 700,\(end)'><String CONTENT='近日，青川区'/></TextLine>"
        case .hocr:
            let spans = words.map { "<span class='ocrx_word' title='bbox \($0.x) \($0.y) \($0.x + 90) \($0.y + 40)'>青川</span>" }.joined()
            let baseline = evidence == .baselines ? "; baseline \(slope) 0" : ""
            return "<span class='ocr_line' title='bbox 100 \(top) 700 \(top + 40)\(baseline)'>\(words.isEmpty ? "近日，青川区" : spans)</span>"
        case .pageXML:
            let parts = words.map { word in
                "<Word><Coords points='\(word.x),\(word.y) \(word.x + 90),\(word.y + 40)'/><TextEquiv><Unicode>青川</Unicode></TextEquiv></Word>"
            }.joined()
            let baseline = evidence == .baselines ? "<Baseline points='100,\(start) 700,\(end)'/>" : ""
            return "<TextLine><Coords points='100,\(top) 700,\(top + 40)'/>\(baseline)\(parts)<TextEquiv><Unicode>近日，青川区</Unicode></TextEquiv></TextLine>"
        }
    }

    private static func page(_ form: Form, _ lines: [String]) -> [UInt8] {
        let lines = lines.joined()
        switch form {
        case .alto: return ALTOTests.alto("<TextBlock>\(lines)</TextBlock>", unit: "pixel")
        case .hocr: return Array("<html><body><div class='ocr_page' title='bbox 0 0 1000 1000'>\(lines)</div></body></html>".utf8)
        case .pageXML: return PageXMLTests.page("<TextRegion>\(lines)</TextRegion>")
        }
    }
}
