import Newspaper

/// The corrections of one page, in their order. Corrections of lines come between segment and extract, those of
/// entities after extract.
package struct PageCorrections: Sendable {
    private let issue: IssueKey
    private let page: Int?
    package let corrections: [Correction]

    package init(_ corrections: [Correction], issue: IssueKey, page: Int?) {
        (self.corrections, self.issue, self.page) = (corrections, issue, page)
    }

    /// The page with its lines as the corrections want them, and what no longer fits. Where nothing fits, the page is
    /// as it was.
    /// - Throws: `UnbalancedLedger` if a line were lost: an error of this program.
    /// - Complexity: O(corrections × lines)
    package func contents(of contents: PageContents) throws(UnbalancedLedger) -> (contents: PageContents, misfits: [Misfit]) {
        let corrections = corrections.filter { !$0.isOfEntities }
        guard !corrections.isEmpty else { return (contents, []) }
        var draft = PageDraft(contents, issue: issue, number: page)
        var misfits: [Misfit] = []
        for correction in corrections {
            do { try draft.apply(correction) } catch { misfits.append(Misfit(correction: correction, reason: error)) }
        }
        return (misfits.count == corrections.count ? contents : try draft.contents(), misfits)
    }

    /// The page with its entities as the corrections want them, and what no longer fits.
    /// - Throws: as `contents(of:)`.
    package func entities(of annotated: AnnotatedPage) throws(UnbalancedLedger) -> (page: AnnotatedPage, misfits: [Misfit]) {
        let corrections = corrections.filter(\.isOfEntities)
        guard !corrections.isEmpty else { return (annotated, []) }
        let contents = annotated.contents
        let ids = ArticleID.ids(of: contents.articles, issue: issue, page: page).map { Array($0.text.utf8) }
        var drafts = zip(contents.articles, annotated.annotations).map { EntityDraft($0, $1.entities) }
        var misfits: [Misfit] = []
        for correction in corrections {
            do throws(MisfitReason) {
                guard let id = correction.article, let index = ids.firstIndex(of: Array(id.utf8)) else {
                    throw MisfitReason(
                        .noSuchArticle, "the page has no article \(correction.article ?? ""); look for its id with broadsheet inspect")
                }
                try drafts[index].apply(correction)
            } catch {
                misfits.append(Misfit(correction: correction, reason: error))
            }
        }
        guard misfits.count < corrections.count else { return (annotated, misfits) }
        let annotations = zip(annotated.annotations, drafts).map { annotations, draft in
            var annotations = annotations
            annotations.entities = draft.entities
            return annotations
        }
        let corrected = try PageContents(page: contents.page, articles: drafts.map(\.article), furniture: contents.furniture)
        return (AnnotatedPage(contents: corrected, annotations: annotations, textQuality: annotated.textQuality), misfits)
    }
}

extension Correction {
    /// The article whose entities it is about.
    fileprivate var article: String? {
        switch change {
        case .addEntity(let id, _, _, _, _), .setEntity(let id, _, _), .removeEntity(let id, _): id
        case .headline, .move, .split, .merge, .furniture: nil
        }
    }
}
