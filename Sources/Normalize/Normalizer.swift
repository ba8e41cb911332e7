import Newspaper

/// The stage between ingest and segment: takes back what typesetting and text extraction did to the lines of a
/// page. Lines are neither merged nor moved; each keeps its repairs.
package struct Normalizer: Sendable {
    /// Every repair, in the order of application: what does not print goes first and forms are folded next, so
    /// that the later ones compare plain text; copies go before the spaces inside what is left.
    package static let registry: [any PageRepair.Type] = [
        ControlCharacters.self,
        CompatibilityForms.self,
        Doubling.self,
        LetterSpacing.self,
        DigitSpacing.self,
    ]

    /// The repairs that are switched on.
    package let repairs: Set<RepairKind>

    package init(repairs: Set<RepairKind> = Set(RepairKind.allCases)) { self.repairs = repairs }

    /// - Complexity: O(scalars of the page)
    package func callAsFunction(_ page: SourcePage) -> CleanPage {
        var lines = page.lines.map { CleanLine($0) }
        for repair in Self.registry where repairs.contains(repair.kind) {
            for (index, edits) in repair.edits(in: lines.map(\.text)).enumerated() {
                lines[index].apply(repair.kind, edits)
            }
        }
        return CleanPage(source: page, lines: lines, census: CharacterCensus(of: page.lines))
    }
}
