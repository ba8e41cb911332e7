import Testing

@testable import Newspaper

@Suite("JSON parser")
struct JSONParserTests {
    private func parse(_ text: String) throws -> JSONValue { try JSONParser.parse(Array(text.utf8)) }

    @Test func `values are read as written`() throws {
        let value = try parse(#" {"a":[1,-0.50e+2,true,false,null,"x\n\u00e9\ud83d\ude00\/"],"b":{}} "#)
        let expected = JSONValue.object([
            .init(
                name: Array("a".utf8),
                value: .array([
                    .number("1"), .number("-0.50e+2"), .boolean(true), .boolean(false), .null,
                    .string(Array("x\né😀/".utf8)),
                ])),
            .init(name: Array("b".utf8), value: .object([])),
        ])
        #expect(value == expected)
    }

    @Test(arguments: [
        ("", 0, JSONError.Reason.unexpectedEnd), ("[1,]", 3, .unexpectedByte(0x5D)),
        ("{\"a\":1,}", 7, .unexpectedByte(0x7D)),
        ("01", 1, .trailingText), ("1.", 2, .malformedNumber), ("-", 1, .malformedNumber), ("1e", 2, .malformedNumber),
        ("tru", 3, .unexpectedEnd), ("NaN", 0, .unexpectedByte(0x4E)), ("\"\t\"", 1, .controlCharacter),
        ("\"\\x\"", 1, .malformedEscape), ("\"\\ud800\"", 1, .loneSurrogate), ("\"\\udc00\\ud800\"", 1, .loneSurrogate),
        ("\"\\u12g4\"", 5, .malformedEscape), ("{} {}", 3, .trailingText), ("\"a", 2, .unexpectedEnd),
        ("'a'", 0, .unexpectedByte(0x27)),
        ("{\"a\":1,\"\\u0061\":2}", 7, .repeatedName("a")), ("{a:1}", 1, .unexpectedByte(0x61)),
        ("[1 2]", 3, .unexpectedByte(0x32)),
    ])
    func `what is no JSON is refused with its place`(_ text: String, _ offset: Int, _ reason: JSONError.Reason) {
        #expect(throws: JSONError(offset: offset, reason: reason)) { try parse(text) }
    }

    @Test func `items of one list of the outermost object are handed on one by one`() throws {
        final class Items { var items: [JSONValue] = [] }
        func items(_ text: String) throws -> ([JSONValue], rest: JSONValue) {
            let items = Items()
            let rest = try JSONParser.parse(Array(text.utf8), itemsOf: "files") { items.items.append($0) }
            return (items.items, rest)
        }
        let (found, rest) = try items(#" {"a": {"files": [1]}, "files": [2, {"files": [3]}], "b": [4]} "#)
        #expect(found == [.number("2"), try parse(#"{"files": [3]}"#)])
        #expect(rest == (try parse(#"{"a": {"files": [1]}, "files": [], "b": [4]}"#)))
        #expect(try items(#"{"files": "none"}"#).0 == [] && items("[1]").rest == parse("[1]"))
        for text in [#"{"files": [1,]}"#, #"{"files": [1]"#, #"{"files": [1]} 2"#, #"{"files": [1], "files": [2]}"#] {
            #expect(throws: JSONError.self) { try items(text) }
        }
    }

    @Test func `bytes that are no UTF-8 are refused`() {
        #expect(throws: JSONError(offset: 0, reason: .invalidUTF8)) { try JSONParser.parse([0x22, 0xE4, 0xB8, 0x22]) }
    }

    @Test func `depth has a limit`() throws {
        let deep = { (levels: Int) in String(repeating: "[", count: levels) + String(repeating: "]", count: levels) }
        #expect(throws: Never.self) { try parse(deep(65)) }
        #expect(throws: JSONError(offset: 65, reason: .tooDeep(limit: 64))) { try parse(deep(66)) }
        #expect(throws: JSONError.self) { try parse(String(repeating: "[", count: 1_000_000)) }
    }

    @Test func `a part of the bytes can be a value of its own`() throws {
        let lines = Array("[1]\n[2]\n".utf8)
        #expect(try JSONParser.parse(lines, range: 4..<7) == .array([.number("2")]))
    }

    @Test func `names that look alike are two`() throws {
        guard case .object(let members) = try parse("{\"\u{F900}\":1,\"\u{8C48}\":2}") else {
            Testing.Issue.record("not an object")
            return
        }
        #expect(members.count == 2)
    }
}
