// A connection moves between lists, which costs nothing but a few pointers.
#include "http/room.hpp"

#include "http/connection.hpp"

namespace lingyan::http {

bool Room::make_room() {
    auto found = true;
    while (found && (size() >= places_ || others() >= places_ - kept_)) found = send_longest_waiting_away();
    return size() < places_;
}

bool Room::send_longest_waiting_away() {
    if (of(Stay::waiting).empty()) return false;
    auto& longest = *of(Stay::waiting).front();
    settle(longest, Stay::leaving);
    longest.cut();
    return true;
}

void Room::enter(std::shared_ptr<Connection> connection) {
    auto& waiting = of(Stay::waiting);
    auto& entered = *connection;
    entered.place = waiting.insert(waiting.end(), std::move(connection));
    entered.stay = Stay::waiting;
}

void Room::settle(Connection& connection, Stay stay) {
    if (connection.stay == Stay::leaving) return;
    auto& to = of(stay);
    to.splice(to.end(), of(connection.stay), connection.place);
    connection.stay = stay;
}

void Room::leave(Connection const& connection) { of(connection.stay).erase(connection.place); }

void Room::for_each(std::function<void(Connection&)> const& visit) {
    for (auto& guests : guests_)
        for (auto next = guests.begin(); next != guests.end();) visit(**next++);
}

}  // namespace lingyan::http
