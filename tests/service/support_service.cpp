#include "support_service.hpp"

#include "service.hpp"
#include "state.hpp"

#include <stdexcept>
#include <utility>

namespace lingyan::test {

RunningService::RunningService(Settings settings, std::function<void(char const* point)> at_point)
    : Outside(0), settings_(std::move(settings)), at_point_(std::move(at_point)) {
    begin();
}

RunningService::~RunningService() { stop(); }

void RunningService::begin() {
    service_ = std::make_unique<Service>(settings_, at_point_);
    port_ = service_->port();
    thread_ = std::thread([this] { exit_code_ = service_->run(); });
}

int RunningService::stop() {
    if (service_) {
        service_->stop();
        thread_.join();
        service_.reset();
    }
    return exit_code_;
}

void RunningService::restart() {
    stop();
    begin();
}

std::vector<Someone> const& RunningService::everyone() {
    if (everyone_.empty()) everyone_ = people();
    return everyone_;
}

std::vector<Someone> RunningService::holders(std::string const& role, std::string const& under) {
    std::vector<Someone> found;
    for (auto const& one : everyone())
        for (auto const& post : one.posts)
            if (post.role == role && post.unit.starts_with(under)) {
                found.push_back(one);
                break;
            }
    return found;
}

Someone const& RunningService::holder(std::string const& role, std::string const& unit) {
    for (auto const& one : everyone())
        for (auto const& post : one.posts)
            if (post.role == role && (unit.empty() || post.unit == unit)) return one;
    throw std::runtime_error("nobody holds " + role + " at " + unit);
}

Someone const& RunningService::someone(std::string const& id) {
    for (auto const& one : everyone())
        if (one.id == id) return one;
    throw std::runtime_error("nobody is " + id);
}

void RunningService::look(std::function<void(Transaction&)> const& work) const {
    auto state = open_state(settings_, Opening::look);
    state.store->transact_now(work);
}

bool contains(std::string const& text, std::string const& part) { return text.find(part) != std::string::npos; }

std::vector<std::string> lines_of(std::string const& text) {
    std::vector<std::string> lines;
    std::size_t from = 0;
    while (from <= text.size()) {
        auto end = std::min(text.find('\n', from), text.size());
        lines.push_back(text.substr(from, end - from));
        from = end + 1;
    }
    return lines;
}

int count_of(std::string const& text, std::string const& part) {
    int count = 0;
    for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + part.size())) ++count;
    return count;
}

int number_of(std::string const& text, std::string const& part) {
    for (auto const& line : lines_of(text))
        if (contains(line, part)) {
            auto at = line.starts_with("【领雁】") ? std::string("【领雁】").size() : 0;
            return std::atoi(line.c_str() + at);
        }
    return 0;
}

}  // namespace lingyan::test
