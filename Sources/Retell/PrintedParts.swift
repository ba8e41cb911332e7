import Evaluate
import Newspaper

/// Where a dump has the parts of articles, and what is to stand there.
struct PrintedParts {
    /// Lines of one role of an article, with nothing between them that the gold gives to anything else.
    private struct Run {
        let id: String, role: String
        /// Indices of lines, from 0; never empty.
        var lines: [Int]
        var text: [Scalars]?

        var last: Int { lines[lines.count - 1] }
    }

    private var runs: [Run] = []
    /// Lines that are not an article's, by what they are.
    private var furniture: [Int: [(id: String, role: String)]] = [:]
    /// Blank lines between lines of running text.
    private let gap: Int
    /// Whether lines of running text end after marks.
    let endsAtMarks: Bool

    /// Nil where a line belongs to several articles.
    init?(_ page: GoldPage, _ dump: GoldPage.Dump, _ lines: [Scalars]) {
        let articles = Set(page.articles.map(\.id))
        let claims = dump.claims
        var gaps: [Int: Int] = [:]
        for (index, line) in lines.enumerated() {
            guard let owners = claims[index + 1], let owner = owners.first else { continue }
            guard owners.contains(where: { articles.contains($0.id) }) else {
                furniture[index] = owners
                continue
            }
            guard owners.count == 1 else { return nil }
            if line.allSatisfy(\.isBlank) { continue }
            // A line that the gold does not place goes with those about it.
            if let run = runs.last, run.id == owner.id, run.role == owner.role,
                ((run.last + 1)..<index).allSatisfy({ claims[$0 + 1] == nil })
            {
                if owner.role == "body" { gaps[index - run.last - 1, default: 0] += 1 }
                runs[runs.count - 1].lines.append(index)
            } else {
                runs.append(Run(id: owner.id, role: owner.role, lines: [index]))
            }
        }
        endsAtMarks = LineBreaking.endsAtMarks(runs.filter { $0.role == "body" }.flatMap { $0.lines.map { lines[$0] } })
        gap = gaps.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? 0
    }

    /// The lines of an article by role, in their order.
    func text(of id: String, _ lines: [Scalars]) -> [String: [Scalars]] {
        runs.filter { $0.id == id }.reduce(into: [:]) { text, run in text[run.role, default: []] += run.lines.map { lines[$0] } }
    }

    /// Puts other lines where a part stands; each run gets as large a share as it had.
    mutating func replace(_ id: String, _ role: String, _ text: [Scalars]) {
        let own = runs.indices.filter { runs[$0].id == id && runs[$0].role == role }
        let total = own.reduce(0) { $0 + runs[$1].lines.count }
        var before = 0, given = 0
        for index in own {
            before += runs[index].lines.count
            let end = (before * text.count + total / 2) / total
            runs[index].text = Array(text[given..<max(given, end)])
            given = max(given, end)
        }
    }

    /// All lines with what was replaced, and where the parts stand now.
    func printed(_ lines: [Scalars]) -> (lines: [Scalars], places: [String: [String: [[Int]]]]) {
        var result: [Scalars] = [], places: [String: [String: [[Int]]]] = [:]
        var run = runs.makeIterator()
        var next = run.next(), index = 0
        func place(_ id: String, _ role: String) { places[id, default: [:]][role, default: []].append([result.count, result.count]) }
        while index < lines.count {
            if let current = next, current.lines[0] == index {
                if let text = current.text {
                    let gaps = zip(current.lines, current.lines.dropFirst()).map { $1 - $0 - 1 }
                    for (number, line) in text.enumerated() {
                        if number > 0 { result += [Scalars](repeating: [], count: number <= gaps.count ? gaps[number - 1] : gaps.last ?? gap) }
                        result.append(line)
                        place(current.id, current.role)
                    }
                    if text.isEmpty { while let line = result.last, line.allSatisfy(\.isBlank) { result.removeLast() } }
                } else {
                    for line in lines[index...current.last] {
                        result.append(line)
                        if !line.allSatisfy(\.isBlank) { place(current.id, current.role) }
                    }
                }
                (next, index) = (run.next(), current.last + 1)
            } else {
                result.append(lines[index])
                for owner in furniture[index] ?? [] { place(owner.id, owner.role) }
                index += 1
            }
        }
        return (result, places)
    }
}
