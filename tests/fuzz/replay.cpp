// SPDX-License-Identifier: BSL-1.0
// Gives a fuzz target each file of its corpus once, where no fuzzer is linked. Directories are the arguments.
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

namespace fs = std::filesystem;

int fail(const fs::path& path, const char* why) {
    std::fprintf(stderr, "replay: %s %s\n", path.c_str(), why);
    return 1;
}

int replay_file(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    const std::vector<char> text{std::istreambuf_iterator<char>(file), {}};
    if (!file) return fail(path, "cannot be read");
    std::printf("%s, %zu bytes\n", path.filename().c_str(), text.size());
    std::fflush(stdout);  // the last one that is shown is the one at fault
    return LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(text.data()), text.size());
}

int replay_directory(const fs::path& directory) {
    std::error_code failure;
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(directory, failure)) {
        if (entry.is_regular_file()) files.push_back(entry.path());
    }
    if (failure) return fail(directory, "is no directory that can be listed; give that of a corpus");
    if (files.empty()) return fail(directory, "holds no file; give the directory of a corpus");
    std::ranges::sort(files);
    for (const fs::path& file : files) {
        if (const int status = replay_file(file); status != 0) return status;
    }
    std::printf("%zu files of %s\n", files.size(), directory.c_str());
    return 0;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 2) {
        std::fprintf(stderr, "replay: give at least one directory of a corpus\n");
        return 2;
    }
    for (int i = 1; i < argc; ++i) {
        if (const int status = replay_directory(argv[i]); status != 0) return status;
    }
    return 0;
}
