import Newspaper

/// A row of JSON taken apart into its members, each with its value as it stands: rows of one writer hold the same
/// where their bytes are the same.
package struct RowMembers: Hashable, Sendable {
    package struct Member: Hashable, Sendable {
        /// In `line`, without quotes.
        let name: Range<Int>
        /// In `line`.
        package let value: Range<Int>
    }

    /// The row without its line feed.
    package let line: [UInt8]
    package let members: [Member]

    /// - Parameter line: an object as this pipeline writes it, or as `JSONParser` has found it to be. Other bytes give
    ///   members that mean nothing.
    /// - Complexity: O(line.count)
    init(_ line: [UInt8]) {
        self.line = line
        var members: [Member] = []
        var depth = 0
        var name: Range<Int>?
        var valueStart: Int?
        func close(at end: Int) {
            if let name, let valueStart { members.append(Member(name: name, value: valueStart..<end)) }
            (name, valueStart) = (nil, nil)
        }
        var at = 0
        while at < line.count {
            switch line[at] {
            case UInt8(ascii: "\""):
                let end = Self.endOfString(line[...], at: at)
                if depth == 1, valueStart == nil { name = (at + 1)..<max(at + 1, end - 1) }
                at = end
                continue
            case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                depth -= 1
                if depth == 0 { close(at: at) }
            case UInt8(ascii: ",") where depth == 1: close(at: at)
            case UInt8(ascii: ":") where depth == 1: valueStart = at + 1
            default: break
            }
            at += 1
        }
        self.members = members
    }

    /// One past the closing quote of the string whose opening quote is at `start`.
    private static func endOfString(_ line: ArraySlice<UInt8>, at start: Int) -> Int {
        var at = start + 1
        while at < line.endIndex {
            switch line[at] {
            case UInt8(ascii: "\""): return at + 1
            case UInt8(ascii: "\\"): at += 2
            default: at += 1
            }
        }
        return line.endIndex
    }

    /// A list of objects, as it stands, with the members of a name left out of each. Their values are lists.
    /// - Complexity: O(list.count)
    static func cutting(_ name: StaticString, outOf list: ArraySlice<UInt8>) -> [UInt8] {
        var rest: [UInt8] = []
        rest.reserveCapacity(list.count)
        var at = list.startIndex
        while at < list.endIndex {
            guard list[at] == UInt8(ascii: "\"") else {
                rest.append(list[at])
                at += 1
                continue
            }
            let end = endOfString(list, at: at)
            // Only the name of a member has a colon behind it.
            let isCut = end < list.endIndex && list[end] == UInt8(ascii: ":")
                && name.withUTF8Buffer { $0.elementsEqual(list[(at + 1)..<(end - 1)]) }
            guard isCut else {
                rest += list[at..<end]
                at = end
                continue
            }
            at = endOfList(list, at: end + 1)
            if rest.last == UInt8(ascii: ",") {
                rest.removeLast()
            } else if at < list.endIndex, list[at] == UInt8(ascii: ",") {
                at += 1
            }
        }
        return rest
    }

    /// One past the bracket that closes the list of numbers that opens at `start`.
    private static func endOfList(_ bytes: ArraySlice<UInt8>, at start: Int) -> Int {
        var depth = 0
        var at = start
        while at < bytes.endIndex {
            if bytes[at] == UInt8(ascii: "[") { depth += 1 }
            if bytes[at] == UInt8(ascii: "]") { depth -= 1 }
            at += 1
            if depth == 0 { break }
        }
        return at
    }

    package func name(of member: Member) -> ArraySlice<UInt8> { line[member.name] }

    func member(_ name: StaticString) -> Member? {
        name.withUTF8Buffer { wanted in members.first { line[$0.name].elementsEqual(wanted) } }
    }

    /// The row with a number in place of a member's value.
    func replacing(_ name: StaticString, with number: Int) -> RowMembers {
        guard let member = member(name) else { return self }
        return RowMembers(line[..<member.value.lowerBound] + Array(String(number).utf8) + line[member.value.upperBound...])
    }
}
