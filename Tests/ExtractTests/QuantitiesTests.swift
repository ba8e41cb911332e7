import Newspaper
import Testing

@testable import Extract

@Suite("Quantities")
struct QuantitiesTests {
    static func quantities(_ text: String) throws -> [String] {
        try annotate(text).quantities.map {
            "\($0.mention.text.string)=\($0.value) \($0.unit)" + ($0.modifier.isEmpty ? "" : " \($0.modifier)")
        }
    }

    @Test(
        "amounts come in base units, computed on their digits",
        arguments: [
            ("投资12.5万元", ["12.5万元=125000 CNY"]), ("共1,234,567.89元", ["1,234,567.89元=1234567.89 CNY"]),
            ("投资3亿元，其中500万美元", ["3亿元=300000000 CNY", "500万美元=5000000 USD"]),
            ("参保率100%，增长百分之三十", ["100%=100 %", "百分之三十=30 %"]), ("提高2.3个百分点", ["2.3个百分点=2.3 百分点"]),
            ("种植300亩", ["300亩=200000 m2"]), ("种植100亩", ["100亩=66666.67 m2"]), ("占地1.2万亩", ["1.2万亩=8000000 m2"]),
            ("绿化2.5公顷", ["2.5公顷=25000 m2"]), ("长3.6公里，宽7.5米", ["3.6公里=3600 m", "7.5米=7.5 m"]),
            ("产粮0.1吨、250公斤、3斤", ["0.1吨=0.1 t", "250公斤=0.25 t", "3斤=0.0015 t"]),
            ("５个工作日内安装400个", ["５个工作日=5 工作日", "400个=400 个"]), ("气温-5℃", []), ("用电30千瓦时", ["30千瓦时=30 kWh"]),
            ("一百二十三人", ["一百二十三人=123 人"]), ("两名党员，三个支部", ["两名=2 名", "三个=3 个"]), ("三千五百元", ["三千五百元=3500 CNY"]),
            ("两万三千亩", ["两万三千亩=15333333.33 m2"]), ("3万名学生", ["3万名=30000 名"]),
            ("投资99999999999999999.99元", ["99999999999999999.99元=99999999999999999.99 CNY"]),
        ])
    func amounts(_ text: String, _ expected: [String]) throws {
        #expect(try Self.quantities(text) == expected)
    }

    @Test(
        "what makes a number less exact is kept beside it",
        arguments: [
            ("约500人", ["500人=500 人 about"]), ("近百名，近300户", ["300户=300 户 nearly"]), ("近5年，近3个月", ["5年=5 年", "3个月=3 个月"]), ("20余人", ["20余人=20 人 over"]),
            ("500多万元", ["500多万元=5000000 CNY over"]), ("3万余人", ["3万余人=30000 人 over"]), ("超过80%", ["80%=80 % over"]),
            ("500元以上", ["500元=500 CNY over"]), ("50人左右", ["50人=50 人 about"]), ("三十多个", ["三十多个=30 个 over"]),
        ])
    func modifiers(_ text: String, _ expected: [String]) throws {
        #expect(try Self.quantities(text) == expected)
    }

    @Test(
        "numbers that count nothing are no amounts",
        arguments: [
            "第二十届中央委员会", "党的二十大", "“十四五”规划", "10月24日", "2022年", "第1287期", "国发〔2022〕12号", "一个“家”", "“四个到位”", "五位一体",
            "3至5天", "3-5个", "第3条", "12345热线", "7×24小时", "2022元旦", "20人民币", "十分重视", "千家万户", "1号楼", "100个人民", "两个半小时", "3.15晚会",
        ])
    func nearMisses(_ text: String) throws {
        #expect(try Self.quantities(text) == [])
    }

    @Test(
        "thirds of an 亩 are rounded once, half up",
        arguments: [("0", "0"), ("1", "666.67"), ("1.5", "1000"), ("0.001", "0.67")])
    func thirds(_ number: String, _ expected: String) throws {
        var value = try #require(Numerals.number(in: Scalars(number), at: 0)).value
        value.convert(from: Unit(name: "m2", factor: 2000, divisor: 3))
        #expect(value.description == expected)
    }
}
