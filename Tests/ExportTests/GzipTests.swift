import Testing

@testable import Export

@Suite("gzip members")
struct GzipTests {
    private let text = Array(String(repeating: "青川日报 2023年4月12日 星期三\n", count: 5000).utf8)

    @Test(arguments: [1, 6, 9])
    func `what was packed comes back`(_ level: Int) throws {
        #expect(try Gzip.unpack(try Gzip.member(text, level: level)) == text)
        #expect(try Gzip.unpack(try Gzip.member([], level: level)) == [])
    }

    @Test func `the header names no time, no file and no system`() throws {
        let member = try Gzip.member(text)
        #expect(Array(member.prefix(10)) == [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255])
        #expect(try Gzip.member(text) == member)
    }

    @Test func `members one after another come back one at a time`() throws {
        let parts = [Array("一\n".utf8), [], text]
        var file: [UInt8] = []
        for part in parts { file += try Gzip.member(part) }
        var members = GzipMembers(file)
        var found: [[UInt8]] = []
        while let member = try members.next() { found.append(member) }
        #expect(found == parts)
        #expect(try Gzip.unpack(file) == parts.flatMap { $0 })
    }

    @Test func `a cut file is truncated, wherever it is cut`() throws {
        let first = try Gzip.member(Array("甲".utf8))
        let second = try Gzip.member(Array("乙乙乙".utf8))
        for length in 2..<second.count {
            #expect(throws: GzipError.truncated(offset: first.count)) { try Gzip.unpack(first + second.prefix(length)) }
        }
    }

    @Test func `lines come one at a time, wherever members and pieces end`() throws {
        let long = Array(String(repeating: "长", count: 60_000).utf8)
        let lines: [[UInt8]] = [Array("一".utf8), [], long, Array("二".utf8), long, Array("三".utf8)]
        let bytes: [UInt8] = lines.flatMap { $0 + [0x0A] }
        for cut in [0, 2, 4, 5, 70_000, bytes.count - 1, bytes.count] {
            let (before, after) = (Array(bytes[..<cut]), Array(bytes[cut...]))
            var reader = GzipLines(try Gzip.member(before) + (try Gzip.member([UInt8]())) + (try Gzip.member(after)))
            var found: [[UInt8]] = []
            while let line = try reader.next() { found.append(line) }
            #expect(found == lines && !reader.isCutShort)
        }
    }

    @Test func `a last line without a line feed, an endless one and a damaged member are told`() throws {
        var cut = GzipLines(try Gzip.member(Array("一\n二".utf8)))
        #expect(try cut.next() == Array("一".utf8))
        #expect(try cut.next() == nil)
        #expect(cut.isCutShort)
        var endless = GzipLines(try Gzip.member([UInt8](repeating: 0x61, count: 200_000)), limitBytes: 1000)
        #expect(throws: GzipError.tooLarge(offset: 0, limitBytes: 1000)) { try endless.next() }
        let whole = try Gzip.member(Array("一\n".utf8))
        var damaged = GzipLines(whole + whole.dropLast(3))
        #expect(try damaged.next() == Array("一".utf8))
        #expect(throws: GzipError.truncated(offset: whole.count)) {
            while try damaged.next() != nil {}
        }
        var none = GzipLines([])
        #expect(try none.next() == nil && !none.isCutShort)
    }

    @Test func `a wrong checksum is found`() throws {
        var member = try Gzip.member(text)
        member[member.count - 6] ^= 1
        #expect(throws: GzipError.corrupt(offset: 0)) { try Gzip.unpack(member) }
    }

    @Test func `text after the last member is no gzip`() throws {
        let member = try Gzip.member(text)
        #expect(throws: GzipError.notGzip(offset: member.count)) { try Gzip.unpack(member + [0, 0, 0]) }
        #expect(throws: GzipError.notGzip(offset: 0)) { try Gzip.unpack([0x1F]) }
    }

    @Test func `a small file cannot fill the memory`() throws {
        let bomb = try Gzip.member([UInt8](repeating: 0, count: 1 << 22))
        #expect(throws: GzipError.tooLarge(offset: 0, limitBytes: 1 << 20)) {
            try Gzip.unpack(bomb, limitBytes: 1 << 20)
        }
    }

    @Test func `the version of zlib is a version`() {
        #expect(Gzip.zlibVersion.hasPrefix("1."))
    }
}
