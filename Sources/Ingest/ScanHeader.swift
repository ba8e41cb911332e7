/// How large a page is in dots.
struct ScanSize: Hashable, Sendable {
    var width, height: Int

    /// - Throws: `IngestError.scan`
    func check(_ limits: InputLimits) throws(IngestError) {
        guard width > 0, height > 0 else { throw .scan(.damaged(reason: "a page of \(width) × \(height) dots")) }
        // Programs that take whole numbers of 16 bits for sides do not read more.
        guard max(width, height) <= 32767, width * height <= limits.maxDots else {
            throw .scan(.tooLarge(width: width, height: height, limit: limits.maxDots))
        }
    }
}

/// What a picture says of its size before anybody unpacks it.
struct ScanHeader: Hashable, Sendable {
    enum Format: String, Sendable {
        case png = "image/png"
        case jpeg = "image/jpeg"
        case tiff = "image/tiff"
    }

    var format: Format
    /// Of each page; only TIFF has more than one.
    var pages: [ScanSize]

    static func format(of bytes: [UInt8]) -> Format? {
        if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) { return .png }
        if bytes.starts(with: [0xFF, 0xD8, 0xFF]) { return .jpeg }
        if bytes.starts(with: [0x49, 0x49, 0x2A, 0]) || bytes.starts(with: [0x4D, 0x4D, 0, 0x2A]) { return .tiff }
        return nil
    }

    /// - Throws: `IngestError.scan` for what is no picture of these formats, ends too early or is too large.
    /// - Complexity: O(pages + segments before the picture)
    init(_ bytes: [UInt8], limits: InputLimits) throws(IngestError) {
        guard let format = Self.format(of: bytes) else {
            throw .scan(.damaged(reason: "it is \(BinarySignature.kind(of: bytes) ?? "neither PNG nor JPEG nor TIFF")"))
        }
        self.format = format
        let found: [ScanSize]? = switch format {
        case .png: Self.png(bytes).map { [$0] }
        case .jpeg: Self.jpeg(bytes).map { [$0] }
        case .tiff: Self.tiff(bytes, limit: limits.maxPages + 1)
        }
        guard let found, !found.isEmpty else { throw .scan(.damaged(reason: "its header does not say how large it is")) }
        guard found.count <= limits.maxPages else { throw .scan(.tooManyPages(limit: limits.maxPages)) }
        for page in found { try page.check(limits) }
        pages = found
    }

    private static func png(_ bytes: [UInt8]) -> ScanSize? {
        let header = Fields(bytes, bigEndian: true)
        guard let width = header.number(at: 16, bytes: 4), let height = header.number(at: 20, bytes: 4) else { return nil }
        return ScanSize(width: width, height: height)
    }

    /// The size stands in the first start-of-frame segment.
    private static func jpeg(_ bytes: [UInt8]) -> ScanSize? {
        let header = Fields(bytes, bigEndian: true)
        var at = 2
        while let marker = header.number(at: at, bytes: 2), marker >= 0xFF00 {
            if marker == 0xFFFF {
                at += 1
                continue
            }
            guard let length = header.number(at: at + 2, bytes: 2), length >= 2 else { return nil }
            let isFrame = (0xFFC0...0xFFCF).contains(marker) && ![0xFFC4, 0xFFC8, 0xFFCC].contains(marker)
            if isFrame, let height = header.number(at: at + 5, bytes: 2), let width = header.number(at: at + 7, bytes: 2) {
                return ScanSize(width: width, height: height)
            }
            at += 2 + length
        }
        return nil
    }

    /// One for each directory; nil where one of them cannot be read or the chain bites its tail.
    private static func tiff(_ bytes: [UInt8], limit: Int) -> [ScanSize]? {
        let header = Fields(bytes, bigEndian: bytes[0] == 0x4D)
        var pages: [ScanSize] = []
        var seen: Set<Int> = []
        var next = header.number(at: 4, bytes: 4)
        while let at = next, at > 0, pages.count < limit {
            guard seen.insert(at).inserted, let count = header.number(at: at, bytes: 2) else { return nil }
            var size = ScanSize(width: 0, height: 0)
            for entry in 0..<count {
                let place = at + 2 + 12 * entry
                guard let tag = header.number(at: place, bytes: 2) else { return nil }
                guard tag == 256 || tag == 257 else { continue }
                // Type 3 is 16 bits wide.
                let width = header.number(at: place + 2, bytes: 2) == 3 ? 2 : 4
                guard let value = header.number(at: place + 8, bytes: width) else { return nil }
                if tag == 256 { size.width = value } else { size.height = value }
            }
            pages.append(size)
            next = header.number(at: at + 2 + 12 * count, bytes: 4)
        }
        return next == nil ? nil : pages
    }
}

/// Whole numbers in a file.
private struct Fields {
    let bytes: [UInt8]
    let bigEndian: Bool

    init(_ bytes: [UInt8], bigEndian: Bool) { (self.bytes, self.bigEndian) = (bytes, bigEndian) }

    func number(at start: Int, bytes count: Int) -> Int? {
        guard start >= 0, start + count <= bytes.count else { return nil }
        let field = bytes[start..<(start + count)]
        return bigEndian
            ? field.reduce(0) { $0 << 8 | Int($1) } : field.reversed().reduce(0) { $0 << 8 | Int($1) }
    }
}
