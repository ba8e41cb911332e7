import Newspaper

/// Reads bylines: （王伟） （文/图 张晓斌） （记者 甲 通讯员 乙 丙） 本报记者 甲 文/图.
package enum BylineParser {
    /// A line that is a byline and nothing else.
    package static func whole(_ line: Scalars) -> [Byline]? {
        let text = line.trimmed
        guard let first = text.first, text.count <= 60, mayBeByline(text) else { return nil }
        if first.opensParenthesis {
            guard let last = text.last, last.closesParenthesis, text.count >= 4 else { return nil }
            let inside = text.dropFirst().dropLast()
            guard !inside.contains(where: { $0.opensParenthesis || $0.closesParenthesis }) else { return nil }
            return people(inside, printed: text, needsRole: false)
        }
        return people(text, printed: text, needsRole: true)
    }

    /// Whether a sentence and a byline in brackets of more than photographers end with the line: nothing of the article
    /// follows.
    /// - Parameter isSentenceBefore: whether the line before ends a sentence.
    static func closesArticle(_ line: Scalars, isSentenceBefore: Bool) -> Bool {
        guard let last = line.last, last.closesParenthesis else { return false }
        guard let trailing = trailing(line) else { return isSentenceBefore && isReporters(line) }
        return ScalarClass.isSentenceEnd(Scalars(Scalars(line[..<trailing.start]).trimmed))
            && namesReporter(trailing.bylines)
    }

    /// A byline over several lines: each a byline, or all of them one that was wrapped.
    package static func group(_ lines: [Scalars]) -> [Byline]? {
        let each = lines.map(whole)
        if each.allSatisfy({ $0 != nil }) { return each.flatMap { $0 ?? [] } }
        return whole(Scalars(lines.joined(separator: [" "]))) ?? whole(Scalars(lines.joined()))
    }

    /// Whether a byline names reporters or correspondents: photographers stand under their pictures, editors in the page's
    /// margin.
    static func isReporters(_ line: Scalars) -> Bool { namesReporter(whole(line) ?? []) }

    private static func namesReporter(_ bylines: [Byline]) -> Bool { bylines.contains { $0.role != .photo && $0.role != .editor } }

    /// Whether a line is a role without a name, or a byline that names may follow: 本报记者, 本报记者 王伟.
    static func isRole(_ line: Scalars) -> Bool {
        let text = line.trimmed
        guard text.count <= 30, BylineRole.at(text.drop { $0.isBlank || isSeparator($0) }) != nil, mayBeByline(text),
            let tokens = tokens(text), case .role(_, trails: false) = tokens.first
        else { return false }
        return tokens.count == 1 || people(text, printed: text, needsRole: true) != nil
    }

    /// Whether a line is a name of usual length and nothing else.
    static func isName(_ line: Scalars) -> Bool {
        guard let rank = line.first.flatMap(Surnames.rank), rank < BylineNames.common else { return false }
        return (2...3).contains(line.count) && line.allSatisfy(\.isHan) && !remarks.contains(line)
    }

    /// Whether a text has a role and perhaps names behind it, as far as it goes.
    static func beginsByline(_ text: ArraySlice<Unicode.Scalar>) -> Bool {
        guard text.count <= 40, mayBeByline(text), let first = tokens(text)?.first, case .role = first else { return false }
        return true
    }

    /// Lines that the source says are a byline: names need no role beside them.
    package static func given(_ lines: [Scalars]) -> [Byline]? {
        if let found = group(lines) { return found }
        let text = Scalars(Scalars(lines.joined(separator: [" "])).trimmed)
        return text.count <= 60 && mayBeByline(text[...]) ? people(text[...], printed: text[...], needsRole: false) : nil
    }

    /// A byline at the end of running text, with the offset at which it begins (blanks before it left out).
    /// - Parameter lineEnds: offsets at which lines were joined; see `bracketed`.
    package static func trailing(_ text: Scalars, lineEnds: [Int] = []) -> (start: Int, bylines: [Byline])? {
        guard let end = text.lastIndex(where: { !$0.isBlank }) else { return nil }
        if text[end].closesParenthesis {
            guard let open = text[...end].suffix(80).lastIndex(where: \.opensParenthesis), open > text.startIndex else { return nil }
            return read(text, (open + 1)..<end, printed: open...end, lineEnds, needsRole: false).map { (open, $0) }
        }
        // 。 本报记者 王伟: only after the end of a sentence, and only with a role.
        guard let sentence = text[...end].suffix(40).lastIndex(where: { $0.endsSentence || $0.closesBracket }), sentence < end,
            let start = text[(sentence + 1)...end].firstIndex(where: { !$0.isBlank })
        else { return nil }
        return read(text, start..<(end + 1), printed: start...end, lineEnds, needsRole: true).map { (start, $0) }
    }

    /// The byline in brackets that stands at `start`, and where it ends: 本报讯（记者 甲）….
    /// - Parameter lineEnds: offsets at which lines were joined. Two names may meet there, or one be wrapped: they
    ///   are two where each is a name by itself.
    package static func bracketed(_ text: Scalars, at start: Int, lineEnds: [Int] = []) -> (end: Int, bylines: [Byline])? {
        guard text.indices.contains(start), text[start].opensParenthesis,
            let close = text[start...].prefix(60).firstIndex(where: \.closesParenthesis), close > start + 1
        else { return nil }
        return read(text, (start + 1)..<close, printed: start...close, lineEnds, needsRole: true).map { (close + 1, $0) }
    }

    private static func read(
        _ text: Scalars, _ range: Range<Int>, printed: ClosedRange<Int>, _ lineEnds: [Int], needsRole: Bool
    ) -> [Byline]? {
        guard !text[range].contains(where: { !mayStandInByline($0) || $0.opensParenthesis || $0.closesParenthesis }),
            !needsRole || BylineRole.occurs(in: text[range])
        else { return nil }
        let printed = text[printed]
        // At each line end two names may meet, or a name or a role be wrapped: the most plausible reading counts.
        let ends = Array(lineEnds.lazy.filter(range.contains).prefix(mostLineEnds))
        if ends.isEmpty { return people(text[range], printed: printed, needsRole: needsRole) }
        var best: (bylines: [Byline], plausibility: Int)?
        for choice in 0..<(1 << ends.count) {
            var parted = Scalars()
            for index in range {
                if let end = ends.firstIndex(of: index), choice & (1 << end) != 0 { parted.append(" ") }
                parted.append(text[index])
            }
            guard let bylines = people(parted[...], printed: printed, needsRole: needsRole) else { continue }
            let plausibility = plausibility(of: bylines, in: parted[...])
            if plausibility > best?.plausibility ?? .min { best = (bylines, plausibility) }
        }
        return best?.bylines
    }

    private static let mostLineEnds = 4

    /// How much a reading looks like names behind roles: every role that it finds speaks for it, names of unusual
    /// length or without a known surname against it.
    private static func plausibility(of bylines: [Byline], in text: ArraySlice<Unicode.Scalar>) -> Int {
        let roles = (tokens(text) ?? []).count { if case .role = $0 { true } else { false } }
        return bylines.reduce(roles * 10) { sum, byline in
            let surname = Surnames.length(at: byline.name)
            let isUsual = surname > 0 && (surname + 1...surname + 2).contains(byline.name.count)
            return sum - (isUsual ? 1 : 5)
        }
    }

    /// The quick answer, no for most lines of text: names, roles and what parts them are made of little, and stand in
    /// short runs.
    private static func mayBeByline(_ text: ArraySlice<Unicode.Scalar>) -> Bool {
        var run = 0
        for scalar in text {
            if scalar.isHan {
                run += 1
                if run > longestRun { return false }
            } else if mayStandInByline(scalar) {
                run = 0
            } else {
                return false
            }
        }
        return true
    }

    private static func mayStandInByline(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isHan || scalar.isBlank || isSeparator(scalar) || scalar.opensParenthesis || scalar.closesParenthesis || scalar == "·" || scalar == "•"
    }

    /// 记者王小伟通讯员李小强摄影报道 has 15 Han characters on end.
    private static let longestRun = 18

    /// Reads roles and names; nil as soon as anything is neither.
    /// - Parameter needsRole: without a role word a text is no byline, whatever its names look like.
    private static func people(_ text: ArraySlice<Unicode.Scalar>, printed: ArraySlice<Unicode.Scalar>, needsRole: Bool) -> [Byline]? {
        guard !needsRole || BylineRole.occurs(in: text), let tokens = tokens(text) else { return nil }
        // 文 甲 图 乙: where the roles stand before the names, none of them stands behind one.
        let rolesLead = if case .role(_, trails: true) = tokens.first { true } else { false }
        var named: [(name: Scalars, role: Byline.Role)] = []
        /// Names from here on stand behind the last role.
        var sinceRole = 0
        var role = Byline.Role.text
        var sawRole = false
        var isBehindRole = false
        for token in tokens {
            switch token {
            case .role(let found, let trails):
                if trails, !rolesLead, sinceRole < named.count {
                    // 甲 摄, 甲 文/图: the role stands behind its name, and all names since the last role share it.
                    for index in named.indices[sinceRole...] { named[index].role = found }
                } else if !isBehindRole || trails {
                    // 文/图 记者 甲: what one did tells more than what one is.
                    role = found
                }
                (sawRole, isBehindRole, sinceRole) = (true, true, named.count)
            case .name(let name):
                isBehindRole = false
                named.append((name, role))
            }
        }
        // Where nothing but a role behind them or among them speaks for names, they have to look like some.
        let opensWithRole = if case .role = tokens.first { true } else { false }
        guard !named.isEmpty, named.count <= 8, sawRole || !needsRole,
            named.allSatisfy({ isName($0.name, sure: sawRole && (opensWithRole || !needsRole)) })
        else { return nil }
        let printed = Scalars(printed)
        return named.map { Byline(name: $0.name, role: $0.role, printed: printed) }
    }

    private enum Token {
        case role(Byline.Role, trails: Bool)
        case name(Scalars)
    }

    /// Nil where a character is left that is no name.
    private static func tokens(_ text: ArraySlice<Unicode.Scalar>) -> [Token]? {
        var result: [Token] = []
        var rest = text
        var chunk = Scalars()
        /// Chunks with nothing but blanks between.
        var chunks: [Scalars] = []
        func endChunk() {
            if !chunk.isEmpty { chunks.append(chunk) }
            chunk = []
        }
        func endNames() -> Bool {
            endChunk()
            guard let names = BylineNames.names(chunks) else { return false }
            result += names.map(Token.name)
            chunks = []
            return true
        }
        while let scalar = rest.first {
            if let (known, length) = BylineRole.at(rest),
                // 文, 图 and 摄 are surnames and parts of names, too: as roles they stand alone or last. 文 ends so many
                // names (李建文) that it stands alone.
                known.word.count > 1 || rest.dropFirst().first.map({ $0.isBlank || isSeparator($0) }) ?? true,
                known.word != ["文"] || chunk.isEmpty
            {
                guard endNames() else { return nil }
                result.append(.role(known.role, trails: known.trails))
                rest = rest.dropFirst(length)
            } else if scalar.isBlank {
                endChunk()
                rest = rest.dropFirst()
            } else if isSeparator(scalar) {
                guard endNames() else { return nil }
                rest = rest.dropFirst()
            } else {
                chunk.append(scalar)
                rest = rest.dropFirst()
            }
        }
        return endNames() ? result : nil
    }

    /// Two to four Han characters that begin with a surname, or a name with a middle dot (阿依古丽·买买提).
    /// Where a role says that names follow, any surname will do, but 记者了解到 is no name.
    private static func isName(_ name: Scalars, sure: Bool) -> Bool {
        if name.contains("·") || name.contains("•") {
            return name.count <= 16 && name.count >= 4 && name.allSatisfy { $0.isHan || $0 == "·" || $0 == "•" }
        }
        guard (2...4).contains(name.count), name.allSatisfy(\.isHan), !remarks.contains(name) else { return false }
        let surname = Surnames.length(at: name)
        return sure ? !sentenceStarts.contains(name[0]) : surname > 0 && name.count <= surname + 2
    }

    private static func isSeparator(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "、", "，", ",", "/", "／", "：", ":", "；", "|", "□", "■", "●", "◆", "○": true
        default: false
        }
    }

    /// How sentences go on behind 记者, and names hardly begin.
    private static let sentenceStarts = Set("了在从来到的看获采走".unicodeScalars)

    /// What stands in brackets and looks like names, among it what begins like a surname.
    private static let remarks: Set<Scalars> = Set(
        """
        待续 未完 未完待续 节选 略 下略 完 全文完 资料图片 资料图 新华社 本报 图文 如图 有删节 连载 \
        党组 党委 党员 党工委 党支部 周一 周二 周三 周四 周五 周六 周日 周末 江苏 江西 安徽 云南 海南 宁夏 甘肃 吉林 \
        见面会 招待会 协会 手记 调查 观察 见闻 专访 问答 走基层
        """.split(separator: " ").map { Scalars(String($0)) })
}
