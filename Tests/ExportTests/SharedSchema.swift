import Glibc

/// IPTC's schema and samples lie outside the repository. Tests that need them are skipped where they are not.
enum SharedSchema {
    /// `BROADSHEET_SHARED`, or `../shared` beside the package.
    static let folder: String? = {
        let named = getenv("BROADSHEET_SHARED").map { String(cString: $0) }
        let packageRoot = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3).joined(
            separator: "/")
        let folder = named ?? packageRoot + "/../shared"
        return access(folder + "/schema/newsml-g2", R_OK) == 0 ? folder : nil
    }()

    static var isHere: Bool { folder != nil }

    static func path(_ name: String) -> String { (folder ?? "") + "/schema/newsml-g2/" + name }
}

func fileBytes(_ path: String) throws -> [UInt8] {
    struct Unreadable: Error { var path: String }
    guard let file = fopen(path, "r") else { throw Unreadable(path: path) }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while case let count = fread(&buffer, 1, buffer.count, file), count > 0 { bytes += buffer.prefix(count) }
    return bytes
}
