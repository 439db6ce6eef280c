// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#if defined(__SSE2__)
#include <immintrin.h>
#endif

namespace melisma::audio {

#if defined(__x86_64__)
/// Where a library left the upper halves of the vector registers in use, every later call of the maths library waits:
/// effects cost up to twelve times as much.
__attribute__((target("avx"))) inline void clearUpperHalves()
{
    _mm256_zeroupper();
}
#endif

/// While it lives, the calling thread takes denormal numbers as zero: in decaying tails they cost a hundred times more,
/// and live and offline rendering must round alike. It begins with clean vector registers.
class DenormalsOff {
public:
#if defined(__SSE2__)
    DenormalsOff() : m_saved(_mm_getcsr())
    {
        _mm_setcsr(m_saved | kFlushToZeroAndDenormalsAreZero);
#if defined(__x86_64__)
        if (__builtin_cpu_supports("avx"))
            clearUpperHalves();
#endif
    }
    ~DenormalsOff()
    {
        _mm_setcsr(m_saved);
    }
#else
    DenormalsOff() = default;
#endif
    DenormalsOff(const DenormalsOff&) = delete;
    DenormalsOff& operator=(const DenormalsOff&) = delete;

private:
#if defined(__SSE2__)
    static constexpr unsigned kFlushToZeroAndDenormalsAreZero = 0x8040;
    unsigned m_saved;
#endif
};

} // namespace melisma::audio
