import Newspaper
import Testing

@testable import Segment

private let traditional = """
    縣醫保局設立服務站 群眾就近能報銷
    （記者 李曉明 通訊員 張國華）
    本報訊 為方便老年人看病，青川縣醫保局在石橋鄉衛生院設立醫保服務站，參保群眾不出鄉就能辦理慢性病報銷和異地就醫備案。
    下一步，縣醫保局將把醫保服務站延伸到每一個行政村，讓群眾就近辦理醫保業務。
    雲溪鎮核桃豐收
    本報訊 金秋時節，走進雲溪鎮核桃產業園，滿山核桃掛滿枝頭，果農們忙著採收裝車，一派豐收的喜人景象。（王偉）
    責任編輯：陳麗 校對：趙剛
    """

@Suite("Traditional characters")
struct LegiblePageTests {
    private func segment(_ text: String) throws -> PageContents {
        let contents = try Segmenter()(CleanPage(text: text))
        #expect(discrepancies(contents) == [])
        return contents
    }

    @Test("a page in traditional characters is read as one in simplified ones, and keeps its characters")
    func traditionalPage() throws {
        let contents = try segment(traditional)
        let lines = traditional.split(separator: "\n").map(String.init)
        #expect(contents.articles.map(\.headline.text.string) == [lines[0], lines[4]])
        #expect(contents.articles.map { $0.bylines.map(\.name.string) } == [["李曉明", "張國華"], ["王偉"]])
        #expect(contents.articles.map { $0.bylines.map(\.printed.string) } == [[lines[1], lines[1]], ["（王偉）"]])
        #expect(contents.articles.map(\.dateline?.text.string) == ["本報訊", "本報訊"])
        #expect(contents.articles[0].paragraphs.map(\.passage.text.string) == [lines[2], lines[3]])
        #expect(contents.furniture.map(\.kind) == [.editors])
        #expect(contents.furniture.map(\.passage.text.string) == [lines[6]])
        #expect(contents.page == CleanPage(text: traditional))
        let quoted = contents.articles.flatMap(\.reasons).joined()
        #expect(!Scalars(quoted).contains { "医报记张华为乡卫伟".unicodeScalars.contains($0) }, "\(quoted)")
    }

    @Test("both scripts give the same articles")
    func bothScripts() throws {
        let simplified = Scalars(traditional).map(\.simplified)
        let (one, other) = (try segment(traditional), try segment(simplified.string))
        #expect(one.articles.map(\.lines) == other.articles.map(\.lines))
        #expect(one.articles.map { $0.text.map(\.simplified) } == other.articles.map(\.text))
        #expect(one.articles.map(\.confidence) == other.articles.map(\.confidence))
    }

    @Test("a name in traditional characters makes no page traditional")
    func mixed() {
        let page = CleanPage(text: "本报讯 近日，书法家張國華来到青川县石桥乡，为村民写春联，受到大家的欢迎，也带来了节日的祝福。")
        #expect(LegiblePage(page).legible == page)
    }

    @Test("characters are simplified one for one; others stay as they are")
    func characters() {
        #expect(Scalars("臺灣後來說龍〇々A1，。𠮷").map(\.simplified).string == "台湾后来说龙〇々A1，。𠮷")
        #expect(Scalars("他们在石桥乡卫生院").map(\.simplified).string == "他们在石桥乡卫生院")
    }
}
