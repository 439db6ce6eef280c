// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pianoroll/note_canvas.h"

#include "ui/common/menu_keys.h"
#include "ui/common/panel_keys.h"
#include "ui/common/text.h"
#include "ui/common/theme.h"
#include "ui/pianoroll/lyric_editor.h"
#include "ui/pianoroll/note_actions.h"
#include "ui/pianoroll/note_parts.h"
#include "ui/pianoroll/preview_dialog.h"
#include "ui/pianoroll/roll_gestures.h"
#include "ui/pianoroll/roll_painter.h"
#include "ui/pianoroll/shape_actions.h"
#include "ui/pianoroll/step_input.h"

#include <QAccessible>
#include <QAction>
#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace melisma::ui {
namespace {

constexpr int kPlayheadReach = 2; ///< px to either side of the line that it touches
constexpr float kStepAlpha = 0.18f;

/// The cell of the grid that the next note is written into.
void paintStep(QPainter& painter, const RollFrame& frame, base::Beats at, base::Beats length, int height)
{
    QColor fill = theme().accent;
    fill.setAlphaF(kStepAlpha);
    painter.fillRect(QRectF(frame.xOf(at), 0, frame.xOf(at + length) - frame.xOf(at), height), fill);
}

} // namespace

NoteCanvas::NoteCanvas(RollState& state, QWidget* parent)
    : QWidget(parent)
    , PaintedParts(QAccessible::List)
    , m_state(state)
    , m_gestures(std::make_unique<RollGestures>(state, [this] { update(); }))
    , m_lyric(new LyricEditor(state, *this))
    , m_keys(new PanelKeys(QStringLiteral("pianoroll"), tr("Piano roll"), *this))
{
    setAttribute(Qt::WA_OpaquePaintEvent);
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Notes"));
    addKeys();
    connect(&state, &RollState::viewChanged, this, [this] {
        partsChanged();
        update();
    });
    connect(&state, &RollState::contentChanged, this, [this] {
        partsChanged();
        update();
        describe();
    });
    connect(&state.session(), &Session::playheadMoved, this, &NoteCanvas::movePlayhead);
    connect(&StepInput::of(state), &StepInput::changed, this, qOverload<>(&QWidget::update));
}

NoteCanvas::~NoteCanvas() = default;

std::vector<PaintedPart> NoteCanvas::paintedParts() const
{
    return notePartsOf(m_state);
}

std::uint64_t NoteCanvas::focusedPart() const
{
    return m_state.chosen().size() == 1 ? partKeyOf(m_state.chosen().front()) : 0;
}

void NoteCanvas::pressPart(std::uint64_t key)
{
    if (const auto note = noteOfPart(m_state, key)) {
        m_state.choose({*note});
        m_state.reveal(*note);
    }
}

void NoteCanvas::movePlayhead()
{
    const double x = m_state.scale().xOf(m_state.session().playhead());
    for (const double place : {m_playheadX, x})
        update(static_cast<int>(std::floor(place)) - kPlayheadReach, 0, 2 * kPlayheadReach + 1, height());
    m_playheadX = x;
}

void NoteCanvas::paintEvent(QPaintEvent* event)
{
    QPainter painter(this);
    if (!m_state.clip()) {
        painter.fillRect(rect(), theme().bg1);
        return;
    }
    painter.setClipRect(event->rect());
    paintRollNotes(painter, m_state, event->rect());
    m_playheadX = m_state.scale().xOf(m_state.session().playhead());
    if (const auto& steps = StepInput::of(m_state); steps.on())
        paintStep(painter, m_state.frame(), steps.cursor(), m_state.grid(), height());
    painter.fillRect(QRectF(std::floor(m_playheadX) - 0.5, 0, 1.5, height()), theme().accent);
    if (const auto band = m_gestures->band()) {
        QColor fill = theme().accent;
        fill.setAlphaF(0.14f);
        painter.setPen(theme().accent);
        painter.setBrush(fill);
        painter.drawRect(band->adjusted(0.5, 0.5, -0.5, -0.5));
    }
    if (hasFocus()) {
        painter.setPen(theme().accentDeep);
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5));
    }
}

void NoteCanvas::resizeEvent(QResizeEvent*)
{
    m_state.setViewport(size());
}

void NoteCanvas::mousePressEvent(QMouseEvent* event)
{
    setFocus(Qt::MouseFocusReason);
    m_gestures->press(*event);
}

void NoteCanvas::mouseMoveEvent(QMouseEvent* event)
{
    m_gestures->move(*event);
    if (!m_gestures->active())
        setCursor(m_gestures->cursorAt(event->position()));
}

void NoteCanvas::mouseReleaseEvent(QMouseEvent* event)
{
    m_gestures->release(*event);
}

void NoteCanvas::mouseDoubleClickEvent(QMouseEvent* event)
{
    const bool brush = m_state.tool() == RollState::Tool::paint || m_state.tool() == RollState::Tool::erase;
    const bool left = event->button() == Qt::LeftButton && m_state.clip() && !m_state.isDrums() && !brush;
    const auto hit = left ? m_state.frame().hitAt(m_state.notes(), event->position()) : std::nullopt;
    if (hit)
        editLyric(hit->note);
    else
        m_gestures->doubleClick(*event);
}

/// Of `note`; drums and what can only be read have none to change.
void NoteCanvas::editLyric(const music::Note& note, bool sounds)
{
    if (!m_state.isDrums() && !m_state.session().readOnly())
        m_lyric->edit(note, sounds ? LyricEditor::Field::sounds : LyricEditor::Field::syllable);
}

/// What the keys do; they go before the window's, which uses many of them for clips.
void NoteCanvas::addKeys()
{
    const auto add = [this](const char* name, const QString& text, const QList<QKeySequence>& keys, auto run) {
        m_keys->add(QLatin1String(name), text, keys, std::move(run));
    };
    const auto tool = [&](const char* name, const QString& text, const QKeySequence& key, RollState::Tool wanted) {
        add(name, text, {key},
            [this, wanted] { m_state.setTool(m_state.tool() == wanted ? RollState::Tool::choose : wanted); });
    };
    tool("draw", tr("Draw, or choose"), Qt::Key_D, RollState::Tool::draw);
    tool("paint", tr("Paint, or choose"), Qt::SHIFT | Qt::Key_D, RollState::Tool::paint);
    tool("erase", tr("Erase, or choose"), Qt::Key_E, RollState::Tool::erase);
    add("quantise", tr("Quantise"), {Qt::Key_Q}, [this] { emit quantiseWanted(); });
    add("delete", tr("Delete"), {Qt::Key_Delete, Qt::Key_Backspace}, [this] { deleteNotes(m_state); });
    add("choose-all", tr("Choose all"), {Qt::CTRL | Qt::Key_A}, [this] { chooseAllNotes(m_state); });
    add("next", tr("Choose the next note"), {Qt::Key_PageDown}, [this] { chooseNeighbour(m_state, 1); });
    add("previous", tr("Choose the note before"), {Qt::Key_PageUp}, [this] { chooseNeighbour(m_state, -1); });
    add("lyric", tr("Syllable"), {Qt::Key_F2}, [this] { editFirstLyric(false); });
    add("sounds", tr("How it sounds"), {Qt::SHIFT | Qt::Key_F2}, [this] { editFirstLyric(true); });
    add("left", tr("Move to the left"), {Qt::Key_Left}, [this] { orChoose(-1, nudgeNotes); });
    add("right", tr("Move to the right"), {Qt::Key_Right}, [this] { orChoose(1, nudgeNotes); });
    add("shorter", tr("Shorter"), {Qt::SHIFT | Qt::Key_Left}, [this] { orChoose(-1, lengthenNotes); });
    add("longer", tr("Longer"), {Qt::SHIFT | Qt::Key_Right}, [this] { orChoose(1, lengthenNotes); });
    add("up", tr("Move up"), {Qt::Key_Up}, [this] { transposeNotes(m_state, 1); });
    add("down", tr("Move down"), {Qt::Key_Down}, [this] { transposeNotes(m_state, -1); });
    add("octave-up", tr("Octave up"), {Qt::SHIFT | Qt::Key_Up, Qt::CTRL | Qt::Key_Up},
        [this] { transposeOctave(m_state, 1); });
    add("octave-down", tr("Octave down"), {Qt::SHIFT | Qt::Key_Down, Qt::CTRL | Qt::Key_Down},
        [this] { transposeOctave(m_state, -1); });
    addChanges();
    addStepKeys();
}

/// The keys beside the toggle are the window's while it is off.
void NoteCanvas::addStepKeys()
{
    auto& steps = StepInput::of(m_state);
    m_keys->add(QStringLiteral("step"), tr("Step input"), {Qt::Key_N}, [&steps] { steps.setOn(!steps.on()); });
    QAction* const beside[] = {m_keys->add(QStringLiteral("step-rest"), tr("Step input: a rest"), {Qt::Key_Period},
                                           [&steps] { steps.rest(); }),
                               m_keys->add(QStringLiteral("step-back"), tr("Step input: one step back"),
                                           {Qt::Key_Comma}, [&steps] { steps.back(); }),
                               m_keys->add(QStringLiteral("step-tie"), tr("Step input: hold the last step"),
                                           {Qt::Key_Minus}, [&steps] { steps.tie(); })};
    const auto sync = [beside = std::vector(std::begin(beside), std::end(beside)), &steps] {
        for (QAction* action : beside)
            action->setEnabled(steps.on());
    };
    connect(&steps, &StepInput::changed, this, sync);
    sync();
}

/// What the button "Change" and the menu of a note list as well.
void NoteCanvas::addChanges()
{
    const auto add = [this](const char* name, const QString& text, const QList<QKeySequence>& keys, auto run) {
        m_changes.push_back(m_keys->add(QLatin1String(name), text, keys, [this, run = std::move(run)] {
            if (m_state.clip() && !m_state.session().readOnly())
                run();
        }));
    };
    const auto divide = [this] { m_changes.push_back(nullptr); };
    add("quantise-dialog", tr("Quantise\u2026"), {Qt::SHIFT | Qt::Key_Q},
        [this] { (new QuantiseDialog(m_state, this))->open(); });
    add("humanise", tr("Humanise\u2026"), {Qt::Key_H}, [this] { (new HumaniseDialog(m_state, this))->open(); });
    divide();
    add("split", tr("Split at the playhead"), {Qt::Key_S}, [this] { splitAtPlayhead(m_state); });
    add("join", tr("Join"), {Qt::CTRL | Qt::Key_J}, [this] { joinNotes(m_state); });
    add("legato", tr("Legato"), {Qt::CTRL | Qt::Key_L}, [this] { makeLegato(m_state); });
    add("double-length", tr("Twice as long"), {Qt::CTRL | Qt::Key_Right}, [this] { scaleLengths(m_state, 2, 1); });
    add("half-length", tr("Half as long"), {Qt::CTRL | Qt::Key_Left}, [this] { scaleLengths(m_state, 1, 2); });
    divide();
    add("scale-up", tr("Up in the scale"), {Qt::ALT | Qt::Key_Up}, [this] { transposeInScale(m_state, 1); });
    add("scale-down", tr("Down in the scale"), {Qt::ALT | Qt::Key_Down}, [this] { transposeInScale(m_state, -1); });
    add("reverse", tr("Reverse in time"), {Qt::CTRL | Qt::SHIFT | Qt::Key_R}, [this] { reverseNotes(m_state); });
    add("invert", tr("Mirror in pitch"), {Qt::Key_I}, [this] { invertNotes(m_state); });
}

/// Entries of its own: an action in two widgets would make its keys ambiguous with the window's.
void NoteCanvas::fillChangeMenu(QMenu& menu)
{
    for (QAction* change : m_changes) {
        if (!change) {
            menu.addSeparator();
            continue;
        }
        const QString keys = change->shortcut().toString(QKeySequence::NativeText);
        menu.addAction(keys.isEmpty() ? change->text() : change->text() + u'\t' + keys, change, &QAction::trigger);
    }
}

/// Does it to the chosen notes; chooses one where none is.
void NoteCanvas::orChoose(int direction, void (*change)(RollState&, int))
{
    if (m_state.chosen().empty())
        chooseNeighbour(m_state, direction);
    else
        change(m_state, direction);
}

void NoteCanvas::editFirstLyric(bool sounds)
{
    if (m_state.chosen().empty())
        chooseNeighbour(m_state, 1);
    if (!m_state.chosen().empty())
        editLyric(*std::ranges::min_element(m_state.chosen(), {}, &music::Note::start), sounds);
}

bool NoteCanvas::event(QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const auto& key = *static_cast<QKeyEvent*>(event);
        if (key.key() == Qt::Key_Escape || m_keys->actionFor(key)) {
            event->accept();
            return true;
        }
    }
    return QWidget::event(event);
}

void NoteCanvas::keyPressEvent(QKeyEvent* event)
{
    if (!m_state.clip() || !runKey(*event))
        QWidget::keyPressEvent(event);
}

bool NoteCanvas::runKey(const QKeyEvent& event)
{
    if (event.key() == Qt::Key_Escape) {
        if (!m_gestures->cancel())
            m_state.choose({});
        return true;
    }
    if (m_gestures->active())
        return true; // one thing at a time
    QAction* action = m_keys->actionFor(event);
    if (action)
        action->trigger();
    return action;
}

QMenu* NoteCanvas::addVibratoMenu(QMenu& menu)
{
    const std::pair<QString, int> depths[] = {{tr("As the singer does"), music::Note::kSingersVibrato},
                                              {tr("None"), 0},
                                              {tr("Gentle"), 15},
                                              {tr("Deep"), 60}};
    QMenu* vibrato = menu.addMenu(tr("Vibrato when sung"));
    for (const auto& [text, cents] : depths)
        vibrato->addAction(text, this, [this, cents = cents] { setVibrato(m_state, cents); });
    return vibrato;
}

void NoteCanvas::contextMenuEvent(QContextMenuEvent* event)
{
    if (!m_state.clip())
        return;
    if (const auto hit = m_state.frame().hitAt(m_state.notes(), event->pos()); hit && !m_state.isChosen(hit->note))
        m_state.choose({hit->note});
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const bool any = !m_state.chosen().empty();
    if (!m_state.isDrums()) {
        auto* lyric = menu->addAction(tr("Lyric\u2026"), this, [this] { editLyric(m_state.chosen().front()); });
        lyric->setEnabled(any);
        showKeys(lyric, "pianoroll.lyric");
        const bool sings = any && !m_state.chosen().front().lyric.empty();
        auto* sounds =
            menu->addAction(tr("How it sounds\u2026"), this, [this] { editLyric(m_state.chosen().front(), true); });
        sounds->setEnabled(sings);
        showKeys(sounds, "pianoroll.sounds");
        addVibratoMenu(*menu)->setEnabled(any);
    }
    const auto onChosen = [&](const QString& text, const char* keys, std::function<void()> run) {
        auto* action = menu->addAction(text, this, std::move(run));
        action->setEnabled(any);
        showKeys(action, keys);
    };
    onChosen(tr("Delete"), "pianoroll.delete", [this] { deleteNotes(m_state); });
    showKeys(menu->addAction(any ? tr("Quantise chosen notes") : tr("Quantise all notes"), this,
                             &NoteCanvas::quantiseWanted),
             "pianoroll.quantise");
    const auto at = m_state.frame().beatsAt(event->pos().x());
    const auto grid = m_state.rules().snapped(at, false);
    menu->addAction(tr("Split here"), this, [this, grid] { splitNotes(m_state, grid); });
    fillChangeMenu(*menu->addMenu(tr("Change")));
    onChosen(tr("Octave up"), "pianoroll.octave-up", [this] { transposeOctave(m_state, 1); });
    onChosen(tr("Octave down"), "pianoroll.octave-down", [this] { transposeOctave(m_state, -1); });
    menu->addSeparator();
    showKeys(menu->addAction(tr("Choose all"), this, [this] { chooseAllNotes(m_state); }), "pianoroll.choose-all");
    if (m_state.session().readOnly())
        for (QAction* action : menu->actions())
            action->setEnabled(false);
    menu->popup(event->globalPos());
}

void NoteCanvas::focusInEvent(QFocusEvent*)
{
    update();
}

void NoteCanvas::focusOutEvent(QFocusEvent*)
{
    update();
}

/// Tells assistive programs what is chosen.
void NoteCanvas::describe()
{
    const auto& chosen = m_state.chosen();
    QString text;
    if (chosen.size() == 1 && m_state.clip()) {
        text = QStringLiteral("%1, %2").arg(toQString(music::pitchText(chosen[0].pitch)),
                                            notePlaceText(m_state, chosen[0]));
    } else if (!chosen.empty()) {
        text = tr("%n notes chosen", nullptr, static_cast<int>(chosen.size()));
    }
    if (text == accessibleDescription())
        return;
    tellFocus(*this);
    setAccessibleDescription(text);
    QAccessibleEvent changed(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&changed);
}

} // namespace melisma::ui
