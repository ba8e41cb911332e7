import SplitMix
import Testing

@testable import Ingest
@testable import Newspaper

@Suite("Columns printed side by side")
struct ColumnWeaveTests {
    /// Lines of one column, invented: paragraphs of full lines, an indent first, a short line with a full stop last.
    private static func column(_ name: Unicode.Scalar, lines: Int, width: Int = 12, endsOpen: Bool = false) -> [String] {
        (0..<lines).map { line in
            let isLast = line % 5 == 4 || line == lines - 1 && !endsOpen
            let indent = line % 5 == 0 ? "  " : ""
            let count = isLast ? width / 2 : width - indent.utf8.count
            let body = (0..<count).map { String(Unicode.Scalar(0x4E00 + UInt32((line * 37 + $0 * 11 + Int(name.value) * 7) % 5000))!) }
            return indent + body.joined() + (isLast ? "。" : "")
        }
    }

    /// Prints columns side by side, each at its cell; lines of nil leave a column empty on that row.
    private static func weave(_ columns: [(cell: Int, lines: [String?])], halfWidths: Bool = false) -> String {
        let rows = columns.map(\.lines.count).max() ?? 0
        return (0..<rows).map { row in
            var line = Scalars()
            var cell = 0
            for column in columns {
                guard row < column.lines.count, let text = column.lines[row] else { continue }
                while cell < column.cell {
                    line.append(" ")
                    cell += 1
                }
                for scalar in text.unicodeScalars {
                    line.append(scalar)
                    cell += halfWidths ? scalar.halfWidths : 1
                }
            }
            return line.string
        }.joined(separator: "\n")
    }

    private static func pieces(_ text: String) throws -> [SourceLine] { try read(Samples.utf8(text))[0].lines }

    @Test("each column is read from top to bottom with its indents, whatever the extractor counts as a cell", arguments: [false, true])
    func columns(halfWidths: Bool) throws {
        let columns = (0..<4).map { Self.column(Unicode.Scalar(UInt8(65 + $0)), lines: 12) }
        let text = Self.weave(columns.enumerated().map { ($0 * 32, $1) }, halfWidths: halfWidths)
        let pieces = try Self.pieces(text)
        #expect(pieces.map(\.text.string) == columns.flatMap { $0 })
        #expect(pieces.map(\.number) == (0..<4).flatMap { _ in 1...12 })
        let lines = text.unicodeScalars.split(separator: "\n").map { Scalars($0) }
        for piece in pieces {
            #expect(lines[piece.number - 1][piece.column...].starts(with: piece.text), "line \(piece.number), column \(piece.column)")
        }
    }

    @Test("an article over two columns is read before the one below it")
    func modules() throws {
        let upper = [Self.column("a", lines: 9, endsOpen: true), Self.column("b", lines: 8)]
        let lower = [Self.column("c", lines: 9, endsOpen: true), Self.column("d", lines: 9)]
        let gap: [String?] = [nil, nil, nil, nil]
        // The second columns go on amid a paragraph, so their first lines have no indent.
        let second = [upper[1], lower[1]].map { Array($0.dropFirst()) }
        let text = Self.weave([
            (0, upper[0] + gap + lower[0]), (26, second[0] + [nil, nil] + gap + second[1]),
        ])
        let order = try Self.pieces(text).map(\.text.string)
        #expect(order == upper[0] + second[0] + lower[0] + second[1])
    }

    @Test("columns on different baselines, and so in every other row, stay whole")
    func baselines() throws {
        let left = Self.column("a", lines: 12)
        let right = Self.column("b", lines: 12)
        let text = Self.weave([
            (0, left.flatMap { [$0, nil] }), (26, right.flatMap { [nil, $0] }), (52, Self.column("c", lines: 24)),
        ])
        let order = try Self.pieces(text).map(\.text.string)
        #expect(order.prefix(12) == left[...])
        #expect(order.contains(right))
    }

    @Test("an overfull line that leaves one blank of gutter is cut there")
    func narrowGutter() throws {
        var left = Self.column("a", lines: 12)
        left[6] = "二零二二年二零二三年二零二四年二零二五年二零二六年"
        let right = Self.column("b", lines: 12)
        let text = Self.weave([(0, left), (26, right)])
        #expect(text.contains("二零二六年 "))
        #expect(try Self.pieces(text).map(\.text.string) == left + right)
    }

    @Test("a folio line above the columns stays one line, and a name at a paragraph's end stays with it")
    func wholeLines() throws {
        var left = Self.column("a", lines: 10)
        left[9] = "完成任务。  （林一）"
        let folio = "第2版·要闻              2023年3月17日   星期五           责编   王伟"
        let text = folio + "\n\n\n" + Self.weave([(0, left), (26, Self.column("b", lines: 10)), (52, Self.column("c", lines: 10))])
        let order = try Self.pieces(text).map(\.text.string)
        #expect(order.first == folio)
        #expect(order.contains("完成任务。  （林一）"))
    }

    struct Page: CustomTestStringConvertible {
        var testDescription: String
        var text: String

        init(_ description: String, _ text: String) { (testDescription, self.text) = (description, text) }
    }

    static let plain = [
        Page("one column", column("a", lines: 40).joined(separator: "\n")),
        Page("a column with names at the right", column("a", lines: 40).map { $0 + "    （林一）" }.joined(separator: "\n")),
        Page("a table", (1...30).map { "第\($0)场     1:0     林一" }.joined(separator: "\n")),
        Page(
            "letter-spaced lines",
            column("a", lines: 40).map { $0.unicodeScalars.map { "\($0)  " }.joined() }.joined(separator: "\n")),
        Page("two short columns", weave([(0, column("a", lines: 5)), (26, column("b", lines: 5))])),
    ]

    @Test("a page without columns of text side by side stays as it is", arguments: plain)
    func untouched(_ page: Page) throws {
        let pieces = try Self.pieces(page.text)
        #expect(pieces.map(\.text.string) == page.text.unicodeScalars.split(separator: "\n").map { Scalars($0).string })
        #expect(pieces.allSatisfy { $0.column == 0 })
    }

    @Test("the pieces hold every printed character once, on any page")
    func nothingLost() throws {
        var generator = SeededGenerator(seed: 3)
        var wovenPages = 0
        for _ in 0..<150 {
            let text = (0..<Int.random(in: 8...40, using: &generator)).map { _ in
                (0..<Int.random(in: 1...5, using: &generator)).map { column in
                    let gap = String(repeating: Bool.random(using: &generator) ? " " : "　", count: Int.random(in: 0...9, using: &generator))
                    let body = Self.column(Unicode.Scalar(UInt8(65 + column)), lines: 1, width: Int.random(in: 3...14, using: &generator))
                    return gap + body[0]
                }.joined()
            }.joined(separator: "\n")
            let pieces = try Self.pieces(text)
            if pieces.contains(where: { $0.column > 0 }) { wovenPages += 1 }
            let lines = text.unicodeScalars.split(separator: "\n").map { Scalars($0) }
            for (index, line) in lines.enumerated() {
                let own = pieces.filter { $0.number == index + 1 }.sorted { $0.column < $1.column }
                #expect(own.flatMap(\.text).filter { !$0.isBlank } == line.filter { !$0.isBlank })
                for piece in own { #expect(line[piece.column...].starts(with: piece.text)) }
            }
        }
        #expect(wovenPages > 0, "a test that weaves nothing shows nothing")
    }
}

extension [String] {
    /// Whether the other list stands in this one, unbroken.
    fileprivate func contains(_ other: [String]) -> Bool {
        indices.contains { self[$0...].starts(with: other) }
    }
}
