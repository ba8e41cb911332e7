import Correct
import Export
import Newspaper
import Testing

@testable import Pipeline

/// Files of corrections: what is read of them, and what is said of one that is damaged.
@Suite struct CorrectionFileTests {
    static let article = "qingchuan-20230412-p01-3fa9c2d1"

    static func read(_ text: String) throws -> CorrectionSet {
        CorrectionSet(try CorrectionReader(file: "a.json", shown: "corrections/a.json", schema: CorrectionSchema()).entries(Array(text.utf8)))
    }

    static func list(_ corrections: String...) -> String { #"{"corrections": [\#(corrections.joined(separator: ", "))]}"# }

    /// Of each action one that says all it can.
    static let full = [
        #"{"action": "headline", "article": "\#(article)", "kicker": "引题", "headline": " 主 题 ", "subhead": "", "note": "见原版"}"#,
        #"{"action": "move", "to": "\#(article)", "from": "\#(article)", "lines": [[3, 9], [12, 12]], "as": "caption", "at": "end", "expect": "图为"}"#,
        #"{"action": "split", "article": "\#(article)", "line": 41, "expect": "本报讯", "sha256": "\#(String(repeating: "a", count: 64))"}"#,
        #"{"action": "merge", "article": "\#(article)", "with": ["qingchuan-20230412-p01-00000000-2"]}"#,
        #"{"action": "furniture", "page": "qingchuan-20230412-p01", "lines": [[3, 3]], "kind": "page_number", "from": "\#(article)", "expect": "3"}"#,
        #"{"action": "add-entity", "article": "\#(article)", "type": "place", "text": "柳溪村", "start": 21, "name": "柳溪村", "canonical": "石桥镇柳溪村", "subtype": "village", "parent": "gbt2260:141102", "file": "01.txt"}"#,
        #"{"action": "set-entity", "article": "\#(article)", "entity": {"name": "王伟", "type": "person"}, "set": {"type": "person", "name": "王炜", "positions": [{"office": "书记", "organisation": ""}], "id": "bsent:P0123456789abcdef"}}"#,
        #"{"action": "remove-entity", "article": "\#(article)", "entity": {"name": "王伟"}}"#,
    ]

    @Test("every action arrives with all that it says")
    func actions() throws {
        let read = try Self.read(#"{"$schema": "corrections.schema.json", "corrections": [\#(Self.full.joined(separator: ",\n"))]}"#).all
        var village = EntityFacts()
        (village.name, village.canonical, village.subtype) = (Scalars("柳溪村"), Scalars("石桥镇柳溪村"), "village")
        village.parent = DivisionCode(141102)
        var person = EntityFacts()
        (person.name, person.kind, person.id) = (Scalars("王炜"), .person, EntityID("bsent:P0123456789abcdef"))
        person.positions = [Position(office: Scalars("书记"), organisation: [])]
        #expect(read.map(\.change) == [
            .headline(article: Self.article, kicker: Scalars("引题"), headline: Scalars("主 题"), subhead: []),
            .move(LineSelection([3...9, 12...12], from: Self.article, expect: Scalars("图为")), to: Self.article, as: .caption, at: .end),
            .split(article: Self.article, line: 41, expect: Scalars("本报讯")),
            .merge(article: Self.article, others: ["qingchuan-20230412-p01-00000000-2"]),
            .furniture(LineSelection([3...3], from: Self.article, expect: Scalars("3")), .pageNumber),
            .addEntity(article: Self.article, .place, text: Scalars("柳溪村"), start: 21, village),
            .setEntity(article: Self.article, EntityReference(name: Scalars("王伟"), kind: .person), person),
            .removeEntity(article: Self.article, EntityReference(name: Scalars("王伟"))),
        ])
        #expect(read.map(\.number) == Array(1...8))
        #expect(read.allSatisfy { $0.page == PageReference(issue: "qingchuan-20230412", page: 1) && $0.file == "a.json" })
        #expect((read[0].note, read[2].sha256?.count, read[5].source) == ("见原版", 64, "01.txt"))
    }

    @Test("what is read is valid by the published schema, every word of which the program knows", arguments: full)
    func published(correction: String) throws {
        let validator = JSONSchemaValidator(try JSONSchema(try JSONParser.parse(CorrectionsSchema.bytes)))
        #expect(validator.validate(try JSONParser.parse(Array(Self.list(correction).utf8))) == [])
        let wrong = correction.replacing(#""action": ""#, with: #""action": "x"#)
        #expect(validator.validate(try JSONParser.parse(Array(Self.list(wrong).utf8))).count == 1)
    }

    @Test("the words of the schema are those of the records")
    func words() throws {
        let definitions = try #require(try JSONParser.parse(CorrectionsSchema.bytes)["$defs"])
        func words(_ name: String) -> [String] {
            guard case .array(let values)? = definitions[name]?["enum"] else { return [] }
            return values.map { if case .string(let text) = $0 { String(decoding: text, as: UTF8.self) } else { "" } }
        }
        #expect(words("kind") == Furniture.Kind.allCases.map(\.rawValue))
        #expect(words("part") == ArticlePart.allCases.map(\.rawValue))
        #expect(words("place") == BodyPlace.allCases.map(\.rawValue))
        #expect(words("entity_type") == Entity.Kind.allCases.map(\.rawValue))
        #expect(words("entity_subtype") == Organisation.Kind.allCases.map(\.rawValue) + Place.Kind.allCases.map(\.rawValue))
    }

    @Test("a damaged file is told with file, place and what to do", arguments: [
        ("", "corrections/a.json:1:1: the text ends too early"),
        ("[]", "corrections/a.json: the file: expected an object, found a list"),
        (#"{"correction": []}"#, #"corrections/a.json: correction: unknown key; did you mean "corrections"?"#),
        ("{}", "corrections/a.json: corrections: missing; expected a list of corrections"),
        (list("3"), "corrections/a.json: corrections[0]: expected an object, found the number 3"),
        (list(#"{"action": "splitt"}"#), #"found "splitt"; did you mean "split"?"#),
        (list(full[0], #"{"action": "headline"}"#), "corrections/a.json: corrections[1]: “article” is missing"),
        (list(#"{"action": "headline", "article": "甲", "headline": ""}"#), "expected: Id of an article, as in its row and as broadsheet inspect shows it"),
        (list(#"{"action": "headline", "article": "\#(article)", "headlines": ""}"#), #"corrections[0].headlines: unknown key; did you mean "headline"?"#),
        (list(#"{"action": "headline", "article": "\#(article)"}"#), "say at least one of kicker, headline and subhead"),
        (list(#"{"action": "headline", "article": "\#(article)", "headline": "甲\u202E乙"}"#), "corrections[0].headline: has a line end, a control character"),
        (list(#"{"action": "move", "to": "\#(article)", "lines": []}"#), "corrections[0].lines: fewer than 1 items"),
        (list(#"{"action": "move", "to": "\#(article)", "lines": [[9, 3]]}"#), "corrections[0].lines[0]: ends before it begins"),
        (list(#"{"action": "move", "to": "\#(article)", "lines": [[1, 1e3]]}"#), "corrections[0].lines[0][1]: write a whole number"),
        (list(#"{"action": "move", "to": "\#(article)", "lines": [[1, 1e400]]}"#), "corrections[0].lines[0][1]: 1e400 is more than"),
        (list(#"{"action": "move", "to": "\#(article)", "lines": [[1, 2]], "as": "titel"}"#), "One of body, kicker, headline, subhead, caption, byline."),
        (list(#"{"action": "merge", "article": "\#(article)", "with": ["qingchuan-20230412-p02-3fa9c2d1"]}"#), "corrections[0].with[0]: an article of another page"),
        (list(#"{"action": "headline", "article": "x-20230412-p00-3fa9c2d1", "headline": ""}"#), "corrections[0].file: missing; several pages may have no number"),
        (list(#"{"action": "set-entity", "article": "\#(article)", "entity": {"name": "王伟"}, "set": {}}"#), "corrections[0].set: empty"),
        (list(#"{"action": "set-entity", "article": "\#(article)", "entity": {"name": "王伟"}, "set": {"code": "gbt2260:1411020"}}"#), "corrections[0].set.code: no code of a division"),
        (list(#"{"action": "add-entity", "article": "\#(article)", "type": "person", "text": "　"}"#), "corrections[0].text: empty"),
        (String(repeating: "[", count: 100_000), "nested deeper than 64 levels"),
    ])
    func damaged(text: String, message: String) {
        do {
            _ = try Self.read(text)
            Issue.record("it was read")
        } catch {
            #expect("\(error)".hasPrefix("corrections/a.json"))
            #expect("\(error)".contains(message), "\(error)")
        }
    }

    @Test("files are read in byte order of their paths, those of subfolders, too")
    func folder() throws {
        let folder = TestFolder()
        for name in ["b.json", "a.json", "2023/x.JSON", "notes.txt", ".a.json.swp"] {
            try folder.write("corrections/\(name)", name.lowercased().hasSuffix(".json") ? Self.list(Self.full[0]) : "?")
        }
        #expect(try CorrectionSet(folder: "\(folder.path)/corrections").all.map(\.file) == ["2023/x.JSON", "a.json", "b.json"])
    }

    @Test("what cannot be read is never passed over")
    func unreadable() throws {
        let folder = TestFolder()
        #expect(throws: ConfigurationError.self) { _ = try CorrectionSet(folder: "\(folder.path)/nowhere") }
        try folder.write("elsewhere.json", Self.list())
        try Disk().makeFolder("\(folder.path)/corrections")
        try Disk().link("\(folder.path)/corrections/a.json", to: "../elsewhere.json")
        #expect(throws: ConfigurationError.self) { _ = try CorrectionSet(folder: "\(folder.path)/corrections") }
    }

    @Test("a correction of one issue changes the digest of that issue alone, wherever it is written")
    func digests() throws {
        func key(_ day: String) throws -> IssueKey { IssueKey(paper: "qingchuan", day: .dated(try #require(CalendarDate(day)))) }
        let (first, second, third) = (try key("2023-04-12"), try key("2023-04-13"), try key("2023-04-14"))
        let other = Self.full[0].replacing("20230412", with: "20230413")
        let one = try Self.read(Self.list(Self.full[0]))
        let two = try Self.read(Self.list(other, Self.full[0]))
        #expect(one.digest(for: first) == two.digest(for: first))
        #expect(one.digest(for: first).utf8.count == 64)
        #expect((one.digest(for: second), two.digest(for: third)) == ("", ""))
        #expect(two.digest(for: second) != "")
        #expect(try Self.read(Self.list(Self.full[0], Self.full[1])).digest(for: first) != one.digest(for: first))
        #expect(try Self.read(Self.list(Self.full[0].replacing(": ", with: " :\t"))).digest(for: first) == one.digest(for: first))
        #expect(two.unused(after: [first]).map(\.number) == [1])
        #expect(two.unused(after: [second, first]) == [])
    }

    @Test("a page without a number is known by its file, or the end of its path", arguments: [
        ("2023/01.txt", true), ("01.txt", true), ("in/2023/01.txt", true), ("2023/02.txt", false), ("1.txt", false), ("3/01.txt", false),
    ])
    func source(path: String, fits: Bool) throws {
        let correction = #"{"action": "headline", "article": "x-20230412-p00-3fa9c2d1", "headline": "", "file": "\#(path)"}"#
        let key = IssueKey(paper: "x", day: .dated(try #require(CalendarDate("2023-04-12"))))
        let set = try Self.read(Self.list(correction))
        #expect(set.corrections(for: key, page: nil, path: "2023/01.txt").corrections.count == (fits ? 1 : 0))
        #expect(set.corrections(for: key, page: 1, path: "2023/01.txt").corrections.isEmpty)
    }
}
