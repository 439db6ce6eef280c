// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window/project_drop.h"

#include "core/project/bundle.h"
#include "ui/common/text.h"
#include "ui/timeline/file_drop.h"

#include <QApplication>
#include <QDropEvent>
#include <QFileInfo>
#include <QMimeData>
#include <QWidget>

namespace melisma::ui {

bool looksLikeProject(const QString& path)
{
    const QFileInfo folder(path);
    return folder.isDir() &&
           (folder.suffix() == QLatin1String("melisma") || QFileInfo::exists(path + QStringLiteral("/project.json")));
}

QString projectIn(const QMimeData& data)
{
    const QStringList paths = droppedFiles(data);
    const bool opens =
        paths.size() == 1 && (looksLikeProject(paths.front()) || project::looksLikeBundle(toPath(paths.front())));
    return opens ? paths.front() : QString();
}

ProjectDrop::ProjectDrop(QWidget& window) : QObject(&window), m_window(window)
{
    window.setAcceptDrops(true);
    qApp->installEventFilter(this);
}

bool ProjectDrop::eventFilter(QObject* watched, QEvent* event)
{
    const bool drag = event->type() == QEvent::DragEnter || event->type() == QEvent::DragMove;
    if (!drag && event->type() != QEvent::Drop)
        return false;
    const auto* widget = qobject_cast<QWidget*>(watched);
    if (!widget || widget->window() != &m_window)
        return false;
    auto* drop = static_cast<QDropEvent*>(event);
    const QString path = projectIn(*drop->mimeData());
    if (path.isEmpty())
        return false;
    drop->setDropAction(Qt::CopyAction); // a move would ask the file manager to delete it
    drop->accept();
    if (!drag) // the question that may follow must not hold up the one who drags
        QMetaObject::invokeMethod(
            this, [this, path] { emit dropped(path); }, Qt::QueuedConnection);
    return true;
}

} // namespace melisma::ui
