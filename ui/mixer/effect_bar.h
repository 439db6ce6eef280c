// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/effects/effect_presets.h"
#include "ui/common/session.h"

#include <QWidget>

class QMenu;
class QPushButton;

namespace melisma::ui {

/// Above an effect's form: its presets, the switch between two settings, and listening to what it changes.
class EffectBar : public QWidget {
    Q_OBJECT
public:
    EffectBar(Session& session, project::EffectId effect, audio::UserPresets presets = audio::UserPresets(),
              QWidget* parent = nullptr);

    void sync();

private:
    void fillPresets(QMenu* menu);
    void choose(const audio::EffectPreset& preset);
    void savePreset();
    void removePreset(const std::string& name);
    void tell(const base::Result<void>& done);
    const project::EffectSlot* slot() const;

    Session& m_session;
    project::EffectId m_effect;
    audio::UserPresets m_presets;
    QPushButton* m_choice;
    QPushButton* m_delta;
    QPushButton* m_a;
    QPushButton* m_b;
    QPushButton* m_copy;
};

} // namespace melisma::ui
