// Tables of endings, surnames and titles; the longer of two that begin alike stands first.
#include "language/name_parts.hpp"

#include <algorithm>

namespace lingyan::language {
namespace {

bool begins_with(std::u32string_view text, std::u32string_view word) { return text.substr(0, word.size()) == word; }
bool ends_with(std::u32string_view text, std::u32string_view word) {
    return text.size() >= word.size() && text.substr(text.size() - word.size()) == word;
}

constexpr Ending endings[] = {
    {0, U"社区居民委员会"}, {0, U"村村民委员会"}, {0, U"村民委员会"}, {0, U"居民委员会"}, {0, U"村村委会"},
    {0, U"社区居委会"}, {0, U"社区居委"}, {0, U"社区"}, {0, U"村委会"}, {0, U"居委会"}, {0, U"村委"}, {0, U"村"}, {0, U"委会"},
};

std::u32string_view kind_of(std::u32string_view ending) {
    if (begins_with(ending, U"社区") || begins_with(ending, U"居")) return U"社区";
    if (begins_with(ending, U"村")) return U"村";
    return {};
}

constexpr std::u32string_view double_surnames[] = {
    U"欧阳", U"上官", U"司马", U"诸葛", U"皇甫", U"尉迟", U"公孙", U"慕容", U"令狐", U"司徒", U"夏侯", U"东方",
    U"宇文", U"长孙", U"端木", U"南宫", U"独孤", U"申屠", U"闻人", U"轩辕", U"赫连", U"呼延", U"拓跋",
};
constexpr std::u32string_view surnames =
    U"赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳"
    U"鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊"
    U"纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯管卢莫经房裘缪干解应宗丁宣邓郁单杭"
    U"洪包诸左石崔吉龚程嵇邢裴陆荣翁荀羊惠甄曲封储靳邴糜松井段富巫乌焦巴弓牧谷车侯宓蓬全班仰秋仲伊宫宁仇栾暴甘厉戎祖武符刘景詹"
    U"束龙叶幸司韶郜黎蓟薄印宿白怀蒲台从鄂索咸籍赖卓蔺屠蒙池乔阴胥能苍双闻莘党翟谭贡劳逄姬申扶堵冉宰郦雍璩桑桂濮牛寿通边扈燕冀"
    U"浦尚农温别庄晏柴瞿阎充慕连茹习宦艾鱼容向古易慎戈廖庾终暨居衡步都耿满弘匡国文寇广禄阙东欧利蔚越隆师巩聂晁勾敖融冷辛阚那简"
    U"饶空曾沙养鞠丰巢关相查后荆红游竺权盖益桓公肖闫仝岳佟展代尧苟青阳冶";

}  // namespace

VillageName village_name(std::u32string_view name) {
    for (auto const& ending : endings) {
        if (!ends_with(name, ending.kind)) continue;
        auto const stem = name.substr(0, name.size() - ending.kind.size());
        auto const kind = kind_of(ending.kind);
        if (stem.size() >= 2) return {stem, kind};
        if (kind.empty() || stem.empty()) continue;
        return {name.substr(0, stem.size() + kind.size()), {}};  // 马村 is all there is
    }
    return {name, {}};
}

Ending ending_at(std::u32string_view text) {
    for (auto const& ending : endings)
        if (begins_with(text, ending.kind)) return {ending.kind.size(), kind_of(ending.kind)};
    return {};
}

std::size_t surname_length(std::u32string_view name) {
    if (name.size() >= 3)
        for (auto surname : double_surnames)
            if (begins_with(name, surname)) return 2;
    // Four characters without such a surname are a name of another kind: 扎西多杰, 马合木提.
    if (name.size() < 2 || name.size() > 3) return 0;
    return surnames.find(name[0]) == surnames.npos ? 0 : 1;
}

bool is_name_without_surname(std::u32string_view name) {
    static constexpr std::u32string_view beginnings[] = {
        U"扎西", U"才让", U"才旦", U"才仁", U"多杰", U"卓玛", U"央金", U"拉毛", U"尕藏", U"尕让", U"尕玛", U"噶玛", U"桑杰", U"桑吉", U"尼玛", U"达娃", U"次仁", U"泽仁", U"泽让",
        U"丹增", U"旦增", U"旦正", U"丹正", U"洛桑", U"索南", U"仁青", U"仁增", U"班玛", U"白玛", U"万玛", U"更登", U"更藏", U"久美", U"昂毛", U"昂旺", U"阿旺", U"彭措", U"平措", U"格桑",
        U"贡保", U"贡布", U"豆格", U"豆拉", U"南杰", U"旺杰", U"旺堆", U"切吉", U"拉加", U"加洋", U"夏吾", U"德吉", U"德毛", U"官却", U"项秀", U"华青", U"万德", U"曲吉", U"措毛", U"吉毛",
        U"角巴", U"巴桑", U"普布", U"边巴", U"强巴", U"益西", U"云丹", U"罗布", U"嘉措", U"加措", U"格勒"};
    return name.size() <= 6 && std::ranges::any_of(beginnings, [&](auto beginning) { return begins_with(name, beginning); });
}

Title const* title_at(std::u32string_view text) {
    static std::vector<Title> const titles = {
        {U"第一书记", {"first_secretary"}},
        {U"副书记", {"deputy_secretary"}},
        {U"纪委书记", {"discipline"}},
        {U"支书", {"village.secretary", "both_posts"}},
        {U"书记", {"secretary", "both_posts", "discipline"}},
        {U"副主任", {}},
        {U"主任", {"director", "both_posts", "office", "supervision_head", "administrator"}},
        {U"村长", {"director", "both_posts"}},
        {U"会计", {"accounting", "clerk"}},
        {U"文书", {"clerk"}},
        {U"副镇长", {}}, {U"镇长", {"township.head"}}, {U"副乡长", {}}, {U"乡长", {"township.head"}},
        {U"副部长", {}}, {U"部长", {"organization"}},
        {U"委员", {"committee", "member", "organization"}},
        {U"站长", {"station"}},
        {U"组长", {"group_leader"}},
        {U"队长", {}}, {U"社长", {}}, {U"所长", {}}, {U"局长", {}}, {U"干事", {}}, {U"专干", {}},
        {U"网格员", {"grid_worker"}},
        {U"老师", {}}, {U"医生", {}}, {U"同志", {}},
    };
    struct Longer { std::u32string_view word; char32_t goes_on; };  // another word that begins like a title
    static constexpr Longer longer[] = {{U"会计", U'划'}, {U"主任", U'务'}, {U"书记", U'员'}, {U"同志", U'们'}};
    for (auto const& title : titles) {
        if (!begins_with(text, title.word)) continue;
        for (auto const& other : longer)
            if (title.word == other.word && text.size() > title.word.size() && text[title.word.size()] == other.goes_on)
                return nullptr;
        return &title;
    }
    return nullptr;
}

}  // namespace lingyan::language
