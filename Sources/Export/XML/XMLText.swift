import Newspaper

/// Text on its way into an XML document: what XML 1.0 forbids dropped, the rest escaped and encoded, in one pass over
/// memory of its own, as this is where export spends its time.
final class XMLText {
    private var bytes: UnsafeMutableBufferPointer<UInt8>
    private var count = 0

    init() { bytes = .allocate(capacity: 4096) }

    deinit { bytes.deallocate() }

    func clear() { count = 0 }

    func withBytes(_ body: (UnsafeBufferPointer<UInt8>) -> Void) {
        body(UnsafeBufferPointer(rebasing: bytes[..<count]))
    }

    func append(_ text: ArraySlice<Unicode.Scalar>, inAttribute: Bool) {
        reserve(text.count)
        let (target, start) = (bytes, count)
        var at = start
        for scalar in text { at = Self.put(scalar, inAttribute: inAttribute, into: target, at: at) }
        count = at
    }

    func append(_ text: String, inAttribute: Bool) {
        reserve(text.utf8.count)
        let (target, start) = (bytes, count)
        var at = start
        for scalar in text.unicodeScalars { at = Self.put(scalar, inAttribute: inAttribute, into: target, at: at) }
        count = at
    }

    /// Text that needs no escape.
    func append(_ text: StaticString) {
        reserve(text.utf8CodeUnitCount)
        let (target, start) = (bytes, count)
        text.withUTF8Buffer { for (offset, byte) in $0.enumerated() { target[start + offset] = byte } }
        count += text.utf8CodeUnitCount
    }

    func append(_ number: Int) { append(String(number), inAttribute: true) }

    /// Six bytes for each scalar suffice: the longest escape is `&quot;`, the longest encoding four bytes.
    private func reserve(_ scalars: Int) {
        let needed = count + 6 * scalars
        guard needed > bytes.count else { return }
        let larger = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: max(needed, 2 * bytes.count))
        _ = larger.update(fromContentsOf: bytes[..<count])
        bytes.deallocate()
        bytes = larger
    }

    /// `>` is escaped for the sake of `]]>`; line feed and tab in an attribute, because a parser makes spaces of them.
    @inline(__always)
    private static func put(
        _ scalar: Unicode.Scalar, inAttribute: Bool, into target: UnsafeMutableBufferPointer<UInt8>, at start: Int
    ) -> Int {
        var at = start
        func byte(_ value: UInt32) {
            target[at] = UInt8(truncatingIfNeeded: value)
            at += 1
        }
        func escape(_ text: StaticString) {
            text.withUTF8Buffer { for value in $0 { byte(UInt32(value)) } }
        }
        let value = scalar.value
        switch value {
        case 0x26: escape("&amp;")
        case 0x3C: escape("&lt;")
        case 0x3E: escape("&gt;")
        case 0x22 where inAttribute: escape("&quot;")
        case 0x09 where inAttribute: escape("&#9;")
        case 0x0A where inAttribute: escape("&#10;")
        case 0..<0x80:
            if scalar.isAllowedInXML { byte(value) }
        case 0..<0x800:
            byte(0xC0 | value >> 6)
            byte(0x80 | value & 0x3F)
        case 0..<0x10000:
            guard scalar.isAllowedInXML else { break }
            byte(0xE0 | value >> 12)
            byte(0x80 | value >> 6 & 0x3F)
            byte(0x80 | value & 0x3F)
        default:
            byte(0xF0 | value >> 18)
            byte(0x80 | value >> 12 & 0x3F)
            byte(0x80 | value >> 6 & 0x3F)
            byte(0x80 | value & 0x3F)
        }
        return at
    }
}

extension Unicode.Scalar {
    /// Char of XML 1.0, section 2.2, without the carriage return, which no parser hands on as written.
    var isAllowedInXML: Bool {
        switch value {
        case 0x09, 0x0A, 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: true
        default: false
        }
    }
}
