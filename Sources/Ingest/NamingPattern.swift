import Newspaper

/// What the configuration says of all files of an input; fills what their names leave open.
package struct NamingConstants: Hashable, Sendable {
    package var paper: String?
    package var date: CalendarDate?
    package var page: Int?
    package var edition: String?
    package var issueNumber: String?
    package var pageName: String?

    package init(
        paper: String? = nil, date: CalendarDate? = nil, page: Int? = nil, edition: String? = nil,
        issueNumber: String? = nil, pageName: String? = nil
    ) {
        self.paper = paper
        self.date = date
        self.page = page
        self.edition = edition
        self.issueNumber = issueNumber
        self.pageName = pageName
    }

    /// The identity of a page that nothing else names.
    package var identity: PageIdentity {
        PageIdentity(
            paper: paper.flatMap { SafeCode($0)?.text } ?? PageIdentity().paper, date: date,
            edition: edition.flatMap { SafeCode($0)?.text } ?? "", page: page, pageName: pageName ?? "",
            issueNumber: issueNumber ?? "")
    }
}

/// Reads the identity of a page from the path of its file: a regular expression with named groups.
///
///     (?<paper>[^/]+)/(?<date>[0-9-]+)/(?<page>[0-9]+)
///
/// The pattern is searched for anywhere in the path relative to the input; letters match in their own case only.
package struct NamingPattern {
    package enum Group: String, CaseIterable, Sendable {
        case paper, date, page, edition
        case issueNumber = "issue_number"
        case pageName = "page_name"
    }

    private let regex: Regex<AnyRegexOutput>
    private let groups: [Group]
    private let constants: NamingConstants

    /// - Throws: `NamingError` when the pattern is no regular expression, names a group that means nothing here, or
    ///   names none and no constant says anything either.
    package init(_ pattern: String, constants: NamingConstants = NamingConstants()) throws(NamingError) {
        do {
            regex = try Regex(pattern).matchingSemantics(.unicodeScalar)
        } catch {
            throw .notARegularExpression(pattern: pattern, reason: "\(error)")
        }
        var groups: [Group] = []
        for name in Self.groupNames(in: pattern) where regex.contains(captureNamed: name) {
            guard let group = Group(rawValue: name) else { throw .unknownGroup(name) }
            groups.append(group)
        }
        guard !groups.isEmpty || constants != NamingConstants() else { throw .noGroups(pattern: pattern) }
        (self.groups, self.constants) = (groups, constants)
    }

    /// The identity, or nil where the path does not match.
    package func match(_ path: String) -> PageIdentity? { reading(of: path)?.identity }

    /// The identity with what in the name could not be taken at its word: an impossible date is left open and
    /// warned of, as is a page without a number.
    package func reading(of path: String) -> (identity: PageIdentity, warnings: [PageWarning])? {
        guard let match = path.firstMatch(of: regex) else { return nil }
        var identity = constants.identity
        var warnings: [PageWarning] = []
        var section = ""
        for group in groups {
            guard let value = match[group.rawValue]?.substring, !value.isEmpty else { continue }
            switch group {
            case .paper: identity.paper = SafeCode(value)?.text ?? identity.paper
            case .edition: identity.edition = SafeCode(value)?.text ?? identity.edition
            case .issueNumber: identity.issueNumber = String(value)
            case .pageName: identity.pageName = String(value)
            case .date:
                identity.date = CalendarDate(value)
                if identity.date == nil {
                    warnings.append(PageWarning(code: "name.date.impossible", detail: "the name says \(value)"))
                }
            case .page:
                let parsed = Self.page(value)
                (identity.page, section) = (parsed.number, parsed.section)
                if identity.page == nil {
                    warnings.append(PageWarning(code: "name.page.impossible", detail: "the name says \(value)"))
                }
            }
        }
        // A03 and B03 are two pages of one day: the section letter keeps them apart as an edition would.
        if identity.edition.isEmpty { identity.edition = section }
        return (identity, warnings)
    }

    /// `03` is page 3, `A03` is page 3 of section a; 0 and numbers of more than four digits are no pages.
    private static func page(_ value: Substring) -> (number: Int?, section: String) {
        let scalars = Array(value.unicodeScalars)
        guard let first = scalars.firstIndex(where: \.isDigit) else { return (nil, "") }
        let digits = scalars[first...].prefix(while: \.isDigit)
        let number = digits.count <= 4 ? digits.reduce(0) { $0 * 10 + ($1.digit ?? 0) } : 0
        let section = first == 1 && scalars[0].isASCIILetter ? String(scalars[0]).lowercased() : ""
        return (number > 0 ? number : nil, section)
    }

    /// The names in `(?<name>…)` and `(?P<name>…)`, in order. `(?<=` and `(?<!` name nothing.
    private static func groupNames(in pattern: String) -> [String] {
        let scalars = Scalars(pattern)
        var names: [String] = []
        var at = 0
        while at < scalars.count {
            defer { at += 1 }
            if scalars[at] == "\\" {
                at += 1
                continue
            }
            let rest = scalars[at...]
            guard let open = [Scalars("(?<"), Scalars("(?P<")].first(where: { rest.starts(with: $0) }) else { continue }
            let name = rest.dropFirst(open.count).prefix { $0.isASCIILetter || $0.isASCIIDigit || $0 == "_" }
            if !name.isEmpty { names.append(Scalars(name).string) }
        }
        return names
    }
}

/// Why a naming pattern cannot be used.
package enum NamingError: Error, Hashable, Sendable {
    case notARegularExpression(pattern: String, reason: String)
    case unknownGroup(String)
    case noGroups(pattern: String)
}

extension NamingError: CustomStringConvertible {
    package var description: String {
        let known = NamingPattern.Group.allCases.map(\.rawValue)
        switch self {
        case .notARegularExpression(let pattern, let reason):
            return "'\(pattern)' is no regular expression: \(reason)"
        case .unknownGroup(let name):
            return "the group '\(name)' means nothing here; did you mean '\(nearest(to: name, among: known))'? "
                + "Known are \(known.joined(separator: ", "))"
        case .noGroups(let pattern):
            return "'\(pattern)' names nothing; use a group such as (?<date>…), or constants. "
                + "Known are \(known.joined(separator: ", "))"
        }
    }
}
