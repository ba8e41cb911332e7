import Newspaper

/// Removes what prints nothing: C0 and C1 controls, soft hyphens, zero-width characters, directional marks and
/// noncharacters (which XML refuses). Tab is white space and stays; U+FFFD and private-use scalars stand where
/// something was printed, and stay.
enum ControlCharacters: LineRepair {
    static let kind = RepairKind.control

    static func edits(in text: Scalars) -> [Edit] {
        var edits: [Edit] = []
        var at = 0
        while at < text.count {
            let start = at
            while at < text.count, printsNothing(text[at]) { at += 1 }
            if at > start { edits.append(Edit(start..<at)) } else { at += 1 }
        }
        return edits
    }

    private static func printsNothing(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0xAD, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x206F, 0xFEFF, 0xFFF9...0xFFFB, 0xFDD0...0xFDEF: true
        case let value: scalar.isControl || value & 0xFFFE == 0xFFFE
        }
    }
}
