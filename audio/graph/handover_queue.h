// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <readerwriterqueue/readerwriterqueue.h>

#include <cstddef>
#include <utility>

#if defined(__SANITIZE_THREAD__)
extern "C" {
void AnnotateIgnoreReadsBegin(const char* file, int line);
void AnnotateIgnoreReadsEnd(const char* file, int line);
void AnnotateIgnoreWritesBegin(const char* file, int line);
void AnnotateIgnoreWritesEnd(const char* file, int line);
void __tsan_acquire(void* address);
void __tsan_release(void* address);
}
#endif

namespace melisma::audio {

/// A queue of fixed capacity from one thread to one other; neither side allocates or waits.
///
/// moodycamel's queue orders its accesses by fences, which ThreadSanitizer does not see; under it the same order is
/// told in its own words.
template <class T>
class HandoverQueue {
public:
    explicit HandoverQueue(std::size_t capacity) : m_capacity(capacity), m_queue(capacity) {}

    /// False when full; `value` is then untouched.
    bool tryPut(T&& value)
    {
        const SlotAccess access;
        release();
        return m_queue.try_enqueue(std::move(value));
    }
    bool tryTake(T& value)
    {
        bool taken = false;
        {
            const SlotAccess access;
            taken = m_queue.try_dequeue(value);
        }
        if (taken)
            acquire();
        return taken;
    }
    /// The putting thread may count on room for this many more.
    std::size_t room() const
    {
        const auto used = m_queue.size_approx();
        return used < m_capacity ? m_capacity - used : 0;
    }

private:
#if defined(__SANITIZE_THREAD__)
    struct SlotAccess {
        SlotAccess()
        {
            AnnotateIgnoreReadsBegin(__FILE__, __LINE__);
            AnnotateIgnoreWritesBegin(__FILE__, __LINE__);
        }
        ~SlotAccess()
        {
            AnnotateIgnoreWritesEnd(__FILE__, __LINE__);
            AnnotateIgnoreReadsEnd(__FILE__, __LINE__);
        }
    };
    void acquire()
    {
        __tsan_acquire(this);
    }
    void release()
    {
        __tsan_release(this);
    }
#else
    struct SlotAccess {
        SlotAccess() {} // not trivial, so that an unused one is no warning
    };
    void acquire() {}
    void release() {}
#endif

    std::size_t m_capacity;
    moodycamel::ReaderWriterQueue<T> m_queue;
};

} // namespace melisma::audio
