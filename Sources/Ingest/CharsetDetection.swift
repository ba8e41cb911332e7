import Newspaper

/// Decides how bytes became text. In this order, because each step is surer than the next: byte order mark,
/// UTF-16 by its zero bytes, well-formed UTF-8, and last the decoder whose characters are the common ones.
enum CharsetDetection {
    struct Decision: Hashable {
        var charset: Charset
        var evidence: TextEncoding.Evidence
        /// Where the text begins: after the byte order mark.
        var start: Int
    }

    /// - Throws: `IngestError` where the bytes are no text, in no known character set, or one endless line.
    /// - Complexity: O(bytes) for the profile; decoders are tried on a sample.
    static func decide(_ bytes: [UInt8], limits: InputLimits) throws(IngestError) -> Decision {
        if let kind = BinarySignature.kind(of: bytes) { throw .binary(kind: kind) }
        let profile = try ByteProfile(bytes)
        let decision = try choose(bytes, profile)
        let sample = try tally(bytes, decision.charset, from: decision.start)
        if sample.controls > 10, sample.controls > sample.scalars / 10 { throw .binary(kind: "control characters") }
        // No scalar has more than four bytes in any of the character sets.
        if profile.longestRun / 4 > limits.maxLineScalars {
            throw .lineTooLong(line: profile.longestRunLine, limit: limits.maxLineScalars)
        }
        return decision
    }

    /// Whether so many malformed sequences are an accident in text that is otherwise good: one at least is allowed.
    static func areRare(malformed: Int, among scalars: Int) -> Bool { malformed <= max(1, scalars / 200) }

    private static func choose(_ bytes: [UInt8], _ profile: ByteProfile) throws(IngestError) -> Decision {
        for (charset, mark) in marks where bytes.starts(with: mark) {
            return Decision(charset: charset, evidence: .byteOrderMark, start: mark.count)
        }
        let isUTF8 = profile.utf8.malformed == 0 && profile.zeros <= bytes.count / 10
        if !isUTF8, let charset = profile.zeroBytesSuggest {
            let tally = try tally(bytes, charset)
            if areRare(malformed: tally.malformed, among: tally.scalars), tally.ordinaryShare > 0.5 {
                return Decision(charset: charset, evidence: .zeroBytes, start: 0)
            }
        }
        if profile.utf8.isNearlyWellFormed {
            let evidence: TextEncoding.Evidence = profile.utf8.malformed == 0 ? .wellFormed : .repaired
            return Decision(charset: .utf8, evidence: evidence, start: 0)
        }
        var scores: [(charset: Charset, share: Double)] = []
        for charset in [Charset.gb18030, .big5, .utf16LE, .utf16BE] {
            let tally = try tally(bytes, charset)
            guard areRare(malformed: tally.malformed, among: tally.scalars) else { continue }
            scores.append((charset, tally.commonShare))
        }
        scores.sort { $0.share > $1.share }
        let second = scores.count > 1 ? scores[1].share : 0
        // Real text has shares of 0.5 and more, a wrong decoder of less than 0.1; between them nothing is sure.
        if let best = scores.first, best.share >= 0.25, best.share >= second + 0.15 {
            return Decision(charset: best.charset, evidence: .frequency, start: 0)
        }
        if profile.controls > bytes.count / 10 { throw .binary(kind: "control characters") }
        throw .unknownEncoding(malformedUTF8: profile.utf8.firstMalformed ?? 0)
    }

    private static let marks: [(Charset, [UInt8])] = [
        (.utf8, [0xEF, 0xBB, 0xBF]), (.utf16LE, [0xFF, 0xFE]), (.utf16BE, [0xFE, 0xFF]),
    ]

    /// Bytes that decoders are tried on.
    private static let sampleBytes = 1 << 20

    private static func tally(
        _ bytes: [UInt8], _ charset: Charset, from start: Int = 0
    ) throws(IngestError) -> ScalarTally {
        var tally = ScalarTally()
        try charset.decode(bytes, start..<min(bytes.count, start + sampleBytes), into: &tally)
        return tally
    }
}
