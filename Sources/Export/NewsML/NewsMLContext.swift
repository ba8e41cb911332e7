import Newspaper

/// What the items of one message have in common: names, times, and the markup that repeats from item to item,
/// written once.
struct NewsMLContext {
    let issue: NamedIssue
    let profile: DatasetProfile
    /// For `versionCreated`, `firstCreated` and `sent`: the run's setting or the issue's day, never a clock.
    let versionCreated: String
    /// The version of every item. A release that replaces an item raises it.
    let version = 1

    private let catalogOfArticles: [UInt8]
    private let catalogOfPackages: [UInt8]
    private let rights: [UInt8]
    private let provider: [UInt8]
    private let creation: [UInt8]

    init(_ issue: NamedIssue, profile: DatasetProfile) throws(ExportError) {
        self.issue = issue
        self.profile = profile
        let latest = issue.pages.lazy.compactMap(\.date).max() ?? issue.date
        let versionCreated = profile.versionCreated ?? "\(latest?.iso ?? "1970-01-01")T00:00:00+08:00"
        self.versionCreated = versionCreated
        catalogOfArticles = try Self.catalog(Vocabulary.ofArticles, base: profile.vocabularyBase)
        catalogOfPackages = try Self.catalog(Vocabulary.ofPackages, base: profile.vocabularyBase)
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

    private static func catalog(_ schemes: [Vocabulary.Scheme], base: String) throws(ExportError) -> [UInt8] {
        let xml = try XMLWriter()
        xml.line("catalogRef") { xml.attribute("href", Vocabulary.iptcCatalog) }
        xml.line("catalog") {
            xml.newline()
            for scheme in schemes {
                xml.line("scheme") {
                    xml.attribute("alias", scheme.alias)
                    xml.attribute("uri", base + scheme.path)
                }
            }
        }
        return try xml.finish()
    }

    /// `urn:newsml:broadsheet.example:20221026:lishi-20221026-p01-3fa9c2d1` (Guide 7.4.1.1). The date is that of the key,
    /// zeros where nothing dates the issue; readers must not take a date out of it.
    func guid(_ id: String) -> String {
        let day =
            switch issue.issue.key.day {
            case .dated(let date): date.compact
            case .undated: "00000000"
            }
        return "urn:newsml:\(profile.domain):\(day):\(percentEncoded(id))"
    }

    enum Kind {
        case article, package
    }

    /// Namespaces (on each item, so that it can be cut out), other attributes, catalogs, what `published` writes, and rights: all that comes before `itemMeta`.
    func head(_ kind: Kind, id: String, language: String, xml: XMLWriter, published: () -> Void) {
        xml.attribute("xmlns", constant: "http://iptc.org/std/nar/2006-10-01/")
        xml.attribute("xmlns:xs", constant: "http://www.w3.org/2001/XMLSchema")
        xml.attribute("standard", constant: "NewsML-G2")
        xml.attribute("standardversion", constant: "2.35")
        xml.attribute("conformance", constant: "power")
        xml.attribute("guid", guid(id))
        xml.attribute("version", String(version))
        xml.attribute("xml:lang", language)
        xml.newline()
        xml.fragment(kind == .article ? catalogOfArticles : catalogOfPackages)
        xml.line("pubHistory") {
            xml.element("published") {
                xml.attribute("qcode", "bspaper:\(issue.issue.key.paper)")
                published()
            }
        }
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

    /// Day and name of the paper, inside `published`.
    func paper(date: CalendarDate?, xml: XMLWriter) {
        if let date { xml.element("timestamp") { xml.text(date.iso) } }
        let name = Scalars(issue.issue.paperName).oneLine
        if !name.isEmpty { xml.element("name") { xml.text(name) } }
    }

    /// Page number and name, issue number, id of the page, inside `published`.
    func place(of page: NamedPage, xml: XMLWriter) {
        let identity = page.page.identity
        if let number = identity.page, number > 0 {
            xml.property("publishedExtProperty", "bsrel:pageNumber", String(number), type: "xs:positiveInteger")
        }
        let pageName = Scalars(identity.pageName).oneLine
        if !pageName.isEmpty {
            xml.property("publishedExtProperty", "bsrel:pageName", pageName.string, type: "xs:string")
        }
        let issueNumber = Scalars(identity.issueNumber).oneLine
        if !issueNumber.isEmpty {
            xml.property("publishedExtProperty", "bsrel:issueNumber", issueNumber.string, type: "xs:string")
        }
        xml.property("publishedExtProperty", "bsrel:pageId", page.id, type: "xs:string")
    }
}

extension XMLWriter {
    func textLine(_ name: StaticString, _ value: String) {
        line(name) { text(value) }
    }

    /// An extension property: `rel` says what, `value` what it is.
    func property(_ name: StaticString, _ relation: StaticString, _ value: String, type: StaticString) {
        line(name) {
            attribute("rel", constant: relation)
            attribute("value", value)
            attribute("valuedatatype", constant: type)
        }
    }
}

/// The text with every byte but unreserved ones and `/` as `%XX` (RFC 3986, section 2).
func percentEncoded(_ text: String) -> String {
    var result: [UInt8] = []
    let digits = Array("0123456789ABCDEF".utf8)
    for byte in text.utf8 {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x2F, 0x5F, 0x7E: result.append(byte)
        default: result += [0x25, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
        }
    }
    return String(decoding: result, as: UTF8.self)
}

/// A confidence as NewsML-G2 wants it: 0 to 100. Not a number counts as 0.
func percent(_ share: Double) -> String { share >= 0 ? String(Int((min(share, 1) * 100).rounded())) : "0" }
