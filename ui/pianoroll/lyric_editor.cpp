// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pianoroll/lyric_editor.h"

#include "core/music/lyric.h"
#include "ui/common/text.h"
#include "ui/common/widgets.h"
#include "ui/generate/clip_lyrics.h"
#include "ui/generate/prompt_preview.h"
#include "ui/generate/sing_actions.h"
#include "ui/pianoroll/lyric_spread.h"
#include "ui/pianoroll/sung_lines.h"

#include <QApplication>
#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>

#include <algorithm>
#include <utility>

namespace melisma::ui {
namespace {

constexpr int kLeastWidth = 232;
constexpr int kMostWidth = 320;
constexpr int kMostLetters = 2000; ///< enough for a verse

QString slashed(const std::string& sounds)
{
    return sounds.empty() ? QString() : QStringLiteral("/%1/").arg(toQString(sounds));
}

QLineEdit* field(const QString& objectName, const QString& name, int letters)
{
    auto* line = new QLineEdit;
    line->setObjectName(objectName);
    line->setAccessibleName(name);
    line->setMaxLength(letters);
    return line;
}

} // namespace

LyricEditor::LyricEditor(RollState& state, QWidget& canvas)
    : QFrame(&canvas)
    , m_state(state)
    , m_canvas(canvas)
    , m_preview(new PromptPreview(state.session().queue(), this))
    , m_text(field(QStringLiteral("lyricEditor"), tr("Lyric of the note"), kMostLetters))
    , m_sounds(field(QStringLiteral("soundsEditor"), tr("How the lyric sounds"), 200))
    , m_heard(smallLabel({}))
{
    setObjectName(QStringLiteral("lyricPanel"));
    setProperty("card", "plain");
    m_heard->setObjectName(QStringLiteral("soundsHeard"));
    build();
    hide();
    connect(&state, &RollState::viewChanged, this, &LyricEditor::follow);
    connect(&state, &RollState::contentChanged, this, &LyricEditor::follow);
    connect(m_text, &QLineEdit::textEdited, this, &LyricEditor::textTyped);
    connect(m_sounds, &QLineEdit::textEdited, this, &LyricEditor::soundsTyped);
    connect(m_preview, &PromptPreview::answered, this,
            [this](const QString&, const base::Json& facts) { showAnswer(facts); });
    connect(qApp, &QApplication::focusChanged, this, [this](const QWidget* old, const QWidget* now) {
        if (m_note && old && now && isAncestorOf(old) && !isAncestorOf(now))
            take();
    });
}

void LyricEditor::build()
{
    m_text->setToolTip(
        tr("A syllable a note: several words go to the notes that follow, fal-ling cuts a word, _ holds."));
    const QString tip = tr("Sung wrong? Write a word that sounds right, such as led, or phonemes between slashes: "
                           "/lˈɛd/. Empty: as the singer reads it.");
    m_sounds->setToolTip(tip);
    auto* name = smallLabel(tr("Sounds like"));
    name->setToolTip(tip);
    name->setBuddy(m_sounds);
    name->setWordWrap(false);
    m_heard->setWordWrap(false);
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(4, 4, 4, 4);
    grid->setHorizontalSpacing(6);
    grid->setVerticalSpacing(4);
    grid->addWidget(m_text, 0, 0, 1, 3);
    grid->addWidget(name, 1, 0, Qt::AlignVCenter);
    grid->addWidget(m_sounds, 1, 1);
    grid->addWidget(m_heard, 1, 2, Qt::AlignVCenter);
    grid->setColumnStretch(1, 1);
    m_text->installEventFilter(this);
    m_sounds->installEventFilter(this);
}

void LyricEditor::edit(const music::Note& note, Field field)
{
    m_note.reset(); // choosing changes what is shown
    m_state.choose({note});
    m_state.reveal(note);
    m_note = note;
    const auto lyric = music::noteLyricOf(note.lyric);
    m_text->setText(toQString(lyric.text));
    m_sounds->setText(slashed(lyric.sounds));
    m_sounds->setModified(false);
    m_sounds->setPlaceholderText({});
    m_heard->hide();
    askReading();
    follow();
    show();
    raise();
    auto* first = field == Field::sounds ? m_sounds : m_text;
    first->selectAll();
    first->setFocus(Qt::OtherFocusReason);
}

/// Below the note, where its lyric is drawn, and within the canvas.
void LyricEditor::follow()
{
    if (!m_note)
        return;
    const auto stored = m_state.storedNotes();
    if (!m_state.clip() || std::ranges::find(stored, *m_note) == stored.end()) {
        close(); // another clip, or an undo
        return;
    }
    const QRectF rect = m_state.frame().rectOf(*m_note);
    const int width = std::clamp(static_cast<int>(rect.width()), kLeastWidth, kMostWidth);
    const int height = sizeHint().height();
    const int below = static_cast<int>(rect.bottom()) + 1;
    const bool fits = below + height <= m_canvas.height();
    const int left = std::clamp(static_cast<int>(rect.left()), 0, std::max(0, m_canvas.width() - width));
    setGeometry(left, fits ? below : std::max(0, static_cast<int>(rect.top()) - height - 1), width, height);
}

/// Sounds belong to the syllable that they were given for.
void LyricEditor::textTyped()
{
    if (!m_sounds->isModified())
        m_sounds->clear();
    m_sounds->setPlaceholderText({});
    askReading();
}

void LyricEditor::soundsTyped()
{
    m_heard->hide();
    const auto* task = singTask(m_state.session());
    if (!isRespelt() || !task || !task->previews)
        return;
    base::ParamValues params = singerOf(m_state);
    params.set("lyrics", m_sounds->text().simplified().toStdString());
    m_preview->ask(task->id, params);
}

bool LyricEditor::isRespelt() const
{
    const QString text = m_sounds->text().simplified();
    return !text.isEmpty() && !text.contains(u'/');
}

/// For the first syllable: what the second field says, or what stood there while the syllable is the same. A word that
/// nobody has read yet gives none.
std::optional<std::string> LyricEditor::givenSounds() const
{
    const auto before = music::noteLyricOf(m_note->lyric);
    const auto written = m_sounds->text().simplified().toStdString();
    if (isRespelt())
        return written == m_respelt ? m_respeltSounds : std::string();
    if (m_sounds->isModified())
        return music::noteLyricOf("x " + written).sounds;
    return m_text->text().trimmed().toStdString() == before.text ? std::optional(before.sounds) : std::nullopt;
}

/// How the singer reads the syllable where nothing is given for it.
void LyricEditor::askReading()
{
    const auto* task = singTask(m_state.session());
    if (!m_note || !task || !task->previews)
        return;
    const auto spread = spreadOver(m_state.storedNotes(), *m_note, m_text->text(), std::string());
    const auto lines = sungLines(spread.change.appliedTo(m_state.storedNotes()), spread.first);
    m_asked = lines.text;
    m_place = lines.place;
    base::ParamValues params = singerOf(m_state);
    params.set("lyrics", m_asked);
    m_preview->ask(task->id, params);
}

void LyricEditor::showAnswer(const base::Json& facts)
{
    const auto lyrics = base::memberOr<std::string>(facts, "lyrics", "");
    const auto sounds = base::memberOr<std::vector<std::string>>(facts, "sounds", {});
    if (m_waiting && lyrics == m_waitingFor && !sounds.empty())
        return giveSounds(*std::exchange(m_waiting, std::nullopt), sounds.front());
    if (!m_note)
        return;
    if (lyrics == m_asked && m_place < sounds.size())
        m_sounds->setPlaceholderText(slashed(sounds[m_place]));
    if (!isRespelt() || sounds.empty() || lyrics != m_sounds->text().simplified().toStdString())
        return;
    m_respelt = lyrics;
    m_respeltSounds = sounds.front();
    m_heard->setText(slashed(m_respeltSounds));
    m_heard->show();
}

std::optional<music::Note> LyricEditor::take()
{
    if (!m_note)
        return std::nullopt;
    const auto sounds = givenSounds();
    const auto spread = spreadOver(m_state.storedNotes(), *m_note, m_text->text(), sounds);
    if (isRespelt() && sounds->empty()) {
        m_waiting = spread.first;
        m_waitingFor = m_sounds->text().simplified().toStdString();
    }
    close();
    if (!spread.change.empty())
        m_state.apply(tr("Change lyrics"), spread.change);
    if (spread.leftOver > 0)
        emit m_state.session().message(tr("%n syllables found no note.", nullptr, spread.leftOver), true);
    return spread.last;
}

void LyricEditor::giveSounds(const music::Note& note, const std::string& sounds)
{
    const auto stored = m_state.storedNotes();
    auto sung = note;
    auto lyric = music::noteLyricOf(note.lyric);
    lyric.sounds = sounds;
    sung.lyric = music::lyricText(lyric);
    if (std::ranges::find(stored, note) == stored.end() || sung == note)
        return;
    NoteChange change;
    change.changed.emplace_back(note, sung);
    m_state.apply(tr("Change lyrics"), change);
}

void LyricEditor::close()
{
    m_note.reset();
    const bool had = m_text->hasFocus() || m_sounds->hasFocus();
    hide();
    if (had)
        m_canvas.setFocus(Qt::OtherFocusReason);
}

void LyricEditor::goOn(int direction)
{
    const auto last = take();
    if (!last)
        return;
    if (const auto other = singsNext(m_state.storedNotes(), *last, direction))
        edit(*other);
}

bool LyricEditor::runKey(const QObject* field, const QKeyEvent& event)
{
    switch (event.key()) {
    case Qt::Key_Escape:
        close();
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        take();
        return true;
    case Qt::Key_Tab:
    case Qt::Key_Backtab:
        goOn(event.key() == Qt::Key_Tab ? 1 : -1);
        return true;
    case Qt::Key_Down:
    case Qt::Key_Up:
        (field == m_text ? m_sounds : m_text)->setFocus(Qt::TabFocusReason);
        return true;
    default:
        return false;
    }
}

bool LyricEditor::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::KeyPress)
        return runKey(watched, *static_cast<QKeyEvent*>(event));
    return QFrame::eventFilter(watched, event);
}

void LyricEditor::keyPressEvent(QKeyEvent* event)
{
    event->accept(); // the canvas would move notes by the arrows
}

} // namespace melisma::ui
