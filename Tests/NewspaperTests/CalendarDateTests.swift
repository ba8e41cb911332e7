import Newspaper
import Testing

@Suite("Calendar dates")
struct CalendarDateTests {
    @Test(
        "every written form is read",
        arguments: ["2022-10-24", "20221024", "2022/10/24", "2022.10.24", "2022_10_24", "2022年10月24日", "２０２２年１０月２４日"])
    func reads(_ text: String) throws {
        let date = try #require(CalendarDate(text))
        #expect((date.iso, date.compact) == ("2022-10-24", "20221024"))
    }

    @Test(
        "nothing else is",
        arguments: [
            "", "2022", "2022-10", "2022-13-01", "2022-02-29", "2023-10-32", "0000-01-01", "2022-10/24", "22-10-24",
            "2022年10月24", "2022-10-24-", "-2022-10-24", "20221024日", "2022--10-24", "99999999999999999999",
            "2022-10-241", "2022 10 24",
        ])
    func refuses(_ text: String) {
        #expect(CalendarDate(text) == nil)
    }

    @Test(
        "leap years have a 29 February",
        arguments: [(2020, true), (2000, true), (2100, false), (1900, false), (2023, false)])
    func leapYears(_ year: Int, _ isLeap: Bool) {
        #expect((CalendarDate(year: year, month: 2, day: 29) != nil) == isLeap)
    }

    @Test(
        "weekdays count from Monday",
        arguments: [("1970-01-01", 4), ("2022-10-24", 1), ("2022-10-23", 7), ("1949-10-01", 6), ("0001-01-01", 1)])
    func weekdays(_ text: String, _ weekday: Int) throws {
        #expect(try #require(CalendarDate(text)).weekday == weekday)
    }

    @Test("every day of 1 to 9999 follows the one before, there and back")
    func allDays() throws {
        let first = try #require(CalendarDate(year: 1, month: 1, day: 1))
        let last = try #require(CalendarDate(year: 9999, month: 12, day: 31))
        var previous = first
        for days in stride(from: first.daysSinceEpoch + 1, through: last.daysSinceEpoch, by: 1) {
            guard let date = CalendarDate(daysSinceEpoch: days), previous < date, date.daysSinceEpoch == days else {
                Testing.Issue.record("day \(days) is not the day after \(previous.iso)")
                return
            }
            previous = date
        }
        #expect(previous == last)
    }

    @Test("days outside the years 1 to 9999 are nil, however far", arguments: [Int.max, Int.min, 2_932_897, -719_163])
    func farDays(_ days: Int) {
        #expect(CalendarDate(daysSinceEpoch: days) == nil)
    }

    @Test("adding days never traps", arguments: [Int.max, Int.min, 4_000_000, -4_000_000])
    func addsFar(_ days: Int) {
        #expect(CalendarDate("2022-10-24")?.adding(days: days) == nil)
        #expect(CalendarDate("1949-10-01")?.adding(days: days) == nil)
    }

    @Test(
        "adding days crosses months and years",
        arguments: [(-24, "2022-09-30"), (7, "2022-10-31"), (69, "2023-01-01"), (0, "2022-10-24")])
    func adds(_ days: Int, _ expected: String) {
        #expect(CalendarDate("2022-10-24")?.adding(days: days)?.iso == expected)
    }
}
