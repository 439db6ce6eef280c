// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/voices/voice_maker.h"

#include "ui/common/spec_text.h"
#include "ui/common/text.h"
#include "ui/common/value_slider.h"
#include "ui/common/widgets.h"
#include "ui/voices/listen_button.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace melisma::ui {
namespace {

const QString kDraft = QStringLiteral("\u0001draft"); ///< no voice has such an id
constexpr int kShareWidth = 40;

/// What an axis is called, and its two ends; in the order of VoiceRecipe::kAxes.
struct AxisWords {
    QString name;
    QString least;
    QString most;
};

AxisWords wordsOf(std::string_view axis)
{
    if (axis == "pitch")
        return {VoiceMaker::tr("Pitch"), VoiceMaker::tr("lower"), VoiceMaker::tr("higher")};
    if (axis == "brightness")
        return {VoiceMaker::tr("Brightness"), VoiceMaker::tr("darker"), VoiceMaker::tr("brighter")};
    return {VoiceMaker::tr("Breath"), VoiceMaker::tr("clearer"), VoiceMaker::tr("breathier")};
}

QString moveText(int move)
{
    return (move > 0 ? QStringLiteral("+") : QString()) + numberText(move / 100.0, 2);
}

QLabel* rightLabel()
{
    auto* label = smallLabel({});
    label->setWordWrap(false);
    label->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    return label;
}

/// Name and number above, the slider, its two ends below.
QWidget* axisRow(const AxisWords& words, ValueSlider* slider)
{
    auto* row = new QWidget;
    auto* column = new QVBoxLayout(row);
    setGrid(column, 0, 0);
    auto* head = new QHBoxLayout;
    auto* number = rightLabel();
    number->setText(moveText(0));
    head->addWidget(new QLabel(words.name), 1);
    head->addWidget(number);
    auto* ends = new QHBoxLayout;
    auto* most = rightLabel();
    most->setText(words.most);
    ends->addWidget(smallLabel(words.least), 1);
    ends->addWidget(most);
    column->addLayout(head);
    column->addWidget(slider);
    column->addLayout(ends);
    slider->setAccessibleName(words.name);
    slider->setAccessibleDescription(VoiceMaker::tr("From %1 to %2").arg(words.least, words.most));
    QObject::connect(slider, &QAbstractSlider::valueChanged, number,
                     [number](int move) { number->setText(moveText(move)); });
    return row;
}

} // namespace

VoiceMaker::VoiceMaker(const voices::VoiceLibrary& library, VoiceListener& listener, QWidget* parent)
    : QWidget(parent)
    , m_library(library)
    , m_listener(listener)
    , m_parts(new QVBoxLayout)
    , m_add(new QPushButton(tr("Add a voice")))
    , m_name(new QLineEdit)
    , m_listen(new ListenButton)
    , m_keep(accentButton(tr("Save voice")))
    , m_state(smallLabel({}))
{
    setObjectName(QStringLiteral("voiceMaker"));
    auto* content = new QWidget;
    auto* inner = new QVBoxLayout(content);
    setGrid(inner, 3, 2);
    inner->addWidget(sectionLabel(tr("Made of")));
    setGrid(m_parts, 0, 2);
    inner->addLayout(m_parts);
    inner->addWidget(m_add, 0, Qt::AlignLeft);
    inner->addSpacing(8);
    inner->addWidget(sectionLabel(tr("Character")));
    inner->addWidget(buildAxes());
    inner->addStretch(1);
    auto* outer = new QVBoxLayout(this);
    setGrid(outer, 0, 0);
    outer->addWidget(buildHead());
    outer->addWidget(scrolling(content), 1);
    outer->addWidget(buildFoot());
    m_add->setObjectName(QStringLiteral("addPart"));
    connect(m_add, &QPushButton::clicked, this, &VoiceMaker::addPart);
    connect(&listener, &VoiceListener::changed, this, [this] { m_listen->showState(m_listener.state(kDraft)); });
    connect(&listener, &VoiceListener::failed, this, [this](const QString& sentence) { tell(sentence, true); });
}

QWidget* VoiceMaker::buildHead()
{
    auto* head = new QWidget;
    auto* row = new QHBoxLayout(head);
    setGrid(row, 3, 2);
    row->setContentsMargins(row->contentsMargins() - QMargins(0, 0, 0, 12));
    auto* back = new QToolButton;
    back->setObjectName(QStringLiteral("leaveMaker"));
    back->setText(tr("\u2190 Voices"));
    back->setAccessibleName(tr("Back to the voices"));
    back->setProperty("framed", true);
    back->setFocusPolicy(Qt::TabFocus);
    row->addWidget(back);
    row->addWidget(titleLabel(tr("New voice")), 1);
    connect(back, &QToolButton::clicked, this, [this] {
        m_listener.stop();
        emit left();
    });
    return head;
}

QWidget* VoiceMaker::buildAxes()
{
    auto* axes = new QWidget;
    auto* column = new QVBoxLayout(axes);
    setGrid(column, 0, 2);
    for (std::size_t i = 0; i < base::VoiceRecipe::kAxes.size(); ++i) {
        const auto axis = base::VoiceRecipe::kAxes[i];
        auto* slider = new ValueSlider(-100, 100, 0);
        slider->setObjectName(toQString(std::string(axis)));
        column->addWidget(axisRow(wordsOf(axis), slider));
        m_axes.push_back(slider);
        connect(slider, &QAbstractSlider::valueChanged, this, [this, i](int move) {
            m_draft.moves[i] = move;
            follow();
        });
    }
    return axes;
}

QWidget* VoiceMaker::buildFoot()
{
    auto* foot = new QWidget;
    auto* column = new QVBoxLayout(foot);
    setGrid(column, 3, 2);
    m_state->setObjectName(QStringLiteral("makerState"));
    m_name->setObjectName(QStringLiteral("voiceName"));
    m_name->setAccessibleName(tr("Name of the voice"));
    m_name->setMaxLength(60);
    m_listen->setObjectName(QStringLiteral("listenDraft"));
    m_keep->setObjectName(QStringLiteral("keepVoice"));
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_listen, 1);
    buttons->addWidget(m_keep, 1);
    column->addWidget(m_state);
    column->addWidget(m_name);
    column->addLayout(buttons);
    connect(m_listen, &QPushButton::clicked, this, &VoiceMaker::listen);
    connect(m_keep, &QPushButton::clicked, this, &VoiceMaker::keep);
    connect(m_name, &QLineEdit::returnPressed, this, &VoiceMaker::keep);
    return foot;
}

void VoiceMaker::begin(const QStringList& ids, std::vector<VoiceRow> rows)
{
    m_rows = std::move(rows);
    m_draft = {};
    for (const QString& id : ids)
        if (m_draft.parts.size() < base::VoiceRecipe::kMostShares)
            m_draft.parts.push_back({id.toStdString()});
    for (auto* axis : m_axes)
        axis->setValue(axis->home());
    m_name->clear();
    layParts();
    if (m_draft.parts.size() > 1 || m_axes.empty())
        m_parts->itemAt(0)->widget()->findChild<ValueSlider*>()->setFocus();
    else
        m_axes.front()->setFocus();
}

void VoiceMaker::addPart()
{
    const auto isIn = [this](const VoiceRow& row) {
        return std::ranges::find(m_draft.parts, row.id, &VoiceDraft::Part::id) != m_draft.parts.end();
    };
    const auto first = std::ranges::find(m_rows, m_draft.parts.front().id, &VoiceRow::id);
    const auto suits = [&](const VoiceRow& row) {
        return !isIn(row) && (first == m_rows.end() || row.languageCode == first->languageCode);
    };
    auto next = std::ranges::find_if(m_rows, suits);
    if (next == m_rows.end())
        next = std::ranges::find_if_not(m_rows, isIn);
    if (next == m_rows.end())
        return;
    m_draft.parts.push_back({next->id});
    layParts();
}

void VoiceMaker::layParts()
{
    clearLayout(m_parts);
    m_shares.clear();
    for (std::size_t i = 0; i < m_draft.parts.size(); ++i)
        m_parts->addWidget(makePart(i));
    m_add->setEnabled(m_draft.parts.size() < base::VoiceRecipe::kMostShares);
    follow();
}

QWidget* VoiceMaker::makePart(std::size_t index)
{
    auto* part = card();
    auto* column = new QVBoxLayout(part);
    setGrid(column, 2, 1);
    auto* voice = new QComboBox;
    voice->setAccessibleName(tr("Voice %1").arg(index + 1));
    voice->setMinimumContentsLength(8);
    voice->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    voice->setFocusPolicy(Qt::StrongFocus);
    for (const auto& row : m_rows)
        voice->addItem(row.name + QStringLiteral(" \u00b7 ") + row.language, toQString(row.id));
    voice->setCurrentIndex(voice->findData(toQString(m_draft.parts[index].id)));
    connect(voice, &QComboBox::activated, this, [this, index, voice] {
        m_draft.parts[index].id = voice->currentData().toString().toStdString();
        follow();
    });
    auto* head = new QHBoxLayout;
    head->addWidget(voice, 1);
    column->addLayout(head);
    if (m_draft.parts.size() < 2)
        return part;
    auto* remove = iconButton(QStringLiteral("close"), tr("Take voice %1 out").arg(index + 1));
    connect(remove, &QToolButton::clicked, this, [this, index] {
        m_draft.parts.erase(m_draft.parts.begin() + static_cast<std::ptrdiff_t>(index));
        layParts();
    });
    head->addWidget(remove);
    auto* weight = new ValueSlider(0, 100, 0);
    weight->setValue(m_draft.parts[index].weight);
    weight->setAccessibleName(tr("How much of voice %1").arg(index + 1));
    connect(weight, &QAbstractSlider::valueChanged, this, [this, index](int value) {
        m_draft.parts[index].weight = value;
        follow();
    });
    auto* share = rightLabel();
    share->setFixedWidth(kShareWidth);
    m_shares.push_back(share);
    auto* amount = new QHBoxLayout;
    amount->addWidget(weight, 1);
    amount->addWidget(share);
    column->addLayout(amount);
    return part;
}

QString VoiceMaker::suggestedName() const
{
    QStringList names;
    for (const auto& part : m_draft.parts)
        for (const auto& row : m_rows)
            if (row.id == part.id && part.weight > 0)
                names << row.name;
    return names.size() > 1 ? tr("%1 and %2").arg(names[0], names[1]) : tr("Another %1").arg(names.value(0));
}

void VoiceMaker::follow()
{
    if (m_listener.state(kDraft) != VoiceListener::State::idle)
        m_listener.stop(); // it is another voice now
    for (std::size_t i = 0; i < m_shares.size(); ++i)
        m_shares[i]->setText(QStringLiteral("%1 %").arg(m_draft.percent(i)));
    m_name->setPlaceholderText(suggestedName());
    const auto voice = m_library.resolve(m_draft.written());
    m_listen->setEnabled(voice.ok());
    m_keep->setEnabled(voice.ok() && m_draft.isNew());
    if (m_draft.written().empty())
        return tell(tr("Give at least one voice some weight."), false);
    if (!voice)
        return tell(toQString(voice.error().sentence()), true);
    const auto* language = m_library.catalogue().language(voice->language);
    const QString licence = toQString(voice->licence);
    tell(m_draft.isNew() ? tr("Speaks %1. Licence of its parents: %2.")
                               .arg(language ? specText(language->name) : toQString(voice->language), licence)
                         : tr("Add a voice or move a slider to make a new one."),
         false);
}

void VoiceMaker::listen()
{
    if (auto voice = m_library.resolve(m_draft.written())) {
        voice->name = m_name->text().isEmpty() ? suggestedName().toStdString() : m_name->text().toStdString();
        m_listener.toggle(kDraft, m_library.catalogue(), *voice);
    }
}

void VoiceMaker::keep()
{
    if (!m_keep->isEnabled())
        return;
    const QString name = m_name->text().trimmed();
    const auto kept = m_library.keep(m_draft.written(), (name.isEmpty() ? suggestedName() : name).toStdString());
    if (!kept)
        return tell(toQString(kept.error().sentence()), true);
    m_listener.stop();
    emit this->kept(toQString(kept->id));
}

void VoiceMaker::tell(const QString& text, bool failed)
{
    setRole(m_state, failed ? "failure" : "small");
    m_state->setText(text);
}

} // namespace melisma::ui
