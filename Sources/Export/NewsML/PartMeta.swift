import Newspaper

/// `partMeta` for each part of an article that stands somewhere: its lines in the source, its box on the page.
struct PartMeta {
    let article: Article
    let page: NamedPage
    let mark: String

    func write(to xml: XMLWriter) {
        var sequence = 0
        func part(_ references: String, _ role: StaticString, _ lines: [Int]) {
            guard !lines.isEmpty else { return }
            sequence += 1
            xml.line("partMeta") {
                xml.attribute("partid", mark, "-part", sequence)
                xml.attribute("seq", String(sequence))
                xml.attribute("contentrefs", references)
                region(lines, xml)
                xml.element("role") { xml.attribute("qcode", constant: role) }
                xml.element("partMetaExtProperty") {
                    xml.attribute("rel", constant: "bsrel:sourceLines")
                    xml.attribute("value", page.lines.ranges(lines).compact)
                    xml.attribute("valuedatatype", constant: "xs:string")
                }
            }
        }
        func isWritten(_ passage: Passage) -> Bool { !passage.text.oneLine.isEmpty }

        if isWritten(article.kicker) { part(mark + "-kicker", "bstype:kickerBlock", article.kicker.lines) }
        if isWritten(article.headline) { part(mark + "-h", "bstype:headlineBlock", article.headline.lines) }
        if isWritten(article.subhead) { part(mark + "-sub", "bstype:subheadBlock", article.subhead.lines) }
        for (index, paragraph) in article.paragraphs.enumerated() {
            part(
                "\(mark)-b\(index + 1)", paragraph.isSubheading ? "bstype:subheading" : "bstype:paragraph",
                paragraph.passage.lines)
        }
        let bylines = article.printedBylines.indices.map { "\(mark)-by\($0 + 1)" }
        if !bylines.isEmpty { part(bylines.joined(separator: " "), "bstype:bylineBlock", article.bylineLines) }
        for (index, caption) in article.captions.enumerated() where isWritten(caption) {
            part("\(mark)-cap\(index + 1)", "bstype:captionBlock", caption.lines)
        }
    }

    /// The box round all lines, in points; nothing where a line has none.
    private func region(_ lines: [Int], _ xml: XMLWriter) {
        var (left, top, right, bottom) = (Double.infinity, Double.infinity, -Double.infinity, -Double.infinity)
        for line in lines {
            guard let box = page.contents.page.lines[line].source.box else { return }
            (left, top) = (min(left, box.x), min(top, box.y))
            (right, bottom) = (max(right, box.x + box.width), max(bottom, box.y + box.height))
        }
        let reach = -1e6...1e6
        guard [left, top, right, bottom].allSatisfy(reach.contains), left <= right, top <= bottom else { return }
        xml.element("regionDelim") {
            xml.attribute("x", String(Int(left.rounded(.down))))
            xml.attribute("y", String(Int(top.rounded(.down))))
            xml.attribute("width", String(Int((right - left).rounded(.up))))
            xml.attribute("height", String(Int((bottom - top).rounded(.up))))
        }
    }
}
