// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/voices/new_voice_dialog.h"

#include "core/voices/make_voice.h"
#include "core/voices/voice_package.h"
#include "ui/common/passphrase_form.h"
#include "ui/common/spec_text.h"
#include "ui/common/text.h"
#include "ui/common/whole_height.h"
#include "ui/common/widgets.h"
#include "ui/voices/speaker_check.h"
#include "ui/voices/take_dialog.h"
#include "ui/voices/voice_questions.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>

#include <utility>

namespace melisma::ui {
namespace {

using base::Result;

constexpr int kWidth = 480;
constexpr int kFilesHeight = 200;
constexpr int kLongestName = 60;
const QString kUsualLanguage = QStringLiteral("en-us"); ///< where nobody knows the names of languages

QStringList localFiles(const QMimeData& data)
{
    QStringList paths;
    for (const auto& url : data.urls())
        if (url.isLocalFile())
            paths << url.toLocalFile();
    return paths;
}

QLabel* told(const QString& text, const char* role)
{
    auto* label = smallLabel(text);
    setRole(label, role);
    return label;
}

} // namespace

NewVoiceDialog::NewVoiceDialog(Session& session, const voices::VoiceCatalogue* catalogue, QWidget* parent)
    : QDialog(parent)
    , m_session(session)
    , m_shelf(SoundShelf::of(session))
    , m_sources(new VoiceSources(this))
    , m_speakers(new SpeakerCheck(session, this))
    , m_several(told({}, "warning"))
    , m_empty(smallLabel(tr("Recordings of one person, a .pth of RVC with its .index, or a voice that Melisma "
                            "exported.")))
    , m_files(new QVBoxLayout)
    , m_more(new QWidget)
    , m_add(new QPushButton)
    , m_name(new QLineEdit)
    , m_language(new QComboBox)
    , m_sex(new QComboBox)
    , m_passphrase(new PassphraseForm(false))
    , m_state(smallLabel({}))
    , m_bar(new QProgressBar)
    , m_keep(accentButton(tr("Save voice")))
{
    setObjectName(QStringLiteral("newVoiceDialog"));
    setWindowTitle(tr("Add a voice"));
    setAcceptDrops(true);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    buttons->addButton(m_keep, QDialogButtonBox::AcceptRole);
    m_keep->setObjectName(QStringLiteral("saveNewVoice"));
    m_keep->setDefault(true);
    m_form = buildForm(catalogue);
    auto* column = new QVBoxLayout(this);
    setGrid(column, 5, 3);
    column->addWidget(buildFiles(), 1);
    column->addWidget(m_form);
    column->addWidget(m_passphrase);
    column->addWidget(m_state);
    column->addWidget(m_bar);
    column->addWidget(buttons);
    m_state->setObjectName(QStringLiteral("newVoiceState"));
    m_bar->setRange(0, 0);
    setMinimumWidth(kWidth);
    keepWholeHeight(*this);
    connect(m_sources, &VoiceSources::changed, this, &NewVoiceDialog::layFiles);
    connect(m_speakers, &SpeakerCheck::changed, this, &NewVoiceDialog::showSpeakers);
    connect(m_name, &QLineEdit::textChanged, this, &NewVoiceDialog::follow);
    connect(m_passphrase, &PassphraseForm::changed, this, &NewVoiceDialog::follow);
    connect(buttons, &QDialogButtonBox::accepted, this, &NewVoiceDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &NewVoiceDialog::reject);
    layFiles();
}

QWidget* NewVoiceDialog::buildFiles()
{
    auto* record = new QPushButton(tr("Record\u2026"));
    m_add->setObjectName(QStringLiteral("addVoiceFiles"));
    record->setObjectName(QStringLiteral("recordVoice"));
    for (auto* button : {m_add, record})
        button->setAutoDefault(false);
    auto* more = new QHBoxLayout(m_more);
    setGrid(more, 0, 2);
    more->addWidget(m_add);
    more->addWidget(record);
    more->addStretch(1);
    auto* content = new QWidget;
    auto* inner = new QVBoxLayout(content);
    setGrid(inner, 0, 2);
    setGrid(m_files, 0, 2);
    inner->addLayout(m_files);
    inner->addStretch(1);
    auto* files = new QWidget;
    auto* column = new QVBoxLayout(files);
    setGrid(column, 0, 2);
    m_list = scrolling(content);
    m_list->setMinimumHeight(kFilesHeight);
    m_several->setObjectName(QStringLiteral("severalSpeakers"));
    m_several->setTextFormat(Qt::PlainText); // names of files are in it
    m_several->hide();
    column->addWidget(m_empty);
    column->addWidget(m_list, 1);
    column->addWidget(m_several);
    column->addWidget(m_more);
    column->addStretch(0); // what is high without a list stays empty below the buttons
    connect(m_add, &QPushButton::clicked, this, &NewVoiceDialog::chooseFiles);
    connect(record, &QPushButton::clicked, this, &NewVoiceDialog::recordNow);
    return files;
}

QWidget* NewVoiceDialog::buildForm(const voices::VoiceCatalogue* catalogue)
{
    m_name->setObjectName(QStringLiteral("newVoiceName"));
    m_name->setMaxLength(kLongestName);
    m_language->setObjectName(QStringLiteral("newVoiceLanguage"));
    if (catalogue)
        for (const auto& language : catalogue->languages())
            m_language->addItem(specText(language.name), toQString(language.code));
    else
        m_language->addItem(kUsualLanguage, kUsualLanguage);
    m_sex->setObjectName(QStringLiteral("newVoiceSex"));
    m_sex->addItem(tr("Not said"), QStringLiteral("mixed"));
    m_sex->addItem(tr("Female"), QStringLiteral("f"));
    m_sex->addItem(tr("Male"), QStringLiteral("m"));
    auto* form = new QWidget;
    auto* rows = new QFormLayout(form);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setHorizontalSpacing(16);
    rows->setVerticalSpacing(8);
    rows->addRow(tr("Name"), m_name);
    rows->addRow(tr("Language"), m_language);
    rows->addRow(tr("Sex"), m_sex);
    return form;
}

void NewVoiceDialog::chooseFiles()
{
    m_sources->add(QFileDialog::getOpenFileNames(this, tr("What the voice is made of"), {}, VoiceSources::filter()));
}

void NewVoiceDialog::recordNow()
{
    TakeDialog dialog(m_session, this);
    if (dialog.exec() == QDialog::Accepted)
        m_sources->addTake(dialog.take().samples(), dialog.take().sampleRate(), tr("Recording %1").arg(++m_takes));
}

void NewVoiceDialog::dragEnterEvent(QDragEnterEvent* event)
{
    if (!m_busy && !localFiles(*event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void NewVoiceDialog::dropEvent(QDropEvent* event)
{
    m_sources->add(localFiles(*event->mimeData()));
    event->acceptProposedAction();
}

QWidget* NewVoiceDialog::makeRow(std::size_t index)
{
    const auto& source = m_sources->all()[index];
    auto* row = card();
    setFailed(row, !source.problem.isEmpty());
    auto* grid = new QGridLayout(row);
    setGrid(grid, 2, 1);
    const QString name = toQString(source.path.filename());
    grid->addWidget(titleLabel(name), 0, 0);
    auto* found = smallLabel(source.checking ? tr("Checking \u2026") : source.found);
    found->setWordWrap(false);
    grid->addWidget(found, 0, 1);
    grid->setColumnStretch(0, 1);
    auto* out = iconButton(QStringLiteral("close"), tr("Take %1 out").arg(name));
    out->setEnabled(!m_busy);
    connect(out, &QToolButton::clicked, this, [this, index] { m_sources->remove(index); });
    grid->addWidget(out, 0, 2);
    if (!source.problem.isEmpty())
        grid->addWidget(told(source.problem, "failure"), 1, 0, 1, 3);
    for (const QString& weak : source.weak)
        grid->addWidget(told(weak, "warning"), grid->rowCount(), 0, 1, 3);
    return row;
}

void NewVoiceDialog::layFiles()
{
    clearLayout(m_files);
    for (std::size_t i = 0; i < m_sources->all().size(); ++i)
        m_files->addWidget(makeRow(i));
    const bool empty = m_sources->all().empty();
    m_empty->setVisible(empty);
    m_list->setVisible(!empty);
    m_add->setText(empty ? tr("Choose files\u2026") : tr("Add files\u2026"));
    m_speakers->compare(m_sources->recordings());
    follow();
}

void NewVoiceDialog::showSpeakers()
{
    m_mixed = false; // who agreed to others is asked again
    m_several->setText(m_speakers->warning());
    m_several->setVisible(!m_speakers->warning().isEmpty());
    follow();
}

bool NewVoiceDialog::ready() const
{
    return !m_busy && !m_sources->checking() && !m_speakers->busy() && m_sources->problem().isEmpty() &&
           (!m_sources->isPackage() || m_passphrase->isGood());
}

/// Asks once where several people seem to be heard.
bool NewVoiceDialog::mayMix()
{
    m_mixed = m_mixed || !m_speakers->foundSeveral() || askToMixSpeakers(this, m_speakers->warning());
    return m_mixed;
}

void NewVoiceDialog::follow()
{
    const bool package = m_sources->isPackage();
    m_form->setVisible(!package);
    m_passphrase->setVisible(package);
    m_form->setEnabled(!m_busy);
    m_passphrase->setEnabled(!m_busy);
    m_more->setEnabled(!m_busy);
    m_name->setPlaceholderText(m_sources->suggestedName());
    m_keep->setEnabled(ready());
    m_bar->setVisible(m_busy || m_sources->checking() || m_speakers->busy());
    setRole(m_state, "small");
    const QString problem = m_sources->checking() ? QString() : m_sources->problem();
    m_state->setText(!problem.isEmpty()   ? problem
                     : m_speakers->busy() ? tr("Comparing who is heard in the recordings \u2026")
                     : package            ? tr("It was sealed under a passphrase when it was exported.")
                               : tr("It is kept locked on this machine. Nothing is sung with it until its owner "
                                    "agrees."));
}

voices::NewVoice NewVoiceDialog::wish() const
{
    voices::NewVoice made;
    const QString name = m_name->text().trimmed();
    made.name = (name.isEmpty() ? m_sources->suggestedName() : name).toStdString();
    made.kind = m_sources->isWeights() ? voices::VoiceKind::imported : voices::VoiceKind::own;
    made.language = m_language->currentData().toString().toStdString();
    made.sex = m_sex->currentData().toString().toStdString();
    if (made.kind == voices::VoiceKind::own)
        made.rules = voices::freshRules();
    return made;
}

/// Leaves the id of the voice in `id`.
SoundShelf::Work NewVoiceDialog::work(std::shared_ptr<std::string> id)
{
    const auto keep = [](const Result<voices::Voice>& voice, std::string& known) -> Result<void> {
        if (!voice)
            return voice.error();
        known = voice->id;
        return {};
    };
    if (!m_sources->isPackage())
        return [keep, id, wished = wish(), material = m_sources->material()](const voices::VoiceVault& vault,
                                                                             const voices::SoundVoices& sounds) {
            auto made = wished;
            for (const auto& part : material)
                made.files.push_back(part->file);
            return keep(sounds.create(vault, made), *id);
        };
    const auto passphrase = m_passphrase->takeShared();
    return [keep, id, passphrase, package = m_sources->material().front()](const voices::VoiceVault& vault,
                                                                           const voices::SoundVoices& sounds) {
        return keep(voices::unpackVoice(vault, sounds, package->file.bytes, *passphrase), *id);
    };
}

void NewVoiceDialog::accept()
{
    if (!ready() || !mayMix())
        return;
    const auto id = std::make_shared<std::string>();
    auto keeping = work(id);
    m_busy = true;
    follow();
    m_shelf.run(this, std::move(keeping), [this, id](const Result<void>& kept) { land(kept, *id); });
}

void NewVoiceDialog::reject()
{
    if (!m_busy)
        QDialog::reject();
}

void NewVoiceDialog::land(const Result<void>& kept, const std::string& id)
{
    m_busy = false;
    follow();
    if (kept) {
        m_shelf.refresh(); // whoever listens looks for it at once
        emit made(toQString(id));
        return QDialog::accept();
    }
    if (kept.error().kind == base::ErrorKind::cancelled)
        return;
    setRole(m_state, "failure");
    m_state->setText(windowSentence(kept.error()));
}

} // namespace melisma::ui
