// SPDX-License-Identifier: BSL-1.0
#ifndef PAWL_TESTS_MOCKS_DESCRIPTOR_LIMIT_HPP_INCLUDED
#define PAWL_TESTS_MOCKS_DESCRIPTOR_LIMIT_HPP_INCLUDED

#include <sys/resource.h>
#include <unistd.h>

namespace pawl::mocks::tests {

/// While in scope this process can open only `spare` descriptors more.
class DescriptorLimit {
public:
    explicit DescriptorLimit(rlim_t spare) {
        const int lowest_free = ::dup(STDIN_FILENO);
        ::close(lowest_free);
        ::getrlimit(RLIMIT_NOFILE, &m_before);
        const rlimit lowered{.rlim_cur = static_cast<rlim_t>(lowest_free) + spare, .rlim_max = m_before.rlim_max};
        ::setrlimit(RLIMIT_NOFILE, &lowered);
    }
    DescriptorLimit(const DescriptorLimit&) = delete;
    DescriptorLimit& operator=(const DescriptorLimit&) = delete;
    ~DescriptorLimit() { ::setrlimit(RLIMIT_NOFILE, &m_before); }

private:
    rlimit m_before{};
};

}  // namespace pawl::mocks::tests

#endif  // PAWL_TESTS_MOCKS_DESCRIPTOR_LIMIT_HPP_INCLUDED
