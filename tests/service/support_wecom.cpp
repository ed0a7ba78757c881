#include "support_wecom.hpp"

#include <nlohmann/json.hpp>

namespace lingyan::test {

using nlohmann::json;

std::vector<std::string> receivers_of(std::string const& body) {
    std::vector<std::string> people;
    auto rest = json::parse(body).at("touser").get<std::string>() + "|";
    for (std::size_t from = 0, bar = 0; (bar = rest.find('|', from)) != std::string::npos; from = bar + 1) people.push_back(rest.substr(from, bar - from));
    return people;
}

std::string text_of_body(std::string const& body) {
    auto const message = json::parse(body);
    if (message.at("msgtype") == "text") return message.at("text").at("content");
    auto const& card = message.at("template_card");
    return card.at("main_title").at("title").get<std::string>() + "\n" + card.value("sub_title_text", "");
}

Card card_of_body(std::string const& body) {
    Card card;
    auto const message = json::parse(body);
    if (message.at("msgtype") != "template_card") return card;
    card.name = message.at("template_card").at("task_id");
    for (auto const& button : message.at("template_card").at("button_list")) card.buttons.emplace_back(button.at("text"), button.at("key"));
    return card;
}

FakeWeCom::FakeWeCom(Begin when) {
    if (when == Begin::at_once) begin();
}

FakeWeCom::~FakeWeCom() { go_down(); }

void FakeWeCom::fail_next_sends(std::deque<Fault> faults) {
    std::lock_guard const lock(mutex_);
    faults_ = std::move(faults);
}

void FakeWeCom::does_not_know(std::string const& user) {
    std::lock_guard const lock(mutex_);
    unknown_.insert(user);
}

void FakeWeCom::has_medium(std::string const& id, std::string const& bytes) {
    std::lock_guard const lock(mutex_);
    media_[id] = bytes;
}

void FakeWeCom::breaks_media(int times) {
    std::lock_guard const lock(mutex_);
    broken_media_ = times;
}

std::vector<std::string> FakeWeCom::card_updates() const {
    std::lock_guard const lock(mutex_);
    return card_updates_;
}

int FakeWeCom::media_asked() const {
    std::lock_guard const lock(mutex_);
    return media_asked_;
}

int FakeWeCom::tokens_asked() const {
    std::lock_guard const lock(mutex_);
    return tokens_asked_;
}

std::vector<std::string> FakeWeCom::bodies() const {
    std::lock_guard const lock(mutex_);
    return bodies_;
}

std::vector<std::string> FakeWeCom::shown_to(std::string const& user) const {
    std::lock_guard const lock(mutex_);
    std::vector<std::string> texts;
    for (auto const& [to, text] : shown_)
        if (to == user) texts.push_back(text);
    return texts;
}

std::string FakeWeCom::answer(std::string const& target, std::string const& body, bool& drop) {
    if (target.starts_with("/cgi-bin/gettoken")) {
        token_ = "token-" + std::to_string(++tokens_asked_);
        return with_status(200, json{{"errcode", 0}, {"errmsg", "ok"}, {"access_token", token_}, {"expires_in", 7200}}.dump());
    }
    bool const good_token = !token_.empty() && target.ends_with("access_token=" + token_);
    if (good_token && target.starts_with("/cgi-bin/media/get")) return medium(target, drop);
    if (good_token && target.starts_with("/cgi-bin/message/update_template_card")) {
        card_updates_.push_back(body);
        return with_status(200, json{{"errcode", 0}, {"errmsg", "ok"}, {"invaliduser", json::array()}}.dump());
    }
    if (!target.starts_with("/cgi-bin/message/send")) return with_status(404, "{}");
    bodies_.push_back(body);
    auto fault = Fault::none;
    if (!faults_.empty()) {
        fault = faults_.front();
        faults_.pop_front();
    }
    if (fault == Fault::token_expired) token_.clear();
    if (fault == Fault::server_error) return with_status(500, "{}");
    drop = fault == Fault::dropped;
    if (token_.empty() || target != "/cgi-bin/message/send?access_token=" + token_)
        return with_status(200, json{{"errcode", 42001}, {"errmsg", "access_token expired"}}.dump());
    return accept(body);  // what was read before the connection fell has been accepted
}

std::string FakeWeCom::medium(std::string const& target, bool& drop) {
    ++media_asked_;
    drop = broken_media_ > 0;
    if (drop) --broken_media_;
    auto const at = target.find("media_id=") + 9;
    auto const found = media_.find(target.substr(at, target.find('&', at) - at));
    if (found == media_.end()) return with_status(200, json{{"errcode", 40007}, {"errmsg", "invalid media_id"}}.dump());
    auto answer = with_status(200, found->second);
    return answer.replace(answer.find("application/json"), 16, "image/jpeg");
}

std::string FakeWeCom::accept(std::string const& body) {
    std::string invalid;
    bool anybody = false;
    for (auto const& user : receivers_of(body)) {
        if (unknown_.contains(user)) invalid += (invalid.empty() ? "" : "|") + user;
        else anybody = true;
    }
    if (!anybody) return with_status(200, json{{"errcode", 81013}, {"errmsg", "user & party & tag all invalid"}}.dump());
    if (accepted_.insert(body).second)
        for (auto const& user : receivers_of(body))
            if (!unknown_.contains(user)) shown_.emplace_back(user, text_of_body(body));
    return with_status(200, json{{"errcode", 0}, {"errmsg", "ok"}, {"invaliduser", invalid}, {"msgid", "m"}}.dump());
}

}  // namespace lingyan::test
