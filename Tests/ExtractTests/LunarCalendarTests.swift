import Newspaper
import Testing

@testable import Extract

@Suite("Lunar calendar")
struct LunarCalendarTests {
    @Test(
        "new year's day",
        arguments: [
            (1900, "1900-01-31"), (1912, "1912-02-18"), (1949, "1949-01-29"), (1966, "1966-01-21"), (1985, "1985-02-20"),
            (2000, "2000-02-05"), (2020, "2020-01-25"), (2022, "2022-02-01"), (2023, "2023-01-22"), (2024, "2024-02-10"),
            (2034, "2034-02-19"), (2100, "2100-02-09"),
        ])
    func newYear(_ year: Int, _ day: String) {
        #expect(LunarCalendar.date(year: year, month: 1, day: 1)?.iso == day)
    }

    @Test("each year begins on the day after the last of the year before")
    func gapless() throws {
        for year in LunarTable.years.dropLast() {
            let eve = try #require(LunarCalendar.date(year: year, month: 12, day: 0))
            #expect(eve.adding(days: 1) == LunarCalendar.date(year: year + 1, month: 1, day: 1))
        }
    }

    @Test("a leap month follows the month of its number, in the years that have one")
    func leapMonths() throws {
        #expect(LunarCalendar.date(year: 2023, month: 2, isLeap: true, day: 1)?.iso == "2023-03-22")
        #expect(LunarCalendar.date(year: 2023, month: 3, day: 1)?.iso == "2023-04-20")
        #expect(LunarCalendar.date(year: 2020, month: 4, isLeap: true, day: 1)?.iso == "2020-05-23")
        #expect(LunarCalendar.date(year: 2033, month: 11, isLeap: true, day: 1)?.iso == "2033-12-22")
        #expect(LunarCalendar.date(year: 2022, month: 2, isLeap: true, day: 1) == nil)
    }

    @Test("days that a month or the table does not have are none")
    func outside() {
        #expect(LunarCalendar.date(year: 2022, month: 12, day: 30)?.iso == "2023-01-21")
        #expect(LunarCalendar.date(year: 2024, month: 12, day: 30) == nil)
        #expect(LunarCalendar.date(year: 2022, month: 13, day: 1) == nil)
        #expect(LunarCalendar.date(year: 1899, month: 1, day: 1) == nil)
        #expect(LunarCalendar.date(year: 2101, month: 1, day: 1) == nil)
        #expect(LunarCalendar.term(24, year: 2022) == nil)
        #expect(LunarCalendar.term(0, year: 2101) == nil)
    }

    @Test(
        "solar terms",
        arguments: [
            (2, 2021, "2021-02-03"), (2, 2022, "2022-02-04"), (6, 2022, "2022-04-05"), (6, 2024, "2024-04-04"),
            (11, 2022, "2022-06-21"), (23, 2021, "2021-12-21"), (23, 2022, "2022-12-22"), (0, 2023, "2023-01-05"),
        ])
    func terms(_ term: Int, _ year: Int, _ day: String) {
        #expect(LunarCalendar.term(term, year: year)?.iso == day)
    }
}
