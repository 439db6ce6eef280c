// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/worker/line_stream.h"

#include <array>
#include <cerrno>
#include <system_error>

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

namespace melisma::app {

LineReader::LineReader(int descriptor) : m_descriptor(descriptor)
{
    if (::pipe2(m_wakePipe, O_CLOEXEC) != 0)
        throw std::system_error(errno, std::generic_category(), "pipe");
}

LineReader::~LineReader()
{
    ::close(m_wakePipe[0]);
    ::close(m_wakePipe[1]);
}

std::optional<std::string> LineReader::next()
{
    std::size_t searched = 0;
    while (true) {
        const auto end = m_buffer.find('\n', searched);
        if (end != std::string::npos) {
            std::string line = m_buffer.substr(0, end);
            m_buffer.erase(0, end + 1);
            return line;
        }
        searched = m_buffer.size();
        if (!fill())
            return std::nullopt;
    }
}

bool LineReader::fill()
{
    std::array<pollfd, 2> sources{{{m_descriptor, POLLIN, 0}, {m_wakePipe[0], POLLIN, 0}}};
    while (::poll(sources.data(), sources.size(), -1) < 0)
        if (errno != EINTR)
            return false;
    if (sources[1].revents != 0)
        return false;
    std::array<char, 65536> block;
    const auto size = ::read(m_descriptor, block.data(), block.size());
    if (size < 0 && errno == EINTR)
        return true;
    if (size <= 0)
        return false;
    m_buffer.append(block.data(), static_cast<std::size_t>(size));
    return true;
}

void LineReader::wake()
{
    const char byte = 1;
    static_cast<void>(!::write(m_wakePipe[1], &byte, 1));
}

void LineWriter::write(std::string_view line)
{
    const std::lock_guard lock(m_mutex);
    while (!line.empty()) {
        const auto written = ::write(m_descriptor, line.data(), line.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return;
        line.remove_prefix(static_cast<std::size_t>(written));
    }
}

} // namespace melisma::app
