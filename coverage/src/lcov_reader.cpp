// SPDX-License-Identifier: BSL-1.0
#include <pawl/coverage/lcov_format.hpp>
#include <pawl/coverage/lines.hpp>

#include <algorithm>
#include <optional>
#include <unordered_map>

#include "numbers.hpp"
#include "plain_path.hpp"

namespace pawl::coverage {
namespace {

using Code = Error::Code;

std::optional<std::uint32_t> parse_line(std::string_view text) {
    const auto line = parse_whole<std::uint32_t>(text);
    return line && *line > 0 ? line : std::nullopt;
}

/// The text before the first comma; `fields` keeps what comes behind it.
std::string_view take_field(std::string_view& fields) {
    const auto comma = std::min(fields.find(','), fields.size());
    const std::string_view field = fields.substr(0, comma);
    fields.remove_prefix(std::min(comma + 1, fields.size()));
    return field;
}

/// A record that other versions of lcov may bring too: KEY:...
bool is_record(std::string_view line) {
    const auto colon = line.find(':');
    return colon != std::string_view::npos && colon > 0 &&
           std::all_of(line.begin(), line.begin() + static_cast<std::ptrdiff_t>(colon),
                       [](char c) { return (c >= 'A' && c <= 'Z') || c == '_'; });
}

/// That it is; of a text one that stands for it in every tracefile (FNV-1a), behind those that are numbers.
std::uint32_t number_of_branch(std::string_view branch) {
    if (const auto number = parse_whole<std::uint32_t>(branch)) return *number;
    std::uint32_t hash = 2166136261;
    for (const char c : branch) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619;
    return hash | 0x8000'0000;
}

class Reader {
public:
    /// @param keeps_tests  whether those of different TN records stay apart.
    Reader(std::string_view path, bool keeps_tests) : m_path(path), m_keeps_tests(keeps_tests) {}

    tl::expected<void, Error> take(std::string_view line) {
        ++m_line;
        m_record = line;
        const auto colon = std::min(line.find(':'), line.size());
        const std::string_view key = line.substr(0, colon);
        const std::string_view fields = line.substr(std::min(colon + 1, line.size()));
        if (key == "DA") return in_file(&Reader::take_line_hits, fields);
        if (key == "BRDA") return in_file(&Reader::take_branch, fields);
        if (key == "FN") return in_file(&Reader::take_function, fields);
        if (key == "FNDA") return in_file(&Reader::take_calls, fields);
        if (key == "FNL") return in_file(&Reader::take_function_place, fields);
        if (key == "FNA") return in_file(&Reader::take_alias, fields);
        if (key == "SF") return open(fields);
        if (key == "TN" && m_keeps_tests) m_test = fields;
        if (line == "end_of_record") return close();
        if (line.empty() || line.starts_with('#') || is_record(line)) return {};
        return error(Code::malformed_record, quoted_record() + " is no record");
    }

    tl::expected<CoverageByTest, Error> finish() && {
        if (m_file != nullptr) {
            return error(Code::missing_end_of_record, "the file ends before the end_of_record of " + m_source);
        }
        return std::move(m_tests);
    }

private:
    using TakeFields = tl::expected<void, Error> (Reader::*)(std::string_view fields);

    tl::expected<void, Error> in_file(TakeFields take_fields, std::string_view fields) {
        if (m_file == nullptr) return error(Code::record_outside_file, quoted_record() + " without an SF");
        return (this->*take_fields)(fields);
    }

    tl::expected<void, Error> open(std::string_view source) {
        if (m_file != nullptr) return error(Code::missing_end_of_record, "SF before the end_of_record of " + m_source);
        if (source.empty()) return error(Code::malformed_record, "SF without a path");
        m_source = plain_path(source);
        m_file = &m_tests[m_test].files[m_source];
        m_line_of_name.clear();
        m_line_of_index.clear();
        return {};
    }

    tl::expected<void, Error> close() {
        if (m_file == nullptr) return error(Code::record_outside_file, "end_of_record without an SF");
        m_file = nullptr;
        return {};
    }

    /// DA:LINE,HITS[,CHECKSUM]
    tl::expected<void, Error> take_line_hits(std::string_view fields) {
        const auto line = parse_line(take_field(fields));
        const std::string_view hits_text = take_field(fields);
        const auto hits = parse_whole<std::uint64_t>(hits_text);
        if (!line || !hits) {
            // GCC bug 68080: threads race on counters unless they are updated atomically.
            const bool raced = line && hits_text.starts_with('-');
            return malformed(
                std::string{"DA:LINE,HITS"} +
                (raced ? " (a negative count comes from threads: build with -fprofile-update=atomic)" : ""));
        }
        // Lines come in order, nearly always.
        auto& lines = m_file->lines;
        const auto sum = lines.try_emplace(lines.end(), *line, 0);
        sum->second = add_hits(sum->second, *hits);
        return {};
    }

    /// BRDA:LINE,[e][f][U]BLOCK,BRANCH,TAKEN, where e marks a branch of an exception, f one that falls through and U
    /// one that cannot be reached; BRANCH is a number or (lcov 2) any text, also with commas; TAKEN may be -
    tl::expected<void, Error> take_branch(std::string_view fields) {
        const auto line = parse_line(take_field(fields));
        std::string_view block_text = take_field(fields);
        const std::string_view marks = block_text.substr(0, block_text.find_first_not_of("efU"));
        block_text.remove_prefix(marks.size());
        const bool is_exceptional = marks.find('e') != marks.npos;
        const auto block = parse_whole<std::uint32_t>(block_text);
        const auto comma = fields.rfind(',');
        if (!line || !block || comma == fields.npos || comma == 0) return malformed("BRDA:LINE,BLOCK,BRANCH,TAKEN");
        const std::string_view taken_text = fields.substr(comma + 1);
        const auto taken = parse_whole<std::uint64_t>(taken_text);
        if (!taken && taken_text != "-") return malformed("BRDA:LINE,BLOCK,BRANCH,TAKEN");
        if (marks.find('U') != marks.npos) return {};
        const std::uint32_t number = number_of_branch(fields.substr(0, comma));
        auto& branches = m_file->branches;
        const auto sum = branches.try_emplace(branches.end(), BranchKey{*line, *block, number});
        sum->second = add_branch(sum->second, {taken, is_exceptional});
        return {};
    }

    /// FN:LINE,[END,]NAME, where NAME may hold commas
    tl::expected<void, Error> take_function(std::string_view fields) {
        const auto line = parse_line(take_field(fields));
        std::string_view name = fields;
        if (parse_line(take_field(fields)) && !fields.empty()) name = fields;
        if (!line || name.empty()) return malformed("FN:LINE,NAME");
        m_file->functions[*line].try_emplace(std::string{name}, 0);
        m_line_of_name[std::string{name}] = *line;
        return {};
    }

    /// FNDA:CALLS,NAME
    tl::expected<void, Error> take_calls(std::string_view fields) {
        const auto calls = parse_whole<std::uint64_t>(take_field(fields));
        if (!calls || fields.empty()) return malformed("FNDA:CALLS,NAME");
        const auto line = m_line_of_name.find(std::string{fields});
        if (line == m_line_of_name.end()) {
            return error(Code::malformed_record, quoted_record() + " comes before the function's FN");
        }
        return add_calls(line->second, fields, *calls);
    }

    /// FNL:INDEX,LINE[,END] (lcov 2.2)
    tl::expected<void, Error> take_function_place(std::string_view fields) {
        const auto index = parse_whole<std::uint32_t>(take_field(fields));
        const auto line = parse_line(take_field(fields));
        if (!index || !line) return malformed("FNL:INDEX,LINE");
        m_line_of_index[*index] = *line;
        return {};
    }

    /// FNA:INDEX,CALLS,NAME (lcov 2.2)
    tl::expected<void, Error> take_alias(std::string_view fields) {
        const auto index = parse_whole<std::uint32_t>(take_field(fields));
        const auto calls = parse_whole<std::uint64_t>(take_field(fields));
        if (!index || !calls || fields.empty()) return malformed("FNA:INDEX,CALLS,NAME");
        const auto line = m_line_of_index.find(*index);
        if (line == m_line_of_index.end()) {
            return error(Code::malformed_record, quoted_record() + " comes before the function's FNL");
        }
        return add_calls(line->second, fields, *calls);
    }

    tl::expected<void, Error> add_calls(std::uint32_t line, std::string_view name, std::uint64_t calls) {
        auto& sum = m_file->functions[line][std::string{name}];
        sum = add_hits(sum, calls);
        return {};
    }

    std::string quoted_record() const {
        constexpr std::size_t most = 200;  // of a hostile file
        return "'" + std::string{m_record.substr(0, most)} + (m_record.size() > most ? "…'" : "'");
    }

    tl::unexpected<Error> malformed(const std::string& form) const {
        return error(Code::malformed_record, quoted_record() + " is not " + form);
    }

    tl::unexpected<Error> error(Code code, std::string detail) const {
        return tl::unexpected(Error{code, std::string(m_path), m_line, std::move(detail)});
    }

    std::string_view m_path;
    std::size_t m_line = 0;
    std::string_view m_record;
    bool m_keeps_tests;
    std::string m_test;  ///< of the blocks that come
    CoverageByTest m_tests;
    std::string m_source;
    FileCoverage* m_file = nullptr;  ///< of the open SF block; the map's nodes stay where they are
    std::unordered_map<std::string, std::uint32_t> m_line_of_name;     ///< of the functions in the open block
    std::unordered_map<std::uint32_t, std::uint32_t> m_line_of_index;  ///< the same, by FNL's index
};

tl::expected<CoverageByTest, Error> read(std::string_view text, std::string_view path, bool keeps_tests) {
    Reader reader(path, keeps_tests);
    while (!text.empty()) {
        if (auto taken = reader.take(take_line(text)); !taken) return tl::unexpected(std::move(taken.error()));
    }
    return std::move(reader).finish();
}

}  // namespace

tl::expected<Tracefile, Error> read_lcov(std::string_view text, std::string_view path) {
    return read(text, path, false).map([](CoverageByTest all) { return std::move(all[""]); });
}

tl::expected<CoverageByTest, Error> read_lcov_by_test(std::string_view text, std::string_view path) {
    return read(text, path, true);
}

}  // namespace pawl::coverage
