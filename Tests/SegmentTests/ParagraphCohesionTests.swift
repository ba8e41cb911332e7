import Newspaper
import Testing

@testable import Segment

@Suite("Cohesion of paragraphs")
struct ParagraphCohesionTests {
    @Test("the subject changes where a paragraph speaks of other things than those before it")
    func change() {
        let page = PageFacts(
            CleanPage(
                text: """
                    核桃产业助农增收，核桃园里果实累累。
                    今年核桃丰收，果实卖到外省，农民增收。
                    博物馆举办古画展览，观众排队参观。
                    参观古画展览的观众说，博物馆越办越好。
                    """))
        let cohesion = ParagraphCohesion.deviations(page, [[0], [1], [2], [3]])
        #expect(cohesion.count == 4)
        #expect(cohesion[0] == 0)
        #expect(cohesion[2] < -0.5)
        #expect(cohesion[2] < cohesion[1] && cohesion[2] < cohesion[3])
    }

    @Test("paragraphs that are all alike, one and none tell nothing")
    func nothing() {
        let page = PageFacts(CleanPage(text: "甲乙丙丁\n甲乙丙丁\n甲乙丙丁"))
        #expect(ParagraphCohesion.deviations(page, [[0], [1], [2]]) == [0, 0, 0])
        #expect(ParagraphCohesion.deviations(page, [[0]]) == [0])
        #expect(ParagraphCohesion.deviations(page, []) == [])
    }
}
