// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/preferences/editing_page.h"

#include "ui/common/number_box.h"
#include "ui/common/preferences.h"
#include "ui/common/widgets.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace melisma::ui {
namespace {

QCheckBox* toggle(const QString& text, const char* name, bool Preferences::*setting)
{
    auto* box = new QCheckBox(text);
    box->setObjectName(QLatin1String(name));
    box->setChecked(Preferences::load().*setting);
    QObject::connect(box, &QCheckBox::toggled, box, [setting](bool on) {
        Preferences now = Preferences::load();
        now.*setting = on;
        now.save();
    });
    return box;
}

NumberBox* seconds(const QString& name, const char* objectName, double Preferences::*setting)
{
    auto* box = new NumberBox;
    box->setObjectName(QLatin1String(objectName));
    box->setAccessibleName(name);
    box->setRange(Preferences::kShortestPiece, Preferences::kLongestPiece);
    box->setDecimals(1);
    box->setSingleStep(0.5);
    box->setSuffix(QStringLiteral("\u00a0s"));
    box->setValue(Preferences::load().*setting);
    QObject::connect(box, &QDoubleSpinBox::valueChanged, box, [setting](double value) {
        Preferences now = Preferences::load();
        now.*setting = value;
        now.save();
    });
    return box;
}

} // namespace

EditingPage::EditingPage(QWidget* parent) : QWidget(parent)
{
    auto* column = new QVBoxLayout(this);
    setGrid(column, 0, 2);
    column->addWidget(toggle(tr("Go on with the last project at the start"), "goOn", &Preferences::goOnAtStart));
    column->addWidget(
        toggle(tr("Turn the page when playback leaves the view"), "followPlayback", &Preferences::followPlayback));
    auto* pieces = new QFormLayout;
    const QString before = tr("Play before the selection");
    const QString behind = tr("Play behind the selection");
    pieces->addRow(before, seconds(before, "secondsBefore", &Preferences::secondsBefore));
    pieces->addRow(behind, seconds(behind, "secondsBehind", &Preferences::secondsBehind));
    pieces->setFieldGrowthPolicy(QFormLayout::FieldsStayAtSizeHint);
    column->addLayout(pieces);
    auto* note = new QLabel(tr("For the preview of a cut, and for playing up to the selection and on from it."));
    note->setProperty("role", "dim");
    note->setWordWrap(true);
    column->addWidget(note);
    auto* tempos = new QComboBox;
    tempos->setObjectName(QStringLiteral("fileTempo"));
    tempos->setAccessibleName(tr("Tempo of MIDI files"));
    tempos->addItems({tr("Ask"), tr("Keep the song's"), tr("Take the file's")});
    tempos->setCurrentIndex(static_cast<int>(Preferences::load().fileTempo));
    connect(tempos, &QComboBox::currentIndexChanged, tempos, [](int index) {
        Preferences now = Preferences::load();
        now.fileTempo = static_cast<Preferences::FileTempo>(index);
        now.save();
    });
    pieces->addRow(tr("Tempo of MIDI files"), tempos);
    column->addStretch(1);
}

} // namespace melisma::ui
