// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/record/key_piano.h"

#include "core/music/pitch.h"
#include "ui/common/text.h"

#include <QAbstractSpinBox>
#include <QApplication>
#include <QComboBox>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTextEdit>

#include <algorithm>
#include <iterator>

namespace melisma::ui {
namespace {

struct KeyPlace {
    Qt::Key key;
    unsigned scanCode; ///< X11's
    PianoKey does;
};

constexpr PianoKey note(int step)
{
    return {PianoKey::Kind::note, step};
}

constexpr KeyPlace kPlaces[] = {
    {Qt::Key_A, 38, note(0)},
    {Qt::Key_W, 25, note(1)},
    {Qt::Key_S, 39, note(2)},
    {Qt::Key_E, 26, note(3)},
    {Qt::Key_D, 40, note(4)},
    {Qt::Key_F, 41, note(5)},
    {Qt::Key_T, 28, note(6)},
    {Qt::Key_G, 42, note(7)},
    {Qt::Key_Y, 29, note(8)},
    {Qt::Key_H, 43, note(9)},
    {Qt::Key_U, 30, note(10)},
    {Qt::Key_J, 44, note(11)},
    {Qt::Key_K, 45, note(12)},
    {Qt::Key_O, 32, note(13)},
    {Qt::Key_L, 46, note(14)},
    {Qt::Key_P, 33, note(15)},
    {Qt::Key_Z, 52, {PianoKey::Kind::octaveDown, 0}},
    {Qt::Key_X, 53, {PianoKey::Kind::octaveUp, 0}},
    {Qt::Key_C, 54, {PianoKey::Kind::softer, 0}},
    {Qt::Key_V, 55, {PianoKey::Kind::harder, 0}},
};

constexpr int kVelocityStep = 16;
constexpr int kSoftest = 16;
constexpr int kHardest = 127;

/// A place on the keyboard is known by its scan code only where those are X11's.
unsigned scanCodeOf(const QKeyEvent& event)
{
    static const bool known =
        QGuiApplication::platformName() == u"xcb" || QGuiApplication::platformName().startsWith(u"wayland");
    return known ? event.nativeScanCode() : 0;
}

bool writesText(const QWidget* widget)
{
    const auto* choice = qobject_cast<const QComboBox*>(widget);
    return qobject_cast<const QLineEdit*>(widget) || qobject_cast<const QTextEdit*>(widget) ||
           qobject_cast<const QPlainTextEdit*>(widget) || qobject_cast<const QAbstractSpinBox*>(widget) ||
           (choice && choice->isEditable());
}

/// Somebody else wants the keys: a text, a dialog, a menu, another program.
bool isElsewhere()
{
    return writesText(QApplication::focusWidget()) || QApplication::activeModalWidget() ||
           QApplication::activePopupWidget();
}

} // namespace

std::optional<PianoKey> pianoKeyOf(int key, unsigned scanCode)
{
    const auto found = std::ranges::find_if(
        kPlaces, [&](const KeyPlace& place) { return scanCode != 0 ? place.scanCode == scanCode : place.key == key; });
    return found == std::end(kPlaces) ? std::nullopt : std::optional(found->does);
}

KeyPiano& KeyPiano::of(Session& session)
{
    if (auto* known = session.findChild<KeyPiano*>(QString(), Qt::FindDirectChildrenOnly))
        return *known;
    return *new KeyPiano(session);
}

KeyPiano::KeyPiano(Session& session) : QObject(&session), m_input(MidiInput::of(session))
{
    connect(qApp, &QApplication::focusChanged, this, [this] {
        if (isElsewhere())
            letGoAll();
    });
    connect(qApp, &QGuiApplication::applicationStateChanged, this, &KeyPiano::letGoAll);
}

void KeyPiano::setOn(bool on)
{
    if (on == m_on)
        return;
    m_on = on;
    if (on)
        qApp->installEventFilter(this);
    else
        qApp->removeEventFilter(this);
    letGoAll();
    emit changed();
}

QString KeyPiano::statusText() const
{
    return m_on ? tr("Keys play notes: %1, velocity %2")
                      .arg(toQString(music::pitchText(12 * (m_octave + 1))), QString::number(m_velocity))
                : QString();
}

bool KeyPiano::eventFilter(QObject* watched, QEvent* event)
{
    const bool pressed = event->type() == QEvent::KeyPress || event->type() == QEvent::ShortcutOverride;
    if (!pressed && event->type() != QEvent::KeyRelease)
        return QObject::eventFilter(watched, event);
    const auto& key = *static_cast<const QKeyEvent*>(event);
    const bool plain = (key.modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier;
    const auto does = pianoKeyOf(key.key(), scanCodeOf(key));
    if (!does || (pressed && (!plain || isElsewhere())) || (!pressed && !m_held.contains(key.key())))
        return QObject::eventFilter(watched, event);
    event->accept(); // an override that is accepted is no shortcut; the press follows
    if (event->type() == QEvent::KeyPress && !key.isAutoRepeat())
        press(key.key(), *does);
    else if (event->type() == QEvent::KeyRelease && !key.isAutoRepeat())
        letGo(key.key());
    return true;
}

void KeyPiano::press(int key, const PianoKey& does)
{
    switch (does.kind) {
    case PianoKey::Kind::note:
        strike(key, does.step);
        return;
    case PianoKey::Kind::octaveDown:
        m_octave = std::max(m_octave - 1, kLowestOctave);
        break;
    case PianoKey::Kind::octaveUp:
        m_octave = std::min(m_octave + 1, kHighestOctave);
        break;
    case PianoKey::Kind::softer:
        m_velocity = std::max(m_velocity - kVelocityStep, kSoftest);
        break;
    case PianoKey::Kind::harder:
        m_velocity = std::min(m_velocity + kVelocityStep, kHardest);
        break;
    }
    emit changed();
}

void KeyPiano::strike(int key, int step)
{
    const int pitch = 12 * (m_octave + 1) + step;
    if (pitch > 127 || m_held.contains(key))
        return;
    m_held[key] = pitch;
    m_input.play({audio::EventKind::noteOn, static_cast<std::uint8_t>(pitch), static_cast<std::uint16_t>(m_velocity)});
}

void KeyPiano::letGo(int key)
{
    if (const auto held = m_held.extract(key))
        m_input.play({audio::EventKind::noteOff, static_cast<std::uint8_t>(held.mapped()), 0});
}

void KeyPiano::letGoAll()
{
    while (!m_held.empty())
        letGo(m_held.begin()->first);
}

} // namespace melisma::ui
