import Newspaper
import Testing

@testable import Extract

/// What holds for every text, whatever it says.
@Suite("Laws")
struct LawsTests {
    /// A linear congruential generator (Knuth, MMIX), so that a failure can be repeated.
    struct Generator: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state ^ (state >> 29)
        }
    }

    static let pieces: [String] = [
        "离石区", "城北街道", "尉汾路", "社区", "区委", "书记", "副区长", "王伟", "廉海平", "欧阳", "、", "，", "。", "指出", "说", "年", "月", "日", "10", "24",
        "2022", "９", "二十", "十", "百", "千", "万", "亿", "〇", "元", "亩", "%", "％", "百分之", "个", "多", "约", "近", "第", "至", "-", "—", ".", ",",
        ":", "《", "》", "〈", "〔", "〕", "（", "）", "【", "】", "号", "国发", "“", "”", "四个", "到位", "活动", "召开", "会议", "主题党日", " ", "\n", "\u{3000}",
        "近日", "全县", "区委", "第三届", "二十大", "零下", "农历", "正月", "初一", "分之", "至今", "昨", "今年", "上月", "每周", "以来", "季度", "上旬", "上午", "时", "半", "的", "了", "和", "在", "村", "路", "局", "中心", "委", "公司", "A", "é", "𠮷",
        "\u{FFFD}", "\u{E000}", "\u{0}", "\u{FE0F}", "😀", "9999999999999999999999999", "99999年13月32日",
    ]

    static func text(_ seed: UInt64) -> [String] {
        var random = Generator(state: seed)
        return (0..<Int.random(in: 1...4, using: &random)).map { _ in
            let words = (0..<Int.random(in: 0...60, using: &random)).map { _ in
                pieces.randomElement(using: &random) ?? ""
            }
            return words.joined()
        }
    }

    static let samples: [[String]] = [
        ["近日，离石区委副书记、区政府区长张海文调研重点项目建设，先后深入枣林殡仪馆等工地，要求10月30日前完成投资1.2亿元。", "张海文指出，要落实《条例》（国发〔2022〕12号）。"],
        ["10月24日，离石区妇联党支部走进西属巴街道上安社区惠安小区，开展“礼赞二十大 巾帼志愿行”主题党日活动，发放宣传单500多份。"],
    ]

    @Test("mentions are the text at their place, in order, and apart within a type", arguments: 0..<300)
    func mentions(_ seed: Int) throws {
        let paragraphs = seed < Self.samples.count ? Self.samples[seed] : Self.text(UInt64(seed))
        let contents = try PageContents(paragraphs, bylines: ["王伟", "于慧"])
        let text = contents.articles[0].text
        let found = localExtractor(contents, issueDate: CalendarDate("2022-10-25")).annotations[0]
        for entity in found.entities {
            expectOrdered(entity.mentions, in: text)
            #expect((0...1).contains(entity.confidence) && (0...100).contains(entity.relevance))
        }
        for kind in Entity.Kind.allCases {
            let mentions = found.entities.filter { $0.kind == kind }.flatMap(\.mentions)
            expectOrdered(mentions.sorted { $0.range.lowerBound < $1.range.lowerBound }, in: text)
        }
        expectOrdered(found.times.map(\.mention), in: text)
        expectOrdered(found.quantities.map(\.mention), in: text)
        expectOrdered(found.documents.map(\.mention), in: text)
        expectOrdered(found.slogans.map(\.mention), in: text)
        expectOrdered(found.events.map(\.mention), in: text)
        let firsts = found.entities.map { $0.mentions.first?.range.lowerBound ?? .max }
        #expect(firsts == firsts.sorted())
        for quantity in found.quantities {
            #expect(quantity.value.allSatisfy { $0.isASCII && ($0.isNumber || "./-".contains($0)) })
        }
        #expect((0...1).contains(found.textQuality))
    }

    private func expectOrdered(_ mentions: [Mention], in text: Scalars) {
        var end = 0
        for mention in mentions {
            #expect(mention.range.lowerBound >= end && !mention.range.isEmpty && mention.range.upperBound <= text.count)
            #expect(Scalars(text[mention.range]) == mention.text)
            end = mention.range.upperBound
        }
    }

    @Test("the same text gives the same annotations")
    func deterministic() throws {
        let contents = try PageContents(Self.samples[0], bylines: ["于勇梅"])
        let (a, b) = (Extractor(homeRegion: "离石区"), Extractor(homeRegion: "gbt2260:141102"))
        let day = CalendarDate("2022-10-25")
        #expect(a(contents, issueDate: day) == b(contents, issueDate: day))
    }

    @Test(
        "texts of nothing and of one scalar are annotated without a finding",
        arguments: ["", "\n", "《", "“", "1", "日", "区", "〔", "\u{0}"])
    func tiny(_ text: String) throws {
        let found = try annotate(text)
        #expect(found.entities == [] && found.times == [] && found.quantities == [] && found.documents == [])
    }
}
