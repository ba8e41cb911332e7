/// Whose rules say what a name is and where it ends.
package enum LabelConvention: String, CaseIterable, Sendable {
    /// Broadsheet's own, for local news: `docs/labelling.md`.
    case local
    /// SIGHAN 2006, Microsoft Research.
    case msra
    /// The People's Daily corpus of Peking University, January 1998.
    case pfr98

    /// What stands for it in compiled tables.
    package var number: Int {
        switch self {
        case .local: 0
        case .msra: 1
        case .pfr98: 2
        }
    }
}

/// The weights of a sequence model, in one mapped table made by `broadsheet-train entities`.
///
/// A feature is found by a fingerprint of 22 bits in a bucket of four, which is one cache line; what is not there weighs
/// nothing. Weights are those of the local convention. Where another convention differs, the row says so, and a second row
/// holds the difference.
package struct SequenceModel: Sendable {
    package static let magic: UInt64 = 0x3145_4D41_4E57_5342  // "BSWNAME1"
    package static let version: UInt32 = 1
    package static let bucketBytes = 64
    package static let transitionBytes = LabelConvention.allCases.count * 16 * 16 * 2

    private let table: MappedTable
    private let buckets: Int
    private let bucketCount: UInt64
    /// Weights of 1.0 in whole numbers.
    package let scale: Int

    /// - Throws: `Fault` where the bytes are no model, damaged, or made for another lexicon.
    package init(_ table: MappedTable, lexicon: CompiledLexicon) throws(MappedTable.Fault) {
        let start = MappedTable.headerBytes + Self.transitionBytes
        try table.check(magic: Self.magic, version: Self.version) { start + $0.headerCount(0) * Self.bucketBytes }
        guard table.headerCount(0) > 0 else { throw .truncated }
        guard table.headerCount(1) == Int(FeatureKeys.version), table.uint64(40) == lexicon.checksum else { throw .foreign }
        buckets = start
        bucketCount = UInt64(table.headerCount(0))
        scale = table.headerCount(2)
        self.table = table
    }

    private init(_ model: SequenceModel, table: MappedTable) {
        (self.table, buckets, bucketCount, scale) = (table, model.buckets, model.bucketCount, model.scale)
    }

    /// The same in pages that cost less to look up in.
    var inLargePages: SequenceModel { SequenceModel(self, table: table.inLargePages) }

    var checksum: UInt64 { table.storedChecksum }

    /// What it weighs that `next` follows `tag`; transitions that `LabelScheme` forbids are for the reader to leave out.
    func transition(_ convention: LabelConvention, _ tag: Int, _ next: Int) -> Int32 {
        Int32(Int16(bitPattern: table.uint16(MappedTable.headerBytes + (convention.number * 256 + tag * 16 + next) * 2)))
    }

    /// Finds where the weights of a character's features would be, and has them fetched while others are weighed: nearly all
    /// of the time went into waiting for them.
    @inline(__always)
    func locate(_ keys: UnsafeMutablePointer<UInt64>, _ count: Int, _ places: UnsafeMutablePointer<UInt32>) {
        for at in 0..<count {
            let place = bucket(of: keys[at])
            places[at] = UInt32(truncatingIfNeeded: place)
            table.prefetch(place)
        }
    }

    /// Adds up the weights of a character's features. Where the convention has weights of its own, these are on their way
    /// from memory while the common ones are added.
    /// - Parameters:
    ///   - keys: overwritten.
    ///   - places: as `locate` gives them; overwritten.
    @inline(__always)
    func weigh(
        _ keys: UnsafeMutablePointer<UInt64>, _ count: Int, _ places: UnsafeMutablePointer<UInt32>, _ convention: LabelConvention
    ) -> TagWeights {
        var sum = Sum()
        var differing = 0
        for at in 0..<count {
            let row = find(keys[at], in: Int(truncatingIfNeeded: places[at]))
            sum.add(row)
            guard convention != .local, row.load(fromByteOffset: 12, as: UInt32.self) & UInt32(convention.number) << 8 != 0 else { continue }
            keys[differing] = FeatureKeys.key(keys[at], convention: UInt64(convention.number))
            differing += 1
        }
        locate(keys, differing, places)
        for at in 0..<differing { sum.add(find(keys[at], in: Int(truncatingIfNeeded: places[at]))) }
        return sum.weights
    }

    /// Sums of bytes in lanes of 16 bits, those at even and those at odd places apart: so bytes are widened by shifts alone.
    private struct Sum {
        private var even = SIMD8<Int16>.zero
        private var odd = SIMD8<Int16>.zero

        @inline(__always)
        mutating func add(_ row: UnsafeRawPointer) {
            let pairs = row.loadUnaligned(as: SIMD8<Int16>.self)
            even &+= (pairs &<< 8) &>> 8
            odd &+= pairs &>> 8
        }

        @inline(__always)
        var weights: TagWeights {
            TagWeights(
                fresh: SIMD8(even[0], odd[0], even[2], odd[2], even[4], odd[4], even[6], 0),
                going: SIMD8(even[1], even[3], even[5], odd[1], odd[3], odd[5], 0, 0))
        }
    }

    /// The row of a feature, or one of zeros.
    @inline(__always)
    private func find(_ key: UInt64, in bucket: Int) -> UnsafeRawPointer {
        table.row(bearing: Self.fingerprint(of: key), in: bucket, otherwise: Self.zeros)
    }

    @inline(__always)
    private func bucket(of key: UInt64) -> Int {
        buckets &+ Int(truncatingIfNeeded: Self.bucket(of: key, among: bucketCount)) &* Self.bucketBytes
    }

    /// Sixteen bytes of the header that are zero in every table.
    private static let zeros = 48

    @inline(__always)
    package static func bucket(of key: UInt64, among count: UInt64) -> UInt64 { ((key >> 32) &* count) >> 32 }

    /// Never 0, which marks an empty slot.
    @inline(__always)
    package static func fingerprint(of key: UInt64) -> UInt32 { max(1, UInt32(truncatingIfNeeded: key) & 0x3F_FFFF) }
}
