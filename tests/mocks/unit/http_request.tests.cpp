// SPDX-License-Identifier: BSL-1.0
#include "wire/http_request.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <string>
#include <vector>

using namespace pawl::mocks::wire;

namespace {

constexpr HttpLimits limits{.head_bytes = 100, .body_bytes = 20};

/// "METHOD TARGET BODY" of each request, the status of the first that is none.
std::vector<std::string> read(const std::vector<std::string>& pieces) {
    HttpReader reader{limits};
    std::vector<std::string> seen;
    for (const std::string& piece : pieces) {
        reader.feed(piece);
        while (true) {
            const auto request = reader.next();
            if (!request) {
                seen.push_back(std::to_string(request.error().status));
                return seen;
            }
            if (*request == nullptr) break;
            const HttpRequest& found = **request;
            seen.push_back(std::string{found.method} + " " + std::string{found.target} + " " + std::string{found.body});
        }
    }
    return seen;
}

using Seen = std::vector<std::string>;

const std::string sized = "POST /mcp HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhello";
const std::string chunked =
    "POST /mcp HTTP/1.1\r\nTransfer-Encoding: Chunked\r\n\r\n3;a=b\r\nhel\r\n2\r\nlo\r\n0\r\nX: y\r\n\r\n";

}  // namespace

TEST_CASE("a body comes by its length or in chunks, and requests one behind another", "[mocks][http]") {
    CHECK(read({sized + chunked + "GET / HTTP/1.1\r\n\r\n" + sized}) ==
          Seen{"POST /mcp hello", "POST /mcp hello", "GET / ", "POST /mcp hello"});
    CHECK(read({"\r\n" + sized}) == Seen{"POST /mcp hello"});  // RFC 9112, section 2.2
}

TEST_CASE("a request may arrive in any pieces", "[mocks][http]") {
    const std::string& request = GENERATE_REF(sized, chunked);
    std::vector<std::string> bytes;
    for (const char byte : request + request) bytes.emplace_back(1, byte);
    CHECK(read(bytes) == Seen{"POST /mcp hello", "POST /mcp hello"});
    for (std::size_t size = 0; size < request.size(); ++size) {
        CAPTURE(size);
        CHECK(read({request.substr(0, size)}).empty());
        CHECK(read({request.substr(0, size), request.substr(size)}) == Seen{"POST /mcp hello"});
    }
}

TEST_CASE("fields are found in whatever case, without the blanks around them", "[mocks][http]") {
    HttpReader reader{limits};
    reader.feed("GET / HTTP/1.1\r\nMcp-Method: \t a b \r\nempty:\r\nmcp-method: second\r\n\r\n");
    const auto request = reader.next();
    REQUIRE(request.has_value());
    CHECK((*request)->field("MCP-METHOD") == "a b");
    CHECK((*request)->field("Empty") == "");
    CHECK_FALSE((*request)->field("other").has_value());
}

TEST_CASE("a connection goes on unless somebody says otherwise", "[mocks][http]") {
    const auto keeps_alive = [](const std::string& version, const std::string& field) {
        HttpReader reader{limits};
        reader.feed("GET / " + version + "\r\n" + field + "\r\n");
        return reader.next().value()->keeps_alive;
    };
    CHECK(keeps_alive("HTTP/1.1", ""));
    CHECK_FALSE(keeps_alive("HTTP/1.1", "Connection: x, Close\r\n"));
    CHECK_FALSE(keeps_alive("HTTP/1.0", ""));
    CHECK(keeps_alive("HTTP/1.0", "Connection: keep-alive\r\n"));
}

TEST_CASE("what is no request is refused with the status that says why", "[mocks][http][errors]") {
    const auto first = [](const std::string& text) { return read({text}).front(); };
    for (const char* line : {"GET / HTTP/1.1 x", "GET /", "GET", "GET  HTTP/1.1", "G(T / HTTP/1.1", " / HTTP/1.1"}) {
        CAPTURE(line);
        CHECK(first(line + std::string{"\r\n\r\n"}) == "400");
    }
    CHECK(first("GET / HTTP/2.0\r\n\r\n") == "505");
    CHECK(first("GET / HTTP/1.1\r\nno field\r\n\r\n") == "400");
    CHECK(first("GET / HTTP/1.1\r\n: x\r\n\r\n") == "400");
    CHECK(first("POST / HTTP/1.1\r\nContent-Length: five\r\n\r\n") == "400");
    CHECK(first("POST / HTTP/1.1\r\nContent-Length: -1\r\n\r\n") == "400");
    CHECK(first("POST / HTTP/1.1\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n") == "400");
    CHECK(first("POST / HTTP/1.1\r\nTransfer-Encoding: gzip\r\n\r\n") == "501");
    CHECK(first("POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nx\r\n") == "400");
    CHECK(first("POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nabc\r\n") == "400");
}

TEST_CASE("what is too long is refused before all of it is kept", "[mocks][http][errors]") {
    const auto first = [](const std::string& text) { return read({text}).front(); };
    CHECK(first("GET / HTTP/1.1\r\nX: " + std::string(200, 'x')) == "431");
    CHECK(first("POST / HTTP/1.1\r\nContent-Length: 21\r\n\r\n") == "413");
    CHECK(read({"POST / HTTP/1.1\r\nContent-Length: 20\r\n\r\n"}).empty());
    const std::string in_chunks = "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n";
    CHECK(first(in_chunks + "a\r\n0123456789\r\nb\r\n") == "413");
    CHECK(first(in_chunks + "ffffffffffffffffff\r\n") == "400");
    CHECK(first(in_chunks + std::string(101, '0')) == "400");
    CHECK(first(in_chunks + "0\r\nX: " + std::string(200, 'x')) == "431");
}

TEST_CASE("nothing is read behind what was refused", "[mocks][http][errors]") {
    HttpReader reader{limits};
    reader.feed("bad\r\n\r\n");
    CHECK(reader.next().error().status == 400);
    reader.feed(sized);
    CHECK(reader.next().error().status == 400);
}

TEST_CASE("who waits before sending a body is told once", "[mocks][http]") {
    HttpReader reader{limits};
    reader.feed("POST / HTTP/1.1\r\nExpect: 100-Continue\r\nContent-Length: 2\r\n\r\n");
    CHECK(reader.next().value() == nullptr);
    CHECK(reader.takes_continue());
    CHECK_FALSE(reader.takes_continue());
    reader.feed("hi");
    CHECK(reader.next().value()->body == "hi");
    reader.feed("POST / HTTP/1.1\r\nContent-Length: 2\r\n\r\n");
    CHECK(reader.next().value() == nullptr);
    CHECK_FALSE(reader.takes_continue());
}

TEST_CASE("who says that he waits, and sends everything, is not told to go on", "[mocks][http]") {
    HttpReader reader{limits};
    reader.feed("GET / HTTP/1.1\r\nExpect: 100-continue\r\n\r\n");
    CHECK(reader.next().value()->method == "GET");
    CHECK(reader.next().value() == nullptr);
    CHECK_FALSE(reader.takes_continue());
}
