import Extract

/// Bytes of a compiled file: magic, version, checksum and counts in a header of `MappedTable.headerBytes`, then the parts.
struct CompiledFile {
    private var bytes: [UInt8] = []

    init(magic: UInt64, version: UInt32, counts: [Int]) {
        append(magic)
        append(version)
        append(UInt32(0))
        append(UInt64(0))
        for count in counts { append(UInt32(count)) }
        precondition(bytes.count <= MappedTable.headerBytes, "the header holds ten counts")
        bytes += [UInt8](repeating: 0, count: MappedTable.headerBytes - bytes.count)
    }

    mutating func append(_ number: some FixedWidthInteger) {
        withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
    }

    /// The file with its checksum, filled up to whole words.
    func sealed() -> [UInt8] {
        var all = bytes
        while all.count % 8 != 0 { all.append(0) }
        let checksum = all.withUnsafeBytes { MappedTable(permanent: $0).checksum(from: MappedTable.headerBytes) }
        withUnsafeBytes(of: checksum.littleEndian) { all.replaceSubrange(16..<24, with: $0) }
        return all
    }
}
