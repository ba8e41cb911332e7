import Newspaper

/// 小标题: a paragraph of one short line inside a body that is no sentence.
enum Subheading {
    static func isOne(_ text: Scalars) -> Bool {
        guard (2...16).contains(text.count), !ScalarClass.isSentenceEnd(text) else { return false }
        return !text.contains { $0 == "，" || $0 == "；" || $0 == "：" || $0 == "、" } && text.contains(where: \.isHan)
    }
}
