import Export

/// Checks files of NewsML-G2: that they are those of the manifest, keep the rules, and are valid by IPTC's schema.
struct NewsMLCheck {
    let files: ReleaseFiles
    /// None checks what needs no schema.
    let schemas: [XMLSchemaFile]

    /// - Returns: what the items of the file say that they are; nil where it cannot be read.
    func callAsFunction(_ file: Manifest.File) throws(DiskError) -> [ItemName]? {
        guard let bytes = try files.bytes(of: file) else { return nil }
        let document: XMLDocument
        do { document = try XMLDocument(parsing: bytes) } catch {
            files.note(file, error.description)
            return nil
        }
        for problem in NewsMLRules.check(document) + schemas.flatMap({ $0.validate(document) }) {
            files.note(file, problem.description)
        }
        return document.itemNames
    }
}
