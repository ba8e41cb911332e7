import Newspaper

@testable import Evaluate

/// A page of three articles: one with a kicker and a printed byline, one with reporters in its lead, one that has no
/// headline.
enum Pages {
    static let volunteers = GoldPage.Article(
        id: "a01", kicker: "志愿服务齐行动", headline: "社区开展清扫活动", subhead: "", dateline: "本报讯", lead: "",
        paragraphs: [
            "本报讯 近日，中心职工来到社区开展志愿服务活动，受到居民的一致好评。", "活动中，志愿者们向群众发放宣传单三百余份，并清扫楼道垃圾。",
            "此次活动营造了良好氛围。",
        ],
        bylines: [GoldPage.Byline(name: "张晓斌")], printedBylines: ["（文/图 张晓斌）"], captions: [])
    static let meeting = GoldPage.Article(
        id: "a02", kicker: "", headline: "全县召开春耕备耕工作会议", subhead: "推广良种五万亩", dateline: "本报讯",
        lead: "本报讯（记者 李明 通讯员 王芳）",
        paragraphs: [
            "本报讯（记者 李明 通讯员 王芳）昨天上午，全县春耕备耕工作会议在县政府礼堂召开，各乡镇负责人参加。",
            "会议要求，抓紧调运种子化肥，确保不误农时。",
        ],
        bylines: [GoldPage.Byline(name: "李明"), GoldPage.Byline(name: "王芳")], printedBylines: [], captions: [])
    static let device = GoldPage.Article(
        id: "a03", kicker: "", headline: "", subhead: "", dateline: "", lead: "",
        paragraphs: ["细心的市民发现，城区公交站牌旁多了一件环保新装置灭烟点。", "装置为不锈钢材质，下方有烟头收集口，首批四百个已投入使用。"],
        bylines: [], printedBylines: [], captions: [])

    static let masthead = GoldPage.NonArticle(id: "n01", kind: "masthead", text: "合办：某区融媒体中心第一百期")
    static let slogan = GoldPage.NonArticle(id: "n02", kind: "slogan", text: "倡导移风易俗 弘扬文明新风")

    static func page(
        _ articles: [GoldPage.Article] = [volunteers, meeting, device],
        nonArticles: [GoldPage.NonArticle] = [masthead, slogan]
    ) -> GoldPage {
        GoldPage(id: "qingchuan-1", articles: articles, nonArticles: nonArticles, dumps: [], orderMode: "late")
    }
}

extension PredictedArticle {
    /// What a program predicts that makes no error.
    init(_ gold: GoldPage.Article) {
        self.init(
            kicker: Scalars(gold.kicker), headline: Scalars(gold.headline), subhead: Scalars(gold.subhead),
            paragraphs: gold.paragraphs.map { Scalars($0) }, bylines: gold.bylines.map { Scalars($0.name) },
            captions: gold.captions.map { Scalars($0) })
    }

    /// The article with a change.
    func with(_ change: (inout PredictedArticle) -> Void) -> PredictedArticle {
        var article = self
        change(&article)
        return article
    }
}
