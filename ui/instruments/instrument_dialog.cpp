// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/instruments/instrument_dialog.h"

#include "core/edits/set_instrument.h"
#include "ui/common/text.h"
#include "ui/common/widgets.h"
#include "ui/files/file_work.h"
#include "ui/instruments/audition_player.h"
#include "ui/instruments/font_checks.h"
#include "ui/instruments/instrument_list.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace melisma::ui {
namespace {

constexpr QSize kUsual(420, 560);
constexpr int kAboutHeight = 84;

QString aboutText(const audio::SoundfontFacts& facts)
{
    QStringList lines;
    for (const auto* text : {&facts.name, &facts.author, &facts.copyright, &facts.comment})
        if (!text->empty())
            lines << toQString(*text);
    return lines.join(u'\n');
}

bool isSoundfontName(const QString& path)
{
    const QString suffix = QFileInfo(path).suffix().toLower();
    return suffix == QStringLiteral("sf2") || suffix == QStringLiteral("sf3");
}

} // namespace

InstrumentDialog::InstrumentDialog(Session& session, project::TrackId track, QWidget* parent)
    : QDialog(parent)
    , m_session(session)
    , m_track(track)
    , m_audition(new AuditionPlayer(session, this))
    , m_source(new QComboBox)
    , m_open(new QPushButton(tr("SoundFont &file\u2026")))
    , m_search(new QLineEdit)
    , m_list(new InstrumentList)
    , m_about(new QPlainTextEdit)
    , m_problem(smallLabel({}))
    , m_choose(accentButton(tr("Use")))
{
    setWindowTitle(tr("Instrument"));
    setAttribute(Qt::WA_DeleteOnClose);
    resize(kUsual);
    layOut();
    connect(m_open, &QPushButton::clicked, this, &InstrumentDialog::askForFont);
    connect(m_source, &QComboBox::currentIndexChanged, this, &InstrumentDialog::showSource);
    connect(m_search, &QLineEdit::textChanged, this, &InstrumentDialog::sift);
    connect(m_list, &QTreeWidget::currentItemChanged, this, &InstrumentDialog::goTo);
    connect(m_list, &QTreeWidget::itemDoubleClicked, this, [this] {
        if (m_list->chosen())
            accept();
    });
    connect(m_audition, &AuditionPlayer::failed, this, &InstrumentDialog::tell);
    addProjectFonts();
    m_ready = true;
    m_search->setFocus();
}

void InstrumentDialog::layOut()
{
    m_source->setAccessibleName(tr("Where the instruments are from"));
    m_source->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_search->setPlaceholderText(tr("Search"));
    m_search->setAccessibleName(tr("Search instruments"));
    m_search->setClearButtonEnabled(true);
    m_search->installEventFilter(this);
    m_about->setReadOnly(true);
    m_about->setTabChangesFocus(true);
    m_about->setAccessibleName(tr("About the SoundFont"));
    m_about->setFixedHeight(kAboutHeight);
    setRole(m_problem, "failure");
    m_problem->hide();
    m_choose->setDefault(true);
    m_open->setAutoDefault(false);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    buttons->addButton(m_choose, QDialogButtonBox::AcceptRole);
    auto* column = new QVBoxLayout(this);
    setGrid(column, 5, 3);
    auto* row = new QHBoxLayout;
    row->addWidget(m_source, 1);
    row->addWidget(m_open);
    column->addLayout(row);
    column->addWidget(m_search);
    column->addWidget(m_list, 1);
    column->addWidget(m_about);
    column->addWidget(smallLabel(tr("Up and Down let the instruments be heard.")));
    column->addWidget(m_problem);
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &InstrumentDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &InstrumentDialog::reject);
}

/// General MIDI, then what the project's tracks play; the one of this track is shown.
void InstrumentDialog::addProjectFonts()
{
    m_source->addItem(tr("General MIDI"));
    const auto& project = m_session.project();
    int shown = 0;
    for (const auto& [hash, asset] : project.assets) {
        if (asset->kind != project::AssetKind::soundfont ||
            FontChecks::of(m_session).stateOf(hash) != FontChecks::State::ready)
            continue;
        auto facts = audio::CheckedFonts().find(hash);
        if (!facts)
            continue;
        m_fonts.push_back({{hash, std::move(*facts)}, m_session.mediaPath(*asset)});
        m_source->addItem(toQString(asset->name));
        if (hash == played().soundfont)
            shown = m_source->count() - 1;
    }
    m_source->setCurrentIndex(shown);
    showSource(shown);
    if (const auto* track = project.findTrack(m_track))
        if (const QString why = FontChecks::of(m_session).explanationOf(*track); !why.isEmpty())
            tell(why);
}

music::Instrument InstrumentDialog::played() const
{
    const auto* track = m_session.project().findTrack(m_track);
    return track ? track->instrument : music::Instrument{};
}

const InstrumentDialog::Font* InstrumentDialog::font() const
{
    const int index = m_source->currentIndex();
    return index > 0 ? &m_fonts[static_cast<std::size_t>(index - 1)] : nullptr;
}

void InstrumentDialog::showSource(int)
{
    m_problem->hide();
    if (const auto* shown = font()) {
        m_list->showFont(shown->checked.facts, shown->checked.sha256, played());
        m_about->setPlainText(aboutText(shown->checked.facts));
    } else {
        m_list->showGeneralMidi(played());
        m_about->clear();
    }
    m_about->setVisible(!m_about->toPlainText().isEmpty());
    sift(m_search->text());
}

void InstrumentDialog::sift(const QString& words)
{
    m_list->sift(words);
    m_choose->setEnabled(m_list->chosen());
}

void InstrumentDialog::goTo()
{
    const auto* instrument = m_list->chosen();
    m_choose->setEnabled(instrument);
    m_problem->hide();
    if (instrument && m_ready)
        m_audition->play(*instrument, font() ? font()->file : std::filesystem::path());
}

void InstrumentDialog::tell(const QString& problem)
{
    m_problem->setText(problem);
    m_problem->show();
}

void InstrumentDialog::askForFont()
{
    const QString file = QFileDialog::getOpenFileName(this, tr("Choose a SoundFont"), QDir::homePath(),
                                                      tr("SoundFonts") + QStringLiteral(" (*.sf2 *.sf3 *.SF2 *.SF3)"));
    if (!file.isEmpty())
        openFont(toPath(file));
}

void InstrumentDialog::openFont(const std::filesystem::path& file)
{
    m_audition->stop();
    m_problem->hide();
    const auto font = std::make_shared<Font>(Font{{}, file});
    FileWork::start(
        this, tr("Checking the SoundFont\u2026"),
        [font, queue = &m_session.queue()](const auto&, std::stop_token stop) -> base::Result<void> {
            auto checked = checkFontInWorker(*queue, font->file, font->file.filename().string(), std::move(stop));
            if (!checked)
                return checked.error();
            font->checked = std::move(*checked);
            return {};
        },
        [this, font](const base::Result<void>& done) {
            if (done)
                addFont(std::move(*font));
            else if (done.error().kind != base::ErrorKind::cancelled)
                tell(toQString(done.error().sentence()));
            emit fontOpened(done.ok());
        });
}

/// A font that is listed already is shown once.
void InstrumentDialog::addFont(Font font)
{
    const auto known =
        std::ranges::find(m_fonts, font.checked.sha256, [](const Font& entry) { return entry.checked.sha256; });
    auto index = static_cast<int>(known - m_fonts.begin()) + 1;
    if (known == m_fonts.end()) {
        m_source->addItem(toQString(font.file.filename()));
        m_fonts.push_back(std::move(font));
    }
    m_source->setCurrentIndex(index);
    m_search->clear();
}

/// Up and Down go through the list while words are typed.
bool InstrumentDialog::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_search && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Up || key == Qt::Key_Down) {
            m_list->go(key == Qt::Key_Up ? -1 : 1);
            return true;
        }
    }
    return QDialog::eventFilter(watched, event);
}

void InstrumentDialog::accept()
{
    const auto* instrument = m_list->chosen();
    if (!instrument)
        return;
    if (const auto* shown = font())
        return use(*instrument, *shown);
    m_session.apply(tr("Choose the instrument"), [id = m_track, chosen = *instrument](const project::Project& project) {
        return edits::setInstrument(project, id, chosen);
    });
    QDialog::accept();
}

/// Its file goes into the project first, where it is not there yet.
void InstrumentDialog::use(const music::Instrument& instrument, const Font& font)
{
    if (!m_session.ensureFolder())
        return;
    const auto asset = std::make_shared<project::Asset>();
    FileWork::start(
        this, tr("Copying the SoundFont into the project\u2026"),
        [asset, font, folder = m_session.folderPath(),
         scratch = m_session.cachePath()](const auto&, const std::stop_token&) -> base::Result<void> {
            auto stored = audio::storeFont(font.file, font.checked, folder, scratch);
            if (!stored)
                return stored.error();
            *asset = std::move(*stored);
            return {};
        },
        [this, asset, instrument](const base::Result<void>& done) {
            if (!done)
                return tell(toQString(done.error().sentence()));
            m_session.apply(tr("Choose the instrument"), [&](const project::Project& project) {
                return edits::setInstrument(project, m_track, instrument, *asset);
            });
            FontChecks::of(m_session).look(); // a file that was missing or refused may be another
            QDialog::accept();
        });
}

void chooseInstrument(Session& session, project::TrackId id, QWidget* parent, const std::filesystem::path& font)
{
    const auto* track = session.project().findTrack(id);
    if (track && track->kind == project::TrackKind::instrument && !session.readOnly()) {
        auto* dialog = new InstrumentDialog(session, id, parent);
        dialog->open();
        if (!font.empty())
            dialog->openFont(font);
    } else if (!session.readOnly()) {
        emit session.message(InstrumentDialog::tr("Choose an instrument track, then its instrument."), true);
    }
}

bool dropSoundfont(Session& session, const QStringList& files, project::TrackId track, QWidget* parent)
{
    if (files.size() != 1 || !isSoundfontName(files.front()))
        return false;
    chooseInstrument(session, track, parent, toPath(files.front()));
    return true;
}

} // namespace melisma::ui
