import Newspaper

/// `contentSet`: the article's text as XHTML, where mentions are spans, and after it as plain text, for readers
/// that lose what follows a span.
struct ArticleBody {
    let spans: MentionSpans
    /// SHA-256 of the plain text in UTF-8, as a parser hands it on.
    let plainTextHash: String

    private let article: Article
    private let language: String
    private let mark: String
    private let pipeline: String
    private let characterCount: Int

    /// - Parameter pipeline: the version of Broadsheet that made the text.
    init(_ article: Article, _ annotations: Annotations, mark: String, pipeline: String) {
        self.article = article
        self.mark = mark
        self.pipeline = pipeline
        language = annotations.language
        spans = MentionSpans(annotations, paragraphs: article.paragraphRanges)
        var plain: [UInt8] = []
        var count = max(0, article.paragraphs.count - 1)
        for (index, paragraph) in article.paragraphs.enumerated() {
            if index > 0 { plain.append(0x0A) }
            for scalar in paragraph.passage.text where scalar.isAllowedInXML {
                plain.appendUTF8(scalar)
                count += 1
            }
        }
        plainTextHash = SHA256.hex(plain)
        characterCount = count
    }

    func write(to xml: XMLWriter) {
        xml.line("contentSet") {
            xml.attribute("original", mark + "-x")
            xml.newline()
            xml.line("inlineXML") {
                xml.attribute("id", mark + "-x")
                xml.attribute("contenttype", constant: "application/xhtml+xml")
                xml.attribute("xml:lang", language)
                xml.attribute("generator", "Broadsheet \(pipeline)")
                xml.newline()
                xhtml(xml)
            }
            xml.line("inlineData") {
                xml.attribute("id", mark + "-t")
                xml.attribute("contenttype", constant: "text/plain")
                xml.attribute("charcount", String(characterCount))
                xml.attribute("xml:lang", language)
                for (index, paragraph) in article.paragraphs.enumerated() {
                    if index > 0 { xml.newline() }
                    xml.text(paragraph.passage.text)
                }
            }
        }
    }

    private func xhtml(_ xml: XMLWriter) {
        xml.line("html") {
            xml.attribute("xmlns", constant: "http://www.w3.org/1999/xhtml")
            xml.attribute("xml:lang", language)
            xml.newline()
            xml.line("head") { xml.element("title") { xml.text(article.displayTitle) } }
            xml.line("body") {
                xml.newline()
                let headline = article.headline.text.oneLine
                if !headline.isEmpty {
                    xml.line("h1") {
                        xml.attribute("id", mark + "-h")
                        xml.text(headline)
                    }
                }
                var start = 0
                for (index, paragraph) in article.paragraphs.enumerated() {
                    xml.line(paragraph.isSubheading ? "h2" : "p") {
                        xml.attribute("id", mark, "-b", index + 1)
                        var pending = spans.spans[index][...]
                        let end = start + paragraph.passage.text.count
                        inline(paragraph.passage.text, from: start, range: start..<end, &pending, xml)
                    }
                    start += paragraph.passage.text.count + 1
                }
            }
        }
    }

    /// The text of `range` with the pending spans that lie in it.
    /// - Parameter base: where `text` begins in the article's text.
    private func inline(
        _ text: Scalars, from base: Int, range: Range<Int>, _ pending: inout ArraySlice<MentionSpans.Span>,
        _ xml: XMLWriter
    ) {
        var at = range.lowerBound
        while let span = pending.first, span.range.lowerBound < range.upperBound {
            pending.removeFirst()
            if at < span.range.lowerBound { xml.text(text[(at - base)..<(span.range.lowerBound - base)]) }
            xml.element("span") {
                xml.attribute("id", mark, "-m", span.number)
                inline(text, from: base, range: span.range, &pending, xml)
            }
            at = span.range.upperBound
        }
        if at < range.upperBound { xml.text(text[(at - base)..<(range.upperBound - base)]) }
    }
}
