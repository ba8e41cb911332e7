import Newspaper

/// Reads what an article opens with: 本报讯, 本报离石讯, 新华社北京10月24日电.
package enum DatelineParser {
    /// 本报讯, 本报10月24日讯, 本台讯 …: the paper's own lead.
    package static func startsWithLead(_ text: Scalars) -> Bool { leadEnd(text) != nil }

    /// 新华社北京10月24日电, 据新华社电: an agency's.
    package static func startsWithAgency(_ text: Scalars) -> Bool { agencyParts(text) != nil }

    /// The dateline that the paragraph opens with, without reporters in brackets; nil if it has none.
    /// - Complexity: O(1): looks at the first 40 scalars only.
    package static func parse(_ paragraph: Scalars) -> Dateline? {
        if let end = leadEnd(paragraph) {
            return Dateline(text: Scalars(paragraph[..<end]), place: place(in: paragraph[2..<(end - 1)]))
        }
        guard let parts = agencyParts(paragraph) else { return nil }
        return Dateline(text: Scalars(paragraph[..<parts.end]), place: parts.place, agency: parts.agency)
    }

    /// The end of 本报讯 and its kind: an owner, at most eleven scalars of place and day, 讯.
    private static func leadEnd(_ text: Scalars) -> Int? {
        guard owners.opens(text) else { return nil }
        for (index, scalar) in text.enumerated().dropFirst(2).prefix(12) {
            if scalar == "讯" || scalar == "訊" {
                let inside = Scalars(text[2..<index]).withoutBlanks
                let isMember = index + 1 < text.count && text[index + 1] == "员"
                // 本报记者 …, 本报通讯员 …, 本报将推出资讯 are sentences; 本报南通讯 is a lead.
                if inside.starts(with: "记者") || isMember || inside == ["通"] || inside.last.map(beforeNews.contains) == true { return nil }
                return index + 1
            }
            guard scalar.isHan || scalar.isDigit || scalar.isBlank else { return nil }
        }
        return nil
    }

    private static func agencyParts(_ text: Scalars) -> (end: Int, place: Scalars, agency: Scalars)? {
        let start = text.first == "据" ? 1 : 0
        guard let length = agencies.length(opening: text[start...]) else { return nil }
        let behind = start + length
        for (index, scalar) in text.enumerated().dropFirst(behind).prefix(24) {
            if scalar == "电" || scalar == "電" {
                let inside = Scalars(text[behind..<index]).withoutBlanks
                guard inside.last == "日" || !isWord(at: index, of: text), !inside.starts(with: "记者") else { return nil }
                return (index + 1, place(in: inside[...]), Scalars(text[start..<behind]))
            }
            guard scalar.isHan || scalar.isDigit || scalar.isBlank || scalar == "／" || scalar == "/" else { return nil }
        }
        return nil
    }

    /// Whether 电 belongs to a word such as 电影 or 致电, so that it closes no dateline.
    private static func isWord(at index: Int, of text: Scalars) -> Bool {
        beforeElectric.contains(text[index - 1]) || index + 1 < text.count && afterElectric.contains(text[index + 1])
    }

    /// The place in 北京10月24日, 日内瓦十月二十四日, 离石; empty in 综合, which is none.
    private static func place(in inside: ArraySlice<Unicode.Scalar>) -> Scalars {
        var place = Scalars(inside).withoutBlanks
        for unit in ["日", "月", "年"] as Scalars where place.last == unit {
            let digits = place.dropLast().reversed().prefix { $0.isDigit || numerals.contains($0) }.count
            if digits > 0 { place.removeLast(digits + 1) }
        }
        return kinds.contains(place) ? [] : place
    }

    private static let numerals = Set("〇一二三四五六七八九十廿".unicodeScalars)
    private static let kinds: Set<Scalars> = Set(["综合", "专", "快", "特", "微", "急"].map(Scalars.init))
    /// 资讯, 喜讯, 音讯, 审讯, 问讯
    private static let beforeNews = Set("资喜音审问".unicodeScalars)
    /// 致电, 来电, 贺电, 发电, 供电, 停电, 用电
    private static let beforeElectric = Set("致来贺发供停用".unicodeScalars)
    /// 电影, 电视, 电子, 电脑, 电话, 电力, 电商, 电网, 电台, 电信
    private static let afterElectric = Set("影视子脑话力商网台信".unicodeScalars)
    private static let owners = WordList("本报 本台 本网 本刊 本報")
    private static let agencies = WordList("新华社 新華社 中新社 中新网 中国新闻社 人民日报 新华网 中央社 法新社 路透社 美联社 塔斯社")
}
