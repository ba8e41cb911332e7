import Newspaper

/// What stands beside an amount and makes it less exact.
enum QuantityModifiers {
    /// 余 and 多 stand inside an amount, before its unit.
    static let surplus: Set<Unicode.Scalar> = ["余", "多", "来", "餘"]

    /// 近, 超过: what ends right before `start`.
    static func before(_ start: Int, in text: Scalars) -> String {
        guard start > 0, ends.contains(text[start - 1]) else { return "" }
        for (word, modifier) in words where start >= word.count {
            if text[(start - word.count)..<start].elementsEqual(word) { return modifier }
        }
        return ""
    }

    /// 以上, 左右: what stands right after `end`.
    static func after(_ end: Int, in text: Scalars) -> String {
        guard end < text.count else { return "" }
        if surplus.contains(text[end]), text[end] != "来" { return "over" }
        if text[end] == "内" { return end + 1 < text.count && "部容外地科".unicodeScalars.contains(text[end + 1]) ? "" : "under" }
        guard end + 1 < text.count else { return "" }
        switch (text[end], text[end + 1]) {
        case ("以", "上"), ("有", "余"), ("之", "多"): return "over"
        case ("左", "右"), ("上", "下"): return "about"
        case ("以", "下"), ("以", "内"), ("之", "内"): return "under"
        default: return ""
        }
    }

    /// Longer words before those they end in.
    private static let words: [(word: Scalars, modifier: String)] = [
        ("不超过", "under"), ("不高于", "under"), ("不多于", "under"), ("不少于", "over"), ("不低于", "over"), ("超过", "over"),
        ("高于", "over"), ("多于", "over"), ("低于", "under"), ("少于", "under"), ("不足", "under"), ("不到", "under"),
        ("未满", "under"), ("大约", "about"), ("大概", "about"), ("将近", "nearly"), ("接近", "nearly"), ("至少", "over"),
        ("最少", "over"), ("突破", "over"), ("已过", "over"), ("至多", "under"), ("最多", "under"), ("约", "about"), ("近", "nearly"), ("超", "over"), ("逾", "over"),
    ].map { (Scalars($0.0), $0.1) }
    private static let ends = Set(words.compactMap(\.word.last))
}
