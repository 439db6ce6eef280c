// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/generate/generate_panel.h"

#include "core/jobs/melody_input.h"
#include "core/jobs/song_input.h"
#include "ui/common/flow_layout.h"
#include "ui/common/key_tip.h"
#include "ui/common/param_form.h"
#include "ui/common/shortcut_map.h"
#include "ui/common/spec_text.h"
#include "ui/common/text.h"
#include "ui/common/widgets.h"
#include "ui/generate/lyric_draft.h"
#include "ui/generate/prompt_browser.h"
#include "ui/generate/prompt_history.h"
#include "ui/generate/prompt_popup.h"
#include "ui/generate/prompt_preview.h"
#include "ui/generate/prompt_reading.h"
#include "ui/generate/sing_actions.h"
#include "ui/generate/understood_view.h"
#include "ui/voices/voice_offer.h"

#include <QAction>
#include <QButtonGroup>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRandomGenerator>
#include <QScrollArea>
#include <QSpinBox>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <limits>
#include <utility>

namespace melisma::ui {
namespace {

constexpr const char* kVoice = "voice"; ///< key of the parameter

bool needsMelody(const base::TaskDescriptor& task)
{
    return std::ranges::find(task.inputs, jobs::kMelodyInput) != task.inputs.end();
}

/// Whether the panel can give the task all that it works on.
bool isOffered(const base::TaskDescriptor& task)
{
    const auto known = [](const std::string& role) { return role == jobs::kSongInput || role == jobs::kMelodyInput; };
    return !task.internal && std::ranges::all_of(task.inputs, known);
}

/// The first text that the task cannot do without and that is empty; null when there is none.
const base::ParamSpec* missingText(const base::TaskDescriptor& task, const base::ParamValues& values)
{
    const auto missing = std::ranges::find_if(task.params, [&values](const base::ParamSpec& spec) {
        return spec.kind == base::ParamKind::longText && spec.minimum.value_or(0.0) > 0.0 && !values.has(spec.key);
    });
    return missing == task.params.end() ? nullptr : &*missing;
}

} // namespace

GeneratePanel::GeneratePanel(Session& session, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_preview(new PromptPreview(session.queue(), this))
{
    setObjectName(QStringLiteral("generatePanel"));
    build();
    connect(m_preview, &PromptPreview::answered, this, [this](const QString& prompt, const base::Json& facts) {
        if (m_understood && prompt == m_prompt->toPlainText())
            m_understood->showReading(readingFrom(facts, prompt), prompt);
    });
    connect(&session, &Session::selectionChanged, this, &GeneratePanel::followSelection);
    connect(&session, &Session::projectChanged, this, &GeneratePanel::followSelection);
    auto* start = new QAction(tr("Start the task"), this);
    start->setObjectName(QStringLiteral("generate.start"));
    start->setShortcut(Qt::CTRL | Qt::Key_Return);
    start->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(start, &QAction::triggered, this, &GeneratePanel::generate);
    addAction(start);
    shortcutMap().adopt(*start, tr("Generate"), {});
}

void GeneratePanel::build()
{
    auto* content = new QWidget;
    auto* inner = new QVBoxLayout(content);
    setGrid(inner, 3, 2);
    m_chooser = new QWidget;
    new FlowLayout(4, m_chooser);
    m_chooser->hide();
    inner->addWidget(m_chooser);
    m_formPlace = new QVBoxLayout;
    inner->addLayout(m_formPlace);
    inner->addStretch(1);

    m_seed = new QSpinBox;
    m_seed->setObjectName(QStringLiteral("seed"));
    m_seed->setRange(-1, std::numeric_limits<int>::max());
    m_seed->setSpecialValueText(tr("new each time"));
    m_seed->setValue(-1);
    m_seed->setAccessibleName(tr("Seed"));
    m_seed->setToolTip(tr("The same seed with the same settings gives the same song."));
    auto* seedLabel = smallLabel(tr("Seed"));
    seedLabel->setBuddy(m_seed);
    m_state = smallLabel(tr("Asking what can be generated …"));
    m_button = accentButton(tr("Generate"));
    m_button->setObjectName(QStringLiteral("generateButton"));
    m_button->setMinimumHeight(36);
    m_button->setEnabled(false);
    connect(m_button, &QPushButton::clicked, this, &GeneratePanel::generate);

    auto* foot = new QVBoxLayout;
    setGrid(foot, 3, 2);
    foot->addWidget(m_state);
    auto* seedRow = new QHBoxLayout;
    seedRow->addWidget(seedLabel);
    seedRow->addWidget(m_seed, 1);
    foot->addLayout(seedRow);
    foot->addWidget(m_button);
    auto* outer = new QVBoxLayout(this);
    setGrid(outer, 0, 0);
    outer->addWidget(scrolling(content), 1);
    outer->addLayout(foot);
}

void GeneratePanel::setTasks(const base::Result<std::vector<base::TaskDescriptor>>& tasks)
{
    if (!tasks)
        return refuse(toQString(tasks.error().sentence()));
    m_tasks = *tasks;
    std::erase_if(m_tasks, [](const base::TaskDescriptor& task) { return !isOffered(task); });
    fillTaskChooser();
    m_state->setText(m_tasks.empty() ? tr("This installation has nothing that generates.") : QString());
    m_state->setVisible(m_tasks.empty());
    if (!m_tasks.empty())
        showTask(0);
}

/// One segment per task; a single task needs no choice.
void GeneratePanel::fillTaskChooser()
{
    clearLayout(m_chooser->layout());
    m_segments.clear();
    m_chooser->setVisible(m_tasks.size() > 1);
    auto* group = new QButtonGroup(m_chooser);
    for (std::size_t i = 0; i < m_tasks.size(); ++i) {
        auto* segment = new QPushButton(specText(m_tasks[i].title));
        segment->setCheckable(true);
        segment->setChecked(i == 0);
        segment->setFocusPolicy(Qt::TabFocus);
        group->addButton(segment, static_cast<int>(i));
        m_chooser->layout()->addWidget(segment);
        m_segments.push_back(segment);
    }
    followSelection();
    connect(group, &QButtonGroup::idClicked, this, &GeneratePanel::showTask);
}

/// Singing is offered while a melody is selected; what is shown already stays.
void GeneratePanel::followSelection()
{
    const bool melody = static_cast<bool>(selectedMelody(m_session));
    for (std::size_t i = 0; i < m_segments.size(); ++i)
        m_segments[i]->setVisible(!needsMelody(m_tasks[i]) || melody || m_current == static_cast<int>(i));
}

void GeneratePanel::showTask(int index)
{
    m_current = index;
    const auto& task = m_tasks[static_cast<std::size_t>(index)];
    m_offer = nullptr;
    clearLayout(m_formPlace);
    m_form = new ParamForm(task.params);
    m_formPlace->addWidget(m_form);
    m_understood = nullptr;
    m_browser = nullptr;
    m_prompt = qobject_cast<QPlainTextEdit*>(m_form->editor("prompt"));
    if (m_prompt)
        addPromptHelpers();
    addLyricHelpers();
    connect(m_form, &ParamForm::changed, this, [this] {
        m_state->hide();
        readPrompt();
    });
    fillVoice();
    m_button->setText(specText(task.title));
    setKeyTip(*m_button, specText(task.summary), QStringLiteral("generate.start"));
    m_button->setEnabled(true);
    showOffer();
    followSelection();
}

void GeneratePanel::offerVoices(ModelFetch& fetch)
{
    m_fetch = &fetch;
    connect(&fetch, &ModelFetch::arrived, this, &GeneratePanel::showOffer);
    showOffer();
}

/// The voices may have come or gone meanwhile, in a terminal or in another window.
void GeneratePanel::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    showOffer();
}

/// What is written in the form stays.
void GeneratePanel::showOffer()
{
    if (!m_fetch || !m_form)
        return;
    delete std::exchange(m_offer, nullptr);
    m_offer = makeVoiceOffer(*m_fetch, m_tasks[static_cast<std::size_t>(m_current)].model.id);
    m_button->setEnabled(!m_offer);
    if (m_offer)
        m_formPlace->insertWidget(0, m_offer);
}

void GeneratePanel::useVoice(const std::string& voice)
{
    m_voice = voice;
    if (m_form && m_form->editor(kVoice))
        return fillVoice();
    for (std::size_t i = 0; i < m_segments.size(); ++i) {
        const bool speaks =
            std::ranges::find(m_tasks[i].params, kVoice, &base::ParamSpec::key) != m_tasks[i].params.end();
        if (!speaks || m_segments[i]->isHidden())
            continue;
        m_segments[i]->setChecked(true);
        return showTask(static_cast<int>(i));
    }
}

void GeneratePanel::fillVoice()
{
    if (m_voice.empty() || !m_form->editor(kVoice))
        return;
    auto values = m_form->values();
    values.set(kVoice, m_voice);
    m_form->setValues(values);
}

/// Below the prompt: earlier prompts, and how this one is read.
void GeneratePanel::addPromptHelpers()
{
    m_browser = new PromptBrowser(m_prompt);
    auto* helpers = new QWidget;
    auto* column = new QVBoxLayout(helpers);
    setGrid(column, 0, 1);
    auto* earlier = new QToolButton;
    earlier->setObjectName(QStringLiteral("earlierPrompts"));
    earlier->setText(tr("Earlier prompts"));
    earlier->setProperty("framed", true);
    earlier->setFocusPolicy(Qt::TabFocus);
    earlier->setToolTip(tr("Alt+Up and Alt+Down in the prompt go through them"));
    column->addWidget(earlier, 0, Qt::AlignLeft);
    m_understood = new UnderstoodView(*m_prompt);
    column->addWidget(m_understood);
    m_form->addBelow("prompt", helpers);
    QWidget::setTabOrder(m_prompt, earlier);
    connect(earlier, &QToolButton::clicked, this, [this, earlier] {
        auto* popup = new PromptPopup(this);
        connect(popup, &PromptPopup::chosen, m_prompt, [this](const QString& prompt) {
            m_browser->show(prompt);
            m_prompt->setFocus();
        });
        popup->popUp(*earlier);
    });
}

/// Below the lyrics: words from the program, where the task drafts some.
void GeneratePanel::addLyricHelpers()
{
    auto* lyrics = qobject_cast<QPlainTextEdit*>(m_form->editor("lyrics"));
    if (!lyrics || !LyricDraft::isOffered(m_tasks[static_cast<std::size_t>(m_current)]))
        return;
    auto* draft = new LyricDraft(m_session.queue(), *lyrics);
    m_form->addBelow("lyrics", draft);
    QWidget::setTabOrder(lyrics, draft);
    connect(draft, &LyricDraft::wanted, this, [this, draft] { draftLyrics(*draft); });
    connect(draft, &LyricDraft::refused, this, &GeneratePanel::refuse);
}

void GeneratePanel::draftLyrics(LyricDraft& draft)
{
    const auto& task = m_tasks[static_cast<std::size_t>(m_current)];
    const auto values = m_form->values();
    if (!values.has("prompt"))
        return refuse(tr("Write a prompt first: genre, mood, instruments, tempo \u2026"));
    m_state->hide();
    draft.draft(task.id, values, nextSeed());
}

std::uint64_t GeneratePanel::nextSeed() const
{
    const bool fresh = m_seed->value() < 0;
    return static_cast<std::uint64_t>(fresh ? QRandomGenerator::global()->bounded(1, std::numeric_limits<int>::max())
                                            : m_seed->value());
}

void GeneratePanel::readPrompt()
{
    const auto& task = m_tasks[static_cast<std::size_t>(m_current)];
    if (!m_understood || !task.previews)
        return;
    const auto values = m_form->values();
    if (values.has("prompt"))
        m_preview->ask(task.id, values);
    else
        m_understood->clear();
}

void GeneratePanel::generate()
{
    if (m_current < 0)
        return;
    if (m_offer)
        return refuse(tr("Download the voices first: the offer stands above."));
    const auto& task = m_tasks[static_cast<std::size_t>(m_current)];
    const auto melody = needsMelody(task) ? selectedMelody(m_session) : project::ClipId{};
    if (needsMelody(task) && !melody)
        return refuse(tr("Select a clip with notes first: its melody is sung."));
    const auto values = base::validate(task.params, m_form->values());
    if (!values)
        return refuse(toQString(values.error().sentence()));
    if (const auto* missing = missingText(task, *values)) {
        m_form->editor(missing->key)->setFocus(Qt::ShortcutFocusReason);
        return refuse(missing->key == "prompt"
                          ? tr("Write a prompt first: genre, mood, instruments, tempo \u2026")
                          : tr("Write something in \u201c%1\u201d first.").arg(specText(missing->label)));
    }
    m_state->hide();
    if (m_prompt) {
        PromptHistory::add(m_prompt->toPlainText());
        m_browser->used();
    }
    m_session.generate(task, m_form->values(), nextSeed(), melody);
    emit started();
}

void GeneratePanel::refuse(const QString& why)
{
    setRole(m_state, "failure");
    m_state->setText(why);
    m_state->show();
}

void GeneratePanel::focusPrompt()
{
    if (!m_form || m_form->editors().empty())
        return;
    m_form->editors().front().widget->setFocus(Qt::ShortcutFocusReason);
}

} // namespace melisma::ui
