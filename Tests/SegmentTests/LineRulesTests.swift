import Newspaper
import Testing

@testable import Segment

@Suite("Rules for lines")
struct LineRulesTests {
    private func labels(_ lines: [(LineLabel, String)]) -> [LineLabel] {
        LineRules(lines.map(\.0), PageFacts(CleanPage(lines.map { Scalars($0.1) }))).labels
    }

    @Test("a few lines taken for text that break off amid a sentence are a headline, or the rest of one")
    func fragments() {
        #expect(
            labels([
                (.body, "全县粮食产量稳定。"), (.paragraphStart, "张灯结彩庆新春"), (.headlineStart, "喜庆祥和中国年"), (.articleStart, "本报讯 今天是除夕。"),
            ]) == [.body, .headlineStart, .headlineStart, .articleStart])
        #expect(
            labels([(.headlineStart, "躬耕教坛 强国有我——总书记致"), (.body, "信全国优秀教师引发热烈反响"), (.headlineStart, "老城在地震中受损")])
                == [.headlineStart, .headline, .headlineStart])
        #expect(
            labels([(.kicker, "一线调研"), (.paragraphStart, "中国盾构机如何建链成群？"), (.byline, "本报记者 李敏伟"), (.articleStart, "近日，记者来到郑州。")])
                == [.kicker, .headline, .byline, .articleStart])
    }

    @Test("what ends a sentence, has a comma or goes on in the next line stays text")
    func text() {
        let sentence = [(LineLabel.headlineStart, "王伟到清川区调研"), (.articleStart, "他说，今年收成好。"), (.headlineStart, "秋收接近尾声")]
        #expect(labels(sentence) == sentence.map(\.0))
        let goesOn = [(LineLabel.headlineStart, "王伟到清川区调研"), (.articleStart, "市委副书记王伟"), (.articleStart, "23日下午到清川区调研。")]
        #expect(labels(goesOn) == goesOn.map(\.0))
        let listed = [(LineLabel.headlineStart, "多领域开展科考"), (.articleStart, "海洋光学、"), (.headlineStart, "秋收接近尾声")]
        #expect(labels(listed) == listed.map(\.0))
    }

    @Test("a short line that closes the headline's bracket is the rest of it")
    func brackets() {
        let headline = [(LineLabel.headlineStart, "今晚播出第四集《心手相"), (.caption, "连》"), (.articleStart, "本报讯 大型纪录片今晚播出。")]
        #expect(labels(headline) == [.headlineStart, .headline, .articleStart])
        let other = [(LineLabel.headlineStart, "今晚播出第四集《心手相连》"), (.caption, "图为海报（甲）")]
        #expect(labels(other) == other.map(\.0))
        let sentence = [(LineLabel.headlineStart, "今晚播出《心手"), (.caption, "相连》是第四集。")]
        #expect(labels(sentence) == sentence.map(\.0))
    }

    @Test("a sentence that breaks off before advertisements takes its end from them, but no notice and no offer")
    func sentences() {
        let start = (LineLabel.articleStart, "本报讯 今年以来，区公安分局累计劝阻潜在受害人")
        let notice = (LineLabel.ad, "遗失声明"), lost = (LineLabel.ad, "李芳遗失居民身份证一枚，声明作废。")
        #expect(labels([start, (.ad, "1350人，止付资金427万元。"), notice, lost]) == [.articleStart, .body, .ad, .ad])
        for first in [notice, lost, (.ad, "旺铺招租，价格面议。")] {
            #expect(labels([start, first, lost]) == [.articleStart, .ad, .ad])
        }
        #expect(labels([(.articleStart, "本报讯 分局累计劝阻潜在受害人。"), (.ad, "1350人，止付资金427万元。")]) == [.articleStart, .ad])
    }

    @Test("headlines between two notices are none of them")
    func notices() {
        let lines = [
            "遗失声明", "胡梅不慎将机动车驾驶证丢失，声明作废。", "人社部启动百日千", "万招聘专项行动", "招租启事", "现有临街商铺三间对外出租，联系电话：0000-6620100。",
        ]
        let pinned = LineRules.pinned(PageFacts(CleanPage(lines.map { Scalars($0) })))
        #expect(pinned == [0: .ad, 1: .ad, 4: .ad, 5: .ad])
    }
}
