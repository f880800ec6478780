// SPDX-License-Identifier: BSL-1.0
#include <pawl/coverage/flaky.hpp>

#include <algorithm>

namespace pawl::coverage {

Tracefile counting_runs(Tracefile run) {
    for (auto& [path, file] : run.files) {
        file.functions.clear();
        file.branches.clear();
        for (auto& [line, hits] : file.lines) hits = hits > 0 ? 1 : 0;
    }
    return run;
}

Tracefile flaky_lines(const Tracefile& runs, std::size_t count) {
    Tracefile flaky;
    for (const auto& [path, file] : runs.files) {
        for (const auto& [line, covering] : file.lines) {
            if (covering > 0 && covering < count) flaky.files[path].lines[line] = covering;
        }
    }
    return flaky;
}

std::pair<Tracefile, std::vector<Forgiven>> forgiving(Tracefile tracefile, const Tracefile& flaky) {
    std::vector<Forgiven> forgiven;
    for (const auto& [path, lines] : flaky.files) {
        const auto file = tracefile.files.find(path);
        if (file == tracefile.files.end()) continue;
        for (const auto& [line, covering] : lines.lines) {
            const auto measured = file->second.lines.find(line);
            if (measured == file->second.lines.end() || measured->second > 0 || covering == 0) continue;
            measured->second = 1;
            forgiven.push_back({path, line});
        }
    }
    return {std::move(tracefile), std::move(forgiven)};
}

Tracefile forgiving(Tracefile older, const Tracefile& flaky, const Diff& since) {
    for (const auto& [path, lines] : flaky.files) {
        const auto changed = since.find(path);
        const FileChange change = changed == since.end() ? FileChange{path, {}, {}} : changed->second;
        const auto file = older.files.find(change.old_path);
        if (file == older.files.end()) continue;
        for (auto& [line, hits] : file->second.lines) {
            const bool is_there = !std::ranges::binary_search(change.removed, line);
            if (hits == 0 && is_there && lines.lines.contains(new_line_of(change, line))) hits = 1;
        }
    }
    return older;
}

}  // namespace pawl::coverage
