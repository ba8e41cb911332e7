import Newspaper

/// Where a recognised line and its words stand.
struct WordBoxes {
    /// The whole line, as the recognition says.
    let line: Box
    var words: [Box] = []

    init(line: Box, words: [Box] = []) { (self.line, self.words) = (line, words) }

    var isVertical: Bool { line.height > 1.5 * line.width }

    /// Boxes of words that are about as high as most are. The others are no more than a stroke, or hold one of the line above
    /// or below: Tesseract draws a character's box anew from what touches it.
    var usual: [Box] {
        let heights = words.map { isVertical ? $0.width : $0.height }.sorted()
        let middle = heights.isEmpty ? 0 : heights[(heights.count - 1) / 2]
        return words.filter { abs((isVertical ? $0.width : $0.height) - middle) <= 0.2 * middle }
    }

    /// Where type stands: as long as the recognition says, and no higher than most of its words reach, for one word that holds a
    /// stroke of another line makes the line twice as high.
    func printed(_ usual: [Box]) -> Box {
        guard let first = usual.first else { return line }
        let type = usual.dropFirst().reduce(first) { $0.union($1) }
        if isVertical {
            return type.width < line.width ? Box(x: type.x, y: line.y, width: type.width, height: line.height) : line
        }
        return type.height < line.height ? Box(x: line.x, y: type.y, width: line.width, height: type.height) : line
    }
}
