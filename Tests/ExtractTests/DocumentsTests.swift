import Newspaper
import Testing

@testable import Extract

@Suite("Documents")
struct DocumentsTests {
    @Test(
        "titles and numbers are found, apart or joined",
        arguments: [
            ("印发《困难人口动态调整名单》。", ["《困难人口动态调整名单》|困难人口动态调整名单|"]),
            ("《关于印发〈方案〉的通知》", ["《关于印发〈方案〉的通知》|关于印发〈方案〉的通知|"]), ("《关于《方案》的说明》", ["《关于《方案》的说明》|关于《方案》的说明|"]),
            ("根据国发〔2022〕12号文件", ["国发〔2022〕12号|| 国发〔2022〕12号"]), ("按照晋政办发[2019]7号要求", ["晋政办发[2019]7号|| 晋政办发[2019]7号"]),
            ("吕政发（2020）第3号", ["吕政发（2020）第3号|| 吕政发（2020）第3号"]), ("离政发【2021】15号", ["离政发【2021】15号|| 离政发【2021】15号"]),
            ("《通知》（国发〔2022〕12号）规定", ["《通知》（国发〔2022〕12号）|通知| 国发〔2022〕12号"]),
            ("《通知》国发〔2022〕12号", ["《通知》国发〔2022〕12号|通知| 国发〔2022〕12号"]),
            ("国发〔2022〕12号《通知》", ["国发〔2022〕12号《通知》|通知| 国发〔2022〕12号"]), ("《意见》《办法》", ["《意见》|意见|", "《办法》|办法|"]),
            ("《意见》（以下简称《意见》）", ["《意见》|意见|", "《意见》|意见|"]),
        ])
    func cited(_ text: String, _ expected: [String]) {
        let found = Documents(Scalars(text)).find().map { document in
            let number = document.number.isEmpty ? "" : " " + document.number.string
            return "\(document.mention.text.string)|\(document.title.string)|\(number)"
        }
        #expect(found == expected)
    }

    @Test(
        "what nothing closes, and brackets with other numbers, cite nothing",
        arguments: ["《没有结束", "结束》没有开始", "《上行\n下行》", "《》", "（2022）", "〔2022〕年", "（12号）", "第12号", "（2022年）12号"])
    func nothing(_ text: String) {
        #expect(Documents(Scalars(text)).find() == [])
    }
}
