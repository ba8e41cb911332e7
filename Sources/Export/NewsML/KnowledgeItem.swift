import Newspaper

/// A knowledgeItem: a part of the entity catalogue as concepts. It stands in a file of its own, as some readers of
/// messages with articles stop at it.
struct KnowledgeItem {
    let frame: ItemFrame
    let version: ItemVersion
    /// `entities-P3f`
    let name: String
    /// As `Concepts` wrote them; none where the item is canceled.
    let concepts: [UInt8]

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
                xml.fragment(concepts)
            }
        }
        return try xml.finish()
    }
}

extension ItemVersion {
    /// The version of a knowledge item as its file says it: all that the file is written of but the concepts.
    /// - Throws: `XMLProblem` for what this pipeline does not write.
    init(ofItem bytes: [UInt8]) throws(XMLProblem) {
        // Of thousands of concepts none says anything of the version.
        let concepts = bytes.firstRange(of: "<conceptSet".utf8)
        let head = concepts.map { Array(bytes[..<$0.lowerBound]) + "</knowledgeItem>".utf8 }
        let document = try XMLDocument(parsing: head ?? bytes)
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
