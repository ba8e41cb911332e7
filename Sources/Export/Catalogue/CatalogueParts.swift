import Newspaper

/// Cuts the entities of a release into the parts of its catalogue. A part is all entities whose ids begin alike, and its
/// name is that beginning: the shortest that no more entities share than go into a part.
///
/// Where parts begin and end thus follows from the ids alone, and an id that comes or goes touches its own part only: it
/// moves no other, as it would if parts were filled up one after another. Ids are hashes, so parts of one depth are about
/// the same size; one that is too large becomes sixteen. Divisions are parted by the digits of their codes, and so by province,
/// prefecture and county.
package struct CatalogueParts {
    /// What parts are made of.
    package enum Piece {
        case entity(PackedEntity)
        /// All entities of a part that there was before, in which nothing has changed.
        case part(KeptPart)
    }

    /// A part of which no more is known than how its ids begin and how many they are.
    package struct KeptPart {
        /// Where it stands among others of its kind.
        package let index: Int
        package let beginning: Beginning
        package let count: Int

        package init(index: Int, beginning: Beginning, count: Int) {
            (self.index, self.beginning, self.count) = (index, beginning, count)
        }
    }

    /// How ids begin.
    package struct Beginning: Hashable, Sendable {
        /// Letters of ids, and `end` after a whole one.
        package let letters: [UInt8]

        package init(_ letters: some Sequence<UInt8>) { self.letters = Array(letters) }

        /// `P3f`: people whose hashes begin with 3f. `g14`: divisions whose codes begin with 14.
        package var name: String { String(decoding: letters.filter { $0 != CatalogueParts.end }, as: UTF8.self) }

        /// Whether an id begins like that.
        package func includes(_ id: EntityID) -> Bool { CatalogueParts.letters(id).starts(with: letters) }

        /// Whether an id comes before all that begin like that.
        package func isAfter(_ id: EntityID) -> Bool {
            let own = CatalogueParts.letters(id)
            return own.lexicographicallyPrecedes(letters)
        }
    }

    package struct Part {
        package let beginning: Beginning
        package let content: Content
        package var name: String { beginning.name }

        package enum Content {
            /// In order of id.
            case entities([PackedEntity])
            /// It is a part that there was before.
            case kept(KeptPart)
        }
    }

    private let size: Int
    private let open: (KeptPart) throws -> [PackedEntity]
    private let pull: () throws -> Piece?
    /// No more than a part and one piece more.
    private var ahead: [Piece] = []
    private var last: [UInt8] = []

    /// - Parameters:
    ///   - size: entities in a part, at most; at least one.
    ///   - open: the entities of a part that is a part no more.
    ///   - pull: the entities, each once and in order of id.
    package init(size: Int, open: @escaping (KeptPart) throws -> [PackedEntity], _ pull: @escaping () throws -> Piece?) {
        (self.size, self.open, self.pull) = (size, open, pull)
    }

    /// - Parameter pull: the entities, each once and in order of id.
    package init(size: Int, _ pull: @escaping () throws -> PackedEntity?) {
        self.init(size: size, open: { _ in [] }) { try pull().map(Piece.entity) }
    }

    /// Nil at the end.
    package mutating func next() throws -> Part? {
        var count = ahead.reduce(0) { $0 + $1.count }
        while count <= size, let piece = try pull() {
            ahead.append(piece)
            count += piece.count
        }
        guard let first = ahead.first?.letters else { return nil }
        // Whatever begins as the last of the part before does was too much for one part, and so is whatever more than `size` do.
        // Of a part that there was before all ids begin as it does, and no other: its letters stand for all of them.
        let beyond = count > size ? ahead[ahead.count - 1].letters : []
        let beginning = Beginning(first.prefix(1 + max(Self.common(first, last), Self.common(first, beyond))))
        let end = end(of: beginning)
        let pieces = ahead[..<end]
        last = ahead[end - 1].letters
        defer { ahead.removeFirst(end) }
        if pieces.count == 1, case .part(let part) = pieces[0], part.beginning == beginning {
            return Part(beginning: beginning, content: .kept(part))
        }
        var entities: [PackedEntity] = []
        for piece in pieces {
            switch piece {
            case .entity(let entity): entities.append(entity)
            case .part(let part): entities += try open(part)
            }
        }
        return Part(beginning: beginning, content: .entities(entities))
    }

    /// Stands after an id, as a code may be the beginning of another. Less than all letters.
    private static let end: UInt8 = 0

    fileprivate static func letters(_ id: EntityID) -> [UInt8] { Array(id.shortText.utf8) + [end] }

    private static func common(_ a: [UInt8], _ b: [UInt8]) -> Int { zip(a, b).prefix { $0 == $1 }.count }

    /// How many of the pieces ahead begin like that; those are the first of them.
    private func end(of beginning: Beginning) -> Int {
        var (low, high) = (1, ahead.count)
        while low < high {
            let middle = (low + high) / 2
            if ahead[middle].letters.starts(with: beginning.letters) { low = middle + 1 } else { high = middle }
        }
        return low
    }
}

extension CatalogueParts.Piece {
    fileprivate var count: Int {
        switch self {
        case .entity: 1
        case .part(let part): part.count
        }
    }

    fileprivate var letters: [UInt8] {
        switch self {
        case .entity(let entity): CatalogueParts.letters(entity.id)
        case .part(let part): part.beginning.letters
        }
    }
}
