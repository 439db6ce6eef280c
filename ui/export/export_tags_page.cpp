// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/export_tags_page.h"

#include "ui/common/key_text.h"
#include "ui/common/text.h"
#include "ui/common/widgets.h"

#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

namespace melisma::ui {
namespace {

struct Field {
    const char* label;
    const char* objectName;
    std::string audio::SongTags::*text;
};
constexpr std::array<Field, 7> kTagFields{{
    {QT_TRANSLATE_NOOP("melisma::ui::ExportTagsPage", "Title"), "exportTitle", &audio::SongTags::title},
    {QT_TRANSLATE_NOOP("melisma::ui::ExportTagsPage", "Artist"), "exportArtist", &audio::SongTags::artist},
    {QT_TRANSLATE_NOOP("melisma::ui::ExportTagsPage", "Album"), "exportAlbum", &audio::SongTags::album},
    {QT_TRANSLATE_NOOP("melisma::ui::ExportTagsPage", "Year"), "exportYear", &audio::SongTags::year},
    {QT_TRANSLATE_NOOP("melisma::ui::ExportTagsPage", "Copyright"), "exportCopyright", &audio::SongTags::copyright},
    {QT_TRANSLATE_NOOP("melisma::ui::ExportTagsPage", "ISRC"), "exportIsrc", &audio::SongTags::isrc},
    {QT_TRANSLATE_NOOP("melisma::ui::ExportTagsPage", "Comment"), "exportComment", &audio::SongTags::comment},
}};

} // namespace

ExportTagsPage::ExportTagsPage(const project::Project& project, QWidget* parent) : QWidget(parent)
{
    auto* column = new QVBoxLayout(this);
    setGrid(column, 0, 3);
    column->setContentsMargins(0, 12, 0, 0);
    auto* form = new QFormLayout;
    form->setHorizontalSpacing(16);
    form->setVerticalSpacing(8);
    form->setLabelAlignment(Qt::AlignLeft);
    for (std::size_t i = 0; i < kFields; ++i) {
        const QString name = tr(kTagFields[i].label);
        m_fields[i] = new QLineEdit;
        m_fields[i]->setObjectName(QString::fromLatin1(kTagFields[i].objectName));
        m_fields[i]->setAccessibleName(name);
        form->addRow(name, m_fields[i]);
        connect(m_fields[i], &QLineEdit::textChanged, this, &ExportTagsPage::changed);
    }
    m_fields[0]->setPlaceholderText(toQString(project.name));
    column->addLayout(form);
    column->addWidget(smallLabel(tr("Tempo, key, sections and the AI-usage record are written as well: %1 BPM, %2.")
                                     .arg(numberText(project.tempoMap.bpmAt({}), 0), keyText(project.key))));
    column->addStretch(1);
}

void ExportTagsPage::showTags(const audio::SongTags& tags)
{
    for (std::size_t i = 0; i < kFields; ++i)
        m_fields[i]->setText(toQString(tags.*kTagFields[i].text));
}

audio::SongTags ExportTagsPage::read() const
{
    audio::SongTags tags;
    for (std::size_t i = 0; i < kFields; ++i)
        tags.*kTagFields[i].text = m_fields[i]->text().trimmed().toStdString();
    return tags;
}

} // namespace melisma::ui
