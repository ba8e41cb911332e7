import Newspaper

@testable import Segment

/// A page on which lines are put where a test wants them. Body type is 9 points.
struct LaidSketch {
    private(set) var lines: [SourceLine] = []
    var layout = PageLayout(width: 500, height: 700)
    static let body = 9.0
    /// From one line of a column to the next.
    static let pitch = 13.0

    /// A line whose left upper corner is here.
    mutating func put(_ text: String, x: Double, y: Double, size: Double = body, face: String = "Song") {
        let scalars = Scalars(text)
        let width = scalars.reduce(0) { $0 + Double($1.halfWidths) } / 2 * size
        lines.append(
            SourceLine(
                number: lines.count + 1, text: scalars, box: Box(x: x, y: y, width: width, height: size), font: Font(name: face, size: size)))
    }

    /// Paragraphs set in columns of `width` characters and `height` lines beside each other, first lines indented by two.
    mutating func set(_ paragraphs: [String], x: Double, y: Double, width: Int, height: Int, gutter: Double = 14) {
        var at = (column: 0, row: 0)
        for paragraph in paragraphs {
            var rest = Scalars(paragraph)[...]
            var indent = 2
            while !rest.isEmpty {
                let line = rest.prefix(width - indent)
                rest = rest.dropFirst(width - indent)
                let left = x + Double(at.column) * (Double(width) * Self.body + gutter) + Double(indent) * Self.body
                put(Scalars(line).string, x: left, y: y + Double(at.row) * Self.pitch)
                indent = 0
                at = at.row + 1 < height ? (at.column, at.row + 1) : (at.column + 1, 0)
            }
        }
    }

    /// The page, or what becomes of it by changing its lines.
    func page(_ changed: ([SourceLine]) -> [SourceLine] = { $0 }) -> CleanPage { CleanPage(changed(lines).map { CleanLine($0) }, layout: layout) }

    /// Two articles beside each other, one of two columns with kicker and subhead, one of one column; above them a folio line,
    /// below them a notice.
    static var twoArticles: LaidSketch {
        var sketch = LaidSketch()
        sketch.put("第2版 要闻", x: 20, y: 10, size: 12)
        sketch.put("在希望的田野上", x: 90, y: 40, size: 12, face: "Hei")
        sketch.put("全国小麦陆续收获", x: 52, y: 56, size: 26, face: "Hei")
        sketch.put("——夏粮丰收在望", x: 84, y: 88, size: 13, face: "Hei")
        sketch.set(wheat, x: 20, y: 110, width: 12, height: 6)
        sketch.put("青川河畔植新绿", x: 274, y: 44, size: 15, face: "Hei")
        sketch.set(trees, x: 276, y: 66, width: 12, height: 20)
        sketch.put("遗失声明", x: 20, y: 400, size: 7)
        sketch.put("王伟遗失居民身份证一枚，声明作废。", x: 60, y: 400, size: 7)
        return sketch
    }

    static let wheat = [
        "本报讯 眼下，全国小麦陆续进入集中收获期，各地抢抓晴好天气。", "河南进入大面积机收阶段，日机收面积超过一千万亩，农机手昼夜作业，颗粒归仓有保障。（王伟）",
    ]
    static let trees = ["近日，青川区组织干部群众在河畔植树，栽下树苗三千余株。", "志愿者们表示，今后还要管护好每一株树苗。（李明）"]
}
