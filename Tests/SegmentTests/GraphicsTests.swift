import Newspaper
import Testing

@testable import Segment

@Suite("Rules, frames, pictures and outlines of a page")
struct GraphicsTests {
    private func read(_ sketch: LaidSketch) throws -> PageContents { try Segmenter()(sketch.page()) }

    /// Lines of a column of 12 characters, all full, from here to the end of a sentence.
    static let first = ["近日，青川区组织干部群众", "在河畔植树，栽下树苗三千", "余株，志愿者们表示，今后", "还要管护好每一株树苗，让"]
    static let second = ["全国小麦陆续进入集中收获", "期，各地抢抓晴好天气，农", "机手昼夜作业，颗粒归仓有", "保障，日机收面积过千万。"]

    static let paragraphs = ["近日，青川区组织干部群众在河畔植树，栽下树苗三千余株。", "志愿者们表示，今后还要管护好每一株树苗。"]

    /// A headline over two columns of which the right one, by its looks, goes on from the left one.
    static func columns() -> LaidSketch {
        var sketch = LaidSketch()
        sketch.put("青川河畔植新绿", x: 20, y: 20, size: 15)
        sketch.put("三月的青川春意正浓，", x: 38, y: 60)
        for (row, line) in first.enumerated() { sketch.put(line, x: 20, y: 73 + 13 * Double(row)) }
        for (row, line) in second.enumerated() { sketch.put(line, x: 142, y: 60 + 13 * Double(row)) }
        return sketch
    }

    /// How many articles the columns are, and the headline of each.
    private func headlines(_ sketch: LaidSketch) throws -> [String] { try read(sketch).articles.map(\.headline.text.string) }

    @Test("a column goes on from the one to its left; not if it stands in a frame")
    func frame() throws {
        var sketch = Self.columns()
        #expect(try headlines(sketch) == ["青川河畔植新绿"])
        sketch.layout.frames = [Box(x: 138, y: 54, width: 116, height: 62)]
        #expect(try headlines(sketch) == ["青川河畔植新绿", ""])
        sketch.layout.frames = [Box(x: 10, y: 10, width: 250, height: 130)]
        #expect(try headlines(sketch) == ["青川河畔植新绿"], "a frame round both")
    }

    @Test("a headline that is an outline heads its column all the same")
    func outline() throws {
        var sketch = LaidSketch()
        sketch.put("青川河畔植下一片新绿迎春来", x: 20, y: 20, size: 15)
        for column in 0...1 { sketch.set(Self.paragraphs, x: 20 + 122 * Double(column), y: 60, width: 12, height: 20) }
        #expect(try headlines(sketch) == ["青川河畔植下一片新绿迎春来"])
        sketch.layout.outlines = [Box(x: 142, y: 42, width: 100, height: 15)]
        #expect(try headlines(sketch) == ["青川河畔植下一片新绿迎春来", ""])
    }

    @Test("an outline between a headline and a text takes the text away from the headline")
    func outlineBetween() throws {
        var sketch = LaidSketch()
        sketch.put("文明健康 绿色环保", x: 20, y: 20, size: 15)
        sketch.set(LaidSketch.trees, x: 20, y: 66, width: 12, height: 20)
        sketch.set(LaidSketch.wheat, x: 300, y: 66, width: 12, height: 20)
        #expect(try headlines(sketch).contains("文明健康 绿色环保"))
        sketch.layout.outlines = [Box(x: 20, y: 42, width: 100, height: 16)]
        #expect(try !headlines(sketch).contains("文明健康 绿色环保"))
    }

    @Test("a rule down between columns of one article proves nothing")
    func columnRule() throws {
        var sketch = Self.columns()
        sketch.layout.rules = [Box(x: 134, y: 56, width: 0.5, height: 70)]
        #expect(try headlines(sketch) == ["青川河畔植新绿"])
    }

    @Test("what stands below a rule over the column's breadth is another article, though it looks like the next paragraph")
    func ruleAcross() throws {
        var sketch = LaidSketch()
        sketch.put("青川河畔植新绿", x: 22, y: 20, size: 15)
        sketch.set(Self.paragraphs, x: 20, y: 40, width: 12, height: 20)
        let end = sketch.lines.compactMap(\.box).map { $0.y + $0.height }.max() ?? 0
        sketch.set(["全国小麦陆续进入集中收获期，各地抢抓晴好天气，农机手昼夜作业。"], x: 20, y: end + 8, width: 12, height: 20)
        #expect(try headlines(sketch) == ["青川河畔植新绿"])
        sketch.layout.rules = [Box(x: 20, y: end + 4, width: 108, height: 0.5)]
        #expect(try headlines(sketch) == ["青川河畔植新绿", ""])
        sketch.layout.rules = [Box(x: 20, y: end + 4, width: 40, height: 0.5)]
        #expect(try headlines(sketch) == ["青川河畔植新绿"], "a rule under a few words")
    }

    static let underlines: [(name: String, rule: Box, headline: String)] = [
        ("as long as the headline", Box(x: 50, y: 37, width: 90, height: 1), "讲文明树新风"),
        ("under a part of it", Box(x: 50, y: 37, width: 40, height: 1), "讲文明树新风"),
        ("over the column", Box(x: 20, y: 37, width: 108, height: 1), ""),
    ]

    @Test("a rule no longer than the headline underlines it, a longer one parts what is below", arguments: underlines)
    func underline(_ name: String, _ rule: Box, _ headline: String) throws {
        var sketch = LaidSketch()
        // Set to the right of the text's edge, as a headline of its own would not be.
        sketch.put("讲文明树新风", x: 50, y: 20, size: 15)
        sketch.set(LaidSketch.trees, x: 20, y: 42, width: 12, height: 20)
        sketch.set(LaidSketch.wheat, x: 162, y: 42, width: 12, height: 20)
        sketch.layout.rules = [rule]
        let trees = try #require(try read(sketch).articles.first { $0.paragraphs.first?.passage.text.string.contains("植树") == true })
        #expect(trees.headline.text.string == headline, "\(name)")
    }

    @Test("no line of print runs across a rule")
    func gutter() throws {
        for rules in [[], [Box(x: 49, y: 5, width: 0.5, height: 30)]] {
            var sketch = LaidSketch()
            sketch.put("本报记者", x: 10, y: 10)
            sketch.put("王伟", x: 52, y: 10)
            sketch.layout.rules = rules
            let page = sketch.page()
            let laid = try #require(LaidPage(page, FoundLine.lines(of: page)))
            #expect(LaidLine.lines(of: laid).count == 1 + rules.count)
        }
    }

    @Test("two captions under two pictures go to the articles that the pictures stand in")
    func captions() throws {
        var sketch = LaidSketch()
        sketch.put("青川河畔植新绿", x: 22, y: 20, size: 15)
        sketch.set(LaidSketch.trees, x: 20, y: 40, width: 12, height: 20)
        sketch.put("志愿者在植树", x: 30, y: 260, size: 8)
        sketch.put("全国小麦陆续收获", x: 22, y: 280, size: 15)
        sketch.set(LaidSketch.wheat, x: 20, y: 300, width: 12, height: 20)
        sketch.put("农机手在收割", x: 30, y: 520, size: 8)
        sketch.layout.pictures = [Box(x: 20, y: 160, width: 108, height: 96), Box(x: 20, y: 420, width: 108, height: 96)]
        #expect(try read(sketch).articles.map { $0.captions.map(\.text.string) } == [["志愿者在植树"], ["农机手在收割"]])
    }

    @Test("small type beside a picture is a caption; a column of text below one is not")
    func beside() throws {
        var sketch = LaidSketch()
        sketch.put("青川河畔植新绿", x: 22, y: 20, size: 15)
        for (row, line) in ["志愿者在", "青川河畔", "种下新苗", "三千余株", "迎接春天"].enumerated() {
            sketch.put(line, x: 92, y: 60 + 11 * Double(row), size: 8)
        }
        sketch.set(LaidSketch.trees, x: 20, y: 146, width: 12, height: 20)
        sketch.layout.pictures = [Box(x: 20, y: 40, width: 68, height: 100)]
        let contents = try read(sketch)
        #expect(contents.articles.map { $0.captions.map(\.text.withoutBlanks.string) } == [["志愿者在青川河畔种下新苗三千余株迎接春天"]])
        #expect(contents.articles.map(\.paragraphs.count) == [2])
    }

    @Test("whatever graphics say, no line is lost or printed twice")
    func hostile() throws {
        let wild = [Double.nan, .infinity, -.infinity, 0, -1, 1e9, 1e-9, 300]
        let boxes = wild.flatMap { x in wild.map { Box(x: x, y: $0, width: $0, height: x) } } + [Box(x: 0, y: 0, width: 400, height: 400)]
        var sketch = LaidSketch.twoArticles
        sketch.layout = PageLayout(width: .nan, height: -1, pictures: boxes, rules: boxes, frames: boxes, outlines: boxes)
        let contents = try read(sketch)
        #expect(discrepancies(contents) == [])
    }
}
