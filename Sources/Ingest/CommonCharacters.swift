/// The characters that Chinese text is mostly made of, in both scripts: about two thirds of any running text.
/// A wrong decoder turns text into rare characters, hardly ever into these.
enum CommonCharacters {
    static func contains(_ scalar: Unicode.Scalar) -> Bool { set.contains(scalar) }

    private static let set = Set((shared + simplified + traditional + punctuation).unicodeScalars)

    private static let shared = """
        的一是不了在人有我他大中上和地到以要就出可也你生能而子那得下自之年成方多作用道行所然事法如都同天分好小部其些主\
        本前但因只想日者意力它十民第公此已工使情明性知全三又正外最重手向文相美利二等或新己制身果加西斯月合回特代內信表化\
        老世位次度任常先海通教原提立及比名真走各入口平系活更打女四神何安少才反受目太量再感建做接必件管期市直德命山金指克\
        取求持程北周死交格共改革清切院候史始林住南告拉食品斷非治展委司五基眼即元城居民水火土木田心白黑光放像且完令色式站\
        由往百千八六七九省局府村支政副局部委社保健康旅投工程今昨午晨夜春夏秋冬花草家里人民日本加大重要促深入高效能服
        """

    private static let simplified = """
        这个们来为国说时会对过发后里种经么学现当没动还进样开从实军无与长机员关点业将两间问战应头体见产话给门儿东声论处\
        义几认条气题尔别变总电数报结务场计资许统区队达强权难设记类据张规万觉术领确传师观让识带导争运党书乡镇县图讯记者\
        员举办习总书记会议强调组织群众团结创建文明农业产业项目环境质量责任领导干部职工单位医疗疫情优势经济续华园艺边评选
        """

    private static let traditional = """
        這個們來為國說時會對過發後裡種經麼學現當沒動還進樣開從實軍無與長機員關點業將兩間問戰應頭體見產話給門兒東聲論處\
        義幾認條氣題爾別變總電數報結務場計資許統區隊達強權難設記類據張規萬覺術領確傳師觀讓識帶導爭運黨書鄉鎮縣圖訊記者\
        員舉辦習總書記會議強調組織群眾團結創建文明農業產業項目環境質量責任領導幹部職工單位醫療疫情優勢經濟續華園藝邊評選
        """

    private static let punctuation = "，。、；：？！“”‘’（）《》「」『』〔〕【】—…·　０１２３４５６７８９％"
}
