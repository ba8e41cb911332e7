import Newspaper
import Testing

@testable import Extract

@Suite("What names end in")
struct KindsTests {
    @Test(
        "the longest ending says what kind of place it is",
        arguments: [
            ("山西省", "province"), ("吕梁市", "prefecture"), ("离石区", "county"), ("西属巴街道", "township"), ("尉汾路社区", "community"), ("李家湾村", "village"),
            ("凤山底二巷", "road"), ("三川河", "natural"), ("惠安小区", "residential"), ("工业园区", "site"), ("尉汾路社区新时代文明实践站", "public"), ("世纪广场", "public"),
            ("山西省医疗保障信息平台", "platform"), ("离石", ""), ("", ""),
        ])
    func places(_ name: String, _ kind: String) {
        #expect(PlaceKinds.kind(of: Scalars(name))?.rawValue ?? "" == kind)
    }

    @Test(
        "the longest ending says what kind of body it is",
        arguments: [
            ("离石区委", "party"), ("信义镇机关党支部", "party"), ("区委组织部", "party"), ("区政府", "government"), ("离石区医保局", "government"), ("县卫健委", "government"),
            ("凤山街道办事处", "government"), ("区妇联", "mass"), ("青禾科技有限公司", "company"), ("李家湾村种植专业合作社", "company"), ("离石区城内小学", "education"),
            ("区委党校", "education"), ("离石区人民医院", "health"), ("离石区融媒体中心", "media"), ("新华社", "media"), ("区人武部", "military"), ("某某", "other"),
        ])
    func bodies(_ name: String, _ kind: String) {
        #expect(OrganisationKinds.kind(of: Scalars(name)).rawValue == kind)
    }

    @Test(
        "times are labelled with the words that belong to them",
        arguments: [
            ("截至10月底，新增100户。", ["截至10月底"]), ("10月30日前完成。", ["10月30日前"]), ("五年前开业。", ["五年前"]), ("三年来宣讲多场。", ["三年来"]),
            ("11月3日22时至11月4日6时停水。", ["11月3日22时至11月4日6时"]), ("党的二十大以来变化很大。", []), ("今年以来，雨水多。", ["今年以来"]), ("工期三年。", []),
        ])
    func times(_ text: String, _ expected: [String]) {
        let scalars = Scalars(text)
        let found = Expressions(scalars, issueDate: CalendarDate("2022-10-25"))
        #expect(TimeSpans(scalars).spans(found).map { Scalars(scalars[$0]).string } == expected)
    }
}
