import Newspaper

/// What kind of body a name names, by what it ends in.
enum OrganisationKinds {
    static func kind(of name: Scalars) -> Organisation.Kind { endings.of(name).map { kinds[$0] } ?? .other }

    private static let kinds: [Organisation.Kind] = [
        .party, .government, .mass, .company, .education, .health, .media, .military,
    ]

    private static let endings = Endings(
        [
            """
            委 省委 市委 县委 区委 州委 旗委 地委 党委 党组 党支部 党总支 支部 党工委 工委 纪委 监委 纪检组 组织部 宣传部 统战部 政法委 党中央
            中共中央 中央 政治局 书记处 编办 网信办 巡察办 老干部局 直属机关工委 社会工作部
            """,
            """
            政府 人民政府 局 厅 部 委员会 管委会 办公室 国务院 人大 人大常委会 政协 法院 检察院 办事处 街道办事处 街道办 派出所 公安局 税务局 司法所
            财政所 税务所 大队 支队 服务中心 管理中心 管理处 管理站 监督所 站 所 中心 委 卫健委 发改委 发展改革委 国资委 消防救援大队 气象台 指挥部
            村委会 居委会 村民委员会 居民委员会 专员公署 行署 革委会 乡政府 镇政府 处 科 股
            """,
            "妇联 残联 工会 总工会 共青团 团委 团县委 团市委 团区委 工商联 科协 文联 侨联 红十字会 关工委 协会 学会 联合会 基金会 促进会 研究会 商会 志愿服务队 志愿者协会 贫协",
            "公司 集团 有限公司 合作社 厂 矿 煤矿 煤业 银行 支行 分行 信用社 商行 酒店 超市 饭店 药店 书店 商店 酒业 农场 林场 供电所 加油站 矿业 电厂 企业",
            "大学 学院 学校 中学 小学 幼儿园 高中 初中 职校 党校 校区 分校 职业中学 一中 二中 三中 四中 五中 教学点 附中 附小",
            "医院 卫生院 疾控中心 妇幼保健院 血站 中心血站 诊所 急救中心 卫生服务中心 医共体 骨科 内科 外科",
            "融媒体中心 电视台 广播电台 报社 日报社 新华社 日报 晚报 广播电视台 出版社 通讯社",
            "部队 军区 军分区 人武部 武装部 武警支队 武警中队 旅 团 连 师 预备役",
        ])
}
