import Newspaper

/// A row of `issues`: what an issue was made from and with, what it gave to the release, and its items with their
/// versions. The next release goes on from it.
struct IssueRow {
    let issue: NamedIssue
    let provenance: Provenance
    let counts: IssueBundle.Counts
    /// All other files that the issue gives to the release, in order of path.
    let members: [BundleFile]
    let items: [ItemRecord]

    func write(to json: inout JSONLinesWriter) {
        let key = issue.issue.key
        json.row { json in
            json.field("id", key.text)
            json.field("paper", key.paper)
            json.field("paper_name", issue.issue.paperName)
            json.issueDate(issue.date)
            json.field("edition", key.edition)
            json.field("fingerprint", provenance.fingerprint)
            json.array("made_with") { json in
                for part in provenance.parts {
                    json.object { json in
                        json.field("part", part.name)
                        json.field("value", part.value)
                    }
                }
            }
            json.array("inputs") { json in
                for input in provenance.inputs {
                    json.object { json in
                        json.field("file", input.file)
                        json.field("sha256", input.sha256)
                    }
                }
            }
            json.field("pages", counts.pages)
            json.field("articles", counts.articles)
            json.field("furniture", counts.furniture)
            json.field("characters", counts.characters)
            json.field("paragraphs", counts.paragraphs)
            json.field("entities", counts.entities)
            json.array("members") { json in
                for file in members {
                    json.object { json in
                        json.field("path", file.path)
                        json.field("bytes", file.bytes.count)
                        json.field("sha256", SHA256.hex(file.bytes))
                        json.field("rows", file.rows)
                    }
                }
            }
            json.array("items") { json in for item in items { item.write(to: &json) } }
        }
    }
}
