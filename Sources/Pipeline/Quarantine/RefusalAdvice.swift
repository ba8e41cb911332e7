extension Refusal {
    /// What somebody can do about it, for people; by the code, so that a table of many says it once.
    package var advice: String {
        switch code {
        case "input.empty", "input.blank", "gzip.truncated":
            "fetch or copy the file again; it is tried again when it changes"
        case "gzip.damaged", "gzip.trailing-data", "input.truncated":
            "the file is damaged: fetch or copy it again, or make the archive anew"
        case "input.changed": "the file was being written; the next run takes it when it is complete"
        case "input.unreadable": "give the user who runs this the right to read it"
        case "input.not-a-file", "input.link", "input.name-encoding":
            "move it out of the input, or put a regular file with a name in UTF-8 in its place"
        case "input.too-large", "gzip.too-large", "text.line-too-long", "text.too-many-lines":
            "split the file, or look whether it is a page at all"
        case "gzip.no-memory": "give the machine more memory, or run with fewer --jobs"
        case "input.duplicate", "page.duplicate":
            "nothing is lost: the fuller one is in the release; remove the other file, or ignore it"
        case "text.binary": "it is no text: make a text layer of it, or move it out of the input"
        case "text.encoding-unknown", "text.malformed", "text.decoder-missing":
            "convert the file to UTF-8; it is tried again when it changes"
        case "pdf.encrypted": "give a copy without a password that may be copied from"
        case "pdf.truncated", "pdf.damaged", "scan.damaged": "the file is damaged: fetch or copy it again"
        case "pdf.no-text", "ocr.off":
            "make a text layer, or let scans be read: section ocr of pipeline.json; it is tried again then"
        case "pdf.too-many-pages", "pdf.too-large", "pdf.too-slow", "scan.too-many-pages":
            "split the file, or print it to a new PDF"
        case "scan.too-large", "ocr.too-slow": "scan the page more coarsely, or cut it"
        case "pdf.reader-missing", "ocr.missing", "ocr.language-missing":
            "install the package that the detail names, then broadsheet quarantine retry"
        case "pdf.reader-failed": "give the machine more memory, or run with fewer --jobs"
        case "ocr.failed": "look whether it is a page at all"
        case "input.stopped": "nothing: the next run takes it"
        case "input.unknown-format": "it is none of the formats with its suffix that are read: move it out of the input"
        case "package.file-missing", "package.file-outside", "package.file-unreadable":
            "put the files that it names beside it, whole; it is tried again when one of them changes"
        case "package.too-large": "split it, an issue each"
        case "xml.malformed": "the file is damaged or no XML: fetch or make it again"
        case "xml.entities": "write what the entities stand for in their place; they are never expanded"
        case "xml.too-large": "look whether it is a page at all"
        case "xml.no-memory": "give the machine more memory, or run with fewer --jobs"
        case "ledger.unbalanced", "export.failed", "crashed":
            "an error of broadsheet: report it with the file; it is tried again with the next version"
        default: "see what the detail says; it is tried again when the file or the version changes"
        }
    }
}
