// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/voices/reading_form.h"

#include "ui/common/meter.h"
#include "ui/common/said_label.h"
#include "ui/common/text.h"
#include "ui/common/theme.h"
#include "ui/common/widgets.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace melisma::ui {
namespace {

constexpr int kMeterHeight = 10;
constexpr int kSheetHeight = 136;

bool hasRecordings(const SoundVoice& voice)
{
    return voice.details && std::ranges::find(voice.details->files, "reference", &voices::StoredFile::role) !=
                                voice.details->files.end();
}

QFont largeFont()
{
    QFont font = theme().body();
    font.setPixelSize(theme().bodySize + 2);
    return font;
}

} // namespace

ReadingForm::ReadingForm(Session& session, SoundShelf& shelf, const SoundVoice& voice, QWidget* asker)
    : m_reading(new LiveReading(session, shelf, voice.header.id, asker))
    , m_owner(new QLineEdit)
    , m_ask(new QPushButton)
    , m_sheet(card())
    , m_text(new QLabel)
    , m_clock(smallLabel({}))
    , m_meter(new Meter(Qt::Horizontal))
    , m_record(accentButton({}))
    , m_bar(new QProgressBar)
    , m_state(smallLabel({}))
    , m_comparable(hasRecordings(voice))
{
    m_owner->setObjectName(QStringLiteral("readerName"));
    m_owner->setAccessibleName(tr("Name of the owner"));
    m_owner->setPlaceholderText(tr("Name of the owner"));
    m_owner->setMaxLength(100);
    m_ask->setObjectName(QStringLiteral("askForWords"));
    m_text->setObjectName(QStringLiteral("wordsToRead"));
    m_text->setWordWrap(true);
    m_text->setFont(largeFont());
    m_text->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_clock->setObjectName(QStringLiteral("wordsHold"));
    m_meter->setFixedHeight(kMeterHeight);
    m_meter->setAccessibleName(tr("Level of the microphone"));
    m_record->setObjectName(QStringLiteral("recordReading"));
    m_bar->setRange(0, 0);
    m_state->setObjectName(QStringLiteral("readingState"));
    m_sheet->setMinimumHeight(kSheetHeight);
    auto* sheet = new QVBoxLayout(m_sheet);
    setGrid(sheet, 3, 2);
    sheet->addWidget(m_text, 1);
    sheet->addWidget(m_clock);
    auto* head = new QHBoxLayout;
    head->setSpacing(8);
    head->addWidget(m_owner, 1);
    head->addWidget(m_ask);
    auto* column = new QVBoxLayout(this);
    setGrid(column, 0, 3);
    column->addWidget(smallLabel(
        tr("The owner of the voice reads a statement and a few fresh words, in English and in one go. The words are "
           "checked, and the speaker is compared with the recordings of the voice: the consent is then verified.")));
    column->addLayout(head);
    column->addWidget(m_sheet);
    column->addWidget(m_meter);
    column->addWidget(m_record);
    column->addWidget(m_bar);
    column->addWidget(m_state);
    column->addStretch(1);
    connect(m_owner, &QLineEdit::textChanged, this, &ReadingForm::follow);
    connect(m_owner, &QLineEdit::returnPressed, this, &ReadingForm::ask);
    connect(m_ask, &QPushButton::clicked, this, &ReadingForm::ask);
    connect(m_record, &QPushButton::clicked, this, &ReadingForm::press);
    connect(m_reading, &LiveReading::changed, this, &ReadingForm::follow);
    connect(m_reading, &LiveReading::failed, this, [this](const QString& sentence) { tell(sentence, true); });
    connect(&m_reading->take(), &VoiceTake::grown, this, &ReadingForm::showLevel);
    follow();
    if (!m_comparable)
        tell(tr("This voice is made of weights alone: there is no recording that a reader could be compared with. Give "
                "the consent in another way."),
             false);
}

/// The microphone is opened first, for without one there is nothing to read into.
void ReadingForm::ask()
{
    if (!m_ask->isEnabled())
        return;
    if (const auto opened = m_reading->take().open(); !opened)
        return tell(windowSentence(opened.error()) + u' ' +
                        tr("Without a microphone, give the consent in another way: it is then stated."),
                    true);
    tell({}, false);
    m_reading->ask(m_owner->text());
}

void ReadingForm::press()
{
    tell({}, false);
    if (m_reading->state() == LiveReading::State::recording)
        m_reading->finish();
    else
        m_reading->record();
}

void ReadingForm::leave()
{
    m_reading->giveUp();
}

void ReadingForm::follow()
{
    using State = LiveReading::State;
    const auto state = m_reading->state();
    const bool read = state == State::ready || state == State::recording || state == State::checking;
    m_owner->setEnabled(m_comparable && (state == State::idle || state == State::ready));
    m_ask->setEnabled(m_owner->isEnabled() && !m_owner->text().trimmed().isEmpty());
    m_ask->setText(m_reading->text().isEmpty() ? tr("Get the words") : tr("Other words"));
    m_sheet->setVisible(read);
    m_text->setText(m_reading->text());
    m_meter->setVisible(state == State::ready || state == State::recording);
    m_record->setVisible(state == State::ready || state == State::recording);
    m_record->setText(state == State::recording ? tr("Stop and check") : tr("Record"));
    m_bar->setVisible(state == State::checking);
    const bool checking = state == State::checking;
    if (checking)
        tell(tr("The words and the speaker are compared \u2026"), false);
    else if (m_checking)
        tell({}, false); // why it ended is told after this
    m_checking = checking;
    showClock();
    if (state == State::agreed)
        emit agreed();
}

void ReadingForm::showClock()
{
    if (m_reading->state() == LiveReading::State::recording)
        return m_clock->setText(tr("Recording \u2026 %1").arg(durationText(m_reading->take().seconds())));
    const int left = m_reading->secondsLeft();
    m_record->setEnabled(left > 0 && m_reading->triesLeft() > 0);
    if (m_record->isEnabled())
        m_clock->setText(
            tr("The words hold for %1. Tries left: %2.").arg(durationText(left)).arg(m_reading->triesLeft()));
    else
        m_clock->setText(tr("The words no longer hold: get other ones."));
}

void ReadingForm::showLevel()
{
    m_meter->setReading(m_reading->take().level());
    showClock();
}

void ReadingForm::tell(const QString& sentence, bool failed)
{
    say(*m_state, sentence, failed);
}

} // namespace melisma::ui
