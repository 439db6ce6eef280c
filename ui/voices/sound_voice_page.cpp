// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/voices/sound_voice_page.h"

#include "core/voices/give_consent.h"
#include "ui/common/facts_table.h"
#include "ui/common/said_label.h"
#include "ui/common/text.h"
#include "ui/common/theme.h"
#include "ui/common/widgets.h"
#include "ui/voices/consent_dialog.h"
#include "ui/voices/export_voice_dialog.h"
#include "ui/voices/rules_dialog.h"
#include "ui/voices/voice_places.h"
#include "ui/voices/voice_questions.h"
#include "ui/voices/voice_row.h"

#include <QFileDialog>
#include <QHBoxLayout>
#include <QInputDialog>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace melisma::ui {
namespace {

constexpr int kLongestReason = 100;

QLabel* said(const char* name)
{
    auto* label = smallLabel({});
    setRole(label, "said");
    label->setObjectName(QLatin1String(name));
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

QPushButton* button(const QString& text, const char* name)
{
    auto* made = new QPushButton(text);
    made->setObjectName(QLatin1String(name));
    made->setFocusPolicy(Qt::TabFocus);
    return made;
}

QString madeOf(const SoundVoice& voice)
{
    if (voice.header.kind == voices::VoiceKind::imported) {
        const bool indexed =
            std::ranges::find(voice.details->files, "index", &voices::StoredFile::role) != voice.details->files.end();
        return indexed ? SoundVoicePage::tr("weights and index of RVC") : SoundVoicePage::tr("weights of RVC");
    }
    const auto count = std::ranges::count(voice.details->files, "reference", &voices::StoredFile::role);
    return count == 1 ? SoundVoicePage::tr("one recording") : SoundVoicePage::tr("%1 recordings").arg(count);
}

bool hasRecord(const SoundVoice& voice)
{
    return voice.details && voice.details->consent && !voice.details->revoked;
}

QString placeText(const VoicePlace& place)
{
    QString text = toQString(place.track) + QStringLiteral(" \u00b7 ") + toQString(place.name);
    return place.heard ? text : SoundVoicePage::tr("%1 (not heard)").arg(text);
}

} // namespace

SoundVoicePage::SoundVoicePage(Session& session, SoundShelf& shelf, const voices::VoiceCatalogue* catalogue,
                               QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_shelf(shelf)
    , m_catalogue(catalogue)
    , m_name(titleLabel({}))
    , m_badge(new QLabel)
    , m_meaning(said("voiceMeaning"))
    , m_heading(said("consentHeading"))
    , m_facts(smallLabel({}))
    , m_proof(smallLabel({}))
    , m_record(card())
    , m_unlock(accentButton(tr("Unlock\u2026")))
    , m_consent(button(tr("Consent\u2026"), "giveConsent"))
    , m_revoke(button(tr("Revoke\u2026"), "revokeConsent"))
    , m_opened(new QWidget)
    , m_rules(new FactsTable)
    , m_change(button(tr("Change\u2026"), "changeRules"))
    , m_made(new FactsTable)
    , m_nowhere(smallLabel(tr("Nothing in this project was made with it.")))
    , m_places(new QVBoxLayout)
    , m_export(button(tr("Export\u2026"), "exportVoice"))
    , m_state(smallLabel({}))
{
    setObjectName(QStringLiteral("soundVoicePage"));
    auto* content = new QWidget;
    auto* inner = new QVBoxLayout(content);
    setGrid(inner, 3, 2);
    inner->addWidget(buildConsent());
    auto* opened = new QVBoxLayout(m_opened);
    setGrid(opened, 0, 2);
    opened->addSpacing(8);
    opened->addWidget(sectionLabel(tr("What its owner allows")));
    opened->addWidget(m_rules);
    opened->addWidget(m_change, 0, Qt::AlignLeft);
    opened->addSpacing(8);
    opened->addWidget(sectionLabel(tr("The voice")));
    opened->addWidget(m_made);
    inner->addWidget(m_opened);
    inner->addSpacing(8);
    inner->addWidget(sectionLabel(tr("In this project")));
    inner->addWidget(m_nowhere);
    setGrid(m_places, 0, 1);
    inner->addLayout(m_places);
    inner->addStretch(1);
    auto* outer = new QVBoxLayout(this);
    setGrid(outer, 0, 0);
    outer->addWidget(buildHead());
    outer->addWidget(scrolling(content), 1);
    outer->addWidget(buildFoot());
    connect(&m_shelf, &SoundShelf::changed, this, &SoundVoicePage::follow);
    connect(&m_session, &Session::projectChanged, this, &SoundVoicePage::showPlaces);
    connect(&themeWatcher(), &ThemeWatcher::changed, this, &SoundVoicePage::follow);
}

QWidget* SoundVoicePage::buildHead()
{
    auto* head = new QWidget;
    auto* row = new QHBoxLayout(head);
    setGrid(row, 3, 2);
    row->setContentsMargins(row->contentsMargins() - QMargins(0, 0, 0, 12));
    auto* back = new QToolButton;
    back->setObjectName(QStringLiteral("leaveSoundVoice"));
    back->setText(tr("\u2190 Voices"));
    back->setAccessibleName(tr("Back to the voices"));
    back->setProperty("framed", true);
    back->setFocusPolicy(Qt::TabFocus);
    row->addWidget(back);
    row->addWidget(m_name, 1);
    row->addWidget(m_badge);
    m_badge->setObjectName(QStringLiteral("voiceBadge"));
    connect(back, &QToolButton::clicked, this, &SoundVoicePage::left);
    return head;
}

QWidget* SoundVoicePage::buildConsent()
{
    auto* part = new QWidget;
    auto* column = new QVBoxLayout(part);
    setGrid(column, 0, 2);
    column->addWidget(sectionLabel(tr("Consent")));
    column->addWidget(m_meaning);
    auto* record = new QVBoxLayout(m_record);
    setGrid(record, 3, 1);
    record->addWidget(m_heading);
    record->addWidget(m_facts);
    record->addWidget(m_proof);
    m_proof->setObjectName(QStringLiteral("consentProof"));
    column->addWidget(m_record);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_unlock);
    buttons->addWidget(m_consent);
    buttons->addWidget(m_revoke);
    buttons->addStretch(1);
    column->addLayout(buttons);
    m_unlock->setObjectName(QStringLiteral("unlockVoices"));
    connect(m_unlock, &QPushButton::clicked, this, &SoundVoicePage::unlock);
    connect(m_revoke, &QPushButton::clicked, this, &SoundVoicePage::revoke);
    connect(m_consent, &QPushButton::clicked, this, [this] {
        if (const auto* voice = m_shelf.find(m_id.toStdString()))
            ConsentDialog::openFor(m_session, *voice, this);
    });
    connect(m_change, &QPushButton::clicked, this, [this] {
        if (const auto* voice = m_shelf.find(m_id.toStdString()); voice && voice->details)
            RulesDialog::openFor(m_shelf, *voice, this);
    });
    return part;
}

QWidget* SoundVoicePage::buildFoot()
{
    auto* foot = new QWidget;
    auto* column = new QVBoxLayout(foot);
    setGrid(column, 3, 2);
    m_state->setObjectName(QStringLiteral("soundVoiceState"));
    m_state->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_state->hide();
    auto* rename = button(tr("Rename\u2026"), "renameVoice");
    auto* remove = button(tr("Delete\u2026"), "deleteVoice");
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    for (auto* each : {rename, m_export, remove})
        buttons->addWidget(each, 1);
    column->addWidget(m_state);
    column->addLayout(buttons);
    connect(rename, &QPushButton::clicked, this, &SoundVoicePage::rename);
    connect(remove, &QPushButton::clicked, this, &SoundVoicePage::remove);
    connect(m_export, &QPushButton::clicked, this, &SoundVoicePage::exportVoice);
    return foot;
}

void SoundVoicePage::open(const QString& id)
{
    m_id = id;
    tell({});
    follow();
}

void SoundVoicePage::follow()
{
    if (m_id.isEmpty())
        return;
    const auto* voice = m_shelf.find(m_id.toStdString());
    if (!voice) {
        m_id.clear();
        emit left();
        return;
    }
    m_name->setText(toQString(voice->header.name));
    m_badge->setText(stateBadge(voice->state));
    const QString ink = stateColour(voice->state).name();
    m_badge->setStyleSheet(QStringLiteral("color: %1; border: 1px solid %1; border-radius: %2px; padding: 1px 6px;")
                               .arg(ink)
                               .arg(theme().radius));
    m_meaning->setText(voice->problem.isEmpty() ? stateSentence(voice->state)
                                                : stateSentence(voice->state) + u' ' + voice->problem);
    m_unlock->setVisible(voice->state == SoundState::locked && m_shelf.canOpen());
    m_opened->setVisible(voice->details.has_value());
    m_export->setEnabled(voice->state != SoundState::broken && m_shelf.canOpen());
    showConsent(*voice);
    showPlaces();
}

void SoundVoicePage::showConsent(const SoundVoice& voice)
{
    m_record->setVisible(voice.details.has_value());
    m_consent->setVisible(voice.details.has_value());
    m_revoke->setVisible(hasRecord(voice));
    if (!voice.details)
        return;
    const auto text = consentText(*voice.details, voice.consent);
    m_heading->setText(text.heading);
    m_facts->setText(text.facts.join(u'\n'));
    m_facts->setVisible(!text.facts.isEmpty());
    m_proof->setText(text.proof);
    m_proof->setVisible(!text.proof.isEmpty());
    const bool wanted = voice.state == SoundState::none || voice.state == SoundState::revoked;
    m_consent->setText(wanted ? tr("Give consent\u2026") : tr("New consent\u2026"));
    std::vector<FactsTable::Row> rules;
    for (const auto& rule : ruleTexts(voice.details->rules, voice.consent))
        rules.push_back({rule.name, rule.value});
    m_rules->setRows(rules);
    m_made->setRows({{tr("Made of"), madeOf(voice)},
                     {tr("Language"), languageName(m_catalogue, voice.header.language)},
                     {tr("Here since"), dayText(voice.header.created.substr(0, 10))}});
}

void SoundVoicePage::showPlaces()
{
    if (m_id.isEmpty())
        return;
    const auto places = placesOf(m_session.project(), m_id.toStdString());
    clearLayout(m_places);
    m_nowhere->setVisible(places.empty());
    for (const auto& place : places) {
        const QString text = placeText(place);
        auto* row = button(shortened(text, 38), "voicePlace");
        row->setProperty("row", true);
        row->setToolTip(text);
        row->setAccessibleDescription(tr("Selects the clip"));
        connect(row, &QPushButton::clicked, this, [this, clip = place.clip] {
            m_session.selectClips({clip});
            emit m_session.clipsShown(clip);
        });
        m_places->addWidget(row);
    }
}

void SoundVoicePage::unlock()
{
    tellResult(m_shelf.unlock(this));
}

void SoundVoicePage::rename()
{
    const auto id = m_id.toStdString(); // the page may show another voice once the person has answered
    const auto* voice = m_shelf.find(id);
    if (!voice)
        return;
    if (const auto name = askForVoiceName(this, toQString(voice->header.name)))
        tellResult(m_shelf.rename(id, *name));
}

void SoundVoicePage::remove()
{
    const auto id = m_id.toStdString();
    if (askToDeleteVoice(
            this, m_name->text(),
            tr("Its key is destroyed, so that its recordings and the record of consent cannot be opened "
               "again. Backups of your own are not reached. What was made with it stays in your projects.")))
        tellResult(m_shelf.remove(id)); // leaves the page
}

void SoundVoicePage::revoke()
{
    const auto id = m_id.toStdString();
    bool accepted = false;
    QString reason = QInputDialog::getText(
        this, tr("Revoke the consent"),
        tr("Nothing new is made with this voice from now on, until its owner agrees again.\n"
           "What was made before stays in its projects.\n\nWhy does its owner take the consent back?"),
        QLineEdit::Normal, {}, &accepted);
    reason = reason.trimmed().left(kLongestReason);
    if (!accepted)
        return;
    const auto work = [id, reason = reason.toStdString()](const voices::VoiceVault& vault,
                                                          const voices::SoundVoices& sounds) -> base::Result<void> {
        const auto folder = sounds.open(vault, id);
        return folder ? emptied(voices::revokeConsent(*folder, reason)) : folder.error();
    };
    m_shelf.run(this, work, [this](const base::Result<void>& result) { tellResult(result); });
}

void SoundVoicePage::exportVoice()
{
    const auto id = m_id;
    QFileDialog files(this, tr("Export the voice"), {}, tr("Voices of Melisma (*.melisma-voice)"));
    files.setAcceptMode(QFileDialog::AcceptSave);
    files.setDefaultSuffix(QStringLiteral("melisma-voice"));
    files.selectFile(id + QStringLiteral(".melisma-voice"));
    if (files.exec() != QDialog::Accepted)
        return;
    const QString path = files.selectedFiles().value(0);
    auto* dialog = new ExportVoiceDialog(m_shelf, id.toStdString(), toPath(path), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, path] { tell(tr("Exported to %1.").arg(path), false); });
    dialog->open();
}

void SoundVoicePage::tell(const QString& sentence, bool failed)
{
    say(*m_state, sentence, failed);
}

/// What a person gave up needs no words.
void SoundVoicePage::tellResult(const base::Result<void>& result)
{
    tell(result || result.error().kind == base::ErrorKind::cancelled ? QString() : windowSentence(result.error()));
}

} // namespace melisma::ui
