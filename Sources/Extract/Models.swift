import Newspaper

/// The lexicon and the sequence models that the program carries.
package struct Models: Sendable {
    let lexicon: CompiledLexicon
    private let names: SequenceModel
    private let terms: SequenceModel

    /// Mapped with the executable and checked once.
    package static let builtIn: Models = {
        do {
            let lexicon = try CompiledLexicon.builtIn()
            return Models(
                lexicon: lexicon, names: try SequenceModel(.names, lexicon: lexicon),
                terms: try SequenceModel(.terms, lexicon: lexicon))
        } catch {
            fatalError("the executable is damaged or was built from tables that do not fit each other (\(error)); build it again")
        }
    }()

    /// Copied when the first text is labelled: nights with nothing new ask for digests alone.
    private static let namesToLabelWith = builtIn.names.inLargePages

    /// Finds names by a convention; offices, events and documents by the local one alone.
    package func labeller(_ convention: LabelConvention) -> Labeller {
        Labeller(lexicon: lexicon, names: Self.namesToLabelWith, convention: convention, terms: convention == .local ? terms : nil)
    }
}

extension Models {
    /// What tells these tables from others of their names: their checksums.
    package var digests: [(name: String, digest: String)] {
        [("lexicon", lexicon.checksum), ("names", names.checksum), ("terms", terms.checksum)].map { name, checksum in
            let digits = String(checksum, radix: 16)
            return (name, String(repeating: "0", count: 16 - digits.utf8.count) + digits)
        }
    }
}
