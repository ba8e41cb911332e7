import Dispatch
import Synchronization

/// The workers of a run: a fixed number of serial queues, which every conveyor of the run shares.
package struct Lanes: Sendable {
    fileprivate let queues: [DispatchQueue]
    package var count: Int { queues.count }

    /// - Parameter count: at least one lane is made.
    package init(count: Int) {
        queues = (0..<max(1, count)).map { DispatchQueue(label: "broadsheet.lane.\($0)") }
    }

    /// Waits until everything submitted so far has run.
    fileprivate func drain() { for queue in queues { queue.sync {} } }
}

/// A conveyor: whoever calls `next` pulls the inputs and receives the outputs, in the order of the inputs; the
/// lanes only work. A conveyor's `pull` may call the `next` of another, so conveyors chain.
///
/// An input that `pull` knows the output of needs no lane: it goes past them, in its turn.
///
/// - Bounded: no more than `window` inputs are pulled and not yet received, so a slow receiver slows the puller.
/// - Ordered: what comes out depends on the inputs, never on the number of lanes or their speed.
/// - No deadlock: the output that `next` waits for is always submitted already, and work never waits.
/// - Errors: those of `work` surface at their input's turn, so the earliest input's error wins whatever lane met
///   it first; an error of `pull` surfaces after the outputs of all inputs pulled before it. Either ends the
///   conveyor. What is still waiting in the lanes then is dropped, what is under way is finished first.
///
/// This is the only file with threads in it. Neither class nor closures are shared but the slots and `work`.
package final class OrderedLanes<Input: Sendable, Output: Sendable> {
    private let lanes: Lanes
    private let slots: [Slot<Output>]
    private let isCancelled = Flag()
    private let pull: () throws -> Step?
    private let work: @Sendable (Input) throws -> Output
    private var pulled = 0
    private var submitted = 0
    private var received = 0
    private var isExhausted = false
    private var pullError: (any Error)?

    /// What comes next.
    package enum Step {
        case work(Input)
        /// Nothing is to be done for it.
        case done(Output)
    }

    /// - Parameters:
    ///   - window: how many inputs may be under way; at least one.
    ///   - pull: the next input, nil at the end. Called on the caller's thread, never again after nil or an error.
    ///   - work: called on the lanes.
    package convenience init(
        lanes: Lanes, window: Int,
        pull: @escaping () throws -> Input?, work: @escaping @Sendable (Input) throws -> Output
    ) {
        self.init(lanes: lanes, window: window, steps: { try pull().map { .work($0) } }, work: work)
    }

    /// - Parameters:
    ///   - window: how many inputs may be under way; at least one.
    ///   - steps: the next input or output, nil at the end. Called on the caller's thread, never again after nil or an error.
    ///   - work: called on the lanes.
    package init(
        lanes: Lanes, window: Int,
        steps pull: @escaping () throws -> Step?, work: @escaping @Sendable (Input) throws -> Output
    ) {
        self.lanes = lanes
        self.pull = pull
        self.work = work
        slots = (0..<max(1, window)).map { _ in Slot() }
    }

    deinit { finish() }

    /// The next output, or nil when all inputs are worked off or the conveyor ended with an error.
    package func next() throws -> Output? {
        while !isExhausted && pulled - received < slots.count { try submit() }
        if received == pulled {
            guard let error = pullError else { return nil }
            pullError = nil
            throw error
        }
        let result = slots[received % slots.count].take()
        received += 1
        do {
            return try result.get()
        } catch {
            pullError = nil
            finish()
            throw error
        }
    }

    private func submit() throws {
        let step: Step?
        do { step = try pull() } catch { (step, pullError) = (nil, error) }
        guard let step else {
            isExhausted = true
            return
        }
        let slot = slots[pulled % slots.count]
        pulled += 1
        switch step {
        case .done(let output): slot.fill(.success(output))
        case .work(let input):
            lanes.queues[submitted % lanes.count].async { [work, isCancelled] in
                if !isCancelled.isSet { slot.fill(Result { try work(input) }) }
            }
            submitted += 1
        }
    }

    /// Stops pulling, lets the lanes skip what waits and returns when none of it is under way any more.
    private func finish() {
        isExhausted = true
        isCancelled.set()
        if received < pulled { lanes.drain() }
        received = pulled
    }
}

/// One place of the window: filled once by a lane, emptied once by the receiver, then used again.
private final class Slot<Output: Sendable>: Sendable {
    private let isFilled = DispatchSemaphore(value: 0)
    private let result = Mutex<Result<Output, any Error>?>(nil)

    func fill(_ output: Result<Output, any Error>) {
        result.withLock { $0 = output }
        isFilled.signal()
    }

    /// Waits until the slot is filled.
    func take() -> Result<Output, any Error> {
        isFilled.wait()
        return result.withLock { result in
            defer { result = nil }
            guard let filled = result else { preconditionFailure("a slot signals only when it is filled") }
            return filled
        }
    }
}

private final class Flag: Sendable {
    private let value = Atomic(false)
    var isSet: Bool { value.load(ordering: .relaxed) }
    func set() { value.store(true, ordering: .relaxed) }
}
