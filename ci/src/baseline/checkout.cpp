// SPDX-License-Identifier: BSL-1.0
#include "baseline/checkout.hpp"

#include <algorithm>
#include <fstream>
#include <sstream>
#include <system_error>
#include <utility>
#include <vector>

#include "baseline/git_repository.hpp"

namespace pawl::cli {

namespace fs = std::filesystem;

namespace {

using Code = BaselineError::Code;

std::string last_line(std::string text) {
    while (!text.empty() && text.back() == '\n') text.pop_back();
    return text.substr(text.rfind('\n') + 1);
}

// The settings of `store` that its objects cannot be read without: a partial clone fetches what it lacks.
constexpr const char* needed_settings =
    "^(remote\\..*\\.(url|promisor|partialclonefilter)|extensions\\.partialclone|lfs\\..*)$";

// `git config --null`: "name\nvalue\0" each, because names may hold blanks.
std::vector<std::pair<std::string, std::string>> parse_settings(const std::string& text) {
    std::vector<std::pair<std::string, std::string>> settings;
    std::istringstream stream{text};
    for (std::string entry; std::getline(stream, entry, '\0');) {
        const std::size_t newline = entry.find('\n');
        if (newline != std::string::npos) settings.emplace_back(entry.substr(0, newline), entry.substr(newline + 1));
    }
    return settings;
}

// Of objects that are still at a remote: git-config(1) on partial clones.
bool is_promise(std::string_view setting) {
    return setting.ends_with(".promisor") || setting == "extensions.partialclone";
}

class Checkout {
public:
    Checkout(const CommandRunner& run, const ObjectStore& store, const std::string& commit, const fs::path& destination)
        : m_run{run}, m_store{store}, m_commit{commit}, m_destination{destination} {}

    std::optional<BaselineError> operator()() {
        std::error_code error;
        fs::create_directories(m_destination, error);
        if (error) return failed(m_destination.string() + ": " + error.message());
        if (const auto refused = must({"init", "--quiet", "--template=", "--object-format=" + object_format()})) {
            return refused;
        }
        if (!borrow_objects()) return failed("cannot write " + m_destination.string());
        copy_settings();
        copy_tags();
        if (const auto refused = must({"checkout", "--quiet", "--detach", m_commit})) return refused;
        return check_out_submodules();
    }

private:
    BaselineError failed(std::string detail) const {
        return {Code::checkout_failed, m_commit.substr(0, 7), std::move(detail)};
    }

    std::optional<BaselineError> must(const std::vector<std::string>& arguments) const {
        const auto result = git(m_run, m_destination.string(), arguments);
        if (!result) return result.error();
        if (result->exit_code != 0) return failed(last_line(result->standard_error));
        return std::nullopt;
    }

    std::string output(const std::string& directory, const std::vector<std::string>& arguments) const {
        const auto result = git(m_run, directory, arguments);
        return result && result->exit_code == 0 ? result->standard_output : "";
    }

    std::string from_store(std::vector<std::string> arguments) const {
        arguments.insert(arguments.begin(), "--git-dir=" + m_store.git_directory);
        return output(m_destination.string(), arguments);
    }

    std::string object_format() const {
        const std::string format = last_line(from_store({"rev-parse", "--show-object-format"}));
        return format.empty() ? "sha1" : format;
    }

    bool borrow_objects() const {
        const fs::path own = m_destination / ".git";
        fs::create_directories(own / "objects" / "info");
        std::ofstream alternates{own / "objects" / "info" / "alternates"};
        alternates << m_store.git_directory << "/objects\n";
        alternates.close();
        std::error_code ignored;  // most clones are not shallow
        fs::copy_file(m_store.git_directory + "/shallow", own / "shallow", ignored);
        return static_cast<bool>(alternates);
    }

    void copy_settings() const {
        const auto settings = from_store({"config", "--local", "--null", "--get-regexp", needed_settings});
        const auto entries = parse_settings(settings);
        std::error_code ignored;
        const bool fetches_later =
            fs::exists(m_store.git_directory + "/lfs", ignored) ||
            std::ranges::any_of(entries, [](const auto& entry) { return is_promise(entry.first); });
        if (!fetches_later) return;  // a remote's URL may hold a token, which is not to lie about in a cache
        for (const auto& [name, value] : entries) {
            (void)output(m_destination.string(), {"config", name, value});
        }
    }

    // For projects that put `git describe` into their version; without tags they still build.
    void copy_tags() const {
        (void)output(m_destination.string(), {"-c", "protocol.file.allow=always", "fetch", "--quiet", "--no-auto-gc",
                                              "--update-shallow", m_store.git_directory, "+refs/tags/*:refs/tags/*"});
    }

    // The commit of the submodule at `path`, "" if there is none; "160000 commit HASH\tpath" (git-ls-tree(1)).
    std::string gitlink(const std::string& path) const {
        const std::string entry = output(m_destination.string(), {"ls-tree", "HEAD", "--", path});
        constexpr std::string_view kind = "160000 commit ";
        if (!entry.starts_with(kind)) return "";
        return entry.substr(kind.size(), entry.find('\t') - kind.size());
    }

    std::optional<BaselineError> check_out_submodules() const {
        if (!fs::exists(m_destination / ".gitmodules")) return std::nullopt;
        const auto paths = output(m_destination.string(), {"config", "--file", ".gitmodules", "--null", "--get-regexp",
                                                           "^submodule\\..*\\.path$"});
        for (const auto& [key, path] : parse_settings(paths)) {
            constexpr std::size_t before = std::string_view{"submodule."}.size();
            constexpr std::size_t after = std::string_view{".path"}.size();
            const std::string name = key.substr(before, key.size() - before - after);
            const std::string repository = m_store.modules_directory + "/" + name;
            if (!fs::exists(repository)) continue;
            const std::string commit = gitlink(path);
            if (commit.empty()) continue;  // .gitmodules may name what is a submodule no longer
            const auto present =
                git(m_run, m_destination.string(), {"--git-dir=" + repository, "cat-file", "-e", commit + "^{commit}"});
            if (!present) return present.error();
            if (present->exit_code != 0) return BaselineError{Code::submodule_missing, path, commit.substr(0, 7)};
            const ObjectStore store{repository, repository + "/modules"};
            if (const auto refused = check_out(m_run, store, commit, m_destination / path)) return refused;
        }
        return std::nullopt;
    }

    const CommandRunner& m_run;
    const ObjectStore& m_store;
    const std::string& m_commit;
    const fs::path& m_destination;
};

}  // namespace

std::optional<BaselineError> check_out(const CommandRunner& run, const ObjectStore& store, const std::string& commit,
                                       const fs::path& destination) {
    return Checkout{run, store, commit, destination}();
}

}  // namespace pawl::cli
