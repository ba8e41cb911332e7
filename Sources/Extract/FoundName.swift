import Newspaper

/// One mention of a person, organisation or place, before mentions of the same are put together.
struct FoundName: Equatable, Sendable {
    var range: Range<Int>
    var kind: Entity.Kind
    var confidence: Confidence
    var code = 0
    var office: Scalars = []
    var organisation: Scalars = []
}

/// How sure each kind of rule is: estimates of its precision on local papers, not probabilities of a model.
enum Confidence: Double, Sendable {
    case byline = 0.97
    case division = 0.95
    /// A fixed name, or a level and its body: 国务院, 区委.
    case fixedBody = 0.93
    case personInOffice = 0.9
    case bodyOfPlace = 0.88
    case placeStem = 0.85
    case speaker = 0.8
    case suffixedPlace = 0.78
    case ambiguousPlace = 0.75
    case boundedBody = 0.7
    case bareBody = 0.65
}
