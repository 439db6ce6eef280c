// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Fader, meter, flow of chips: what they answer to hand and keyboard.
#include "core/project/project.h"
#include "ui/common/fader.h"
#include "ui/common/flow_layout.h"
#include "ui/common/meter.h"

#include <QMouseEvent>
#include <QPainter>
#include <QSignalSpy>
#include <QTest>

#include <cmath>

using namespace melisma;

class TestControls : public QObject {
    Q_OBJECT
private slots:
    void faderKeysStepHalfADecibel();
    void faderReachesBothEnds();
    void rightClickResets();
    void settingIsSilent();
    void meterJumpsUpAndFallsSlowly();
    void meterPaintsInProportion();
    void chipsWrap();
};

void TestControls::faderKeysStepHalfADecibel()
{
    ui::Fader fader(Qt::Horizontal);
    fader.setGainDb(-6.0);
    QTest::keyClick(&fader, Qt::Key_Right);
    QCOMPARE(fader.gainDb(), -5.5);
    QTest::keyClick(&fader, Qt::Key_PageDown);
    QCOMPARE(fader.gainDb(), -8.5);
}

void TestControls::faderReachesBothEnds()
{
    ui::Fader fader(Qt::Horizontal);
    fader.resize(200, 22);
    fader.setGainDb(0.0);
    QSignalSpy settled(&fader, &ui::Fader::gainSettled);
    const auto dragBy = [&fader](int pixels) {
        QTest::mousePress(&fader, Qt::LeftButton, {}, {150, 11});
        QTest::mouseMove(&fader, {150 + pixels, 11});
        QMouseEvent move(QEvent::MouseMove, QPointF(150 + pixels, 11), QPointF(), Qt::NoButton, Qt::LeftButton, {});
        QCoreApplication::sendEvent(&fader, &move);
        QTest::mouseRelease(&fader, Qt::LeftButton, {}, {150 + pixels, 11});
    };
    dragBy(400);
    QCOMPARE(fader.gainDb(), project::kLoudestDb);
    dragBy(-400);
    QCOMPARE(fader.gainDb(), project::kSilentDb);
    QCOMPARE(settled.count(), 2);
}

void TestControls::rightClickResets()
{
    ui::Fader fader(Qt::Vertical);
    fader.setGainDb(-20.0);
    QSignalSpy changed(&fader, &ui::Fader::gainChanged);
    QTest::mouseClick(&fader, Qt::RightButton);
    QCOMPARE(fader.gainDb(), 0.0);
    QCOMPARE(changed.count(), 1);
}

void TestControls::settingIsSilent()
{
    ui::Fader fader(Qt::Vertical);
    QSignalSpy changed(&fader, &ui::Fader::gainChanged);
    fader.setGainDb(-3.0);
    QCOMPARE(changed.count(), 0);
    QCOMPARE(fader.gainDb(), -3.0);
}

void TestControls::meterJumpsUpAndFallsSlowly()
{
    ui::MeterBallistics meter;
    audio::MeterReading loud;
    loud.peak = {1.0f, 0.1f};
    QCOMPARE(meter.feed(loud, 0.0)[0], 0.0);
    QVERIFY(std::abs(meter.levelsDb()[1] + 20.0) < 1e-3);
    meter.feed({}, 0.5); // silence for half a second: 20 dB a second down
    QVERIFY(std::abs(meter.levelsDb()[0] + 10.0) < 1e-9);
    QVERIFY(std::abs(meter.levelsDb()[1] + 30.0) < 1e-3);
}

void TestControls::meterPaintsInProportion()
{
    QImage image(600, 9, QImage::Format_RGB32);
    image.fill(Qt::black);
    QPainter painter(&image);
    ui::paintMeter(painter, image.rect(), {-30.0, -60.0});
    painter.end();
    const QRgb ground = image.pixel(599, 2);
    QVERIFY(image.pixel(5, 2) != ground);
    QVERIFY(image.pixel(295, 2) != ground);
    QCOMPARE(image.pixel(305, 2), ground); // -30 dB is half of the way from -60 to 0
    QCOMPARE(image.pixel(5, 7), ground);   // the other side is silent
}

void TestControls::chipsWrap()
{
    QWidget box;
    auto* flow = new ui::FlowLayout(4, &box);
    for (int i = 0; i < 5; ++i) {
        auto* chip = new QWidget;
        chip->setFixedSize(40, 20);
        flow->addWidget(chip);
    }
    QCOMPARE(flow->heightForWidth(5 * 40 + 4 * 4), 20);
    QCOMPARE(flow->heightForWidth(100), 20 + 4 + 20 + 4 + 20); // two in a row
    flow->setGeometry(QRect(0, 0, 100, 68));
    for (int i = 0; i < flow->count(); ++i)
        QVERIFY(QRect(0, 0, 100, 68).contains(flow->itemAt(i)->geometry()));
}

QTEST_MAIN(TestControls)
#include "test_controls.moc"
