import Correct
import Export
import Ingest
import Newspaper

/// Reads one file of corrections: by its schema first, then what no schema says.
struct CorrectionReader {
    /// As records name the file.
    private let file: String
    private let shown: String
    private let schema: CorrectionSchema
    private let reader: ConfigurationReader

    /// - Parameter shown: the file as messages name it.
    init(file: String, shown: String, schema: CorrectionSchema) {
        (self.file, self.shown, self.schema) = (file, shown, schema)
        reader = ConfigurationReader(file: shown)
    }

    func entries(_ bytes: [UInt8]) throws(ConfigurationError) -> [CorrectionSet.Entry] {
        let top = try reader.section(try reader.root(bytes), keys: ["$schema", "corrections"])
        let list = try reader.list(try reader.required("corrections", of: top, expected: "a list of corrections"))
        var entries: [CorrectionSet.Entry] = []
        for (index, item) in list.enumerated() {
            entries.append(CorrectionSet.Entry(
                correction: try correction(item, number: index + 1), digest: SHA256.hex(item.value.canonical)))
        }
        return entries
    }

    private func correction(_ item: ConfigurationReader.Item, number: Int) throws(ConfigurationError) -> Correction {
        let names = schema.actions.map(\.name)
        let name = item.value.text("action")
        guard case .object = item.value else { throw reader.wrong(item, "an object") }
        guard let action = schema[name] else {
            throw .value(
                file: shown, path: "\(item.path).action", expected: "one of \(names.joined(separator: ", "))",
                found: name.isEmpty ? "none" : "\"\(name)\"; did you mean \"\(nearest(to: name, among: names))\"?")
        }
        if let (path, problem) = schema.problem(of: item.value, action) {
            throw .invalid(file: shown, path: item.path + path, problem: problem)
        }
        let place = CorrectionPlace(shown: shown, path: item.path, value: item.value)
        let (page, change) = try place.pageAndChange(name)
        let source = item.value["file"] == nil ? nil : item.value.text("file")
        if page.page == 0, source == nil {
            throw place.invalid("file", "missing; several pages may have no number, so say the path of the source file")
        }
        return Correction(
            file: file, number: number, note: try place.text("note")?.string ?? "", page: page, source: source,
            sha256: item.value["sha256"] == nil ? nil : item.value.text("sha256"), change: change)
    }
}

/// A correction that is valid by its schema, to be read.
private struct CorrectionPlace {
    let shown: String
    let path: String
    let value: JSONValue

    func invalid(_ key: String, _ problem: String) -> ConfigurationError {
        .invalid(file: shown, path: "\(path).\(key)", problem: problem)
    }

    func pageAndChange(_ action: String) throws(ConfigurationError) -> (PageReference, Correction.Change) {
        switch action {
        case "headline":
            let (kicker, headline, subhead) = (try text("kicker"), try text("headline"), try text("subhead"))
            guard kicker != nil || headline != nil || subhead != nil else {
                throw invalid("headline", "missing; say at least one of kicker, headline and subhead")
            }
            return (try page("article"), .headline(article: value.text("article"), kicker: kicker, headline: headline, subhead: subhead))
        case "move":
            let page = try page("to")
            let (part, place) = (ArticlePart(rawValue: value.text("as")) ?? .body, BodyPlace(rawValue: value.text("at")) ?? .inOrder)
            return (page, .move(try selection(on: page), to: value.text("to"), as: part, at: place))
        case "split":
            return (
                try page("article"),
                .split(article: value.text("article"), line: try integer("line", value["line"]), expect: try text("expect")))
        case "merge":
            let page = try page("article")
            var others: [String] = []
            for (index, other) in value.list("with").enumerated() {
                guard case .string(let id) = other, PageReference(article: String(decoding: id, as: UTF8.self)) == page else {
                    throw invalid("with[\(index)]", Self.otherPage)
                }
                others.append(String(decoding: id, as: UTF8.self))
            }
            return (page, .merge(article: value.text("article"), others: others))
        case "furniture":
            guard let page = PageReference(page: value.text("page")), let kind = Furniture.Kind(rawValue: value.text("kind")) else {
                throw invalid("page", "not the id of a page, as qingchuan-20230412-p01")
            }
            return (page, .furniture(try selection(on: page), kind))
        default: return (try page("article"), try entityChange(action))
        }
    }

    private func entityChange(_ action: String) throws(ConfigurationError) -> Correction.Change {
        let article = value.text("article")
        let reference = EntityReference(
            name: Scalars((value["entity"] ?? .null).text("name")), kind: Entity.Kind(rawValue: (value["entity"] ?? .null).text("type")))
        switch action {
        case "remove-entity": return .removeEntity(article: article, reference)
        case "set-entity":
            let facts = try CorrectionPlace(shown: shown, path: "\(path).set", value: value["set"] ?? .null).facts()
            guard !facts.said.isEmpty else { throw invalid("set", "empty; say what is to be otherwise") }
            return .setEntity(article: article, reference, facts)
        default:
            guard let kind = Entity.Kind(rawValue: value.text("type")), let text = try text("text"), !text.isEmpty else {
                throw invalid("text", "empty; say what the article prints")
            }
            var facts = try facts()
            facts.kind = nil
            let start = try value["start"].map { start throws(ConfigurationError) in try integer("start", start) }
            return .addEntity(article: article, kind, text: text, start: start, facts)
        }
    }

    private func facts() throws(ConfigurationError) -> EntityFacts {
        var facts = EntityFacts()
        facts.name = try text("name")
        facts.canonical = try text("canonical")
        facts.kind = Entity.Kind(rawValue: value.text("type"))
        facts.subtype = value["subtype"] == nil ? nil : value.text("subtype")
        facts.code = try division("code")
        facts.parent = try division("parent")
        if value["positions"] != nil {
            var positions: [Position] = []
            for (index, entry) in value.list("positions").enumerated() {
                let place = CorrectionPlace(shown: shown, path: "\(path).positions[\(index)]", value: entry)
                positions.append(Position(office: try place.text("office") ?? [], organisation: try place.text("organisation") ?? []))
            }
            facts.positions = positions
        }
        if value["id"] != nil {
            switch EntityID(value.text("id")) {
            case .division(let code): facts.code = code
            case .hashed(let kind, let hash): facts.id = .hashed(kind, hash)
            case nil: throw invalid("id", "no id of an entity")
            }
        }
        return facts
    }

    private func division(_ key: String) throws(ConfigurationError) -> DivisionCode? {
        guard value[key] != nil else { return nil }
        guard let code = DivisionCode(value.text(key)) else { throw invalid(key, "no code of a division: it has 6, 9 or 12 digits") }
        return code
    }

    private func page(_ key: String) throws(ConfigurationError) -> PageReference {
        guard let page = PageReference(article: value.text(key)) else {
            throw invalid(key, "not the id of an article, as qingchuan-20230412-p01-3fa9c2d1")
        }
        return page
    }

    private func selection(on page: PageReference) throws(ConfigurationError) -> LineSelection {
        var ranges: [ClosedRange<Int>] = []
        for (index, entry) in value.list("lines").enumerated() {
            guard case .array(let ends) = entry, ends.count == 2 else { throw invalid("lines[\(index)]", "no range of lines, as [3, 9]") }
            let (first, last) = (try integer("lines[\(index)][0]", ends[0]), try integer("lines[\(index)][1]", ends[1]))
            guard first <= last else { throw invalid("lines[\(index)]", "ends before it begins; write the smaller number first") }
            ranges.append(first...last)
        }
        let from = value["from"] == nil ? nil : value.text("from")
        if let from, PageReference(article: from) != page { throw invalid("from", Self.otherPage) }
        return LineSelection(ranges, from: from, expect: try text("expect"))
    }

    private static let otherPage = "an article of another page; a correction is about one page"

    /// JSON Schema takes 1.0 for an integer, too.
    private func integer(_ key: String, _ value: JSONValue?) throws(ConfigurationError) -> Int {
        guard case .number(let text)? = value, let number = Int(text) else { throw invalid(key, "write a whole number without point or exponent") }
        return number
    }

    /// One line of text without blanks at its ends; nil where the key is missing.
    func text(_ key: String) throws(ConfigurationError) -> Scalars? {
        guard value[key] != nil else { return nil }
        let text = Scalars(value.text(key))
        guard !text.contains(where: \.isUnsafeInLine) else {
            throw invalid(key, "has a line end, a control character or a mark that turns the direction of text; write one plain line")
        }
        return Scalars(text.trimmed)
    }
}

extension JSONValue {
    fileprivate func list(_ name: String) -> [JSONValue] { if case .array(let items)? = self[name] { items } else { [] } }

    /// The same for the same value, whatever blanks, escapes and order of members it was written with.
    fileprivate var canonical: [UInt8] {
        func text(_ bytes: [UInt8]) -> [UInt8] { Array("\(bytes.count):".utf8) + bytes }
        switch self {
        case .null: return Array("null".utf8)
        case .boolean(let value): return Array("\(value)".utf8)
        case .number(let number): return Array(number.utf8)
        case .string(let bytes): return text(bytes)
        case .array(let items): return Array("[".utf8) + items.flatMap { $0.canonical + Array(",".utf8) } + Array("]".utf8)
        case .object(let members):
            let sorted = members.sorted { $0.name.lexicographicallyPrecedes($1.name) }
            return Array("{".utf8) + sorted.flatMap { text($0.name) + $0.value.canonical + Array(",".utf8) } + Array("}".utf8)
        }
    }
}
