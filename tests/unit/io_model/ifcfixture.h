// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>

namespace dothi::test {

/// An IFC2x3 file written by hand: one storeyed building of one box, 10 × 6 × 3 (in `unit`'s thousand where
/// it is millimetres), its corner at the origin of the building.
struct IfcText
{
    bool millimetres = true;
    QByteArray schema = "IFC2X3";
    QByteArray latitude = "$"; ///< "(10,46,36,840000)"
    QByteArray longitude = "$";
    QByteArray elevation = "$";
    QByteArray siteOrigin = "0.,0.,0.";
    QByteArray trueNorth = "0.,1.";
    QByteArray more; ///< instances from #500 on
    QByteArray units = "(#11,#12)";

    [[nodiscard]] QByteArray text() const
    {
        const auto length = [this](double metres) {
            const QByteArray number = QByteArray::number(millimetres ? metres * 1000 : metres, 'f', 3);
            return number;
        };
        return "ISO-10303-21;\nHEADER;\nFILE_DESCRIPTION((''),'2;1');\n"
               "FILE_NAME('box.ifc','2026-01-01T00:00:00',(''),(''),'','','');\nFILE_SCHEMA(('" +
               schema +
               "'));\nENDSEC;\nDATA;\n"
               "#1=IFCPERSON($,'x',$,$,$,$,$,$);\n#2=IFCORGANIZATION($,'x',$,$,$);\n"
               "#3=IFCPERSONANDORGANIZATION(#1,#2,$);\n#4=IFCAPPLICATION(#2,'1','x','x');\n"
               "#5=IFCOWNERHISTORY(#3,#4,$,.ADDED.,$,$,$,0);\n"
               "#11=IFCSIUNIT(*,.LENGTHUNIT.," +
               QByteArray(millimetres ? ".MILLI." : "$") +
               ",.METRE.);\n#12=IFCSIUNIT(*,.PLANEANGLEUNIT.,$,.RADIAN.);\n"
               "#13=IFCUNITASSIGNMENT(" +
               units +
               ");\n"
               "#20=IFCCARTESIANPOINT((0.,0.,0.));\n#21=IFCAXIS2PLACEMENT3D(#20,$,$);\n"
               "#22=IFCDIRECTION((" +
               trueNorth +
               "));\n"
               "#23=IFCGEOMETRICREPRESENTATIONCONTEXT($,'Model',3,1.E-5,#21,#22);\n"
               "#24=IFCPROJECT('0project00000000000000',#5,'Project',$,$,$,$,(#23),#13);\n"
               "#30=IFCCARTESIANPOINT((" +
               siteOrigin +
               "));\n#31=IFCAXIS2PLACEMENT3D(#30,$,$);\n#32=IFCLOCALPLACEMENT($,#31);\n"
               "#33=IFCSITE('0site00000000000000000',#5,'Site',$,$,#32,$,$,.ELEMENT.," +
               latitude + ',' + longitude + ',' + elevation +
               ",$,$);\n"
               "#34=IFCLOCALPLACEMENT(#32,#21);\n"
               "#35=IFCBUILDING('0building0000000000000',#5,'Nh\\X2\\00E0\\X0\\ "
               "A',$,$,#34,$,$,.ELEMENT.,$,$,$);\n"
               "#36=IFCBUILDINGSTOREY('0storey1000000000000000',#5,'T1',$,$,#34,$,$,.ELEMENT.,0.);\n"
               "#37=IFCRELAGGREGATES('0rel1',#5,$,$,#24,(#33));\n"
               "#38=IFCRELAGGREGATES('0rel2',#5,$,$,#33,(#35));\n"
               "#39=IFCRELAGGREGATES('0rel3',#5,$,$,#35,(#36));\n"
               "#40=IFCCARTESIANPOINT((" +
               length(5) + ',' + length(3) +
               "));\n#41=IFCAXIS2PLACEMENT2D(#40,$);\n"
               "#42=IFCRECTANGLEPROFILEDEF(.AREA.,$,#41," +
               length(10) + ',' + length(6) +
               ");\n#43=IFCDIRECTION((0.,0.,1.));\n#44=IFCEXTRUDEDAREASOLID(#42,#21,#43," + length(3) +
               ");\n#45=IFCSHAPEREPRESENTATION(#23,'Body','SweptSolid',(#44));\n"
               "#46=IFCPRODUCTDEFINITIONSHAPE($,$,(#45));\n#47=IFCLOCALPLACEMENT(#34,#21);\n"
               "#48=IFCBUILDINGELEMENTPROXY('0box000000000000000000',#5,'Box',$,$,#47,#46,$,$);\n"
               "#49=IFCRELCONTAINEDINSPATIALSTRUCTURE('0rel4',#5,$,$,(#48),#36);\n" +
               more + "ENDSEC;\nEND-ISO-10303-21;\n";
    }
};

/// ePset_MapConversion and ePset_ProjectedCRS on the site, as the template in georeference-ifc names them.
inline QByteArray mapConversion(const QByteArray &eastings, const QByteArray &northings,
                                const QByteArray &height, const QByteArray &abscissa,
                                const QByteArray &ordinate, const QByteArray &scale, const QByteArray &crs,
                                const QByteArray &unit)
{
    QByteArray text;
    QByteArray first;
    QByteArray second;
    int id = 500;
    const auto add = [&](QByteArray &list, const char *name, const QByteArray &value) {
        if (value.isEmpty())
            return;
        text += '#' + QByteArray::number(id) + "=IFCPROPERTYSINGLEVALUE('" + name + "',$," + value + ",$);\n";
        list += (list.isEmpty() ? "#" : ",#") + QByteArray::number(id++);
    };
    const auto typed = [](const char *type, const QByteArray &value) {
        return value.isEmpty() ? QByteArray() : QByteArray(type) + '(' + value + ')';
    };
    add(first, "Eastings", typed("IFCLENGTHMEASURE", eastings));
    add(first, "Northings", typed("IFCLENGTHMEASURE", northings));
    add(first, "OrthogonalHeight", typed("IFCLENGTHMEASURE", height));
    add(first, "XAxisAbscissa", typed("IFCREAL", abscissa));
    add(first, "XAxisOrdinate", typed("IFCREAL", ordinate));
    add(first, "Scale", typed("IFCREAL", scale));
    add(second, "Name", crs.isEmpty() ? crs : "IFCLABEL('" + crs + "')");
    add(second, "MapUnit", unit.isEmpty() ? unit : "IFCIDENTIFIER('" + unit + "')");
    text += "#600=IFCPROPERTYSET('0pset1',#5,'EPset_MapConversion',$,(" + first + "));\n" +
            "#601=IFCRELDEFINESBYPROPERTIES('0rel5',#5,$,$,(#33),#600);\n";
    if (!second.isEmpty())
        text += "#602=IFCPROPERTYSET('0pset2',#5,'EPset_ProjectedCRS',$,(" + second + "));\n" +
                "#603=IFCRELDEFINESBYPROPERTIES('0rel6',#5,$,$,(#33),#602);\n";
    return text;
}

} // namespace dothi::test
