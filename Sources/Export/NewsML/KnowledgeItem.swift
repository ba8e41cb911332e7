import Newspaper

/// A knowledgeItem: a part of the entity catalogue as concepts. It stands in a file of its own, as some readers of
/// messages with articles stop at it.
struct KnowledgeItem {
    let frame: ItemFrame
    let version: ItemVersion
    /// `entities-001`
    let name: String
    let catalogue: EntityCatalogue
    /// Of the entities that this item holds, in order; none where it is canceled.
    let ids: ArraySlice<EntityID>

    func bytes() throws(ExportError) -> [UInt8] {
        let catalog = try frame.catalog(Vocabulary.ofCatalogue)
        let xml = try XMLWriter()
        xml.declaration()
        xml.line("knowledgeItem") {
            let guid = frame.guid(day: nil, name)
            frame.head(guid: guid, version: version, language: "zh", catalog: catalog, xml: xml) {}
            xml.line("itemMeta") {
                let title = Scalars("Entity catalogue, \(name)")
                frame.itemMetaHead(
                    itemClass: "cinat:concept", profile: "broadsheet-entities", title: title, version: version, xml: xml)
                frame.signal(version, xml: xml)
                frame.metadataCreator(xml: xml)
                frame.previousVersion(of: guid, version, xml: xml)
            }
            xml.line("contentMeta") {
                xml.newline()
                xml.line("language") { xml.attribute("tag", constant: "zh") }
            }
            xml.line("conceptSet") {
                xml.newline()
                for id in ids {
                    if let record = catalogue[id], let description = record.description { concept(id, record, description, xml) }
                }
            }
        }
        return try xml.finish()
    }

    /// The order of the parts is the schema's. A concept must have a name: an entity of blanks has none.
    private func concept(
        _ id: EntityID, _ record: EntityCatalogue.Record, _ description: EntityDescription, _ xml: XMLWriter
    ) {
        let name = description.canonical.oneLine
        guard !name.isEmpty else { return }
        xml.line("concept") {
            xml.newline()
            xml.line("conceptId") { xml.attribute("qcode", id.text) }
            xml.line("type") { xml.attribute("qcode", constant: id.kind.conceptType) }
            xml.line("name") { xml.text(name) }
            for alias in record.aliases {
                let form = alias.form.oneLine
                guard !form.isEmpty, form != name else { continue }
                xml.line("name") {
                    xml.attribute("role", constant: "bsname:printed")
                    xml.text(form)
                }
            }
            if id.kind == .place, let parent = description.parent { broader([parent] + parent.ancestors, xml) }
            for office in record.offices {
                xml.line("related") {
                    xml.attribute("rel", constant: "bsrel:jobTitle")
                    xml.element("name") { xml.text(office) }
                }
            }
            details(id, record, description, xml)
            properties(record, description, xml)
        }
    }

    /// The divisions that hold a place, the smallest first.
    private func broader(_ divisions: [DivisionCode], _ xml: XMLWriter) {
        for division in divisions {
            xml.line("broader") {
                xml.attribute("type", constant: "cpnat:geoArea")
                xml.attribute("qcode", division.text)
                if let name = catalogue[.division(division)]?.description?.canonical.oneLine, !name.isEmpty {
                    xml.element("name") { xml.text(name) }
                }
            }
        }
    }

    private func details(
        _ id: EntityID, _ record: EntityCatalogue.Record, _ description: EntityDescription, _ xml: XMLWriter
    ) {
        switch id.kind {
        case .person where !record.affiliations.isEmpty:
            xml.line("personDetails") {
                for affiliation in record.affiliations {
                    xml.line("affiliation") {
                        if let id = affiliation.id {
                            xml.attribute("qcode", id.text)
                        } else {
                            xml.attribute("literal", affiliation.name)
                        }
                        xml.element("name") { xml.text(affiliation.name) }
                    }
                }
            }
        case .organisation:
            guard let home = description.parent else { return }
            xml.line("organisationDetails") {
                xml.element("location") { xml.attribute("qcode", home.text) }
            }
        case .person, .place: return
        }
    }

    private func properties(_ record: EntityCatalogue.Record, _ description: EntityDescription, _ xml: XMLWriter) {
        func property(_ relation: StaticString, _ value: String?, _ type: StaticString) {
            if let value { xml.property("conceptExtProperty", relation, value, type: type) }
        }
        property("bsrel:subtype", description.subtype?.text, "xs:string")
        property("bsrel:level", description.level?.rawValue, "xs:string")
        property("bsrel:mentions", String(record.mentions), "xs:nonNegativeInteger")
        property("bsrel:articles", String(record.articles), "xs:positiveInteger")
        property("bsrel:firstSeen", record.seen.range?.lowerBound.iso, "xs:date")
        property("bsrel:lastSeen", record.seen.range?.upperBound.iso, "xs:date")
    }
}

extension ItemVersion {
    /// The version of a knowledge item as its file says it: all that the file is written of but the concepts.
    /// - Throws: `XMLProblem` for what this pipeline does not write.
    init(ofItem bytes: [UInt8]) throws(XMLProblem) {
        let document = try XMLDocument(parsing: bytes)
        guard let item = document.root, let meta = item.child("itemMeta"),
            let number = item.attribute("version").flatMap({ Int($0) }), ItemVersion.numbers.contains(number),
            let created = meta.child("versionCreated").flatMap({ Instant($0.text) }),
            let firstCreated = meta.child("firstCreated").flatMap({ Instant($0.text) }),
            let code = meta.child("pubStatus")?.attribute("qcode"),
            let status = Status.allCases.first(where: { "\($0.code)" == code }),
            let pipeline = meta.child("generator")?.attribute("versioninfo")
        else { throw XMLProblem(line: 0, message: "it does not say which version it is, since when and of which pipeline") }
        self.init(
            number: number, firstCreated: firstCreated, created: created, status: status, pipeline: pipeline, fields: [],
            causes: [])
    }
}

extension EntityCatalogue.Record {
    /// Each office once, in the order of the positions.
    fileprivate var offices: [Scalars] {
        var result: [Scalars] = []
        for tenure in tenures {
            let office = tenure.post.position.office.oneLine
            if !office.isEmpty, !result.contains(office) { result.append(office) }
        }
        return result
    }

    /// Each body once, in the order of the positions.
    fileprivate var affiliations: [(name: Scalars, id: EntityID?)] {
        var result: [(name: Scalars, id: EntityID?)] = []
        for tenure in tenures {
            let name = tenure.post.position.organisation.oneLine
            let id = tenure.post.organisation
            if !name.isEmpty, !result.contains(where: { $0.name == name && $0.id == id }) { result.append((name, id)) }
        }
        return result
    }
}
