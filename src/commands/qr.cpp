#include "commands/qr.hpp"

#include "domain/complaint.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/use_future.hpp>

#include <qrcodegen.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>

namespace lingyan::commands {

namespace asio = boost::asio;
namespace fs = std::filesystem;

namespace {

constexpr int quiet = 4, caption_room = 6;  // in modules

std::string escaped(std::string const& text) {
    std::string result;
    for (char const c : text) {
        if (c == '&') result += "&amp;";
        else if (c == '<') result += "&lt;";
        else if (c == '>') result += "&gt;";
        else result += c;
    }
    return result;
}

std::string named(Unit const& village) { return village.short_name.empty() ? village.name : village.short_name; }

void write(fs::path const& file, std::string const& picture) {
    std::ofstream out(file, std::ios::binary);
    out << picture;
    out.close();
    if (!out) throw BadInput({{file.string(), 0, "写不了这个文件，请看看文件夹和权限。"}});
}

asio::awaitable<std::vector<SceneCode>> ask_all(Upkeep& upkeep, std::vector<Unit> const& villages) {
    std::vector<SceneCode> codes;
    for (auto const& village : villages) {
        auto code = co_await upkeep.scene_code(village.id.text());
        codes.push_back(std::move(code));
    }
    co_return codes;
}

// In tenths of a module: as large as fits below the code.
std::string font_size(std::string const& caption, int width) {
    auto const characters = std::max<int>(1, int(std::count_if(caption.begin(), caption.end(), [](char c) { return (c & 0xC0) != 0x80; })));
    auto const tenths = std::min(24, (width - quiet) * 10 / characters);
    return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10);
}

}  // namespace

std::string qr_picture(std::string const& url, std::string const& caption) {
    auto const code = qrcodegen::QrCode::encodeText(url.c_str(), qrcodegen::QrCode::Ecc::QUARTILE);  // it hangs outdoors
    auto const size = code.getSize(), width = size + 2 * quiet, height = width + caption_room;
    std::string dark;
    for (int y = 0; y < size; ++y)
        for (int x = 0; x < size; ++x)
            if (code.getModule(x, y)) dark += "M" + std::to_string(x + quiet) + "," + std::to_string(y + quiet) + "h1v1h-1z";
    auto const w = std::to_string(width), h = std::to_string(height);
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + w + " " + h + "\" width=\"" + std::to_string(width * 16) + "\" height=\"" + std::to_string(height * 16) +
           "\" shape-rendering=\"crispEdges\">\n<rect width=\"" + w + "\" height=\"" + h + "\" fill=\"#fff\"/>\n<path fill=\"#000\" d=\"" + dark +
           "\"/>\n<text x=\"" + std::to_string(width / 2) + "." + (width % 2 ? "5" : "0") + "\" y=\"" + std::to_string(width + 2) +
           "\" font-size=\"" + font_size(caption, width) + "\" text-anchor=\"middle\" font-family=\"Noto Sans CJK SC, Microsoft YaHei, SimHei, sans-serif\">" + escaped(caption) + "</text>\n</svg>\n";
}

std::vector<Unit> villages_at(Roster const& roster, UnitId const& at) {
    std::vector<Unit> found;
    auto const* unit = roster.unit(at);
    if (!unit) return found;
    if (unit->level == Level::village) found.push_back(*unit);
    else
        for (auto const* village : roster.below(at, Level::village)) found.push_back(*village);
    std::erase_if(found, [](Unit const& village) { return !village.merged_into.empty(); });
    return found;
}

Pictures write_codes(Upkeep& upkeep, wording::Wording const& wording, std::vector<Unit> const& villages, std::string const& path) {
    bool const into_folder = villages.size() > 1;
    std::error_code failed;
    if (into_folder) fs::create_directories(path, failed);
    if (failed) throw BadInput({{path, 0, "建不了这个文件夹，请看看名字和权限。"}});
    asio::io_context io{1};
    auto asked = asio::co_spawn(io, ask_all(upkeep, villages), asio::use_future);
    io.run();
    auto const codes = asked.get();
    Pictures pictures;
    for (std::size_t i = 0; i < villages.size(); ++i) {
        auto const name = named(villages[i]);
        if (codes[i].outcome.kind != Outcome::Kind::sent) {
            pictures.complaints.push_back(wording.text(Say{"qr.not_made_line", {{"name", name}, {"reason", codes[i].outcome.detail}}}));
            continue;
        }
        auto const file = into_folder ? fs::path(path) / (villages[i].id.text() + "-" + name + ".svg") : fs::path(path);
        write(file, qr_picture(codes[i].url, wording.text(Say{"qr.caption_line", {{"village", name}}})));
        pictures.made.push_back(wording.text(Say{"qr.made_line", {{"name", name}, {"url", file.string()}}}));
    }
    return pictures;
}

}  // namespace lingyan::commands
