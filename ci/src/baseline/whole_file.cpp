// SPDX-License-Identifier: BSL-1.0
#include "baseline/whole_file.hpp"

#include <utility>

#include "record/file.hpp"

namespace pawl::cli {

namespace fs = std::filesystem;

std::optional<std::string> read_whole_file(const fs::path& path) {
    auto content = perf::content_of(path);
    return content ? std::optional{*std::move(content)} : std::nullopt;
}

bool write_whole_file(const fs::path& path, std::string_view text) {
    return perf::replace_file(path.string(), text).has_value();
}

}  // namespace pawl::cli
