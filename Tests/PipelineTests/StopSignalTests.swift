import Glibc
import Testing

@testable import Pipeline

/// How a run learns that it is to stop. Serialized: there is one set of handlers in a process.
@Suite(.serialized) struct StopSignalTests {
    @Test("the first signal is noted", arguments: [SIGINT, SIGTERM])
    func noted(number: Int32) {
        var signals = sigset_t()
        sigemptyset(&signals)
        sigaddset(&signals, number)
        // Threads of the test runner's pool have signals blocked.
        pthread_sigmask(SIG_UNBLOCK, &signals, nil)
        StopSignal.watch()
        #expect(StopSignal.pending() == nil)
        raise(number)
        #expect(StopSignal.pending() == number)
        signal(SIGINT, SIG_DFL)
        signal(SIGTERM, SIG_DFL)
    }
}
