import Newspaper

/// What speaks for and against a line of display type going on with the headline of the line before it.
package struct JoinEvidence: Sendable {
    package enum Feature: Int, CaseIterable, Sendable {
        case bias
        /// How well the characters go on with each other that would meet, punctuation aside; the same where the upper
        /// line is at least as broad, so that it can have been wrapped.
        case affinity, wrappedAffinity
        /// A line of the page holds them side by side.
        case heldOnPage
        /// The upper line ends with a mark, the lower one begins with one.
        case markBefore, markAfter
        /// Set apart less than lines of the page usually are, and more; not less, where lines of other headlines are.
        case closer, further, notAsClose
        /// As broad as each other; the lower one broader.
        case sameBreadth, lowerIsBroader
        /// The lower line is all that wrapping left over.
        case remainder
        /// Only one of them was printed twice.
        case onlyOneDoubled
        /// The lower line opens with a dash, as subheads do.
        case dash
        /// The upper or the lower line is a phrase in two parts set apart, as whole headlines are.
        case upperInParts, lowerInParts
        /// The lower line has fewer than five characters.
        case short
        /// A bracket or quotation mark is open between the two.
        case openBetween
        /// The upper line ends with a colon, a dash, a comma or a pause: more has to follow.
        case unfinished
        /// The upper line stands on the page more than once, as the name of a column does.
        case repeated
        /// The lower line is at least half as broad again, as a main headline is under its kicker.
        case muchBroader
        /// Another place of the page has two characters or more of each line side by side, or one of the one and two or
        /// more of the other.
        case phraseOnPage, wordOnPage
        /// The name of a column ends with the upper line, begins with the lower one, goes on from the one to the other.
        case columnAbove, columnBelow, columnAcross
        /// The line above the upper one is display type as well and as broad as the upper one, or broader: the upper one goes
        /// on in full, or is what wrapping left over.
        case upperIsFull, upperIsRemainder
        /// The line below the lower one is display type as well and as broad as the lower one.
        case lowerIsFull
    }

    package var values = SIMD32<Double>()

    fileprivate init(_ joints: Joints, at index: Int) {
        let (page, labels) = (joints.page, joints.labels)
        let upper = page.lines[index - 1], lower = page.lines[index]
        func set(_ feature: Feature, _ value: Double) { values[feature.rawValue] = value }
        func flag(_ feature: Feature, _ holds: Bool) { set(feature, holds ? 1 : 0) }
        set(.bias, 1)
        let usual = page.hasBlankLines ? 1 : 0
        flag(.closer, lower.blankLinesBefore < usual)
        flag(.further, lower.blankLinesBefore > usual)
        flag(.notAsClose, lower.blankLinesBefore >= usual && joints.isAnyCloser)
        flag(.sameBreadth, abs(upper.width - lower.width) <= 2)
        flag(.lowerIsBroader, lower.width > upper.width + 2)
        flag(.remainder, lower.width * 3 < upper.width)
        flag(.onlyOneDoubled, upper.wasDoubled != lower.wasDoubled)
        flag(.upperInParts, upper.text.contains(where: \.isBlank))
        flag(.lowerInParts, lower.text.contains(where: \.isBlank))
        flag(.short, lower.text.count < 5)
        flag(.openBetween, Self.openBrackets(upper.text).atEnd || Self.openBrackets(lower.text).atStart)
        flag(.muchBroader, lower.width * 2 >= upper.width * 3)
        flag(.repeated, joints.repeated.contains(upper.text))
        let names = page.columnNames[index - 1...index]
        flag(.columnAbove, names[index - 1].closesName)
        flag(.columnBelow, names[index].opensName)
        flag(.columnAcross, names[index] == .goesOn || names[index] == .ends)
        if index > 1, labels[index - 2].isHeadline {
            let above = page.lines[index - 2].width
            flag(.upperIsFull, abs(above - upper.width) <= 2)
            flag(.upperIsRemainder, above > upper.width + 2)
        }
        flag(.lowerIsFull, index + 1 < labels.count && labels[index + 1].isHeadline && abs(page.lines[index + 1].width - lower.width) <= 2)
        guard let last = upper.text.last, let first = lower.text.first else { return }
        flag(.unfinished, "：:——─―，、·".unicodeScalars.contains(last))
        flag(.markBefore, last.isPunctuation)
        flag(.markAfter, first.isPunctuation)
        flag(.dash, first == "—" || first == "─" || first == "―")
        guard !last.isPunctuation, !first.isPunctuation else { return }
        let affinity = max(-3, min(4, Collocations.builtIn.affinity(last, first))) / 2
        set(.affinity, affinity)
        if lower.width <= upper.width + 1 { set(.wrappedAffinity, affinity) }
        flag(.heldOnPage, page.vocabulary.holds(last, first))
        let shared = joints.letters.agreement(upper.text, lower.text)
        flag(.phraseOnPage, shared.before >= 2 && shared.after >= 2)
        flag(.wordOnPage, shared.before + shared.after >= 3)
    }

    /// Whether the text closes a bracket that it does not open, and opens one that it does not close.
    static func openBrackets(_ text: Scalars) -> (atStart: Bool, atEnd: Bool) {
        var (depth, isOpenAtStart) = (0, false)
        for scalar in text {
            if scalar.opensBracket {
                depth += 1
            } else if scalar.closesBracket {
                if depth > 0 { depth -= 1 } else { isOpenAtStart = true }
            }
        }
        return (isOpenAtStart, depth > 0)
    }
}

/// Where lines of display type meet on a page: what is said of one pair by all of the page is found once.
package struct Joints {
    fileprivate let page: PageFacts
    fileprivate let labels: [LineLabel]
    fileprivate let letters: PageLetters
    /// Texts of several lines.
    fileprivate let repeated: Set<Scalars>
    /// Whether some are set apart less than lines of the page usually are.
    fileprivate let isAnyCloser: Bool

    /// - Parameter labels: of all lines.
    package init(_ page: PageFacts, _ labels: [LineLabel]) {
        (self.page, self.labels) = (page, labels)
        letters = PageLetters(page.lines.map(\.text))
        var seen: Set<Scalars> = []
        repeated = Set(page.lines.map(\.text).filter { !seen.insert($0).inserted })
        isAnyCloser = page.hasBlankLines && labels.indices.dropFirst().contains {
            labels[$0].isHeadline && labels[$0 - 1].isHeadline && page.lines[$0].blankLinesBefore == 0
        }
    }

    /// - Parameter index: of a line of display type that stands right behind another one.
    package func evidence(at index: Int) -> JoinEvidence { JoinEvidence(self, at: index) }
}

/// A linear model of whether two lines of display type are one headline, in log-odds: above 0 they are.
package struct JoinModel: Sendable {
    package var weights = SIMD32<Double>()

    package init() {}

    package func score(_ evidence: JoinEvidence) -> Double { (weights * evidence.values).sum() }
}
