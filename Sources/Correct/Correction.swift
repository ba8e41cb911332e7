import Newspaper

/// What an editor wants to be otherwise on one page.
package struct Correction: Hashable, Sendable {
    /// Where it is written: the file's path in the folder of corrections, and the place in its list, from 1.
    package var file: String
    package var number: Int
    /// Why, for people; empty if it does not say.
    package var note: String
    package var page: PageReference
    /// Path of the page's source file, or its end; nil where the page's number tells enough.
    package var source: String?
    /// SHA-256 of the source file that the editor looked at.
    package var sha256: String?
    package var change: Change

    package init(
        file: String, number: Int, note: String = "", page: PageReference, source: String? = nil, sha256: String? = nil,
        change: Change
    ) {
        self.file = file
        self.number = number
        self.note = note
        self.page = page
        self.source = source
        self.sha256 = sha256
        self.change = change
    }

    package enum Change: Hashable, Sendable {
        /// Sets the text of headline parts; nil leaves a part alone.
        case headline(article: String, kicker: Scalars?, headline: Scalars?, subhead: Scalars?)
        case move(LineSelection, to: String, as: ArticlePart, at: BodyPlace)
        /// The lines of the body from this one on become an article of their own.
        case split(article: String, line: Int, expect: Scalars?)
        /// The others go into the article, in this order.
        case merge(article: String, others: [String])
        case furniture(LineSelection, Furniture.Kind)
        case addEntity(article: String, Entity.Kind, text: Scalars, start: Int?, EntityFacts)
        case setEntity(article: String, EntityReference, EntityFacts)
        case removeEntity(article: String, EntityReference)
    }

    /// What records say of it: file, what was done or is wrong, and the note. Never its number, so that a correction added
    /// before it changes nothing.
    func told(_ text: String) -> String { "\(file): \(text)" + (note.isEmpty ? "" : " (\(note))") }

    /// Whether it is about what extract finds.
    package var isOfEntities: Bool {
        switch change {
        case .headline, .move, .split, .merge, .furniture: false
        case .addEntity, .setEntity, .removeEntity: true
        }
    }
}

/// Lines of a page by the numbers that people see.
package struct LineSelection: Hashable, Sendable {
    /// In the order in which they are to be read; each begins and ends with a line that prints something.
    package var ranges: [ClosedRange<Int>]
    /// Takes only the lines of this article; where columns stand side by side, one line of the file has several.
    package var from: String?
    /// How the first line begins, blanks aside.
    package var expect: Scalars?

    package init(_ ranges: [ClosedRange<Int>], from: String? = nil, expect: Scalars? = nil) {
        (self.ranges, self.from, self.expect) = (ranges, from, expect)
    }
}

/// What moved lines become in their article.
package enum ArticlePart: String, CaseIterable, Sendable { case body, kicker, headline, subhead, caption, byline }

/// Where moved lines go in a body.
package enum BodyPlace: String, CaseIterable, Sendable {
    /// By their numbers.
    case inOrder = "in-order"
    case start, end
}

/// An entity by its name in the article's row.
package struct EntityReference: Hashable, Sendable {
    package var name: Scalars
    /// Nil where the name tells enough.
    package var kind: Entity.Kind?

    package init(name: Scalars, kind: Entity.Kind? = nil) { (self.name, self.kind) = (name, kind) }
}

/// What is to be said of an entity; nil leaves it as it is.
package struct EntityFacts: Hashable, Sendable {
    package var name: Scalars?
    package var canonical: Scalars?
    package var kind: Entity.Kind?
    package var subtype: String?
    /// Of a place that is a division.
    package var code: DivisionCode?
    /// The division that holds a place or that an organisation belongs to.
    package var parent: DivisionCode?
    package var positions: [Position]?
    package var id: EntityID?

    package init() {}

    /// What can be said of an entity, by its key in a file of corrections.
    package enum Key: String, CaseIterable, Sendable { case name, canonical, type, subtype, code, parent, positions, id }

    package var said: Set<Key> {
        let all: [(Key, Bool)] = [
            (.name, name != nil), (.canonical, canonical != nil), (.type, kind != nil), (.subtype, subtype != nil), (.code, code != nil),
            (.parent, parent != nil), (.positions, positions != nil), (.id, id != nil),
        ]
        return Set(all.filter(\.1).map(\.0))
    }
}
