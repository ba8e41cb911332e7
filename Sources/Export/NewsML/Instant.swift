import Newspaper

/// A point in time as NewsML-G2 writes it, as far as comparing needs it: a date-time with zone, or a day, month or
/// year, whose zone is whichever it is compared in.
struct Instant: Hashable, Sendable {
    /// Seconds since 1970-01-01 by the clock on the wall.
    private let localSeconds: Int
    /// East of Greenwich; nil where the text names no zone.
    private let zoneSeconds: Int?

    /// Nil for what is none of these forms.
    init?(_ text: String) {
        let bytes = Array(text.utf8)
        func number(_ range: Range<Int>) -> Int? {
            guard range.upperBound <= bytes.count, bytes[range].allSatisfy({ (0x30...0x39).contains($0) }) else {
                return nil
            }
            return bytes[range].reduce(0) { $0 * 10 + Int($1 - 0x30) }
        }
        guard let year = number(0..<4) else { return nil }
        let month = bytes.count >= 7 ? number(5..<7) : 1
        let day = bytes.count >= 10 ? number(8..<10) : 1
        guard let month, let day, let date = CalendarDate(year: year, month: month, day: day) else { return nil }
        var seconds = date.daysSinceEpoch * 86_400
        guard bytes.count > 10 else {
            (localSeconds, zoneSeconds) = (seconds, nil)
            return
        }
        guard let hour = number(11..<13), let minute = number(14..<16), let second = number(17..<19) else { return nil }
        seconds += hour * 3600 + minute * 60 + second
        var zone = 19
        if zone < bytes.count, bytes[zone] == 0x2E {
            zone += 1
            while zone < bytes.count, (0x30...0x39).contains(bytes[zone]) { zone += 1 }
        }
        localSeconds = seconds
        if zone == bytes.count {
            zoneSeconds = nil
        } else if bytes[zone] == 0x5A {
            zoneSeconds = 0
        } else if let hours = number((zone + 1)..<(zone + 3)), let minutes = number((zone + 4)..<(zone + 6)) {
            zoneSeconds = (hours * 3600 + minutes * 60) * (bytes[zone] == 0x2D ? -1 : 1)
        } else {
            return nil
        }
    }

    /// The start of a day in China; of 1970 where there is none.
    init(startOf day: CalendarDate?) {
        localSeconds = (day?.daysSinceEpoch ?? 0) * 86_400
        zoneSeconds = 8 * 3600
    }

    private init(localSeconds: Int, zoneSeconds: Int?) {
        (self.localSeconds, self.zoneSeconds) = (localSeconds, zoneSeconds)
    }

    /// The basic form of ISO 8601 with a zone, `20230412T000000+0800`; nil for anything else.
    init?(basic text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count == 16 || bytes.count == 20 else { return nil }
        func part(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
        let day = "\(part(0..<4))-\(part(4..<6))-\(part(6..<8))"
        let time = "\(part(8..<11)):\(part(11..<13)):\(part(13..<15))"
        let zone = bytes.count == 16 ? part(15..<16) : "\(part(15..<18)):\(part(18..<20))"
        self.init(day + time + zone)
    }

    /// `2023-04-12T00:00:00+08:00`; a day without a zone is one in China.
    var text: String {
        let second = (localSeconds % 86_400 + 86_400) % 86_400
        guard let date = CalendarDate(daysSinceEpoch: (localSeconds - second) / 86_400) else { return Self.last }
        let zone = zoneSeconds ?? 8 * 3600
        let minutes = abs(zone) / 60
        let offset = zone == 0 ? "Z" : "\(zone < 0 ? "-" : "+")\(padded(minutes / 60)):\(padded(minutes % 60))"
        return "\(date.iso)T\(padded(second / 3600)):\(padded(second / 60 % 60)):\(padded(second % 60))\(offset)"
    }

    /// For what lies beyond the years that can be written.
    private static let last = "9999-12-31T23:59:59Z"

    var nextSecond: Instant { Instant(localSeconds: localSeconds + 1, zoneSeconds: zoneSeconds) }

    func isAfter(_ other: Instant) -> Bool {
        guard let zoneSeconds, let otherZone = other.zoneSeconds else { return localSeconds > other.localSeconds }
        return localSeconds - zoneSeconds > other.localSeconds - otherZone
    }
}
