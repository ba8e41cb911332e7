import Newspaper
import Testing
import TinyFiles

@testable import Pipeline

/// One page in the forms in which archives have it.
enum FormsOfPage {
    /// Where a line of the invented page stands, in pixels of 300 to an inch: characters are squares of 40.
    private static func place(_ line: Int) -> (x: Int, y: Int) { (200, 300 + 60 * line) }

    /// Words as recognition cuts them, with the characters before each: Chinese characters by themselves, runs of letters and digits
    /// together, spaces nowhere.
    private static func words(_ line: String) -> [(text: String, start: Int)] {
        var words: [(text: String, start: Int)] = []
        for (at, scalar) in line.unicodeScalars.enumerated() where !scalar.isBlank {
            if scalar.isASCII, let last = words.last, last.text.unicodeScalars.allSatisfy(\.isASCII),
                last.start + last.text.unicodeScalars.count == at
            {
                words[words.count - 1].text.unicodeScalars.append(scalar)
            } else {
                words.append((String(scalar), at))
            }
        }
        return words
    }

    private static func lines(_ text: String) -> [String] { text.split(separator: "\n").map(String.init) }

    /// - Returns: files of the page, by their names.
    static func all(of text: String) -> [(name: String, bytes: [UInt8])] {
        let texts = [("page.txt", text), ("page.alto.xml", alto(text)), ("page.hocr", hocr(text)), ("page.page.xml", page(text))]
        return texts.map { ($0, Array($1.utf8)) } + [("page.pdf", pdf(text))]
    }

    /// Characters are squares of ten points there.
    private static func pdf(_ text: String) -> [UInt8] {
        var pdf = TinyPDF()
        (pdf.width, pdf.height) = (720, 1008)
        pdf.pages = [
            lines(text).enumerated().map { index, line in
                TinyPDF.text(line, x: 48, y: 1008 - 72 - 14.4 * Double(index) - 10)
            }.joined()
        ]
        return pdf.bytes
    }

    private static func alto(_ text: String) -> String {
        let lines = lines(text).enumerated().map { index, line in
            let (x, y) = place(index)
            let strings = words(line).map { word in
                "<String CONTENT=\"\(word.text)\" HPOS=\"\(x + 40 * word.start)\" VPOS=\"\(y)\" WIDTH=\"\(40 * word.text.unicodeScalars.count)\" HEIGHT=\"40\" WC=\"0.99\"/>"
            }
            return "<TextLine HPOS=\"\(x)\" VPOS=\"\(y)\" WIDTH=\"\(40 * line.unicodeScalars.count)\" HEIGHT=\"40\">\(strings.joined(separator: "<SP/>"))</TextLine>"
        }
        return """
            <alto xmlns="http://www.loc.gov/standards/alto/ns-v4#"><Description><MeasurementUnit>pixel</MeasurementUnit></Description>
            <Layout><Page WIDTH="3000" HEIGHT="4200"><PrintSpace><TextBlock>\(lines.joined())</TextBlock></PrintSpace></Page></Layout></alto>
            """
    }

    private static func hocr(_ text: String) -> String {
        let lines = lines(text).enumerated().map { index, line in
            let (x, y) = place(index)
            func box(_ start: Int, _ count: Int) -> String { "bbox \(x + 40 * start) \(y) \(x + 40 * (start + count)) \(y + 40)" }
            let spans = words(line).map { word in
                "<span class='ocrx_word' title='\(box(word.start, word.text.unicodeScalars.count)); x_wconf 99'>\(word.text)</span>"
            }
            return "<span class='ocr_line' title='\(box(0, line.unicodeScalars.count))'>\n\(spans.joined(separator: "\n"))</span>"
        }
        return """
            <html><head><meta name='ocr-system' content='tesseract'/></head><body>
            <div class='ocr_page' title='bbox 0 0 3000 4200'><p class='ocr_par'>\(lines.joined(separator: "\n"))</p></div></body></html>
            """
    }

    private static func page(_ text: String) -> String {
        let lines = lines(text).enumerated().map { index, line in
            let (x, y) = place(index)
            let right = x + 40 * line.unicodeScalars.count
            return """
                <TextLine id="l\(index)"><Coords points="\(x),\(y) \(right),\(y) \(right),\(y + 40) \(x),\(y + 40)"/>
                <TextEquiv conf="0.99"><Unicode>\(line)</Unicode></TextEquiv></TextLine>
                """
        }
        return """
            <PcGts xmlns="http://schema.primaresearch.org/PAGE/gts/pagecontent/2019-07-15"><Page imageWidth="3000" imageHeight="4200">
            <TextRegion id="r">\(lines.joined())</TextRegion></Page></PcGts>
            """
    }
}

@Suite struct FormsTests {
    /// What an article is, however its page came.
    private struct Told: Hashable {
        var headline, text, dateline: String
        var bylines: [String]

        init(_ article: Article) {
            (headline, text) = (article.headline.text.string, article.text.string)
            dateline = article.dateline?.text.string ?? ""
            bylines = article.bylines.map { $0.name.string }
        }
    }

    @Test("one page gives the same articles in all its forms", arguments: 0..<3)
    func same(seed: Int) throws {
        let text = TestPages.page(seed)
        let folder = TestFolder()
        let forms = FormsOfPage.all(of: text)
        for form in forms { try folder.write("in/\(form.name)", bytes: form.bytes) }
        let work = PageWork(Configuration())
        let plan = Plan(try Discovery(of: TestRun(folder).configuration).files, naming: [])
        #expect(plan.files.count == forms.count)
        var told: [String: [Told]] = [:]
        for file in plan.files {
            for outcome in work(file).outcomes {
                guard case .page(let page) = outcome else {
                    Issue.record("\(file.input.path): \(outcome)")
                    continue
                }
                let lines = page.contents.contents.page.source.lines
                #expect(lines.map(\.text.string) == text.split(separator: "\n").map(String.init), "\(file.input.path)")
                #expect(file.input.path == "page.txt" || lines.allSatisfy { $0.box != nil }, "\(file.input.path)")
                told[file.input.path] = page.contents.contents.articles.map(Told.init)
            }
        }
        let expected = try #require(told["page.txt"])
        #expect(expected.count == 2)
        for form in forms { #expect(told[form.name] == expected, "\(form.name)") }
    }
}
