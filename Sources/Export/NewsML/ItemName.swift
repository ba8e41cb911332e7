/// What an item of NewsML-G2 says that it is.
package struct ItemName: Hashable, Sendable {
    /// The last part of its guid, as the rows have it: `qingchuan-20230412-p01-3fa9c2d1`.
    package let id: [UInt8]
    package let version: Int
    package let isCanceled: Bool

    package init(id: [UInt8], version: Int, isCanceled: Bool) {
        (self.id, self.version, self.isCanceled) = (id, version, isCanceled)
    }
}

extension XMLDocument {
    /// The items of a message, in its order; none where the document is no message.
    package var itemNames: [ItemName] {
        (root?.child("itemSet")?.children ?? []).map { item in
            let guid = item.attribute("guid") ?? ""
            return ItemName(
                id: percentDecoded(guid.utf8.suffix(while: { $0 != UInt8(ascii: ":") })),
                version: item.attribute("version").flatMap { Int($0) } ?? 0,
                isCanceled: item.child("itemMeta")?.child("pubStatus")?.attribute("qcode") == "stat:canceled")
        }
    }
}

/// The bytes with every `%XX` as the byte that it stands for.
private func percentDecoded(_ text: some BidirectionalCollection<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    var rest = Array(text)[...]
    while let byte = rest.popFirst() {
        if byte == UInt8(ascii: "%"), rest.count >= 2,
            let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
        {
            result.append(value)
            rest.removeFirst(2)
        } else {
            result.append(byte)
        }
    }
    return result
}

extension BidirectionalCollection {
    /// The longest end of which every element passes.
    fileprivate func suffix(while passes: (Element) -> Bool) -> SubSequence {
        var start = endIndex
        while start > startIndex, passes(self[index(before: start)]) { start = index(before: start) }
        return self[start...]
    }
}
