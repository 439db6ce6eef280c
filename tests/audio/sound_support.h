// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/files/audio_file.h"

#include <QProcess>
#include <QStandardPaths>
#include <QStringList>

#include <cmath>
#include <filesystem>
#include <functional>
#include <numbers>
#include <vector>

namespace melisma::tests {

/// Interleaved samples of a whole file; empty when it cannot be read.
inline std::vector<float> samplesOf(const std::filesystem::path& path)
{
    std::vector<float> all;
    auto reader = audio::openAudioFile(path);
    if (!reader)
        return all;
    const auto channels = static_cast<std::size_t>((*reader)->info().channels);
    std::vector<float> block(4096 * channels);
    for (;;) {
        const auto count = (*reader)->read(block.data(), 4096);
        if (!count || *count == 0)
            return all;
        all.insert(all.end(), block.begin(), block.begin() + static_cast<long>(*count) * static_cast<long>(channels));
    }
}

/// Writes f(frame, channel) for `frames` frames; false when anything refuses.
inline bool writeSound(const std::filesystem::path& path, const audio::WriteSpec& spec, int frames,
                       const std::function<double(int, int)>& f)
{
    auto writer = audio::createAudioFile(path, spec);
    if (!writer)
        return false;
    std::vector<float> all;
    for (int i = 0; i < frames; ++i)
        for (int c = 0; c < spec.channels; ++c)
            all.push_back(static_cast<float>(f(i, c)));
    return (*writer)->write(all.data(), frames).ok() && (*writer)->finish().ok();
}

inline std::function<double(int, int)> sine(double hz, double rate, double amplitude = 1.0)
{
    return [=](int frame, int) { return amplitude * std::sin(2.0 * std::numbers::pi * hz * frame / rate); };
}

inline audio::WriteSpec spec(audio::Container container, audio::SampleFormat format, int rate = 48000, int channels = 2)
{
    audio::WriteSpec result;
    result.container = container;
    result.format = format;
    result.sampleRate = rate;
    result.channels = channels;
    return result;
}

inline bool haveProgram(const QString& name)
{
    return !QStandardPaths::findExecutable(name).isEmpty();
}

/// stdout (or stderr) of a program that must succeed; empty when it does not.
inline QByteArray outputOf(const QString& program, const QStringList& arguments, bool errors = false)
{
    QProcess process;
    process.start(program, arguments);
    if (!process.waitForFinished(60000) || process.exitCode() != 0)
        return {};
    return errors ? process.readAllStandardError() : process.readAllStandardOutput();
}

inline QString q(const std::filesystem::path& path)
{
    return QString::fromStdString(path.string());
}

} // namespace melisma::tests
