// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/voices/voices_panel.h"

#include "ui/common/spec_text.h"
#include "ui/common/text.h"
#include "ui/common/widgets.h"

#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace melisma::ui {
namespace {

constexpr int kId = Qt::UserRole;        ///< of a voice; a language's row has none
constexpr int kWords = Qt::UserRole + 1; ///< what the filter looks through

QString sexText(const std::string& sex)
{
    return sex == "f" ? VoicesPanel::tr("female") : VoicesPanel::tr("male");
}

QTreeWidgetItem* rowOf(const voices::PackVoice& voice)
{
    const QString name = toQString(voice.name);
    auto* row = new QTreeWidgetItem({name, sexText(voice.sex), toQString(voice.grade)});
    row->setData(0, kId, toQString(voice.id));
    const QString note = toQString(voice.note);
    row->setToolTip(0, note.isEmpty() ? toQString(voice.id) : toQString(voice.id) + QStringLiteral(" \u00b7 ") + note);
    row->setToolTip(2, VoicesPanel::tr("How good its authors find it, A to F"));
    row->setData(0, kWords, QStringList{name, toQString(voice.id), sexText(voice.sex), note}.join(u' '));
    return row;
}

/// Every word stands at the beginning of one of the row's, so that "male" does not find "female".
bool matches(const QTreeWidgetItem& row, const QStringList& wanted)
{
    const QStringList words = row.data(0, kWords).toString().split(u' ', Qt::SkipEmptyParts);
    return std::ranges::all_of(wanted, [&words](const QString& each) {
        return std::ranges::any_of(words,
                                   [&each](const QString& word) { return word.startsWith(each, Qt::CaseInsensitive); });
    });
}

} // namespace

VoicesPanel::VoicesPanel(const base::Result<voices::VoiceCatalogue>& catalogue, QWidget* parent)
    : QWidget(parent)
    , m_words(new QLineEdit)
    , m_languages(new QComboBox)
    , m_tree(new QTreeWidget)
    , m_state(smallLabel({}))
    , m_use(new QPushButton(tr("Use")))
{
    setObjectName(QStringLiteral("voicesPanel"));
    build();
    if (catalogue) {
        m_catalogue = *catalogue;
        fill();
    } else {
        setRole(m_state, "failure");
        m_state->setText(toQString(catalogue.error().sentence()));
    }
    sift();
}

void VoicesPanel::build()
{
    m_words->setObjectName(QStringLiteral("voiceWords"));
    m_words->setPlaceholderText(tr("Name, female, male \u2026"));
    m_words->setAccessibleName(tr("Find a voice"));
    m_words->setClearButtonEnabled(true);
    m_languages->setAccessibleName(tr("Language"));
    m_languages->addItem(tr("All languages"));
    m_tree->setObjectName(QStringLiteral("voiceTree"));
    m_tree->setAccessibleName(tr("Voices"));
    m_tree->setHeaderLabels({tr("Voice"), tr("Sex"), tr("Grade")});
    m_tree->header()->setStretchLastSection(false);
    m_tree->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    for (const int column : {1, 2})
        m_tree->header()->setSectionResizeMode(column, QHeaderView::ResizeToContents);
    m_use->setObjectName(QStringLiteral("useVoice"));
    m_use->setToolTip(tr("Speaks and sings with this voice in the Generate panel"));
    auto* column = new QVBoxLayout(this);
    setGrid(column, 3, 2);
    column->addWidget(m_words);
    column->addWidget(m_languages);
    column->addWidget(m_tree, 1);
    column->addWidget(m_state);
    column->addWidget(m_use);
    connect(m_words, &QLineEdit::textChanged, this, &VoicesPanel::sift);
    connect(m_languages, &QComboBox::currentIndexChanged, this, &VoicesPanel::sift);
    connect(m_tree, &QTreeWidget::itemActivated, this, &VoicesPanel::useChosen);
    connect(m_tree, &QTreeWidget::currentItemChanged, this,
            [this](const QTreeWidgetItem* now) { m_use->setEnabled(now && now->data(0, kId).isValid()); });
    connect(m_use, &QPushButton::clicked, this, &VoicesPanel::useChosen);
}

void VoicesPanel::fill()
{
    for (const auto& language : m_catalogue.languages()) {
        const QString name = specText(language.name);
        m_languages->addItem(name);
        auto* group = new QTreeWidgetItem(m_tree, {name});
        group->setFirstColumnSpanned(true);
        group->setFlags(Qt::ItemIsEnabled);
        for (const auto& voice : m_catalogue.voices())
            if (voice.language == language.code)
                group->addChild(rowOf(voice));
        group->setExpanded(true);
    }
}

void VoicesPanel::sift()
{
    const QStringList wanted = m_words->text().split(u' ', Qt::SkipEmptyParts);
    int shown = 0;
    for (int i = 0; i < m_tree->topLevelItemCount(); ++i) {
        auto* group = m_tree->topLevelItem(i);
        const bool asked = m_languages->currentIndex() <= 0 || m_languages->currentIndex() == i + 1;
        int here = 0;
        for (int j = 0; j < group->childCount(); ++j) {
            const bool fits = asked && matches(*group->child(j), wanted);
            group->child(j)->setHidden(!fits);
            here += fits ? 1 : 0;
        }
        group->setHidden(here == 0);
        shown += here;
    }
    if (const auto* now = m_tree->currentItem();
        now && (now->isHidden() || !now->parent() || now->parent()->isHidden()))
        m_tree->setCurrentItem(nullptr);
    m_use->setEnabled(m_tree->currentItem());
    if (!m_catalogue.voices().empty())
        m_state->setText(shown == 0 ? tr("No voice is like that.") : QString());
    m_state->setVisible(!m_state->text().isEmpty());
}

void VoicesPanel::useChosen()
{
    const auto* now = m_tree->currentItem();
    if (now && now->data(0, kId).isValid())
        emit useWanted(now->data(0, kId).toString());
}

} // namespace melisma::ui
