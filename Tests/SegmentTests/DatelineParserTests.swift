import Newspaper
import Testing

@testable import Segment

@Suite("Datelines")
struct DatelineParserTests {
    @Test(
        "the paper's own lead",
        arguments: [
            ("本报讯 近日，", "本报讯", ""),
            ("本报讯（记者 王伟）近日，", "本报讯", ""),
            ("本报离石讯 近日，", "本报离石讯", "离石"),
            ("本报 离石讯 近日，", "本报 离石讯", "离石"),
            ("本报10月24日讯 近日，", "本报10月24日讯", ""),
            ("本报 10 月 24 日讯", "本报 10 月 24 日讯", ""),
            ("本报离石10月24日讯", "本报离石10月24日讯", "离石"),
            ("本报北京十月二十四日讯", "本报北京十月二十四日讯", "北京"),
            ("本报南通讯 近日，", "本报南通讯", "南通"),
            ("本报综合讯 近日，", "本报综合讯", ""),
            ("本台讯", "本台讯", ""),
            ("本報訊 近日", "本報訊", ""),
        ])
    func lead(_ paragraph: String, _ text: String, _ place: String) {
        let found = DatelineParser.parse(Scalars(paragraph))
        #expect(found?.text.string ?? "" == text)
        #expect(found?.place.string ?? "" == place)
        #expect(found?.agency ?? [] == [])
        #expect(DatelineParser.startsWithLead(Scalars(paragraph)) == !text.isEmpty)
    }

    @Test(
        "an agency's",
        arguments: [
            ("新华社北京10月24日电（记者 王伟）国家", "新华社北京10月24日电", "北京", "新华社"),
            ("新华社北京10月24日电 国家", "新华社北京10月24日电", "北京", "新华社"),
            ("新华社日内瓦10月24日电", "新华社日内瓦10月24日电", "日内瓦", "新华社"),
            ("新华社北京十月二十四日电", "新华社北京十月二十四日电", "北京", "新华社"),
            ("据新华社电 国家", "据新华社电", "", "新华社"),
            ("据新华社北京10月24日电", "据新华社北京10月24日电", "北京", "新华社"),
            ("据新华社专电", "据新华社专电", "", "新华社"),
            ("新华社华盛顿／北京10月24日电", "新华社华盛顿／北京10月24日电", "华盛顿／北京", "新华社"),
            ("中新社太原10月24日电", "中新社太原10月24日电", "太原", "中新社"),
            ("人民日报北京10月24日电", "人民日报北京10月24日电", "北京", "人民日报"),
        ])
    func agency(_ paragraph: String, _ text: String, _ place: String, _ agency: String) throws {
        let found = try #require(DatelineParser.parse(Scalars(paragraph)))
        #expect(found.text.string == text)
        #expect(found.place.string == place)
        #expect(found.agency.string == agency)
        #expect(DatelineParser.startsWithAgency(Scalars(paragraph)))
    }

    @Test(
        "what only looks like one",
        arguments: [
            "", "讯", "本报", "新华社", "据", "据了解，电力", "本报记者 王伟", "本报记者王伟通讯员李明", "本报通讯员 王伟", "通讯员王伟", "通讯地址", "本报将推出特刊",
            "本报将为读者提供资讯服务", "本报微信公众号发布资讯", "本报，讯", "本报（讯", "新华社记者 王伟 摄", "新华社，电", "新华社记者近日致电", "人民日报举办电影周", "新华网电视频道",
            "据人民日报电子版", "近日，本报讯", "本报一二三四五六七八九十一二讯",
        ])
    func nearMisses(_ paragraph: String) { #expect(DatelineParser.parse(Scalars(paragraph)) == nil) }
}
