import Newspaper

/// A found line with its place on the page and the size of its type.
struct LaidRun: Sendable {
    /// Index into the found lines.
    let found: Int
    let rect: Rect
    /// Size of its type, in body squares: 1 for body text.
    let scale: Double
    /// Number of its face; the same number means the same name. -1 where the source names none.
    let face: Int
    let text: Scalars
}

/// The measures of a page, and its lines in them. Nil for a page of which too few lines have a place.
struct LaidPage: Sendable {
    /// From top to bottom and from left to right, whatever order they came in.
    private(set) var runs: [LaidRun] = []
    /// Found lines without a place.
    private(set) var placeless: [Int] = []
    let graphics: LaidGraphics
    /// Sizes of type that differ by less than this share may be the same: fonts say it well, heights of boxes do not.
    let precision: Double
    static let namedPrecision = 0.045, measuredPrecision = 0.12

    /// Of so many of a hundred lines the place must be known for the page to be read by it.
    private static let share = 60

    /// - Complexity: O(n log n)
    init?(_ page: CleanPage, _ found: [FoundLine]) {
        let skew = page.source.layout?.skew ?? 0
        let sources = found.map { line in
            var source = page.lines[line.line].source
            source.box = source.box?.straightened(by: skew)
            return source
        }
        let placed = sources.indices.filter { sources[$0].box?.isPlausible == true }
        guard placed.count * 100 >= sources.count * Self.share, !placed.isEmpty else { return nil }
        placeless = sources.indices.filter { sources[$0].box?.isPlausible != true }
        let isVertical = Self.isVertical(placed.map { (sources[$0].box, found[$0]) })
        let isNamed = placed.count { Self.namedSize(sources[$0]) != nil } * 10 >= placed.count * 9
        precision = isNamed ? Self.namedPrecision : Self.measuredPrecision
        let sizes = isNamed
            ? placed.map { Self.namedSize(sources[$0]) ?? sources[$0].box.map { isVertical ? $0.width : $0.height } ?? 1 }
            : Self.measuredSizes(placed.map { (sources[$0].box, Double(found[$0].width) / 2) }, isVertical: isVertical)
        let body = Self.commonest(zip(sizes, placed.map { Double(found[$0].width) }))
        // A square of body type as wide as lines of it are for what they hold: type sizes and boxes need not be in the
        // same unit.
        let advances = zip(placed, sizes).compactMap { index, size -> (Double, Double)? in
            guard let box = sources[index].box, abs(size - body) < 0.05 * body, found[index].width >= 8 else { return nil }
            let squares = Double(found[index].width) / 2
            return ((isVertical ? box.height : box.width) / squares, squares)
        }
        let square = advances.isEmpty ? body : Self.commonest(advances)
        guard square.isFinite, square > 0, body > 0 else { return nil }
        let right = placed.reduce(0) { max($0, sources[$1].box.map { $0.x + $0.width } ?? 0) }
        /// Columns of vertical text are lines lying on their side: the page turned left.
        func rect(_ box: Box) -> Rect {
            isVertical
                ? Rect(minX: box.y / square, minY: (right - box.x - box.width) / square, maxX: (box.y + box.height) / square, maxY: (right - box.x) / square)
                : Rect(minX: box.x / square, minY: box.y / square, maxX: (box.x + box.width) / square, maxY: (box.y + box.height) / square)
        }
        var faces: [[UInt8]: Int] = [:]
        let names = Set(placed.compactMap { sources[$0].font.map { Array($0.name.utf8) } }).sorted { $0.lexicographicallyPrecedes($1) }
        for (number, name) in names.enumerated() where !name.isEmpty { faces[name] = number }
        for (index, size) in zip(placed, sizes) {
            guard let box = sources[index].box else { continue }
            let face = sources[index].font.flatMap { faces[Array($0.name.utf8)] } ?? -1
            runs.append(LaidRun(found: index, rect: rect(box), scale: size / body, face: face, text: found[index].text))
        }
        runs.sort { a, b in
            if a.rect != b.rect { return Rect.precedes(a.rect, b.rect) }
            return a.text.lexicographicallyPrecedes(b.text)
        }
        let texts = runs.filter { [precision] in $0.scale < 1.03 + precision }.map(\.rect)
        graphics = page.source.layout.map { LaidGraphics($0, texts: texts) { rect($0.straightened(by: skew)) } } ?? LaidGraphics()
    }

    /// Whether most characters stand in lines that run down the page.
    private static func isVertical(_ lines: [(box: Box?, found: FoundLine)]) -> Bool {
        var down = 0, across = 0
        for (box, found) in lines {
            guard let box, found.text.count > 1 else { continue }
            if box.height > 1.5 * box.width { down += found.text.count } else { across += found.text.count }
        }
        return down > across
    }

    private static func namedSize(_ line: SourceLine) -> Double? {
        line.font.flatMap { $0.size.isFinite && $0.size > 0.01 && $0.size < 1e5 ? $0.size : nil }
    }

    /// Sizes of lines whose fonts nobody names: how high a line is says it, or how far its characters reach. Heights vary
    /// with the strokes that they hold, breadths with blanks and marks that are stretched and squeezed: a line that by either
    /// may be body text is some, of another the smaller one counts.
    private static func measuredSizes(_ lines: [(box: Box?, squares: Double)], isVertical: Bool) -> [Double] {
        let measures = lines.map { line -> (height: Double, advance: Double, squares: Double) in
            guard let box = line.box else { return (1, 1, 0) }
            let (along, across) = isVertical ? (box.height, box.width) : (box.width, box.height)
            return (across, line.squares > 0 ? along / line.squares : across, line.squares)
        }
        let ratio = commonest(measures.map { ($0.advance / $0.height, $0.squares) })
        let body = commonest(measures.map { ($0.height * ratio, $0.squares) })
        return measures.map { measure in
            let height = measure.height * ratio
            let sizes = measure.squares < 2 ? [height] : [height, measure.advance]
            if sizes.contains(where: { abs($0 - body) < 0.08 * body }) { return body }
            // What is left of a paragraph is not small type because a stop in it takes a quarter of its square.
            let isRest = measure.squares < 6 && sizes.allSatisfy { $0 < body }
            return (isRest ? sizes.max() : sizes.min()) ?? body
        }
    }

    /// The value that most weight lies at, give or take 4 %.
    private static func commonest(_ values: some Sequence<(Double, Double)>) -> Double {
        let sorted = values.sorted { $0 < $1 }
        var best = (value: sorted.last?.0 ?? 1, weight: 0.0)
        var first = 0, weight = 0.0
        for (value, more) in sorted {
            weight += more
            while sorted[first].0 < value * 0.92 {
                weight -= sorted[first].1
                first += 1
            }
            if weight > best.weight { best = (value, weight) }
        }
        // The middle of that window, by weight.
        let window = sorted.filter { $0.0 <= best.value && $0.0 >= best.value * 0.92 }
        var left = window.reduce(0) { $0 + $1.1 } / 2
        for (value, more) in window {
            left -= more
            if left <= 0 { return value }
        }
        return best.value
    }
}
