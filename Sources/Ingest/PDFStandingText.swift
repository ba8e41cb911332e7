import Newspaper

/// Places of text that stands: written from top to bottom, or turned. pdftohtml says where it begins and nothing of how
/// far it reaches; pdftotext does.
enum PDFStandingText {
    static let arguments = ["-bbox", "-enc", "UTF-8"]

    private struct Word {
        var text: Scalars
        var box: Box
    }

    static func isIn(_ page: PDFPage) -> Bool { page.runs.contains { $0.isStanding } }

    /// Gives runs that stand the boxes of the words they are made of; none where the words are not found.
    /// - Parameters:
    ///   - pages: all of the file up to the last.
    ///   - bytes: what pdftotext prints of the same pages.
    /// - Complexity: O(bytes + runs that stand × words of the page)
    static func place(_ pages: inout [PDFPage], by bytes: [UInt8]) {
        var words = words(of: bytes)
        for page in pages.indices {
            for run in pages[page].runs.indices where pages[page].runs[run].isStanding {
                let found = page < words.count ? box(of: pages[page].runs[run], among: &words[page]) : nil
                pages[page].runs[run].box = found
            }
        }
    }

    private static func words(of bytes: [UInt8]) -> [[Word]] {
        var markup = ProgramMarkup(bytes)
        var pages: [[Word]] = []
        while let tag = markup.next() {
            if markup.isTag(tag, "page") { pages.append([]) }
            guard markup.isTag(tag, "word"), !pages.isEmpty, let left = markup.number("xMin", tag),
                let top = markup.number("yMin", tag), let right = markup.number("xMax", tag),
                let bottom = markup.number("yMax", tag)
            else { continue }
            let box = Box(x: left, y: top, width: right - left, height: bottom - top)
            pages[pages.count - 1].append(Word(text: markup.text(upTo: "/word"), box: box))
        }
        return pages
    }

    /// Each word is given once.
    private static func box(of run: PDFRun, among words: inout [Word]) -> Box? {
        guard let start = run.box else { return nil }
        var whole: Box?
        for part in run.text.split(whereSeparator: \.isBlank) {
            let fitting = words.indices.filter { words[$0].text.elementsEqual(part) }
            guard let nearest = fitting.min(by: { words[$0].box.distance(to: start) < words[$1].box.distance(to: start) })
            else { return nil }
            let box = words.remove(at: nearest).box
            whole = whole.map { $0.union(box) } ?? box
        }
        guard var box = whole else { return nil }
        // Of vertical writing poppler takes the middle of the column's top for the corner of a glyph.
        if abs(box.x - start.x) < 0.05 * run.font.size, box.height > box.width {
            box.x -= run.font.size / 2
            box.y += run.font.size
        }
        return box
    }
}

extension PDFRun {
    fileprivate var isStanding: Bool {
        guard let box else { return false }
        return box.width < 0.01 * font.size && !text.allSatisfy(\.isBlank)
    }
}

extension Box {
    /// From its nearest point to the other's corner.
    fileprivate func distance(to other: Box) -> Double {
        max(x - other.x, other.x - right, 0) + max(y - other.y, other.y - bottom, 0)
    }
}
