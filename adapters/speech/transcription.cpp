#include "adapters/speech/transcription.hpp"

#include "http/json_depth.hpp"

#include <nlohmann/json.hpp>

namespace lingyan::speech {
namespace asio = boost::asio;

namespace {

constexpr std::size_t most_bytes = 4 * 1024 * 1024;  // what the form's servers take at least; a voice of a minute is a tenth of it
constexpr std::size_t most_said = 1000;              // bytes of text; a sentence or two is what a voice reports

// A voice may hold any bytes: the boundary is one that it does not hold.
std::string boundary_for(std::string const& bytes) {
    std::string boundary = "lingyan-voice";
    while (bytes.find(boundary) != std::string::npos) boundary += "-x";
    return boundary;
}

std::string file_name(std::string const& type) {
    if (type == "audio/amr") return "voice.amr";
    if (type == "audio/amr-wb") return "voice.awb";
    if (type == "video/mp4") return "voice.m4a";
    return "voice.bin";
}

std::string multipart(std::string const& boundary, std::string const& model, std::string const& bytes, std::string const& type) {
    std::string body;
    body.reserve(bytes.size() + 400);
    body.append("--").append(boundary).append("\r\nContent-Disposition: form-data; name=\"model\"\r\n\r\n").append(model).append("\r\n");
    body.append("--").append(boundary).append("\r\nContent-Disposition: form-data; name=\"file\"; filename=\"").append(file_name(type)).append("\"\r\nContent-Type: ").append(type).append("\r\n\r\n");
    body.append(bytes).append("\r\n--").append(boundary).append("--\r\n");
    return body;
}

Recognised read(http::Fetched const& fetched) {
    if (fetched.failure != http::Failure::none) return {{}, "no answer: " + fetched.detail};
    if (fetched.response.status != 200) return {{}, "status " + std::to_string(fetched.response.status)};
    if (http::is_deeper(fetched.response.body)) return {{}, "no such JSON"};
    auto const answer = nlohmann::json::parse(fetched.response.body, nullptr, false);
    if (!answer.is_object()) return {{}, "no JSON object"};
    auto const text = answer.find("text");
    if (text == answer.end() || !text->is_string()) return {{}, "no text in the answer"};
    auto said = text->get<std::string>();
    if (said.size() > most_said) return {{}, "a text too long to be a report"};
    return {std::move(said), {}};
}

}  // namespace

Transcription::Transcription(TranscriptionSettings settings) : settings_(std::move(settings)), client_(settings_.base_url, settings_.limit) {}

asio::awaitable<Recognised> Transcription::recognise(std::string const& bytes, std::string const& type) {
    Recognised heard;
    if (bytes.size() > most_bytes) {
        heard.failed = "a voice too large";
        co_return heard;
    }
    auto const boundary = boundary_for(bytes);
    auto const bearer = settings_.key.empty() ? std::string{} : "Bearer " + settings_.key;
    auto posting = client_.post("/v1/audio/transcriptions", multipart(boundary, settings_.model, bytes, type), "multipart/form-data; boundary=" + boundary, bearer);
    auto const fetched = co_await std::move(posting);
    co_return read(fetched);
}

}  // namespace lingyan::speech
