import Newspaper

/// A division as a text calls it, with its code where that is known.
struct NamedDivision: Sendable {
    var name: Scalars
    var code: DivisionCode?
}

/// The full name of a body and what it belongs to: 中共离石区委 for 离石区委 anywhere and for 区委 in a paper of 离石区.
struct OrganisationNames: Sendable {
    let places: PlaceResolver

    struct Full {
        var name: Scalars
        var organisation: Organisation
    }

    /// - Parameters:
    ///   - printed: the fullest form that the article prints.
    ///   - townships: townships and villages that the article names, by their last character: what 镇党委 may belong to.
    func full(_ printed: Scalars, townships: [Unicode.Scalar: [NamedDivision]]) -> Full {
        let name = printed.withoutBlanks
        let kind = OrganisationKinds.kind(of: name)
        if let place = leadingPlace(of: name) { return of(place, Scalars(name.dropFirst(place.name.count)), kind) }
        if let level = name.first, Self.levels.contains(level), name.count >= 2, let place = owner(level, townships) {
            // 区医保局, 县委: the paper's own, or the one that the article speaks of.
            return of(place, Scalars(name.dropFirst()), kind)
        }
        if Self.national.contains(name) || name.starts(with: Scalars("全国")) || name.starts(with: Scalars("国家")) {
            return Full(name: name, organisation: Organisation(kind, level: .national, home: .named))
        }
        return Full(name: name, organisation: Organisation(kind, home: isBare(name) ? .open : .named))
    }

    /// The body of a place: 人民政府 for 政府, 中共 before 委; papers print 区委 even where they mean to be formal.
    private func of(_ place: NamedDivision, _ body: Scalars, _ kind: Organisation.Kind) -> Full {
        let name = if body == Self.government { place.name + Self.peoplesGovernment }
            else if body == ["委"] { Self.party + place.name + body }
            else { place.name + body }
        return Full(
            name: name,
            organisation: Organisation(kind, level: place.code?.level, home: place.code.map { .division($0) } ?? .named))
    }

    private static let (government, peoplesGovernment, party) = (Scalars("政府"), Scalars("人民政府"), Scalars("中共"))

    private func owner(
        _ level: Unicode.Scalar, _ townships: [Unicode.Scalar: [NamedDivision]]
    ) -> NamedDivision? {
        if Self.smallLevels.contains(level) {
            guard let named = townships[level], let only = named.first, named.allSatisfy({ $0.name == only.name }) else { return nil }
            return only
        }
        return places.home?.names.first { $0.name.last == level }
    }

    /// The longest division that the name begins with, the nearest to home if several are called so.
    private func leadingPlace(of name: Scalars) -> NamedDivision? {
        var found: NamedDivision?
        var at = 0
        while at < name.count, let end = places.gazetteer.longest(in: name, at: at) {
            let part = Scalars(name[at..<end])
            let codes = places.divisions(named: part)
            let inside = codes.filter { code in found?.code.map { code.ancestors.contains($0) } ?? true }
            let all = inside.isEmpty ? codes : inside
            let isClear = all.count == 1 || (places.home.map { home in
                all.count > 1 && home.nearness(of: all[0]) > home.nearness(of: all[1])
            } ?? false)
            found = NamedDivision(name: Scalars(name[..<end]), code: isClear ? all.first : nil)
            at = end
        }
        return found
    }

    /// 工会, 融媒体中心: what any place has one of.
    private func isBare(_ name: Scalars) -> Bool {
        name.count <= 2 || Self.levels.contains(name[0]) || Self.bare.contains(name)
    }

    private static let levels = Set("省市区县旗州盟镇乡村".unicodeScalars)
    private static let smallLevels = Set("镇乡村".unicodeScalars)
    private static let bare = Set(Scalars.words("融媒体中心 环卫中心 疾控中心 医保局 公安局 教育局 组织部 宣传部 统战部 政法委 总工会 工商联 红十字会 共青团 机关党支部 人民法院 人民检察院 市场监管局 应急局 税务局 住建局 民政局 水利局 文旅局 卫健局"))
    private static let national = Set(Scalars.words("党中央 中共中央 国务院 中央军委 中央纪委 中央组织部 中央宣传部 最高人民法院 最高人民检察院"))
}
