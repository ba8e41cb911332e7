import Newspaper

/// What items of every kind have in common: names, times, and the markup that repeats from item to item, written once.
struct ItemFrame {
    let profile: DatasetProfile
    /// For `versionCreated`, `firstCreated` and `sent`: the run's setting or the latest day of issue, never a clock.
    let versionCreated: String
    /// The version of every item. A release that replaces an item raises it.
    let version = 1

    private let rights: [UInt8]
    private let provider: [UInt8]
    private let creation: [UInt8]

    /// - Parameter latest: the last day of issue; nil where nothing dates what the items hold.
    init(_ profile: DatasetProfile, latest: CalendarDate?) throws(ExportError) {
        self.profile = profile
        let versionCreated = profile.versionCreated ?? "\(latest?.iso ?? "1970-01-01")T00:00:00+08:00"
        self.versionCreated = versionCreated
        let rights = try XMLWriter()
        if !profile.copyrightNotice.isEmpty || !profile.usageTerms.isEmpty {
            rights.line("rightsInfo") {
                if !profile.copyrightNotice.isEmpty { rights.textLine("copyrightNotice", profile.copyrightNotice) }
                if !profile.usageTerms.isEmpty { rights.textLine("usageTerms", profile.usageTerms) }
            }
        }
        self.rights = try rights.finish()
        let provider = try XMLWriter()
        provider.line("provider") {
            provider.attribute("uri", profile.providerURI)
            provider.element("name") { provider.text(Scalars(profile.providerName).oneLine) }
        }
        provider.textLine("versionCreated", versionCreated)
        provider.textLine("firstCreated", versionCreated)
        provider.line("pubStatus") { provider.attribute("qcode", constant: "stat:usable") }
        provider.line("generator") {
            provider.attribute("versioninfo", pipelineVersion)
            provider.text("Broadsheet")
        }
        self.provider = try provider.finish()
        let creation = try XMLWriter()
        creation.line("metadataCreator") {
            creation.attribute("qcode", constant: "bssys:broadsheet")
            creation.element("name") {
                creation.attribute("xml:lang", constant: "en")
                creation.text("Broadsheet")
            }
        }
        self.creation = try creation.finish()
    }

    /// IPTC's catalog and the schemes of ours that an item refers to.
    func catalog(_ schemes: [Vocabulary.Scheme]) throws(ExportError) -> [UInt8] {
        let xml = try XMLWriter()
        xml.line("catalogRef") { xml.attribute("href", Vocabulary.iptcCatalog) }
        xml.line("catalog") {
            xml.newline()
            for scheme in schemes {
                xml.line("scheme") {
                    xml.attribute("alias", scheme.alias)
                    xml.attribute("uri", profile.vocabularyBase + scheme.path)
                }
            }
        }
        return try xml.finish()
    }

    /// `urn:newsml:broadsheet.example:20221026:lishi-20221026-p01-3fa9c2d1` (Guide 7.4.1.1). Zeros stand for the day where
    /// there is none; readers must not take a date out of it.
    func guid(day: CalendarDate?, _ id: String) -> String {
        "urn:newsml:\(profile.domain):\(day?.compact ?? "00000000"):\(percentEncoded(id))"
    }

    /// Namespaces (on each item, so that it can be cut out), other attributes, catalogs, what `history` writes, and
    /// rights: all that comes before `itemMeta`.
    func head(guid: String, language: String, catalog: [UInt8], xml: XMLWriter, history: () -> Void) {
        xml.attribute("xmlns", constant: "http://iptc.org/std/nar/2006-10-01/")
        xml.attribute("xmlns:xs", constant: "http://www.w3.org/2001/XMLSchema")
        xml.attribute("standard", constant: "NewsML-G2")
        xml.attribute("standardversion", constant: "2.35")
        xml.attribute("conformance", constant: "power")
        xml.attribute("guid", guid)
        xml.attribute("version", String(version))
        xml.attribute("xml:lang", language)
        xml.newline()
        xml.fragment(catalog)
        history()
        xml.fragment(rights)
    }

    /// `itemClass` to `title`, with the name of the output profile in between.
    func itemMetaHead(itemClass: StaticString, profile name: StaticString, title: Scalars, xml: XMLWriter) {
        xml.newline()
        xml.line("itemClass") { xml.attribute("qcode", constant: itemClass) }
        xml.fragment(provider)
        xml.line("profile") {
            xml.attribute("versioninfo", constant: "1")
            xml.constant(name)
        }
        if !title.isEmpty { xml.line("title") { xml.text(title) } }
    }

    func metadataCreator(xml: XMLWriter) { xml.fragment(creation) }
}
