#include "language/standalone.hpp"

namespace lingyan::language {

namespace {
constexpr std::size_t longest = 8;  // of a word that is a command: 看看负面清单办法
}

bool stands_alone(Command const& command) {
    bool const bare = command.rest.empty() && !command.number && command.text.find('\n') == std::string::npos;
    switch (command.intent) {
        case Intent::all: case Intent::mine: case Intent::week: case Intent::given: case Intent::help: case Intent::telephone: case Intent::list: case Intent::list_end:
        case Intent::ledger: case Intent::resume: case Intent::talk_left: case Intent::training_status: case Intent::training_left: case Intent::need_help: case Intent::bind:
            return bare && characters(command.text) <= 2 * longest;
        case Intent::notices: return characters(command.text) <= longest && command.text.find(' ') == std::string::npos;
        case Intent::show: case Intent::why: case Intent::table: case Intent::take_down: case Intent::withdraw: return command.number.has_value() && characters(command.text) <= longest;
        default: return false;
    }
}

bool asks_of_a_line(Command const& command) {
    bool const asks = command.intent == Intent::extend || command.intent == Intent::need_help || command.intent == Intent::not_ours;
    return asks && command.number && characters(command.text) <= longest;
}

}  // namespace lingyan::language
