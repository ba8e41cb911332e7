import Export
import Newspaper

/// What an issue or a release holds, by the names that rows and manifests have for it.
extension IssueBundle.Counts {
    static var named: [(name: String, path: WritableKeyPath<IssueBundle.Counts, Int>)] {
        [
            ("pages", \.pages), ("articles", \.articles), ("furniture", \.furniture), ("paragraphs", \.paragraphs),
            ("entities", \.entities), ("characters", \.characters),
        ]
    }

    /// As a row of `issues`, or the totals of a manifest, say; 0 for what they do not say.
    init(_ said: JSONValue) {
        self.init()
        for (name, path) in Self.named { self[keyPath: path] = said.integer(name) ?? 0 }
    }

    /// What a row of `issues`, or the totals of a manifest, say of these otherwise.
    func differences(from said: JSONValue) -> [String] {
        Self.named.filter { said.integer($0.name) != self[keyPath: $0.path] }.map { name, path in
            "\(name) is \(said.integer(name) ?? 0), its rows make \(self[keyPath: path])"
        }
    }

    func write(to writer: inout BinaryWriter) { for (_, path) in Self.named { writer.number(self[keyPath: path]) } }

    init(from reader: inout BinaryReader) throws(BinaryReader.Fault) {
        self.init()
        for (_, path) in Self.named { self[keyPath: path] = try reader.number() }
    }
}
