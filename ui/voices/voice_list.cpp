// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/voices/voice_list.h"

#include "ui/common/text.h"
#include "ui/common/theme.h"
#include "ui/voices/voice_painter.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QStyledItemDelegate>

#include <algorithm>

namespace melisma::ui {
namespace {

constexpr int kId = Qt::UserRole;
constexpr int kState = Qt::UserRole + 1; ///< a VoiceListener::State

class VoiceDelegate final : public QStyledItemDelegate {
public:
    explicit VoiceDelegate(VoiceList& list) : QStyledItemDelegate(&list), m_list(list) {}

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        VoiceLook look;
        look.state = static_cast<VoiceListener::State>(index.data(kState).toInt());
        look.chosen = option.state.testFlag(QStyle::State_Selected);
        look.hovered = option.state.testFlag(QStyle::State_MouseOver);
        look.focused = option.state.testFlag(QStyle::State_HasFocus);
        paintVoice(*painter, option.rect, m_list.rows()[static_cast<std::size_t>(index.row())], look);
    }
    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override { return {100, kVoiceRowHeight}; }

private:
    VoiceList& m_list;
};

QString tipOf(const VoiceRow& row)
{
    if (row.sound)
        return row.note;
    QStringList lines{toQString(row.id) + (row.note.isEmpty() ? QString() : QStringLiteral(" \u00b7 ") + row.note)};
    if (!row.grade.isEmpty())
        lines << VoiceList::tr("Grade %1: how good its authors find it, A to F").arg(row.grade);
    if (row.rough)
        lines << VoiceList::tr("Melisma reads this language with mistakes, whatever the voice");
    return lines.join(u'\n');
}

} // namespace

VoiceList::VoiceList(QWidget* parent) : QListWidget(parent)
{
    setObjectName(QStringLiteral("voiceList"));
    setAccessibleName(tr("Voices"));
    setAccessibleDescription(tr("Space listens to a voice, Enter uses it or opens what is known of it"));
    setItemDelegate(new VoiceDelegate(*this));
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setUniformItemSizes(true);
    setMouseTracking(true);
    setFrameShape(QFrame::NoFrame);
    setContextMenuPolicy(Qt::CustomContextMenu);
    viewport()->setAutoFillBackground(false);
}

void VoiceList::setRows(std::vector<VoiceRow> rows)
{
    if (rows == m_rows)
        return;
    const QStringList before = chosen();
    clear();
    m_rows = std::move(rows);
    for (const auto& row : m_rows) {
        auto* item = new QListWidgetItem(row.name, this);
        item->setData(kId, toQString(row.id));
        item->setData(Qt::AccessibleTextRole, row.spoken());
        item->setToolTip(tipOf(row));
        item->setSelected(before.contains(toQString(row.id)));
        if (item->isSelected())
            setCurrentItem(item, QItemSelectionModel::NoUpdate);
    }
}

const VoiceRow* VoiceList::rowOf(const QString& id) const
{
    const auto found = std::ranges::find(m_rows, id.toStdString(), &VoiceRow::id);
    return found == m_rows.end() ? nullptr : &*found;
}

int VoiceList::sift(const VoiceFilter& filter)
{
    int shown = 0;
    for (int i = 0; i < count(); ++i) {
        const bool fits = filter.lets(m_rows[static_cast<std::size_t>(i)]);
        item(i)->setHidden(!fits);
        shown += fits ? 1 : 0;
        if (!fits)
            item(i)->setSelected(false);
    }
    if (currentItem() && currentItem()->isHidden())
        setCurrentItem(nullptr);
    return shown;
}

QStringList VoiceList::chosen() const
{
    QStringList ids;
    for (int i = 0; i < count(); ++i)
        if (item(i)->isSelected())
            ids << item(i)->data(kId).toString();
    return ids;
}

void VoiceList::choose(const QString& id)
{
    for (int i = 0; i < count(); ++i)
        if (item(i)->data(kId).toString() == id) {
            setCurrentItem(item(i), QItemSelectionModel::ClearAndSelect);
            scrollToItem(item(i));
        }
}

void VoiceList::showListening(const VoiceListener& listener)
{
    for (int i = 0; i < count(); ++i)
        item(i)->setData(kState, static_cast<int>(listener.state(item(i)->data(kId).toString())));
}

QRect VoiceList::listenButton(const QRect& row)
{
    return voiceButtonRect(row);
}

/// A press on the button listens and chooses nothing else.
bool VoiceList::pressListen(const QMouseEvent& event)
{
    auto* item = itemAt(event.pos());
    if (event.button() != Qt::LeftButton || !item || !listenButton(visualItemRect(item)).contains(event.pos()))
        return false;
    setCurrentItem(item, QItemSelectionModel::ClearAndSelect);
    emit listenWanted(item->data(kId).toString());
    return true;
}

/// Space is the window's key for playing, but not while a voice has the focus.
bool VoiceList::event(QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Space &&
        currentItem()) {
        event->accept();
        return true;
    }
    return QListWidget::event(event);
}

void VoiceList::mousePressEvent(QMouseEvent* event)
{
    if (!pressListen(*event))
        QListWidget::mousePressEvent(event);
}

void VoiceList::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (pressListen(*event))
        return;
    if (const auto* item = itemAt(event->pos()); item && event->button() == Qt::LeftButton)
        emit useWanted(item->data(kId).toString());
}

void VoiceList::keyPressEvent(QKeyEvent* event)
{
    const bool plain = event->modifiers() == Qt::NoModifier || event->modifiers() == Qt::KeypadModifier;
    if (plain && currentItem() && event->key() == Qt::Key_Space)
        emit listenWanted(currentItem()->data(kId).toString());
    else if (plain && currentItem() && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter))
        emit useWanted(currentItem()->data(kId).toString());
    else
        QListWidget::keyPressEvent(event);
}

} // namespace melisma::ui
