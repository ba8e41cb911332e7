import Newspaper

/// What kind of furniture lines are, once they are known to be some. Their words say it where they can; else their
/// label does.
enum FurnitureKinds {
    /// The pieces that lines of one label make up: of what stands together as advertisements, an index box, a weather
    /// report and each notice with a heading are pieces of their own.
    static func pieces(_ label: LineLabel, _ lines: [LineFacts]) -> [Furniture] {
        guard label == .ad else { return [furniture(label, lines)] }
        let texts = lines.map(\.text)
        var pieces: [Furniture] = []
        var start = 0, at = 0
        func close(_ end: Int) {
            if start < end { pieces.append(furniture(label, Array(lines[start..<end]))) }
            start = end
        }
        while at < lines.count {
            if let end = IndexBox.end(texts, from: at) ?? weatherEnd(texts, from: at) {
                close(at)
                close(end)
                at = end
            } else {
                if FurnitureWords.isNoticeHeading(texts[at]) || FurnitureWords.mayHeadNotice(texts[at]) { close(at) }
                at += 1
            }
        }
        close(lines.count)
        return pieces
    }

    static func furniture(_ label: LineLabel, _ lines: [LineFacts]) -> Furniture {
        let (kind, reason) = kind(label, lines.map(\.text))
        return Furniture(kind: kind, passage: PassageBuilder.passage(lines), reason: reason)
    }

    /// Display type that no article claims: mostly nothing known, unless its words give it away.
    static func unclaimed(_ lines: [LineFacts]) -> Furniture {
        let known = kind(bySurface: lines.map(\.text))
        return Furniture(
            kind: known?.kind ?? .unknown, passage: PassageBuilder.passage(lines, separator: [" "]),
            reason: known?.reason ?? "reads like a headline that no article of the page matches")
    }

    /// Where the weather report ends that begins at a line, nil where none does.
    static func weatherEnd(_ lines: [Scalars], from start: Int) -> Int? {
        let isClear = FurnitureWords.opensWithWeather(lines[start])
        guard isClear || FurnitureWords.mayHeadWeather(lines[start]) else { return nil }
        let rest = lines[(start + 1)...].prefix { $0.count <= 40 && FurnitureWords.tellsWeather($0) && !DatelineParser.startsWithLead($0) }
        return isClear || !rest.isEmpty ? start + 1 + rest.count : nil
    }

    private static func kind(_ label: LineLabel, _ lines: [Scalars]) -> (kind: Furniture.Kind, reason: String) {
        if let known = kind(bySurface: lines) { return known }
        let text = Scalars(lines.joined())
        switch label {
        case .masthead:
            // Small advertisements can be set as the paper's own name and data are.
            if FurnitureWords.readsAsAdvertisement(text), !FurnitureWords.speaksOfPaper(text) { return (.ad, "offers something for money") }
            return (.masthead, "looks and stands like the paper's own name and data")
        case .imprint: return (.masthead, "says where the paper is printed and how to reach it")
        case .folio: return (.folio, "names the day, the page or the issue")
        case .editors: return (.editors, "names editors")
        case .ad, .slogan:
            if FurnitureWords.readsAsNotice(text, firstLine: lines.first ?? []) { return (.notice, "opens or closes as notices do") }
            if label == .slogan, !FurnitureWords.readsAsAdvertisement(text) || FurnitureWords.isSloganLike(text) {
                return (.slogan, "display type that shares no vocabulary with an article")
            }
            return (.ad, "reads like an advertisement")
        default: return (.unknown, "no part of an article")
        }
    }

    /// What the words alone settle.
    private static func kind(bySurface lines: [Scalars]) -> (kind: Furniture.Kind, reason: String)? {
        let text = Scalars(lines.joined())
        if FurnitureWords.isPageNumber(text) { return (.pageNumber, "a page's number and nothing else") }
        if !lines.isEmpty, IndexBox.opens(lines[0]) || IndexBox.end(lines, from: 0) == lines.count { return (.index, "points to other pages") }
        if FurnitureWords.isNoticeHeading(lines.first ?? []) || FurnitureWords.isNoticeFormula(text) { return (.notice, "opens or closes as notices do") }
        if FurnitureWords.speaksAsPaper(text) { return (.masthead, "says who publishes the paper") }
        // 责编/王伟 is 责编：王伟.
        if let folio = Folio(text) ?? Folio(text.map { slashes.contains($0) ? "：" : $0 }) {
            if folio.date != nil || folio.weekday != nil || !folio.issueNumber.isEmpty || !folio.pageName.isEmpty || folio.pageCount != nil {
                return (.folio, "names the day, the page or the issue")
            }
            if !folio.editors.isEmpty { return (.editors, "names editors") }
        }
        if FurnitureWords.tellsWeather(text) { return (.weather, "tells the sky, temperatures or wind") }
        return nil
    }

    private static let slashes = Set("/／|｜丨".unicodeScalars)
}
