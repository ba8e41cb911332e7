import Foundation
import Glibc
import Newspaper
import Synchronization

/// Somebody who reads the current release over and over, as the manual says: the link is resolved once, then every file
/// is read and compared with what the manifest says of it.
final class Reader: Sendable {
    struct Findings { var reads = 0, releases: Set<String> = [], problems: [String] = [] }

    private let findings = Mutex(Findings())
    private let isOver = Mutex(false)
    private let ended = DispatchSemaphore(value: 0)

    init(of output: String) {
        Thread.detachNewThread { [self] in
            while !isOver.withLock({ $0 }) {
                do { note(try Self.check(output)) } catch { findings.withLock { $0.problems.append("\(error)") } }
                usleep(1000)
            }
            ended.signal()
        }
    }

    private func note(_ found: (release: String?, problem: String?)) {
        guard let release = found.release else { return }
        findings.withLock {
            $0.reads += 1
            $0.releases.insert(release)
            if let problem = found.problem { $0.problems.append(problem) }
        }
    }

    /// Ends the reading.
    func stop() -> Findings {
        isOver.withLock { $0 = true }
        ended.wait()
        return findings.withLock { $0 }
    }

    /// Reads the current release once.
    /// - Returns: its folder, nil before the first, and what is wrong with it.
    static func check(_ output: String) throws -> (release: String?, problem: String?) {
        guard let resolved = realpath("\(output)/current", nil) else { return (nil, nil) }
        defer { free(resolved) }
        let release = String(cString: resolved)
        return (release, try problem(of: release))
    }

    /// What is wrong with a release, if anything is.
    static func problem(of release: String) throws -> String? {
        guard Files.exists("\(release)/manifest.json") else { return "\(release) has no manifest" }
        let manifest = try JSONSerialization.jsonObject(with: try Files.read("\(release)/manifest.json")) as? [String: Any]
        let files = manifest?["files"] as? [[String: Any]] ?? []
        guard !files.isEmpty else { return "the manifest of \(release) lists nothing" }
        for file in files {
            let path = "\(release)/\(file["path"] as? String ?? "")"
            guard Files.exists(path) else { return "\(path) is not there" }
            guard SHA256.hex([UInt8](try Files.read(path))) == file["sha256"] as? String else {
                return "\(path) is not what the manifest says"
            }
        }
        return nil
    }
}
