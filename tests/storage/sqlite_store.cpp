// What may lie where the database should be, and what is never readable in it.
#include "support.hpp"

#include <doctest/doctest.h>

#include <fstream>

namespace lingyan::storage {

namespace {

bool mentions(std::string const& text, char const* words) { return text.find(words) != std::string::npos; }

}  // namespace

TEST_CASE("a second server on one database is refused, a command beside it is not") {
    TemporaryFolder folder;
    auto options = options_for(folder);
    options.exclusive = true;
    auto serving = open_sqlite(options);
    auto const refused = error_of([&] { open_sqlite(options); });
    CHECK(mentions(refused, "another running server"));
    auto command = open_sqlite(options_for(folder));
    command->transact_now([](Transaction& tx) { tx.marks().put("a", "1"); });
    serving.reset();
    CHECK(error_of([&] { open_sqlite(options); }) == "");
}

TEST_CASE("what cannot be a whole database of ours is refused by name and left as it is") {
    struct Row { char const* what; std::function<void(TemporaryFolder const&)> spoil; char const* words; };
    auto const write = [](TemporaryFolder const& folder, std::string const& bytes) { std::ofstream(folder.database(), std::ios::binary) << bytes; };
    auto const made = [](TemporaryFolder const& folder) {
        open_sqlite(options_for(folder))->transact_now([](Transaction& tx) {
            for (int i = 0; i < 400; ++i) tx.marks().put("mark " + std::to_string(i), std::string(200, 'x'));
        });
    };
    Row const rows[] = {
        {"an empty file", [&](auto const& folder) { write(folder, ""); }, "empty"},
        {"another file", [&](auto const& folder) { write(folder, std::string(8192, 'x')); }, "not a database"},
        {"a newer version", [&](auto const& folder) { made(folder); execute_beside(folder.database(), "insert into schema_version values (99)"); },
         "database is from version 99"},
        {"overwritten pages",
         [&](auto const& folder) {
             made(folder);
             std::fstream file(folder.database(), std::ios::in | std::ios::out | std::ios::binary);
             file.seekp(8192);
             file << std::string(65536, 'x');
         },
         "damaged"},
        {"a cut file", [&](auto const& folder) { made(folder); std::filesystem::resize_file(folder.database(), 16384); }, "damaged"},
    };
    for (auto const& [what, spoil, words] : rows) {
        CAPTURE(what);
        TemporaryFolder folder;
        spoil(folder);
        auto const before = std::filesystem::file_size(folder.database());
        auto const error = error_of([&] { open_sqlite(options_for(folder)); });
        CAPTURE(error);
        CHECK(mentions(error, words));
        CHECK(mentions(error, folder.database().c_str()));
        CHECK(std::filesystem::file_size(folder.database()) == before);
    }
}

TEST_CASE("what a crash or a tidy hand takes from beside the database costs nothing but what was never acknowledged") {
    struct Row { char const* what; std::function<void(std::string const& wal, std::string const& shm)> spoil; int kept; };
    namespace fs = std::filesystem;
    auto const add = [](std::string const& file, std::string const& bytes) { std::ofstream(file, std::ios::binary | std::ios::app) << bytes; };
    Row const rows[] = {
        {"as it was left", [](auto const&, auto const&) {}, 3},
        {"no -shm", [](auto const&, auto const& shm) { fs::remove(shm); }, 3},
        {"a -shm of nonsense", [](auto const&, auto const& shm) { std::ofstream(shm, std::ios::binary) << std::string(32768, 'x'); }, 3},
        {"a commit that was being written", [&](auto const& wal, auto const&) { add(wal, std::string(3000, 'x')); }, 3},
        {"the last commit cut in the middle", [](auto const& wal, auto const&) { fs::resize_file(wal, fs::file_size(wal) - 2000); }, 2},
    };
    for (auto const& [what, spoil, kept] : rows) {
        CAPTURE(what);
        TemporaryFolder folder, crashed;
        {
            auto store = open_sqlite(options_for(folder));
            for (int i = 0; i < 3; ++i) {
                auto const work = [i](Transaction& tx) {
                    tx.marks().put("mark " + std::to_string(i), "1");
                    tx.audit().add(moment(i), "act", "who", std::to_string(i));
                };
                store->transact_now(work);
            }
            for (auto const* suffix : {"", "-wal", "-shm"}) fs::copy_file(folder.database() + suffix, crashed.database() + suffix);
        }
        spoil(crashed.database() + "-wal", crashed.database() + "-shm");
        open_sqlite(options_for(crashed))->transact_now([&, marks = kept](Transaction& tx) {
            for (int i = 0; i < 3; ++i) CHECK(tx.marks().find("mark " + std::to_string(i)).has_value() == (i < marks));
            CHECK_FALSE(tx.audit().first_broken());
        });
    }
}

TEST_CASE("a page that is found damaged while serving refuses the batch and ends the process") {
    TemporaryFolder folder;
    open_sqlite(options_for(folder))->transact_now([](Transaction& tx) {
        for (int i = 0; i < 400; ++i) tx.marks().put("mark " + std::to_string(i), std::string(2000, 'x'));
    });
    int ended = 0;
    auto options = options_for(folder);
    options.on_io_error = [&] { ++ended; };
    auto store = open_sqlite(options);
    execute_beside(folder.database(), "insert into mark (name, value) values ('beside', '1')");  // so that pages are read anew
    {
        std::fstream file(folder.database(), std::ios::in | std::ios::out | std::ios::binary);
        file.seekp(20 * 4096);
        file << std::string(std::size_t(std::filesystem::file_size(folder.database())) - 20 * 4096, 'x');
    }
    auto const error = error_of([&] { store->transact_now([](Transaction& tx) {
        for (int i = 0; i < 400; ++i) tx.marks().put("mark " + std::to_string(i), "y");
    }); });
    CHECK(mentions(error, "failed with code"));
    store.reset();
    CHECK(ended == 1);
    CHECK(mentions(error_of([&] { open_sqlite(options_for(folder)); }), "damaged; restore a backup"));
}

TEST_CASE("a key that did not seal the database is refused") {
    TemporaryFolder folder;
    open_sqlite(options_for(folder));
    auto options = options_for(folder);
    options.key[0] = 'x';
    CHECK(mentions(error_of([&] { open_sqlite(options); }), "key does not belong"));
}

TEST_CASE("no name, number, address or text is readable in the files") {
    TemporaryFolder folder;
    auto store = open_sqlite(options_for(folder));
    auto const fill = [](Transaction& tx) {
        RosterChange change;
        change.people = {{PersonId("p1"), "王秀兰", "13800001234", "", {{"wecom", "xiulan.wang"}}, std::nullopt}};
        tx.registry().apply(change);
        Assignment given;
        given.title = "SECRET-title";
        given.issuer_name = given.what = given.basis = given.quality = given.withdrawn_for = "SECRET-given";
        given.id = tx.duties().add(given);
        Duty duty;
        duty.task = std::make_shared<Assignment const>(given);
        duty.note = duty.asked_text = duty.returned_for = "SECRET-duty";
        duty.milestones = {{day(1), "SECRET-milestone"}};
        tx.duties().add(duty);
        Record record;
        record.fields = {{"topic", "SECRET-record"}};
        tx.records().add(record);
        InboxRow row;
        row.key = "wecom 1 xiulan.wang";
        row.sender = {"wecom", "xiulan.wang"};
        row.text = row.reply = row.content_hash = row.media_ref = "SECRET-inbox";
        tx.inbox().add(row);
        Conversation conversation;
        conversation.dialogue = Dialogue{"SECRET-dialogue", moment(1), {}, {}};
        tx.conversations().save("address:wecom:xiulan.wang", conversation);
        tx.acts().add({{}, PersonId("p1"), moment(1), "task.report", {{"note", "SECRET-act"}}});
        Delivery delivery;
        delivery.to = {"wecom", "xiulan.wang"};
        delivery.say = Say("told", {{"text", "SECRET-say"}});
        delivery.detail = "SECRET-detail";
        delivery.id = tx.outbox().add(delivery);
        delivery.text = "SECRET-text 王秀兰";
        tx.outbox().claim(delivery);
        tx.media().keep("SECRET-media", "image/jpeg");
        WantedMedia wanted;
        wanted.from = {"wecom", "xiulan.wang"};
        wanted.ref = "SECRET-ref";
        tx.media().want(wanted);
    };
    store->transact_now(fill);
    for (bool const closed : {false, true}) {
        CAPTURE(closed);
        if (closed) store.reset();
        auto const bytes = folder.bytes();
        CHECK(bytes.size() > 10000);
        CHECK(mentions(bytes, "task.report"));  // it is these files that were read
        for (char const* secret : {"SECRET", "王秀兰", "13800001234", "xiulan"}) {
            CAPTURE(secret);
            CHECK_FALSE(mentions(bytes, secret));
        }
    }
}

TEST_CASE("only its owner reads the database") {
    TemporaryFolder folder;
    auto store = open_sqlite(options_for(folder));
    for (auto const& entry : std::filesystem::directory_iterator(folder.path())) {
        CAPTURE(entry.path().filename().string());
        CHECK((entry.status().permissions() & std::filesystem::perms(077)) == std::filesystem::perms::none);
    }
}

}  // namespace lingyan::storage
