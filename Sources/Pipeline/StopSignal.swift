import Glibc
import Synchronization

/// The last of SIGINT and SIGTERM that came, 0 if none did. Global because a signal handler can reach nothing else.
private let received = Atomic<Int32>(0)

/// Whether somebody asked the process to stop.
package enum StopSignal {
    /// From now on the first SIGINT or SIGTERM is noted; a second one ends the process at once.
    package static func watch() {
        received.store(0, ordering: .relaxed)
        var action = sigaction()
        action.__sigaction_handler.sa_handler = { number in received.store(number, ordering: .relaxed) }
        action.sa_flags = Int32(bitPattern: SA_RESETHAND)
        sigaction(SIGINT, &action, nil)
        sigaction(SIGTERM, &action, nil)
    }

    /// The signal that came, nil if none did.
    @Sendable package static func pending() -> Int32? {
        let number = received.load(ordering: .relaxed)
        return number == 0 ? nil : number
    }
}
