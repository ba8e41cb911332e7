import Newspaper
import Testing

@testable import Segment

@Suite("The segmentation model's file")
struct SegmentModelTests {
    /// A model with a weight of each kind.
    private var small: SegmentModel {
        var model = SegmentModel()
        model.lines.emission[0] = -7
        model.lines.emission[LineModel.labelCount * 3 + 2] = 1200
        model.lines.transition[5] = 44
        model.lines.transition[model.lines.transition.count - 1] = -9
        model.match.weights[0] = -1.25
        return model
    }

    /// The file as lines, without the checksum.
    private func rows(_ model: SegmentModel) -> [String] {
        String(decoding: model.serialized, as: UTF8.self).split(separator: "\n").dropLast().map { String($0) }
    }

    private func sealed(_ rows: [String]) -> [UInt8] {
        let bytes = Array((rows.joined(separator: "\n") + "\n").utf8)
        return bytes + Array("sha256 \(SHA256.hex(bytes))\n".utf8)
    }

    @Test("what is written is read back")
    func roundTrip() throws {
        let read = try SegmentModel(serialized: small.serialized)
        #expect(read.lines.emission == small.lines.emission)
        #expect(read.lines.transition == small.lines.transition)
        #expect(read.match.weights == small.match.weights)
        #expect(read.serialized == small.serialized)
        #expect(sealed(rows(small)) == small.serialized)
    }

    @Test("the built-in model knows something of every label and of matching")
    func builtIn() {
        let model = SegmentModel.builtIn
        for label in LineLabel.allCases {
            let weights = stride(from: label.rawValue, to: model.lines.emission.count, by: LineModel.labelCount)
            #expect(weights.contains { model.lines.emission[$0] != 0 }, "\(label.name)")
        }
        #expect(model.match.weights.max() > 0)
        #expect(model.join.weights.max() > 0)
        #expect(model.confidence.segmentation.max() > 0 && model.confidence.headline.max() > 0)
    }

    @Test("the model as Swift source holds the file in a raw string")
    func source() {
        let source = String(decoding: small.source, as: UTF8.self)
        #expect(source.contains("#\"\"\"\n" + String(decoding: small.serialized, as: UTF8.self)))
        #expect(!String(decoding: small.serialized, as: UTF8.self).contains("\"\"\"#"))
    }

    @Test("a file with any byte changed or cut off is refused")
    func everyByte() {
        let bytes = small.serialized
        for index in bytes.indices {
            var damaged = bytes
            damaged[index] ^= 1
            #expect(throws: SegmentModelError.self) { try SegmentModel(serialized: damaged) }
            #expect(throws: SegmentModelError.self) { try SegmentModel(serialized: Array(bytes[..<index])) }
        }
    }

    @Test("bytes after the checksum are refused")
    func trailingBytes() {
        #expect(throws: SegmentModelError.self) { try SegmentModel(serialized: small.serialized + Array("match bias 0\n".utf8)) }
    }

    @Test(
        "what is wrong inside an unbroken file is named with its line",
        arguments: [
            (0, "broadsheet-segment 99", 1, "not \"broadsheet-segment 2\""),
            (1, "labels body", 2, "other labels than this program's"),
            (2, "line bias.0", 3, "too few words"),
            (2, "line bias.0 1 2", 3, "unknown row \"line bias.0\""),
            (3, "line nothing.0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0", 4, "unknown row \"line nothing.0\""),
            (3, "line bias.0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0.5", 4, "a weight is no number"),
            (3, "line bias.0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 2147483648", 4, "a weight is no number"),
            (4, "junction 999.body 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0", 5, "unknown row \"junction 999.body\""),
            (4, "junction 0.nobody 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0", 5, "unknown row \"junction 0.nobody\""),
            (4, "junction 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0", 5, "unknown row \"junction 0\""),
            (6, "match bias 1 2", 7, "unknown row \"match bias\""),
            (6, "match luck 1", 7, "unknown row \"match luck\""),
            (6, "lucky number 7", 7, "unknown row \"lucky number\""),
        ])
    func damage(_ row: Int, _ text: String, _ line: Int, _ reason: String) {
        var rows = rows(small)
        rows[row] = text
        #expect(throws: SegmentModelError.damaged(line: line, reason: reason)) { try SegmentModel(serialized: sealed(rows)) }
    }

    @Test("an empty file is too short, one without its checksum is not trusted", arguments: ["", "\n\n\n", "broadsheet-segment 2\n", "a\nb\nc\n"])
    func short(_ text: String) {
        #expect(throws: SegmentModelError.self) { try SegmentModel(serialized: Array(text.utf8)) }
    }

    @Test("the error says what to do")
    func describes() {
        let error = SegmentModelError.damaged(line: 3, reason: "too few words")
        #expect(error.description == "segmentation model, line 3: too few words; train it again with `broadsheet-train segment`")
    }
}
