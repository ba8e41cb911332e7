import CLinux
import Glibc
import Newspaper

/// Marks of the files that are worked on, so that the next run knows on which of them this program crashed. A file that
/// it crashed on twice is refused, and the run goes on without it.
///
/// A run that is killed from outside leaves marks, too, but no record of a crash: it is nobody's fault.
package struct CrashMarks: Sendable {
    /// How often a file may end a run before it is refused.
    private static let patience = 2

    private let folder: String
    /// By the hash of its content, how many runs a file has ended.
    private let crashes: [String: Int]

    /// Takes stock of what earlier runs died of.
    /// - Parameter output: the output folder, which this process has locked.
    package init(output: String, disk: Disk) throws(DiskError) {
        folder = "\(output)/store/crashes"
        var crashes = Self.counts(try disk.contents(of: "\(folder)/counts") ?? [])
        let threads = Set((try disk.contents(of: "\(folder)/log") ?? []).split(separator: UInt8(ascii: "\n")).map(Array.init))
        let marks = try disk.names(in: "\(folder)/marks")
        for name in marks where threads.contains(Array(name.utf8)) {
            guard let hash = try disk.contents(of: "\(folder)/marks/\(name)"), hash.count == 64 else { continue }
            crashes[String(decoding: hash, as: UTF8.self), default: 0] += 1
        }
        self.crashes = crashes
        guard !threads.isEmpty || !marks.isEmpty else { return }
        // The counts first: if this is interrupted, a crash counts twice rather than never.
        let text = crashes.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)\n" }.joined()
        try disk.replace("\(folder)/counts", with: Array(text.utf8))
        try disk.remove("\(folder)/log")
        try disk.remove("\(folder)/marks")
    }

    private static func counts(_ bytes: [UInt8]) -> [String: Int] {
        var counts: [String: Int] = [:]
        for line in bytes.split(separator: UInt8(ascii: "\n")) {
            let parts = line.split(separator: UInt8(ascii: " ")).map { String(decoding: $0, as: UTF8.self) }
            if parts.count == 2, let count = Int(parts[1]) { counts[parts[0]] = count }
        }
        return counts
    }

    /// From now on a crash of this process is recorded.
    func record(disk: Disk) throws(DiskError) {
        try disk.makeFolder("\(folder)/marks")
        let descriptor = open("\(folder)/log", O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw DiskError(operation: .create, path: "\(folder)/log", code: errno) }
        broadsheet_record_crashes(descriptor)
    }

    /// Works on a file under a mark that names this thread. A mark that cannot be made costs the protection, not the
    /// file.
    func working(on file: PlannedFile, _ work: (PlannedFile) -> WorkedFile) -> WorkedFile {
        guard let hash = file.sha256 else { return work(file) }
        if let count = crashes[hash], count >= Self.patience {
            let refusal = Refusal(
                code: "input.crashed",
                detail: "broadsheet crashed on this file in \(count) runs; please report it with the file. Another version, or broadsheet quarantine retry, tries it again",
                path: file.input.path, sha256: hash)
            return WorkedFile(file: file, sha256: hash, outcomes: [.refused(refusal)])
        }
        broadsheet_prepare_for_crash()
        let mark = "\(folder)/marks/\(broadsheet_thread_number())"
        let descriptor = open(mark, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        if descriptor >= 0 {
            _ = write(descriptor, hash, hash.utf8.count)
            close(descriptor)
        }
        defer { unlink(mark) }
        return work(file)
    }
}
