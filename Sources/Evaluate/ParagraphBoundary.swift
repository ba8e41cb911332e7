import Newspaper

/// The place between two paragraphs of a body, known by the characters round it: bodies need not be aligned.
struct ParagraphBoundary {
    private static let reach = 8
    private let before, after: ArraySlice<Unicode.Scalar>

    /// The boundaries inside a body.
    static func all(in paragraphs: [Scalars]) -> [ParagraphBoundary] {
        let body = Scalars(paragraphs.joined())
        var place = 0
        return paragraphs.dropLast().map { paragraph in
            place += paragraph.count
            return ParagraphBoundary(
                before: body[max(0, place - reach)..<place], after: body[place..<min(body.count, place + reach)])
        }
    }

    /// How many of the gold boundaries have one of their own among the predicted: equal before or after.
    /// - Complexity: O(gold × predicted)
    static func matches(_ gold: [ParagraphBoundary], _ predicted: [ParagraphBoundary]) -> Int {
        var rest = predicted
        var count = 0
        for boundary in gold {
            guard let match = rest.firstIndex(where: { boundary.before == $0.before || boundary.after == $0.after }) else {
                continue
            }
            rest.remove(at: match)
            count += 1
        }
        return count
    }
}
