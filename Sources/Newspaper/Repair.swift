/// A named change to the text as found. The raw value is its key in `pipeline.json` and in the records.
package enum RepairKind: String, CaseIterable, Sendable, Comparable {
    /// Shadowed type prints its text twice: 倡导移风易俗倡导移风易俗.
    case doubling
    /// Justified lines are set apart letter by letter: 不 时 与 大 家 交 流.
    case letterSpacing = "letter_spacing"
    /// Digits stand apart from what they count: 10 月 24 日.
    case digitSpacing = "digit_spacing"
    /// Compatibility forms and widths that say the same: Ａ → A, 豈 (U+F900) → 豈 (U+8C48).
    case compatibility
    /// C0 and C1 controls, soft hyphens, zero-width characters: nothing that prints.
    case control

    package static func < (a: RepairKind, b: RepairKind) -> Bool { a.rawValue < b.rawValue }
}

/// One change: the scalars of `source` (columns of the source line) became `replacement`.
package struct Repair: Hashable, Sendable {
    package var kind: RepairKind
    package var source: Range<Int>
    package var replacement: Scalars

    package init(kind: RepairKind, source: Range<Int>, replacement: Scalars) {
        (self.kind, self.source, self.replacement) = (kind, source, replacement)
    }
}

/// A change to a clean line: the scalars of `range` (columns of the *clean* text) become `replacement`.
package struct Edit: Hashable, Sendable {
    package var range: Range<Int>
    package var replacement: Scalars

    package init(_ range: Range<Int>, _ replacement: Scalars = []) { (self.range, self.replacement) = (range, replacement) }
}

/// A source line after its repairs, which it keeps: applied to the source they give `text` again, and every
/// offset of `text` maps back to a column of the source.
package struct CleanLine: Hashable, Sendable {
    package let source: SourceLine
    package private(set) var text: Scalars
    /// In source order, never overlapping.
    package private(set) var repairs: [Repair]

    package init(_ source: SourceLine) { (self.source, text, repairs) = (source, source.text, []) }

    /// The line as it would be in a dump that keeps no blank lines.
    package var withoutBlankLinesBefore: CleanLine {
        var line = source
        line.blankLinesBefore = 0
        return CleanLine(source: line, text: text, repairs: repairs)
    }

    /// The line as it would read in simplified characters, one for one: for looking at, since no repair leads back to its source.
    package var simplified: CleanLine { CleanLine(source: source, text: text.map(\.simplified), repairs: repairs) }

    private init(source: SourceLine, text: Scalars, repairs: [Repair]) {
        (self.source, self.text, self.repairs) = (source, text, repairs)
    }

    /// A shadow: the line printed something, but repairs found that another line says it already.
    package var isShadow: Bool { !text.contains { !$0.isBlank } && source.text.contains { !$0.isBlank } }

    /// Applies edits of one kind. A repair that an edit touches is swallowed by it: the union of both source
    /// ranges is then one repair, of the edit's kind.
    /// - Parameter edits: in ascending order, not overlapping, within `text`.
    /// - Complexity: O(text + repairs + edits)
    package mutating func apply(_ kind: RepairKind, _ edits: [Edit]) {
        guard !edits.isEmpty else { return }
        var result = Scalars()
        result.reserveCapacity(text.count)
        var kept: [Repair] = []
        var earlier = repairs[...]
        var later = edits[...]
        /// Clean column minus source column, after the repairs already passed.
        var shift = 0
        var at = 0
        while let edit = later.popFirst() {
            precondition(edit.range.lowerBound >= at && edit.range.upperBound <= text.count, "edits out of order")
            while let repair = earlier.first {
                let start = repair.source.lowerBound + shift
                let end = start + repair.replacement.count
                guard start < edit.range.lowerBound, end <= edit.range.lowerBound else { break }
                kept.append(repair)
                shift += repair.replacement.count - repair.source.count
                earlier.removeFirst()
            }
            result += text[at..<edit.range.lowerBound]
            var lower = edit.range.lowerBound - shift
            var replacement = edit.replacement
            /// Clean columns: up to `done` the text is replaced, up to `reach` a swallowed repair covers it.
            var done = edit.range.upperBound
            var reach = done
            while true {
                if let repair = earlier.first, repair.source.lowerBound + shift < done {
                    let start = repair.source.lowerBound + shift
                    if start < edit.range.lowerBound {
                        lower = repair.source.lowerBound
                        replacement = text[start..<edit.range.lowerBound] + replacement
                        result.removeLast(edit.range.lowerBound - start)
                    }
                    reach = max(reach, start + repair.replacement.count)
                    shift += repair.replacement.count - repair.source.count
                    earlier.removeFirst()
                } else if let next = later.first, next.range.lowerBound < reach {
                    replacement += text[done..<next.range.lowerBound] + next.replacement
                    done = next.range.upperBound
                    reach = max(reach, done)
                    later.removeFirst()
                } else {
                    break
                }
            }
            replacement += text[done..<reach]
            kept.append(Repair(kind: kind, source: lower..<(reach - shift), replacement: replacement))
            result += replacement
            at = reach
        }
        result += text[at...]
        kept += earlier
        (text, repairs) = (result, kept)
    }

    /// The line in two, each with its part of the source and the repairs of it; nil where a repair made both sides of the
    /// offset out of the same characters.
    /// - Parameter offset: of the clean text, where the second part begins.
    /// - Complexity: O(text + repairs)
    package func parted(at offset: Int) -> (CleanLine, CleanLine)? {
        var before: [Repair] = [], after: [Repair] = []
        var shift = 0
        for repair in repairs {
            let start = repair.source.lowerBound + shift
            let end = start + repair.replacement.count
            if start < offset {
                guard end <= offset else { return nil }
                before.append(repair)
                shift += repair.replacement.count - repair.source.count
            } else {
                after.append(repair)
            }
        }
        let column = offset - shift
        func part(_ columns: Range<Int>, _ range: Range<Int>, _ repairs: [Repair]) -> CleanLine {
            var line = source
            line.column += columns.lowerBound
            line.text = Scalars(source.text[columns])
            let own = repairs.map { repair in
                Repair(
                    kind: repair.kind,
                    source: repair.source.lowerBound - columns.lowerBound..<repair.source.upperBound - columns.lowerBound,
                    replacement: repair.replacement)
            }
            return CleanLine(source: line, text: Scalars(text[range]), repairs: own)
        }
        return (part(0..<column, 0..<offset, before), part(column..<source.text.count, offset..<text.count, after))
    }

    /// The column of the source line that the clean offset comes from. An offset inside a replacement maps to
    /// the same place inside the replaced range, as far as that reaches; `text.count` maps to the line's end.
    /// - Complexity: O(repairs)
    package func sourceColumn(of offset: Int) -> Int {
        precondition(offset >= 0 && offset <= text.count, "offset outside the line")
        var shift = 0
        for repair in repairs {
            let start = repair.source.lowerBound + shift
            if offset < start { break }
            if offset < start + repair.replacement.count {
                return repair.source.lowerBound + min(offset - start, max(0, repair.source.count - 1))
            }
            shift += repair.replacement.count - repair.source.count
        }
        return offset - shift
    }

    /// The repairs applied to the source once more. Equal to `text`, always.
    package var replayed: Scalars {
        var result = Scalars()
        var at = 0
        for repair in repairs {
            result += source.text[at..<repair.source.lowerBound]
            result += repair.replacement
            at = repair.source.upperBound
        }
        return result + source.text[at...]
    }
}

/// A page after normalize: one clean line for each source line, in the same order.
package struct CleanPage: Hashable, Sendable {
    package var source: SourcePage
    package var lines: [CleanLine]
    package var census: CharacterCensus

    package init(source: SourcePage, lines: [CleanLine], census: CharacterCensus) {
        (self.source, self.lines, self.census) = (source, lines, census)
    }

    /// How many repairs of each kind the page has, every kind named.
    package var repairCounts: [(kind: RepairKind, count: Int)] {
        var counts: [RepairKind: Int] = [:]
        for line in lines { for repair in line.repairs { counts[repair.kind, default: 0] += 1 } }
        return RepairKind.allCases.sorted().map { ($0, counts[$0] ?? 0) }
    }
}

/// Characters of a page that hint at a damaged text layer, counted in the text as found.
package struct CharacterCensus: Hashable, Sendable {
    /// Non-blank scalars in all.
    package var printed = 0
    /// C0 and C1 controls other than tab.
    package var controls = 0
    /// U+FFFD, left by an earlier decoder.
    package var replacements = 0
    /// Private-use scalars: glyphs without a code point.
    package var privateUse = 0

    package init() {}
}
