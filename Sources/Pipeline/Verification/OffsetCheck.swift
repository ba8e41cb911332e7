import Export
import Newspaper

/// Checks that every offset of an article's row leads where it says.
struct OffsetCheck {
    private let text: Scalars

    /// What is wrong in a row of `articles`.
    static func problems(in row: JSONValue) -> [String] {
        let check = OffsetCheck(text: Scalars(row.text("text")))
        var problems: [String] = []
        if case .object(let members) = row {
            for member in members { check.visit(member.value, String(decoding: member.name, as: UTF8.self), &problems) }
        }
        check.visitParagraphs(row, &problems)
        return problems
    }

    /// Whatever says `start`, `end` and `text` quotes the article's text.
    private func visit(_ value: JSONValue, _ path: String, _ problems: inout [String]) {
        switch value {
        case .array(let items):
            for (index, item) in items.enumerated() { visit(item, "\(path)[\(index)]", &problems) }
        case .object(let members):
            if let start = value.integer("start"), let end = value.integer("end") {
                guard start >= 0, start <= end, end <= text.count else {
                    problems.append("\(path): \(start) to \(end) lies outside the text, which has \(text.count) characters")
                    return
                }
                if case .string(let quoted)? = value["text"], Array(Scalars(text[start..<end]).string.utf8) != quoted {
                    problems.append("\(path): \"\(value.text("text"))\" is not what stands at \(start) to \(end)")
                }
            }
            for member in members { visit(member.value, "\(path).\(String(decoding: member.name, as: UTF8.self))", &problems) }
        default: break
        }
    }

    /// Paragraphs follow each other with one line feed between, from the first character to the last.
    private func visitParagraphs(_ row: JSONValue, _ problems: inout [String]) {
        guard case .array(let paragraphs)? = row["paragraphs"], !paragraphs.isEmpty else {
            if !text.isEmpty { problems.append("paragraphs: there is text but no paragraph") }
            return
        }
        var at = 0
        for (index, paragraph) in paragraphs.enumerated() {
            guard let start = paragraph.integer("start"), let end = paragraph.integer("end"), start == at, end >= start else {
                problems.append("paragraphs[\(index)]: does not begin at \(at), where the one before ends")
                return
            }
            at = end + 1
            if end < text.count, text[end] != "\n" { problems.append("paragraphs[\(index)]: no line feed at its end, \(end)") }
        }
        if at - 1 != text.count { problems.append("paragraphs: the last ends at \(at - 1), the text at \(text.count)") }
    }
}
