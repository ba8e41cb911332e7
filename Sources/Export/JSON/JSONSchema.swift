import Newspaper

/// A JSON Schema (draft 2020-12), as much of it as the schemas of a release use. A keyword that is not known here is
/// an error, never ignored: a schema that says more than it checks would prove nothing.
package struct JSONSchema {
    indirect enum Node {
        case anything
        case nothing
        case rules(Rules)
    }

    struct Rules {
        var reference: [UInt8]?
        var types: [String]?
        var properties: [[UInt8]: Node] = [:]
        var required: [[UInt8]] = []
        var additionalProperties: Node = .anything
        var prefixItems: [Node] = []
        var items: Node = .anything
        var minItems = 0
        var minLength = 0
        var minimum: Double?
        var maximum: Double?
        var allowed: [JSONValue]?
        var pattern: Pattern?
        var anyOf: [Node]?
        var oneOf: [Node]?
    }

    struct Pattern {
        let source: String
        let regex: Regex<AnyRegexOutput>
    }

    let root: Node
    let definitions: [[UInt8]: Node]

    /// - Throws: `JSONSchemaError`
    package init(_ schema: JSONValue) throws(JSONSchemaError) {
        root = try Self.node(schema, at: "")
        var definitions: [[UInt8]: Node] = [:]
        if case .object(let members)? = schema["$defs"] {
            for member in members {
                let name = String(decoding: member.name, as: UTF8.self)
                definitions[Array("#/$defs/".utf8) + member.name] = try Self.node(member.value, at: "/$defs/\(name)")
            }
        }
        self.definitions = definitions
    }

    private static func node(_ schema: JSONValue, at pointer: String) throws(JSONSchemaError) -> Node {
        switch schema {
        case .boolean(true): return .anything
        case .boolean(false): return .nothing
        case .object(let members):
            var rules = Rules()
            for member in members {
                let keyword = String(decoding: member.name, as: UTF8.self)
                try read(keyword, member.value, at: "\(pointer)/\(keyword)", into: &rules)
            }
            return .rules(rules)
        default: throw .malformed(pointer: pointer)
        }
    }

    private static func read(
        _ keyword: String, _ value: JSONValue, at pointer: String, into rules: inout Rules
    ) throws(JSONSchemaError) {
        switch (keyword, value) {
        case ("$schema", .string), ("title", .string), ("description", .string), ("$comment", .string),
            ("$defs", .object):
            break
        case ("$ref", .string(let name)) where name.starts(with: "#/$defs/".utf8): rules.reference = name
        case ("type", .string(let name)): rules.types = [String(decoding: name, as: UTF8.self)]
        case ("type", .array(let names)):
            rules.types = try strings(names, at: pointer).map { String(decoding: $0, as: UTF8.self) }
        case ("properties", .object(let members)):
            for member in members {
                let name = String(decoding: member.name, as: UTF8.self)
                rules.properties[member.name] = try node(member.value, at: "\(pointer)/\(name)")
            }
        case ("required", .array(let names)): rules.required = try strings(names, at: pointer)
        case ("additionalProperties", _): rules.additionalProperties = try node(value, at: pointer)
        case ("prefixItems", .array(let items)): rules.prefixItems = try nodes(items, at: pointer)
        case ("items", _): rules.items = try node(value, at: pointer)
        case ("anyOf", .array(let choices)): rules.anyOf = try nodes(choices, at: pointer)
        case ("oneOf", .array(let choices)): rules.oneOf = try nodes(choices, at: pointer)
        case ("enum", .array(let values)): rules.allowed = values
        case ("const", _): rules.allowed = [value]
        case ("minItems", .number(let text)): rules.minItems = try count(text, at: pointer)
        case ("minLength", .number(let text)): rules.minLength = try count(text, at: pointer)
        case ("minimum", .number(let text)): rules.minimum = Double(text)
        case ("maximum", .number(let text)): rules.maximum = Double(text)
        case ("pattern", .string(let text)):
            let source = String(decoding: text, as: UTF8.self)
            do {
                rules.pattern = Pattern(source: source, regex: try Regex(source).matchingSemantics(.unicodeScalar))
            } catch {
                throw .malformed(pointer: pointer)
            }
        case (let keyword, _) where known.contains(keyword): throw .malformed(pointer: pointer)
        default: throw .unknownKeyword(pointer: pointer)
        }
    }

    private static let known: Set<String> = [
        "$schema", "title", "description", "$comment", "$defs", "$ref", "type", "properties", "required",
        "additionalProperties", "prefixItems", "items", "anyOf", "oneOf", "enum", "const", "minItems", "minLength",
        "minimum", "maximum", "pattern",
    ]

    private static func nodes(_ schemas: [JSONValue], at pointer: String) throws(JSONSchemaError) -> [Node] {
        var result: [Node] = []
        for (index, schema) in schemas.enumerated() { result.append(try node(schema, at: "\(pointer)/\(index)")) }
        return result
    }

    private static func strings(_ values: [JSONValue], at pointer: String) throws(JSONSchemaError) -> [[UInt8]] {
        var result: [[UInt8]] = []
        for value in values {
            guard case .string(let text) = value else { throw .malformed(pointer: pointer) }
            result.append(text)
        }
        return result
    }

    private static func count(_ text: String, at pointer: String) throws(JSONSchemaError) -> Int {
        guard let count = Int(text), count >= 0 else { throw .malformed(pointer: pointer) }
        return count
    }
}

/// What is wrong with a schema. The pointer (RFC 6901) names the place in it.
package enum JSONSchemaError: Error, Hashable, Sendable {
    case unknownKeyword(pointer: String)
    case malformed(pointer: String)
}

extension JSONSchemaError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .unknownKeyword(let pointer): "the schema's keyword at \(pointer) is not supported"
        case .malformed(let pointer): "the schema's value at \(pointer) cannot be read"
        }
    }
}
