// One connection's repositories under the flow's name for them. Kept from one transaction to the next.
#pragma once

#include "storage/tables.hpp"

namespace lingyan::storage {

class StoreTransaction : public Transaction {
public:
    // Left out: nothing is taken back alone, and where that is wanted NeedsSavepoints ends the work.
    enum class Savepoints { kept, left_out };
    struct NeedsSavepoints {};  // no std::exception, so that only the writer takes it for its own

    explicit StoreTransaction(Access);
    void begin(Savepoints savepoints) { savepoints_ = savepoints; }

    Duties& duties() override { return *duties_; }
    Reminders& reminders() override { return *reminders_; }
    Records& records() override { return *records_; }
    Gatherings& gatherings() override { return *gatherings_; }
    Emergencies& emergencies() override { return *emergencies_; }
    Notices& notices() override { return *notices_; }
    NegativeList& negative_list() override { return *negative_; }
    Guides& guides() override { return *guides_; }
    SearchTokens& search() override { return *search_; }
    Inbox& inbox() override { return *inbox_; }
    Conversations& conversations() override { return *conversations_; }
    Acts& acts() override { return *acts_; }
    Absences& absences() override { return *absences_; }
    DutyRoster& duty_roster() override { return *duty_roster_; }
    Outbox& outbox() override { return *outbox_; }
    MediaShelf& media() override { return *media_; }
    Registry& registry() override { return *registry_; }
    AuditTrail& audit() override { return *audit_; }
    Marks& marks() override { return *marks_; }

    void within_savepoint(std::function<void()> const& work) override;

private:
    static void straight(std::function<void()> const& work);

    Connection& db_;
    Savepoints savepoints_ = Savepoints::kept;
    std::unique_ptr<Duties> duties_;
    std::unique_ptr<Reminders> reminders_;
    std::unique_ptr<Records> records_;
    std::unique_ptr<Gatherings> gatherings_;
    std::unique_ptr<Emergencies> emergencies_;
    std::unique_ptr<Notices> notices_;
    std::unique_ptr<NegativeList> negative_;
    std::unique_ptr<Guides> guides_;
    std::unique_ptr<SearchTokens> search_;
    std::unique_ptr<Inbox> inbox_;
    std::unique_ptr<Conversations> conversations_;
    std::unique_ptr<Acts> acts_;
    std::unique_ptr<Absences> absences_;
    std::unique_ptr<DutyRoster> duty_roster_;
    std::unique_ptr<Outbox> outbox_;
    std::unique_ptr<MediaShelf> media_;
    std::unique_ptr<Registry> registry_;
    std::unique_ptr<AuditTrail> audit_;
    std::unique_ptr<Marks> marks_;
};

}  // namespace lingyan::storage
