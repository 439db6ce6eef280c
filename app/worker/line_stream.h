// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <mutex>
#include <optional>
#include <string>
#include <string_view>

namespace melisma::app {

/// Lines from a descriptor. For one reading thread; wake() may come from any.
class LineReader {
public:
    explicit LineReader(int descriptor);
    ~LineReader();
    LineReader(const LineReader&) = delete;
    LineReader& operator=(const LineReader&) = delete;

    /// The next line without its newline; nothing at the end of the input or after wake().
    std::optional<std::string> next();
    void wake();

private:
    bool fill();

    int m_descriptor;
    int m_wakePipe[2];
    std::string m_buffer;
};

/// Whole lines to a descriptor, from any thread. A reader that has gone is not an error: it will close our input too.
class LineWriter {
public:
    explicit LineWriter(int descriptor) : m_descriptor(descriptor) {}
    void write(std::string_view line);

private:
    std::mutex m_mutex;
    int m_descriptor;
};

} // namespace melisma::app
