// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/first_page.h"

#include "core/edits/add_track.h"
#include "ui/common/key_tip.h"
#include "ui/common/session.h"
#include "ui/common/shortcut_keys.h"
#include "ui/common/shortcut_map.h"
#include "ui/common/widgets.h"
#include "ui/files/templates.h"
#include "ui/record/recording.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QThreadPool>

namespace melisma::ui {

FirstPage::FirstPage(Session& session, QWidget* parent)
    : QFrame(parent)
    , m_session(session)
    , m_poster(std::make_shared<Poster>(this))
{
    setProperty("card", "plain"); // its own ground: the grid's lines would go through the words
    auto* grid = new QGridLayout(this);
    setGrid(grid, 5, 3);
    grid->setHorizontalSpacing(16);
    grid->setColumnStretch(1, 1);
    grid->addWidget(titleLabel(tr("How do you want to begin?")), 0, 0, 1, 2);
    auto* prompt = addWay(grid, "beginPrompt", tr("Describe a song"),
                          tr("A few words become a song of several tracks, made on this machine."));
    auto* import = addWay(grid, "beginImport", tr("Open files\u2026"),
                          tr("Sound or MIDI, onto tracks of their own. They can be dropped here, too."));
    auto* record =
        addWay(grid, "beginRecord", tr("Record"), tr("A track for your microphone or instrument, armed and ready."));
    addTemplates(grid);
    setKeyTip(*prompt, prompt->text(), QStringLiteral("generate.prompt"));
    setKeyTip(*import, tr("Open files"), QStringLiteral("file.import"));
    connect(prompt, &QPushButton::clicked, this, &FirstPage::promptWanted);
    connect(import, &QPushButton::clicked, this, &FirstPage::importWanted);
    connect(record, &QPushButton::clicked, this, &FirstPage::beginRecording);
}

FirstPage::~FirstPage()
{
    m_poster->close();
}

QPushButton* FirstPage::addWay(QGridLayout* grid, const char* name, const QString& text, const QString& sentence)
{
    const int row = grid->rowCount();
    auto* button = new QPushButton(text);
    button->setObjectName(QLatin1String(name));
    button->setAccessibleDescription(sentence);
    button->setFocusPolicy(Qt::TabFocus);
    grid->addWidget(button, row, 0);
    grid->addWidget(smallLabel(sentence), row, 1);
    return button;
}

void FirstPage::addTemplates(QGridLayout* grid)
{
    auto* begin =
        addWay(grid, "beginTemplate", tr("From a template"), tr("Tracks, instruments and effects as you saved them."));
    auto* menu = new QMenu(begin);
    connect(menu, &QMenu::aboutToShow, this, [this, menu] {
        fillTemplateMenu(*menu, m_templates, [this](const QString& name) { emit templateWanted(name); });
    });
    begin->setMenu(menu);
    m_templateWay = {begin, grid->itemAtPosition(grid->rowCount() - 1, 1)->widget()};
    for (QWidget* part : m_templateWay)
        part->hide();
}

/// On a thread of the pool: the folder may lie on a slow disk.
void FirstPage::lookForTemplates()
{
    QThreadPool::globalInstance()->start([this, poster = m_poster] {
        poster->post([this, names = templateNames()] {
            m_templates = names;
            for (QWidget* part : m_templateWay)
                part->setVisible(!names.empty());
        });
    });
}

bool FirstPage::event(QEvent* event)
{
    if (event->type() == QEvent::Show)
        lookForTemplates();
    const bool done = QFrame::event(event);
    if (event->type() == QEvent::LayoutRequest)
        emit heightChanged();
    return done;
}

/// Where nothing can be recorded the page stays, and the status line says why.
void FirstPage::beginRecording()
{
    const auto name = tr("Audio").toStdString();
    if (!m_session.apply(tr("Add track"), [&name](const project::Project& project) {
            return edits::addTrack(project, project::TrackKind::audio, name, {});
        }))
        return;
    const auto track = m_session.project().tracks.back()->id;
    m_session.selectTrack(track);
    if (!Recording::of(m_session).arm(track, true))
        return m_session.undo();
    const auto* record = shortcutMap().find(QStringLiteral("record.toggle"));
    emit m_session.message(record && !record->keys.isEmpty()
                               ? tr("The track is armed. %1 begins the recording.").arg(shownKeys(record->keys))
                               : tr("The track is armed. The red button begins the recording."),
                           false);
}

} // namespace melisma::ui
