// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/passphrase_dialog.h"

#include "ui/common/passphrase_form.h"
#include "ui/common/poster.h"
#include "ui/common/text.h"
#include "ui/common/whole_height.h"
#include "ui/common/widgets.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QThreadPool>
#include <QVBoxLayout>

namespace melisma::ui {
namespace {

constexpr int kWidth = 400;

bool isFresh(const voices::Keyring& keyring)
{
    return keyring.need() == voices::Keyring::Need::freshPassphrase;
}

QString hintOf(bool fresh)
{
    return fresh ? PassphraseDialog::tr("Voices made of recordings are kept locked on the disk. This machine has no "
                                        "keychain to hold the key, so think of a passphrase. Nobody can bring it back: "
                                        "without it the voices are lost.")
                 : PassphraseDialog::tr(
                       "Your voices are kept locked on the disk. They stay open until Melisma is closed.");
}

} // namespace

PassphraseDialog::PassphraseDialog(std::shared_ptr<voices::Keyring> keyring, QWidget* parent)
    : QDialog(parent)
    , m_keyring(std::move(keyring))
    , m_form(new PassphraseForm(isFresh(*m_keyring)))
    , m_problem(smallLabel({}))
    , m_bar(new QProgressBar)
    , m_open(accentButton(isFresh(*m_keyring) ? tr("Set passphrase") : tr("Unlock")))
    , m_poster(std::make_shared<Poster>(this))
{
    const bool fresh = isFresh(*m_keyring);
    setObjectName(QStringLiteral("passphraseDialog"));
    setWindowTitle(fresh ? tr("A passphrase for your voices") : tr("Unlock your voices"));
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    buttons->addButton(m_open, QDialogButtonBox::AcceptRole);
    m_open->setObjectName(QStringLiteral("openVoices"));
    m_open->setDefault(true);
    auto* column = new QVBoxLayout(this);
    setGrid(column, 5, 3);
    column->addWidget(smallLabel(hintOf(fresh)));
    column->addWidget(m_form);
    column->addWidget(m_problem);
    column->addWidget(m_bar);
    column->addStretch(1);
    column->addWidget(buttons);
    setRole(m_problem, "failure");
    m_problem->setObjectName(QStringLiteral("passphraseProblem"));
    m_problem->hide();
    m_bar->setRange(0, 0);
    m_bar->hide();
    setMinimumWidth(kWidth);
    keepWholeHeight(*this);
    const auto follow = [this] { m_open->setEnabled(m_form->isEnabled() && m_form->isGood()); };
    connect(m_form, &PassphraseForm::changed, this, follow);
    connect(buttons, &QDialogButtonBox::accepted, this, &PassphraseDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &PassphraseDialog::reject);
    follow();
    m_form->setFocus();
}

PassphraseDialog::~PassphraseDialog()
{
    m_poster->close();
}

/// Hardening a passphrase takes most of a second, on purpose.
void PassphraseDialog::accept()
{
    if (!m_form->isEnabled() || !m_form->isGood())
        return;
    m_problem->hide();
    m_bar->show();
    QThreadPool::globalInstance()->start(
        [this, poster = m_poster, keyring = m_keyring, passphrase = m_form->takeShared()] {
            const auto opened = keyring->open(*passphrase);
            poster->post([this, opened] { land(opened); });
        });
    m_form->setEnabled(false);
    m_open->setEnabled(false);
}

void PassphraseDialog::reject()
{
    if (m_form->isEnabled())
        QDialog::reject();
}

void PassphraseDialog::land(const base::Result<void>& opened)
{
    m_form->setEnabled(true);
    m_bar->hide();
    if (opened)
        return QDialog::accept();
    m_problem->setText(toQString(opened.error().sentence()));
    m_problem->show();
    m_form->begin();
}

} // namespace melisma::ui
