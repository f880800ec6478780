// SPDX-License-Identifier: BSL-1.0
#include "baseline/prune.hpp"

#include <algorithm>

#include "baseline/cache_store.hpp"
#include "baseline/file_lock.hpp"

namespace pawl::cli {

namespace fs = std::filesystem;

std::vector<std::string> entries_to_prune(std::vector<UsedEntry> entries, std::size_t kept) {
    std::ranges::stable_sort(entries, {}, &UsedEntry::since_last_use);
    std::vector<std::string> names;
    for (std::size_t i = kept; i < entries.size(); ++i) {
        if (entries[i].since_last_use >= std::chrono::hours{24}) names.push_back(entries[i].name);
    }
    return names;
}

void prune(const fs::path& repository_directory, std::size_t kept) {
    std::error_code ignored;
    std::vector<UsedEntry> entries;
    const auto now = fs::file_time_type::clock::now();
    for (fs::directory_iterator entry{repository_directory, ignored}, end; entry != end; entry.increment(ignored)) {
        if (!entry->is_directory(ignored)) continue;
        std::error_code half_made;
        auto used = fs::last_write_time(CacheSlot{entry->path()}.stamp(), half_made);
        if (half_made) used = entry->last_write_time(ignored);
        entries.push_back(
            {entry->path().filename().string(), std::chrono::duration_cast<std::chrono::hours>(now - used)});
    }
    for (const std::string& name : entries_to_prune(std::move(entries), kept)) {
        const CacheSlot slot{repository_directory / name};
        const auto lock = FileLock::acquire(slot.lock(), std::chrono::steady_clock::now(), [] {});
        if (lock) fs::remove_all(slot.directory, ignored);
    }
}

}  // namespace pawl::cli
