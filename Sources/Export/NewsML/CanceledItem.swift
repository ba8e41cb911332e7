import Newspaper

/// An item that is there no more: its name and its last version, and nothing in it. It stays in the message of its
/// issue, so that whoever has an earlier version learns of it.
struct CanceledItem {
    let context: NewsMLContext
    let item: ItemRecord

    func write(to xml: XMLWriter) {
        switch item.kind {
        case .article: element("newsItem", "ninat:text", "broadsheet-article", xml) { contentSet(xml) }
        case .page: element("packageItem", "ninat:composite", "broadsheet-page", xml) { groupSet(xml) }
        case .issue: element("packageItem", "ninat:composite", "broadsheet-issue", xml) { groupSet(xml) }
        }
    }

    private func element(
        _ name: StaticString, _ itemClass: StaticString, _ profile: StaticString, _ xml: XMLWriter,
        content: () -> Void
    ) {
        xml.line(name) {
            context.head(item, language: "zh", xml: xml) { context.paper(date: context.issue.date, xml: xml) }
            xml.line("itemMeta") {
                context.frame.itemMetaHead(
                    itemClass: itemClass, profile: profile, title: [], version: item.version, xml: xml)
                context.frame.metadataCreator(xml: xml)
                context.history(of: item, xml: xml)
            }
            xml.line("contentMeta") { xml.element("language") { xml.attribute("tag", constant: "zh") } }
            content()
        }
    }

    /// Empty, but there: readers look for it in every item.
    private func contentSet(_ xml: XMLWriter) { xml.line("contentSet") {} }

    private func groupSet(_ xml: XMLWriter) {
        let root = "canceled-\(SHA256.hex(Array(item.id.utf8)).prefix(16))"
        xml.line("groupSet") {
            xml.attribute("root", root)
            xml.element("group") {
                xml.attribute("id", root)
                xml.attribute("role", constant: "bsgroup:main")
            }
        }
    }
}
