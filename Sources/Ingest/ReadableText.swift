import Newspaper

/// The blocks of a page in HTML that are its article: those that the page marks as such, else those where running text is
/// dense and links are rare.
enum ReadableText {
    /// Indices of blocks, in order; empty where the page holds no running text.
    /// - Complexity: O(blocks + containers)
    static func blocks(of document: HTMLDocument) -> [Int] {
        let marked = spread(document.containers) { document.containers[$0].isMarked }
        let found = document.blocks.indices.filter { marked[document.blocks[$0].container] }
        if !found.isEmpty { return found }
        guard let best = best(document) else { return [] }
        let inside = spread(document.containers) { $0 == best }
        return document.blocks.indices.filter { index in
            let block = document.blocks[index]
            return inside[block.container] && 2 * block.linked <= block.text.count
        }
    }

    /// Which containers lie in one that has a property, or have it.
    private static func spread(_ containers: [HTMLDocument.Container], _ has: (Int) -> Bool) -> [Bool] {
        var result: [Bool] = []
        for (index, container) in containers.enumerated() { result.append(has(index) || container.parent.map { result[$0] } ?? false) }
        return result
    }

    /// The container whose paragraphs hold the most running text, those a level deeper counting half, two deeper a sixth.
    private static func best(_ document: HTMLDocument) -> Int? {
        var scores = [Double](repeating: 0, count: document.containers.count)
        var sizes = [(text: Int, linked: Int)](repeating: (0, 0), count: document.containers.count)
        for block in document.blocks {
            sizes[block.container].text += block.text.count
            sizes[block.container].linked += block.linked
            guard block.kind == .paragraph, 3 * block.linked <= block.text.count, block.text.count >= 8 else { continue }
            let stops = block.text.reduce(0) { $0 + ($1.isClauseEnd ? 1 : 0) }
            guard stops > 0 || block.text.count >= 30 else { continue }
            let score = 1 + Double(stops) + min(Double(block.text.count) / 50, 6)
            let own = document.containers[block.container]
            var place: Int? = own.isParagraph ? own.parent ?? block.container : block.container
            for share in [1, 0.5, 1.0 / 6] {
                guard let container = place else { break }
                scores[container] += share * score
                place = document.containers[container].parent
            }
        }
        for index in sizes.indices.reversed() {
            guard let parent = document.containers[index].parent else { continue }
            sizes[parent].text += sizes[index].text
            sizes[parent].linked += sizes[index].linked
        }
        for index in scores.indices where sizes[index].text > 0 {
            scores[index] *= 1 - Double(sizes[index].linked) / Double(sizes[index].text)
        }
        guard let best = scores.indices.max(by: { scores[$0] < scores[$1] }), scores[best] > 0 else { return nil }
        return best
    }
}

extension Unicode.Scalar {
    fileprivate var isClauseEnd: Bool { endsSentence || ["，", "；", "：", "、", ",", ";"].contains(self) }
}
