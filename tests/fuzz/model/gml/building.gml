<CityModel xmlns:gml="http://www.opengis.net/gml" xmlns:b="http://www.opengis.net/citygml/building/2.0" xmlns:xlink="http://www.w3.org/1999/xlink">
<cityObjectMember><b:Building gml:id="B1"><b:lod2Solid><gml:Solid><gml:exterior><gml:CompositeSurface>
<gml:surfaceMember xlink:href="#p1"/>
<gml:surfaceMember><gml:OrientableSurface orientation="-"><gml:baseSurface><gml:Polygon><gml:exterior><gml:LinearRing><gml:posList srsDimension="3">0 0 0 1 0 0 0 0 1 0 0 0</gml:posList></gml:LinearRing></gml:exterior></gml:Polygon></gml:baseSurface></gml:OrientableSurface></gml:surfaceMember>
</gml:CompositeSurface></gml:exterior><gml:interior><gml:Shell/></gml:interior></gml:Solid></b:lod2Solid>
<b:boundedBy><b:WallSurface><b:lod2MultiSurface><gml:MultiSurface><gml:surfaceMember><gml:Polygon gml:id="p1"><gml:exterior><gml:LinearRing><gml:pos>0 0 0</gml:pos><gml:pos>0 1 0</gml:pos><gml:pos>1 0 0</gml:pos><gml:pos>0 0 0</gml:pos></gml:LinearRing></gml:exterior><gml:interior><gml:LinearRing><gml:coordinates>0.1,0.1,0 0.2,0.1,0 0.1,0.2,0</gml:coordinates></gml:LinearRing></gml:interior></gml:Polygon></gml:surfaceMember></gml:MultiSurface></b:lod2MultiSurface></b:WallSurface></b:boundedBy>
</b:Building></cityObjectMember></CityModel>
