import Newspaper

/// What a name ends in, where that alone says what it names.
enum NameHeads {
    /// The kind that the ending settles, or nil where it settles none.
    static func kind(of name: ArraySlice<Unicode.Scalar>) -> Entity.Kind? {
        if places.of(name) != nil { return .place }
        return organisations.of(name) == nil ? nil : .organisation
    }

    /// Whether a place is one that takes the name of the unit it stands in for its own: 尉汾路社区|新时代文明实践站.
    static func endsSite(_ name: ArraySlice<Unicode.Scalar>) -> Bool { siteEndings.of(name) != nil }

    /// What stands in a unit and goes by its name.
    static let sites = Lexicon(siteWords)
    private static let siteEndings = Endings(siteWords)
    private static let siteWords = """
        新时代文明实践站 新时代文明实践所 新时代文明实践中心 文明实践站 文明实践所 信息平台 服务平台 管理平台 采集点 接种点 监测点 隔离点 安置点 殡仪馆
        棚户区 党群服务中心 便民服务中心 日间照料中心 文化活动中心 综合文化站 文化广场 农家书屋
        """

    /// Places built for something, however much they sound like a body.
    private static let places = Endings(
        """
        新时代文明实践站 新时代文明实践所 文明实践站 文明实践所 信息平台 服务平台 管理平台 小区 家属院 棚户区 安置点 采集点 接种点
        监测点 隔离点 站台 广场 公园 殡仪馆 水库 大桥 隧道 高速公路 火车站 高铁站 汽车站
        """)

    /// Bodies, however much they begin like a place.
    private static let organisations = Endings(
        """
        党支部 党总支 党委 党工委 党组 委员会 村委会 居委会 人民政府 街道办事处 人大常委会 有限公司 有限责任公司 股份有限公司
        人民法院 人民检察院 小学 中学 幼儿园 人民医院 卫生院 派出所
        """)
}
