import Newspaper

/// Cuts the entities of a release into the parts of its catalogue. A part is all entities whose ids begin alike, and its
/// name is that beginning: the shortest that no more entities share than go into a part.
///
/// Where parts begin and end thus follows from the ids alone, and an id that comes or goes touches its own part only: it
/// moves no other, as it would if parts were filled up one after another. Ids are hashes, so parts of one depth are about
/// the same size; one that is too large becomes sixteen. Divisions are parted by the digits of their codes, and so by province,
/// prefecture and county.
package struct CatalogueParts {
    package struct Part {
        /// `P3f`: people whose hashes begin with 3f. `g14`: divisions whose codes begin with 14.
        package let name: String
        /// In order of id.
        package let entities: [PackedEntity]
    }

    private let size: Int
    private let pull: () throws -> PackedEntity?
    /// No more than a part and one more.
    private var ahead: [PackedEntity] = []
    private var last: [UInt8] = []

    /// - Parameters:
    ///   - size: entities in a part, at most; at least one.
    ///   - pull: the entities, each once and in order of id.
    package init(size: Int, _ pull: @escaping () throws -> PackedEntity?) {
        (self.size, self.pull) = (size, pull)
    }

    /// Nil at the end.
    package mutating func next() throws -> Part? {
        while ahead.count <= size, let entity = try pull() { ahead.append(entity) }
        guard let first = ahead.first.map(Self.letters) else { return nil }
        // Whatever begins as the last of the part before does was too much for one part, and so is whatever `size` more do.
        let beyond = ahead.count > size ? Self.letters(ahead[size]) : []
        let name = first.prefix(1 + max(Self.common(first, last), Self.common(first, beyond)))
        let count = Self.end(of: name, ahead)
        let entities = Array(ahead[..<count])
        last = Self.letters(entities[count - 1])
        ahead.removeFirst(count)
        return Part(name: String(decoding: name.filter { $0 != Self.end }, as: UTF8.self), entities: entities)
    }

    /// Stands after an id, as a code may be the beginning of another. Less than all letters.
    private static let end: UInt8 = 0

    private static func letters(_ entity: PackedEntity) -> [UInt8] { Array(entity.id.shortText.utf8) + [end] }

    private static func common(_ a: [UInt8], _ b: [UInt8]) -> Int { zip(a, b).prefix { $0 == $1 }.count }

    /// How many of the entities begin with a name; those are the first of them.
    private static func end(of name: ArraySlice<UInt8>, _ entities: [PackedEntity]) -> Int {
        var (low, high) = (1, entities.count)
        while low < high {
            let middle = (low + high) / 2
            if letters(entities[middle]).starts(with: name) { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
