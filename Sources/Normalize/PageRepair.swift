import Newspaper

/// One named repair: what it would change on a page. A new repair is one conformance in a file of its own and
/// one line in `Normalizer.registry`.
package protocol PageRepair: SendableMetatype {
    static var kind: RepairKind { get }

    /// The edits of each line: as many lists as lines, each list in ascending order without overlap.
    ///
    /// `lines` is the text after the repairs that come earlier in the registry.
    static func edits(in lines: [Scalars]) -> [[Edit]]
}

/// A repair that needs to see no more than one line at a time.
package protocol LineRepair: PageRepair {
    /// In ascending order, without overlap.
    static func edits(in text: Scalars) -> [Edit]
}

extension LineRepair {
    package static func edits(in lines: [Scalars]) -> [[Edit]] { lines.map { edits(in: $0) } }
}
