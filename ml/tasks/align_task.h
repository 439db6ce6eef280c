// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/task.h"

#include <filesystem>

namespace melisma::ml {

/// Says when each word of a recording is heard: of English words that are given (forced alignment), else of what is
/// recognised. The input "recording" is a sound file; the words come as the fact "words", and no file is made. With the
/// toggle "phones" the fact "phones" has the phones of the CMU dictionary in time: of words that are given by
/// alignment, else (or where that fails) by recognition without words, a rough guide; "phonesBy" says which. Needs
/// espeak-ng, and PocketSphinx with its American model.
class AlignTask : public base::Task {
public:
    explicit AlignTask(std::filesystem::path resources) : m_resources(std::move(resources)) {}

    base::TaskDescriptor descriptor() const override;
    base::Result<base::TaskResult> run(const base::TaskRequest& request, base::RunContext& context) override;

private:
    std::filesystem::path m_resources;
};

} // namespace melisma::ml
