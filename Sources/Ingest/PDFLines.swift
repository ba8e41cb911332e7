import Newspaper

/// A line as it is printed: runs that go on with each other.
struct PDFLine: Hashable, Sendable {
    var text: Scalars
    var box: Box?
    var font: Font?
}

/// Puts runs together that one line was drawn in: it breaks at every change of font and wherever typesetting moved
/// characters about, which is at punctuation marks above all; a line from top to bottom may be drawn character by
/// character.
struct PDFLines: Sendable {
    /// How many lines back a run may belong to: a shadow and what casts it are drawn by turns.
    private static let memory = 6
    /// All lengths are shares of the font's size. A wider gap may be a gutter: whether it is, the lines above
    /// and below tell, which are for segmentation to look at.
    private static let widestGap = 0.6
    /// Marks beside each other share a square.
    private static let widestOverlap = 0.5, widestOverlapOfMarks = 1.1
    private static let wordGap = 0.1
    private static let columnStep = 0.9...2.0

    private struct Growing {
        var runs: [PDFRun]
        /// Whether a run stands under the one before.
        var isColumn = false
        var last: PDFRun { runs[runs.count - 1] }
    }

    /// Lines in the order in which they begin.
    /// - Complexity: O(runs)
    static func lines(of runs: [PDFRun]) -> [PDFLine] {
        var lines: [Growing] = []
        for run in runs where !run.text.isEmpty {
            let recent = lines.indices.suffix(memory)
            // Of a shadow and what casts it the nearer one.
            if let best = recent.filter({ goesOn(lines[$0], run) }).min(by: { shift(lines[$0], run) < shift(lines[$1], run) }) {
                lines[best].runs.append(run)
            } else {
                lines.append(Growing(runs: [run]))
            }
        }
        return columns(lines).compactMap(line)
    }

    /// Joins three and more single characters that stand under each other.
    private static func columns(_ lines: [Growing]) -> [Growing] {
        var columns: [Growing] = []
        for line in lines {
            let recent = columns.indices.suffix(memory)
            if line.runs.count == 1, line.last.text.count == 1,
                let best = recent.last(where: { standsUnder(columns[$0], line.last) })
            {
                columns[best].runs.append(line.last)
                columns[best].isColumn = true
            } else {
                columns.append(line)
            }
        }
        return columns.flatMap { column in
            column.isColumn && column.runs.count < 3 ? column.runs.map { Growing(runs: [$0]) } : [column]
        }
    }

    /// How far a run is from where a line's next one would stand, along the line and across it.
    private static func shift(_ line: Growing, _ run: PDFRun) -> Double {
        guard let last = line.last.box, let box = run.box else { return 0 }
        return abs(last.y - box.y) + abs(last.right - box.x) / 4
    }

    /// Whether a run stands where the line's last one ends.
    private static func goesOn(_ line: Growing, _ run: PDFRun) -> Bool {
        let last = line.last
        let (small, large) = (min(last.font.size, run.font.size), max(last.font.size, run.font.size))
        guard let before = last.box, let box = run.box, last.font.color == run.font.color, small > 0.75 * large,
            min(before.width, box.width) > 0
        else { return false }
        let overlap = min(before.bottom, box.bottom) - max(before.y, box.y)
        guard overlap > 0.6 * min(before.height, box.height) else { return false }
        let areMarks = last.text.last?.isPunctuation == true || run.text.first?.isPunctuation == true
        let gap = box.x - before.right
        return gap < widestGap * large && gap > -(areMarks ? widestOverlapOfMarks : widestOverlap) * large
            && box.x > before.x && box.right > before.right - 0.1 * large
    }

    private static func standsUnder(_ line: Growing, _ run: PDFRun) -> Bool {
        guard line.isColumn || line.runs.count == 1, line.last.text.count == 1, line.last.font == run.font,
            let before = line.last.box, let box = run.box, run.font.size > 0,
            line.last.text[0].isHan || line.isColumn, run.text[0].isHan || run.text[0].isPunctuation
        else { return false }
        return columnStep.contains((box.y - before.y) / run.font.size) && abs(box.x - before.x) < 0.15 * run.font.size
    }

    private static func line(_ line: Growing) -> PDFLine? {
        var text: Scalars = []
        var before: PDFRun?
        var scalars: [PDFFont: Int] = [:]
        for run in line.runs {
            if !line.isColumn, let last = before?.box, let box = run.box, box.x - last.right > wordGap * run.font.size,
                text.last?.isBlank == false, run.text.first?.isBlank == false
            {
                text.append(" ")
            }
            text += run.text.oneLine
            before = run
            scalars[run.font, default: 0] += run.text.count
        }
        // Of fonts with as many characters the first.
        let most = scalars.values.max()
        guard !text.allSatisfy(\.isBlank), let font = line.runs.map(\.font).first(where: { scalars[$0] == most }) else {
            return nil
        }
        let boxes = line.runs.compactMap(\.box)
        let box = boxes.dropFirst().reduce(boxes.first) { whole, box in whole?.union(box) }
        let size = font.size.inHundredths
        return PDFLine(text: text, box: box?.rounded, font: size > 0 ? Font(name: font.name, size: size) : nil)
    }
}

extension Box {
    var right: Double { x + width }
    var bottom: Double { y + height }

    /// What is beyond hundredths of a point comes from how numbers are printed.
    var rounded: Box {
        Box(x: x.inHundredths, y: y.inHundredths, width: width.inHundredths, height: height.inHundredths)
    }
}

extension Double {
    var inHundredths: Double { (self * 100).rounded() / 100 }
}
