// Some hundred words in one table; of two lists that hold a word the first says what it means.
#include "language/command_alone.hpp"

#include "language/command_words.hpp"

#include <unordered_map>

namespace lingyan::language {

std::optional<Intent> meaning_alone(std::string_view text) {
    static auto const meanings = [] {
        struct Row {
            Intent intent;
            Words const& words;
        };
        std::unordered_map<std::string_view, Intent> all;
        for (auto const& [intent, words] : {Row{Intent::undo, undo_words}, Row{Intent::all, all_words}, Row{Intent::mine, mine_words}, Row{Intent::week, week_words},
                                            Row{Intent::given, given_words}, Row{Intent::help, help_words}, Row{Intent::bind, bind_words},
                                            Row{Intent::telephone, phone_words}, Row{Intent::need_help, help_me}, Row{Intent::cancel, cancel_words}, Row{Intent::resume, resume_words},
                                            Row{Intent::chatter, chatter_words}, Row{Intent::yes, yes_words}, Row{Intent::no, no_words},
                                            Row{Intent::accept, accept_words}, Row{Intent::extend, extend_words}, Row{Intent::not_ours, not_ours_words},
                                            Row{Intent::why, why_words}, Row{Intent::list, list_words}, Row{Intent::list_end, list_end_words}, Row{Intent::ledger, ledger_words}, Row{Intent::back, back_at_work}, Row{Intent::proxied, proxied_words}, Row{Intent::lifts, lifts_words}})
            for (auto word : words) all.try_emplace(word, intent);
        return all;
    }();
    auto const found = meanings.find(text);
    return found == meanings.end() ? std::nullopt : std::optional{found->second};
}

}  // namespace lingyan::language
