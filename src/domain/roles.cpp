#include "domain/roles.hpp"

namespace lingyan {

void Roles::add(RoleSpec spec) {
    index_[spec.role] = specs_.size();
    specs_.push_back(std::move(spec));
}

RoleSpec const* Roles::find(Role const& role) const {
    auto found = index_.find(role);
    return found == index_.end() ? nullptr : &specs_[found->second];
}

std::optional<Reach> Roles::right(Role const& role, std::string const& name) const {
    auto spec = find(role);
    if (!spec) return std::nullopt;
    auto found = spec->rights.find(name);
    if (found == spec->rights.end()) return std::nullopt;
    return found->second;
}

}  // namespace lingyan
