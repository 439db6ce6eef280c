// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/poster.h"

#include <QFrame>
#include <QStringList>

#include <memory>
#include <vector>

class QGridLayout;
class QPushButton;

namespace melisma::ui {

class Session;

/// What an empty project shows: ways to begin, each a button and a sentence.
class FirstPage : public QFrame {
    Q_OBJECT
public:
    explicit FirstPage(Session& session, QWidget* parent = nullptr);
    ~FirstPage() override;

signals:
    void promptWanted();
    void importWanted();
    void templateWanted(const QString& name);
    void heightChanged(); ///< of what it needs, as a theme's fonts are others

protected:
    bool event(QEvent* event) override;

private:
    QPushButton* addWay(QGridLayout* grid, const char* name, const QString& text, const QString& sentence);
    void addTemplates(QGridLayout* grid);
    void lookForTemplates();
    void beginRecording();

    Session& m_session;
    std::shared_ptr<Poster> m_poster;
    QStringList m_templates;             ///< as they were when the page came into view
    std::vector<QWidget*> m_templateWay; ///< shown where there are templates
};

} // namespace melisma::ui
