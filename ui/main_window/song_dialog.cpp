// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window/song_dialog.h"

#include "core/edits/set_song.h"
#include "core/edits/set_tempo.h"
#include "ui/common/key_text.h"
#include "ui/common/param_form.h"
#include "ui/common/text.h"
#include "ui/common/widgets.h"
#include "ui/main_window/tempo_tools.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace melisma::ui {
namespace {

using base::ParamKind;
using base::ParamSpec;
using project::Project;

std::vector<ParamSpec> specsFor(const Project& project)
{
    ParamSpec tempo;
    tempo.key = "tempo";
    tempo.label = SongDialog::tr("Tempo").toStdString();
    tempo.kind = ParamKind::number;
    tempo.minimum = music::TempoMap::kSlowest;
    tempo.maximum = music::TempoMap::kFastest;
    tempo.unit = "bpm";
    tempo.defaultValue = project.tempoMap.bpmAt({});
    ParamSpec meter;
    meter.key = "meter";
    meter.label = SongDialog::tr("Meter").toStdString();
    meter.maximum = 5;
    meter.defaultValue = project.tempoMap.meterAtBar(0).text();
    ParamSpec key;
    key.key = "key";
    key.label = SongDialog::tr("Key").toStdString();
    key.defaultValue = keyText(project.key).toStdString();
    return {tempo, meter, key};
}

base::Result<Project> withSong(const Project& project, const base::ParamValues& values)
{
    const auto meter = music::Meter::parse(values.text("meter").value_or(""));
    if (!meter)
        return meter.error();
    const auto key = music::Key::parse(values.text("key").value_or(""));
    if (!key)
        return key.error();
    auto changed = edits::setTempo(project, {}, values.number("tempo").value_or(0.0));
    if (changed)
        changed = edits::setMeter(*changed, 0, *meter);
    if (changed)
        changed = edits::setKey(*changed, *key);
    return changed;
}

} // namespace

SongDialog::SongDialog(Session& session, QWidget* parent)
    : QDialog(parent)
    , m_session(session)
    , m_form(new ParamForm(specsFor(session.project())))
    , m_problem(smallLabel({}))
{
    setWindowTitle(tr("Tempo, meter and key"));
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    buttons->button(QDialogButtonBox::Ok)->setText(tr("Apply"));
    connect(buttons, &QDialogButtonBox::accepted, this, &SongDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &SongDialog::reject);
    auto* layout = new QVBoxLayout(this);
    setGrid(layout, 5, 3);
    layout->addWidget(m_form);
    auto* tools = new TempoTools(session);
    m_form->addBelow("tempo", tools);
    connect(tools, &TempoTools::found, this, &SongDialog::setTempo);
    layout->addWidget(m_problem);
    layout->addWidget(buttons);
    setRole(m_problem, "failure");
    m_problem->hide();
    setMinimumWidth(320);
}

/// Rounded as a tempo is written.
void SongDialog::setTempo(double bpm)
{
    auto values = m_form->values();
    values.set("tempo",
               std::clamp(std::round(bpm * 10.0) / 10.0, music::TempoMap::kSlowest, music::TempoMap::kFastest));
    m_form->setValues(values);
}

void SongDialog::accept()
{
    const auto values = m_form->values();
    const auto trial = withSong(m_session.project(), values);
    if (!trial) {
        m_problem->setText(toQString(trial.error().sentence()));
        m_problem->show();
        return;
    }
    if (m_session.apply(tr("Set tempo, meter and key"), [&trial](const Project&) { return trial; }))
        QDialog::accept();
}

} // namespace melisma::ui
