import Synchronization

private let isSet = Atomic(false)

/// Whether programs must end now. Global because a signal handler can reach nothing else.
package enum ChildStop {
    /// From now on programs that run are killed, and none is started.
    package static func set() { isSet.store(true, ordering: .relaxed) }
    package static func reset() { isSet.store(false, ordering: .relaxed) }
    package static var isRequested: Bool { isSet.load(ordering: .relaxed) }
}
