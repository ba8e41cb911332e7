import Newspaper

/// What the sequence model looks at in one sentence: for each character its class, its word in the likeliest
/// segmentation, divisions, suffixes and offices near it. Room for one sentence, used again for the next.
///
/// - Complexity: `read` is O(characters × length of the longest word)
package final class SentenceFacts {
    /// Longer sentences are cut by the caller.
    package static let maximumCount = 512
    /// Positions before the first and after the last character that may be asked for.
    static let margin = 4

    package private(set) var count = 0
    /// Whether the sentence has a word for an office: without one it hardly names any.
    private(set) var hasOffice = false
    private let lexicon: CompiledLexicon
    private let memory: Arena

    // Numbers in the arena, which lives as long as this. `margin` positions in front: `[i + margin]` is the character at i.
    let units: UnsafeMutablePointer<UInt16>
    let classes: UnsafeMutablePointer<UInt8>
    let given: UnsafeMutablePointer<UInt8>
    let sound: UnsafeMutablePointer<UInt8>
    let surname: UnsafeMutablePointer<UInt8>
    /// Begin 1, inside 2, end 3, single 0 of the character in its word.
    let place: UnsafeMutablePointer<UInt8>
    let wordNumber: UnsafeMutablePointer<UInt16>
    /// Level of the division the character is part of, × 4, and its place in it as in `place`; 0 for none.
    let division: UnsafeMutablePointer<UInt8>
    let longestFrom: UnsafeMutablePointer<UInt8>
    let longestOver: UnsafeMutablePointer<UInt8>
    let longestTo: UnsafeMutablePointer<UInt8>
    /// 1 where an office ends just before, 2 where one begins just after, 4 within one.
    let office: UnsafeMutablePointer<UInt8>
    /// Number of the lexicon's entry, and how far away: the next suffix in the clause.
    let organisationSuffix: UnsafeMutablePointer<UInt16>
    let organisationDistance: UnsafeMutablePointer<UInt8>
    let placeSuffix: UnsafeMutablePointer<UInt16>
    let placeDistance: UnsafeMutablePointer<UInt8>

    // One for each word.
    let wordIdentity: UnsafeMutablePointer<UInt32>
    let wordSpeech: UnsafeMutablePointer<UInt8>
    let wordFlags: UnsafeMutablePointer<UInt16>

    private let codes: UnsafeMutablePointer<UInt16>
    private let cost: UnsafeMutablePointer<Int32>
    private let cameFrom: UnsafeMutablePointer<UInt16>
    private let byEntry: UnsafeMutablePointer<UInt16>
    private let suffixTo: UnsafeMutablePointer<UInt16>
    private let placeSuffixTo: UnsafeMutablePointer<UInt16>

    package init(_ lexicon: CompiledLexicon) {
        self.lexicon = lexicon
        memory = Arena(byteCount: (Self.maximumCount + 2 * Self.margin) * 64)
        units = memory.take(Self.room)
        classes = memory.take(Self.room)
        given = memory.take(Self.room)
        sound = memory.take(Self.room)
        surname = memory.take(Self.room)
        place = memory.take(Self.room)
        wordNumber = memory.take(Self.room)
        division = memory.take(Self.room)
        longestFrom = memory.take(Self.room)
        longestOver = memory.take(Self.room)
        longestTo = memory.take(Self.room)
        office = memory.take(Self.room)
        organisationSuffix = memory.take(Self.room)
        organisationDistance = memory.take(Self.room)
        placeSuffix = memory.take(Self.room)
        placeDistance = memory.take(Self.room)
        wordIdentity = memory.take(Self.room)
        wordSpeech = memory.take(Self.room)
        wordFlags = memory.take(Self.room)
        codes = memory.take(Self.room)
        cost = memory.take(Self.room)
        cameFrom = memory.take(Self.room)
        byEntry = memory.take(Self.room)
        suffixTo = memory.take(Self.room)
        placeSuffixTo = memory.take(Self.room)
    }

    private static let room = maximumCount + 2 * margin

    /// - Parameter sentence: at most `maximumCount` scalars.
    package func read(_ sentence: ArraySlice<Unicode.Scalar>) {
        precondition(sentence.count <= Self.maximumCount, "sentences are cut before they are read")
        count = sentence.count
        var at = Self.margin
        for scalar in sentence {
            let unit = CharacterClass.folded(scalar)
            let (code, names) = lexicon.character(unit)
            units[at] = unit
            codes[at] = code
            classes[at] = CharacterClass.of(unit)
            given[at] = names & 7
            sound[at] = names >> 4
            at += 1
        }
        for beyond in at..<(at + Self.margin) {
            units[beyond] = 1
            codes[beyond] = 0
            (classes[beyond], given[beyond], sound[beyond], surname[beyond]) = (0, 0, 0, 0)
            (division[beyond], office[beyond]) = (0, 0)
        }
        lookUp()
        // The beginning of a sentence looks as if an office began there, as often one does.
        for before in 0..<Self.margin { (units[before], office[before]) = (1, 2) }
        segment()
        lookAhead()
    }

    /// Walks the lexicon from every character: the cheapest way into words, divisions, offices and suffixes.
    private func lookUp() {
        let (first, end) = (Self.margin, Self.margin + count)
        for at in first..<(end + 1) {
            (cost[at], suffixTo[at], placeSuffixTo[at]) = (.max, 0, 0)
            (surname[at], division[at], office[at]) = (0, 0, 0)
            (longestFrom[at], longestOver[at], longestTo[at]) = (0, 0, 0)
        }
        cost[first] = 0
        hasOffice = false
        var divisionEnd = 0
        var at = first
        while at < end {
            let here = cost[at]
            // What the lexicon lacks is a word of one character, dearer than any word of it.
            relax(at + 1, from: at, here + 200, 0)
            var walk = lexicon.walk()
            var next = at
            var longest = at
            var divisionMatch: (end: Int, level: UInt8)?
            while next < end, lexicon.advance(&walk, codes[next]) {
                next += 1
                guard walk.entry != 0 else { continue }
                let entry = lexicon.entry(walk.entry)
                let flags = entry.flags
                // Divisions and suffixes that no corpus counted are rare words.
                relax(next, from: at, here + Int32(flags.contains(.word) ? entry.cost : max(entry.cost, 120)), walk.entry)
                longest = next
                longestTo[next - 1] = max(longestTo[next - 1], UInt8(min(7, next - at)))
                if flags.contains(.organisationSuffix), suffixTo[next - 1] == 0 { suffixTo[next - 1] = walk.entry }
                if flags.contains(.placeSuffix), placeSuffixTo[next - 1] == 0 { placeSuffixTo[next - 1] = walk.entry }
                if flags.contains(.surname) {
                    if next == at + 1 { surname[at] = max(surname[at], 1) } else { (surname[at], surname[at + 1]) = (2, 3) }
                }
                if flags.contains(.office) {
                    mark(office: at..<next)
                    hasOffice = true
                }
                if !flags.isDisjoint(with: .division) { divisionMatch = (next, Self.level(flags)) }
            }
            longestFrom[at] = UInt8(min(7, longest - at))
            if longest - at > 2 {
                for inner in (at + 1)..<(longest - 1) { longestOver[inner] = max(longestOver[inner], UInt8(min(7, longest - at))) }
            }
            if let match = divisionMatch, at >= divisionEnd {
                for inner in at..<match.end {
                    let part: UInt8 = inner == at ? 1 : inner == match.end - 1 ? 3 : 2
                    division[inner] = match.level << 2 | part
                }
                divisionEnd = match.end
            }
            at += 1
        }
    }

    @inline(__always)
    private func relax(_ end: Int, from start: Int, _ newCost: Int32, _ entry: UInt16) {
        guard newCost < cost[end] else { return }
        cost[end] = newCost
        cameFrom[end] = UInt16(start)
        byEntry[end] = entry
    }

    private func mark(office range: Range<Int>) {
        office[range.upperBound] |= 1
        office[range.lowerBound - 1] |= 2
        for at in range { office[at] |= 4 }
    }

    /// Country, province, prefecture, county, township 1 to 5; their stems 6 to 9; 0 is no level.
    private static func level(_ flags: CompiledLexicon.Flags) -> UInt8 {
        let isStem = flags.contains(.stem)
        if flags.contains(.country) { return 1 }
        if flags.contains(.province) { return isStem ? 6 : 2 }
        if flags.contains(.prefecture) { return isStem ? 7 : 3 }
        if flags.contains(.county) { return isStem ? 8 : 4 }
        return isStem ? 9 : 5
    }

    /// Follows the cheapest way back, numbers its words and says of each character where in its word it stands.
    private func segment() {
        var end = Self.margin + count
        var words = 0
        while end > Self.margin {
            end = Int(cameFrom[end])
            words += 1
        }
        let wordCount = words
        end = Self.margin + count
        while end > Self.margin {
            words -= 1
            let start = Int(cameFrom[end])
            let number = words + Self.margin
            var identity: UInt32 = 0x811C_9DC5
            for at in start..<end {
                identity = (identity ^ UInt32(units[at])) &* 0x0100_0193
                identity ^= identity >> 15
                wordNumber[at] = UInt16(number)
                place[at] = end - start == 1 ? 0 : at == start ? 1 : at == end - 1 ? 3 : 2
            }
            wordIdentity[number] = identity
            if byEntry[end] == 0 {
                (wordSpeech[number], wordFlags[number]) = (classes[start] + 64, 0)
            } else {
                let entry = lexicon.entry(byEntry[end])
                (wordSpeech[number], wordFlags[number]) = (entry.partOfSpeech, entry.flags.rawValue & 0x3FF)
            }
            end = start
        }
        for beyond in 0..<Self.margin {
            for number in [beyond, Self.margin + wordCount + beyond] {
                (wordIdentity[number], wordSpeech[number], wordFlags[number]) = (1, 63, 0)
            }
        }
        for beyond in 0..<Self.margin {
            place[beyond] = 0
            place[Self.margin + count + beyond] = 0
        }
    }

    /// For each character the next suffix of an organisation and of a place in its clause.
    private func lookAhead() {
        var (organisation, organisationAt): (UInt16, Int) = (0, 0)
        var (nextPlace, placeAt): (UInt16, Int) = (0, 0)
        var at = Self.margin + count - 1
        while at >= Self.margin {
            if CharacterClass.endsClause(classes[at]) { (organisation, nextPlace) = (0, 0) }
            if suffixTo[at] != 0 { (organisation, organisationAt) = (suffixTo[at], at) }
            if placeSuffixTo[at] != 0 { (nextPlace, placeAt) = (placeSuffixTo[at], at) }
            let distance = Self.distanceClass(organisationAt - at)
            organisationSuffix[at] = organisation == 0 || distance == 0 ? 0 : organisation
            organisationDistance[at] = organisation == 0 ? 0 : distance
            let toPlace = Self.distanceClass(placeAt - at)
            placeSuffix[at] = nextPlace == 0 || toPlace == 0 ? 0 : nextPlace
            placeDistance[at] = nextPlace == 0 ? 0 : toPlace
            at -= 1
        }
    }

    /// 1 at the suffix's last character to 7; 0 for what is too far to belong to it.
    private static func distanceClass(_ distance: Int) -> UInt8 {
        switch distance {
        case 0: 1
        case 1: 2
        case 2: 3
        case 3, 4: 4
        case 5, 6: 5
        case 7...9: 6
        case 10...13: 7
        default: 0
        }
    }
}
