// SPDX-License-Identifier: BSL-1.0
// The seam between code that calls a JSON-RPC peer and the peer: a Client in earnest, a MockCaller in unit tests.
#ifndef PAWL_MOCKS_CALLER_HPP_INCLUDED
#define PAWL_MOCKS_CALLER_HPP_INCLUDED

#include <pawl/mocks/error.hpp>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <utility>

namespace pawl::mocks {

/// A successful answer.
class Reply {
public:
    explicit Reply(std::string result) : m_result(std::move(result)) {}

    /// The JSON text of the response's `result`, byte for byte as the peer wrote it.
    [[nodiscard]] std::string_view result() const noexcept { return m_result; }

private:
    std::string m_result;
};

class Caller {
public:
    virtual ~Caller() = default;

    /// Calls `method` and waits for the answer.
    ///
    /// @param params  JSON text of an object or array; empty for none.
    /// @return        the reply, or ErrorCode::rpc_error if the peer answered with an error object, or why no answer
    /// came.
    [[nodiscard]] virtual tl::expected<Reply, Error> call(std::string_view method, std::string_view params) = 0;

protected:
    Caller() = default;
    Caller(const Caller&) = default;
    Caller& operator=(const Caller&) = default;
};

}  // namespace pawl::mocks

#endif  // PAWL_MOCKS_CALLER_HPP_INCLUDED
