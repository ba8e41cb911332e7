/// What a line at the head or foot of a page says of the page (版头, 报眉): date, 星期, 版次, 期号, 责编.
///
/// A folio line holds these facts, the paper's or the page's name, how to reach the editors, and nothing else; a
/// sentence with a date in it is none.
package struct Folio: Hashable, Sendable {
    package struct Editor: Hashable, Sendable {
        /// As printed: 责任编辑, 校对.
        package var role: Scalars
        package var name: Scalars
        package init(role: Scalars, name: Scalars) { (self.role, self.name) = (role, name) }
    }

    package var date: CalendarDate?
    /// 1 for Monday to 7 for Sunday.
    package var weekday: Int?
    /// Letter of the section, `A` in A03版; empty where there is none.
    package var section = ""
    package var page: Int?
    package var pageName = ""
    /// Digits: `3223` in 第3223期.
    package var issueNumber = ""
    /// Digits: `918` in 总第918期.
    package var totalIssueNumber = ""
    /// 今日8版
    package var pageCount: Int?
    package var editors: [Editor] = []

    /// Reads one line; white space inside it is looked at only where it parts names and numbers.
    ///
    /// Nil where the line holds no such fact, or anything beside such facts.
    /// - Complexity: O(line)
    package init?(_ line: Scalars) {
        guard line.count <= FolioScanner.longestLine, !FolioScanner.goesOn(line) else { return nil }
        var scanner = FolioScanner(line)
        scanner.scan()
        guard let folio = scanner.resolved() else { return nil }
        self = folio
    }

    /// Nothing known.
    init() {}
}
