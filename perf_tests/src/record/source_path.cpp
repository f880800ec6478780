// SPDX-License-Identifier: BSL-1.0
#include "record/source_path.hpp"

namespace pawl::perf {

std::string source_path(const std::string& file, const std::string& root) {
    const bool lies_below =
        !root.empty() && file.size() > root.size() + 1 && file.starts_with(root) && file[root.size()] == '/';
    return lies_below ? file.substr(root.size() + 1) : file;
}

}  // namespace pawl::perf
