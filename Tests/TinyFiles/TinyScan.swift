/// Makes pictures of pages for tests.
package enum TinyScan {
    package static func big(_ number: Int, _ bytes: Int) -> [UInt8] { (0..<bytes).map { UInt8(number >> (8 * (bytes - 1 - $0)) & 255) } }
    package static func little(_ number: Int, _ bytes: Int) -> [UInt8] { big(number, bytes).reversed() }

    /// Its beginning: no picture follows.
    package static func png(width: Int, height: Int) -> [UInt8] {
        [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + big(13, 4) + Array("IHDR".utf8) + big(width, 4) + big(height, 4)
    }

    /// Its beginning, after a segment that says nothing of the size.
    package static func jpeg(width: Int, height: Int) -> [UInt8] {
        [0xFF, 0xD8, 0xFF, 0xE0] + big(4, 2) + [0xFF, 0xC4] + [0xFF, 0xC0] + big(11, 2) + [8] + big(height, 2) + big(width, 2)
    }

    /// Grey pages without compression, each of the same dots, 0 for black.
    package static func tiff(width: Int, height: Int, dots: [UInt8] = [], pages: Int = 1, next: Int? = nil) -> [UInt8] {
        let directory = 2 + 12 * 8 + 4
        let start = 8 + pages * directory
        var file = Array("II".utf8) + little(42, 2) + little(8, 4)
        for page in 0..<pages {
            file += little(8, 2)
            let entries = [
                (256, width), (257, height), (258, 8), (259, 1), (262, 1), (273, start), (278, height), (279, dots.count),
            ]
            for (tag, value) in entries { file += little(tag, 2) + little(4, 2) + little(1, 4) + little(value, 4) }
            file += little(page + 1 < pages ? 8 + (page + 1) * directory : next ?? 0, 4)
        }
        return file + dots
    }

    /// Letters of five by seven dots.
    private static let glyphs: [Character: [UInt8]] = [
        "C": [0b01110, 0b10001, 0b10000, 0b10000, 0b10000, 0b10001, 0b01110],
        "E": [0b11111, 0b10000, 0b10000, 0b11110, 0b10000, 0b10000, 0b11111],
        "H": [0b10001, 0b10001, 0b10001, 0b11111, 0b10001, 0b10001, 0b10001],
        "I": [0b01110, 0b00100, 0b00100, 0b00100, 0b00100, 0b00100, 0b01110],
        "L": [0b10000, 0b10000, 0b10000, 0b10000, 0b10000, 0b10000, 0b11111],
        "N": [0b10001, 0b11001, 0b11001, 0b10101, 0b10011, 0b10011, 0b10001],
        "T": [0b11111, 0b00100, 0b00100, 0b00100, 0b00100, 0b00100, 0b00100],
    ]

    /// A page with one word in large letters.
    package static func word(_ word: String) -> [UInt8] {
        let (width, height) = (900, 300)
        var dots = [UInt8](repeating: 255, count: width * height)
        draw(word, x: 100, y: 120, on: &dots, width: width)
        return tiff(width: width, height: height, dots: dots)
    }

    /// A page of lines, turned clockwise about its corner so that lines fall by `skew` for each dot that they run to the right.
    package static func page(_ lines: [String], skew: Double) -> [UInt8] {
        let (width, height) = (1800, 300 + 100 * lines.count)
        var straight = [UInt8](repeating: 255, count: width * height)
        for (index, line) in lines.enumerated() { draw(line, x: 150, y: 100 + 100 * index, on: &straight, width: width) }
        let cosine = 1 / (1 + skew * skew).squareRoot(), sine = skew * cosine
        var turned = [UInt8](repeating: 255, count: width * height)
        for y in 0..<height {
            for x in 0..<width {
                let from = (x: Int((Double(x) * cosine + Double(y) * sine).rounded()), y: Int((Double(y) * cosine - Double(x) * sine).rounded()))
                if (0..<width).contains(from.x), (0..<height).contains(from.y) { turned[y * width + x] = straight[from.y * width + from.x] }
            }
        }
        return tiff(width: width, height: height, dots: turned)
    }

    /// Letters whose left upper corner is here; others than `glyphs` are blanks.
    private static func draw(_ text: String, x left: Int, y top: Int, on dots: inout [UInt8], width: Int) {
        let scale = 8
        for (index, letter) in text.enumerated() {
            for (row, bits) in (glyphs[letter] ?? []).enumerated() {
                for column in 0..<5 where bits >> (4 - column) & 1 == 1 {
                    let (x, y) = (left + (index * 6 + column) * scale, top + row * scale)
                    for dot in 0..<(scale * scale) { dots[(y + dot / scale) * width + x + dot % scale] = 0 }
                }
            }
        }
    }
}
