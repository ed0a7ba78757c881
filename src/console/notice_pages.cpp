#include "console/notice_pages.hpp"

#include "affairs/notices.hpp"
#include "affairs/searching.hpp"
#include "affairs/standing.hpp"
#include "console/pages.hpp"

#include <charconv>
#include <optional>
#include <sstream>

namespace lingyan::console {

namespace {

using affairs::Turn;

constexpr int a_page = 60;  // notices of one list
constexpr int most_guides = 300;

std::optional<std::int64_t> read_number(std::string_view text) {
    std::int64_t value = 0;
    auto const [end, failed] = std::from_chars(text.data(), text.data() + text.size(), value);
    return failed == std::errc{} && end == text.data() + text.size() && value > 0 ? std::optional{value} : std::nullopt;
}

http::Response html(std::string body, int status = 200) { return html_page(std::move(body), status, status == 200 ? "public, max-age=60" : "no-store"); }

data lines_of(std::string const& text) {
    data lines{data::type::list};
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);) {
        if (line.ends_with('\r')) line.pop_back();
        if (!line.empty()) lines << data{"line", line};
    }
    return lines;
}

bool is_picture(std::string const& type) { return type == "image/jpeg" || type == "image/png" || type == "image/gif" || type == "image/webp"; }

// It was out once and was taken down; whoever kept its address is told so, and nothing of what it said.
bool is_taken_down(Turn const& turn, std::int64_t number) {
    auto notice = turn.tx.notices().find(NoticeId{number});
    return notice && notice->state == NoticeState::withdrawn && notice->out_at;
}

// Of one notice that is out; nothing of any other.
std::optional<Notice> published(Turn const& turn, std::int64_t number) {
    auto notice = turn.tx.notices().find(NoticeId{number});
    return notice && notice->state == NoticeState::out ? notice : std::nullopt;
}

data notice_data(Turn const& turn, Notice const& notice) {
    data page;
    auto day = local_day(notice.out_at.value_or(notice.given_at));
    page.set("number", std::to_string(notice.id.value()));
    page.set("title", notice.title);
    page.set("village", affairs::unit_name(turn, notice.village));
    page.set("code", notice.village.text());
    page.set("affair", affairs::notices::say_affair(notice.affair));
    page.set("day", say_full_day(day));
    page.set("mark", affairs::notices::mark_of(notice));
    page.set("has_mark", !affairs::notices::mark_of(notice).empty());
    page.set("forms", affairs::notices::say_forms(notice.forms));
    page.set("has_forms", !notice.forms.empty());
    page.set("lines", lines_of(notice.text));
    auto unit = turn.county.roster.unit(notice.village);
    page.set("publisher", notice.affair == Affair::party ? affairs::unit_name(turn, notice.village) + "党组织" : unit ? unit->name : "");
    data photos{data::type::list};
    for (std::size_t i = 0; i < notice.photos.size(); ++i) {
        data photo;
        photo.set("number", std::to_string(notice.id.value()));
        photo.set("place", std::to_string(i + 1));
        photos << photo;
    }
    page.set("photos", photos);
    page.set("office", affairs::office_name(turn, notice.village));
    page.set("phone", affairs::office_phone(turn, notice.village));
    return page;
}

// Which part of a village's notices: of a month (2026-08), of a kind (finance).
struct Part {
    std::optional<Affair> affair;
    std::optional<language::Months> months;
    std::string query() const {  // as an address has it
        std::string text;
        if (affair) text += "&kind=" + affairs::notices::record_word(*affair);
        if (months) text += "&month=" + month_text(months->first);
        return text;
    }
    static std::string month_text(int month) { return to_text(make_date(month / 12, unsigned(month % 12) + 1, 1)).substr(0, 7); }
};
constexpr Affair affairs_shown[] = {Affair::party, Affair::village, Affair::finance, Affair::service};
constexpr int months_shown = 6;

Part part_of(http::Request const& request) {
    Part part;
    auto const kind = request.parameter("kind"), month = request.parameter("month");
    for (auto affair : affairs_shown)
        if (kind == affairs::notices::record_word(affair)) part.affair = affair;
    if (auto const first = read_date(month + "-01")) part.months = language::months_of(*first, *first);
    return part;
}

data link_data(std::string const& name, Part const& part, bool here) {
    data link;
    link.set("name", name);
    link.set("query", part.query());
    link.set("here", here);
    return link;
}

data list_data(Turn const& turn, Unit const& village, int number, Part const& part) {
    data page;
    page.set("village", affairs::unit_name(turn, village.id));
    auto listed = affairs::searching::listed(turn, {village.id}, part.months, part.affair, a_page, (number - 1) * a_page);
    auto const& found = listed.notices;
    bool more = listed.count > std::size_t(number - 1) * a_page + found.size() && !found.empty();
    data kinds{data::type::list}, months{data::type::list};
    kinds << link_data("全部", {{}, part.months}, !part.affair);
    for (auto affair : affairs_shown) kinds << link_data(affairs::notices::say_affair(affair), {affair, part.months}, part.affair == affair);
    auto const now = language::month_of_day(turn.today());
    months << link_data("全部", {part.affair, {}}, !part.months);
    for (int month = now; month > now - months_shown; --month)
        months << link_data(std::to_string(month % 12 + 1) + "月", {part.affair, language::Months{month, month}}, part.months && part.months->first == month);
    page.set("kinds", kinds);
    page.set("months", months);
    page.set("query", part.query());
    page.set("chosen", (part.months ? std::to_string(part.months->first / 12) + "年" + std::to_string(part.months->first % 12 + 1) + "月" : std::string{}) +
                           (part.affair ? affairs::notices::say_affair(*part.affair) : std::string{}));
    page.set("has_chosen", part.months.has_value() || part.affair.has_value());
    data rows{data::type::list};
    for (auto const& notice : found) {
        data row;
        row.set("number", std::to_string(notice.id.value()));
        row.set("title", notice.title);
        row.set("affair", affairs::notices::say_affair(notice.affair));
        row.set("day", say_full_day(local_day(notice.out_at.value_or(notice.given_at))));
        auto mark = affairs::notices::mark_of(notice);
        row.set("mark", mark.empty() ? "" : "（" + mark + "）");
        rows << row;
    }
    page.set("rows", rows);
    page.set("none", found.empty() && !part.months && !part.affair && number == 1);
    page.set("none_like_this", found.empty() && (part.months || part.affair || number > 1));
    page.set("more", more);
    page.set("code", village.id.text());
    page.set("next", std::to_string(number + 1));
    return page;
}

// Units below this one, down to the villages.
data places_data(Turn const& turn, std::vector<Unit const*> const& units, std::string const& name) {
    data page, rows{data::type::list};
    page.set("place", name);
    for (auto unit : units) {
        data row;
        row.set("code", unit->id.text());
        row.set("name", affairs::unit_name(turn, unit->id));
        rows << row;
    }
    page.set("rows", rows);
    return page;
}

data guides_data(Turn const& turn) {
    data page, rows{data::type::list};
    auto const all = turn.tx.guides().all(most_guides);
    for (auto const& guide : all) {
        data row;
        row.set("number", std::to_string(guide.id.value()));
        row.set("title", guide.title);
        rows << row;
    }
    page.set("rows", rows);
    page.set("none", all.empty());
    page.set("office", affairs::office_name(turn, {}));
    page.set("phone", affairs::office_phone(turn, {}));
    return page;
}

data guide_data(Turn const& turn, Guide const& guide) {
    data page;
    page.set("title", guide.title);
    page.set("lines", lines_of(guide.text));
    page.set("place", guide.place);
    page.set("has_place", !guide.place.empty());
    page.set("materials", guide.materials);
    page.set("has_materials", !guide.materials.empty());
    page.set("phone", guide.phone.empty() ? affairs::office_phone(turn, {}) : guide.phone);
    page.set("office", guide.phone.empty() ? affairs::office_name(turn, {}) : std::string{});
    return page;
}

data privacy_data(Turn const& turn) {
    data page;
    page.set("office", affairs::office_name(turn, {}));
    page.set("phone", affairs::office_phone(turn, {}));
    return page;
}

std::vector<Unit const*> below(Turn const& turn, Unit const* unit) {
    std::vector<Unit const*> found;
    for (auto const& one : turn.county.roster.units())
        if (one.merged_into.empty() && one.level <= Level::village && (unit ? one.parent == unit->id : one.level == Level::county)) found.push_back(&one);
    return found;
}

}  // namespace

struct NoticePages::Templates {
    mustache notice, list, places, missing, guide, guides, privacy;
    std::string style;
};

NoticePages::NoticePages(std::string const& folder, Look look)
    : templates_(new Templates{read_page(folder + "/notice.mustache"), read_page(folder + "/notice_list.mustache"), read_page(folder + "/notice_places.mustache"),
                               read_page(folder + "/notice_missing.mustache"), read_page(folder + "/notice_guide.mustache"), read_page(folder + "/notice_guides.mustache"),
                               read_page(folder + "/notice_privacy.mustache"), read_text(folder + "/notice.css")}),
      look_(std::move(look)) {}

NoticePages::~NoticePages() = default;

boost::asio::awaitable<http::Response> NoticePages::handle(http::Request request) {
    http::Response response;
    if (request.method != "GET" && request.method != "HEAD") {
        response.status = 405;
        response.headers.emplace_back("Allow", "GET, HEAD");
        co_return with_headers(std::move(response));
    }
    std::string path = request.path.substr(std::string_view("/n/").size());
    if (path.ends_with('/')) path.pop_back();
    if (path == "style.css") {
        response.type = "text/css; charset=utf-8";
        response.body = templates_->style;
        response.headers.emplace_back("Cache-Control", "public, max-age=86400");
        co_return with_headers(std::move(response));
    }
    auto const slash = path.find('/');
    std::string const first = path.substr(0, slash), second = slash == path.npos ? std::string{} : path.substr(slash + 1);
    std::optional<std::string> body;
    std::function<void(Turn const&)> const work = [&](Turn const& turn) {
        if (first.empty() || first == "v") {
            auto unit = second.empty() ? nullptr : turn.county.roster.unit(UnitId{second});
            if (!unit && !second.empty()) return;
            auto page = read_number(request.parameter("page")).value_or(1);
            if (unit && unit->level == Level::village) body = templates_->list.render(list_data(turn, *unit, int(std::min<std::int64_t>(page, 10000)), part_of(request)));
            else if (!unit || unit->level < Level::village) body = templates_->places.render(places_data(turn, below(turn, unit), unit ? affairs::unit_name(turn, unit->id) : ""));
            return;
        }
        if (first == "privacy" && second.empty()) {
            body = templates_->privacy.render(privacy_data(turn));
            return;
        }
        if (first == "g") {
            auto const id = read_number(second);
            auto const guide = id ? turn.tx.guides().find(GuideId{*id}) : std::nullopt;
            if (guide) body = templates_->guide.render(guide_data(turn, *guide));
            else if (second.empty()) body = templates_->guides.render(guides_data(turn));
            return;
        }
        auto number = read_number(first);
        auto notice = number ? published(turn, *number) : std::nullopt;
        if (!notice) {
            if (number && is_taken_down(turn, *number)) response.status = 410;
            return;
        }
        if (second.empty()) {
            body = templates_->notice.render(notice_data(turn, *notice));
            return;
        }
        auto place = read_number(second);
        if (!place || std::size_t(*place) > notice->photos.size()) return;
        auto photo = notice->photos[std::size_t(*place - 1)];
        auto type = turn.tx.media().type(photo);
        auto bytes = is_picture(type) ? turn.tx.media().bytes(photo) : std::nullopt;
        if (!bytes) return;
        response.type = type;
        body = std::move(*bytes);
    };
    auto looking = look_(work);
    co_await std::move(looking);
    if (!body) {
        data page;
        page.set("taken_down", response.status == 410);
        co_return html(templates_->missing.render(page), response.status == 410 ? 410 : 404);
    }
    if (response.type.starts_with("image/")) {
        response.body = std::move(*body);
        response.headers.emplace_back("Cache-Control", "public, max-age=60");
        co_return with_headers(std::move(response));
    }
    co_return html(std::move(*body));
}

}  // namespace lingyan::console
