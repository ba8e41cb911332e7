import Newspaper

/// A value of a JSON text (RFC 8259) that remembers where it stands, so that an error can point at it.
struct JSONNode: Hashable, Sendable {
    /// Where in the text: both count from 1, columns in Unicode scalars.
    struct Place: Hashable, Sendable { var line: Int, column: Int }
    struct Member: Hashable, Sendable { var key: String, place: Place, value: JSONNode }
    indirect enum Value: Hashable, Sendable {
        case null
        case bool(Bool)
        /// As written, checked against the grammar.
        case number(String)
        case string(String)
        case array([JSONNode])
        /// In the order of the text; keys may repeat.
        case object([Member])
    }
    var value: Value
    var place: Place

    /// What the value is, for messages: `a list`.
    var kind: String {
        switch value {
        case .null: "null"
        case .bool(let bool): "\(bool)"
        case .number(let text): "the number \(text)"
        case .string(let text): "the string \"\(text)\""
        case .array: "a list"
        case .object: "an object"
        }
    }
}

/// What a JSON text has in the wrong place.
struct JSONSyntaxError: Error, Hashable { var place: JSONNode.Place, expected: String, found: String }

/// Reads one JSON text.
/// - Complexity: O(text); nesting deeper than `deepest` is refused.
struct JSONParser {
    private static let deepest = 64
    private let text: [Unicode.Scalar]
    private var at = 0
    private var line = 1
    private var lineStart = 0

    private init(_ text: [Unicode.Scalar]) { self.text = text }

    /// - Parameter bytes: UTF-8; a byte order mark in front is passed over.
    static func parse(_ bytes: [UInt8]) throws(JSONSyntaxError) -> JSONNode {
        guard let string = String(validating: bytes, as: UTF8.self) else {
            throw JSONSyntaxError(place: .init(line: 1, column: 1), expected: "text in UTF-8", found: "other bytes")
        }
        var parser = JSONParser(Array(string.unicodeScalars))
        if parser.text.first == "\u{FEFF}" { parser.at = 1; parser.lineStart = 1 }
        let node = try parser.value(depth: 0)
        parser.skipBlanks()
        guard parser.at == parser.text.count else { throw parser.error("the end of the file") }
        return node
    }

    private var place: JSONNode.Place { .init(line: line, column: at - lineStart + 1) }
    private var next: Unicode.Scalar? { at < text.count ? text[at] : nil }

    private func error(_ expected: String) -> JSONSyntaxError {
        JSONSyntaxError(place: place, expected: expected, found: next.map { "\"\($0)\"" } ?? "the end of the file")
    }

    private mutating func skipBlanks() {
        while let scalar = next, scalar == " " || scalar == "\t" || scalar == "\n" || scalar == "\r" {
            at += 1
            if scalar == "\n" { (line, lineStart) = (line + 1, at) }
        }
    }

    private mutating func value(depth: Int) throws(JSONSyntaxError) -> JSONNode {
        skipBlanks()
        let place = place
        guard depth < Self.deepest else { throw error("no more than \(Self.deepest) values in one another") }
        switch next {
        case "{": return JSONNode(value: .object(try members(depth: depth)), place: place)
        case "[": return JSONNode(value: .array(try elements(depth: depth)), place: place)
        case "\"": return JSONNode(value: .string(try string()), place: place)
        case "t": try word("true"); return JSONNode(value: .bool(true), place: place)
        case "f": try word("false"); return JSONNode(value: .bool(false), place: place)
        case "n": try word("null"); return JSONNode(value: .null, place: place)
        case let scalar? where scalar == "-" || scalar.isASCIIDigit:
            return JSONNode(value: .number(try number()), place: place)
        default: throw error("a value")
        }
    }

    private mutating func word(_ word: String) throws(JSONSyntaxError) {
        for scalar in word.unicodeScalars {
            guard next == scalar else { throw error("\"\(word)\"") }
            at += 1
        }
    }

    private mutating func elements(depth: Int) throws(JSONSyntaxError) -> [JSONNode] {
        at += 1
        var elements: [JSONNode] = []
        skipBlanks()
        if next == "]" { at += 1; return elements }
        while true {
            elements.append(try value(depth: depth + 1))
            skipBlanks()
            if next == "]" { at += 1; return elements }
            guard next == "," else { throw error("\",\" or \"]\"") }
            at += 1
        }
    }

    private mutating func members(depth: Int) throws(JSONSyntaxError) -> [JSONNode.Member] {
        at += 1
        var members: [JSONNode.Member] = []
        skipBlanks()
        if next == "}" { at += 1; return members }
        while true {
            skipBlanks()
            guard next == "\"" else { throw error("a key in double quotes") }
            let place = place
            let key = try string()
            skipBlanks()
            guard next == ":" else { throw error("\":\"") }
            at += 1
            members.append(.init(key: key, place: place, value: try value(depth: depth + 1)))
            skipBlanks()
            if next == "}" { at += 1; return members }
            guard next == "," else { throw error("\",\" or \"}\"") }
            at += 1
        }
    }

    private mutating func string() throws(JSONSyntaxError) -> String {
        at += 1
        var result = String.UnicodeScalarView()
        while let scalar = next {
            at += 1
            switch scalar {
            case "\"": return String(result)
            case "\\": result.append(try escape())
            case "\u{0}"..."\u{1F}":
                at -= 1
                throw error("an escape such as \\n instead of a control character")
            default: result.append(scalar)
            }
        }
        throw error("a closing double quote")
    }

    private mutating func escape() throws(JSONSyntaxError) -> Unicode.Scalar {
        guard let scalar = next else { throw error("an escape") }
        at += 1
        switch scalar {
        case "\"", "\\", "/": return scalar
        case "b": return "\u{8}"
        case "f": return "\u{C}"
        case "n": return "\n"
        case "r": return "\r"
        case "t": return "\t"
        case "u":
            let high = try hexadecimal()
            if let scalar = Unicode.Scalar(high) { return scalar }
            guard (0xD800..<0xDC00).contains(high), next == "\\" else { throw error("the second half of a pair") }
            at += 1
            guard next == "u" else { throw error("the second half of a pair") }
            at += 1
            let low = try hexadecimal()
            guard (0xDC00..<0xE000).contains(low),
                let scalar = Unicode.Scalar(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00))
            else { throw error("the second half of a pair") }
            return scalar
        default:
            at -= 1
            throw error("one of \" \\ / b f n r t u")
        }
    }

    private mutating func hexadecimal() throws(JSONSyntaxError) -> UInt32 {
        var value: UInt32 = 0
        for _ in 0..<4 {
            guard let scalar = next, let digit = UInt32(String(scalar), radix: 16) else {
                throw error("a hexadecimal digit")
            }
            value = value << 4 | digit
            at += 1
        }
        return value
    }

    private mutating func number() throws(JSONSyntaxError) -> String {
        let start = at
        if next == "-" { at += 1 }
        if next == "0" { at += 1 } else { try digits() }
        if next == "." { at += 1; try digits() }
        if next == "e" || next == "E" {
            at += 1
            if next == "+" || next == "-" { at += 1 }
            try digits()
        }
        return text[start..<at].reduce(into: "") { $0.unicodeScalars.append($1) }
    }

    private mutating func digits() throws(JSONSyntaxError) {
        guard next?.isASCIIDigit == true else { throw error("a digit") }
        while next?.isASCIIDigit == true { at += 1 }
    }
}
