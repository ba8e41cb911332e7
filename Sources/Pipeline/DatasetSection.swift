import Export
import Newspaper

extension DatasetProfile {
    /// The `dataset` part of a configuration file.
    init(
        _ section: ConfigurationReader.Section, _ reader: ConfigurationReader
    ) throws(ConfigurationError) {
        self.init()
        if let item = section["provider"] { providerName = try reader.string(item, expected: "the operator's name") }
        if let item = section["uri"] { providerURI = try Self.uri(item, reader, "an http or https address") }
        if let item = section["domain"] {
            domain = try reader.string(item)
            guard domain.utf8.contains(UInt8(ascii: ".")), domain.utf8.allSatisfy(Self.isOfDomain) else {
                throw reader.wrong(item, "a domain such as \"example.org\"")
            }
        }
        if let item = section["vocabulary"] {
            vocabularyBase = try Self.uri(item, reader, "an http or https address that ends with \"/\"")
            guard vocabularyBase.utf8.last == UInt8(ascii: "/") else {
                throw reader.wrong(item, "an http or https address that ends with \"/\"")
            }
        }
        if let item = section["copyright_notice"] { copyrightNotice = try reader.optionalString(item) }
        if let item = section["usage_terms"] { usageTerms = try reader.optionalString(item) }
        if let item = section["version_created"] {
            let text = try reader.optionalString(item)
            guard text.isEmpty || Self.isDateTime(text) else {
                throw reader.wrong(item, "a date and time with a zone such as \"2026-01-31T02:30:00+08:00\"")
            }
            versionCreated = text.isEmpty ? nil : text
        }
    }

    private static func uri(
        _ item: ConfigurationReader.Item, _ reader: ConfigurationReader, _ expected: String
    ) throws(ConfigurationError) -> String {
        let text = try reader.string(item, expected: expected)
        let rest = ["https://", "http://"].first { text.utf8.starts(with: $0.utf8) }.map { text.utf8.dropFirst($0.utf8.count) }
        // RFC 3986 section 2: printable ASCII, without the delimiters that other formats wrap around a URI.
        guard let rest, !rest.isEmpty, rest.allSatisfy({ (0x21...0x7E).contains($0) && !"\"<>\\^`{|}".utf8.contains($0) })
        else { throw reader.wrong(item, expected) }
        return text
    }

    private static func isOfDomain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."),
            UInt8(ascii: "-"):
            true
        default: false
        }
    }

    /// `2026-01-31T02:30:00+08:00` or `…Z`: the form of XML Schema's dateTime with a zone, without fractions.
    private static func isDateTime(_ text: String) -> Bool {
        let scalars = Array(text.unicodeScalars)
        func number(_ range: Range<Int>, _ allowed: ClosedRange<Int>) -> Bool {
            scalars[range].allSatisfy(\.isASCIIDigit)
                && allowed.contains(scalars[range].reduce(0) { $0 * 10 + Int($1.value - 0x30) })
        }
        guard scalars.count == 20 || scalars.count == 25, CalendarDate(Scalars(scalars[..<10]).string) != nil,
            scalars[4] == "-", scalars[10] == "T", scalars[13] == ":", scalars[16] == ":",
            number(11..<13, 0...23), number(14..<16, 0...59), number(17..<19, 0...59)
        else { return false }
        if scalars.count == 20 { return scalars[19] == "Z" }
        return (scalars[19] == "+" || scalars[19] == "-") && scalars[22] == ":" && number(20..<22, 0...14)
            && number(23..<25, 0...59)
    }
}
