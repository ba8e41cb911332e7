import Newspaper

/// What MuPDF draws on a page beside its text. Points, origin top left of the visible part of the page.
struct PDFTrace: Hashable, Sendable {
    /// 1-based position in the file.
    var ordinal: Int
    var width, height: Double
    var marks: [PDFMark] = []
}

/// Something that is drawn, as far as it is seen.
struct PDFMark: Hashable, Sendable {
    enum Shape: Hashable, Sendable {
        case picture
        /// An area of one colour, or of several that run into each other.
        case area
        /// A straight line along an edge of the page, or an area as thin as one.
        case line
        /// Anything else: type turned into curves, drawings, ornaments.
        case curves
    }

    var shape: Shape
    var box: Box
}

/// Reads what `mutool trace` prints: a tag for each call of a drawing device. Names of layers stand in it as the file has
/// them, so that a file can put tags of its own there, which say no more than what it could have drawn.
struct PDFTraceReading {
    private var markup: ProgramMarkup
    private var pages: [PDFTrace] = []
    /// What is visible, by the clips that hold, the innermost last.
    private var clips: [Box] = []
    private var path: PDFTracePath?
    /// In how many masks and cells of patterns: what is drawn there is not drawn on the page.
    private var depth = 0

    /// Pages with more are maps or tables, and what is drawn later is left out.
    private static let mostMarks = 5000
    /// Of what is visible of a page: what is as large but for its margins is the page's ground.
    private static let ground = 0.9

    private init(_ bytes: [UInt8]) { markup = ProgramMarkup(bytes) }

    /// - Complexity: O(bytes)
    static func pages(of bytes: [UInt8]) -> [PDFTrace] {
        var reading = PDFTraceReading(bytes)
        while let tag = reading.markup.next() { reading.take(tag) }
        return reading.pages
    }

    private mutating func take(_ tag: ProgramMarkup.Tag) {
        // Most tags are glyphs.
        if markup.isTag(tag, "g") || takeStep(tag) { return }
        if markup.isTag(tag, "page") {
            let size = markup.numbers("mediabox", tag)
            let page: (width: Double, height: Double) = size.count == 4 ? (size[2] - size[0], size[3] - size[1]) : (0, 0)
            pages.append(PDFTrace(ordinal: markup.integer("number", tag) ?? pages.count + 1, width: page.width, height: page.height))
            (clips, path, depth) = ([], nil, 0)
        } else if markup.isTag(tag, "fill_path") || markup.isTag(tag, "stroke_path") || markup.isTag(tag, "clip_path") || markup.isTag(tag, "clip_stroke_path") {
            path = PDFTracePath(transform(tag), thickness: markup.number("linewidth", tag) ?? 0, isSeen: isSeen(tag))
        } else if markup.isTag(tag, "/fill_path") {
            for mark in path?.filled ?? [] { draw(mark) }
        } else if markup.isTag(tag, "/stroke_path") {
            for mark in path?.stroked ?? [] { draw(mark) }
        } else if markup.isTag(tag, "/clip_path") || markup.isTag(tag, "/clip_stroke_path") {
            clip(to: path?.box ?? .nothing)
        } else if markup.isTag(tag, "clip_text") || markup.isTag(tag, "clip_stroke_text") {
            // What is drawn within letters is read as text.
            clip(to: .nothing)
        } else if markup.isTag(tag, "clip_image_mask") {
            clip(to: square(tag))
        } else if markup.isTag(tag, "pop_clip") {
            _ = clips.popLast()
        } else if markup.isTag(tag, "clip_mask") || markup.isTag(tag, "tile") {
            depth += 1
        } else if markup.isTag(tag, "/clip_mask") {
            depth = max(0, depth - 1)
            clip(to: visible)
        } else if markup.isTag(tag, "/tile") {
            depth = max(0, depth - 1)
            draw(PDFMark(shape: .area, box: visible))
        } else if markup.isTag(tag, "fill_image") || markup.isTag(tag, "fill_image_mask"), isSeen(tag) {
            draw(PDFMark(shape: .picture, box: square(tag)))
        } else if markup.isTag(tag, "fill_shade"), isSeen(tag) {
            draw(PDFMark(shape: .area, box: visible))
        }
    }

    /// Takes a step of a path.
    private mutating func takeStep(_ tag: ProgramMarkup.Tag) -> Bool {
        if markup.isTag(tag, "lineto") {
            if let x = markup.number("x", tag), let y = markup.number("y", tag) { path?.line(to: (x, y)) }
        } else if markup.isTag(tag, "curveto") {
            for (x, y) in [("x1", "y1"), ("x2", "y2"), ("x3", "y3")] as [(StaticString, StaticString)] {
                if let x = markup.number(x, tag), let y = markup.number(y, tag) { path?.bend(to: (x, y)) }
            }
        } else if markup.isTag(tag, "moveto") {
            if let x = markup.number("x", tag), let y = markup.number("y", tag) { path?.move(to: (x, y)) }
        } else if markup.isTag(tag, "closepath") {
            path?.close()
        } else {
            return false
        }
        return true
    }

    private var visible: Box {
        clips.last ?? pages.last.map { Box(x: 0, y: 0, width: $0.width, height: $0.height) } ?? .nothing
    }

    private mutating func clip(to box: Box) { clips.append(visible.intersection(box) ?? .nothing) }

    private mutating func draw(_ mark: PDFMark) {
        guard depth == 0, !pages.isEmpty, let box = mark.box.intersection(visible), max(box.width, box.height) > 1 else { return }
        let page = pages.count - 1
        guard box.width < Self.ground * pages[page].width || box.height < Self.ground * pages[page].height else { return }
        let last = pages[page].marks.count - 1
        if mark.shape == .curves, last >= 0, pages[page].marks[last].shape == .curves, pages[page].marks[last].box.touches(box) {
            // The next stroke of one drawing.
            pages[page].marks[last].box = pages[page].marks[last].box.union(box)
        } else if pages[page].marks.count < Self.mostMarks {
            pages[page].marks.append(PDFMark(shape: mark.shape, box: box))
        }
    }

    private func transform(_ tag: ProgramMarkup.Tag) -> [Double] {
        let numbers = markup.numbers("transform", tag)
        return numbers.count == 6 ? numbers : [1, 0, 0, 1, 0, 0]
    }

    /// Where the unit square lies, in which pictures are drawn.
    private func square(_ tag: ProgramMarkup.Tag) -> Box {
        var corners = PDFTracePath(transform(tag), thickness: 0, isSeen: true)
        for corner in [(0, 0), (1, 0), (1, 1), (0, 1)] as [(Double, Double)] { corners.bend(to: corner) }
        return corners.box
    }

    /// Neither transparent nor the white of paper.
    private func isSeen(_ tag: ProgramMarkup.Tag) -> Bool {
        if let alpha = markup.number("alpha", tag), alpha < 0.05 { return false }
        let ink = markup.numbers("color", tag), space = markup.string("colorspace", tag)
        guard !ink.isEmpty else { return true }
        // A separation, as Separation(DeviceRGB,Gold), is of ink.
        let addsLight = !space.contains("(") && (space.contains("RGB") || space.contains("Gray"))
        return addsLight ? ink.contains { $0 < 0.98 } : ink.contains { $0 > 0.02 }
    }
}

extension Box {
    fileprivate static let nothing = Box(x: 0, y: 0, width: 0, height: 0)

    fileprivate func touches(_ other: Box) -> Bool {
        max(x, other.x) - min(right, other.right) < 1 && max(y, other.y) - min(bottom, other.bottom) < 1
    }
}
