/// Who stands beside whom in the order of the text, furniture passed over.
struct ReadingOrder {
    private let blockFirst: [Int], blockLast: [Int]
    private let bodyFirst: [Int], bodyLast: [Int]
    /// For each line, how many lines of headlines and bodies stand before it.
    private let rank: [Int]

    init(lineCount: Int, bodies: [PageOutline.Body], blocks: [PageOutline.HeadlineBlock]) {
        blockFirst = blocks.map(\.first)
        blockLast = blocks.map(\.last)
        bodyFirst = bodies.map(\.first)
        bodyLast = bodies.map(\.last)
        var counted = [Bool](repeating: false, count: lineCount)
        for body in bodies { for line in body.lines { counted[line] = true } }
        for block in blocks { for line in block.lines { counted[line] = true } }
        var total = 0
        rank = counted.map { isCounted in
            defer { total += isCounted ? 1 : 0 }
            return total
        }
    }

    func isDirectlyBefore(_ block: Int, _ article: Int) -> Bool {
        blockLast[block] < bodyFirst[article] && rank[bodyFirst[article]] == rank[blockLast[block]] + 1
    }

    func isDirectlyAfter(_ block: Int, _ article: Int) -> Bool {
        bodyLast[article] < blockFirst[block] && rank[blockFirst[block]] == rank[bodyLast[article]] + 1
    }

    func isShortlyBefore(_ block: Int, _ article: Int) -> Bool {
        let distance = rank[bodyFirst[article]] - rank[blockLast[block]]
        return distance > 0 && distance <= 6
    }

    func isShortlyAfter(_ block: Int, _ article: Int) -> Bool {
        let distance = rank[blockFirst[block]] - rank[bodyLast[article]]
        return distance > 0 && distance <= 6
    }
}
