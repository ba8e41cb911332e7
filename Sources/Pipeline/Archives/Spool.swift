import Ingest
import Newspaper

/// The files of archives, unpacked while they are worked on: `output/spool`, which is empty between runs.
///
/// The files of an issue stand in the order of the plan, those of an archive in its own, and a tar can be read from its
/// start alone. So an archive is unpacked when its first file is due, once, and goes when others need the room. It is a
/// copy and no more: who finds nothing there reads the archive.
final class Spool {
    private struct Copies {
        var archive: [UInt8]
        var folder: String
        /// Indices of the entries that were unpacked.
        var entries: Set<Int> = []
        var byteCount = 0
    }

    private let folder: String
    private let disk: Disk
    private let limits: InputLimits
    /// In bytes. One archive takes half of it at most.
    private let capacity: Int
    /// The archive that was asked for last comes last.
    private var copies: [Copies] = []
    private var count = 0

    /// - Parameter output: the output folder, which this process has locked.
    init(output: String, disk: Disk, limits: InputLimits, capacity: Int = 8 << 30) throws(DiskError) {
        (folder, self.disk, self.limits, self.capacity) = ("\(output)/spool", disk, limits, capacity)
        try empty()
    }

    func empty() throws(DiskError) {
        copies = []
        if disk.isFolder(folder) { try disk.remove(folder) }
    }

    /// The file with where copies of it and its companions lie, as far as there are any.
    /// - Throws: `DiskError` where they cannot be written.
    func placed(_ file: PlannedFile) throws(DiskError) -> PlannedFile {
        var file = file
        try place(&file.input)
        for at in file.companions.indices { try place(&file.companions[at].input) }
        return file
    }

    private func place(_ input: inout InputFile) throws(DiskError) {
        guard let member = input.member else { return }
        let archive = Array(member.archive.utf8)
        let copy: Copies
        if let known = copies.firstIndex(where: { $0.archive == archive }) {
            copy = copies.remove(at: known)
        } else {
            while copies.reduce(0, { $0 + $1.byteCount }) > capacity / 2 { try disk.remove(copies.removeFirst().folder) }
            copy = try unpacked(member.archive)
        }
        copies.append(copy)
        if copy.entries.contains(member.index) { input.member?.unpacked = "\(copy.folder)/\(member.index)" }
    }

    private func unpacked(_ location: String) throws(DiskError) -> Copies {
        count += 1
        var copy = Copies(archive: Array(location.utf8), folder: "\(folder)/\(count)")
        try disk.makeFolder(copy.folder)
        do {
            let archive = try Archive(try ArchiveFile(location), limits: limits)
            while copy.byteCount <= capacity / 2, let item = try archive.next() {
                guard case .member(let member) = item, !ArchiveListing.isHidden(member.name), Readers.reads(path: member.name, ocr: limits.ocr),
                    let bytes = try archive.bytes(), copy.byteCount + bytes.count <= capacity / 2
                else { continue }
                try disk.write("\(copy.folder)/\(member.index)", bytes)
                copy.entries.insert(member.index)
                copy.byteCount += bytes.count
            }
        } catch let error as DiskError {
            throw error
        } catch {
            // What is wrong with the archive is said when its files are read.
        }
        return copy
    }
}
