// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

namespace melisma::tests {

/// Makes the n-th call that changes a file below one folder fail: open, write, sync, rename, link, mkdir, truncate or
/// remove, whichever library of the program makes it. Link disk_faults.cpp into the test. One at a time.
class DiskFaults {
public:
    enum class Kind {
        noSpace,    ///< ENOSPC, once
        dead,       ///< EIO from that call on
        shortWrite, ///< a write takes half of the bytes and says so; other calls fail with ENOSPC
    };

    DiskFaults(const std::filesystem::path& below, int failing, Kind kind);
    ~DiskFaults();
    DiskFaults(const DiskFaults&) = delete;
    DiskFaults& operator=(const DiskFaults&) = delete;

    /// Whether the call that was to fail has come.
    bool struck() const;
};

} // namespace melisma::tests
