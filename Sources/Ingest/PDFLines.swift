import Newspaper

/// A line as it is printed: runs that go on with each other.
struct PDFLine: Hashable, Sendable {
    var text: Scalars
    var box: Box
    var font: Font
}

/// Puts runs together that one line was drawn in: it breaks at every change of font and wherever typesetting moved
/// characters about, which is at punctuation marks above all.
struct PDFLines: Sendable {
    private struct Growing {
        var runs: [PDFRun]
        var box: Box
        var last: PDFRun { runs[runs.count - 1] }
    }

    /// How many lines back a run may belong to: a shadow and what casts it are drawn by turns.
    private static let memory = 6

    /// Lines in the order in which they begin.
    /// - Complexity: O(runs)
    static func lines(of runs: [PDFRun]) -> [PDFLine] {
        var lines: [Growing] = []
        for run in runs {
            let recent = lines.indices.suffix(memory)
            let fitting = recent.filter { goesOn(lines[$0], run) }
            // Of a shadow and what casts it the nearer one.
            if let best = fitting.min(by: { shift(lines[$0], run) < shift(lines[$1], run) }) {
                lines[best].runs.append(run)
                lines[best].box = lines[best].box.union(run.box)
            } else {
                lines.append(Growing(runs: [run], box: run.box))
            }
        }
        return lines.compactMap(line)
    }

    /// Whether a run stands where the line's last one ends.
    private static func goesOn(_ line: Growing, _ run: PDFRun) -> Bool {
        let last = line.last
        let (small, large) = (min(last.font.size, run.font.size), max(last.font.size, run.font.size))
        guard last.font.color == run.font.color, small > 0.75 * large else { return false }
        let overlap = min(last.box.bottom, run.box.bottom) - max(last.box.y, run.box.y)
        guard overlap > 0.6 * min(last.box.height, run.box.height) else { return false }
        let gap = (run.box.x - last.box.right) / large
        // Marks that stand beside each other share a square.
        let mayShare = last.text.last.map(\.isPunctuation) == true || run.text.first.map(\.isPunctuation) == true
        return gap < 1.5 && gap > (mayShare ? -1.1 : -0.5) && run.box.x > last.box.x && run.box.right > last.box.right - 0.1 * large
    }

    private static func shift(_ line: Growing, _ run: PDFRun) -> Double {
        abs(line.last.box.y - run.box.y) + abs(line.last.box.right - run.box.x) / 4
    }

    private static func line(_ line: Growing) -> PDFLine? {
        var text: Scalars = []
        var right = line.box.x
        var scalars: [PDFFont: Int] = [:]
        for run in line.runs {
            if !text.isEmpty, run.box.x - right > 0.1 * run.font.size, text.last?.isBlank == false,
                run.text.first?.isBlank == false
            {
                text.append(" ")
            }
            text += run.text
            right = run.box.right
            scalars[run.font, default: 0] += run.text.count
        }
        guard !text.allSatisfy(\.isBlank), let font = line.runs.map(\.font).max(by: { (scalars[$0] ?? 0) < (scalars[$1] ?? 0) })
        else { return nil }
        return PDFLine(text: text, box: line.box, font: Font(name: font.name, size: font.size))
    }
}

extension Box {
    fileprivate var right: Double { x + width }
    fileprivate var bottom: Double { y + height }

    fileprivate func union(_ other: Box) -> Box {
        let (left, top) = (min(x, other.x), min(y, other.y))
        return Box(x: left, y: top, width: max(right, other.right) - left, height: max(bottom, other.bottom) - top)
    }
}
