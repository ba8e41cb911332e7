import Newspaper

/// The script of a text by the characters that only one of the two scripts has.
enum Language {
    /// `zh-Hans` or `zh-Hant` where at least two thirds of the telling characters agree, `zh` otherwise and where
    /// there are none.
    /// - Complexity: O(text)
    static func of(_ text: Scalars) -> String {
        var counts = (simplified: 0, traditional: 0)
        for scalar in text where blocks.contains(scalar.value) {
            switch scripts[Int(scalar.value - blocks.lowerBound)] {
            case 1: counts.simplified += 1
            case 2: counts.traditional += 1
            default: continue
            }
        }
        let telling = counts.simplified + counts.traditional
        guard telling > 0 else { return "zh" }
        if counts.simplified * 3 >= telling * 2 { return "zh-Hans" }
        return counts.traditional * 3 >= telling * 2 ? "zh-Hant" : "zh"
    }

    private static let blocks: Range<UInt32> = 0x4E00..<0xA000

    /// 1 for characters of the simplified script alone, 2 for the traditional, by place in the block.
    private static let scripts: [UInt8] = {
        var scripts = [UInt8](repeating: 0, count: blocks.count)
        for (mark, characters) in [(UInt8(1), simplified), (2, traditional)] {
            for scalar in characters.unicodeScalars where blocks.contains(scalar.value) {
                scripts[Int(scalar.value - blocks.lowerBound)] = mark
            }
        }
        return scripts
    }()

    /// Common characters of GB 2312 that Big5 lacks, so none that both scripts have (后, 里, 干).
    private static let simplified = """
        们这个国会时对说为来发经过动问进现业产长实见门间开关区务员农领导济设记议论证评词试话诚该详语误请诸课调谈谢财货质贡贯贵费
        资赛赞赢赵车转轮软载较辆边达迁迈运还远连迟选递邮郑酱针钟钢钱铁铃银错键镇闭闲闻阳阴际陆陈险随隐难雾静韩页顶项顺须顾预频题
        颜额风飞饭饮馆马驻验骑骗鱼鲜鸟鸡鸣鸿麦黄齐龙龄东丝两严丧临举义乌乐乔习乡书买乱争亏亚亲仅从仓仪众伟传伤伦伪侠俭债倾储兑兰
        兴养兽冈军冲决况冻净减凤凭凯击刘则刚创删别剂剑剧劝办劳势勋匀华协单卖卢卫却厅历厉压厌厕县参双变叶号叹吓吕吗启呜响哗啸园围
        图团圆场块坚坛坝坟坠垒垦处备够头夹夺奋奖妇妈娱孙学宝宠审宪宫宽宾寿将尔尘尝层属岁岂岗岛峡崭币师帅帐帮带广庆库应庙废弃张弥
        弯归当录彻径忆忧态总恋恒恳恶悬惧惩惯愤戏战户执扩扫扬抚抢护报担拟拥择挥损换掷摄摆携摇敌数断无旧显晋晓暂术杀杂权条杨枪标栋
        树样桥检楼欢欧歼残毕汇汉汤沟没沪泪泽浇测浑浓涛润涨渐渔湾湿满滚灭灯灵灾炉点炼热爱爷牵犹狱独献猎环玛盖盘监睁码矿砖础碍祸积
        称稳穷窃竞笔签简类粮紧纠红级纪纯纲纳纵纷纸纹线练组细织终绍结绘给络绝统继绩续维综绿编缓缘缩缴罗罚职联聪肃肠肤肿胁脉脏脑脱
        脸腾舆舰艰艺节苏药虑虽蚀补装观规视览觉订认讨让训
        """

    /// Common characters of Big5 that GB 2312 lacks.
    private static let traditional = """
        們這個國會時對說為來發經過動問進現業產長實見門間開關區務員農領導濟設記議論證評詞試話誠該詳語誤請諸課調談謝財貨質貢貫貴費
        資賽贊贏趙車轉輪軟載較輛邊達遷邁運還遠連遲選遞郵鄭醬針鐘鋼錢鐵鈴銀錯鍵鎮閉閒聞陽陰際陸陳險隨隱難霧靜韓頁頂項順須顧預頻題
        顏額風飛飯飲館馬駐驗騎騙魚鮮鳥雞鳴鴻麥齊龍齡東絲兩嚴喪豐臨舉義烏樂喬習鄉書買亂爭虧亞親僅從倉儀價眾優偉傳傷倫偽體俠儉債傾
        儲兒兌蘭興養獸岡軍決況凍淨減鳳憑凱擊劃劉則剛創刪劑劍劇勸辦勞勢勳勻華協單賣盧衛廠廳歷厲壓厭廁縣參雙變葉號嘆嚇呂嗎聽啟嗚響
        嘩嘯園圍圖團圓聖場壞塊堅壇壩墳墜壘墾處備復夠頭夾奪奮獎婦媽娛孫學寧寶寵審憲宮寬賓壽將爾塵嘗層屬歲豈崗島嶺峽嶄幣師帥帳幫帶
        廣莊慶庫應廟廢異棄張彌彎歸當錄徹徑憶憂懷態總戀恆懇惡懸驚懼懲慣憤願戲戰執擴掃揚撫搶護報擔擬擁擇掛揮損換據擲攝擺攜搖敵數斷
        無舊顯晉曉暫術機殺雜權條楊極構槍標棟樹樣橋檢樓歡歐殲殘畢氣匯漢湯溝沒滬淚澤潔澆測渾濃濤潤漲漸漁灣濕滿滾滅燈靈災爐點煉熱愛
        爺牽猶獄獨獻獵環瑪蓋盤監睜碼礦磚礎確礙禍離種積稱穩窮竊競筆簽簡類糧緊糾紅級紀純綱納縱紛紙紋線練組細織終紹結繪給絡絕統繼績
        續維綜綠編緩緣縮繳網羅罰職聯聰肅腸膚腫脅勝脈臟腦脫臉騰輿艦艱藝節蘇藥慮雖蝕補裝觀規視覽覺觸訂認討讓訓
        """
}
