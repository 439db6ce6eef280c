// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/files/bundle_actions.h"

#include "core/project/bundle.h"
#include "ui/common/text.h"
#include "ui/common/voice_gate.h"
#include "ui/files/file_work.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QPointer>

namespace melisma::ui {
namespace {

struct PortableCopy {
    Q_DECLARE_TR_FUNCTIONS(melisma::ui::PortableCopy)
};

QString suffix()
{
    return QString::fromUtf8(project::kBundleSuffix.data(), static_cast<qsizetype>(project::kBundleSuffix.size()));
}

QString filter()
{
    return PortableCopy::tr("Portable copies") + QStringLiteral(" (*%1)").arg(suffix());
}

} // namespace

void savePortableCopy(Session& session, QWidget* window)
{
    const auto folder = session.folderPath();
    const QString start = session.isNamed() ? toQString(folder.parent_path() / folder.stem()) + suffix()
                                            : QDir::homePath() + u'/' + toQString(session.project().name) + suffix();
    QString path = QFileDialog::getSaveFileName(window, PortableCopy::tr("Save a portable copy"), start, filter());
    if (path.isEmpty())
        return;
    if (!path.endsWith(suffix()))
        path = (path.endsWith(QLatin1String(".zip")) ? path.chopped(4) : path) + suffix();
    writePortableCopy(session, path, window);
}

void writePortableCopy(Session& session, const QString& path, QWidget* window)
{
    FileWork::start(
        window, PortableCopy::tr("Saving a portable copy\u2026"),
        [project = session.snapshot(), folder = session.folderPath(),
         target = toPath(path)](const auto& progress, std::stop_token stop) -> base::Result<void> {
            const auto bytes = project::writeBundle(*project, folder, target, true, progress, stop);
            return bytes ? base::Result<void>() : bytes.error();
        },
        [session = QPointer(&session), path](const base::Result<void>& result) {
            if (!session)
                return;
            if (!result)
                emit session->message(toQString(result.error().sentence()), true);
            else
                emit session->message(PortableCopy::tr("The portable copy is %1, %2 MB.")
                                          .arg(QDir::toNativeSeparators(path))
                                          .arg(numberText(static_cast<double>(QFileInfo(path).size()) / 1e6, 1)),
                                      false);
        });
}

QString askForPortableCopy(QWidget* window)
{
    return QFileDialog::getOpenFileName(window, PortableCopy::tr("Open a portable copy"), QDir::homePath(), filter());
}

void unpackPortableCopy(Session& session, const QString& path, QWidget* window,
                        std::function<void(const QString&)> open)
{
    const auto target = project::freeFolderFor(toPath(path));
    FileWork::start(
        window, PortableCopy::tr("Unpacking %1\u2026").arg(QFileInfo(path).fileName()),
        [bundle = toPath(path), target, terms = VoiceGate::of(session).terms()](const auto& progress,
                                                                                std::stop_token stop) {
            const auto check = [&terms](const auto& project) { return provenance::checkImported(project, terms); };
            return project::unpackBundle(bundle, target, progress, stop, project::systemFiles(), {}, check);
        },
        [session = QPointer(&session), open = std::move(open), target](const base::Result<void>& result) {
            if (session && !result)
                emit session->message(toQString(result.error().sentence()), true);
            else if (session)
                open(toQString(target));
        });
}

} // namespace melisma::ui
