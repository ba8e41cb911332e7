import Newspaper

/// Entities as concepts of a knowledge item: markup that does not depend on the item's version, so that it is written once
/// however many versions are tried.
struct Concepts {
    /// The full names of divisions in the catalogue.
    let divisionNames: [DivisionCode: Scalars]

    /// - Parameter entities: in order of id.
    func markup(_ entities: [(id: EntityID, record: EntityCatalogue.Record)]) throws(ExportError) -> [UInt8] {
        let xml = try XMLWriter()
        for (id, record) in entities {
            if let description = record.description { concept(id, record, description, xml) }
        }
        return try xml.finish()
    }

    /// The divisions whose names the markup of entities looks up, in order.
    static func divisions(of entities: [PackedEntity]) throws(BinaryReader.Fault) -> [DivisionCode] {
        var divisions: Set<DivisionCode> = []
        for entity in entities where entity.id.kind == .place {
            if let parent = try entity.unpacked().description?.parent, divisions.insert(parent).inserted {
                divisions.formUnion(parent.ancestors)
            }
        }
        return divisions.sorted { $0.number < $1.number }
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
            let tenures = record.tenures
            for office in Self.offices(tenures) {
                xml.line("related") {
                    xml.attribute("rel", constant: "bsrel:jobTitle")
                    xml.element("name") { xml.text(office) }
                }
            }
            details(id, tenures, description, xml)
            properties(record, description, xml)
        }
    }

    /// The divisions that hold a place, the smallest first.
    private func broader(_ divisions: [DivisionCode], _ xml: XMLWriter) {
        for division in divisions {
            xml.line("broader") {
                xml.attribute("type", constant: "cpnat:geoArea")
                xml.attribute("qcode", division.text)
                if let name = divisionNames[division]?.oneLine, !name.isEmpty {
                    xml.element("name") { xml.text(name) }
                }
            }
        }
    }

    private func details(
        _ id: EntityID, _ tenures: [EntityCatalogue.Tenure], _ description: EntityDescription, _ xml: XMLWriter
    ) {
        switch id.kind {
        case .person:
            let affiliations = Self.affiliations(tenures)
            guard !affiliations.isEmpty else { return }
            xml.line("personDetails") {
                for affiliation in affiliations {
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
        case .place: return
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

    /// Each office once, in the order of the positions.
    private static func offices(_ tenures: [EntityCatalogue.Tenure]) -> [Scalars] {
        var result: [Scalars] = []
        for tenure in tenures {
            let office = tenure.post.position.office.oneLine
            if !office.isEmpty, !result.contains(office) { result.append(office) }
        }
        return result
    }

    /// Each body once, in the order of the positions.
    private static func affiliations(_ tenures: [EntityCatalogue.Tenure]) -> [(name: Scalars, id: EntityID?)] {
        var result: [(name: Scalars, id: EntityID?)] = []
        for tenure in tenures {
            let name = tenure.post.position.organisation.oneLine
            let id = tenure.post.organisation
            if !name.isEmpty, !result.contains(where: { $0.name == name && $0.id == id }) { result.append((name, id)) }
        }
        return result
    }
}
