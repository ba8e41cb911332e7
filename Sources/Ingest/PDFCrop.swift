import Newspaper

/// Where on a page its visible part lies (`/CropBox`): poppler measures from the corner of the whole page, MuPDF from that
/// of what is visible.
struct PDFCrop: Sendable {
    private var left = 0.0, top = 0.0, width = 0.0, height = 0.0

    /// - Parameter pages: how many there are.
    static func arguments(pages: Int) -> [String] { ["-box", "-f", "1", "-l", "\(pages)"] }

    /// Whether the two see pages of different size, so that marks have to be moved.
    static func isNeeded(_ trace: PDFTrace, _ page: PDFPage) -> Bool {
        abs(trace.width - page.width) > 1 || abs(trace.height - page.height) > 1
    }

    /// Reads what pdfinfo prints: `Page    1 CropBox:      0.00     0.00   820.00  1180.00`.
    /// - Returns: by the page's position in the file.
    /// - Complexity: O(bytes)
    static func table(of bytes: [UInt8]) -> [Int: PDFCrop] {
        var boxes: [Int: (media: [Double], crop: [Double], turn: Int)] = [:]
        for line in bytes.split(separator: UInt8(ascii: "\n")) {
            let words = line.split(separator: UInt8(ascii: " ")).map { String(decoding: $0, as: UTF8.self) }
            guard words.count > 3, words[0] == "Page", let page = Int(words[1]) else { continue }
            let numbers = words[3...].compactMap { Double($0) }.filter { abs($0) < 1e6 }
            switch words[2] {
            case "MediaBox:": boxes[page, default: ([], [], 0)].media = numbers
            case "CropBox:": boxes[page, default: ([], [], 0)].crop = numbers
            case "rot:": boxes[page, default: ([], [], 0)].turn = numbers.first.flatMap { Int(exactly: $0) } ?? 0
            default: break
            }
        }
        return boxes.compactMapValues { $0.media.count == 4 && $0.crop.count == 4 ? PDFCrop($0.media, $0.crop, turn: $0.turn) : nil }
    }

    /// - Parameters:
    ///   - media: left, bottom, right and top of the page, from its bottom left; `crop` of what is visible.
    ///   - turn: by how many degrees the page is shown turned, clockwise.
    private init(_ media: [Double], _ crop: [Double], turn: Int) {
        let (left, bottom, right, top) = (crop[0] - media[0], crop[1] - media[1], media[2] - crop[2], media[3] - crop[3])
        (width, height) = turn % 180 == 0 ? (crop[2] - crop[0], crop[3] - crop[1]) : (crop[3] - crop[1], crop[2] - crop[0])
        switch turn {
        case 90: (self.left, self.top) = (bottom, left)
        case 180: (self.left, self.top) = (right, bottom)
        case 270: (self.left, self.top) = (top, right)
        default: (self.left, self.top) = (left, top)
        }
    }

    /// Moves marks from the visible part onto the page. A page may also have units of its own (`/UserUnit`), which only
    /// MuPDF heeds.
    func place(_ trace: PDFTrace) -> [PDFMark] {
        let scale = trace.width >= 1 && width > 0 ? width / trace.width : 1
        return trace.marks.map { mark in
            let box = mark.box.scaled(by: scale)
            return PDFMark(shape: mark.shape, box: Box(x: box.x + left, y: box.y + top, width: box.width, height: box.height))
        }
    }
}
