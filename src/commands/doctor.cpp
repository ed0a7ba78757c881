// Nothing of it is seen by a person: the URL's check is answered by itself, the event that is made up is one nobody answers.
#include "commands/doctor.hpp"

#include "http/client.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/use_future.hpp>

#include <stdexcept>

namespace lingyan::commands {

namespace asio = boost::asio;

namespace {

class Round {
public:
    Round(wording::Wording const& wording, std::string const& public_url, Timestamp now) : wording_(wording), public_url_(public_url), now_(now) {}

    asio::awaitable<Examined> visit(std::vector<Patient> const& patients) {
        for (auto const& patient : patients) {
            auto one = visit(patient);
            co_await std::move(one);
        }
        co_return done_;
    }

private:
    wording::Wording const& wording_;
    std::string const& public_url_;
    Timestamp now_;
    Examined done_;

    void say(Patient const& patient, char const* key, Fields fields = {}) {
        fields["name"] = patient.account;
        done_.lines += wording_.text(Say{key, std::move(fields)}) + "\n";
    }
    void complain(Patient const& patient, char const* key, Fields fields = {}) {
        say(patient, key, std::move(fields));
        done_.well = false;
    }

    asio::awaitable<void> visit(Patient const& patient) {
        auto* const upkeep = patient.platform ? patient.platform->upkeep() : nullptr;
        if (!upkeep) {
            say(patient, "doctor.simulator_line");
            co_return;
        }
        bool const was_well = std::exchange(done_.well, true);
        auto const token = co_await upkeep->try_token();
        bool const sends = token.kind == Outcome::Kind::sent;
        if (!sends) complain(patient, "doctor.sends_not_line", {{"reason", token.detail}});
        auto const calls = upkeep->self_calls(now_);
        if (!answers_itself(patient, calls)) complain(patient, "doctor.settings_line");
        else if (!public_url_.empty()) co_await call_from_outside(patient, calls.front());
        if (done_.well) say(patient, public_url_.empty() ? "doctor.sends_line" : "doctor.well_line");
        if (patient.plain_mode) say(patient, "doctor.plain_line");
        if (sends && !patient.menu.empty()) {
            auto const put_up = co_await upkeep->put_up_menu(patient.menu);
            if (put_up.kind == Outcome::Kind::sent) say(patient, "doctor.menu_line");
            else complain(patient, "doctor.menu_not_line", {{"reason", put_up.detail}});
        }
        done_.well = done_.well && was_well;
    }

    bool answers_itself(Patient const& patient, std::vector<SelfCall> const& calls) const {
        for (auto const& call : calls) {
            auto const answered = patient.platform->receive(call.request, now_);
            auto const* response = std::get_if<http::Response>(&answered);
            if (!response || response->status != 200 || response->body != call.answer) return false;
        }
        return true;
    }

    asio::awaitable<void> call_from_outside(Patient const& patient, SelfCall const& check) {
        auto const url = public_url_ + "/callback/" + patient.account;
        std::string target = "/callback/" + patient.account;
        char mark = '?';
        for (auto const& [name, value] : check.request.query) {
            target.append(1, mark).append(name).append("=").append(http::percent_encode(value));
            mark = '&';
        }
        http::Fetched fetched;
        try {
            http::Client client(public_url_);
            fetched = co_await client.get(target);
        } catch (std::invalid_argument const& error) {
            fetched.failure = http::Failure::before_request;
            fetched.detail = error.what();
        }
        if (fetched.failure != http::Failure::none) complain(patient, "doctor.unreachable_line", {{"url", url}, {"reason", fetched.detail}});
        else if (fetched.response.status != 200 || fetched.response.body != check.answer)
            complain(patient, "doctor.other_answer_line", {{"url", url}, {"n", std::to_string(fetched.response.status)}});
    }
};

}  // namespace

Examined examine(std::vector<Patient> const& patients, wording::Wording const& wording, std::string const& public_url, Timestamp real_now) {
    asio::io_context io{1};
    Round round(wording, public_url, real_now);
    auto examined = asio::co_spawn(io, round.visit(patients), asio::use_future);
    io.run();
    return examined.get();
}

}  // namespace lingyan::commands
