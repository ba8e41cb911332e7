import SplitMix
import Testing

@testable import Ingest
@testable import Newspaper

@Suite("Columns printed side by side")
struct ColumnWeaveTests {
    /// Lines of one column, invented: paragraphs of full lines, an indent first, a short line with a full stop last.
    private static func column(_ name: Unicode.Scalar, lines: Int, width: Int = 12, endsOpen: Bool = false) -> [String] {
        (0..<lines).map { line in
            let isLast = line % 5 == 4 || line == lines - 1 && !endsOpen
            let indent = line % 5 == 0 ? "  " : ""
            let count = isLast ? width / 2 : width - indent.utf8.count
            let body = (0..<count).map { String(Unicode.Scalar(0x4E00 + UInt32((line * 37 + $0 * 11 + Int(name.value) * 7) % 5000))!) }
            return indent + body.joined() + (isLast ? "。" : "")
        }
    }

    /// Prints columns side by side, each at its cell; lines of nil leave a column empty on that row.
    private static func weave(_ columns: [(cell: Int, lines: [String?])], halfWidths: Bool = false) -> String {
        let rows = columns.map(\.lines.count).max() ?? 0
        return (0..<rows).map { row in
            var line = Scalars()
            var cell = 0
            for column in columns {
                guard row < column.lines.count, let text = column.lines[row] else { continue }
                while cell < column.cell {
                    line.append(" ")
                    cell += 1
                }
                for scalar in text.unicodeScalars {
                    line.append(scalar)
                    cell += halfWidths ? scalar.halfWidths : 1
                }
            }
            return line.string
        }.joined(separator: "\n")
    }

    private static func pieces(_ text: String) throws -> [SourceLine] { try read(Samples.utf8(text))[0].lines }

    @Test("each column is read from top to bottom with its indents, whatever the extractor counts as a cell", arguments: [false, true])
    func columns(halfWidths: Bool) throws {
        let columns = (0..<4).map { Self.column(Unicode.Scalar(UInt8(65 + $0)), lines: 12) }
        let text = Self.weave(columns.enumerated().map { ($0 * 32, $1) }, halfWidths: halfWidths)
        let pieces = try Self.pieces(text)
        #expect(pieces.map(\.text.string) == columns.flatMap { $0 })
        #expect(pieces.map(\.number) == (0..<4).flatMap { _ in 1...12 })
        let lines = text.unicodeScalars.split(separator: "\n").map { Scalars($0) }
        for piece in pieces {
            #expect(lines[piece.number - 1][piece.column...].starts(with: piece.text), "line \(piece.number), column \(piece.column)")
        }
    }

    @Test("an article over two columns is read before the one below it")
    func modules() throws {
        let upper = [Self.column("a", lines: 9, endsOpen: true), Self.column("b", lines: 8)]
        let lower = [Self.column("c", lines: 9, endsOpen: true), Self.column("d", lines: 9)]
        let gap: [String?] = [nil, nil, nil, nil]
        // The second columns go on amid a paragraph, so their first lines have no indent.
        let second = [upper[1], lower[1]].map { Array($0.dropFirst()) }
        let text = Self.weave([
            (0, upper[0] + gap + lower[0]), (26, second[0] + [nil, nil] + gap + second[1]),
        ])
        let order = try Self.pieces(text).map(\.text.string)
        #expect(order == upper[0] + second[0] + lower[0] + second[1])
    }

    @Test("columns on different baselines, and so in every other row, stay whole")
    func baselines() throws {
        let left = Self.column("a", lines: 12)
        let right = Self.column("b", lines: 12)
        let text = Self.weave([
            (0, left.flatMap { [$0, nil] }), (26, right.flatMap { [nil, $0] }), (52, Self.column("c", lines: 24)),
        ])
        let order = try Self.pieces(text).map(\.text.string)
        #expect(order.prefix(12) == left[...])
        #expect(order.contains(right))
    }

    @Test("an overfull line that leaves one blank of gutter is cut there")
    func narrowGutter() throws {
        var left = Self.column("a", lines: 12)
        left[6] = "二零二二年二零二三年二零二四年二零二五年二零二六年"
        let right = Self.column("b", lines: 12)
        let text = Self.weave([(0, left), (26, right)])
        #expect(text.contains("二零二六年 "))
        #expect(try Self.pieces(text).map(\.text.string) == left + right)
    }

    /// A drawn page and its lines in the order in which they are read, indents and all.
    struct Drawing: CustomTestStringConvertible {
        var testDescription: String
        var page: [String]
        var order: [String]

        init(_ description: String, page: [String], order: [String]) {
            (self.testDescription, self.page, self.order) = (description, page, order)
        }
    }

    static let drawings = [
        Drawing(
            "two articles of other widths, a headline over two columns, a short last line with a name",
            page: [
                "   青川春耕全面展开                                   医保服务进村入户",
                "",
                "  青川县今年春耕开局    走进田间，指导农户        本报讯 县医保局今年把服务窗",
                "好于往年，全县早稻播    选种育秧，保证每一      口搬进村里，村民不出村就能办理",
                "种面积达到两万亩。      块田都按时插上秧。      参保登记、费用缴纳等十二项业务。",
                "  入春以来，县里组织      目前，全县早稻育        工作人员逐户上门，为行动不",
                "农技人员三百多人下到    秧已过七成，下月初      便的老人办理手续。全县已有八成",
                "各村，一户一户查看种    可以全部插完。          的村设立了服务点，群众少跑路，",
                "子、农膜和化肥的准备            （林一舟）      数据多跑路，办事时间缩短一半。",
                "情况。农技人员还带着                              （陈小雨）",
            ],
            order: [
                "青川春耕全面展开",
                "  青川县今年春耕开局", "好于往年，全县早稻播", "种面积达到两万亩。", "  入春以来，县里组织", "农技人员三百多人下到",
                "各村，一户一户查看种", "子、农膜和化肥的准备", "情况。农技人员还带着",
                "走进田间，指导农户", "选种育秧，保证每一", "块田都按时插上秧。", "  目前，全县早稻育", "秧已过七成，下月初", "可以全部插完。",
                "        （林一舟）",
                "医保服务进村入户",
                "  本报讯 县医保局今年把服务窗", "口搬进村里，村民不出村就能办理", "参保登记、费用缴纳等十二项业务。", "  工作人员逐户上门，为行动不",
                "便的老人办理手续。全县已有八成", "的村设立了服务点，群众少跑路，", "数据多跑路，办事时间缩短一半。", "  （陈小雨）",
            ]),
        Drawing(
            "a gutter of one blank: full lines of digits take more cells, and the second column drifts",
            page: [
                "  本报讯 本市今年前六 乡镇同步推进，已有千          本报讯 立春过后，天",
                "个月共发放贷款120笔， 余户农民领到款项。          气回暖，果农忙着给果",
                "支持农户扩大种植面积。  信贷员说，办理一笔        树剪枝、施肥，山坡上",
                "  其中春耕贷款最多，共 贷款只要3天，比去年        到处是忙碌的身影。",
                "有2019户农民受益，户均 快了5天以上，农户都          技术员说，今年雪水",
                "获得贷款约35000元，比 说方便。明年银行还要        足，土里墒情好，只要",
                "去年同期多出一成以上。 在村里设立服务点，让       管护跟得上，秋天又是",
                "  这些钱主要用来购买种 更多农户在家门口办理       一个丰收年。果农们听",
                "子、化肥和农膜，也有不 手续，不必再进城去。       了，干劲更足，天不亮",
                "少农户添置了农机。各       （王小川 李平）        就上山。（周大山）",
            ],
            order: [
                "  本报讯 本市今年前六", "个月共发放贷款120笔，", "支持农户扩大种植面积。", "  其中春耕贷款最多，共", "有2019户农民受益，户均", "获得贷款约35000元，比",
                "去年同期多出一成以上。", "  这些钱主要用来购买种", "子、化肥和农膜，也有不", "少农户添置了农机。各",
                "乡镇同步推进，已有千", "余户农民领到款项。", "  信贷员说，办理一笔", "贷款只要3天，比去年", "快了5天以上，农户都", "说方便。明年银行还要",
                "在村里设立服务点，让", "更多农户在家门口办理", "手续，不必再进城去。", "     （王小川 李平）",
                "  本报讯 立春过后，天", "气回暖，果农忙着给果", "树剪枝、施肥，山坡上", "到处是忙碌的身影。", "  技术员说，今年雪水",
                "足，土里墒情好，只要", "管护跟得上，秋天又是", "一个丰收年。果农们听", "了，干劲更足，天不亮", "就上山。（周大山）",
            ]),
        Drawing(
            "a picture parts both columns: the text goes on below it before it goes on further right",
            page: [
                "  山上的梨花开了，游客    摄影爱好者架起相机，",
                "从四面八方赶来，小村的    等着拍下日出的一刻，",
                "停车场清早就停满了车。    山谷里的云雾散了又聚。",
                "  村里的农家乐家家客满    老人在树下摆开棋局，",
                "，灶上的火从早烧到晚，    孩子们追着花瓣跑，笑",
                "老板娘忙得顾不上喝水。    声传遍了整个山坡，人",
                "",
                "",
                "",
                "",
                "",
                "  一位从省城来的游客说    人都说明年还要再来，",
                "，她每年春天都来这里看    还要带上更多的朋友。",
                "花，一住就是三五天，图      花期还有半个月，村",
                "的是清静，也图这一口山    里正在修一条新的步道",
                "泉水泡出来的新茶。山顶    ，让游客走得更稳当。",
            ],
            order: [
                "  山上的梨花开了，游客", "从四面八方赶来，小村的", "停车场清早就停满了车。", "  村里的农家乐家家客满", "，灶上的火从早烧到晚，", "老板娘忙得顾不上喝水。",
                "  一位从省城来的游客说", "，她每年春天都来这里看", "花，一住就是三五天，图", "的是清静，也图这一口山", "泉水泡出来的新茶。山顶",
                "摄影爱好者架起相机，", "等着拍下日出的一刻，", "山谷里的云雾散了又聚。", "老人在树下摆开棋局，", "孩子们追着花瓣跑，笑", "声传遍了整个山坡，人",
                "人都说明年还要再来，", "还要带上更多的朋友。", "  花期还有半个月，村", "里正在修一条新的步道", "，让游客走得更稳当。",
            ]),
        Drawing(
            "a headline just as wide as its column is no text that goes on; a letter-spaced line is one line",
            page: [
                "  县里的图书馆今年延长    座位坐满了人。馆里还",
                "了开放时间，每天开到晚    请来老师讲故事，孩子",
                "上九点，周末也不休息，    们听得入了神，不肯走。",
                "上 班 的 人 下了班也能    （张小书）",
                "来看书。一到晚上，三层    全县中学生足球赛开幕",
                "的阅览室灯火通明，四百      本报讯 全县中学生足",
                "",
                "                          球赛昨天开幕，十二支",
                "老城改造工程如期完工了    队伍参加比赛。首场比",
                "  老城改造工程昨天完工    赛在县一中举行，双方",
                "，三条街巷铺上了青石板    踢得难解难分，最后以",
                "，路灯也换成了新的。      一比一握手言和。",
            ],
            order: [
                "  县里的图书馆今年延长", "了开放时间，每天开到晚", "上九点，周末也不休息，", "上 班 的 人 下了班也能", "来看书。一到晚上，三层", "的阅览室灯火通明，四百",
                "座位坐满了人。馆里还", "请来老师讲故事，孩子", "们听得入了神，不肯走。", "（张小书）",
                "全县中学生足球赛开幕", "  本报讯 全县中学生足", "球赛昨天开幕，十二支", "队伍参加比赛。首场比", "赛在县一中举行，双方", "踢得难解难分，最后以", "一比一握手言和。",
                "老城改造工程如期完工了", "  老城改造工程昨天完工", "，三条街巷铺上了青石板", "，路灯也换成了新的。",
            ]),
    ]

    @Test("a page is read as a reader reads it", arguments: drawings)
    func reading(_ drawing: Drawing) throws {
        #expect(try Self.pieces(drawing.page.joined(separator: "\n")).map(\.text.string) == drawing.order)
    }

    @Test("a folio line above the columns stays one line, and a name at a paragraph's end stays with it")
    func wholeLines() throws {
        var left = Self.column("a", lines: 10)
        left[9] = "完成任务。  （林一）"
        let folio = "第2版·要闻              2023年3月17日   星期五           责编   王伟"
        let text = folio + "\n\n\n" + Self.weave([(0, left), (26, Self.column("b", lines: 10)), (52, Self.column("c", lines: 10))])
        let order = try Self.pieces(text).map(\.text.string)
        #expect(order.first == folio)
        #expect(order.contains("完成任务。  （林一）"))
    }

    struct Page: CustomTestStringConvertible {
        var testDescription: String
        var text: String

        init(_ description: String, _ text: String) { (testDescription, self.text) = (description, text) }
    }

    static let plain = [
        Page("one column", column("a", lines: 40).joined(separator: "\n")),
        Page("a column with names at the right", column("a", lines: 40).map { $0 + "    （林一）" }.joined(separator: "\n")),
        Page("a table", (1...30).map { "第\($0)场     1:0     林一" }.joined(separator: "\n")),
        Page(
            "letter-spaced lines",
            column("a", lines: 40).map { $0.unicodeScalars.map { "\($0)  " }.joined() }.joined(separator: "\n")),
        Page("two short columns", weave([(0, column("a", lines: 5)), (26, column("b", lines: 5))])),
    ]

    @Test("a page without columns of text side by side stays as it is", arguments: plain)
    func untouched(_ page: Page) throws {
        let pieces = try Self.pieces(page.text)
        #expect(pieces.map(\.text.string) == page.text.unicodeScalars.split(separator: "\n").map { Scalars($0).string })
        #expect(pieces.allSatisfy { $0.column == 0 })
    }

    @Test("the pieces hold every printed character once, on any page")
    func nothingLost() throws {
        var generator = SeededGenerator(seed: 3)
        var wovenPages = 0
        for _ in 0..<150 {
            let text = (0..<Int.random(in: 8...40, using: &generator)).map { _ in
                (0..<Int.random(in: 1...5, using: &generator)).map { column in
                    let gap = String(repeating: Bool.random(using: &generator) ? " " : "　", count: Int.random(in: 0...9, using: &generator))
                    let body = Self.column(Unicode.Scalar(UInt8(65 + column)), lines: 1, width: Int.random(in: 3...14, using: &generator))
                    return gap + body[0]
                }.joined()
            }.joined(separator: "\n")
            let pieces = try Self.pieces(text)
            if pieces.contains(where: { $0.column > 0 }) { wovenPages += 1 }
            let lines = text.unicodeScalars.split(separator: "\n").map { Scalars($0) }
            for (index, line) in lines.enumerated() {
                let own = pieces.filter { $0.number == index + 1 }.sorted { $0.column < $1.column }
                #expect(own.flatMap(\.text).filter { !$0.isBlank } == line.filter { !$0.isBlank })
                for piece in own { #expect(line[piece.column...].starts(with: piece.text)) }
            }
        }
        #expect(wovenPages > 0, "a test that weaves nothing shows nothing")
    }

    @Test("a stretch is cut before a word whatever cells are left to it", arguments: [(0..<9, 6), (6..<9, 6), (8..<9, 6), (0..<4, 6)])
    func cutCells(_ cells: Range<Int>, _ cell: Int) {
        let text = Scalars("石桥镇  开展")
        let stretch = PageGrid.Stretch(line: 0, range: 0..<7, row: 0, cells: cells, last: "展")
        let pieces = stretch.cut(before: PageGrid.Word(start: 5, cell: cell), in: text)
        #expect(pieces.map { Scalars(text[$0.range]).string } == ["石桥镇", "开展"])
        #expect(pieces.map(\.cells.lowerBound) == [cells.lowerBound, cell])
    }
}

extension [String] {
    /// Whether the other list stands in this one, unbroken.
    fileprivate func contains(_ other: [String]) -> Bool {
        indices.contains { self[$0...].starts(with: other) }
    }
}
