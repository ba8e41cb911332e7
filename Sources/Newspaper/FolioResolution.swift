extension FolioScanner {
    /// 2022年10月9日， is the start of a sentence that goes on in the next line.
    static func goesOn(_ line: Scalars) -> Bool {
        switch line.last(where: { !$0.isBlank }) {
        case "，", "、", "；", "。", "！", "？": true
        default: false
        }
    }

    /// The folio, when every item of the line has its place in it.
    /// - Complexity: O(items)
    func resolved() -> Folio? {
        guard items.last != .rest else { return nil }
        var folio = folio
        let facts = items.filter { $0 == .fact || $0 == .page }.count
        var placed = Set(items.indices.filter { [.fact, .page, .filler].contains(items[$0]) })
        for (index, item) in items.enumerated() {
            guard case .words(let range) = item else { continue }
            let name = Scalars(cursor.text[range])
            if folio.pageName.isEmpty, let neighbour = page(besideNameAt: index, name, facts: facts) {
                folio.pageName = Scalars(cursor.printed[range]).string
                placed.formUnion([index, neighbour])
                if case .number(let number, let section) = items[neighbour], folio.page == nil {
                    (folio.page, folio.section) = (number, section)
                }
            } else if facts > 0, FolioWords.isPaperName(name[...]) {
                placed.insert(index)
            }
        }
        return placed.count == items.count && (facts > 0 || folio.page != nil) ? folio : nil
    }

    /// The item of the page number that the name stands beside. The more other facts the line has, the less must be
    /// known of the name.
    private func page(besideNameAt index: Int, _ name: Scalars, facts: Int) -> Int? {
        let isKnown = FolioWords.isPageName(name)
        let mayName = FolioWords.mayNamePage(name) && isApart(index)
        return [index - 1, index + 1].first { neighbour in
            guard items.indices.contains(neighbour) else { return false }
            switch items[neighbour] {
            case .page:
                return isKnown || mayName && (2...(facts > 1 ? 8 : 4)).contains(name.count)
            case .number where neighbour == 0 || neighbour == items.count - 1:
                return isKnown ? facts > 0 || items.count == 2 : mayName && facts > 0 && (2...6).contains(name.count)
            default:
                return false
            }
        }
    }

    /// Whether the words end where white space, a mark, a fact or the line ends: not amid a sentence.
    private func isApart(_ index: Int) -> Bool {
        guard case .words(let range) = items[index] else { return false }
        let (text, gaps) = (cursor.text, cursor.gaps)
        let before = range.lowerBound == 0 || gaps[range.lowerBound] > 0 || text[range.lowerBound - 1].isPunctuation
        let after = range.upperBound == text.count || gaps[range.upperBound] > 0 || text[range.upperBound].isPunctuation
        return before && after
    }
}
