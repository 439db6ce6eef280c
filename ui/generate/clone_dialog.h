// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/voices/voice.h"
#include "ui/generate/clip_task_dialog.h"

namespace melisma::ui {

class ListenButton;
class VoiceListener;

/// In whose voice a clip is sung again, and how. It begins with the voice and the settings of the last time, and lets
/// ten seconds be heard before all of it is sung.
class CloneDialog : public ClipTaskDialog {
    Q_OBJECT
public:
    /// `known`: the voices to choose from, at least one.
    CloneDialog(Session& session, const base::TaskDescriptor& task, project::ClipId clip,
                const std::vector<voices::Voice>& known, QWidget* parent = nullptr);

    void done(int result) override;

protected:
    /// Refuses a voice that may not be used, in the words of its rules.
    std::optional<base::ParamValues> wish() override;
    std::uint64_t seed() const override { return m_seed; }

private:
    void buildListening();
    void listen();
    /// `values` as a request for this clip, or why its voice may not be used.
    base::Result<base::TaskRequest> requestFor(const base::ParamValues& values) const;
    base::ParamValues startingValues(const std::vector<voices::Voice>& known) const;

    std::vector<voices::Voice> m_known;
    std::uint64_t m_seed; ///< what was heard is what is sung
    VoiceListener* m_listener;
    ListenButton* m_listen;
};

} // namespace melisma::ui
