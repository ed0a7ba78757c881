// A speech recogniser that speaks the OpenAI form: POST <base_url>/v1/audio/transcriptions, multipart file and model, {"text": …} back.
// Many run in a county's own room (whisper.cpp, faster-whisper, FunASR behind a gate); none is asked unless [speech] names one.
#pragma once

#include "http/client.hpp"
#include "ports/recogniser.hpp"

#include <chrono>
#include <string>

namespace lingyan::speech {

struct TranscriptionSettings {
    std::string base_url;
    std::string model = "whisper-1";
    std::string key;  // sent as a bearer token; empty: none
    std::chrono::milliseconds limit{20000};
};

class Transcription : public Recogniser {
public:
    // Throws std::invalid_argument for a base_url it cannot read.
    explicit Transcription(TranscriptionSettings settings);
    boost::asio::awaitable<Recognised> recognise(std::string const& bytes, std::string const& type) override;

private:
    TranscriptionSettings settings_;
    http::Client client_;
};

}  // namespace lingyan::speech
