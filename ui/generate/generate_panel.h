// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/task.h"
#include "ui/common/session.h"

#include <QWidget>

#include <vector>

class QLabel;
class QPlainTextEdit;
class QPushButton;
class QSpinBox;
class QStackedWidget;
class QVBoxLayout;

namespace melisma::ui {

class LyricDraft;
class ModelFetch;
class ParamForm;
class PromptBrowser;
class PromptPreview;
class UnderstoodView;
class VoiceOffer;

/// The prompt panel: one form per task, all made from the tasks' ParamSpecs, and the button that starts a job.
class GeneratePanel : public QWidget {
    Q_OBJECT
public:
    explicit GeneratePanel(Session& session, QWidget* parent = nullptr);

    /// The tasks to offer, or why there are none.
    void setTasks(const base::Result<std::vector<base::TaskDescriptor>>& tasks);
    void focusPrompt();
    /// Puts the voice into the form, and into those that are chosen later; goes to one that has a voice if need be.
    void useVoice(const std::string& voice);
    /// Where a task needs voices that are not installed, its form offers to fetch them.
    void offerVoices(ModelFetch& fetch);
    QSize sizeHint() const override { return {300, 600}; }

signals:
    void started(); ///< a job was handed in

protected:
    void showEvent(QShowEvent* event) override;

private:
    void build();
    void showTask(int index);
    void addPromptHelpers();
    void addLyricHelpers();
    void draftLyrics(LyricDraft& draft);
    std::uint64_t nextSeed() const;
    void readPrompt();
    void generate();
    void refuse(const QString& why);
    void fillTaskChooser();
    void followSelection();
    void fillVoice();
    void showOffer();

    Session& m_session;
    PromptPreview* m_preview;
    std::vector<base::TaskDescriptor> m_tasks;
    int m_current = -1;
    std::string m_voice; ///< the person chose; empty: as the task says
    ParamForm* m_form = nullptr;
    ModelFetch* m_fetch = nullptr;
    VoiceOffer* m_offer = nullptr; ///< above the form, while its task has no voices
    QWidget* m_chooser = nullptr;
    std::vector<QPushButton*> m_segments; ///< one a task
    QVBoxLayout* m_formPlace = nullptr;
    QLabel* m_state = nullptr;          ///< why there is no form, or what is wrong in it
    QPlainTextEdit* m_prompt = nullptr; ///< where the task has one, with its helpers:
    PromptBrowser* m_browser = nullptr;
    UnderstoodView* m_understood = nullptr;
    QSpinBox* m_seed = nullptr;
    QPushButton* m_button = nullptr;
};

} // namespace melisma::ui
