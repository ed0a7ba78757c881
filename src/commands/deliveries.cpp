#include "commands/deliveries.hpp"

#include "flow/pause.hpp"

#include <nlohmann/json.hpp>

namespace lingyan::commands {

namespace {

using nlohmann::json;

struct Found {
    std::vector<Delivery> deliveries;
    std::vector<InboxRow> parked;
    std::vector<flow::Paused> paused;
    std::map<DeliveryState, int> counts;
};

struct Words {
    char const* name;  // for programs
    char const* word;
    char const* what_to_do;
};

Words words_of(Delivery const& delivery) {
    auto trouble = delivery.trouble;
    if (trouble == Trouble::none)
        trouble = delivery.state == DeliveryState::unknown ? Trouble::unknown : delivery.state == DeliveryState::expired ? Trouble::channel : Trouble::address;
    switch (trouble) {
        case Trouble::ours: return {"ours", "trouble.ours_line", "trouble.ours_do"};
        case Trouble::channel: return {"channel", "trouble.channel_line", "trouble.channel_do"};
        case Trouble::address: return {"address", "trouble.address_line", "trouble.address_do"};
        default: return {"unknown", "trouble.unknown_line", "trouble.unknown_do"};
    }
}

Found look(Store& store, std::vector<std::string> const& accounts) {
    Found found;
    std::function<void(Transaction&)> work = [&](Transaction& tx) {
        found.deliveries = tx.outbox().not_arrived();
        found.parked = tx.inbox().parked();
        found.counts = tx.outbox().counts({});
        for (auto const& account : accounts)
            if (auto pause = flow::paused(tx, account)) found.paused.push_back(*pause);
    };
    store.transact_now(work);
    return found;
}

class Listing {
public:
    Listing(Found const& found, flow::Knowledge const& knowledge) : found_(found), knowledge_(knowledge) {}

    std::string text() const {
        std::string out;
        for (auto const& pause : found_.paused) line(out, {to_text(pause.since), pause.account, say("trouble.account_line"), say(do_about(pause)), pause.cause});
        for (auto const& row : found_.parked)
            line(out, {to_text(row.received_at), name_of(row.person), row.sender.account, say("trouble.parked_line"), say("trouble.parked_do")});
        for (auto const& one : found_.deliveries) {
            auto words = words_of(one);
            line(out, {to_text(one.due_at), name_of(one.person), one.to.account, say(words.word), say(words.what_to_do), one.detail});
        }
        if (found_.deliveries.empty()) line(out, {say("deliveries.all_line")});
        line(out, {say("deliveries.counts_line", {{"n", count(DeliveryState::sent)}, {"m", count(DeliveryState::waiting)}, {"d", std::to_string(found_.deliveries.size())}})});
        return out;
    }

    std::string as_json() const {
        json out{{"not_arrived", json::array()}, {"not_answered", json::array()}, {"accounts", json::array()}, {"counts", json::object()}};
        for (auto const& pause : found_.paused)
            out["accounts"].push_back({{"account", pause.account}, {"since", to_text(pause.since)}, {"needs_person", pause.needs_person}, {"cause", pause.cause}, {"do", say(do_about(pause))}});
        for (auto const& row : found_.parked)
            out["not_answered"].push_back({{"at", to_text(row.received_at)}, {"person", row.person.text()}, {"name", name_of(row.person)}, {"account", row.sender.account}, {"do", say("trouble.parked_do")}});
        for (auto const& one : found_.deliveries) {
            auto words = words_of(one);
            out["not_arrived"].push_back({{"at", to_text(one.due_at)}, {"person", one.person.text()}, {"name", name_of(one.person)}, {"account", one.to.account}, {"state", to_text(one.state)},
                                          {"trouble", words.name}, {"word", say(words.word)}, {"do", say(words.what_to_do)}, {"detail", one.detail}});
        }
        for (auto const& [state, n] : found_.counts) out["counts"][to_text(state)] = n;
        return out.dump(2, ' ', false, json::error_handler_t::replace) + "\n";
    }

private:
    Found const& found_;
    flow::Knowledge const& knowledge_;

    std::string say(char const* key, Fields fields = {}) const { return knowledge_.wording->text(Say{key, std::move(fields)}); }
    std::string count(DeliveryState state) const { return std::to_string(found_.counts.contains(state) ? found_.counts.at(state) : 0); }
    static char const* do_about(flow::Paused const& pause) { return pause.needs_person ? "trouble.account_do" : "trouble.account_wait_do"; }

    std::string name_of(PersonId const& id) const {
        auto person = knowledge_.county.roster.person(id);
        return person ? person->name : say("trouble.nobody_line");
    }
    static void line(std::string& out, std::vector<std::string> const& cells) {
        for (std::size_t i = 0; i < cells.size(); ++i) out += (i ? "\t" : "") + cells[i];
        out += '\n';
    }
};

}  // namespace

std::string deliveries(Store& store, flow::Knowledge const& knowledge, std::vector<std::string> const& accounts, ListForm form) {
    auto found = look(store, accounts);
    Listing listing(found, knowledge);
    return form == ListForm::json ? listing.as_json() : listing.text();
}

}  // namespace lingyan::commands
