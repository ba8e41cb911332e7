/// Writes values one after another: what the pipeline keeps for itself between runs and nobody else reads.
package struct BinaryWriter {
    package private(set) var bytes: [UInt8] = []

    package init() {}

    /// LEB128 of the zigzag code: small numbers of either sign take one byte.
    package mutating func number(_ value: Int) {
        var rest = UInt(bitPattern: (value << 1) ^ (value >> (Int.bitWidth - 1)))
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }

    package mutating func data(_ data: some Collection<UInt8>) {
        number(data.count)
        bytes.append(contentsOf: data)
    }

    /// Bytes whose number the reader knows.
    mutating func bytes(_ more: some Collection<UInt8>) { bytes.append(contentsOf: more) }

    package mutating func text(_ text: String) { data(text.utf8) }

    package mutating func text(_ text: Scalars) { self.text(text.string) }

    /// Nil as an empty list, a value as a list of one.
    package mutating func optional<Value>(_ value: Value?, _ write: (inout BinaryWriter, Value) -> Void) {
        list(value.map { [$0] } ?? [], write)
    }

    package mutating func list<Values: Collection>(
        _ values: Values, _ write: (inout BinaryWriter, Values.Element) -> Void
    ) {
        number(values.count)
        for value in values { write(&self, value) }
    }
}

/// Reads what `BinaryWriter` wrote, in the same order. Damaged bytes are an error, never a crash.
package struct BinaryReader {
    package struct Fault: Error, Hashable, Sendable {
        /// Where reading stopped.
        package var offset: Int

        package init(offset: Int) { self.offset = offset }
    }

    private let bytes: ArraySlice<UInt8>
    private var at: Int

    package init(_ bytes: [UInt8]) { self.init(bytes[...]) }

    /// Reads in the bytes' own place: nothing is copied. Offsets of faults count from the beginning of what was sliced.
    package init(_ bytes: ArraySlice<UInt8>) { (self.bytes, at) = (bytes, bytes.startIndex) }

    package var isAtEnd: Bool { at == bytes.endIndex }
    package var fault: Fault { Fault(offset: at) }

    package mutating func number() throws(Fault) -> Int {
        var value: UInt = 0
        var shift = 0
        while at < bytes.endIndex, shift < 64 {
            let byte = bytes[at]
            at += 1
            value |= UInt(byte & 0x7F) << UInt(shift)
            if byte < 0x80 { return Int(bitPattern: value >> 1) ^ -Int(bitPattern: value & 1) }
            shift += 7
        }
        throw fault
    }

    package mutating func data() throws(Fault) -> ArraySlice<UInt8> { try bytes(try number()) }

    mutating func bytes(_ count: Int) throws(Fault) -> ArraySlice<UInt8> {
        guard count >= 0, count <= bytes.endIndex - at else { throw fault }
        defer { at += count }
        return bytes[at..<(at + count)]
    }

    /// What was read since reading was at an offset, as it stands there.
    func bytes(since start: Int) -> ArraySlice<UInt8> { bytes[start..<at] }

    package mutating func text() throws(Fault) -> String {
        guard let text = String(validating: try data(), as: UTF8.self) else { throw fault }
        return text
    }

    package mutating func scalars() throws(Fault) -> Scalars { Scalars(try text()) }

    package mutating func optional<Value>(_ read: (inout BinaryReader) throws(Fault) -> Value) throws(Fault) -> Value? {
        try list(read).first
    }

    package mutating func list<Value>(_ read: (inout BinaryReader) throws(Fault) -> Value) throws(Fault) -> [Value] {
        let count = try number()
        // Every value takes a byte at least, so a damaged count cannot ask for memory that is not there.
        guard count >= 0, count <= bytes.endIndex - at else { throw fault }
        var values: [Value] = []
        values.reserveCapacity(count)
        for _ in 0..<count { values.append(try read(&self)) }
        return values
    }
}
