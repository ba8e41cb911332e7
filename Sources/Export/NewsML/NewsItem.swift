import Newspaper

/// A newsItem: one article as NewsML-G2 sees it. The order of the parts is the schema's.
struct NewsItem {
    let context: NewsMLContext
    let page: NamedPage
    /// Index of the article on its page.
    let index: Int

    private var item: ItemRecord { context.items.articles[page.place][index] }

    func write(to xml: XMLWriter) {
        let article = page.contents.articles[index]
        let annotations = page.annotations[index]
        let mark = "\(page.mark)a\(padded(index + 1))"
        let body = ArticleBody(article, annotations, mark: mark, pipeline: item.version.pipeline)
        xml.line("newsItem") {
            context.head(item, language: annotations.language, xml: xml) {
                context.paper(date: page.date, xml: xml)
                context.place(of: page, xml: xml)
                xml.property("publishedExtProperty", "bsrel:orderOnPage", String(index + 1), type: "xs:positiveInteger")
            }
            itemMeta(article, body, xml)
            let entities = page.entities[index]
            ContentMeta(
                article: article, annotations: annotations, entities: entities, date: page.date, context: context,
                mark: mark
            ).write(to: xml)
            PartMeta(article: article, page: page, mark: mark).write(to: xml)
            InlineReferences(annotations: annotations, entities: entities, spans: body.spans, mark: mark).write(to: xml)
            if ContentMeta.impliedPlace(of: article, in: context) != nil {
                xml.line("derivedFrom") {
                    xml.attribute("idrefs", mark + "-loc")
                    xml.attribute("qcode", "bspaper:\(context.issue.issue.key.paper)")
                }
            }
            body.write(to: xml)
        }
    }

    private func itemMeta(_ article: Article, _ body: ArticleBody, _ xml: XMLWriter) {
        xml.line("itemMeta") {
            context.frame.itemMetaHead(
                itemClass: "ninat:text", profile: "broadsheet-article", title: article.displayTitle,
                version: item.version, xml: xml)
            let column = article.column.oneLine
            if !column.isEmpty {
                xml.line("memberOf") {
                    xml.attribute("literal", column)
                    xml.element("name") { xml.text(column) }
                }
            }
            context.frame.signal(item.version, xml: xml)
            xml.line("hash") {
                xml.attribute("hashtype", constant: "hashtype:SHA-2")
                xml.attribute("scope", constant: "hashscope:content")
                xml.text(body.plainTextHash)
            }
            context.frame.metadataCreator(xml: xml)
            let file = page.contents.page.source.file
            xml.line("link") {
                xml.attribute("rel", constant: "irel:processedFrom")
                xml.attribute("residref", percentEncoded(file.path))
                xml.attribute("contenttype", file.mediaType)
                xml.attribute("size", String(file.byteCount))
                xml.element("hash") {
                    xml.attribute("hashtype", constant: "hashtype:SHA-2")
                    xml.text(file.sha256)
                }
            }
            let (from, to) = (context.issue.continuedFrom(page, index), context.issue.continuedTo(page, index))
            link("bsrel:continuedFrom", from, xml)
            link("bsrel:continuedTo", to, xml)
            context.history(of: item, xml: xml)
            xml.property(
                "itemMetaExtProperty", "bsrel:sourceLines", page.lines.ranges(article.lines).compact, type: "xs:string")
            xml.property(
                "itemMetaExtProperty", "bsrel:segmentationConfidence", percent(article.confidence.segmentation),
                type: "xs:integer")
            pageNumber("bsrel:continuedFrom", from, xml)
            pageNumber("bsrel:continuedTo", to, xml)
        }
    }

    /// The item of the other half, in whatever version: a better other half is no change of this one. IPTC's item
    /// relations have none for it.
    private func link(_ relation: StaticString, _ half: NamedContinuation?, _ xml: XMLWriter) {
        guard let id = half?.articleID else { return }
        xml.line("link") {
            xml.attribute("rel", constant: relation)
            xml.attribute("residref", context.guid(id))
            xml.attribute("contenttype", constant: "application/vnd.iptc.g2.newsitem+xml")
        }
    }

    /// The page that the other half stands on, be it there or not.
    private func pageNumber(_ relation: StaticString, _ half: NamedContinuation?, _ xml: XMLWriter) {
        guard let page = half?.page, page > 0 else { return }
        xml.property("itemMetaExtProperty", relation, String(page), type: "xs:positiveInteger")
    }
}
