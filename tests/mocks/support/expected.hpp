// SPDX-License-Identifier: BSL-1.0
// Results of the mocks in assertions: an unexpected error is shown as its sentence.
#ifndef PAWL_TESTS_MOCKS_EXPECTED_HPP_INCLUDED
#define PAWL_TESTS_MOCKS_EXPECTED_HPP_INCLUDED

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_templated.hpp>
#include <pawl/mocks/caller.hpp>
#include <pawl/mocks/error.hpp>
#include <string>
#include <tl/expected.hpp>
#include <utility>

namespace pawl::mocks::tests {

/// The value, or the end of the test.
template <typename Value>
Value value_of(tl::expected<Value, Error> result) {
    if (!result) FAIL(describe(result.error()));
    return std::move(*result);
}

inline std::string result_of(const tl::expected<Reply, Error>& reply) {
    if (!reply) FAIL(describe(reply.error()));
    return std::string(reply->result());
}

class FailsWith : public Catch::Matchers::MatcherGenericBase {
public:
    explicit FailsWith(ErrorCode code) : m_code(code) {}

    template <typename Value>
    bool match(const tl::expected<Value, Error>& result) const {
        return !result && result.error().code == m_code;
    }

    std::string describe() const override { return "fails with " + std::string(to_string(m_code)); }

private:
    ErrorCode m_code;
};

}  // namespace pawl::mocks::tests

template <typename Value>
struct Catch::StringMaker<tl::expected<Value, pawl::mocks::Error>> {
    static std::string convert(const tl::expected<Value, pawl::mocks::Error>& result) {
        return result ? "a value" : describe(result.error());
    }
};

#endif  // PAWL_TESTS_MOCKS_EXPECTED_HPP_INCLUDED
