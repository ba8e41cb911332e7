/// Known by their first bytes: files that are no text, so that the refusal can say what they are.
struct BinarySignature: Sendable {
    var kind: String
    var offset: Int
    var bytes: [UInt8]

    init(_ kind: String, _ bytes: [UInt8], offset: Int = 0) {
        (self.kind, self.bytes, self.offset) = (kind, bytes, offset)
    }

    static let all: [BinarySignature] = [
        BinarySignature("a PDF file", Array("%PDF-".utf8)),
        BinarySignature("a ZIP archive or office document", [0x50, 0x4B, 0x03, 0x04]),
        BinarySignature("a JPEG image", [0xFF, 0xD8, 0xFF]),
        BinarySignature("a PNG image", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]),
        BinarySignature("a GIF image", Array("GIF89a".utf8)),
        BinarySignature("a GIF image", Array("GIF87a".utf8)),
        BinarySignature("a TIFF image", [0x49, 0x49, 0x2A, 0x00]),
        BinarySignature("a TIFF image", [0x4D, 0x4D, 0x00, 0x2A]),
        BinarySignature("an ELF program", [0x7F, 0x45, 0x4C, 0x46]),
        BinarySignature("gzip inside gzip", [0x1F, 0x8B, 0x08]),
        BinarySignature("a bzip2 file", Array("BZh91AY&SY".utf8)),
        BinarySignature("an xz file", [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00]),
        BinarySignature("a Zstandard file", [0x28, 0xB5, 0x2F, 0xFD]),
        BinarySignature("a 7-Zip archive", [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C]),
        BinarySignature("a RAR archive", [0x52, 0x61, 0x72, 0x21, 0x1A, 0x07]),
        BinarySignature("a tar archive", Array("ustar".utf8), offset: 257),
        BinarySignature("a Microsoft Word or Excel file", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]),
        BinarySignature("an SQLite database", Array("SQLite format 3\0".utf8)),
        BinarySignature("UTF-32 text, which is not read", [0xFF, 0xFE, 0x00, 0x00]),
        BinarySignature("UTF-32 text, which is not read", [0x00, 0x00, 0xFE, 0xFF]),
    ]

    /// What the bytes are, or nil where no signature fits.
    static func kind(of bytes: [UInt8]) -> String? {
        all.first { signature in
            bytes.count >= signature.offset && bytes[signature.offset...].starts(with: signature.bytes)
        }?.kind
    }
}
