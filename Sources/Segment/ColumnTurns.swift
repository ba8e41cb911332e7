import Newspaper

/// Puts the columns of an article behind each other where an extractor printed them line by line in turn.
///
/// Columns beside each other come from left to right, one line of each or a few, until one ends. Lines of one column go on with
/// each other, those of two do not; a single pair of lines says little of that, dozens say it beyond doubt. A beam search finds the
/// likeliest way to hand the lines out to columns, and it stands if it is far likelier than the printed order. What belongs to an
/// article is decided before and stays as it is: no line goes to another one.
struct ColumnTurns {
    private let lines: [LineFacts]
    private let vocabulary: Vocabulary
    private let shapes: [Shape]

    /// What a line's end and breadth say of its place in a paragraph.
    private struct Shape {
        var endsSentence: Bool
        /// It is a paragraph's rest, which does not fill the column.
        var isRest: Bool
        /// It lacks two squares, as first lines do.
        var isIndented: Bool
        /// It breaks off long before the column ends, and amid a sentence.
        var breaksOff: Bool

        init(_ line: LineFacts, column: Int) {
            endsSentence = line.end != .runningText
            isRest = endsSentence && line.width < column - 2
            isIndented = !endsSentence && (column - 6...column - 3).contains(line.width)
            breaksOff = !endsSentence && line.width < column - 6
        }
    }

    private init(_ lines: [LineFacts], _ vocabulary: Vocabulary) {
        let column = ColumnMeasures.consensus(lines.map(\.width)[...])
        (self.lines, self.vocabulary) = (lines, vocabulary)
        shapes = lines.map { Shape($0, column: column) }
    }

    /// The body with its columns behind each other; nil where nothing speaks for columns in turn.
    /// - Complexity: O(lines²) for the breadth of the column where many lines break off, O(lines × beam) for the search, else O(lines).
    static func undone(_ body: PageOutline.Body, _ page: PageFacts) -> PageOutline.Body? {
        let indices = body.lines
        guard page.paragraphing == .printed, page.lines.count <= largestPage, (fewestLines...mostLines).contains(indices.count),
            isBroken(zip(indices, indices.dropFirst()).count { $0 + 1 == $1 && page.flow[$1] < .neutral }, of: 8, in: indices.count)
        else { return nil }
        let turns = ColumnTurns(indices.map { page.lines[$0] }, page.vocabulary)
        return turns.order().map { order in PageOutline.Body(paragraphs: turns.paragraphs(order).map { $0.map { indices[$0] } }) }
    }

    private static let fewestLines = 6, mostLines = 400, fewestBreaks = 4
    /// In lines, ten times a newspaper's: a hostile page must not cost more than others.
    private static let largestPage = 5000

    // MARK: Lines that go on with each other

    /// All in log-odds, chosen on the development pages.
    private enum Weight {
        /// Of the two characters that meet, and where the page has them side by side elsewhere.
        static let affinity = 0.7, heldOnPage = 1.0, affinities = -3.0...4.0
        /// A mark that closes something, or 本报讯, begins a line.
        static let closing = -3.0, lead = -4.0
        static let sentenceEnd = 0.3, breaksOff = -1.2
        /// What follows a line that ends amid a sentence, and a paragraph's rest.
        static let indentedAmid = -1.7, plainAmid = 0.16, indentedAfterRest = 1.7, plainAfterRest = -2.1
    }

    /// How much speaks for a line going on with another.
    private func link(_ upper: Int, _ lower: Int) -> Double {
        guard let last = lines[upper].text.last, let first = lines[lower].text.first else { return 0 }
        let (above, below) = (shapes[upper], shapes[lower])
        var score = 0.0
        if first.closesBracket || first.endsSentence || "，、；：,;:…".unicodeScalars.contains(first) { score += Weight.closing }
        if lines[lower].opening == .lead { score += Weight.lead }
        if !last.isPunctuation, !first.isPunctuation {
            let affinity = Collocations.builtIn.affinity(last, first)
            score += Weight.affinity * min(max(affinity, Weight.affinities.lowerBound), Weight.affinities.upperBound)
            if vocabulary.holds(last, first) { score += Weight.heldOnPage }
        } else if above.endsSentence {
            score += Weight.sentenceEnd
        }
        if !above.endsSentence {
            score += below.isIndented ? Weight.indentedAmid : Weight.plainAmid
            if above.breaksOff { score += Weight.breaksOff }
        } else if above.isRest, !below.isRest {
            score += below.isIndented ? Weight.indentedAfterRest : Weight.plainAfterRest
        }
        return score
    }

    // MARK: Handing lines out to columns

    /// What a step costs, in log-odds, chosen likewise.
    private enum Cost {
        static let newColumn = 5.0, nextColumn = 0.3, skippedColumn = 2.0
        /// A line more of the same column: as many as the others have, or more; and fewer than they have.
        static let sameTurn = 0.1, longerTurn = 0.8, shorterTurn = 1.5
    }

    /// So much likelier than the printed order must another one be.
    private static let leastGain = 15.0
    private static let beam = 30, finalists = 20, mostColumns = 6
    /// A column of which so many lines on end bring nothing has ended.
    private static let reach = 14
    /// Turns longer than this are alike.
    private static let longestTurn = 4

    /// The lines so far, handed out.
    private struct State {
        var score = 0.0
        /// The first and the last line of each column that may go on, from left to right; 0 behind them.
        var heads = SIMD8<UInt16>(), lasts = SIMD8<UInt16>()
        var count = 1
        var current = 0
        /// How many lines of the current column have come on end, and how many came of the leftmost one.
        var run = 1, turn = 1
        /// The state before, in the order in which they were kept.
        var parent: Int?

        /// Where two states are alike in this, the likelier one will always be.
        var key: SIMD8<UInt16> {
            var key = lasts
            key[6] = UInt16(current)
            key[7] = UInt16(min(run, 3) * 8 + turn)
            return key
        }

        mutating func insert(_ line: Int, at column: Int) {
            for index in stride(from: count, to: column, by: -1) { (heads[index], lasts[index]) = (heads[index - 1], lasts[index - 1]) }
            (heads[column], lasts[column]) = (UInt16(line), UInt16(line))
            count += 1
        }

        /// Without the columns that have ended.
        func living(at line: Int) -> State {
            var state = self
            (state.heads, state.lasts, state.count) = (SIMD8(), SIMD8(), 0)
            for column in 0..<count where column == current || line - Int(lasts[column]) <= ColumnTurns.reach {
                if column == current { state.current = state.count }
                (state.heads[state.count], state.lasts[state.count]) = (heads[column], lasts[column])
                state.count += 1
            }
            return state
        }
    }

    /// Whether many lines go on badly with the next one, and enough of these well with one a little further down: a look that spares
    /// most articles the search.
    private func mayBeInTurn(_ links: [Double]) -> Bool {
        let broken = links.indices.filter { links[$0] < -1 }
        guard Self.isBroken(broken.count, of: 5, in: lines.count) else { return false }
        let mended = broken.count { upper in
            (upper + 2..<max(upper + 2, min(upper + 9, lines.count))).contains { link(upper, $0) > 1.5 }
        }
        return 4 * mended >= broken.count
    }

    /// Whether so many breaks are one in so many lines, and more than chance brings.
    private static func isBroken(_ breaks: Int, of share: Int, in lines: Int) -> Bool { breaks >= fewestBreaks && breaks * share >= lines }

    /// Indices into the lines in the order of reading; nil where the printed order may stand.
    private func order() -> [Int]? {
        let links = (1..<lines.count).map { link($0 - 1, $0) }
        guard mayBeInTurn(links) else { return nil }
        var kept = [State()]
        var current = kept.indices
        for line in 1..<lines.count {
            var found: [State] = []
            var places: [SIMD8<UInt16>: Int] = [:]
            var known = [Double?](repeating: nil, count: line)
            for parent in current {
                var state = kept[parent].living(at: line)
                state.parent = parent
                for step in 0...min(state.count, Self.mostColumns - 1) {
                    let next = step < state.count ? handing(line, to: step, state, &known) : opening(line, state)
                    let place = places[next.key, default: found.count]
                    if place == found.count {
                        places[next.key] = place
                        found.append(next)
                    } else if found[place].score < next.score {
                        found[place] = next
                    }
                }
            }
            let best = found.enumerated().sorted { ($1.element.score, $0.offset) < ($0.element.score, $1.offset) }.prefix(Self.beam)
            current = kept.count..<kept.count + best.count
            kept += best.map(\.element)
        }
        let printed = links.reduce(0, +)
        let orders = current.prefix(Self.finalists).map { final in
            let columns = columns(of: final, kept)
            let joints = zip(columns, columns.dropFirst()).reduce(0.0) { $0 + link($1.0[$1.0.count - 1], $1.1[0]) }
            return (gain: kept[final].score + joints - printed, columns: columns)
        }
        guard let best = orders.max(by: { $0.gain < $1.gain }), best.gain > Self.leastGain, best.columns.count > 1 else { return nil }
        return best.columns.flatMap { $0 }
    }

    /// - Parameter known: what links from earlier lines to this one weigh.
    private func handing(_ line: Int, to column: Int, _ state: State, _ known: inout [Double?]) -> State {
        let last = Int(state.lasts[column])
        let link = known[last] ?? link(last, line)
        known[last] = link
        var next = state
        next.lasts[column] = UInt16(line)
        next.score += link
        if column == state.current {
            if state.count > 1 { next.score -= state.run < state.turn ? Cost.sameTurn : Cost.longerTurn }
            next.run = min(state.run + 1, Self.longestTurn)
        } else {
            let skipped = (column - state.current + state.count) % state.count - 1
            next.score -= Cost.nextColumn + Double(skipped) * Cost.skippedColumn + (state.run < state.turn ? Cost.shorterTurn : 0)
            if column < state.current { next.turn = state.run }
            (next.current, next.run) = (column, 1)
        }
        return next
    }

    /// A new column, to the right of the current one.
    private func opening(_ line: Int, _ state: State) -> State {
        var next = state
        next.insert(line, at: state.current + 1)
        next.score -= Cost.newColumn
        (next.current, next.run) = (state.current + 1, 1)
        return next
    }

    /// The lines of each column, columns in the order in which they begin.
    private func columns(of final: Int, _ kept: [State]) -> [[Int]] {
        var columns: [Int: [Int]] = [:]
        var state: Int? = final
        for line in lines.indices.reversed() {
            guard let here = state.map({ kept[$0] }) else { break }
            columns[Int(here.heads[here.current]), default: []].append(line)
            state = here.parent
        }
        return columns.sorted { $0.key < $1.key }.map { $0.value.reversed() }
    }

    /// Paragraphs end with a sentence that does not fill its line, or before an indented line.
    private func paragraphs(_ order: [Int]) -> [[Int]] {
        var paragraphs = [[order[0]]]
        for (upper, lower) in zip(order, order.dropFirst()) {
            if shapes[upper].endsSentence, shapes[upper].isRest || shapes[lower].isIndented {
                paragraphs.append([lower])
            } else {
                paragraphs[paragraphs.count - 1].append(lower)
            }
        }
        return paragraphs
    }
}
