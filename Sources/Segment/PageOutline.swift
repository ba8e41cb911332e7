import Newspaper

/// The lines of a page grouped by what their labels say: bodies, headlines, captions, lone bylines, furniture.
/// All numbers are indices into `PageFacts.lines`.
package struct PageOutline: Sendable {
    package struct Body: Sendable {
        package var paragraphs: [[Int]]
        package var first: Int { paragraphs[0][0] }
        var last: Int { paragraphs[paragraphs.count - 1].last ?? first }
        var lines: [Int] { paragraphs.flatMap { $0 } }
    }

    /// Lines of display type that belong together: kicker, main headline, subhead.
    package struct HeadlineBlock: Sendable {
        var kicker: [Int] = []
        package var headline: [Int] = []
        var subhead: [Int] = []
        package var lines: [Int] { (kicker + headline + subhead).sorted() }
        package var first: Int { lines[0] }
        var last: Int { lines[lines.count - 1] }
    }

    struct Piece: Sendable {
        var label: LineLabel
        var lines: [Int]
    }

    package private(set) var bodies: [Body] = []
    package private(set) var headlines: [HeadlineBlock] = []
    private(set) var captions: [[Int]] = []
    /// Lines that hold only a byline; whose, is decided later.
    private(set) var bylines: [Int] = []
    private(set) var furniture: [Piece] = []

    package init(labels: [LineLabel]) {
        var previous: LineLabel?
        for (index, label) in labels.enumerated() {
            let goesOn = previous == label
            switch label {
            case .articleStart:
                bodies.append(Body(paragraphs: [[index]]))
            case .paragraphStart:
                if bodies.isEmpty { bodies.append(Body(paragraphs: [[index]])) } else { bodies[bodies.count - 1].paragraphs.append([index]) }
            case .body:
                if bodies.isEmpty {
                    bodies.append(Body(paragraphs: [[index]]))
                } else {
                    let last = bodies.count - 1
                    bodies[last].paragraphs[bodies[last].paragraphs.count - 1].append(index)
                }
            case .byline: bylines.append(index)
            case .caption:
                if goesOn { captions[captions.count - 1].append(index) } else { captions.append([index]) }
            case .kicker, .headlineStart, .headline, .subhead:
                appendHeadline(index, label, after: previous)
            case .masthead, .folio, .editors, .slogan, .imprint:
                furniture.append(Piece(label: label, lines: [index]))
            case .ad:
                if goesOn {
                    furniture[furniture.count - 1].lines.append(index)
                } else {
                    furniture.append(Piece(label: label, lines: [index]))
                }
            }
            previous = label
        }
    }

    /// A headline begins a block unless only a kicker stands before it; the rest joins the block before it.
    private mutating func appendHeadline(_ index: Int, _ label: LineLabel, after previous: LineLabel?) {
        if previous?.isHeadline == true, !headlines.isEmpty, !Self.beginsBlock(label, after: headlines[headlines.count - 1]) {
            headlines[headlines.count - 1].append(index, label)
        } else {
            headlines.append(HeadlineBlock(index, label))
        }
    }

    private static func beginsBlock(_ label: LineLabel, after block: HeadlineBlock) -> Bool {
        switch label {
        case .kicker, .headlineStart: !block.headline.isEmpty || !block.subhead.isEmpty
        default: false
        }
    }
}

extension PageOutline.HeadlineBlock {
    init(_ line: Int, _ label: LineLabel) { append(line, label) }

    /// Adds a line below the others. A block reads kicker, main headline, subhead: a line never goes back to a part
    /// that is closed.
    mutating func append(_ line: Int, _ label: LineLabel) {
        if label == .subhead || !subhead.isEmpty {
            subhead.append(line)
        } else if label == .kicker, headline.isEmpty {
            kicker.append(line)
        } else {
            headline.append(line)
        }
    }
}
