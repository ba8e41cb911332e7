import Newspaper

/// What a page's file name and its folio lines say together: the name wins, the folio fills what the name leaves
/// open, and where they disagree a warning says so.
/// - Parameters:
///   - name: from a `NamingPattern` or the constants; nil where nothing names the page.
///   - folio: every folio line of the page, in order; of two that disagree the first is believed.
package func reconcile(name: PageIdentity?, folio: [Folio]) -> (identity: PageIdentity, warnings: [PageWarning]) {
    var identity = name ?? PageIdentity()
    var warnings: [PageWarning] = []

    func settle<Value: Equatable>(_ fact: String, known: Value?, said: [Value], text: (Value) -> String) -> Value? {
        guard let value = known ?? said.first else { return nil }
        if let other = said.first(where: { $0 != value }) {
            let source = known == nil ? "folio" : "name"
            warnings.append(
                PageWarning(
                    code: "folio.\(fact).contradicts-\(source)",
                    detail: "the \(source) says \(text(value)), the folio \(text(other))"))
        }
        return value
    }
    func known(_ text: String) -> String? { text.isEmpty ? nil : text }

    identity.date = settle("date", known: identity.date, said: folio.compactMap(\.date), text: \.iso)
    identity.page = settle("page", known: identity.page, said: folio.compactMap(\.page), text: { String($0) })
    let numbers = folio.compactMap { known($0.issueNumber) ?? known($0.totalIssueNumber) }
    identity.issueNumber =
        settle("issue-number", known: known(identity.issueNumber), said: numbers, text: { $0 }) ?? ""
    if identity.pageName.isEmpty { identity.pageName = folio.first { !$0.pageName.isEmpty }?.pageName ?? "" }

    // A weekday belongs to the date of its own line first.
    for line in folio {
        guard let weekday = line.weekday, let date = line.date ?? identity.date, date.weekday != weekday else { continue }
        warnings.append(
            PageWarning(
                code: "folio.weekday.contradicts-date",
                detail: "\(date.iso) is \(weekdayNames[date.weekday - 1]), the folio says \(weekdayNames[weekday - 1])"))
        break
    }
    return (identity, warnings)
}

private let weekdayNames = ["星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日"]
