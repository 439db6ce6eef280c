// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/spectrogram/style_popover.h"

#include "core/edits/set_spectrogram_style.h"
#include "ui/common/text.h"
#include "ui/common/widgets.h"
#include "ui/spectrogram/spectrogram_defaults.h"
#include "ui/spectrogram/style_form.h"

#include <QCoreApplication>
#include <QFrame>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace melisma::ui {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(melisma::ui::StylePopover)
};

constexpr auto kMergeKey = "spectrogram style";

void applyStyle(Session& session, project::TrackId track, const std::optional<project::SpectrogramStyle>& style)
{
    session.apply(
        Words::tr("Spectrogram settings"),
        [=](const project::Project& project) { return edits::setSpectrogramStyle(project, track, style); }, kMergeKey);
}

} // namespace

QWidget* openStylePopover(Session& session, project::TrackId id, QPoint at, QWidget* parent)
{
    const auto* track = session.project().findTrack(id);
    if (!track)
        return nullptr;
    auto& defaults = SpectrogramDefaults::instance();
    auto* popover = new QFrame(parent, Qt::Popup);
    popover->setObjectName(QStringLiteral("card"));
    popover->setAttribute(Qt::WA_DeleteOnClose);
    popover->setAccessibleName(Words::tr("Spectrogram settings"));
    auto* column = new QVBoxLayout(popover);
    setGrid(column, 3, 3);
    column->addWidget(sectionLabel(Words::tr("Spectrogram of %1").arg(shortened(toQString(track->name), 24))));
    auto* form = new StyleForm(track->spectrogram.value_or(defaults.style()));
    column->addWidget(form);
    auto* usual = new QPushButton(Words::tr("Use the defaults"));
    column->addWidget(usual);
    QObject::connect(form, &StyleForm::changed, popover,
                     [&session, id](const project::SpectrogramStyle& style) { applyStyle(session, id, style); });
    QObject::connect(usual, &QPushButton::clicked, popover, [&session, id, form, &defaults] {
        form->setStyle(defaults.style());
        applyStyle(session, id, std::nullopt);
    });
    QObject::connect(popover, &QObject::destroyed, &session, &Session::endMerge);
    popover->move(at);
    popover->show();
    form->setFocus();
    return popover;
}

} // namespace melisma::ui
