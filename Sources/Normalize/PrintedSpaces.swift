import Newspaper

/// Spaces that a newspaper prints by rule, whatever stands around them: after 本报讯 and between reporters and
/// what they are. Where a whole line is set letter by letter nothing else tells them from letter spaces.
enum PrintedSpaces {
    /// Whether a printed space is due between the two parts of a line, both without blanks.
    static func isDue(between before: ArraySlice<Unicode.Scalar>, and after: ArraySlice<Unicode.Scalar>) -> Bool {
        if after.starts(with: correspondent) || after.elementsEqual(photographed) && before.last != "拍" { return true }
        if before.count <= openings.longest, openings.words.contains(where: before.elementsEqual) {
            return after.first != "（" && after.first != "("
        }
        return labels.contains { before.suffix($0.count).elementsEqual($0) }
    }

    /// Datelines that open a line.
    private static let openings: (words: [Scalars], longest: Int) = {
        let words = ["本报讯", "本报综合消息", "本网讯", "本台讯"].map { Scalars($0) }
        return (words, words.map(\.count).max() ?? 0)
    }()

    /// Labels that a name follows. 记者 alone is a word of running text (记者了解到).
    private static let labels = [
        "通讯员", "（记者", "(记者", "本报记者", "（文/图", "（图/文", "实习记者", "见习记者", "特约记者",
    ].map { Scalars($0) }

    private static let correspondent = Scalars("通讯员")
    /// Ends a caption: 周志桂 摄.
    private static let photographed = Scalars("摄")
}
