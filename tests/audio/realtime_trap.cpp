// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/audio/realtime_trap.h"

#include <atomic>
#include <cstdarg>
#include <cstdio>

namespace {

thread_local unsigned t_calls = 0; ///< bits of TrappedCalls
std::atomic<int> g_caught{0};
std::atomic<const char*> g_first{nullptr};

} // namespace

namespace melisma::tests {

RealtimeTrap::RealtimeTrap(TrappedCalls calls)
{
    t_calls = static_cast<unsigned>(calls);
}
RealtimeTrap::~RealtimeTrap()
{
    t_calls = 0;
}
int RealtimeTrap::caught()
{
    return g_caught.load();
}
const char* RealtimeTrap::first()
{
    const char* name = g_first.load();
    return name ? name : "none";
}

void RealtimeTrap::forget()
{
    g_caught = 0;
    g_first = nullptr;
}

} // namespace melisma::tests

#ifndef MELISMA_NO_TRAP
#include <cerrno>

#include <dlfcn.h>
#include <fcntl.h>
#include <fftw3.h>
#include <pthread.h>
#include <semaphore.h>
#include <time.h>
#include <unistd.h>

namespace {

using melisma::tests::TrappedCalls;

void note(const char* what, TrappedCalls kind = TrappedCalls::others)
{
    if ((t_calls & static_cast<unsigned>(kind)) == 0)
        return;
    g_caught.fetch_add(1);
    const char* none = nullptr;
    g_first.compare_exchange_strong(none, what);
}

} // namespace

extern "C" {
// The C library's second names for its own.
// NOLINTBEGIN(bugprone-reserved-identifier)
void* __libc_malloc(std::size_t);
void* __libc_calloc(std::size_t, std::size_t);
void* __libc_realloc(void*, std::size_t);
void* __libc_memalign(std::size_t, std::size_t);
void __libc_free(void*);
// NOLINTEND(bugprone-reserved-identifier)

void* malloc(std::size_t size) noexcept
{
    note("malloc");
    return __libc_malloc(size);
}
void* calloc(std::size_t count, std::size_t size) noexcept
{
    note("calloc");
    return __libc_calloc(count, size);
}
void* realloc(void* block, std::size_t size) noexcept
{
    note("realloc");
    return __libc_realloc(block, size);
}
void* aligned_alloc(std::size_t alignment, std::size_t size) noexcept
{
    note("aligned_alloc");
    return __libc_memalign(alignment, size);
}
void* memalign(std::size_t alignment, std::size_t size) noexcept
{
    note("memalign");
    return __libc_memalign(alignment, size);
}
int posix_memalign(void** block, std::size_t alignment, std::size_t size) noexcept
{
    note("posix_memalign");
    *block = __libc_memalign(alignment, size);
    return *block ? 0 : ENOMEM;
}
void free(void* block) noexcept
{
    if (block)
        note("free");
    __libc_free(block);
}

// What has no second name in the C library is looked up on first use.
#define MELISMA_NEXT(name) static const auto next = reinterpret_cast<decltype(&(name))>(dlsym(RTLD_NEXT, #name))

int pthread_mutex_lock(pthread_mutex_t* mutex) noexcept
{
    MELISMA_NEXT(pthread_mutex_lock);
    note("pthread_mutex_lock");
    return next(mutex);
}
int pthread_mutex_trylock(pthread_mutex_t* mutex) noexcept
{
    MELISMA_NEXT(pthread_mutex_trylock);
    note("pthread_mutex_trylock");
    return next(mutex);
}
int pthread_cond_wait(pthread_cond_t* condition, pthread_mutex_t* mutex)
{
    MELISMA_NEXT(pthread_cond_wait);
    note("pthread_cond_wait");
    return next(condition, mutex);
}
int pthread_rwlock_rdlock(pthread_rwlock_t* lock) noexcept
{
    MELISMA_NEXT(pthread_rwlock_rdlock);
    note("pthread_rwlock_rdlock");
    return next(lock);
}
int pthread_rwlock_wrlock(pthread_rwlock_t* lock) noexcept
{
    MELISMA_NEXT(pthread_rwlock_wrlock);
    note("pthread_rwlock_wrlock");
    return next(lock);
}
ssize_t read(int file, void* bytes, std::size_t count)
{
    MELISMA_NEXT(read);
    note("read", TrappedCalls::reads);
    return next(file, bytes, count);
}
ssize_t pread(int file, void* bytes, std::size_t count, off_t offset)
{
    MELISMA_NEXT(pread);
    note("pread", TrappedCalls::reads);
    return next(file, bytes, count, offset);
}
ssize_t write(int file, const void* bytes, std::size_t count)
{
    MELISMA_NEXT(write);
    note("write");
    return next(file, bytes, count);
}
int open(const char* path, int flags, ...)
{
    va_list arguments;
    va_start(arguments, flags);
    const auto mode = va_arg(arguments, mode_t);
    va_end(arguments);
    MELISMA_NEXT(open);
    note("open", TrappedCalls::reads);
    return next(path, flags, mode);
}
int open64(const char* path, int flags, ...) // Qt's
{
    va_list arguments;
    va_start(arguments, flags);
    const auto mode = va_arg(arguments, mode_t);
    va_end(arguments);
    MELISMA_NEXT(open64);
    note("open64", TrappedCalls::reads);
    return next(path, flags, mode);
}
FILE* fopen(const char* path, const char* mode)
{
    MELISMA_NEXT(fopen);
    note("fopen", TrappedCalls::reads);
    return next(path, mode);
}
std::size_t fread(void* bytes, std::size_t size, std::size_t count, FILE* file)
{
    MELISMA_NEXT(fread);
    note("fread", TrappedCalls::reads);
    return next(bytes, size, count, file);
}
int fseek(FILE* file, long offset, int origin)
{
    MELISMA_NEXT(fseek);
    note("fseek", TrappedCalls::reads);
    return next(file, offset, origin);
}
int close(int file)
{
    MELISMA_NEXT(close);
    note("close", TrappedCalls::reads);
    return next(file);
}
off_t lseek(int file, off_t offset, int origin) noexcept
{
    MELISMA_NEXT(lseek);
    note("lseek", TrappedCalls::reads);
    return next(file, offset, origin);
}
std::size_t fwrite(const void* bytes, std::size_t size, std::size_t count, FILE* file)
{
    MELISMA_NEXT(fwrite);
    note("fwrite");
    return next(bytes, size, count, file);
}
int fsync(int file)
{
    MELISMA_NEXT(fsync);
    note("fsync");
    return next(file);
}
int usleep(useconds_t time)
{
    MELISMA_NEXT(usleep);
    note("usleep");
    return next(time);
}
int nanosleep(const timespec* time, timespec* left)
{
    MELISMA_NEXT(nanosleep);
    note("nanosleep");
    return next(time, left);
}
int sem_wait(sem_t* semaphore)
{
    MELISMA_NEXT(sem_wait);
    note("sem_wait");
    return next(semaphore);
}
int pthread_cond_timedwait(pthread_cond_t* condition, pthread_mutex_t* mutex, const timespec* until)
{
    MELISMA_NEXT(pthread_cond_timedwait);
    note("pthread_cond_timedwait");
    return next(condition, mutex, until);
}
int pthread_cond_clockwait(pthread_cond_t* condition, pthread_mutex_t* mutex, clockid_t clock, const timespec* until)
{
    MELISMA_NEXT(pthread_cond_clockwait);
    note("pthread_cond_clockwait");
    return next(condition, mutex, clock, until);
}
void fftwf_execute_dft_r2c(const fftwf_plan plan, float* samples, fftwf_complex* bins)
{
    MELISMA_NEXT(fftwf_execute_dft_r2c);
    note("fftwf_execute_dft_r2c", TrappedCalls::transforms);
    next(plan, samples, bins);
}
// GLib's locks (FluidSynth's) sleep in the kernel without a function of the C library.
void g_mutex_lock(void* mutex)
{
    MELISMA_NEXT(g_mutex_lock);
    note("g_mutex_lock");
    next(mutex);
}
void g_rec_mutex_lock(void* mutex)
{
    MELISMA_NEXT(g_rec_mutex_lock);
    note("g_rec_mutex_lock");
    next(mutex);
}
void g_cond_wait(void* condition, void* mutex)
{
    MELISMA_NEXT(g_cond_wait);
    note("g_cond_wait");
    next(condition, mutex);
}
} // extern "C"
#endif
