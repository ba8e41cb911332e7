/// Gives each feature that training sees often enough a number. Open addressing over the keys themselves.
struct FeatureIndex {
    private var keys: [UInt64]
    private var counts: [UInt32]
    private var shared: [Bool]
    private var used = 0
    private let mask: Int
    /// Number of a feature, by its slot; empty until `number` has been called.
    private var numbers: [UInt32] = []
    private(set) var featureCount = 0
    static let none = UInt32.max

    init(capacityLog2: Int) {
        keys = [UInt64](repeating: 0, count: 1 << capacityLog2)
        counts = [UInt32](repeating: 0, count: 1 << capacityLog2)
        shared = [Bool](repeating: false, count: 1 << capacityLog2)
        mask = (1 << capacityLog2) - 1
    }

    /// - Parameter isShared: whether it is a feature of all corpora, and not the copy of one.
    mutating func count(_ key: UInt64, isShared: Bool) {
        let slot = slot(of: key)
        if isShared { shared[slot] = true }
        if keys[slot] == 0 {
            keys[slot] = key
            used += 1
            precondition(used * 8 < keys.count * 7, "the feature index is full: raise its capacity")
        }
        counts[slot] &+= 1
    }

    /// Numbers the features counted at least this often, in the order of their slots.
    mutating func number(least: UInt32) {
        numbers = [UInt32](repeating: Self.none, count: keys.count)
        for slot in keys.indices where counts[slot] >= least {
            numbers[slot] = UInt32(featureCount)
            featureCount += 1
        }
    }

    /// `none` for features that were not counted often enough.
    func number(of key: UInt64) -> UInt32 { numbers[slot(of: key)] }

    /// Every numbered feature with its count, by number.
    func numbered() -> [(key: UInt64, count: UInt32, isShared: Bool)] {
        keys.indices.filter { numbers[$0] != Self.none }.map { (keys[$0], counts[$0], shared[$0]) }
    }

    private func slot(of key: UInt64) -> Int {
        var slot = Int(truncatingIfNeeded: key >> 7) & mask
        while keys[slot] != 0, keys[slot] != key { slot = (slot + 1) & mask }
        return slot
    }
}
