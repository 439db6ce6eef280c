// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/web_address.h"

#include <algorithm>
#include <array>

namespace melisma::models {

bool isLoopback(std::string_view address)
{
    constexpr std::string_view kScheme = "http://";
    constexpr std::array<std::string_view, 3> kHosts = {"127.0.0.1", "[::1]", "localhost"};
    if (!address.starts_with(kScheme))
        return false;
    const auto rest = address.substr(kScheme.size());
    return std::ranges::any_of(kHosts, [rest](std::string_view host) {
        // Only the end, a port or a path may follow: "localhost.example" and "127.0.0.1@example" are elsewhere.
        return rest.starts_with(host) && (rest.size() == host.size() || rest[host.size()] == '/' ||
                                          (rest[host.size()] == ':' && rest.find('@') == std::string_view::npos));
    });
}

bool mayFetchFrom(std::string_view address)
{
    return address.starts_with("https://") || isLoopback(address);
}

} // namespace melisma::models
