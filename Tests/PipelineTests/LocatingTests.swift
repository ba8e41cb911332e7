import Export
import Newspaper
import Testing

@testable import Pipeline

/// Every character of an article is traced to file, line and column.
@Suite struct LocatingTests {
    static let path = "qingchuan/2023-04-12/01.txt"

    /// A page with a doubled headline, letters and digits set apart, and full-width forms.
    static let page = """
        倡导移风易俗倡导移风易俗
        本报讯（记者 沈知行）10 月 24 日，松影街道组织
        党 员 干 部 不 时 与 大 家 交 流 ， 沿 河 清 理
        垃圾、打捞漂浮物，共清理河岸１２公里，受到沿
        岸居民的好评。
        下一步，松影街道将建立长效机制，让河道长治久
        清。
        本报讯 近日，望澜街举办第3期消防安全培训，邀
        请专业人员讲解灭火器的使用方法和火场逃生知识，
        43名居民参加。

        """

    private static func release(_ page: String = page) throws -> (run: TestRun, rows: [JSONValue]) {
        let folder = TestFolder()
        try folder.write("in/\(path)", page)
        let run = try ReleaseTests.named(folder)
        _ = try run()
        let packed = try run.release()["articles/qingchuan/qingchuan-2023.jsonl.gz"]
        let rows = try Gzip.unpack(try #require(packed)).split(separator: UInt8(ascii: "\n"))
        return (run, try rows.map { try JSONParser.parse(Array($0)) })
    }

    /// Where an offset stands, as `line:column`, and what stands there; `joined` where it is in no line.
    private static func place(_ location: Location, in page: String) -> (text: String, character: Unicode.Scalar?) {
        guard case .found(let line, let column, let found, _) = location.place else { return ("\(location.place)", nil) }
        let lines = page.split(separator: "\n", omittingEmptySubsequences: false).map { Scalars(String($0)) }
        #expect(found.character == lines[line - 1][column - 1])
        return ("\(line):\(column)", lines[line - 1][column - 1])
    }

    @Test("every character of every article stands at its line and column, the one line feed between paragraphs aside")
    func everyCharacter() throws {
        let (run, rows) = try Self.release()
        #expect(rows.count == 2)
        var places: Set<String> = []
        for row in rows {
            for (offset, scalar) in Scalars(row.text("text")).enumerated() {
                let location = try Locating(run.configuration)(row.text("id"), offset)
                #expect(location.exitCode == 0 && location.text.character == scalar)
                let (place, character) = Self.place(location, in: Self.page)
                if scalar == "\n" { #expect(location.place == .joined) } else {
                    let isWide = character.map { (0xFF10...0xFF19).contains($0.value) } ?? false
                    #expect(isWide ? character?.digit == scalar.digit : character == scalar, "\(scalar) at \(place)")
                    #expect(places.insert(place).inserted, "\(place) twice")
                }
            }
        }
    }

    @Test("lines that were repaired say how, and where the column is in the line as it was found")
    func repaired() throws {
        let (run, rows) = try Self.release()
        let text = Scalars(rows[0].text("text"))
        let offset = try #require(text.firstRange(of: Scalars("干部"))).lowerBound
        let location = try Locating(run.configuration)(rows[0].text("id"), offset)
        #expect(location.told(colours: false) == """
            \(Self.path):3:5
              article  \(Scalars(text[(offset - 12)..<offset]).string)【干】\(Scalars(text[(offset + 1)...].prefix(12)).string)
              file     党 员 【干】 部 不 时 与 大 家
              repairs  letter_spacing

            """)
        #expect(location.lines == [2...5])
        let day = try #require(text.firstRange(of: Scalars("月24日"))).lowerBound
        #expect(Self.place(try Locating(run.configuration)(rows[0].text("id"), day), in: Self.page).text == "2:15")
    }

    @Test("a page behind a form feed keeps the lines of its file")
    func formFeed() throws {
        let first = TestPages.page(1)
        let (run, rows) = try Self.release(first + "\u{C}" + Self.page)
        let row = try #require(rows.first { $0.text("text").contains("党员干部不时") })
        let offset = try #require(Scalars(row.text("text")).firstRange(of: Scalars("干部"))).lowerBound
        let location = try Locating(run.configuration)(row.text("id"), offset)
        #expect(location.told(colours: false).hasPrefix("\(Self.path):\(first.split(separator: "\n").count + 3):5\n"))
    }

    @Test("what is not there is an error of usage", arguments: [-1, 5000])
    func unknown(offset: Int) throws {
        let (run, rows) = try Self.release()
        let id = rows[0].text("id")
        let count = Scalars(rows[0].text("text")).count
        let locating = Locating(run.configuration)
        #expect(throws: LocatingError.outOfRange(id: id, offset: offset, count: count)) { try locating(id, offset) }
        #expect(throws: LocatingError.outOfRange(id: id, offset: count, count: count)) { try locating(id, count) }
        for unknown in ["", "qingchuan-20230412-p01", id + "-2", "qingchuan-2023\"", "other-20230412-p01-00000000"] {
            #expect(throws: LocatingError.unknownID(unknown)) { try locating(unknown, 0) }
        }
        #expect(LocatingError.unknownID("").exitCode == 2)
        #expect(throws: LocatingError.noRelease("nowhere")) {
            var configuration = Configuration()
            configuration.output = "nowhere"
            _ = try Locating(configuration)(id, 0)
        }
    }

    @Test("where the file is gone or another, the lines that the row knows are told", arguments: [
        (nil, "the file is not among the inputs any more"), (page + "又一行。\n", "the file has changed since"),
    ] as [(String?, String)])
    func gone(now: String?, reason: String) throws {
        let (run, rows) = try Self.release()
        if let now { try run.folder.write("in/\(Self.path)", now) } else { try Disk().remove("\(run.folder.path)/in/\(Self.path)") }
        let location = try Locating(run.configuration)(rows[0].text("id"), 3)
        #expect(location.exitCode == 3)
        #expect(location.place == .unknown(reason))
        #expect(location.told(colours: false).hasPrefix("\(Self.path): lines 2-5\n  article  "))
        var without = run.configuration
        without.inputs = []
        #expect(try Locating(without)(rows[0].text("id"), 3).exitCode == 3)
    }

    @Test("a page that is read in another way now is said to be")
    func otherwise() throws {
        let (run, rows) = try Self.release()
        var other = run.configuration
        other.repairs = []
        let location = try Locating(other)(rows[0].text("id"), 3)
        #expect(location.place == .unknown("broadsheet reads the page in another way now, by its version or its configuration"))
    }
}
