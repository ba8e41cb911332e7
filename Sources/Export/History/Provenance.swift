/// One of the things that a fingerprint is made of, such as `models.names` and the hash of that model.
package struct FingerprintPart: Hashable, Sendable {
    package var name: String
    package var value: String

    package init(name: String, value: String) { (self.name, self.value) = (name, value) }
}

/// A file that an issue was made from.
package struct InputReference: Hashable, Sendable {
    /// Relative to its input.
    package var file: String
    package var sha256: String

    package init(file: String, sha256: String) { (self.file, self.sha256) = (file, sha256) }
}

/// What an issue was made from and made with. Same provenance, same bytes.
package struct Provenance: Hashable, Sendable {
    /// SHA-256 over all parts, 64 hex digits.
    package var fingerprint: String
    /// In order of name.
    package var parts: [FingerprintPart]
    package var inputs: [InputReference]

    package init(fingerprint: String, parts: [FingerprintPart], inputs: [InputReference]) {
        (self.fingerprint, self.parts, self.inputs) = (fingerprint, parts, inputs)
    }

    /// The names of the parts that are not what they were, in order: why anything differs. The first time, an issue
    /// is there because of its inputs.
    func causes(since previous: PreviousIssue?) -> [String] {
        guard let previous else { return ["inputs"] }
        let (before, after) = (Set(previous.parts), Set(parts))
        return Set(before.symmetricDifference(after).map(\.name)).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }
}
