import Newspaper

@testable import Segment

/// A page of an invented issue, as segmentation would have left it.
struct PageSketch {
    var number: Int?
    var name = ""
    var day = CalendarDate("2023-04-12")
    var articles: [ArticleSketch] = []
    /// The lines of an index box.
    var index: [String] = []

    func page() throws -> IssuePage {
        var lines: [Scalars] = []
        func passage(_ text: String) -> Passage {
            guard !text.isEmpty else { return Passage() }
            lines.append(Scalars(text))
            return Passage(
                text: Scalars(text), runs: [TextRun(start: 0, length: Scalars(text).count, line: lines.count - 1, column: 0)],
                lines: [lines.count - 1])
        }
        let made = articles.map { sketch in
            let headline = passage(sketch.headline)
            let body = passage(sketch.text)
            return Article(
                headline: headline, dateline: DatelineParser.parse(body.text), paragraphs: [Paragraph(body)], continuedFrom: sketch.from,
                continuedTo: sketch.to, confidence: ArticleConfidence(segmentation: 1, headline: 1))
        }
        var box = Passage()
        for line in index {
            let piece = passage(line)
            box.runs += piece.runs.map { TextRun(start: box.text.count, length: $0.length, line: $0.line, column: 0) }
            box.text += piece.text
            box.lines += piece.lines
        }
        let furniture = index.isEmpty ? [] : [Furniture(kind: .index, passage: box, reason: "")]
        let contents = try PageContents(page: CleanPage(lines), articles: made, furniture: furniture)
        return IssuePage(
            number: number, identity: PageIdentity(paper: "qingchuan", date: day, page: number, pageName: name),
            contents: AnnotatedPage(contents: contents, annotations: made.map { _ in Annotations() }, textQuality: 1), warnings: [])
    }
}

struct ArticleSketch {
    var headline = ""
    var text: String
    var from: Int?
    var to: Int?
}

func links(_ pages: PageSketch...) throws -> IssueLinks { IssueLinking.links(try pages.map { try $0.page() }) }

/// Halves of invented articles.
enum Halves {
    static let trees = ArticleSketch(
        headline: "爱护一草一木 共享一城春色",
        text: "本报讯 清晨的望澜公园里，园林工人邵青禾正在给新栽的海棠培土。今年开春以来，清川区园林中心补栽行道树1200棵，新建口袋公园三处，市民推窗见绿、出门入园。邵青禾说，海棠最怕积水，每棵树下都留了透水",
        to: 2)
    static let treesEnd = ArticleSketch(
        text: "层，雨天也不烂根。园林中心还请来志愿者认养口袋公园，给海棠和行道树挂牌，谁浇水、谁培土，一目了然。下一步，清川区将再建口袋公园五处。", from: 1)
    static let exports = ArticleSketch(
        headline: "小核桃漂洋过海",
        text: "本报讯 石笕镇的核桃加工厂里，传送带昼夜不停，剥壳、分拣、烘烤一气呵成。厂长彭立秋介绍，去年核桃仁出口订单翻了一番，销往七个国家，带动两千多户果农增收。眼下最要紧的是冷链", to: 2)
    static let exportsEnd = ArticleSketch(
        text: "仓库的扩建。彭立秋算了一笔账：核桃仁存得住，订单才接得住。镇里协调贷款三百万元，新冷链仓库八月投用，果农的核桃再不愁压价。", from: 1)
    static let school = ArticleSketch(
        headline: "校门口多了一群红马甲",
        text: "本报讯 每天放学时分，实验小学门前总有一群穿红马甲的家长，举着小旗护送孩子过马路。校长说，自从有了护学岗，门前再没有发生过拥堵。")
    static let bus = ArticleSketch(
        headline: "三条公交线路优化调整",
        text: "从本周六起，3路、7路、12路公交线路优化调整，新增站点九个，首末班车时间不变，市民可以在站牌上扫码查询。")
    static let clinic = ArticleSketch(
        text: "据了解，卫生院的家庭医生每月上门一次，为慢性病人量血压、测血糖，药费按规定报销，村民不出村就能看病。")
}
