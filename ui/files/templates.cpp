// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/files/templates.h"

#include "core/base/user_folder.h"
#include "core/edits/make_template.h"
#include "core/project/media_store.h"
#include "core/project/recovery.h"
#include "ui/common/text.h"
#include "ui/common/widgets.h"
#include "ui/common/yes_or_no.h"

#include <QCheckBox>
#include <QCoreApplication>
#include <QDialog>
#include <QDialogButtonBox>
#include <QDir>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QRegularExpression>
#include <QVBoxLayout>

namespace melisma::ui {
namespace {

struct Templates {
    Q_DECLARE_TR_FUNCTIONS(melisma::ui::Templates)
};

constexpr int kLongestName = 80;
const auto kSuffix = QStringLiteral(".melisma");

std::filesystem::path pathOf(const QString& name)
{
    return templatesFolder() / toPath(name + kSuffix);
}

/// The name becomes that of a folder.
QString asFolderName(const QString& wanted)
{
    static const QRegularExpression kUnfit(QStringLiteral("[/\\\\:*?\"<>|\\x00-\\x1f]"));
    QString name = wanted.trimmed().left(kLongestName);
    name.replace(kUnfit, QStringLiteral("-"));
    while (name.startsWith(u'.'))
        name.remove(0, 1);
    return name.trimmed();
}

} // namespace

std::filesystem::path templatesFolder()
{
    return base::userFolder("MELISMA_TEMPLATES", "templates");
}

QStringList templateNames()
{
    QStringList names;
    for (const QString& entry :
         QDir(toQString(templatesFolder())).entryList({u'*' + kSuffix}, QDir::Dirs, QDir::Name | QDir::IgnoreCase))
        names << entry.chopped(kSuffix.size());
    return names;
}

namespace {

/// A template without clips has no sounds, only the fonts of its tracks.
base::Result<void> bringFonts(const Session& session, const project::Project& made, const std::filesystem::path& folder)
{
    for (const auto& [hash, asset] : made.assets) {
        const auto file = session.mediaPath(*asset);
        std::error_code ignored;
        if (!std::filesystem::is_regular_file(file, ignored)) // missing here as well
            continue;
        if (const auto stored = project::storeMedia(project::systemFiles(), folder, file, hash, false); !stored)
            return stored.error();
    }
    return {};
}

} // namespace

bool saveTemplate(Session& session, const QString& wanted, bool withClips)
{
    const QString name = asFolderName(wanted);
    if (name.isEmpty()) {
        emit session.message(Templates::tr("A template needs a name."), true);
        return false;
    }
    const auto made = edits::makeTemplate(session.project(), withClips);
    const auto saved = made ? project::ProjectFolder::create(pathOf(name), *made, true, project::systemFiles(),
                                                             withClips ? session.folderPath() : std::filesystem::path())
                            : base::Result<std::unique_ptr<project::ProjectFolder>>(made.error());
    if (!saved) {
        emit session.message(toQString(saved.error().sentence()), true);
        return false;
    }
    if (const auto brought = withClips ? base::Result<void>() : bringFonts(session, *made, pathOf(name)); !brought) {
        emit session.message(toQString(brought.error().sentence()), true);
        return false;
    }
    emit session.message(Templates::tr("The template %1 is under File, New from template.").arg(name), false);
    return true;
}

void askToSaveTemplate(Session& session, QWidget* window)
{
    auto* dialog = new QDialog(window);
    dialog->setObjectName(QStringLiteral("saveTemplate"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(Templates::tr("Save as template"));
    auto* column = new QVBoxLayout(dialog);
    setGrid(column, 4, 3);
    column->addWidget(smallLabel(Templates::tr(
        "Tracks with their instruments, effects and levels, buses, tempo and key, to begin other songs with.")));
    auto* form = new QFormLayout;
    auto* name = new QLineEdit(session.isNamed() ? toQString(session.folderPath().stem()) : QString());
    name->setMaxLength(kLongestName);
    form->addRow(Templates::tr("&Name"), name);
    column->addLayout(form);
    auto* clips = new QCheckBox(Templates::tr("With all &clips and sounds"));
    column->addWidget(clips);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Save | QDialogButtonBox::Cancel);
    column->addWidget(buttons);
    auto* save = buttons->button(QDialogButtonBox::Save);
    const auto sync = [name, save] { save->setEnabled(!asFolderName(name->text()).isEmpty()); };
    QObject::connect(name, &QLineEdit::textChanged, save, sync);
    sync();
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    QObject::connect(buttons, &QDialogButtonBox::accepted, dialog, [&session, dialog, name, clips] {
        const QString wanted = asFolderName(name->text());
        if (templateNames().contains(wanted, Qt::CaseInsensitive) &&
            !saysYes(dialog, Templates::tr("Replace template?"),
                     Templates::tr("There is a template %1 already. Replace it?").arg(wanted)))
            return;
        if (saveTemplate(session, wanted, clips->isChecked()))
            dialog->accept();
    });
    dialog->open();
}

bool beginFromTemplate(Session& session, const QString& name)
{
    const auto path = pathOf(name);
    const auto held = project::readSaved(path);
    if (!held) {
        emit session.message(toQString(held.error().sentence()), true);
        return false;
    }
    session.newProject();
    if (!held->assets.empty()) {
        if (!session.ensureFolder())
            return false;
        if (const auto shared = project::shareMedia(project::systemFiles(), path, session.folderPath()); !shared) {
            emit session.message(toQString(shared.error().sentence()), true);
            return false;
        }
    }
    return session.apply(Templates::tr("New from template"), [&held](const project::Project&) { return held; });
}

void fillTemplateMenu(QMenu& menu, const QStringList& names, const std::function<void(const QString&)>& begin)
{
    menu.clear();
    for (const QString& name : names)
        menu.addAction(QString(name).replace(u'&', QStringLiteral("&&")), &menu, [begin, name] { begin(name); });
    if (menu.isEmpty())
        menu.addAction(Templates::tr("No templates yet"))->setEnabled(false);
}

} // namespace melisma::ui
