import Export
import Newspaper

/// What differs between two releases, for people to look at, or as JSON.
package struct DiffReport {
    private let diff: ReleaseDiff
    private let style: TerminalStyle
    /// How many articles are shown.
    private let limit: Int

    /// - Parameter limit: how many articles are shown one by one; the table counts all.
    package init(_ diff: ReleaseDiff, colours: Bool, limit: Int) {
        (self.diff, style, self.limit) = (diff, TerminalStyle(colours: colours), limit)
    }

    /// Writes a table by paper and year, then article by article what changed.
    /// - Returns: whether any article differs.
    /// - Throws: `DiffError`, or what `write` throws.
    package func text(_ write: (String) throws -> Void) throws -> Bool {
        var years: [(name: String, counts: ChangeCounts)] = []
        try diff.forEach { difference in
            let name = "\(difference.paper) \(difference.year)"
            if years.last?.name != name { years.append((name, ChangeCounts())) }
            years[years.count - 1].counts.count(difference.change)
        }
        guard !years.isEmpty else {
            try write("the articles of \(safe(diff.before)) and \(safe(diff.after)) say the same\n")
            return false
        }
        try write(table(years))
        var shown = 0
        try diff.forEach { difference in
            shown += 1
            if shown <= limit { try write("\n" + article(difference)) }
        }
        if shown > limit { try write("\nand \(shown - limit) articles more: give --limit\n") }
        return true
    }

    /// Writes an object a line for each article that differs.
    /// - Returns: whether any does.
    /// - Throws: `DiffError`, or what `write` throws.
    package func json(_ write: (String) throws -> Void) throws -> Bool {
        var count = 0
        try diff.forEach { difference in
            count += 1
            if count <= limit { try write(object(difference).line + "\n") }
        }
        return count > 0
    }

    private func object(_ difference: ReleaseDiff.Difference) -> JSONTree {
        let change = difference.change
        return .object([
            "id": .string(change.id),
            "issue": .string(difference.issue),
            "kind": .string(change.kind.rawValue),
            "fields": .array(change.fields.map { .string($0.rawValue) }),
            "version_before": .integer(change.before?.version ?? 0),
            "version_after": .integer(change.after?.version ?? 0),
            "hash_before": .string(change.before?.contentHash ?? ""),
            "hash_after": .string(change.after?.contentHash ?? ""),
            "members": .array(change.members.map { member in
                .object([
                    "name": .string(member.name), "before": .string(member.before.string),
                    "after": .string(member.after.string),
                ])
            }),
        ])
    }

    private func table(_ years: [(name: String, counts: ChangeCounts)]) -> String {
        let head = ["paper and year", "added", "removed", "text", "headline", "metadata", "entities"]
        let rows = years.map { year in
            let counts = year.counts
            let numbers = [
                counts.added, counts.removed, counts.text, counts.headline, counts.metadata, counts.entities,
            ]
            return [safe(year.name)] + numbers.map { String($0) }
        }
        let width = ([head] + rows).map { $0[0].unicodeScalars.count }.max() ?? 0
        func line(_ cells: [String]) -> String {
            let name = cells[0] + spaces(width - cells[0].unicodeScalars.count)
            return name + cells.dropFirst().map { spaces(10 - $0.utf8.count) + $0 }.joined() + "\n"
        }
        return style.paint(String(line(head).dropLast()), .strong) + "\n" + rows.map(line).joined()
    }

    private func article(_ difference: ReleaseDiff.Difference) -> String {
        let change = difference.change
        let versions = [change.before, change.after].map { $0.map { "version \($0.version)" } ?? "" }
        let what =
            switch change.kind {
            case .added: style.paint("added", .added) + " \(safe(change.id)), \(versions[1])"
            case .removed: style.paint("removed", .alarm) + " \(safe(change.id)), \(versions[0])"
            case .changed:
                style.paint("changed", .heading) + " \(safe(change.id)), \(versions[0]) to \(versions[1]): "
                    + change.fields.map(\.rawValue).joined(separator: ", ")
            }
        var text = what + "\n"
        if change.kind != .changed, let article = change.after ?? change.before {
            let headline = article.shown("headline")
            text += "  \(safe(headline.isEmpty ? Scalars(article.shown("text").prefix(Self.shownLength)) : headline))\n"
        }
        for member in change.members {
            text += "  \(style.paint(safe(member.name), .faint)) \(differences(member.before, member.after))\n"
        }
        return text
    }

    /// Characters of what did not change that stand beside what did.
    private static let context = 12
    /// Characters of an article without a headline.
    private static let shownLength = 40

    private func differences(_ before: Scalars, _ after: Scalars) -> String {
        let edits = TextDiff(before, after).edits
        return edits.enumerated().map { index, edit in
            switch edit.kind {
            case .removed: style.colours ? style.paint(safe(edit.text), .alarm) : "-\(safe(edit.text))-"
            case .added: style.colours ? style.paint(safe(edit.text), .added) : "+\(safe(edit.text))+"
            case .kept: kept(edit.text, isFirst: index == 0, isLast: index == edits.count - 1)
            }
        }.joined()
    }

    private func kept(_ text: Scalars, isFirst: Bool, isLast: Bool) -> String {
        let (head, tail) = (isFirst ? 0 : Self.context, isLast ? 0 : Self.context)
        guard text.count > head + tail + 1 else { return safe(text) }
        return safe(Scalars(text.prefix(head))) + style.paint("…", .faint) + safe(Scalars(text.suffix(tail)))
    }

    /// Text for the terminal: a line's end is a mark, and nothing drives the terminal.
    private func safe(_ text: Scalars) -> String { style.safe(text.map { $0 == "\n" ? "⏎" : $0 }) }

    private func safe(_ text: String) -> String { safe(Scalars(text)) }

    private func spaces(_ count: Int) -> String { String(repeating: " ", count: max(0, count)) }
}

extension Invocation {
    /// Prints what differs between two releases.
    /// - Returns: 0 where nothing does, 1 where something does, 2 where there is nothing to compare, 3 where a release is
    ///   damaged.
    package static func diff(
        _ before: String, _ after: String, output: String, paper: String?, json: Bool, limit: Int
    ) -> Int32 {
        do {
            let diff = try ReleaseDiff(before, after, output: output, paper: paper)
            let report = DiffReport(diff, colours: wantsColours(), limit: limit)
            let output = DiskFile.standardOutput()
            let write = { (text: String) in try output.write(Array(text.utf8)) }
            return try (json ? report.json(write) : report.text(write)) ? 1 : 0
        } catch let error as DiffError {
            LineLog.logger(.text).error("\(error)")
            return error.isUsage ? 2 : 3
        } catch {
            LineLog.logger(.text).error("\(error)")
            return 3
        }
    }
}
