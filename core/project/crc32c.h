// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>

namespace melisma::project {

/// CRC-32C (Castagnoli, RFC 3720 appendix B.4), as iSCSI, ext4 and LevelDB use it.
std::uint32_t crc32c(std::string_view bytes);

} // namespace melisma::project
