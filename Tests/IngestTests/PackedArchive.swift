import CArchive
import Testing
import TinyFiles

@testable import Ingest

extension SampleArchive {
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
