import Newspaper
import Testing

@testable import Export

@Suite("XML")
struct XMLDocumentTests {
    private func refusal(_ text: String) -> XMLProblem? {
        do throws(XMLProblem) {
            _ = try XMLDocument(parsing: Array(text.utf8))
            return nil
        } catch { return error }
    }

    @Test(arguments: [
        "<!DOCTYPE a><a/>", "<!DOCTYPE a SYSTEM \"http://127.0.0.1/x.dtd\"><a/>",
        "<!DOCTYPE a [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><a>&e;</a>",
        "<!DOCTYPE a [<!ENTITY b \"xx\"><!ENTITY c \"&b;&b;\">]><a b=\"&c;\">&c;</a>",
    ])
    func `no document type declaration is let in`(_ text: String) {
        #expect(refusal(text)?.message == "a document type declaration (DOCTYPE) is not allowed")
    }

    @Test(arguments: [("<a>\n<b>\n</a>", 3), ("<a>\n&e;</a>", 2), ("", 0), ("<a/>\n<b/>", 2), ("<a>\n\u{1}</a>", 2)])
    func `what is not well-formed is refused with its line`(_ text: String, _ line: Int) throws {
        let problem = try #require(refusal(text))
        #expect(problem.line == line || text.isEmpty)
        #expect(!problem.message.isEmpty)
    }

    @Test func `nesting has a limit`() {
        #expect(refusal(String(repeating: "<a>", count: 5000) + String(repeating: "</a>", count: 5000)) != nil)
    }

    @Test func `text comes back from the writer as it went in, without what XML forbids`() throws {
        let text = "<a b=\"c\">&amp;]]>'\"\t\n\u{0}\u{1}\u{FFFE}\u{FFFF}\r\u{E000}\u{10FFFF}青"
        let kept = "<a b=\"c\">&amp;]]>'\"\t\n\u{E000}\u{10FFFF}青"
        let xml = try XMLWriter()
        xml.element("p") {
            xml.attribute("by", text)
            xml.attribute("list", Scalars(text))
            xml.attribute("fixed", constant: "a b")
            xml.text(text)
            xml.element("i") { xml.text(Scalars(text)) }
        }
        let root = try #require(try XMLDocument(parsing: try xml.finish()).root)
        #expect(root.attributes.map(\.value) == [kept, kept, "a b"])
        #expect(root.text == kept + kept)
        #expect(root.child("i")?.text == kept)
    }

    @Test func `a schema that is not there is a problem`() {
        #expect(throws: XMLProblem.self) { try XMLSchemaFile(path: "/nowhere/at/all.xsd") }
    }
}
