import Newspaper
import Testing

@testable import Extract

@Suite("Documents")
struct DocumentsTests {
    static func documents(_ text: String) -> [String] {
        expressions(text).documents.map { "\($0.mention.text.string)|\($0.title.string)|\($0.number.string)" }
    }

    @Test(
        "titles and numbers are found; beside each other they are two mentions of one document",
        arguments: [
            ("印发《困难人口动态调整名单》。", ["《困难人口动态调整名单》|困难人口动态调整名单|"]),
            ("《关于印发〈方案〉的通知》", ["《关于印发〈方案〉的通知》|关于印发〈方案〉的通知|"]), ("《关于《方案》的说明》", ["《关于《方案》的说明》|关于《方案》的说明|"]),
            ("根据国发〔2022〕12号文件", ["国发〔2022〕12号||国发〔2022〕12号"]), ("按照晋政办发[2019]7号要求", ["晋政办发[2019]7号||晋政办发[2019]7号"]),
            ("吕政发（2020）第3号", ["吕政发（2020）第3号||吕政发（2020）第3号"]), ("离政发【2021】15号", ["离政发【2021】15号||离政发【2021】15号"]),
            (
                "《通知》（国发〔2022〕12号）规定",
                ["《通知》|通知|国发〔2022〕12号", "国发〔2022〕12号|通知|国发〔2022〕12号"]
            ),
            ("《通知》国发〔2022〕12号", ["《通知》|通知|国发〔2022〕12号", "国发〔2022〕12号|通知|国发〔2022〕12号"]),
            ("国发〔2022〕12号《通知》", ["国发〔2022〕12号|通知|国发〔2022〕12号", "《通知》|通知|国发〔2022〕12号"]),
            ("《意见》《办法》", ["《意见》|意见|", "《办法》|办法|"]), ("《意见》（以下简称《意见》）", ["《意见》|意见|", "《意见》|意见|"]),
        ])
    func cited(_ text: String, _ expected: [String]) {
        #expect(Self.documents(text) == expected)
    }

    @Test(
        "laws and papers of state need no marks",
        arguments: [
            ("学习党的二十大报告精神", ["党的二十大报告"]), ("二十大报告专题学习会", ["二十大报告"]), ("政府工作报告提出", ["政府工作报告"]),
            ("落实中央一号文件", ["中央一号文件"]), ("宣传民法典、反有组织犯罪法", ["民法典", "反有组织犯罪法"]),
            ("依据中华人民共和国安全生产法", ["中华人民共和国安全生产法"]),
            ("观看了中国共产党第二十届中央委员会第一次全体会议公报", ["中国共产党第二十届中央委员会第一次全体会议公报"]),
        ])
    func unmarked(_ text: String, _ expected: [String]) {
        #expect(expressions(text).documents.map(\.mention.text.string) == expected)
        #expect(expressions(text).documents.map(\.title.string) == expected)
    }

    @Test(
        "what nothing closes, and brackets with other numbers, cite nothing",
        arguments: [
            "《没有结束", "结束》没有开始", "《上行\n下行》", "《》", "（2022）", "〔2022〕年", "（12号）", "第12号", "（2022年）12号", "公司法人", "劳动法律", "依法办事",
            "二十大报告会",
        ])
    func nothing(_ text: String) {
        #expect(expressions(text).documents == [])
    }

    @Test(
        "the body right before a title issued it",
        arguments: [
            ("国务院印发《方案》", "国务院"), ("近日，国务院办公厅印发了《方案》", "国务院办公厅"), ("教育部、财政部联合印发《办法》", "教育部、财政部"),
            ("根据国务院《方案》", "国务院"), ("离石区政府出台《办法》", "离石区政府"), ("我区出台《办法》", ""), ("学习《办法》", ""), ("《方案》《办法》", ""),
        ])
    func issuers(_ text: String, _ expected: String) {
        #expect(expressions(text).documents.last?.issuer.string == expected)
    }

    @Test(
        "article, paragraph and item of a law are numbers",
        arguments: [
            ("《安全生产法》第二十一条第三款", [21, 3, 0]), ("《安全生产法》第21条", [21, 0, 0]), ("民法典第一千零四十二条", [1042, 0, 0]),
            ("《消防法》第十六条第一款第（二）项", [16, 1, 2]), ("《消防法》第三章", [0, 0, 0]), ("《消防法》", [0, 0, 0]),
        ])
    func provisions(_ text: String, _ expected: [Int]) {
        let provision = expressions(text).documents.first?.provision
        #expect([provision?.article, provision?.paragraph, provision?.item] == expected)
    }

    @Test(
        "the version of a document is kept beside its title",
        arguments: [
            ("《办法（试行）》", "试行"), ("《条例》（征求意见稿）", "征求意见稿"), ("《纲要（2022年版）》", "2022年版"), ("《办法》（以下简称办法）", ""), ("《办法》", ""),
        ])
    func versions(_ text: String, _ expected: String) {
        #expect(expressions(text).documents.map(\.version.string) == [expected])
    }
}
