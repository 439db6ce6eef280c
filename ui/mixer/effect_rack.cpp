// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mixer/effect_rack.h"

#include "audio/effects/effect_kind.h"
#include "core/edits/edit_effects.h"
#include "core/edits/place_effect.h"
#include "ui/common/spec_text.h"
#include "ui/common/text.h"
#include "ui/common/theme.h"
#include "ui/common/widgets.h"
#include "ui/mixer/effect_delta.h"
#include "ui/mixer/effect_dialog.h"
#include "ui/mixer/switch_dot.h"
#include "ui/tracks/effect_menu.h"

#include <QApplication>
#include <QDrag>
#include <QDropEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QMenu>
#include <QMimeData>
#include <QPushButton>
#include <QScrollArea>
#include <QTimer>
#include <QToolButton>

#include <algorithm>

namespace melisma::ui {
namespace {

constexpr int kRowHeight = SwitchDot::kSize;
constexpr int kDropLine = 2; ///< px high
constexpr const char* kEffect = "effect";

const QString kMime = QStringLiteral("application/x-melisma-effect");

QString nameOf(const project::EffectSlot& slot)
{
    const auto* kind = audio::findEffectKind(slot.effect);
    return kind ? specText(kind->name) : EffectRack::tr("%1 (unknown)").arg(toQString(slot.effect));
}

} // namespace

EffectRack::EffectRack(Session& session, project::TrackId track, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_track(track)
{
    auto* rows = new QWidget;
    m_content = new QVBoxLayout(rows);
    m_content->setContentsMargins(0, 0, 0, 0);
    m_content->setSpacing(0);
    m_rows = new QVBoxLayout;
    m_rows->setSpacing(1);
    m_content->addLayout(m_rows);
    m_content->addStretch(1);
    auto* add = new QToolButton;
    add->setObjectName(QStringLiteral("addEffect"));
    add->setText(tr("+ Effect"));
    add->setFont(theme().small());
    add->setAccessibleName(tr("Add effect"));
    add->setPopupMode(QToolButton::InstantPopup);
    add->setFocusPolicy(Qt::TabFocus);
    add->setMinimumHeight(kRowHeight);
    add->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    add->setStyleSheet(QStringLiteral("QToolButton::menu-indicator { image: none; }"));
    auto* menu = new QMenu(add);
    const auto fill = [this, menu] {
        menu->clear();
        fillEffectMenu(menu, m_session, m_track, [this](project::EffectId effect) {
            m_session.endMerge();
            EffectDialog::show(m_session, effect, this);
        });
    };
    fill();
    connect(menu, &QMenu::aboutToShow, this, fill); // what may be written may be another project by then
    add->setMenu(menu);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(1);
    column->addWidget(scrolling(rows), 1);
    column->addWidget(add);
    setMinimumHeight(2 * kRowHeight + 2);
    setAcceptDrops(true);
    m_dropLine = new QWidget(rows);
    m_dropLine->setAttribute(Qt::WA_TransparentForMouseEvents);
    m_dropLine->hide();
    connect(&EffectDelta::of(session), &EffectDelta::changed, this, [this] { rebuild(m_shown); });
    connect(&themeWatcher(), &ThemeWatcher::changed, this, [this] { rebuild(m_shown); });
    rebuild({});
    sync();
}

void EffectRack::addBelow(QWidget* widget)
{
    m_content->insertWidget(1, widget);
}

const std::vector<project::EffectSlot>* EffectRack::chain() const
{
    if (!m_track)
        return &m_session.project().masterEffects;
    const auto* track = m_session.project().findTrack(m_track);
    return track ? &track->effects : nullptr;
}

void EffectRack::sync()
{
    const auto* effects = chain();
    if (!effects || (*effects == m_shown && m_readOnly == m_session.readOnly()))
        return;
    const auto same = [](const project::EffectSlot& a, const project::EffectSlot& b) {
        return a.id == b.id && a.bypass == b.bypass;
    };
    const bool rowsChanged = m_readOnly != m_session.readOnly() || !std::ranges::equal(*effects, m_shown, same);
    m_shown = *effects;
    m_readOnly = m_session.readOnly();
    if (rowsChanged)
        rebuild(*effects);
}

void EffectRack::rebuild(const std::vector<project::EffectSlot>& effects)
{
    // Whoever switches an effect by keyboard goes on from the same place.
    const QWidget* focused = isAncestorOf(QApplication::focusWidget()) ? QApplication::focusWidget() : nullptr;
    const auto held = focused ? effectOf(focused->parentWidget()) : project::EffectId{};
    const QString control = held ? focused->objectName() : QString();
    clearLayout(m_rows);
    for (const auto& slot : effects) {
        auto* row = makeRow(slot);
        m_rows->addWidget(row);
        if (held && slot.id == held)
            if (auto* again = row->findChild<QWidget*>(control))
                again->setFocus();
    }
    if (auto* add = findChild<QWidget*>(QStringLiteral("addEffect")))
        add->setEnabled(!m_session.readOnly());
}

/// Shown while it is on: whoever left it on finds it here.
QWidget* EffectRack::makeDeltaMark(project::EffectId effect, const QString& name)
{
    auto* mark = new QPushButton;
    mark->setObjectName(QStringLiteral("effectDelta"));
    mark->setFont(theme().small());
    mark->setText(QStringLiteral("\u0394"));
    mark->setAccessibleName(tr("Hear all of %1 again").arg(name));
    mark->setToolTip(tr("Only what %1 changes is heard. Click to hear all again.").arg(name));
    mark->setFocusPolicy(Qt::TabFocus);
    mark->setFixedSize(kRowHeight, kRowHeight);
    mark->setStyleSheet(
        QStringLiteral("QPushButton { color: %1; background: %2; padding: 0; min-height: 0; border: 1px solid %2; } "
                       "QPushButton:focus { border-color: %3; }")
            .arg(theme().warn.name(), theme().warnDeep.name(), theme().accent.name()));
    connect(mark, &QPushButton::clicked, this, [this, effect] { EffectDelta::of(m_session).set(effect, false); });
    return mark;
}

QWidget* EffectRack::makeRow(const project::EffectSlot& slot)
{
    auto* row = new QWidget;
    row->setProperty(kEffect, qulonglong(slot.id.value));
    row->setFixedHeight(kRowHeight);
    auto* line = new QHBoxLayout(row);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(0);
    const QString name = nameOf(slot);
    auto* dot = new SwitchDot(row);
    dot->setObjectName(QStringLiteral("effectOn"));
    dot->setChecked(!slot.bypass);
    dot->setEnabled(!m_session.readOnly());
    dot->setAccessibleName(tr("%1 on").arg(name));
    dot->setToolTip(slot.bypass ? tr("Switch %1 on").arg(name) : tr("Switch %1 off").arg(name));
    connect(dot, &QAbstractButton::clicked, this, [this, id = slot.id](bool on) {
        m_session.apply(on ? tr("Switch effect on") : tr("Switch effect off"),
                        [id, on](const project::Project& project) { return edits::bypassEffect(project, id, !on); });
    });
    auto* open = new QPushButton(row);
    open->setObjectName(QStringLiteral("effectName"));
    open->setFont(theme().small());
    open->setText(name);
    open->setAccessibleName(tr("Edit %1").arg(name));
    open->setToolTip(tr("Click: edit. Drag, or Alt+Up and Alt+Down: order; Ctrl+drag: copy. D: hear only what it "
                        "changes. Right click: more."));
    open->installEventFilter(this);
    open->setFocusPolicy(Qt::TabFocus);
    open->setContextMenuPolicy(Qt::CustomContextMenu);
    open->setFixedHeight(kRowHeight);
    open->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    open->setStyleSheet(
        QStringLiteral("QPushButton { text-align: left; color: %1; padding: 0 2px; min-height: 0; border: 1px solid "
                       "transparent; background: transparent; } QPushButton:hover { background: %2; } "
                       "QPushButton:focus { border-color: %3; }")
            .arg((slot.bypass ? theme().faint : theme().text).name(), theme().bg3.name(), theme().accent.name()));
    connect(open, &QPushButton::clicked, this, [this, id = slot.id] { EffectDialog::show(m_session, id, this); });
    connect(open, &QPushButton::customContextMenuRequested, this, [this, open, id = slot.id](const QPoint& at) {
        auto* menu = new QMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        fillRowMenu(menu, id);
        menu->popup(open->mapToGlobal(at));
    });
    line->addWidget(dot);
    line->addWidget(open, 1);
    if (EffectDelta::of(m_session).on(slot.id))
        line->addWidget(makeDeltaMark(slot.id, name));
    return row;
}

void EffectRack::addMove(QMenu* menu, const QString& text, project::EffectId effect, std::ptrdiff_t to,
                         std::size_t count)
{
    menu->addAction(text, menu,
                    [this, effect, to] {
                        m_session.apply(tr("Move effect"), [effect, to](const project::Project& project) {
                            return edits::moveEffect(project, effect, static_cast<std::size_t>(to));
                        });
                    })
        ->setEnabled(to >= 0 && to < static_cast<std::ptrdiff_t>(count));
}

void EffectRack::fillRowMenu(QMenu* menu, project::EffectId effect)
{
    const auto* effects = chain();
    if (!effects)
        return;
    const auto place = std::ranges::find(*effects, effect, &project::EffectSlot::id) - effects->begin();
    menu->addAction(tr("Edit"), menu, [this, effect] { EffectDialog::show(m_session, effect, this); });
    addMove(menu, tr("Move up"), effect, place - 1, effects->size());
    addMove(menu, tr("Move down"), effect, place + 1, effects->size());
    menu->addSeparator();
    menu->addAction(tr("Remove"), menu, [this, effect] {
        m_session.apply(tr("Remove effect"),
                        [effect](const project::Project& project) { return edits::removeEffect(project, effect); });
    });
    for (QAction* action : menu->actions())
        action->setEnabled(action->isEnabled() && !m_session.readOnly());
    menu->addSeparator();
    auto* delta = menu->addAction(tr("Hear only what it changes") + QStringLiteral("\tD"), menu,
                                  [this, effect](bool on) { EffectDelta::of(m_session).set(effect, on); });
    delta->setCheckable(true);
    delta->setChecked(EffectDelta::of(m_session).on(effect));
}

project::EffectId EffectRack::effectOf(const QWidget* row) const
{
    return project::EffectId{row ? row->property(kEffect).toULongLong() : 0};
}

void EffectRack::take(project::EffectId effect, std::size_t index, bool copy)
{
    const edits::EffectPlace place{m_track, index};
    m_session.apply(copy ? tr("Copy effect") : tr("Move effect"), [=](const project::Project& project) {
        return copy ? edits::copyEffect(project, effect, place) : edits::placeEffect(project, effect, place);
    });
}

void EffectRack::moveBy(project::EffectId effect, std::ptrdiff_t by)
{
    const auto* effects = chain();
    if (!effects)
        return;
    const auto to = std::ranges::find(*effects, effect, &project::EffectSlot::id) - effects->begin() + by;
    if (to >= 0 && to < std::ssize(*effects))
        m_session.apply(tr("Move effect"), [=](const project::Project& project) {
            return edits::moveEffect(project, effect, static_cast<std::size_t>(to));
        });
}

bool EffectRack::eventFilter(QObject* watched, QEvent* event)
{
    const auto* name = qobject_cast<QWidget*>(watched);
    const auto effect = name ? effectOf(name->parentWidget()) : project::EffectId{};
    if (event->type() == QEvent::KeyPress) {
        const auto& key = static_cast<const QKeyEvent&>(*event);
        if (key.modifiers() == Qt::AltModifier && (key.key() == Qt::Key_Up || key.key() == Qt::Key_Down)) {
            moveBy(effect, key.key() == Qt::Key_Up ? -1 : 1);
            return true;
        }
        if (key.modifiers() == Qt::NoModifier && key.key() == Qt::Key_D) {
            EffectDelta::of(m_session).set(effect, !EffectDelta::of(m_session).on(effect));
            return true;
        }
    } else if (event->type() == QEvent::ShortcutOverride) {
        const auto& key = static_cast<const QKeyEvent&>(*event);
        if (key.modifiers() == Qt::NoModifier && key.key() == Qt::Key_D) {
            event->accept();
            return true;
        }
    } else if (event->type() == QEvent::MouseButtonPress) {
        m_pressed = static_cast<const QMouseEvent&>(*event).position().toPoint();
    } else if (event->type() == QEvent::MouseMove) {
        const auto& mouse = static_cast<const QMouseEvent&>(*event);
        if (mouse.buttons().testFlag(Qt::LeftButton) &&
            (mouse.position().toPoint() - m_pressed).manhattanLength() >= QApplication::startDragDistance()) {
            // Later: a drop makes new rows, and this one must not be under way then.
            QTimer::singleShot(0, this, [this, effect] { startDrag(effect); });
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void EffectRack::startDrag(project::EffectId effect)
{
    if (m_session.readOnly())
        return;
    auto* drag = new QDrag(this);
    auto* carried = new QMimeData;
    carried->setData(kMime, QByteArray::number(qulonglong(effect.value)));
    drag->setMimeData(carried);
    drag->exec(Qt::MoveAction | Qt::CopyAction, Qt::MoveAction);
}

std::size_t EffectRack::dropIndex(QPoint at) const
{
    std::size_t index = 0;
    for (int row = 0; row < m_rows->count(); ++row) {
        const QWidget* widget = m_rows->itemAt(row)->widget();
        if (widget->mapTo(this, widget->rect().center()).y() < at.y())
            ++index;
    }
    return index;
}

void EffectRack::showDropLine(std::optional<std::size_t> index)
{
    m_dropLine->setVisible(index.has_value());
    if (!index)
        return;
    const int rows = m_rows->count();
    const int last = static_cast<int>(*index);
    const int y = rows == 0     ? 0
                  : last < rows ? m_rows->itemAt(last)->geometry().top()
                                : m_rows->itemAt(rows - 1)->geometry().bottom();
    m_dropLine->setStyleSheet(QStringLiteral("background: %1;").arg(theme().accent.name()));
    m_dropLine->setGeometry(0, std::max(0, y - kDropLine / 2), m_dropLine->parentWidget()->width(), kDropLine);
    m_dropLine->raise();
}

void EffectRack::dragEnterEvent(QDragEnterEvent* event)
{
    if (event->mimeData()->hasFormat(kMime) && !m_session.readOnly())
        event->acceptProposedAction();
}

void EffectRack::dragMoveEvent(QDragMoveEvent* event)
{
    showDropLine(dropIndex(event->position().toPoint()));
    event->acceptProposedAction();
}

void EffectRack::dragLeaveEvent(QDragLeaveEvent*)
{
    showDropLine({});
}

void EffectRack::dropEvent(QDropEvent* event)
{
    showDropLine({});
    const project::EffectId effect{event->mimeData()->data(kMime).toULongLong()};
    event->acceptProposedAction();
    take(effect, dropIndex(event->position().toPoint()), event->proposedAction() == Qt::CopyAction);
}

} // namespace melisma::ui
