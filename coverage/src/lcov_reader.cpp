// SPDX-License-Identifier: BSL-1.0
#include <pawl/coverage/lcov_format.hpp>

#include <algorithm>
#include <charconv>
#include <optional>

#include "lines.hpp"

namespace pawl::coverage {
namespace {

using Code = Error::Code;

template <class Integer>
std::optional<Integer> parse_whole(std::string_view text) {
    Integer value{};
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (failure != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return value;
}

/// A record that later versions of lcov may bring too: KEY:...
bool is_record(std::string_view line) {
    const auto colon = line.find(':');
    return colon != std::string_view::npos && colon > 0 &&
           std::all_of(line.begin(), line.begin() + static_cast<std::ptrdiff_t>(colon),
                       [](char c) { return (c >= 'A' && c <= 'Z') || c == '_'; });
}

class Reader {
public:
    explicit Reader(std::string_view path) : m_path(path) {}

    tl::expected<void, Error> take(std::string_view line) {
        ++m_line;
        if (line.starts_with("SF:")) return open(line.substr(3));
        if (line.starts_with("DA:")) return count(line);
        if (line == "end_of_record") return close();
        if (line.empty() || line.starts_with('#') || is_record(line)) return {};
        return error(Code::malformed_record, "'" + std::string(line) + "' is no record");
    }

    tl::expected<Tracefile, Error> finish() && {
        if (m_file != nullptr) {
            return error(Code::missing_end_of_record, "the file ends before the end_of_record of " + m_source);
        }
        return std::move(m_tracefile);
    }

private:
    tl::expected<void, Error> open(std::string_view source) {
        if (m_file != nullptr) return error(Code::missing_end_of_record, "SF before the end_of_record of " + m_source);
        if (source.empty()) return error(Code::malformed_record, "SF without a path");
        m_source = source;
        m_file = &m_tracefile.files[m_source];
        return {};
    }

    tl::expected<void, Error> close() {
        if (m_file == nullptr) return error(Code::record_outside_file, "end_of_record without an SF");
        m_file = nullptr;
        return {};
    }

    /// DA:LINE,HITS[,CHECKSUM]
    tl::expected<void, Error> count(std::string_view record) {
        if (m_file == nullptr) return error(Code::record_outside_file, "'" + std::string(record) + "' without an SF");
        const std::string_view fields = record.substr(3);
        const auto comma = fields.find(',');
        const std::string_view rest = comma == std::string_view::npos ? "" : fields.substr(comma + 1);
        const std::string_view hits_text = rest.substr(0, rest.find(','));
        const auto line = parse_whole<std::uint32_t>(fields.substr(0, comma));
        const auto hits = parse_whole<std::uint64_t>(hits_text);
        if (!line || *line == 0 || !hits) {
            // GCC bug 68080: threads race on counters unless they are updated atomically.
            const bool raced = line && hits_text.starts_with('-');
            return error(
                Code::malformed_record,
                "'" + std::string(record) + "' is not DA:LINE,HITS" +
                    (raced ? " (a negative count comes from threads: build with -fprofile-update=atomic)" : ""));
        }
        auto& sum = m_file->lines[*line];
        sum = add_hits(sum, *hits);
        return {};
    }

    tl::unexpected<Error> error(Code code, std::string detail) const {
        return tl::unexpected(Error{code, std::string(m_path), m_line, std::move(detail)});
    }

    std::string_view m_path;
    std::size_t m_line = 0;
    Tracefile m_tracefile;
    std::string m_source;
    FileCoverage* m_file = nullptr;  ///< of the open SF block; the map's nodes stay where they are
};

}  // namespace

tl::expected<Tracefile, Error> read_lcov(std::string_view text, std::string_view path) {
    Reader reader(path);
    while (!text.empty()) {
        if (auto taken = reader.take(take_line(text)); !taken) return tl::unexpected(std::move(taken.error()));
    }
    return std::move(reader).finish();
}

}  // namespace pawl::coverage
