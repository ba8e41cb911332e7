import Newspaper

/// What the operator says about the dataset: who releases it, under which names, and when.
///
/// The provider is the dataset's operator, never the newspaper (Implementation Guide 27.3: "party responsible for
/// the management and release of the item").
package struct DatasetProfile: Hashable, Sendable {
    package var providerName: String
    package var providerURI: String
    /// A domain that the operator owns: it makes the `urn:newsml:` identifiers unique in the world.
    package var domain: String
    /// Where the operator's own schemes live, with a final `/`. Once published it must not change.
    package var vocabularyBase: String
    /// Empty means none: no holder is claimed that the operator did not state.
    package var copyrightNotice: String
    /// Empty means none.
    package var usageTerms: String
    /// An ISO 8601 date-time with zone for the `versionCreated` of new versions; nil takes the start of the day in
    /// China. A later version is one second after the one before where it would not be later than that.
    package var versionCreated: String?

    package init(
        providerName: String = "Broadsheet", providerURI: String = "https://broadsheet.example/",
        domain: String = "broadsheet.example", vocabularyBase: String = "https://broadsheet.example/cv/",
        copyrightNotice: String = "", usageTerms: String = "", versionCreated: String? = nil
    ) {
        self.providerName = providerName
        self.providerURI = providerURI
        self.domain = domain
        self.vocabularyBase = vocabularyBase
        self.copyrightNotice = copyrightNotice
        self.usageTerms = usageTerms
        self.versionCreated = versionCreated
    }
}

extension DatasetProfile {
    /// The time of what is made now. Never a clock's, so that the same issue gives the same bytes.
    /// - Parameter latest: the last day of issue; nil where nothing dates what is made.
    func moment(latest: CalendarDate?) -> Instant {
        versionCreated.flatMap { Instant($0) } ?? Instant(startOf: latest)
    }
}
