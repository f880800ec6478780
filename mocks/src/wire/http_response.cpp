// SPDX-License-Identifier: BSL-1.0
#include "wire/http_response.hpp"

#include <fmt/format.h>

#include <iterator>

namespace pawl::mocks::wire {
namespace {

std::string_view phrase_of(int status) {
    switch (status) {
        case 200:
            return "OK";
        case 202:
            return "Accepted";
        case 204:
            return "No Content";
        case 400:
            return "Bad Request";
        case 403:
            return "Forbidden";
        case 404:
            return "Not Found";
        case 405:
            return "Method Not Allowed";
        case 406:
            return "Not Acceptable";
        case 413:
            return "Content Too Large";
        case 415:
            return "Unsupported Media Type";
        case 431:
            return "Request Header Fields Too Large";
        case 501:
            return "Not Implemented";
        case 505:
            return "HTTP Version Not Supported";
        default:
            return "";
    }
}

void append_head(std::string& out, int status, std::string_view content_type, std::initializer_list<HttpField> more) {
    fmt::format_to(std::back_inserter(out), "HTTP/1.1 {} {}\r\n", status, phrase_of(status));
    if (!content_type.empty()) (((out += "Content-Type: ") += content_type) += "\r\n");
    for (const HttpField& field : more) {
        if (!field.value.empty()) ((((out += field.name) += ": ") += field.value) += "\r\n");
    }
}

}  // namespace

void append_response(std::string& out, int status, std::string_view content_type, std::string_view body,
                     std::initializer_list<HttpField> more) {
    append_head(out, status, body.empty() ? "" : content_type, more);
    fmt::format_to(std::back_inserter(out), "Content-Length: {}\r\n\r\n", body.size());
    out += body;
}

void append_stream_head(std::string& out, int status, std::string_view content_type,
                        std::initializer_list<HttpField> more) {
    append_head(out, status, content_type, more);
    out += "Transfer-Encoding: chunked\r\n\r\n";
}

void append_chunk(std::string& out, std::string_view bytes) {
    fmt::format_to(std::back_inserter(out), "{:x}\r\n{}\r\n", bytes.size(), bytes);
}

void append_last_chunk(std::string& out) {
    out += "0\r\n\r\n";
}

std::string event(std::string_view id, std::string_view data) {
    return fmt::format("{}{}{}event: message\ndata: {}\n\n", id.empty() ? "" : "id: ", id, id.empty() ? "" : "\n",
                       data);
}

}  // namespace pawl::mocks::wire
