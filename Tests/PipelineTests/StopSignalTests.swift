import Glibc
import Testing

@testable import Pipeline

/// How a run learns that it is to stop.
@Suite struct StopSignalTests {
    @Test("a run that was stopped says by what, with the shell's exit code", arguments: [
        (SIGHUP, 129, "SIGHUP"), (SIGINT, 130, "SIGINT"), (SIGTERM, 143, "SIGTERM"),
    ])
    func exitCodes(number: Int32, code: Int32, name: String) {
        let error = RunError.stopped(signal: number)
        #expect(error.exitCode == code)
        #expect(error.description.contains(name))
    }

    // In processes of their own: what a signal stops is all that a process reads.
    #if compiler(>=6.2)
        @Test("the first signal is noted")
        func noted() async {
            await #expect(processExitsWith: .success) {
                for number in [SIGINT, SIGTERM, SIGHUP] {
                    unblock([number])
                    StopSignal.watch()
                    if StopSignal.pending() != nil { exit(1) }
                    raise(number)
                    if StopSignal.pending() != number { exit(1) }
                }
            }
        }

        @Test("a second signal of any kind ends the process at once")
        func second() async {
            await #expect(processExitsWith: .exitCode(143)) {
                unblock([SIGINT, SIGTERM])
                StopSignal.watch()
                raise(SIGINT)
                raise(SIGTERM)
            }
        }

        @Test("what nohup ignores stays ignored")
        func nohup() async {
            await #expect(processExitsWith: .success) {
                unblock([SIGHUP])
                signal(SIGHUP, SIG_IGN)
                StopSignal.watch()
                raise(SIGHUP)
                if StopSignal.pending() != nil { exit(1) }
            }
        }
    #endif
}

/// Threads of the test runner's pool have signals blocked.
private func unblock(_ numbers: [Int32]) {
    var signals = sigset_t()
    sigemptyset(&signals)
    for number in numbers { sigaddset(&signals, number) }
    pthread_sigmask(SIG_UNBLOCK, &signals, nil)
}
