import Newspaper
import Testing

@testable import Extract

@Suite("Names")
struct NamesTests {
    @Test(
        "organisations end in what they are and begin with their place",
        arguments: [
            ("近日，离石区医保局召开会议。", ["离石区医保局"]), ("城北街道尉汾路社区党委组织学习。", ["城北街道尉汾路社区党委"]),
            ("由离石区融媒体中心和区税务局承办", ["离石区融媒体中心", "区税务局"]), ("区委区政府高度重视", ["区委", "区政府"]),
            ("离石区委召开全会", ["离石区委"]), ("离石区妇联党支部走进社区", ["离石区妇联党支部"]), ("信义镇机关党支部开展活动", ["信义镇机关党支部"]),
            ("市民政局发放补贴", ["市民政局"]), ("鼓励工会、妇联、残联参加。", ["工会", "妇联", "残联"]), ("走访金芒果艺术幼儿园、集市", ["金芒果艺术幼儿园"]),
            ("山西省吕梁市离石区人民政府印发", ["山西省吕梁市离石区人民政府"]), ("与青禾科技有限公司签约", ["青禾科技有限公司"]),
            ("县医院和镇卫生院", ["县医院", "镇卫生院"]), ("青禾科技有限公司党委", ["青禾科技有限公司党委"]), 
            ("国务院印发通知", ["国务院"]), ("王家镇党委书记", ["王家镇党委"]),
        ])
    func organisations(_ text: String, _ expected: [String]) throws {
        #expect(try annotate(text).names(.organisation) == expected)
    }

    @Test(
        "ordinary words are no organisations",
        arguments: ["财政部门和民政部门", "各级党组织", "党员干部", "该支部党员", "疫情防控局面", "组织生活会", "办公室"])
    func noOrganisations(_ text: String) throws {
        #expect(try annotate(text).names(.organisation) == [])
    }

    @Test(
        "places are known by the gazetteer or end in what they are",
        arguments: [
            ("在离石区和太原市", ["离石区", "太原市"]), ("走进西属巴街道上安社区惠安小区", ["西属巴街道", "上安社区", "惠安小区"]), ("离石的高质量发展", ["离石"]),
            ("上海市民来到北京", ["上海", "北京"]), ("张海文一行来到枣林殡仪馆等建设工地，认真听取项目推进情况汇报。", ["枣林殡仪馆"]), ("深入李家湾村调研", ["李家湾村"]),
            ("在凤山底社区新时代文明实践站", ["凤山底社区新时代文明实践站"]), ("棋手是许银川", []), ("三座水库", []), ("我市新建两座水库", []), ("昨日上午，记者在天坛公园看到，不少市民前来锻炼。", ["天坛公园"]),
            ("大力推进美丽乡村建设。", []), ("各乡镇（街道）、各村要高度重视。", []), ("村民走上了致富路。", []), ("加快老旧小区改造，打造智慧社区。", []),
        ])
    func places(_ text: String, _ expected: [String]) throws {
        #expect(try annotate(text).names(.place) == expected)
    }

    @Test(
        "a place has a code where it is the only one meant",
        arguments: [
            ("离石区", "", "2022-10-25", "gbt2260:141102"), ("鼓楼区", "", "2022-10-25", ""), ("徐州市鼓楼区", "", "2022-10-25", "gbt2260:320302"),
            ("鼓楼区", "gbt2260:320102", "2022-10-25", "gbt2260:320106"), ("城关镇", "", "2022-10-25", ""),
            ("信义镇", "离石区", "2022-10-25", "gbt2260:141102101"), ("离石市", "", "1999-05-01", "gbt2260:142302"), ("襄樊市", "", "2009-05-01", "gbt2260:420600"), ("襄阳市", "", "2012-05-01", "gbt2260:420600"),
            ("台湾省", "", "2022-10-25", "gbt2260:710000"),
        ])
    func codes(_ text: String, _ home: String, _ issue: String, _ code: String) throws {
        #expect(try annotate("在\(text)召开", by: Extractor(homeRegion: home), issue: issue).entities.last?.code?.text ?? "" == code)
    }

    @Test(
        "people hold the offices that stand before, after or beside their names, at the body named with each",
        arguments: [
            ("离石区委书记廉海平采取“四不两直”方式督导。", "廉海平", ["书记 离石区委"]),
            ("离石区委副书记、区政府区长张海文调研。", "张海文", ["副书记 离石区委", "区长 区政府"]), ("社区负责同志王娟峰在会后说道。", "王娟峰", ["负责同志 "]),
            ("离石区区长王伟带领大家参观。", "王伟", ["区长 离石区"]), ("柳林县委副书记、县长李建强主持会议。", "李建强", ["副书记 柳林县委", "县长 柳林县"]),
            ("习近平总书记强调，要坚持高质量发展。", "习近平", ["总书记 "]), ("区教育局党组书记、局长王向东要求。", "王向东", ["书记 区教育局党组", "局长 区教育局"]),
            ("省政协原党组成员、副主席黄毅被通报。", "黄毅", ["党组成员 省政协", "副主席 省政协"]),
            ("全国人大代表、离石区人民医院院长高松提出建议。", "高松", ["代表 全国人大", "院长 离石区人民医院"]),
            ("全国政协副主席兼秘书长王东峰主持仪式。", "王东峰", ["副主席 全国政协", "秘书长 全国政协"]),
        ])
    func people(_ text: String, _ name: String, _ positions: [String]) throws {
        let person = try #require(try annotate(text).entity(name))
        #expect(person.positions.map { "\($0.office.string) \($0.organisation.string)" } == positions)
    }

    @Test(
        "bodies have their full name, kind, level and home",
        arguments: [
            ("区委召开会议。", "区委", "中共离石区委", "party", "county", "gbt2260:141102"),
            ("区政府印发通知。", "区政府", "离石区人民政府", "government", "county", "gbt2260:141102"),
            ("区医保局召开会议。", "区医保局", "离石区医保局", "government", "county", "gbt2260:141102"),
            ("市委召开会议。", "市委", "中共吕梁市委", "party", "prefecture", "gbt2260:141100"),
            ("柳林县委召开会议。", "柳林县委", "中共柳林县委", "party", "county", "gbt2260:141125"),
            ("国务院印发通知。", "国务院", "国务院", "government", "national", ""),
        ])
    func bodies(_ text: String, _ printed: String, _ canonical: String, _ kind: String, _ level: String, _ home: String) throws {
        let body = try #require(try annotate(text).entity(printed))
        #expect(body.canonical.string == canonical)
        #expect(body.subtype?.text == kind)
        #expect(body.level?.rawValue ?? "" == level)
        #expect(body.parent?.text ?? "" == home)
    }

    @Test("a division's short form stands for its full name")
    func fullPlaces() throws {
        let found = try annotate("离石的农产品销往北京、山西和内蒙古。")
        #expect(found.entities.map(\.canonical.string) == ["离石区", "北京市", "山西省", "内蒙古自治区"])
    }

    @Test("a body's short form is the one that its article or its paper means")
    func shortForms() throws {
        let town = try annotate("信义镇召开大会，镇党委书记王伟讲话。")
        #expect(town.entity("镇党委")?.canonical.string == "信义镇党委")
        let both = try annotate("离石区委召开会议。", "会后，区委印发通知。")
        #expect(both.entities.filter { $0.kind == .organisation }.map(\.mentions.count) == [2])
        let away = try annotate("区委召开会议。", by: Extractor())
        #expect(away.entity("区委")?.canonical.string == "区委")
    }

    @Test("surname and office stand for the one person they can mean")
    func surnames() throws {
        let one = try annotate("离石区委书记廉海平来到社区。", "廉书记说，要抓紧整改。")
        #expect(one.entity("廉海平")?.mentions.map(\.text.string) == ["廉海平", "廉书记"])
        let two = try annotate("副区长王伟、副区长王建强来到社区。", "王副区长说，要抓紧整改。")
        #expect(two.entities.flatMap(\.mentions).allSatisfy { $0.text.string != "王副区长" })
    }

    @Test(
        "places say what kind they are and where",
        arguments: [
            ("走进惠安小区看望老人。", "惠安小区", "residential", "gbt2260:141102"), ("来到尉汾路社区调研。", "尉汾路社区", "community", "gbt2260:141102"),
            ("走进柳林县李家湾村采访。", "李家湾村", "village", "gbt2260:141125"), ("通过山西省医疗保障信息平台办理。", "山西省医疗保障信息平台", "platform", ""),
        ])
    func sites(_ text: String, _ name: String, _ kind: String, _ parent: String) throws {
        let place = try #require(try annotate(text).entity(name))
        #expect(place.subtype?.text == kind)
        #expect(place.parent?.text ?? "" == parent)
    }

    @Test(
        "an office alone makes nobody",
        arguments: ["党委书记讲党课", "书记高度重视", "主任马上到场", "区长任组长", "各单位负责人要深入一线", "常务副市长", "高级教师"])
    func nobody(_ text: String) throws {
        #expect(try annotate(text).names(.person) == [])
    }

    @Test("names of a list share the office")
    func lists() throws {
        let found = try annotate("副区长王伟、李建强、赵敏参加")
        #expect(found.names(.person) == ["王伟", "李建强", "赵敏"])
        #expect(found.entities.allSatisfy { $0.positions.map(\.office.string) == ["副区长"] })
    }

    @Test("a name that is known once is found again, and all mentions are one entity")
    func memory() throws {
        let found = try annotate("区委书记廉海平来到社区。", "廉海平详细了解情况，居民向廉海平致谢。", "离石区融媒体中心开播，融媒体中心职工参加。")
        #expect(found.entity("廉海平")?.mentions.count == 3)
        #expect(found.entity("离石区融媒体中心")?.mentions.map(\.text.string) == ["离石区融媒体中心", "融媒体中心"])
    }

    @Test("places of one name are one entity only where they are one place")
    func namesakes() throws {
        let two = try annotate("南京市鼓楼区和徐州市鼓楼区签约。")
        #expect(two.entities.filter { $0.name.string == "鼓楼区" }.map(\.code?.text) == ["gbt2260:320106", "gbt2260:320302"])
        let one = try annotate("徐州市鼓楼区签约。", "鼓楼区和离石、离石区合作。")
        #expect(one.entity("鼓楼区")?.mentions.count == 2)
        #expect(one.entity("离石区")?.mentions.map(\.text.string) == ["离石", "离石区"])
    }

    @Test("a short form that two bodies share stays by itself")
    func shared() throws {
        let found = try annotate("离石区医保局和柳林县医保局座谈。", "会上，医保局局长王伟讲话。")
        #expect(found.names(.organisation) == ["离石区医保局", "柳林县医保局", "医保局"])
    }

    @Test("people of the byline are there, with mentions only where the text has them")
    func bylines() throws {
        let found = try annotate("王晶晶从社区发来报道。", bylines: ["于慧", "王晶晶"])
        #expect(found.names(.person) == ["王晶晶", "于慧"])
        #expect(found.entity("于慧")?.mentions == [])
        #expect(found.entity("于慧")?.relevance == 0)
        #expect(found.entity("王晶晶")?.mentions.map(\.range) == [0..<3])
    }

    @Test("names inside cited titles are part of the title")
    func titles() throws {
        #expect(try annotate("学习《离石区医保局工作手册》").entities == [])
    }

    @Test("headline, first paragraph and number of mentions make the relevance")
    func relevance() throws {
        let found = try annotate("离石区医保局宣传政策。", "区税务局配合，区税务局推送。", headline: "离石区医保局推进征缴")
        #expect(found.entity("离石区医保局")?.relevance == 68)
        #expect(found.entity("区税务局")?.relevance == 16)
    }
}
