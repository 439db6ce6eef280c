// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/generate/lyric_draft.h"

#include "core/jobs/job_queue.h"
#include "ui/common/text.h"
#include "ui/common/widgets.h"
#include "ui/generate/prompt_preview.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSet>
#include <QTextCursor>

#include <algorithm>

namespace melisma::ui {
namespace {

constexpr int kHeight = 208;                    ///< of the field with words in it: a verse and what follows
constexpr const char* kDraftOnly = "draftOnly"; ///< the task's toggle

/// What is sung: no headings, no blank lines.
QSet<QString> linesOf(const QString& lyrics)
{
    QSet<QString> lines;
    for (const QString& line : lyrics.split(u'\n'))
        if (const QString words = line.simplified(); !words.isEmpty() && !words.startsWith(u'['))
            lines.insert(words);
    return lines;
}

} // namespace

LyricDraft::LyricDraft(jobs::JobQueue& queue, QPlainTextEdit& lyrics, QWidget* parent)
    : QWidget(parent)
    , m_lyrics(lyrics)
    , m_preview(new PromptPreview(queue, this))
    , m_button(new QPushButton(tr("Draft words")))
    , m_whose(smallLabel({}))
{
    m_button->setObjectName(QStringLiteral("draftWords"));
    m_button->setFocusPolicy(Qt::TabFocus);
    m_button->setToolTip(tr("Writes English words for this prompt into the field, to be changed before they are sung. "
                            "Ctrl+Z in the field brings back what stood there."));
    m_whose->setObjectName(QStringLiteral("whoseWords"));
    auto* row = new QHBoxLayout(this);
    setGrid(row, 0, 2);
    row->addWidget(m_button);
    row->addWidget(m_whose, 1);
    connect(m_button, &QPushButton::clicked, this, &LyricDraft::wanted);
    connect(m_preview, &PromptPreview::answered, this, [this](const QString&, const base::Json& facts) {
        end();
        fill(toQString(base::memberOr<std::string>(facts, "lyrics", "")));
    });
    connect(m_preview, &PromptPreview::failed, this, [this](const base::Error& error) {
        end();
        emit refused(toQString(error.sentence()));
    });
    connect(&lyrics, &QPlainTextEdit::textChanged, this, &LyricDraft::showWhose);
}

bool LyricDraft::isOffered(const base::TaskDescriptor& task)
{
    return task.previews && std::ranges::find(task.params, kDraftOnly, &base::ParamSpec::key) != task.params.end();
}

void LyricDraft::draft(const std::string& task, base::ParamValues params, std::uint64_t seed)
{
    params.set(kDraftOnly, true);
    m_button->setEnabled(false);
    m_whose->setText(tr("Drafting \u2026"));
    m_preview->ask(task, params, seed);
}

void LyricDraft::end()
{
    m_button->setEnabled(true);
    showWhose();
}

void LyricDraft::fill(const QString& words)
{
    m_drafted = words.trimmed();
    QTextCursor cursor(m_lyrics.document());
    cursor.select(QTextCursor::Document);
    cursor.insertText(m_drafted);
    m_lyrics.moveCursor(QTextCursor::Start);
    m_lyrics.setMinimumHeight(kHeight);
    m_lyrics.setMaximumHeight(kHeight);
    showWhose();
}

/// Words are drafted as long as one of their lines is.
void LyricDraft::showWhose()
{
    if (!m_button->isEnabled())
        return;
    const QString text = m_lyrics.toPlainText();
    const bool drafted = !m_drafted.isEmpty() && linesOf(text).intersects(linesOf(m_drafted));
    m_whose->setText(!drafted                      ? QString()
                     : text.trimmed() == m_drafted ? tr("Drafted by Melisma \u2013 edit as you like.")
                                                   : tr("Drafted by Melisma, changed by you."));
}

} // namespace melisma::ui
