import Newspaper

/// Times, amounts, cited documents, slogans and events of a text, found in one pass from its front.
///
/// Each begins with a scalar that gives it away, so that most of the text is looked at once and no more. What begins
/// first comes first: a year in a title is no time, a number in a slogan no amount, 五次 in 县委十四届五次全会 no count.
///
/// - Complexity: O(n): what any scalar sets off looks at a bounded stretch.
struct Expressions {
    private(set) var times: [TimeExpression] = []
    private(set) var quantities: [Quantity] = []
    private(set) var documents: [CitedDocument] = []
    private(set) var slogans: [Slogan] = []
    private(set) var events: [NamedEvent] = []

    private let text: Scalars
    private let documentReader: Documents
    private let quantityReader: Quantities
    private let eventReader: Events
    private let sloganReader: Slogans
    private var calendar: TimeResolution
    private var context = TimeContext()
    /// Where the last finding ends: none reaches back beyond it.
    private var floor = 0
    /// Numbers before it are part of a slogan.
    private var sloganEnd = 0

    /// - Parameter issueDate: nil where unknown; times that hang on it then have no value.
    init(_ text: Scalars, issueDate: CalendarDate?) {
        self.text = text
        (documentReader, quantityReader) = (Documents(text), Quantities(text))
        (eventReader, sloganReader) = (Events(text), Slogans(text))
        calendar = TimeResolution(issueDate: issueDate, anchor: .issue)
        let table = Triggers.table
        var at = 0
        while at < text.count {
            let triggers = Triggers.of(text[at], in: table)
            at = triggers.isEmpty ? at + 1 : read(at, triggers.contains(.number) ? triggers.union(afterNumber(at, table)) : triggers)
        }
    }

    /// What the number at `start` may be, by the scalar after it.
    private func afterNumber(_ start: Int, _ table: [Triggers]) -> Triggers {
        var at = start + 1
        while at < text.count, at - start < Self.longestNumber, Triggers.of(text[at], in: table).contains(.number) { at += 1 }
        guard at < text.count else { return [] }
        let after = Triggers.of(text[at], in: table)
        var found: Triggers = after.contains(.timeAfterNumber) ? .time : []
        if after.contains(.eventAfterNumber) { found.insert(.event) }
        return found
    }

    private static let longestNumber = 8

    /// Reads what `triggers` announce at `at`, and says where to go on.
    private mutating func read(_ at: Int, _ triggers: Triggers) -> Int {
        if triggers.contains(.stop) { context = TimeContext() }
        if triggers.contains(.title), let found = documentReader.title(at: at, floor: floor) { return take(found) }
        if triggers.contains(.bracket), let found = documentReader.number(at: at, floor: floor) { return take(found) }
        if triggers.contains(.event), let found = eventReader.event(at: at, floor: floor) { return take(found) }
        if triggers.contains(.time), let (time, end) = TimeReader.time(in: text, at: at) {
            // A day that the calendar does not have is nothing else, either.
            take(time, at..<end)
            return end
        }
        if triggers.contains(.quote), let found = sloganReader.quoted(at: at, floor: floor) {
            switch found {
            case .event(let event): return take(event)
            case .slogan(let slogan):
                slogans.append(slogan)
                sloganEnd = slogan.mention.range.upperBound
                return at + 1
            }
        }
        if triggers.contains(.law), let found = documentReader.named(at: at) { return take(found) }
        return triggers.contains(.number) ? readNumber(at, isRound: !Numerals.begins(text[at])) : at + 1
    }

    private mutating func readNumber(_ at: Int, isRound: Bool) -> Int {
        if quantityReader.isIdiom(at: at) { return quantityReader.numberEnd(at) }
        if at >= sloganEnd, let quantity = quantityReader.quantity(at: at) {
            quantities.append(quantity)
            floor = quantity.mention.range.upperBound
            return floor
        }
        return isRound ? at + 1 : quantityReader.numberEnd(at)
    }

    private func mention(_ range: Range<Int>) -> Mention { Mention(range: range, text: Scalars(text[range])) }

    // MARK: Findings

    private mutating func take(_ found: Documents.Found) -> Int {
        // A number right before a title is that title's number: 晋政发〔2022〕3号《…》.
        if let last = documents.last, last.title.isEmpty, let first = found.documents.first, first.number.isEmpty,
            last.mention.range.upperBound == first.mention.range.lowerBound
        {
            documents[documents.count - 1].title = first.title
            documents += found.documents.map {
                var document = $0
                document.number = last.number
                return document
            }
        } else {
            documents += found.documents
        }
        floor = found.end
        return floor
    }

    private mutating func take(_ found: Events.Found) -> Int {
        if let end = found.paperEnd {
            let range = found.range.lowerBound..<end
            return take(.init(documents: [CitedDocument(mention: mention(range), title: Scalars(text[range]))], end: end))
        }
        let printed = mention(found.range)
        let name = found.congress.map(Congresses.name) ?? printed.text.withoutBlanks
        events.append(NamedEvent(mention: printed, name: name, kind: found.kind))
        floor = found.range.upperBound
        takeTime(since: found)
        return floor
    }

    /// 党的十八大以来: since the day on which the congress opened.
    private mutating func takeTime(since found: Events.Found) {
        guard let congress = found.congress, let opening = Congresses.opening(congress),
            let end = Self.since.longest(in: text, at: floor)?.end
        else { return }
        let value = calendar.issueDate.map { "\(opening.iso)/\($0.iso)" } ?? ""
        times.append(
            TimeExpression(
                mention: mention(found.range.lowerBound..<end), value: value, grain: .period, anchor: calendar.anchor))
    }

    private static let since = Lexicon("以来 召开以来")

    private mutating func take(_ time: PrintedTime, _ range: Range<Int>) {
        guard let resolved = dateInBrackets(after: time, range.upperBound) ?? calendar.resolve(time, &context) else { return }
        times.append(
            TimeExpression(
                mention: mention(range), value: resolved.value, grain: resolved.grain, anchor: resolved.anchor,
                modifier: time.modifier))
        floor = range.upperBound
        adoptDateline(resolved, range.upperBound)
    }

    /// 今天上午（10月23日）: the text says which day it is of; its date stands for the word before, too.
    private func dateInBrackets(after time: PrintedTime, _ end: Int) -> TimeResolution.Resolved? {
        guard time.relativeDay != nil, end + 1 < text.count, text[end].opensParenthesis,
            let (date, close) = TimeReader.time(in: text, at: end + 1), date.day != nil, close < text.count,
            text[close].closesParenthesis
        else { return nil }
        var context = TimeContext()
        guard var resolved = calendar.resolve(date, &context), let day = context.day else { return nil }
        resolved.value = calendar.value(of: TimePoint(day), time)
        resolved.grain = calendar.grain(of: time, .day)
        return resolved
    }

    /// 新华社北京10月24日电: from here on 今天 is that day.
    private mutating func adoptDateline(_ resolved: TimeResolution.Resolved, _ end: Int) {
        guard end < text.count, text[end] == "电" || text[end] == "讯", end < Self.longestDateline, resolved.grain == .day,
            let day = CalendarDate(resolved.value), day != calendar.issueDate
        else { return }
        calendar = TimeResolution(issueDate: day, anchor: .document)
    }

    private static let longestDateline = 60
}
