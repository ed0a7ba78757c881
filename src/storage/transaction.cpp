// Savepoints inside a work: the innermost of one name is meant, so they nest.
#include "storage/transaction.hpp"

namespace lingyan::storage {

StoreTransaction::StoreTransaction(Access access)
    : db_(access.db),
      duties_(duties_table(access)),
      reminders_(reminders_table(access)),
      records_(records_table(access)),
      gatherings_(gatherings_table(access)),
      emergencies_(emergencies_table(access)),
      notices_(notices_table(access)),
      negative_(negative_table(access)),
      guides_(guides_table(access)),
      search_(search_table(access)),
      inbox_(inbox_table(access)),
      conversations_(conversations_table(access)),
      acts_(acts_table(access)),
      absences_(absences_table(access)),
      duty_roster_(duty_roster_table(access)),
      outbox_(outbox_table(access)),
      media_(media_table(access)),
      registry_(registry_table(access)),
      audit_(audit_table(access)),
      marks_(marks_table(access)) {}

void StoreTransaction::within_savepoint(std::function<void()> const& work) {
    if (savepoints_ == Savepoints::left_out) return straight(work);
    db_.query("savepoint inner_work");
    try {
        work();
    } catch (StoreError const&) {
        throw;  // ends the whole transaction, and this savepoint with it
    } catch (...) {
        if (db_.failure()) throw db_.failure()->apart();  // a store error that came out in other words
        db_.begin_era();
        db_.query("rollback to savepoint inner_work");
        db_.query("release savepoint inner_work");
        throw;
    }
    db_.query("release savepoint inner_work");
}

void StoreTransaction::straight(std::function<void()> const& work) {
    try {
        work();
    } catch (StoreError const&) {
        throw;
    } catch (...) {
        throw NeedsSavepoints{};
    }
}

}  // namespace lingyan::storage
