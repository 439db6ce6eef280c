// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

class QMimeData;
class QWidget;

namespace melisma::ui {

/// Something that can be opened as a project: a folder by that suffix, or one that holds a project's file.
bool looksLikeProject(const QString& path);
/// The project or portable copy that is being dragged; empty where there is none or more than it.
QString projectIn(const QMimeData& data);

/// Takes a project dropped anywhere on a window, before the timeline takes it for sound files or the prompt for text.
class ProjectDrop : public QObject {
    Q_OBJECT
public:
    explicit ProjectDrop(QWidget& window);

signals:
    void dropped(const QString& path);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QWidget& m_window;
};

} // namespace melisma::ui
