import Newspaper

/// What is certain of a line, whatever the model makes of it.
struct LineRules {
    private(set) var labels: [LineLabel]
    /// Lines that begin an article beyond doubt.
    private(set) var openings: Set<Int> = []
    /// Lines of the page that, in display type, begin a headline beyond doubt.
    private let headlineOpenings: Set<Int>

    /// What is known of lines before they are labelled.
    static func allowed(_ page: PageFacts) -> [Int: LabelSet] {
        var allowed = page.paragraphing.labels(page)
        for (index, label) in pinned(page) { allowed[index] = LabelSet(label) }
        return allowed
    }

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
        while let next = sentenceEnd(from: end, page), end == heading + 1 || isNotice(end..<next, page) {
            // Another notice may stand below something else.
            if page.lines[(end + 1)..<next].contains(where: { headsNotice($0.text) }) { break }
            end = next
        }
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

    private static func headsNotice(_ text: Scalars) -> Bool { FurnitureWords.isNoticeHeading(text) || FurnitureWords.mayHeadNotice(text) }

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
    /// - Parameter headlines: lines of the page, as `LineFacts.line` has them, known to begin a headline where they are display type.
    init(_ labels: [LineLabel], _ page: PageFacts, headlines: Set<Int> = []) {
        (self.labels, headlineOpenings) = (labels, headlines)
        dissolveBylines(page)
        closeBrackets(page)
        dissolveCaptions(page)
        dissolveFragments(page)
        closeSentences(page)
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

    /// Whether a line of display type begins a headline beyond doubt.
    func beginsHeadline(_ line: LineFacts) -> Bool { headlineOpenings.contains(line.line) }

    /// A few lines taken for a caption that neither open nor close as captions do, and are no sentence, are headlines.
    private mutating func dissolveCaptions(_ page: PageFacts) {
        for run in runs(of: .caption) where run.count <= Self.headlineLines {
            let areHeadlines = page.lines[run].allSatisfy {
                Self.mayBeHeadline($0.text[...]) && $0.opening != .caption && Closing.of($0.text) == .none
            }
            if areHeadlines { for line in run { labels[line] = .headlineStart } }
        }
    }

    /// Lines on end that have a label.
    private func runs(of label: LineLabel) -> [Range<Int>] {
        var runs: [Range<Int>] = []
        for index in labels.indices where labels[index] == label {
            if let last = runs.last, last.upperBound == index {
                runs[runs.count - 1] = last.lowerBound..<(index + 1)
            } else {
                runs.append(index..<(index + 1))
            }
        }
        return runs
    }

    /// Whether a line has neither comma nor full stop.
    private static func mayBeHeadline(_ text: ArraySlice<Unicode.Scalar>) -> Bool {
        text.contains(where: \.isHan) && !text.contains { $0 == "，" || $0.endsSentence }
    }

    /// Text ends with a sentence: a few lines that begin something, break off amid a sentence before something else, and have
    /// neither comma nor full stop in them, are a headline.
    private mutating func dissolveFragments(_ page: PageFacts) {
        var start = 0
        while start < labels.count {
            guard labels[start].isBody else {
                start += 1
                continue
            }
            var end = start + 1
            while end < labels.count, labels[end].isBody, labels[end] != .articleStart, page.lines[end - 1].end == .runningText { end += 1 }
            if end - start <= Self.headlineLines, isFragment(start..<end, page) {
                let goesOn = start > 0 && labels[start - 1].isHeadline
                for line in start..<end { labels[line] = line == start && !goesOn ? .headlineStart : .headline }
            }
            start = end
        }
    }

    private func isFragment(_ range: Range<Int>, _ page: PageFacts) -> Bool {
        let last = page.lines[range.upperBound - 1]
        // 盾构机如何建链成群？ may be the last line of a headline as well as of a text.
        let asks = range.lowerBound > 0 && labels[range.lowerBound - 1].isHeadline && (last.text.last == "？" || last.text.last == "！")
        guard asks || last.end == .runningText, let mark = last.text.last, !mark.closesParenthesis, mark != "：" else { return false }
        if range.upperBound < labels.count, labels[range.upperBound].isBody {
            let next = page.lines[range.upperBound]
            guard next.opening.beginsArticle, next.opening == .lead || page.flow[range.upperBound] <= .neutral else { return false }
        }
        return range.allSatisfy { index in
            let line = page.lines[index]
            let text = asks && index == range.upperBound - 1 ? line.text.dropLast() : line.text[...]
            return Self.mayBeHeadline(text) && !line.opening.beginsArticle && text.last != "、" && !Jump.isOne(line.text)
        }
    }

    /// A short line that closes a bracket which the headline above leaves open is the rest of it: 第四集《心手相｜连》.
    private mutating func closeBrackets(_ page: PageFacts) {
        for index in labels.indices.dropFirst() where labels[index - 1].isHeadline && !labels[index].isHeadline {
            let line = page.lines[index]
            if line.width <= page.lines[index - 1].width, !line.text.contains(where: \.endsSentence),
                BracketSpans.continued([page.lines[index - 1].text, line.text]) == [1]
            {
                labels[index] = .headline
            }
        }
    }

    /// A sentence that a text breaks off before advertisements ends in the first of their lines, where these do not read as
    /// notices or offers do: …累计劝阻潜在受害人｜1350人，止付资金427万元。
    private mutating func closeSentences(_ page: PageFacts) {
        for index in labels.indices.dropFirst()
        where labels[index] == .ad && labels[index - 1].isBody && page.lines[index - 1].end == .runningText {
            // A number may follow whatever it likes.
            guard page.flow[index] > .never || page.lines[index].text.first.map(\.isDigit) ?? false else { continue }
            let lines = index..<min(labels.count, index + 2)
            guard let last = lines.first(where: { page.lines[$0].end == .sentence }), labels[index...last].allSatisfy({ $0 == .ad }) else { continue }
            let texts = page.lines[index...last].map(\.text), text = Scalars(texts.joined())
            if FurnitureWords.readsAsNotice(text, firstLine: texts[0]) || FurnitureWords.isNotice(texts) || FurnitureWords.readsAsAdvertisement(text) { continue }
            for line in index...last { labels[line] = .body }
        }
    }

    /// No headline has more, mostly.
    private static let headlineLines = 4

    /// Lines taken for bylines that do not read as one are what stands before them; nothing is dropped for being
    /// misread.
    private mutating func dissolveBylines(_ page: PageFacts) {
        for run in runs(of: .byline) where BylineParser.group(page.lines[run].map(\.text)) == nil {
            let before = run.lowerBound > 0 ? labels[run.lowerBound - 1] : .paragraphStart
            let label: LineLabel = before.isBody ? .body : before.isHeadline || before == .caption ? .caption : before
            for line in run { labels[line] = label }
        }
    }
}
