// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mixer/effect_bar.h"

#include "ui/common/text.h"
#include "ui/common/yes_or_no.h"
#include "ui/mixer/effect_compare.h"
#include "ui/mixer/effect_delta.h"
#include "ui/mixer/preset_texts.h"

#include <QHBoxLayout>
#include <QInputDialog>
#include <QMenu>
#include <QPushButton>

#include <algorithm>

namespace melisma::ui {
namespace {

constexpr int kButtonHeight = 24;

QPushButton* button(const QString& text, const QString& name, const QString& tip)
{
    auto* made = new QPushButton;
    made->setText(text);
    made->setAccessibleName(name);
    made->setToolTip(tip);
    made->setMinimumHeight(kButtonHeight);
    made->setAutoDefault(false);
    made->setFocusPolicy(Qt::StrongFocus);
    return made;
}

} // namespace

EffectBar::EffectBar(Session& session, project::EffectId effect, audio::UserPresets presets, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_effect(effect)
    , m_presets(std::move(presets))
    , m_choice(button(tr("Presets"), tr("Presets"), tr("Settings to begin with, and your own")))
    , m_delta(button(tr("&Delta"), tr("Hear only what the effect changes"),
                     tr("Hear only what the effect changes: what it puts out less what came in (Alt+D)")))
    , m_a(button(tr("A", "setting"), tr("Setting A"), tr("The first of two settings to compare")))
    , m_b(button(tr("B", "setting"), tr("Setting B"), tr("The second of two settings to compare")))
    , m_copy(button(QString(), QString(), QString()))
{
    m_choice->setObjectName(QStringLiteral("presets"));
    m_delta->setObjectName(QStringLiteral("delta"));
    m_delta->setCheckable(true);
    m_delta->setProperty("lit", "warn");
    m_a->setObjectName(QStringLiteral("settingA"));
    m_b->setObjectName(QStringLiteral("settingB"));
    m_copy->setObjectName(QStringLiteral("copySetting"));
    auto* menu = new QMenu(m_choice);
    connect(menu, &QMenu::aboutToShow, this, [this, menu] { fillPresets(menu); });
    m_choice->setMenu(menu);
    auto* line = new QHBoxLayout(this);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(4);
    line->addWidget(m_choice);
    line->addWidget(m_delta);
    line->addStretch(1);
    for (auto* each : {m_a, m_b, m_copy})
        line->addWidget(each);
    for (auto* each : {m_a, m_b}) {
        each->setCheckable(true);
        connect(each, &QPushButton::clicked, this, [this, each] {
            if (slot() && slot()->onB != (each == m_b))
                swapSettings(m_session, m_effect);
            sync();
        });
    }
    connect(m_copy, &QPushButton::clicked, this, [this] { copySettings(m_session, m_effect); });
    connect(m_delta, &QPushButton::clicked, this, [this](bool on) { EffectDelta::of(m_session).set(m_effect, on); });
    connect(&EffectDelta::of(m_session), &EffectDelta::changed, this, &EffectBar::sync);
    connect(&m_session, &Session::projectChanged, this, &EffectBar::sync);
    sync();
}

const project::EffectSlot* EffectBar::slot() const
{
    return m_session.project().findEffect(m_effect);
}

void EffectBar::sync()
{
    const bool onB = slot() && slot()->onB;
    m_delta->setChecked(EffectDelta::of(m_session).on(m_effect));
    m_a->setChecked(!onB);
    m_b->setChecked(onB);
    m_copy->setText(onB ? tr("Copy to A") : tr("Copy to B"));
    m_copy->setAccessibleName(m_copy->text());
    m_copy->setToolTip(tr("Makes the other setting as this one"));
    for (auto* each : {m_choice, m_a, m_b, m_copy}) // listening changes nothing
        each->setEnabled(!m_session.readOnly());
}

void EffectBar::fillPresets(QMenu* menu)
{
    menu->clear();
    if (!slot())
        return;
    for (const auto& preset : audio::factoryPresets(slot()->effect))
        menu->addAction(presetText(preset.name), this, [this, preset] { choose(preset); });
    const auto own = m_presets.list(slot()->effect);
    if (!own)
        tell(own.error());
    menu->addSeparator();
    for (const auto& preset : own ? *own : std::vector<audio::EffectPreset>())
        menu->addAction(toQString(preset.name), this, [this, preset] { choose(preset); });
    menu->addSeparator();
    menu->addAction(tr("Save as a preset\u2026"), this, &EffectBar::savePreset);
    if (!own || own->empty())
        return;
    auto* removal = menu->addMenu(tr("Delete a preset"));
    for (const auto& preset : *own)
        removal->addAction(toQString(preset.name), this, [this, name = preset.name] { removePreset(name); });
}

void EffectBar::choose(const audio::EffectPreset& preset)
{
    if (!slot())
        return;
    auto wanted = *slot();
    wanted.params = preset.setting.params;
    wanted.mix = preset.setting.mix;
    m_session.endMerge();
    applySlot(m_session, tr("Choose a preset"), wanted);
    m_session.endMerge();
}

void EffectBar::savePreset()
{
    bool accepted = false;
    const QString name =
        QInputDialog::getText(this, tr("Save as a preset"), tr("Name"), QLineEdit::Normal, {}, &accepted).trimmed();
    if (!accepted || !slot())
        return;
    const audio::EffectPreset preset{name.toStdString(), {slot()->effect, slot()->params, slot()->mix}};
    const auto own = m_presets.list(slot()->effect);
    const bool there = own && std::ranges::find(*own, preset.name, &audio::EffectPreset::name) != own->end();
    const auto question = tr("There is a preset %1 already. Replace it?").arg(name);
    if (there && !saysYes(this, tr("Save as a preset"), question))
        return;
    tell(m_presets.save(preset));
}

void EffectBar::removePreset(const std::string& name)
{
    if (slot())
        tell(m_presets.remove(slot()->effect, name));
}

void EffectBar::tell(const base::Result<void>& done)
{
    if (!done)
        emit m_session.message(toQString(done.error().sentence()), true);
}

} // namespace melisma::ui
