// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/cli/voice_offer.h"

#include "app/studio/model_store.h"
#include "app/studio/user_model_source.h"

#include <fmt/format.h>

#include <cstdio>
#include <iostream>
#include <string>

#include <poll.h>
#include <unistd.h>

namespace melisma::app {

namespace {

using base::Result;

constexpr const char* kVoices = "kokoro"; ///< as in the table of models
constexpr int kPollMilliseconds = 100;
constexpr double kMegabyte = 1e6;

bool canAsk(const VerbContext& context)
{
    return !context.json && !context.offline && isatty(STDIN_FILENO) != 0 && isatty(STDERR_FILENO) != 0;
}

/// A line from the terminal; empty when it ends or the person stops the program.
std::string answer(const std::stop_token& stop)
{
    pollfd input{STDIN_FILENO, POLLIN, 0};
    while (!stop.stop_requested() && poll(&input, 1, kPollMilliseconds) <= 0) {
    }
    std::string line;
    if (!stop.stop_requested())
        std::getline(std::cin, line);
    return line;
}

bool saysYes(const std::string& line)
{
    const auto first = line.find_first_not_of(" \t");
    return first != std::string::npos && (line[first] == 'y' || line[first] == 'Y');
}

} // namespace

Result<void> offerVoices(const VerbContext& context)
{
    if (!canAsk(context))
        return {};
    const auto there = userModels().open(kVoices);
    if (there || there.error().kind != base::ErrorKind::missing)
        return {};
    UserModelSource source;
    const auto offer = source.offer(kVoices);
    if (!offer)
        return offer.error();
    fmt::print(
        stderr,
        "The voices are not installed yet: {}.\nLicence {}: {} ({}).\nDownload the voices ({:.0f} MB, licence {}) "
        "and accept the licence? [y/N] ",
        offer->title, offer->licence, offer->licenceText, offer->licenceUrl,
        static_cast<double>(offer->bytes) / kMegabyte, offer->licence);
    std::fflush(stderr);
    if (!saysYes(answer(context.stop)))
        return there.error();
    const auto progress = [&context](double fraction, const std::string& stage) { context.progress(fraction, stage); };
    auto fetched = source.fetch(kVoices, progress, context.stop);
    context.endProgress();
    return fetched;
}

} // namespace melisma::app
