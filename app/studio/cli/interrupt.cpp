// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/cli/interrupt.h"

#include <array>
#include <cerrno>
#include <csignal>

#include <unistd.h>

namespace melisma::app {

namespace {

std::array<int, 2> pipeEnds = {-1, -1};

constexpr char kSignal = 's';
constexpr char kQuit = 'q';

/// Only what is safe in a signal handler: a byte to the pipe, and the default action for the next signal.
void onSignal(int number)
{
    const int savedError = errno;
    [[maybe_unused]] const auto written = write(pipeEnds[1], &kSignal, 1);
    std::signal(number, SIG_DFL);
    errno = savedError;
}

} // namespace

InterruptWatch::InterruptWatch()
{
    if (pipe(pipeEnds.data()) != 0)
        return;
    m_reader = std::thread([this] {
        char received = 0;
        while (read(pipeEnds[0], &received, 1) == 1 && received != kQuit)
            m_stop.request_stop();
    });
    std::signal(SIGINT, onSignal);
    std::signal(SIGTERM, onSignal);
}

InterruptWatch::~InterruptWatch()
{
    std::signal(SIGINT, SIG_DFL);
    std::signal(SIGTERM, SIG_DFL);
    if (!m_reader.joinable())
        return;
    [[maybe_unused]] const auto written = write(pipeEnds[1], &kQuit, 1);
    m_reader.join();
    close(pipeEnds[0]);
    close(pipeEnds[1]);
}

} // namespace melisma::app
