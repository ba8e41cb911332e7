import CompiledData
import Glibc

/// Read-only bytes that outlive every use: part of the executable, or of a file mapped for good. Numbers are little-endian.
package struct MappedTable: Sendable {
    private nonisolated(unsafe) let start: UnsafeRawPointer  // never written, never freed
    package let count: Int

    /// - Parameter bytes: aligned to 64 bytes, as mapped files and `CompiledData` are.
    package init(permanent bytes: UnsafeRawBufferPointer) {
        precondition(!bytes.isEmpty, "a mapped table has bytes")
        start = bytes.baseAddress.unsafelyUnwrapped
        count = bytes.count
    }

    static let lexicon = MappedTable(start: broadsheet_lexicon_start(), count: broadsheet_lexicon_count)
    static let names = MappedTable(start: broadsheet_names_start(), count: broadsheet_names_count)
    static let terms = MappedTable(start: broadsheet_terms_start(), count: broadsheet_terms_count)

    /// A copy in pages of 2 MiB, where the system has such; itself where there is no memory for it.
    ///
    /// Features lie all over a table, and in pages of 4 KiB the processor has to look up the address of nearly each of them: with
    /// 12 MiB a fifteenth of the time of labelling. The copy takes two milliseconds.
    package var inLargePages: MappedTable {
        let page = 2 << 20
        let size = (count + page - 1) / page * page
        // One page more, to begin at a multiple of its size.
        guard let area = mmap(nil, size + page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0), area != MAP_FAILED else { return self }
        let copy = area.alignedUp(toMultipleOf: page)
        madvise(copy, size, MADV_HUGEPAGE)
        copy.copyMemory(from: start, byteCount: count)
        mprotect(copy, size, PROT_READ)
        return MappedTable(start: copy, count: count)
    }

    private init(start: UnsafeRawPointer, count: Int) { (self.start, self.count) = (start, count) }

    @inline(__always) func uint16(_ at: Int) -> UInt16 { UInt16(littleEndian: start.load(fromByteOffset: at, as: UInt16.self)) }
    @inline(__always) func uint32(_ at: Int) -> UInt32 { UInt32(littleEndian: start.load(fromByteOffset: at, as: UInt32.self)) }
    @inline(__always) func uint64(_ at: Int) -> UInt64 { UInt64(littleEndian: start.load(fromByteOffset: at, as: UInt64.self)) }
    @inline(__always) func prefetch(_ at: Int) { broadsheet_prefetch(start + at) }
    @inline(__always) func pointer(_ at: Int) -> UnsafeRawPointer { start + at }

    /// The one of a bucket's four rows that bears a fingerprint, or the row at another place.
    @inline(__always) func row(bearing fingerprint: UInt32, in bucket: Int, otherwise: Int) -> UnsafeRawPointer {
        broadsheet_row(pointer(bucket), fingerprint, pointer(otherwise))
    }

    /// What is wrong with a table.
    package enum Fault: Error, Equatable {
        /// Not of the kind that was looked for.
        case kind
        case version(UInt32)
        case truncated
        case checksum
        /// Made for other templates or another lexicon than those of this program.
        case foreign
    }

    /// Every compiled table begins with so many bytes: magic, version, checksum of all after them, counts.
    package static let headerBytes = 64

    var storedChecksum: UInt64 { uint64(16) }

    /// A count of the header, by its place there.
    func headerCount(_ index: Int) -> Int { Int(uint32(24 + 4 * index)) }

    /// - Parameter byteCount: how long the table has to be, by its counts.
    /// - Throws: `Fault` where it is of another kind or version, cut short or changed.
    func check(magic: UInt64, version: UInt32, byteCount: (MappedTable) -> Int) throws(Fault) {
        guard count >= Self.headerBytes, uint64(0) == magic else { throw .kind }
        guard uint32(8) == version else { throw .version(uint32(8)) }
        guard count == byteCount(self) else { throw .truncated }
        guard checksum(from: Self.headerBytes) == storedChecksum else { throw .checksum }
    }

    /// A checksum against damage, not against forgery, of all 8-byte words from an offset on.
    /// - Complexity: O(count), about 5 GB/s
    package func checksum(from offset: Int) -> UInt64 {
        var sums: (UInt64, UInt64) = (0x9E37_79B9_7F4A_7C15, 0xBF58_476D_1CE4_E5B9)
        var at = offset
        while at + 16 <= count {
            sums.0 = (sums.0 ^ uint64(at)) &* 0x9FB2_1C65_1E98_DF25
            sums.1 = (sums.1 ^ uint64(at + 8)) &* 0xD6E8_FEB8_6659_FD93
            sums.0 ^= sums.0 >> 32
            sums.1 ^= sums.1 >> 29
            at += 16
        }
        while at < count {
            sums.0 = (sums.0 ^ UInt64(start.load(fromByteOffset: at, as: UInt8.self))) &* 0x9FB2_1C65_1E98_DF25
            at += 1
        }
        return sums.0 ^ (sums.1 << 1 | sums.1 >> 63)
    }
}
