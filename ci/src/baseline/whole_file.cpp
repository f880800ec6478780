// SPDX-License-Identifier: BSL-1.0
#include "baseline/whole_file.hpp"

#include <fstream>
#include <iterator>

#include "record/file.hpp"

namespace pawl::cli {

namespace fs = std::filesystem;

std::optional<std::string> read_whole_file(const fs::path& path) {
    std::ifstream file{path, std::ios::binary};
    if (!file) return std::nullopt;
    return std::string{std::istreambuf_iterator<char>{file}, {}};
}

bool write_whole_file(const fs::path& path, std::string_view text) {
    return perf::replace_file(path.string(), text).has_value();
}

}  // namespace pawl::cli
