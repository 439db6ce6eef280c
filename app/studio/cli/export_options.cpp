// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/cli/export_options.h"

#include "audio/files/container.h"

namespace melisma::app {

using base::Error;
using base::ErrorKind;
using base::Result;

Result<audio::SampleFormat> sampleFormatOf(const std::string& text)
{
    if (text == "16")
        return audio::SampleFormat::int16;
    if (text == "24")
        return audio::SampleFormat::int24;
    if (text == "32f")
        return audio::SampleFormat::float32;
    return Error{ErrorKind::usage, "--bits " + text + " is not a sample format", "Choose 16, 24 or 32f", ""};
}

Result<audio::Dither> ditherOf(const std::string& text)
{
    if (text == "auto")
        return audio::Dither::automatic;
    if (text == "none")
        return audio::Dither::none;
    if (text == "tpdf")
        return audio::Dither::triangular;
    if (text == "shaped")
        return audio::Dither::shaped;
    return Error{ErrorKind::usage, "--dither " + text + " is not known", "Choose auto, none, tpdf or shaped", ""};
}

Result<audio::Container> stemContainerOf(const std::string& text)
{
    if (const auto container = audio::containerOf("x." + text))
        return *container;
    return Error{ErrorKind::usage, "--stem-format " + text + " is not a format", "Choose wav, flac, ogg, mp3 or m4a",
                 ""};
}

} // namespace melisma::app
