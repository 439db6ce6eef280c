// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/analysis/spectrum.h"
#include "ui/common/session.h"

#include <QObject>
#include <QTimer>

#include <deque>
#include <vector>

namespace melisma::ui {

/// What an open effect editor shows of the sound: spectra before and behind the effect, the level that comes in and by
/// how much it is lowered. Listens, and costs the callback something, between listen(true) and listen(false) alone.
class EffectScope : public QObject {
    Q_OBJECT
public:
    static constexpr int kColumns = 240;
    static constexpr double kLowHz = 20.0;
    static constexpr double kHighHz = 20000.0;
    static constexpr double kFloorDb = -96.0;
    static constexpr std::size_t kHistory = 180; ///< looks that lowered() goes back: 6 s

    EffectScope(Session& session, project::EffectId effect, QObject* parent = nullptr);
    ~EffectScope() override;

    void listen(bool on);
    /// Fetches what has passed since the last time; the timer does it 30 times a second.
    void look();

    /// dBFS of each column, evenly spaced on a logarithmic axis from kLowHz to kHighHz; falls when nothing comes.
    const std::vector<double>& before() const { return m_before.shown; }
    const std::vector<double>& behind() const { return m_behind.shown; }
    double levelDb() const { return m_levelDb; } ///< highest peak of either side, falling
    /// dB that each band was lowered by at most since the last look, oldest look first.
    const std::deque<audio::Reductions>& lowered() const { return m_lowered; }
    audio::Reductions loweredNow() const { return m_lowered.empty() ? audio::Reductions{} : m_lowered.back(); }
    bool isSilent() const { return m_silent; } ///< nothing has come for long enough that all has fallen

signals:
    void looked();

private:
    struct Spectrum {
        std::vector<float> recent; ///< mono, the newest last
        std::vector<double> shown;
    };
    void take(Spectrum& spectrum, const std::array<std::vector<float>, 2>& sound);
    void takeLevel(const audio::EffectReading& reading);

    Session& m_session;
    project::EffectId m_effect;
    audio::SpectrumAnalyser m_analyser;
    Spectrum m_before;
    Spectrum m_behind;
    double m_levelDb = kFloorDb;
    std::deque<audio::Reductions> m_lowered;
    bool m_listens = false;
    bool m_silent = true;
    QTimer m_timer;
};

} // namespace melisma::ui
