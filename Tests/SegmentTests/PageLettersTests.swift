import Newspaper
import Testing

@testable import Segment

@Suite("Letters of a page")
struct PageLettersTests {
    private let page = PageLetters(["国新办举行“最美铁路人”中外", "记者见面会", "国务院新闻办公室举行中外记", "者见面会，邀请五位代表。"].map { Scalars($0) })

    @Test("what two lines would say together is looked for elsewhere on the page, over line ends, marks passed over")
    func found() {
        #expect(page.agreement(Scalars("国新办举行“最美铁路人”中外"), Scalars("记者见面会")) == (2, 4))
        #expect(page.agreement(Scalars("最美铁路人”中外"), Scalars("记录")) == (4, 1))
        #expect(page.agreement(Scalars("公室举行"), Scalars("中央")) == (4, 1))
    }

    @Test("the place where both lines stand is no evidence, nor is a page that does not hold them together")
    func notFound() {
        #expect(PageLetters(["清川区召", "开会议"].map { Scalars($0) }).agreement(Scalars("清川区召"), Scalars("开会议")) == (0, 0))
        #expect(page.agreement(Scalars("清川区"), Scalars("召开")) == (0, 0))
        #expect(page.agreement(Scalars("——"), Scalars("记者")) == (0, 0))
    }
}
