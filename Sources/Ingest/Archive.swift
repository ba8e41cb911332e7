import CArchive
import Glibc
import Newspaper

/// Where the bytes of an archive are.
package protocol ArchiveSource: AnyObject {
    var byteCount: Int { get }
    /// Fills the buffer from an offset on.
    /// - Returns: how many bytes; 0 at the end and where nothing can be read.
    func read(at offset: Int, into buffer: UnsafeMutableRawBufferPointer) -> Int
}

/// The entries of an archive in their order: ZIP, by its directory, or tar as it is or packed with gzip, bzip2, xz or zstd.
///
/// libarchive reads them, with these formats and no others, and never with the help of another program. Nothing that an
/// entry says of itself is believed: what is no plain file with a plain name is refused by itself, and what asks for too
/// much ends the reading of the whole.
package final class Archive {
    package enum Item: Hashable, Sendable {
        case member(Member)
        /// As far as the name can be shown.
        case refused(name: String, ArchiveEntryFault)
    }

    package struct Member: Hashable, Sendable {
        /// Its parts with `/` between them; none is empty, `.` or `..`.
        package var name: String
        /// How many entries the archive has before it.
        package var index: Int
    }

    private let source: any ArchiveSource
    private let limits: InputLimits
    private let archive: OpaquePointer
    private let unicode: locale_t
    private let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 256 << 10, alignment: 16)
    /// Where libarchive reads on.
    private var offset = 0
    private var entryCount = 0
    /// Bytes of entries so far, those passed over counting as many as they say they have.
    private var unpacked = 0
    private var names: Set<[UInt8]> = []

    /// Whether a path's suffix is that of an archive, letter case aside.
    package static func isArchive(path: String) -> Bool {
        let name = path.lowercased()
        return suffixes.contains { name.hasSuffix($0) }
    }

    private static let suffixes = [".zip", ".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tbz2", ".tar.xz", ".txz", ".tar.zst", ".tzst"]
    /// Recognized to be refused where they lie in another.
    private static let nested = suffixes + [".7z", ".rar"]

    /// - Throws: `ArchiveFault`
    package init(_ source: any ArchiveSource, limits: InputLimits = .standard) throws(ArchiveFault) {
        guard let archive = archive_read_new() else { throw .noMemory }
        guard let unicode = newlocale(1 << LC_CTYPE, "C.UTF-8", nil) else {
            archive_read_free(archive)
            throw .unreadable("this system has no locale C.UTF-8")
        }
        (self.source, self.limits, self.archive, self.unicode) = (source, limits, archive, unicode)
        let supports = [
            archive_read_support_format_zip_seekable, archive_read_support_format_tar, archive_read_support_filter_gzip,
            archive_read_support_filter_bzip2, archive_read_support_filter_xz, archive_read_support_filter_zstd,
        ]
        // A warning says that a program would be called instead.
        guard supports.allSatisfy({ $0(archive) == ARCHIVE_OK }) else {
            throw .damaged("this libarchive was built without ZIP, tar, gzip, bzip2, xz or zstd")
        }
        archive_read_set_callback_data(archive, Unmanaged.passUnretained(self).toOpaque())
        archive_read_set_read_callback(archive) { _, client, start in
            guard let archive = Archive.reading(client) else { return 0 }
            let count = archive.source.read(at: archive.offset, into: archive.buffer)
            archive.offset += count
            start?.pointee = UnsafeRawPointer(archive.buffer.baseAddress)
            return count
        }
        archive_read_set_skip_callback(archive) { _, client, request in
            guard let archive = Archive.reading(client) else { return 0 }
            let step = min(max(0, Int(request)), archive.source.byteCount - archive.offset)
            archive.offset += step
            return Int64(step)
        }
        archive_read_set_seek_callback(archive) { _, client, distance, from in
            guard let archive = Archive.reading(client) else { return Int64(ARCHIVE_FATAL) }
            let base = from == SEEK_SET ? 0 : from == SEEK_CUR ? archive.offset : archive.source.byteCount
            let (target, overflow) = base.addingReportingOverflow(Int(distance))
            guard !overflow, (0...archive.source.byteCount).contains(target) else { return Int64(ARCHIVE_FATAL) }
            archive.offset = target
            return Int64(target)
        }
        guard source.byteCount > 0 else { throw .damaged("it is empty") }
        guard withUnicodeNames({ archive_read_open1(archive) }) == ARCHIVE_OK else { throw fault() }
    }

    deinit {
        archive_read_free(archive)
        freelocale(unicode)
        buffer.deallocate()
    }

    /// The next entry that is no folder, nil at the end.
    /// - Throws: `ArchiveFault`; what was read before is whole, but of an archive that is cut short nobody should use it.
    package func next() throws(ArchiveFault) -> Item? {
        while true {
            var entry: OpaquePointer?
            switch withUnicodeNames({ archive_read_next_header(archive, &entry) }) {
            case ARCHIVE_EOF:
                try checkEnd()
                return nil
            case ARCHIVE_OK, ARCHIVE_WARN: break
            default: throw fault()
            }
            guard let entry else { throw fault() }
            guard entryCount < limits.maxArchiveEntries else { throw .tooManyEntries(limit: limits.maxArchiveEntries) }
            entryCount += 1
            let size = archive_entry_size_is_set(entry) == 0 ? 0 : max(0, Int(archive_entry_size(entry)))
            try count(size)
            if let item = item(entry, size: size) { return item }
        }
    }

    /// The content of the member that came last.
    /// - Throws: `ArchiveFault`
    /// - Returns: nil where it has more bytes than a file may have.
    package func bytes() throws(ArchiveFault) -> [UInt8]? {
        var bytes: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 64 << 10)
        while true {
            let count = piece.withUnsafeMutableBytes { archive_read_data(archive, $0.baseAddress, $0.count) }
            if count == 0 { return bytes }
            guard count > 0 else { throw fault() }
            bytes += piece[..<count]
            guard bytes.count <= limits.maxFileBytes else { return nil }
            try checkRatio(unpacked + bytes.count)
        }
    }

    private static func reading(_ client: UnsafeMutableRawPointer?) -> Archive? {
        client.map { Unmanaged<Archive>.fromOpaque($0).takeUnretainedValue() }
    }

    /// What an entry is; nil for a folder.
    private func item(_ entry: OpaquePointer, size: Int) -> Item? {
        let raw = archive_entry_pathname(entry).map { Array(UnsafeBufferPointer(start: $0, count: strlen($0))).map(UInt8.init(bitPattern:)) } ?? []
        guard let text = ArchiveName.text(raw) else { return .refused(name: ArchiveName.shown(raw), .nameEncoding) }
        func refused(_ fault: ArchiveEntryFault) -> Item { .refused(name: ArchiveName.shown(Array(text.utf8)), fault) }
        let type = UInt32(archive_entry_filetype(entry)) & bs_AE_IFMT
        if type == bs_AE_IFDIR { return nil }
        guard let name = ArchiveName.safe(text) else { return refused(.path) }
        if type == bs_AE_IFLNK || archive_entry_hardlink(entry) != nil || archive_entry_symlink(entry) != nil { return refused(.link) }
        guard type == bs_AE_IFREG, archive_entry_sparse_count(entry) == 0 else { return refused(.notAFile) }
        guard names.insert(Array(name.utf8)).inserted else { return refused(.duplicate) }
        if archive_entry_is_encrypted(entry) != 0 { return refused(.encrypted) }
        let lower = name.lowercased()
        if Self.nested.contains(where: { lower.hasSuffix($0) }) { return refused(.nested) }
        guard size <= limits.maxFileBytes else { return refused(.tooLarge(limit: limits.maxFileBytes)) }
        return .member(Member(name: name, index: entryCount - 1))
    }

    private func count(_ size: Int) throws(ArchiveFault) {
        let (sum, overflow) = unpacked.addingReportingOverflow(size)
        guard !overflow, sum <= limits.maxArchiveBytes else { throw .tooLarge(limit: limits.maxArchiveBytes) }
        unpacked = sum
        // Of packed tar everything is unpacked, whatever entries say.
        try checkRatio(max(unpacked, Int(archive_filter_bytes(archive, 0))))
    }

    private func checkRatio(_ unpacked: Int) throws(ArchiveFault) {
        guard unpacked > 16 << 20 else { return }
        guard unpacked <= limits.maxArchiveBytes else { throw .tooLarge(limit: limits.maxArchiveBytes) }
        guard unpacked / limits.maxGzipRatio <= source.byteCount else { throw .ratio(limit: limits.maxGzipRatio) }
    }

    /// A tar ends with blocks of zeros; libarchive takes one without for whole.
    private func checkEnd() throws(ArchiveFault) {
        guard archive_format(archive) & ARCHIVE_FORMAT_BASE_MASK == ARCHIVE_FORMAT_TAR else { return }
        guard archive_filter_bytes(archive, 0) > archive_read_header_position(archive) else { throw .damaged("its end is missing") }
    }

    private func fault() -> ArchiveFault {
        if archive_errno(archive) == ENOMEM { return .noMemory }
        let reason = archive_error_string(archive).map { String(cString: $0) } ?? "no reason given"
        if reason.contains("ncrypt") { return .encrypted }
        guard reason.contains("Unrecognized archive format") else { return .damaged(reason) }
        // A ZIP whose directory is lost begins as one all the same.
        var start = [UInt8](repeating: 0, count: 4)
        let count = start.withUnsafeMutableBytes { source.read(at: 0, into: $0) }
        return count == 4 && start == Array("PK\u{3}\u{4}".utf8) ? .damaged("its directory, which stands at the end, is missing") : .unknownFormat
    }

    /// libarchive makes names in the character set of the thread's locale; those that say they are UTF-8 stay so in this.
    private func withUnicodeNames<Result>(_ body: () -> Result) -> Result {
        let before = uselocale(unicode)
        defer { uselocale(before) }
        return body()
    }
}

/// Names of entries.
enum ArchiveName {
    /// UTF-8, else GB18030, which ZIP programs for Windows in China write without a word.
    static func text(_ raw: [UInt8]) -> String? {
        if let text = String(validating: raw, as: UTF8.self) { return text }
        var name = DecodedName()
        do throws(IngestError) { try Charset.gb18030.decode(raw, 0..<raw.count, into: &name) } catch { return nil }
        return name.isWellFormed ? name.scalars.string : nil
    }

    /// The name with `/` between its parts, nil for one that leads out or is no name.
    static func safe(_ text: String) -> String? {
        let bytes = text.utf8.map { $0 == UInt8(ascii: "\\") ? UInt8(ascii: "/") : $0 }
        guard (1...1024).contains(bytes.count), bytes[0] != UInt8(ascii: "/"), !bytes.contains(where: { $0 < 0x20 || $0 == 0x7F }) else { return nil }
        let parts = bytes.split(separator: UInt8(ascii: "/")).filter { !$0.elementsEqual(".".utf8) }
        guard let first = parts.first, first.dropFirst().first != UInt8(ascii: ":"), !parts.contains(where: { $0.elementsEqual("..".utf8) || $0.count > 255 })
        else { return nil }
        return String(decoding: Array(parts.joined(separator: "/".utf8)), as: UTF8.self)
    }

    /// For messages: `\xNN` for what is no text, a few characters of a long one.
    static func shown(_ raw: [UInt8]) -> String {
        let bytes = raw.prefix(200)
        let text = String(validating: bytes, as: UTF8.self)
        let scalars: [String] =
            if let text {
                text.unicodeScalars.map { $0.value < 0x20 || $0.value == 0x7F ? escape(UInt8($0.value)) : String($0) }
            } else {
                bytes.map { (0x20...0x7E).contains($0) ? String(Unicode.Scalar($0)) : escape($0) }
            }
        return scalars.joined() + (raw.count > bytes.count ? "…" : "")
    }

    private static func escape(_ byte: UInt8) -> String { "\\x" + (byte < 0x10 ? "0" : "") + String(byte, radix: 16) }
}

private struct DecodedName: ScalarSink {
    private(set) var scalars = Scalars()
    private(set) var isWellFormed = true
    mutating func take(_ scalar: Unicode.Scalar) { scalars.append(scalar) }
    mutating func takeMalformed(at byte: Int) { isWellFormed = false }
}
