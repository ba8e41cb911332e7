import Newspaper

extension Passage {
    /// The passage without these lines and what it shows of them. Text that comes from no line (set by people) stays.
    /// - Complexity: O(text + lines)
    func without(_ gone: Set<Int>) -> Passage {
        guard lines.contains(where: gone.contains) else { return self }
        var result = Passage(text: runs.isEmpty ? text : [], lines: lines.filter { !gone.contains($0) })
        var before: Int?
        for (index, run) in runs.enumerated() where !gone.contains(run.line) {
            let shown = text[run.start..<(run.start + run.length)]
            if let before, before + 1 == index {
                // What joined the two stays with them.
                result.text += text[(runs[before].start + runs[before].length)..<run.start]
            } else if let last = result.text.last, let first = shown.first, last.isASCIILetter, first.isASCIILetter {
                result.text.append(" ")
            }
            result.runs.append(TextRun(start: result.text.count, length: run.length, line: run.line, column: run.column))
            result.text += shown
            before = index
        }
        return result
    }
}
