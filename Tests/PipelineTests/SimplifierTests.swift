import Export
import Newspaper
import Testing

@testable import Pipeline

/// Texts in simplified characters, which some rows have beside what was printed.
@Suite struct SimplifierTests {
    static let texts: [(printed: String, simplified: String)] = [
        ("青川縣舉辦農業技術培訓班", "青川县举办农业技术培训班"),
        ("頭髮與發展，乾燥與幹部，皇后與以後", "头发与发展，干燥与干部，皇后与以后"),
        ("青川县举办农业技术培训班。\n第二段", "青川县举办农业技术培训班。\n第二段"),
        ("", ""),
    ]

    @Test("words decide which character a traditional one becomes", arguments: texts)
    func converted(_ printed: String, _ simplified: String) throws {
        #expect(try Simplifier()([Scalars(printed)]) == [Scalars(simplified)])
    }

    @Test("text beside it stays as printed, and rows have none unless it is asked for")
    func rows() throws {
        let folder = TestFolder()
        try folder.write("in/01.txt", """
            青川縣舉辦農業技術培訓班
            本報訊 近日，青川縣在文化中心舉辦了農業技術培訓班，各鄉鎮的
            幹部和群眾代表一百多人參加。會議強調，要把學習成果用到工作中去。
            """)
        var run = TestRun(folder)
        func rows() throws -> [JSONValue] {
            let files = try run.release().filter { $0.key.hasPrefix("articles/") }
            return try files.flatMap { try Gzip.unpack($0.value).split(separator: UInt8(ascii: "\n")).map { try JSONParser.parse(Array($0)) } }
        }
        _ = try run()
        #expect(try rows().map { $0.text("text_simplified") } == [""])
        run.configuration = try Configuration(Array(#"{"simplified": true}"#.utf8), file: "test", folder: "")
        run.configuration.inputs = ["\(folder.path)/in"]
        run.configuration.output = "\(folder.path)/output"
        #expect(try run().changes.changed == 1)
        let row = try #require(try rows().first)
        #expect(row.text("text").contains("農業技術培訓班") && row.text("language") == "zh-Hant")
        #expect(row.text("text_simplified").contains("农业技术培训班") && !row.text("text_simplified").contains("農"))
    }
}
