#include "adapters/shared/required.hpp"

#include "adapters/shared/envelope.hpp"

#include <stdexcept>

namespace lingyan::shared {

void require(std::string const& account, char const* console, std::initializer_list<std::pair<char const*, bool>> has) {
    for (auto const& [name, there] : has)
        if (!there) throw std::invalid_argument("账号 " + account + " 缺少 " + name + "，请从" + console + "复制");
}

void require_key(std::string const& account, char const* console, std::string const& encoding_aes_key) {
    if (!derive_key(encoding_aes_key)) throw std::invalid_argument("账号 " + account + " 的 encoding_aes_key 应为43位字母或数字，请从" + console + "重新复制");
}

}  // namespace lingyan::shared
