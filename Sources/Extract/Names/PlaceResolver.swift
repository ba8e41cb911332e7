import Newspaper

/// Which division or site each place of an article is: by its name, the day, the place named just before, what else the
/// article names, and where the paper is at home.
struct PlaceResolver: Sendable {
    let gazetteer: Gazetteer
    let home: HomeRegion?
    let issueDate: CalendarDate?

    /// What each of the names is; nil for what is no place.
    func resolve(_ names: [FoundName], in text: Scalars) -> [Place?] {
        let candidates = names.map { name -> [DivisionCode] in
            name.kind == .place ? divisions(named: Scalars(text[name.range]).withoutBlanks) : []
        }
        var places: [Place?] = []
        for (at, name) in names.enumerated() {
            guard name.kind == .place else {
                places.append(nil)
                continue
            }
            let above = at > 0 && names[at - 1].range.upperBound == name.range.lowerBound ? places[at - 1] : nil
            places.append(place(Scalars(text[name.range]), candidates[at], above: above))
        }
        let certain = Set(places.compactMap(\.self).compactMap(\.divisionItself).flatMap { [$0] + $0.ancestors })
        return places.map { place in
            guard case .ambiguous(let codes) = place else { return place }
            return settled(codes, by: certain)
        }
    }

    /// What the name alone says, the place right before it, and how near to the paper's home each that bears it is.
    private func place(_ name: Scalars, _ candidates: [DivisionCode], above: Place?) -> Place {
        guard let first = candidates.first else {
            let kind = PlaceKinds.kind(of: name)
            return .uncoded(kind, parent: above?.smallestDivision ?? (kind?.isLocal == true ? home?.code : nil))
        }
        if let inside = above?.smallestDivision {
            let below = candidates.filter { $0.ancestors.contains(inside) }
            if let only = below.first { return below.count == 1 ? .division(only) : .ambiguous(below) }
        }
        guard candidates.count > 1 else { return .division(first) }
        guard let home, home.nearness(of: first) > home.nearness(of: candidates[1]) else { return .ambiguous(candidates) }
        return .division(first, others: Array(candidates.dropFirst()))
    }

    /// The one that the article names elsewhere without doubt, or that lies in what it names.
    private func settled(_ candidates: [DivisionCode], by certain: Set<DivisionCode>) -> Place {
        let named = candidates.filter(certain.contains)
        let known = named.isEmpty ? candidates.filter { $0.ancestors.contains(where: certain.contains) } : named
        guard let only = known.first, known.count == 1 else { return .ambiguous(candidates) }
        return .division(only, others: candidates.filter { $0 != only })
    }

    /// The divisions of this name in force on the day of issue, or else at any time; those nearest to home first.
    func divisions(named name: Scalars) -> [DivisionCode] {
        let full = gazetteer.named(name)
        let found = full.isEmpty ? gazetteer.shortened(name, near: home?.code) : full
        let inForce = found.filter(isInForce)
        let codes = Set((inForce.isEmpty ? found : inForce).compactMap { DivisionCode(Int($0.code)) })
        return codes.sorted { a, b in
            let (near, far) = (home?.nearness(of: a) ?? 0, home?.nearness(of: b) ?? 0)
            return near != far ? near > far : a.number < b.number
        }
    }

    private func isInForce(_ division: CompiledLexicon.Division) -> Bool {
        guard let issueDate else { return division.isInForce }
        let month = UInt32(issueDate.year * 100 + issueDate.month)
        return division.since <= month && month <= division.until
    }
}

/// Where a paper is at home.
struct HomeRegion: Sendable {
    let code: DivisionCode
    /// Name of each division that the paper is in, the smallest first.
    let names: [NamedDivision]
    /// Divisions of the county, and the short form of the county itself: what the paper means when it prints them.
    let known: [NameMemory.Known]

    /// How many levels a division shares with home: 0 to 3.
    func nearness(of other: DivisionCode) -> Int { code.levelsShared(with: other) }
}

extension Place {
    fileprivate var divisionItself: DivisionCode? {
        if case .division(let code, _) = self { code } else { nil }
    }

    /// The division itself, or the smallest known to hold the place.
    var smallestDivision: DivisionCode? {
        switch self {
        case .division(let code, _): code
        case .uncoded(_, let parent): parent
        case .ambiguous: nil
        }
    }
}

extension Place.Kind {
    /// Whether a paper that names it without more means one at home.
    fileprivate var isLocal: Bool {
        switch self {
        case .community, .village, .road, .residential: true
        case .province, .prefecture, .county, .township, .natural, .public, .site, .platform: false
        }
    }
}
