// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/instruments/instrument_list.h"

#include "core/music/general_midi.h"
#include "ui/common/spec_text.h"
#include "ui/common/text.h"

#include <QSignalBlocker>
#include <QTreeWidgetItemIterator>

#include <algorithm>

namespace melisma::ui {
namespace {

constexpr int kPerFamily = 8;

bool isSame(const music::Instrument& a, const music::Instrument& b)
{
    return a.bank == b.bank && a.program == b.program && a.soundfont == b.soundfont;
}

} // namespace

InstrumentList::InstrumentList(QWidget* parent) : QTreeWidget(parent)
{
    setHeaderHidden(true);
    setAccessibleName(tr("Instruments"));
}

void InstrumentList::begin(std::vector<music::Instrument> instruments)
{
    clear();
    m_instruments = std::move(instruments);
}

QTreeWidgetItem* InstrumentList::addFamily(const QString& name)
{
    auto* family = new QTreeWidgetItem(this, {name});
    family->setFlags(Qt::ItemIsEnabled);
    family->setExpanded(true);
    return family;
}

void InstrumentList::add(QTreeWidgetItem* family, std::size_t index, const music::Instrument& current)
{
    auto* item = new QTreeWidgetItem(family, {toQString(m_instruments[index].name)});
    item->setData(0, Qt::UserRole, static_cast<int>(index));
    if (isSame(m_instruments[index], current))
        setCurrentItem(item);
}

void InstrumentList::showCurrent()
{
    if (currentItem())
        scrollToItem(currentItem(), QAbstractItemView::PositionAtCenter);
}

void InstrumentList::showGeneralMidi(const music::Instrument& current)
{
    const QSignalBlocker quiet(this);
    begin(music::generalMidi());
    QTreeWidgetItem* family = nullptr;
    for (std::size_t i = 0; i < m_instruments.size(); ++i) {
        const auto& instrument = m_instruments[i];
        if (instrument.isDrums()) {
            if (i == 0 || !m_instruments[i - 1].isDrums())
                family = addFamily(tr("Drums"));
        } else if (instrument.program % kPerFamily == 0) {
            const auto name = music::instrumentFamilies()[static_cast<std::size_t>(instrument.program / kPerFamily)];
            family = addFamily(specText(std::string(name)));
        }
        add(family, i, current);
    }
    showCurrent();
}

void InstrumentList::showFont(const audio::SoundfontFacts& facts, const std::string& sha256,
                              const music::Instrument& current)
{
    const QSignalBlocker quiet(this);
    std::vector<music::Instrument> instruments;
    for (const auto& preset : facts.presets) {
        const auto name = preset.name.empty() ? tr("Preset %1").arg(preset.program).toStdString() : preset.name;
        instruments.push_back({name, preset.bank, preset.program, sha256});
    }
    begin(std::move(instruments));
    QTreeWidgetItem* family = nullptr;
    for (std::size_t i = 0; i < m_instruments.size(); ++i) {
        const auto& instrument = m_instruments[i];
        if (i == 0 || m_instruments[i - 1].bank != instrument.bank)
            family = addFamily(instrument.isDrums() ? tr("Drums") : tr("Bank %1").arg(instrument.bank));
        add(family, i, current);
        family->child(family->childCount() - 1)->setToolTip(0, tr("Program %1").arg(instrument.program));
    }
    showCurrent();
}

const music::Instrument* InstrumentList::instrumentOf(const QTreeWidgetItem* item) const
{
    const QVariant index = item ? item->data(0, Qt::UserRole) : QVariant();
    return index.isValid() ? &m_instruments[static_cast<std::size_t>(index.toInt())] : nullptr;
}

const music::Instrument* InstrumentList::chosen() const
{
    const auto* item = currentItem();
    return item && !item->isHidden() ? instrumentOf(item) : nullptr;
}

void InstrumentList::sift(const QString& words)
{
    const auto parts = words.split(u' ', Qt::SkipEmptyParts);
    QTreeWidgetItem* first = nullptr;
    for (int i = 0; i < topLevelItemCount(); ++i) {
        QTreeWidgetItem* family = topLevelItem(i);
        bool any = false;
        for (int j = 0; j < family->childCount(); ++j) {
            QTreeWidgetItem* item = family->child(j);
            const QString text = item->text(0) + u' ' + family->text(0);
            const bool fits = std::ranges::all_of(
                parts, [&](const QString& part) { return text.contains(part, Qt::CaseInsensitive); });
            item->setHidden(!fits);
            any = any || fits;
            first = !first && fits ? item : first;
        }
        family->setHidden(!any);
    }
    if (first && (!currentItem() || currentItem()->isHidden()))
        setCurrentItem(first);
}

void InstrumentList::go(int direction)
{
    std::vector<QTreeWidgetItem*> shown;
    for (QTreeWidgetItemIterator item(this); *item; ++item)
        if (instrumentOf(*item) && !(*item)->isHidden())
            shown.push_back(*item);
    if (shown.empty())
        return;
    const auto found = std::ranges::find(shown, currentItem());
    const auto last = static_cast<std::ptrdiff_t>(shown.size()) - 1;
    const auto at = found == shown.end() ? std::ptrdiff_t{0} : found - shown.begin() + direction;
    setCurrentItem(shown[static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(at, 0, last))]);
}

} // namespace melisma::ui
