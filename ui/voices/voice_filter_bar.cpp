// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/voices/voice_filter_bar.h"

#include "ui/common/spec_text.h"
#include "ui/common/text.h"
#include "ui/common/widgets.h"

#include <QComboBox>
#include <QGridLayout>
#include <QLineEdit>

namespace melisma::ui {

VoiceFilterBar::VoiceFilterBar(const voices::VoiceCatalogue* catalogue, QWidget* parent)
    : QWidget(parent)
    , m_words(new QLineEdit)
    , m_languages(new QComboBox)
    , m_sexes(new QComboBox)
{
    m_words->setObjectName(QStringLiteral("voiceWords"));
    m_words->setPlaceholderText(tr("Find a voice"));
    m_words->setAccessibleName(tr("Find a voice"));
    m_words->setClearButtonEnabled(true);
    m_languages->setObjectName(QStringLiteral("voiceLanguage"));
    m_languages->setAccessibleName(tr("Language"));
    m_languages->addItem(tr("All languages"), QString());
    if (catalogue)
        for (const auto& language : catalogue->languages())
            m_languages->addItem(specText(language.name), toQString(language.code));
    m_languages->setMinimumContentsLength(10);
    m_languages->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_sexes->setObjectName(QStringLiteral("voiceSex"));
    m_sexes->setAccessibleName(tr("Sex"));
    m_sexes->addItem(tr("All"), QString());
    m_sexes->addItem(tr("Female"), QStringLiteral("f"));
    m_sexes->addItem(tr("Male"), QStringLiteral("m"));
    auto* grid = new QGridLayout(this);
    setGrid(grid, 0, 2);
    grid->addWidget(m_words, 0, 0, 1, 2);
    grid->addWidget(m_languages, 1, 0);
    grid->addWidget(m_sexes, 1, 1);
    grid->setColumnStretch(0, 1);
    connect(m_words, &QLineEdit::textChanged, this, &VoiceFilterBar::changed);
    connect(m_languages, &QComboBox::currentIndexChanged, this, &VoiceFilterBar::changed);
    connect(m_sexes, &QComboBox::currentIndexChanged, this, &VoiceFilterBar::changed);
}

VoiceFilter VoiceFilterBar::filter() const
{
    return {m_words->text().split(u' ', Qt::SkipEmptyParts), m_languages->currentData().toString().toStdString(),
            m_sexes->currentData().toString().toStdString()};
}

void VoiceFilterBar::clear()
{
    m_words->clear();
    m_languages->setCurrentIndex(0);
    m_sexes->setCurrentIndex(0);
}

} // namespace melisma::ui
