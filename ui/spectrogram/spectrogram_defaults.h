// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include "core/project/project.h"

namespace melisma::ui {

/// How spectrograms look on tracks that say nothing of their own. One for the program, on the UI thread; kept in the
/// settings.
class SpectrogramDefaults : public QObject {
    Q_OBJECT
public:
    static SpectrogramDefaults& instance();

    const project::SpectrogramStyle& style() const { return m_style; }
    /// Values out of bounds are refused.
    void setStyle(const project::SpectrogramStyle& style);
    void reload(); ///< from the settings

signals:
    void changed();

private:
    SpectrogramDefaults();

    project::SpectrogramStyle m_style;
};

/// The track's own style, or the defaults.
const project::SpectrogramStyle& styleOf(const project::Track& track);

} // namespace melisma::ui
