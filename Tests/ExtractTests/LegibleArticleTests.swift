import Newspaper
import Testing

@testable import Extract

@Suite("Names in traditional characters")
struct LegibleArticleTests {
    private static let day = CalendarDate("2022-10-25")

    private func article(_ paragraphs: [String], bylines: [String]) -> Article {
        Article(
            paragraphs: paragraphs.map { Paragraph(Passage(text: Scalars($0))) },
            bylines: bylines.map { Byline(name: Scalars($0), role: .text, printed: Scalars("（\($0)）")) }, confidence: .certain)
    }

    private let traditional = [
        "10月24日，離石區委書記廉海平到鳳山底社區調研，聽取社區負責同志王娟峰的匯報，投入資金120萬元。",
        "廉海平強調，要認真學習《中華人民共和國農業法》，落實鄉村振興促進條例。",
    ]

    @Test("what is found has the characters that are printed, and is what the same text in simplified ones has")
    func sameAsSimplified() throws {
        let printed = article(traditional, bylines: ["張曉斌"])
        let simplified = article(traditional.map { Scalars($0).map(\.simplified).string }, bylines: ["张晓斌"])
        let found = localExtractor.annotate(printed, issueDate: Self.day)
        let expected = localExtractor.annotate(simplified, issueDate: Self.day)
        let text = printed.text
        let mentions = found.annotations.entities.flatMap(\.mentions) + found.annotations.times.map(\.mention)
            + found.annotations.quantities.map(\.mention) + found.annotations.documents.map(\.mention) + found.offices
        #expect(mentions.count > 8)
        for mention in mentions { #expect(mention.text == Scalars(text[mention.range])) }
        #expect(found.annotations.entities.map { $0.mentions.map(\.range) } == expected.annotations.entities.map { $0.mentions.map(\.range) })
        #expect(found.annotations.entities.map { $0.name.map(\.simplified) } == expected.annotations.entities.map(\.name))
        #expect(found.annotations.times.map(\.value) == expected.annotations.times.map(\.value))
        #expect(found.annotations.quantities.map(\.value) == expected.annotations.quantities.map(\.value))
        #expect(found.offices.map(\.range) == expected.offices.map(\.range))
        #expect(found.annotations.language == "zh-Hant")
        #expect(expected.annotations.language == "zh-Hans")
    }

    @Test("people keep their characters with office and body, those of the byline too")
    func people() throws {
        let found = localExtractor.annotate(article(traditional, bylines: ["張曉斌"]), issueDate: Self.day).annotations
        let people = found.entities.filter { $0.kind == .person }
        #expect(people.map(\.name.string) == ["廉海平", "王娟峰", "張曉斌"])
        guard case .person(let positions)? = people.first?.nature else { return }
        #expect(positions.map(\.office.string) == ["書記"])
        #expect(positions.map(\.organisation.string) == ["離石區委"])
        #expect(found.documents.map(\.title.string) == ["中華人民共和國農業法"])
    }
}
