// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/gui/sound_voices_fixture.h"

#include <QLineEdit>
#include <QPushButton>

namespace melisma::tests {

/// The voices panel with keys, and what a person does to it.
struct SoundPanel : SoundVoicesFixture {
    explicit SoundPanel(bool byPassphrase = false)
        : SoundVoicesFixture(byPassphrase)
        , panel(*session, library(), cache())
    {
        panel.resize(300, 760);
        panel.show();
    }
    template <class Widget = QPushButton>
    Widget* part(const char* name) const
    {
        return panel.findChild<Widget*>(QLatin1String(name));
    }
    QString textOf(const char* name) const { return part<QLabel>(name)->text(); }
    void open(const std::string& id)
    {
        opened(id);
        list->choose(QString::fromStdString(id));
        part("soundDetails")->click();
    }
    std::optional<ui::SoundState> rowState(const char* id) const
    {
        const auto* row = list->rowOf(id);
        return row ? row->sound : std::nullopt;
    }
    QStringList places() const
    {
        QStringList texts;
        for (const auto* button : page->findChildren<QPushButton*>("voicePlace"))
            if (!button->isHidden())
                texts << button->text();
        return texts;
    }

    ui::VoicesPanel panel;
    ui::VoiceList* list = panel.findChild<ui::VoiceList*>();
    ui::SoundVoicePage* page = panel.findChild<ui::SoundVoicePage*>();
};

inline void type(QWidget& dialog, const char* field, const char* text)
{
    dialog.findChild<QLineEdit*>(QLatin1String(field))->setText(QString::fromUtf8(text));
}

inline void press(QWidget& dialog, const char* name)
{
    dialog.findChild<QPushButton*>(QLatin1String(name))->click();
}

} // namespace melisma::tests
