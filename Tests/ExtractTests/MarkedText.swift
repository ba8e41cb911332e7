import Newspaper
import Testing

@testable import Extract

/// A text with what should be found in it in 【】: 于【10月24日】开工.
struct MarkedText {
    let text: Scalars
    let range: Range<Int>

    init(_ marked: String) throws {
        let scalars = Scalars(marked)
        let open = try #require(scalars.firstIndex(of: "【"), "nothing is marked in \(marked)")
        let close = try #require(scalars.firstIndex(of: "】"), "nothing is marked in \(marked)")
        text = scalars.filter { $0 != "【" && $0 != "】" }
        range = open..<(close - 1)
    }
}

/// What the one pass finds in an issue of 2022-10-25 (a Tuesday) unless it says otherwise.
func expressions(_ text: String, issue: String = "2022-10-25") -> Expressions {
    Expressions(Scalars(text), issueDate: CalendarDate(issue))
}
