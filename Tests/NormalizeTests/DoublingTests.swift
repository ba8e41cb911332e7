import Newspaper
import Testing

@testable import Normalize

@Suite("Doubled type")
struct DoublingTests {
    @Test(
        "a line printed twice is folded, whole or in pieces",
        arguments: [
            ("倡导移风易俗倡导移风易俗 弘扬文明新风弘扬文明新风", "倡导移风易俗 弘扬文明新风"),
            (
                "离石区医保局离石区医保局：“：“四个到位四个到位””推进医保征缴工作推进医保征缴工作",
                "离石区医保局：“四个到位”推进医保征缴工作"
            ),
            ("44月中国中小企业月中国中小企业", "4月中国中小企业"),
            ("前四个月我国外贸进出口同比增长前四个月我国外贸进出口同比增长 5.8%5.8%", "前四个月我国外贸进出口同比增长 5.8%"),
            ("厚植绿色底色 建设美丽中国 厚植绿色底色 建设美丽中国", "厚植绿色底色 建设美丽中国"),
            ("医保局(试行)征缴工作医保局（试行）征缴工作", "医保局(试行)征缴工作"),
            ("中国盾构机如何建链成群中国盾构机如何建链成群？", "中国盾构机如何建链成群？"),
            ("本报记者 陈刚 前三季度我国光伏前三季度我国光伏", "本报记者 陈刚 前三季度我国光伏"),
        ])
    func foldsLine(_ found: String, _ clean: String) {
        #expect(repaired(found, by: Doubling.self) == clean)
    }

    @Test(
        "what Chinese doubles itself stays",
        arguments: [
            "研究研究", "天天向上", "代代相传", "常回家看看", "人人参与 人人受益", "中国加油中国加油",
            "高高兴兴 平平安安 快快乐乐 健健康康", "研究研究 讨论讨论 商量商量", "我爱你中国，我爱你中国，",
            "为人民服务！为人民服务！", "2020年", "哈哈哈哈哈哈哈哈",
        ])
    func leavesLine(_ line: String) {
        #expect(repaired(line, by: Doubling.self) == line)
    }

    @Test("a headline printed twice line by line keeps the first copies, the others are shadows")
    func foldsLines() {
        let found = ["第二届", "第二届“", "“一带一", "一带一", "路", "路", "”", "”国际技能大", "国际技能大", "赛将在重庆举办", "赛将在重庆举办"]
        let clean = repaired(found, by: Doubling.self)
        #expect(clean == ["第二届", "“", "一带一", "", "路", "", "", "”国际技能大", "", "赛将在重庆举办", ""])
        #expect(clean.joined() == "第二届“一带一路”国际技能大赛将在重庆举办")
    }

    @Test(
        "copies of lines are found in every order that extractors give them",
        arguments: [
            (["两个乘组航天", "员会师太空", "两个乘组航天", "员会师太空"], ["两个乘组航天", "员会师太空", "", ""]),
            (["倡导移风易俗", "倡导移风易俗 弘扬文明新风", "弘扬文明新风"], ["", "倡导移风易俗 弘扬文明新风", ""]),
            (["把主题教育引向深入", "同学共研 把主题教育引向深入", "同学共研"], ["", "同学共研 把主题教育引向深入", ""]),
            (["把握机遇 河南从内陆", "河南从内陆", "把握机遇"], ["把握机遇 河南从内陆", "", ""]),
            (["我国外贸向好发展", "规模稳规模稳 结构优结构优 我国外贸向好发展"], ["", "规模稳 结构优 我国外贸向好发展"]),
            (["实施健康中国战略 从从", "实施健康中国战略"], ["实施健康中国战略 从", ""]),
            (["————嫩江水源地植被恢复", "嫩江水源地植被恢复"], ["——嫩江水源地植被恢复", ""]),
            (["刘伯鸣", "刘伯鸣：千锤", "千锤", "百炼匠心锻造", "百炼匠心锻造"], ["刘伯鸣", "：千锤", "", "百炼匠心锻造", ""]),
            (["孙金龙孙金龙：要像一颗要像一颗“钢", "钉”铆在战位上铆在战位上"], ["孙金龙：要像一颗“钢", "钉”铆在战位上"]),
        ])
    func foldsRows(_ found: [String], _ clean: [String]) {
        #expect(repaired(found, by: Doubling.self) == clean)
    }

    @Test("shorter pieces count on a page that is printed with shadows, and only there")
    func weighsByPage() {
        #expect(repaired(["新闻特写新闻特写"], by: Doubling.self) == ["新闻特写新闻特写"])
        #expect(
            repaired(["新闻特写新闻特写", "（王伟）", "现代化挺膺担当现代化挺膺担当"], by: Doubling.self)
                == ["新闻特写", "（王伟）", "现代化挺膺担当"])
    }

    @Test(
        "running text that opens with the words of its headline stays",
        arguments: [
            ["各地春耕备耕有序开展", "\u{3000}\u{3000}各地春耕备耕有序开展", "，为粮食丰收打牢基础"],
            ["各地春耕备耕有序开展", "各地春耕备耕有序开展", "，为粮食丰收打牢基础"],
            ["国家公布一季度跨省", "直接结算情况", "国家公布一季度跨省", "直接结算情况。"],
        ])
    func leavesBody(_ lines: [String]) {
        #expect(repaired(lines, by: Doubling.self) == lines)
    }

    @Test("two notices side by side with the same words stay")
    func leavesNotices() {
        let line = "招租启事 现有临街商铺三间，面积120平方 招租启事 现有临街商铺三间，面积120平方"
        #expect(repaired(line, by: Doubling.self) == line)
    }
}
