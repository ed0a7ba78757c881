// The callback has long been acknowledged; here nobody waits. Times of attempts are real, what is told goes by business time.
#include "flow/fetch.hpp"

#include "affairs/attachments.hpp"
#include "flow/hear.hpp"
#include "telemetry/log.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace lingyan::flow {

namespace {

using namespace std::string_view_literals;
using std::chrono::seconds;

constexpr seconds lease{600};  // longer than a round of slow ones takes

constexpr std::array<std::pair<std::string_view, char const*>, 8> beginnings{{{"\xFF\xD8\xFF"sv, "image/jpeg"},
                                                                              {"\x89PNG\r\n\x1A\n"sv, "image/png"},
                                                                              {"GIF87a"sv, "image/gif"},
                                                                              {"GIF89a"sv, "image/gif"},
                                                                              {"#!AMR\n"sv, "audio/amr"},
                                                                              {"#!AMR-WB\n"sv, "audio/amr-wb"},
                                                                              {"%PDF-"sv, "application/pdf"},
                                                                              {"PK\x03\x04"sv, "application/zip"}}};

// 5 s, 10 s … at most an hour apart, until the platform has it no more.
seconds back_off(int attempt) { return std::min(seconds{3600}, seconds{5} * (1 << std::min(attempt - 1, 10))); }

// A photo is missed, so its sender hears of it once; that a voice is not understood has been said already.
void tell_sender(Transaction& tx, WantedMedia const& wanted, Timestamp now, char const* key) {
    if (wanted.kind != InboundMessage::Kind::image) return;
    for (auto const& waiting : tx.outbox().waiting_for(wanted.person))
        if (waiting.say.key == key) return;
    Delivery delivery;
    delivery.kind = DeliveryKind::told;
    delivery.person = wanted.person;
    delivery.to = wanted.from;
    delivery.say = Say{key};
    delivery.made_at = delivery.due_at = now;
    delivery.expires_at = now + std::chrono::hours{24};
    tx.outbox().add(delivery);
}

}  // namespace

std::string media_type(std::string_view bytes) {
    for (auto const& [beginning, type] : beginnings)
        if (bytes.starts_with(beginning)) return type;
    if (bytes.size() >= 12 && bytes.starts_with("RIFF") && bytes.substr(8, 4) == "WEBP") return "image/webp";
    if (bytes.size() >= 12 && bytes.substr(4, 4) == "ftyp" && (bytes.substr(8, 3) == "hei" || bytes.substr(8, 3) == "mif")) return "image/heic";
    if (bytes.size() >= 8 && bytes.substr(4, 4) == "ftyp") return "video/mp4";
    return "application/octet-stream";
}

boost::asio::awaitable<Fetched> fetch_once(Store& store, FindPlatform find, Timestamp real_now, Timestamp now, int most) {
    return fetch_once(store, std::move(find), real_now, now, most, Listening{});
}

boost::asio::awaitable<Fetched> fetch_once(Store& store, FindPlatform find, Timestamp real_now, Timestamp now, int most, Listening listening) {
    Fetched done;
    std::vector<WantedMedia> round;
    std::function<void(Transaction&)> taking = [&](Transaction& tx) {
        auto const next = tx.media().next_wanted();
        if (next && *next <= real_now) round = tx.media().take_wanted(real_now, real_now + lease, most);
    };
    co_await store.transact(taking);
    for (auto const& wanted : round) {
        Medium medium;
        auto const platform = find(wanted.from.account);
        bool const kept = wanted.ref.starts_with(kept_voice);
        if (kept) {
            std::function<void(Transaction&)> loading = [&](Transaction& tx) {
                auto const bytes = tx.media().bytes(MediaId{std::atoll(wanted.ref.c_str() + kept_voice.size())});
                if (bytes) medium.bytes = *bytes;
                medium.outcome.kind = bytes ? Outcome::Kind::sent : Outcome::Kind::refused;
            };
            co_await store.transact(loading);
        } else if (platform) {
            medium = co_await platform->fetch_media(wanted.ref);
        }
        bool const came = medium.outcome.kind == Outcome::Kind::sent;
        // Told by its content: what was sent as a photo and is none is not kept.
        bool const other = came && wanted.kind == InboundMessage::Kind::image && !affairs::attachments::is_photo(media_type(medium.bytes));
        bool const here = came && !other;
        bool const lost = other || (!here && (medium.outcome.kind == Outcome::Kind::refused || real_now >= wanted.until));
        bool const voice = wanted.kind == InboundMessage::Kind::voice && listening.recogniser != nullptr;
        Recognised heard;
        if (voice && here) {
            auto const type = media_type(medium.bytes);
            heard = co_await listening.recogniser->recognise(medium.bytes, type);
        }
        if (!heard.failed.empty()) log::warn("a voice of account {} was not recognised: {}", wanted.from.account, heard.failed);
        std::function<void(Transaction&)> settling = [&](Transaction& tx) {
            if (voice && (here || lost)) heard_later(tx, *listening.knowledge, now, wanted, heard.text);
            if (here) {
                tx.media().arrived(wanted.id, medium.bytes, media_type(medium.bytes));
            } else if (lost) {
                tx.media().lost(wanted.id);
                tell_sender(tx, wanted, now, other ? "photo.not_a_photo" : "photo.lost");
            } else {
                tx.media().put_back(wanted.id, real_now + std::max(medium.outcome.wait.value_or(seconds{0}), back_off(wanted.attempt)));
            }
        };
        co_await store.transact(settling);
        if (lost) log::warn("a medium of account {} is lost: {}", wanted.from.account, medium.outcome.detail);
        done.heard += voice && here;
        done.here += here;
        done.lost += lost;
    }
    std::function<void(Transaction&)> looking = [&](Transaction& tx) { done.next = tx.media().next_wanted(); };
    co_await store.transact(looking);
    co_return done;
}

}  // namespace lingyan::flow
