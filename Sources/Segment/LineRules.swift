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
        for (index, line) in page.lines.enumerated() {
            if FurnitureWords.speaksAsPaper(line.text) {
                pinned[index] = .masthead
            } else if FurnitureWords.opensWithWeather(line.text) {
                pinned[index] = .ad
            } else if FurnitureWords.isNoticeHeading(line.text) {
                for line in index..<endOfNotices(from: index, page) { pinned[line] = .ad }
            } else if Jump.isOne(line.text) {
                pinned[index] = .body
            }
        }
        return pinned
    }

    /// The line after the notices under a heading: the sentence that follows it, and all after that which speak as
    /// notices do.
    private static func endOfNotices(from heading: Int, _ page: PageFacts) -> Int {
        var end = heading + 1
        while end < page.lines.count {
            let window = page.lines[end..<min(page.lines.count, end + noticeLines)]
            guard let last = window.firstIndex(where: { $0.end == .sentence }),
                end == heading + 1 || FurnitureWords.isNotice(page.lines[end...last].map(\.text)),
                !window[...last].contains(where: { DatelineParser.startsWithLead($0.text) })
            else { break }
            end = last + 1
        }
        return end
    }

    /// Notices are short.
    private static let noticeLines = 8

    /// Mends labels that cannot be, seen beside each other.
    init(_ labels: [LineLabel], _ page: PageFacts) {
        self.labels = labels
        dissolveBylines(page)
        var last: Int?
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
