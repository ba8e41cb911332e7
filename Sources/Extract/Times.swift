import Newspaper

/// Dates and periods: finds what the text prints (10月24日上午, 上月15日, 近日) and has it resolved against the
/// day of issue.
struct Times: Sendable {
    private let text: Scalars
    private let taken: [Bool]
    private let calendar: TimeResolution

    /// - Parameter taken: scalars of cited titles, whose years are names.
    init(_ text: Scalars, issueDate: CalendarDate?, taken: [Bool]) {
        (self.text, self.taken) = (text, taken)
        calendar = TimeResolution(issueDate: issueDate)
    }

    func find() -> [TimeExpression] {
        var found: [TimeExpression] = []
        var context = TimeContext()
        var at = 0
        while at < text.count {
            let scalar = text[at]
            if scalar.endsSentence || scalar == "\n" { context = TimeContext() }
            guard !taken[at] else {
                at += 1
                continue
            }
            guard Numerals.begins(scalar) || Self.opens.contains(scalar),
                let (time, end) = TimeReader.time(in: text, at: at), !taken[at..<end].contains(true)
            else {
                at = scalar.isDigit ? digitsEnd(at) : at + 1
                continue
            }
            if let (value, grain, anchor) = dateInBrackets(after: time, end) ?? calendar.resolve(time, &context) {
                let mention = Mention(range: at..<end, text: Scalars(text[at..<end]))
                found.append(TimeExpression(mention: mention, value: value, grain: grain, anchor: anchor))
            }
            at = end
        }
        return found
    }

    /// 今天（10月23日）: an agency's text of another day says which; its date stands for the word before, too.
    private func dateInBrackets(after time: PrintedTime, _ end: Int) -> TimeResolution.Resolved? {
        guard time.relativeDay != nil, time.partOfDay.isEmpty, time.clock == nil, end < text.count,
            text[end] == "（" || text[end] == "(", let (date, close) = TimeReader.time(in: text, at: end + 1),
            date.day != nil, close < text.count, text[close] == "）" || text[close] == ")"
        else { return nil }
        var context = TimeContext()
        return calendar.resolve(date, &context)
    }

    /// What relative times and quarters begin with.
    private static let opens = Set("近日最前不昨今明后去本上下这每第连早清凌中傍晚深夜午".unicodeScalars)

    private func digitsEnd(_ start: Int) -> Int {
        var at = start
        while at < text.count, text[at].isDigit { at += 1 }
        return at
    }
}
