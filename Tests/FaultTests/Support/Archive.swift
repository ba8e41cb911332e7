import Foundation

/// An archive of invented papers: `in/<paper>/<day>/<page>.txt` beside its `pipeline.json`.
struct Archive: Sendable {
    static let papers = ["linhe", "qingchuan", "yunshan"]

    let folder: String
    var input: String { "\(folder)/in" }
    var configuration: String { "\(folder)/pipeline.json" }

    func path(_ paper: String, _ day: Int, _ page: Int) -> String {
        "\(input)/\(paper)/2023-04-\(day < 10 ? "0" : "")\(day)/0\(page).txt"
    }

    func write(_ paper: String, _ day: Int, _ page: Int, seed: Int) throws {
        try Files.write(path(paper, day, page), Self.page(seed))
    }

    /// Issues of two pages, so many of each paper.
    func writeIssues(ofEach days: Int) throws {
        for (number, paper) in Self.papers.enumerated() {
            for day in 1...days {
                for page in 1...2 { try write(paper, day, page, seed: 100 * number + 10 * day + page) }
            }
        }
    }

    /// What comes the night after: a page has changed, one has gone, an issue is new, and one page is empty.
    func writeNextNight(after days: Int) throws {
        try write("qingchuan", 1, 1, seed: 777)
        Files.remove(path("linhe", 1, 2))
        for page in 1...2 { try write("linhe", days + 1, page, seed: 880 + page) }
        try Files.write(path("qingchuan", 1, 3), "")
    }

    /// - Parameter more: members of the JSON object, each with a comma in front.
    func writeConfiguration(_ more: String = "") throws {
        try Files.write(configuration, """
            {"inputs": ["in"], "output": "output",
             "naming": [{"pattern": "(?<paper>[a-z]+)/(?<date>[0-9-]+)/(?<page>[0-9]+)\\\\.txt$"}]\(more)}

            """)
    }

    /// A page as text layers have it; `seed` makes it unlike others.
    static func page(_ seed: Int) -> String {
        let place = ["松影街道", "望澜街", "石桥镇", "柳河村", "云台社区"][seed % 5]
        return """
            \(place)开展第\(seed)次护河行动
            本报讯（记者 沈知行）4月\(seed % 28 + 1)日，\(place)组织党员干部
            和志愿者沿河清理垃圾、打捞漂浮物，共清理河
            岸\(seed + 3)公里，受到沿岸居民的好评。
            下一步，\(place)将建立长效机制，让河道长
            治久清。
            本报讯 近日，\(place)举办第\(seed)期消防安全
            培训，邀请专业人员讲解灭火器的使用方法和火
            场逃生知识，\(seed + 40)名居民参加。（方砚秋）

            """
    }
}
