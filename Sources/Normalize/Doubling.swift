import Newspaper

/// Takes back shadowed type, which prints every piece of a headline twice: 倡导移风易俗倡导移风易俗 弘扬文明新风弘扬文明新风,
/// or the pieces one under the other where an extractor cuts lines by height.
///
/// Three things tell a shadow from words that Chinese doubles itself (研究研究, 高高兴兴, 中国加油！中国加油！):
/// 1. lines over and under a line that together say what it says (two halves, each printed once more);
/// 2. a `DoubledWindow`: a row of lines that falls wholly into pieces printed twice running;
/// 3. long pieces printed twice running inside a headline that is single elsewhere.
///
/// Where a page has shadows, shorter pieces are evidence, too. The first copy stays; a line that is copy alone
/// becomes a shadow with no text.
enum Doubling: PageRepair {
    static let kind = RepairKind.doubling

    /// - Complexity: O(scalars of the page), at worst times `Squares.longestPiece`.
    static func edits(in lines: [Scalars]) -> [[Edit]] {
        var page = PrintedPage(lines)
        var isShadowed = [Bool](repeating: false, count: lines.count)
        for line in lines.indices {
            guard let halves = halves(around: line, on: page), !isShadowed[line - 1] else { continue }
            page.remove(halves)
            for line in (line - 1)...(line + 1) { isShadowed[line] = true }
        }
        let windows = windows(on: page, apartFrom: isShadowed)
        let hasShadows = isShadowed.contains(true) || windows.contains(where: \.isCertain)
        for window in windows where window.isCertain || hasShadows && window.isLikely {
            page.remove(window.copies)
            for line in window.lines { isShadowed[line] = true }
        }
        for line in Array(lines.indices) + lines.indices.reversed() where !isShadowed[line] {
            let isBesideShadow = line > 0 && isShadowed[line - 1] || line + 1 < lines.count && isShadowed[line + 1]
            let copies = repeats(in: line, on: page, weight: isBesideShadow ? 3 : 6)
            page.remove(copies)
            isShadowed[line] = !copies.isEmpty
        }
        return page.edits
    }

    /// The lines before and after `line`, if together, in either order, they are what it says.
    private static func halves(around line: Int, on page: PrintedPage) -> [Range<Int>]? {
        guard line > 0, line + 1 < page.lineCount else { return nil }
        let (before, after) = (page.range(of: line - 1), page.range(of: line + 1))
        let whole = page.printed[page.range(of: line)]
        guard !before.isEmpty, !after.isEmpty, before.count + after.count == whole.count,
            whole.count(where: \.isHan) >= 5
        else { return nil }
        let (first, second) = (page.printed[before], page.printed[after])
        return whole.elementsEqual(first + second) || whole.elementsEqual(second + first) ? [before, after] : nil
    }

    /// The doubled rows of lines, none longer than it can be and none overlapping.
    private static func windows(on page: PrintedPage, apartFrom settled: [Bool]) -> [DoubledWindow] {
        var windows: [DoubledWindow] = []
        var line = 0
        while line < page.lineCount {
            let end = settled[line...].firstIndex(of: true) ?? page.lineCount
            if let window = DoubledWindow(from: line, before: end, on: page) {
                windows.append(window)
                line = window.lines.upperBound
            } else {
                line += 1
            }
        }
        return windows
    }

    /// The second copies in a headline that is doubled in part: of everything longer than one character, if the
    /// pieces of three Han characters and more have `weight` of them together.
    private static func repeats(in line: Int, on page: PrintedPage, weight: Int) -> [Range<Int>] {
        let range = page.range(of: line)
        guard range.count >= 2 * weight, range.count <= longestHeadline,
            !page.printed[range].contains(where: \.endsClause)
        else { return [] }
        var copies: [Range<Int>] = []
        var found = 0
        var at = range.lowerBound
        while at < range.upperBound {
            let length = (0...((range.upperBound - at) / 2)).last { page.isDoubled(at..<(at + $0)) } ?? 0
            let piece = page.printed[at..<(at + length)]
            let han = piece.count(where: \.isHan)
            // Not 20 in 2020.
            if han >= 2 || length >= 3 && piece.allSatisfy(\.isASCIIDigit) {
                copies.append((at + length)..<(at + 2 * length))
                found += han >= 3 ? han : 0
                at += 2 * length
            } else {
                at += 1
            }
        }
        return found >= weight ? copies : []
    }

    /// In scalars, both copies counted.
    private static let longestHeadline = 80
}
