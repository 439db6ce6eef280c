// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/recovery/open_projects.h"

#include "core/project/recovery.h"
#include "ui/common/text.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QSettings>

#include <algorithm>

#include <csignal>

namespace melisma::ui {
namespace {

const auto kOpen = QStringLiteral("recovery/open");
const auto kOpening = QStringLiteral("recovery/opening");

QString own(const QString& group)
{
    return group + u'/' + QString::number(QCoreApplication::applicationPid());
}

void set(const QString& key, const QString& path)
{
    QSettings settings;
    if (path.isEmpty())
        settings.remove(key);
    else
        settings.setValue(key, path);
    settings.sync(); // on the disk before the program can die
}

bool runs(const QString& process)
{
    return ::kill(static_cast<pid_t>(process.toLongLong()), 0) == 0 || errno == EPERM;
}

/// The entries of processes that are gone.
QStringList ofTheGone(const QString& group)
{
    QSettings settings;
    settings.beginGroup(group);
    QStringList gone;
    for (const QString& process : settings.childKeys())
        if (!runs(process))
            gone << process;
    return gone;
}

QStringList pathsOfTheGone(const QString& group)
{
    QStringList paths;
    for (const QString& process : ofTheGone(group))
        paths << QSettings().value(group + u'/' + process).toString();
    return paths;
}

LeftProject describe(const QString& path, const QStringList& opening, const QString& unsavedFolder)
{
    LeftProject left;
    left.path = toPath(path);
    const auto summary = project::summarise(left.path);
    left.name = summary.name.empty() ? QFileInfo(path).completeBaseName() : toQString(summary.name);
    left.unsavedEdits = static_cast<int>(summary.unsavedEdits);
    left.problem = toQString(summary.problem);
    left.neverSaved = QFileInfo(path).absolutePath() == unsavedFolder;
    left.endedOpening = opening.contains(path);
    for (const auto& file : QDir(path).entryInfoList(QDir::Files))
        left.changed = std::max(left.changed, file.lastModified());
    return left;
}

} // namespace

OpenProjects::OpenProjects(Session& session, QObject* parent) : QObject(parent), m_session(session)
{
    m_opened.setSingleShot(true);
    m_opened.setInterval(kOpenedAfterMs);
    connect(&m_opened, &QTimer::timeout, this, [] { set(own(kOpening), {}); });
    connect(&m_session, &Session::projectOpening, this, [this](const QString& path) {
        m_opened.stop();
        set(own(kOpening), path);
    });
    connect(&m_session, &Session::projectReplaced, this, [this] {
        note();
        m_opened.start();
    });
    connect(&m_session, &Session::saveStateChanged, this, &OpenProjects::note); // a new project's first edit
    note();
}

OpenProjects::~OpenProjects()
{
    set(own(kOpening), {});
    set(own(kOpen), {});
}

void OpenProjects::note()
{
    const QString path = toQString(m_session.folderPath());
    if (path == m_noted)
        return;
    m_noted = path;
    set(own(kOpen), path);
}

std::vector<LeftProject> OpenProjects::leftBehind(const std::filesystem::path& projectsFolder)
{
    const QStringList opening = pathsOfTheGone(kOpening);
    QStringList paths = opening + pathsOfTheGone(kOpen);
    if (paths.isEmpty())
        return {};
    const QDir unsaved(toQString(projectsFolder));
    for (const auto& entry : unsaved.entryInfoList({"*.melisma"}, QDir::Dirs | QDir::NoDotAndDotDot))
        paths << entry.absoluteFilePath();
    paths.removeDuplicates();
    std::vector<LeftProject> left;
    for (const QString& path : paths)
        if (QFileInfo(path).isDir())
            left.push_back(describe(path, opening, unsaved.absolutePath()));
    std::ranges::stable_sort(left, std::ranges::greater{}, &LeftProject::changed);
    return left;
}

void OpenProjects::forgetLeft()
{
    for (const QString& group : {kOpen, kOpening})
        for (const QString& process : ofTheGone(group))
            set(group + u'/' + process, {});
}

} // namespace melisma::ui
