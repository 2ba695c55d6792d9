// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Volumes become buildings with the heights, storeys and areas the law speaks of.

#include <permit/logic/massing.h>
#include <permitcity.h>
#include <testsupport.h>

using namespace dothi;
using namespace dothi::permit;
using test::PermitCity;
using test::ProposalMaker;

class TestPermitMassing : public QObject
{
    Q_OBJECT

private:
    PermitCity m_city;

    Massing of(const ProposalMaker &maker) const
    {
        const Proposal proposal = maker.parse().value();
        return Massing::of(proposal.volumes, proposal.groundM).value();
    }
    ProposalMaker start() const
    {
        ProposalMaker maker(m_city, "apartment");
        maker.plot(0, 0, 100, 100);
        return maker;
    }

private Q_SLOTS:
    void heightCountsFromTheGroundToTheRoofsTop()
    {
        // Ground floor 0.45 m above the planned ground; four storeys of 3.3 m; stair hut 2.4 m (1.4.25).
        ProposalMaker maker = start();
        maker.set("groundM", 1.8)
            .volume("house", 0, 0, 5, 18, 2.25, 15.45, 4)
            .volume("roof", 1, 1, 4, 5, 15.45, 17.85, 0);
        const Massing massing = of(maker);
        COMPARE_NEAR(massing.heightM, 17.85 - 1.8, 1e-9);
        QCOMPARE(massing.storeys, 4);
        QVERIFY(massing.groundFromPlan);
        QCOMPARE(massing.parts.size(), size_t(1));
        QCOMPARE(massing.parts[0].role, PartRole::Whole);
        COMPARE_NEAR(massing.coverageM2, 90, 1e-3);
        COMPARE_NEAR(massing.floorAreaM2, 360, 1e-2);
    }

    void withoutAPlannedGroundTheLowestBaseCounts()
    {
        ProposalMaker maker = start();
        maker.without("groundM")
            .volume("house", 0, 0, 5, 18, 2.25, 15.45, 4)
            .volume("basement", 0, 0, 5, 18, -1, 2.25, 1);
        const Massing massing = of(maker);
        QVERIFY(!massing.groundFromPlan);
        COMPARE_NEAR(massing.heightM, 13.2, 1e-9);
        COMPARE_NEAR(massing.floorAreaM2, 5 * 90, 1e-2); // the basement's floor counts
    }

    void podiumAndTowerApart()
    {
        ProposalMaker maker = start();
        maker.volume("podium", 10, 10, 50, 50, 0, 15, 3)
            .volume("tower", 15, 15, 35, 40, 15, 60, 13)
            .volume("roof", 20, 20, 25, 25, 60, 63, 0);
        const Massing massing = of(maker);
        QCOMPARE(massing.buildings, 1);
        QVERIFY(massing.podiumAndTower);
        QCOMPARE(massing.parts.size(), size_t(2));
        QCOMPARE(massing.parts[0].role, PartRole::Podium);
        COMPARE_NEAR(massing.parts[0].heightM, 15, 1e-9);
        COMPARE_NEAR(massing.parts[0].areaM2, 1600, 1e-2);
        QCOMPARE(massing.parts[1].role, PartRole::Tower);
        COMPARE_NEAR(massing.parts[1].heightM, 63, 1e-9); // from the ground, with the stair hut
        COMPARE_NEAR(massing.parts[1].areaM2, 500, 1e-2);
        QCOMPARE(massing.parts[1].storeys, 16);
        COMPARE_NEAR(massing.floorAreaM2, 3 * 1600 + 13 * 500, 0.1);
    }

    void aTowerBeyondItsPodiumCoversTheGroundThere()
    {
        ProposalMaker maker = start();
        maker.volume("podium", 10, 10, 30, 30, 0, 15, 3).volume("tower", 25, 10, 35, 30, 15, 60, 13);
        const Massing massing = of(maker);
        COMPARE_NEAR(massing.coverageM2, 25 * 20, 1e-2);
        COMPARE_NEAR(massing.parts[0].areaM2, 25 * 20, 1e-2);
    }

    void separateVolumesAreSeparateBuildings()
    {
        ProposalMaker maker = start();
        maker.volume("house", 0, 0, 10, 10, 0, 10, 3).volume("house", 20, 0, 30, 10, 0, 20, 6);
        const Massing massing = of(maker);
        QCOMPARE(massing.buildings, 2);
        QCOMPARE(massing.storeys, 6);
        // (10 m · 100 m² + 20 m · 100 m²) / 200 m² = 15 m; three times the area at 10 m: 12.5 m against 15 m
        COMPARE_NEAR(averageHeightM(massing.groundParts(), true), 15, 1e-6);
        ProposalMaker uneven = start();
        uneven.volume("house", 0, 0, 10, 30, 0, 10, 3).volume("house", 20, 0, 30, 10, 0, 20, 6);
        const Massing second = of(uneven);
        COMPARE_NEAR(averageHeightM(second.groundParts(), true), 12.5, 1e-6);
        COMPARE_NEAR(averageHeightM(second.groundParts(), false), 15, 1e-6);
    }

    void aSteppedBuildingHasAnAverageHeight()
    {
        // Front half 10 m, back half 22 m, touching: one building 22 m high, 16 m on average.
        ProposalMaker maker = start();
        maker.volume("house", 0, 0, 10, 10, 0, 10, 3).volume("house", 0, 10, 10, 20, 0, 22, 7);
        const Massing massing = of(maker);
        QCOMPARE(massing.buildings, 1);
        COMPARE_NEAR(massing.parts[0].heightM, 22, 1e-9);
        COMPARE_NEAR(massing.parts[0].averageHeightM, 16, 1e-6);
    }

    void parkingAndTechnicalFloorsDoNotCount()
    {
        ProposalMaker maker = start();
        maker.volume("house", 0, 0, 10, 10, 0, 10, 3).volume("basement", 0, 0, 10, 10, -6, 0, 2, 150);
        const Massing massing = of(maker);
        COMPARE_NEAR(massing.floorAreaM2, 500, 1e-2);
        COMPARE_NEAR(massing.countedFloorM2(), 350, 1e-2);
    }

    void aRoofOnNothingIsRefused()
    {
        ProposalMaker maker = start();
        maker.volume("house", 0, 0, 10, 10, 0, 10, 3).volume("roof", 30, 30, 40, 40, 10, 12, 0);
        const Proposal proposal = maker.parse().value();
        VERIFY_ERROR(Massing::of(proposal.volumes, proposal.groundM), ErrorCode::InvalidData);
    }

    void eavesAreSeenButNotCovered()
    {
        ProposalMaker maker = start();
        maker.volume("house", 0, 0, 10, 10, 0, 10, 3).volume("roof", -1, 0, 11, 10, 10, 13, 0);
        const Massing massing = of(maker);
        COMPARE_NEAR(massing.coverageM2, 100, 1e-3);
        COMPARE_NEAR(massing.roofOverhangM2, 20, 1e-2);
        COMPARE_NEAR(massing.heightM, 13, 1e-9);
    }

    void volumesInTheSameSpaceAreTold()
    {
        ProposalMaker maker = start();
        maker.volume("house", 0, 0, 10, 10, 0, 10, 3).volume("house", 5, 0, 15, 10, 0, 12, 3);
        QCOMPARE(of(maker).warnings.size(), 1);
        ProposalMaker stacked = start();
        stacked.volume("house", 0, 0, 10, 10, 0, 10, 3).volume("house", 2, 2, 8, 8, 10, 16, 2);
        QVERIFY(of(stacked).warnings.isEmpty());
        QCOMPARE(of(stacked).storeys, 5);
    }

    void theOrderOfVolumesMeansNothing()
    {
        ProposalMaker maker = start();
        maker.volume("podium", 10, 10, 50, 50, 0, 15, 3)
            .volume("tower", 15, 15, 35, 40, 15, 60, 13)
            .volume("tower", 38, 15, 48, 40, 15, 40, 7)
            .volume("house", 60, 10, 70, 20, 0, 9, 2);
        const Massing a = of(maker);
        const Massing b = of(maker.reversed());
        QCOMPARE(a.parts.size(), b.parts.size());
        for (size_t i = 0; i < a.parts.size(); ++i) {
            QCOMPARE(a.parts[i].key(), b.parts[i].key());
            QCOMPARE(a.parts[i].heightM, b.parts[i].heightM);
            QCOMPARE(a.parts[i].areaM2, b.parts[i].areaM2);
            QCOMPARE(a.parts[i].averageHeightM, b.parts[i].averageHeightM);
        }
        QCOMPARE(a.floorAreaM2, b.floorAreaM2);
    }

    /// Heights that stand on an edge of Tables 2.7, 2.9 and 2.12 and of clause 2.7.7, over every ground level
    /// from 0 to 8 m: 32.05 − 4.05 is 27.999999999999996 in binary fractions, and must be 28.
    void heightsDoNotHangOnTheGroundLevel()
    {
        const RuleSet rules = test::shippedRules();
        // Height in cm, setback on a road of 16 m (Table 2.7), density on 3,000 and 10,000 m² (Table 2.9).
        const struct
        {
            int heightCm;
            double setbackM;
            double densityPct;
        } rows[] = {{1600, 0, 65}, {1900, 3, 60}, {2500, 4, 53}, {2800, 6, 50}, {4600, 6, 41}};
        for (const auto &row : rows) {
            for (int groundCm = 0; groundCm <= 800; ++groundCm) {
                // As a file writes them: two decimals.
                const auto metresOf = [](int cm) {
                    return QStringLiteral("%1.%2")
                        .arg(cm / 100)
                        .arg(cm % 100, 2, 10, QLatin1Char('0'))
                        .toDouble();
                };
                Volume volume;
                volume.kind = VolumeKind::House;
                volume.footprint = geo::Geometry::polygon({{0, 0, 0}, {10, 0, 0}, {10, 10, 0}, {0, 10, 0}});
                volume.baseM = metresOf(groundCm);
                volume.topM = metresOf(groundCm + row.heightCm);
                volume.storeys = 4;
                const Result<Massing> massing = Massing::of({volume}, metresOf(groundCm));
                VERIFY_RESULT(massing);
                const Part &part = massing->parts.front();
                QCOMPARE(rules.setbackTable.table.at(16, part.heightM), row.setbackM);
                QCOMPARE(rules.apartmentDensityTable.table.at(averageHeightM({&part}, true), 10'000),
                         row.densityPct);
                QVERIFY(part.heightM == row.heightCm / 100.0 && massing->heightM == row.heightCm / 100.0);
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestPermitMassing)
#include "tst_permitmassing.moc"
