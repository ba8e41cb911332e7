import Newspaper

/// Names of a byline that blanks tore apart (王 伟, 杨芳 磊) or that none parts (王伟李晓明).
enum BylineNames {
    /// - Parameter chunks: what stands between blanks, no role and no other mark among them.
    /// - Returns: nil where a character is left that goes with nothing.
    static func names(_ chunks: [Scalars]) -> [Scalars]? {
        var whole: [Scalars] = []
        var index = 0
        while index < chunks.count {
            // Characters set apart one by one are names run together.
            let singles = chunks[index...].prefix { $0.count == 1 }
            if singles.count == 1 {
                // 杨芳 磊, 杨 芳磊: a name of three torn where a line ended or a blank was too broad.
                if let last = whole.last, last.count == 2 {
                    whole[whole.count - 1] = last + chunks[index]
                } else if index + 1 < chunks.count, chunks[index + 1].count == 2 {
                    whole.append(chunks[index] + chunks[index + 1])
                    index += 1
                } else {
                    return nil
                }
                index += 1
            } else if singles.isEmpty {
                whole.append(chunks[index])
                index += 1
            } else {
                whole.append(Scalars(singles.joined()))
                index += singles.count
            }
        }
        return whole.flatMap(parted)
    }

    /// How many surnames are so common that they tell where a name begins.
    static let common = 200
    /// Fewer names are likelier than commoner surnames.
    private static let oneName = 1000

    /// Names that nothing parts, cut where each begins with a common surname; the fewest names, of the commonest
    /// surnames. As it is where no cut gives names.
    static func parted(_ run: Scalars) -> [Scalars] {
        guard run.count > 3, run.allSatisfy(\.isHan) else { return [run] }
        /// The cheapest cut of all up to here, and the length of its last name.
        var best = [(cost: Int, length: Int)?](repeating: nil, count: run.count + 1)
        best[0] = (0, 0)
        for end in 2...run.count {
            for length in 2...min(4, end) {
                guard let before = best[end - length], let rank = rank(run[(end - length)..<end]) else { continue }
                let cost = before.cost + oneName + rank
                if cost < best[end]?.cost ?? .max { best[end] = (cost, length) }
            }
        }
        var names: [Scalars] = []
        var end = run.count
        while end > 0, let last = best[end] {
            names.append(Scalars(run[(end - last.length)..<end]))
            end -= last.length
        }
        return end == 0 ? names.reversed() : [run]
    }

    /// How rare the surname of a name of usual length is; nil where it is too rare, or this is no such name.
    private static func rank(_ name: ArraySlice<Unicode.Scalar>) -> Int? {
        let surname = Surnames.length(at: name)
        guard (surname + 1...surname + 2).contains(name.count) else { return nil }
        return surname == 2 ? common : name.first.flatMap(Surnames.rank).flatMap { $0 < common ? $0 : nil }
    }
}
