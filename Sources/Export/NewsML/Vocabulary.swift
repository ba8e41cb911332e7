import Newspaper

/// The schemes of our own that items refer to. Every alias that an item uses is declared in its catalog or in
/// IPTC's (Implementation Guide 14.6).
enum Vocabulary {
    struct Scheme: Sendable {
        let alias: String
        /// Appended to the operator's vocabulary base. Never changes, as concept URIs are made of it.
        let path: String
    }

    /// Entities that have no code of another scheme.
    static let entity = Scheme(alias: "bsent", path: "entity/")
    static let groupRole = Scheme(alias: "bsgroup", path: "grouprole/")
    static let headlineRole = Scheme(alias: "bshl", path: "headlinerole/")
    static let nameRole = Scheme(alias: "bsname", path: "namerole/")
    static let paper = Scheme(alias: "bspaper", path: "paper/")
    static let relation = Scheme(alias: "bsrel", path: "relation/")
    static let authorRole = Scheme(alias: "bsrole", path: "authorrole/")
    static let system = Scheme(alias: "bssys", path: "system/")
    static let conceptType = Scheme(alias: "bstype", path: "concepttype/")
    static let unit = Scheme(alias: "bsunit", path: "unit/")
    /// Administrative division codes of GB/T 2260.
    static let division = Scheme(alias: "gbt2260", path: "gbt2260/")

    static let ofArticles = [
        entity, headlineRole, paper, relation, authorRole, system, conceptType, unit, division,
    ]
    static let ofCatalogue = [entity, nameRole, relation, system, division]
    static let ofPackages = [groupRole, paper, relation, system]

    /// The newest that IPTC's own client has built in.
    static let iptcCatalog = "http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_41.xml"

    /// The aliases which that catalog declares, as far as anything of ours may use them.
    static let iptcAliases: Set<String> = [
        "cinat", "cpnat", "cpprole", "drol", "genre", "hashscope", "hashtype", "hatarget", "hopaction", "howextr",
        "irel", "medtop", "ninat", "nmsig", "pgrmod", "sev", "sig", "stat", "why",
    ]

    /// `bsunit:CNY`; nil for a unit that makes no code.
    static func unitCode(_ unit: String) -> String? {
        if unit == "%" { return "bsunit:percent" }
        guard !unit.isEmpty, !unit.unicodeScalars.contains(where: { $0.isBlank || $0 == ":" || !$0.isAllowedInXML })
        else {
            return nil
        }
        return "bsunit:\(unit)"
    }
}
