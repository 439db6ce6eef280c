// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QProcess>

#include <filesystem>
#include <memory>
#include <string>

namespace melisma::app {

/// What it took to say the bench's text once.
struct SpeechCost {
    double audioSeconds = 0.0;
    double wallSeconds = 0.0;
    double userSeconds = 0.0;
    double firstSeconds = 0.0; ///< until the first sound could be heard
    double peakMegabytes = 0.0;
};

/// onnxruntime in a Python of its own, with the published int8 file: the usual way to run Kokoro elsewhere. Used on one
/// thread.
class SpeechPeer {
public:
    /// Null with the reason in `note` when Python, onnxruntime or the file is not here. The file is kokoro-int8.onnx in
    /// the folder that MELISMA_KOKORO_PACK names, the Python that of MELISMA_PYTHON or python3.
    static std::unique_ptr<SpeechPeer> start(const std::filesystem::path& voices, int threads, std::string& note);
    ~SpeechPeer();

    base::Result<SpeechCost> speak();

private:
    SpeechPeer() = default;

    QProcess m_process;
};

} // namespace melisma::app
