import Newspaper

/// A row of `pages`: a page as it was found, what was done to it and what came of it.
struct PageRow {
    let issue: NamedIssue
    let page: NamedPage

    func write(to json: inout JSONLinesWriter) {
        let clean = page.contents.page
        let file = clean.source.file
        json.row { json in
            json.field("id", page.id)
            json.identity(of: page, in: issue)
            json.field("file", file.path)
            json.field("sha256", file.sha256)
            json.field("bytes", file.byteCount)
            json.field("media_type", file.mediaType)
            json.field("charset", file.encoding.charset)
            json.field("charset_evidence", file.encoding.evidence.rawValue)
            json.field("ordinal", clean.source.ordinal)
            json.field("record", named(clean.source.record.id))
            json.field("url", clean.source.record.url)
            json.field("woven", page.lines.isWoven)
            json.lines("lines", page.lines.printed)
            json.field("articles", page.contents.articles.count)
            json.field("furniture", page.contents.furniture.count)
            json.array("repairs") { json in
                for (kind, count) in clean.repairCounts {
                    json.object { json in
                        json.field("kind", kind.rawValue)
                        json.field("count", count)
                    }
                }
            }
            json.object("characters") { json in
                json.field("printed", clean.census.printed)
                json.field("controls", clean.census.controls)
                json.field("replacements", clean.census.replacements)
                json.field("private_use", clean.census.privateUse)
            }
            json.share("text_quality", page.page.contents.textQuality)
            json.array("warnings") { json in
                for warning in page.page.warnings {
                    json.object { json in
                        json.field("code", warning.code)
                        json.field("detail", warning.detail)
                    }
                }
            }
            json.field("pipeline", pipelineVersion)
        }
    }

    /// `id:12` for a bare `12`, of which loaders make a number.
    private func named(_ record: String) -> String {
        !record.isEmpty && record.utf8.allSatisfy { (0x30...0x39).contains($0) } ? "id:\(record)" : record
    }
}
