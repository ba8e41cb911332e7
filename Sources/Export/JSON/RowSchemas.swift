import Newspaper

/// The kinds of rows of a release, each with its JSON Schema, which is published with it.
package enum RowKind: String, CaseIterable, Sendable {
    case articles, furniture, pages, issues
    /// The catalogue: one file for the whole release.
    case entities
    /// What is not as in the release before, and which articles became which: one file each for the whole release.
    case changes, lineage

    /// Where the schema lies in a release.
    package var schemaPath: String { "schema/\(rawValue).schema.json" }

    package var schemaBytes: [UInt8] {
        switch self {
        case .articles: PackageResources.articles_schema_json
        case .furniture: PackageResources.furniture_schema_json
        case .pages: PackageResources.pages_schema_json
        case .issues: PackageResources.issues_schema_json
        case .entities: PackageResources.entities_schema_json
        case .changes: PackageResources.changes_schema_json
        case .lineage: PackageResources.lineage_schema_json
        }
    }

    /// The files of this kind in a release.
    package var glob: String { Self.yearly.contains(self) ? "\(rawValue)/*/*.jsonl.gz" : "\(rawValue).jsonl.gz" }

    /// The kinds that have a file for each paper and year, in the order in which a check needs them.
    package static let yearly: [RowKind] = [.pages, .articles, .furniture, .issues]

    package func schema() throws -> JSONSchema { try JSONSchema(try JSONParser.parse(schemaBytes)) }
}
