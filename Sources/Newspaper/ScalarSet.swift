/// Characters that every character of a page is compared with: one bit for each scalar of the basic plane, 8 KB in all.
package struct ScalarSet: Sendable {
    @usableFromInline let bits: [UInt64]

    /// - Parameter scalars: of the basic plane; others are left out.
    package init(_ scalars: some Sequence<Unicode.Scalar>) {
        var bits = [UInt64](repeating: 0, count: 0x10000 / 64)
        for scalar in scalars where scalar.value < 0x10000 { bits[Int(scalar.value >> 6)] |= 1 << UInt64(scalar.value & 63) }
        self.bits = bits
    }

    /// - Complexity: O(1)
    @inlinable
    package func contains(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value < 0x10000 && bits[Int(scalar.value >> 6)] & (1 << UInt64(scalar.value & 63)) != 0
    }
}
