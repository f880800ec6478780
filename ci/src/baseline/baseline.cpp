// SPDX-License-Identifier: BSL-1.0
#include "baseline/baseline.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "baseline/below.hpp"
#include "baseline/build.hpp"
#include "baseline/cache_store.hpp"
#include "baseline/carry_over.hpp"
#include "baseline/checkout.hpp"
#include "baseline/choose_commit.hpp"
#include "baseline/codemodel.hpp"
#include "baseline/file_lock.hpp"
#include "baseline/fingerprint.hpp"
#include "baseline/pawl_source.hpp"
#include "baseline/prune.hpp"
#include "baseline/toolchain_key.hpp"
#include "baseline/whole_file.hpp"

namespace pawl::cli {

namespace fs = std::filesystem;

namespace {

using Code = BaselineError::Code;

std::vector<std::string> describe_compilers(const CommandRunner& run, const Candidate& candidate) {
    // one that cannot be asked will be reported by cmake, in better words
    const auto answer = [&](const std::vector<std::string>& question) {
        const auto given = run(question, {});
        return given ? given->standard_output : "";
    };
    std::set<std::string> compilers{cache_value(candidate.entries, "CMAKE_C_COMPILER"),
                                    cache_value(candidate.entries, "CMAKE_CXX_COMPILER")};
    compilers.erase("");
    std::vector<std::string> descriptions;
    for (const std::string& compiler : compilers) {
        const std::string version = answer({compiler, "--version"});
        const auto native_macros = [&](const char* option) {
            return answer({compiler, option, "-E", "-dM", "-x", "c", "/dev/null"});
        };
        // not every compiler knows both for every processor; one that it does not know has no macros
        descriptions.push_back(
            fmt::format("{} {}, native {}", compiler, version.substr(0, version.find('\n')),
                        fingerprint(native_macros("-march=native") + native_macros("-mcpu=native"))));
    }
    return descriptions;
}

std::string generator_of(const Candidate& candidate) {
    const auto value = [&](std::string_view name) { return cache_value(candidate.entries, name); };
    return fmt::format("{} by {} {}.{}.{}", value("CMAKE_GENERATOR"), cmake_command(candidate),
                       value("CMAKE_CACHE_MAJOR_VERSION"), value("CMAKE_CACHE_MINOR_VERSION"),
                       value("CMAKE_CACHE_PATCH_VERSION"));
}

// One in the source tree is the baseline commit's own; one in the build directory was made there (by Conan, say).
std::string toolchain_file_content(const Candidate& candidate) {
    const std::string file = cache_value(candidate.entries, "CMAKE_TOOLCHAIN_FILE");
    const bool is_made = is_below(file, candidate.build_directory);
    if (file.empty() || (is_below(file, candidate.source_directory) && !is_made)) return "";
    return read_whole_file(file).value_or("");
}

std::string file_name(std::string text) {
    const auto is_odd = [](unsigned char c) { return std::isalnum(c) == 0 && c != '_' && c != '-' && c != '.'; };
    std::ranges::replace_if(text, is_odd, '_');
    return text;
}

fs::path repository_directory(const BaselineRequest& request) {
    const std::string name = fs::path{request.repository.top_level}.filename().string();
    return request.cache_root / (file_name(name) + "-" + fingerprint(request.repository.git_directory));
}

std::string key_of(const CommandRunner& run, const BaselineRequest& request, const PawlSource& pawl,
                   const std::vector<CacheEntry>& carried) {
    return key_text({.commit = request.commit.commit,
                     .target = request.target,
                     .depends = request.depends,
                     .configuration = request.configuration,
                     .source_directory = request.candidate.source_directory,
                     .build_directory = request.candidate.build_directory,
                     .generator = generator_of(request.candidate),
                     .compilers = describe_compilers(run, request.candidate),
                     .toolchain_file = fingerprint(toolchain_file_content(request.candidate)),
                     .entries = carried,
                     .pawl = pawl.directory.string() + " " + pawl.fingerprint});
}

BuildPlan plan_build(const BaselineRequest& request, const PawlSource& pawl, const CacheSlot& slot,
                     const std::vector<CacheEntry>& carried) {
    const Candidate& candidate = request.candidate;
    const std::string root =
        work_tree_root(candidate.source_directory, request.repository.prefix, request.repository.top_level);
    const std::string includes = cache_value(candidate.entries, "CMAKE_PROJECT_TOP_LEVEL_INCLUDES");

    std::vector<CacheEntry> entries = moved_entries(carried, root, slot.source().string(), candidate.build_directory);
    entries.push_back(
        {"CMAKE_PROJECT_TOP_LEVEL_INCLUDES", "STRING", top_level_includes(includes, pawl.injection.string())});
    entries.push_back({"PAWL_IS_BASELINE", "BOOL", "ON"});
    entries.push_back({"PAWL_INJECT_SOURCE_DIR", "PATH", pawl.directory.string()});
    entries.push_back({"PAWL_INJECT_TARGETS", "STRING", request.target});
    entries.push_back(
        {"PAWL_INJECT_PREFIX_MAPS", "STRING",
         fmt::format("{}={};{}={}", slot.source().string(), root, slot.build().string(), candidate.build_directory)});
    return {.cmake = cmake_command(candidate),
            .short_commit = request.commit.short_commit,
            .target = request.target,
            .depends = request.depends,
            .configuration = request.configuration,
            .source = slot.source() / request.repository.prefix,
            .generator = cache_value(candidate.entries, "CMAKE_GENERATOR"),
            .platform = cache_value(candidate.entries, "CMAKE_GENERATOR_PLATFORM"),
            .toolset = cache_value(candidate.entries, "CMAKE_GENERATOR_TOOLSET"),
            .entries = std::move(entries)};
}

tl::expected<CachedBaseline, BaselineError> make_entry(const CommandRunner& run, const BaselineRequest& request,
                                                       const PawlSource& pawl, const CacheSlot& slot,
                                                       const std::vector<CacheEntry>& carried, Progress& progress) {
    progress.step(fmt::format("checking out {} ({})", request.commit.short_commit, request.commit.reason));
    const ObjectStore store{request.repository.git_directory, request.repository.modules_directory};
    if (const auto error = check_out(run, store, request.commit.commit, slot.source())) {
        return tl::make_unexpected(*error);
    }
    return configure_and_build(run, plan_build(request, pawl, slot, carried), slot, progress);
}

tl::expected<BaselineFiles, BaselineError> files_of(const CachedBaseline& baseline, const BaselineRequest& request,
                                                    const CacheSlot& slot) {
    if (!baseline.executable) {
        return tl::make_unexpected(BaselineError{Code::target_new, request.target, request.commit.short_commit});
    }
    BaselineFiles files{*baseline.executable, {}};
    for (const std::string& name : request.depends) {
        const auto target = read_target(slot.build(), name, request.configuration);
        files.depends.push_back(target && !target->artifact.empty() ? slot.build() / target->artifact : fs::path());
    }
    return files;
}

}  // namespace

tl::expected<BaselineCommit, BaselineError> find_baseline_commit(const CommandRunner& run,
                                                                 const GitRepository& repository,
                                                                 const std::optional<std::string>& ref,
                                                                 BaselineRole role) {
    const auto facts = ask_facts(run, repository, ref);
    if (!facts) return tl::make_unexpected(facts.error());
    const auto chosen = choose_commit(*facts, role);
    if (!chosen) return tl::make_unexpected(chosen.error());
    return abbreviate(run, repository, chosen->commit).map([&](const std::string& shorter) {
        const auto label = role == BaselineRole::anchor ? fmt::format("{} ({})", chosen->reason, shorter) : shorter;
        return BaselineCommit{facts->ref, chosen->commit, shorter, label, chosen->reason};
    });
}

tl::expected<BaselineFiles, BaselineError> make_baseline(const CommandRunner& run, const BaselineRequest& request,
                                                         Progress& progress) {
    const auto refused = [](Code code, const fs::path& subject, std::string detail) {
        return tl::make_unexpected(BaselineError{code, subject.string(), std::move(detail)});
    };
    const auto pawl = read_pawl_source(request.pawl_source);
    if (!pawl) return tl::make_unexpected(pawl.error());
    const auto carried = carried_entries(request.candidate.entries, request.candidate.build_directory);
    const std::string key = key_of(run, request, *pawl, carried);
    const fs::path directory = repository_directory(request);
    const CacheSlot slot{
        directory / fmt::format("{}-{}-{}", request.commit.short_commit, file_name(request.target), fingerprint(key))};
    if (const auto made = read_stamp(slot, key)) return files_of(*made, request, slot);

    std::error_code error;
    fs::create_directories(directory, error);
    if (error) return refused(Code::cache_unusable, directory, error.message());
    const auto lock = FileLock::acquire(slot.lock(), request.deadline, [&] {
        progress.step("waiting for another pawl that is making the same baseline");
    });
    if (!lock && lock.error() == LockError::held) {
        return refused(Code::limit_reached, slot.directory, "another pawl was still making the same baseline");
    }
    if (!lock) return refused(Code::cache_unusable, slot.lock(), "it cannot be locked");
    if (const auto made = read_stamp(slot, key)) return files_of(*made, request, slot);

    fs::remove_all(slot.directory, error);
    if (error) return refused(Code::cache_unusable, slot.directory, error.message());
    const auto made = make_entry(run, request, *pawl, slot, carried, progress);
    if (!made) return tl::make_unexpected(made.error());
    if (!write_stamp(slot, key, *made)) return refused(Code::cache_unusable, slot.stamp(), "it cannot be written");
    prune(directory);
    return files_of(*made, request, slot);
}

}  // namespace pawl::cli
