import Newspaper

/// Why bytes are no rows of a release, or not rows that belong together.
package struct RowError: Error, Hashable, Sendable {
    package enum Reason: Hashable, Sendable {
        case json(JSONError)
        /// A member is missing or holds something else.
        case member(String, expected: String)
        case repeatedID(String)
        /// The last row has no line feed: it may be cut short.
        case noLineFeed
        case rowCount(Int, expected: Int)
        /// The rows of `issues` and `articles` do not say the same of this article.
        case disagreement(String)
    }
    package var kind: RowKind
    /// From 1; 0 for all of them.
    package var row: Int
    package var reason: Reason

    /// The lines of rows, without line feeds.
    static func lines(of kind: RowKind, _ bytes: [UInt8]) throws(RowError) -> [[UInt8]] {
        guard let last = bytes.last else { return [] }
        guard last == UInt8(ascii: "\n") else { throw RowError(kind: kind, row: 0, reason: .noLineFeed) }
        return bytes.dropLast().split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map { Array($0) }
    }
}

extension RowError: CustomStringConvertible {
    package var description: String {
        let place = row == 0 ? "\(kind.rawValue)" : "row \(row) of \(kind.rawValue)"
        return switch reason {
        case .json(let error): "\(place): \(error)"
        case .member(let name, let expected): "\(place): “\(name)” must be \(expected)"
        case .repeatedID(let id): "\(place): the id “\(id)” is not unique"
        case .noLineFeed: "\(place): the last row has no line feed; is the file whole?"
        case .rowCount(let count, let expected): "\(place): \(count) rows of an issue, expected \(expected)"
        case .disagreement(let id): "\(place): the issue's row and its articles do not say the same of “\(id)”"
        }
    }
}

/// Reads the members of a row, or of an object in it, with errors that say which row is wrong and how.
struct RowReader {
    private let value: JSONValue
    private let kind: RowKind
    private let row: Int

    init(_ line: [UInt8], kind: RowKind, row: Int) throws(RowError) {
        do { value = try JSONParser.parse(line) } catch { throw RowError(kind: kind, row: row, reason: .json(error)) }
        (self.kind, self.row) = (kind, row)
    }

    private init(_ value: JSONValue, in outer: RowReader) { (self.value, kind, row) = (value, outer.kind, outer.row) }

    func wrong(_ reason: RowError.Reason) -> RowError { RowError(kind: kind, row: row, reason: reason) }

    func string(_ name: String) throws(RowError) -> String {
        guard case .string(let text)? = value[name] else { throw wrong(.member(name, expected: "text")) }
        return String(decoding: text, as: UTF8.self)
    }

    /// A string that says something.
    func text(_ name: String) throws(RowError) -> String {
        let text = try string(name)
        if text.isEmpty { throw wrong(.member(name, expected: "text that is not empty")) }
        return text
    }

    func integer(_ name: String, in range: ClosedRange<Int>) throws(RowError) -> Int {
        guard case .number(let text)? = value[name], let number = Int(text), range.contains(number) else {
            throw wrong(.member(name, expected: "a whole number from \(range.lowerBound) to \(range.upperBound)"))
        }
        return number
    }

    /// A string that names a case.
    func choice<Choice: RawRepresentable & CaseIterable>(_ name: String) throws(RowError) -> Choice
    where Choice.RawValue == String {
        let text = try string(name)
        guard let choice = Choice(rawValue: text) else { throw wrong(.member(name, expected: Self.list(Choice.self))) }
        return choice
    }

    private static func list<Choice: RawRepresentable & CaseIterable>(_: Choice.Type) -> String
    where Choice.RawValue == String {
        Choice.allCases.map(\.rawValue).joined(separator: ", ")
    }

    /// A string or null.
    func stringOrNull(_ name: String) throws(RowError) -> String? {
        if value[name] == .null { return nil }
        return try string(name)
    }

    func objects(_ name: String) throws(RowError) -> [RowReader] {
        guard case .array(let items)? = value[name] else { throw wrong(.member(name, expected: "a list")) }
        return items.map { RowReader($0, in: self) }
    }

    func strings(_ name: String) throws(RowError) -> [String] {
        guard case .array(let items)? = value[name] else { throw wrong(.member(name, expected: "a list of texts")) }
        var texts: [String] = []
        for item in items {
            guard case .string(let text) = item else { throw wrong(.member(name, expected: "a list of texts")) }
            texts.append(String(decoding: text, as: UTF8.self))
        }
        return texts
    }
}
