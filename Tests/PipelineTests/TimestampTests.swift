import Testing

@testable import Pipeline

/// Times as files and messages have them.
@Suite struct TimestampTests {
    @Test("a time is written and read as ISO 8601", arguments: [
        (0, "1970-01-01T00:00:00Z"), (1_700_000_000, "2023-11-14T22:13:20Z"), (951_782_399, "2000-02-28T23:59:59Z"),
        (-1, "1969-12-31T23:59:59Z"),
    ])
    func iso(seconds: Int, text: String) {
        #expect(Timestamp(seconds: seconds).iso == text)
        #expect(Timestamp(text) == Timestamp(seconds: seconds))
    }

    @Test("nothing else passes for a time", arguments: [
        "", "2023-11-14", "2023-11-14T22:13:20", "2023-11-14 22:13:20Z", "2023-02-30T00:00:00Z", "2023-11-14T24:00:00Z",
        "2023-11-14T22:60:00Z", "2023-11-14T+2:13:20Z", "2023/11/14T22:13:20Z",
    ])
    func malformed(text: String) { #expect(Timestamp(text) == nil) }

    @Test("ages are whole days, of a later time negative")
    func days() throws {
        let noon = try #require(Timestamp("2026-03-01T12:00:00Z"))
        #expect(noon.days(since: try #require(Timestamp("2026-02-28T12:00:01Z"))) == 0)
        #expect(noon.days(since: try #require(Timestamp("2026-02-28T12:00:00Z"))) == 1)
        #expect(noon.days(since: try #require(Timestamp("2026-03-01T12:00:01Z"))) == -1)
    }
}
