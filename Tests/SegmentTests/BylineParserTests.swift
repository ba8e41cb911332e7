import Newspaper
import Testing

@testable import Segment

/// Names with their roles as one text: 王伟=text 李明=photo. Empty where there is no byline.
private func people(_ bylines: [Byline]?) -> String {
    (bylines ?? []).map { "\($0.name.string)=\($0.role.rawValue)" }.joined(separator: " ")
}

@Suite("Bylines")
struct BylineParserTests {
    @Test(
        "a line of nothing but a byline gives its people and their roles",
        arguments: [
            ("（王伟）", "王伟=text"),
            ("(王伟)", "王伟=text"),
            ("  （王伟）　", "王伟=text"),
            ("（王伟 李晓明）", "王伟=text 李晓明=text"),
            ("（王伟、李晓明）", "王伟=text 李晓明=text"),
            ("（欧阳晓明）", "欧阳晓明=text"),
            ("（记者 王伟）", "王伟=text"),
            ("（记者王伟）", "王伟=text"),
            ("（本报记者 王伟 李晓明）", "王伟=text 李晓明=text"),
            ("（全媒体记者 王伟 实习生 李晓明）", "王伟=text 李晓明=text"),
            ("（通讯员：王伟）", "王伟=correspondent"),
            ("（记者 王伟 通讯员 李晓明 张强）", "王伟=text 李晓明=correspondent 张强=correspondent"),
            ("（记者王伟通讯员李晓明）", "王伟=text 李晓明=correspondent"),
            ("（王伟 摄）", "王伟=photo"),
            ("（王伟摄）", "王伟=photo"),
            ("（王伟 李晓明 摄影报道）", "王伟=text-and-photo 李晓明=text-and-photo"),
            ("（王伟 供图）", "王伟=photo"),
            ("（文/图 张晓斌）", "张晓斌=text-and-photo"),
            ("（图/文 张晓斌）", "张晓斌=text-and-photo"),
            ("（文/王伟 图/李晓明）", "王伟=text 李晓明=photo"),
            ("（文／王伟 图／李晓明）", "王伟=text 李晓明=photo"),
            ("（王伟 文 李晓明 图）", "王伟=text 李晓明=photo"),
            ("（王伟/文 李晓明/图）", "王伟=text 李晓明=photo"),
            ("（文 王伟 图 李晓明）", "王伟=text 李晓明=photo"),
            ("（摄影 王伟 撰文 李晓明）", "王伟=photo 李晓明=text"),
            ("（文/图 记者 王伟）", "王伟=text-and-photo"),
            ("（文/记者 王伟 图/记者 李晓明）", "王伟=text 李晓明=photo"),
            ("新华社记者 王伟 摄", "王伟=photo"),
            ("（王伟 整理）", "王伟=editor"),
            ("本报记者 王伟", "王伟=text"),
            ("本报记者 王伟 文/图", "王伟=text-and-photo"),
            ("本报记者 王伟 李晓明 文/图", "王伟=text-and-photo 李晓明=text-and-photo"),
            ("本报记者 王伟 摄", "王伟=photo"),
            ("记者 王伟 文 李晓明 摄", "王伟=text 李晓明=photo"),
            ("□本报通讯员 王伟", "王伟=correspondent"),
            ("■ 作者：王伟", "王伟=text"),
            ("文/王伟", "王伟=text"),
            ("图/王伟", "王伟=photo"),
            ("责任编辑：王伟", "王伟=editor"),
        ])
    func whole(_ line: String, _ expected: String) {
        let found = BylineParser.whole(Scalars(line))
        #expect(people(found) == expected)
        #expect(found?.allSatisfy { $0.printed == Scalars(Scalars(line).trimmed) } == true)
    }

    @Test(
        "names of one character each side of a blank, of minorities and of rare surnames are names",
        arguments: [
            ("（王 伟）", "王伟=text"),
            ("（王　伟 李 明）", "王伟=text 李明=text"),
            ("（记者 王 伟 李晓明）", "王伟=text 李晓明=text"),
            ("（阿依古丽·买买提）", "阿依古丽·买买提=text"),
            ("（通讯员 阿依古丽·买买提 王伟）", "阿依古丽·买买提=correspondent 王伟=correspondent"),
            ("（记者 一苇）", "一苇=text"),
            ("（记者 李建文）", "李建文=text"),
            ("（张文）", "张文=text"),
        ])
    func names(_ line: String, _ expected: String) { #expect(people(BylineParser.whole(Scalars(line))) == expected) }

    @Test(
        "names that nothing parts begin with common surnames; the fewest names count",
        arguments: [
            ("（徐平建郭敏芳）", "徐平建=text 郭敏芳=text"),
            ("本报记者王杰志罗斌刚", "王杰志=text 罗斌刚=text"),
            ("（记者王伟李强通讯员周英慧吴淑）", "王伟=text 李强=text 周英慧=correspondent 吴淑=correspondent"),
            ("（欧阳晓明王伟）", "欧阳晓明=text 王伟=text"),
            ("（记者 孙 国 郭 艳）", "孙国=text 郭艳=text"),
        ])
    func runTogether(_ line: String, _ expected: String) { #expect(people(BylineParser.whole(Scalars(line))) == expected) }

    @Test(
        "names and roles with a blank in them are whole",
        arguments: [
            ("（杨芳 磊 通 讯员 杨芳）", "杨芳磊=text 杨芳=correspondent"),
            ("（文 /图 张超明 徐 艳杰）", "张超明=text-and-photo 徐艳杰=text-and-photo"),
            ("（记者 王 伟 李 明）", "王伟=text 李明=text"),
        ])
    func torn(_ line: String, _ expected: String) { #expect(people(BylineParser.whole(Scalars(line))) == expected) }

    @Test(
        "a sentence and its byline close an article; a photographer, a lead and a remark do not",
        arguments: [
            ("营造了良好氛围。（王伟）", false, true), ("营造了良好氛围。 （文/图 王伟）", false, true), ("（王伟 李晓明）", true, true),
            ("（王伟 李晓明）", false, false), ("营造了良好氛围。（王伟 摄）", false, false), ("本报讯（记者 王伟）", false, false),
            ("营造了良好氛围。（待续）", false, false), ("营造了良好氛围。", false, false),
        ])
    func closing(_ line: String, _ isSentenceBefore: Bool, _ closes: Bool) {
        #expect(BylineParser.closesArticle(Scalars(line), isSentenceBefore: isSentenceBefore) == closes)
    }

    @Test(
        "remarks, sentences and names without a role or brackets are no byline",
        arguments: [
            "", " ", "（）", "（ ）", "王伟", "（待续）", "（未完待续）", "（略）", "（节选）", "（图文）", "（新华社）", "（本报）", "（资料图片）",
            "（党组）", "（周日）", "（江苏）", "（记者）", "记者", "（摄）", "（上接第1版）", "（王伟（李明））", "（王）", "（王伟，男，1980年生）",
            "（国家统计局发布）", "（见图）", "记者了解到", "记者在现场看到", "记者从县委", "记者见面会", "记者手记", "本报记者 调查", "举行中外记者见面会，邀请五位", "发展起摄影、民宿、餐饮等", "（江苏南京）", "据记者 王伟介绍。", "（阿·）", "（王伟", "王伟）", "（A）", "（2022）",
        ])
    func noByline(_ line: String) { #expect(people(BylineParser.whole(Scalars(line))) == "") }

    @Test("a line longer than any byline is none")
    func tooLong() {
        let names = [String](repeating: "王伟", count: 8).joined(separator: " ")
        #expect(BylineParser.whole(Scalars("（记者 \(names)）"))?.count == 8)
        #expect(BylineParser.whole(Scalars("（记者 \(names) 李明）")) == nil)
        #expect(BylineParser.whole(Scalars("（记者" + String(repeating: " ", count: 60) + "王伟）")) == nil)
    }

    @Test(
        "a byline that ends running text is cut off where it begins",
        arguments: [
            ("营造了良好氛围。（王伟）", 8, "王伟=text"),
            ("营造了良好氛围。 （王伟） ", 9, "王伟=text"),
            ("营造了良好氛围（王伟）", 7, "王伟=text"),
            ("在县（市）推广。（记者 王伟 通讯员 李晓明）", 8, "王伟=text 李晓明=correspondent"),
            ("工人在检修线路。王伟摄", 8, "王伟=photo"),
            ("工人在检修线路。 本报记者 王伟 摄", 9, "王伟=photo"),
            ("他说：“一定办好。”本报记者 王伟", 10, "王伟=text"),
            ("　作贡献！ 文/王伟 图/李晓明", 6, "王伟=text 李晓明=photo"),
        ])
    func trailing(_ text: String, _ start: Int, _ expected: String) {
        let found = BylineParser.trailing(Scalars(text))
        #expect(found?.start == start)
        #expect(people(found?.bylines) == expected)
    }

    @Test(
        "running text that ends in anything else keeps its end",
        arguments: [
            "", "（王伟）", "。", "）", "（", "营造了良好氛围。", "营造了良好氛围。王伟", "营造了良好氛围。（待续）", "各县（市、区）", "工人在检修线路 王伟 摄",
            "办好实事。记者了解到", "办好实事。记者在现场",
        ])
    func noTrailing(_ text: String) { #expect(BylineParser.trailing(Scalars(text)) == nil) }

    @Test(
        "reporters in brackets behind a dateline",
        arguments: [
            ("（记者 王伟）10月", 8, "王伟=text"),
            ("（记者 王伟 通讯员 李晓明 张强）", 19, "王伟=text 李晓明=correspondent 张强=correspondent"),
            ("（文/图 张晓斌）", 10, "张晓斌=text-and-photo"),
        ])
    func bracketed(_ text: String, _ end: Int, _ expected: String) {
        let found = BylineParser.bracketed(Scalars("讯" + text), at: 1)
        #expect(found?.end == end)
        #expect(people(found?.bylines) == expected)
    }

    @Test(
        "no reporters: nothing in the brackets that says so, no bracket, no closing, a place outside the text",
        arguments: [("（王伟）", 0), ("（）", 0), ("记者 王伟", 0), ("（记者 王伟", 0), ("（记者 王伟）", 1), ("（记者 王伟）", -1), ("（记者 王伟）", 8)])
    func notBracketed(_ text: String, _ start: Int) { #expect(BylineParser.bracketed(Scalars(text), at: start) == nil) }

    @Test(
        "a line end between names parts them, one inside a name does not",
        arguments: [
            ("（记者 王|伟）", "王伟=text"),
            ("（记者 王晓|明）", "王晓明=text"),
            ("（记者 张晓|斌 李明）", "张晓斌=text 李明=text"),
            ("（记者 王伟|李晓明）", "王伟=text 李晓明=text"),
            ("（记者 王伟 通讯|员 李晓明）", "王伟=text 李晓明=correspondent"),
        ])
    func wrapped(_ text: String, _ expected: String) {
        let lines = text.split(separator: "|").map { Scalars(String($0)) }
        let joined = lines[0] + lines[1]
        let found = BylineParser.bracketed(joined, at: 0, lineEnds: [lines[0].count])
        #expect(people(found?.bylines) == expected)
        #expect(found?.bylines.first?.printed == joined)
    }
}
