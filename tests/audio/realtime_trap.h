// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdlib> // says which C library this is

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__) || !defined(__GLIBC__)
#define MELISMA_NO_TRAP // a sanitizer, or another C library, has taken the trap's place
#endif

namespace melisma::tests {

/// What a trap counts. A realtime thread may do none of it; the UI thread may allocate, lock and wake others.
enum class TrappedCalls : unsigned { reads = 1, transforms = 2, readsAndTransforms = 3, others = 4, realtime = 7 };

/// While it lives, every allocation, release, lock, wait and file call of its thread is counted: a program that links
/// realtime_trap.cpp puts functions of its own before the C library's, for every library in the process.
class RealtimeTrap {
public:
    explicit RealtimeTrap(TrappedCalls calls = TrappedCalls::realtime);
    ~RealtimeTrap();
    RealtimeTrap(const RealtimeTrap&) = delete;
    RealtimeTrap& operator=(const RealtimeTrap&) = delete;

    static int caught();        ///< on all threads since the last forget()
    static const char* first(); ///< name of the first function caught
    static void forget();
};

} // namespace melisma::tests
