// SPDX-License-Identifier: BSL-1.0
#include "wire/http_request.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

namespace pawl::mocks::wire {
namespace {

constexpr std::string_view line_end = "\r\n";
constexpr std::string_view head_end = "\r\n\r\n";
constexpr std::string_view white_space = " \t";

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool is_same_word(std::string_view left, std::string_view right) {
    return std::ranges::equal(left, right, {}, lower, lower);
}

std::string_view trimmed(std::string_view text) {
    text.remove_prefix(std::min(text.find_first_not_of(white_space), text.size()));
    return text.substr(0, text.find_last_not_of(white_space) + 1);
}

/// RFC 9110, section 5.6.2.
bool is_token(std::string_view text) {
    constexpr std::string_view signs = "!#$%&'*+-.^_`|~";
    return !text.empty() && std::ranges::all_of(text, [&](char c) {
        return (lower(c) >= 'a' && lower(c) <= 'z') || (c >= '0' && c <= '9') || signs.find(c) != signs.npos;
    });
}

/// Whether a list, separated by commas, has that word in it.
bool lists(std::string_view list, std::string_view word) {
    while (!list.empty()) {
        const auto comma = std::min(list.find(','), list.size());
        if (is_same_word(trimmed(list.substr(0, comma)), word)) return true;
        list.remove_prefix(std::min(comma + 1, list.size()));
    }
    return false;
}

std::optional<std::size_t> number_in(std::string_view text, int base) {
    std::size_t value = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value, base);
    if (text.empty() || failure != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return value;
}

tl::unexpected<HttpProblem> problem(int status, std::string_view detail) {
    return tl::make_unexpected(HttpProblem{status, detail});
}

/// "POST /mcp HTTP/1.1"
tl::expected<void, HttpProblem> parse_request_line(std::string_view line, HttpRequest& request) {
    const auto first = line.find(' ');
    const auto last = line.rfind(' ');
    if (first == line.npos || first == last) return problem(400, "the first line is not METHOD TARGET HTTP/1.1");
    request.method = line.substr(0, first);
    request.target = line.substr(first + 1, last - first - 1);
    const std::string_view version = line.substr(last + 1);
    if (!is_token(request.method) || request.target.empty() || request.target.find(' ') != line.npos) {
        return problem(400, "the first line is not METHOD TARGET HTTP/1.1");
    }
    if (version != "HTTP/1.1" && version != "HTTP/1.0") return problem(505, "only HTTP/1.1 is spoken here");
    request.keeps_alive = version == "HTTP/1.1";
    return {};
}

tl::expected<void, HttpProblem> parse_head(std::string_view head, HttpRequest& request) {
    request.fields.clear();
    const auto first_end = head.find(line_end);
    if (const auto parsed = parse_request_line(head.substr(0, first_end), request); !parsed) return parsed;
    head.remove_prefix(first_end + line_end.size());
    while (!head.empty()) {
        const auto end = head.find(line_end);
        const std::string_view line = head.substr(0, end);
        const auto colon = line.find(':');
        if (colon == line.npos || !is_token(line.substr(0, colon))) return problem(400, "a header is not NAME: VALUE");
        request.fields.push_back({line.substr(0, colon), trimmed(line.substr(colon + 1))});
        head.remove_prefix(end + line_end.size());
    }
    if (const auto connection = request.field("Connection")) {
        if (lists(*connection, "close")) request.keeps_alive = false;
        if (lists(*connection, "keep-alive")) request.keeps_alive = true;
    }
    return {};
}

}  // namespace

std::optional<std::string_view> HttpRequest::field(std::string_view name) const {
    const auto found = std::ranges::find_if(fields, [&](const HttpField& f) { return is_same_word(f.name, name); });
    return found == fields.end() ? std::nullopt : std::optional{found->value};
}

void HttpReader::feed(std::string_view bytes) {
    m_bytes.erase(0, m_begin);
    m_scanned -= std::min(m_scanned, m_begin);
    m_begin = 0;
    m_bytes += bytes;
}

tl::expected<const HttpRequest*, HttpProblem> HttpReader::next() {
    m_is_whole = false;
    while (!m_problem && !m_is_whole) {
        const auto progress = step();
        if (!progress) {
            m_problem = progress.error();
        } else if (!*progress) {
            return nullptr;
        }
    }
    if (m_problem) return tl::make_unexpected(*m_problem);
    return &m_request;
}

bool HttpReader::takes_continue() {
    return std::exchange(m_awaits_continue, false);
}

HttpReader::Progress HttpReader::step() {
    switch (m_stage) {
        case Stage::head:
            return read_head();
        case Stage::sized_body:
            return read_sized_body();
        case Stage::chunk_size:
            return read_chunk_size();
        case Stage::chunk:
            return read_chunk();
        case Stage::trailer:
            break;
    }
    return read_trailer();
}

HttpReader::Progress HttpReader::read_head() {
    while (m_bytes.compare(m_begin, line_end.size(), line_end) == 0) m_begin += line_end.size();  // RFC 9112, 2.2
    const std::size_t from = std::max(m_begin, m_scanned - std::min(m_scanned, head_end.size() - 1));
    const std::size_t end = m_bytes.find(head_end, from);
    m_scanned = m_bytes.size();
    if (std::min(end, m_bytes.size()) - m_begin > m_limits.head_bytes) return problem(431, "the headers are too long");
    if (end == std::string::npos) return false;
    m_head.assign(m_bytes, m_begin, end + line_end.size() - m_begin);
    m_begin = end + head_end.size();
    m_scanned = m_begin;
    if (const auto parsed = parse_head(m_head, m_request); !parsed) return tl::make_unexpected(parsed.error());
    return begin_body();
}

HttpReader::Progress HttpReader::begin_body() {
    m_request.body = {};
    m_awaits_continue = false;
    const auto coding = m_request.field("Transfer-Encoding");
    const auto length = m_request.field("Content-Length");
    if (coding && length) return problem(400, "both Content-Length and Transfer-Encoding are given");
    if (coding) {
        if (!is_same_word(*coding, "chunked")) return problem(501, "only the transfer coding 'chunked' is known here");
        m_chunks.clear();
        m_stage = Stage::chunk_size;
    } else {
        const auto bytes = number_in(length.value_or("0"), 10);
        if (!bytes) return problem(400, "Content-Length is no number");
        if (*bytes > m_limits.body_bytes) return problem(413, "the body is too long");
        m_left = *bytes;
        m_stage = Stage::sized_body;
    }
    const auto expectation = m_request.field("Expect");
    m_awaits_continue = expectation && is_same_word(*expectation, "100-continue");
    return true;
}

HttpReader::Progress HttpReader::read_sized_body() {
    if (m_bytes.size() - m_begin < m_left) return false;
    m_request.body = std::string_view(m_bytes).substr(m_begin, m_left);
    m_begin += m_left;
    return end_request();
}

HttpReader::Progress HttpReader::read_chunk_size() {
    const auto line = take_line();
    if (!line)
        return m_bytes.size() - m_begin > m_limits.head_bytes ? Progress(problem(400, "a chunk has no size")) : false;
    const auto bytes = number_in(trimmed(line->substr(0, line->find(';'))), 16);
    if (!bytes) return problem(400, "a chunk has no size");
    if (*bytes > m_limits.body_bytes - m_chunks.size()) return problem(413, "the body is too long");
    m_left = *bytes;
    m_stage = *bytes == 0 ? Stage::trailer : Stage::chunk;
    return true;
}

HttpReader::Progress HttpReader::read_chunk() {
    if (m_bytes.size() - m_begin < m_left + line_end.size()) return false;
    if (m_bytes.compare(m_begin + m_left, line_end.size(), line_end) != 0) {
        return problem(400, "a chunk is longer than its size says");
    }
    m_chunks.append(m_bytes, m_begin, m_left);
    m_begin += m_left + line_end.size();
    m_stage = Stage::chunk_size;
    return true;
}

HttpReader::Progress HttpReader::read_trailer() {
    const auto line = take_line();
    if (!line)
        return m_bytes.size() - m_begin > m_limits.head_bytes ? Progress(problem(431, "the trailer is too long"))
                                                              : false;
    if (!line->empty()) return true;  // a field that nobody asked for
    m_request.body = m_chunks;
    return end_request();
}

HttpReader::Progress HttpReader::end_request() {
    m_stage = Stage::head;
    m_is_whole = true;
    m_awaits_continue = false;  // it has come all the same
    return true;
}

std::optional<std::string_view> HttpReader::take_line() {
    const std::size_t end = m_bytes.find(line_end, m_begin);
    if (end == std::string::npos) return std::nullopt;
    const std::size_t begin = std::exchange(m_begin, end + line_end.size());
    return std::string_view(m_bytes).substr(begin, end - begin);
}

}  // namespace pawl::mocks::wire
