import Newspaper

/// What kind of furniture a line is, once it is known to be some.
enum FurnitureKinds {
    static func furniture(_ label: LineLabel, _ lines: [LineFacts]) -> Furniture {
        let passage = PassageBuilder.passage(lines)
        let (kind, reason) = kind(label, passage.text)
        return Furniture(kind: kind, passage: passage, reason: reason)
    }

    private static func kind(_ label: LineLabel, _ text: Scalars) -> (Furniture.Kind, String) {
        if text.allSatisfy({ $0.isDigit || $0.isBlank || $0.isPunctuation }), text.count <= 6 {
            return (.pageNumber, "a number and nothing else")
        }
        if weather.contains(where: { text.firstRange(of: $0) != nil }) { return (.weather, "names weather and temperatures") }
        if pointers.contains(where: { text.starts(with: $0) }) { return (.index, "points to other pages") }
        switch label {
        case .masthead: return (.masthead, "looks and stands like the paper's own name and data")
        case .imprint: return (.masthead, "says where the paper is printed and how to reach it")
        case .folio: return (.folio, "names the day, the page or the issue")
        case .editors: return (.editors, "names editors")
        case .slogan: return (.slogan, "display type that shares no vocabulary with an article")
        case .ad:
            let isNotice = notices.contains { text.prefix(12).starts(with: $0) || Scalars(text.prefix(12)).firstRange(of: $0) != nil }
            return isNotice ? (.notice, "opens as notices do") : (.ad, "reads like an advertisement")
        default: return (.unknown, "no part of an article")
        }
    }

    private static let weather = ["气温", "℃", "降水概率", "天气预报"].map(Scalars.init)
    private static let pointers = ["导读", "今日导读", "要闻导读", "本期导读", "今日看点"].map(Scalars.init)
    private static let notices = ["声明", "公告", "启事", "公示", "通告", "遗失", "注销"].map(Scalars.init)
}
