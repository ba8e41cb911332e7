import CArchive
import CZlib
import Testing

@testable import Ingest

/// Archives made by hand, so that they can say what no program would write.
enum SampleArchive {
    struct Entry {
        var name: [UInt8]
        var bytes: [UInt8] = []
        /// Of tar: `0` a file, `1` and `2` links, `3` to `6` devices, folders and pipes.
        var type: Character = "0"
        var target = ""
        /// Of ZIP, as Unix knows it.
        var mode = 0o100644
        /// Of ZIP: 1 encrypted, 0x800 a name in UTF-8.
        var flags = 0x800
        /// What the entry says that it has, where that is not what it has.
        var size: Int?

        init(_ name: String, _ text: String = "青川", type: Character = "0", target: String = "", mode: Int = 0o100644, flags: Int = 0x800, size: Int? = nil) {
            self.init(raw: Array(name.utf8), text, flags: flags)
            (self.type, self.target, self.mode, self.size) = (type, target, mode, size)
        }

        init(raw: [UInt8], _ text: String = "青川", flags: Int = 0) { (name, bytes, self.flags) = (raw, Array(text.utf8), flags) }
    }

    static func tar(_ entries: [Entry], end: Bool = true) -> [UInt8] {
        var bytes: [UInt8] = []
        for entry in entries {
            func field(_ content: [UInt8], _ width: Int) -> [UInt8] { Array((content + [UInt8](repeating: 0, count: width)).prefix(width)) }
            func octal(_ number: Int, _ width: Int) -> [UInt8] {
                let digits = String(number, radix: 8)
                precondition(digits.count < width, "the number is wider than its field")
                return Array((String(repeating: "0", count: width - 1 - digits.count) + digits).utf8) + [0]
            }
            let isFile = entry.type == "0"
            let size = isFile ? entry.size ?? entry.bytes.count : 0
            var header = field(entry.name, 100) + octal(0o644, 8) + octal(0, 8) + octal(0, 8) + octal(size, 12) + octal(0, 12)
            header += Array("        ".utf8) + Array(String(entry.type).utf8) + field(Array(entry.target.utf8), 100)
            header += Array("ustar\u{0}00".utf8) + [UInt8](repeating: 0, count: 512 - 265)
            let sum = header.reduce(0) { $0 + Int($1) }
            header.replaceSubrange(148..<156, with: octal(sum, 7) + [0x20])
            bytes += header
            if isFile { bytes += entry.bytes + [UInt8](repeating: 0, count: (512 - entry.bytes.count % 512) % 512) }
        }
        return bytes + [UInt8](repeating: 0, count: end ? 1024 : 0)
    }

    static func zip(_ entries: [Entry]) -> [UInt8] {
        func little(_ number: Int, _ count: Int) -> [UInt8] { (0..<count).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) } }
        var (bytes, directory): ([UInt8], [UInt8]) = ([], [])
        for entry in entries {
            let sum = entry.bytes.withUnsafeBufferPointer { Int(crc32(0, $0.baseAddress, UInt32($0.count))) }
            let size = little(entry.bytes.count, 4) + little(entry.size ?? entry.bytes.count, 4)
            let facts = little(entry.flags, 2) + little(0, 2) + little(0, 4) + little(sum, 4) + size + little(entry.name.count, 2) + little(0, 2)
            directory += Array("PK\u{1}\u{2}".utf8) + little(0x031E, 2) + little(20, 2) + facts + little(0, 2) + little(0, 2) + little(0, 2)
            directory += little(entry.mode << 16, 4) + little(bytes.count, 4) + entry.name
            bytes += Array("PK\u{3}\u{4}".utf8) + little(20, 2) + facts + entry.name + entry.bytes
        }
        let end = little(0, 4) + little(entries.count, 2) + little(entries.count, 2) + little(directory.count, 4) + little(bytes.count, 4) + little(0, 2)
        return bytes + directory + Array("PK\u{5}\u{6}".utf8) + end
    }

    /// As libarchive writes it, packed with a filter of its own.
    static func made(_ format: Int32, _ filter: Int32, _ files: [(name: String, bytes: [UInt8])]) throws -> [UInt8] {
        let archive = try #require(archive_write_new())
        defer { archive_write_free(archive) }
        try #require(archive_write_set_format(archive, format) == ARCHIVE_OK && archive_write_add_filter(archive, filter) == ARCHIVE_OK)
        archive_write_set_bytes_in_last_block(archive, 1)
        var output = [UInt8](repeating: 0, count: files.reduce(64 << 10) { $0 + $1.bytes.count + 2048 })
        var used = 0
        try output.withUnsafeMutableBytes { buffer in
            try #require(archive_write_open_memory(archive, buffer.baseAddress, buffer.count, &used) == ARCHIVE_OK)
            for file in files {
                let entry = try #require(archive_entry_new())
                defer { archive_entry_free(entry) }
                archive_entry_set_pathname(entry, file.name)
                archive_entry_set_size(entry, Int64(file.bytes.count))
                archive_entry_set_filetype(entry, bs_AE_IFREG)
                archive_entry_set_perm(entry, 0o644)
                try #require(archive_write_header(archive, entry) == ARCHIVE_OK)
                let count = file.bytes.withUnsafeBytes { archive_write_data(archive, $0.baseAddress, $0.count) }
                try #require(count == file.bytes.count)
            }
            try #require(archive_write_close(archive) == ARCHIVE_OK)
        }
        return Array(output[..<used])
    }
}

/// An archive in memory.
final class ArchiveBytes: ArchiveSource {
    private let bytes: [UInt8]
    init(_ bytes: [UInt8]) { self.bytes = bytes }
    var byteCount: Int { bytes.count }

    func read(at offset: Int, into buffer: UnsafeMutableRawBufferPointer) -> Int {
        let piece = bytes[min(offset, bytes.count)..<min(bytes.count, offset + buffer.count)]
        buffer.copyBytes(from: piece)
        return piece.count
    }
}
