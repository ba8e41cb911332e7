import Extract

/// Writes what `SequenceModel` maps: the weights that matter most, in whole numbers.
enum SequenceModelFile {
    private static let scale: Float = 32
    /// A row whose weights are smaller than this on the whole is left out: differences between conventions sooner.
    private static let (leastWeight, leastDifference): (Float, Float) = (0.05, 0.1)

    private struct Row {
        var key: UInt64
        var importance: Float
        var weights: SIMD16<Float>
        var conventions: UInt32
    }

    /// - Parameter bucketCount: buckets of four rows; what is least important is left out when they are full.
    static func bytes(_ training: FieldTraining, lexicon: CompiledLexicon, bucketCount: Int) -> [UInt8] {
        let rows = rows(training)
        var file = CompiledFile(
            magic: SequenceModel.magic, version: SequenceModel.version,
            counts: [bucketCount, Int(FeatureKeys.version), Int(scale), 0, Int(lexicon.checksum & 0xFFFF_FFFF), Int(lexicon.checksum >> 32)])
        for convention in LabelConvention.allCases {
            for tag in 0..<16 {
                for next in 0..<16 {
                    var weight = training.transitions[0][tag][next]
                        + own(convention).map { training.transitions[Int($0)][tag][next] }.reduce(0, +)
                    if next == LabelScheme.outside { weight -= caution(convention) }
                    file.append(Int16(max(-2000, min(2000, (weight * scale).rounded()))))
                }
            }
        }
        for slot in placed(rows, bucketCount: bucketCount) {
            for tag in 0..<12 { file.append(slot.map { whole($0.weights[tag]) } ?? 0) }
            let meta = slot.map { SequenceModel.fingerprint(of: $0.key) << 10 | $0.conventions << 8 } ?? 0
            file.append(meta | UInt32(UInt8(bitPattern: slot.map { whole($0.weights[12]) } ?? 0)))
        }
        return file.sealed()
    }

    /// The copies whose weights a convention adds to those of all.
    private static func own(_ convention: LabelConvention) -> [UInt64] {
        switch convention {
        case .local: [TrainingSet.msraAndLocal, TrainingSet.local]
        case .msra: [TrainingSet.msraAndLocal, TrainingSet.msra]
        case .pfr98: [TrainingSet.pfr98]
        }
    }

    /// How much less it weighs than learned that no name is there. Dropped features make a field cautious; on the development
    /// sentences this brings precision and recall of the two big corpora closer together.
    private static func caution(_ convention: LabelConvention) -> Float { convention == .local ? 0 : 0.15 }

    private static func whole(_ weight: Float) -> Int8 { Int8(max(-127, min(127, (weight * scale).rounded()))) }

    /// One row a feature for the local convention, and one for each other convention that differs.
    private static func rows(_ training: FieldTraining) -> [Row] {
        let numbered = training.index.numbered()
        var rows: [Row] = []
        for (number, feature) in numbered.enumerated() {
            // Copies are found from the feature itself; keys of copies have no copies of their own.
            func copy(_ convention: UInt64) -> SIMD16<Float> {
                let number = training.index.number(of: FeatureKeys.key(feature.key, convention: convention))
                return number == FeatureIndex.none ? .zero : training.weights[Int(number)]
            }
            guard feature.isShared else { continue }
            let shared = training.weights[number]
            func folded(_ convention: LabelConvention) -> SIMD16<Float> {
                own(convention).reduce(shared) { $0 + copy($1) }
            }
            let local = folded(.local)
            let often = Float(1 + feature.count).squareRoot().squareRoot()
            var flags: UInt32 = 0
            for convention in [LabelConvention.msra, .pfr98] {
                let difference = folded(convention) - local
                let size = norm(difference)
                guard size > leastDifference else { continue }
                flags |= UInt32(convention.number)
                rows.append(
                    Row(
                        key: FeatureKeys.key(feature.key, convention: UInt64(convention.number)), importance: size * often,
                        weights: difference, conventions: 0))
            }
            let size = norm(local)
            guard size > leastWeight || flags != 0 else { continue }
            rows.append(
                Row(key: feature.key, importance: max(size, flags == 0 ? 0 : 0.3) * often, weights: local, conventions: flags))
        }
        return rows
    }

    private static func norm(_ weights: SIMD16<Float>) -> Float { (weights * weights).sum().squareRoot() }

    /// Fills the buckets, the most important rows first; what finds its bucket full is left out.
    private static func placed(_ rows: [Row], bucketCount: Int) -> [Row?] {
        var slots = [Row?](repeating: nil, count: bucketCount * 4)
        let order = rows.indices.sorted { (-rows[$0].importance, rows[$0].key) < (-rows[$1].importance, rows[$1].key) }
        var filled = [UInt8](repeating: 0, count: bucketCount)
        for index in order {
            let bucket = Int(SequenceModel.bucket(of: rows[index].key, among: UInt64(bucketCount)))
            guard filled[bucket] < 4 else { continue }
            slots[bucket * 4 + Int(filled[bucket])] = rows[index]
            filled[bucket] += 1
        }
        return slots
    }
}
