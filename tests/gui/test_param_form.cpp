// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A form is built from ParamSpecs alone: every kind gets a control, reads back what was entered, and knows "not asked".
#include "ui/common/param_form.h"
#include "ui/common/theme.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>

using namespace melisma;
using base::ParamKind;
using base::ParamSpec;

namespace {

ParamSpec spec(const char* key, ParamKind kind)
{
    ParamSpec made;
    made.key = key;
    made.label = std::string("Label of ") + key;
    made.help = std::string("Help for ") + key;
    made.kind = kind;
    return made;
}

std::vector<ParamSpec> everyKind()
{
    auto prompt = spec("prompt", ParamKind::longText);
    auto name = spec("name", ParamKind::text);
    auto takes = spec("takes", ParamKind::integer);
    takes.minimum = 1;
    takes.maximum = 4;
    takes.defaultValue = std::int64_t{1};
    auto bars = spec("bars", ParamKind::integer);
    bars.minimum = 1;
    bars.maximum = 400;
    auto tempo = spec("bpm", ParamKind::number);
    tempo.minimum = 40;
    tempo.maximum = 240;
    tempo.unit = "bpm";
    auto amount = spec("amount", ParamKind::number);
    amount.minimum = 0;
    amount.maximum = 1;
    amount.defaultValue = 0.5;
    auto loop = spec("loop", ParamKind::toggle);
    auto genre = spec("genre", ParamKind::choice);
    genre.choices = {{"lofi", "Lo-fi"}, {"house", "House"}};
    auto size = spec("size", ParamKind::choice);
    size.choices = {{"s", "Small"}, {"l", "Large"}};
    size.defaultValue = std::string("l");
    return {prompt, name, takes, bars, tempo, amount, loop, genre, size};
}

} // namespace

class TestParamForm : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { ui::applyTheme(*qApp); }
    void everyKindHasItsControl();
    void untouchedFormAsksOnlyForDefaults();
    void enteredValuesAreRead();
    void valuesSurviveTheForm();
    void controlsAreNamedForScreenReaders();
    void changesAreReported();
    void minusIsARealMinus();
    void shortFieldsShareARow();
    void notesStandBelowTheirField();
    void nobodyIsAskedForWhatProgramsSet();
};

void TestParamForm::everyKindHasItsControl()
{
    ui::ParamForm form(everyKind());
    QVERIFY(qobject_cast<QPlainTextEdit*>(form.editor("prompt")));
    QVERIFY(qobject_cast<QLineEdit*>(form.editor("name")));
    QVERIFY(qobject_cast<QSpinBox*>(form.editor("takes")));
    QVERIFY(qobject_cast<QDoubleSpinBox*>(form.editor("bpm")));
    QVERIFY(qobject_cast<QCheckBox*>(form.editor("loop")));
    QVERIFY(qobject_cast<QComboBox*>(form.editor("genre")));
    QVERIFY(!form.editor("nothing"));
}

void TestParamForm::nobodyIsAskedForWhatProgramsSet()
{
    auto specs = everyKind();
    const auto name = std::ranges::find(specs, "name", &base::ParamSpec::key);
    name->label.clear();
    ui::ParamForm form(specs);
    QVERIFY(!form.editor("name"));
    QVERIFY(form.editor("takes"));
    base::ParamValues values;
    values.set("name", std::int64_t{3}); // the error has to call it something
    const auto checked = base::validate(specs, values);
    QVERIFY(!checked.ok() && checked.error().message.starts_with("name "));
}

void TestParamForm::untouchedFormAsksOnlyForDefaults()
{
    const auto values = ui::ParamForm(everyKind()).values();
    for (const char* key : {"prompt", "name", "bars", "bpm", "genre"})
        QVERIFY2(!values.has(key), key);
    QCOMPARE(values.integer("takes"), std::optional<std::int64_t>(1));
    QCOMPARE(values.number("amount"), std::optional<double>(0.5));
    QCOMPARE(values.text("size"), std::optional<std::string>("l"));
    QVERIFY(!values.toggle("loop"));
    QVERIFY(base::validate(everyKind(), values).ok());
}

void TestParamForm::enteredValuesAreRead()
{
    ui::ParamForm form(everyKind());
    QTest::keyClicks(form.editor("prompt"), "slow rain");
    QTest::keyClicks(form.editor("name"), "  ");
    QTest::keyClick(form.editor("bars"), Qt::Key_Up);
    qobject_cast<QDoubleSpinBox*>(form.editor("bpm"))->setValue(92.5);
    QTest::keyClick(form.editor("genre"), Qt::Key_Down);
    QTest::keyClick(form.editor("loop"), Qt::Key_Space);
    const auto values = form.values();
    QCOMPARE(values.text("prompt"), std::optional<std::string>("slow rain"));
    QVERIFY2(!values.has("name"), "blank text is not a wish");
    QCOMPARE(values.integer("bars"), std::optional<std::int64_t>(1)); // one step above "Auto"
    QCOMPARE(values.number("bpm"), std::optional<double>(92.5));
    QCOMPARE(values.text("genre"), std::optional<std::string>("lofi"));
    QVERIFY(values.toggle("loop"));
}

void TestParamForm::valuesSurviveTheForm()
{
    base::ParamValues wanted;
    wanted.set("prompt", "two\nlines with \u00e9");
    wanted.set("name", "x");
    wanted.set("takes", std::int64_t{3});
    wanted.set("bars", std::int64_t{24});
    wanted.set("bpm", 84.5);
    wanted.set("amount", 0.25);
    wanted.set("loop", true);
    wanted.set("genre", "house");
    wanted.set("size", "s");
    ui::ParamForm form(everyKind());
    form.setValues(wanted);
    QVERIFY(form.values() == wanted);
    form.setValues({});
    QVERIFY(form.values() == ui::ParamForm(everyKind()).values());
}

void TestParamForm::controlsAreNamedForScreenReaders()
{
    ui::ParamForm form(everyKind());
    for (const auto& editor : form.editors()) {
        QCOMPARE(editor.widget->accessibleName().toStdString(), editor.spec.label);
        QCOMPARE(editor.widget->accessibleDescription().toStdString(), editor.spec.help);
        QVERIFY(editor.widget->focusPolicy() & Qt::TabFocus);
    }
}

void TestParamForm::changesAreReported()
{
    ui::ParamForm form(everyKind());
    QSignalSpy changes(&form, &ui::ParamForm::changed);
    QTest::keyClicks(form.editor("name"), "ab");
    QCOMPARE(changes.count(), 2);
}

void TestParamForm::minusIsARealMinus()
{
    auto gain = spec("gain", ParamKind::number);
    gain.minimum = -18;
    gain.maximum = 18;
    gain.defaultValue = 0.0;
    gain.unit = "dB";
    ui::ParamForm form({gain});
    auto* box = qobject_cast<QDoubleSpinBox*>(form.editor("gain"));
    box->setValue(-4.5);
    QCOMPARE(box->text(), QString(QChar(0x2212)) + "4.5 dB");
    for (const QString& minus : {QStringLiteral("-"), QString(QChar(0x2212))})
        for (const char* point : {".", ","}) {
            box->setValue(0);
            box->selectAll();
            box->findChild<QLineEdit*>()->insert(minus + "3" + point + "2"); // keyClicks knows ASCII only
            QTest::keyClick(box, Qt::Key_Return);
            QCOMPARE(box->value(), -3.2);
            QCOMPARE(box->text(), QString(QChar(0x2212)) + "3.2 dB");
        }
    QTest::keyClicks((box->selectAll(), box), "-99");
    QVERIFY(box->value() >= -18.0);
}

void TestParamForm::shortFieldsShareARow()
{
    ui::ParamForm form(everyKind());
    form.resize(300, 900);
    form.show();
    QVERIFY(QTest::qWaitForWindowExposed(&form));
    const auto top = [&form](const char* key) { return form.editor(key)->geometry().top(); };
    QCOMPARE(top("takes"), top("bars"));
    QCOMPARE(top("bpm"), top("amount"));
    QVERIFY(form.editor("prompt")->width() > 2 * form.editor("takes")->width());
    for (const auto& editor : form.editors())
        QVERIFY2(editor.widget->height() >= 22, editor.spec.key.c_str());
}

void TestParamForm::notesStandBelowTheirField()
{
    ui::ParamForm form(everyKind());
    auto* note = new QLabel("understood");
    form.addBelow("prompt", note);
    form.show();
    QVERIFY(QTest::qWaitForWindowExposed(&form));
    QVERIFY(note->y() >= form.editor("prompt")->geometry().bottom());
    QVERIFY(note->geometry().bottom() <= form.editor("name")->y());
}

QTEST_MAIN(TestParamForm)
#include "test_param_form.moc"
