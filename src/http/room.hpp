// Who is connected, and who leaves first when somebody else needs the place.
#pragma once

#include <array>
#include <cstddef>
#include <functional>
#include <list>
#include <memory>

namespace lingyan::http {

struct Connection;

// What keeps a connection where it is.
enum class Stay {
    waiting,  // the server waits for its bytes, between two requests or within one
    busy,     // its request is being answered
    caller,   // its last request was a callback that was acknowledged; it is never sent away
    leaving,  // already closed; takes no place any more
};

// Whoever comes is let in as long as there is a place: it is known only after a request's head whether it is a callback. Once all
// but callers have filled their share, the one that has kept the server waiting longest goes for each that comes; so neither idle
// connections nor slow senders, however many, keep a callback out.
class Room {
public:
    using Guests = std::list<std::shared_ptr<Connection>>;

    Room(std::size_t places, std::size_t kept_for_callbacks) : places_(places), kept_(kept_for_callbacks) {}

    // Whether one more may come in; the longest waiting one may have been closed for it.
    bool make_room();
    bool send_longest_waiting_away();
    void enter(std::shared_ptr<Connection>);
    void settle(Connection&, Stay);  // waiting: from now on, however long it waited before
    void leave(Connection const&);

    std::size_t size() const { return others() + of(Stay::caller).size(); }
    bool others_exceed_their_share() const { return others() > places_ - kept_; }
    bool empty() const { return size() == 0 && of(Stay::leaving).empty(); }
    void for_each(std::function<void(Connection&)> const&);  // which may settle or close it

private:
    std::size_t others() const { return of(Stay::waiting).size() + of(Stay::busy).size(); }
    Guests& of(Stay stay) { return guests_[static_cast<std::size_t>(stay)]; }
    Guests const& of(Stay stay) const { return guests_[static_cast<std::size_t>(stay)]; }

    std::size_t places_, kept_;
    std::array<Guests, 4> guests_;  // by Stay; the longest waiting in front
};

}  // namespace lingyan::http
