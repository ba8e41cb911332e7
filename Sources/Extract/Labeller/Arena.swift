/// Memory for arrays of numbers that live and die together: no bounds to check, no reference to count in the loops over
/// every character.
final class Arena {
    private let start: UnsafeMutableRawPointer
    private let byteCount: Int
    private var used = 0

    init(byteCount: Int) {
        self.byteCount = byteCount
        start = .allocate(byteCount: byteCount, alignment: 64)
        start.initializeMemory(as: UInt8.self, repeating: 0, count: byteCount)
    }

    deinit { start.deallocate() }

    /// Room for `count` numbers, all zero, valid as long as the arena.
    func take<Number: BitwiseCopyable>(_ count: Int) -> UnsafeMutablePointer<Number> {
        let at = (used + 63) / 64 * 64
        used = at + count * MemoryLayout<Number>.stride
        precondition(used <= byteCount, "the arena was measured for what is taken from it")
        return (start + at).bindMemory(to: Number.self, capacity: count)
    }
}
