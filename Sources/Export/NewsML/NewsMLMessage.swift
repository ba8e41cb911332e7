import Newspaper

/// A newsMessage with all items of one issue: its package, the packages of its pages, and an item for each article.
struct NewsMLMessage {
    let context: NewsMLContext

    init(_ issue: NamedIssue, profile: DatasetProfile) throws(ExportError) {
        context = try NewsMLContext(issue, profile: profile)
    }

    var itemCount: Int { context.issue.pages.reduce(1 + context.issue.pages.count) { $0 + $1.articleIDs.count } }

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
                packages.writeIssue(to: xml)
                for page in context.issue.pages { packages.write(page, to: xml) }
                for page in context.issue.pages {
                    for index in page.contents.articles.indices {
                        NewsItem(context: context, page: page, index: index).write(to: xml)
                    }
                }
            }
        }
        return try xml.finish()
    }

    /// `nmsig:atomic`: packages and items belong together (Guide 18.2).
    private func header(_ xml: XMLWriter) {
        let profile = context.frame.profile
        let year = context.frame.versionCreated.prefix(4)
        xml.line("header") {
            xml.newline()
            xml.textLine("sent", context.frame.versionCreated)
            xml.line("catalogRef") { xml.attribute("href", Vocabulary.iptcCatalog) }
            xml.textLine("sender", profile.domain)
            xml.textLine("transmitId", "tag:\(profile.domain),\(year):\(percentEncoded(context.issue.issue.key.text))")
            xml.textLine("origin", "Broadsheet \(pipelineVersion)")
            xml.line("signal") { xml.attribute("qcode", constant: "nmsig:atomic") }
        }
    }
}
