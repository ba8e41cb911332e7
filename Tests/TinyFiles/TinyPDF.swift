/// Writes PDF files for tests: text in a font that is not embedded, whose codes are UTF-16.
package struct TinyPDF {
    package var pages: [String]
    /// Of the page's dictionary: `/Rotate 90`.
    package var pageEntries = ""
    /// Beside the font.
    package var resources = ""
    /// Of the trailer's.
    package var trailerEntries = ""
    package var encoding = "UniGB-UCS2-H"
    package var ordering = "GB1"
    /// A CMap for /ToUnicode.
    package var toUnicode = ""
    package var width = 400, height = 600
    /// Bytes of further objects, by number from 1000 on.
    package var objects: [Int: String]

    /// - Parameter pages: the operators of each.
    /// - Parameter objects: by number, instead of the file's own or beside them.
    package init(pages: [String] = [], objects: [Int: String] = [:]) { (self.pages, self.objects) = (pages, objects) }

    /// An operator that shows text with its beginning at a place, from the bottom left.
    package static func text(
        _ text: String, x: Double, y: Double, size: Int = 10, turned: String = "1 0 0 1", before: String = ""
    ) -> String {
        let codes = text.utf16.map { code in
            let hex = String(code, radix: 16)
            return String(repeating: "0", count: 4 - hex.utf8.count) + hex
        }.joined()
        return "BT /F \(size) Tf \(before) \(turned) \(x) \(y) Tm <\(codes)> Tj ET\n"
    }

    package var bytes: [UInt8] {
        var objects = objects
        let unicode = toUnicode.isEmpty ? "" : "/ToUnicode 6 0 R"
        let kids = pages.indices.map { "\(10 + 2 * $0) 0 R" }.joined(separator: " ")
        objects[1] = objects[1] ?? "<</Type/Catalog/Pages 2 0 R>>"
        objects[2] = objects[2] ?? "<</Type/Pages/Count \(pages.count)/Kids[\(kids)]>>"
        objects[3] =
            "<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/\(encoding)/DescendantFonts[4 0 R]\(unicode)>>"
        objects[4] = """
            <</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/FontDescriptor 5 0 R/DW 1000\
            /CIDSystemInfo<</Registry(Adobe)/Ordering(\(ordering))/Supplement 2>>>>
            """
        objects[5] = """
            <</Type/FontDescriptor/FontName/STSong-Light/Flags 4/FontBBox[0 -200 1000 900]/ItalicAngle 0/Ascent 880\
            /Descent -120/CapHeight 700/StemV 80>>
            """
        if !toUnicode.isEmpty { objects[6] = "<</Length \(toUnicode.utf8.count)>>stream\n\(toUnicode)\nendstream" }
        for (index, content) in pages.enumerated() {
            objects[10 + 2 * index] = """
                <</Type/Page/Parent 2 0 R/MediaBox[0 0 \(width) \(height)]/Resources<</Font<</F 3 0 R>>\(resources)>>\
                /Contents \(11 + 2 * index) 0 R \(pageEntries)>>
                """
            objects[11 + 2 * index] = "<</Length \(content.utf8.count)>>stream\n\(content)\nendstream"
        }
        return Self.file(objects, trailerEntries)
    }

    /// The objects and the table of where they begin.
    private static func file(_ objects: [Int: String], _ trailer: String) -> [UInt8] {
        var file = Array("%PDF-1.5\n".utf8)
        var places: [Int: Int] = [:]
        for (number, object) in objects.sorted(by: { $0.key < $1.key }) {
            places[number] = file.count
            file += "\(number) 0 obj\n\(object)\nendobj\n".utf8
        }
        let table = file.count
        let count = (places.keys.max() ?? 0) + 1
        file += "xref\n0 \(count)\n".utf8
        for number in 0..<count {
            let digits = String(places[number] ?? 0)
            let place = String(repeating: "0", count: 10 - digits.utf8.count) + digits
            file += (places[number] == nil ? "0000000000 65535 f \n" : "\(place) 00000 n \n").utf8
        }
        file += "trailer<</Root 1 0 R/Size \(count) \(trailer)>>\nstartxref\n\(table)\n%%EOF\n".utf8
        return file
    }
}
