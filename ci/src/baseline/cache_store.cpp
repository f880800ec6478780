// SPDX-License-Identifier: BSL-1.0
#include "baseline/cache_store.hpp"

#include <unistd.h>

#include <nlohmann/json.hpp>

#include "baseline/whole_file.hpp"

namespace pawl::cli {

namespace fs = std::filesystem;

std::optional<fs::path> cache_root(std::string_view pawl_cache_dir, std::string_view xdg_cache_home,
                                   std::string_view home) {
    if (!pawl_cache_dir.empty()) return fs::path{pawl_cache_dir};
    if (xdg_cache_home.starts_with('/')) return fs::path{xdg_cache_home} / "pawl";
    if (!home.empty()) return fs::path{home} / ".cache" / "pawl";
    return std::nullopt;
}

namespace {

// What JSON can hold of it: a path or a flag need not be UTF-8.
nlohmann::json as_json(std::string_view key) {
    return nlohmann::json::parse(nlohmann::json(key).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace));
}

}  // namespace

std::optional<CachedBaseline> read_stamp(const CacheSlot& slot, std::string_view key) {
    const auto text = read_whole_file(slot.stamp());
    if (!text) return std::nullopt;
    const auto stamp = nlohmann::json::parse(*text, nullptr, false);
    if (!stamp.is_object() || stamp.value("key", nlohmann::json{}) != as_json(key)) return std::nullopt;
    const auto executable = stamp.value("executable", nlohmann::json{});
    CachedBaseline baseline;
    if (executable.is_string()) {
        baseline.executable = slot.directory / executable.get<std::string>();
        if (::access(baseline.executable->c_str(), X_OK) != 0) return std::nullopt;
    }
    std::error_code ignored;  // a read-only cache is as good
    fs::last_write_time(slot.stamp(), fs::file_time_type::clock::now(), ignored);
    return baseline;
}

bool write_stamp(const CacheSlot& slot, std::string_view key, const CachedBaseline& baseline) {
    nlohmann::json stamp{{"key", as_json(key)}, {"executable", nullptr}};
    if (baseline.executable) stamp["executable"] = fs::relative(*baseline.executable, slot.directory).string();
    return write_whole_file(slot.stamp(), stamp.dump(2) + "\n");
}

}  // namespace pawl::cli
