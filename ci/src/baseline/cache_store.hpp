// SPDX-License-Identifier: BSL-1.0
// Where baselines are kept between runs.
#ifndef PAWL_CI_BASELINE_CACHE_STORE_HPP_INCLUDED
#define PAWL_CI_BASELINE_CACHE_STORE_HPP_INCLUDED

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace pawl::cli {

/// $PAWL_CACHE_DIR, else $XDG_CACHE_HOME/pawl, else $HOME/.cache/pawl; nothing if none is set. Empty counts as unset,
/// and so does a relative XDG_CACHE_HOME (XDG Base Directory Specification 0.8).
[[nodiscard]] std::optional<std::filesystem::path> cache_root(std::string_view pawl_cache_dir,
                                                              std::string_view xdg_cache_home, std::string_view home);

/// The files of one baseline. An entry without a valid stamp is half-made, and is made anew.
struct CacheSlot {
    std::filesystem::path directory;

    [[nodiscard]] std::filesystem::path lock() const { return directory.string() + ".lock"; }
    [[nodiscard]] std::filesystem::path source() const { return directory / "source"; }
    [[nodiscard]] std::filesystem::path build() const { return directory / "build"; }
    [[nodiscard]] std::filesystem::path initial_cache() const { return directory / "candidate.cmake"; }
    [[nodiscard]] std::filesystem::path log() const { return directory / "build.log"; }
    [[nodiscard]] std::filesystem::path stamp() const { return directory / "complete"; }
};

/// What is known once a baseline is made: where its executable is, or that the commit has no such target.
struct CachedBaseline {
    std::optional<std::filesystem::path> executable;
};

/// The entry's content if it is complete and was made for `key`, and its executable is still there; marks it as used.
[[nodiscard]] std::optional<CachedBaseline> read_stamp(const CacheSlot& slot, std::string_view key);

/// To be called last: from then on the entry is complete. False if the disk refuses.
[[nodiscard]] bool write_stamp(const CacheSlot& slot, std::string_view key, const CachedBaseline& baseline);

}  // namespace pawl::cli

#endif  // PAWL_CI_BASELINE_CACHE_STORE_HPP_INCLUDED
