import Evaluate
import Export
import FoundationEssentials
import Ingest
import Newspaper

/// Reads pages of gold out of files: a page a file (`.json`), or a page a line (`.jsonl`), both also packed with gzip.
struct GoldReader {
    /// Of the folder that the files were found under, for messages; ends without `/`.
    let folder: String
    let limits: InputLimits

    /// A page and where it begins.
    struct Found {
        var page: GoldPage
        var file: String
        var line: Int

        var place: String { "\(file):\(line)" }
    }

    /// Whether a file of this name is gold.
    static func reads(_ name: String) -> Bool { stem(name).hasSuffix(".json") || isLined(name) }

    private static func isLined(_ name: String) -> Bool { stem(name).hasSuffix(".jsonl") }

    private static func stem(_ name: String) -> String {
        let name = name.lowercased()
        return name.hasSuffix(".gz") ? String(name.dropLast(3)) : name
    }

    /// - Complexity: O(bytes, unpacked)
    func pages(of input: InputFile) throws(GoldError) -> [Found] {
        let file = "\(folder)/\(input.path)"
        let bytes = try content(of: input, file: file)
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        let start = bytes.starts(with: mark) ? mark.count : 0
        guard Self.isLined(input.path) else {
            return [Found(page: try page(bytes, start..<bytes.count, file: file, line: 1), file: file, line: 1)]
        }
        var pages: [Found] = []
        let lines = bytes[start...].split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        for (index, line) in lines.enumerated() where !line.allSatisfy({ $0 == 0x20 || $0 == 0x0D || $0 == 0x09 }) {
            let page = try page(bytes, line.indices, file: file, line: index + 1)
            pages.append(Found(page: page, file: file, line: index + 1))
        }
        return pages
    }

    private func content(of input: InputFile, file: String) throws(GoldError) -> [UInt8] {
        do {
            return try Readers.unpacked(path: input.path, bytes: try input.read(limit: limits.maxFileBytes), limits: limits)
        } catch let refusal as Refusal {
            throw .unreadable(Refusal(code: refusal.code, detail: refusal.detail, path: file))
        } catch {
            throw .unreadable(Refusal(code: "gold.unreadable", detail: "\(error)", path: file))
        }
    }

    /// - Parameter line: where the range begins.
    private func page(_ bytes: [UInt8], _ range: Range<Int>, file: String, line: Int) throws(GoldError) -> GoldPage {
        do {
            // Parsed by our own parser first, as it says where a text is no JSON.
            _ = try JSONParser.parse(bytes, range: range)
        } catch {
            let place = error.place(in: bytes, from: range.lowerBound)
            throw .syntax(file: file, line: line + place.line - 1, column: place.column, reason: error.reason)
        }
        do {
            return try JSONDecoder().decode(GoldPage.self, from: Data(bytes[range]))
        } catch let error as DecodingError {
            throw .shape(file: file, line: line, path: error.path, reason: error.reason)
        } catch {
            throw .shape(file: file, line: line, path: "", reason: "\(error)")
        }
    }
}

extension DecodingError {
    /// `articles[3].paragraphs`
    fileprivate var path: String {
        var keys = context.codingPath
        if case .keyNotFound(let key, _) = self { keys.append(key) }
        return keys.reduce(into: "") { path, key in
            path += key.intValue.map { "[\($0)]" } ?? (path.isEmpty ? key.stringValue : ".\(key.stringValue)")
        }
    }

    fileprivate var reason: String {
        if case .keyNotFound = self { "missing" } else { context.debugDescription }
    }

    private var context: Context {
        switch self {
        case .typeMismatch(_, let context), .valueNotFound(_, let context), .keyNotFound(_, let context), .dataCorrupted(let context):
            context
        @unknown default: Context(codingPath: [], debugDescription: "\(self)")
        }
    }
}
