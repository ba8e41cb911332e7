import Newspaper

/// A row of `articles`, in its first version: one article with its annotations and where it comes from.
struct ArticleRow {
    let issue: NamedIssue
    let page: NamedPage
    /// Index of the article on its page.
    let index: Int

    func write(to json: inout JSONLinesWriter) {
        let article = page.contents.articles[index]
        let annotations = page.annotations[index]
        let (from, to) = (issue.continuedFrom(page, index), issue.continuedTo(page, index))
        json.row { json in
            json.field("id", page.articleIDs[index])
            json.field("version", 1)
            json.identity(of: page, in: issue)
            json.field("order", index + 1)
            json.field("kicker", article.kicker.text)
            json.field("headline", article.headline.text)
            json.field("subhead", article.subhead.text)
            json.field("column", article.column)
            json.field("dateline", article.dateline?.text ?? [])
            json.field("text", joining: article.paragraphs.lazy.map(\.passage.text))
            paragraphs(of: article, to: &json)
            bylinesAndCaptions(of: article, to: &json)
            json.entities(page.entities[index])
            json.expressions(annotations)
            json.field("language", annotations.language)
            json.field("text_simplified", annotations.simplified)
            json.share("text_quality", annotations.textQuality)
            json.object("confidence") { json in
                json.share("segmentation", article.confidence.segmentation)
                json.share("headline", article.confidence.headline)
            }
            json.array("reasons") { json in
                for reason in article.reasons { json.string(reason) }
                if let from, !from.reason.isEmpty { json.string("continued from \(from.text): \(from.reason)") }
                if let to, !to.reason.isEmpty { json.string("continued to \(to.text): \(to.reason)") }
            }
            json.field("continued_from", from?.text ?? "")
            json.field("continued_to", to?.text ?? "")
            json.field("corrected", article.isCorrected)
            json.source(of: page, lines: page.lines.ranges(article.lines), withMediaType: true)
            json.field("pipeline", pipelineVersion)
        }
    }

    private func paragraphs(of article: Article, to json: inout JSONLinesWriter) {
        let ranges = article.paragraphRanges
        json.array("paragraphs") { json in
            for (paragraph, range) in zip(article.paragraphs, ranges) {
                json.object { json in
                    json.range(range)
                    json.lines("lines", page.lines.ranges(paragraph.passage.lines))
                }
            }
        }
        json.array("subheadings") { json in
            for (paragraph, range) in zip(article.paragraphs, ranges) where paragraph.isSubheading {
                json.object { json in
                    json.range(range)
                    json.field("text", paragraph.passage.text)
                }
            }
        }
    }

    private func bylinesAndCaptions(of article: Article, to json: inout JSONLinesWriter) {
        json.array("bylines") { json in
            for byline in article.bylines {
                json.object { json in
                    json.field("name", byline.name)
                    json.field("role", byline.role.rawValue)
                    json.field("printed", byline.printed)
                }
            }
        }
        json.array("captions") { json in
            for caption in article.captions {
                json.object { json in
                    json.field("text", caption.text)
                    json.lines("lines", page.lines.ranges(caption.lines))
                }
            }
        }
    }
}

extension JSONLinesWriter {
    mutating func entities(_ entities: [IdentifiedEntity]) {
        array("entities") { json in
            for identified in entities {
                let entity = identified.entity
                json.object { json in
                    json.field("id", identified.id.text)
                    json.field("type", entity.kind.rawValue)
                    json.field("subtype", entity.subtype?.text ?? "")
                    json.field("name", entity.name)
                    json.field("canonical", entity.canonical)
                    json.field("office", entity.positions.first?.office ?? [])
                    json.field("organisation", entity.positions.first?.organisation ?? [])
                    json.array("positions") { json in
                        for (position, affiliation) in zip(entity.positions, identified.affiliations) {
                            json.object { $0.position(position, at: affiliation) }
                        }
                    }
                    json.field("code", entity.code?.text ?? "")
                    json.array("candidates") { json in
                        for candidate in entity.candidates { json.string(candidate.text) }
                    }
                    json.field("parent", entity.parent?.text ?? "")
                    json.field("level", entity.level?.rawValue ?? "")
                    json.share("confidence", entity.confidence)
                    json.field("relevance", entity.relevance)
                    json.array("mentions") { json in
                        for mention in entity.mentions { json.object { $0.mention(mention) } }
                    }
                }
            }
        }
    }

    mutating func expressions(_ annotations: Annotations) {
        array("times") { json in
            for time in annotations.times {
                json.object { json in
                    json.mention(time.mention)
                    json.field("value", basicISO8601(time.value))
                    json.field("grain", time.grain.rawValue)
                    json.field("anchor", time.anchor.rawValue)
                    json.field("modifier", time.modifier)
                }
            }
        }
        array("quantities") { json in
            for quantity in annotations.quantities {
                json.object { json in
                    json.mention(quantity.mention)
                    json.field("value", quantity.value)
                    json.field("up_to", quantity.upTo)
                    json.field("unit", quantity.unit)
                    json.field("modifier", quantity.modifier)
                }
            }
        }
        array("documents") { json in
            for document in annotations.documents {
                json.object { json in
                    json.mention(document.mention)
                    json.field("title", document.title)
                    json.field("number", document.number)
                    json.field("issuer", document.issuer)
                    json.field("version", document.version)
                    json.field("article", document.provision.article)
                    json.field("paragraph", document.provision.paragraph)
                    json.field("item", document.provision.item)
                }
            }
        }
        array("slogans") { json in
            for slogan in annotations.slogans {
                json.object { json in
                    json.mention(slogan.mention)
                    json.field("kind", slogan.kind.rawValue)
                }
            }
        }
        array("events") { json in
            for event in annotations.events {
                json.object { json in
                    json.mention(event.mention)
                    json.field("name", event.name)
                    json.field("kind", event.kind.rawValue)
                }
            }
        }
    }
}

/// Days in the basic form of ISO 8601, `20221024` and `20221024T1530`; anything else as it is.
///
/// DuckDB, pyarrow and Hugging Face `datasets` take a string column that holds nothing but `2022-10-24` for dates,
/// file by file, and hand back `2022-10-24 00:00:00`. The basic form survives all of them.
func basicISO8601(_ value: String) -> String {
    var result: [UInt8] = []
    var rest = Array(value.utf8)[...]
    var isInDay = false
    func isDay(_ bytes: ArraySlice<UInt8>) -> Bool {
        let shape = Array("dddd-dd-dd".utf8)
        return bytes.count >= shape.count
            && zip(bytes, shape).allSatisfy { byte, form in form == 0x2D ? byte == 0x2D : (0x30...0x39).contains(byte) }
    }
    while let byte = rest.first {
        if isDay(rest) {
            result += rest.prefix(10).filter { $0 != 0x2D }
            rest = rest.dropFirst(10)
            isInDay = true
        } else {
            if byte == 0x2F { isInDay = false }
            if !(isInDay && byte == 0x3A) { result.append(byte) }
            rest = rest.dropFirst()
        }
    }
    return String(decoding: result, as: UTF8.self)
}
