// SPDX-License-Identifier: BSL-1.0
#include "measure/scratch_directory.hpp"

#include <fcntl.h>
#include <stdlib.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cctype>
#include <cerrno>
#include <filesystem>
#include <string_view>
#include <system_error>

#include "measure/temporary_directory.hpp"

namespace pawl::perf {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view prefix = "pawl-";
constexpr std::size_t random_characters = 6;
// Whoever holds an flock on it lives; the kernel lets go of it however its holder ends.
constexpr const char* owner_file = "owner";

bool is_scratch_name(std::string_view name) {
    return name.size() == prefix.size() + random_characters && name.starts_with(prefix) &&
           std::ranges::all_of(name.substr(prefix.size()), [](unsigned char c) { return std::isalnum(c) != 0; });
}

// Locked before it has its name, or a sweeping process could lock it first.
Descriptor make_owner_file(const fs::path& directory) {
    const auto unnamed = directory / "owner.new";
    Descriptor file(::open(unnamed.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600));
    if (file && (::flock(file.get(), LOCK_EX | LOCK_NB) != 0 ||
                 ::rename(unnamed.c_str(), (directory / owner_file).c_str()) != 0)) {
        return Descriptor();
    }
    return file;
}

// The owner's file last, so that what is cut short can be swept again.
void remove_scratch(const fs::path& directory) {
    std::error_code ignored;
    for (const auto& entry : fs::directory_iterator(directory, ignored)) {
        if (entry.path().filename() != owner_file) fs::remove_all(entry.path(), ignored);
    }
    fs::remove_all(directory, ignored);
}

void remove_if_abandoned(const fs::path& directory) {
    struct stat status {};
    const Descriptor opened(::open(directory.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
    if (!opened || ::fstat(opened.get(), &status) != 0 || status.st_uid != ::geteuid()) return;
    const Descriptor owner(::openat(opened.get(), owner_file, O_RDWR | O_NOFOLLOW | O_CLOEXEC));
    if (!owner || ::flock(owner.get(), LOCK_EX | LOCK_NB) != 0) return;
    // Without a name by now: another process has swept it, and the directory's name may be somebody's again.
    if (::fstat(owner.get(), &status) != 0 || status.st_nlink == 0) return;
    remove_scratch(directory);
}

void sweep_abandoned(const fs::path& temporary) {
    std::error_code error;
    for (fs::directory_iterator entry(temporary, error); !error && entry != fs::directory_iterator();
         entry.increment(error)) {
        if (is_scratch_name(entry->path().filename().native())) remove_if_abandoned(entry->path());
    }
}

}  // namespace

ScratchDirectory::ScratchDirectory() {
    std::error_code error;
    const auto temporary = temporary_directory(error);
    if (error) throw std::system_error(error, "TMPDIR names no directory");
    sweep_abandoned(temporary);
    m_path = (temporary / prefix).string() + std::string(random_characters, 'X');
    if (::mkdtemp(m_path.data()) == nullptr) {
        throw std::system_error(errno, std::generic_category(), "cannot make a temporary directory " + m_path);
    }
    m_owner = make_owner_file(m_path);
}

ScratchDirectory::~ScratchDirectory() {
    remove_scratch(m_path);
}

std::string ScratchDirectory::fresh(const std::string& name) const {
    const auto path = fs::path(m_path) / name;
    fs::remove_all(path);
    fs::create_directory(path);
    return path.string();
}

}  // namespace pawl::perf
