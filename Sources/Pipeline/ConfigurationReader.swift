import Ingest

/// Takes typed values out of a configuration file and says of each that is wrong where it stands.
struct ConfigurationReader {
    /// The file as the user named it.
    let file: String

    /// A value and the path that leads to it: `naming[0].pattern`.
    struct Item {
        let node: JSONNode
        let path: String
    }

    /// An object with only known keys, each once.
    struct Section {
        let path: String
        fileprivate let items: [String: Item]
        subscript(key: String) -> Item? { items[key] }
    }

    func root(_ bytes: [UInt8]) throws(ConfigurationError) -> Item {
        do {
            return Item(node: try JSONParser.parse(bytes), path: "")
        } catch {
            throw .syntax(
                file: file, line: error.place.line, column: error.place.column,
                expected: error.expected, found: error.found)
        }
    }

    /// The members of an object that has only known keys.
    func section(_ item: Item, keys: [String]) throws(ConfigurationError) -> Section {
        guard case .object(let members) = item.node.value else { throw wrong(item, "an object") }
        var items: [String: Item] = [:]
        for member in members {
            let path = item.path.isEmpty ? member.key : "\(item.path).\(member.key)"
            guard keys.contains(member.key) else {
                throw .unknownKey(file: file, path: path, nearest: nearest(to: member.key, among: keys))
            }
            guard items.updateValue(Item(node: member.value, path: path), forKey: member.key) == nil else {
                throw .duplicateKey(file: file, path: path, line: member.place.line)
            }
        }
        return Section(path: item.path, items: items)
    }

    func list(_ item: Item) throws(ConfigurationError) -> [Item] {
        guard case .array(let elements) = item.node.value else { throw wrong(item, "a list") }
        return elements.enumerated().map { Item(node: $1, path: "\(item.path)[\($0)]") }
    }

    /// A string that is not empty.
    func string(_ item: Item, expected: String = "a string") throws(ConfigurationError) -> String {
        guard case .string(let text) = item.node.value, !text.isEmpty else { throw wrong(item, expected) }
        return text
    }

    func bool(_ item: Item) throws(ConfigurationError) -> Bool {
        guard case .bool(let value) = item.node.value else { throw wrong(item, "true or false") }
        return value
    }

    func integer(_ item: Item, in range: ClosedRange<Int>) throws(ConfigurationError) -> Int {
        guard case .number(let text) = item.node.value, let value = Int(text), range.contains(value) else {
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
            file: file, path: item.path.isEmpty ? "the file" : item.path, line: item.node.place.line,
            expected: expected, found: found ?? item.node.kind)
    }
}
