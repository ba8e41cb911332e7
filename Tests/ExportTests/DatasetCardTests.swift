import Newspaper
import Testing

@testable import Export

@Suite("Dataset card")
struct DatasetCardTests {
    private func year(_ paper: String, _ year: String, articles: Int, furniture: Int = 1) -> ReleaseTotals.Year {
        var counts = IssueBundle.Counts()
        (counts.pages, counts.articles, counts.furniture) = (1, articles, furniture)
        return ReleaseTotals.Year(paper: paper, paperName: "青川|日报", year: year, issues: 1, counts: counts)
    }

    private func card(
        _ years: [ReleaseTotals.Year], _ profile: DatasetProfile = DatasetProfile(), entities: Int = 0,
        changes: ChangeCounts = ChangeCounts()
    ) throws -> String {
        let card = DatasetCard(title: "青川 \"试\"\n刊", profile: profile, totals: ReleaseTotals(years: years, entities: entities, changes: changes))
        return String(decoding: try card.bytes(), as: UTF8.self)
    }

    @Test func `the header types every column`() throws {
        let header = try card([year("a", "2023", articles: 3)])
        for lines in [
            "pretty_name: \"青川 \\\"试\\\" 刊\"\n",
            "- config_name: articles\n  default: true\n  data_files: \"articles/*/*.jsonl.gz\"\n",
            "  - name: issue_date\n    dtype: date32\n", "  - name: order\n    dtype: int64\n",
            "  - name: text_quality\n    dtype: float64\n",
            "  - name: reasons\n    list: string\n", "  - name: corrected\n    dtype: bool\n",
            "  - name: confidence\n    struct:\n    - name: segmentation\n      dtype: float64\n",
            "  - name: paragraphs\n    list:\n    - name: start\n      dtype: int64\n    - name: end\n      dtype: int64\n"
                + "    - name: lines\n      list:\n        list: int64\n",
        ] { #expect(header.contains(lines)) }
    }

    @Test func `a configuration without rows is left out`() throws {
        let text = try card([year("a", "2023", articles: 3, furniture: 0)])
        #expect(text.contains("config_name: articles"))
        #expect(!text.contains("config_name: furniture"))
        #expect(!text.contains("config_name: entities"))
        let named = try card([year("a", "2023", articles: 3)], entities: 2)
        #expect(named.contains("- config_name: entities\n  data_files: \"entities.jsonl.gz\"\n"))
        #expect(named.contains("  - name: first_seen\n    dtype: date32\n"))
        var changes = ChangeCounts()
        changes.removed = 1
        let changed = try card([year("a", "2023", articles: 3)], changes: changes)
        #expect(changed.contains("- config_name: changes\n  data_files: \"changes.jsonl.gz\"\n"))
        #expect(!changed.contains("config_name: lineage"))
        #expect(named.contains("  - name: papers\n    list: string\n"))
    }

    @Test func `the table is in order and adds up`() throws {
        let text = try card([
            year("b", "2021", articles: 5), year("a", "undated", articles: 1), year("a", "2022", articles: 3),
        ])
        let rows = text.split(separator: "\n").filter { $0.hasPrefix("| ") }.dropFirst()
        #expect(
            rows.map { String($0) } == [
                "| 青川\\|日报 (`a`) | 2022 | 1 | 1 | 3 | 0 | 0 | 0 |",
                "| 青川\\|日报 (`a`) | undated | 1 | 1 | 1 | 0 | 0 | 0 |",
                "| 青川\\|日报 (`b`) | 2021 | 1 | 1 | 5 | 0 | 0 | 0 |", "| all |  | 3 | 3 | 9 | 0 | 0 | 0 |",
            ])
    }

    @Test func `rights are what the operator states, and no more`() throws {
        #expect(!(try card([])).contains("Terms of use"))
        #expect(try card([], DatasetProfile(usageTerms: "仅供研究")).contains("Terms of use: 仅供研究\n"))
    }
}
