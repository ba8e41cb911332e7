import ChildProcess
import Glibc
import Synchronization

/// The first of the signals that came, 0 if none did. Global because a signal handler can reach nothing else.
private let received = Atomic<Int32>(0)

/// Whether somebody asked the process to stop.
package enum StopSignal {
    /// From now on the first SIGINT, SIGTERM or SIGHUP is noted, and ends programs that read files; a second one, of whichever kind, ends the process
    /// at once. A SIGHUP that is ignored already (`nohup`) stays so.
    package static func watch() {
        received.store(0, ordering: .relaxed)
        ChildStop.reset()
        var action = sigaction()
        action.__sigaction_handler.sa_handler = { number in
            let (isFirst, _) = received.compareExchange(expected: 0, desired: number, ordering: .relaxed)
            if !isFirst { _exit(128 + number) }
            ChildStop.set()
        }
        action.sa_flags = SA_RESTART
        for number in [SIGINT, SIGTERM, SIGHUP] {
            var earlier = sigaction()
            sigaction(number, nil, &earlier)
            if number == SIGHUP, isIgnored(earlier) { continue }
            sigaction(number, &action, nil)
        }
    }

    private static func isIgnored(_ action: sigaction) -> Bool {
        unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
    }

    /// The signal that came, nil if none did.
    @Sendable package static func pending() -> Int32? {
        let number = received.load(ordering: .relaxed)
        return number == 0 ? nil : number
    }

    /// `SIGTERM`
    package static func name(of number: Int32) -> String {
        switch number {
        case SIGINT: "SIGINT"
        case SIGTERM: "SIGTERM"
        case SIGHUP: "SIGHUP"
        default: "signal \(number)"
        }
    }
}
