// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/voices/rules_dialog.h"

#include "core/voices/give_consent.h"
#include "ui/common/named_field.h"
#include "ui/common/number_box.h"
#include "ui/common/text.h"
#include "ui/common/whole_height.h"
#include "ui/common/widgets.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QVBoxLayout>

namespace melisma::ui {
namespace {

using voices::VoiceRules;

constexpr int kWidth = 440;

struct Use {
    const char* name; ///< of the box, for tests
    QString text;
    bool VoiceRules::*rule;
};

std::vector<Use> uses()
{
    return {{"allowCommercial", RulesDialog::tr("Commercial use"), &VoiceRules::commercial},
            {"allowEndorsement", RulesDialog::tr("Words that make its owner seem to recommend something"),
             &VoiceRules::endorsement},
            {"allowPolitical", RulesDialog::tr("Political use"), &VoiceRules::political},
            {"allowAdult", RulesDialog::tr("Adult content"), &VoiceRules::adult},
            {"allowTraining", RulesDialog::tr("Training models on what it sings or says"), &VoiceRules::training}};
}

QLineEdit* field(const char* name, const QString& label, const QString& text, const QString& hint)
{
    auto* made = namedField(label, name);
    made->setPlaceholderText(hint);
    made->setText(text);
    return made;
}

std::vector<std::string> parted(const QString& text)
{
    static const QRegularExpression between(QStringLiteral("[,;\\s]+"));
    std::vector<std::string> items;
    for (const QString& item : text.split(between, Qt::SkipEmptyParts))
        items.push_back(item.toStdString());
    return items;
}

bool isSpoken(const voices::VoiceDetails& details)
{
    return details.consent && details.consent->method == voices::ConsentMethod::spoken;
}

std::string written(const QLineEdit* edit)
{
    return edit->text().trimmed().toStdString();
}

/// `rules` with what the person changed from `before` to `after`: others may have changed the rest meanwhile.
VoiceRules merged(VoiceRules rules, const VoiceRules& before, const VoiceRules& after)
{
    const auto take = [&](auto member) {
        if (after.*member != before.*member)
            rules.*member = after.*member;
    };
    for (const auto& use : uses())
        take(use.rule);
    take(&VoiceRules::languages);
    take(&VoiceRules::territories);
    take(&VoiceRules::from);
    take(&VoiceRules::until);
    take(&VoiceRules::credit);
    take(&VoiceRules::sharePercent);
    take(&VoiceRules::payee);
    return rules;
}

} // namespace

void RulesDialog::openFor(SoundShelf& shelf, const SoundVoice& voice, QWidget* parent)
{
    auto* dialog = new RulesDialog(shelf, voice, parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

RulesDialog::RulesDialog(SoundShelf& shelf, const SoundVoice& voice, QWidget* parent)
    : QDialog(parent)
    , m_shelf(shelf)
    , m_voice(voice.header.id)
    , m_before(voice.details->rules)
    , m_spoken(isSpoken(*voice.details))
    , m_languages(field("ruleLanguages", tr("Languages"), listed(m_before.languages), tr("all; or codes: en, de")))
    , m_territories(
          field("ruleTerritories", tr("Territories"), listed(m_before.territories), tr("everywhere; or codes: DE, US")))
    , m_from(field("ruleFrom", tr("First day"), toQString(m_before.from), tr("at once; or 2026-01-31")))
    , m_until(field("ruleUntil", tr("Last day"), toQString(m_before.until), tr("without end; or 2036-01-31")))
    , m_credit(field("ruleCredit", tr("Credit"), toQString(m_before.credit), tr("to be printed with what was made")))
    , m_share(new NumberBox)
    , m_payee(field("rulePayee", tr("Paid to"), toQString(m_before.payee), tr("who gets that share")))
    , m_fields(new QWidget)
    , m_problem(smallLabel({}))
    , m_keep(accentButton(RulesDialog::tr("Save rules")))
{
    setObjectName(QStringLiteral("rulesDialog"));
    setWindowTitle(RulesDialog::tr("What the owner of \u201c%1\u201d allows").arg(toQString(voice.header.name)));
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    buttons->addButton(m_keep, QDialogButtonBox::AcceptRole);
    m_keep->setObjectName(QStringLiteral("keepRules"));
    m_keep->setDefault(true);
    auto* column = new QVBoxLayout(this);
    setGrid(column, 5, 3);
    column->addWidget(smallLabel(
        m_spoken ? RulesDialog::tr("Its owner agreed to what is allowed now. Allowing more takes that consent "
                                   "away, and it has to be read again.")
                 : RulesDialog::tr("Private use is always allowed. What is ticked here is allowed besides.")));
    column->addWidget(m_fields);
    auto* fields = new QVBoxLayout(m_fields);
    setGrid(fields, 0, 3);
    buildUses(*fields);
    fields->addWidget(buildLimits());
    m_before = rules(); // as the fields write them
    column->addWidget(m_problem);
    column->addStretch(1);
    column->addWidget(buttons);
    setRole(m_problem, "failure");
    m_problem->setObjectName(QStringLiteral("rulesProblem"));
    m_problem->hide();
    setMinimumWidth(kWidth);
    keepWholeHeight(*this);
    connect(buttons, &QDialogButtonBox::accepted, this, &RulesDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &RulesDialog::reject);
}

void RulesDialog::buildUses(QVBoxLayout& column)
{
    auto* group = new QVBoxLayout;
    group->setSpacing(0);
    for (const auto& use : uses()) {
        auto* box = new QCheckBox(use.text);
        box->setObjectName(QLatin1String(use.name));
        box->setChecked(m_before.*use.rule);
        m_uses.push_back(box);
        group->addWidget(box);
    }
    column.addLayout(group);
}

QWidget* RulesDialog::buildLimits()
{
    m_share->setObjectName(QStringLiteral("ruleShare"));
    m_share->setAccessibleName(tr("Share of revenue"));
    m_share->setRange(0.0, 100.0);
    m_share->setDecimals(1);
    m_share->setSuffix(QStringLiteral(" %"));
    m_share->setValue(m_before.sharePercent);
    auto* limits = new QWidget;
    auto* form = new QFormLayout(limits);
    form->setContentsMargins(0, 0, 0, 0);
    form->setHorizontalSpacing(16);
    form->setVerticalSpacing(8);
    form->addRow(tr("Languages"), m_languages);
    form->addRow(tr("Territories"), m_territories);
    form->addRow(tr("First day"), m_from);
    form->addRow(tr("Last day"), m_until);
    form->addRow(tr("Credit"), m_credit);
    form->addRow(tr("Share of revenue"), m_share);
    form->addRow(tr("Paid to"), m_payee);
    return limits;
}

VoiceRules RulesDialog::rules() const
{
    auto rules = m_before;
    const auto all = uses();
    for (std::size_t i = 0; i < all.size(); ++i)
        rules.*all[i].rule = m_uses[i]->isChecked();
    rules.languages = parted(m_languages->text());
    rules.territories = parted(m_territories->text());
    rules.from = written(m_from);
    rules.until = written(m_until);
    rules.credit = written(m_credit);
    rules.sharePercent = m_share->value();
    rules.payee = written(m_payee);
    return rules;
}

void RulesDialog::setBusy(bool busy)
{
    m_fields->setEnabled(!busy);
    m_keep->setEnabled(!busy);
}

void RulesDialog::reject()
{
    if (m_keep->isEnabled())
        QDialog::reject();
}

void RulesDialog::accept()
{
    if (!m_keep->isEnabled())
        return;
    setBusy(true);
    const auto work = [id = m_voice, before = m_before, after = rules()](
                          const voices::VoiceVault& vault, const voices::SoundVoices& sounds) -> base::Result<void> {
        const auto folder = sounds.open(vault, id);
        const auto change = [&](const VoiceRules& known) { return merged(known, before, after); };
        return folder ? emptied(voices::changeRules(*folder, change)) : folder.error();
    };
    m_shelf.run(this, work, [this](const base::Result<void>& kept) {
        setBusy(false);
        if (kept)
            return QDialog::accept();
        m_problem->setText(windowSentence(kept.error()));
        m_problem->show();
    });
}

} // namespace melisma::ui
