// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/preferences/pages.h"

#include "ui/preferences/appearance_page.h"
#include "ui/preferences/audio_page.h"
#include "ui/preferences/editing_page.h"
#include "ui/preferences/paths_page.h"
#include "ui/preferences/spectrogram_page.h"
#include "ui/record/midi_form.h"

#include <QCoreApplication>

namespace melisma::ui {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(melisma::ui::PreferencesPages)
};

} // namespace

std::vector<PreferencesPage> preferencesPages()
{
    return {
        {Words::tr("Appearance"), [](Session&) { return new AppearancePage; }},
        {Words::tr("Audio"), [](Session& session) { return new AudioPage(session); }},
        {Words::tr("Keyboards"), [](Session& session) { return new MidiForm(session); }},
        {Words::tr("Paths"), [](Session& session) { return new PathsPage(session); }},
        {Words::tr("Spectrogram"), [](Session&) { return new SpectrogramPage; }},
        {Words::tr("Editing"), [](Session&) { return new EditingPage; }},
    };
}

} // namespace melisma::ui
