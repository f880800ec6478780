// SPDX-License-Identifier: BSL-1.0
#include <pawl/coverage/lcov_format.hpp>

namespace pawl::coverage {

std::string write_lcov(const Tracefile& tracefile) {
    std::string text;
    for (const auto& [path, file] : tracefile.files) {
        text += "TN:\nSF:" + path + "\n";
        for (const auto& [line, hits] : file.lines) {
            text += "DA:" + std::to_string(line) + "," + std::to_string(hits) + "\n";
        }
        const LineTotals totals = line_totals(file);
        text += "LF:" + std::to_string(totals.found) + "\nLH:" + std::to_string(totals.hit) + "\nend_of_record\n";
    }
    return text;
}

}  // namespace pawl::coverage
