import CZlib
import Glibc
import Testing

@testable import Ingest
@testable import Newspaper

/// Invented text and the bytes it has in several character sets and files.
enum Samples {
    static let simplified = """
        青川县举办农业技术培训班
        本报讯 近日，青川县在文化中心举办了农业技术培训班，各乡镇的干部和群众代表一百多人参加。
        会议强调，要把学习成果用到工作中去，为全县经济发展作出新的贡献。（林一）
        """

    static let traditional = """
        青川縣舉辦農業技術培訓班
        本報訊 近日，青川縣在文化中心舉辦了農業技術培訓班，各鄉鎮的幹部和群眾代表一百多人參加。
        會議強調，要把學習成果用到工作中去，為全縣經濟發展作出新的貢獻。
        """

    static func utf8(_ text: String) -> [UInt8] { Array(text.utf8) }

    static func utf16(_ text: String, bigEndian: Bool) -> [UInt8] {
        text.utf16.flatMap { bigEndian ? [UInt8($0 >> 8), UInt8($0 & 255)] : [UInt8($0 & 255), UInt8($0 >> 8)] }
    }

    /// The text in a character set of iconv.
    static func encoded(_ text: String, as charset: String) throws -> [UInt8] {
        let handle = try #require(iconv_open(charset, "UTF-8"))
        try #require(handle != iconv_t(bitPattern: -1))
        defer { iconv_close(handle) }
        var input = text.utf8.map { CChar(bitPattern: $0) }
        var output = [CChar](repeating: 0, count: input.count * 4 + 16)
        let made = try input.withUnsafeMutableBufferPointer { source in
            try output.withUnsafeMutableBufferPointer { target in
                var (from, to) = (source.baseAddress, target.baseAddress)
                var (left, room) = (source.count, target.count)
                try #require(iconv(handle, &from, &left, &to, &room) == 0)
                return target.count - room
            }
        }
        return output[..<made].map { UInt8(bitPattern: $0) }
    }

    /// One gzip member.
    static func gzip(_ bytes: [UInt8]) throws -> [UInt8] {
        var stream = z_stream()
        try #require(bs_deflateInit2(&stream, 6, 15 + 16, 8, Z_DEFAULT_STRATEGY) == Z_OK)
        defer { deflateEnd(&stream) }
        var input = bytes
        var output = [UInt8](repeating: 0, count: Int(deflateBound(&stream, UInt(bytes.count))))
        let made = try input.withUnsafeMutableBufferPointer { source in
            try output.withUnsafeMutableBufferPointer { target in
                stream.next_in = source.baseAddress
                stream.avail_in = UInt32(source.count)
                stream.next_out = target.baseAddress
                stream.avail_out = UInt32(target.count)
                try #require(deflate(&stream, Z_FINISH) == Z_STREAM_END)
                return target.count - Int(stream.avail_out)
            }
        }
        return Array(output[..<made])
    }
}

/// Reads a file that the tests made up.
func read(_ bytes: [UInt8], path: String = "a.txt", limits: InputLimits = .standard) throws(IngestError) -> [SourcePage] {
    try Readers.pages(path: path, bytes: bytes, limits: limits)
}

/// The code of the error that reading ends with; empty where it ends well.
func refusal(_ bytes: [UInt8], path: String = "a.txt", limits: InputLimits = .standard) -> String {
    do throws(IngestError) {
        _ = try read(bytes, path: path, limits: limits)
        return ""
    } catch {
        return error.code
    }
}

extension [SourcePage] {
    /// All text, one line of the pages a line.
    var text: String { map(\.text).joined(separator: "\n") }
}

extension SourcePage {
    var text: String { lines.map(\.text.string).joined(separator: "\n") }
}
