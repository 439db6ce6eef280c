// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/voices/voices_panel.h"

#include "ui/common/empty_state.h"
#include "ui/common/said_label.h"
#include "ui/common/text.h"
#include "ui/common/widgets.h"
#include "ui/voices/consent_dialog.h"
#include "ui/voices/listen_button.h"
#include "ui/voices/new_voice_dialog.h"
#include "ui/voices/sound_shelf.h"
#include "ui/voices/sound_voice_page.h"
#include "ui/voices/voice_filter_bar.h"
#include "ui/voices/voice_list.h"
#include "ui/voices/voice_maker.h"
#include "ui/voices/voice_offer.h"
#include "ui/voices/voice_questions.h"

#include <QGridLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace melisma::ui {

VoicesPanel::VoicesPanel(Session& session, const base::Result<voices::VoiceLibrary>& library, VoiceSamples cache,
                         QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_listener(new VoiceListener(session, std::move(cache), this))
    , m_pages(new QStackedWidget)
    , m_list(new VoiceList)
    , m_nothing(new EmptyState(tr("No voice is like that."), tr("Show all voices")))
    , m_state(smallLabel({}))
    , m_listen(new ListenButton)
    , m_use(accentButton(tr("Use")))
    , m_blend(new QPushButton(tr("Blend\u2026")))
    , m_design(new QPushButton(tr("Design\u2026")))
    , m_actions(new QStackedWidget)
    , m_details(new QPushButton(tr("Details")))
    , m_consent(new QPushButton(tr("Consent\u2026")))
    , m_addVoice(new QPushButton(tr("Add a voice\u2026")))
    , m_shelf(SoundShelf::of(session))
{
    setObjectName(QStringLiteral("voicesPanel"));
    if (library)
        m_library.emplace(*library);
    m_filter = new VoiceFilterBar(m_library ? &m_library->catalogue() : nullptr);
    m_sound = new SoundVoicePage(session, m_shelf, m_library ? &m_library->catalogue() : nullptr);
    m_pages->addWidget(buildList());
    m_pages->addWidget(m_sound);
    connect(m_sound, &SoundVoicePage::left, this, [this] {
        m_pages->setCurrentIndex(0);
        refresh();
    });
    connect(&m_shelf, &SoundShelf::changed, this, &VoicesPanel::showRows);
    if (m_library) {
        m_maker = new VoiceMaker(*m_library, *m_listener);
        m_pages->addWidget(m_maker);
        connect(m_maker, &VoiceMaker::left, this, [this] { m_pages->setCurrentIndex(0); });
        connect(m_maker, &VoiceMaker::kept, this, [this](const QString& id) {
            m_filter->clear();
            m_pages->setCurrentIndex(0);
            refresh();
            m_list->choose(id);
            m_list->setFocus();
        });
    }
    auto* column = new QVBoxLayout(this);
    setGrid(column, 0, 0);
    column->addWidget(m_pages);
    connectList();
    refresh();
    if (!library)
        tell(toQString(library.error().sentence()));
}

QWidget* VoicesPanel::buildList()
{
    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    setGrid(column, 3, 2);
    column->addWidget(m_filter);
    column->addWidget(m_list, 1);
    column->addWidget(m_nothing, 1);
    column->addWidget(m_state);
    m_actions->addWidget(buildActions());
    m_actions->addWidget(buildSoundActions());
    column->addWidget(m_actions);
    column->addWidget(m_addVoice);
    m_actions->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    m_addVoice->setObjectName(QStringLiteral("addVoice"));
    m_addVoice->setToolTip(tr("Makes a voice of recordings, or takes one over from RVC or another machine"));
    m_nothing->centre();
    m_state->setObjectName(QStringLiteral("voiceState"));
    m_state->setTextInteractionFlags(Qt::TextSelectableByMouse); // it may name a command
    m_state->hide();
    return page;
}

QWidget* VoicesPanel::buildActions()
{
    m_listen->setObjectName(QStringLiteral("listenVoice"));
    m_use->setObjectName(QStringLiteral("useVoice"));
    m_use->setToolTip(tr("Speaks and sings with this voice in the Generate panel"));
    m_blend->setObjectName(QStringLiteral("blendVoices"));
    m_blend->setToolTip(tr("A new voice mixed of several; choose them with Ctrl or add them there"));
    m_design->setObjectName(QStringLiteral("designVoice"));
    m_design->setToolTip(tr("A new voice: this one, higher or lower, brighter or darker, with more breath or less"));
    auto* actions = new QWidget;
    auto* grid = new QGridLayout(actions);
    setGrid(grid, 0, 2);
    grid->addWidget(m_listen, 0, 0);
    grid->addWidget(m_use, 0, 1);
    grid->addWidget(m_blend, 1, 0);
    grid->addWidget(m_design, 1, 1);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    return actions;
}

QWidget* VoicesPanel::buildSoundActions()
{
    m_details->setObjectName(QStringLiteral("soundDetails"));
    m_details->setToolTip(tr("Who agreed to what, and where this project uses it"));
    m_consent->setObjectName(QStringLiteral("soundConsent"));
    auto* actions = new QWidget;
    auto* grid = new QGridLayout(actions);
    setGrid(grid, 0, 2);
    grid->addWidget(m_details, 0, 0);
    grid->addWidget(m_consent, 0, 1);
    grid->addWidget(smallLabel(tr("It sings what a clip holds: \u201cSing with voice\u201d in the clip's menu.")), 1, 0,
                    1, 2);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    return actions;
}

void VoicesPanel::connectList()
{
    connect(m_details, &QPushButton::clicked, this, [this] { openSound(m_list->chosen().value(0)); });
    connect(m_consent, &QPushButton::clicked, this, [this] { giveConsent(m_list->chosen().value(0)); });
    connect(m_addVoice, &QPushButton::clicked, this, &VoicesPanel::addVoice);
    connect(m_filter, &VoiceFilterBar::changed, this, &VoicesPanel::sift);
    connect(m_nothing, &EmptyState::triggered, m_filter, &VoiceFilterBar::clear);
    connect(m_list, &VoiceList::itemSelectionChanged, this, &VoicesPanel::followChoice);
    connect(m_list, &VoiceList::listenWanted, this, &VoicesPanel::listenTo);
    connect(m_list, &VoiceList::useWanted, this, [this](const QString& id) {
        if (m_shelf.has(id))
            openSound(id);
        else
            emit useWanted(id);
    });
    connect(m_list, &VoiceList::customContextMenuRequested, this, &VoicesPanel::showMenu);
    connect(m_listen, &QPushButton::clicked, this, [this] { listenTo(m_list->chosen().value(0)); });
    connect(m_use, &QPushButton::clicked, this, [this] { emit useWanted(m_list->chosen().value(0)); });
    connect(m_blend, &QPushButton::clicked, this, [this] {
        make(m_list->chosen());
        if (m_list->chosen().size() == 1)
            m_maker->addPart();
    });
    connect(m_design, &QPushButton::clicked, this, [this] { make(m_list->chosen()); });
    connect(m_listener, &VoiceListener::changed, this, [this] {
        m_list->showListening(*m_listener);
        followChoice();
    });
    connect(m_listener, &VoiceListener::failed, this, [this](const QString& sentence) { tell(sentence); });
}

void VoicesPanel::offerVoices(ModelFetch& fetch)
{
    m_fetch = &fetch;
    connect(&fetch, &ModelFetch::arrived, this, &VoicesPanel::refresh);
    refresh();
}

/// Where voices have come meanwhile, the list comes back, with the offer below those made of sound.
void VoicesPanel::showOffer()
{
    if (!m_fetch || !m_library)
        return;
    const bool alone = m_shelf.voices().empty();
    if (m_offer && alone == m_offerAlone && installedWeights(m_library->catalogue().model()).empty())
        return;
    if (m_offer && m_pages->currentWidget() == m_offer)
        m_pages->setCurrentIndex(0);
    delete std::exchange(m_offer, nullptr);
    auto* offer = makeVoiceOffer(*m_fetch, m_library->catalogue().model());
    if (!offer)
        return;
    m_offerAlone = alone;
    if (!alone) { // they are of use without
        m_offer = offer;
        m_pages->widget(0)->layout()->addWidget(offer);
        return;
    }
    offer->centre();
    m_offer = new QWidget;
    auto* column = new QVBoxLayout(m_offer);
    setGrid(column, 3, 2);
    column->addWidget(scrolling(offer), 1);
    if (m_shelf.canOpen()) {
        auto* add = new QPushButton(m_addVoice->text());
        add->setToolTip(m_addVoice->toolTip());
        connect(add, &QPushButton::clicked, this, &VoicesPanel::addVoice);
        column->addWidget(add);
    }
    m_pages->addWidget(m_offer);
    m_pages->setCurrentWidget(m_offer);
}

/// The user's voices and the model may have changed meanwhile, in a terminal or in another window.
void VoicesPanel::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    refresh();
}

void VoicesPanel::refresh()
{
    m_shelf.refresh();
    showRows();
    if (!m_library)
        return;
    showOffer();
    auto skipped = m_library->own().list().skipped;
    skipped.insert(skipped.end(), m_shelf.skipped().begin(), m_shelf.skipped().end());
    const QString missing = missingVoices(m_library->catalogue().model());
    tell(!missing.isEmpty() ? missing : skipped.empty() ? QString() : toQString(skipped.front()), !skipped.empty());
}

void VoicesPanel::showRows()
{
    const auto* catalogue = m_library ? &m_library->catalogue() : nullptr;
    auto rows = m_library ? voiceRows(*m_library) : std::vector<VoiceRow>();
    for (const auto& voice : m_shelf.voices())
        rows.push_back(soundRow(catalogue, voice.header, voice.state));
    sortOwnFirst(rows);
    m_list->setRows(std::move(rows));
    m_list->showListening(*m_listener);
    m_addVoice->setVisible(m_shelf.canOpen());
    sift();
}

void VoicesPanel::sift()
{
    const int shown = m_list->sift(m_filter->filter());
    m_list->setVisible(shown > 0 || !m_library);
    m_nothing->setVisible(shown == 0 && m_library);
    followChoice();
}

/// What is made of sound neither speaks nor blends.
void VoicesPanel::followChoice()
{
    const QStringList chosen = m_list->chosen();
    const bool one = chosen.size() == 1;
    const bool speaks = std::ranges::none_of(chosen, [this](const QString& id) { return m_shelf.has(id); });
    m_listen->setEnabled(one && speaks);
    m_listen->showState(one ? m_listener->state(chosen.front()) : VoiceListener::State::idle);
    m_use->setEnabled(one && speaks);
    m_design->setEnabled(one && speaks);
    m_blend->setEnabled(!chosen.isEmpty() && speaks);
    m_blend->setText(chosen.size() > 1 ? tr("Blend %n\u2026", nullptr, static_cast<int>(chosen.size()))
                                       : tr("Blend\u2026"));
    m_actions->setCurrentIndex(one && !speaks ? 1 : 0);
    const auto* sound = m_shelf.find(chosen.value(0).toStdString());
    m_consent->setEnabled(m_shelf.canOpen() && (!sound || sound->state != SoundState::broken));
}

void VoicesPanel::openSound(const QString& id)
{
    if (!m_shelf.has(id))
        return;
    m_listener->stop();
    m_sound->open(id);
    m_pages->setCurrentWidget(m_sound);
}

/// On the voice's page, where the record is then seen.
void VoicesPanel::giveConsent(const QString& id)
{
    openSound(id);
    const auto* voice = m_shelf.find(id.toStdString());
    if (voice && voice->details)
        ConsentDialog::openFor(m_session, *voice, this);
    else if (voice)
        m_sound->unlock();
}

void VoicesPanel::addVoice()
{
    auto* dialog = new NewVoiceDialog(m_session, m_library ? &m_library->catalogue() : nullptr, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &NewVoiceDialog::made, this, [this](const QString& id) {
        m_filter->clear();
        m_list->choose(id);
        openSound(id);
    });
    dialog->open();
}

void VoicesPanel::listenTo(const QString& id)
{
    if (m_shelf.has(id))
        return openSound(id);
    if (!m_library || id.isEmpty())
        return;
    tell({});
    const auto voice = m_library->resolve(id.toStdString());
    if (!voice)
        return tell(toQString(voice.error().sentence()));
    m_listener->toggle(id, m_library->catalogue(), *voice);
}

void VoicesPanel::make(const QStringList& ids)
{
    m_listener->stop();
    m_pages->setCurrentWidget(m_maker);
    auto rows = m_list->rows();
    std::erase_if(rows, [](const VoiceRow& row) { return row.sound.has_value(); });
    m_maker->begin(ids, std::move(rows));
}

void VoicesPanel::showMenu(const QPoint& at)
{
    const QStringList chosen = m_list->chosen();
    if (chosen.isEmpty())
        return;
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto* row = m_list->rowOf(chosen.front());
    if (chosen.size() == 1 && row && row->sound) {
        menu->addAction(tr("Details"), m_details, &QPushButton::click);
        menu->addAction(tr("Consent\u2026"), m_consent, &QPushButton::click);
        return menu->popup(m_list->viewport()->mapToGlobal(at));
    }
    if (!m_blend->isEnabled())
        return delete menu;
    if (chosen.size() == 1) {
        menu->addAction(m_listen->text(), m_listen, &QPushButton::click);
        menu->addAction(tr("Use"), m_use, &QPushButton::click);
        menu->addAction(tr("Design\u2026"), m_design, &QPushButton::click);
    }
    menu->addAction(tr("Blend\u2026"), m_blend, &QPushButton::click);
    if (chosen.size() == 1 && row && row->isOwn()) {
        menu->addSeparator();
        menu->addAction(tr("Rename\u2026"), this, [this, id = chosen.front()] { rename(id); });
        menu->addAction(tr("Delete\u2026"), this, [this, id = chosen.front()] { remove(id); });
    }
    menu->popup(m_list->viewport()->mapToGlobal(at));
}

void VoicesPanel::rename(const QString& id)
{
    const auto* row = m_list->rowOf(id);
    if (!row)
        return;
    const auto name = askForVoiceName(this, row->name);
    if (!name)
        return;
    const auto renamed = m_library->own().rename(id.toStdString(), *name);
    refresh();
    if (!renamed)
        tell(toQString(renamed.error().sentence()));
}

void VoicesPanel::remove(const QString& id)
{
    const auto* row = m_list->rowOf(id);
    if (!row ||
        !askToDeleteVoice(this, row->name, tr("What was made with it stays. The voice itself cannot be brought back.")))
        return;
    const auto removed = m_library->own().remove(id.toStdString());
    refresh();
    if (!removed)
        tell(toQString(removed.error().sentence()));
}

void VoicesPanel::tell(const QString& sentence, bool failed)
{
    say(*m_state, sentence, failed);
}

} // namespace melisma::ui
