/// The features of a character, each as one number: a template and the values in it, mixed so that any of its bits can
/// serve as an address.
///
/// Templates as docs/models/entities.md lists them: characters, classes, words of the likeliest segmentation, parts of speech,
/// divisions, suffixes ahead, what names are made of.
package enum FeatureKeys {
    /// Raised with every change of the templates: a model of another version is refused.
    package static let version: UInt32 = 1
    package static let maximumCount = 56

    /// Writes the keys of the character at `index`.
    /// - Returns: how many; the same for every character.
    @inline(__always)
    package static func write(_ facts: SentenceFacts, at index: Int, to keys: UnsafeMutablePointer<UInt64>) -> Int {
        let i = index + SentenceFacts.margin
        var writer = Writer(keys)
        let units = facts.units
        let (c2, c1, c0, d1, d2) = (UInt64(units[i - 2]), UInt64(units[i - 1]), UInt64(units[i]), UInt64(units[i + 1]), UInt64(units[i + 2]))
        writer.add(1, c2)
        writer.add(2, c1)
        writer.add(3, c0)
        writer.add(4, d1)
        writer.add(5, d2)
        writer.add(6, c2 << 16 | c1)
        writer.add(7, c1 << 16 | c0)
        writer.add(8, c0 << 16 | d1)
        writer.add(9, d1 << 16 | d2)
        writer.add(10, c1 << 16 | d1)

        let classes = facts.classes
        let near = UInt64(classes[i - 1]) << 8 | UInt64(classes[i]) << 4 | UInt64(classes[i + 1])
        writer.add(11, near)
        writer.add(12, near << 8 | UInt64(classes[i - 2]) << 4 | UInt64(classes[i + 2]))

        let place = UInt64(facts.place[i])
        writer.add(13, place << 16 | c0)
        writer.add(14, UInt64(facts.place[i - 1]) << 4 | place << 2 | UInt64(facts.place[i + 1]))

        let word = Int(facts.wordNumber[i])
        let identity = facts.wordIdentity
        let (w2, w1, w0, x1, x2) = (
            UInt64(identity[word - 2]), UInt64(identity[word - 1]), UInt64(identity[word]), UInt64(identity[word + 1]),
            UInt64(identity[word + 2])
        )
        writer.add(15, w0 << 2 | place)
        writer.add(16, w1 << 2 | place)
        writer.add(17, x1 << 2 | place)
        writer.add(18, (w1 &* 0x9E37_79B1 ^ w0) << 2 | place)
        writer.add(19, (w0 &* 0x9E37_79B1 ^ x1) << 2 | place)
        writer.add(20, w2 << 2 | place)
        writer.add(21, x2 << 2 | place)

        let speech = facts.wordSpeech
        let (p1, p0, q1) = (UInt64(speech[word - 1]), UInt64(speech[word]), UInt64(speech[word + 1]))
        writer.add(22, p0 << 2 | place)
        writer.add(23, (p1 << 8 | p0) << 2 | place)
        writer.add(24, (p0 << 8 | q1) << 2 | place)
        writer.add(25, (p1 << 16 | p0 << 8 | q1) << 2 | place)
        let flags = facts.wordFlags
        writer.add(26, (UInt64(flags[word - 1]) << 20 | UInt64(flags[word]) << 10 | UInt64(flags[word + 1])) << 2 | place)

        let division = facts.division
        let here = UInt64(division[i])
        writer.add(27, UInt64(division[i - 1]) << 16 | here << 8 | UInt64(division[i + 1]))
        writer.add(28, here << 16 | c0)
        writer.add(29, here << 16 | d1)

        let lengths = UInt64(facts.longestFrom[i]) << 6 | UInt64(facts.longestOver[i]) << 3 | UInt64(facts.longestTo[i])
        writer.add(30, lengths)
        writer.add(31, lengths << 16 | c0)

        let (surname, given, sound) = (facts.surname, facts.given, facts.sound)
        writer.add(32, UInt64(surname[i]) << 12 | UInt64(given[i + 1]) << 8 | UInt64(given[i + 2]) << 4 | UInt64(classes[i + 3] == 1 ? 1 : 0))
        writer.add(33, UInt64(surname[i - 1]) << 12 | UInt64(given[i]) << 8 | UInt64(given[i + 1]) << 4)
        writer.add(34, UInt64(surname[i - 2]) << 12 | UInt64(given[i - 1]) << 8 | UInt64(given[i]) << 4 | UInt64(surname[i - 1]))
        writer.add(35, UInt64(sound[i - 1]) << 12 | UInt64(sound[i]) << 8 | UInt64(sound[i + 1]) << 4 | UInt64(sound[i + 2]))
        writer.add(36, UInt64(sound[i - 2]) << 8 | UInt64(sound[i - 1]) << 4 | UInt64(sound[i]))
        writer.add(37, UInt64(surname[i]) << 24 | UInt64(given[i + 1]) << 20 | UInt64(given[i + 2]) << 16 | p1 << 4 | UInt64(facts.office[i]))

        let organisation = UInt64(facts.organisationSuffix[i])
        let organisationDistance = UInt64(facts.organisationDistance[i])
        writer.add(38, organisation << 2 | place)
        writer.add(39, organisation << 8 | organisationDistance << 2 | place)
        writer.add(40, organisationDistance << 10 | p0 << 2 | place)
        writer.add(41, organisationDistance << 16 | here << 8 | UInt64(division[i - 1]))
        let placeSuffix = UInt64(facts.placeSuffix[i])
        let placeDistance = UInt64(facts.placeDistance[i])
        writer.add(42, placeSuffix << 8 | placeDistance << 2 | place)
        writer.add(43, placeDistance << 20 | organisationDistance << 16 | here << 8 | UInt64(division[i - 1]))
        let office = facts.office
        writer.add(44, UInt64(office[i - 1]) << 6 | UInt64(office[i]) << 3 | UInt64(office[i + 1]))
        writer.add(45, UInt64(office[i]) << 16 | c0)
        return writer.count
    }

    private struct Writer {
        let keys: UnsafeMutablePointer<UInt64>
        var count = 0

        init(_ keys: UnsafeMutablePointer<UInt64>) { self.keys = keys }

        @inline(__always)
        mutating func add(_ template: UInt64, _ values: UInt64) {
            keys[count] = FeatureKeys.mixed(values &+ template &* 0x9E37_79B9_7F4A_7C15)
            count += 1
        }
    }

    @inline(__always)
    package static func mixed(_ value: UInt64) -> UInt64 {
        var z = value
        z = (z ^ (z >> 32)) &* 0xD6E8_FEB8_6659_FD93
        z = (z ^ (z >> 32)) &* 0xD6E8_FEB8_6659_FD93
        return z ^ (z >> 32)
    }

    /// The key of a feature's weights that one convention alone has; 0 is what all have in common.
    @inline(__always)
    package static func key(_ key: UInt64, convention: UInt64) -> UInt64 {
        convention == 0 ? key : mixed(key ^ convention &* 0xBF58_476D_1CE4_E5B9)
    }
}
