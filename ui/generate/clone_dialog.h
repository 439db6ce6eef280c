// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/voices/voice.h"
#include "ui/generate/clip_task_dialog.h"

namespace melisma::ui {

/// In whose voice a clip is sung again, and how. It begins with the voice and the settings of the last time.
class CloneDialog : public ClipTaskDialog {
    Q_OBJECT
public:
    /// `known`: voices of sound, at least one.
    CloneDialog(Session& session, const base::TaskDescriptor& task, project::ClipId clip,
                const std::vector<voices::Voice>& known, QWidget* parent = nullptr);

protected:
    /// Refuses a voice that may not be used, in the words of its rules.
    std::optional<base::ParamValues> wish() override;
    std::uint64_t seed() const override;

private:
    base::ParamValues startingValues(const std::vector<voices::Voice>& known) const;

    std::vector<voices::Voice> m_known;
};

} // namespace melisma::ui
