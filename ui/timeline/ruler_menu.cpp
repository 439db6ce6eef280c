// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/ruler_menu.h"

#include "ui/common/edit_modes.h"

#include <QActionGroup>
#include <QCoreApplication>
#include <QMenu>

#include <vector>

namespace melisma::ui {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(melisma::ui::RulerMenu)
};

template <class Value>
struct Entry {
    const char* name;
    QString text;
    Value value;
};

/// One of the entries is ticked; choosing one sets it.
template <class Value>
void addChoices(QMenu* menu, EditModes& modes, bool named, const std::vector<Entry<Value>>& entries,
                Value (EditModes::*get)() const, void (EditModes::*set)(Value))
{
    auto* group = new QActionGroup(menu);
    for (const auto& entry : entries) {
        QAction* action = menu->addAction(entry.text);
        if (named)
            action->setObjectName(QLatin1String(entry.name));
        action->setCheckable(true);
        group->addAction(action);
        const auto sync = [action, &modes, get, value = entry.value] { action->setChecked((modes.*get)() == value); };
        sync();
        QObject::connect(&modes, &EditModes::changed, action, sync);
        QObject::connect(action, &QAction::triggered, &modes,
                         [&modes, set, value = entry.value] { (modes.*set)(value); });
    }
}

} // namespace

void fillRulerMenu(QMenu* menu, EditModes& modes, bool named)
{
    addChoices<RulerRows>(menu, modes, named,
                          {{"view.ruler-bars", Words::tr("&Bars and beats"), RulerRows::bars},
                           {"view.ruler-both", Words::tr("Bars &and time"), RulerRows::both},
                           {"view.ruler-time", Words::tr("&Time"), RulerRows::time}},
                          &EditModes::rulerRows, &EditModes::setRulerRows);
    menu->addSeparator();
    addChoices<TimeForm>(menu, modes, named,
                         {{"view.time-clock", Words::tr("&Minutes and seconds"), TimeForm::clock},
                          {"view.time-24", Words::tr("Timecode, 2&4 fps"), TimeForm::film24},
                          {"view.time-25", Words::tr("Timecode, 2&5 fps"), TimeForm::film25},
                          {"view.time-29.97", Words::tr("Timecode, 2&9.97 fps drop-frame"), TimeForm::film2997},
                          {"view.time-30", Words::tr("Timecode, &30 fps"), TimeForm::film30}},
                         &EditModes::timeForm, &EditModes::setTimeForm);
}

} // namespace melisma::ui
