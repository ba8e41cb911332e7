import Newspaper
import SplitMix
import Testing

@testable import Segment

@Suite("Pages whose lines have places")
struct LayoutTests {
    private func read(_ sketch: LaidSketch) throws -> PageContents { try Segmenter()(sketch.page()) }

    @Test("columns under a headline go on from each other; parts of headlines are told by their size")
    func twoArticles() throws {
        let contents = try read(.twoArticles)
        #expect(discrepancies(contents) == [])
        #expect(contents.articles.map(\.kicker.text.string) == ["在希望的田野上", ""])
        #expect(contents.articles.map(\.headline.text.string) == ["全国小麦陆续收获", "青川河畔植新绿"])
        #expect(contents.articles.map(\.subhead.text.string) == ["——夏粮丰收在望", ""])
        #expect(
            contents.articles.map { $0.paragraphs.map(\.passage.text.string) } == [
                [LaidSketch.wheat[0], LaidSketch.wheat[1].replacing("（王伟）", with: "")],
                [LaidSketch.trees[0], LaidSketch.trees[1].replacing("（李明）", with: "")],
            ])
        #expect(contents.articles.map { $0.bylines.map(\.name.string) } == [["王伟"], ["李明"]])
        #expect(contents.articles[0].dateline?.text.string == "本报讯")
        #expect(contents.furniture.map(\.kind) == [.folio, .notice])
        #expect(contents.articles.allSatisfy { $0.confidence.segmentation > 0.5 && $0.confidence.headline > 0.5 })
    }

    @Test("it does not matter in which order lines are drawn, nor in which units", arguments: 1...5)
    func invariance(_ seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let sketch = LaidSketch.twoArticles
        let shuffled = sketch.lines.shuffled(using: &random)
        let scaled = sketch.page { lines in
            lines.map { line in
                var line = line
                line.box = line.box.map { Box(x: 2 * $0.x, y: 2 * $0.y, width: 2 * $0.width, height: 2 * $0.height) }
                return line
            }
        }
        let here = try read(sketch)
        for other in [try Segmenter()(sketch.page { _ in shuffled }), try Segmenter()(scaled)] {
            #expect(other.articles.map(\.text) == here.articles.map(\.text))
            #expect(other.articles.map(\.headline.text) == here.articles.map(\.headline.text))
            #expect(other.articles.map(\.confidence) == here.articles.map(\.confidence))
            #expect(Set(other.furniture.map(\.passage.text)) == Set(here.furniture.map(\.passage.text)))
            #expect(discrepancies(other).filter { !$0.contains("loses") } == [])
        }
    }

    @Test("sizes are told without fonts, too")
    func noFonts() throws {
        let page = LaidSketch.twoArticles.page { lines in
            lines.map { line in
                var line = line
                line.font = nil
                return line
            }
        }
        let contents = try Segmenter()(page), here = try read(.twoArticles)
        #expect(contents.articles.map(\.text) == here.articles.map(\.text))
        #expect(contents.articles.map(\.headline.text) == here.articles.map(\.headline.text))
    }

    @Test("a page of columns that run from top to bottom, from right to left, reads like one that lies on its side")
    func vertical() throws {
        let sketch = LaidSketch.twoArticles
        let standing = sketch.page { lines in
            lines.map { line in
                var line = line
                line.box = line.box.map { Box(x: 500 - $0.y - $0.height, y: $0.x, width: $0.height, height: $0.width) }
                return line
            }
        }
        let contents = try Segmenter()(standing), here = try read(sketch)
        #expect(contents.articles.map(\.text) == here.articles.map(\.text))
        #expect(contents.articles.map(\.headline.text) == here.articles.map(\.headline.text))
    }

    @Test("a page that was turned when it was scanned reads like a straight one", arguments: [0.02, -0.05])
    func turned(_ skew: Double) throws {
        let cosine = 1 / (1 + skew * skew).squareRoot(), sine = skew * cosine
        var page = LaidSketch.twoArticles.page { lines in
            lines.map { line in
                var line = line
                line.box = line.box.map { box in
                    let (x, y) = (box.x + box.width / 2, box.y + box.height / 2)
                    let (width, height) = (box.width * cosine + box.height * abs(sine), box.height * cosine + box.width * abs(sine))
                    return Box(x: x * cosine - y * sine - width / 2, y: y * cosine + x * sine - height / 2, width: width, height: height)
                }
                return line
            }
        }
        page.source.layout = PageLayout(width: 400, height: 600, skew: skew)
        let contents = try Segmenter()(page), here = try read(.twoArticles)
        #expect(contents.articles.map(\.text) == here.articles.map(\.text))
        #expect(contents.articles.map(\.headline.text) == here.articles.map(\.headline.text))
    }

    @Test("the halves of a headline are one in their order, though the right one stands a little higher")
    func halves() throws {
        var sketch = LaidSketch()
        sketch.put("全国小麦陆续收获", x: 20, y: 20.5, size: 20)
        sketch.put("保障粮食丰收", x: 200, y: 20, size: 20)
        sketch.set(LaidSketch.wheat, x: 20, y: 50, width: 12, height: 4)
        #expect(try read(sketch).articles.map { $0.headline.text.withoutBlanks.string } == ["全国小麦陆续收获保障粮食丰收"])
    }

    @Test("where recognition has passed over a line, the column goes on below it")
    func lostLine() throws {
        var sketch = LaidSketch()
        sketch.put("青川河畔植新绿", x: 22, y: 20, size: 15)
        sketch.set(LaidSketch.trees, x: 20, y: 40, width: 12, height: 20)
        let contents = try Segmenter()(sketch.page { lines in
            // The second line of the first paragraph is full, the one behind it is gone.
            lines.enumerated().filter { $0.offset != 2 }.map { line in
                var line = line.element
                line.font = nil
                return line
            }
        })
        #expect(contents.articles.map(\.headline.text.string) == ["青川河畔植新绿"])
    }

    @Test("a copy that shadows a line is printed once and answered for")
    func shadows() throws {
        var sketch = LaidSketch()
        for shift in [0, 0.8] { sketch.put("全国小麦陆续收获", x: 20 + shift, y: 20 + shift, size: 20) }
        for shift in [0, 0.8] { sketch.put("夏粮丰收", x: 60 + shift, y: 46 + shift, size: 20) }
        sketch.set(LaidSketch.wheat, x: 20, y: 75, width: 18, height: 20)
        let contents = try read(sketch)
        #expect(contents.articles.map { $0.headline.text.withoutBlanks.string } == ["全国小麦陆续收获夏粮丰收"])
        #expect(contents.articles[0].headline.lines.sorted() == [0, 1, 2, 3])
        #expect(contents.furniture.isEmpty)
    }

    @Test("no headline is an answer: a text that nothing stands over keeps none")
    func noHeadline() throws {
        var sketch = LaidSketch()
        sketch.put("青川河畔植新绿", x: 22, y: 20, size: 15)
        sketch.set(LaidSketch.trees, x: 20, y: 40, width: 12, height: 20)
        sketch.set(LaidSketch.wheat, x: 20, y: 220, width: 12, height: 20)
        let contents = try read(sketch)
        #expect(contents.articles.map(\.headline.text.string) == ["青川河畔植新绿", ""])
        #expect(contents.articles.map(\.paragraphs.count) == [2, 2])
    }

    @Test("a caption under its picture is the article's, and no part of its text")
    func caption() throws {
        var sketch = LaidSketch()
        sketch.put("青川河畔植新绿", x: 22, y: 20, size: 15)
        sketch.put("图为植树现场。 张晓 摄", x: 20, y: 130, size: 8)
        sketch.set(LaidSketch.trees, x: 20, y: 146, width: 12, height: 20)
        let contents = try read(sketch)
        #expect(contents.articles.map(\.headline.text.string) == ["青川河畔植新绿"])
        #expect(contents.articles.map { $0.captions.map(\.text.string) } == [["图为植树现场。 张晓 摄"]])
        #expect(contents.articles.map(\.paragraphs.count) == [2])
    }

    @Test("a byline between headline and text belongs to both")
    func byline() throws {
        var sketch = LaidSketch()
        sketch.put("青川河畔植新绿", x: 22, y: 20, size: 15)
        sketch.put("本报记者 赵静", x: 40, y: 40)
        sketch.set(["近日，青川区组织干部群众在河畔植树，栽下树苗三千余株。"], x: 20, y: 56, width: 12, height: 20)
        let contents = try read(sketch)
        #expect(contents.articles.map(\.headline.text.string) == ["青川河畔植新绿"])
        #expect(contents.articles.map { $0.bylines.map(\.name.string) } == [["赵静"]])
    }

    @Test("lines without a place stay behind the line before them")
    func placeless() throws {
        let page = LaidSketch.twoArticles.page { lines in
            lines.map { line in
                var line = line
                if line.text.starts(with: Scalars("群众在")) { line.box = nil }
                return line
            }
        }
        let contents = try Segmenter()(page), here = try read(.twoArticles)
        #expect(contents.articles.map(\.text.withoutBlanks) == here.articles.map { $0.text.withoutBlanks })
        #expect(discrepancies(contents) == [])
    }

    @Test("where most lines have no place, a page is read as text")
    func mostlyPlaceless() throws {
        let lines = LaidSketch.twoArticles.lines.enumerated().map { index, line in
            var line = line
            if index % 2 == 0 { line.box = nil }
            return line
        }
        let bare = lines.map { line in
            var line = line
            line.box = nil
            return line
        }
        let mixed = try Segmenter()(CleanPage(lines.map { CleanLine($0) })), plain = try Segmenter()(CleanPage(bare.map { CleanLine($0) }))
        #expect(mixed.articles == plain.articles)
        #expect(mixed.furniture == plain.furniture)
    }

    @Test("one column in one size of type tells nothing: it is read as text")
    func oneColumn() throws {
        var sketch = LaidSketch()
        sketch.put("全国小麦陆续收获", x: 20, y: 7)
        sketch.set(LaidSketch.wheat + LaidSketch.trees, x: 20, y: 20, width: 18, height: 40)
        let bare = sketch.page { lines in
            lines.map { line in
                var line = line
                line.box = nil
                return line
            }
        }
        #expect(try read(sketch).articles == (try Segmenter()(bare).articles))
    }

    @Test("news in brief under each other are cut where datelines open them")
    func briefs() throws {
        var sketch = LaidSketch()
        sketch.put("简讯", x: 100, y: 20, size: 20)
        sketch.set([LaidSketch.wheat[0], "本报讯 青川区组织干部群众在河畔植树，栽下树苗三千余株。"], x: 20, y: 50, width: 20, height: 20)
        #expect(try read(sketch).articles.map(\.paragraphs.count) == [1, 1])
    }

    @Test("whatever boxes and sizes say, no line is lost or printed twice", arguments: 0..<40)
    func hostile(_ seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let wild = [Double.nan, .infinity, -.infinity, 0, -1, 1, 10, 1e5, 1e9, 1e-9, 300]
        let texts = ["近日，离石区开展活动。", "（王伟）", "图为现场。", "第3版", " ", "1", "GDP", "本报讯 近日", "遗失声明", "（下转第2版）", "文明出行"].map(Scalars.init)
        func number() -> Double { Bool.random(using: &random) ? Double.random(in: 0...600, using: &random) : wild.randomElement(using: &random) ?? 0 }
        let lines = (0..<Int.random(in: 1...60, using: &random)).map { index in
            SourceLine(
                number: index + 1, text: texts.randomElement(using: &random) ?? [],
                box: Int.random(in: 0..<8, using: &random) == 0 ? nil : Box(x: number(), y: number(), width: number(), height: number()),
                font: Bool.random(using: &random) ? Font(name: "Song", size: number()) : nil)
        }
        let contents = try Segmenter()(CleanPage(lines.map { CleanLine($0) }))
        // Bylines whose lines stand apart are accounted for by the ledger alone.
        #expect(discrepancies(contents).filter { !$0.contains("loses") } == [])
        let again = try Segmenter()(CleanPage(lines.map { CleanLine($0) }))
        #expect(again.articles == contents.articles)
        #expect(again.furniture == contents.furniture)
    }

    @Test("pieces of text that seem to go on from each other in a ring are all there")
    func rings() throws {
        let lines = (0..<6).map { index in
            SourceLine(
                number: index + 1, text: Scalars("近日，离石区组织干部群众植树"),
                box: Box(x: 0.5 * Double(index % 2), y: 30 * Double(index), width: 1, height: 0.1), font: Font(name: "Song", size: 9))
        } + [SourceLine(number: 7, text: Scalars("近日，离石区组织干部群众植树"), box: Box(x: 0, y: 500, width: 126, height: 9), font: Font(name: "Song", size: 9))]
        for order in [lines, lines.reversed()] {
            let contents = try Segmenter()(CleanPage(order.map { CleanLine($0) }))
            #expect(contents.ledger.places.count == 7)
        }
    }

    @Test("many lines in one place, or all on one height, end and are all there", arguments: [(0.0, 0.0), (3.0, 0.0), (0.0, 3.0), (0.001, 0.001)])
    func heaps(_ step: (x: Double, y: Double)) throws {
        let lines = (0..<800).map { index in
            SourceLine(
                number: index + 1, text: Scalars("近日\(index)"),
                box: Box(x: 10 + step.x * Double(index), y: 10 + step.y * Double(index), width: 20, height: 10), font: Font(name: "Song", size: 9))
        }
        let contents = try Segmenter()(CleanPage(lines.map { CleanLine($0) }))
        #expect(discrepancies(contents) == [])
    }
}

@Suite("Printed lines from runs with boxes")
struct LaidLineTests {
    private func texts(_ sketch: LaidSketch) throws -> [String] {
        let page = sketch.page()
        let laid = try #require(LaidPage(page, FoundLine.lines(of: page)))
        return LaidLine.lines(of: laid).map(\.text.string)
    }

    @Test("a blank within a line does not part it, a gutter of the same breadth does")
    func gutter() throws {
        var sketch = LaidSketch()
        sketch.put("近日，青川区组织", x: 10, y: 10)
        sketch.put("植树，志愿者三千", x: 92, y: 10)
        sketch.put("干部（记者", x: 10, y: 23)
        sketch.put("王伟）", x: 60, y: 23)
        sketch.put("余人参加了活动。", x: 92, y: 23)
        sketch.put("群众在青川河畔，", x: 10, y: 36)
        sketch.put("大家干劲十足地。", x: 92, y: 36)
        #expect(
            try texts(sketch) == [
                "近日，青川区组织", "植树，志愿者三千", "干部（记者王伟）", "余人参加了活动。", "群众在青川河畔，", "大家干劲十足地。",
            ])
    }

    @Test("blanks at one place in two lines under each other are none that a column ends at, if the next line runs on below both")
    func blanks() throws {
        var sketch = LaidSketch()
        sketch.put("本报讯（记者", x: 28, y: 10)
        sketch.put("吴慧晶杨涛", x: 91, y: 10)
        sketch.put("青川区的通讯员", x: 19, y: 23)
        sketch.put("赵洋李明）", x: 91, y: 23)
        sketch.put("近日，青川区组织干部群众", x: 19, y: 36)
        #expect(try texts(sketch) == ["本报讯（记者 吴慧晶杨涛", "青川区的通讯员 赵洋李明）", "近日，青川区组织干部群众"])
        // Where a third line has it as well, it is a gutter.
        sketch = LaidSketch()
        for row in 0..<3 {
            sketch.put("近日，青川区组", x: 19, y: 10 + 13 * Double(row))
            sketch.put("志愿者三千", x: 91, y: 10 + 13 * Double(row))
        }
        sketch.put("近日，青川区组织干部群众", x: 19, y: 49)
        #expect(try texts(sketch).count == 7)
    }

    @Test("names set apart in a byline are one line")
    func names() throws {
        var sketch = LaidSketch()
        sketch.put("本报记者", x: 10, y: 10)
        sketch.put("王伟", x: 55, y: 10)
        sketch.put("李明", x: 82, y: 10)
        #expect(try texts(sketch) == ["本报记者 王伟 李明"])
    }
}

@Suite("Parts of a headline by their size")
struct HeadPartsTests {
    @Test(
        "the largest type is the main part, what stands above it the kicker, below it the subhead",
        arguments: [
            ([1.2, 3, 1.5], [[0], [1], [2]]),
            ([2, 2], [[], [0, 1], []]),
            ([1.2, 3, 2.9, 1.5, 1.5], [[0], [1, 2], [3, 4]]),
            ([3], [[], [0], []]),
            ([], [[], [], []]),
        ] as [([Double], [[Int]])])
    func parts(_ scales: [Double], _ expected: [[Int]]) {
        let parts = HeadParts(scales.enumerated().map { ($0.offset, $0.element) })
        #expect([parts.kicker, parts.headline, parts.subhead] == expected)
    }
}
