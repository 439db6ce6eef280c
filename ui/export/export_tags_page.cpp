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

std::optional<double> bpmIn(const QLineEdit& field)
{
    bool isNumber = false;
    const double bpm = field.text().trimmed().replace(u',', u'.').toDouble(&isNumber);
    return isNumber && bpm >= 10.0 && bpm <= 999.0 ? std::optional(bpm) : std::nullopt;
}

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
    for (std::size_t i = 0; i < kFields; ++i)
        m_fields[i] = addField(*form, tr(kTagFields[i].label), kTagFields[i].objectName);
    m_bpm = addField(*form, tr("Tempo"), "exportBpm");
    m_key = addField(*form, tr("Key"), "exportKey");
    m_fields[0]->setPlaceholderText(toQString(project.name));
    m_bpm->setPlaceholderText(tr("%1 BPM, as the song").arg(numberText(project.tempoMap.bpmAt({}), 0)));
    m_key->setPlaceholderText(tr("%1, as the song").arg(keyText(project.key)));
    column->addLayout(form);
    column->addWidget(smallLabel(tr("Sections and the AI-usage record are written as well.")));
    column->addStretch(1);
}

QLineEdit* ExportTagsPage::addField(QFormLayout& form, const QString& name, const char* objectName)
{
    auto* field = new QLineEdit;
    field->setObjectName(QString::fromLatin1(objectName));
    field->setAccessibleName(name);
    form.addRow(name, field);
    connect(field, &QLineEdit::textChanged, this, &ExportTagsPage::changed);
    return field;
}

void ExportTagsPage::showTags(const audio::SongTags& tags)
{
    for (std::size_t i = 0; i < kFields; ++i)
        m_fields[i]->setText(toQString(tags.*kTagFields[i].text));
    m_bpm->setText(tags.bpm ? QString::number(*tags.bpm) : QString());
    m_key->setText(toQString(tags.key));
}

audio::SongTags ExportTagsPage::read() const
{
    audio::SongTags tags;
    for (std::size_t i = 0; i < kFields; ++i)
        tags.*kTagFields[i].text = m_fields[i]->text().trimmed().toStdString();
    tags.bpm = bpmIn(*m_bpm);
    if (const auto key = music::Key::parse(m_key->text().trimmed().toStdString()))
        tags.key = audio::keyTag(*key);
    return tags;
}

QString ExportTagsPage::problem() const
{
    if (!m_bpm->text().trimmed().isEmpty() && !bpmIn(*m_bpm))
        return tr("Write the tempo as a number of beats a minute, from 10 to 999.");
    if (const auto key = m_key->text().trimmed(); !key.isEmpty() && !music::Key::parse(key.toStdString()))
        return tr("Write the key as C major, F# minor or Am.");
    return {};
}

} // namespace melisma::ui
