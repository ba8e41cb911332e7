import Newspaper

extension Array where Element == Unicode.Scalar {
    /// The text as a name or literal may hold it: no line break or tab (the schema's `[\S ]*`), nothing that XML forbids.
    var oneLine: Scalars {
        var result = Scalars()
        result.reserveCapacity(count)
        for scalar in trimmed {
            switch scalar.value {
            case 0x09...0x0D, 0x85, 0x2028, 0x2029: result.append(" ")
            default: if scalar.isAllowedInXML { result.append(scalar) }
            }
        }
        return Scalars(result.trimmed)
    }
}

extension Article {
    /// What names the article where a title is wanted: its headline, or else how it begins, no more than 30 characters.
    var displayTitle: Scalars {
        let headline = headline.text.oneLine
        guard headline.isEmpty else { return headline }
        for paragraph in paragraphs {
            let words = Scalars(paragraph.passage.text.prefix(200)).oneLine
            guard !words.isEmpty else { continue }
            return words.count > 30 ? words.prefix(30) + ["…"] : words
        }
        return []
    }
}
