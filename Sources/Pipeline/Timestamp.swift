import Glibc
import Newspaper

/// A second of Coordinated Universal Time, from a clock that may be wrong: for people and for ages, never for order.
package struct Timestamp: Hashable, Comparable, Sendable {
    /// Since 1970-01-01.
    package var seconds: Int

    package init(seconds: Int) { self.seconds = seconds }

    package static func now() -> Timestamp { Timestamp(seconds: time(nil)) }

    package static func < (a: Timestamp, b: Timestamp) -> Bool { a.seconds < b.seconds }

    /// `2026-11-23T02:30:00Z`; empty outside the years 1 to 9999.
    package var iso: String {
        let (days, rest) = (seconds.flooredDays, seconds - seconds.flooredDays * secondsOfDay)
        guard let date = CalendarDate(daysSinceEpoch: days) else { return "" }
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
        return "\(date.iso)T\(two(rest / 3600)):\(two(rest / 60 % 60)):\(two(rest % 60))Z"
    }

    /// `2026-11-23`; empty outside the years 1 to 9999.
    package var day: String { CalendarDate(daysSinceEpoch: seconds.flooredDays)?.iso ?? "" }

    /// Reads the form that `iso` writes, and nothing else.
    package init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count == 20, let date = CalendarDate(String(decoding: bytes[..<10], as: UTF8.self)) else { return nil }
        func number(_ start: Int) -> Int? { Int(String(decoding: bytes[start..<(start + 2)], as: UTF8.self)) }
        guard let hour = number(11), let minute = number(14), let second = number(17) else { return nil }
        self.init(seconds: date.daysSinceEpoch * secondsOfDay + hour * 3600 + minute * 60 + second)
        // What was read is what would be written: no sign, no blank, no minute 61 passes.
        guard iso.utf8.elementsEqual(bytes) else { return nil }
    }

    /// Whole days from another time to this one; negative where that one is later.
    package func days(since other: Timestamp) -> Int { (seconds - other.seconds).flooredDays }
}

private let secondsOfDay = 86_400

extension Int {
    /// Seconds as whole days, rounded towards the past.
    fileprivate var flooredDays: Int { (self - (self % secondsOfDay + secondsOfDay) % secondsOfDay) / secondsOfDay }
}

extension Disk {
    /// When a file or folder was last changed, by the clock of its file system; nil where there is none.
    func modified(of path: String) -> Timestamp? {
        var status = stat()
        return lstat(path, &status) == 0 ? Timestamp(seconds: status.st_mtim.tv_sec) : nil
    }
}
