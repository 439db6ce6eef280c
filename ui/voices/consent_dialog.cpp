// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/voices/consent_dialog.h"

#include "core/voices/give_consent.h"
#include "core/voices/make_voice.h"
#include "ui/common/named_field.h"
#include "ui/common/text.h"
#include "ui/common/whole_height.h"
#include "ui/common/widgets.h"
#include "ui/voices/reading_form.h"

#include <QCompleter>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>

namespace melisma::ui {
namespace {

using base::Result;

constexpr int kWidth = 520;
constexpr int kLongest = 100;

} // namespace

void ConsentDialog::openFor(Session& session, const SoundVoice& voice, QWidget* parent)
{
    auto* dialog = new ConsentDialog(session, voice, parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

ConsentDialog::ConsentDialog(Session& session, const SoundVoice& voice, QWidget* parent)
    : QDialog(parent)
    , m_shelf(SoundShelf::of(session))
    , m_voice(voice.header.id)
    , m_ways(new QTabBar)
    , m_pages(new QStackedWidget)
    , m_reading(new ReadingForm(session, m_shelf, voice, this))
    , m_licence(namedField(tr("Licence, like CC-BY-4.0"), "openLicence"))
    , m_source(namedField(tr("Where the voice was published under it"), "licenceSource"))
    , m_stated(smallLabel(tr("Nobody can check this offline, so the consent counts as stated: not enough for commerce, "
                             "politics or endorsements.")))
    , m_problem(smallLabel({}))
    , m_bar(new QProgressBar)
    , m_give(accentButton(tr("Give consent")))
{
    setObjectName(QStringLiteral("consentDialog"));
    setWindowTitle(tr("Consent to \u201c%1\u201d").arg(toQString(voice.header.name)));
    m_ways->setObjectName(QStringLiteral("consentWays"));
    m_ways->setExpanding(false);
    m_ways->setDrawBase(false);
    for (const QString& way : {tr("Read aloud"), tr("Recording"), tr("Agreement"), tr("Open licence")})
        m_ways->addTab(way);
    m_pages->addWidget(m_reading);
    m_pages->addWidget(
        buildFilePage(recording, tr("A recording in which the owner of the voice agrees to its being cloned."),
                      tr("A recording of the consent"), tr("Sounds (*.wav *.flac *.mp3 *.ogg *.m4a);;All files (*)")));
    m_pages->addWidget(buildFilePage(document, tr("An agreement that the owner of the voice signed."),
                                     tr("A signed agreement"),
                                     tr("Documents (*.pdf *.png *.jpg *.txt);;All files (*)")));
    m_pages->addWidget(buildLicencePage());
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    buttons->addButton(m_give, QDialogButtonBox::AcceptRole);
    m_give->setObjectName(QStringLiteral("giveConsentNow"));
    m_give->setDefault(true);
    auto* column = new QVBoxLayout(this);
    setGrid(column, 5, 3);
    column->addWidget(m_ways);
    column->addWidget(m_pages, 1);
    column->addWidget(m_stated);
    column->addWidget(m_problem);
    column->addWidget(m_bar);
    column->addWidget(buttons);
    setRole(m_problem, "failure");
    m_problem->setObjectName(QStringLiteral("consentProblem"));
    m_problem->hide();
    m_bar->setRange(0, 0);
    m_bar->hide();
    setMinimumWidth(kWidth);
    keepWholeHeight(*this);
    connect(m_ways, &QTabBar::currentChanged, this, &ConsentDialog::follow);
    connect(m_reading, &ReadingForm::agreed, this, [this] { QDialog::accept(); });
    connect(buttons, &QDialogButtonBox::accepted, this, &ConsentDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &ConsentDialog::reject);
    follow();
}

QWidget* ConsentDialog::buildFilePage(Way way, const QString& hint, const QString& pick, const QString& filter)
{
    const bool sound = way == recording;
    auto* owner = namedField(tr("Name of the owner"), sound ? "recordingOwner" : "documentOwner");
    auto* file = namedField(pick, sound ? "recordingFile" : "documentFile");
    owner->setMaxLength(kLongest);
    m_owners[sound ? 0 : 1] = owner;
    m_files[sound ? 0 : 1] = file;
    auto* choose = new QPushButton(tr("Choose\u2026"));
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(file, 1);
    row->addWidget(choose);
    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    setGrid(column, 0, 3);
    column->addWidget(smallLabel(hint + u' ' + tr("It is kept locked with the voice.")));
    column->addWidget(owner);
    column->addLayout(row);
    column->addStretch(1);
    connect(owner, &QLineEdit::textChanged, this, &ConsentDialog::follow);
    connect(file, &QLineEdit::textChanged, this, &ConsentDialog::follow);
    connect(choose, &QPushButton::clicked, this, [this, file, pick, filter] {
        const QString path = QFileDialog::getOpenFileName(this, pick, {}, filter);
        if (!path.isEmpty())
            file->setText(path);
    });
    return page;
}

QWidget* ConsentDialog::buildLicencePage()
{
    auto* known = new QCompleter(
        {"CC0-1.0", "CC-BY-4.0", "CC-BY-SA-4.0", "CC-BY-NC-4.0", "CC-BY-NC-SA-4.0", "MIT", "Apache-2.0"}, this);
    known->setCaseSensitivity(Qt::CaseInsensitive);
    m_licence->setCompleter(known);
    for (auto* edit : {m_licence, m_source}) {
        edit->setMaxLength(kLongest);
        connect(edit, &QLineEdit::textChanged, this, &ConsentDialog::follow);
    }
    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    setGrid(column, 0, 3);
    column->addWidget(
        smallLabel(tr("Whoever made the voice published it under an open licence. Only what both the licence and the "
                      "rules of the voice allow is then allowed.")));
    column->addWidget(m_licence);
    column->addWidget(m_source);
    column->addStretch(1);
    return page;
}

void ConsentDialog::choose(Way way)
{
    m_ways->setCurrentIndex(way);
}

void ConsentDialog::follow()
{
    const int way = m_ways->currentIndex();
    if (way != reading && m_pages->currentIndex() == reading)
        m_reading->leave();
    m_pages->setCurrentIndex(way);
    m_ways->setEnabled(!m_busy);
    m_pages->setEnabled(!m_busy);
    m_problem->hide();
    m_give->setVisible(way != reading);
    m_stated->setVisible(way != reading);
    const auto filled = [](const QLineEdit* edit) { return !edit->text().trimmed().isEmpty(); };
    bool ready = !m_busy;
    if (way == recording || way == document)
        ready = ready && filled(m_owners[way - recording]) && filled(m_files[way - recording]);
    if (way == licence)
        ready = ready && filled(m_licence) && filled(m_source);
    m_give->setEnabled(ready);
}

/// The steps are core's, as `melisma voices consent` takes them.
SoundShelf::Work ConsentDialog::work() const
{
    const auto text = [](const QLineEdit* edit) { return edit->text().trimmed().toStdString(); };
    const int way = m_ways->currentIndex();
    if (way == licence)
        return [id = m_voice, licence = text(m_licence), source = text(m_source)](const voices::VoiceVault& vault,
                                                                                  const voices::SoundVoices& sounds) {
            const auto folder = sounds.open(vault, id);
            return folder ? emptied(voices::acceptLicence(vault, *folder, licence, source))
                          : Result<void>(folder.error());
        };
    const auto at = way - recording;
    return
        [id = m_voice, owner = text(m_owners[at]), file = toPath(m_files[at]->text().trimmed()),
         sound = way == recording](const voices::VoiceVault& vault, const voices::SoundVoices& sounds) -> Result<void> {
            const auto evidence = voices::readVoiceFile(sound ? "consent" : "document", file);
            const auto folder = sounds.open(vault, id);
            if (!evidence || !folder)
                return evidence ? folder.error() : evidence.error();
            const auto method = sound ? voices::ConsentMethod::recording : voices::ConsentMethod::document;
            return emptied(voices::acceptEvidence(vault, *folder, method, owner, *evidence));
        };
}

void ConsentDialog::accept()
{
    if (!m_give->isVisibleTo(this) || !m_give->isEnabled())
        return;
    m_busy = true;
    m_bar->show();
    follow();
    m_shelf.run(this, work(), [this](const Result<void>& given) { land(given); });
}

void ConsentDialog::reject()
{
    if (!m_busy)
        QDialog::reject();
}

void ConsentDialog::land(const Result<void>& given)
{
    m_busy = false;
    m_bar->hide();
    follow();
    if (given)
        return QDialog::accept();
    m_problem->setText(windowSentence(given.error()));
    m_problem->show();
}

void ConsentDialog::done(int result)
{
    m_reading->leave();
    QDialog::done(result);
}

} // namespace melisma::ui
