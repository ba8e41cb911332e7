import Newspaper

/// A packageItem: the issue as a package of its pages, or a page as a package of its articles.
struct PackageItem {
    let context: NewsMLContext

    func writeIssue(to xml: XMLWriter) {
        let issue = context.issue
        let item = context.items.issue
        let day = issue.date.map { " \($0.iso)" } ?? ""
        let title = Scalars(issue.issue.paperName + day).oneLine
        xml.line("packageItem") {
            context.head(item, language: "zh", xml: xml) {
                context.paper(date: issue.date, xml: xml)
                xml.property("publishedExtProperty", "bsrel:pageCount", String(issue.pages.count), type: "xs:integer")
            }
            xml.line("itemMeta") {
                context.frame.itemMetaHead(
                    itemClass: "ninat:composite", profile: "broadsheet-issue", title: title, version: item.version,
                    xml: xml)
                context.frame.signal(item.version, xml: xml)
                context.frame.metadataCreator(xml: xml)
                context.history(of: item, xml: xml)
            }
            contentMeta(date: issue.date, headline: title, xml: xml)
            group("issue-root", xml: xml) {
                for (page, member) in zip(issue.pages, context.items.pages) {
                    reference(
                        to: member, contentType: "application/vnd.iptc.g2.packageitem+xml",
                        itemClass: "ninat:composite", title: page.displayTitle, headline: page.displayTitle, xml: xml)
                }
            }
        }
    }

    func write(_ page: NamedPage, to xml: XMLWriter) {
        let item = context.items.pages[page.place]
        let day = page.date.map { "\($0.iso) " } ?? ""
        xml.line("packageItem") {
            context.head(item, language: "zh", xml: xml) {
                context.paper(date: page.date, xml: xml)
                context.place(of: page, xml: xml)
            }
            xml.line("itemMeta") {
                context.frame.itemMetaHead(
                    itemClass: "ninat:composite", profile: "broadsheet-page", title: Scalars(day) + page.displayTitle,
                    version: item.version, xml: xml)
                context.frame.signal(item.version, xml: xml)
                context.frame.metadataCreator(xml: xml)
                context.history(of: item, xml: xml)
            }
            contentMeta(date: page.date, headline: page.displayTitle, xml: xml)
            group(page.mark + "-root", xml: xml) {
                for (article, member) in zip(page.contents.articles, context.items.articles[page.place]) {
                    reference(
                        to: member, contentType: "application/vnd.iptc.g2.newsitem+xml", itemClass: "ninat:text",
                        title: article.displayTitle, headline: article.headline.text.oneLine, xml: xml)
                }
            }
        }
    }

    private func contentMeta(date: CalendarDate?, headline: Scalars, xml: XMLWriter) {
        xml.line("contentMeta") {
            if let date { xml.element("contentCreated") { xml.text(date.iso) } }
            xml.element("language") { xml.attribute("tag", constant: "zh") }
            if !headline.isEmpty { xml.element("headline") { xml.text(headline) } }
        }
    }

    private func group(_ id: String, xml: XMLWriter, _ references: () -> Void) {
        xml.line("groupSet") {
            xml.attribute("root", id)
            xml.newline()
            xml.line("group") {
                xml.attribute("id", id)
                xml.attribute("role", constant: "bsgroup:main")
                xml.attribute("mode", constant: "pgrmod:seq")
                xml.newline()
                references()
            }
        }
    }

    private func reference(
        to member: ItemRecord, contentType: StaticString, itemClass: StaticString, title: Scalars, headline: Scalars,
        xml: XMLWriter
    ) {
        xml.line("itemRef") {
            xml.attribute("residref", context.guid(member.id))
            xml.attribute("version", String(member.version.number))
            xml.attribute("contenttype", constant: contentType)
            xml.element("itemClass") { xml.attribute("qcode", constant: itemClass) }
            xml.element("pubStatus") { xml.attribute("qcode", constant: "stat:usable") }
            if !title.isEmpty { xml.element("title") { xml.text(title) } }
            if !headline.isEmpty { xml.element("headline") { xml.text(headline) } }
        }
    }
}

extension NamedPage {
    /// `第1版 要闻`
    fileprivate var displayTitle: Scalars {
        let number = page.identity.page.map { "第\($0)版" } ?? "版次不详"
        return Scalars("\(number) \(page.identity.pageName)").oneLine
    }
}
