import Newspaper

/// A newsMessage with all items of one issue: its package, the packages of its pages, an item for each article, and what
/// is there no more, as canceled items.
struct NewsMLMessage {
    let context: NewsMLContext

    init(_ issue: NamedIssue, _ items: IssueItems, profile: DatasetProfile) throws(ExportError) {
        context = try NewsMLContext(issue, items, profile: profile)
    }

    var itemCount: Int { context.items.all.count }

    func bytes() throws(ExportError) -> [UInt8] {
        let xml = try XMLWriter()
        xml.declaration()
        xml.line("newsMessage") {
            xml.attribute("xmlns", constant: "http://iptc.org/std/nar/2006-10-01/")
            xml.newline()
            header(xml)
            xml.line("itemSet") {
                xml.newline()
                let packages = PackageItem(context: context)
                if context.items.issue.version.status == .usable {
                    packages.writeIssue(to: xml)
                } else {
                    CanceledItem(context: context, item: context.items.issue).write(to: xml)
                }
                for page in context.issue.pages { packages.write(page, to: xml) }
                for page in context.issue.pages {
                    for index in page.contents.articles.indices {
                        NewsItem(context: context, page: page, index: index).write(to: xml)
                    }
                }
                for item in context.items.canceled { CanceledItem(context: context, item: item).write(to: xml) }
            }
        }
        return try xml.finish()
    }

    /// `nmsig:atomic`: packages and items belong together (Guide 18.2).
    private func header(_ xml: XMLWriter) {
        let profile = context.frame.profile
        // The package of the issue has a new version whenever another item has: it is the latest.
        let package = context.items.issue
        let created = package.version.created.text
        let transmission = "\(percentEncoded(package.id)):\(package.version.number)"
        xml.line("header") {
            xml.newline()
            xml.textLine("sent", created)
            xml.line("catalogRef") { xml.attribute("href", Vocabulary.iptcCatalog) }
            xml.textLine("sender", profile.domain)
            xml.textLine("transmitId", "tag:\(profile.domain),\(created.prefix(4)):\(transmission)")
            xml.textLine("origin", "Broadsheet \(package.version.pipeline)")
            xml.line("signal") { xml.attribute("qcode", constant: "nmsig:atomic") }
        }
    }
}
