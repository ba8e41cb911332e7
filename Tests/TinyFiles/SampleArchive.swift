import CZlib

/// Archives made by hand, so that they can say what no program would write.
package enum SampleArchive {
    package struct Entry {
        package var name: [UInt8]
        package var bytes: [UInt8] = []
        /// Of tar: `0` a file, `1` and `2` links, `3` to `6` devices, folders and pipes.
        package var type: Character = "0"
        package var target = ""
        /// Of ZIP, as Unix knows it.
        package var mode = 0o100644
        /// Of ZIP: 1 encrypted, 0x800 a name in UTF-8.
        package var flags = 0x800
        /// Of ZIP: how the bytes are packed, 0 not at all, 8 deflated.
        package var method = 0
        /// What the entry says that it has, where that is not what it has.
        package var size: Int?

        package init(_ name: String, _ text: String = "青川", type: Character = "0", target: String = "", mode: Int = 0o100644, flags: Int = 0x800, size: Int? = nil) {
            self.init(raw: Array(name.utf8), text, flags: flags)
            (self.type, self.target, self.mode, self.size) = (type, target, mode, size)
        }

        package init(raw: [UInt8], _ text: String = "青川", flags: Int = 0) { (name, bytes, self.flags) = (raw, Array(text.utf8), flags) }
    }

    package static func tar(_ entries: [Entry], end: Bool = true) -> [UInt8] {
        var bytes: [UInt8] = []
        for entry in entries {
            func field(_ content: [UInt8], _ width: Int) -> [UInt8] { Array((content + [UInt8](repeating: 0, count: width)).prefix(width)) }
            func octal(_ number: Int, _ width: Int) -> [UInt8] {
                let digits = String(number, radix: 8)
                precondition(digits.count < width, "the number is wider than its field")
                return Array((String(repeating: "0", count: width - 1 - digits.count) + digits).utf8) + [0]
            }
            let isFile = entry.type == "0"
            let size = isFile ? entry.size ?? entry.bytes.count : 0
            var header = field(entry.name, 100) + octal(0o644, 8) + octal(0, 8) + octal(0, 8) + octal(size, 12) + octal(0, 12)
            header += Array("        ".utf8) + Array(String(entry.type).utf8) + field(Array(entry.target.utf8), 100)
            header += Array("ustar\u{0}00".utf8) + [UInt8](repeating: 0, count: 512 - 265)
            let sum = header.reduce(0) { $0 + Int($1) }
            header.replaceSubrange(148..<156, with: octal(sum, 7) + [0x20])
            bytes += header
            if isFile { bytes += entry.bytes + [UInt8](repeating: 0, count: (512 - entry.bytes.count % 512) % 512) }
        }
        return bytes + [UInt8](repeating: 0, count: end ? 1024 : 0)
    }

    package static func zip(_ entries: [Entry]) -> [UInt8] {
        func little(_ number: Int, _ count: Int) -> [UInt8] { (0..<count).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) } }
        var (bytes, directory): ([UInt8], [UInt8]) = ([], [])
        for entry in entries {
            let sum = entry.bytes.withUnsafeBufferPointer { Int(crc32(0, $0.baseAddress, UInt32($0.count))) }
            let size = little(entry.bytes.count, 4) + little(entry.size ?? entry.bytes.count, 4)
            let facts = little(entry.flags, 2) + little(entry.method, 2) + little(0, 4) + little(sum, 4) + size + little(entry.name.count, 2) + little(0, 2)
            directory += Array("PK\u{1}\u{2}".utf8) + little(0x031E, 2) + little(20, 2) + facts + little(0, 2) + little(0, 2) + little(0, 2)
            directory += little(entry.mode << 16, 4) + little(bytes.count, 4) + entry.name
            bytes += Array("PK\u{3}\u{4}".utf8) + little(20, 2) + facts + entry.name + entry.bytes
        }
        let end = little(0, 4) + little(entries.count, 2) + little(entries.count, 2) + little(directory.count, 4) + little(bytes.count, 4) + little(0, 2)
        return bytes + directory + Array("PK\u{5}\u{6}".utf8) + end
    }
}
