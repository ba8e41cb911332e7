import Extract
import Glibc
import Measuring
import Newspaper
import Pipeline

/// Measures how fast names are labelled, on one core, reading and writing aside: characters of a text, a line a
/// paragraph, for each second of CPU time. Of several passes the median counts.
///
///     label-bench TEXT
@main
struct LabelBench {
    private static let passes = 9

    static func main() throws {
        let paths = CommandLine.arguments.dropFirst()
        guard let path = paths.first, paths.count == 1, let bytes = try Disk().contents(of: path) else {
            StandardError.write("usage: label-bench TEXT\n")
            exit(2)
        }
        let paragraphs = String(decoding: bytes, as: UTF8.self).split(separator: "\n").map { Scalars(String($0)) }
        let scalars = paragraphs.reduce(0) { $0 + $1.count }
        print("\(scalars) characters, CPU time of one core, the median of \(passes) passes\n")
        print("| what | million characters a second |")
        print("|---|---:|")
        for convention in LabelConvention.allCases {
            let labeller = Models.builtIn.labeller(convention)
            row("labels, convention \(convention.rawValue)", scalars) {
                paragraphs.reduce(0) { $0 + labeller.spans(in: $1).count }
            }
        }
        let extractor = Extractor(homeRegion: "")
        row("labels, rules and memory, convention local", scalars) {
            paragraphs.reduce(0) { $0 + extractor.read($1, issueDate: nil).names.count }
        }
    }

    /// - Parameter work: returns how much it found, which has to be the same each time.
    private static func row(_ name: String, _ scalars: Int, _ work: () -> Int) {
        let found = work()
        let times = (0..<passes).map { _ in
            let start = processorNanoseconds()
            let again = work()
            let time = processorNanoseconds() - start
            precondition(again == found)
            return time
        }
        let thousandths = scalars * 1_000_000 / max(1, quantile(times, percent: 50))
        print("| \(name) | \(thousandths / 1000).\(String(1000 + thousandths % 1000).dropFirst()) |")
    }
}
