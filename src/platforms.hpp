// Makes the platforms that the settings name, and the recogniser.
#pragma once

#include "flow/crowd.hpp"
#include "ports/platform.hpp"
#include "ports/recogniser.hpp"
#include "settings.hpp"

#include <memory>

namespace lingyan {

// Nothing for a simulator, which the service alone can make. Throws std::invalid_argument for settings that cannot work.
std::unique_ptr<Platform> make_platform(AccountSettings const&);

flow::Crowd make_crowd(AccountSettings const&);

// Nothing where the settings name no recogniser.
std::unique_ptr<Recogniser> make_recogniser(Settings const&);

}  // namespace lingyan
