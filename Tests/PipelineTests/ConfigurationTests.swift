import Ingest
import Newspaper
import Testing

@testable import Pipeline

/// `pipeline.json`: what it sets, and what is said of one that is wrong.
@Suite struct ConfigurationTests {
    static func read(_ text: String, folder: String = "") throws -> Configuration {
        try Configuration(Array(text.utf8), file: "pipeline.json", folder: folder)
    }

    @Test("an empty object gives the defaults")
    func defaults() throws {
        let configuration = try Self.read("{}")
        #expect(configuration.inputs == [])
        #expect(configuration.output == "output")
        #expect(configuration.repairs == Set(RepairKind.allCases))
        #expect(configuration.echo == Configuration().echo)
    }

    @Test("relative paths start from the file's folder")
    func folder() throws {
        let configuration = try Self.read(#"{"inputs": ["pages", "/archive"], "output": "out"}"#, folder: "site/")
        #expect(configuration.inputs == ["site/pages", "/archive"])
        #expect(configuration.output == "site/out")
        #expect(try Self.read("{}", folder: "site/").output == "site/output")
    }

    @Test("every setting arrives")
    func settings() throws {
        let configuration = try Self.read(
            """
            \u{FEFF}{
              "naming": [
                {"pattern": "(?<page>[0-9]+)\\\\.txt$", "constants": {"paper": "青川日报", "date": "2023-04-12"}}
              ],
              "papers": [{"code": "lishi", "name": "离石", "region": "离石区"}, {"code": "b", "name": "乙"}],
              "repairs": {"doubling": false, "control": true},
              "dataset": {
                "provider": "某图书馆", "uri": "https://library.example/", "domain": "library.example",
                "vocabulary": "https://library.example/cv/", "copyright_notice": "©", "usage_terms": "t",
                "version_created": "2026-01-31T02:30:00+08:00"
              },
              "compression_level": 9,
              "ocr": {"languages": ["chi_sim", "eng"], "resolution": 400}
            }
            """)
        let identity = configuration.patterns.first?.match("x/03.txt")
        #expect(identity?.page == 3)
        #expect(identity?.date?.iso == "2023-04-12")
        #expect(configuration.papers.map(\.code) == ["lishi", "b"])
        #expect(configuration.papers.map(\.region) == ["离石区", ""])
        #expect(configuration.repairs == Set(RepairKind.allCases).subtracting([.doubling]))
        #expect(configuration.dataset.providerName == "某图书馆")
        #expect(configuration.dataset.domain == "library.example")
        #expect(configuration.dataset.versionCreated == "2026-01-31T02:30:00+08:00")
        #expect(configuration.compressionLevel == 9)
        #expect(configuration.ocr == OCRSettings(languages: ["chi_sim", "eng"], resolution: 400))
        #expect(try Self.read("{\"ocr\": {}}").ocr == OCRSettings(languages: ["chi_sim"], resolution: 300))
        #expect(try Self.read("{}").ocr == nil)
    }

    @Test("a paper's code is made as those of the files are")
    func paperCode() throws {
        let configuration = try Self.read(
            #"{"naming": [{"pattern": "(?<paper>[^/]+)/"}], "papers": [{"code": "青川日报", "name": "青川日报"}]}"#)
        #expect(configuration.patterns.first?.match("青川日报/01.txt")?.paper == configuration.papers.first?.code)
    }

    @Test("a rule of constants alone names every file that it matches", arguments: ["3", "\"3\""])
    func constantsAlone(page: String) throws {
        let configuration = try Self.read(
            #"{"naming": [{"pattern": "[.]txt$", "constants": {"paper": "x", "page": \#(page)}}]}"#)
        #expect(configuration.patterns.first?.match("a/b.txt") == PageIdentity(paper: "x", page: 3))
    }

    @Test("retention has standards for what it does not say, and no byte of a release depends on it", arguments: [
        (#"{"keep": 30}"#, Retention(keep: 30, days: 7)), (#"{"days": 365}"#, Retention(keep: 1, days: 365)),
        (#"{"keep": 5, "days": 0}"#, Retention(keep: 5, days: 0)),
    ])
    func retention(text: String, expected: Retention) throws {
        let configuration = try Self.read(#"{"retention": \#(text)}"#)
        #expect(configuration.retention == expected)
        #expect(configuration.echo == Configuration().echo)
        #expect(try Self.read("{}").retention == nil)
    }

    @Test("an empty text says the same as no key")
    func emptyTexts() throws {
        let configuration = try Self.read(
            """
            {
              "naming": [{"pattern": "(?<page>x)", "constants": {"edition": "", "issue_number": "", "page_name": ""}}],
              "papers": [{"code": "a", "name": "甲", "region": ""}],
              "dataset": {"copyright_notice": "", "usage_terms": "", "version_created": ""}
            }
            """)
        let without = try Self.read(
            #"{"naming": [{"pattern": "(?<page>x)"}], "papers": [{"code": "a", "name": "甲"}]}"#)
        #expect(configuration.echo == without.echo)
        #expect(configuration.dataset.versionCreated == nil)
    }

    @Test(
        "an error names the place, what was expected and the nearest key",
        arguments: [
            (#"{"naming": [{"patern": "x"}]}"#, #"naming[0].patern: unknown key; did you mean "pattern"?"#),
            (#"{"input": []}"#, #"input: unknown key; did you mean "inputs"?"#),
            (#"{"repairs": {"doublings": true}}"#, #"repairs.doublings: unknown key; did you mean "doubling"?"#),
            (#"{"retention": {}}"#, #"retention: expected "keep", "days" or both, found an object"#),
            (#"{"retention": {"keep": 0}}"#, "retention.keep: expected a whole number from 1 to 1000000, found the number 0"),
            (#"{"retention": {"weeks": 2}}"#, #"retention.weeks: unknown key; did you mean "keep"?"#),
            (#"{"inputs": "pages"}"#, #"inputs: expected a list, found the string "pages""#),
            (#"{"inputs": [1]}"#, "inputs[0]: expected the path of a file or folder, found the number 1"),
            (#"{"naming": [{}]}"#, "naming[0].pattern: missing; expected a pattern for file paths"),
            (#"{"papers": [{"code": "a"}]}"#, "papers[0].name: missing; expected the paper's name as printed"),
            (
                #"{"papers": [{"code": "a", "name": "x"}, {"code": "A", "name": "y"}]}"#,
                #"papers[1].code: expected a code that no other paper has, found the string "A""#
            ),
            (#"{"repairs": {"doubling": 1}}"#, "repairs.doubling: expected true or false, found the number 1"),
            (
                #"{"compression_level": 10}"#,
                "compression_level: expected a whole number from 1 to 9, found the number 10"
            ),
            (
                #"{"naming": [{"pattern": "(?<page>.)", "constants": {"date": "2023-02-30"}}]}"#,
                #"naming[0].constants.date: expected a day such as "2022-10-24", found the string "2023-02-30""#
            ),
            (
                #"{"naming": [{"pattern": "x", "constants": {"page": 3.5}}]}"#,
                "naming[0].constants.page: expected a whole number from 1 to 9999, found the number 3.5"
            ),
            (
                #"{"naming": [{"pattern": "x", "constants": {"page": "A03"}}]}"#,
                #"naming[0].constants.page: expected a page number from 1 to 9999, found the string "A03""#
            ),
            (
                #"{"naming": [{"pattern": "x", "constants": {"paper": ""}}]}"#,
                #"naming[0].constants.paper: expected the paper's code, found the string """#
            ),
            (
                #"{"dataset": {"domain": "https://x"}}"#,
                #"dataset.domain: expected a domain such as "example.org", found the string "https://x""#
            ),
            (
                #"{"dataset": {"version_created": "2026-01-31"}}"#,
                #"dataset.version_created: expected a date and time with a zone such as "2026-01-31T02:30:00+08:00", found the string "2026-01-31""#
            ),
            (#"{"ocr": {"languages": []}}"#, "ocr.languages: expected at least one language, found a list"),
            (
                #"{"ocr": {"languages": ["../x"]}}"#,
                #"ocr.languages[0]: expected the name of a model of Tesseract, such as "chi_sim", found the string "../x""#
            ),
            (#"{"ocr": {"resolution": 9}}"#, "ocr.resolution: expected a whole number from 70 to 1200, found the number 9"),
            ("[]", "the file: expected an object, found a list"),
        ])
    func errors(json: String, message: String) throws {
        do {
            _ = try Self.read(json)
            Issue.record("\(json) was taken")
        } catch let error as ConfigurationError {
            #expect(error.description == "pipeline.json: \(message)")
        }
    }

    @Test(
        "a syntax error names line and column",
        arguments: [
            ("{\n  \"inputs\": [,]\n}", "pipeline.json:2:14: unexpected "),
            ("{\"output\": \"青川\" \"inputs\": []}", "pipeline.json:1:17: unexpected "),
            ("{\"output\": \"a\",\n\"output\": \"b\"}", "pipeline.json:2:1: the name “output” comes twice"),
            ("", "pipeline.json:1:1: the text ends too early"),
        ])
    func syntax(json: String, place: String) throws {
        do {
            _ = try Self.read(json)
            Issue.record("\(json) was taken")
        } catch let error as ConfigurationError {
            #expect(error.description.hasPrefix(place))
        }
    }

    @Test("a naming pattern that cannot be used is shown in its place")
    func pattern() throws {
        do {
            _ = try Self.read(#"{"naming": [{"pattern": "(?<papper>x)"}]}"#)
            Issue.record("the pattern was taken")
        } catch let error as ConfigurationError {
            #expect(error.description.hasPrefix("pipeline.json: naming[0].pattern: expected a naming pattern"))
            #expect(error.description.contains("paper"))
        }
    }

    @Test("given inputs need no file; without either there is an error")
    func commandLine() throws {
        let folder = TestFolder()
        let configuration = try Configuration(inputs: ["a", "b"], file: nil, output: "c")
        #expect(configuration.inputs == ["a", "b"])
        #expect(configuration.output == "c")
        try folder.write("pipeline.json", #"{"inputs": ["x"], "compression_level": 3}"#)
        let file = "\(folder.path)/pipeline.json"
        #expect(try Configuration(inputs: [], file: file, output: nil).inputs == ["\(folder.path)/x"])
        let both = try Configuration(inputs: ["y"], file: file, output: nil)
        #expect(both.inputs == ["y"])
        #expect(both.compressionLevel == 3)
        #expect(both.output == "\(folder.path)/output")
        try folder.write("pipeline.json", "{}")
        #expect(throws: ConfigurationError.self) { try Configuration(inputs: [], file: file, output: nil) }
        #expect(throws: ConfigurationError.self) { try Configuration(inputs: [], file: "\(folder.path)/no.json", output: nil) }
    }
}
