// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/download.h"

#include "core/base/sha256.h"
#include "core/models/web_address.h"
#include "core/project/file_system.h"

#include <curl/curl.h>
#include <fmt/format.h>

#include <array>
#include <memory>
#include <optional>

namespace melisma::models {

namespace {

namespace fs = std::filesystem;
using base::Error;
using base::ErrorKind;
using base::Result;

constexpr long kConnectSeconds = 30;
constexpr long kSilentSeconds = 60; ///< this long without a byte is a broken connection
constexpr long kMostRedirects = 10;
constexpr int kTries = 4;
constexpr long kPartial = 206;
constexpr long kRangeRefused = 416;
constexpr long kFirstFailure = 400;

/// One connection's state, seen from libcurl's callbacks.
struct Transfer {
    const DownloadWish& wish;
    const DownloadProgress& progress;
    std::stop_token stop;
    fs::path part;
    std::uint64_t had = 0; ///< bytes that earlier tries left
    std::uint64_t got = 0; ///< bytes in the part now
    CURL* curl = nullptr;
    std::unique_ptr<project::WritableFile> file;
    std::optional<Error> failure;
};

void startCurl()
{
    static const CURLcode started = curl_global_init(CURL_GLOBAL_DEFAULT);
    static_cast<void>(started);
}

Error failed(const DownloadWish& wish, const std::string& why, const std::string& hint)
{
    return {ErrorKind::io, fmt::format("Fetching {} failed: {}", wish.address, why), hint, {}};
}

long answerOf(CURL* curl)
{
    long status = 0;
    curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);
    return status;
}

/// The file is opened by the first byte, when the answer says whether the server goes on or begins again.
bool openPart(Transfer& transfer)
{
    if (transfer.file)
        return true;
    transfer.got = answerOf(transfer.curl) == kPartial ? transfer.had : 0;
    auto opened = project::systemFiles().openForWriting(transfer.part, transfer.got);
    if (!opened) {
        transfer.failure = opened.error();
        return false;
    }
    transfer.file = std::move(*opened);
    return true;
}

std::size_t takeBytes(const char* bytes, std::size_t size, std::size_t count, void* user)
{
    auto& transfer = *static_cast<Transfer*>(user);
    const std::size_t length = size * count;
    if (answerOf(transfer.curl) >= kFirstFailure)
        return length; // the page of an error is not the file
    if (!openPart(transfer))
        return 0;
    if (transfer.got + length > transfer.wish.bytes) {
        transfer.failure = failed(
            transfer.wish, fmt::format("it is larger than the {} bytes that it should have", transfer.wish.bytes),
            "Try another source");
        return 0;
    }
    if (auto written = transfer.file->write({bytes, length}); !written) {
        transfer.failure = written.error();
        return 0;
    }
    transfer.got += length;
    return length;
}

int watch(void* user, curl_off_t total, curl_off_t, curl_off_t, curl_off_t)
{
    auto& transfer = *static_cast<Transfer*>(user);
    if (transfer.file && transfer.progress)
        transfer.progress(transfer.got, total > 0 ? static_cast<std::uint64_t>(total) + transfer.had : 0);
    return transfer.stop.stop_requested() ? 1 : 0;
}

void setOptions(CURL* curl, Transfer& transfer, const std::string& range)
{
    curl_easy_setopt(curl, CURLOPT_URL, transfer.wish.address.c_str());
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, isLoopback(transfer.wish.address) ? "http" : "https");
    curl_easy_setopt(curl, CURLOPT_REDIR_PROTOCOLS_STR, "https");
    curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 1L);
    curl_easy_setopt(curl, CURLOPT_MAXREDIRS, kMostRedirects);
    curl_easy_setopt(curl, CURLOPT_SSL_VERIFYPEER, 1L);
    curl_easy_setopt(curl, CURLOPT_SSL_VERIFYHOST, 2L);
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, kConnectSeconds);
    curl_easy_setopt(curl, CURLOPT_LOW_SPEED_LIMIT, 1L);
    curl_easy_setopt(curl, CURLOPT_LOW_SPEED_TIME, kSilentSeconds);
    curl_easy_setopt(curl, CURLOPT_USERAGENT, "melisma/" MELISMA_VERSION);
    curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, takeBytes);
    curl_easy_setopt(curl, CURLOPT_WRITEDATA, &transfer);
    curl_easy_setopt(curl, CURLOPT_XFERINFOFUNCTION, watch);
    curl_easy_setopt(curl, CURLOPT_XFERINFODATA, &transfer);
    curl_easy_setopt(curl, CURLOPT_NOPROGRESS, 0L);
    if (!range.empty())
        curl_easy_setopt(curl, CURLOPT_RANGE, range.c_str());
}

enum class Outcome { whole, broken, begunWrong };

/// One connection. `whole`: the server said that this was all. `broken`: more may come by another try.
Result<Outcome> connectOnce(Transfer& transfer)
{
    std::error_code absent;
    const auto size = fs::file_size(transfer.part, absent);
    transfer.had = absent ? 0 : size;
    if (transfer.had >= transfer.wish.bytes && transfer.had > 0 && !transfer.wish.sha256.empty())
        return Outcome::whole; // the hash decides
    const std::unique_ptr<CURL, decltype(&curl_easy_cleanup)> curl(curl_easy_init(), curl_easy_cleanup);
    if (!curl)
        return failed(transfer.wish, "libcurl does not start", "Free some memory, then try again");
    transfer.curl = curl.get();
    std::array<char, CURL_ERROR_SIZE> why{};
    setOptions(curl.get(), transfer, transfer.had > 0 ? fmt::format("{}-", transfer.had) : "");
    curl_easy_setopt(curl.get(), CURLOPT_ERRORBUFFER, why.data());
    const CURLcode code = curl_easy_perform(curl.get());
    const long status = answerOf(curl.get());
    transfer.file.reset();
    if (transfer.stop.stop_requested())
        return Error{ErrorKind::cancelled, "Cancelled", "What has come so far is kept for the next time", {}};
    if (transfer.failure)
        return *transfer.failure;
    if (status == kRangeRefused)
        return Outcome::begunWrong;
    if (code == CURLE_OK && status >= kFirstFailure)
        return failed(transfer.wish, fmt::format("the server answered {}", status), "Try again later");
    if (code == CURLE_OK)
        return Outcome::whole;
    if (transfer.got > transfer.had)
        return Outcome::broken; // it moved: worth another try
    return failed(transfer.wish, why[0] != '\0' ? why.data() : curl_easy_strerror(code), "Check the connection");
}

/// Whether the part is the file that was wished for.
Result<bool> isRight(const Transfer& transfer)
{
    if (transfer.wish.sha256.empty())
        return true;
    const auto hash = base::sha256OfFile(transfer.part);
    return hash ? Result<bool>(*hash == transfer.wish.sha256) : hash.error();
}

Result<Outcome> fetchPart(Transfer& transfer)
{
    for (int i = 1; i < kTries; ++i) {
        auto outcome = connectOnce(transfer);
        if (!outcome || *outcome != Outcome::broken)
            return outcome;
    }
    return connectOnce(transfer);
}

} // namespace

Result<void> download(const DownloadWish& wish, const DownloadProgress& progress, std::stop_token stop)
{
    if (!mayFetchFrom(wish.address))
        return failed(wish, "only https addresses are fetched", "Give an address that begins with https://");
    startCurl();
    Transfer transfer{wish, progress, std::move(stop), wish.target.string() + ".part"};
    std::error_code ignored;
    for (const bool again : {true, false}) {
        const bool resumed = fs::exists(transfer.part, ignored);
        const auto outcome = fetchPart(transfer);
        if (!outcome)
            return outcome.error();
        if (*outcome == Outcome::broken)
            return failed(wish, "the connection broke several times", "Run the same command again: it goes on there");
        const auto right = *outcome == Outcome::whole ? isRight(transfer) : Result<bool>(false);
        if (!right)
            return right.error();
        if (*right)
            return project::systemFiles().rename(transfer.part, wish.target);
        fs::remove(transfer.part, ignored);
        if (!again || !resumed)
            break; // what came whole and fresh and is wrong stays wrong
    }
    return Error{ErrorKind::input,
                 fmt::format("{} is not the file it should be: its SHA-256 differs", wish.address),
                 "Try another source, and tell who publishes it",
                 {}};
}

} // namespace melisma::models
