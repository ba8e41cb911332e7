/// Chinese surnames, the 440 commonest of one character and those of two: what tells a name in a byline from a
/// remark in brackets. From Chinese-Names-Corpus by wainshine (Apache-2.0).
package enum Surnames {
    /// The length of the surname that the text begins with, 0 if none.
    /// - Complexity: O(1)
    package static func length(at start: some RandomAccessCollection<Unicode.Scalar>) -> Int {
        guard let first = start.first else { return 0 }
        if doubleInitials.contains(first), let second = start.dropFirst().first, double.contains([first, second]) { return 2 }
        return single[first] == nil ? 0 : 1
    }

    /// How many surnames of one character are commoner than this one; nil if it is none.
    /// - Complexity: O(1)
    package static func rank(_ surname: Unicode.Scalar) -> Int? { single[surname] }

    private static let single = Dictionary(
        """
        王李张刘陈杨黄吴赵周徐孙马朱胡林郭何高罗郑梁谢宋唐许邓冯韩曹曾彭肖蔡潘田董袁于余蒋叶杜苏
        魏程吕丁沈任姚卢钟姜崔谭廖范汪陆金石戴贾韦夏邱方侯邹熊孟秦白毛江闫薛尹付段雷黎史龙钱贺陶
        顾龚郝邵万严洪赖武傅莫孔汤向常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟申殷詹欧耿关覃
        兰焦俞左柳甘祝包代宁符阮尚舒纪柯梅童毕凌单季成霍苗裴涂谷曲盛冉翁蓝骆路游靳辛管柴蒙鲍华喻
        祁房蒲滕萧屈饶解牟艾尤时阳阎穆应农司古吉卓车简连缪项麦褚窦娄戚岑党宫景卜费冷晏卫席柏米隋
        宗桂瞿全苟楼闵佟臧边卞姬邬和师仇栾丘刁沙商寇荣巫郎桑丛甄敖虞仲池巩明佘查麻苑迟邝封官谈鞠
        匡惠荆乐冀胥郁南班储芦原栗燕楚鄢扬劳谌奚皮蔺粟冼盘满闻厉伊候仝区郜海阚花权强帅屠朴盖练廉
        禹井巴漆祖丰支卿国狄平计索宣晋相占初门云容敬来扈晁都芮普阙戈浦伏薄鹿邸雍辜阿羊母亓裘修邰
        杭赫况那宿鲜逯印隆习茹诸战慕危玉银亢公嵇豆哈湛宾勾茅戎利於呼居干揭但尉斯元束檀衣信阴展昝
        智幸奉植富衡昌巢郦逄寿由竺贝步东鄂弓过钮濮水蔚郗荀贲别邴才操畅从达凡凤扶贡户滑郏矫经靖琚
        """.unicodeScalars.filter(\.isHan).enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })

    private static let double: Set<Scalars> = Set(
        """
        欧阳 百里 淳于 澹台 第五 东方 独孤 端木 段干 公孙 公西 公羊 公冶 赫连 呼延 皇甫 乐正 冷狐 令狐 刘付 刘傅 闾丘 慕容 纳兰 南宫 南门 殴阳 濮阳 \
        亓官 上官 申屠 司空 司寇 司马 司徒 太史 太叔 拓跋 完颜 万俟 尉迟 闻人 巫马 西门 夏侯 夏候 鲜于 轩辕 宇文 长孙 钟离 仲孙 诸葛 颛孙 宗政 左丘
        """.split(separator: " ").map { Scalars(String($0)) })

    private static let doubleInitials = ScalarSet(double.map { $0[0] })
}
