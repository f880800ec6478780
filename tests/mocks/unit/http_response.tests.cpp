// SPDX-License-Identifier: BSL-1.0
#include "wire/http_response.hpp"

#include <catch2/catch_test_macros.hpp>
#include <string>

using namespace pawl::mocks::wire;

TEST_CASE("a response tells its length, and a type where it has a body", "[mocks][http]") {
    std::string out;
    append_response(out, 200, "application/json", "{}", {{"A", "b"}, {"Unset", ""}});
    CHECK(out == "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nA: b\r\nContent-Length: 2\r\n\r\n{}");
    out.clear();
    append_response(out, 202, "application/json", "");
    CHECK(out == "HTTP/1.1 202 Accepted\r\nContent-Length: 0\r\n\r\n");
}

TEST_CASE("a stream of events comes in chunks until the last", "[mocks][http]") {
    std::string out;
    append_stream_head(out, 200, "text/event-stream");
    append_chunk(out, event("", "{}"));
    append_last_chunk(out);
    // 0x19: "event: message\n" has 15 bytes, "data: {}\n" 9, and one is left
    CHECK(out ==
          "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n"
          "19\r\nevent: message\ndata: {}\n\n\r\n0\r\n\r\n");
    CHECK(event("7", "x") == "id: 7\nevent: message\ndata: x\n\n");
}

TEST_CASE("each status that is answered has its phrase", "[mocks][http]") {
    for (const int status : {200, 202, 204, 400, 403, 404, 405, 406, 413, 415, 431, 501, 505}) {
        CAPTURE(status);
        std::string out;
        append_response(out, status, "", "");
        CHECK(out.find(std::to_string(status) + " \r\n") == std::string::npos);
    }
    std::string out;
    append_response(out, 299, "", "");
    CHECK(out.starts_with("HTTP/1.1 299 \r\n"));
}
