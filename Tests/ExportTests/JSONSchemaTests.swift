import Newspaper
import Testing

@testable import Export

@Suite("JSON Schema")
struct JSONSchemaTests {
    private func violations(_ value: String, _ schema: String) throws -> [String] {
        let schema = try JSONSchema(try JSONParser.parse(Array(schema.utf8)))
        return JSONSchemaValidator(schema).validate(try JSONParser.parse(Array(value.utf8))).map(\.description)
    }

    @Test(arguments: [
        ("1", #"{"type":"integer"}"#), ("1.0", #"{"type":"integer"}"#), ("null", #"{"type":["string","null"]}"#),
        (#"{"a":1}"#, #"{"properties":{"a":{"type":"number"}},"required":["a"],"additionalProperties":false}"#),
        (#"{"b":"x"}"#, #"{"additionalProperties":{"type":"string"}}"#),
        ("[1,\"a\",true]", #"{"prefixItems":[{"type":"integer"}]}"#),
        ("[]", #"{"items":false}"#), (#""b""#, #"{"enum":["a","b"]}"#), ("1.0", #"{"const":1}"#),
        (#""2022-10-24""#, #"{"pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}"#), (#""青川""#, #"{"minLength":2}"#),
        ("0", #"{"minimum":0,"maximum":0}"#),
        ("[[1,2]]", ##"{"items":{"$ref":"#/$defs/l"},"$defs":{"l":{"minItems":2}}}"##),
        ("1", #"{"anyOf":[{"type":"string"},{"type":"integer"}]}"#), ("1", #"{"oneOf":[{"minimum":1},{"minimum":2}]}"#),
        ("1", "true"),
    ])
    func `a valid value has no violation`(_ value: String, _ schema: String) throws {
        #expect(try violations(value, schema) == [])
    }

    @Test(arguments: [
        ("1.5", #"{"type":"integer"}"#, "the row: expected integer, found number"),
        (
            #"{"a":{"b":""}}"#, #"{"properties":{"a":{"properties":{"b":{"type":"null"}}}}}"#,
            "/a/b: expected null, found string"
        ),
        (#"{}"#, #"{"required":["a"]}"#, "the row: “a” is missing"),
        (#"{"a/~":1}"#, #"{"additionalProperties":false}"#, "/a~1~0: not allowed here"),
        ("[1,2]", #"{"prefixItems":[{}],"items":false}"#, "/1: not allowed here"),
        ("[]", #"{"minItems":1}"#, "the row: fewer than 1 items"),
        (#""c""#, #"{"enum":["a","b"]}"#, "the row: not one of the values allowed"),
        (#""x1""#, #"{"pattern":"^[0-9]+$"}"#, "the row: “x1” does not match ^[0-9]+$"),
        (#""1\n""#, #"{"pattern":"^[0-9]$"}"#, "the row: “1\n” does not match ^[0-9]$"),
        (#""""#, #"{"minLength":1}"#, "the row: shorter than 1 characters"),
        ("-1", #"{"minimum":0}"#, "the row: -1 is less than 0.0"),
        ("2", #"{"maximum":1}"#, "the row: 2 is more than 1.0"),
        ("2", #"{"anyOf":[{"type":"string"}]}"#, "the row: matches none of the alternatives"),
        ("2", #"{"oneOf":[{},{}]}"#, "the row: must match exactly one of the alternatives"),
        ("2", ##"{"$ref":"#/$defs/none"}"##, "the row: the schema's reference #/$defs/none leads nowhere"),
        (
            "2", ##"{"$ref":"#/$defs/a","$defs":{"a":{"$ref":"#/$defs/a"}}}"##,
            "the row: the schema's reference #/$defs/a leads nowhere"
        ),
        ("2", "false", "the row: not allowed here"),
    ])
    func `a violation says where and what`(_ value: String, _ schema: String, _ message: String) throws {
        #expect(try violations(value, schema) == [message])
    }

    @Test(arguments: [
        (#"{"multipleOf":2}"#, JSONSchemaError.unknownKeyword(pointer: "/multipleOf")),
        (#"{"properties":{"a":{"format":"date"}}}"#, .unknownKeyword(pointer: "/properties/a/format")),
        (#"{"$defs":{"a":{"not":{}}}}"#, .unknownKeyword(pointer: "/$defs/a/not")),
        (#"{"type":1}"#, .malformed(pointer: "/type")),
        (#"{"pattern":"("}"#, .malformed(pointer: "/pattern")), (#"{"minItems":-1}"#, .malformed(pointer: "/minItems")),
        (##"{"$ref":"other.json"}"##, .malformed(pointer: "/$ref")), ("1", .malformed(pointer: "")),
    ])
    func `a schema that says more than is checked is refused`(_ schema: String, _ error: JSONSchemaError) throws {
        let value = try JSONParser.parse(Array(schema.utf8))
        #expect(throws: error) { try JSONSchema(value) }
    }

    @Test(arguments: RowKind.allCases, [false, true])
    func `rows follow the schema that is published with them`(_ kind: RowKind, _ isLinked: Bool) throws {
        let named = NamedIssue(isLinked ? try TestIssue.linked() : try TestIssue.rich())
        let bytes =
            switch kind {
            case .articles: try IssueExporter.articleRows(named).bytes
            case .furniture: IssueExporter.furnitureRows(named).bytes
            case .pages: IssueExporter.pageRows(named).bytes
            case .issues: try IssueExporter(profile: DatasetProfile())(named.issue).rows(of: .issues)
            case .entities: try CatalogueTests.rows(of: isLinked ? try TestIssue.rich() : named.issue).bytes
            case .changes: try Past.oneSplit().now.changes
            case .lineage: try Past.oneSplit().now.lineage
            }
        let last =
            switch kind {
            case .issues: "items"
            case .changes: "causes"
            case .lineage: "issue"
            case .articles, .furniture, .pages, .entities: "pipeline"
            }
        let validator = JSONSchemaValidator(try kind.schema())
        #expect(!bytes.isEmpty)
        for line in bytes.split(separator: 0x0A) {
            let row = try JSONParser.parse(Array(line))
            #expect(validator.validate(row) == [])
            guard case .object(let members) = row else { continue }
            #expect(
                validator.validate(.object(Array(members.dropLast()))) == [
                    JSONViolation(pointer: "", message: "“\(last)” is missing")
                ])
        }
    }

    @Test(arguments: [TextEncoding.Evidence.byteOrderMark, .wellFormed, .repaired, .zeroBytes, .frequency])
    func `the schema knows why a character set was chosen`(_ evidence: TextEncoding.Evidence) throws {
        var page = PageBuilder()
        page.encoding.evidence = evidence
        page.add(.unknown, "一行")
        let rows = IssueExporter.pageRows(NamedIssue(TestIssue.of([try page.page()])))
        let row = try JSONParser.parse(rows.bytes)
        #expect(row["charset_evidence"] == .string(Array(evidence.rawValue.utf8)))
        #expect(JSONSchemaValidator(try RowKind.pages.schema()).validate(row) == [])
    }

    @Test func `rows of hostile pages are JSON all the same`() throws {
        let named = NamedIssue(try TestIssue.hostile())
        for rows in [
            try IssueExporter.articleRows(named), IssueExporter.furnitureRows(named), IssueExporter.pageRows(named),
        ] {
            let lines = rows.bytes.split(separator: 0x0A)
            #expect(lines.count == rows.rows)
            for line in lines { #expect(throws: Never.self) { try JSONParser.parse(Array(line)) } }
        }
    }
}
