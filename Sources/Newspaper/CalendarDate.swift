/// A day of the proleptic Gregorian calendar. Only days that exist can be made.
package struct CalendarDate: Hashable, Comparable, Sendable {
    package let year: Int
    package let month: Int
    package let day: Int

    /// Nil where there is no such day, or the year is not 1 to 9999.
    package init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month),
            day >= 1, day <= Self.days(inMonth: month, of: year)
        else { return nil }
        (self.year, self.month, self.day) = (year, month, day)
    }

    /// Reads `2022-10-24`, `20221024`, `2022/10/24`, `2022.10.24`, `2022_10_24` and `2022年10月24日`, and nothing else.
    package init?(_ text: some StringProtocol) {
        let scalars = Array(text.unicodeScalars)
        var numbers: [(value: Int, digits: Int)] = []
        var separators = Scalars()
        var inNumber = false
        for scalar in scalars {
            if let digit = scalar.digit {
                if !inNumber { numbers.append((0, 0)) }
                guard numbers[numbers.count - 1].digits < 8 else { return nil }
                numbers[numbers.count - 1].value = numbers[numbers.count - 1].value * 10 + digit
                numbers[numbers.count - 1].digits += 1
                inNumber = true
            } else {
                guard inNumber else { return nil }
                separators.append(scalar)
                inNumber = false
            }
        }
        if numbers.count == 1, numbers[0].digits == 8, separators.isEmpty {
            let value = numbers[0].value
            self.init(year: value / 10000, month: value / 100 % 100, day: value % 100)
        } else if numbers.count == 3, numbers[0].digits == 4, numbers[1].digits <= 2, numbers[2].digits <= 2,
            separators == ["年", "月", "日"]
                || (separators.count == 2 && separators[0] == separators[1] && "-/._".unicodeScalars.contains(separators[0]))
        {
            self.init(year: numbers[0].value, month: numbers[1].value, day: numbers[2].value)
        } else {
            return nil
        }
    }

    /// `2022-10-24`
    package var iso: String { "\(Self.padded(year, 4))-\(Self.padded(month, 2))-\(Self.padded(day, 2))" }

    /// `20221024`, the form ids and file names use.
    package var compact: String { "\(Self.padded(year, 4))\(Self.padded(month, 2))\(Self.padded(day, 2))" }

    /// 1 for Monday to 7 for Sunday, as ISO 8601 counts.
    package var weekday: Int { (daysSinceEpoch % 7 + 10) % 7 + 1 }

    /// Days since 1970-01-01 (Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", days_from_civil).
    package var daysSinceEpoch: Int {
        let y = month <= 2 ? year - 1 : year
        let era = (y >= 0 ? y : y - 399) / 400
        let yearOfEra = y - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }

    /// The inverse of `daysSinceEpoch` (civil_from_days of the same paper); nil outside the years 1 to 9999.
    package init?(daysSinceEpoch days: Int) {
        guard Self.epochDays.contains(days) else { return nil }
        let z = days + 719_468
        let era = (z >= 0 ? z : z - 146_096) / 146_097
        let dayOfEra = z - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let mp = (5 * dayOfYear + 2) / 153
        let month = mp + (mp < 10 ? 3 : -9)
        self.init(year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month: month, day: dayOfYear - (153 * mp + 2) / 5 + 1)
    }

    /// 0001-01-01 to 9999-12-31, as `daysSinceEpoch` counts.
    static let epochDays = -719_162...2_932_896

    /// The day so many days later (earlier where negative); nil outside the years 1 to 9999.
    package func adding(days: Int) -> CalendarDate? {
        let (sum, overflow) = daysSinceEpoch.addingReportingOverflow(days)
        return overflow ? nil : CalendarDate(daysSinceEpoch: sum)
    }

    package static func days(inMonth month: Int, of year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    package static func < (a: CalendarDate, b: CalendarDate) -> Bool {
        (a.year, a.month, a.day) < (b.year, b.month, b.day)
    }

    private static func padded(_ number: Int, _ digits: Int) -> String {
        let text = String(number)
        return String(repeating: "0", count: max(0, digits - text.count)) + text
    }
}
