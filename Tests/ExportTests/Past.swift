import Newspaper

@testable import Export

extension IssueBundle {
    /// The rows of a yearly table, unpacked.
    func rows(of kind: RowKind) throws -> [UInt8] {
        guard let file = files.first(where: { $0.path.hasPrefix("\(kind.rawValue)/") }) else { return [] }
        return try Gzip.unpack(file.bytes)
    }

    func values(of kind: RowKind) throws -> [JSONValue] { try Self.values(try rows(of: kind)) }

    static func values(_ rows: [UInt8]) throws -> [JSONValue] {
        try rows.split(separator: 0x0A).map { try JSONParser.parse(Array($0)) }
    }

    var newsML: [UInt8] { files.first { $0.path.hasSuffix(".xml") }?.bytes ?? [] }

    /// What the next release goes on from.
    func past() throws -> PreviousIssue {
        try PreviousIssue(issueRow: try rows(of: .issues), articleRows: try rows(of: .articles))
    }

    /// Id and hash of each article.
    func articleHashes() throws -> [String: String] {
        Dictionary(uniqueKeysWithValues: try ArticleRecord.all(in: try rows(of: .articles)).map { ($0.id, $0.contentHash) })
    }
}

extension JSONValue {
    func text(_ name: String) -> String {
        if case .string(let text)? = self[name] { String(decoding: text, as: UTF8.self) } else { "no text" }
    }

    func number(_ name: String) -> Int {
        if case .number(let text)? = self[name] { Int(text) ?? -1 } else { -1 }
    }

    func texts(_ name: String) -> [String] {
        guard case .array(let items)? = self[name] else { return ["no list"] }
        return items.map { if case .string(let text) = $0 { String(decoding: text, as: UTF8.self) } else { "no text" } }
    }

    func items(_ name: String) -> [JSONValue] { if case .array(let items)? = self[name] { items } else { [] } }
}

/// Releases of one issue, one after another.
struct Past {
    /// An article of a test: its headline, its paragraphs, and where its file says it comes from.
    struct Story {
        var headline = ""
        var text: [String]
        var people: [String] = []
    }

    static let exporter = IssueExporter(profile: DatasetProfile())

    var bundles: [IssueBundle]
    var now: IssueBundle { bundles[bundles.count - 1] }

    /// The first release.
    init(_ stories: [Story], with parts: KeyValuePairs<String, String> = ["pipeline": pipelineVersion]) throws {
        bundles = [try Self.exporter(try Self.issue(stories), provenance: TestIssue.provenance(parts), previous: nil)]
    }

    /// One release more.
    mutating func goOn(_ stories: [Story], with parts: KeyValuePairs<String, String> = ["pipeline": pipelineVersion]) throws {
        bundles.append(
            try Self.exporter(
                try Self.issue(stories), provenance: TestIssue.provenance(parts), previous: try now.past()))
    }

    /// - Parameter slogans: lines above all articles.
    static func issue(
        _ stories: [Story], path: String = "qingchuan/2023-04-12/01.txt", below slogans: [String] = []
    ) throws -> Newspaper.Issue {
        var page = PageBuilder()
        page.path = path
        for slogan in slogans { page.add(.slogan, slogan) }
        for story in stories {
            let headline = story.headline.isEmpty ? Passage() : page.passage(story.headline)
            let paragraphs = story.text.map { page.paragraph($0) }
            let body = Scalars(story.text.joined(separator: "\n"))
            page.add(
                Article(
                    headline: headline, paragraphs: paragraphs,
                    confidence: ArticleConfidence(segmentation: 1, headline: 1)),
                Annotations(entities: story.people.map { name in
                    Entity(.person([]), name: Scalars(name), confidence: 1, mentions: [TestIssue.mention(name, in: body)])
                }))
        }
        return TestIssue.of([try page.page()])
    }

    static let river = "松影街道组织党员干部和志愿者沿河清理垃圾打捞漂浮物共清理河岸八公里受到沿岸居民的好评"
    static let next = "下一步这个街道将建立长效机制让河道长治久清并在两岸种植垂柳与碧桃共一千二百余株"
    static let fire = "望澜社区举办消防安全培训邀请专业人员讲解灭火器的使用方法和火场逃生知识居民踊跃参加"

    /// A release in which one article is two.
    static func oneSplit() throws -> Past {
        var past = try Past([Story(text: [river, next]), Story(text: [fire])])
        try past.goOn([Story(text: [river]), Story(text: [next]), Story(text: [fire])])
        return past
    }
}
