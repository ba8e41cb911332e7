import Newspaper

/// Lines of one kind that stand below each other: a piece of a column, a headline with all its parts, a byline.
struct LaidBlock: Sendable {
    enum Kind: Sendable {
        /// Running text, of whatever size.
        case text
        case display, byline, caption
        /// Masthead, folio, editors: what its own words give away.
        case furniture
    }

    var kind: Kind
    /// Indices into the page's lines, from top to bottom.
    var lines: [Int]
    var rect: Rect
    var scale: Double
    var face: Int
}

/// The blocks of a page.
struct LaidBlocks: Sendable {
    let lines: [LaidLine]
    private(set) var blocks: [LaidBlock] = []
    /// From one line of body text to the next, in squares.
    let pitch: Double
    let graphics: LaidGraphics

    /// Sizes of type that differ by less than this share may be the same.
    let precision: Double
    /// How much farther below a line may be than the next line of a column usually is.
    private static let looseness = 1.35
    /// The deepest first line of a paragraph begins so many squares to the right.
    static let deepestIndent = 4.5

    init(_ lines: [LaidLine], _ graphics: LaidGraphics, precision: Double) {
        (self.lines, self.graphics, self.precision) = (lines, graphics, precision)
        pitch = Self.pitch(of: lines)
        let kinds = lines.map { Self.kind($0, displayScale: displayScale) }
        stackText(kinds)
        stackDisplay(kinds)
        joinHalves()
        for index in blocks.indices where blocks[index].kind == .text && isCaption(blocks[index]) { blocks[index].kind = .caption }
        takeUnsizedDisplay()
        for index in blocks.indices where isFurniture(blocks[index]) { blocks[index].kind = .furniture }
        blocks.sort { a, b in a.rect != b.rect ? Rect.precedes(a.rect, b.rect) : a.lines[0] < b.lines[0] }
    }

    /// Whether sizes were measured on a picture rather than named: then lines are lost here and there.
    var isRecognised: Bool { precision == LaidPage.measuredPrecision }

    /// From this size on, type is display type.
    private var displayScale: Double { 1.03 + precision }

    /// Whether there is more to be seen than one column in one size of type.
    var tellsAnything: Bool {
        guard let first = blocks.first(where: { $0.kind == .text }) else { return !blocks.isEmpty }
        return blocks.contains { $0.kind == .display || $0.kind == .text && !$0.rect.isInLineX(first.rect) }
    }

    private static func kind(_ line: LaidLine, displayScale: Double) -> LaidBlock.Kind {
        if line.scale < 1.4, BylineParser.whole(line.text) != nil { return namesEditors(line.text) ? .furniture : .byline }
        guard line.scale >= displayScale else { return .text }
        return Folio(line.text) != nil || FurnitureWords.isPageNumber(line.text) || FurnitureWords.isPaperName(line.text) ? .furniture : .display
    }

    /// 责任编辑：甲 校对：乙 at the head or foot of a page.
    private static func namesEditors(_ text: Scalars) -> Bool { Folio(text)?.editors.isEmpty == false }

    /// The usual distance from a line to the one below it.
    private static func pitch(of lines: [LaidLine]) -> Double {
        let text = lines.filter { abs($0.scale - 1) < 0.05 && $0.rect.width > 4 }
        var distances: [Double] = []
        for (index, line) in text.enumerated() {
            for next in text[(index + 1)...].prefix(60) where next.rect.isInLineX(line.rect) {
                let distance = next.rect.minY - line.rect.minY
                if distance > 0.7 {
                    if distance < 3 { distances.append(distance) }
                    break
                }
            }
        }
        distances.sort()
        return distances.isEmpty ? 1.5 : distances[distances.count / 2]
    }

    // MARK: Running text

    private mutating func stackText(_ kinds: [LaidBlock.Kind]) {
        /// Blocks that the next line may still belong to.
        var open: [Int] = []
        for (index, line) in lines.enumerated() where kinds[index] != .display {
            if kinds[index] == .furniture {
                blocks.append(LaidBlock(kind: .furniture, lines: [index], rect: line.rect, scale: line.scale, face: line.face))
                continue
            }
            open.removeAll { lines[blocks[$0].lines[blocks[$0].lines.count - 1]].rect.minY + reach(line) < line.rect.minY }
            let reads = kinds[index] == .byline
            // 内容丰富、图文并茂 in the middle of a sentence reads like a byline.
            let isText = reads && open.contains { runsOn(blocks[$0], line) && goesOn(blocks[$0], line, isByline: false) }
            let isByline = reads && !isText
            let above = open.last { goesOn(blocks[$0], line, isByline: isByline) }
            if let above {
                blocks[above].lines.append(index)
                blocks[above].rect = blocks[above].rect.union(line.rect)
                // A byline closes the text above it.
                if isByline { open.removeAll { $0 == above } }
            } else {
                if !isByline { open.append(blocks.count) }
                blocks.append(LaidBlock(kind: isByline ? .byline : .text, lines: [index], rect: line.rect, scale: line.scale, face: line.face))
            }
        }
    }

    /// Whether a block's last line is full and no sentence ends with it, so that the line below goes on.
    private func runsOn(_ block: LaidBlock, _ line: LaidLine) -> Bool {
        let last = lines[block.lines[block.lines.count - 1]]
        return block.lines.count > 1 && last.rect.maxX > block.rect.maxX - 1.3 && !ScalarClass.isSentenceEnd(last.text)
            && line.rect.minX < block.rect.minX + LayoutStyle.leastIndent
    }

    private func reach(_ line: LaidLine) -> Double { pitch * Self.looseness * max(0.7, min(1, line.scale)) + 0.1 }

    private func goesOn(_ block: LaidBlock, _ line: LaidLine, isByline: Bool) -> Bool {
        let last = lines[block.lines[block.lines.count - 1]]
        let isInside = line.rect.minX > block.rect.minX - 0.7 && line.rect.maxX < block.rect.maxX + 1.3
        if isByline {
            // It may stand at the end of the last line.
            guard isInside, line.rect.minY > last.rect.minY - 0.3 * last.rect.height, line.rect.minX > last.rect.maxX || line.rect.minY > last.rect.midY
            else { return false }
            let closes = line.text.first?.opensParenthesis == true || line.rect.maxX > block.rect.maxX - 1.5
            return closes || block.lines.count < 4 && abs(line.scale - block.scale) < precision && Closing.of(line.text) == .photographer
        }
        guard line.rect.minY > last.rect.minY + 0.5 * last.rect.height, abs(line.scale - block.scale) < precision else { return false }
        // Text below a caption is no part of it, of whatever size, and a dateline below a sentence's end opens an article.
        if block.lines.count <= 3, Closing.of(last.text) == .photographer { return false }
        let isParted = graphics.separates(last.rect, line.rect) || graphics.parts(last.rect, from: line.rect)
        if ScalarClass.isSentenceEnd(last.text), isParted || DatelineParser.parse(line.text) != nil { return false }
        if isInside { return true }
        // A block that has begun with short or indented lines does not tell yet how broad its column is.
        return block.lines.count <= 2 && abs(line.rect.minX - block.rect.minX) < Self.deepestIndent
    }

    // MARK: Display type

    private mutating func stackDisplay(_ kinds: [LaidBlock.Kind]) {
        let first = blocks.count
        for (index, line) in lines.enumerated() where kinds[index] == .display {
            let above = blocks.indices.dropFirst(first).last { isStacked(blocks[$0], line) }
            if let above {
                blocks[above].lines.append(index)
                blocks[above].rect = blocks[above].rect.union(line.rect)
                if line.scale > blocks[above].scale { (blocks[above].scale, blocks[above].face) = (line.scale, line.face) }
            } else {
                blocks.append(LaidBlock(kind: .display, lines: [index], rect: line.rect, scale: line.scale, face: line.face))
            }
        }
    }

    /// Whether a line of display type stands right below a block of it, with nothing between.
    private func isStacked(_ block: LaidBlock, _ line: LaidLine) -> Bool {
        let last = lines[block.lines[block.lines.count - 1]]
        let gap = line.rect.minY - block.rect.maxY
        // Not with a masthead, however large that is.
        guard gap < min(0.9 * max(last.scale, line.scale), 1.5 * min(last.scale, line.scale)) else { return false }
        guard line.rect.midY > last.rect.minY, line.rect.isInLineX(block.rect) else { return false }
        return !graphics.separates(last.rect, line.rect) && !graphics.parts(block.rect, of: block.rect.union(line.rect), from: line.rect)
    }

    /// Two pieces of display type beside each other are one headline, where no text begins below the right one.
    private mutating func joinHalves() {
        let heads = blocks.indices.filter { blocks[$0].kind == .display }.sorted { blocks[$0].rect.minX < blocks[$1].rect.minX }
        var joined: Set<Int> = []
        for (place, right) in heads.enumerated().reversed() {
            let half = blocks[right]
            let left = heads[..<place].last { other in
                let gap = half.rect.minX - blocks[other].rect.maxX
                guard gap > -0.3, gap < 2.5 * half.scale, blocks[other].face == half.face,
                    !graphics.separates(blocks[other].rect, half.rect), !graphics.hasGutter(between: blocks[other].rect, half.rect)
                else { return false }
                return abs(blocks[other].scale - half.scale) < 0.05 * half.scale && abs(last(of: blocks[other]).midY - last(of: half).midY) < 0.3
            }
            guard let left, !beginsText(below: half) else { continue }
            for line in half.lines {
                // Rows from top to bottom, however little the right half stands higher.
                let behind = blocks[left].lines.lastIndex { lines[$0].rect.midY < lines[line].rect.midY + 0.3 }
                blocks[left].lines.insert(line, at: behind.map { $0 + 1 } ?? 0)
            }
            blocks[left].rect = blocks[left].rect.union(half.rect)
            joined.insert(right)
        }
        blocks = blocks.indices.filter { !joined.contains($0) }.map { blocks[$0] }
    }

    private func last(of block: LaidBlock) -> Rect { lines[block.lines[block.lines.count - 1]].rect }

    /// Whether the text right below a headline begins a paragraph.
    private func beginsText(below head: LaidBlock) -> Bool {
        let below = blocks.filter { $0.kind == .text && $0.rect.isInLineX(head.rect) && (-0.5..<6).contains($0.rect.minY - head.rect.maxY) }
        guard let text = below.min(by: { $0.rect.minY < $1.rect.minY }), text.lines.count > 1 else { return !below.isEmpty }
        return lines[text.lines[0]].rect.minX - text.rect.minX > LayoutStyle.leastIndent
    }

    /// A line of body size by itself right above a headline is part of it, and one below it in other type than the body's
    /// or behind a dash.
    private mutating func takeUnsizedDisplay() {
        let face = commonestFace
        for index in blocks.indices.reversed() where blocks[index].kind == .text && blocks[index].lines.count <= 2 {
            let block = blocks[index], text = lines[block.lines[0]].text
            guard !text.contains(where: \.endsSentence), FurnitureWords.isNoticeHeading(text) == false else { continue }
            let isMarked = text.first == "—" || text.first == "─" || text.first == "―" || block.face >= 0 && block.face != face
            let head = blocks.indices.first { other in
                guard blocks[other].kind == .display, blocks[other].rect.isInLineX(block.rect), !graphics.separates(blocks[other].rect, block.rect)
                else { return false }
                let (above, below) = (block.rect.minY - blocks[other].rect.maxY, blocks[other].rect.minY - block.rect.maxY)
                return (-0.3..<0.9).contains(below) || isMarked && (-0.3..<0.9).contains(above)
            }
            guard let head else { continue }
            blocks[head].lines = (blocks[head].lines + block.lines).sorted()
            blocks[head].rect = blocks[head].rect.union(block.rect)
            blocks.remove(at: index)
        }
    }

    /// The face that most running text has.
    private var commonestFace: Int {
        var counts: [Int: Int] = [:]
        for line in lines where line.scale < displayScale { counts[line.face, default: 0] += line.text.count }
        return counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? -1
    }

    // MARK: Captions

    private func isCaption(_ block: LaidBlock) -> Bool {
        let pictures = block.scale < 0.97 && block.lines.count <= 8 ? graphics.pictures(at: block.rect) : []
        // Beside a picture lines are short, and there are more of them.
        if pictures.contains(where: { !$0.isInLineX(block.rect) }) { return true }
        guard block.lines.count <= 4 else { return false }
        let text = Scalars(block.lines.map { lines[$0].text }.joined())
        if Opening.of(text) == .caption || Closing.of(text) == .photographer { return true }
        guard block.lines.count <= 3, block.scale < 0.97 else { return false }
        if !pictures.isEmpty { return true }
        // Where nothing tells of pictures, a blank of their height with other text below does.
        let lowest = lines.lazy.map(\.rect).filter { $0.overlapX(block.rect) > 0 && $0.maxY < block.rect.minY + 0.2 }.map(\.maxY).max()
        let isOverText = blocks.contains { other in
            other.kind == .text && other.lines.count > 1 && other.scale > block.scale + 0.03 && other.rect.isInLineX(block.rect)
                && (0..<3).contains(other.rect.minY - block.rect.maxY)
        }
        return isOverText && lowest.map { block.rect.minY - $0 > 4 } ?? false
    }

    // MARK: Furniture

    /// More lines than any paper says of itself in one place.
    private static let mostOfItself = 10

    private func isFurniture(_ block: LaidBlock) -> Bool {
        guard block.kind == .text, block.lines.count <= Self.mostOfItself else { return false }
        let texts = block.lines.map { lines[$0].text }
        guard !texts.contains(where: { $0.last == "。" }) else { return false }
        return texts.count { Folio($0) != nil || FurnitureWords.isPageNumber($0) || FurnitureWords.speaksOfPaper($0) } * 2 > texts.count
    }
}
