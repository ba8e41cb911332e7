import Newspaper

/// What kind of place a name names, by what it ends in.
enum PlaceKinds {
    /// Nil where the ending tells nothing.
    static func kind(of name: Scalars) -> Place.Kind? { endings.of(name).map { kinds[$0] } }

    private static let kinds: [Place.Kind] = [
        .province, .prefecture, .county, .township, .community, .village, .road, .natural, .residential, .public, .site, .platform,
    ]

    private static let endings = Endings(
        [
            "省 自治区 特别行政区", "市 自治州 地区 盟", "县 区 旗 自治县", "镇 乡 街道 苏木 公社", "社区", "村 庄 屯 嘎查 沟 坪 寨 圪 生产大队 大队",
            "路 街 巷 大街 大道 胡同 弄 里 国道 省道 高速 高速公路 公路 铁路 线", "山 河 江 湖 海 岛 岭 峰 峡 谷 溪 泉 滩 湾 湿地 草原 森林 沙漠 平原 高原 盆地 流域 半岛 自然保护区",
            "小区 家属院 家园 花园 新村 苑 公寓 棚户区 安置区 安置点 大院 宿舍 楼 佳苑 新苑",
            """
            公园 广场 车站 火车站 高铁站 汽车站 机场 体育馆 体育场 图书馆 博物馆 纪念馆 文化馆 美术馆 展览馆 实践站 实践所 实践中心
            服务中心 文化站 活动中心 殡仪馆 陵园 市场 商场 大桥 桥 隧道 水库 码头 港 寺 庙 塔 宫 故居 遗址 卫生室 采集点 接种点
            服务站 驿站 会堂 剧院 影院 大厦 日间照料中心
            """,
            "园区 产业园 工业园 工业园区 开发区 高新区 新区 经开区 示范区 基地 工地 厂区 景区 风景区 古镇 古城 农场 林场 牧场 矿区 油田 灌区",
            "平台 系统 小程序 公众号 客户端 网站 网",
        ])
}
