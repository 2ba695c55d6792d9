// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/base/text.h>
#include <dothi/city/feature.h>

#include <testsupport.h>

#include <cmath>

using namespace dothi;
using namespace dothi::city;

class TestFeature : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void setsAndShowsValues()
    {
        setUiLanguage(QStringLiteral("vi"));
        const Schema &schema = Schema::builtin();
        const LayerDef &layer = *schema.layer(QStringLiteral("building"));
        Feature f(layer);
        QVERIFY(f.set(layer, QStringLiteral("height_m"), 28.0));
        QVERIFY(f.set(layer, QStringLiteral("year"), qint64(1998)));
        QVERIFY(f.set(layer, QStringLiteral("use"), QStringLiteral("apartment")));
        QVERIFY(!f.set(layer, QStringLiteral("no_such_field"), 1.0));
        const auto shown = [&](const char *field) {
            const QString id = QString::fromLatin1(field);
            return displayText(f.value(layer, id), *layer.field(id), schema);
        };
        QCOMPARE(shown("height_m"), QStringLiteral("28,00") + QChar(0xA0) + QStringLiteral("m"));
        QCOMPARE(shown("year"), QStringLiteral("1998"));
        QCOMPARE(shown("use"), QStringLiteral("Nhà chung cư"));
        QCOMPARE(shown("name"), QStringLiteral("–"));
        QVERIFY(std::isnan(toNumber(f.value(layer, QStringLiteral("use")))));
    }
    void readsReferences()
    {
        const auto ref = FeatureRef::fromString(QStringLiteral("building/12"));
        QVERIFY(ref && ref->layer == QLatin1String("building") && ref->id == 12);
        QVERIFY(!FeatureRef::fromString(QStringLiteral("building")));
        QVERIFY(!FeatureRef::fromString(QStringLiteral("building/x")));
        QVERIFY(!FeatureRef::fromString(QStringLiteral("building/-3")));
    }
};

QTEST_GUILESS_MAIN(TestFeature)
#include "tst_feature.moc"
