import Newspaper

/// A correction that no longer fits its page, which it leaves as it was.
package struct Misfit: Hashable, Sendable {
    package var correction: Correction
    package var reason: MisfitReason

    package init(correction: Correction, reason: MisfitReason) { (self.correction, self.reason) = (correction, reason) }

    /// What the page's row says of it.
    package var warning: PageWarning { PageWarning(code: reason.code.rawValue, detail: correction.told(reason.detail)) }
}

package struct MisfitReason: Error, Hashable, Sendable {
    /// Stable, for counting.
    package enum Code: String, Sendable {
        case noSuchPage = "correction.no-such-page"
        case noSuchArticle = "correction.no-such-article"
        /// A line that is not on the page, or not where the correction takes it from.
        case noSuchLine = "correction.no-such-line"
        case linesDiffer = "correction.lines-differ"
        /// The file is another one, and the correction says nothing of the text by which its lines could be told.
        case fileDiffers = "correction.file-differs"
        /// An earlier correction has settled the same.
        case overlaps = "correction.overlaps"
        case leavesNoBody = "correction.leaves-no-body"
        /// The page is already as the correction wants it.
        case alreadySo = "correction.already-so"
        case noSuchEntity = "correction.no-such-entity"
        case ambiguousEntity = "correction.ambiguous-entity"
        case textDiffers = "correction.text-differs"
        /// What only another type of entity has.
        case wrongType = "correction.wrong-type"
    }
    package var code: Code
    /// For people: what is not as the correction takes it, and what to do.
    package var detail: String

    package init(_ code: Code, _ detail: String) { (self.code, self.detail) = (code, detail) }
}
