import Evaluate
import Newspaper

/// A news story without a page.
package struct Story: Sendable {
    /// Never without a headline and a paragraph.
    var kicker: String, headline: String
    var paragraphs: [String]
}

extension Story: Decodable {
    private enum CodingKeys: String, CodingKey { case kicker, headline, paragraphs }

    package init(from decoder: any Decoder) throws {
        let story = try decoder.container(keyedBy: CodingKeys.self)
        kicker = try story.decodeIfPresent(String.self, forKey: .kicker) ?? ""
        headline = try story.decode(String.self, forKey: .headline)
        paragraphs = try story.decode([String].self, forKey: .paragraphs)
    }
}

extension Story {
    init(_ article: GoldPage.Article) {
        self.init(kicker: article.kicker, headline: article.headline, paragraphs: article.paragraphs)
    }
}

/// Stories to choose from.
package struct StoryShelf: Sendable {
    private let plain: [Story]
    private let withKicker: [Story]

    /// - Parameter told: headlines of stories that are not to be told again.
    package init(_ stories: [Story], without told: Set<Scalars>) {
        let untold = stories.filter { story in
            !story.headline.isEmpty && story.paragraphs.contains { !$0.isEmpty } && !told.contains(Scalars(story.headline).letters)
        }
        plain = untold.filter(\.kicker.isEmpty)
        // Papers make a kicker and a main headline of one in two parts.
        withKicker = untold.filter { !$0.kicker.isEmpty } + plain.compactMap { story in
            let parts = story.headline.split(separator: " ")
            guard parts.count == 2 else { return nil }
            return Story(kicker: String(parts[0]), headline: String(parts[1]), paragraphs: story.paragraphs)
        }
    }

    /// A story about as long as another one, and its headline.
    func story(like other: Story, _ random: inout some RandomNumberGenerator) -> Story? {
        let stories = other.kicker.isEmpty ? plain : withKicker
        return (0..<Self.draws).compactMap { _ in stories.randomElement(using: &random) }
            .min { $0.distance(to: other) < $1.distance(to: other) }
    }

    private static let draws = 40
}

extension Story {
    private var length: Int { paragraphs.reduce(0) { $0 + $1.unicodeScalars.count } }

    /// In characters; one too many in a headline is worse than one in a text, which can be cut.
    fileprivate func distance(to other: Story) -> Int {
        func apart(_ one: String, _ two: String) -> Int { abs(one.unicodeScalars.count - two.unicodeScalars.count) }
        return 6 * (apart(kicker, other.kicker) + apart(headline, other.headline)) + abs(length - other.length)
    }

    /// The first paragraphs, about as many characters as asked for; never none.
    func paragraphs(upTo length: Int) -> [String] {
        var taken: [String] = [], count = 0
        for paragraph in paragraphs where !paragraph.isEmpty {
            let size = paragraph.unicodeScalars.count
            guard taken.isEmpty || count + size / 2 <= length else { break }
            taken.append(paragraph)
            count += size
        }
        return taken
    }

    /// Part of a sentence of the text, as a subhead quotes it.
    func clause(about length: Int) -> String? {
        let marks: Set<Character> = ["，", "。", "；", "：", "！", "？"]
        return paragraphs.joined().split { marks.contains($0) }.filter { $0.count >= 6 }
            .min { abs($0.count - length) < abs($1.count - length) }.map { String($0) }
    }
}
