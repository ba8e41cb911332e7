import Export
import Newspaper

/// What the quarantine knows of an input, or page of one, that is not in the release.
package struct QuarantineEntry: Hashable, Sendable {
    /// Somebody's word that an entry is known and no reason to worry.
    package struct Ignored: Hashable, Sendable {
        package var by: String
        package var reason: String
        package var since: Timestamp
    }

    /// Of the last try.
    package var refusal: Refusal
    package var firstSeen: Timestamp
    package var lastSeen: Timestamp
    /// How often it was read, and refused.
    package var tries: Int
    /// The version that refused it last.
    package var pipeline: String
    package var ignored: Ignored?
    /// Whether somebody asked that the next run tries again.
    package var isRetryAsked = false

    package init(_ refusal: Refusal, at now: Timestamp, pipeline: String = pipelineVersion) {
        self.refusal = refusal
        (firstSeen, lastSeen, tries, self.pipeline) = (now, now, 1, pipeline)
    }

    /// Of its file, without `.json`: `01-1a2b3c4d`, what is harmless of the input's name, then 8 hex digits of the
    /// SHA-256 of its place.
    package var name: String {
        let last = refusal.path.utf8.split(separator: UInt8(ascii: "/")).last.map(Array.init) ?? []
        let stem = last.prefix { $0 != UInt8(ascii: ".") }.prefix(40).map { byte in
            Unicode.Scalar(byte).isASCIILetter || Unicode.Scalar(byte).isASCIIDigit ? byte : UInt8(ascii: "_")
        }
        return "\(String(decoding: stem, as: UTF8.self))-\(SHA256.hex(Array(refusal.place.utf8)).prefix(8))"
    }

    /// Whether the next run has to try the input again, or can leave it where it is.
    /// - Parameter isSameFile: whether the file is what it was when it was refused.
    package func isDue(isSameFile: Bool, pipeline: String = pipelineVersion) -> Bool {
        isRetryAsked || !isSameFile || !pipeline.utf8.elementsEqual(self.pipeline.utf8)
    }

    /// Refused once more. What somebody ignored was this fault of these bytes, no other.
    fileprivate mutating func take(_ new: Refusal, at now: Timestamp, pipeline: String) {
        if !new.code.utf8.elementsEqual(refusal.code.utf8) || new.sha256 != refusal.sha256 { ignored = nil }
        refusal = new
        (lastSeen, self.pipeline, isRetryAsked) = (now, pipeline, false)
        tries += 1
    }
}

extension QuarantineEntry {
    /// The entries after a run.
    ///
    /// A place that was refused gets an entry or has one more try on the one it has. An entry without a refusal goes,
    /// since its input is fine or gone, unless it stands.
    /// - Parameters:
    ///   - stands: whether the input is still there and was not tried this time, as it was not due.
    package static func updated(
        _ entries: [QuarantineEntry], refusals: [Refusal], stands: (QuarantineEntry) -> Bool, now: Timestamp,
        pipeline: String = pipelineVersion
    ) -> [QuarantineEntry] {
        // By the bytes of its place: Strings of different bytes may be equal.
        var earlier: [[UInt8]: QuarantineEntry] = [:]
        for entry in entries { earlier[Array(entry.refusal.place.utf8)] = entry }
        var after: [[UInt8]: QuarantineEntry] = [:]
        for refusal in refusals {
            let place = Array(refusal.place.utf8)
            var entry = earlier[place] ?? QuarantineEntry(refusal, at: now, pipeline: pipeline)
            if earlier[place] != nil { entry.take(refusal, at: now, pipeline: pipeline) }
            after[place] = entry
        }
        for (place, entry) in earlier where after[place] == nil && stands(entry) { after[place] = entry }
        return after.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map(\.value)
    }
}

extension QuarantineEntry {
    var json: JSONTree {
        .object([
            "code": .string(refusal.code),
            "detail": .string(refusal.detail),
            "advice": .string(refusal.advice),
            "path": .string(refusal.path),
            "page": .integer(refusal.page ?? 0),
            "sha256": .string(refusal.sha256 ?? ""),
            "first_seen": .string(firstSeen.iso),
            "last_seen": .string(lastSeen.iso),
            "tries": .integer(tries),
            "retry": .bool(isRetryAsked),
            "ignored": ignored.map {
                .object(["by": .string($0.by), "reason": .string($0.reason), "since": .string($0.since.iso)])
            } ?? .null,
            "pipeline": .string(pipeline),
        ])
    }

    /// Reads what `json` writes, and the entries of versions that knew no times; nil for what names no code or path.
    /// - Parameter fileTime: stands in for times that are not there.
    init?(_ value: JSONValue, fileTime: Timestamp) {
        let (code, path) = (value.text("code"), value.text("path"))
        guard !code.isEmpty, !path.isEmpty else { return nil }
        let (page, sha256) = (value.integer("page") ?? 0, value.text("sha256"))
        refusal = Refusal(
            code: code, detail: value.text("detail"), path: path, page: page > 0 ? page : nil,
            sha256: sha256.isEmpty ? nil : sha256)
        firstSeen = Timestamp(value.text("first_seen")) ?? fileTime
        lastSeen = Timestamp(value.text("last_seen")) ?? fileTime
        tries = max(1, value.integer("tries") ?? 1)
        pipeline = value.text("pipeline")
        isRetryAsked = value["retry"] == .boolean(true)
        if let note = value["ignored"], note != .null {
            ignored = Ignored(
                by: note.text("by"), reason: note.text("reason"), since: Timestamp(note.text("since")) ?? fileTime)
        }
    }
}
