// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/clip_work/stretch_form.h"

#include "core/edits/stretch_clip.h"
#include "ui/clip_work/heard_picture.h"
#include "ui/clip_work/stretch_work.h"
#include "ui/common/number_box.h"
#include "ui/common/widgets.h"

#include <QCheckBox>
#include <QDialog>
#include <QDialogButtonBox>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>

#include <cmath>

namespace melisma::ui {
namespace {

constexpr double kCents = 100.0; ///< in a semitone
constexpr const char* kMerge = "stretch-form";

/// The first of the selected clips that holds sound: its numbers are shown.
const project::Clip* shownClip(const Session& session)
{
    for (const auto id : session.selectedClips())
        if (const auto* clip = session.project().findClip(id); clip && clip->isAudio())
            return clip;
    return nullptr;
}

NumberBox* box(double low, double high, int decimals, double step, const QString& unit, const QString& name)
{
    auto* made = new NumberBox;
    made->setRange(low, high);
    made->setDecimals(decimals);
    made->setSingleStep(step);
    made->setSuffix(unit);
    made->setKeyboardTracking(false);
    made->setAccessibleName(name);
    return made;
}

template <class Widget, class Value>
void showQuietly(Widget* widget, void (Widget::*set)(Value), Value value)
{
    const QSignalBlocker quiet(widget);
    (widget->*set)(value);
}

bool apply(Session& session, const QString& label, const edits::TimePitchChange& change, const char* merge = "")
{
    return session.apply(
        label,
        [clips = session.selectedClips(), change](const project::Project& project) {
            return edits::changeTimePitch(project, clips, change);
        },
        merge);
}

} // namespace

StretchForm::StretchForm(Session& session, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_stretch(box(100.0 * project::kLeastStretch, 100.0 * project::kMostStretch, 2, 1.0, QStringLiteral("\u00a0%"),
                    tr("Stretch")))
    , m_semitones(box(-project::kWidestShift, project::kWidestShift, 0, 1.0, {}, tr("Pitch in semitones")))
    , m_cents(box(-kCents, kCents, 0, 1.0, {}, tr("Pitch in cents")))
    , m_keepFormants(new QCheckBox(tr("Keep the voice's character")))
    , m_follow(new QCheckBox(tr("Follow the tempo")))
    , m_reset(new QPushButton(tr("Reset")))
    , m_state(smallLabel({}))
{
    build();
    const auto changed = qOverload<double>(&QDoubleSpinBox::valueChanged);
    connect(m_stretch, changed, this, &StretchForm::changeRatio);
    connect(m_semitones, changed, this, &StretchForm::changePitch);
    connect(m_cents, changed, this, &StretchForm::changePitch);
    for (auto* number : {m_stretch, m_semitones, m_cents})
        connect(number, &QDoubleSpinBox::editingFinished, &session, &Session::endMerge);
    connect(m_keepFormants, &QCheckBox::clicked, this, &StretchForm::changeSwitches);
    connect(m_follow, &QCheckBox::clicked, this, &StretchForm::changeSwitches);
    connect(m_reset, &QPushButton::clicked, this, &StretchForm::reset);
    connect(&session, &Session::selectionChanged, this, &StretchForm::refresh);
    connect(&session, &Session::projectChanged, this, &StretchForm::refresh);
    connect(&StretchWork::of(session), &StretchWork::changed, this, &StretchForm::refresh);
    refresh();
}

void StretchForm::build()
{
    setObjectName(QStringLiteral("stretchForm"));
    m_stretch->setObjectName(QStringLiteral("stretchPercent"));
    m_semitones->setObjectName(QStringLiteral("pitchSemitones"));
    m_cents->setObjectName(QStringLiteral("pitchCents"));
    m_keepFormants->setToolTip(tr("Shifts the pitch of a voice without making it sound larger or smaller"));
    m_follow->setToolTip(tr("Stretches the clip with the song, so that it keeps its beats when the tempo changes"));
    m_stretch->setToolTip(tr("How long it takes, of what the file takes. Drag a clip's edge with Alt to set it"));
    auto* grid = new QGridLayout(this);
    setGrid(grid, 0, 2);
    grid->addWidget(new QLabel(tr("Stretch")), 0, 0);
    grid->addWidget(m_stretch, 0, 1);
    grid->addWidget(m_reset, 0, 2);
    grid->addWidget(new QLabel(tr("Semitones")), 1, 0);
    grid->addWidget(m_semitones, 1, 1);
    grid->addWidget(new QLabel(tr("Cents")), 2, 0);
    grid->addWidget(m_cents, 2, 1);
    grid->addWidget(m_keepFormants, 3, 0, 1, 3);
    grid->addWidget(m_follow, 4, 0, 1, 3);
    grid->addWidget(m_state, 5, 0, 1, 3);
    grid->setColumnStretch(1, 1);
}

void StretchForm::refresh()
{
    const auto* clip = shownClip(m_session);
    setVisible(clip);
    if (!clip)
        return;
    const auto& how = clip->timePitch;
    const double whole = std::trunc(how.semitones);
    using Box = QDoubleSpinBox;
    showQuietly<Box>(m_stretch, &Box::setValue, how.ratio * 100.0);
    showQuietly<Box>(m_semitones, &Box::setValue, whole);
    showQuietly<Box>(m_cents, &Box::setValue, (how.semitones - whole) * kCents);
    showQuietly<QAbstractButton>(m_keepFormants, &QAbstractButton::setChecked, how.keepFormants);
    showQuietly<QAbstractButton>(m_follow, &QAbstractButton::setChecked, how.songBpm != 0.0);
    for (QWidget* part :
         {static_cast<QWidget*>(m_stretch), static_cast<QWidget*>(m_semitones), static_cast<QWidget*>(m_cents),
          static_cast<QWidget*>(m_keepFormants), static_cast<QWidget*>(m_follow)})
        part->setEnabled(!clip->locked && !m_session.readOnly());
    m_reset->setEnabled(m_stretch->isEnabled() && how != project::TimePitch());
    showState(*clip);
}

void StretchForm::showState(const project::Clip& clip)
{
    const QString text = stretchText(m_session.project(), clip, &StretchWork::of(m_session));
    const bool renders = text != stretchText(clip.timePitch);
    m_state->setVisible(renders);
    m_state->setText(renders ? tr("A preview plays until it is rendered: %1").arg(text) : QString());
}

void StretchForm::changeRatio()
{
    apply(m_session, tr("Stretch clip"), {m_stretch->value() / 100.0, {}, {}, {}}, kMerge);
}

void StretchForm::changePitch()
{
    apply(m_session, tr("Pitch of clip"), {{}, m_semitones->value() + m_cents->value() / kCents, {}, {}}, kMerge);
}

void StretchForm::changeSwitches()
{
    const bool formants = sender() == m_keepFormants;
    apply(m_session, formants ? m_keepFormants->text() : m_follow->text(),
          formants ? edits::TimePitchChange{{}, {}, m_keepFormants->isChecked(), {}}
                   : edits::TimePitchChange{{}, {}, {}, m_follow->isChecked()});
    refresh(); // where it was refused
}

void StretchForm::reset()
{
    m_session.apply(tr("Reset stretch and pitch"),
                    [clips = m_session.selectedClips()](const project::Project& project) {
                        return edits::resetTimePitch(project, clips);
                    });
}

void showStretch(Session& session, QWidget* parent)
{
    if (!shownClip(session)) {
        emit session.message(StretchForm::tr("Select a clip that holds sound; notes follow the tempo as they are."),
                             false);
        return;
    }
    auto* dialog = new QDialog(parent);
    dialog->setObjectName(QStringLiteral("stretchDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(StretchForm::tr("Stretch and pitch"));
    auto* column = new QVBoxLayout(dialog);
    column->addWidget(new StretchForm(session));
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    column->addWidget(buttons);
    dialog->open();
}

} // namespace melisma::ui
