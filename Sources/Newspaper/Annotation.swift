/// Where something stands in an article's `text`: offsets count Unicode scalars.
package struct Mention: Hashable, Sendable {
    package var range: Range<Int>
    package var text: Scalars
    package init(range: Range<Int>, text: Scalars) { (self.range, self.text) = (range, text) }
}

/// A date or period, resolved against the day of issue.
package struct TimeExpression: Hashable, Sendable {
    package enum Grain: String, Sendable { case year, quarter, month, week, day, hour, minute, period }
    package var mention: Mention
    /// ISO 8601 or TIMEX3: `2022-10-24`, `2022-10`, `2022`, `2022-W43`; `PAST_REF` for 近日; empty where the
    /// text needs a day of issue that is unknown.
    package var value: String
    package var grain: Grain
    /// `issue` when the day of issue was needed to resolve it, `text` when it says all itself.
    package var anchor: Anchor
    package enum Anchor: String, Sendable { case issue, text }

    package init(mention: Mention, value: String, grain: Grain, anchor: Anchor) {
        (self.mention, self.value, self.grain, self.anchor) = (mention, value, grain, anchor)
    }
}

/// An amount with its unit.
package struct Quantity: Hashable, Sendable {
    package var mention: Mention
    /// Decimal in the base unit: `125000` for 12.5万元. A string, so that no digit is lost.
    package var value: String
    /// `CNY`, `m2`, `%`, `m`, `t`, `个`, `人`, …
    package var unit: String
    /// 约, 近, 余, 超: `about`, `nearly`, `over`; empty if exact.
    package var modifier: String

    package init(mention: Mention, value: String, unit: String, modifier: String = "") {
        (self.mention, self.value, self.unit, self.modifier) = (mention, value, unit, modifier)
    }
}

/// A law, notice, book or other document that the text cites: 《…》 with or without 〔2022〕12号.
package struct CitedDocument: Hashable, Sendable {
    package var mention: Mention
    /// Without the title marks; empty where only a number is cited.
    package var title: Scalars
    /// 国发〔2022〕12号, as printed; empty where only a title is cited.
    package var number: Scalars

    package init(mention: Mention, title: Scalars, number: Scalars = []) {
        (self.mention, self.title, self.number) = (mention, title, number)
    }
}

/// A slogan, campaign or named meeting: “四个到位”, “礼赞二十大 巾帼志愿行”主题党日活动.
package struct Slogan: Hashable, Sendable {
    package enum Kind: String, Sendable { case slogan, campaign, meeting }
    package var mention: Mention
    package var kind: Kind

    package init(mention: Mention, kind: Kind) { (self.mention, self.kind) = (mention, kind) }
}

/// What extract finds in one article.
package struct Annotations: Hashable, Sendable {
    package var entities: [Entity]
    package var times: [TimeExpression]
    package var quantities: [Quantity]
    package var documents: [CitedDocument]
    package var slogans: [Slogan]
    /// BCP 47: `zh-Hans`, `zh-Hant`, `zh` where the text does not tell.
    package var language: String
    /// 0 to 1: share of the text's characters that a reader would find whole.
    package var textQuality: Double

    package init(
        entities: [Entity] = [], times: [TimeExpression] = [], quantities: [Quantity] = [],
        documents: [CitedDocument] = [], slogans: [Slogan] = [], language: String = "zh-Hans", textQuality: Double = 1
    ) {
        self.entities = entities
        self.times = times
        self.quantities = quantities
        self.documents = documents
        self.slogans = slogans
        self.language = language
        self.textQuality = textQuality
    }
}

/// A page after extract: one set of annotations for each article, in the same order.
package struct AnnotatedPage: Hashable, Sendable {
    package let contents: PageContents
    package let annotations: [Annotations]

    package init(contents: PageContents, annotations: [Annotations]) {
        precondition(contents.articles.count == annotations.count, "one set of annotations for each article")
        (self.contents, self.annotations) = (contents, annotations)
    }
}
