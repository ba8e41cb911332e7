/// Why a file cannot be read. It says nothing of the file's name, which whoever asked for the file knows.
///
/// Byte offsets count from 0 in the text after gzip, in gzip errors in the file as stored; lines count from 1.
package enum IngestError: Error, Hashable, Sendable {
    case empty
    case blank
    case tooLarge(bytes: Int, limit: Int)
    case gzip(GzipFault, byte: Int)
    /// `kind` is what its first bytes or its characters show it to be.
    case binary(kind: String)
    case lineTooLong(line: Int, limit: Int)
    case tooManyLines(line: Int, limit: Int)
    /// No character set fits. `malformedUTF8` is the first byte that is not UTF-8.
    case unknownEncoding(malformedUTF8: Int)
    /// The character set is certain, but too much of the text is not well-formed in it.
    case malformed(charset: String, sequences: Int, byte: Int, line: Int)
    /// The system's iconv has no decoder of that name.
    case missingDecoder(charset: String)
    case pdf(PDFFault)
    case scan(ScanFault)
    /// The run was stopped while a program read the file.
    case stopped
    /// Lines and columns count from 1; the column is 0 where the parser does not say.
    case xml(XMLFault, line: Int, column: Int)
    /// No reader that claims the file's suffix knows its content.
    case unknownFormat(found: String)
    /// A page in HTML that holds no running text.
    case noArticle
    /// Of a file that this file names.
    case companion(name: String, CompanionFault)

    package enum GzipFault: Hashable, Sendable {
        case truncated
        /// With zlib's words.
        case damaged(String)
        case trailingData
        case tooLarge(limit: Int)
        case ratio(limit: Int)
        /// zlib could not start.
        case noMemory
    }

    /// Stable, for counting and for quarantine.
    package var code: String {
        switch self {
        case .empty: "input.empty"
        case .blank: "input.blank"
        case .tooLarge: "input.too-large"
        case .gzip(.truncated, _): "gzip.truncated"
        case .gzip(.damaged, _): "gzip.damaged"
        case .gzip(.trailingData, _): "gzip.trailing-data"
        case .gzip(.tooLarge, _), .gzip(.ratio, _): "gzip.too-large"
        case .gzip(.noMemory, _): "gzip.no-memory"
        case .binary: "text.binary"
        case .lineTooLong: "text.line-too-long"
        case .tooManyLines: "text.too-many-lines"
        case .unknownEncoding: "text.encoding-unknown"
        case .malformed: "text.malformed"
        case .missingDecoder: "text.decoder-missing"
        case .pdf(let fault): fault.code
        case .scan(let fault): fault.code
        case .stopped: "input.stopped"
        case .xml(let fault, _, _): fault.code
        case .unknownFormat: "input.unknown-format"
        case .noArticle: "html.no-article"
        case .companion(_, let fault): fault.code
        }
    }
}

extension IngestError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .empty: "the file is empty; fetch it again"
        case .blank: "the file holds nothing but white space; make its text layer again"
        case .tooLarge(let bytes, let limit): "the file has \(bytes) bytes, more than \(limit); give it a page at a time"
        case .gzip(let fault, let byte): "\(fault) (byte \(byte) of the file as stored)"
        case .binary(let kind): "this is no text but \(kind); give the page's text layer"
        case .lineTooLong(let line, let limit):
            "line \(line) has more than \(limit) characters, which no newspaper column has; look for lost line ends"
        case .tooManyLines(let line, let limit): "more than \(limit) lines (at line \(line)); give it a page at a time"
        case .unknownEncoding(let byte):
            "the text is neither UTF-8 (byte \(byte)) nor, by its characters, UTF-16, GB18030 or Big5; convert it to UTF-8"
        case .malformed(let charset, let sequences, let byte, let line):
            "\(sequences) sequences are not \(charset), the first at byte \(byte), line \(line); make the text again"
        case .missingDecoder(let charset):
            "this system's iconv has no decoder for \(charset); install glibc's gconv modules or convert to UTF-8"
        case .pdf(let fault): fault.description
        case .scan(let fault): fault.description
        case .stopped: "the run was stopped while the file was read; it is read by the next one"
        case .xml(let fault, let line, let column):
            column > 0 ? "\(fault) (line \(line), column \(column))" : "\(fault) (line \(line))"
        case .unknownFormat(let found): "this is \(found), which no reader of files with this suffix knows; see docs/formats.md"
        case .noArticle: "the page holds links or menus, but no text of an article; move it out of the input"
        case .companion(let name, let fault): "the file names \(name), \(fault)"
        }
    }
}

extension IngestError.GzipFault: CustomStringConvertible {
    package var description: String {
        switch self {
        case .truncated: "the gzip data end too early; fetch the file again"
        case .damaged(let reason): "the gzip data are damaged: \(reason); fetch the file again"
        case .trailingData: "data that are not gzip follow the last gzip member; fetch the file again"
        case .tooLarge(let limit): "unpacks to more than \(limit) bytes; give it a page at a time"
        case .ratio(let limit): "unpacks to more than \(limit) times its size, which no text does"
        case .noMemory: "zlib could not get memory; run fewer jobs at once"
        }
    }
}
