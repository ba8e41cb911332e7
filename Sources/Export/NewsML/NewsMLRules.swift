import Newspaper

/// What NewsML-G2 demands and its XML Schema cannot see: references that lead somewhere, aliases that are declared,
/// times in order, `conformance="power"` (without which a reader may ignore half of the properties).
package enum NewsMLRules {
    /// What is wrong, in document order; empty if all is well.
    package static func check(_ bytes: [UInt8]) -> [XMLProblem] {
        do throws(XMLProblem) { return check(try XMLDocument(parsing: bytes)) } catch { return [error] }
    }

    package static func check(_ document: XMLDocument) -> [XMLProblem] {
        guard let root = document.root else { return [XMLProblem(line: 0, message: "the document is empty")] }
        var problems = uniqueIDs(root)
        var items: [XMLElement] = []
        root.visit { if $0.isItem { items.append($0) } }
        if items.isEmpty { problems.append(XMLProblem(line: root.line, message: "no item in the document")) }
        for item in items {
            if item.attribute("conformance") != "power" { problems.append(item.problem("conformance is not “power”")) }
            problems += references(in: item)
            problems += aliases(in: item)
            problems += times(of: item)
            problems += versions(of: item)
        }
        if let header = root.child("header") { problems += aliases(in: header) }
        problems += packages(items)
        problems += concepts(items)
        return problems
    }

    private static func uniqueIDs(_ root: XMLElement) -> [XMLProblem] {
        var seen: Set<String> = []
        var problems: [XMLProblem] = []
        root.visit { element in
            for (name, value) in element.attributes where name == "id" || name == "partid" {
                if !seen.insert(value).inserted { problems.append(element.problem("the id “\(value)” is not unique")) }
            }
        }
        return problems
    }

    /// References stay within their item, so that it can be cut out.
    private static func references(in item: XMLElement) -> [XMLProblem] {
        var ids: Set<String> = []
        item.visit { element in if let id = element.attribute("id") { ids.insert(id) } }
        var problems: [XMLProblem] = []
        item.visit { element in
            for (name, value) in element.attributes where referring.contains(name) && element.isNewsML {
                for id in value.split(separator: " ") where !ids.contains(String(id)) {
                    problems.append(element.problem("\(name) names “\(id)”, which is no id of the item"))
                }
            }
        }
        return problems
    }

    private static let referring: Set<String> = ["idrefs", "idref", "contentrefs", "original", "root"]

    private static func aliases(in scope: XMLElement) -> [XMLProblem] {
        var declared: Set<String> = []
        var problems: [XMLProblem] = []
        scope.visit { element in
            guard element.isNewsML else { return }
            if element.name == "scheme", let alias = element.attribute("alias") { declared.insert(alias) }
            if element.name == "catalogRef" {
                if element.attribute("href") == Vocabulary.iptcCatalog {
                    declared.formUnion(Vocabulary.iptcAliases)
                } else {
                    problems.append(element.problem("the aliases of this catalog are not known here"))
                }
            }
        }
        scope.visit { element in
            guard element.isNewsML else { return }
            for (name, value) in element.attributes where holdingCodes.contains(name) {
                for code in value.split(separator: " ") {
                    let alias = code.prefix { $0 != ":" }
                    guard alias.count < code.count else {
                        problems.append(element.problem("\(name) “\(code)” is no QCode"))
                        continue
                    }
                    if !declared.contains(String(alias)) {
                        problems.append(element.problem("the alias “\(alias)” of \(name) is not declared"))
                    }
                }
            }
        }
        return problems
    }

    private static let holdingCodes: Set<String> = [
        "qcode", "type", "role", "rel", "how", "why", "hashtype", "scope", "mode", "valueunit", "severity", "target",
    ]

    /// firstCreated and contentCreated come no later than versionCreated (Guide 20.9.1.1).
    private static func times(of item: XMLElement) -> [XMLProblem] {
        let meta = item.child("itemMeta")
        guard let version = meta?.child("versionCreated"), let versionTime = Instant(version.text) else { return [] }
        let earlier = [meta?.child("firstCreated"), item.child("contentMeta")?.child("contentCreated")]
        return earlier.compactMap { element in
            guard let element, let time = Instant(element.text), time.isAfter(versionTime) else { return nil }
            return element.problem("\(element.name) \(element.text) is later than versionCreated \(version.text)")
        }
    }

    /// A later version names the one before under its own guid, and a first version none. What is canceled holds nothing.
    private static func versions(of item: XMLElement) -> [XMLProblem] {
        let meta = item.child("itemMeta")
        let version = item.attribute("version").flatMap { Int($0) } ?? 0
        var problems: [XMLProblem] = []
        for link in meta?.children ?? [] where link.attribute("rel") == "irel:previousVersion" {
            let named = link.attribute("version").flatMap { Int($0) } ?? 0
            if link.attribute("residref") != item.attribute("guid") || !(1..<max(version, 1)).contains(named) {
                problems.append(link.problem("the previous version is none of the item’s own"))
            }
        }
        let isCanceled = meta?.child("pubStatus")?.attribute("qcode") == "stat:canceled"
        let parts = [item.child("contentSet"), item.child("groupSet")?.child("group"), item.child("conceptSet")]
            .flatMap { $0?.children ?? [] }
        if isCanceled, !parts.isEmpty { problems.append(item.problem("it is canceled, and yet it holds something")) }
        return problems
    }

    /// What a package and the halves of an article refer to is in the document, in the version that they name; no guid
    /// comes twice.
    private static func packages(_ items: [XMLElement]) -> [XMLProblem] {
        var versions: [String: String] = [:]
        var problems: [XMLProblem] = []
        for item in items {
            let guid = item.attribute("guid") ?? ""
            if versions.updateValue(item.attribute("version") ?? "", forKey: guid) != nil {
                problems.append(item.problem("the guid “\(guid)” is not unique"))
            }
        }
        for item in items {
            item.visit { element in
                guard element.refersToItem, let target = element.attribute("residref") else { return }
                guard let version = versions[target] else {
                    return problems.append(element.problem("residref “\(target)” is no item of the document"))
                }
                if let named = element.attribute("version"), named != version {
                    problems.append(
                        element.problem("residref “\(target)” is there in version \(version), not \(named)"))
                }
            }
        }
        return problems
    }
}

extension NewsMLRules {
    /// A knowledge item defines each concept once, and never travels with articles: readers of messages stop at it.
    fileprivate static func concepts(_ items: [XMLElement]) -> [XMLProblem] {
        var problems: [XMLProblem] = []
        for item in items where item.name == "knowledgeItem" {
            if items.count > 1 { problems.append(item.problem("a knowledgeItem belongs in a file of its own")) }
            var codes: Set<String> = []
            item.visit { element in
                guard element.isNewsML, element.name == "conceptId", let code = element.attribute("qcode") else { return }
                if !codes.insert(code).inserted { problems.append(element.problem("the concept “\(code)” is defined twice")) }
            }
        }
        return problems
    }
}

extension XMLElement {
    fileprivate var isNewsML: Bool { isIn(namespace: "http://iptc.org/std/nar/2006-10-01/") }

    fileprivate var isItem: Bool {
        isNewsML && ["newsItem", "packageItem", "knowledgeItem", "conceptItem"].contains(name)
    }

    /// A member of a package, the other half of an article, or an article whose text went into this one: all are items of
    /// the same message.
    fileprivate var refersToItem: Bool {
        isNewsML
            && (name == "itemRef" || name == "link"
                    && ["bsrel:continuedFrom", "bsrel:continuedTo", "irel:evolvedFrom"].contains(attribute("rel")))
    }

    fileprivate func problem(_ message: String) -> XMLProblem { XMLProblem(line: line, message: message) }
}
