// SPDX-License-Identifier: BSL-1.0
#include <pawl/coverage/diff.hpp>
#include <pawl/coverage/lines.hpp>

#include <algorithm>
#include <optional>

#include "ends_with_path.hpp"
#include "numbers.hpp"
#include "plain_path.hpp"

namespace pawl::coverage {
namespace {

using Code = Error::Code;

struct Hunk {
    std::uint32_t old_line = 0;  ///< of the next line
    std::uint32_t old_left = 0;
    std::uint32_t new_line = 0;
    std::uint32_t new_left = 0;

    [[nodiscard]] bool is_over() const { return old_left == 0 && new_left == 0; }
};

/// "12,3" or "12", which is one line. Of no lines, the number is that of the line in front of them; `first` is theirs.
bool parse_range(std::string_view text, std::uint32_t& first, std::uint32_t& count) {
    const auto comma = std::min(text.find(','), text.size());
    const auto line = parse_whole<std::uint32_t>(text.substr(0, comma));
    const auto lines =
        comma == text.size() ? std::optional<std::uint32_t>{1} : parse_whole<std::uint32_t>(text.substr(comma + 1));
    if (!line || !lines || *lines >= UINT32_MAX - *line || (*line == 0 && *lines > 0)) return false;
    first = *lines == 0 ? *line + 1 : *line;
    count = *lines;
    return true;
}

/// "@@ -1,2 +3,4 @@ whatever"
std::optional<Hunk> parse_hunk(std::string_view line) {
    if (!line.starts_with("@@ -")) return std::nullopt;
    line.remove_prefix(4);
    const auto plus = line.find(" +");
    const auto end = line.find(" @@");
    Hunk hunk;
    if (plus == line.npos || end == line.npos || end < plus + 2) return std::nullopt;
    if (!parse_range(line.substr(0, plus), hunk.old_line, hunk.old_left)) return std::nullopt;
    if (!parse_range(line.substr(plus + 2, end - plus - 2), hunk.new_line, hunk.new_left)) return std::nullopt;
    return hunk;
}

bool is_octal(char c) {
    return c >= '0' && c <= '7';
}

/// What git quotes as a C string, where a name holds more than plain characters.
std::string unquoted(std::string_view name) {
    if (name.size() < 2 || name.front() != '"' || name.back() != '"') return std::string{name};
    name = name.substr(1, name.size() - 2);
    std::string text;
    for (std::size_t i = 0; i < name.size(); ++i) {
        if (name[i] != '\\' || i + 1 == name.size()) {
            text += name[i];
            continue;
        }
        const char escaped = name[++i];
        constexpr std::string_view letters = "abtnvfr";
        if (is_octal(escaped) && i + 2 < name.size() && is_octal(name[i + 1]) && is_octal(name[i + 2])) {
            text += static_cast<char>((escaped - '0') * 64 + (name[i + 1] - '0') * 8 + (name[i + 2] - '0'));
            i += 2;
        } else if (const auto letter = letters.find(escaped); letter != letters.npos) {
            text += "\a\b\t\n\v\f\r"[letter];
        } else {
            text += escaped;
        }
    }
    return text;
}

/// The path behind "--- " or "+++ ": up to a tab, behind which diff -u writes a time. Empty for /dev/null.
std::string path_in(std::string_view text) {
    if (!text.starts_with('"')) text = text.substr(0, text.find('\t'));
    std::string path = unquoted(text);
    return path == "/dev/null" ? "" : path;
}

/// Whether both begin as git has the sides begin: a/ b/, or with diff.mnemonicPrefix c(ommit) i(ndex) o(bject)
/// w(ork tree), or 1/ 2/. Those of two sides differ, or it is a directory's name.
bool have_prefixes(std::string_view left, std::string_view right) {
    const auto begins_so = [](std::string_view path) {
        return path.size() > 2 && path[1] == '/' && std::string_view{"abciow12"}.find(path[0]) != path.npos;
    };
    return begins_so(left) && begins_so(right) && left[0] != right[0];
}

/// The same of "a/NAME b/NAME" behind "diff --git ", whose names are one where a file is new or gone.
bool have_prefixes(std::string_view names) {
    const auto half = names.size() / 2;
    if (names.size() % 2 == 0 || names[half] != ' ') return false;
    return have_prefixes(unquoted(names.substr(0, half)), unquoted(names.substr(half + 1)));
}

/// The second of "a/NAME b/NAME" behind "diff --git ", without its prefix; empty where the two are not of one length.
std::string new_name_in(std::string_view names) {
    const auto half = names.size() / 2;
    if (names.size() % 2 == 0 || names[half] != ' ') return "";
    const std::string name = unquoted(names.substr(half + 1));
    return have_prefixes(names) ? name.substr(std::min<std::size_t>(2, name.size())) : name;
}

class Reader {
public:
    explicit Reader(std::string_view path) : m_path{path} {}

    tl::expected<void, Error> take(std::string_view line) {
        constexpr std::string_view git = "diff --git ";
        ++m_line;
        if (!m_hunk.is_over()) return take_in_hunk(line);
        const bool is_next = line.starts_with("diff ") || line.starts_with("--- ") || line.starts_with("+++ ");
        if (m_awaits == Part::hunk && is_next) return error(missing());
        if (m_awaits == Part::new_name && !line.starts_with("+++ ")) return error(missing());
        if (line.starts_with("diff ")) {
            m_is_open = false;
            m_is_renamed = false;
            m_is_git = line.starts_with(git);
            m_git_name = m_is_git ? new_name_in(line.substr(git.size())) : "";
            m_has_prefix = !m_is_git || have_prefixes(line.substr(git.size()));
        } else if (line.starts_with("rename from ")) {
            m_old = unquoted(line.substr(12));
        } else if (line.starts_with("rename to ")) {
            m_is_renamed = true;
            return open_file(m_old, unquoted(line.substr(10)));
        } else if (line.starts_with("copy from ")) {
            return error("a copy, whose lines the diff does not hold; make it without --find-copies");
        } else if (line.starts_with("--- ")) {
            m_is_open = false;
            const std::string name = path_in(line.substr(4));
            m_is_renamed = m_is_renamed && (name == m_old || ends_with_path(name, m_old));  // else it is another file's
            if (!m_is_renamed) m_old = name;
            if (m_is_git) m_awaits = Part::new_name;  // in a message in front, --- may stand alone
        } else if (line == "+++ ") {
            return error("a +++ without a name");
        } else if (line.starts_with("+++ ")) {
            m_is_open = true;
            m_awaits = Part::hunk;
            if (!m_is_renamed) return open_file(m_old, path_in(line.substr(4)));
        } else if (line.starts_with("@@")) {
            return open_hunk(line);
        } else if (line == "GIT binary patch" || (line.starts_with("Binary files ") && line.ends_with(" differ"))) {
            take_binary(line);
        }
        return {};  // git's extended headers, a commit's message
    }

    tl::expected<Diff, Error> finish() && {
        if (!m_hunk.is_over()) return error("the diff ends within a hunk of " + name());
        if (m_awaits != Part::any) return error(missing());
        return std::move(m_diff);
    }

private:
    enum class Part { any, new_name, hunk };  ///< what must come next

    tl::expected<void, Error> open_hunk(std::string_view line) {
        if (line.starts_with("@@@")) return error("a merge's combined diff; give that against one parent");
        if (!m_is_open) return error("a hunk before the +++ of its file");
        const auto hunk = parse_hunk(line);
        if (!hunk) return error("'" + std::string{line.substr(0, 80)} + "' is no @@ -LINE,COUNT +LINE,COUNT @@");
        if (hunk->old_line < m_hunk.old_line || hunk->new_line < m_hunk.new_line) {
            return error("a hunk of " + name() + " that begins in front of the end of the one before it");
        }
        m_hunk = *hunk;
        m_awaits = Part::any;
        return {};
    }

    /// Of a file that is gone there is nothing to cover.
    void take_binary(std::string_view line) {
        constexpr std::string_view and_word = " and ";
        std::string name = m_is_renamed ? m_new : m_git_name;
        if (name.empty()) {
            const auto at = line.rfind(and_word);
            if (at == line.npos || !line.ends_with(" differ")) return;
            name = path_in(line.substr(at + and_word.size(), line.size() - at - and_word.size() - 7));
        }
        name = plain_path(name);
        if (name.empty() || line.ends_with(" and /dev/null differ")) return;
        FileChange& change = m_diff[name];
        change.is_binary = true;
        if (!m_is_renamed && !line.starts_with("Binary files /dev/null ")) change.old_path = name;
    }

    std::string missing() const {
        return m_awaits == Part::hunk ? "no hunk behind the +++ of " + name() : "no +++ behind the --- of " + m_old;
    }

    /// `old_name` and `new_name` may carry git's prefixes, but for those of a rename.
    tl::expected<void, Error> open_file(std::string old_name, std::string new_name) {
        const bool are_two = !old_name.empty() && !new_name.empty();
        if (!m_is_renamed && (are_two ? have_prefixes(old_name, new_name) : m_has_prefix)) {
            for (std::string* name : {&old_name, &new_name})
                *name = name->substr(std::min<std::size_t>(2, name->size()));
        }
        m_old = plain_path(old_name);
        m_new = plain_path(new_name);
        m_hunk = {};
        if (m_new.empty() || m_diff.emplace(m_new, FileChange{m_old, {}, {}}).second) return {};
        return error("a second change of " + m_new + "; give the whole change as one, as 'git diff OLD NEW' writes it");
    }

    tl::expected<void, Error> take_in_hunk(std::string_view line) {
        const char kind = line.empty() ? ' ' : line.front();  // some mailers strip the blank of an empty line
        const bool is_old = kind == ' ' || kind == '-';
        const bool is_new = kind == ' ' || kind == '+';
        if (kind == '\\') return {};  // No newline at end of file
        if ((!is_old && !is_new) || (is_old && m_hunk.old_left == 0) || (is_new && m_hunk.new_left == 0)) {
            return error("'" + std::string{line.substr(0, 80)} + "' is no line of the hunk of " + name());
        }
        if (!m_new.empty()) {
            FileChange& change = m_diff[m_new];
            if (kind == '-') change.removed.push_back(m_hunk.old_line);
            if (kind == '+') change.added.push_back(m_hunk.new_line);
        }
        if (is_old) ++m_hunk.old_line, --m_hunk.old_left;
        if (is_new) ++m_hunk.new_line, --m_hunk.new_left;
        return {};
    }

    const std::string& name() const { return m_new.empty() ? m_old : m_new; }

    tl::unexpected<Error> error(std::string detail) const {
        return tl::unexpected(Error{Code::malformed_diff, std::string{m_path}, m_line, std::move(detail)});
    }

    std::string_view m_path;
    std::size_t m_line = 0;
    std::string m_old, m_new;  ///< of the file whose hunks come; m_new is empty where it was deleted
    std::string m_git_name;    ///< of "diff --git", where it tells the new name
    bool m_is_git = false;     ///< whether "diff --git" began what comes
    bool m_is_open = false;    ///< whether hunks may come
    Part m_awaits = Part::any;
    bool m_is_renamed = false;
    bool m_has_prefix = true;  ///< whether a file that is new or gone has one; diff -u writes no "diff --git"
    Hunk m_hunk;
    Diff m_diff;
};

}  // namespace

tl::expected<Diff, Error> read_diff(std::string_view text, std::string_view path) {
    Reader reader{path};
    while (!text.empty()) {
        if (auto taken = reader.take(take_line(text)); !taken) return tl::unexpected(std::move(taken.error()));
    }
    return std::move(reader).finish();
}

std::uint32_t new_line_of(const FileChange& change, std::uint32_t old_line) {
    const auto gone = std::ranges::lower_bound(change.removed, old_line) - change.removed.begin();
    const auto kept = static_cast<std::uint32_t>(old_line - gone);  // where it is among the lines that were kept
    // In front of the i-th added line stand added[i] - i kept ones, or one less: ever more, so the search may halve.
    std::uint32_t first = 0;
    auto last = static_cast<std::uint32_t>(change.added.size());
    while (first < last) {
        const std::uint32_t middle = first + (last - first) / 2;
        if (change.added[middle] - middle <= kept) {
            first = middle + 1;
        } else {
            last = middle;
        }
    }
    return kept + first;
}

Tracefile moved(const Tracefile& older, const Diff& since) {
    std::map<std::string_view, Diff::const_iterator> by_old_path;
    for (auto change = since.begin(); change != since.end(); ++change) by_old_path[change->second.old_path] = change;
    Tracefile newer;
    for (const auto& [path, file] : older.files) {
        const auto changed = by_old_path.find(path);
        const bool stays = changed == by_old_path.end();
        const FileChange& change = stays ? FileChange{} : changed->second->second;
        auto& lines = newer.files[stays ? path : changed->second->first].lines;
        for (const auto& [line, hits] : file.lines) {
            if (!std::ranges::binary_search(change.removed, line)) lines[new_line_of(change, line)] = hits;
        }
    }
    return newer;
}

}  // namespace pawl::coverage
