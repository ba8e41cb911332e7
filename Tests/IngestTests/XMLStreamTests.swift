import SplitMix
import Testing

@testable import Ingest
@testable import Newspaper

/// A document as its events in short: `<page n=1> text </page>`.
func told(_ bytes: [UInt8], as grammar: XMLStream.Grammar = .xml, pieces: Int = 16 << 10) throws(IngestError) -> String {
    var limits = XMLStream.Limits()
    limits.pieceBytes = pieces
    let stream = try XMLStream(bytes, as: grammar, limits: limits)
    var told: [String] = []
    var text = ""
    while let event = try stream.next() {
        if case .text(let piece) = event {
            text += piece.string
            continue
        }
        if !text.isEmpty { told.append(text) }
        text = ""
        switch event {
        case .start(let element): told.append("<\(element.name.text)\(element.string("n").map { " n=\($0)" } ?? "")>")
        case .end(let name): told.append("</\(name.text)>")
        case .text: break
        }
    }
    return told.joined(separator: " ")
}

/// The fault that a document ends with, nil where it ends well.
func fault(_ bytes: [UInt8], limits: XMLStream.Limits = .init()) -> XMLFault? {
    do throws(IngestError) {
        let stream = try XMLStream(bytes, limits: limits)
        while try stream.next() != nil {}
        return nil
    } catch {
        guard case .xml(let fault, _, _) = error else { return .malformed("\(error)") }
        return fault
    }
}

@Suite("The XML stream")
struct XMLStreamTests {
    @Test("elements, attributes and text come in their order, prefixes and namespaces aside")
    func events() throws {
        let document = """
            <?xml version="1.0"?><a:page xmlns:a="urn:x" a:n="1"><!-- 注 --><line n="&lt;二&gt;">青川 &amp; <b>日报</b></line><![CDATA[<完>]]></a:page>
            """
        #expect(try told(Array(document.utf8)) == "<page n=1> <line n=<二>> 青川 &  <b> 日报 </b> </line> <完> </page>")
    }

    @Test("the namespace of an element is at hand")
    func namespace() {
        #expect(XMLStream.root(of: Array("<m:mets xmlns:m='http://www.loc.gov/METS/'>".utf8))?.namespace == "http://www.loc.gov/METS/")
        #expect(XMLStream.root(of: Array("<mets/>".utf8))?.namespace == "")
        #expect(XMLStream.root(of: Array("青川日报".utf8)) == nil)
    }

    @Test("children are walked without losing count, whatever was left unread in them")
    func children() throws {
        let document = "<page><a><x>1</x><y/></a>text<b>二<i>三</i></b><c/></page>"
        let stream = try XMLStream(Array(document.utf8))
        _ = try stream.next()
        var names: [String] = []
        while let child = try stream.child(at: 1) {
            names.append(child.name.text)
            if child.name == "b" { #expect(try stream.text(limit: 10).string == "二三") }
        }
        #expect(names == ["a", "b", "c"] && stream.depth == 0)
    }

    @Test("a text longer than asked for is refused where it stands")
    func longText() throws {
        let stream = try XMLStream(Array("<a>\n青川日报</a>".utf8))
        _ = try stream.next()
        let error = #expect(throws: IngestError.self) { try stream.text(limit: 3) }
        #expect(error?.code == "xml.too-large")
    }

    @Test("HTML is read without ends of elements, in lower case, with its own entities")
    func html() throws {
        let page = "<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0 Transitional//EN\" \"http://www.w3.org/x.dtd\"><P N=1>要闻&nbsp;版<p>二<br>三"
        #expect(try told(Array(page.utf8), as: .html) == "<html> <body> <p n=1> 要闻\u{A0}版 </p> <p> 二 <br> </br> 三 </p> </body> </html>")
    }

    @Test("in whatever pieces libxml2 is fed, the events are the same", arguments: [1, 2, 3, 7, 64, 1000])
    func pieces(size: Int) throws {
        let words = (0..<60).map { "<b n='\"\($0); 青 > \"' m=\"it's\">川&amp;县</b> <!-- ' -->" }.joined()
        for (grammar, text) in [(XMLStream.Grammar.xml, "<a>\(words)<![CDATA[<]]></a>"), (.html, "<p>\(words)<br><script>'<b>'</script>一</p>")] {
            let whole = try told(Array(text.utf8), as: grammar)
            #expect(whole.contains("<b n=\"59; 青 > \"> 川&县 </b>"))
            #expect(try told(Array(text.utf8), as: grammar, pieces: size) == whole)
        }
    }

    static let charsets: [(name: String, charset: String)] = [
        ("GBK", "GBK"), ("GB2312", "GB2312"), ("GB18030", "GB18030"), ("gb18030", "GB18030"), ("Big5", "Big5"), ("UTF-16LE", "UTF-16LE"),
        ("UTF-16BE", "UTF-16BE"), ("Shift_JIS", "Shift_JIS"),
    ]

    @Test("a character set that is declared is read", arguments: charsets)
    func charset(_ name: String, _ charset: String) throws {
        let text = "<?xml version=\"1.0\" encoding=\"\(name)\"?><page>文化中心 一</page>"
        #expect(try told(Samples.encoded(text, as: charset)) == "<page> 文化中心 一 </page>")
    }

    @Test("UTF-16 is known by its byte order mark", arguments: [false, true])
    func utf16(bigEndian: Bool) throws {
        let bytes = Samples.utf16("\u{FEFF}<page>青川𠮷</page>", bigEndian: bigEndian)
        #expect(try told(bytes) == "<page> 青川𠮷 </page>")
        #expect(try XMLStream(bytes).encoding == TextEncoding(charset: bigEndian ? "UTF-16BE" : "UTF-16LE", evidence: .byteOrderMark))
    }

    @Test("UTF-8 that is declared to be something else is read as what it is")
    func wrongDeclaration() throws {
        let text = "<?xml version=\"1.0\" encoding=\"GBK\"?><page>青川日报</page>"
        #expect(try told(Array(text.utf8)) == "<page> 青川日报 </page>")
        #expect(try XMLStream(Array(text.utf8)).encoding == TextEncoding(charset: "UTF-8", evidence: .wellFormed))
    }

    @Test("what is declared to be UTF-8 and is not is refused, and so is an unknown character set")
    func wrongBytes() throws {
        let text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><page>青川日报</page>"
        #expect(fault(try Samples.encoded(text, as: "GBK"))?.code == "xml.malformed")
        #expect(fault(try Samples.encoded("<?xml version=\"1.0\" encoding=\"KLINGON\"?><page>青川</page>", as: "GBK"))?.code == "xml.malformed")
    }
}

@Suite("Hostile XML")
struct HostileXMLTests {
    static let billionLaughs =
        "<!DOCTYPE lolz [<!ENTITY lol \"lol\">"
        + (1...9).map { "<!ENTITY lol\($0) \"" + String(repeating: "&lol\($0 == 1 ? "" : String($0 - 1));", count: 10) + "\">" }.joined()
        + "]><lolz>&lol9;</lolz>"

    struct Document: CustomTestStringConvertible, Sendable {
        var name, text, code: String
        init(_ name: String, _ text: String, _ code: String) { (self.name, self.text, self.code) = (name, text, code) }
        var testDescription: String { name }
    }

    static let documents: [Document] = [
        ("billion laughs", billionLaughs, "xml.entities"),
        ("quadratic blow-up", "<!DOCTYPE a [<!ENTITY x \"\(String(repeating: "啊", count: 50_000))\">]><a>\(String(repeating: "&x;", count: 20_000))</a>", "xml.entities"),
        ("external entity", "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>", "xml.entities"),
        ("external entity over the network", "<!DOCTYPE a [<!ENTITY x SYSTEM \"http://127.0.0.1:9/x\">]><a>&x;</a>", "xml.entities"),
        ("parameter entity", "<!DOCTYPE a [<!ENTITY % x \"<!ENTITY y 'z'>\"> %x;]><a>&y;</a>", "xml.entities"),
        ("external parameter entity", "<!DOCTYPE a [<!ENTITY % x SYSTEM \"file:///etc/passwd\"> %x;]><a/>", "xml.entities"),
        ("undeclared parameter entity", "<!DOCTYPE a SYSTEM \"x.dtd\" [%x;]><a/>", "xml.entities"),
        ("unparsed entity", "<!DOCTYPE a [<!NOTATION n SYSTEM \"n\"><!ENTITY x SYSTEM \"x\" NDATA n>]><a/>", "xml.entities"),
        ("attributes by default", "<!DOCTYPE a [<!ATTLIST a x CDATA \"y\">]><a/>", "xml.entities"),
        ("an entity of an external document type", "<!DOCTYPE a SYSTEM \"file:///etc/passwd\"><a>&x;</a>", "xml.entities"),
        ("the same in an attribute", "<!DOCTYPE a SYSTEM \"file:///etc/passwd\"><a b=\"&x;\"/>", "xml.entities"),
        ("an undeclared entity", "<a>&nbsp;</a>", "xml.entities"),
        ("depth", String(repeating: "<a>", count: 10_000), "xml.too-large"),
        ("a huge attribute", "<a b=\"\(String(repeating: "x", count: 1 << 20))\"/>", "xml.too-large"),
        ("many attributes", "<a \((0..<20_000).map { "a\($0)=''" }.joined(separator: " "))/>", "xml.too-large"),
        ("many namespaces", "<a \((0..<1000).map { "xmlns:a\($0)='u'" }.joined(separator: " "))/>", "xml.too-large"),
        ("a huge comment", "<a><!--\(String(repeating: "x", count: 1 << 20))--></a>", "xml.too-large"),
        ("white space without end", "<?xml version=\"1.0\"?>" + String(repeating: " ", count: 1 << 20), "xml.too-large"),
        ("NUL in text", "<a>青\0川</a>", "xml.malformed"),
        ("NUL in a tag", "<a\0/>", "xml.malformed"),
        ("a control character", "<a>\u{1}</a>", "xml.malformed"),
        ("a forbidden reference", "<a>&#0;</a>", "xml.malformed"),
        ("two roots", "<a/><b/>", "xml.malformed"),
        ("crossed ends", "<a><b></a></b>", "xml.malformed"),
        ("an attribute twice", "<a b='1' b='2'/>", "xml.malformed"),
        ("no XML", "青川日报", "xml.malformed"),
        ("only a declaration", "<?xml version=\"1.0\"?>", "xml.malformed"),
    ].map(Document.init)

    @Test("is refused with a reason", arguments: documents)
    func refused(_ document: Document) { #expect(fault(Array(document.text.utf8))?.code == document.code) }

    @Test("XInclude is an element like any other, and a document type that only has a name is no harm")
    func harmless() throws {
        #expect(try told(Array("<!DOCTYPE a SYSTEM \"file:///etc/passwd\"><a>&lt;</a>".utf8)) == "<a> < </a>")
        let include = "<a xmlns:xi=\"http://www.w3.org/2001/XInclude\"><xi:include href=\"file:///etc/passwd\" parse=\"text\"/></a>"
        #expect(try told(Array(include.utf8)) == "<a> <include> </include> </a>")
    }

    @Test("cut off at every tenth, it is refused after the events that came before")
    func truncated() {
        let bytes = Array("<page><line n=\"1\">青川县举办培训班</line><line>本报讯 &amp;</line></page>".utf8)
        for tenth in 0..<10 {
            #expect(fault(Array(bytes[..<(bytes.count * tenth / 10)]))?.code == "xml.malformed", "\(tenth) tenths")
        }
        #expect(fault(bytes) == nil)
    }

    @Test("a limit on events holds, and the fault says where")
    func events() {
        var limits = XMLStream.Limits()
        limits.events = 10
        #expect(fault(Array("<a>\(String(repeating: "<b/>", count: 20))</a>".utf8), limits: limits) == .tooManyEvents(limit: 10))
        let error = #expect(throws: IngestError.self) { try told(Array("<a>\n<b></c></a>".utf8)) }
        guard case .xml(.malformed, line: 2, column: _)? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }

    @Test("a fault is thrown every time, once the events before it are told")
    func faultStays() throws {
        let stream = try XMLStream(Array("<a><b>".utf8))
        #expect(try stream.next() == .start(XMLElement("a")))
        #expect(try stream.next() == .start(XMLElement("b")))
        for _ in 0..<2 { #expect(throws: IngestError.self) { try stream.next() } }
    }

    @Test("random damage ends the reading or changes it, never the process", arguments: 0..<200)
    func damage(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        var bytes = Array("<?xml version=\"1.0\" encoding=\"UTF-8\"?><a:p xmlns:a=\"u\"><l n=\"一\">青<!-- c -->&#x5DDD;<![CDATA[县]]></l><?p i?></a:p>".utf8)
        for _ in 0..<3 { bytes[Int.random(in: bytes.indices, using: &generator)] ^= 1 << UInt8.random(in: 0..<8, using: &generator) }
        for grammar in [XMLStream.Grammar.xml, .html] {
            let first = Result { () throws(IngestError) in try told(bytes, as: grammar) }
            let second = Result { () throws(IngestError) in try told(bytes, as: grammar) }
            #expect(first == second)
        }
    }
}
