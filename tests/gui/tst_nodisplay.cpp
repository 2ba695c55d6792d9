// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/ui/theme.h>
#include <dothi/ui/view3d.h>
#include <dothi/ui/viewoverlays.h>

#include <QApplication>
#include <QLabel>
#include <QSignalSpy>
#include <QTest>

using namespace dothi;

/// Without OpenGL the view says so, and camera and keys work all the same.
class TestNoDisplay : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aMessageInPlaceOfThePicture();
    void theCameraStillMoves();
    void overlaysKeepTheirCorners();
};

void TestNoDisplay::aMessageInPlaceOfThePicture()
{
    ui::View3D view;
    view.resize(800, 600);
    view.show();
    QVERIFY(!view.hasCanvas());
    bool said = false;
    for (const QLabel *label : view.findChildren<QLabel *>())
        said = said || label->text().contains(QStringLiteral("OpenGL"));
    QVERIFY(said);
    QVERIFY(view.grabPicture().isNull());
}

void TestNoDisplay::theCameraStillMoves()
{
    ui::View3D view;
    view.resize(800, 600);
    scene::CameraPose pose;
    pose.target = {603'797, 1'191'942, 0};
    pose.distanceM = 1000;
    view.setPose(pose);
    QSignalSpy moved(&view, &ui::View3D::cameraChanged);
    QTest::keyClick(&view, Qt::Key_W);
    QVERIFY(view.pose().target.y > pose.target.y + 1);
    QVERIFY(!moved.isEmpty());
    QTest::keyClick(&view, Qt::Key_2);
    QVERIFY(view.pose().plan);
    QTest::keyClick(&view, Qt::Key_N);
    QCOMPARE(view.pose().headingDeg, 0.0);
}

void TestNoDisplay::overlaysKeepTheirCorners()
{
    ui::View3D view;
    view.resize(800, 600);
    view.show();
    auto *left = new QWidget;
    left->setFixedSize(100, 40);
    auto *right = new QWidget;
    right->setFixedSize(120, 30);
    view.addOverlay(left, Qt::AlignTop | Qt::AlignLeft);
    view.addOverlay(right, Qt::AlignBottom | Qt::AlignRight);
    QCOMPARE(left->geometry(), QRect(16, 16, 100, 40));
    QCOMPARE(right->geometry(), QRect(800 - 16 - 120, 600 - 16 - 30, 120, 30));
    view.resize(1000, 700);
    QCOMPARE(right->geometry().bottomRight(), QPoint(1000 - 16 - 1, 700 - 16 - 1));
}

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    TestNoDisplay test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_nodisplay.moc"
