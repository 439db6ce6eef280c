// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/instruments/instrument_dialog.h"

#include "core/edits/set_instrument.h"
#include "core/music/general_midi.h"
#include "ui/common/spec_text.h"
#include "ui/common/text.h"
#include "ui/common/widgets.h"
#include "ui/instruments/audition_player.h"

#include <QDialogButtonBox>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTreeWidget>
#include <QTreeWidgetItemIterator>
#include <QVBoxLayout>

#include <algorithm>

namespace melisma::ui {
namespace {

constexpr QSize kUsual(420, 520);
constexpr int kPerFamily = 8;

} // namespace

InstrumentDialog::InstrumentDialog(Session& session, project::TrackId track, QWidget* parent)
    : QDialog(parent)
    , m_session(session)
    , m_track(track)
    , m_instruments(music::generalMidi())
    , m_audition(new AuditionPlayer(session, this))
    , m_search(new QLineEdit)
    , m_list(new QTreeWidget)
    , m_problem(smallLabel({}))
    , m_choose(accentButton(tr("Use")))
{
    setWindowTitle(tr("Instrument"));
    setAttribute(Qt::WA_DeleteOnClose);
    resize(kUsual);
    m_search->setPlaceholderText(tr("Search"));
    m_search->setAccessibleName(tr("Search instruments"));
    m_search->setClearButtonEnabled(true);
    m_search->installEventFilter(this);
    m_list->setHeaderHidden(true);
    m_list->setAccessibleName(tr("Instruments"));
    setRole(m_problem, "failure");
    m_problem->hide();
    m_choose->setDefault(true);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    buttons->addButton(m_choose, QDialogButtonBox::AcceptRole);
    auto* column = new QVBoxLayout(this);
    setGrid(column, 5, 3);
    column->addWidget(m_search);
    column->addWidget(m_list, 1);
    column->addWidget(smallLabel(tr("Up and Down let the instruments be heard.")));
    column->addWidget(m_problem);
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &InstrumentDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &InstrumentDialog::reject);
    connect(m_search, &QLineEdit::textChanged, this, &InstrumentDialog::sift);
    connect(m_list, &QTreeWidget::currentItemChanged, this, &InstrumentDialog::goTo);
    connect(m_list, &QTreeWidget::itemDoubleClicked, this, [this](QTreeWidgetItem* item) {
        if (instrumentOf(item))
            accept();
    });
    connect(m_audition, &AuditionPlayer::failed, this, [this](const QString& sentence) {
        m_problem->setText(sentence);
        m_problem->show();
    });
    fill();
    m_ready = true;
    m_search->setFocus();
}

QTreeWidgetItem* InstrumentDialog::addFamily(const QString& name)
{
    auto* family = new QTreeWidgetItem(m_list, {name});
    family->setFlags(Qt::ItemIsEnabled);
    family->setExpanded(true);
    return family;
}

void InstrumentDialog::add(QTreeWidgetItem* family, const music::Instrument& instrument)
{
    auto* item = new QTreeWidgetItem(family, {toQString(instrument.name)});
    const auto index = std::ranges::find(m_instruments, instrument) - m_instruments.begin();
    item->setData(0, Qt::UserRole, static_cast<int>(index));
    const auto* track = m_session.project().findTrack(m_track);
    if (track && track->instrument.bank == instrument.bank && track->instrument.program == instrument.program)
        m_list->setCurrentItem(item);
}

void InstrumentDialog::fill()
{
    QTreeWidgetItem* family = nullptr;
    for (const auto& instrument : m_instruments) {
        if (instrument.isDrums()) {
            if (&instrument == &*std::ranges::find_if(m_instruments, &music::Instrument::isDrums))
                family = addFamily(tr("Drums"));
        } else if (instrument.program % kPerFamily == 0) {
            const auto name = music::instrumentFamilies()[static_cast<std::size_t>(instrument.program / kPerFamily)];
            family = addFamily(specText(std::string(name)));
        }
        add(family, instrument);
    }
    if (m_list->currentItem())
        m_list->scrollToItem(m_list->currentItem(), QAbstractItemView::PositionAtCenter);
}

const music::Instrument* InstrumentDialog::instrumentOf(const QTreeWidgetItem* item) const
{
    const QVariant index = item ? item->data(0, Qt::UserRole) : QVariant();
    return index.isValid() ? &m_instruments[static_cast<std::size_t>(index.toInt())] : nullptr;
}

/// An instrument stays when it or its family has all the words.
void InstrumentDialog::sift(const QString& words)
{
    const auto parts = words.split(u' ', Qt::SkipEmptyParts);
    QTreeWidgetItem* first = nullptr;
    for (int i = 0; i < m_list->topLevelItemCount(); ++i) {
        QTreeWidgetItem* family = m_list->topLevelItem(i);
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
    auto* current = m_list->currentItem();
    if (first && (!current || current->isHidden()))
        m_list->setCurrentItem(first);
    m_choose->setEnabled(instrumentOf(m_list->currentItem()) && first);
}

void InstrumentDialog::goTo(QTreeWidgetItem* item)
{
    const auto* instrument = instrumentOf(item);
    m_choose->setEnabled(instrument);
    m_problem->hide();
    if (instrument && m_ready)
        m_audition->play(*instrument);
}

/// To the instrument before or behind that is shown.
void InstrumentDialog::go(int direction)
{
    std::vector<QTreeWidgetItem*> shown;
    for (QTreeWidgetItemIterator item(m_list); *item; ++item)
        if (instrumentOf(*item) && !(*item)->isHidden())
            shown.push_back(*item);
    if (shown.empty())
        return;
    const auto found = std::ranges::find(shown, m_list->currentItem());
    const auto last = static_cast<std::ptrdiff_t>(shown.size()) - 1;
    const auto at = found == shown.end() ? std::ptrdiff_t{0} : found - shown.begin() + direction;
    m_list->setCurrentItem(shown[static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(at, 0, last))]);
}

/// Up and Down go through the list while words are typed.
bool InstrumentDialog::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_search && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Up || key == Qt::Key_Down) {
            go(key == Qt::Key_Up ? -1 : 1);
            return true;
        }
    }
    return QDialog::eventFilter(watched, event);
}

void InstrumentDialog::accept()
{
    const auto* instrument = instrumentOf(m_list->currentItem());
    if (!instrument)
        return;
    m_session.apply(tr("Choose the instrument"), [id = m_track, chosen = *instrument](const project::Project& project) {
        return edits::setInstrument(project, id, chosen);
    });
    QDialog::accept();
}

void chooseInstrument(Session& session, project::TrackId id, QWidget* parent)
{
    const auto* track = session.project().findTrack(id);
    if (track && track->kind == project::TrackKind::instrument && !session.readOnly())
        (new InstrumentDialog(session, id, parent))->open();
    else if (!session.readOnly())
        emit session.message(InstrumentDialog::tr("Choose an instrument track, then its instrument."), true);
}

} // namespace melisma::ui
