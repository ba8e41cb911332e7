import Newspaper

/// A file of a release, or this issue's share of one.
package struct BundleFile: Hashable, Sendable {
    package enum Mode: Hashable, Sendable {
        /// A whole gzip member: the file is the members of its issues one after another, in issue order.
        case appended
        /// The file is this issue's alone.
        case whole
    }
    /// Relative to the release, with `/` between its parts.
    package var path: String
    package var bytes: [UInt8]
    /// Rows of JSON, or items of NewsML-G2.
    package var rows: Int
    package var mode: Mode

    package init(path: String, bytes: [UInt8], rows: Int, mode: Mode) {
        (self.path, self.bytes, self.rows, self.mode) = (path, bytes, rows, mode)
    }
}

/// Everything that one issue gives to a release. The same issue with the same provenance and the same past gives the same
/// bytes.
package struct IssueBundle: Hashable, Sendable {
    package struct Counts: Hashable, Sendable {
        package var pages = 0
        package var articles = 0
        package var furniture = 0
        package var paragraphs = 0
        package var entities = 0
        /// Unicode scalars of all articles' `text`.
        package var characters = 0

        package init() {}

        package static func += (sum: inout Counts, more: Counts) {
            sum.pages += more.pages
            sum.articles += more.articles
            sum.furniture += more.furniture
            sum.paragraphs += more.paragraphs
            sum.entities += more.entities
            sum.characters += more.characters
        }
    }

    package let key: IssueKey
    /// In order of path. A kind of row that the issue has none of has no file.
    package let files: [BundleFile]
    package let counts: Counts
    package let catalogue: EntityCatalogue
    /// Rows of `changes`, not compressed: what is not what it was in the release before. Empty where all is.
    package let changes: [UInt8]
    /// Rows of `lineage`, not compressed.
    package let lineage: [UInt8]
    package let changeCounts: ChangeCounts

    package init(
        key: IssueKey, files: [BundleFile], counts: Counts, catalogue: EntityCatalogue, changes: [UInt8],
        lineage: [UInt8], changeCounts: ChangeCounts
    ) {
        (self.key, self.files, self.counts, self.catalogue) = (key, files, counts, catalogue)
        (self.changes, self.lineage, self.changeCounts) = (changes, lineage, changeCounts)
    }
}
