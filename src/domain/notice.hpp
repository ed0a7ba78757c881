// What a village makes known to its people, and how far it has come on the way there.
#pragma once

#include "domain/id.hpp"
#include "domain/time.hpp"

#include <optional>
#include <string>
#include <vector>

namespace lingyan {

enum class Affair { party, village, finance, service };       // 党务, 村务, 财务; service: 停水 and the like, which nobody has to look through
enum class NoticeMode { routine, staged, immediate };         // 常规固定, 阶段定期, 临时即时

// waiting ──passed, or nobody looked in time, or the law's day is there──▶ out ──taken back──▶ withdrawn
// waiting ──sent back──▶ returned;  out ──overtaken by its mended text──▶ replaced;  an immediate one begins as out
enum class NoticeState { waiting, out, returned, withdrawn, replaced };

// Whether it was looked through. That goes on when the notice is out, and then changes its mark alone.
enum class Looked { not_needed, waiting, passed, sent_back };

struct Notice {
    NoticeId id;
    UnitId village;
    Affair affair = Affair::village;
    NoticeMode mode = NoticeMode::routine;
    NoticeState state = NoticeState::waiting;
    Looked looked = Looked::waiting;
    std::string title;
    std::string text;
    std::vector<MediaId> photos;
    PersonId publisher;
    Timestamp given_at{};
    RuleId rule;                        // the disclosure that it answers, with its period; empty where none is owed
    std::string period;
    std::optional<Timestamp> out_at;
    std::optional<Timestamp> next_at;   // when something happens by itself: another reader, or out
    Timestamp out_by{};                 // it goes out then, looked through or not
    int rung = 0;                       // whose turn it is to look: the first reader, the second
    PersonId looked_by;
    std::string returned_for;
    PersonId asked_by;                  // one line to the village, and its answer
    std::string question;
    std::string answer;
    std::string forms;                  // of the four, as ticked: "1 3"
    RecordId record;                    // in the ledger, once it is out
    bool operator==(Notice const&) const = default;
};

}  // namespace lingyan
