/// JSON to be written: the manifest, quarantine entries, log lines, scores. Keys stay in the order given.
indirect enum JSONTree: Hashable, Sendable {
    struct Member: Hashable, Sendable { var key: String, value: JSONTree }
    case string(String)
    case integer(Int)
    /// A finite number, written with at most four digits after the point.
    case decimal(Double)
    case bool(Bool)
    case null
    case array([JSONTree])
    case object([Member])

    static func object(_ members: KeyValuePairs<String, JSONTree>) -> JSONTree {
        .object(members.map { Member(key: $0.key, value: $0.value) })
    }

    /// On lines of their own, indented by two, with a line feed at the end.
    var pretty: String { rendered(indent: 0) + "\n" }

    /// On one line, without a line feed.
    var line: String { rendered(indent: nil) }

    private func rendered(indent: Int?) -> String {
        switch self {
        case .string(let text): return Self.quoted(text)
        case .integer(let value): return String(value)
        case .decimal(let value): return "\((value * 10_000).rounded(.toNearestOrEven) / 10_000)"
        case .bool(let value): return String(value)
        case .null: return "null"
        case .array(let elements):
            return Self.list(elements.map { $0.rendered(indent: indent.map { $0 + 1 }) }, "[", "]", indent: indent)
        case .object(let members):
            let parts = members.map { member in
                "\(Self.quoted(member.key)):\(indent == nil ? "" : " ")\(member.value.rendered(indent: indent.map { $0 + 1 }))"
            }
            return Self.list(parts, "{", "}", indent: indent)
        }
    }

    private static func list(_ parts: [String], _ opening: String, _ closing: String, indent: Int?) -> String {
        guard let indent, !parts.isEmpty else { return opening + parts.joined(separator: ",") + closing }
        let margin = "\n" + String(repeating: "  ", count: indent)
        return opening + margin + "  " + parts.joined(separator: ",\(margin)  ") + margin + closing
    }

    private static func quoted(_ text: String) -> String { "\"\(escaped(text))\"" }

    /// The text between the quotes. Controls, line separators and marks that turn the direction of text are
    /// escaped: they would break a line, or make it look like another.
    static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            case _ where scalar.isUnsafeInLine:
                let digits = String(scalar.value, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}

extension Unicode.Scalar {
    /// Controls (which can drive a terminal), line separators, and marks that turn the direction of text.
    var isUnsafeInLine: Bool {
        switch value {
        case 0...0x1F, 0x7F...0x9F, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069: true
        default: false
        }
    }
}
