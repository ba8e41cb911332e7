import Newspaper

extension Article {
    /// The article with the column (栏目) that it stands in: where its kicker is the name of one (新春走基层), or its headline
    /// opens with one in brackets (【新春走基层】…). They stay what they are.
    package var withColumn: Article {
        var article = self
        article.column = ColumnNames.name(in: kicker.text) ?? Self.columnInBrackets(headline.text) ?? []
        return article
    }

    private static func columnInBrackets(_ headline: Scalars) -> Scalars? {
        guard headline.first == "【", let end = headline.firstIndex(of: "】") else { return nil }
        return ColumnNames.name(in: Scalars(headline[...end]))
    }
}
