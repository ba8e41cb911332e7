import Newspaper

/// Takes back shadowed type, which prints every piece of a headline twice: 倡导移风易俗倡导移风易俗 弘扬文明新风弘扬文明新风,
/// or the pieces one under the other where an extractor cuts lines by height.
///
/// Four things tell a shadow from words that Chinese doubles itself (研究研究, 高高兴兴, 中国加油！中国加油！):
/// 1. two lines that are the halves of a line beside them, in whatever order an extractor leaves the copies;
/// 2. a `DoubledWindow`: a row of lines that falls wholly into pieces printed twice running;
/// 3. a line that is half of a line beside it, whose other half is doubled;
/// 4. long pieces printed twice running inside a headline that is single elsewhere.
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
            guard let halves = halves(of: line, on: page), !(halves + [line]).contains(where: { isShadowed[$0] }) else {
                continue
            }
            page.remove(halves.map(page.range(of:)))
            for line in halves + [line] { isShadowed[line] = true }
        }
        let windows = windows(on: page, apartFrom: isShadowed)
        let hasShadows = isShadowed.contains(true) || windows.contains(where: \.isCertain)
        for window in windows where window.isCertain || hasShadows && window.isLikely {
            page.remove(window.copies)
            for line in window.lines { isShadowed[line] = true }
        }
        for line in lines.indices where !isShadowed[line] {
            for half in [line - 1, line + 1]
            where lines.indices.contains(half) && !isShadowed[half] && !isShadowed[line] {
                guard let copies = copies(in: line, besides: half, on: page) else { continue }
                page.remove(copies + [page.range(of: half)])
                (isShadowed[line], isShadowed[half]) = (true, true)
            }
        }
        for line in Array(lines.indices) + lines.indices.reversed() where !isShadowed[line] {
            let isBesideShadow = line > 0 && isShadowed[line - 1] || line + 1 < lines.count && isShadowed[line + 1]
            let copies = repeats(in: line, on: page, weight: isBesideShadow ? 3 : 6)
            page.remove(copies)
            isShadowed[line] = !copies.isEmpty
        }
        return page.edits
    }

    /// Two lines next to `line`, around it or on one side, that together, in either order, say what it says:
    /// 同学共研 and 把主题教育引向深入 beside 同学共研 把主题教育引向深入.
    private static func halves(of line: Int, on page: PrintedPage) -> [Int]? {
        let whole = page.printed[page.range(of: line)]
        guard whole.count <= longestHeadline, whole.count(where: \.isHan) >= 5 else { return nil }
        return [[line - 1, line + 1], [line + 1, line + 2], [line - 2, line - 1]].first { pair in
            guard pair[0] >= 0, pair[1] < page.lineCount else { return false }
            let (first, second) = (page.printed[page.range(of: pair[0])], page.printed[page.range(of: pair[1])])
            guard !first.isEmpty, !second.isEmpty, first.count + second.count == whole.count else { return false }
            return whole.elementsEqual(first + second) || whole.elementsEqual(second + first)
        }
    }

    /// The second copies in what `line` says more than `half`, if that is one of its ends and the rest is doubled:
    /// 规模稳规模稳 结构优结构优 我国外贸向好发展 beside 我国外贸向好发展.
    private static func copies(in line: Int, besides half: Int, on page: PrintedPage) -> [Range<Int>]? {
        let (whole, half) = (page.range(of: line), page.range(of: half))
        guard half.count < whole.count, whole.count <= longestHeadline, page.printed[half].count(where: \.isHan) >= 5
        else { return nil }
        for (end, rest) in [
            (whole.suffix(half.count), whole.dropLast(half.count)),
            (whole.prefix(half.count), whole.dropFirst(half.count)),
        ]
        where page.printed[end].elementsEqual(page.printed[half]) {
            let squares = Squares(page.printed[rest])
            let pieces = squares.reach(rest.upperBound) ? squares.pieces(upTo: rest.upperBound) : []
            if !pieces.isEmpty { return pieces.map { $0.upperBound..<($0.upperBound + $0.count) } }
        }
        return nil
    }

    /// The doubled rows of lines, none longer than it can be and none overlapping.
    private static func windows(on page: PrintedPage, apartFrom settled: [Bool]) -> [DoubledWindow] {
        var windows: [DoubledWindow] = []
        var line = 0
        while line < page.lineCount {
            if let window = DoubledWindow(from: line, on: page, apartFrom: settled) {
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
