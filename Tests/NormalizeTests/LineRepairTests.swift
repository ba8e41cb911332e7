import Newspaper
import Testing

@testable import Normalize

/// The line after one repair alone.
func repaired(_ line: String, by repair: any PageRepair.Type) -> String { repaired([line], by: repair)[0] }

/// The lines of a page after one repair alone.
func repaired(_ lines: [String], by repair: any PageRepair.Type) -> [String] {
    zip(lines, repair.edits(in: lines.map { Scalars($0) })).map { line, edits in
        var clean = CleanLine(SourceLine(number: 1, text: Scalars(line)))
        clean.apply(repair.kind, edits)
        return clean.text.string
    }
}

@Suite("Repairs of single lines")
struct LineRepairTests {
    @Test(
        "what prints nothing goes, what was printed stays",
        arguments: [
            ("本报\u{01}讯\u{AD} 近日\u{200B}", "本报讯 近日"),
            ("\u{FEFF}合办：离石区", "合办：离石区"),
            ("a\tb", "a\tb"),
            ("\u{FFFD}\u{E000}", "\u{FFFD}\u{E000}"),
            ("天\u{FFFE}气\u{7F}", "天气"),
        ])
    func control(_ found: String, _ clean: String) {
        #expect(Array(repaired(found, by: ControlCharacters.self).unicodeScalars) == Array(clean.unicodeScalars))
    }

    @Test(
        "forms that say the same are folded, Chinese punctuation keeps its width",
        arguments: [
            ("１９４９年Ａ区", "1949年A区"),
            ("增长２．５％，达", "增长2.5%，达"),
            ("互联网＋医疗", "互联网＋医疗"),
            ("\u{F900}\u{2F00}\u{2ED3}\u{2F8FC}", "豈一长沿"),
            ("e\u{0301}u\u{0308}\u{0304}x\u{0301}", "éǖx\u{0301}"),
            ("ﬁle ﬂow", "file flow"),
            ("︽报告︾", "《报告》"),
            ("（一），。：；！？“”　25℃ 3㎡ Ⅱ①", "（一），。：；！？“”　25℃ 3㎡ Ⅱ①"),
        ])
    func compatibility(_ found: String, _ clean: String) {
        #expect(Array(repaired(found, by: CompatibilityForms.self).unicodeScalars) == Array(clean.unicodeScalars))
    }

    @Test("every compatibility ideograph is folded to its canonical equivalent")
    func tablesAgreeWithUnicode() {
        // `String` compares by canonical equivalence; scalars by code point.
        for block in [0xF900...0xFAD9, 0x2F800...0x2FA1D] as [ClosedRange<UInt32>] {
            for scalar in block.compactMap(Unicode.Scalar.init) {
                guard let unified = UnifiedIdeographs.unified(scalar) else { continue }
                #expect(String(unified) == String(scalar) && unified != scalar)
            }
        }
        #expect(UnifiedIdeographs.compatibility.count == 0xFADA - 0xF900)
        #expect(UnifiedIdeographs.supplement.count == 0x2FA1E - 0x2F800)
        #expect(UnifiedIdeographs.kangxiRadicals.count == 0x2FD6 - 0x2F00)
        #expect(UnifiedIdeographs.radicals.count == 0x2EF4 - 0x2E80)
    }

    @Test(
        "letter spaces go",
        arguments: [
            ("不 时 与 大 家 交 流 ，探 讨 解 决 办 法 和 措", "不时与大家交流，探讨解决办法和措"),
            ("好 、宣 传 好 、贯 彻 好 党 的 二 十 大 精", "好、宣传好、贯彻好党的二十大精"),
            ("山 底 社 区 新 时 代 文 明 实 践 站 、背 街 小", "山底社区新时代文明实践站、背街小"),
            ("主义现代化国家 的 首 要 任 务 ，教", "主义现代化国家的首要任务，教"),
            ("船 箭 组 合体 转 运 至 发 射区", "船箭组合体转运至发射区"),
            ("水 土流 失治 理 工程 项目 以 及以 海", "水土流失治理工程项目以及以海"),
            ("10 月 1 日 出 版 的 第 19 期", "10月1日出版的第19期"),
            ("走进校园、社 区，普及 防 空", "走进校园、社区，普及防空"),
            ("（王 伟）", "（王伟）"),
            ("会 。 （ 王 夏 夏 ）", "会。 （王夏夏）"),
            ("了解到， 第二届“ 一带一路 ”", "了解到，第二届“一带一路”"),
            ("志 愿 服 务  文 明 城 市", "志愿服务 文明城市"),
            ("本 报 讯 为 把 学 习 贯 彻", "本报讯 为把学习贯彻"),
            ("本 报 讯（ 记 者 \u{3000} 何 军 \u{3000} 高", "本报讯（记者\u{3000}何军\u{3000}高"),
            ("本 报 讯 （ 记 者 王 涛", "本报讯（记者 王涛"),
        ])
    func letterSpacing(_ found: String, _ clean: String) {
        #expect(repaired(found, by: LetterSpacing.self) == clean)
    }

    @Test(
        "real spaces stay",
        arguments: [
            "志愿服务齐行动 文明城市共创建",
            "离石区：防疫创城两手硬 健康文明双推进",
            "离石区：持续督导检查 强化疫情防控 助力文明创建",
            "开好局 起好步",
            "（王晶晶 祝李娜 王佳）",
            "（文/图 张晓斌）",
            "本报记者 罗洁",
            "（记者 甲 通讯员 乙 丙）",
            "功尽弃。 （王伟）",
            "水平。 周志桂 摄",
            "决战“三北” 筑牢北方生态安全屏障",
            "小区联合开展“礼赞二十大 巾帼志愿行”主题",
            "the New York Times",
            "王 伟 李晓明 于慧",
            "\u{3000}\u{3000}本报讯 近日，离石区",
        ])
    func realSpaces(_ line: String) {
        #expect(repaired(line, by: LetterSpacing.self) == line)
    }

    @Test(
        "digits join what they count",
        arguments: [
            ("本报讯 10 月 24 日，离石区委书记", "本报讯 10月24日，离石区委书记"),
            ("计划安装 500个“灭烟点”，", "计划安装500个“灭烟点”，"),
            ("第 112次疫情防控", "第112次疫情防控"),
            ("今年 1 — 4 月份，", "今年1—4月份，"),
            ("比例达 38% 以上，", "比例达38%以上，"),
            ("（文 / 图 张晓斌）", "（文/图 张晓斌）"),
            ("本报讯 6月9日，", "本报讯 6月9日，"),
            ("2023 年度", "2023年度"),
            ("8 9", "8 9"),
            ("iPhone 15 Pro", "iPhone 15 Pro"),
            ("第 8版·社会 星期二 2023年10月17日", "第8版·社会 星期二 2023年10月17日"),
            ("第5版 2024.05.28", "第5版 2024.05.28"),
            ("5G 网络", "5G 网络"),
        ])
    func digitSpacing(_ found: String, _ clean: String) {
        #expect(repaired(found, by: DigitSpacing.self) == clean)
    }

    @Test("a space before a number in a headline stays on a page that sets no digits apart")
    func digitHabit() {
        let body = ["截至10月17日，已有24人", "其中3人重伤，21人轻伤，7人在12日", "出院。"]
        #expect(repaired(["风暴袭击多地 3人死亡"] + body, by: DigitSpacing.self)[0] == "风暴袭击多地 3人死亡")
        let spaced = ["截至 10月 17日，已有 24人", "其中 3人重伤， 21人轻伤，"]
        #expect(repaired(["外贸同比增长 5.8%"] + spaced, by: DigitSpacing.self)[0] == "外贸同比增长5.8%")
    }
}
