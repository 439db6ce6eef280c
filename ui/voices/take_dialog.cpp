// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/voices/take_dialog.h"

#include "ui/common/meter.h"
#include "ui/common/poster.h"
#include "ui/common/text.h"
#include "ui/common/theme.h"
#include "ui/common/whole_height.h"
#include "ui/common/widgets.h"
#include "ui/voices/sound_state.h"

#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QThreadPool>
#include <QVBoxLayout>

#include <memory>

namespace melisma::ui {
namespace {

constexpr int kWidth = 480;
constexpr int kMeterHeight = 10;
constexpr double kMostSeconds = 20.0 * 60.0;

/// Aesop's fable, by which phoneticians hear languages: most sounds are in it.
QString script()
{
    return TakeDialog::tr(
        "The North Wind and the Sun were disputing which was the stronger, when a traveller came along wrapped in a "
        "warm cloak. They agreed that the one who first succeeded in making the traveller take his cloak off should "
        "be considered stronger than the other. Then the North Wind blew as hard as he could, but the more he blew "
        "the more closely did the traveller fold his cloak around him; and at last the North Wind gave up the "
        "attempt. Then the Sun shone out warmly, and immediately the traveller took off his cloak. And so the North "
        "Wind was obliged to confess that the Sun was the stronger of the two.");
}

} // namespace

TakeDialog::TakeDialog(Session& session, QWidget* parent)
    : QDialog(parent)
    , m_session(session)
    , m_take(session, kMostSeconds)
    , m_meter(new Meter(Qt::Horizontal))
    , m_state(smallLabel({}))
    , m_record(new QPushButton)
    , m_listen(new QPushButton(tr("Listen")))
    , m_use(accentButton(tr("Use it")))
    , m_poster(std::make_shared<Poster>(this))
{
    setObjectName(QStringLiteral("takeDialog"));
    setWindowTitle(tr("Record a voice"));
    auto* text = new QLabel(script());
    text->setWordWrap(true);
    auto* sheet = card();
    auto* inner = new QVBoxLayout(sheet);
    setGrid(inner, 3, 2);
    inner->addWidget(text);
    m_meter->setFixedHeight(kMeterHeight);
    m_meter->setAccessibleName(tr("Level of the microphone"));
    m_state->setObjectName(QStringLiteral("takeState"));
    m_record->setObjectName(QStringLiteral("recordTake"));
    m_listen->setObjectName(QStringLiteral("listenTake"));
    m_use->setObjectName(QStringLiteral("useTake"));
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    buttons->addButton(m_use, QDialogButtonBox::AcceptRole);
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_record);
    row->addWidget(m_listen);
    row->addStretch(1);
    auto* column = new QVBoxLayout(this);
    setGrid(column, 5, 3);
    column->addWidget(
        smallLabel(tr("Read this as you usually speak, in a quiet room, a hand's width from the microphone. "
                      "Any other text will do; half a minute is enough, more is better.")));
    column->addWidget(sheet);
    column->addWidget(m_meter);
    column->addLayout(row);
    column->addWidget(m_state);
    column->addStretch(1);
    column->addWidget(buttons);
    setMinimumWidth(kWidth);
    keepWholeHeight(*this);
    connect(m_record, &QPushButton::clicked, this, &TakeDialog::press);
    connect(m_listen, &QPushButton::clicked, this, &TakeDialog::listen);
    connect(buttons, &QDialogButtonBox::accepted, this, &TakeDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &TakeDialog::reject);
    connect(&m_take, &VoiceTake::grown, this, &TakeDialog::showLevel);
    connect(&m_take, &VoiceTake::finished, this, &TakeDialog::measure);
    if (const auto opened = m_take.open(); !opened)
        tell(toQString(opened.error().sentence()), "failure");
    follow();
}

TakeDialog::~TakeDialog()
{
    m_poster->close();
}

void TakeDialog::done(int result)
{
    m_session.engine().playSound({});
    m_take.close();
    QDialog::done(result);
}

void TakeDialog::press()
{
    if (m_take.recording())
        return m_take.stop();
    m_session.engine().playSound({});
    m_good = false;
    ++m_turn;
    m_take.start();
    follow();
}

void TakeDialog::listen()
{
    m_session.engine().playSound(std::make_shared<const std::vector<float>>(m_take.samples()));
}

void TakeDialog::follow()
{
    const bool recording = m_take.recording();
    m_record->setEnabled(m_take.isOpen());
    m_record->setText(recording ? tr("Stop") : m_take.samples().empty() ? tr("Record") : tr("Record anew"));
    m_listen->setEnabled(!recording && !m_take.samples().empty());
    m_use->setEnabled(!recording && m_good);
}

void TakeDialog::showLevel()
{
    m_meter->setReading(m_take.level());
    if (m_take.recording())
        tell(tr("Recording \u2026 %1").arg(durationText(m_take.seconds())), "said");
}

/// Twenty minutes take a while, so on the pool.
void TakeDialog::measure()
{
    tell(tr("Checking \u2026"), "said");
    follow();
    QThreadPool::globalInstance()->start(
        [this, poster = m_poster, turn = m_turn, samples = m_take.samples(), rate = m_take.sampleRate()] {
            const auto quality = voices::measureReference(samples, rate);
            poster->post([this, turn, quality] {
                if (turn == m_turn)
                    judge(quality);
            });
        });
}

void TakeDialog::judge(const voices::ReferenceQuality& quality)
{
    const auto enough = voices::checkReference(quality, tr("The recording").toStdString());
    m_good = enough.ok() && !m_take.broken();
    const QStringList weak = weaknessTexts(quality);
    if (m_take.broken())
        tell(tr("The sound device lost a part of it: record it anew."), "failure");
    else if (!enough)
        tell(tr("There is too little voice in it: read for half a minute."), "failure");
    else if (!weak.isEmpty())
        tell(foundText(quality) + QStringLiteral(". ") + weak.join(u' '), "warning");
    else
        tell(tr("%1, clean and loud enough.").arg(foundText(quality)), "said");
    follow();
}

void TakeDialog::tell(const QString& text, const char* role)
{
    setRole(m_state, role);
    m_state->setText(text);
}

} // namespace melisma::ui
