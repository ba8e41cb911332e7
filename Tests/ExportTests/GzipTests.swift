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
