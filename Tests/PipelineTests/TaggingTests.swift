import Extract
import Newspaper
import Testing

@testable import Pipeline

@Suite("Tagging")
struct TaggingTests {
    private func tag(_ lines: [String], _ format: Tagging.Format, _ convention: LabelConvention = .local, _ labels: LabelledText.Labels = .three) -> String {
        var rest = lines[...]
        var bytes: [UInt8] = []
        Tagging(format, convention, labels, region: "gbt2260:141102", issueDate: CalendarDate("2022-10-25"))(
            nextLine: { rest.popFirst() }, write: { bytes += $0 })
        return String(decoding: bytes, as: UTF8.self)
    }

    @Test("each character but white space has a line, each paragraph an empty line after it")
    func conll() {
        let tagged = tag(["区委书记 廉海平\t到会。", "", "他说。"], .conll)
        #expect(tagged == """
            区\tB-ORG
            委\tI-ORG
            书\tO
            记\tO
            廉\tB-PER
            海\tI-PER
            平\tI-PER
            到\tO
            会\tO
            。\tO

            他\tO
            说\tO
            。\tO


            """)
    }

    @Test("with ten labels offices, times and amounts are there, too")
    func ten() {
        let tagged = tag(["10月24日，离石区委书记廉海平到惠安小区看望300余人。"], .conll, .local, .ten)
        let labels = Set(tagged.split(separator: "\n").compactMap { $0.split(separator: "\t").last }.filter { $0.hasPrefix("B-") })
        #expect(labels == ["B-TIME", "B-ORG", "B-TITLE", "B-PER", "B-FAC", "B-QTY"])
    }

    @Test("a row holds entities with ids, positions and mentions that are the text at their place")
    func json() {
        let rows = tag(["10月24日，离石区委书记廉海平到会。", "廉书记讲话。", "", "北京。"], .json).split(separator: "\n")
        #expect(rows.count == 2)
        #expect(String(rows[0]).contains("\"value\":\"20221024\""))
        #expect(String(rows[0]).contains("\"office\":\"书记\",\"organisation\":\"离石区委\""))
        #expect(String(rows[0]).contains("\"text\":\"廉书记\""))
    }

    @Test("other conventions label by their own rules, and any text comes back character by character", arguments: LabelConvention.allCases)
    func conventions(_ convention: LabelConvention) {
        let text = "新华社北京10月24日电 中国队\u{FFFD}𠮷“不成对（。"
        let tagged = tag([text], .conll, convention)
        let characters = tagged.split(separator: "\n").compactMap { $0.unicodeScalars.first }
        #expect(characters == text.unicodeScalars.filter { $0 != " " })
    }

    @Test("text without an empty line is cut into articles, and nothing is lost")
    func long() {
        let tagged = tag((0..<1200).map { "第\($0)行。" }, .conll)
        #expect(tagged.split(separator: "\n", omittingEmptySubsequences: false).filter(\.isEmpty).count == 1201)
    }
}
