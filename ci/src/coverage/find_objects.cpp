// SPDX-License-Identifier: BSL-1.0
#include "coverage/find_objects.hpp"

#include <algorithm>
#include <system_error>

namespace pawl::cli {

using coverage::ObjectCounters;

tl::expected<std::vector<ObjectCounters>, Refusal> find_objects(const std::filesystem::path& build_dir) {
    namespace fs = std::filesystem;
    std::vector<ObjectCounters> objects;
    std::error_code failure;
    fs::recursive_directory_iterator entry(build_dir, failure);
    for (; !failure && entry != fs::recursive_directory_iterator(); entry.increment(failure)) {
        const std::string name = entry->path().filename().string();
        if ((name == "CompilerIdC" || name == "CompilerIdCXX") && entry->is_directory(failure)) {  // cmake's own trial
            entry.disable_recursion_pending();
            continue;
        }
        if (entry->path().extension() != ".gcno") continue;
        std::error_code gone;  // a file may vanish between listing and looking
        const auto built = entry->last_write_time(gone);
        if (gone) continue;
        auto path = entry->path();
        const auto run = fs::last_write_time(path.replace_extension(".gcda"), gone);
        objects.push_back({path.replace_extension().string(), built, gone ? std::nullopt : std::optional(run)});
    }
    if (failure) {
        return stop(exit_bad_usage,
                    build_dir.string() + " cannot be listed (" + failure.message() + "); check --build-dir");
    }
    std::sort(objects.begin(), objects.end(),
              [](const auto& left, const auto& right) { return left.path < right.path; });
    return objects;
}

}  // namespace pawl::cli
