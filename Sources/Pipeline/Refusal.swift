import Newspaper

/// An input, or a page of one, that is not in the release, and why: what an entry of `quarantine/` says.
package struct Refusal: Error, Hashable, Sendable {
    /// Stable, for counting: `input.truncated`, `page.duplicate`, `ledger.unbalanced`, …
    package var code: String
    /// For people: what is wrong, where, and what to do.
    package var detail: String
    /// As `InputFile.path`.
    package var path: String
    /// 1-based position of the page in its file; nil where the whole file is refused.
    package var page: Int?
    /// Of the file, nil where it could not be read.
    package var sha256: String?

    package init(code: String, detail: String, path: String, page: Int? = nil, sha256: String? = nil) {
        self.code = code
        self.detail = detail
        self.path = path
        self.page = page
        self.sha256 = sha256
    }

    /// `2022/01.txt` or `2022/01.txt, page 2`.
    package var place: String { page.map { "\(path), page \($0)" } ?? path }

    var json: JSONTree {
        .object([
            "code": .string(code),
            "detail": .string(detail),
            "path": .string(path),
            "page": .integer(page ?? 0),
            "sha256": .string(sha256 ?? ""),
            "pipeline": .string(pipelineVersion),
        ])
    }
}

extension Sequence<Refusal> {
    /// How many there are of each code.
    var countsByCode: [String: Int] { reduce(into: [:]) { $0[$1.code, default: 0] += 1 } }
}
