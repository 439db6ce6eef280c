// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/passphrase_form.h"

#include "core/voices/key_store.h"
#include "ui/common/named_field.h"
#include "ui/common/widgets.h"

#include <QLabel>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace melisma::ui {
namespace {

constexpr int kLongest = 1000;

QLineEdit* unseenField(const QString& name, const char* objectName)
{
    auto* field = namedField(name, objectName);
    field->setEchoMode(QLineEdit::Password);
    field->setMaxLength(kLongest);
    return field;
}

/// In the text's own memory, which nobody else holds.
template <class Text>
void overwrite(Text& text)
{
    if (text.isEmpty())
        return;
    auto* at = reinterpret_cast<volatile char*>(text.data());
    const auto bytes = static_cast<std::size_t>(text.size()) * sizeof(*text.data());
    for (std::size_t i = 0; i < bytes; ++i)
        at[i] = 0;
}

/// As they are hardened: in UTF-8.
std::size_t bytesOf(const QLineEdit& field)
{
    QByteArray bytes = field.text().toUtf8();
    const auto count = static_cast<std::size_t>(bytes.size());
    overwrite(bytes);
    return count;
}

} // namespace

PassphraseForm::PassphraseForm(bool fresh, QWidget* parent)
    : QWidget(parent)
    , m_fresh(fresh)
    , m_first(unseenField(tr("Passphrase"), "passphrase"))
    , m_second(unseenField(tr("The same again"), "passphraseAgain"))
    , m_state(smallLabel({}))
{
    auto* column = new QVBoxLayout(this);
    setGrid(column, 0, 2);
    column->addWidget(m_first);
    column->addWidget(m_second);
    column->addWidget(m_state);
    m_second->setVisible(fresh);
    m_state->setVisible(fresh);
    m_state->setObjectName(QStringLiteral("passphraseState"));
    setFocusProxy(m_first);
    for (auto* field : {m_first, m_second})
        connect(field, &QLineEdit::textChanged, this, &PassphraseForm::follow);
    follow();
}

/// Quietly: whoever listens may be half gone already.
PassphraseForm::~PassphraseForm()
{
    const QSignalBlocker quiet(this);
    clear();
}

bool PassphraseForm::isGood() const
{
    if (!m_fresh)
        return !m_first->text().isEmpty();
    return bytesOf(*m_first) >= voices::PassphraseKeyStore::kShortest && m_first->text() == m_second->text();
}

void PassphraseForm::follow()
{
    if (bytesOf(*m_first) < voices::PassphraseKeyStore::kShortest)
        m_state->setText(tr("At least %1 letters.").arg(voices::PassphraseKeyStore::kShortest));
    else if (m_first->text() != m_second->text())
        m_state->setText(m_second->text().isEmpty() ? tr("Once more, against slips of the fingers.")
                                                    : tr("The two are not the same."));
    else
        m_state->setText(tr("Both are the same."));
    emit changed();
}

std::shared_ptr<std::string> PassphraseForm::takeShared()
{
    const auto wiping = [](std::string* text) {
        voices::wipe(*text);
        delete text;
    };
    std::shared_ptr<std::string> taken(new std::string, wiping);
    QByteArray bytes = m_first->text().toUtf8();
    taken->assign(bytes.constData(), static_cast<std::size_t>(bytes.size()));
    overwrite(bytes);
    clear();
    return taken;
}

/// By setText(), which forgets what could be undone too.
void PassphraseForm::clear()
{
    for (auto* field : {m_first, m_second}) {
        QString text = field->text();
        field->setText({});
        overwrite(text);
    }
}

void PassphraseForm::begin()
{
    clear();
    m_first->setFocus();
}

} // namespace melisma::ui
