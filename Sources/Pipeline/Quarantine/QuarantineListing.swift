import Newspaper

/// The entries of the quarantine as an operator sees and marks them.
package struct QuarantineListing: Hashable, Sendable {
    package private(set) var entries: [QuarantineEntry]

    package init(_ entries: [QuarantineEntry]) { self.entries = entries }

    /// Why a name says nothing.
    package enum Failure: Error, Hashable, Sendable {
        case unknown(String)
        case ambiguous(String, candidates: [String])
    }

    /// The one entry whose name begins so.
    package func entry(named prefix: String) throws(Failure) -> QuarantineEntry { entries[try index(of: prefix)] }

    /// Marks an entry so that the next run tries its input again; what was ignored is no longer.
    package mutating func retry(_ prefix: String) throws(Failure) {
        let index = try index(of: prefix)
        (entries[index].isRetryAsked, entries[index].ignored) = (true, nil)
    }

    /// Marks all entries but those that are ignored.
    package mutating func retryAll() {
        for index in entries.indices where entries[index].ignored == nil { entries[index].isRetryAsked = true }
    }

    package mutating func ignore(_ prefix: String, _ note: QuarantineEntry.Ignored) throws(Failure) {
        entries[try index(of: prefix)].ignored = note
    }

    private func index(of prefix: String) throws(Failure) -> Int {
        let found = entries.indices.filter { entries[$0].name.utf8.starts(with: prefix.utf8) }
        // A whole name is meant even where another begins with it.
        if let whole = found.first(where: { entries[$0].name.utf8.count == prefix.utf8.count }) { return whole }
        guard let first = found.first else { throw .unknown(prefix) }
        guard found.count == 1 else { throw .ambiguous(prefix, candidates: found.map { entries[$0].name }) }
        return first
    }
}

extension QuarantineListing {
    /// For people: under each code what to do and what it concerns, the codes with most entries first.
    package var text: String {
        guard !entries.isEmpty else { return "nothing is quarantined" }
        let codes = Dictionary(grouping: entries, by: \.refusal.code).sorted {
            ($1.value.count, $0.key) < ($0.value.count, $1.key)
        }
        return codes.map { code, entries in
            let known = entries.count { $0.ignored != nil }
            let head = "\(code)  \(entries.count)" + (known == 0 ? "" : ", \(known) ignored")
            let advice = entries.first.map { "  \($0.refusal.advice)" } ?? ""
            return ([head, advice] + entries.map { "    " + Self.line($0) }).joined(separator: "\n")
        }.joined(separator: "\n\n")
    }

    private static func line(_ entry: QuarantineEntry) -> String {
        let place = Scalars(entry.refusal.place).map { $0.isUnsafeInLine ? "\u{FFFD}" : $0 }.string
        let tries = entry.tries == 1 ? "1 try" : "\(entry.tries) tries"
        var line = "\(entry.name)  \(place)  since \(entry.firstSeen.day), \(tries)"
        if let note = entry.ignored { line += ", ignored by \(note.by): \(note.reason)" }
        if entry.isRetryAsked { line += ", tried again by the next run" }
        return line
    }

    /// A list of entries, each with its name.
    package var json: String {
        JSONTree.array(entries.map { entry in
            guard case .object(let members) = entry.json else { return entry.json }
            return .object([.init(key: "name", value: .string(entry.name))] + members)
        }).pretty
    }
}

extension QuarantineListing.Failure: CustomStringConvertible {
    package var description: String {
        switch self {
        case .unknown(let name): "no entry of the quarantine has a name that begins with \"\(name)\""
        case .ambiguous(let name, let candidates):
            "\"\(name)\" is the beginning of several names: \(candidates.prefix(10).joined(separator: ", "))"
                + (candidates.count > 10 ? " and \(candidates.count - 10) more" : "")
        }
    }
}
