/// What a line is on its page: the labels that the line model gives, one to a line.
package enum LineLabel: Int, CaseIterable, Sendable {
    /// First line of an article's body.
    case articleStart
    /// First line of a further paragraph.
    case paragraphStart
    /// Body text that goes on from the line before.
    case body
    /// A line that holds nothing but a byline.
    case byline
    case caption
    /// 引题
    case kicker
    /// First line of a main headline (主题).
    case headlineStart
    /// A headline that goes on from the line before.
    case headline
    /// 副题
    case subhead
    case masthead
    case folio
    case editors
    case slogan
    case ad
    /// Where the paper is printed, how to reach it.
    case imprint

    package var isBody: Bool { self == .articleStart || self == .paragraphStart || self == .body }

    package var isHeadline: Bool {
        self == .kicker || self == .headlineStart || self == .headline || self == .subhead
    }

    /// The name in the model file and in `inspect`.
    package var name: String { "\(self)" }
}

/// Labels that a line may have.
struct LabelSet: OptionSet {
    let rawValue: UInt16

    static let all = LabelSet(rawValue: 1 << LineLabel.allCases.count - 1)
    static let articleStart = LabelSet(.articleStart)
    static let paragraphStart = LabelSet(.paragraphStart)
    static let body = LabelSet(.body)
    static let caption = LabelSet(.caption)
    static let ad = LabelSet(.ad)

    init(rawValue: UInt16) { self.rawValue = rawValue }

    init(_ label: LineLabel) { rawValue = 1 << label.rawValue }
}
