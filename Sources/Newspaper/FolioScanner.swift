/// Takes a line apart into the facts of a folio and what stands between them.
struct FolioScanner {
    /// In scalars. Longer lines are never folios, however the columns of a page are woven together.
    static let longestLine = 400

    /// Of a paper or a page, in scalars; more Han characters in a row are a sentence.
    private static let longestName = 10

    enum Item: Hashable {
        /// A fact that stands for itself.
        case fact
        /// A page number with 版 beside it: stands for itself and may have a name as neighbour.
        case page
        /// A number of one to three digits on its own: a page number if a page's name is its neighbour.
        case number(Int, section: String)
        /// What belongs to a folio and says nothing of the page: registration, addresses, a date without a year.
        case filler
        /// Han characters that are none of these: the name of the paper or the page, or running text.
        case words(Range<Int>)
        /// Anything else but punctuation: no folio has it.
        case rest
    }

    private(set) var cursor: FolioCursor
    private(set) var items: [Item] = []
    private(set) var folio = Folio()

    /// Words so far that may only be the name of a page.
    private var names = 0

    init(_ line: Scalars) { cursor = FolioCursor(line) }

    /// Reads from the start as far as the line can be a folio's.
    mutating func scan() {
        while let scalar = cursor.next, items.last != .rest {
            if let item = takeKnown() ?? attempt({ $0.takeNumber() }) ?? takeWords() {
                items.append(item)
                if case .words(let range) = item, !FolioWords.isPaperName(cursor.text[range]) {
                    // One page has one name: what else is no paper's is running text.
                    names += 1
                    if names > 1 { items.append(.rest) }
                }
            } else {
                if !scalar.isPunctuation { items.append(.rest) }
                cursor.at += 1
            }
        }
    }

    private mutating func takeKnown() -> Item? {
        guard let scalar = cursor.next, FolioWords.mayBeginFact(scalar) || scalar.isASCIILetter else { return nil }
        return takeFact() ?? attempt { $0.takeEditors() } ?? attempt { $0.takeFiller() }
    }

    /// What `take` reads here, or nil with the cursor where it was.
    private mutating func attempt(_ take: (inout FolioScanner) -> Item?) -> Item? {
        let start = cursor.at
        if let item = take(&self) { return item }
        cursor.at = start
        return nil
    }

    /// Any fact but the editors.
    private mutating func takeFact() -> Item? {
        attempt { $0.takeDate() } ?? attempt { $0.takeWeekday() } ?? attempt { $0.takeIssueNumber() }
            ?? attempt { $0.takePageCount() } ?? attempt { $0.takePage() }
    }

    // MARK: Facts. Each begins at the cursor and returns nil, with the cursor anywhere, if it is not there.

    /// 2022年10月24日, 2022-10-24, 2022.10.24, 2022/10/24, 二〇二二年十月二十四日
    private mutating func takeDate() -> Item? {
        guard let year = cursor.takeYear(), let mark = cursor.take(anyOf: Self.yearMarks) else { return nil }
        let isChinese = mark == "年"
        guard let month = cursor.takeNumber(1...2), cursor.take(isChinese ? "月" : mark),
            let day = cursor.takeNumber(1...2), !isChinese || cursor.take("日"),
            let date = CalendarDate(year: year, month: month, day: day)
        else { return nil }
        folio.date = folio.date ?? date
        return .fact
    }

    private static let yearMarks = Set("年-.．/".unicodeScalars)

    /// 星期一, 周一; 星期天 and 星期日 are both 7.
    private mutating func takeWeekday() -> Item? {
        guard cursor.take(anyOf: FolioWords.weekday) != nil, let day = cursor.next, let weekday = FolioWords.weekdays[day]
        else { return nil }
        cursor.at += 1
        folio.weekday = folio.weekday ?? weekday
        return .fact
    }

    /// 第3223期, 总第918期, 总918期, 第25123号
    private mutating func takeIssueNumber() -> Item? {
        let isTotal = cursor.take("总")
        let isOrdinal = cursor.take("第")
        guard isTotal || isOrdinal, let number = cursor.takeNumber(1...7), cursor.take("期") || isOrdinal && cursor.take("号")
        else { return nil }
        if isTotal {
            if folio.totalIssueNumber.isEmpty { folio.totalIssueNumber = String(number) }
        } else if folio.issueNumber.isEmpty {
            folio.issueNumber = String(number)
        }
        return .fact
    }

    /// 今日8版, 本期共8版, 共八版
    private mutating func takePageCount() -> Item? {
        guard cursor.take(anyOf: FolioWords.today) != nil, let number = cursor.takeNumber(1...3), cursor.take("版") else {
            return nil
        }
        folio.pageCount = folio.pageCount ?? number
        return .fact
    }

    /// 第3版, 02版, A03版, 第四版
    private mutating func takePage() -> Item? {
        let isOrdinal = cursor.take("第")
        let section = takeSection()
        guard let number = cursor.takeNumber(1...3), number > 0, FolioWords.role(in: cursor.rest) == nil,
            cursor.take("版")
        else { return nil }
        // 三版本, 二版次 and the like are other words, as is the role in 何一 版式：徐志.
        if !isOrdinal, !cursor.isAtGap, let next = cursor.next, "本权次税图画".unicodeScalars.contains(next) { return nil }
        if folio.page == nil { (folio.page, folio.section) = (number, section) }
        return .page
    }

    /// A section letter before a number: A in A03.
    private mutating func takeSection() -> String {
        let after = cursor.at + 1
        guard let letter = cursor.next, letter.isASCIILetter, after < cursor.text.count, cursor.text[after].isDigit else {
            return ""
        }
        cursor.at = after
        return String(letter).uppercased()
    }

    /// 责任编辑：甲 版式：乙 校对：丙; 本版责编 甲 校对 乙 丙
    private mutating func takeEditors() -> Item? {
        guard let role = FolioWords.role(in: cursor.rest) else { return nil }
        let printedRole = Scalars(cursor.printed[cursor.at..<(cursor.at + role.count)])
        cursor.at += role.count
        let hasColon = cursor.take("：") || cursor.take(":") || cursor.take("︰")
        let isApart = hasColon || cursor.isAtGap
        var names: [Scalars] = []
        var end = cursor.at
        while names.count < 5, let name = takeName() {
            names.append(name)
            end = cursor.at
            guard cursor.take(anyOf: Self.nameMarks) != nil || cursor.isAtGap else { break }
        }
        cursor.at = end
        // 校对工作 is no editor, but 责编王伟校对李明 has two.
        let isClear = FolioWords.isEditorsOwn(role) || !names.isEmpty && items.contains(.fact)
        guard isClear || (names.isEmpty ? hasColon : isApart) else { return nil }
        folio.editors += names.map { Folio.Editor(role: printedRole, name: $0) }
        return .fact
    }

    private static let nameMarks = Set("、，,/／".unicodeScalars)

    /// Two to four Han characters, or more with a · among them. Single characters set apart are one name: 吴　一.
    private mutating func takeName() -> Scalars? {
        var name = Scalars()
        var isSpread = false
        while let scalar = cursor.next, scalar.isHan || scalar == "·" && !name.isEmpty, !isAtFact {
            if !name.isEmpty, cursor.gaps[cursor.at] > 0 {
                let after = cursor.at + 1
                let isSingle = after == cursor.text.count || cursor.gaps[after] > 0 || !cursor.text[after].isHan
                guard isSingle, name.count == 1 || isSpread else { break }
                isSpread = true
            }
            name.append(cursor.printed[cursor.at])
            cursor.at += 1
            guard name.count <= 12 else { return nil }
        }
        guard (2...4).contains(name.count) || name.contains("·"), !FolioWords.isPageName(name) else { return nil }
        return name
    }

    /// Whether words cannot go on here, because a fact begins. Of the editors only the role is looked at: names ask
    /// this question themselves.
    private var isAtFact: Bool {
        guard let scalar = cursor.next, FolioWords.mayBeginFact(scalar) else { return false }
        if FolioWords.role(in: cursor.rest) != nil { return true }
        var ahead = FolioScanner(at: cursor)
        return ahead.takeFact() != nil || ahead.attempt { $0.takeFiller() } != nil
    }

    private init(at cursor: FolioCursor) { self.cursor = cursor }

    // MARK: What stands between facts

    /// 农历九月廿九, 壬寅年九月廿九, 10月24日, 国内统一刊号 CN14-0001, 邮箱：a@b.cn
    private mutating func takeFiller() -> Item? {
        if cursor.take(Scalars("农历")) || FolioWords.isCyclicYear(cursor.rest) {
            while let scalar = cursor.next, FolioWords.lunar.contains(scalar) { cursor.at += 1 }
            return .filler
        }
        if let month = cursor.takeDigits(1...2) {
            guard (1...12).contains(month), cursor.take("月"), let day = cursor.takeDigits(1...2), (1...31).contains(day),
                cursor.take("日")
            else { return nil }
            return .filler
        }
        guard cursor.take(anyOf: FolioWords.registrations) != nil else { return nil }
        let value = cursor.at
        while let scalar = cursor.next, (0x21...0x7E).contains(scalar.value) || Self.registrationMarks.contains(scalar) {
            // A gap ends the value, once it has begun.
            if cursor.at > value, cursor.gaps[cursor.at] > 0, cursor.text[cursor.at - 1].isDigit { break }
            cursor.at += 1
        }
        return .filler
    }

    private static let registrationMarks = Set("：（）—－内资第号".unicodeScalars)

    private mutating func takeNumber() -> Item? {
        let section = takeSection()
        guard let number = cursor.takeDigits(1...3), number > 0 else { return nil }
        return .number(number, section: section)
    }

    /// Han characters as far as neither a gap nor a fact comes.
    private mutating func takeWords() -> Item? {
        let start = cursor.at
        while let scalar = cursor.next, scalar.isHan, cursor.at == start || (!cursor.isAtGap && !isAtFact) { cursor.at += 1 }
        guard cursor.at > start else { return nil }
        return cursor.at - start <= Self.longestName ? .words(start..<cursor.at) : .rest
    }
}
