import Export
import Newspaper

/// A release that is being made, in a folder that no reader looks at.
///
/// Issues come in the order of the release, so no more files are open than one year of one paper has kinds of
/// rows, and memory does not grow with the release.
final class StagedRelease {
    let name: String
    let folder: String
    private let disk: Disk
    private var open: [String: GrowingFile] = [:]
    /// The paper and year that `open` belongs to.
    private var shelf: [String] = []
    private(set) var files: [Manifest.File] = []

    init(name: String, folder: String, disk: Disk) { (self.name, self.folder, self.disk) = (name, folder, disk) }

    /// Takes an issue's files: members of yearly files are written at their end, other files at once.
    func append(_ bundle: IssueBundle) throws(DiskError) {
        let shelf = [bundle.key.paper, bundle.key.yearText]
        if shelf != self.shelf {
            try closeYearlyFiles()
            self.shelf = shelf
        }
        for file in bundle.files {
            switch file.mode {
            case .whole: try add(file.path, file.bytes, rows: file.rows)
            case .appended:
                if open[file.path] == nil { open[file.path] = GrowingFile(try create(file.path)) }
                try open[file.path]?.append(file.bytes, rows: file.rows)
            }
        }
    }

    func add(_ path: String, _ bytes: [UInt8], rows: Int = 0) throws(DiskError) {
        let file = GrowingFile(try create(path))
        try file.append(bytes, rows: rows)
        files.append(try file.finish(path))
    }

    /// Ends the yearly files. The manifest, which lists every other file, comes after this, last of all.
    func closeYearlyFiles() throws(DiskError) {
        for (path, file) in open.sorted(by: { $0.key < $1.key }) { files.append(try file.finish(path)) }
        open = [:]
    }

    /// Waits until all names of the release are on the disk.
    func sync() throws(DiskError) { try sync(folder) }

    func discard() throws(DiskError) {
        open = [:]
        try disk.remove(folder)
    }

    private func sync(_ folder: String) throws(DiskError) {
        for name in try disk.names(in: folder) where disk.isFolder("\(folder)/\(name)") { try sync("\(folder)/\(name)") }
        try disk.syncFolder(folder)
    }

    private func create(_ path: String) throws(DiskError) -> DiskFile {
        if let slash = path.lastIndex(of: "/") { try disk.makeFolder("\(folder)/\(path[..<slash])") }
        return try disk.create("\(folder)/\(path)")
    }
}

/// A file of a release while it grows.
private final class GrowingFile {
    private let file: DiskFile
    private let hash = SHA256Stream()
    private var byteCount = 0
    private var rows = 0

    init(_ file: DiskFile) { self.file = file }

    func append(_ bytes: [UInt8], rows: Int) throws(DiskError) {
        try file.write(bytes)
        bytes.withUnsafeBytes { hash.update($0) }
        byteCount += bytes.count
        self.rows += rows
    }

    func finish(_ path: String) throws(DiskError) -> Manifest.File {
        try file.finish()
        return Manifest.File(path: path, byteCount: byteCount, sha256: hash.finishHex(), rows: rows)
    }
}
