import Newspaper

/// What a line shows, as numbers into one table: a template (the question) and a value (the answer).
///
/// Widths are compared with the column that the line stands in, which is what the widths of its neighbours
/// agree on: a justified column prints lines of one width, and only a paragraph's first line (indented by two
/// characters) and its last fall short of it.
package struct LineFeatures: Sendable {
    enum Template: Int, CaseIterable {
        case bias, widthToColumnBefore, widthToColumnAfter, sameWidthAsBefore, sameWidthAfter, columnAgreement
        case columnChange, length, firstScalar, lastScalar, lastScalarBefore, firstScalarAfter, sentenceEnds, commas
        case blanksInside, opening, closing, wholeByline, endsWithByline, doubled, letterSpaced, blankGap, blankGapAfter
        case fromTop, fromBottom, sharedVocabulary, sharedWithNeighbours, cohesion, notice, folio, digits, colon
        case bracketBalance, phone, shortEndBefore, spacedParts, openingAfter, wholeBylineBefore, paperName, lengthBefore
        case lengthAfter, regime, wordBroken, wordBrokenAfter, openingAtJunction, displayJunction, displayJunctionAfter
        case plainRun, plainRunHere, firstBigram, secondBigram, endBefore, imprint, slogan, frame, flow, flowAfter, columnName

        /// How many values the template has.
        var size: Int {
            switch self {
            case .bias: 1
            case .widthToColumnBefore, .widthToColumnAfter: 12
            case .columnAgreement: 9
            case .columnChange: 5
            case .length, .lengthBefore, .lengthAfter: 9
            case .firstScalar, .lastScalar, .lastScalarBefore, .firstScalarAfter: ScalarClass.allCases.count + 1
            case .opening, .openingAfter: Opening.allCases.count
            case .closing: Closing.allCases.count
            case .fromTop, .fromBottom: 6
            case .sharedVocabulary, .sharedWithNeighbours, .cohesion: 8
            case .folio: 6
            case .regime: 4
            case .bracketBalance, .blankGap, .blankGapAfter, .sentenceEnds, .commas, .blanksInside, .digits, .spacedParts: 4
            case .wordBroken, .wordBrokenAfter, .endBefore: 3
            case .columnName: ColumnNames.Part.allCases.count * 2
            case .flow, .flowAfter: Flow.allCases.count * 2
            case .plainRun, .plainRunHere: 7
            case .frame: 36
            case .firstBigram, .secondBigram: Self.bigramSlots
            case .openingAtJunction: Opening.allCases.count * 4
            case .displayJunction, .displayJunctionAfter: 54
            default: 2
            }
        }

        /// Bigrams share slots by a hash; the model learns what most of a slot's users are.
        static let bigramSlots = 1024

        static let offsets: [Int] = {
            var total = 0
            return allCases.map { template in
                defer { total += template.size }
                return total
            }
        }()

        static let total = allCases.reduce(0) { $0 + $1.size }
    }

    /// The feature's name in the model file: `lastScalar.3`.
    static let names: [String] = Template.allCases.flatMap { template in
        (0..<template.size).map { "\(template).\($0)" }
    }

    /// What holds between a line and the one before it, for the transitions: does the one before end a sentence,
    /// does it fall short of its column, how are the two set apart.
    static let junctionCount = 54

    /// The features of all lines, one of each template for each line.
    private let active: [Int]
    package let junctions: [Int]

    package func active(at line: Int) -> ArraySlice<Int> { active[line * Self.templates..<(line + 1) * Self.templates] }

    private static let templates = Template.allCases.count

    package init(_ page: PageFacts) {
        let measures = ColumnMeasures(page)
        var active: [Int] = []
        active.reserveCapacity(page.lines.count * Self.templates)
        var junctions: [Int] = []
        junctions.reserveCapacity(page.lines.count)
        let offsets = Template.offsets
        for index in page.lines.indices {
            Self.append(to: &active, featuresOf: index, in: page, measures, offsets)
            junctions.append(Self.junction(at: index, in: page, measures))
        }
        self.active = active
        self.junctions = junctions
    }

    private static func junction(at index: Int, in page: PageFacts, _ measures: ColumnMeasures) -> Int {
        guard index > 0 else { return 0 }
        let before = page.lines[index - 1]
        let ends = before.end.rawValue
        let short = measures.fallsShort[index - 1] ? 1 : 0
        return ((ends * 2 + short) * 3 + gap(page.lines[index].blankLinesBefore, page)) * 3 + measures.wordBroken[index]
    }

    /// How the line before ends, how this one does, and whether the next opens an article: one line of text that
    /// stands between an end and an opening, and ends in the middle of a sentence, is no text.
    private static func frame(_ before: LineFacts?, _ line: LineFacts, _ after: LineFacts?) -> Int {
        let next: Int
        switch after?.opening {
        case .lead, .agency: next = 0
        case .recently, .day, .reporter: next = 1
        case nil: next = 2
        default: next = 3
        }
        return ((before?.end ?? .sentence).rawValue * 3 + line.end.rawValue) * 4 + next
    }

    /// The slot of the two characters that the text holds from `start`.
    private static func bigramSlot(_ text: Scalars, _ start: Int) -> Int {
        guard text.count >= start + 2 else { return 0 }
        // Fibonacci hashing (Knuth, TAOCP 3, section 6.4): the upper bits of a product.
        let product = Bigram.key(text[start], text[start + 1]) &* 0x9E37_79B9_7F4A_7C15
        return Int(product >> 54)
    }

    /// How a line of display type would hang together with the one before: gap, breadth, broken word.
    private static func displayJunction(at index: Int, in page: PageFacts, _ measures: ColumnMeasures) -> Int {
        guard index > 0, index < page.lines.count else { return 0 }
        let difference = page.lines[index].width - page.lines[index - 1].width
        let breadth = switch difference {
        case ..<(-8): 0
        case ..<(-2): 1
        case ...2: 2
        case ...8: 3
        default: 4
        }
        return 1 + (gap(page.lines[index].blankLinesBefore, page) * 5 + breadth) * 3 + measures.wordBroken[index]
    }

    /// 0: set apart less than usual, 1: as usual, 2: more.
    private static func gap(_ blankLines: Int, _ page: PageFacts) -> Int {
        let usual = page.hasBlankLines ? 1 : 0
        return blankLines < usual ? 0 : blankLines == usual ? 1 : 2
    }

    private static func append(to result: inout [Int], featuresOf index: Int, in page: PageFacts, _ measures: ColumnMeasures, _ offsets: [Int]) {
        let line = page.lines[index]
        let text = line.text
        let before = index > 0 ? page.lines[index - 1] : nil
        let after = index + 1 < page.lines.count ? page.lines[index + 1] : nil
        func add(_ template: Template, _ value: Int) {
            assert(value >= 0 && value < template.size)
            result.append(offsets[template.rawValue] + value)
        }
        func flag(_ template: Template, _ holds: Bool) { add(template, holds ? 1 : 0) }

        add(.bias, 0)
        add(.widthToColumnBefore, Self.ratio(line.width, measures.columnBefore[index]))
        add(.widthToColumnAfter, Self.ratio(line.width, measures.columnAfter[index]))
        flag(.sameWidthAsBefore, before.map { abs($0.width - line.width) <= 1 } ?? false)
        flag(.sameWidthAfter, after.map { abs($0.width - line.width) <= 1 } ?? false)
        add(.columnAgreement, min(8, measures.agreement[index]))
        add(.columnChange, Self.change(measures.columnBefore[index], measures.columnAfter[index]))
        add(.length, Self.length(line.width))
        add(.lengthBefore, before.map { Self.length($0.width) } ?? 0)
        add(.lengthAfter, after.map { Self.length($0.width) } ?? 0)
        add(.firstScalar, ScalarClass.of(text.first))
        add(.lastScalar, ScalarClass.of(text.last))
        add(.lastScalarBefore, ScalarClass.of(before?.text.last))
        add(.firstScalarAfter, ScalarClass.of(after?.text.first))
        let census = TextCensus(text)
        add(.sentenceEnds, min(3, census.sentenceEnds))
        add(.commas, min(3, census.commas))
        add(.blanksInside, min(3, census.blanks))
        add(.digits, min(3, (census.digits + 2) / 3))
        flag(.colon, census.colons > 0)
        add(.bracketBalance, census.opened == census.closed ? (census.opened > 0 ? 1 : 0) : census.opened > census.closed ? 2 : 3)
        flag(.phone, census.longestDigitRun >= 7)
        add(.spacedParts, Self.spacedParts(text))
        add(.opening, line.opening.rawValue)
        add(.openingAfter, after?.opening.rawValue ?? 0)
        add(.closing, Closing.of(text).rawValue)
        flag(.wholeByline, line.isByline)
        flag(.wholeBylineBefore, before?.isByline ?? false)
        flag(.endsWithByline, line.end == .byline && !line.isByline)
        flag(.doubled, line.wasDoubled)
        flag(.letterSpaced, line.wasLetterSpaced)
        add(.blankGap, index == 0 ? 3 : Self.gap(line.blankLinesBefore, page))
        add(.blankGapAfter, after.map { Self.gap($0.blankLinesBefore, page) } ?? 3)
        add(.fromTop, Self.distance(index))
        add(.fromBottom, Self.distance(page.lines.count - 1 - index))
        add(.sharedVocabulary, Self.eighth(measures.shared[index]))
        add(.sharedWithNeighbours, Self.eighth(measures.sharedNearby[index]))
        add(.cohesion, Self.eighth(measures.cohesion[index]))
        flag(.notice, FurnitureWords.opensNotice(text))
        add(.folio, Self.folio(text))
        flag(.shortEndBefore, index > 0 && measures.fallsShort[index - 1])
        flag(.paperName, FurnitureWords.isPaperName(text))
        add(.wordBroken, measures.wordBroken[index])
        add(.wordBrokenAfter, measures.wordBroken[index + 1])
        let sentenceBefore = before.map { ScalarClass.isSentenceEnd($0.text) } ?? true
        let shortBefore = index == 0 || measures.fallsShort[index - 1]
        add(.openingAtJunction, line.opening.rawValue * 4 + (sentenceBefore ? 2 : 0) + (shortBefore ? 1 : 0))
        add(.displayJunction, Self.displayJunction(at: index, in: page, measures))
        add(.displayJunctionAfter, Self.displayJunction(at: index + 1, in: page, measures))
        add(.endBefore, (before?.end ?? .sentence).rawValue)
        add(.frame, Self.frame(before, line, after))
        add(.plainRun, min(6, measures.plainRun[index]))
        add(.plainRunHere, census.commas + census.sentenceEnds > 0 ? 0 : min(6, measures.plainRun[index]))
        add(.flow, page.flow[index].rawValue * 2 + (shortBefore ? 1 : 0))
        add(.flowAfter, index + 1 < page.lines.count ? page.flow[index + 1].rawValue * 2 + (measures.fallsShort[index] ? 1 : 0) : 0)
        add(.firstBigram, Self.bigramSlot(text, 0))
        add(.secondBigram, Self.bigramSlot(text, 2))
        flag(.imprint, FurnitureWords.speaksOfPaper(text))
        flag(.slogan, FurnitureWords.isSloganLike(text))
        add(.columnName, page.columnNames[index].rawValue * 2 + (index > 0 && page.columnNames[index - 1].closesName ? 1 : 0))
        add(.regime, (page.hasBlankLines ? 1 : 0) + (measures.isBrokenAtPunctuation ? 2 : 0))
    }

    /// Breadth against the column's, in twelve steps that are finest about 1.
    private static func ratio(_ width: Int, _ column: Int) -> Int {
        guard column > 0 else { return 0 }
        let missing = column - width
        if abs(missing) <= 1 { return 1 }
        if missing > 0 {
            if missing <= 3 { return 2 }
            if missing <= 5 { return 3 }
            let percent = width * 100 / column
            return percent >= 75 ? 4 : percent >= 50 ? 5 : percent >= 30 ? 6 : 7
        }
        return missing >= -3 ? 8 : width * 100 / column <= 130 ? 9 : width * 100 / column <= 200 ? 10 : 11
    }

    private static func change(_ before: Int, _ after: Int) -> Int {
        guard before > 0, after > 0 else { return 0 }
        let difference = abs(before - after)
        return difference <= 1 ? 1 : difference <= 3 ? 2 : difference <= 8 ? 3 : 4
    }

    private static func length(_ width: Int) -> Int {
        steps.firstIndex { width <= $0 } ?? steps.count
    }

    private static let steps = [4, 8, 12, 18, 24, 32, 44, 60]

    private static func distance(_ lines: Int) -> Int { distances.firstIndex { lines <= $0 } ?? distances.count }

    private static let distances = [0, 2, 5, 10, 20]

    private static func eighth(_ share: Double) -> Int { max(0, min(7, Int(share * 8))) }

    /// 0: one part; 1: two even parts, as headlines have; 2: three or more; 3: uneven parts.
    private static func spacedParts(_ text: Scalars) -> Int {
        var parts = 0, least = Int.max, most = 0, length = 0
        func close() {
            guard length > 0 else { return }
            (parts, least, most, length) = (parts + 1, min(least, length), max(most, length), 0)
        }
        for scalar in text { if scalar.isBlank { close() } else { length += 1 } }
        close()
        if parts < 2 { return 0 }
        guard least >= 4, most <= least * 2 else { return 3 }
        return parts == 2 ? 1 : 2
    }

    private static func folio(_ text: Scalars) -> Int {
        // The scanner is thorough; most lines have nothing for it.
        guard text.contains(where: mayStandInFolio), let folio = Folio(text) else { return 0 }
        if !folio.editors.isEmpty { return 1 }
        if folio.date != nil { return 2 }
        if folio.page != nil { return 3 }
        return folio.weekday != nil ? 4 : 5
    }

    /// What a date, a page, an issue number or a list of editors cannot do without.
    private static func mayStandInFolio(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "版", "期", "星", "周", "编", "校", "审", "监", "检", "值", "月", "责", "号": true
        default: scalar.isDigit
        }
    }
}
