// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/param_editor.h"

#include "ui/common/number_box.h"
#include "ui/common/spec_text.h"
#include "ui/common/text.h"
#include "ui/common/value_box.h"

#include <QCheckBox>
#include <QComboBox>
#include <QCoreApplication>
#include <QFontMetrics>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSpinBox>

#include <algorithm>
#include <cmath>
#include <limits>

namespace melisma::ui {
namespace {

using base::ParamKind;
using base::ParamSpec;
using base::ParamValue;
using Changed = std::function<void()>;

constexpr double kNarrowText = 40; ///< text this short fits into half a row,
constexpr int kNarrowExample = 7;  ///< and so does one whose example is this short

QString automatic()
{
    return QCoreApplication::translate("ParamEditor", "Auto");
}

std::optional<std::string> textOf(const std::optional<ParamValue>& value)
{
    if (!value || !std::holds_alternative<std::string>(*value))
        return std::nullopt;
    return std::get<std::string>(*value);
}

std::optional<double> numberOf(const std::optional<ParamValue>& value)
{
    if (value && std::holds_alternative<std::int64_t>(*value))
        return static_cast<double>(std::get<std::int64_t>(*value));
    if (value && std::holds_alternative<double>(*value))
        return std::get<double>(*value);
    return std::nullopt;
}

std::optional<ParamValue> textValue(const QString& text)
{
    return text.trimmed().isEmpty() ? std::nullopt : std::optional<ParamValue>(text.toStdString());
}

void fillText(ParamEditor& editor, QWidget* parent, const Changed& changed)
{
    auto* line = new QLineEdit(parent);
    line->setPlaceholderText(specText(editor.spec.placeholder));
    if (editor.spec.maximum)
        line->setMaxLength(static_cast<int>(*editor.spec.maximum));
    QObject::connect(line, &QLineEdit::textEdited, line, [changed] { changed(); });
    editor.widget = line;
    const auto example = line->placeholderText().size();
    const bool shortExample = example > 0 && example <= kNarrowExample;
    editor.wide = !shortExample && editor.spec.maximum.value_or(kNarrowText + 1) > kNarrowText;
    editor.read = [line] { return textValue(line->text()); };
    editor.write = [line](const auto& value) { line->setText(toQString(textOf(value).value_or(""))); };
}

void fillLongText(ParamEditor& editor, QWidget* parent, const Changed& changed)
{
    auto* text = new QPlainTextEdit(parent);
    text->setPlaceholderText(specText(editor.spec.placeholder));
    text->setTabChangesFocus(true);
    const int rows = 4;
    text->setFixedHeight(rows * QFontMetrics(text->font()).lineSpacing() + 24);
    QObject::connect(text, &QPlainTextEdit::textChanged, text, [changed] { changed(); });
    editor.widget = text;
    editor.wide = true;
    editor.read = [text] { return textValue(text->toPlainText()); };
    editor.write = [text](const auto& value) { text->setPlainText(toQString(textOf(value).value_or(""))); };
}

QString suffixOf(const ParamSpec& spec)
{
    return spec.unit.empty() ? QString() : QStringLiteral(" ") + specText(spec.unit);
}

/// A number with two ends and a usual value.
bool isKnob(const ParamSpec& spec)
{
    return spec.defaultValue && std::holds_alternative<double>(*spec.defaultValue) && spec.minimum && spec.maximum;
}

bool byRatio(const ParamSpec& spec)
{
    return spec.unit == "Hz" || spec.unit == "ms";
}

/// An optional number has one value below its range that reads "Auto".
void fillInteger(ParamEditor& editor, QWidget* parent, const Changed& changed)
{
    const ParamSpec& spec = editor.spec;
    auto* box = new QSpinBox(parent);
    const bool optional = !spec.defaultValue;
    const int lowest = static_cast<int>(std::ceil(spec.minimum.value_or(-1'000'000)));
    box->setRange(optional ? lowest - 1 : lowest, static_cast<int>(std::floor(spec.maximum.value_or(1'000'000))));
    box->setSpecialValueText(optional ? automatic() : QString());
    box->setSuffix(suffixOf(spec));
    box->setFocusPolicy(Qt::StrongFocus);
    QObject::connect(box, &QSpinBox::valueChanged, box, [changed] { changed(); });
    editor.widget = box;
    editor.read = [box, optional]() -> std::optional<ParamValue> {
        if (optional && box->value() == box->minimum())
            return std::nullopt;
        return std::int64_t{box->value()};
    };
    editor.write = [box](const auto& value) {
        const auto number = numberOf(value);
        box->setValue(number ? static_cast<int>(std::lround(*number)) : box->minimum());
    };
}

void fillNumber(ParamEditor& editor, QWidget* parent, const Changed& changed)
{
    const ParamSpec& spec = editor.spec;
    const bool optional = !spec.defaultValue;
    const double lowest = spec.minimum.value_or(-1e6);
    const double highest = spec.maximum.value_or(1e6);
    NumberBox* box = isKnob(spec) ? static_cast<NumberBox*>(new ValueBox(
                                        lowest, highest, std::get<double>(*spec.defaultValue), byRatio(spec), parent))
                                  : new NumberBox(parent);
    const bool fine = highest - lowest <= 20;
    box->setDecimals(fine ? 2 : 1);
    box->setSingleStep(fine ? 0.1 : 1.0);
    box->setRange(optional ? lowest - box->singleStep() : lowest, highest);
    box->setSpecialValueText(optional ? automatic() : QString());
    box->setSuffix(suffixOf(spec));
    QObject::connect(box, &QDoubleSpinBox::valueChanged, box, [changed] { changed(); });
    editor.widget = box;
    editor.read = [box, optional, lowest]() -> std::optional<ParamValue> {
        if (optional && box->value() < lowest - box->singleStep() / 2)
            return std::nullopt;
        return std::max(box->value(), lowest);
    };
    editor.write = [box](const auto& value) { box->setValue(numberOf(value).value_or(box->minimum())); };
}

void fillToggle(ParamEditor& editor, QWidget* parent, const Changed& changed)
{
    auto* box = new QCheckBox(specText(editor.spec.label), parent);
    QObject::connect(box, &QCheckBox::toggled, box, [changed] { changed(); });
    editor.widget = box;
    editor.wide = true;
    editor.read = [box]() -> std::optional<ParamValue> { return box->isChecked(); };
    editor.write = [box](const std::optional<ParamValue>& value) {
        box->setChecked(value && std::holds_alternative<bool>(*value) && std::get<bool>(*value));
    };
}

void fillChoice(ParamEditor& editor, QWidget* parent, const Changed& changed)
{
    auto* box = new QComboBox(parent);
    if (!editor.spec.defaultValue)
        box->addItem(automatic(), QString());
    for (const auto& choice : editor.spec.choices)
        box->addItem(specText(choice.label), toQString(choice.id));
    box->setMinimumContentsLength(8);
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    QObject::connect(box, &QComboBox::activated, box, [changed] { changed(); });
    editor.widget = box;
    editor.read = [box] { return textValue(box->currentData().toString()); };
    editor.write = [box](const auto& value) {
        box->setCurrentIndex(std::max(box->findData(toQString(textOf(value).value_or(""))), 0));
    };
}

void fill(ParamEditor& editor, QWidget* parent, const Changed& changed)
{
    switch (editor.spec.kind) {
    case ParamKind::text:
        return fillText(editor, parent, changed);
    case ParamKind::longText:
        return fillLongText(editor, parent, changed);
    case ParamKind::integer:
        return fillInteger(editor, parent, changed);
    case ParamKind::number:
        return fillNumber(editor, parent, changed);
    case ParamKind::toggle:
        return fillToggle(editor, parent, changed);
    case ParamKind::choice:
        return fillChoice(editor, parent, changed);
    }
}

} // namespace

ParamEditor makeParamEditor(const ParamSpec& spec, QWidget* parent, const Changed& changed)
{
    ParamEditor editor;
    editor.spec = spec;
    fill(editor, parent, changed);
    editor.widget->setObjectName(toQString(spec.key));
    editor.widget->setAccessibleName(specText(spec.label));
    editor.widget->setAccessibleDescription(specText(spec.help));
    editor.widget->setToolTip(specText(spec.help));
    editor.write(spec.defaultValue);
    return editor;
}

} // namespace melisma::ui
