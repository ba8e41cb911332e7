import Newspaper

/// What is certain of a line, whatever the model makes of it.
struct LineRules {
    private(set) var labels: [LineLabel]
    /// Lines that begin an article beyond doubt.
    private(set) var openings: Set<Int> = []

    /// Labels that a line's own words settle: 合办：… is the paper speaking of itself, 遗失声明 on a line of its own
    /// heads a notice, 下转第2版 closes a body.
    static func pinned(_ page: PageFacts) -> [Int: LineLabel] {
        var pinned: [Int: LineLabel] = [:]
        let texts = page.lines.map(\.text)
        for (index, text) in texts.enumerated() where pinned[index] == nil {
            func pinAsAdvertisement(_ end: Int) { for line in index..<end { pinned[line] = .ad } }
            if let end = IndexBox.end(texts, from: index) ?? FurnitureKinds.weatherEnd(texts, from: index) {
                pinAsAdvertisement(end)
            } else if FurnitureWords.speaksAsPaper(text) {
                pinned[index] = .masthead
            } else if FurnitureWords.isNoticeHeading(text) {
                pinAsAdvertisement(endOfNotices(from: index, page))
            } else if FurnitureWords.mayHeadNotice(text), let end = sentenceEnd(from: index + 1, page), isNotice(index..<end, page) {
                pinAsAdvertisement(endOfNotices(from: index, page))
            } else if let end = endOfFormula(from: index, page) {
                pinAsAdvertisement(end)
            } else if Jump.isOne(text) {
                pinned[index] = .body
            } else if page.lines[index].isByline, BylineParser.isReporters(text) {
                pinned[index] = .byline
            }
        }
        return pinned
    }

    /// The line after the notices under a heading: the sentence that follows it, and all after that which speak as
    /// notices do.
    private static func endOfNotices(from heading: Int, _ page: PageFacts) -> Int {
        var end = heading + 1
        while let next = sentenceEnd(from: end, page), end == heading + 1 || isNotice(end..<next, page) { end = next }
        return end
    }

    /// The line after the sentence that begins with a line: nil where it runs over more lines than notices have, or
    /// an article begins in it.
    private static func sentenceEnd(from start: Int, _ page: PageFacts) -> Int? {
        guard start < page.lines.count else { return nil }
        let window = page.lines[start..<min(page.lines.count, start + noticeLines)]
        guard let last = window.firstIndex(where: { $0.end == .sentence }),
            !window[...last].contains(where: { DatelineParser.startsWithLead($0.text) })
        else { return nil }
        return last + 1
    }

    private static func isNotice(_ lines: Range<Int>, _ page: PageFacts) -> Bool { FurnitureWords.isNotice(page.lines[lines].map(\.text)) }

    /// The line after a sentence that nobody writes but in a notice, where a line begins one: 王伟遗失居民身份证一枚，声明作废。
    private static func endOfFormula(from start: Int, _ page: PageFacts) -> Int? {
        guard start == 0 || page.lines[start - 1].end != .runningText, FurnitureWords.mayOpenFormula(page.lines[start].text),
            let end = sentenceEnd(from: start, page),
            FurnitureWords.isNoticeFormula(Scalars(page.lines[start..<end].map(\.text).joined()))
        else { return nil }
        return end
    }

    /// Notices are short.
    private static let noticeLines = 8

    /// Mends labels that cannot be, seen beside each other.
    init(_ labels: [LineLabel], _ page: PageFacts) {
        self.labels = labels
        dissolveBylines(page)
        dissolveCaptions(page)
        dissolveLastParagraphs(page)
        var last: Int?
        for index in self.labels.indices.dropFirst() where self.labels[index].isBody && page.lines[index - 1].end == .byline {
            let isSentenceBefore = index > 1 && page.lines[index - 2].end == .sentence
            // 下转第2版 may stand below the byline, and closes the same article.
            guard !Jump.isOne(page.lines[index].text),
                BylineParser.closesArticle(page.lines[index - 1].text, isSentenceBefore: isSentenceBefore)
            else { continue }
            self.labels[index] = .articleStart
            openings.insert(index)
        }
        for (index, label) in self.labels.enumerated() where label.isBody {
            let text = page.lines[index].text
            if Jump.opens(text) || last.map({ Jump.isOnward(page.lines[$0].text) }) ?? false {
                self.labels[index] = .articleStart
                openings.insert(index)
            } else if label == .body, let last, last + 1 < index, page.lines[last].end != .runningText {
                // Text behind something else opens a paragraph where the text before it had come to its end.
                self.labels[index] = .paragraphStart
            }
            last = index
        }
    }

    /// A lone line taken for a caption that neither opens nor closes as captions do, and is no sentence, is a headline.
    private mutating func dissolveCaptions(_ page: PageFacts) {
        for (index, label) in labels.enumerated() where label == .caption {
            let text = page.lines[index].text
            let isAlone = (index == 0 || labels[index - 1] != .caption) && (index + 1 == labels.count || labels[index + 1] != .caption)
            guard isAlone, page.lines[index].opening != .caption, Closing.of(text) == .none, text.contains(where: \.isHan),
                !text.contains(where: { $0 == "，" || $0.endsSentence })
            else { continue }
            labels[index] = .headlineStart
        }
    }

    /// Text ends with a sentence: a lone line behind one, with no text behind it and neither comma nor full stop in it, is
    /// a headline.
    private mutating func dissolveLastParagraphs(_ page: PageFacts) {
        for (index, label) in labels.enumerated().dropFirst() where label == .paragraphStart && labels[index - 1].isBody {
            let text = page.lines[index].text
            guard page.lines[index - 1].end != .runningText, index + 1 == labels.count || !labels[index + 1].isBody,
                page.lines[index].end == .runningText, text.contains(where: \.isHan), !Jump.isOne(text),
                !text.contains(where: { $0 == "，" || $0.endsSentence }), text.last.map({ !$0.closesBracket && $0 != "：" }) ?? false
            else { continue }
            labels[index] = .headlineStart
        }
    }

    /// Lines taken for bylines that do not read as one are what stands before them; nothing is dropped for being
    /// misread.
    private mutating func dissolveBylines(_ page: PageFacts) {
        var index = 0
        while index < labels.count {
            guard labels[index] == .byline else {
                index += 1
                continue
            }
            let end = labels[index...].firstIndex { $0 != .byline } ?? labels.count
            if BylineParser.group(page.lines[index..<end].map(\.text)) == nil {
                let before = index > 0 ? labels[index - 1] : .paragraphStart
                let label: LineLabel = before.isBody ? .body : before.isHeadline || before == .caption ? .caption : before
                for line in index..<end { labels[line] = label }
            }
            index = end
        }
    }
}
