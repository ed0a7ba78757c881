// TLS as the client does it: who cannot prove his name is not spoken to.
#include "http/client.hpp"

#include "support.hpp"

#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/write.hpp>

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include <doctest/doctest.h>

#include <cstdio>
#include <filesystem>

using namespace lingyan::http;
using namespace lingyan::http::test;

namespace {

constexpr std::chrono::seconds patient{5};
using Stream = asio::ssl::stream<tcp::socket&>;

// A certificate that signs itself, for one subject alternative name, in files of its own.
struct Certificate {
    explicit Certificate(char const* name, long valid_seconds = 3600) {
        std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> const key{EVP_EC_gen("P-256"), EVP_PKEY_free};
        std::unique_ptr<X509, decltype(&X509_free)> const x509{X509_new(), X509_free};
        X509_set_version(x509.get(), 2);
        ASN1_INTEGER_set(X509_get_serialNumber(x509.get()), 1);
        X509_gmtime_adj(X509_getm_notBefore(x509.get()), -7200);
        X509_gmtime_adj(X509_getm_notAfter(x509.get()), valid_seconds);
        X509_set_pubkey(x509.get(), key.get());
        auto* subject = X509_get_subject_name(x509.get());
        X509_NAME_add_entry_by_txt(subject, "CN", MBSTRING_ASC, reinterpret_cast<unsigned char const*>("test"), -1, -1, 0);
        X509_set_issuer_name(x509.get(), subject);
        std::unique_ptr<X509_EXTENSION, decltype(&X509_EXTENSION_free)> const names{
            X509V3_EXT_conf_nid(nullptr, nullptr, NID_subject_alt_name, name), X509_EXTENSION_free};
        X509_add_ext(x509.get(), names.get(), -1);
        X509_sign(x509.get(), key.get(), EVP_sha256());
        write(certificate_file, [&](std::FILE* file) { PEM_write_X509(file, x509.get()); });
        write(key_file, [&](std::FILE* file) { PEM_write_PrivateKey(file, key.get(), nullptr, nullptr, 0, nullptr, nullptr); });
    }
    ~Certificate() { std::filesystem::remove_all(folder); }
    Certificate(Certificate const&) = delete;
    Certificate& operator=(Certificate const&) = delete;

    static std::string fresh_folder() {
        auto name = (std::filesystem::temp_directory_path() / "lingyan-tls-XXXXXX").string();
        return ::mkdtemp(name.data());
    }
    template <class Write>
    static void write(std::string const& path, Write writing) {
        auto* file = std::fopen(path.c_str(), "w");
        REQUIRE(file != nullptr);
        writing(file);
        std::fclose(file);
    }

    std::string const folder = fresh_folder();
    std::string const certificate_file = folder + "/certificate.pem";
    std::string const key_file = folder + "/key.pem";
};

struct TlsPeer {
    explicit TlsPeer(Certificate const& certificate, int highest_version = TLS1_3_VERSION) {
        context.use_certificate_chain_file(certificate.certificate_file);
        context.use_private_key_file(certificate.key_file, asio::ssl::context::pem);
        context.set_options(asio::ssl::context::default_workarounds);
        SSL_CTX_set_security_level(context.native_handle(), 0);
        SSL_CTX_set_min_proto_version(context.native_handle(), TLS1_VERSION);
        SSL_CTX_set_max_proto_version(context.native_handle(), highest_version);
    }

    // Answers as often as it is asked, until the other end has enough.
    Peer::Script script(bool says_goodbye = true) {
        return [this, says_goodbye](tcp::socket& socket) {
            Stream stream{socket, context};
            boost::system::error_code failed;
            stream.handshake(asio::ssl::stream_base::server, failed);
            while (!failed) {
                std::string request(4096, ' ');
                auto const count = stream.read_some(asio::buffer(request), failed);
                if (failed) break;
                if (auto const* name = SSL_get_servername(stream.native_handle(), TLSEXT_NAMETYPE_host_name)) announced = name;
                asked += request.starts_with("GET ") ? 1 : 0;
                asio::write(stream, asio::buffer(says_goodbye ? answer_with("hello") : "HTTP/1.1 200 OK\r\n\r\nhel"), failed);
                if (!says_goodbye) return;
                static_cast<void>(count);
            }
        };
    }

    asio::ssl::context context{asio::ssl::context::tls_server};
    std::string announced;
    std::atomic<int> asked = 0;
};

std::string url_of(char const* host, Peer const& peer) { return std::string{"https://"} + host + ":" + std::to_string(peer.port()); }

asio::awaitable<std::string> get_twice(std::shared_ptr<Client> client) {
    auto const first = co_await client->get("/");
    auto const second = co_await client->get("/");
    co_return first.response.body + first.detail + " " + second.response.body + second.detail;
}

}  // namespace

TEST_CASE("a certificate is trusted when its authority is given and its name is the host's") {
    struct Row {
        char const* name;
        long valid_seconds;
        char const* host;
        bool authority_given;
        int highest_version;
        bool trusted;
    };
    for (auto const& row : {Row{"DNS:localhost", 3600, "localhost", true, TLS1_3_VERSION, true},
                            Row{"DNS:localhost", 3600, "localhost", true, TLS1_2_VERSION, true},
                            Row{"DNS:localhost", 3600, "localhost", true, TLS1_1_VERSION, false},
                            Row{"DNS:localhost", 3600, "localhost", true, TLS1_VERSION, false},
                            Row{"DNS:localhost", 3600, "localhost", false, TLS1_3_VERSION, false},
                            Row{"DNS:localhost", -3600, "localhost", true, TLS1_3_VERSION, false},
                            Row{"DNS:other.example", 3600, "localhost", true, TLS1_3_VERSION, false},
                            Row{"IP:127.0.0.1", 3600, "127.0.0.1", true, TLS1_3_VERSION, true},
                            Row{"DNS:localhost", 3600, "127.0.0.1", true, TLS1_3_VERSION, false}}) {
        CAPTURE(row.name);
        CAPTURE(row.valid_seconds);
        CAPTURE(row.host);
        CAPTURE(row.authority_given);
        CAPTURE(row.highest_version);
        Certificate const certificate{row.name, row.valid_seconds};
        TlsPeer tls{certificate, row.highest_version};
        Fetched fetched;
        {
            Peer peer{{tls.script()}};
            Client client{url_of(row.host, peer), patient, row.authority_given ? certificate.certificate_file : std::string{}};
            fetched = run(client.get("/"));
        }
        CAPTURE(fetched.detail);
        CHECK((fetched.failure == Failure::none) == row.trusted);
        CHECK((fetched.failure == Failure::before_request) == !row.trusted);
        CHECK(tls.asked == (row.trusted ? 1 : 0));
        CHECK(tls.announced == (row.trusted && std::string{"localhost"} == row.host ? "localhost" : ""));
    }
}

TEST_CASE("two requests share a TLS connection") {
    Certificate const certificate{"DNS:localhost"};
    TlsPeer tls{certificate};
    Peer peer{{tls.script()}};  // a second connection would be refused
    CHECK(run(get_twice(std::make_shared<Client>(url_of("localhost", peer), patient, certificate.certificate_file))) == "hello hello");
}

TEST_CASE("an answer that ends without TLS's own farewell may have been cut, and does not count") {
    Certificate const certificate{"DNS:localhost"};
    TlsPeer tls{certificate};
    Peer peer{{tls.script(false)}};
    CHECK(run(Client{url_of("localhost", peer), patient, certificate.certificate_file}.get("/")).failure == Failure::after_request);
}

TEST_CASE("a peer that hangs in the handshake is left at the deadline") {
    Peer peer{{[](tcp::socket& socket) { read_request(socket); }}};
    CHECK(run(Client{url_of("127.0.0.1", peer), std::chrono::milliseconds{60}}.get("/")).failure == Failure::before_request);
}

TEST_CASE("a file of authorities that cannot be read is known at once") {
    CHECK_THROWS_AS(Client("https://localhost", patient, "/no/such/file.pem"), boost::system::system_error);
}
