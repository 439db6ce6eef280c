// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/instruments/soundfont_facts.h"
#include "core/music/score.h"

#include <QTreeWidget>

#include <string>
#include <vector>

namespace melisma::ui {

/// Instruments by name in families: those of General MIDI, or the presets of a SoundFont by their banks.
class InstrumentList : public QTreeWidget {
    Q_OBJECT
public:
    explicit InstrumentList(QWidget* parent = nullptr);

    /// `current` is gone to where it is among them.
    void showGeneralMidi(const music::Instrument& current);
    void showFont(const audio::SoundfontFacts& facts, const std::string& sha256, const music::Instrument& current);

    /// Leaves those that have all the words, their family's included; goes to the first where none was gone to.
    void sift(const QString& words);
    /// To the instrument before or behind that is shown.
    void go(int direction);
    /// None: a family, or what is not shown.
    const music::Instrument* chosen() const;

private:
    void begin(std::vector<music::Instrument> instruments);
    const music::Instrument* instrumentOf(const QTreeWidgetItem* item) const;
    QTreeWidgetItem* addFamily(const QString& name);
    void add(QTreeWidgetItem* family, std::size_t index, const music::Instrument& current);
    void showCurrent();

    std::vector<music::Instrument> m_instruments;
};

} // namespace melisma::ui
