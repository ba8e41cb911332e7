import Newspaper

/// What the items of one message have in common.
struct NewsMLContext {
    let issue: NamedIssue
    let items: IssueItems
    let frame: ItemFrame

    private let catalogOfArticles: [UInt8]
    private let catalogOfPackages: [UInt8]

    init(_ issue: NamedIssue, _ items: IssueItems, profile: DatasetProfile) throws(ExportError) {
        (self.issue, self.items) = (issue, items)
        frame = try ItemFrame(profile)
        catalogOfArticles = try frame.catalog(Vocabulary.ofArticles)
        catalogOfPackages = try frame.catalog(Vocabulary.ofPackages)
    }

    /// With the day of the issue's key, never the folio's.
    func guid(_ id: String) -> String {
        if case .dated(let date) = issue.issue.key.day { frame.guid(day: date, id) } else { frame.guid(day: nil, id) }
    }

    /// All that comes before `itemMeta`, with what `published` writes.
    func head(_ item: ItemRecord, language: String, xml: XMLWriter, published: () -> Void) {
        let catalog = item.kind == .article ? catalogOfArticles : catalogOfPackages
        frame.head(guid: guid(item.id), version: item.version, language: language, catalog: catalog, xml: xml) {
            xml.line("pubHistory") {
                xml.element("published") {
                    xml.attribute("qcode", "bspaper:\(issue.issue.key.paper)")
                    published()
                }
            }
        }
    }

    /// The links of an item to its own past: its version before, and the items whose text went into it.
    func history(of item: ItemRecord, xml: XMLWriter) {
        frame.previousVersion(of: guid(item.id), item.version, xml: xml)
        for origin in item.evolvedFrom {
            xml.line("link") {
                xml.attribute("rel", constant: "irel:evolvedFrom")
                xml.attribute("residref", guid(origin))
            }
        }
    }

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
