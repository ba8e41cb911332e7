import Glibc
import Newspaper

/// How text looks on a terminal, and what of it may get there.
struct TerminalStyle {
    enum Colour: String {
        case plain = ""
        case strong = "1"
        case faint = "2"
        case heading = "1;33"
        case aside = "36"
        case alarm = "31"
        case added = "32"
    }

    let colours: Bool

    func paint(_ text: String, _ colour: Colour) -> String {
        colours && colour != .plain ? "\u{1B}[\(colour.rawValue)m\(text)\u{1B}[0m" : text
    }

    /// Text of a page without what could drive a terminal.
    func safe(_ text: Scalars) -> String { text.map { $0.isUnsafeInLine ? "\u{FFFD}" : $0 }.string }
}

/// Whether standard output wants colours: a terminal without `NO_COLOR` (no-color.org).
package func wantsColours() -> Bool {
    guard isatty(STDOUT_FILENO) == 1, let setting = getenv("NO_COLOR") else { return isatty(STDOUT_FILENO) == 1 }
    return setting.pointee == 0
}
