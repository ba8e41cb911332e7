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
            let inside = Scalars(paragraph[2..<(end - 1)])
            return Dateline(text: Scalars(paragraph[..<end]), place: Scalars(inside.prefix { $0.isHan && $0 != "讯" }.filter(\.isHan)))
        }
        guard let parts = agencyParts(paragraph) else { return nil }
        return Dateline(text: Scalars(paragraph[..<parts.end]), place: parts.place, agency: parts.agency)
    }

    /// The end of 本报讯 and its kind: an owner, at most eleven scalars of place and day, 讯.
    private static func leadEnd(_ text: Scalars) -> Int? {
        guard owners.contains(where: { text.starts(with: $0) }) else { return nil }
        for (index, scalar) in text.enumerated().dropFirst(2).prefix(12) {
            if scalar == "讯" || scalar == "訊" {
                let inside = text[2..<index]
                return inside.starts(with: "记者".unicodeScalars) ? nil : index + 1
            }
            guard scalar.isHan || scalar.isDigit || scalar.isBlank else { return nil }
        }
        return nil
    }

    private static func agencyParts(_ text: Scalars) -> (end: Int, place: Scalars, agency: Scalars)? {
        let start = text.first == "据" ? 1 : 0
        guard let agency = agencies.first(where: { text.dropFirst(start).starts(with: $0) }) else { return nil }
        var place = Scalars()
        for (index, scalar) in text.enumerated().dropFirst(start + agency.count).prefix(24) {
            if scalar == "电" || scalar == "電" { return (index + 1, place, agency) }
            guard scalar.isHan || scalar.isDigit || scalar.isBlank || scalar == "／" || scalar == "/" else { return nil }
            if scalar.isHan, scalar != "月", scalar != "日" { place.append(scalar) }
        }
        return nil
    }

    private static let owners = ["本报", "本台", "本网", "本刊", "本報"].map(Scalars.init)
    private static let agencies = [
        "新华社", "新華社", "中新社", "中新网", "中国新闻社", "人民日报", "新华网", "中央社", "法新社", "路透社", "美联社", "塔斯社",
    ].map(Scalars.init)
}
