/// Why an archive is not read.
package enum ArchiveFault: Error, Hashable, Sendable {
    /// With the word of the system.
    case unreadable(String)
    case changed
    /// It is none of the formats that are read.
    case unknownFormat
    /// With libarchive's words.
    case damaged(String)
    case encrypted
    case tooManyEntries(limit: Int)
    case tooLarge(limit: Int)
    case ratio(limit: Int)
    /// More of its entries are refused than are worth telling one by one; the first of them.
    case hostile(limit: Int, name: String, ArchiveEntryFault)
    case noMemory

    package var code: String {
        switch self {
        case .unreadable: "input.unreadable"
        case .changed: "input.changed"
        case .unknownFormat: "archive.unknown-format"
        case .damaged: "archive.damaged"
        case .encrypted: "archive.encrypted"
        case .tooManyEntries, .tooLarge, .ratio: "archive.too-large"
        case .hostile(_, _, let fault): fault.code
        case .noMemory: "archive.no-memory"
        }
    }
}

extension ArchiveFault: CustomStringConvertible {
    package var description: String {
        switch self {
        case .unreadable(let reason): "the archive cannot be read: \(reason)"
        case .changed: "the archive changed while it was read; run again when it is complete"
        case .unknownFormat: "this is no ZIP and no tar, whatever its name says; see docs/formats.md"
        case .damaged(let reason): "the archive is damaged or cut short: \(reason); fetch it again"
        case .encrypted: "the archive is encrypted; unpack it and give its files"
        case .tooManyEntries(let limit): "the archive has more than \(limit) entries; make several of it, a year each"
        case .tooLarge(let limit): "the archive unpacks to more than \(limit) bytes; make several of it, a year each"
        case .ratio(let limit): "the archive unpacks to more than \(limit) times its size, which no archive of pages does"
        case .hostile(let limit, let name, let fault): "more than \(limit) entries are refused, the first of them \(name): \(fault)"
        case .noMemory: "libarchive could not get memory; run fewer jobs at once"
        }
    }
}

/// Why an entry of an archive is not read. The others are.
package enum ArchiveEntryFault: Hashable, Sendable {
    /// It is absolute, leads out of the archive, is too long or has control characters.
    case path
    case nameEncoding
    case link
    case notAFile
    case duplicate
    case encrypted
    case nested
    case tooLarge(limit: Int)

    package var code: String {
        switch self {
        case .path: "archive.path"
        case .nameEncoding: "archive.name-encoding"
        case .link: "archive.link"
        case .notAFile: "archive.not-a-file"
        case .duplicate: "archive.duplicate"
        case .encrypted: "archive.encrypted"
        case .nested: "archive.nested"
        case .tooLarge: "input.too-large"
        }
    }
}

extension ArchiveEntryFault: CustomStringConvertible {
    package var description: String {
        switch self {
        case .path: "the entry's name is absolute, leads out of the archive, is too long or has control characters"
        case .nameEncoding: "the entry's name is neither UTF-8 nor GB18030; make the archive again"
        case .link: "the entry is a link, which is not followed; put the file itself into the archive"
        case .notAFile: "the entry is a device, a pipe or something else that is no file"
        case .duplicate: "an entry before it has the same name; the first counts"
        case .encrypted: "the entry is encrypted; unpack it and give its file"
        case .nested: "an archive in an archive is not opened; unpack the outer one"
        case .tooLarge(let limit): "the entry has more than \(limit) bytes; split it"
        }
    }
}
