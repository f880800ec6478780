// SPDX-License-Identifier: BSL-1.0
#include "baseline/toolchain_key.hpp"

#include <fmt/format.h>

namespace pawl::cli {

std::string key_text(const KeyParts& parts) {
    std::string text = fmt::format(
        "commit {}\ntarget {}\nconfiguration {}\nsource {}\nbuild {}\ngenerator {}\npawl {}\n", parts.commit,
        parts.target, parts.configuration, parts.source_directory, parts.build_directory, parts.generator, parts.pawl);
    for (const std::string& compiler : parts.compilers) text += fmt::format("compiler {}\n", compiler);
    text += fmt::format("toolchain file {}\n", parts.toolchain_file);
    for (const std::string& target : parts.depends) text += fmt::format("depends {}\n", target);
    for (const CacheEntry& entry : parts.entries) text += fmt::format("entry {}={}\n", entry.name, entry.value);
    return text;
}

}  // namespace pawl::cli
