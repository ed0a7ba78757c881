#include "flow/receive.hpp"

#include "affairs/attachments.hpp"
#include "affairs/danger.hpp"
#include "affairs/operating.hpp"
#include "affairs/private_numbers.hpp"
#include "affairs/publishing.hpp"
#include "affairs/refusing.hpp"
#include "affairs/standing.hpp"
#include "domain/phrase.hpp"
#include "flow/decide.hpp"
#include "flow/fetch.hpp"
#include "flow/text_parts.hpp"
#include "telemetry/log.hpp"

namespace lingyan::flow {

namespace {

constexpr int most_failures = 3;
constexpr auto longest_way = std::chrono::minutes{10};  // of a message through a platform's retries

// Whoever knows the bot is not greeted each time; and when who opens it is nobody's business, so it is not even stored.
bool opens_app(InboundMessage const& message) {
    return message.kind == InboundMessage::Kind::event && (message.text == "enter_agent" || message.text == "subscribe");
}

// A message counts from when it was said, as far as the platform's word for that can be true: how long it was on its way is nobody's fault.
Timestamp said_at(InboundMessage const& message, Timestamp now) {
    bool const believed = message.sent_at <= now && now - message.sent_at < longest_way;
    return believed ? message.sent_at : now;
}

// Told by its content: a photo, and a paper from somebody who gives work. What bears a mark of secrecy is not kept at all.
bool may_be_kept(affairs::Turn const& turn, InboundMessage const& message, Person const* person) {
    if (message.kind != InboundMessage::Kind::image) return true;
    auto const type = media_type(message.media);
    bool const paper = affairs::attachments::is_paper(type) && person && affairs::villages_for(turn, person->id, "assign").size() > 1;
    return (affairs::attachments::is_photo(type) || paper) && !(paper && affairs::attachments::bears_mark(message.media));
}

// The bytes come later, the id stands now; platforms keep them for a while. Of a resident's photo nothing is fetched: nobody could use it, and he has been told so.
MediaId take_media(affairs::Turn const& turn, InboundMessage const& message, Person const* person, Timestamp kept_until, bool listens, Answered& answered) {
    auto& tx = turn.tx;
    if (message.kind != InboundMessage::Kind::image && message.kind != InboundMessage::Kind::voice) return {};
    if (!message.media.empty() && !may_be_kept(turn, message, person)) return {};
    bool const to_hear = listens && person && message.kind == InboundMessage::Kind::voice && message.text.empty();
    auto const kept = message.media.empty() ? MediaId{} : tx.media().keep(message.media, media_type(message.media));
    if (kept && !to_hear) return kept;
    if ((!kept && message.media_ref.empty()) || !person) return {};
    WantedMedia wanted;
    wanted.kind = message.kind;
    wanted.from = {message.account, message.sender};
    wanted.person = person->id;
    wanted.ref = kept ? std::string(kept_voice) + std::to_string(kept.value()) : message.media_ref;
    wanted.until = kept_until;
    answered.wants_media = true;
    auto const id = tx.media().want(wanted);
    return kept ? kept : id;
}

void deliver_rest(Transaction& tx, InboundMessage const& message, PersonId const& person, Timestamp now, std::vector<std::string> const& parts, std::size_t from,
                  std::optional<EmergencyId> emergency) {
    for (auto i = from; i < parts.size(); ++i) {
        Delivery rest;
        rest.kind = DeliveryKind::reply;
        rest.person = person;
        rest.to = {message.account, message.sender};
        rest.text = parts[i];
        rest.made_at = rest.due_at = now;
        rest.expires_at = now + std::chrono::hours{24};
        auto id = tx.outbox().add(rest);
        if (emergency) tx.emergencies().belongs(*emergency, id, true);
    }
}

// A row from before fingerprints carries a SHA-256, which tells nothing about what came now: a redelivery across an upgrade is still one.
bool is_other_content(std::string const& kept, std::string const& came) {
    constexpr std::size_t sha256_digits = 64, fingerprint_digits = 32;
    bool const incomparable = kept.size() == sha256_digits && came.size() == fingerprint_digits;
    return !incomparable && kept != came;
}

void receive_in(Transaction& tx, Knowledge const& knowledge, Timestamp now, InboundMessage message, std::size_t reply_bytes, bool crowded, Answered& answered) {
    if (!message.group.empty() && !message.addressed) {  // people talk among themselves: not even stored
        answered.at = now;
        return;
    }
    auto known = tx.inbox().find(message.key);
    if (known && is_other_content(known->content_hash, message.content_hash)) {
        // Another content under one key is another message: both are kept.
        message.key += "#" + message.content_hash;
        known = tx.inbox().find(message.key);
        if (!known) {
            log::warn("a platform gave one message id to two contents (account {})", message.account);
            affairs::tell_of_two_contents({tx, knowledge.county, knowledge.names, now}, message.account);
        }
    }
    if (known) {
        answered.reply = known->reply;
        answered.at = known->received_at;
        answered.repeated = true;
        answered.key = message.key;
        return;
    }
    without_phrases(message.text);
    auto const kept_until = message.sent_at + std::chrono::hours{72};  // by the platform's clock, which keeps photos so long
    message.sent_at = said_at(message, now);
    auto person = known_person(knowledge, message, local_day(message.sent_at));
    if (opens_app(message) && tx.conversations().load(person ? person->id.text() : conversation_key(message)).greeted) {
        answered.at = now;
        return;
    }
    bool const in_words = message.kind == InboundMessage::Kind::text || (message.kind == InboundMessage::Kind::voice && !message.text.empty());
    auto refused = in_words ? affairs::refusal(message.text, person != nullptr) : std::nullopt;
    if (refused && person && affairs::holds_id_number(message.text)) {
        // Of what is to be published the numbers are covered before anything is kept; its sender is shown where they stood.
        auto const covered = affairs::cover_id_numbers(message.text);
        auto const conversation = tx.conversations().load(person->id.text());
        affairs::Turn const turn{tx, knowledge.county, knowledge.names, now};
        if (affairs::publishing::is_for_publication(conversation, message.text) && affairs::publishing::may_publish(turn, person->id) && !affairs::refusal(covered, true)) {
            message.text = covered;
            refused.reset();
        }
    }
    if (refused && affairs::is_danger(knowledge.county, message.text)) {
        message.text = affairs::without_id_numbers(message.text);  // somebody is in danger: that goes before all else
        refused.reset();
    }
    if (refused) message.text.clear();  // not a word of it is kept
    InboxRow row;
    row.key = message.key;
    row.content_hash = message.content_hash;
    row.sender = {message.account, message.sender};
    if (person) row.person = person->id;
    row.kind = message.kind;
    row.text = message.text;
    row.media_ref = message.media_ref;
    row.received_at = message.sent_at;
    row.media = take_media({tx, knowledge.county, knowledge.names, message.sent_at}, message, person, kept_until, knowledge.listens, answered);
    answered.at = row.received_at;
    answered.key = row.key;
    std::optional<EmergencyId> emergency;
    try {
        auto effects = [&] {
            Decided decided;
            if (refused) decided.reply = knowledge.wording->text(*refused, person ? person->language : std::string{});
            else decided = decide(tx, knowledge, now, message, person, row.media, crowded);
            emergency = decided.emergency;
            if (emergency || decided.unkept) row.text.clear();
            answered.card_shows = std::move(decided.card_shows);
            row.reply = std::move(decided.reply);
            if (!decided.alone.empty()) deliver_rest(tx, message, row.person, now, {decided.alone}, 0, emergency);
            if (row.reply.empty()) return;
            // The acknowledgement of a press carries no words: what platforms make of them there is disputed.
            bool apart = message.kind == InboundMessage::Kind::press || reply_bytes == 0;
            auto parts = reply_bytes == 0 ? std::vector{row.reply} : text_parts(row.reply, reply_bytes);
            row.reply = apart ? std::string{} : parts.front();
            deliver_rest(tx, message, row.person, now, parts, apart ? 0 : 1, emergency);
        };
        tx.within_savepoint(effects);
        row.answered = true;
    } catch (StoreError const&) {
        throw;
    } catch (std::exception const& error) {
        log::error("deciding on a message failed and will be tried again: {}", error.what());
        answered.card_shows.clear();
        row.reply = about_the_app(message) ? std::string{} : knowledge.wording->text(Say{"error.later"});
        row.failures = 1;
        emergency.reset();
    }
    if (emergency) tx.emergencies().belongs(*emergency, row.key);
    tx.inbox().add(row);  // once, with its reply; with its effects it is one transaction
    answered.reply = row.reply;
}

InboundMessage message_of(InboxRow const& row) {
    InboundMessage message;
    message.account = row.sender.account;
    message.key = row.key;
    message.content_hash = row.content_hash;
    message.sender = row.sender.id;
    message.kind = row.kind;
    message.text = row.text;
    message.media_ref = row.media_ref;
    message.sent_at = row.received_at;
    return message;
}

int retry_in(Transaction& tx, Knowledge const& knowledge, Timestamp now) {
    int answered = 0;
    for (auto const& row : tx.inbox().unanswered(50)) {
        auto message = message_of(row);
        auto person = known_person(knowledge, message, local_day(message.sent_at));
        try {
            auto effects = [&] {
                auto decided = decide(tx, knowledge, now, message, person, row.media, false);
                if (!decided.reply.empty()) deliver_rest(tx, message, row.person, now, {decided.reply}, 0, decided.emergency);
                if (decided.emergency) tx.emergencies().belongs(*decided.emergency, row.key);
            };
            tx.within_savepoint(effects);
            tx.inbox().answer(row.key, row.reply);
            ++answered;
        } catch (StoreError const&) {
            throw;
        } catch (std::exception const& error) {
            tx.inbox().failed(row.key, row.reply);
            if (row.failures + 1 >= most_failures) log::error("a message keeps failing and is parked: {}", error.what());
        }
    }
    return answered;
}

}  // namespace

boost::asio::awaitable<Answered> receive(Store& store, KnowledgeNow knowledge, Timestamp now, InboundMessage message, std::size_t reply_bytes, bool crowded) {
    Answered answered;
    std::function<void(Transaction&)> work = [&](Transaction& tx) {
        answered = {};
        receive_in(tx, *knowledge, now, message, reply_bytes, crowded, answered);
    };
    co_await store.transact(work);
    co_return answered;
}

boost::asio::awaitable<int> retry_once(Store& store, KnowledgeNow knowledge, Timestamp now) {
    int answered = 0;
    std::function<void(Transaction&)> work = [&](Transaction& tx) { answered = retry_in(tx, *knowledge, now); };
    co_await store.transact(work);
    co_return answered;
}

}  // namespace lingyan::flow
