import Newspaper

/// What items of every kind have in common: names, and the markup that repeats from item to item, written once.
struct ItemFrame {
    let profile: DatasetProfile

    private let rights: [UInt8]
    private let provider: [UInt8]
    private let creation: [UInt8]

    init(_ profile: DatasetProfile) throws(ExportError) {
        self.profile = profile
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
    func head(
        guid: String, version: ItemVersion, language: String, catalog: [UInt8], xml: XMLWriter, history: () -> Void
    ) {
        xml.attribute("xmlns", constant: "http://iptc.org/std/nar/2006-10-01/")
        xml.attribute("xmlns:xs", constant: "http://www.w3.org/2001/XMLSchema")
        xml.attribute("standard", constant: "NewsML-G2")
        xml.attribute("standardversion", constant: "2.35")
        xml.attribute("conformance", constant: "power")
        xml.attribute("guid", guid)
        xml.attribute("version", String(version.number))
        xml.attribute("xml:lang", language)
        xml.newline()
        xml.fragment(catalog)
        history()
        xml.fragment(rights)
    }

    /// `itemClass` to `edNote`, with the name of the output profile in between.
    func itemMetaHead(
        itemClass: StaticString, profile name: StaticString, title: Scalars, version: ItemVersion, xml: XMLWriter
    ) {
        xml.newline()
        xml.line("itemClass") { xml.attribute("qcode", constant: itemClass) }
        xml.fragment(provider)
        xml.textLine("versionCreated", version.created.text)
        xml.textLine("firstCreated", version.firstCreated.text)
        xml.line("pubStatus") { xml.attribute("qcode", constant: version.status.code) }
        xml.line("generator") {
            xml.attribute("versioninfo", version.pipeline)
            xml.text("Broadsheet")
        }
        xml.line("profile") {
            xml.attribute("versioninfo", constant: "1")
            xml.constant(name)
        }
        if !title.isEmpty { xml.line("title") { xml.text(title) } }
        if let note = version.note {
            xml.line("edNote") {
                xml.attribute("xml:lang", constant: "en")
                xml.text(Scalars(note).oneLine)
            }
        }
    }

    /// What kind of change brought a later version of a usable item about (Guide 26.6): a correction where a reader
    /// of the text would see it, else an update.
    func signal(_ version: ItemVersion, xml: XMLWriter) {
        guard version.number > 1, version.status == .usable else { return }
        let isCorrection = version.fields.contains(.text) || version.fields.contains(.headline)
        xml.line("signal") {
            xml.attribute("qcode", constant: isCorrection ? "sig:correction" : "sig:update")
            xml.attribute("severity", constant: isCorrection ? "sev:major" : "sev:minor")
        }
    }

    /// The version before, by the item's own name (Guide 26.2.3.3).
    func previousVersion(of guid: String, _ version: ItemVersion, xml: XMLWriter) {
        guard version.number > 1 else { return }
        xml.line("link") {
            xml.attribute("rel", constant: "irel:previousVersion")
            xml.attribute("residref", guid)
            xml.attribute("version", String(version.number - 1))
        }
    }

    func metadataCreator(xml: XMLWriter) { xml.fragment(creation) }
}
