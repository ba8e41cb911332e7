import Newspaper
import Synchronization
import Testing

@testable import Pipeline

/// What the conveyor promises, for every shape of lanes and window.
@Suite struct OrderedLanesTests {
    struct Broken: Error, Equatable { let at: Int }

    /// Work of uneven length that depends on the input alone, so that lanes overtake each other.
    static func uneven(_ number: Int) -> Int {
        var value = UInt64(number) &+ 1
        for _ in 0..<((number &* 7919) % 97 * 200) { value = value &* 6_364_136_223_846_793_005 &+ 1 }
        return value == 0 ? -1 : number * 2
    }

    static func counter(to end: Int) -> () -> Int? {
        var at = 0
        return {
            guard at < end else { return nil }
            defer { at += 1 }
            return at
        }
    }

    @Test("outputs come in the order of the inputs", arguments: [(1, 1), (1, 8), (2, 2), (2, 8), (4, 8), (8, 16), (2, 64)])
    func order(lanes: Int, window: Int) throws {
        let conveyor = OrderedLanes(
            lanes: Lanes(count: lanes), window: window, pull: Self.counter(to: 500), work: { Self.uneven($0) })
        var outputs: [Int] = []
        while let output = try conveyor.next() { outputs.append(output) }
        #expect(outputs == (0..<500).map { $0 * 2 })
        #expect(try conveyor.next() == nil)
    }

    @Test("what is done already goes past the lanes in its turn", arguments: [(1, 1), (2, 3), (3, 8)])
    func done(lanes: Int, window: Int) throws {
        let next = Self.counter(to: 300)
        let conveyor = OrderedLanes<Int, Int>(lanes: Lanes(count: lanes), window: window, steps: {
            next().map { $0 % 5 < 3 ? .done(-$0) : .work($0) }
        }, work: { Self.uneven($0) })
        var outputs: [Int] = []
        while let output = try conveyor.next() { outputs.append(output) }
        #expect(outputs == (0..<300).map { $0 % 5 < 3 ? -$0 : 2 * $0 })
    }

    @Test("conveyors that share their lanes chain in order", arguments: [1, 3])
    func chain(lanes: Int) throws {
        let shared = Lanes(count: lanes)
        let first = OrderedLanes(lanes: shared, window: 5, pull: Self.counter(to: 200), work: { Self.uneven($0) })
        let second = OrderedLanes(
            lanes: shared, window: 3,
            pull: {
                var group: [Int] = []
                while group.count < 7, let next = try first.next() { group.append(next) }
                return group.isEmpty ? nil : group
            },
            work: { $0.reduce(0, +) })
        var sums: [Int] = []
        while let sum = try second.next() { sums.append(sum) }
        #expect(sums.count == 29)
        #expect(sums.reduce(0, +) == 199 * 200)
    }

    @Test("the earliest input's error wins", arguments: 0..<30)
    func earliestError(seed: Int) throws {
        let broken = Set([13, 14, 17, 40].map { $0 + seed % 5 })
        let conveyor = OrderedLanes(lanes: Lanes(count: 4), window: 16, pull: Self.counter(to: 100)) { number in
            let output = Self.uneven(number &+ seed)
            if broken.contains(number) { throw Broken(at: number) }
            return output
        }
        var count = 0
        #expect(throws: Broken(at: 13 + seed % 5)) { while try conveyor.next() != nil { count += 1 } }
        #expect(count == 13 + seed % 5)
        #expect(try conveyor.next() == nil)
    }

    @Test("an error of pull comes after the outputs before it")
    func pullError() {
        var at = 0
        let conveyor = OrderedLanes(lanes: Lanes(count: 2), window: 8) { () throws -> Int? in
            if at == 5 { throw Broken(at: 5) }
            at += 1
            return at
        } work: { Self.uneven($0) }
        var count = 0
        #expect(throws: Broken(at: 5)) { while try conveyor.next() != nil { count += 1 } }
        #expect(count == 5)
    }

    @Test("no more than the window is under way", arguments: [(1, 1), (2, 4), (4, 3)])
    func window(lanes: Int, window: Int) throws {
        var pulled = 0
        var received = 0
        var peak = 0
        let conveyor = OrderedLanes(lanes: Lanes(count: lanes), window: window) { () -> Int? in
            guard pulled < 100 else { return nil }
            pulled += 1
            peak = max(peak, pulled - received)
            return pulled
        } work: { Self.uneven($0) }
        while try conveyor.next() != nil { received += 1 }
        #expect(received == 100)
        #expect(peak == window)
    }

    @Test("a conveyor that is let go of drops what waits and leaves nothing running")
    func cancellation() throws {
        let started = Mutex(0)
        let finished = Mutex(0)
        do {
            let conveyor = OrderedLanes(lanes: Lanes(count: 2), window: 32, pull: Self.counter(to: 1000)) { number in
                started.withLock { $0 += 1 }
                let output = Self.uneven(number)
                finished.withLock { $0 += 1 }
                return output
            }
            _ = try conveyor.next()
        }
        let (begun, done) = (started.withLock { $0 }, finished.withLock { $0 })
        #expect(begun == done)
        #expect(begun <= 33)
    }
}
