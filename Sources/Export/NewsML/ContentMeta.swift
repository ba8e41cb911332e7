import Newspaper

/// `contentMeta` of an article: who wrote it, where, what it is about, and what stands above it.
struct ContentMeta {
    let article: Article
    let annotations: Annotations
    let entities: [IdentifiedEntity]
    let date: CalendarDate?
    let context: NewsMLContext
    let mark: String

    /// Administrative properties come before descriptive ones (the schema's order).
    func write(to xml: XMLWriter) {
        xml.line("contentMeta") {
            xml.newline()
            if let date { xml.textLine("contentCreated", date.iso) }
            origin(xml)
            authors(xml)
            xml.line("language") { xml.attribute("tag", annotations.language) }
            subjects(xml)
            headlines(xml)
            descriptions(xml)
        }
    }

    /// Where an article was written that only says that the paper wrote it (本报讯): where the paper is at home.
    static func impliedPlace(of article: Article, in context: NewsMLContext) -> DivisionCode? {
        guard let dateline = article.dateline, dateline.place.oneLine.isEmpty, dateline.agency.oneLine.isEmpty else {
            return nil
        }
        return context.issue.issue.home
    }

    /// Where it was written and who sent it, as far as the dateline says it.
    private func origin(_ xml: XMLWriter) {
        guard let dateline = article.dateline else { return }
        let place = dateline.place.oneLine
        if !place.isEmpty {
            let known = entities.first { $0.entity.kind == .place && $0.entity.name == dateline.place }
            xml.line("located") {
                xml.attribute("type", constant: "cpnat:geoArea")
                if let known { xml.attribute("qcode", known.id.text) } else { xml.attribute("literal", place) }
                xml.attribute("how", constant: "howextr:tool")
                xml.element("name") { xml.text(place) }
            }
        }
        if let implied = Self.impliedPlace(of: article, in: context) {
            xml.line("located") {
                xml.attribute("id", mark + "-loc")
                xml.attribute("type", constant: "cpnat:geoArea")
                xml.attribute("qcode", implied.text)
                xml.attribute("why", constant: "why:inferred")
            }
        }
        let agency = dateline.agency.oneLine
        xml.line("infoSource") {
            xml.attribute("role", constant: "cpprole:origcont")
            if agency.isEmpty {
                xml.attribute("qcode", "bspaper:\(context.issue.issue.key.paper)")
            } else {
                xml.attribute("literal", agency)
            }
            xml.attribute("how", constant: "howextr:tool")
            let name = agency.isEmpty ? Scalars(context.issue.issue.paperName).oneLine : agency
            if !name.isEmpty { xml.element("name") { xml.text(name) } }
        }
    }

    private func authors(_ xml: XMLWriter) {
        for byline in article.bylines where !byline.role.isContributor { author("creator", byline, xml) }
        for byline in article.bylines where byline.role.isContributor { author("contributor", byline, xml) }
    }

    private func author(_ element: StaticString, _ byline: Byline, _ xml: XMLWriter) {
        let name = byline.name.oneLine
        guard !name.isEmpty else { return }
        xml.line(element) {
            xml.attribute("role", constant: byline.role.codes)
            xml.attribute("type", constant: "cpnat:person")
            if let known = entities.first(where: { $0.entity.kind == .person && $0.entity.name == byline.name }) {
                xml.attribute("qcode", known.id.text)
            } else {
                xml.attribute("literal", name)
            }
            xml.attribute("how", constant: "howextr:tool")
            xml.element("name") { xml.text(name) }
        }
    }

    private func subjects(_ xml: XMLWriter) {
        let column = article.column.oneLine
        if !column.isEmpty {
            xml.line("keyword") {
                xml.attribute("id", mark + "-col")
                xml.attribute("role", constant: "bstype:column")
                xml.text(column)
            }
        }
        for entity in entities { subject(entity, xml) }
        let firstCitations = annotations.firstCitations
        for (index, document) in annotations.documents.enumerated() where firstCitations[index] == index {
            let literal = document.literal
            guard !literal.isEmpty else { continue }
            xml.line("subject") {
                xml.attribute("type", constant: "bstype:document")
                xml.attribute("literal", literal)
                xml.attribute("how", constant: "howextr:tool")
                xml.element("name") { xml.text(literal) }
                related("bsrel:documentNumber", document.number.oneLine, xml)
            }
        }
    }

    private func subject(_ identified: IdentifiedEntity, _ xml: XMLWriter) {
        let entity = identified.entity
        let name = entity.name.oneLine
        guard !name.isEmpty else { return }
        xml.line("subject") {
            xml.attribute("type", constant: entity.kind.conceptType)
            xml.attribute("qcode", identified.id.text)
            xml.attribute("how", constant: "howextr:tool")
            xml.attribute("confidence", percent(entity.confidence))
            xml.attribute("relevance", String(max(0, min(entity.relevance, 100))))
            xml.element("name") { xml.text(name) }
            if entity.kind == .place, let parent = entity.parent {
                xml.element("broader") {
                    xml.attribute("type", constant: "cpnat:geoArea")
                    xml.attribute("qcode", parent.text)
                }
            }
            for (position, affiliation) in zip(entity.positions, identified.affiliations) {
                related("bsrel:jobTitle", position.office.oneLine, xml)
                related("bsrel:affiliation", position.organisation.oneLine, of: affiliation, xml)
            }
        }
    }

    private func related(_ relation: StaticString, _ name: Scalars, of id: EntityID? = nil, _ xml: XMLWriter) {
        guard !name.isEmpty else { return }
        xml.element("related") {
            xml.attribute("rel", constant: relation)
            if let id { xml.attribute("qcode", id.text) }
            xml.element("name") { xml.text(name) }
        }
    }

    /// The main headline comes first, as some readers take the first for the only one.
    private func headlines(_ xml: XMLWriter) {
        headline(
            article.headline, "bshl:main", rank: "1", id: mark + "-hl", confidence: article.confidence.headline, xml)
        headline(article.kicker, "bshl:kicker", rank: "2", id: mark + "-kicker", confidence: nil, xml)
        headline(article.subhead, "bshl:sub", rank: "3", id: mark + "-sub", confidence: nil, xml)
    }

    private func headline(
        _ passage: Passage, _ role: StaticString, rank: StaticString, id: String, confidence: Double?, _ xml: XMLWriter
    ) {
        let text = passage.text.oneLine
        guard !text.isEmpty else { return }
        xml.line("headline") {
            xml.attribute("id", id)
            xml.attribute("role", constant: role)
            xml.attribute("rank", constant: rank)
            if let confidence { xml.attribute("confidence", percent(confidence)) }
            xml.text(text)
        }
    }

    private func descriptions(_ xml: XMLWriter) {
        if let dateline = article.dateline?.text.oneLine, !dateline.isEmpty {
            xml.line("dateline") { xml.text(dateline) }
        }
        for (index, printed) in article.printedBylines.enumerated() {
            xml.line("by") {
                xml.attribute("id", mark, "-by", index + 1)
                xml.text(printed)
            }
        }
        for (index, caption) in article.captions.enumerated() {
            let text = caption.text.oneLine
            guard !text.isEmpty else { continue }
            xml.line("description") {
                xml.attribute("id", mark, "-cap", index + 1)
                xml.attribute("role", constant: "drol:caption")
                xml.text(text)
            }
        }
    }
}

extension Article {
    /// Each printed form once, in order: the reporters of one line share it.
    var printedBylines: [Scalars] {
        var result: [Scalars] = []
        for byline in bylines {
            let printed = byline.printed.oneLine
            if !printed.isEmpty, !result.contains(printed) { result.append(printed) }
        }
        return result
    }
}

extension Byline.Role {
    fileprivate var isContributor: Bool { self == .correspondent || self == .editor }

    /// IPTC has no code for who took the pictures of a text item; the ones for 通讯员 and 责编 are its own.
    fileprivate var codes: StaticString {
        switch self {
        case .text: "cpprole:author bsrole:text"
        case .photo: "bsrole:photo"
        case .textAndPhoto: "cpprole:author bsrole:text bsrole:photo"
        case .correspondent: "cpprole:correspondent"
        case .editor: "cpprole:editor"
        }
    }
}

extension Entity.Kind {
    var conceptType: StaticString {
        switch self {
        case .person: "cpnat:person"
        case .organisation: "cpnat:organisation"
        case .place: "cpnat:geoArea"
        }
    }
}
