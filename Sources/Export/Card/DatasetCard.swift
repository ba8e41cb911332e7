import Newspaper

/// `README.md` of a release: what it is, what is in it, how to load it, and, in its YAML header, the column types
/// that `datasets.load_dataset(<folder>)` goes by.
package struct DatasetCard: Sendable {
    private let profile: DatasetProfile
    private let totals: ReleaseTotals
    private let title: String

    /// - Parameter title: of the dataset, one line.
    package init(title: String, profile: DatasetProfile, totals: ReleaseTotals) {
        (self.title, self.profile, self.totals) = (title, profile, totals)
    }

    /// - Throws: `JSONError` if a schema that ships with the pipeline is no JSON.
    package func bytes() throws(JSONError) -> [UInt8] {
        let kinds = RowKind.allCases.filter { totals.rows($0) > 0 }
        var text = try header(kinds)
        text += "\n# \(title.oneLine)\n\n" + introduction
        text += "\n## What is in it\n\n" + table
        text += "\n## Files\n\n" + Self.files
        text += "\n## Loading\n\n" + Self.loading
        text += "\n## Known limits\n\n" + Self.limits
        text += "\n## Rights\n\n" + rights
        return Array(text.utf8)
    }

    /// Configurations and features of the kinds that have rows: a pattern that matches no file is an error to readers.
    private func header(_ kinds: [RowKind]) throws(JSONError) -> String {
        var lines = [
            "---", "pretty_name: \(title.oneLine.quotedYAML)", "language:", "- zh", "license: other",
            "license_name: see-rights", "license_link: README.md#rights", "tags:", "- newspapers", "- newsml-g2",
            "size_categories:", "- \(Self.sizeCategory(totals.counts.articles))", "configs:",
        ]
        for kind in kinds {
            lines.append("- config_name: \(kind.rawValue)")
            if kind == .articles { lines.append("  default: true") }
            lines.append("  data_files: \(kind.glob.quotedYAML)")
        }
        lines.append("dataset_info:")
        for kind in kinds {
            lines += ["- config_name: \(kind.rawValue)", "  features:"]
            lines += try DatasetFeatures(kind).lines
        }
        return lines.joined(separator: "\n") + "\n---\n"
    }

    private var introduction: String {
        """
        Back issues of Chinese newspapers, cut into articles by Broadsheet \(pipelineVersion): \
        headline parts, paragraphs, bylines, people with their offices, places with administrative codes, dates, amounts \
        and cited documents, each with the lines of the source file it comes from. Released by \(profile.providerName.oneLine).

        """
    }

    private var table: String {
        var lines = [
            "| paper | year | issues | pages | articles | paragraphs | entities | characters |",
            "|---|---|---:|---:|---:|---:|---:|---:|",
        ]
        func row(_ paper: String, _ year: String, _ issues: Int, _ counts: IssueBundle.Counts) -> String {
            let numbers = [
                issues, counts.pages, counts.articles, counts.paragraphs, counts.entities, counts.characters,
            ]
            return "| \(paper) | \(year) | \(numbers.map { String($0) }.joined(separator: " | ")) |"
        }
        for year in totals.years {
            lines.append(
                row("\(year.paperName.oneLine.inTableCell) (`\(year.paper)`)", year.year, year.issues, year.counts))
        }
        lines.append(row("all", "", totals.issues, totals.counts))
        return lines.joined(separator: "\n") + "\n"
    }

    private static let files = """
        - `articles/<paper>/<paper>-<year>.jsonl.gz`: one row for each article. `text` is the body; every offset counts \
        Unicode code points in it, as Python does.
        - `furniture/…`: what stands on a page and is no article: mastheads, folios, slogans, advertisements.
        - `pages/…`: one row for each page: its file, character set, repairs, warnings.
        - `issues/…`: one row for each issue: what it was made from and with, what it gives to the release, and the version of each \
        of its articles. `changes.jsonl.gz` and `lineage.jsonl.gz`: what is not as in the release before, and which articles were \
        renamed, merged or split.
        - `entities.jsonl.gz`: the catalogue, one row for each person, organisation and place that articles name: its names,         positions held, counts, first and last day. `id` is the one in `entities` of the articles.
        - `newsml/<paper>/<year>/<issue>.xml`: the same articles as NewsML-G2 2.35, one message for each issue.         `newsml/entities-<part>.xml`: the catalogue as knowledge items.
        - `schema/`: JSON Schema (draft 2020-12) of the rows. `manifest.json`: SHA-256 of every file.

        """

    private static let loading = """
        ```python
        import datasets; articles = datasets.load_dataset("PATH/OF/THIS/FOLDER")["train"]
        import duckdb; duckdb.sql("SELECT issue_date, headline FROM 'articles/*/*.jsonl.gz' LIMIT 10")
        import pandas; pandas.read_json("articles/PAPER/PAPER-2022.jsonl.gz", lines=True, dtype=False)
        import polars, glob; polars.concat([polars.read_ndjson(file, infer_schema_length=None)
            for file in sorted(glob.glob("articles/*/*.jsonl.gz"))], how="vertical_relaxed")
        ```

        `datasets` takes the column types from the header of this file. The others guess them file by file: polars and pyarrow \
        cannot read all files in one go where a list is empty, or `issue_date` null, throughout the first of them, so read one at a \
        time, or give a schema. In a schema for pyarrow make `issue_date` a timestamp: its reader of JSON makes no days.

        """

    private static let limits = """
        - Articles and headlines are put together by rules and statistics; `reasons` says why. `confidence` is a score from 0 to 1 \
        that is not calibrated yet: of articles with 0.9 more or fewer than nine in ten may be right, so choose no threshold without \
        looking at pages.
        - An article that goes on on another page is a row for each page. `continued_to` and `continued_from` name the other half's \
        `id`, or its page (`p02`) where the half is not known; the texts are not joined.
        - `issue_date` is null where neither file name nor page say the day, and `first_seen` and `last_seen` where nothing         dates any of the articles; no other field may be null.
        - Entities of one name are one entity of the catalogue only where their articles say that they are: the same code,         body or paper. Others (a 王伟 without office, a 区委 of unknown 区) have an `id` for each article.
        - Days in `times` are written `20221024`, and a bare issue number `第1287期`, because some readers turn columns of \
        `2022-10-24` or `1287` into something else.
        - Of two mentions that cross, the second has no span in the NewsML-G2 body, nor has one over the end of a paragraph. The \
        JSON rows have all of them.
        - Characters that XML forbids are left out of the NewsML-G2 files. Private-use characters are kept; fonts show them, \
        or not.

        """

    private var rights: String {
        var lines = [
            "The text belongs to whoever holds the rights in the newspapers. This dataset claims none, and grants none."
        ]
        if !profile.copyrightNotice.isEmpty { lines.append("Notice: \(profile.copyrightNotice.oneLine)") }
        if !profile.usageTerms.isEmpty { lines.append("Terms of use: \(profile.usageTerms.oneLine)") }
        return lines.joined(separator: "\n\n") + "\n"
    }

    private static func sizeCategory(_ rows: Int) -> String {
        switch rows {
        case ..<1_000: "n<1K"
        case ..<10_000: "1K<n<10K"
        case ..<100_000: "10K<n<100K"
        case ..<1_000_000: "100K<n<1M"
        default: "1M<n<10M"
        }
    }
}

extension String {
    fileprivate var oneLine: String { Scalars(self).oneLine.string }

    /// A YAML scalar in double quotes.
    fileprivate var quotedYAML: String {
        var result = "\""
        for scalar in unicodeScalars {
            if scalar == "\"" || scalar == "\\" { result.unicodeScalars.append("\\") }
            result.unicodeScalars.append(scalar)
        }
        return result + "\""
    }

    fileprivate var inTableCell: String {
        var result = ""
        for scalar in unicodeScalars { result += scalar == "|" ? "\\|" : String(scalar) }
        return result
    }
}
