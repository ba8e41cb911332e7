/// A JSON value as it was written: strings as UTF-8 bytes (`String` holds different code points to be equal), numbers
/// as their text, members in order.
package enum JSONValue: Hashable, Sendable {
    case null
    case boolean(Bool)
    case number(String)
    case string([UInt8])
    case array([JSONValue])
    case object([Member])

    package struct Member: Hashable, Sendable {
        package var name: [UInt8]
        package var value: JSONValue

        package init(name: [UInt8], value: JSONValue) { (self.name, self.value) = (name, value) }
    }

    /// The member of this name, nil where there is none or the value is no object.
    package subscript(_ name: String) -> JSONValue? {
        guard case .object(let members) = self else { return nil }
        return members.first { $0.name.elementsEqual(name.utf8) }?.value
    }
}

/// Why bytes are no JSON text.
package struct JSONError: Error, Hashable, Sendable {
    package enum Reason: Hashable, Sendable {
        case unexpectedEnd
        case unexpectedByte(UInt8)
        case malformedNumber
        case malformedEscape
        case loneSurrogate
        case controlCharacter
        case invalidUTF8
        case repeatedName(String)
        case tooDeep(limit: Int)
        case trailingText
    }
    /// Of the first byte that does not fit.
    package var offset: Int
    package var reason: Reason
}

extension JSONError: CustomStringConvertible {
    package var description: String { "byte \(offset): \(reason)" }
}

extension JSONError.Reason: CustomStringConvertible {
    package var description: String {
        switch self {
        case .unexpectedEnd: "the text ends too early"
        case .unexpectedByte(let byte) where (0x21...0x7E).contains(byte): "unexpected \(Unicode.Scalar(byte))"
        case .unexpectedByte(let byte): "unexpected byte 0x\(String(byte, radix: 16))"
        case .malformedNumber: "not a JSON number"
        case .malformedEscape: "not a JSON escape"
        case .loneSurrogate: "half a surrogate pair"
        case .controlCharacter: "a control character in a string must be escaped"
        case .invalidUTF8: "not UTF-8"
        case .repeatedName(let name): "the name “\(name)” comes twice in one object"
        case .tooDeep(let limit): "nested deeper than \(limit) levels"
        case .trailingText: "text after the value"
        }
    }
}
