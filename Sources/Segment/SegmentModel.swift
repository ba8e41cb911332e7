import Newspaper

/// The two learned models of segmentation, and the file they are kept in: UTF-8 lines of a name and numbers, so
/// that a change of model can be read as a difference, closed by the SHA-256 of all before it.
package struct SegmentModel: Sendable {
    package var lines: LineModel
    package var match: MatchModel

    package init(lines: LineModel = LineModel(), match: MatchModel = MatchModel()) {
        (self.lines, self.match) = (lines, match)
    }

    private static let title = "broadsheet-segment 1"

    /// The model as a file.
    package var serialized: [UInt8] {
        var text = Self.title + "\n"
        text += "labels " + LineLabel.allCases.map(\.name).joined(separator: " ") + "\n"
        for (index, name) in LineFeatures.names.enumerated() {
            let weights = lines.emission[(index * LineModel.labelCount)..<((index + 1) * LineModel.labelCount)]
            if weights.contains(where: { $0 != 0 }) { text += row("line \(name)", weights) }
        }
        for junction in 0..<LineFeatures.junctionCount {
            for label in LineLabel.allCases {
                let start = (junction * LineModel.labelCount + label.rawValue) * LineModel.labelCount
                let weights = lines.transition[start..<(start + LineModel.labelCount)]
                if weights.contains(where: { $0 != 0 }) { text += row("junction \(junction).\(label.name)", weights) }
            }
        }
        for feature in MatchEvidence.Feature.allCases {
            // Thousandths: what a decimal of a Double prints must not depend on a library.
            text += row("match \(feature)", [Int32(match.weights[feature.rawValue] * 1000)][...])
        }
        let bytes = Array(text.utf8)
        return bytes + Array("sha256 \(SHA256.hex(bytes))\n".utf8)
    }

    private func row(_ name: String, _ weights: ArraySlice<Int32>) -> String {
        name + " " + weights.map { String($0) }.joined(separator: " ") + "\n"
    }

    /// Reads a model file.
    /// - Throws: `SegmentModelError` that names the line, where the file is damaged or of another version.
    package init(serialized bytes: [UInt8]) throws(SegmentModelError) {
        self.init()
        let rows = bytes.split(separator: UInt8(ascii: "\n"))
        guard let last = rows.last, rows.count > 2 else { throw .damaged(line: rows.count, reason: "the file is too short") }
        let hash = SHA256.hex(Array(bytes.dropLast(last.count + 1)))
        guard last.elementsEqual("sha256 \(hash)".utf8) else { throw .damaged(line: rows.count, reason: "the checksum does not match") }
        guard rows[0].elementsEqual(Self.title.utf8) else { throw .damaged(line: 1, reason: "not \"\(Self.title)\"") }
        guard rows[1].elementsEqual(("labels " + LineLabel.allCases.map(\.name).joined(separator: " ")).utf8) else {
            throw .damaged(line: 2, reason: "other labels than this program's")
        }
        let features = Dictionary(uniqueKeysWithValues: LineFeatures.names.enumerated().map { ("line " + $1, $0) })
        for (number, row) in rows.enumerated().dropFirst(2).dropLast() {
            let words = row.split(separator: UInt8(ascii: " ")).map { String(decoding: $0, as: UTF8.self) }
            guard words.count >= 3 else { throw .damaged(line: number + 1, reason: "too few words") }
            let weights = words.dropFirst(2).compactMap { Int32($0) }
            guard weights.count == words.count - 2 else { throw .damaged(line: number + 1, reason: "a weight is no number") }
            if let feature = features["\(words[0]) \(words[1])"], weights.count == LineModel.labelCount {
                lines.emission.replaceSubrange((feature * LineModel.labelCount)..<((feature + 1) * LineModel.labelCount), with: weights)
            } else if words[0] == "junction", let start = Self.junctionStart(words[1]), weights.count == LineModel.labelCount {
                lines.transition.replaceSubrange(start..<(start + LineModel.labelCount), with: weights)
            } else if words[0] == "match", weights.count == 1,
                let feature = MatchEvidence.Feature.allCases.first(where: { "\($0)" == words[1] })
            {
                match.weights[feature.rawValue] = Double(weights[0]) / 1000
            } else {
                throw .damaged(line: number + 1, reason: "unknown row \"\(words[0]) \(words[1])\"")
            }
        }
    }

    private static func junctionStart(_ name: String) -> Int? {
        let parts = name.split(separator: ".")
        guard parts.count == 2, let junction = Int(parts[0]), (0..<LineFeatures.junctionCount).contains(junction),
            let label = LineLabel.allCases.first(where: { $0.name == parts[1] })
        else { return nil }
        return (junction * LineModel.labelCount + label.rawValue) * LineModel.labelCount
    }

    /// The model that the program carries.
    package static let builtIn: SegmentModel = {
        do {
            return try SegmentModel(serialized: PackageResources.segment_model)
        } catch {
            fatalError("the built-in segmentation model is not usable: \(error)")
        }
    }()
}

/// A model file that cannot be used.
package enum SegmentModelError: Error, Equatable {
    case damaged(line: Int, reason: String)
}

extension SegmentModelError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .damaged(let line, let reason):
            "segmentation model, line \(line): \(reason); train it again with `broadsheet-train segment`"
        }
    }
}
