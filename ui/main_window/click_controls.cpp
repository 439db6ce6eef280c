// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window/click_controls.h"

#include "audio/graph/live_engine.h"
#include "ui/common/fader.h"
#include "ui/common/icon.h"
#include "ui/common/key_tip.h"
#include "ui/common/tabular_text.h"
#include "ui/common/text.h"
#include "ui/common/theme.h"
#include "ui/common/widgets.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QSettings>
#include <QToolButton>
#include <QWidgetAction>

namespace melisma::ui {
namespace {

constexpr int kButtonSize = 32;
constexpr int kCountInWidth = 76; ///< does not jump with its text
constexpr double kUsualLevel = -6.0;
constexpr int kMostBars = 2;

const QString kOn = QStringLiteral("metronome/on");
const QString kLevel = QStringLiteral("metronome/gainDb");
const QString kBars = QStringLiteral("metronome/countInBars");

QString barsText(int bars)
{
    return bars == 1 ? ClickControls::tr("1 bar") : ClickControls::tr("%1 bars").arg(bars);
}

QToolButton* toggleButton(const QString& name)
{
    auto* button = new QToolButton;
    button->setProperty("framed", true);
    button->setCheckable(true);
    button->setFixedHeight(kButtonSize);
    button->setAccessibleName(name);
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

} // namespace

ClickControls::ClickControls(audio::LiveEngine& engine, QWidget* parent)
    : QWidget(parent)
    , m_engine(engine)
    , m_click(toggleButton(tr("Metronome")))
    , m_countIn(toggleButton(tr("Count-in")))
{
    const QSettings settings;
    m_level = settings.value(kLevel, kUsualLevel).toDouble();
    m_bars = qBound(0, settings.value(kBars, 0).toInt(), kMostBars);
    m_click->setObjectName(QStringLiteral("metronomeButton"));
    m_click->setIcon(icon(QStringLiteral("metronome"), &Theme::text));
    m_click->setFixedWidth(kButtonSize);
    setKeyTip(*m_click, tr("Metronome; right click: its level"), QStringLiteral("play.metronome"));
    m_click->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_click, &QToolButton::clicked, this, &ClickControls::setOn);
    connect(m_click, &QToolButton::customContextMenuRequested, this,
            [this] { buildMenu()->popup(m_click->mapToGlobal(QPoint(0, m_click->height()))); });
    m_countIn->setObjectName(QStringLiteral("countInButton"));
    m_countIn->setMinimumWidth(kCountInWidth);
    connect(m_countIn, &QToolButton::clicked, this, &ClickControls::nextCountIn);
    auto* row = new QHBoxLayout(this);
    setGrid(row, 0, 2);
    row->addWidget(m_click);
    row->addWidget(m_countIn);
    setOn(settings.value(kOn, false).toBool());
    setCountIn(m_bars);
}

QMenu* ClickControls::buildMenu()
{
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    auto* level = new QWidgetAction(menu);
    level->setDefaultWidget(buildLevel());
    menu->addAction(level);
    menu->addSeparator();
    for (int bars = 0; bars <= kMostBars; ++bars) {
        auto* action = menu->addAction(bars == 0 ? tr("No count-in") : tr("Count in %1").arg(barsText(bars)));
        action->setCheckable(true);
        action->setChecked(bars == m_bars);
        connect(action, &QAction::triggered, this, [this, bars] { setCountIn(bars); });
    }
    return menu;
}

QWidget* ClickControls::buildLevel()
{
    auto* box = new QWidget;
    auto* row = new QHBoxLayout(box);
    setGrid(row, 2, 2);
    auto* name = new QLabel(tr("Click"));
    name->setProperty("role", "dim");
    auto* fader = new Fader(Qt::Horizontal);
    fader->setAccessibleName(tr("Level of the metronome"));
    m_levelText = new NumberLabel(theme().numbers(), QStringLiteral("\u221200.0"), tr("dB"));
    row->addWidget(name);
    row->addWidget(fader);
    row->addWidget(m_levelText);
    fader->setGainDb(m_level);
    m_levelText->setText(gainText(m_level));
    connect(fader, &Fader::gainChanged, this, [this](double decibels) {
        setLevel(decibels);
        m_levelText->setText(gainText(decibels));
    });
    return box;
}

void ClickControls::toggle()
{
    setOn(!m_click->isChecked());
}

void ClickControls::nextCountIn()
{
    setCountIn((m_bars + 1) % (kMostBars + 1));
}

void ClickControls::setOn(bool on)
{
    m_click->setChecked(on);
    m_engine.setMetronome(on, m_level);
    QSettings().setValue(kOn, on);
}

void ClickControls::setLevel(double decibels)
{
    m_level = decibels;
    m_engine.setMetronome(m_click->isChecked(), decibels);
    QSettings().setValue(kLevel, decibels);
}

void ClickControls::setCountIn(int bars)
{
    m_bars = bars;
    m_engine.setCountIn(bars);
    QSettings().setValue(kBars, bars);
    m_countIn->setChecked(bars > 0);
    m_countIn->setText(bars == 0 ? tr("Count-in") : barsText(bars));
    setKeyTip(*m_countIn,
              bars == 0 ? tr("Count-in: off") : tr("Count-in: %1 before playback begins").arg(barsText(bars)),
              QStringLiteral("play.count-in"));
}

} // namespace melisma::ui
