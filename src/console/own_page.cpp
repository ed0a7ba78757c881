// Signing in: the browser is sent to the chat tool with a state that is also sealed into its cookie, and comes back with that state and a
// code. A state comes back once, and only to where it was given; the way back is always this page, whatever was asked.
#include "console/own_page.hpp"

#include "affairs/notices.hpp"
#include "affairs/resident_villages.hpp"
#include "affairs/residents.hpp"
#include "affairs/searching.hpp"
#include "affairs/standing.hpp"
#include "affairs/stopping.hpp"
#include "console/pages.hpp"
#include "telemetry/log.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>

namespace lingyan::console {

namespace asio = boost::asio;
using affairs::Turn;

namespace {

constexpr auto way_cookie = "lingyan_way", own_cookie = "lingyan_me";
constexpr std::chrono::minutes way_stands{10}, sign_in_stands{30};
constexpr std::size_t most_used = 20'000;
constexpr int most_asking = 16;
constexpr int notices_shown = 3;

std::chrono::minutes life_of(std::string_view cookie) { return cookie == way_cookie ? way_stands : sign_in_stands; }

std::string path_of(std::string const& account) { return "/me/" + account; }

std::string cookie_in(http::Request const& request, std::string_view name) {
    std::string_view rest = request.header("cookie");
    while (!rest.empty()) {
        auto const one = rest.substr(0, rest.find(';'));
        rest.remove_prefix(std::min(one.size() + 1, rest.size()));
        auto const begin = one.find_first_not_of(' ');
        if (begin == one.npos) continue;
        auto const pair = one.substr(begin);
        if (pair.starts_with(name) && pair.substr(name.size()).starts_with('=')) return std::string(pair.substr(name.size() + 1));
    }
    return {};
}

http::Response go_to(std::string const& where) {
    http::Response response;
    response.status = 302;
    response.headers.emplace_back("Location", where);
    response.headers.emplace_back("Cache-Control", "no-store");
    return with_headers(std::move(response));
}

data village_data(Turn const& turn, UnitId const& village) {
    data one, rows{data::type::list};
    one.set("name", affairs::unit_name(turn, village));
    one.set("code", village.text());
    auto const listed = affairs::searching::listed(turn, {village}, std::nullopt, std::nullopt, notices_shown, 0);
    for (auto const& notice : listed.notices) {
        data row;
        row.set("number", std::to_string(notice.id.value()));
        row.set("title", notice.title);
        row.set("affair", affairs::notices::say_affair(notice.affair));
        row.set("day", say_full_day(local_day(notice.out_at.value_or(notice.given_at))));
        rows << row;
    }
    one.set("rows", rows);
    one.set("none_yet", listed.notices.empty());
    return one;
}

data own_data(Turn const& turn, std::string const& account, std::string const& who) {
    auto const person = turn.county.roster.at_address(account, who);
    bool const works = person && !turn.county.roster.posts_of(person->id, turn.today()).empty();
    auto const conversation = turn.tx.conversations().load(works ? person->id.text() : affairs::resident_key(account, who));
    auto const followed = works ? std::vector<UnitId>{} : affairs::residents::followed(turn, conversation);
    data page, villages{data::type::list};
    for (auto const& village : followed) villages << village_data(turn, village);
    page.set("villages", villages);
    page.set("works", works);
    page.set("resident", !works);
    page.set("none", !works && followed.empty());
    page.set("left", conversation.left);
    page.set("notices", affairs::stopping::wants_notices(conversation));
    page.set("unasked", !conversation.stopped);
    page.set("office", affairs::office_name(turn, conversation.village));
    page.set("phone", affairs::office_phone(turn, conversation.village));
    return page;
}

}  // namespace

struct OwnPage::Templates {
    mustache own, trouble;
};

struct OwnPage::Asking {
    explicit Asking(int& count) : count_(count) { ++count_; }
    Asking(Asking const&) = delete;
    ~Asking() { --count_; }
    int& count_;
};

OwnPage::OwnPage(std::string const& folder, Look look, Tickets tickets, std::string public_url)
    : templates_(new Templates{read_page(folder + "/own.mustache"), read_page(folder + "/own_trouble.mustache")}), look_(std::move(look)),
      tickets_(std::move(tickets)), public_url_(std::move(public_url)) {}

OwnPage::~OwnPage() = default;

// What stands in the cookie, where it is ours, for this account, and not too old.
std::optional<std::string> OwnPage::kept(http::Request const& request, std::string_view name, std::string const& account, Timestamp real_now) const {
    auto const opened = tickets_.open(cookie_in(request, name));
    auto const head = std::string(name) + "\n" + account + "\n";
    if (!opened || !opened->starts_with(head)) return std::nullopt;
    auto const rest = std::string_view(*opened).substr(head.size());
    std::int64_t until = 0;
    auto const [end, failed] = std::from_chars(rest.data(), rest.data() + rest.size(), until);
    if (failed != std::errc{} || end == rest.data() + rest.size() || *end != '\n' || real_now.time_since_epoch().count() > until) return std::nullopt;
    return std::string(end + 1, rest.data() + rest.size());
}

// An empty value takes the cookie away.
http::Response OwnPage::with_cookie(http::Response response, char const* name, std::string const& account, std::string const& value, Timestamp real_now) const {
    auto const life = value.empty() ? std::chrono::minutes{0} : life_of(name);
    auto const until = std::to_string((real_now + life).time_since_epoch().count());
    auto const ticket = value.empty() ? std::string{} : tickets_.seal(std::string(name) + "\n" + account + "\n" + until + "\n" + value);
    // Lax: the way back from the tool begins there.
    auto cookie = std::string(name) + "=" + ticket + "; Path=" + path_of(account) + "; Max-Age=" + std::to_string(std::chrono::seconds{life}.count()) + "; HttpOnly; SameSite=Lax";
    if (public_url_.starts_with("https:")) cookie += "; Secure";
    response.headers.emplace_back("Set-Cookie", std::move(cookie));
    return response;
}

bool OwnPage::is_used(std::string const& state, Timestamp real_now) {
    std::erase_if(used_, [&](auto const& one) { return one.second < real_now; });
    if (used_.size() >= most_used) used_.erase(std::min_element(used_.begin(), used_.end(), [](auto const& a, auto const& b) { return a.second < b.second; }));
    return !used_.try_emplace(state, real_now + way_stands).second;
}

http::Response OwnPage::trouble(char const* kind, int status, std::string const& account) const {
    data page;
    page.set(kind, true);
    page.set("again_at", path_of(account));
    auto response = html_page(templates_->trouble.render(page), status, "no-store");
    if (status == 503) response.headers.emplace_back("Retry-After", "60");
    return response;
}

asio::awaitable<http::Response> OwnPage::handle(http::Request request, std::string account, SignIn& sign_in, Timestamp real_now) {
    if (request.method != "GET") {
        http::Response wrong;
        wrong.status = 405;
        wrong.headers.emplace_back("Allow", "GET");
        co_return with_headers(std::move(wrong));
    }
    auto const who = kept(request, own_cookie, account, real_now);
    bool const comes_back = request.query.contains("code") || request.query.contains("state");
    if (who && comes_back) co_return go_to(path_of(account));  // read again, or gone back to
    if (who) {
        auto showing = show(account, *who);
        co_return co_await std::move(showing);
    }
    if (!comes_back) co_return send_off(account, sign_in, real_now);
    auto coming = come_back(std::move(request), account, sign_in, real_now);
    co_return co_await std::move(coming);
}

http::Response OwnPage::send_off(std::string const& account, SignIn& sign_in, Timestamp real_now) const {
    auto const state = tickets_.fresh();
    return with_cookie(go_to(sign_in.sign_in_url(public_url_ + path_of(account), state)), way_cookie, account, state, real_now);
}

asio::awaitable<http::Response> OwnPage::come_back(http::Request request, std::string account, SignIn& sign_in, Timestamp real_now) {
    auto const given = kept(request, way_cookie, account, real_now);
    auto const& code = request.parameter("code");
    bool const his = given && *given == request.parameter("state") && !code.empty() && code.size() <= 512;
    if (!his || is_used(*given, real_now)) co_return trouble("again", 403, account);
    if (asking_ >= most_asking) co_return trouble("platform", 503, account);
    Asking const asking(asking_);
    auto asked = sign_in.visitor(code);
    auto const visitor = co_await std::move(asked);
    bool const known = visitor.outcome.kind == Outcome::Kind::sent && !visitor.id.empty();
    if (known) {
        auto response = with_cookie(go_to(path_of(account)), own_cookie, account, visitor.id, real_now);
        co_return with_cookie(std::move(response), way_cookie, account, {}, real_now);
    }
    if (visitor.outcome.kind == Outcome::Kind::refused && !visitor.outcome.needs_person) co_return trouble("again", 403, account);
    log::warn("who opens the page of account {} cannot be told: {}", account, visitor.outcome.detail);
    co_return trouble(visitor.outcome.needs_person ? "ours" : "platform", 503, account);
}

asio::awaitable<http::Response> OwnPage::show(std::string account, std::string who) {
    std::string body;
    std::function<void(Turn const&)> const work = [&](Turn const& turn) { body = templates_->own.render(own_data(turn, account, who)); };
    auto looking = look_(work);
    co_await std::move(looking);
    co_return html_page(std::move(body), 200, "no-store");
}

}  // namespace lingyan::console
