import Export
import Ingest
import Newspaper

/// Takes typed values out of a configuration file and says of each that is wrong where it stands.
struct ConfigurationReader {
    /// The file as the user named it.
    let file: String

    /// A value and the path that leads to it: `naming[0].pattern`.
    struct Item {
        let value: JSONValue
        let path: String
    }

    /// The members of an object that has only known keys.
    struct Section {
        let path: String
        fileprivate let items: [String: Item]
        subscript(key: String) -> Item? { items[key] }
    }

    func root(_ bytes: [UInt8]) throws(ConfigurationError) -> Item {
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        let start = bytes.starts(with: mark) ? mark.count : 0
        do {
            return Item(value: try JSONParser.parse(bytes, range: start..<bytes.count), path: "")
        } catch {
            let place = error.place(in: bytes, from: start)
            throw .syntax(file: file, line: place.line, column: place.column, reason: error.reason)
        }
    }

    /// - Parameter take: called with each item of a list that is a member of the file, which reads as empty then.
    func root(_ bytes: [UInt8], itemsOf name: String, take: @escaping (JSONValue) -> Void) throws(ConfigurationError) -> Item {
        do { return Item(value: try JSONParser.parse(bytes, itemsOf: name, take: take), path: "") } catch {
            let place = error.place(in: bytes, from: 0)
            throw .syntax(file: file, line: place.line, column: place.column, reason: error.reason)
        }
    }

    func section(_ item: Item, keys: [String]) throws(ConfigurationError) -> Section {
        guard case .object(let members) = item.value else { throw wrong(item, "an object") }
        var items: [String: Item] = [:]
        for member in members {
            let key = String(decoding: member.name, as: UTF8.self)
            let path = item.path.isEmpty ? key : "\(item.path).\(key)"
            guard keys.contains(key) else {
                throw .unknownKey(file: file, path: path, nearest: nearest(to: key, among: keys))
            }
            items[key] = Item(value: member.value, path: path)
        }
        return Section(path: item.path, items: items)
    }

    func list(_ item: Item) throws(ConfigurationError) -> [Item] {
        guard case .array(let elements) = item.value else { throw wrong(item, "a list") }
        return elements.enumerated().map { Item(value: $1, path: "\(item.path)[\($0)]") }
    }

    /// A string that is not empty.
    func string(_ item: Item, expected: String = "a string") throws(ConfigurationError) -> String {
        let text = try optionalString(item, expected: expected)
        guard !text.isEmpty else { throw wrong(item, expected) }
        return text
    }

    /// A string; an empty one says the same as no key.
    func optionalString(_ item: Item, expected: String = "a string") throws(ConfigurationError) -> String {
        guard case .string(let text) = item.value else { throw wrong(item, expected) }
        return String(decoding: text, as: UTF8.self)
    }

    func bool(_ item: Item) throws(ConfigurationError) -> Bool {
        guard case .boolean(let value) = item.value else { throw wrong(item, "true or false") }
        return value
    }

    func integer(_ item: Item, in range: ClosedRange<Int>) throws(ConfigurationError) -> Int {
        guard case .number(let text) = item.value, let value = Int(text), range.contains(value) else {
            throw wrong(item, "a whole number from \(range.lowerBound) to \(range.upperBound)")
        }
        return value
    }

    func required(_ key: String, of section: Section, expected: String) throws(ConfigurationError) -> Item {
        if let item = section[key] { return item }
        throw .missingKey(
            file: file, path: section.path.isEmpty ? key : "\(section.path).\(key)", expected: expected)
    }

    func wrong(_ item: Item, _ expected: String, found: String? = nil) -> ConfigurationError {
        .value(
            file: file, path: item.path.isEmpty ? "the file" : item.path, expected: expected,
            found: found ?? Self.named(item.value))
    }

    private static func named(_ value: JSONValue) -> String {
        switch value {
        case .null: "null"
        case .boolean(let value): String(value)
        case .number(let text): "the number \(text)"
        case .string(let text): "the string \"\(String(decoding: text, as: UTF8.self))\""
        case .array: "a list"
        case .object: "an object"
        }
    }
}

extension JSONError {
    /// Where in a text the error stands, as editors count, from 1.
    /// - Parameter start: where the text begins, after a byte order mark.
    func place(in bytes: [UInt8], from start: Int) -> (line: Int, column: Int) {
        let before = bytes[start..<min(max(offset, start), bytes.count)]
        let newline = UInt8(ascii: "\n")
        let line = before.reduce(1) { $0 + ($1 == newline ? 1 : 0) }
        let lineStart = before.lastIndex(of: newline).map { $0 + 1 } ?? start
        // Bytes that begin a character, not those that go on with one.
        return (line, before[lineStart...].reduce(1) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) })
    }
}
