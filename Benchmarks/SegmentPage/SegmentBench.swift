import CAllocationCount
import Glibc
import Ingest
import Measuring
import Newspaper
import Normalize
import Pipeline
import Segment

/// Measures what it takes to segment a page, on one core: CPU time and blocks of memory asked for. Pages are read and
/// normalized beforehand, and every page is segmented once before anything counts. A page's time is the median of its
/// passes, which go over all pages by turns, so that a busy minute of the machine falls on all alike.
///
///     segment-bench SAMPLES [DUMPS]
///
/// SAMPLES is a folder of pages that are all taken; of DUMPS, named `page.extractor.txt`, the same thirty are taken each
/// time, from every extractor.
@main
struct SegmentBench {
    private static let passes = 20
    private static let dumpCount = 30

    static func main() throws {
        let folders = CommandLine.arguments.dropFirst()
        guard let samples = folders.first, folders.count <= 2 else {
            StandardError.write("usage: segment-bench SAMPLES [DUMPS]\n")
            exit(2)
        }
        var groups = [Group(name: "samples", pages: try pages(of: files(in: samples)))]
        if let dumps = folders.dropFirst().first {
            for (extractor, files) in choice(of: try files(in: dumps)) {
                groups.append(Group(name: extractor, pages: try pages(of: files)))
            }
        }
        let taken = try measure(groups.flatMap(\.pages))
        print("CPU time of one core, each page the median of \(passes) passes\n")
        print("| dumps | pages | µs a page, median | p90 | allocations a page, median | p90 |")
        print("|---|---:|---:|---:|---:|---:|")
        var done = 0
        for group in groups {
            print(row(group.name, taken[done..<(done + group.pages.count)]))
            done += group.pages.count
        }
        print(row("all", taken[...]))
    }

    private struct Group {
        var name: String
        var pages: [CleanPage]
    }

    private static func files(in folder: String) throws -> [InputFile] {
        try Discovery(inputs: [folder]) { Readers.reads(path: $0, ocr: nil) }.files
    }

    private static func pages(of files: [InputFile]) throws -> [CleanPage] {
        try files.flatMap { file in
            let bytes = try Disk().contents(of: file.location) ?? []
            return try Readers.pages(path: file.path, bytes: bytes).map { Normalizer()($0) }
        }
    }

    /// Thirty of the dumps: of each extractor some that lie as far apart in the order of names as can be.
    private static func choice(of files: [InputFile]) -> [(extractor: String, files: [InputFile])] {
        let extractors = Dictionary(grouping: files) { file in
            Array(file.path.utf8.split(separator: UInt8(ascii: ".")).dropLast().last ?? [])
        }.sorted { $0.key.lexicographicallyPrecedes($1.key) }
        return extractors.enumerated().map { index, extractor in
            let share = dumpCount / extractors.count + (index < dumpCount % extractors.count ? 1 : 0)
            let count = min(share, extractor.value.count)
            return (String(decoding: extractor.key, as: UTF8.self), (0..<count).map { extractor.value[$0 * extractor.value.count / count] })
        }
    }

    /// What one page took.
    private struct Cost {
        var nanoseconds: Int
        var allocations: Int
    }

    private static func measure(_ pages: [CleanPage]) throws -> [Cost] {
        let segmenter = Segmenter()
        var passesOfPage = [[Cost]](repeating: [], count: pages.count)
        for pass in 0...passes {
            for (index, page) in pages.enumerated() {
                let blocks = allocation_count()
                let start = processorNanoseconds()
                let contents = try segmenter(page)
                let cost = Cost(
                    nanoseconds: processorNanoseconds() - start, allocations: Int(allocation_count() - blocks))
                precondition(contents.ledger.places.count == contents.page.lines.count)
                if pass > 0 { passesOfPage[index].append(cost) }
            }
        }
        return passesOfPage.map { costs in
            Cost(
                nanoseconds: quantile(costs.map(\.nanoseconds), percent: 50),
                allocations: quantile(costs.map(\.allocations), percent: 50))
        }
    }

    private static func row(_ name: String, _ costs: ArraySlice<Cost>) -> String {
        let cells = [
            costs.count,
            quantile(costs.map(\.nanoseconds), percent: 50) / 1000, quantile(costs.map(\.nanoseconds), percent: 90) / 1000,
            quantile(costs.map(\.allocations), percent: 50), quantile(costs.map(\.allocations), percent: 90),
        ]
        return "| \(name) | \(cells.map { String($0) }.joined(separator: " | ")) |"
    }
}
