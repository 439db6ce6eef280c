// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window/shortcuts_dialog.h"

#include "ui/common/shortcut_file.h"
#include "ui/common/widgets.h"
#include "ui/common/yes_or_no.h"
#include "ui/main_window/shortcut_editor.h"
#include "ui/main_window/shortcut_list.h"

#include <QDir>
#include <QFile>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QSaveFile>
#include <QScreen>
#include <QVBoxLayout>

namespace melisma::ui {
namespace {

constexpr QSize kFirstSize(820, 700);
constexpr qsizetype kShownProblems = 12;
const auto kFileName = QStringLiteral("melisma-shortcuts.json");

} // namespace

ShortcutsDialog::ShortcutsDialog(QWidget* parent)
    : QDialog(parent)
    , m_search(new QLineEdit)
    , m_list(new ShortcutList)
    , m_editor(new ShortcutEditor)
{
    setWindowTitle(tr("Keyboard shortcuts"));
    m_search->setObjectName(QStringLiteral("shortcutSearch"));
    m_search->setPlaceholderText(tr("Search for an action, a menu or keys"));
    m_search->setAccessibleName(tr("Search"));
    m_search->setClearButtonEnabled(true);
    connect(m_search, &QLineEdit::textChanged, m_list, &ShortcutList::filter);
    connect(m_search, &QLineEdit::returnPressed, m_list, &ShortcutList::chooseFirst);
    connect(m_list, &ShortcutList::chosenChanged, m_editor, &ShortcutEditor::edit);
    connect(m_list, &QTreeWidget::itemActivated, m_editor, &ShortcutEditor::focusField);
    connect(m_editor, &ShortcutEditor::done, m_list, qOverload<>(&QWidget::setFocus));
    auto* layout = new QVBoxLayout(this);
    setGrid(layout, 4, 3);
    layout->addWidget(m_search);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_editor);
    layout->addLayout(buttonRow());
    resize(kFirstSize.boundedTo(screen()->availableSize() * 0.9));
}

QLayout* ShortcutsDialog::buttonRow()
{
    auto* importing = shortcutButton(tr("Import\u2026"), "importShortcuts");
    auto* exporting = shortcutButton(tr("Export\u2026"), "exportShortcuts");
    auto* reset = shortcutButton(tr("Reset all\u2026"), "resetAll");
    auto* close = shortcutButton(tr("Close"), "closeShortcuts");
    connect(importing, &QPushButton::clicked, this, &ShortcutsDialog::askForImport);
    connect(exporting, &QPushButton::clicked, this, &ShortcutsDialog::askForExport);
    connect(reset, &QPushButton::clicked, this, &ShortcutsDialog::askForReset);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    auto* row = new QHBoxLayout;
    setGrid(row, 0, 2);
    row->addWidget(importing);
    row->addWidget(exporting);
    row->addWidget(reset);
    row->addStretch(1);
    row->addWidget(close);
    return row;
}

void ShortcutsDialog::askForExport()
{
    const QString path = QFileDialog::getSaveFileName(this, tr("Export the shortcuts"),
                                                      QDir::home().filePath(kFileName), tr("Shortcuts (*.json)"));
    if (!path.isEmpty())
        exportTo(path);
}

void ShortcutsDialog::exportTo(const QString& path)
{
    QSaveFile file(path);
    const QByteArray list = exportShortcuts(shortcutMap());
    const bool kept = file.open(QIODevice::WriteOnly) && file.write(list) == list.size() && file.commit();
    m_editor->say(kept ? tr("All shortcuts are in %1.").arg(QDir::toNativeSeparators(path))
                       : tr("%1 cannot be written: %2").arg(QDir::toNativeSeparators(path), file.errorString()),
                  !kept);
}

void ShortcutsDialog::askForImport()
{
    const QString path =
        QFileDialog::getOpenFileName(this, tr("Import shortcuts"), QDir::homePath(), tr("Shortcuts (*.json)"));
    if (!path.isEmpty())
        importFrom(path);
}

void ShortcutsDialog::importFrom(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return m_editor->say(tr("%1 cannot be read: %2").arg(QDir::toNativeSeparators(path), file.errorString()), true);
    const auto read = importShortcuts(file.read(kLargestShortcutFile + 1), shortcutMap());
    if (!read.refusal.isEmpty())
        return m_editor->say(read.refusal, true);
    if (read.changes == 0 && !read.problems.isEmpty())
        return m_editor->say(tr("Nothing was changed. %1").arg(read.problems.front()), true);
    if (!read.problems.isEmpty() && !agrees(read.problems, read.changes))
        return m_editor->say(tr("Nothing was changed."));
    shortcutMap().set(read.keys);
    m_editor->say(read.changes == 0   ? tr("All is as the file says already.")
                  : read.changes == 1 ? tr("One shortcut changed.")
                                      : tr("%1 shortcuts changed.").arg(read.changes));
}

bool ShortcutsDialog::agrees(const QStringList& problems, int changes)
{
    QStringList shown = problems.mid(0, kShownProblems);
    if (const auto more = problems.size() - shown.size(); more > 0)
        shown << tr("And %1 more.").arg(more);
    QMessageBox box(QMessageBox::NoIcon, tr("Import shortcuts"), shown.join(u'\n'), QMessageBox::Cancel, this);
    box.setTextFormat(Qt::PlainText);
    auto* go = box.addButton(changes == 1 ? tr("Change one shortcut") : tr("Change %1 shortcuts").arg(changes),
                             QMessageBox::AcceptRole);
    go->setObjectName(QStringLiteral("importAnyway"));
    box.exec();
    return box.clickedButton() == go;
}

void ShortcutsDialog::askForReset()
{
    if (!saysYes(this, tr("Reset all shortcuts?"),
                 tr("All shortcuts become those that Melisma comes with. Export yours before if you may want them "
                    "back.")))
        return;
    shortcutMap().resetAll();
    m_editor->say(tr("All shortcuts are the default ones."));
}

} // namespace melisma::ui
