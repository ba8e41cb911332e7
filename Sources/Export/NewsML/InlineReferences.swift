import Newspaper

/// An `inlineRef` for everything that spans of the body refer to: entities with all their mentions, documents,
/// and what is no topic of the article and so no subject: dates, amounts, slogans, events.
struct InlineReferences {
    let annotations: Annotations
    let entities: [IdentifiedEntity]
    let spans: MentionSpans
    let mark: String

    func write(to xml: XMLWriter) {
        for (index, identified) in entities.enumerated() where !identified.entity.name.oneLine.isEmpty {
            reference(.entity(index), xml) {
                xml.attribute("type", constant: identified.entity.kind.conceptType)
                xml.attribute("qcode", identified.id.text)
                xml.attribute("how", constant: "howextr:tool")
                xml.attribute("confidence", percent(identified.entity.confidence))
            }
        }
        for (index, time) in annotations.times.enumerated() {
            expression(.time(index), "bstype:date", time.mention, literal: time.value, xml) {
                xml.attribute("valuedatatype", constant: dataType(ofTime: time.value))
            }
        }
        for (index, quantity) in annotations.quantities.enumerated() {
            expression(.quantity(index), "bstype:quantity", quantity.mention, literal: quantity.value, xml) {
                xml.attribute("valuedatatype", constant: isDecimal(quantity.value) ? "xs:decimal" : "xs:string")
                if let unit = Vocabulary.unitCode(quantity.unit) { xml.attribute("valueunit", unit) }
            }
        }
        for (index, document) in annotations.documents.enumerated() {
            let literal = document.literal
            guard !literal.isEmpty else { continue }
            reference(.document(index), xml) {
                xml.attribute("type", constant: "bstype:document")
                xml.attribute("literal", literal)
                xml.attribute("how", constant: "howextr:tool")
            }
        }
        for (index, slogan) in annotations.slogans.enumerated() {
            named(.slogan(index), slogan.kind.conceptType, slogan.mention.text, xml)
        }
        for (index, event) in annotations.events.enumerated() {
            named(.event(index), event.kind.conceptType, event.name, xml)
        }
    }

    private func named(_ target: InlineTarget, _ type: StaticString, _ name: Scalars, _ xml: XMLWriter) {
        let literal = name.oneLine
        guard !literal.isEmpty else { return }
        reference(target, xml) {
            xml.attribute("type", constant: type)
            xml.attribute("literal", literal)
            xml.attribute("how", constant: "howextr:tool")
        }
    }

    /// Something with a value: as printed in `name`, resolved in `related`.
    private func expression(
        _ target: InlineTarget, _ type: StaticString, _ mention: Mention, literal: String, _ xml: XMLWriter,
        _ dataType: () -> Void
    ) {
        let printed = mention.text.oneLine
        let value = Scalars(literal).oneLine
        guard !printed.isEmpty || !value.isEmpty else { return }
        reference(target, xml) {
            xml.attribute("type", constant: type)
            xml.attribute("literal", value.isEmpty ? printed : value)
            xml.attribute("how", constant: "howextr:tool")
            if !printed.isEmpty { xml.element("name") { xml.text(printed) } }
            if !value.isEmpty {
                xml.element("related") {
                    xml.attribute("rel", constant: "bsrel:value")
                    xml.attribute("value", value)
                    dataType()
                }
            }
        }
    }

    private func reference(_ target: InlineTarget, _ xml: XMLWriter, _ body: () -> Void) {
        guard let numbers = spans.numbers[target] else { return }
        xml.line("inlineRef") {
            xml.attribute("idrefs", mark, "-m", numbers)
            body()
        }
    }

    /// The type of XML Schema that the value is of: a whole day, month or year.
    private func dataType(ofTime value: String) -> StaticString {
        if CalendarDate(value) != nil, value.utf8.count == 10 { return "xs:date" }
        let parts = value.utf8.split(separator: 0x2D, omittingEmptySubsequences: false)
        let isNumeric = parts.allSatisfy { $0.allSatisfy { (0x30...0x39).contains($0) } }
        switch parts.map(\.count) {
        case [4] where isNumeric: return "xs:gYear"
        case [4, 2] where isNumeric: return "xs:gYearMonth"
        default: return "xs:string"
        }
    }

    private func isDecimal(_ value: String) -> Bool {
        let digits = value.utf8.first == 0x2D ? value.utf8.dropFirst() : value.utf8[...]
        let parts = digits.split(separator: 0x2E, omittingEmptySubsequences: false)
        return (1...2).contains(parts.count)
            && parts.allSatisfy { !$0.isEmpty && $0.allSatisfy { (0x30...0x39).contains($0) } }
    }
}

extension Slogan.Kind {
    fileprivate var conceptType: StaticString {
        switch self {
        case .slogan: "bstype:slogan"
        case .campaign: "bstype:campaign"
        }
    }
}

extension NamedEvent.Kind {
    fileprivate var conceptType: StaticString {
        switch self {
        case .meeting: "bstype:meeting"
        case .festival: "bstype:festival"
        case .competition: "bstype:competition"
        case .exhibition: "bstype:exhibition"
        case .campaign: "bstype:campaign"
        }
    }
}
