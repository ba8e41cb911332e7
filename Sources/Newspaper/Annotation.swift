/// Where something stands in an article's `text`: offsets count Unicode scalars.
package struct Mention: Hashable, Sendable {
    package var range: Range<Int>
    package var text: Scalars
    package init(range: Range<Int>, text: Scalars) { (self.range, self.text) = (range, text) }
}

/// A date or period, resolved against the day of issue.
package struct TimeExpression: Hashable, Sendable {
    package enum Grain: String, Sendable {
        case century, decade, year, season, quarter, month, week, day, hour, minute, period
    }
    package var mention: Mention
    /// ISO 8601 or TIMEX3: `2022-10-24`, `2022-10`, `2022`, `2022-W43`, `198X`, `XXXX-WXX-5`; `PAST_REF` for 近日; empty
    /// where the text needs a day that is unknown.
    package var value: String
    package var grain: Grain
    package var anchor: Anchor
    /// TIMEX3: `start` of 年初, `mid` of 年中, `end` of 年底, `before` of 春节前夕, `approx` of 春节前后; else empty.
    package var modifier: String
    /// `issue` when the day of issue was needed to resolve it, `document` when it was the day of an agency's report
    /// that the text opens with (新华社北京10月24日电), `text` when it says all itself.
    package enum Anchor: String, Sendable { case issue, document, text }

    package init(mention: Mention, value: String, grain: Grain, anchor: Anchor, modifier: String = "") {
        (self.mention, self.value, self.grain, self.anchor) = (mention, value, grain, anchor)
        self.modifier = modifier
    }
}

/// An amount with its unit.
package struct Quantity: Hashable, Sendable {
    package var mention: Mention
    /// Decimal in the base unit: `125000` for 12.5万元. A string, so that no digit is lost. A fraction that does not end
    /// is one of whole numbers: `2/3`.
    package var value: String
    /// The other end of a range, in the same unit: `8` of 5至8个. Empty where there is one number.
    package var upTo: String
    /// `CNY`, `m2`, `%`, `m`, `t`, `个`, `人`, …; `ratio` of 三分之二.
    package var unit: String
    /// 约, 近, 余 or 以上, 不足 or 以下, 数十: `about`, `nearly`, `over`, `under`, `several`; empty if exact.
    package var modifier: String

    package init(mention: Mention, value: String, upTo: String = "", unit: String, modifier: String = "") {
        (self.mention, self.value, self.upTo, self.unit, self.modifier) = (mention, value, upTo, unit, modifier)
    }
}

/// A law, notice, book or other document that the text cites: 《…》, 〔2022〕12号, or a name such as 民法典.
package struct CitedDocument: Hashable, Sendable {
    /// What of a law is cited: 第二十一条第三款. 0 where none is said.
    package struct Provision: Hashable, Sendable {
        package var article: Int
        package var paragraph = 0
        package var item = 0
        package init(article: Int = 0) { self.article = article }
    }

    package var mention: Mention
    /// Without the title marks; empty where only a number is cited.
    package var title: Scalars
    /// 国发〔2022〕12号, as printed; empty where only a title is cited. Title and number beside each other are two
    /// mentions of one document.
    package var number: Scalars
    /// The bodies that stand right before the title: 国务院 of 国务院印发《…》. Empty if none.
    package var issuer: Scalars = []
    /// 试行, 征求意见稿, 2021年修订. Empty if none.
    package var version: Scalars = []
    package var provision = Provision()

    package init(mention: Mention, title: Scalars, number: Scalars = []) {
        (self.mention, self.title, self.number) = (mention, title, number)
    }
}

/// A slogan in quotation marks (“四个到位”), or an activity that goes by one (“礼赞二十大 巾帼志愿行”主题党日活动).
package struct Slogan: Hashable, Sendable {
    package enum Kind: String, Sendable { case slogan, campaign }
    package var mention: Mention
    package var kind: Kind

    package init(mention: Mention, kind: Kind) { (self.mention, self.kind) = (mention, kind) }
}

/// Something that happened under a name: 党的二十大, 县委十四届五次全会, 第三届杏花节, “三下乡”活动.
package struct NamedEvent: Hashable, Sendable {
    package enum Kind: String, Sendable { case meeting, festival, competition, exhibition, campaign }
    package var mention: Mention
    /// The full name where it is known (中国共产党第二十次全国代表大会), else as printed.
    package var name: Scalars
    package var kind: Kind

    package init(mention: Mention, name: Scalars, kind: Kind) {
        (self.mention, self.name, self.kind) = (mention, name, kind)
    }
}

/// What extract finds in one article.
package struct Annotations: Hashable, Sendable {
    package var entities: [Entity]
    package var times: [TimeExpression]
    package var quantities: [Quantity]
    package var documents: [CitedDocument]
    package var slogans: [Slogan]
    package var events: [NamedEvent]
    /// BCP 47: `zh-Hans`, `zh-Hant`, `zh` where the text does not tell.
    package var language: String
    /// The article's text in simplified characters, for search; empty where nobody asked for it. No offset counts in it.
    package var simplified = Scalars()
    /// 0 to 1: share of the characters that a reader would find whole, times how sure whoever recognised them was.
    package var textQuality: Double

    package init(
        entities: [Entity] = [], times: [TimeExpression] = [], quantities: [Quantity] = [],
        documents: [CitedDocument] = [], slogans: [Slogan] = [], events: [NamedEvent] = [],
        language: String = "zh-Hans", textQuality: Double = 1
    ) {
        self.entities = entities
        self.times = times
        self.quantities = quantities
        self.documents = documents
        self.slogans = slogans
        self.events = events
        self.language = language
        self.textQuality = textQuality
    }
}

/// A page after extract: one set of annotations for each article, in the same order.
package struct AnnotatedPage: Hashable, Sendable {
    package let contents: PageContents
    package let annotations: [Annotations]
    /// As of an article, over everything that is printed on the page.
    package let textQuality: Double

    package init(contents: PageContents, annotations: [Annotations], textQuality: Double) {
        precondition(contents.articles.count == annotations.count, "one set of annotations for each article")
        (self.contents, self.annotations, self.textQuality) = (contents, annotations, textQuality)
    }
}
