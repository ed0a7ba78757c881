// The platform that is not one: which request means what, and how a person of the roster becomes a sender.
#include "adapters/simulator/simulator.hpp"

#include "adapters/simulator/answer.hpp"
#include "adapters/simulator/pages.hpp"
#include "adapters/simulator/said.hpp"
#include "crypto/hash.hpp"
#include "crypto/random.hpp"

#include <nlohmann/json.hpp>

#include <charconv>
#include <optional>

namespace lingyan::simulator {

namespace {

using nlohmann::json;

constexpr int farthest_move = 10;  // years; a clock that only goes forward should survive a slip of the keys

char const* name_of(InboundMessage::Kind kind) {
    return kind == InboundMessage::Kind::image ? "image" : kind == InboundMessage::Kind::voice ? "voice" : "text";
}

char const* name_of(Level level) {
    switch (level) {
        case Level::country: return "country";
        case Level::province: return "province";
        case Level::city: return "city";
        case Level::county: return "county";
        case Level::township: return "township";
        case Level::village: return "village";
        case Level::group: return "group";
    }
    return "";
}

std::optional<std::int64_t> read_seq(std::string const& text) {
    if (text.empty()) return 0;
    std::int64_t value = 0;
    auto const [end, failed] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (failed != std::errc{} || end != text.data() + text.size() || value < 0) return std::nullopt;
    return value;
}

// An id is the sender's own invention: with the key's separator in it, two messages could share a key.
std::string without_bars(std::string const& id) {
    std::string result;
    for (char const c : id) result += c == '|' ? "%7C" : c == '%' ? "%25" : std::string(1, c);
    return result;
}

// A browser says so itself when another site's page sends; programs say nothing.
bool from_another_site(http::Request const& request) {
    auto const found = request.headers.find("sec-fetch-site");
    return found != request.headers.end() && found->second == "cross-site";
}

}  // namespace

Simulator::Simulator(std::string account, Doors doors)
    : account_(std::move(account)), doors_(std::move(doors)), assets_(read_pages(doors_.pages)) {}

boost::asio::awaitable<http::Response> Simulator::handle(http::Request request) {
    bool const get = request.method == "GET" || request.method == "HEAD";
    bool const post = request.method == "POST";
    if (post && from_another_site(request)) co_return refusal(403, "只能从模拟器自己的页面发。");

    if (auto const asset = assets_.find(request.path); asset != assets_.end()) {
        if (!get) co_return wrong_method("GET");
        co_return asset->second;
    }
    if (request.path == "/simulator/people") co_return get ? people() : wrong_method("GET");
    if (request.path == "/simulator/units") co_return get ? units() : wrong_method("GET");
    if (request.path == "/simulator/messages") {
        if (post) co_return co_await take(request);
        if (get) co_return co_await screen(request);
        co_return wrong_method("GET, POST");
    }
    if (request.path == "/simulator/clock") {
        if (post) co_return co_await move(request);
        co_return get ? show_clock(0) : wrong_method("GET, POST");
    }
    co_return refusal(404, "没有这个地址。模拟器的页面在 / 。");
}

std::string Simulator::address_of(std::string const& who) const {
    auto const county = doors_.county();
    if (auto const* person = county->roster.person(PersonId{who}))
        for (auto const& address : person->addresses)
            if (address.account == account_) return address.id;
    return who;
}

http::Response Simulator::people() const {
    auto const county = doors_.county();
    auto const today = local_day(doors_.clock->now());
    auto list = json::array();
    for (auto const& person : county->roster.people()) {
        auto posts = json::array();
        for (auto const* post : county->roster.posts_of(person.id, today))
            posts.push_back({{"role", post->role.text()}, {"unit", post->unit.text()}});
        auto const role = posts.empty() ? json("") : posts.front()["role"];
        auto const unit = posts.empty() ? json("") : posts.front()["unit"];
        list.push_back({{"id", person.id.text()}, {"name", person.name}, {"role", role}, {"unit", unit}, {"posts", std::move(posts)}});
    }
    return json_answer(list);
}

http::Response Simulator::units() const {
    auto const county = doors_.county();
    auto list = json::array();
    for (auto const& unit : county->roster.units())
        list.push_back({{"id", unit.id.text()},
                        {"level", name_of(unit.level)},
                        {"name", unit.short_name.empty() ? unit.name : unit.short_name},
                        {"full", unit.name},
                        {"parent", unit.parent.text()}});
    return json_answer(list);
}

http::Response Simulator::show_clock(int sent) const {
    return json_answer({{"now", to_text(doors_.clock->now())}, {"sent", sent}});
}

boost::asio::awaitable<http::Response> Simulator::take(http::Request const& request) {
    auto read = read_said(request.body);
    if (auto const* refused = std::get_if<Refused>(&read)) co_return refusal(400, refused->what_to_do);
    auto& said = std::get<Said>(read);

    InboundMessage message;
    message.account = account_;
    message.sender = address_of(said.from);
    auto const id = said.id.empty() ? crypto::hex(crypto::random_bytes(16)) : said.id;
    message.key = account_ + "|" + without_bars(id) + "|" + message.sender;
    message.kind = said.kind;
    message.content_hash = crypto::hex(crypto::fingerprint(std::string(name_of(said.kind)) + "\n" + said.content));
    (said.kind == InboundMessage::Kind::text ? message.text : message.media) = std::move(said.content);
    message.sent_at = doors_.clock->now();
    message.group = std::move(said.group);
    message.addressed = said.addressed;
    auto const reply_id = "r" + crypto::hex(crypto::fingerprint(message.key + "|" + message.content_hash)).substr(0, 24);

    std::string reply;
    bool stored = true;
    try {
        auto receiving = doors_.receive(std::move(message));
        reply = co_await std::move(receiving);
    } catch (StoreError const&) {
        stored = false;
    }
    if (!stored) co_return later();

    auto replies = json::array();
    if (!reply.empty()) replies.push_back({{"id", reply_id}, {"text", reply}});
    co_return json_answer({{"replies", std::move(replies)}});
}

boost::asio::awaitable<http::Response> Simulator::screen(http::Request const& request) {
    auto const to = request.parameter("to");
    if (to.empty()) co_return refusal(400, "缺 to：写名册里的人员编号，或一个号码。");
    auto const after = read_seq(request.parameter("after"));
    if (!after) co_return refusal(400, "after 要是一个整数，从 0 起。");

    Address const address{account_, address_of(to)};
    std::vector<Delivery> sent;
    std::function<void(Transaction&)> const look = [&](Transaction& tx) { sent = tx.outbox().sent_to(address, *after); };
    bool answered = true;
    try {
        co_await doors_.store->transact(look);
    } catch (StoreError const&) {
        answered = false;
    }
    if (!answered) co_return later();

    auto list = json::array();
    for (auto const& delivery : sent)
        list.push_back({{"seq", delivery.seq}, {"to", to}, {"text", delivery.text}, {"at", to_text(delivery.sent_at)}});
    co_return json_answer({{"messages", std::move(list)}});
}

boost::asio::awaitable<http::Response> Simulator::move(http::Request const& request) {
    if (!doors_.clock_moves) co_return refusal(409, "现在用的是真实时间，拨不动。要拨，把设置里 [clock] 的 mode 改成 manual。");
    auto const read = read_wished_time(request.body);
    if (auto const* refused = std::get_if<Refused>(&read)) co_return refusal(400, refused->what_to_do);
    auto const wished = std::get<Timestamp>(read);
    auto const now = doors_.clock->now();
    if (wished < now) co_return refusal(400, "时钟只能往前拨。现在是 " + to_text(now) + "，选一个更晚的时间。");
    if (local_day(wished) > add_months(local_day(now), 12 * farthest_move)) co_return refusal(400, "一次最多往前拨十年，选一个近一点的时间。");

    int sent = 0;
    bool stored = true;
    try {
        sent = co_await doors_.move_clock(wished);
    } catch (StoreError const&) {
        stored = false;
    }
    co_return stored ? show_clock(sent) : later();
}

std::variant<http::Response, InboundMessage> Simulator::receive(http::Request const&, Timestamp) {
    return refusal(404, "模拟器没有回调地址。发消息用 POST /simulator/messages。");
}

http::Response Simulator::acknowledge(InboundMessage const&, std::string const& reply, Timestamp) {
    http::Response response;
    response.body = reply;
    return response;
}

boost::asio::awaitable<std::vector<Outcome>> Simulator::send(std::vector<std::string> const& to, OutboundMessage const&) {
    Outcome sent;
    sent.kind = Outcome::Kind::sent;
    co_return std::vector<Outcome>(to.size(), sent);
}

}  // namespace lingyan::simulator
