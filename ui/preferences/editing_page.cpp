// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/preferences/editing_page.h"

#include "ui/common/preferences.h"
#include "ui/common/widgets.h"

#include <QCheckBox>
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

} // namespace

EditingPage::EditingPage(QWidget* parent) : QWidget(parent)
{
    auto* column = new QVBoxLayout(this);
    setGrid(column, 0, 2);
    column->addWidget(toggle(tr("Go on with the last project at the start"), "goOn", &Preferences::goOnAtStart));
    column->addWidget(
        toggle(tr("Turn the page when playback leaves the view"), "followPlayback", &Preferences::followPlayback));
    column->addStretch(1);
}

} // namespace melisma::ui
