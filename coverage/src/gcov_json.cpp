// SPDX-License-Identifier: BSL-1.0
#include <simdjson.h>

#include <deque>
#include <pawl/coverage/gcov_json.hpp>
#include <pawl/coverage/lines.hpp>
#include <unordered_map>
#include <vector>

namespace pawl::coverage {
namespace {

namespace dom = simdjson::dom;

// Arrays by line number: most lines of a header come again in every translation unit.
struct FileSums {
    std::string name;
    std::vector<Taken> lines;                   ///< [line] nothing: not measured
    std::vector<std::vector<Branch>> branches;  ///< [line][number]
    std::map<std::uint32_t, Functions> functions;
};

constexpr std::uint64_t most_lines = 10'000'000;  // of a hostile document: each costs memory

template <class Vector>
auto& at_line(Vector& vector, std::uint64_t line) {
    if (vector.size() <= line) vector.resize(line + 1);
    return vector[line];
}

struct Malformed {
    std::string what;
};
struct Raced {
    std::uint32_t line;
};

template <class Value>
Value value_of(simdjson::simdjson_result<dom::element> element, const char* what) {
    Value value{};
    if (element.get(value) != simdjson::SUCCESS) throw Malformed{what};
    return value;
}

std::uint64_t count_of(simdjson::simdjson_result<dom::element> element, std::uint32_t line) {
    std::uint64_t count = 0;
    if (element.get(count) == simdjson::SUCCESS) return count;
    std::int64_t negative = 0;
    if (element.get(negative) == simdjson::SUCCESS) throw Raced{line};
    throw Malformed{"a count that is no whole number"};
}

std::uint32_t line_number_of(simdjson::simdjson_result<dom::element> element) {
    const auto line = value_of<std::uint64_t>(element, "a line number that is none");
    if (line > most_lines) throw Malformed{"a line number above " + std::to_string(most_lines)};
    return static_cast<std::uint32_t>(line);
}

void add_branches(FileSums& file, std::uint32_t line, bool executed, dom::array branches) {
    auto& sums = at_line(file.branches, line);
    std::size_t number = 0;
    bool may_pair = false;  // whether the branch before goes on behind a call
    for (const dom::element branch : branches) {
        if (sums.size() <= number) sums.resize(number + 1);
        const bool throws = value_of<bool>(branch["throw"], "a branch without 'throw'");
        if (throws) {
            sums[number].is_exceptional = true;
            if (may_pair) sums[number - 1].is_exceptional = true;
        }
        may_pair = !throws && value_of<bool>(branch["fallthrough"], "a branch without 'fallthrough'");
        if (executed) sums[number].taken = add_taken(sums[number].taken, count_of(branch["count"], line));
        ++number;
    }
}

void add_line(FileSums& file, dom::element entry) {
    const auto line = line_number_of(entry["line_number"]);
    if (line == 0) return;  // code without a place of its own
    const auto hits = count_of(entry["count"], line);
    auto& sum = at_line(file.lines, line);
    sum = add_taken(sum, hits);
    const auto branches = value_of<dom::array>(entry["branches"], "a line without 'branches'");
    if (branches.begin() != branches.end()) add_branches(file, line, hits > 0, branches);
}

void add_function(FileSums& file, dom::element entry) {
    const auto line = line_number_of(entry["start_line"]);
    if (line == 0) return;
    const auto name = value_of<std::string_view>(entry["name"], "a function without 'name'");
    auto& functions = file.functions[line];
    const auto calls = count_of(entry["execution_count"], line);
    const auto sum = functions.find(name);
    if (sum == functions.end()) {
        functions.emplace(name, calls);
    } else {
        sum->second = add_hits(sum->second, calls);
    }
}

FileCoverage coverage_of(FileSums&& sums) {
    FileCoverage file;
    for (std::uint32_t line = 1; line < sums.lines.size(); ++line) {
        if (sums.lines[line]) file.lines.emplace_hint(file.lines.end(), line, *sums.lines[line]);
    }
    for (std::uint32_t line = 1; line < sums.branches.size(); ++line) {
        for (std::uint32_t number = 0; number < sums.branches[line].size(); ++number) {
            file.branches.emplace_hint(file.branches.end(), BranchKey{line, 0, number}, sums.branches[line][number]);
        }
    }
    file.functions = std::move(sums.functions);
    return file;
}

}  // namespace

struct GcovMerge::State {
    NameFile name_file;
    dom::parser parser;
    std::deque<FileSums> files;
    std::unordered_map<std::string, FileSums*> by_path;  ///< null: left out
    std::unordered_map<std::string, FileSums*> by_name;
    std::vector<std::string> nameless;
    std::string adding;  ///< the name of the file that is being added

    FileSums* sums_of(std::string_view directory, std::string_view printed) {
        const std::string key = std::string{directory} + '\n' + std::string{printed};
        const auto [known, is_new] = by_path.try_emplace(key, nullptr);
        if (!is_new) return known->second;
        const std::string name = name_file(std::string{directory}, std::string{printed});
        if (name.empty()) return nullptr;
        FileSums*& sums = by_name[name];
        if (sums == nullptr) sums = &files.emplace_back(FileSums{name, {}, {}, {}});
        return known->second = sums;
    }

    void add_document(std::string_view text) {
        dom::element document;
        if (const auto error = parser.parse(text.data(), text.size()).get(document); error != simdjson::SUCCESS) {
            throw Malformed{simdjson::error_message(error)};
        }
        const auto version = value_of<std::string_view>(document["format_version"], "no 'format_version'");
        if (version != "1" && version != "2") throw Malformed{"another 'format_version' than 1 and, of GCC 14, 2"};
        const auto directory = value_of<std::string_view>(document["current_working_directory"], "no directory");
        bool has_a_name = false;
        for (const dom::element entry : value_of<dom::array>(document["files"], "no 'files'")) {
            FileSums* file = sums_of(directory, value_of<std::string_view>(entry["file"], "a file without a path"));
            if (file == nullptr) continue;
            has_a_name = true;
            adding = file->name;
            for (const dom::element line : value_of<dom::array>(entry["lines"], "a file without 'lines'")) {
                add_line(*file, line);
            }
            for (const dom::element one : value_of<dom::array>(entry["functions"], "a file without 'functions'")) {
                add_function(*file, one);
            }
        }
        if (has_a_name) return;
        nameless.emplace_back(value_of<std::string_view>(document["data_file"], "no 'data_file'"));
    }
};

GcovMerge::GcovMerge(NameFile name_file) : m_state{std::make_unique<State>()} {
    m_state->name_file = std::move(name_file);
}
GcovMerge::GcovMerge(GcovMerge&& other) noexcept = default;
GcovMerge& GcovMerge::operator=(GcovMerge&& other) noexcept = default;
GcovMerge::~GcovMerge() = default;

tl::expected<std::size_t, Error> GcovMerge::add(std::string_view documents, std::string_view command) {
    std::size_t number = 0;
    std::size_t added = 0;
    try {
        while (!documents.empty()) {
            ++number;
            const std::string_view document = take_line(documents);
            if (document.empty()) continue;
            m_state->add_document(document);
            ++added;
        }
    } catch (const Malformed& malformed) {
        return tl::unexpected(Error{Error::Code::malformed_gcov_output, std::string{command}, number, malformed.what});
    } catch (const Raced& raced) {
        return tl::unexpected(Error{Error::Code::raced_counters, m_state->adding, raced.line, "a negative count"});
    }
    return added;
}

const std::vector<std::string>& GcovMerge::nameless() const {
    return m_state->nameless;
}

Tracefile GcovMerge::finish() && {
    Tracefile tracefile;
    for (FileSums& sums : m_state->files) {
        std::string name = std::move(sums.name);
        tracefile.files.emplace(std::move(name), coverage_of(std::move(sums)));
    }
    return tracefile;
}

}  // namespace pawl::coverage
