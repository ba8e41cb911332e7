import Export
import Glibc
import Logging
import Newspaper

@testable import Pipeline

/// A folder of its own for a test, gone when the test is over.
final class TestFolder {
    let path: String

    init() {
        var template = Array("/tmp/broadsheet-test-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { fatalError("no folder for a test: \(String(cString: strerror(errno)))") }
        path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    deinit {
        do { try Disk().remove(path) } catch { print("left behind: \(error)") }
    }

    /// Writes a file, with the folders it lies in.
    func write(_ name: String, _ text: String) throws { try write(name, bytes: Array(text.utf8)) }

    func write(_ name: String, bytes: [UInt8]) throws {
        let file = "\(path)/\(name)"
        try Disk().remove(file)
        if let slash = file.lastIndex(of: "/") { try Disk().makeFolder(String(file[..<slash])) }
        try Disk().create(file, holding: bytes)
    }

    func gzip(_ text: String) throws -> [UInt8] { try Gzip.member(Array(text.utf8)) }

    func bytes(_ name: String) throws -> [UInt8]? { try Disk().contents(of: "\(path)/\(name)") }

    func text(_ name: String) throws -> String? { try bytes(name).map { String(decoding: $0, as: UTF8.self) } }

    /// Every file below a folder with its content, by its path; links are not followed.
    func tree(_ folder: String) throws -> [String: [UInt8]] {
        var files: [String: [UInt8]] = [:]
        for name in try Disk().names(in: "\(path)/\(folder)") {
            let inner = "\(folder)/\(name)"
            if Disk().isFolder("\(path)/\(inner)") {
                files.merge(try tree(inner)) { $1 }
            } else if Disk().target(of: "\(path)/\(inner)") == nil {
                files[inner] = try bytes(inner)
            }
        }
        return files
    }
}

/// Pages as an archive has them, invented.
enum TestPages {
    /// A page with a folio, two articles and a headline; `seed` makes it unlike others.
    static func page(_ seed: Int) -> String {
        let places = ["松影街道", "望澜街", "石桥镇", "柳河村", "云台社区"]
        let place = places[seed % places.count]
        return """
            \(place)开展第\(seed)次护河行动
            本报讯（记者 沈知行）4月\(seed % 28 + 1)日，\(place)组织党员干部
            和志愿者沿河清理垃圾、打捞漂浮物，共清理河
            岸\(seed + 3)公里，受到沿岸居民的好评。
            下一步，\(place)将建立长效机制，让河道长
            治久清。
            本报讯 近日，\(place)举办第\(seed)期消防安全
            培训，邀请专业人员讲解灭火器的使用方法和火
            场逃生知识，\(seed + 40)名居民参加。（方砚秋）

            """
    }
}

/// A run over an input folder of a test, into its folder `output`.
struct TestRun {
    let folder: TestFolder
    var configuration = Configuration()
    var options = Run.Options()
    var jobs: Int {
        get { options.jobs }
        set { options.jobs = newValue }
    }
    var disk = Disk()
    var stop: () -> Int32? = { nil }

    init(_ folder: TestFolder, inputs: [String] = ["in"]) {
        self.folder = folder
        configuration.inputs = inputs.map { "\(folder.path)/\($0)" }
        configuration.output = "\(folder.path)/output"
        options.jobs = 2
        // Tests take whole issues away, which an operator has to say yes to.
        options.isAccepted = true
    }

    /// Pages named `paper/2022-10-24/01.txt`.
    mutating func nameByFolders() throws {
        let json = #"{"naming": [{"pattern": "(?<paper>[^/]+)/(?<date>[0-9-]+)/(?<page>[0-9]+)\\.txt"}]}"#
        configuration.naming = try Configuration(Array(json.utf8), file: "test", folder: "").naming
    }

    func callAsFunction() throws(RunError) -> RunSummary { try run() }

    func forecast() throws(RunError) -> Forecast { try run.forecast() }

    private var run: Run {
        Run(configuration, options, disk: disk, stop: stop, log: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
    }

    /// The current release, file by file; the manifest without what only its own making has.
    func release() throws -> [String: [UInt8]] {
        guard let target = disk.target(of: "\(configuration.output)/current") else { return [:] }
        let tree = try folder.tree("output/\(target)")
        var files = Dictionary(uniqueKeysWithValues: tree.map { (String($0.key.dropFirst("output/\(target)/".count)), $0.value) })
        if let manifest = files[Manifest.name] { files[Manifest.name] = Self.withoutRun(manifest) }
        return files
    }

    private static func withoutRun(_ manifest: [UInt8]) -> [UInt8] {
        var isInside = false
        return Array(manifest.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).filter { line in
            if line.starts(with: "  \"run\": {".utf8) { isInside = true }
            defer { if line.starts(with: "  }".utf8) { isInside = false } }
            return !isInside
        }.joined(separator: [UInt8(ascii: "\n")]))
    }
}
