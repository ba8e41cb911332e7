import Ingest
import Newspaper

/// What an archive holds for a run: found out once, and remembered for as long as the archive stays as it is.
struct ArchiveListing: Hashable, Sendable {
    struct Member: Hashable, Sendable {
        /// In the archive.
        var name: String
        var index: Int
        var byteCount: Int
        /// 64 hex digits.
        var sha256: String
        /// What belongs to it, where its format names other files.
        var contents: PackageContents?
    }

    /// In the order of the archive; none where the archive is refused.
    fileprivate(set) var members: [Member] = []
    /// Of entries, or of the archive itself.
    fileprivate(set) var refusals: [Refusal] = []
    fileprivate(set) var skipped = Discovery.Skipped()
    /// Whether pictures count among the members: where scans are not read, they are none of an archive's pages.
    private(set) var holdsScans: Bool
    /// Whether the archive says so itself: what the disk or the memory had to do with it may be otherwise next time.
    fileprivate(set) var isCertain = true

    /// How many entries are refused one by one before the whole archive is.
    private static let patience = 100

    /// Reads the archive from its start to its end, one member after another.
    /// - Complexity: O(bytes, unpacked); holds one member.
    init(of archive: InputFile, limits: InputLimits) {
        holdsScans = limits.ocr != nil
        do throws(ArchiveFault) {
            try read(archive, limits: limits)
        } catch {
            (members, skipped) = ([], Discovery.Skipped())
            refusals = [Refusal(code: error.code, detail: error.description, path: archive.path)]
            switch error {
            case .unreadable, .changed, .noMemory: isCertain = false
            default: break
            }
        }
    }

    private mutating func read(_ archive: InputFile, limits: InputLimits) throws(ArchiveFault) {
        let file = try ArchiveFile(archive.location)
        let state = file.state
        let reading = try Archive(file, limits: limits)
        while let item = try reading.next() {
            switch item {
            case .refused(let name, let fault): try refuse(name, fault, archive)
            case .member(let member):
                guard !Self.isHidden(member.name) else {
                    skipped.hidden += 1
                    continue
                }
                guard Readers.reads(path: member.name, ocr: limits.ocr) else {
                    skipped.unknownKind += 1
                    continue
                }
                guard let bytes = try reading.bytes() else {
                    try refuse(member.name, .tooLarge(limit: limits.maxFileBytes), archive)
                    continue
                }
                members.append(Member(
                    name: member.name, index: member.index, byteCount: bytes.count, sha256: SHA256.hex(bytes),
                    contents: Packages.contents(of: bytes, path: member.name, limits: limits)))
            }
        }
        guard file.state == state, archive.state.map({ $0 == state }) ?? true else { throw .changed }
    }

    private mutating func refuse(_ name: String, _ fault: ArchiveEntryFault, _ archive: InputFile) throws(ArchiveFault) {
        guard refusals.count < Self.patience else {
            throw .hostile(limit: Self.patience, name: String(refusals[0].path.dropFirst(archive.path.count + 1)), fault)
        }
        refusals.append(Refusal(code: fault.code, detail: fault.description, path: "\(archive.path)/\(name)"))
    }

    /// Whether discovery would pass it over.
    static func isHidden(_ name: String) -> Bool {
        name.utf8.split(separator: UInt8(ascii: "/")).contains { $0.first == UInt8(ascii: ".") }
    }
}

extension Discovery {
    /// Puts the members of each archive in its place.
    /// - Parameter listing: what an archive holds.
    mutating func openArchives(_ listing: (InputFile) throws -> ArchiveListing) rethrows {
        guard files.contains(where: { Archive.isArchive(path: $0.path) }) else { return }
        var opened: [InputFile] = []
        for file in files {
            guard Archive.isArchive(path: file.path) else {
                opened.append(file)
                continue
            }
            let listing = try listing(file)
            opened += listing.members.map { InputFile($0, of: file) }
            refusals += listing.refusals
            skipped.hidden += listing.skipped.hidden
            skipped.unknownKind += listing.skipped.unknownKind
        }
        files = opened.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    }

    /// With archives opened, whatever anybody knows of them.
    func withArchivesOpened(for configuration: Configuration) -> Discovery {
        var opened = self
        let limits = configuration.reading(within: .standard)
        opened.openArchives { ArchiveListing(of: $0, limits: limits) }
        return opened
    }
}

extension InputFile {
    fileprivate init(_ member: ArchiveListing.Member, of archive: InputFile) {
        self.init(
            ArchivedFile(
                archive: archive.location, name: member.name, index: member.index, byteCount: member.byteCount, sha256: member.sha256,
                contents: member.contents),
            path: "\(archive.path)/\(member.name)", name: "\(archive.name)/\(member.name)", state: archive.state)
    }
}

extension ArchiveListing {
    func write(to writer: inout BinaryWriter) {
        writer.text(pipelineVersion)
        writer.number(holdsScans ? 1 : 0)
        writer.list(members) { writer, member in
            writer.text(member.name)
            for number in [member.index, member.byteCount] { writer.number(number) }
            writer.text(member.sha256)
            writer.optional(member.contents) { $1.write(to: &$0) }
        }
        writer.list(refusals) { $1.write(to: &$0) }
        writer.number(skipped.hidden)
        writer.number(skipped.unknownKind)
    }

    /// Nil where another version of this program wrote it, which may have known other formats.
    init?(from reader: inout BinaryReader) throws(BinaryReader.Fault) {
        guard try reader.text().utf8.elementsEqual(pipelineVersion.utf8) else { return nil }
        holdsScans = try reader.number() == 1
        members = try reader.list { reader throws(BinaryReader.Fault) in
            Member(
                name: try reader.text(), index: try reader.number(), byteCount: try reader.number(), sha256: try reader.text(),
                contents: try reader.optional { reader throws(BinaryReader.Fault) in try PackageContents(from: &reader) })
        }
        refusals = try reader.list { reader throws(BinaryReader.Fault) in try Refusal(from: &reader) }
        (skipped.hidden, skipped.unknownKind) = (try reader.number(), try reader.number())
    }
}

extension PackageContents {
    fileprivate func write(to writer: inout BinaryWriter) {
        writer.list(companions) { $0.text($1) }
        writer.text(identity.date?.iso ?? "")
        writer.optional(identity.page) { $0.number($1) }
        for text in [identity.pageName, identity.issueNumber] { writer.text(text) }
    }

    fileprivate init(from reader: inout BinaryReader) throws(BinaryReader.Fault) {
        self.init(companions: try reader.list { reader throws(BinaryReader.Fault) in try reader.text() })
        identity.date = CalendarDate(try reader.text())
        identity.page = try reader.optional { reader throws(BinaryReader.Fault) in try reader.number() }
        (identity.pageName, identity.issueNumber) = (try reader.text(), try reader.text())
    }
}
