import Export
import Ingest
import Newspaper

/// The schema of corrections, one part an action: a correction is checked against that of its own action, so that what
/// is said of a mistake is to the point.
struct CorrectionSchema {
    struct Action {
        fileprivate let validator: JSONSchemaValidator
        fileprivate let definition: JSONValue
    }

    /// In the order of the schema.
    let actions: [(name: String, action: Action)]
    private let definitions: JSONValue

    init() {
        do {
            let schema = try JSONParser.parse(CorrectionsSchema.bytes)
            guard case .object(let top) = schema, let shared = top.first(where: { $0.name.elementsEqual("$defs".utf8) }),
                case .object(let members) = shared.value
            else { preconditionFailure("the schema of corrections has no $defs") }
            definitions = shared.value
            actions = try members.compactMap { member in
                let name = String(decoding: member.name, as: UTF8.self)
                guard member.value["properties"]?["action"] != nil, case .object(let rules) = member.value else { return nil }
                let validator = JSONSchemaValidator(try JSONSchema(.object(rules + [shared])))
                return (name, Action(validator: validator, definition: member.value))
            }
        } catch {
            preconditionFailure("the schema of corrections, a part of this program, cannot be read: \(error)")
        }
    }

    subscript(name: String) -> Action? { actions.first { $0.name.utf8.elementsEqual(name.utf8) }?.action }

    /// The first thing that is wrong with a correction: where in it, and what; nil if it is valid.
    func problem(of value: JSONValue, _ action: Action) -> (path: String, problem: String)? {
        guard let violation = action.validator.validate(value).first else { return nil }
        let steps = violation.pointer.split(separator: "/").map(String.init)
        let path = steps.map { step in step.utf8.allSatisfy { (0x30...0x39).contains($0) } ? "[\(step)]" : ".\(step)" }.joined()
        let (properties, described) = follow(steps, from: action.definition)
        if let properties, let last = steps.last {
            return (path, "unknown key; did you mean \"\(nearest(to: last, among: properties))\"?")
        }
        return (path, violation.message + (described.map { "; expected: \($0)" } ?? ""))
    }

    /// What the schema says of a place: the keys that its object has where the place is none of them, else its description.
    private func follow(_ steps: [String], from definition: JSONValue) -> (keys: [String]?, description: String?) {
        var node = resolved(definition)
        for step in steps {
            if case .object(let members)? = node["properties"] {
                guard let next = members.first(where: { $0.name.elementsEqual(step.utf8) }) else {
                    return (members.map { String(decoding: $0.name, as: UTF8.self) }, nil)
                }
                node = resolved(next.value)
            } else if case .array(let items)? = node["prefixItems"], let index = Int(step), items.indices.contains(index) {
                node = resolved(items[index])
            } else {
                node = resolved(node["items"] ?? .null)
            }
        }
        guard !steps.isEmpty, case .string(let text)? = node["description"] else { return (nil, nil) }
        var description = String(decoding: text, as: UTF8.self)
        if case .array(let values)? = node["enum"] {
            let names = values.map { if case .string(let name) = $0 { String(decoding: name, as: UTF8.self) } else { "" } }
            description += " One of \(names.joined(separator: ", "))."
        }
        return (nil, description)
    }

    private func resolved(_ node: JSONValue) -> JSONValue {
        guard case .string(let reference)? = node["$ref"] else { return node }
        let name = String(decoding: reference.dropFirst("#/$defs/".utf8.count), as: UTF8.self)
        return definitions[name] ?? .null
    }
}
