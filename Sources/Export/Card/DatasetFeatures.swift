import Newspaper

/// The column types of a kind of row as Hugging Face `datasets` reads them from a card's YAML header. Made from the
/// row's JSON Schema, so that the two cannot disagree.
///
/// Without declared types the reader guesses them from the first rows of each file, and fails where a list is empty
/// throughout one file and filled in the next.
struct DatasetFeatures {
    private let definitions: JSONValue?
    private(set) var lines: [String] = []

    init(_ kind: RowKind) throws(JSONError) {
        let schema = try JSONParser.parse(kind.schemaBytes)
        definitions = schema["$defs"]
        properties(of: schema, indent: "  ")
    }

    private mutating func properties(of schema: JSONValue, indent: String) {
        guard case .object(let members)? = schema["properties"] else { return }
        for member in members {
            lines.append("\(indent)- name: \(String(decoding: member.name, as: UTF8.self))")
            type(of: member.value, key: "dtype", indent: indent + "  ")
        }
    }

    /// - Parameter key: under which a plain type stands: `dtype` in a struct, `list` in a list.
    private mutating func type(of schema: JSONValue, key: String, indent: String) {
        if case .string(let reference)? = schema["$ref"], let definitions {
            let name = String(decoding: reference.dropFirst("#/$defs/".utf8.count), as: UTF8.self)
            if let target = definitions[name] { type(of: target, key: key, indent: indent) }
            return
        }
        guard case .string(let type)? = schema["type"] else {
            // A day or nothing: the only choice in a row.
            lines.append("\(indent)\(key): date32")
            return
        }
        switch String(decoding: type, as: UTF8.self) {
        case "integer": lines.append("\(indent)\(key): int64")
        case "number": lines.append("\(indent)\(key): float64")
        case "boolean": lines.append("\(indent)\(key): bool")
        case "object":
            lines.append("\(indent)\(key == "list" ? "list" : "struct"):")
            properties(of: schema, indent: indent)
        case "array":
            if key == "list" { lines.append("\(indent)list:") }
            if let item = schema.itemSchema {
                self.type(of: item, key: "list", indent: key == "list" ? indent + "  " : indent)
            }
        default: lines.append("\(indent)\(key): string")
        }
    }
}

extension JSONValue {
    /// Of all items, or of the first of a tuple whose items are alike.
    fileprivate var itemSchema: JSONValue? {
        if case .array(let items)? = self["prefixItems"] { return items.first }
        return self["items"]
    }
}
