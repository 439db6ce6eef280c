// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/voices/export_voice_dialog.h"

#include "core/project/replace_file.h"
#include "core/voices/voice_package.h"
#include "ui/common/passphrase_form.h"
#include "ui/common/text.h"
#include "ui/common/whole_height.h"
#include "ui/common/widgets.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

namespace melisma::ui {
namespace {

constexpr int kWidth = 420;

base::Result<void> writePackage(const voices::VoiceVault& vault, const voices::SoundVoices& sounds,
                                const std::string& id, const std::filesystem::path& file, const std::string& passphrase)
{
    const auto voice = sounds.get(id);
    const auto folder = voice ? sounds.open(vault, id) : base::Result<voices::VoiceFolder>(voice.error());
    const auto packed =
        folder ? voices::packVoice(*voice, *folder, passphrase) : base::Result<std::string>(folder.error());
    return packed ? project::replaceFile(file, *packed) : packed.error();
}

} // namespace

ExportVoiceDialog::ExportVoiceDialog(SoundShelf& shelf, std::string voice, std::filesystem::path file, QWidget* parent)
    : QDialog(parent)
    , m_shelf(shelf)
    , m_voice(std::move(voice))
    , m_file(std::move(file))
    , m_form(new PassphraseForm(true))
    , m_problem(smallLabel({}))
    , m_bar(new QProgressBar)
    , m_write(accentButton(tr("Export")))
{
    setObjectName(QStringLiteral("exportVoiceDialog"));
    setWindowTitle(tr("Export the voice"));
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    buttons->addButton(m_write, QDialogButtonBox::AcceptRole);
    m_write->setObjectName(QStringLiteral("writeVoice"));
    m_write->setDefault(true);
    auto* column = new QVBoxLayout(this);
    setGrid(column, 5, 3);
    column->addWidget(
        smallLabel(tr("For its owner's other machine. The sound is sealed under a passphrase; the rules and "
                      "the record of consent go along. What shows the consent stays here, and on the other "
                      "machine the consent counts as stated.")));
    column->addWidget(m_form);
    column->addWidget(m_problem);
    column->addWidget(m_bar);
    column->addStretch(1);
    column->addWidget(buttons);
    setRole(m_problem, "failure");
    m_problem->hide();
    m_bar->setRange(0, 0);
    m_bar->hide();
    setMinimumWidth(kWidth);
    keepWholeHeight(*this);
    connect(m_form, &PassphraseForm::changed, this,
            [this] { m_write->setEnabled(m_form->isEnabled() && m_form->isGood()); });
    connect(buttons, &QDialogButtonBox::accepted, this, &ExportVoiceDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &ExportVoiceDialog::reject);
    m_write->setEnabled(false);
    m_form->setFocus();
}

void ExportVoiceDialog::accept()
{
    if (!m_form->isEnabled() || !m_form->isGood())
        return;
    m_problem->hide();
    m_bar->show();
    const auto passphrase = m_form->takeShared();
    m_form->setEnabled(false);
    m_write->setEnabled(false);
    m_shelf.run(
        this,
        [id = m_voice, file = m_file, passphrase](const voices::VoiceVault& vault, const voices::SoundVoices& sounds) {
            return writePackage(vault, sounds, id, file, *passphrase);
        },
        [this](const base::Result<void>& written) { land(written); });
}

void ExportVoiceDialog::reject()
{
    if (m_form->isEnabled())
        QDialog::reject();
}

void ExportVoiceDialog::land(const base::Result<void>& written)
{
    m_form->setEnabled(true);
    m_bar->hide();
    if (written)
        return QDialog::accept();
    m_problem->setText(windowSentence(written.error()));
    m_problem->show();
    m_form->begin();
}

} // namespace melisma::ui
