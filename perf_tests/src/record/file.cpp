// SPDX-License-Identifier: BSL-1.0
#include "record/file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <system_error>

#include "measure/descriptor.hpp"

namespace pawl::perf {

namespace {

bool write_all(int file, std::string_view content) {
    while (!content.empty()) {
        const auto written = ::write(file, content.data(), content.size());
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return false;
        content.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

// Until the end; 0 or an errno.
int append_all(int file, std::string& content, std::size_t largest_bytes) {
    std::array<char, 65536> chunk;
    for (;;) {
        const auto count = ::read(file, chunk.data(), chunk.size());
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) return count == 0 ? 0 : errno;
        content.append(chunk.data(), static_cast<std::size_t>(count));
        if (content.size() > largest_bytes) return EFBIG;
    }
}

// While an object of this class lives, what would end this process waits.
class Undisturbed {
public:
    Undisturbed() {
        sigset_t ending;
        ::sigemptyset(&ending);
        for (const int signal : {SIGINT, SIGTERM, SIGHUP}) ::sigaddset(&ending, signal);
        ::pthread_sigmask(SIG_BLOCK, &ending, &m_before);
    }
    Undisturbed(const Undisturbed&) = delete;
    Undisturbed& operator=(const Undisturbed&) = delete;
    ~Undisturbed() { ::pthread_sigmask(SIG_SETMASK, &m_before, nullptr); }

private:
    sigset_t m_before{};
};

tl::unexpected<std::string> refusal(const std::string& path, int cause) {
    return tl::make_unexpected(
        fmt::format("cannot write {}: {}; the previous file, if any, is untouched", path, std::strerror(cause)));
}

tl::expected<void, std::string> replace_regular_file(const std::string& path, std::string_view content, mode_t mode) {
    const Undisturbed undisturbed;  // or a temporary file would stay
    std::string temporary = path + ".XXXXXX";
    const Descriptor file(::mkostemp(temporary.data(), O_CLOEXEC));
    if (!file) return refusal(path, errno);
    const bool written = write_all(file.get(), content) && ::fchmod(file.get(), mode) == 0 &&
                         ::fsync(file.get()) == 0 && ::rename(temporary.c_str(), path.c_str()) == 0;
    if (written) return {};
    const int cause = errno;
    ::unlink(temporary.c_str());
    return refusal(path, cause);
}

}  // namespace

tl::expected<std::string, std::string> content_of(const std::string& path, std::size_t largest_bytes) {
    // Not to wait for ever for a pipe's writer; one that is there may take its time.
    const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    std::string content;
    const bool is_open = file && ::fcntl(file.get(), F_SETFL, 0) == 0;
    const int cause = is_open ? append_all(file.get(), content, largest_bytes) : errno;
    if (cause != 0) return tl::make_unexpected(std::string(std::strerror(cause)));
    return content;
}

tl::expected<void, std::string> replace_file(const std::string& path, std::string_view content) {
    std::error_code made;
    const auto directory = std::filesystem::path(path).parent_path();
    if (!directory.empty()) std::filesystem::create_directories(directory, made);
    if (made) return refusal(path, made.value());

    struct stat found {};
    const bool is_there = ::stat(path.c_str(), &found) == 0;
    if (is_there && !S_ISREG(found.st_mode)) {
        // Not to wait for ever for a reader of a pipe; one that is there may take its time.
        const Descriptor device(::open(path.c_str(), O_WRONLY | O_CLOEXEC | O_NONBLOCK));
        if (!device || ::fcntl(device.get(), F_SETFL, 0) != 0 || !write_all(device.get(), content)) {
            return refusal(path, errno);
        }
        return {};
    }
    std::error_code absent;
    const auto behind_links = std::filesystem::canonical(path, absent);
    constexpr mode_t permissions = 0777;  // a set-user-ID was given to the old content
    return replace_regular_file(absent ? path : behind_links.string(), content,
                                is_there ? found.st_mode & permissions : 0644);
}

}  // namespace pawl::perf
