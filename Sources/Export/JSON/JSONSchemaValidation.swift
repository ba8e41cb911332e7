import Newspaper

/// Where a value breaks its schema.
package struct JSONViolation: Hashable, Sendable, CustomStringConvertible {
    /// JSON pointer (RFC 6901) into the value.
    package var pointer: String
    package var message: String

    package var description: String { "\(pointer.isEmpty ? "the row" : pointer): \(message)" }
}

/// Checks values against a schema.
package struct JSONSchemaValidator {
    private let schema: JSONSchema

    package init(_ schema: JSONSchema) { self.schema = schema }

    /// What breaks the schema, in the order of the value; empty if it is valid.
    package func validate(_ value: JSONValue) -> [JSONViolation] {
        var violations: [JSONViolation] = []
        check(value, schema.root, at: "", references: 0, &violations)
        return violations
    }

    /// - Parameter references: how many `$ref`s were followed at this very place, which only a circle makes many.
    private func check(
        _ value: JSONValue, _ node: JSONSchema.Node, at pointer: String, references: Int,
        _ violations: inout [JSONViolation]
    ) {
        func violate(_ message: String) { violations.append(JSONViolation(pointer: pointer, message: message)) }
        let rules: JSONSchema.Rules
        switch node {
        case .anything: return
        case .nothing: return violate("not allowed here")
        case .rules(let found): rules = found
        }
        if let name = rules.reference {
            guard let target = schema.definitions[name], references < 16 else {
                return violate("the schema's reference \(String(decoding: name, as: UTF8.self)) leads nowhere")
            }
            check(value, target, at: pointer, references: references + 1, &violations)
        }
        if let types = rules.types, !types.contains(where: { value.isOf(type: $0) }) {
            return violate("expected \(types.joined(separator: " or ")), found \(value.typeName)")
        }
        if let allowed = rules.allowed, !allowed.contains(where: { $0.isSame(as: value) }) {
            violate("not one of the values allowed")
        }
        if let choices = rules.anyOf, matches(value, choices, references) == 0 {
            violate("matches none of the alternatives")
        }
        if let choices = rules.oneOf, matches(value, choices, references) != 1 {
            violate("must match exactly one of the alternatives")
        }
        switch value {
        case .string(let text): checkString(text, rules, violate)
        case .number(let text): checkNumber(text, rules, violate)
        case .array(let items): checkArray(items, rules, at: pointer, &violations)
        case .object(let members): checkObject(members, rules, at: pointer, &violations)
        case .null, .boolean: break
        }
    }

    private func matches(_ value: JSONValue, _ choices: [JSONSchema.Node], _ references: Int) -> Int {
        choices.count { choice in
            var violations: [JSONViolation] = []
            check(value, choice, at: "", references: references, &violations)
            return violations.isEmpty
        }
    }

    private func checkString(_ text: [UInt8], _ rules: JSONSchema.Rules, _ violate: (String) -> Void) {
        guard rules.minLength > 0 || rules.pattern != nil else { return }
        let string = String(decoding: text, as: UTF8.self)
        if string.unicodeScalars.count < rules.minLength { violate("shorter than \(rules.minLength) characters") }
        if let pattern = rules.pattern, string.firstMatch(of: pattern.regex) == nil {
            violate("“\(string.prefix(80))” does not match \(pattern.source)")
        }
    }

    private func checkNumber(_ text: String, _ rules: JSONSchema.Rules, _ violate: (String) -> Void) {
        guard let number = Double(text) else { return violate("the number \(text) is out of reach") }
        if let minimum = rules.minimum, number < minimum { violate("\(text) is less than \(minimum)") }
        if let maximum = rules.maximum, number > maximum { violate("\(text) is more than \(maximum)") }
    }

    private func checkArray(
        _ items: [JSONValue], _ rules: JSONSchema.Rules, at pointer: String, _ violations: inout [JSONViolation]
    ) {
        if items.count < rules.minItems {
            violations.append(JSONViolation(pointer: pointer, message: "fewer than \(rules.minItems) items"))
        }
        for (index, item) in items.enumerated() {
            let node = index < rules.prefixItems.count ? rules.prefixItems[index] : rules.items
            check(item, node, at: "\(pointer)/\(index)", references: 0, &violations)
        }
    }

    private func checkObject(
        _ members: [JSONValue.Member], _ rules: JSONSchema.Rules, at pointer: String,
        _ violations: inout [JSONViolation]
    ) {
        for name in rules.required where !members.contains(where: { $0.name == name }) {
            let missing = String(decoding: name, as: UTF8.self)
            violations.append(JSONViolation(pointer: pointer, message: "“\(missing)” is missing"))
        }
        for member in members {
            let node = rules.properties[member.name] ?? rules.additionalProperties
            check(member.value, node, at: "\(pointer)/\(Self.escaped(member.name))", references: 0, &violations)
        }
    }

    /// A name as RFC 6901 writes it: `~0` for `~`, `~1` for `/`.
    private static func escaped(_ name: [UInt8]) -> String {
        var result: [UInt8] = []
        for byte in name {
            switch byte {
            case 0x7E: result += [0x7E, 0x30]
            case 0x2F: result += [0x7E, 0x31]
            default: result.append(byte)
            }
        }
        return String(decoding: result, as: UTF8.self)
    }
}

extension JSONValue {
    fileprivate var typeName: String {
        switch self {
        case .null: "null"
        case .boolean: "boolean"
        case .number: "number"
        case .string: "string"
        case .array: "array"
        case .object: "object"
        }
    }

    /// 1.0 is an integer, too (JSON Schema core, section 4.2.3).
    fileprivate func isOf(type: String) -> Bool {
        if type == "integer", case .number(let text) = self, let number = Double(text) {
            return number == number.rounded()
        }
        return type == typeName
    }

    /// Equal as JSON Schema sees it: numbers by value.
    fileprivate func isSame(as other: JSONValue) -> Bool {
        if case .number(let a) = self, case .number(let b) = other { return Double(a) == Double(b) }
        return self == other
    }
}
