// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/base/text.h>
#include <dothi/city/schema.h>

#include <QSet>

#include <testsupport.h>

using namespace dothi;
using namespace dothi::city;

class TestSchema : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void isWhole()
    {
        const Schema &schema = Schema::builtin();
        QSet<QString> ids;
        for (const LayerDef &layer : schema.layers()) {
            QVERIFY2(!ids.contains(layer.id), qPrintable(layer.id));
            ids.insert(layer.id);
            QVERIFY2(!layer.title.vi.isEmpty() && !layer.title.en.isEmpty(), qPrintable(layer.id));
            QVERIFY2(layer.field(layer.labelField), qPrintable(layer.id));
            QSet<QString> fields;
            for (const FieldDef &field : layer.fields) {
                QVERIFY2(!fields.contains(field.id), qPrintable(layer.id + field.id));
                fields.insert(field.id);
                QVERIFY2(!field.title.vi.isEmpty() && !field.title.en.isEmpty(),
                         qPrintable(layer.id + field.id));
                QVERIFY(field.minimum <= field.maximum);
            }
        }
        // What issue and domain model ask a city to hold.
        for (const char *id :
             {"admin_unit", "road", "water", "land_use", "poi", "parcel", "planning_zone",
              "construction_line", "protection_corridor", "height_plane", "building", "pipe", "manhole",
              "cable", "lamp", "cabinet", "tree", "permit_application", "red_line"}) {
            QVERIFY2(ids.contains(QLatin1String(id)), id);
        }
    }
    void translatesCodes()
    {
        setUiLanguage(QStringLiteral("vi"));
        QCOMPARE(Schema::builtin().codeTitle(QStringLiteral("land_use"), QStringLiteral("ODT")),
                 QStringLiteral("Đất ở tại đô thị"));
        setUiLanguage(QStringLiteral("en"));
        QCOMPARE(Schema::builtin().codeTitle(QStringLiteral("land_use"), QStringLiteral("ODT")),
                 QStringLiteral("Urban residential"));
        QCOMPARE(Schema::builtin().codeTitle(QStringLiteral("land_use"), QStringLiteral("ZZZ")),
                 QStringLiteral("ZZZ"));
        setUiLanguage(QStringLiteral("vi"));
    }
    void refusesNamesThatCouldBecomeSql()
    {
        const QByteArray layer("{\"format\":\"dothi-schema\",\"layers\":[{\"id\":\"%1\",\"group\":\"base\","
                               "\"geometry\":\"Point\",\"fields\":[{\"id\":\"%2\",\"type\":\"text\"}]}]}");
        const auto with = [&layer](const char *id, const char *field) {
            return Schema::fromJson(QByteArray(layer).replace("%1", id).replace("%2", field));
        };
        VERIFY_RESULT(with("x", "y"));
        VERIFY_ERROR(with("x'; drop table y", "y"), ErrorCode::InvalidData);
        VERIFY_ERROR(with("x", "geometry"), ErrorCode::InvalidData);
        VERIFY_ERROR(with("x", "a b"), ErrorCode::InvalidData);
        VERIFY_ERROR(Schema::fromJson("{}"), ErrorCode::InvalidData);
    }
};

QTEST_GUILESS_MAIN(TestSchema)
#include "tst_schema.moc"
