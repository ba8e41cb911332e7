/// Where a stretch of assembled text comes from: `length` scalars from `start` of the assembled text are the
/// scalars from `column` of the clean text of line `line` (index into the page's lines). Scalars of the
/// assembled text that no run covers were put there by joining: a space between Latin words, a line feed.
package struct TextRun: Hashable, Sendable {
    package var start: Int
    package var length: Int
    package var line: Int
    package var column: Int

    package init(start: Int, length: Int, line: Int, column: Int) {
        (self.start, self.length, self.line, self.column) = (start, length, line, column)
    }
}

/// Text put together from lines, which it remembers.
package struct Passage: Hashable, Sendable {
    package var text: Scalars
    package var runs: [TextRun]
    /// Indices into the page's lines, ascending: every line that this passage answers for in the ledger. A line
    /// may be here without a run, when its text is a shadow or went elsewhere whole (a byline on a line of its own).
    package var lines: [Int]

    package init(text: Scalars = [], runs: [TextRun] = [], lines: [Int] = []) {
        (self.text, self.runs, self.lines) = (text, runs, lines)
    }

    package var isEmpty: Bool { text.isEmpty && lines.isEmpty }
}

package struct Paragraph: Hashable, Sendable {
    package var passage: Passage
    /// A heading inside the body (小标题) rather than running text.
    package var isSubheading: Bool

    package init(_ passage: Passage, isSubheading: Bool = false) {
        (self.passage, self.isSubheading) = (passage, isSubheading)
    }
}

/// What an article opens with: 本报讯, 新华社北京10月24日电, 本报离石讯（记者 …）.
package struct Dateline: Hashable, Sendable {
    /// As printed, a prefix of the first paragraph without the reporters in brackets.
    package var text: Scalars
    /// Where it was written (北京), as printed; empty if it does not say.
    package var place: Scalars
    /// The agency (新华社), empty for the paper itself.
    package var agency: Scalars

    package init(text: Scalars, place: Scalars = [], agency: Scalars = []) {
        (self.text, self.place, self.agency) = (text, place, agency)
    }
}

/// A person named in a byline.
package struct Byline: Hashable, Sendable {
    package enum Role: String, Sendable {
        case text, photo
        case textAndPhoto = "text-and-photo"
        case correspondent, editor
    }
    package var name: Scalars
    package var role: Role
    /// The byline as printed, brackets and all: （记者 甲 通讯员 乙 丙）
    package var printed: Scalars

    package init(name: Scalars, role: Role, printed: Scalars) {
        (self.name, self.role, self.printed) = (name, role, printed)
    }
}

/// How sure a decision is, 0 to 1.
package struct ArticleConfidence: Hashable, Sendable {
    package var segmentation: Double
    package var headline: Double
    package init(segmentation: Double, headline: Double) {
        (self.segmentation, self.headline) = (segmentation, headline)
    }

    /// Of what nobody had to decide.
    package static let certain = ArticleConfidence(segmentation: 1, headline: 1)
}

/// An article put back together from the lines of one page.
package struct Article: Hashable, Sendable {
    /// 引题, 主题, 副题
    package var kicker: Passage
    package var headline: Passage
    package var subhead: Passage
    /// The name of the column (栏目) that it stands in, which the kicker or the headline says and answers for; empty if none.
    package var column: Scalars
    package var dateline: Dateline?
    package var paragraphs: [Paragraph]
    package var bylines: [Byline]
    /// Lines that hold nothing but a byline.
    package var bylineLines: [Int]
    package var captions: [Passage]
    /// From which page it is continued, and to which it goes on (下转第N版), with the lines that say so.
    package var continuedFrom: Int?
    package var continuedTo: Int?
    package var continuationLines: [Int]
    package var confidence: ArticleConfidence
    /// Why it was put together so, for people: one sentence each.
    package var reasons: [String]
    /// What its id ends with, where that must outlive a change of how the article begins; nil where the text says it.
    package var pinnedAnchor: ArticleAnchor?
    /// Whether people had a hand in it; `reasons` tells how.
    package var isCorrected = false

    package init(
        kicker: Passage = Passage(), headline: Passage = Passage(), subhead: Passage = Passage(),
        column: Scalars = [], dateline: Dateline? = nil, paragraphs: [Paragraph], bylines: [Byline] = [],
        bylineLines: [Int] = [], captions: [Passage] = [], continuedFrom: Int? = nil, continuedTo: Int? = nil,
        continuationLines: [Int] = [], confidence: ArticleConfidence, reasons: [String] = []
    ) {
        self.kicker = kicker
        self.headline = headline
        self.subhead = subhead
        self.column = column
        self.dateline = dateline
        self.paragraphs = paragraphs
        self.bylines = bylines
        self.bylineLines = bylineLines
        self.captions = captions
        self.continuedFrom = continuedFrom
        self.continuedTo = continuedTo
        self.continuationLines = continuationLines
        self.confidence = confidence
        self.reasons = reasons
    }

    /// Paragraphs joined by a line feed: what every offset of an annotation counts in.
    /// - Complexity: O(text)
    package var text: Scalars { Scalars(paragraphs.map(\.passage.text).joined(separator: ["\n"])) }

    /// Where each paragraph stands in `text`.
    package var paragraphRanges: [Range<Int>] {
        var at = 0
        return paragraphs.map { paragraph in
            defer { at += paragraph.passage.text.count + 1 }
            return at..<(at + paragraph.passage.text.count)
        }
    }

    /// Every line the article answers for, in no order, once for each part that claims it.
    package var lines: [Int] {
        kicker.lines + headline.lines + subhead.lines + paragraphs.flatMap(\.passage.lines)
            + bylineLines + captions.flatMap(\.lines) + continuationLines
    }
}

/// What stands on a page and is no article.
package struct Furniture: Hashable, Sendable {
    package enum Kind: String, CaseIterable, Sendable {
        case masthead, folio
        /// 责编 美编 校对
        case editors
        case slogan, ad, notice
        /// 导读, 要闻: pointers to other pages
        case index
        case weather
        case pageNumber = "page_number"
        /// Nothing that the pipeline knows; kept all the same.
        case unknown
    }
    package var kind: Kind
    package var passage: Passage
    package var reason: String

    package init(kind: Kind, passage: Passage, reason: String) {
        (self.kind, self.passage, self.reason) = (kind, passage, reason)
    }
}
