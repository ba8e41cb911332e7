import Glibc
import Testing

@testable import Pipeline

/// Rules of the house that the compiler does not know.
@Suite struct HouseRulesTests {
    /// Path and text of every Swift file under Sources.
    static func sources() throws -> [(path: String, text: String)] {
        let root = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3).joined(separator: "/")
        var files: [(String, String)] = []
        func visit(_ folder: String) throws {
            for name in try Disk().names(in: "\(root)/\(folder)") {
                let path = "\(folder)/\(name)"
                if Disk().isFolder("\(root)/\(path)") {
                    try visit(path)
                } else if name.hasSuffix(".swift") {
                    files.append((path, String(decoding: try Disk().contents(of: "\(root)/\(path)") ?? [], as: UTF8.self)))
                }
            }
        }
        try visit("Sources")
        return files
    }

    @Test("threads are in one file")
    func dispatch() throws {
        let threads = try Self.sources().filter { file in
            ["import Dispatch", "Thread(", "pthread_create", "DispatchQueue", "Task {", "Task.detached"].contains {
                file.text.contains($0)
            }
        }
        #expect(threads.map(\.path) == ["Sources/Pipeline/OrderedLanes.swift"])
    }

    @Test("the stages know nothing of files, clocks and Foundation")
    func pureStages() throws {
        let stages = ["Newspaper", "Ingest", "Normalize", "Segment", "Correct", "Extract", "Export", "Evaluate"].map { "Sources/\($0)/" }
        let impure = try Self.sources().filter { file in
            stages.contains { file.path.hasPrefix($0) }
                && ["import Foundation", "import Logging", "fopen(", "ContinuousClock", "clock_gettime", " print("].contains {
                    file.text.contains($0)
                }
        }
        #expect(impure.map(\.path) == [])
    }

    @Test("no error is dropped")
    func droppedErrors() throws {
        #expect(try Self.sources().filter { $0.text.contains("try" + "?") }.map(\.path) == [])
    }
}
