import Newspaper

/// The steps that read times of day.
extension TimeReader {
    /// 上午9时, 20时30分: a time of day without its day.
    mutating func readHour() -> Bool {
        if let before, before.isDigit || Self.notBeforeDays.contains(before) { return false }
        readTimeOfDay()
        return time.clock != nil
    }

    /// 上午, 上午9时30分, 20:15, 晚8点半, 9时至11时.
    mutating func readTimeOfDay() {
        let isDated = time.day != nil || time.relativeDay != nil || time.sameDay != nil || time.cycle != nil
            || time.week != nil || time.feast != nil
        guard var clock = readClock(isDated: isDated) else {
            if isDated { readPartOfDay() }
            return
        }
        if clock.part.isEmpty { clock.part = time.partOfDay }
        time.clock = clock
        _ = end { reader in
            guard var last = reader.readClock(isDated: true) else { return false }
            if last.part.isEmpty { last.part = clock.part }
            reader.time.lastClock = last
            return true
        }
    }

    /// 上午, 晚; not the 晚 of 春节晚会.
    private mutating func readPartOfDay() {
        let start = at
        guard let part = skip(TimeWords.partsOfDay) else { return }
        if at - start == 1, Self.notAfterEvening.contains(next ?? "。") { at = start } else { time.partOfDay = part }
    }

    private static let notAfterEvening = Set("会宴饭餐年报班安起".unicodeScalars)

    /// - Parameter isDated: that a bare 9点 or 9:30 must be a time of day; elsewhere it may be three points, or a score.
    private mutating func readClock(isDated: Bool) -> PrintedTime.Clock? {
        let start = at
        let part = skip(TimeWords.partsOfDay) ?? ""
        let isArabic = next?.isDigit ?? false
        guard let (hour, hourEnd) = Numerals.small(in: text, at: at), hour <= 24 else {
            at = start
            return nil
        }
        let isSure = isDated || !part.isEmpty
        at = hourEnd
        var clock = PrintedTime.Clock(part: part, hour: hour)
        if skip("时") {
            clock.minute = number(0...59, "分") ?? (skip("半") ? 30 : skip("整") ? 0 : nil)
            _ = skip("许")
            // 20时, but not 20时代; 一时 is a while.
            let isHour = isArabic && !Self.notAfterHours.contains(next ?? "。")
            if isSure || clock.minute != nil || isHour { return clock }
        } else if skip("点") {
            // 晚一点 is later, and 3点建议 are three.
            clock.minute = number(0...59, "分") ?? (skip("半") ? 30 : nil)
            if skip("钟") || skip("整") || clock.minute != nil || isSure && (isArabic || hour > 1) { return clock }
        } else if isSure, isFirstOfHours {
            // 每天9—12时
            return clock
        } else if isSure, skip(":", "："), let (minute, end) = Numerals.small(in: text, at: at), minute < 60, end - at == 2 {
            at = end
            clock.minute = minute
            return clock
        }
        at = start
        return nil
    }

    /// Whether a dash and a number with its 时 follow.
    private var isFirstOfHours: Bool {
        var ahead = self
        return ahead.end { reader in reader.number(0...24, "时", "点") != nil }
    }

    private static let notAfterHours = Set("候代间段节期速差常效".unicodeScalars)
}
