import Glibc

/// Time that this thread was given, in nanoseconds, so that what else runs on the machine counts little.
package func processorNanoseconds() -> Int {
    var time = timespec()
    guard clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time) == 0 else {
        fatalError("no clock of processor time: \(String(cString: strerror(errno)))")
    }
    return time.tv_sec * 1_000_000_000 + time.tv_nsec
}

/// The least value that this share of the values does not exceed; 0 of none.
package func quantile(_ values: [Int], percent: Int) -> Int {
    guard !values.isEmpty else { return 0 }
    return values.sorted()[(values.count * percent + 99) / 100 - 1]
}
