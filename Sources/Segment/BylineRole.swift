import Newspaper

/// A word of a byline that says what the people beside it did.
struct BylineRole {
    let word: Scalars
    let role: Byline.Role
    /// Whether the word may stand behind the names it speaks of: 甲 摄, 甲 文/图.
    let trails: Bool

    /// The role that the text begins with, if any, and how many scalars it takes up: justified type sets blanks even
    /// within words (通 讯员, 文/ 图).
    static func at(_ text: ArraySlice<Unicode.Scalar>) -> (role: BylineRole, length: Int)? {
        guard let first = text.first, initials.contains(first), let candidates = byInitial[first] else { return nil }
        for candidate in candidates {
            if let length = candidate.length(at: text) { return (candidate, length) }
        }
        return nil
    }

    private func length(at text: ArraySlice<Unicode.Scalar>) -> Int? {
        var rest = text
        for scalar in word {
            // Two characters with a blank between may be two roles: 文 图.
            if word.count > 2 { rest = rest.drop(while: \.isBlank) }
            guard rest.popFirst() == scalar else { return nil }
        }
        return text.count - rest.count
    }

    /// Whether some role stands in the text.
    static func occurs(in text: ArraySlice<Unicode.Scalar>) -> Bool {
        text.indices.contains { initials.contains(text[$0]) && at(text[$0...]) != nil }
    }

    private static let initials = ScalarSet(all.map { $0.word[0] })
    private static let byInitial = Dictionary(grouping: all) { $0.word[0] }

    /// Longer words before the words they contain, so that 本报记者 is not read as 记者 behind a name.
    static let all: [BylineRole] =
        leading("全媒体记者 融媒体记者 见习记者 实习记者 首席记者 特约记者 本报记者 新华社记者 中新社记者", .text)
        + leading("本报通讯员 特约通讯员 通讯员", .correspondent)
        + trailing("摄影报道", .textAndPhoto) + trailing("图片报道", .photo)
        + leading("实习生 记者 作者", .text)
        + leading("责任编辑 编辑", .editor) + trailing("整理", .editor)
        + trailing("摄影 供图", .photo) + trailing("报道 供稿 撰文", .text)
        + trailing("文/图 图/文 文／图 图／文 文图 图文 文并摄 并摄", .textAndPhoto)
        + leading("文/ 文／", .text) + leading("图/ 图／", .photo)
        + trailing("摄 图", .photo) + trailing("文", .text)

    private static func leading(_ words: String, _ role: Byline.Role) -> [BylineRole] { list(words, role, trails: false) }
    private static func trailing(_ words: String, _ role: Byline.Role) -> [BylineRole] { list(words, role, trails: true) }

    private static func list(_ words: String, _ role: Byline.Role, trails: Bool) -> [BylineRole] {
        words.split(separator: " ").map { BylineRole(word: Scalars(String($0)), role: role, trails: trails) }
    }
}
