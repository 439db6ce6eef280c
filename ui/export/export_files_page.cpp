// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/export_files_page.h"

#include "ui/common/session.h"
#include "ui/common/text.h"
#include "ui/common/widgets.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace melisma::ui {
namespace {

constexpr int kSectionRole = Qt::UserRole + 1;

QLineEdit* line(const char* objectName, const QString& name)
{
    auto* made = new QLineEdit;
    made->setObjectName(QString::fromLatin1(objectName));
    made->setAccessibleName(name);
    return made;
}

QCheckBox* box(const char* objectName, const QString& text)
{
    auto* made = new QCheckBox(text);
    made->setObjectName(QString::fromLatin1(objectName));
    return made;
}

} // namespace

ExportFilesPage::ExportFilesPage(const Session& session, QWidget* parent) : QWidget(parent)
{
    auto* column = new QVBoxLayout(this);
    setGrid(column, 0, 4);
    column->setContentsMargins(0, 12, 0, 0);
    column->addWidget(buildWhat(session));
    column->addWidget(buildWhere());
    column->addStretch(1);
    for (QCheckBox* choice : {m_mix, m_stems, m_midi, m_prompts})
        connect(choice, &QCheckBox::toggled, this, &ExportFilesPage::changed);
    for (QLineEdit* text : {m_folder, m_name, m_pattern, m_from, m_to})
        connect(text, &QLineEdit::textChanged, this, &ExportFilesPage::changed);
    connect(m_range, &QComboBox::currentIndexChanged, this, [this] {
        m_typed->setVisible(m_range->currentData().toInt() == static_cast<int>(ExportRange::typed));
        keepRoom();
        emit changed();
    });
    connect(m_stems, &QCheckBox::toggled, m_pattern, &QWidget::setEnabled);
}

QWidget* ExportFilesPage::buildWhat(const Session& session)
{
    auto* group = new QWidget;
    auto* column = new QVBoxLayout(group);
    setGrid(column, 0, 1);
    column->addWidget(sectionLabel(tr("What")));
    m_mix = box("exportMix", tr("Mix"));
    m_stems = box("exportStems", tr("Stems, one file a track"));
    m_midi = box("exportMidi", tr("MIDI file of the instrument tracks"));
    m_prompts = box("exportPrompts", tr("Include prompts and lyrics in the AI-usage record"));
    m_prompts->setToolTip(tr("Every audio file carries a record of where AI was used, in its tags and beside it."));
    for (QCheckBox* choice : {m_mix, m_stems, m_midi, m_prompts})
        column->addWidget(choice);
    m_range = new QComboBox;
    m_range->setObjectName(QStringLiteral("exportRange"));
    m_range->setAccessibleName(tr("Range"));
    fillRanges(session);
    m_typed = buildTyped(session);
    auto* form = new QFormLayout;
    form->setHorizontalSpacing(16);
    form->setContentsMargins(0, 8, 0, 0);
    form->setVerticalSpacing(8);
    form->addRow(tr("Range"), m_range);
    form->addRow(QString(), m_typed);
    column->addLayout(form);
    return group;
}

void ExportFilesPage::fillRanges(const Session& session)
{
    const auto& project = session.project();
    m_range->addItem(tr("Whole song"), static_cast<int>(ExportRange::whole));
    if (project::loopOf(project))
        m_range->addItem(tr("Loop"), static_cast<int>(ExportRange::loop));
    if (!session.selectedClips().empty())
        m_range->addItem(tr("Selected clips"), static_cast<int>(ExportRange::selection));
    m_range->addItem(tr("From \u2026 to \u2026"), static_cast<int>(ExportRange::typed));
    for (const auto& section : project::sectionsOf(project)) {
        const QString name = toQString(section.name);
        m_range->addItem(section.isAlone ? tr("Section: %1").arg(name)
                                         : tr("Section: %1, no. %2").arg(name).arg(section.number),
                         static_cast<int>(ExportRange::section));
        m_range->setItemData(m_range->count() - 1, static_cast<qulonglong>(section.marker.value), kSectionRole);
    }
}

/// Two fields that take bars and times; they begin with the whole song.
QWidget* ExportFilesPage::buildTyped(const Session& session)
{
    const auto& project = session.project();
    const auto end = project.tempoMap.beatsAt(project.length(), project.sampleRate);
    m_from = line("exportFrom", tr("From"));
    m_to = line("exportTo", tr("To"));
    m_from->setText(QStringLiteral("1"));
    m_to->setText(QString::number(project.tempoMap.barAt(end - base::Beats{1}) + 2));
    const QString help = tr("A bar like 5, a beat like 5.3, or a time like 1:23.4 or 83.4 s.\n"
                            "The range ends before its second place: 5 to 9 is bars 5, 6, 7 and 8.");
    auto* row = new QWidget;
    auto* layout = new QHBoxLayout(row);
    setGrid(layout, 0, 2);
    layout->addWidget(m_from);
    layout->addWidget(new QLabel(tr("up to")));
    layout->addWidget(m_to);
    for (QLineEdit* place : {m_from, m_to})
        place->setToolTip(help);
    row->hide();
    return row;
}

QWidget* ExportFilesPage::buildWhere()
{
    auto* group = new QWidget;
    auto* column = new QVBoxLayout(group);
    setGrid(column, 0, 2);
    column->addWidget(sectionLabel(tr("Where")));
    m_folder = line("exportFolder", tr("Folder"));
    m_name = line("exportName", tr("File name"));
    m_pattern = line("exportPattern", tr("Names of stems"));
    m_pattern->setToolTip(tr("{n} is the track's number, {track} its name, {role} its role, {project} the project"));
    m_names = smallLabel({});
    m_names->setObjectName(QStringLiteral("exportNames"));
    auto* chooseFolder = new QPushButton(tr("Choose\u2026"));
    connect(chooseFolder, &QPushButton::clicked, this, &ExportFilesPage::browse);
    auto* folderRow = new QHBoxLayout;
    folderRow->setSpacing(8);
    folderRow->addWidget(m_folder, 1);
    folderRow->addWidget(chooseFolder);
    auto* form = new QFormLayout;
    form->setHorizontalSpacing(16);
    form->setVerticalSpacing(8);
    form->setLabelAlignment(Qt::AlignLeft);
    form->addRow(tr("Folder"), folderRow);
    form->addRow(tr("Name"), m_name);
    form->addRow(tr("Stems"), m_pattern);
    form->addRow(QString(), m_names);
    column->addLayout(form);
    return group;
}

void ExportFilesPage::browse()
{
    const QString folder = QFileDialog::getExistingDirectory(this, tr("Export into"), m_folder->text());
    if (!folder.isEmpty())
        m_folder->setText(folder);
}

void ExportFilesPage::showChoices(const ExportChoices& choices)
{
    m_mix->setChecked(choices.mix);
    m_stems->setChecked(choices.stems);
    m_midi->setChecked(choices.midi);
    m_prompts->setChecked(choices.prompts);
    m_folder->setText(choices.folder);
    m_name->setText(choices.name);
    m_pattern->setText(toQString(choices.stemNames));
    m_pattern->setEnabled(choices.stems);
}

void ExportFilesPage::read(ExportChoices& choices) const
{
    choices.mix = m_mix->isChecked();
    choices.stems = m_stems->isChecked();
    choices.midi = m_midi->isChecked();
    choices.prompts = m_prompts->isChecked();
    choices.range = static_cast<ExportRange>(m_range->currentData().toInt());
    choices.section = {m_range->currentData(kSectionRole).toULongLong()};
    choices.from = m_from->text();
    choices.to = m_to->text();
    choices.folder = m_folder->text();
    choices.name = m_name->text();
    choices.stemNames = m_pattern->text().toStdString();
}

void ExportFilesPage::showNames(const QString& text, bool wrong)
{
    m_names->setText(text);
    setRole(m_names, wrong ? "failure" : "small");
    keepRoom();
}

void ExportFilesPage::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    keepRoom();
}

/// A tab widget does not ask how high texts are that wrap: the dialog would squeeze what comes and goes.
void ExportFilesPage::keepRoom()
{
    layout()->activate();
    setMinimumHeight(layout()->totalMinimumHeightForWidth(width()));
}

} // namespace melisma::ui
