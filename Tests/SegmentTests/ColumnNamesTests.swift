import Newspaper
import Testing

@testable import Segment

@Suite("Names of columns")
struct ColumnNamesTests {
    @Test(
        "a name of a column is known alone, in brackets, in parts, with its subject behind a mark, and by what campaigns are called",
        arguments: [
            ("新春走基层", true), ("【新春走基层】", true), ("学思想 强党性 重实践 建新功", true), ("新时代新征程新伟业——实干笃行", true),
            ("共建“一带一路”·权威访谈", true), ("项目建设进行时", true), ("全县禁毒在行动", true), ("新春走基层的记者", false),
            ("清川区召开教育工作会议", false), ("进行时", false), ("今天，他们在行动", false), ("", false),
        ])
    func known(_ text: String, _ isName: Bool) {
        #expect(ColumnNames.isOne(Scalars(text)) == isName)
    }

    @Test(
        "the name is the same however it is printed",
        arguments: [
            ("新春走基层", "新春走基层"), ("【 新春走基层 】", "新春走基层"), ("学思想 强党性　重实践 建新功", "学思想强党性重实践建新功"),
            ("新时代新征程新伟业 ——实干笃行", "新时代新征程新伟业"), ("共建“一带一路”·权威访谈", "共建一带一路"),
            ("【新时代新征程新伟业——真抓实干】", "新时代新征程新伟业"), ("全县禁毒 在行动", "全县禁毒在行动"),
        ])
    func name(_ text: String, _ name: String) {
        #expect(ColumnNames.name(in: Scalars(text))?.string == name)
    }

    @Test(
        "an article stands in the column that its kicker names, or its headline in brackets",
        arguments: [
            ("【新春走基层】", "瓜农笑了", "新春走基层"), ("", "【新时代新征程新伟业——真抓实干】甘肃：春来早", "新时代新征程新伟业"),
            ("全县教育大会召开", "新春走基层", ""), ("", "【新春走基层的记者】", ""), ("", "【新春走基层", ""), ("", "", ""),
        ])
    func column(_ kicker: String, _ headline: String, _ name: String) {
        let article = Article(
            kicker: Passage(text: Scalars(kicker)), headline: Passage(text: Scalars(headline)), paragraphs: [], confidence: .certain)
        #expect(article.withColumn.column.string == name)
    }

    @Test("a name that was wrapped is one over its lines")
    func wrapped() {
        let lines = ["学思想 强党性", "重实践 建新功", "河北深入调研", "一线调研", "推动高质量发展系列", "主题新闻", "发布会"].map { Scalars($0) }
        #expect(ColumnNames.parts(lines) == [.begins, .ends, .none, .whole, .begins, .goesOn, .ends])
    }

    @Test("what only begins like a name is none")
    func begun() {
        #expect(ColumnNames.parts(["学思想 强党性", "河北深入调研"].map { Scalars($0) }) == [.none, .none])
        #expect(ColumnNames.parts([]) == [])
    }
}
