import Newspaper
import SplitMix
import Testing

@testable import Extract

@Suite("Labeller")
struct LabellerTests {
    static let lexicon = Models.builtIn.lexicon

    static func names() throws -> SequenceModel { try SequenceModel(.names, lexicon: lexicon) }

    static let sentences = [
        "离石区委副书记、区政府区长张海文调研督导重点项目建设推进工作。", "在凤山底社区新时代文明实践站，廉海平详细了解情况。", "（文/图 王晶晶 于慧）",
        "据新华社北京10月24日电，阿依古丽·买买提在乌鲁木齐市天山区人民医院说，“谢谢！”", "天", "，", "ABC 123 é𠮷😀\u{FFFD}",
    ]

    /// The best weight of all ways of tags that the scheme allows, looked for without any short cut.
    private func reference(_ weights: [TagWeights], _ model: SequenceModel, _ convention: LabelConvention) -> Int {
        var best = [Int](repeating: .min / 2, count: 13)
        best[0] = 0
        for weight in weights {
            var next = [Int](repeating: .min / 2, count: 13)
            for tag in 0..<13 {
                for target in 0..<13 where LabelScheme.allows(tag, target) {
                    let score = best[tag] + Int(model.transition(convention, tag, target)) + Int(weight[target])
                    next[target] = max(next[target], score)
                }
            }
            best = next
        }
        return (0..<13).filter { !LabelScheme.isOpen($0) }.map { best[$0] }.max() ?? 0
    }

    private func weights(
        _ sentence: Scalars, _ model: SequenceModel, _ convention: LabelConvention,
        _ facts: SentenceFacts = SentenceFacts(LabellerTests.lexicon)
    ) -> [TagWeights] {
        facts.read(sentence[...])
        let keys = UnsafeMutablePointer<UInt64>.allocate(capacity: FeatureKeys.maximumCount)
        let places = UnsafeMutablePointer<UInt32>.allocate(capacity: FeatureKeys.maximumCount)
        defer {
            keys.deallocate()
            places.deallocate()
        }
        return (0..<facts.count).map { at in
            let count = FeatureKeys.write(facts, at: at, to: keys)
            model.locate(keys, count, places)
            return model.weigh(keys, count, places, convention)
        }
    }

    @Test("what was read before changes nothing", arguments: sentences + ["区长", "王娟峰书记", "欧阳"])
    func independence(_ sentence: String) throws {
        let model = try Self.names()
        let facts = SentenceFacts(Self.lexicon)
        let alone = weights(Scalars(sentence), model, .msra)
        for before in Self.sentences + ["区长", "书记王娟峰", "欧阳", String(repeating: "欧阳书记", count: 128)] {
            facts.read(Scalars(before)[...])
            #expect(weights(Scalars(sentence), model, .msra, facts) == alone, "after \(before)")
        }
    }

    @Test("the tags found weigh as much as the best of all ways", arguments: sentences, LabelConvention.allCases)
    func best(_ sentence: String, _ convention: LabelConvention) throws {
        let model = try Self.names()
        let text = Scalars(sentence)
        let weights = weights(text, model, convention)
        let spans = Labeller(lexicon: Self.lexicon, names: model, convention: convention).spans(in: text)
        let kinds: [LabelledSpan.Kind] = [.person, .place, .organisation]
        let tags = LabelScheme.tags(spans.map { ($0.range, kinds.firstIndex(of: $0.kind) ?? 0) }, count: text.count).map(Int.init)
        var score = 0
        for (at, tag) in tags.enumerated() {
            #expect(LabelScheme.allows(at == 0 ? LabelScheme.outside : tags[at - 1], tag))
            score += Int(model.transition(convention, at == 0 ? LabelScheme.outside : tags[at - 1], tag)) + Int(weights[at][tag])
        }
        #expect(score == reference(weights, model, convention))
    }

    @Test("how likely the spans over one character are, they and none of them, adds up to one")
    func likelihood() throws {
        let model = try Self.names()
        let text = Scalars("廉海平说")
        var weights = weights(text, model, .local)
        let likelihood = Likelihood(model, .local)
        weights.withUnsafeMutableBufferPointer { likelihood.read($0.baseAddress.unsafelyUnwrapped, text.count) }
        // All spans that hold the first character begin there.
        let spans = (0..<3).flatMap { type in (1...text.count).map { likelihood.of(0..<$0, type) } }
        let covered = spans.reduce(0, +)
        #expect(spans.allSatisfy { (0...1).contains($0) })
        #expect(covered > 0.5 && covered <= 1.001)
        #expect(likelihood.of(0..<3, 0) == spans.max())
    }

    @Test("long texts are cut, and what is found does not depend on what stands around the sentence")
    func cut() {
        let labeller = Models.builtIn.labeller(.local)
        let sentence = Scalars("区委书记廉海平到惠安小区调研。")
        let alone = labeller.spans(in: sentence)
        #expect(!alone.isEmpty)
        let many = labeller.spans(in: Scalars((0..<50).flatMap { _ in sentence }))
        for index in 0..<50 {
            let part = many.dropFirst(index * alone.count).prefix(alone.count)
            #expect(part.map { $0.range.lowerBound - index * sentence.count } == alone.map(\.range.lowerBound))
        }
        let endless = Scalars(repeating: "区", count: 100_000)
        #expect(labeller.spans(in: endless).allSatisfy { $0.range.upperBound <= endless.count })
    }

    @Test("no text is too strange: spans lie in it, in order", arguments: 0..<60)
    func strange(_ seed: Int) {
        var random = SeededGenerator(seed: UInt64(seed))
        let scalars: [Unicode.Scalar] = ["区", "委", "王", "伟", "，", "。", "“", "《", "1", "a", " ", "\n", "\u{FFFD}", "\u{FEFF}", "𠮷", "\u{0}", "·", "（"]
        let text = (0..<Int.random(in: 0...3000, using: &random)).map { _ in scalars.randomElement(using: &random) ?? "区" }
        for convention in LabelConvention.allCases {
            var end = 0
            for span in Models.builtIn.labeller(convention).spans(in: text).filter({ [.person, .place, .organisation].contains($0.kind) }) {
                #expect(span.range.lowerBound >= end && !span.range.isEmpty && span.range.upperBound <= text.count)
                #expect((0...1).contains(span.probability))
                end = span.range.upperBound
            }
        }
    }

    @Test("a row is found by its fingerprint wherever it stands in its bucket, and none where none bears it")
    func rows() {
        let bytes = UnsafeMutableRawBufferPointer.allocate(byteCount: 192, alignment: 64)
        defer { bytes.deallocate() }
        bytes.initializeMemory(as: UInt8.self, repeating: 0)
        // The lower ten bits are no part of a fingerprint; one differs from another in its first or in its last bit alone.
        let fingerprints: [UInt32] = [0x3F_FFFF, 0x1F_FFFF, 1, 0x3F_FFFE]
        for (slot, fingerprint) in fingerprints.enumerated() {
            bytes.storeBytes(of: (fingerprint << 10 | UInt32(slot)).littleEndian, toByteOffset: 64 + 16 * slot + 12, as: UInt32.self)
        }
        let table = MappedTable(permanent: UnsafeRawBufferPointer(bytes))
        for (slot, fingerprint) in fingerprints.enumerated() {
            #expect(table.row(bearing: fingerprint, in: 64, otherwise: 0) == table.pointer(64 + 16 * slot))
            #expect(table.row(bearing: fingerprint, in: 128, otherwise: 48) == table.pointer(48), "an empty bucket")
        }
        for absent: UInt32 in [2, 0x20_0000, 0x3F_FFFD] { #expect(table.row(bearing: absent, in: 64, otherwise: 0) == table.pointer(0)) }
    }

    @Test("a copy in large pages is the same table", arguments: [1, 4096, 2 << 20, (2 << 20) + 1])
    func largePages(count: Int) {
        let bytes = UnsafeMutableRawBufferPointer.allocate(byteCount: count, alignment: 64)
        defer { bytes.deallocate() }
        for at in bytes.indices { bytes[at] = UInt8(truncatingIfNeeded: at &* 31 &+ at >> 12) }
        let copy = MappedTable(permanent: UnsafeRawBufferPointer(bytes)).inLargePages
        #expect(copy.count == count && copy.pointer(0) != UnsafeRawPointer(bytes.baseAddress))
        #expect(UnsafeRawBufferPointer(start: copy.pointer(0), count: count).elementsEqual(bytes))
    }

    @Test("a table that is cut, changed or another's is refused")
    func damaged() throws {
        func table(_ change: (inout [UInt8]) -> Void) -> MappedTable {
            var bytes = [UInt8](UnsafeRawBufferPointer(start: MappedTable.names.pointer(0), count: MappedTable.names.count))
            change(&bytes)
            let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 64)
            memory.copyBytes(from: bytes)
            return MappedTable(permanent: UnsafeRawBufferPointer(memory))
        }
        let lexicon = Self.lexicon
        #expect(throws: MappedTable.Fault.checksum) { try SequenceModel(table { $0[100_000] ^= 1 }, lexicon: lexicon) }
        #expect(throws: MappedTable.Fault.truncated) { try SequenceModel(table { $0.removeLast(64) }, lexicon: lexicon) }
        #expect(throws: MappedTable.Fault.kind) { try SequenceModel(table { $0[0] ^= 1 }, lexicon: lexicon) }
        #expect(throws: MappedTable.Fault.version(2)) { try SequenceModel(table { $0[8] = 2 }, lexicon: lexicon) }
        #expect(throws: MappedTable.Fault.foreign) { try SequenceModel(table { $0[40] ^= 1 }, lexicon: lexicon) }
        #expect(throws: MappedTable.Fault.kind) { try CompiledLexicon(.names) }
    }
}
