import Newspaper

/// All that is found in a text, mention by mention: each scalar belongs to one mention at most.
///
/// A name inside a cited document or a named event is part of that. The rest of the labels goes through `NameRules`, and what
/// the text calls by name once it calls so everywhere (`NameMemory`).
package struct TextReading: Sendable {
    package let text: Scalars
    /// In order.
    package private(set) var names: [FoundName] = []
    /// In order.
    package private(set) var offices: [FoundOffice] = []
    let expressions: Expressions
    /// Where an office begins that a body of the party is part of, by where that body ends.
    private var partyPosts: [Int: Int] = [:]

    /// - Parameter known: names that the article's byline or the paper's home gives.
    init(_ text: Scalars, expressions: Expressions, labels: [LabelledSpan], known: [NameMemory.Known]) {
        self.text = text
        self.expressions = expressions
        var covered = Cover(text.count)
        for document in expressions.documents { covered.add(document.mention.range) }
        for event in expressions.events { covered.add(event.mention.range) }
        for label in NameRules(text: text, covered: covered).names(of: labels) {
            var name = label
            if name.kind == .organisation { cutFormer(&name) }
            names.append(name)
        }
        names = NameMemory(names, in: text, known: known).complete(outside: covered)
        addDelegations(outside: covered)
        let starts = Set(labels.lazy.filter { $0.kind == .office }.map(\.range.lowerBound))
        // 党委书记 is an office where no body's name stands before it.
        names.removeAll { starts.contains($0.range.upperBound) && Offices.bareBodies.contains(Scalars(text[$0.range])) }
        offices = Offices(text, names).find(labels, partyPosts: partyPosts, outside: covered)
    }

    /// 全国人大 of 全国人大代表 and 市政协 of 市政协委员 where the labels missed it or took more.
    private mutating func addDelegations(outside covered: Cover) {
        var missed: [FoundName] = []
        for delegate in Self.delegates {
            var from = 0
            while let found = text.firstRange(of: delegate, from: from) {
                from = found.upperBound
                let bodyEnd = found.lowerBound + 2
                let start: Int
                if found.lowerBound >= 2, text[(found.lowerBound - 2)..<found.lowerBound].elementsEqual(Self.national) {
                    start = found.lowerBound - 2
                } else if found.lowerBound >= 1, Self.levels.contains(text[found.lowerBound - 1]) {
                    start = found.lowerBound - 1
                } else {
                    continue
                }
                let rival = names.firstIndex(endingAfter: start)
                if rival < names.count, names[rival].range.lowerBound < found.upperBound {
                    // 离石区人大 is longer with reason, 手艺人全国人大 without.
                    let isAlone = rival + 1 == names.count || names[rival + 1].range.lowerBound >= found.upperBound
                    guard isAlone, start == found.lowerBound - 2, names[rival].range.upperBound == bodyEnd else { continue }
                    names[rival].range = start..<bodyEnd
                } else if !covered.meets(start..<found.upperBound) {
                    missed.append(FoundName(range: start..<bodyEnd, kind: .organisation, confidence: 0.8))
                }
            }
        }
        if !missed.isEmpty { names = (names + missed).sorted { $0.range.lowerBound < $1.range.lowerBound } }
    }

    /// Who sits in a body under a word of its own, which the body's last two scalars begin.
    private static let delegates = Scalars.words("人大代表 政协委员")
    private static let national = Scalars("全国")
    private static let levels = Set("省市区县旗州".unicodeScalars)
    private static let formerParty = Scalars.words("原党组 原党委 原党支部 原党总支 原机关党委")

    /// 省政协原党组成员: the body is 省政协 and the office 党组成员, since the post is past and not the body.
    private mutating func cutFormer(_ name: inout FoundName) {
        let printed = Scalars(text[name.range])
        guard let former = Self.formerParty.first(where: { printed.count > $0.count + 1 && printed.hasSuffix($0) }) else { return }
        let end = name.range.upperBound
        name.range = name.range.lowerBound..<(end - former.count)
        partyPosts[end] = end - former.count + 1
    }
}

/// Which scalars of a text belong to something.
struct Cover {
    private var isTaken: [Bool]

    init(_ count: Int) { isTaken = [Bool](repeating: false, count: count) }

    mutating func add(_ range: Range<Int>) {
        for at in range { isTaken[at] = true }
    }

    func meets(_ range: Range<Int>) -> Bool { range.contains { isTaken[$0] } }
}
