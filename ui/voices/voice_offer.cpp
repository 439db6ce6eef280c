// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/voices/voice_offer.h"

#include "ui/common/spec_text.h"
#include "ui/common/text.h"
#include "ui/common/widgets.h"
#include "ui/voices/voice_samples.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

#include <cmath>

namespace melisma::ui {
namespace {

constexpr double kMegabyte = 1e6;
constexpr int kSteps = 1000;
constexpr int kBelow = 12; ///< to the form that follows

QLabel* said(const QString& text)
{
    auto* label = smallLabel(text);
    setRole(label, "said");
    return label;
}

/// What it allows and asks, with the place where it stands in full.
QLabel* licenceLabel(const models::ModelOffer& offer)
{
    const QString link =
        QStringLiteral("<a href=\"%1\">%2</a>")
            .arg(toQString(offer.licenceUrl).toHtmlEscaped(), toQString(offer.licence).toHtmlEscaped());
    QString rights = specText(offer.licenceText).toHtmlEscaped();
    auto* label = smallLabel(VoiceOffer::tr("Licence %1: %2.").arg(link, rights));
    label->setTextFormat(Qt::RichText);
    label->setTextInteractionFlags(Qt::TextBrowserInteraction);
    label->setOpenExternalLinks(true);
    return label;
}

} // namespace

VoiceOffer::VoiceOffer(ModelFetch& fetch, const models::ModelOffer& offer, QWidget* parent)
    : QWidget(parent)
    , m_fetch(fetch)
    , m_accept(accentButton(tr("Accept the licence and download")))
    , m_bar(new QProgressBar)
    , m_stage(smallLabel({}))
    , m_cancel(new QPushButton(tr("Cancel")))
    , m_problem(smallLabel({}))
{
    setObjectName(QStringLiteral("voiceOffer"));
    auto* column = new QVBoxLayout(this);
    setGrid(column, 0, 2);
    column->setContentsMargins(0, 0, 0, kBelow);
    column->addWidget(titleLabel(tr("Get the voices")));
    column->addWidget(said(tr("Voices that read your texts and sing your melodies, on this machine: what you write "
                              "never leaves it.")));
    column->addWidget(
        said(specText(offer.title) + u'\n' +
             tr("%1\u00a0MB to download, once").arg(std::lround(static_cast<double>(offer.bytes) / kMegabyte))));
    column->addWidget(licenceLabel(offer));
    column->addSpacing(4);
    column->addWidget(m_problem);
    column->addWidget(m_accept);
    column->addWidget(m_stage);
    column->addWidget(m_bar);
    column->addWidget(m_cancel, 0, Qt::AlignLeft);
    setRole(m_problem, "failure");
    m_problem->setObjectName(QStringLiteral("fetchProblem"));
    m_problem->setTextInteractionFlags(Qt::TextSelectableByMouse); // it may name a command
    m_accept->setObjectName(QStringLiteral("acceptLicence"));
    m_cancel->setObjectName(QStringLiteral("cancelFetch"));
    m_bar->setRange(0, kSteps);
    m_bar->setAccessibleName(tr("Download of the voices"));
    connect(m_accept, &QPushButton::clicked, this, [this, id = offer.id] { m_fetch.start(id); });
    connect(m_cancel, &QPushButton::clicked, this, [this] {
        m_cancel->setEnabled(false);
        m_fetch.cancel();
    });
    connect(&fetch, &ModelFetch::changed, this, &VoiceOffer::follow);
    follow();
}

void VoiceOffer::centre()
{
    auto* column = static_cast<QVBoxLayout*>(layout());
    setGrid(column, 4, 2);
    column->insertStretch(0, 1);
    column->addStretch(2);
}

void VoiceOffer::follow()
{
    const bool fetching = m_fetch.state() == ModelFetch::State::fetching;
    const bool failed = m_fetch.state() == ModelFetch::State::failed;
    m_accept->setVisible(!fetching);
    m_accept->setText(failed ? tr("Try again") : tr("Accept the licence and download"));
    m_problem->setText(m_fetch.problem());
    m_problem->setVisible(failed);
    m_bar->setVisible(fetching);
    m_bar->setValue(static_cast<int>(m_fetch.fraction() * kSteps));
    m_stage->setVisible(fetching);
    const int percent = static_cast<int>(m_fetch.fraction() * 100.0);
    m_stage->setText(m_fetch.converting() ? tr("Preparing the voices \u2026 %1 %").arg(percent)
                                          : tr("Downloading \u2026 %1 %").arg(percent));
    m_cancel->setVisible(fetching);
    if (!fetching)
        m_cancel->setEnabled(true);
}

VoiceOffer* makeVoiceOffer(ModelFetch& fetch, const std::string& model)
{
    if (model.empty() || !installedWeights(model).empty())
        return nullptr;
    const auto offer = fetch.offer(model);
    return offer ? new VoiceOffer(fetch, *offer) : nullptr;
}

} // namespace melisma::ui
