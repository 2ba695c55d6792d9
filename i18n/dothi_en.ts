<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>QAbstractFileIconProvider</name>
    <message>
        <source>Folder</source>
        <translation>Folder</translation>
    </message>
    <message>
        <source>Shortcut</source>
        <translation>Shortcut</translation>
    </message>
    <message>
        <source>Drive</source>
        <translation>Drive</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Unknown</translation>
    </message>
    <message>
        <source>%1 File</source>
        <translation>%1 File</translation>
    </message>
    <message>
        <source>File</source>
        <translation>File</translation>
    </message>
</context>
<context>
    <name>QDialog</name>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>QDialogButtonBox</name>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
</context>
<context>
    <name>QFileDialog</name>
    <message>
        <source>Look in:</source>
        <translation>Look in:</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Forward</translation>
    </message>
    <message>
        <source>Parent Directory</source>
        <translation>Parent Directory</translation>
    </message>
    <message>
        <source>Create New Folder</source>
        <translation>Create New Folder</translation>
    </message>
    <message>
        <source>List View</source>
        <translation>List View</translation>
    </message>
    <message>
        <source>Detail View</source>
        <translation>Detail View</translation>
    </message>
    <message>
        <source>Files of type:</source>
        <translation>Files of type:</translation>
    </message>
    <message>
        <source>File &amp;name:</source>
        <translation>File &amp;name:</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>&amp;Open</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Save</translation>
    </message>
    <message>
        <source>All Files (*)</source>
        <translation>All Files (*)</translation>
    </message>
    <message>
        <source>Find Directory</source>
        <translation>Find Directory</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Save As</source>
        <translation>Save As</translation>
    </message>
    <message>
        <source>&amp;Rename</source>
        <translation>&amp;Rename</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Delete</translation>
    </message>
    <message>
        <source>Show &amp;hidden files</source>
        <translation>Show &amp;hidden files</translation>
    </message>
    <message>
        <source>&amp;New Folder</source>
        <translation>&amp;New Folder</translation>
    </message>
    <message>
        <source>&amp;Choose</source>
        <translation>&amp;Choose</translation>
    </message>
    <message>
        <source>New Folder</source>
        <translation>New Folder</translation>
    </message>
    <message>
        <source>Directory:</source>
        <translation>Directory:</translation>
    </message>
    <message>
        <source>My Computer</source>
        <translation>My Computer</translation>
    </message>
    <message>
        <source>%1
Directory not found.
Please verify the correct directory name was given.</source>
        <translation>%1
Directory not found.
Please verify the correct directory name was given.</translation>
    </message>
    <message>
        <source>%1 already exists.
Do you want to replace it?</source>
        <translation>%1 already exists.
Do you want to replace it?</translation>
    </message>
    <message>
        <source>%1
File not found.
Please verify the correct file name was given.</source>
        <translation>%1
File not found.
Please verify the correct file name was given.</translation>
    </message>
    <message>
        <source>Go back</source>
        <translation>Go back</translation>
    </message>
    <message>
        <source>Go forward</source>
        <translation>Go forward</translation>
    </message>
    <message>
        <source>Go to the parent directory</source>
        <translation>Go to the parent directory</translation>
    </message>
    <message>
        <source>Create a New Folder</source>
        <translation>Create a New Folder</translation>
    </message>
    <message>
        <source>Change to list view mode</source>
        <translation>Change to list view mode</translation>
    </message>
    <message>
        <source>Change to detail view mode</source>
        <translation>Change to detail view mode</translation>
    </message>
    <message>
        <source>Sidebar</source>
        <translation>Sidebar</translation>
    </message>
    <message>
        <source>List of places and bookmarks</source>
        <translation>List of places and bookmarks</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Files</translation>
    </message>
    <message>
        <source>Recent Places</source>
        <translation>Recent Places</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>Show </source>
        <translation>Show </translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>Are you sure you want to delete &apos;%1&apos;?</source>
        <translation>Are you sure you want to delete &apos;%1&apos;?</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is write protected.
Do you want to delete it anyway?</source>
        <translation>&apos;%1&apos; is write protected.
Do you want to delete it anyway?</translation>
    </message>
    <message>
        <source>Could not delete directory.</source>
        <translation>Could not delete directory.</translation>
    </message>
</context>
<context>
    <name>QFileSystemModel</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Size</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Date Modified</source>
        <translation>Date Modified</translation>
    </message>
    <message>
        <source>Computer</source>
        <translation>Computer</translation>
    </message>
</context>
<context>
    <name>QLineEdit</name>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Undo</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Redo</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>Cu&amp;t</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Copy</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>&amp;Paste</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>Select All</source>
        <translation>Select All</translation>
    </message>
</context>
<context>
    <name>QPlatformTheme</name>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>&amp;Yes</source>
        <translation>&amp;Yes</translation>
    </message>
    <message>
        <source>&amp;No</source>
        <translation>&amp;No</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>QWidgetTextControl</name>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Undo</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Redo</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>Cu&amp;t</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Copy</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>&amp;Paste</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>Select All</source>
        <translation>Select All</translation>
    </message>
</context>
<context>
    <name>dothi::AtCommand</name>
    <message>
        <source>What is at a position</source>
        <translation>What is at a position</translation>
    </message>
    <message>
        <source>Everything the city knows about a position: parcel, plan, limits, corridors, pipes, permits.</source>
        <translation>Everything the city knows about a position: parcel, plan, limits, corridors, pipes, permits.</translation>
    </message>
    <message>
        <source>Easting,northing in metres</source>
        <translation>Easting,northing in metres</translation>
    </message>
    <message>
        <source>Nothing is known about this position.</source>
        <translation>Nothing is known about this position.</translation>
    </message>
    <message>
        <source>Ground: %1 above %2</source>
        <translation>Ground: %1 above %2</translation>
    </message>
    <message>
        <source>“%1” is no position; it takes easting,northing such as 603797.26,1191942.31.</source>
        <translation>“%1” is no position; it takes easting,northing such as 603797.26,1191942.31.</translation>
    </message>
    <message>
        <source>on a dike; %1 without it</source>
        <translation>on a dike; %1 without it</translation>
    </message>
</context>
<context>
    <name>dothi::BaseMap</name>
    <message>
        <source>“%1” is no kind of base map.</source>
        <translation>“%1” is no kind of base map.</translation>
    </message>
    <message>
        <source>A base map needs an address of at most %1 characters.</source>
        <translation>A base map needs an address of at most %1 characters.</translation>
    </message>
    <message>
        <source>Enter the address of a service, or choose a picture on disk.</source>
        <translation>Enter the address of a service, or choose a picture on disk.</translation>
    </message>
    <message>
        <source>The picture must be named by its full path.</source>
        <translation>The picture must be named by its full path.</translation>
    </message>
    <message>
        <source>Choose the file with the button beside the field.</source>
        <translation>Choose the file with the button beside the field.</translation>
    </message>
    <message>
        <source>Only http:// and https:// addresses can be base maps.</source>
        <translation>Only http:// and https:// addresses can be base maps.</translation>
    </message>
    <message>
        <source>Copy the address from the description of the service.</source>
        <translation>Copy the address from the description of the service.</translation>
    </message>
    <message>
        <source>The address holds a user name or password.</source>
        <translation>The address holds a user name or password.</translation>
    </message>
    <message>
        <source>Take it out: addresses are kept as plain text.</source>
        <translation>Take it out: addresses are kept as plain text.</translation>
    </message>
    <message>
        <source>The address lacks {z}, {x} or {y}.</source>
        <translation>The address lacks {z}, {x} or {y}.</translation>
    </message>
    <message>
        <source>Write them where the zoom level, column and row of a tile stand.</source>
        <translation>Write them where the zoom level, column and row of a tile stand.</translation>
    </message>
    <message>
        <source>The address of the WMS names no layer.</source>
        <translation>The address of the WMS names no layer.</translation>
    </message>
    <message>
        <source>Add ?LAYERS= and the name of the layer to the address.</source>
        <translation>Add ?LAYERS= and the name of the layer to the address.</translation>
    </message>
    <message>
        <source>The levels must lie between 0 and %1.</source>
        <translation>The levels must lie between 0 and %1.</translation>
    </message>
    <message>
        <source>Most services have levels 0 to 19.</source>
        <translation>Most services have levels 0 to 19.</translation>
    </message>
    <message>
        <source>Take a GeoTIFF of 8-bit colours with coordinates, best a Cloud Optimized one, or MBTiles.</source>
        <translation>Take a GeoTIFF of 8-bit colours with coordinates, best a Cloud Optimized one, or MBTiles.</translation>
    </message>
    <message>
        <source>The file has no such tile.</source>
        <translation>The file has no such tile.</translation>
    </message>
    <message>
        <source>The file holds no tiles that can be read.</source>
        <translation>The file holds no tiles that can be read.</translation>
    </message>
    <message>
        <source>A tile of the file is too large.</source>
        <translation>A tile of the file is too large.</translation>
    </message>
    <message>
        <source>A tile of the file cannot be read.</source>
        <translation>A tile of the file cannot be read.</translation>
    </message>
    <message>
        <source>The file holds vector tiles, not pictures.</source>
        <translation>The file holds vector tiles, not pictures.</translation>
    </message>
    <message>
        <source>The file is no picture that can be read.</source>
        <translation>The file is no picture that can be read.</translation>
    </message>
    <message>
        <source>A part of the picture cannot be read.</source>
        <translation>A part of the picture cannot be read.</translation>
    </message>
    <message>
        <source>The picture does not say where it lies.</source>
        <translation>The picture does not say where it lies.</translation>
    </message>
    <message>
        <source>The picture does not have north at its top.</source>
        <translation>The picture does not have north at its top.</translation>
    </message>
    <message>
        <source>The picture is stored in one piece too large to be read in parts.</source>
        <translation>The picture is stored in one piece too large to be read in parts.</translation>
    </message>
    <message>
        <source>The picture&apos;s colours do not have 8 bits.</source>
        <translation>The picture&apos;s colours do not have 8 bits.</translation>
    </message>
    <message>
        <source>While reading %1</source>
        <translation>While reading %1</translation>
    </message>
    <message>
        <source>There is no such file.</source>
        <translation>There is no such file.</translation>
    </message>
    <message>
        <source>See whether the disk it was on is there.</source>
        <translation>See whether the disk it was on is there.</translation>
    </message>
    <message>
        <source>The file cannot be opened.</source>
        <translation>The file cannot be opened.</translation>
    </message>
    <message>
        <source>The server “%1” takes too long.</source>
        <translation>The server “%1” takes too long.</translation>
    </message>
    <message>
        <source>The server sent more than a tile may hold.</source>
        <translation>The server sent more than a tile may hold.</translation>
    </message>
    <message>
        <source>The server has no such tile.</source>
        <translation>The server has no such tile.</translation>
    </message>
    <message>
        <source>The server “%1” refuses access (%2).</source>
        <translation>The server “%1” refuses access (%2).</translation>
    </message>
    <message>
        <source>See whether the address needs a key.</source>
        <translation>See whether the address needs a key.</translation>
    </message>
    <message>
        <source>The server “%1” leads to an address that is not followed.</source>
        <translation>The server “%1” leads to an address that is not followed.</translation>
    </message>
    <message>
        <source>The server “%1” answers with error %2.</source>
        <translation>The server “%1” answers with error %2.</translation>
    </message>
    <message>
        <source>The server “%1” cannot be reached.</source>
        <translation>The server “%1” cannot be reached.</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>Cancelled.</translation>
    </message>
    <message>
        <source>The server sent an empty answer.</source>
        <translation>The server sent an empty answer.</translation>
    </message>
    <message>
        <source>The server sent text, not a picture.</source>
        <translation>The server sent text, not a picture.</translation>
    </message>
    <message>
        <source>The server sent something that is no picture.</source>
        <translation>The server sent something that is no picture.</translation>
    </message>
    <message>
        <source>The server sent a picture of %1 × %2 pixels, which is no tile.</source>
        <translation>The server sent a picture of %1 × %2 pixels, which is no tile.</translation>
    </message>
    <message>
        <source>The server sent a damaged picture.</source>
        <translation>The server sent a damaged picture.</translation>
    </message>
    <message>
        <source>The capabilities of the WMTS have not been read yet.</source>
        <translation>The capabilities of the WMTS have not been read yet.</translation>
    </message>
    <message>
        <source>The capabilities hold a document type, which is not read.</source>
        <translation>The capabilities hold a document type, which is not read.</translation>
    </message>
    <message>
        <source>The answer is no WMTS capabilities.</source>
        <translation>The answer is no WMTS capabilities.</translation>
    </message>
    <message>
        <source>The capabilities are too large to be read.</source>
        <translation>The capabilities are too large to be read.</translation>
    </message>
    <message>
        <source>The service has no layer “%1”.</source>
        <translation>The service has no layer “%1”.</translation>
    </message>
    <message>
        <source>Its layers: %1.</source>
        <translation>Its layers: %1.</translation>
    </message>
    <message>
        <source>Use the WMS of the same server.</source>
        <translation>Use the WMS of the same server.</translation>
    </message>
    <message>
        <source>The picture is too large to be shown without smaller copies of itself (overviews).</source>
        <translation>The picture is too large to be shown without smaller copies of itself (overviews).</translation>
    </message>
    <message>
        <source>Make them with gdaladdo, or save it as a Cloud Optimized GeoTIFF.</source>
        <translation>Make them with gdaladdo, or save it as a Cloud Optimized GeoTIFF.</translation>
    </message>
    <message>
        <source>“%1” is not the code of a coordinate system.</source>
        <translation>“%1” is not the code of a coordinate system.</translation>
    </message>
    <message>
        <source>Write it as EPSG:3857 or EPSG:9210.</source>
        <translation>Write it as EPSG:3857 or EPSG:9210.</translation>
    </message>
    <message>
        <source>The levels of the service do not match their names.</source>
        <translation>The levels of the service do not match their names.</translation>
    </message>
    <message>
        <source>Remove the base map and add it again.</source>
        <translation>Remove the base map and add it again.</translation>
    </message>
    <message>
        <source>The tiles of the service lie nowhere.</source>
        <translation>The tiles of the service lie nowhere.</translation>
    </message>
    <message>
        <source>The server says: “%1”</source>
        <translation>The server says: “%1”</translation>
    </message>
    <message>
        <source>The tiles of the layer “%1” are cut in a way that cannot be drawn.</source>
        <translation>The tiles of the layer “%1” are cut in a way that cannot be drawn.</translation>
    </message>
</context>
<context>
    <name>dothi::BuildingShape</name>
    <message>
        <source>it has no geometry with faces</source>
        <translation>it has no geometry with faces</translation>
    </message>
    <message>
        <source>its faces cannot be made one outline</source>
        <translation>its faces cannot be made one outline</translation>
    </message>
    <message>
        <source>none of its faces has an area in plan</source>
        <translation>none of its faces has an area in plan</translation>
    </message>
    <message numerus="yes">
        <source>%n face(s) or hole(s) of fewer than three positions left out</source>
        <translation>
            <numerusform>%n face or hole of fewer than three positions left out</numerusform>
            <numerusform>%n faces or holes of fewer than three positions left out</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>dothi::BuildingSolid</name>
    <message>
        <source>The building has no height.</source>
        <translation>The building has no height.</translation>
    </message>
    <message>
        <source>A position of the footprint is not a number.</source>
        <translation>A position of the footprint is not a number.</translation>
    </message>
    <message>
        <source>A ring of the footprint encloses nothing.</source>
        <translation>A ring of the footprint encloses nothing.</translation>
    </message>
    <message>
        <source>A ring of the footprint touches itself or another.</source>
        <translation>A ring of the footprint touches itself or another.</translation>
    </message>
    <message>
        <source>Part the footprint there, or leave a gap of 1 mm.</source>
        <translation>Part the footprint there, or leave a gap of 1 mm.</translation>
    </message>
    <message>
        <source>The building has no footprint.</source>
        <translation>The building has no footprint.</translation>
    </message>
    <message>
        <source>The roof is not the one of this footprint.</source>
        <translation>The roof is not the one of this footprint.</translation>
    </message>
</context>
<context>
    <name>dothi::Camera</name>
    <message>
        <source>This is not a camera position.</source>
        <translation>This is not a camera position.</translation>
    </message>
    <message>
        <source>Give easting, northing, height, heading, pitch and distance, separated by commas: 603797,1191942,2,30,45,800</source>
        <translation>Give easting, northing, height, heading, pitch and distance, separated by commas: 603797,1191942,2,30,45,800</translation>
    </message>
</context>
<context>
    <name>dothi::City</name>
    <message>
        <source>The city is only looked at here, not written to.</source>
        <translation>The city is only looked at here, not written to.</translation>
    </message>
</context>
<context>
    <name>dothi::CityCommands</name>
    <message>
        <source>City (.dothi file)</source>
        <translation>City (.dothi file)</translation>
    </message>
    <message>
        <source>Write the demo city</source>
        <translation>Write the demo city</translation>
    </message>
    <message>
        <source>Generates a fictitious city; the same words give the same city on any machine.</source>
        <translation>Generates a fictitious city; the same words give the same city on any machine.</translation>
    </message>
    <message>
        <source>File to write</source>
        <translation>File to write</translation>
    </message>
    <message>
        <source>City profile</source>
        <translation>City profile</translation>
    </message>
    <message>
        <source>About how many buildings</source>
        <translation>About how many buildings</translation>
    </message>
    <message>
        <source>Seed of the generator</source>
        <translation>Seed of the generator</translation>
    </message>
    <message>
        <source>“%1” must be from %2 to %3.</source>
        <translation>“%1” must be from %2 to %3.</translation>
    </message>
    <message>
        <source>Create an empty city</source>
        <translation>Create an empty city</translation>
    </message>
    <message>
        <source>Writes an empty city with its coordinate system, rules and calendar.</source>
        <translation>Writes an empty city with its coordinate system, rules and calendar.</translation>
    </message>
    <message>
        <source>Import data</source>
        <translation>Import data</translation>
    </message>
    <message>
        <source>Layer to fill</source>
        <translation>Layer to fill</translation>
    </message>
    <message>
        <source>File to read</source>
        <translation>File to read</translation>
    </message>
    <message>
        <source>Layer of the file</source>
        <translation>Layer of the file</translation>
    </message>
    <message>
        <source>Its coordinate system, EPSG:n</source>
        <translation>Its coordinate system, EPSG:n</translation>
    </message>
    <message>
        <source>Field mapping, target=source</source>
        <translation>Field mapping, target=source</translation>
    </message>
    <message>
        <source>Encoding of its texts</source>
        <translation>Encoding of its texts</translation>
    </message>
    <message>
        <source>Northing stands before easting</source>
        <translation>Northing stands before easting</translation>
    </message>
    <message>
        <source>Empty the layer first</source>
        <translation>Empty the layer first</translation>
    </message>
    <message>
        <source>Read %1, imported %2, repaired %3, rejected %4.</source>
        <translation>Read %1, imported %2, repaired %3, rejected %4.</translation>
    </message>
    <message>
        <source>--source-crs needs a code such as EPSG:9210.</source>
        <translation>--source-crs needs a code such as EPSG:9210.</translation>
    </message>
    <message>
        <source>--field needs target=source, not “%1”.</source>
        <translation>--field needs target=source, not “%1”.</translation>
    </message>
    <message>
        <source>What a city holds</source>
        <translation>What a city holds</translation>
    </message>
    <message>
        <source>Lists coordinate system, layers with their number of features and extent, and the hash of the content.</source>
        <translation>Lists coordinate system, layers with their number of features and extent, and the hash of the content.</translation>
    </message>
    <message>
        <source>Heights: %1</source>
        <translation>Heights: %1</translation>
    </message>
    <message>
        <source>Content hash: %1</source>
        <translation>Content hash: %1</translation>
    </message>
    <message>
        <source>Imported</source>
        <translation>Imported</translation>
    </message>
    <message numerus="yes">
        <source>… and %n more, see --json.</source>
        <translation>
            <numerusform>… and %n more, see --json.</numerusform>
            <numerusform>… and %n more, see --json.</numerusform>
        </translation>
    </message>
    <message>
        <source>--value needs field:theirs=code, not “%1”.</source>
        <translation>--value needs field:theirs=code, not “%1”.</translation>
    </message>
    <message>
        <source>What a value of the file becomes, field:theirs=code; no code: none of ours</source>
        <translation>What a value of the file becomes, field:theirs=code; no code: none of ours</translation>
    </message>
    <message>
        <source>Values made codes of the city: %1, without a code: %2.</source>
        <translation>Values made codes of the city: %1, without a code: %2.</translation>
    </message>
    <message>
        <source>Place a model: its anchor at E,N[,H] of the city, H the height of its foot</source>
        <translation>Place a model: its anchor at E,N[,H] of the city, H the height of its foot</translation>
    </message>
    <message>
        <source>Turn it by so many degrees, counter-clockwise from above</source>
        <translation>Turn it by so many degrees, counter-clockwise from above</translation>
    </message>
    <message>
        <source>Scale it</source>
        <translation>Scale it</translation>
    </message>
    <message>
        <source>What of it stands at that point</source>
        <translation>What of it stands at that point</translation>
    </message>
    <message>
        <source>Place a model on three points or more: x,y,z=E,N[,H], metres, z up</source>
        <translation>Place a model on three points or more: x,y,z=E,N[,H], metres, z up</translation>
    </message>
    <message>
        <source>Let those points find its scale, too</source>
        <translation>Let those points find its scale, too</translation>
    </message>
    <message>
        <source>Its height: on the ground, or as the file says</source>
        <translation>Its height: on the ground, or as the file says</translation>
    </message>
    <message>
        <source>Its axis that points up, where the file does not say</source>
        <translation>Its axis that points up, where the file does not say</translation>
    </message>
    <message>
        <source>Every object of the model is a building</source>
        <translation>Every object of the model is a building</translation>
    </message>
    <message>
        <source>Keep solids that are not valid by ISO 19107 as they are</source>
        <translation>Keep solids that are not valid by ISO 19107 as they are</translation>
    </message>
    <message>
        <source>Give --at or --match, not both.</source>
        <translation>Give --at or --match, not both.</translation>
    </message>
    <message>
        <source>--%1 needs a number, not “%2”.</source>
        <translation>--%1 needs a number, not “%2”.</translation>
    </message>
    <message>
        <source>--%1 goes with --at.</source>
        <translation>--%1 goes with --at.</translation>
    </message>
    <message>
        <source>--at needs E,N or E,N,H, not “%1”.</source>
        <translation>--at needs E,N or E,N,H, not “%1”.</translation>
    </message>
    <message>
        <source>--match needs x,y,z=E,N or x,y,z=E,N,H, not “%1”.</source>
        <translation>--match needs x,y,z=E,N or x,y,z=E,N,H, not “%1”.</translation>
    </message>
    <message>
        <source>Reads a file of any GDAL format, or a model (CityJSON, CityGML, IFC2x3, glTF, OBJ, Collada), into a layer, converted to the city&apos;s coordinate system; all or nothing. A model of a single building stands where its file says, or where you place it: at a point, or on three points; CityJSON and CityGML likewise.</source>
        <translation>Reads a file of any GDAL format, or a model (CityJSON, CityGML, IFC2x3, glTF, OBJ, Collada), into a layer, converted to the city&apos;s coordinate system; all or nothing. A model of a single building stands where its file says, or where you place it: at a point, or on three points; CityJSON and CityGML likewise.</translation>
    </message>
    <message>
        <source>Of %1 solids and surfaces %2 are not valid and were kept as they are: %3.</source>
        <translation>Of %1 solids and surfaces %2 are not valid and were kept as they are: %3.</translation>
    </message>
    <message>
        <source>It stands on: %1.</source>
        <translation>It stands on: %1.</translation>
    </message>
    <message>
        <source>The parcel it is put on, by its number in the store: what reaches beyond is told, and its buildings refer to it</source>
        <translation>The parcel it is put on, by its number in the store: what reaches beyond is told, and its buildings refer to it</translation>
    </message>
    <message>
        <source>--parcel needs the number of a parcel, not “%1”.</source>
        <translation>--parcel needs the number of a parcel, not “%1”.</translation>
    </message>
    <message>
        <source>--parcel goes with --at or --match.</source>
        <translation>--parcel goes with --at or --match.</translation>
    </message>
    <message>
        <source>--value says twice what “%1” of the field “%2” becomes: “%3” and “%4”.</source>
        <translation>--value says twice what “%1” of the field “%2” becomes: “%3” and “%4”.</translation>
    </message>
    <message>
        <source>--value %1:%2=%3 was not needed: no imported object has that value.</source>
        <translation>--value %1:%2=%3 was not needed: no imported object has that value.</translation>
    </message>
    <message>
        <source>Coordinates: %1 → %2; conversion: %3%4.</source>
        <translation>Coordinates: %1 → %2; conversion: %3%4.</translation>
    </message>
</context>
<context>
    <name>dothi::CityCopy</name>
    <message>
        <source>The copy of the city cannot be written.</source>
        <translation>The copy of the city cannot be written.</translation>
    </message>
    <message>
        <source>Make room on the disk, or allow writing to this folder.</source>
        <translation>Make room on the disk, or allow writing to this folder.</translation>
    </message>
    <message>
        <source>The city to copy cannot be read.</source>
        <translation>The city to copy cannot be read.</translation>
    </message>
    <message>
        <source>There is a file of this name already.</source>
        <translation>There is a file of this name already.</translation>
    </message>
    <message>
        <source>The folder for the copy of the city cannot be made.</source>
        <translation>The folder for the copy of the city cannot be made.</translation>
    </message>
</context>
<context>
    <name>dothi::CityGml</name>
    <message>
        <source>The model is not sound: %1.</source>
        <translation>The model is not sound: %1.</translation>
    </message>
    <message>
        <source>Write the file again with the program it comes from.</source>
        <translation>Write the file again with the program it comes from.</translation>
    </message>
    <message>
        <source>Reading the model</source>
        <translation>Reading the model</translation>
    </message>
    <message>
        <source>an object has more faces than a model may have</source>
        <translation>an object has more faces than a model may have</translation>
    </message>
    <message>
        <source>a position is no number, or lies outside of every map</source>
        <translation>a position is no number, or lies outside of every map</translation>
    </message>
    <message>
        <source>it has no geometry with faces</source>
        <translation>it has no geometry with faces</translation>
    </message>
    <message>
        <source>it defines entities, which is not allowed</source>
        <translation>it defines entities, which is not allowed</translation>
    </message>
    <message>
        <source>its elements are nested too deep</source>
        <translation>its elements are nested too deep</translation>
    </message>
    <message>
        <source>it is no CityGML</source>
        <translation>it is no CityGML</translation>
    </message>
    <message>
        <source>Only CityGML 1.0 and 2.0 can be read, not “%1”.</source>
        <translation>Only CityGML 1.0 and 2.0 can be read, not “%1”.</translation>
    </message>
    <message>
        <source>Save it as CityGML 2.0 or CityJSON.</source>
        <translation>Save it as CityGML 2.0 or CityJSON.</translation>
    </message>
    <message>
        <source>it is not XML: %1</source>
        <translation>it is not XML: %1</translation>
    </message>
    <message>
        <source>it has something that cannot be read</source>
        <translation>it has something that cannot be read</translation>
    </message>
    <message>
        <source>There is not enough memory for this model.</source>
        <translation>There is not enough memory for this model.</translation>
    </message>
    <message>
        <source>The model is damaged, or has something that cannot be read.</source>
        <translation>The model is damaged, or has something that cannot be read.</translation>
    </message>
    <message>
        <source>Materials and textures are not shown; they are kept in the original.</source>
        <translation>Materials and textures are not shown; they are kept in the original.</translation>
    </message>
    <message>
        <source>an element has thousands of attributes</source>
        <translation>an element has thousands of attributes</translation>
    </message>
</context>
<context>
    <name>dothi::CityJson</name>
    <message>
        <source>Check the file with a CityJSON validator (cjval), or have it written again by the program it comes from.</source>
        <translation>Check the file with a CityJSON validator (cjval), or have it written again by the program it comes from.</translation>
    </message>
    <message>
        <source>The file is not JSON, or is cut short.</source>
        <translation>The file is not JSON, or is cut short.</translation>
    </message>
    <message>
        <source>“%1” is there twice, so it is not certain which of the two is meant.</source>
        <translation>“%1” is there twice, so it is not certain which of the two is meant.</translation>
    </message>
    <message>
        <source>“%1” is not what it must be.</source>
        <translation>“%1” is not what it must be.</translation>
    </message>
    <message>
        <source>“%1” holds more lists within one another than a file may.</source>
        <translation>“%1” holds more lists within one another than a file may.</translation>
    </message>
    <message>
        <source>The text of “%1” is not UTF-8.</source>
        <translation>The text of “%1” is not UTF-8.</translation>
    </message>
    <message>
        <source>line %1</source>
        <translation>line %1</translation>
    </message>
    <message>
        <source>it is not a CityJSONFeature</source>
        <translation>it is not a CityJSONFeature</translation>
    </message>
    <message>
        <source>The file is a sequence of CityJSON without its first line, which says how the others are to be read.</source>
        <translation>The file is a sequence of CityJSON without its first line, which says how the others are to be read.</translation>
    </message>
    <message>
        <source>Put the line with “&quot;type&quot;:&quot;CityJSON&quot;” first.</source>
        <translation>Put the line with “&quot;type&quot;:&quot;CityJSON&quot;” first.</translation>
    </message>
    <message>
        <source>The file is not CityJSON.</source>
        <translation>The file is not CityJSON.</translation>
    </message>
    <message>
        <source>The file does not say which version of CityJSON it is.</source>
        <translation>The file does not say which version of CityJSON it is.</translation>
    </message>
    <message>
        <source>The file is CityJSON %1.</source>
        <translation>The file is CityJSON %1.</translation>
    </message>
    <message>
        <source>Versions 1.0, 1.1 and 2.0 can be read: convert it with “cjio FILE upgrade”.</source>
        <translation>Versions 1.0, 1.1 and 2.0 can be read: convert it with “cjio FILE upgrade”.</translation>
    </message>
    <message>
        <source>The transform of the file is not one: it needs three numbers of scale, more than 0, and three of translation.</source>
        <translation>The transform of the file is not one: it needs three numbers of scale, more than 0, and three of translation.</translation>
    </message>
    <message>
        <source>The templates of the file cannot be read; their instances are not shown.</source>
        <translation>The templates of the file cannot be read; their instances are not shown.</translation>
    </message>
    <message>
        <source>Template %1 of the file cannot be read (%2); its instances are not shown.</source>
        <translation>Template %1 of the file cannot be read (%2); its instances are not shown.</translation>
    </message>
    <message>
        <source>it is none</source>
        <translation>it is none</translation>
    </message>
    <message>
        <source>The file holds no list of positions (vertices).</source>
        <translation>The file holds no list of positions (vertices).</translation>
    </message>
    <message>
        <source>The list of positions (vertices) is damaged: it must hold lists of three numbers.</source>
        <translation>The list of positions (vertices) is damaged: it must hold lists of three numbers.</translation>
    </message>
    <message>
        <source>its identifier is empty, or not UTF-8</source>
        <translation>its identifier is empty, or not UTF-8</translation>
    </message>
    <message>
        <source>it holds more lists within one another than a file may</source>
        <translation>it holds more lists within one another than a file may</translation>
    </message>
    <message>
        <source>the file holds two objects of this identifier; the first one is taken</source>
        <translation>the file holds two objects of this identifier; the first one is taken</translation>
    </message>
    <message numerus="yes">
        <source>%n time(s) an object names a parent or a part that is not in the file, or was refused.</source>
        <translation>
            <numerusform>%n time an object names a parent or a part that is not in the file, or was refused.</numerusform>
            <numerusform>%n times an object names a parent or a part that is not in the file, or was refused.</numerusform>
        </translation>
    </message>
    <message>
        <source>it is a part of itself, or of one that is</source>
        <translation>it is a part of itself, or of one that is</translation>
    </message>
    <message>
        <source>There is not enough memory for this file.</source>
        <translation>There is not enough memory for this file.</translation>
    </message>
    <message>
        <source>The file cannot be opened.</source>
        <translation>The file cannot be opened.</translation>
    </message>
    <message>
        <source>Check that it exists and that you may read it.</source>
        <translation>Check that it exists and that you may read it.</translation>
    </message>
    <message>
        <source>The file is larger (%1 MB) than such a file may be (%2 MB).</source>
        <translation>The file is larger (%1 MB) than such a file may be (%2 MB).</translation>
    </message>
    <message>
        <source>Cut it into tiles, or save it as a sequence (.city.jsonl) and split that between its lines.</source>
        <translation>Cut it into tiles, or save it as a sequence (.city.jsonl) and split that between its lines.</translation>
    </message>
    <message>
        <source>The file cannot be read.</source>
        <translation>The file cannot be read.</translation>
    </message>
    <message>
        <source>its text is not UTF-8</source>
        <translation>its text is not UTF-8</translation>
    </message>
    <message>
        <source>its JSON is damaged, or a member is of another type than it must be</source>
        <translation>its JSON is damaged, or a member is of another type than it must be</translation>
    </message>
    <message>
        <source>“%1” is there twice</source>
        <translation>“%1” is there twice</translation>
    </message>
    <message>
        <source>there is no kind of geometry “%1”</source>
        <translation>there is no kind of geometry “%1”</translation>
    </message>
    <message>
        <source>a geometry does not say of which kind it is</source>
        <translation>a geometry does not say of which kind it is</translation>
    </message>
    <message>
        <source>a geometry has no boundaries</source>
        <translation>a geometry has no boundaries</translation>
    </message>
    <message>
        <source>it names a position that is not in the file</source>
        <translation>it names a position that is not in the file</translation>
    </message>
    <message>
        <source>its boundaries are not lists as its kind needs them</source>
        <translation>its boundaries are not lists as its kind needs them</translation>
    </message>
    <message>
        <source>a position lies where no coordinate system reaches</source>
        <translation>a position lies where no coordinate system reaches</translation>
    </message>
    <message>
        <source>an instance of a template needs one position of the file</source>
        <translation>an instance of a template needs one position of the file</translation>
    </message>
    <message>
        <source>an instance of a template needs its number and a matrix of 16 numbers</source>
        <translation>an instance of a template needs its number and a matrix of 16 numbers</translation>
    </message>
    <message>
        <source>it has more than %1 geometries</source>
        <translation>it has more than %1 geometries</translation>
    </message>
    <message>
        <source>it does not say of which type it is</source>
        <translation>it does not say of which type it is</translation>
    </message>
</context>
<context>
    <name>dothi::CityJsonOriginal</name>
    <message>
        <source>its text is not JSON</source>
        <translation>its text is not JSON</translation>
    </message>
    <message>
        <source>its materials, textures or addresses are not as CityJSON has them</source>
        <translation>its materials, textures or addresses are not as CityJSON has them</translation>
    </message>
</context>
<context>
    <name>dothi::CityModel</name>
    <message>
        <source>The geometry is an instance of a template that is not there.</source>
        <translation>The geometry is an instance of a template that is not there.</translation>
    </message>
    <message>
        <source>The matrix of the instance leads to no position.</source>
        <translation>The matrix of the instance leads to no position.</translation>
    </message>
</context>
<context>
    <name>dothi::CityProfile</name>
    <message>
        <source>The city profile is wrong: %1.</source>
        <translation>The city profile is wrong: %1.</translation>
    </message>
    <message>
        <source>it is not a city profile</source>
        <translation>it is not a city profile</translation>
    </message>
    <message>
        <source>There is no city profile “%1”.</source>
        <translation>There is no city profile “%1”.</translation>
    </message>
    <message>
        <source>Profiles: %1.</source>
        <translation>Profiles: %1.</translation>
    </message>
    <message>
        <source>The city profile is damaged: it is not JSON.</source>
        <translation>The city profile is damaged: it is not JSON.</translation>
    </message>
</context>
<context>
    <name>dothi::CityTime</name>
    <message>
        <source>The city profile is wrong: %1.</source>
        <translation>The city profile is wrong: %1.</translation>
    </message>
    <message>
        <source>“%1” is no time.</source>
        <translation>“%1” is no time.</translation>
    </message>
    <message>
        <source>Write it as 2026-06-21T15:30:00+07:00, or without the offset for the time of the city.</source>
        <translation>Write it as 2026-06-21T15:30:00+07:00, or without the offset for the time of the city.</translation>
    </message>
</context>
<context>
    <name>dothi::Command</name>
    <message>
        <source>“%1” needs a whole number.</source>
        <translation>“%1” needs a whole number.</translation>
    </message>
    <message>
        <source>“%1” needs a number with a decimal point.</source>
        <translation>“%1” needs a number with a decimal point.</translation>
    </message>
    <message>
        <source>“%1” must be one of: %2.</source>
        <translation>“%1” must be one of: %2.</translation>
    </message>
    <message>
        <source>There is no parameter “%1”.</source>
        <translation>There is no parameter “%1”.</translation>
    </message>
    <message>
        <source>“%1” is missing.</source>
        <translation>“%1” is missing.</translation>
    </message>
    <message>
        <source>The command “%1” exists already.</source>
        <translation>The command “%1” exists already.</translation>
    </message>
    <message>
        <source>Name another file to write to.</source>
        <translation>Name another file to write to.</translation>
    </message>
    <message>
        <source>“%1” and “%2” name the same file; it is the one that is read from.</source>
        <translation>“%1” and “%2” name the same file; it is the one that is read from.</translation>
    </message>
</context>
<context>
    <name>dothi::CommandLine</name>
    <message>
        <source>See dothi-cli --help.</source>
        <translation>See dothi-cli --help.</translation>
    </message>
    <message>
        <source>“%1” has no option --%2.</source>
        <translation>“%1” has no option --%2.</translation>
    </message>
    <message>
        <source>--%1 takes no value.</source>
        <translation>--%1 takes no value.</translation>
    </message>
    <message>
        <source>--%1 needs a value.</source>
        <translation>--%1 needs a value.</translation>
    </message>
    <message>
        <source>--%1 is given twice.</source>
        <translation>--%1 is given twice.</translation>
    </message>
    <message>
        <source>“%1” is one word too many.</source>
        <translation>“%1” is one word too many.</translation>
    </message>
    <message>
        <source>--lang takes vi or en.</source>
        <translation>--lang takes vi or en.</translation>
    </message>
    <message>
        <source>A command is missing.</source>
        <translation>A command is missing.</translation>
    </message>
    <message>
        <source>There is no command “%1”.</source>
        <translation>There is no command “%1”.</translation>
    </message>
    <message>
        <source>See dothi-cli %1 --help.</source>
        <translation>See dothi-cli %1 --help.</translation>
    </message>
    <message>
        <source>DoThi on the command line: everything the window computes, without a window.</source>
        <translation>DoThi on the command line: everything the window computes, without a window.</translation>
    </message>
    <message>
        <source>Usage: dothi-cli [--json] [--quiet] [--lang vi|en] &lt;command&gt; …</source>
        <translation>Usage: dothi-cli [--json] [--quiet] [--lang vi|en] &lt;command&gt; …</translation>
    </message>
    <message>
        <source>dothi-cli &lt;command&gt; --help explains a command and gives an example.</source>
        <translation>dothi-cli &lt;command&gt; --help explains a command and gives an example.</translation>
    </message>
    <message>
        <source>Exit codes: 0 done · 1 done, and the answer is no · 2 wrong usage · 3 bad input, nothing changed · 4 file or database failure, nothing lost · 5 a bug of ours · 130 cancelled.</source>
        <translation>Exit codes: 0 done · 1 done, and the answer is no · 2 wrong usage · 3 bad input, nothing changed · 4 file or database failure, nothing lost · 5 a bug of ours · 130 cancelled.</translation>
    </message>
    <message>
        <source>Example:</source>
        <translation>Example:</translation>
    </message>
    <message>
        <source>%1 s left</source>
        <translation>%1 s left</translation>
    </message>
    <message>
        <source>A fault inside the program: %1. Nothing was confirmed that is not stored.</source>
        <translation>A fault inside the program: %1. Nothing was confirmed that is not stored.</translation>
    </message>
    <message>
        <source>The answer could not be written to the standard output (%1).</source>
        <translation>The answer could not be written to the standard output (%1).</translation>
    </message>
    <message>
        <source>Send it to a place with free space.</source>
        <translation>Send it to a place with free space.</translation>
    </message>
    <message>
        <source>The command itself is done. Send its answer to a place with free space.</source>
        <translation>The command itself is done. Send its answer to a place with free space.</translation>
    </message>
</context>
<context>
    <name>dothi::ContentHash</name>
    <message>
        <source>Computing the content hash</source>
        <translation>Computing the content hash</translation>
    </message>
</context>
<context>
    <name>dothi::Coordinates</name>
    <message>
        <source>%1° N   %2° E</source>
        <extracomment>%1 latitude north, %2 longitude east, in degrees</extracomment>
        <translation>%1° N   %2° E</translation>
    </message>
</context>
<context>
    <name>dothi::Crs</name>
    <message>
        <source>There is no coordinate system EPSG:%1.</source>
        <translation>There is no coordinate system EPSG:%1.</translation>
    </message>
    <message>
        <source>Ho Chi Minh City uses EPSG:9210, Da Nang EPSG:5899.</source>
        <translation>Ho Chi Minh City uses EPSG:9210, Da Nang EPSG:5899.</translation>
    </message>
    <message>
        <source>The text is not a coordinate system.</source>
        <translation>The text is not a coordinate system.</translation>
    </message>
    <message>
        <source>“%1” is neither a geographic nor a projected coordinate system.</source>
        <translation>“%1” is neither a geographic nor a projected coordinate system.</translation>
    </message>
    <message>
        <source>The position %1, %2 lies where the coordinate system cannot convert.</source>
        <translation>The position %1, %2 lies where the coordinate system cannot convert.</translation>
    </message>
    <message>
        <source>Check the coordinate system the file is said to be in.</source>
        <translation>Check the coordinate system the file is said to be in.</translation>
    </message>
    <message>
        <source>A coordinate system is missing.</source>
        <translation>A coordinate system is missing.</translation>
    </message>
    <message>
        <source>none needed</source>
        <translation>none needed</translation>
    </message>
    <message>
        <source>No conversion from %1 to %2 uses the operation EPSG:%3 of this city.</source>
        <translation>No conversion from %1 to %2 uses the operation EPSG:%3 of this city.</translation>
    </message>
    <message>
        <source>There is no conversion from %1 to %2.</source>
        <translation>There is no conversion from %1 to %2.</translation>
    </message>
    <message>
        <source>The coordinate system names other files; they are not read.</source>
        <translation>The coordinate system names other files; they are not read.</translation>
    </message>
    <message>
        <source>Name it by its code, such as EPSG:9210.</source>
        <translation>Name it by its code, such as EPSG:9210.</translation>
    </message>
    <message>
        <source>Name the system the coordinates are in, such as EPSG:9210.</source>
        <translation>Name the system the coordinates are in, such as EPSG:9210.</translation>
    </message>
</context>
<context>
    <name>dothi::Damage</name>
    <message numerus="yes">
        <source>The city is damaged at %n place(s); what cannot be read there was left out.</source>
        <translation>
            <numerusform>The city is damaged at %n place; what cannot be read there was left out.</numerusform>
            <numerusform>The city is damaged at %n places; what cannot be read there was left out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>… and %n more, see --json.</source>
        <translation>
            <numerusform>… and %n more, see --json.</numerusform>
            <numerusform>… and %n more, see --json.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>dothi::DemoCity</name>
    <message>
        <source>A demo city has 100 to 1,000,000 buildings, not %1.</source>
        <translation>A demo city has 100 to 1,000,000 buildings, not %1.</translation>
    </message>
    <message>
        <source>Give a number in this range.</source>
        <translation>Give a number in this range.</translation>
    </message>
    <message>
        <source>Building the demo city</source>
        <translation>Building the demo city</translation>
    </message>
    <message>
        <source>The schema lacks a layer that the demo city fills.</source>
        <translation>The schema lacks a layer that the demo city fills.</translation>
    </message>
    <message>
        <source>The schema lacks a field that the demo city fills.</source>
        <translation>The schema lacks a field that the demo city fills.</translation>
    </message>
    <message>
        <source>The terrain raster cannot be read back.</source>
        <translation>The terrain raster cannot be read back.</translation>
    </message>
    <message>
        <source>There is a file of this name already.</source>
        <translation>There is a file of this name already.</translation>
    </message>
    <message>
        <source>Saving the demo city</source>
        <translation>Saving the demo city</translation>
    </message>
    <message>
        <source>Choose another name, or remove that file if nothing needs it.</source>
        <translation>Choose another name, or remove that file if nothing needs it.</translation>
    </message>
</context>
<context>
    <name>dothi::DensityCheck</name>
    <message>
        <source>Net density</source>
        <translation>Net density</translation>
    </message>
    <message>
        <source>for a house on %1 of land</source>
        <translation>for a house on %1 of land</translation>
    </message>
    <message>
        <source>for a house on a plot of %1</source>
        <translation>for a house on a plot of %1</translation>
    </message>
    <message>
        <source>for a house up to %1 high on a plot up to %2 in an existing area</source>
        <translation>for a house up to %1 high on a plot up to %2 in an existing area</translation>
    </message>
    <message>
        <source>for public services in a newly developed area</source>
        <translation>for public services in a newly developed area</translation>
    </message>
    <message>
        <source>for public services in an existing area that has no more land</source>
        <translation>for public services in an existing area that has no more land</translation>
    </message>
    <message>
        <source>for a factory of more than %1 production floors</source>
        <translation>for a factory of more than %1 production floors</translation>
    </message>
    <message>
        <source>for a factory or warehouse</source>
        <translation>for a factory or warehouse</translation>
    </message>
    <message>
        <source>for a height of %1 on a plot of %2</source>
        <translation>for a height of %1 on a plot of %2</translation>
    </message>
    <message>
        <source>Net density, podium</source>
        <translation>Net density, podium</translation>
    </message>
    <message>
        <source>Net density, tower</source>
        <translation>Net density, tower</translation>
    </message>
    <message>
        <source>Nothing of the plot remains behind the red lines.</source>
        <translation>Nothing of the plot remains behind the red lines.</translation>
    </message>
    <message>
        <source>%1 of %2 are built on: %3. At most %4 %5.</source>
        <translation>%1 of %2 are built on: %3. At most %4 %5.</translation>
    </message>
    <message>
        <source>The excess is within the accuracy of the areas (±%1).</source>
        <translation>The excess is within the accuracy of the areas (±%1).</translation>
    </message>
    <message>
        <source>Density %1 · at most %2</source>
        <translation>Density %1 · at most %2</translation>
    </message>
    <message>
        <source>In an existing area up to %1 would be allowed (clause 2.7.7); whether this is one is not in the data.</source>
        <translation>In an existing area up to %1 would be allowed (clause 2.7.7); whether this is one is not in the data.</translation>
    </message>
    <message>
        <source>Eaves of %1 are not counted (clause 1.4.20, note).</source>
        <translation>Eaves of %1 are not counted (clause 1.4.20, note).</translation>
    </message>
    <message>
        <source>That allows %1; %2 are too much.</source>
        <translation>That allows %1; %2 are too much.</translation>
    </message>
</context>
<context>
    <name>dothi::Dikes</name>
    <message>
        <source>The dikes have more than %1 million positions, too many to raise the ground by.</source>
        <translation>The dikes have more than %1 million positions, too many to raise the ground by.</translation>
    </message>
    <message>
        <source>Simplify their lines and import them again.</source>
        <translation>Simplify their lines and import them again.</translation>
    </message>
</context>
<context>
    <name>dothi::DothiFile</name>
    <message>
        <source>Choose a file made by DoThi (*.dothi).</source>
        <translation>Choose a file made by DoThi (*.dothi).</translation>
    </message>
    <message>
        <source>The city file is cut short.</source>
        <translation>The city file is cut short.</translation>
    </message>
    <message>
        <source>Copy it again from where it came, or take your backup; the file was not changed.</source>
        <translation>Copy it again from where it came, or take your backup; the file was not changed.</translation>
    </message>
    <message>
        <source>There is no such file.</source>
        <translation>There is no such file.</translation>
    </message>
    <message>
        <source>Check the name and the folder.</source>
        <translation>Check the name and the folder.</translation>
    </message>
    <message>
        <source>This is not a file.</source>
        <translation>This is not a file.</translation>
    </message>
    <message>
        <source>The city file cannot be opened.</source>
        <translation>The city file cannot be opened.</translation>
    </message>
    <message>
        <source>Check that you may read it.</source>
        <translation>Check that you may read it.</translation>
    </message>
    <message>
        <source>The file is not a DoThi city.</source>
        <translation>The file is not a DoThi city.</translation>
    </message>
    <message>
        <source>The file is a database, but not a DoThi city.</source>
        <translation>The file is a database, but not a DoThi city.</translation>
    </message>
    <message>
        <source>The city was written by a newer DoThi (format %1; this one knows %2).</source>
        <translation>The city was written by a newer DoThi (format %1; this one knows %2).</translation>
    </message>
    <message>
        <source>Update DoThi to open it; the file was not changed.</source>
        <translation>Update DoThi to open it; the file was not changed.</translation>
    </message>
    <message>
        <source>The city file is damaged: it names no format.</source>
        <translation>The city file is damaged: it names no format.</translation>
    </message>
    <message>
        <source>The city file is damaged: a table is missing or not as it must be.</source>
        <translation>The city file is damaged: a table is missing or not as it must be.</translation>
    </message>
    <message>
        <source>Take a copy from your backup; the file was not changed.</source>
        <translation>Take a copy from your backup; the file was not changed.</translation>
    </message>
    <message>
        <source>The city file is damaged: it has no profile.</source>
        <translation>The city file is damaged: it has no profile.</translation>
    </message>
    <message>
        <source>Check the free space and your rights in that folder; what was there is unchanged.</source>
        <translation>Check the free space and your rights in that folder; what was there is unchanged.</translation>
    </message>
    <message>
        <source>The city file cannot be written.</source>
        <translation>The city file cannot be written.</translation>
    </message>
    <message>
        <source>A journal left from an earlier file cannot be removed.</source>
        <translation>A journal left from an earlier file cannot be removed.</translation>
    </message>
    <message>
        <source>There is a folder or device of this name.</source>
        <translation>There is a folder or device of this name.</translation>
    </message>
    <message>
        <source>There is a file of this name already.</source>
        <translation>There is a file of this name already.</translation>
    </message>
    <message>
        <source>Choose another name, or confirm that it may be replaced.</source>
        <translation>Choose another name, or confirm that it may be replaced.</translation>
    </message>
    <message>
        <source>A city is opened from a file (*.dothi), not from an address.</source>
        <translation>A city is opened from a file (*.dothi), not from an address.</translation>
    </message>
    <message>
        <source>The city must be brought up to date, and no copy of it as it is could be kept first. It was not changed.</source>
        <translation>The city must be brought up to date, and no copy of it as it is could be kept first. It was not changed.</translation>
    </message>
    <message>
        <source>Check the free space and your rights in that folder.</source>
        <translation>Check the free space and your rights in that folder.</translation>
    </message>
</context>
<context>
    <name>dothi::Elevation</name>
    <message>
        <source>The terrain raster cannot be read.</source>
        <translation>The terrain raster cannot be read.</translation>
    </message>
    <message>
        <source>The terrain raster cannot be written.</source>
        <translation>The terrain raster cannot be written.</translation>
    </message>
    <message>
        <source>Check the free space and your rights in that folder.</source>
        <translation>Check the free space and your rights in that folder.</translation>
    </message>
    <message>
        <source>Import it again from a GeoTIFF or ASCII grid of ground heights in metres.</source>
        <translation>Import it again from a GeoTIFF or ASCII grid of ground heights in metres.</translation>
    </message>
    <message>
        <source>A part of the terrain cannot be read: %1 × %2 m about E %3, N %4, and maybe more. It is drawn like the ground around it.</source>
        <translation>A part of the terrain cannot be read: %1 × %2 m about E %3, N %4, and maybe more. It is drawn like the ground around it.</translation>
    </message>
    <message>
        <source>Import the terrain again, or take its file from your backup.</source>
        <translation>Import the terrain again, or take its file from your backup.</translation>
    </message>
    <message>
        <source>The area whose heights are asked for is nowhere.</source>
        <translation>The area whose heights are asked for is nowhere.</translation>
    </message>
</context>
<context>
    <name>dothi::Error</name>
    <message>
        <source>file %1</source>
        <translation>file %1</translation>
    </message>
    <message>
        <source>layer %1</source>
        <translation>layer %1</translation>
    </message>
    <message>
        <source>feature %1</source>
        <translation>feature %1</translation>
    </message>
    <message>
        <source>field %1</source>
        <translation>field %1</translation>
    </message>
</context>
<context>
    <name>dothi::Export</name>
    <message>
        <source>Writing “%1”</source>
        <translation>Writing “%1”</translation>
    </message>
    <message>
        <source>it has no geometry; written without one</source>
        <translation>it has no geometry; written without one</translation>
    </message>
    <message>
        <source>what the city keeps of it cannot be read</source>
        <translation>what the city keeps of it cannot be read</translation>
    </message>
    <message numerus="yes">
        <source>%n building(s) have another shape than they were imported with; written with their present one.</source>
        <translation>
            <numerusform>%n building have another shape than they were imported with; written with their present one.</numerusform>
            <numerusform>%n buildings have another shape than they were imported with; written with their present one.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The ground level of %n building(s) is not known; they stand at 0.</source>
        <translation>
            <numerusform>The ground level of %n building is not known; they stand at 0.</numerusform>
            <numerusform>The ground level of %n buildings is not known; they stand at 0.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The height of %n building(s) is not known; only their footprint is written.</source>
        <translation>
            <numerusform>The height of %n building is not known; only their footprint is written.</numerusform>
            <numerusform>The height of %n buildings is not known; only their footprint is written.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The buildings come from %n file(s); what each says about itself is not written.</source>
        <translation>
            <numerusform>The buildings come from %n file; what each says about itself is not written.</numerusform>
            <numerusform>The buildings come from %n files; what each says about itself is not written.</numerusform>
        </translation>
    </message>
    <message>
        <source>Originals in another coordinate system were converted into the city&apos;s; their positions are rounded to the millimetre.</source>
        <translation>Originals in another coordinate system were converted into the city&apos;s; their positions are rounded to the millimetre.</translation>
    </message>
    <message>
        <source>There is not enough memory for this export.</source>
        <translation>There is not enough memory for this export.</translation>
    </message>
    <message>
        <source>The file cannot be written.</source>
        <translation>The file cannot be written.</translation>
    </message>
    <message>
        <source>Check the free space and your rights in that folder; what was there is unchanged.</source>
        <translation>Check the free space and your rights in that folder; what was there is unchanged.</translation>
    </message>
    <message>
        <source>There is no layer “%1” in a city.</source>
        <translation>There is no layer “%1” in a city.</translation>
    </message>
    <message>
        <source>Layers: %1.</source>
        <translation>Layers: %1.</translation>
    </message>
    <message>
        <source>The format cannot hold the layer “%1”.</source>
        <translation>The format cannot hold the layer “%1”.</translation>
    </message>
    <message>
        <source>It holds: %1.</source>
        <translation>It holds: %1.</translation>
    </message>
    <message>
        <source>A GeoJSON file holds one layer.</source>
        <translation>A GeoJSON file holds one layer.</translation>
    </message>
    <message>
        <source>GDAL was built without %1.</source>
        <translation>GDAL was built without %1.</translation>
    </message>
    <message>
        <source>GDAL does not know the city&apos;s coordinate system.</source>
        <translation>GDAL does not know the city&apos;s coordinate system.</translation>
    </message>
    <message>
        <source>The city holds nothing that the format shows.</source>
        <translation>The city holds nothing that the format shows.</translation>
    </message>
    <message>
        <source>A GLB file holds at most 4 GiB; this city needs more.</source>
        <translation>A GLB file holds at most 4 GiB; this city needs more.</translation>
    </message>
    <message>
        <source>The city has no terrain.</source>
        <translation>The city has no terrain.</translation>
    </message>
    <message>
        <source>Leave out “terrain”, or import a raster of heights first.</source>
        <translation>Leave out “terrain”, or import a raster of heights first.</translation>
    </message>
    <message>
        <source>it has no footprint</source>
        <translation>it has no footprint</translation>
    </message>
    <message>
        <source>a position of it is not a number</source>
        <translation>a position of it is not a number</translation>
    </message>
    <message>
        <source>it lies far outside the city</source>
        <translation>it lies far outside the city</translation>
    </message>
    <message>
        <source>Reading “%1”</source>
        <translation>Reading “%1”</translation>
    </message>
    <message>
        <source>its footprint encloses nothing</source>
        <translation>its footprint encloses nothing</translation>
    </message>
    <message>
        <source>The folder to write holds other things than a tileset.</source>
        <translation>The folder to write holds other things than a tileset.</translation>
    </message>
    <message>
        <source>Name a new folder, or an empty one.</source>
        <translation>Name a new folder, or an empty one.</translation>
    </message>
    <message>
        <source>Export it as 3D Tiles instead.</source>
        <translation>Export it as 3D Tiles instead.</translation>
    </message>
    <message>
        <source>Name one of them. A GeoPackage holds them all.</source>
        <translation>Name one of them. A GeoPackage holds them all.</translation>
    </message>
    <message>
        <source>The terrain is written with cells of %1; it is known in cells of %2.</source>
        <translation>The terrain is written with cells of %1; it is known in cells of %2.</translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) the file names were not written: the city does not hold them as files, or others lie in their place.</source>
        <translation>
            <numerusform>%n picture the file names were not written: the city does not hold them as files, or others lie in their place.</numerusform>
            <numerusform>%n pictures the file names were not written: the city does not hold them as files, or others lie in their place.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing that the format holds lies in what was chosen.</source>
        <translation>Nothing that the format holds lies in what was chosen.</translation>
    </message>
    <message>
        <source>Choose a larger area, or other layers; positions are easting and northing in the city&apos;s coordinate system.</source>
        <translation>Choose a larger area, or other layers; positions are easting and northing in the city&apos;s coordinate system.</translation>
    </message>
    <message>
        <source>“%1” is no area.</source>
        <translation>“%1” is no area.</translation>
    </message>
    <message>
        <source>Name two opposite corners in metres of the city&apos;s coordinate system: E1,N1,E2,N2.</source>
        <translation>Name two opposite corners in metres of the city&apos;s coordinate system: E1,N1,E2,N2.</translation>
    </message>
    <message>
        <source>The terrain is no object that could be chosen by its id.</source>
        <translation>The terrain is no object that could be chosen by its id.</translation>
    </message>
    <message>
        <source>Leave out “terrain”, or choose an area.</source>
        <translation>Leave out “terrain”, or choose an area.</translation>
    </message>
</context>
<context>
    <name>dothi::ExportCommand</name>
    <message>
        <source>Export for other programs</source>
        <translation>Export for other programs</translation>
    </message>
    <message>
        <source>Writes the city, or some of its layers, in a format other programs read; all or nothing.</source>
        <translation>Writes the city, or some of its layers, in a format other programs read; all or nothing.</translation>
    </message>
    <message>
        <source>File or folder to write</source>
        <translation>File or folder to write</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Layers, parted by commas; none named: all the format can hold</source>
        <translation>Layers, parted by commas; none named: all the format can hold</translation>
    </message>
    <message>
        <source>There is no format “%1”.</source>
        <translation>There is no format “%1”.</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>Written: %1</translation>
    </message>
    <message>
        <source>  left out: %1 (%2)</source>
        <translation>  left out: %1 (%2)</translation>
    </message>
    <message numerus="yes">
        <source>… and %n more, see --json.</source>
        <translation>
            <numerusform>… and %n more, see --json.</numerusform>
            <numerusform>… and %n more, see --json.</numerusform>
        </translation>
    </message>
    <message>
        <source>terrain</source>
        <translation>terrain</translation>
    </message>
    <message>
        <source>triangles</source>
        <translation>triangles</translation>
    </message>
    <message>
        <source>tiles</source>
        <translation>tiles</translation>
    </message>
    <message>
        <source>of these as blocks (footprint and height)</source>
        <translation>of these as blocks (footprint and height)</translation>
    </message>
    <message>
        <source>of these with their own solid</source>
        <translation>of these with their own solid</translation>
    </message>
    <message>
        <source>of these as footprints only</source>
        <translation>of these as footprints only</translation>
    </message>
    <message>
        <source>of these as they were imported</source>
        <translation>of these as they were imported</translation>
    </message>
    <message>
        <source>other objects of imported files</source>
        <translation>other objects of imported files</translation>
    </message>
    <message>
        <source>imported models</source>
        <translation>imported models</translation>
    </message>
    <message>
        <source>Only what has its middle in this rectangle: E1,N1,E2,N2 in the city&apos;s system</source>
        <translation>Only what has its middle in this rectangle: E1,N1,E2,N2 in the city&apos;s system</translation>
    </message>
    <message>
        <source>Only these objects, parted by commas: building/17,building/18</source>
        <translation>Only these objects, parted by commas: building/17,building/18</translation>
    </message>
    <message>
        <source>“%1” names no object.</source>
        <translation>“%1” names no object.</translation>
    </message>
    <message>
        <source>Name layer and number: building/17.</source>
        <translation>Name layer and number: building/17.</translation>
    </message>
</context>
<context>
    <name>dothi::Feature</name>
    <message>
        <source>yes</source>
        <translation>yes</translation>
    </message>
    <message>
        <source>no</source>
        <translation>no</translation>
    </message>
</context>
<context>
    <name>dothi::Files</name>
    <message>
        <source>The file cannot be opened.</source>
        <translation>The file cannot be opened.</translation>
    </message>
    <message>
        <source>Check that it exists and that you may read it.</source>
        <translation>Check that it exists and that you may read it.</translation>
    </message>
    <message>
        <source>The file is larger (%1 MB) than such a file may be (%2 MB).</source>
        <translation>The file is larger (%1 MB) than such a file may be (%2 MB).</translation>
    </message>
    <message>
        <source>The file is larger than such a file may be.</source>
        <translation>The file is larger than such a file may be.</translation>
    </message>
    <message>
        <source>The file cannot be read.</source>
        <translation>The file cannot be read.</translation>
    </message>
    <message>
        <source>The file cannot be written.</source>
        <translation>The file cannot be written.</translation>
    </message>
    <message>
        <source>Check the free space and your rights in that folder; what was there is unchanged.</source>
        <translation>Check the free space and your rights in that folder; what was there is unchanged.</translation>
    </message>
    <message>
        <source>The file cannot be written: what has that name is no plain file.</source>
        <translation>The file cannot be written: what has that name is no plain file.</translation>
    </message>
    <message>
        <source>Name another file to write to.</source>
        <translation>Name another file to write to.</translation>
    </message>
</context>
<context>
    <name>dothi::FloorAreaCheck</name>
    <message>
        <source>for a house</source>
        <translation>for a house</translation>
    </message>
    <message>
        <source>for a building above %1</source>
        <translation>for a building above %1</translation>
    </message>
    <message>
        <source>for podium and tower together</source>
        <translation>for podium and tower together</translation>
    </message>
    <message>
        <source>for a height of %1 on a plot of %2</source>
        <translation>for a height of %1 on a plot of %2</translation>
    </message>
    <message>
        <source>Table 2.12 binds in existing areas (section 2.7); whether this is one is not in the data.</source>
        <translation>Table 2.12 binds in existing areas (section 2.7); whether this is one is not in the data.</translation>
    </message>
    <message>
        <source>Floor-area ratio</source>
        <translation>Floor-area ratio</translation>
    </message>
    <message>
        <source>%1 of floors on %2 of land: %3. At most %4 %5.</source>
        <translation>%1 of floors on %2 of land: %3. At most %4 %5.</translation>
    </message>
    <message>
        <source>Parking and technical floors of %1 are not counted (clause 1.4.21).</source>
        <translation>Parking and technical floors of %1 are not counted (clause 1.4.21).</translation>
    </message>
    <message>
        <source>The excess is within the accuracy of the plot&apos;s area.</source>
        <translation>The excess is within the accuracy of the plot&apos;s area.</translation>
    </message>
    <message>
        <source>Floor-area ratio %1 · at most %2</source>
        <translation>Floor-area ratio %1 · at most %2</translation>
    </message>
    <message>
        <source>Nothing of the plot remains behind the red lines.</source>
        <translation>Nothing of the plot remains behind the red lines.</translation>
    </message>
    <message>
        <source>That allows %1 of floors; %2 are too much.</source>
        <translation>That allows %1 of floors; %2 are too much.</translation>
    </message>
</context>
<context>
    <name>dothi::Geometry</name>
    <message>
        <source>The geometry (WKB) is damaged or of a kind that is not supported.</source>
        <translation>The geometry (WKB) is damaged or of a kind that is not supported.</translation>
    </message>
    <message>
        <source>The GeoJSON geometry is wrong or of a kind that is not supported.</source>
        <translation>The GeoJSON geometry is wrong or of a kind that is not supported.</translation>
    </message>
    <message>
        <source>The geometry cannot be computed with.</source>
        <translation>The geometry cannot be computed with.</translation>
    </message>
    <message>
        <source>Check it for self-intersections and repair it first.</source>
        <translation>Check it for self-intersections and repair it first.</translation>
    </message>
</context>
<context>
    <name>dothi::GeometryCodes</name>
    <message>
        <source>Ring of too few points</source>
        <translation>Ring of too few points</translation>
    </message>
    <message>
        <source>Point repeated in a row</source>
        <translation>Point repeated in a row</translation>
    </message>
    <message>
        <source>Ring not closed</source>
        <translation>Ring not closed</translation>
    </message>
    <message>
        <source>Ring crosses itself</source>
        <translation>Ring crosses itself</translation>
    </message>
    <message>
        <source>Rings cross each other</source>
        <translation>Rings cross each other</translation>
    </message>
    <message>
        <source>Ring there twice</source>
        <translation>Ring there twice</translation>
    </message>
    <message>
        <source>Face not flat</source>
        <translation>Face not flat</translation>
    </message>
    <message>
        <source>Face bent</source>
        <translation>Face bent</translation>
    </message>
    <message>
        <source>Face falls apart</source>
        <translation>Face falls apart</translation>
    </message>
    <message>
        <source>Hole outside its face</source>
        <translation>Hole outside its face</translation>
    </message>
    <message>
        <source>Hole within a hole</source>
        <translation>Hole within a hole</translation>
    </message>
    <message>
        <source>Hole turned like its outline</source>
        <translation>Hole turned like its outline</translation>
    </message>
    <message>
        <source>Shell of too few faces</source>
        <translation>Shell of too few faces</translation>
    </message>
    <message>
        <source>Shell not closed</source>
        <translation>Shell not closed</translation>
    </message>
    <message>
        <source>Shell in several pieces</source>
        <translation>Shell in several pieces</translation>
    </message>
    <message>
        <source>Shell crosses itself</source>
        <translation>Shell crosses itself</translation>
    </message>
    <message>
        <source>Face turned the wrong way</source>
        <translation>Face turned the wrong way</translation>
    </message>
    <message>
        <source>Shells cross each other</source>
        <translation>Shells cross each other</translation>
    </message>
    <message>
        <source>Shell there twice</source>
        <translation>Shell there twice</translation>
    </message>
    <message>
        <source>Cavity outside its body</source>
        <translation>Cavity outside its body</translation>
    </message>
    <message>
        <source>Body falls apart</source>
        <translation>Body falls apart</translation>
    </message>
    <message>
        <source>Shell turned inside out</source>
        <translation>Shell turned inside out</translation>
    </message>
    <message>
        <source>Bodies overlap</source>
        <translation>Bodies overlap</translation>
    </message>
    <message>
        <source>Body there twice</source>
        <translation>Body there twice</translation>
    </message>
    <message>
        <source>Bodies do not touch</source>
        <translation>Bodies do not touch</translation>
    </message>
    <message>
        <source>Parts of a building overlap</source>
        <translation>Parts of a building overlap</translation>
    </message>
    <message>
        <source>Nothing in it</source>
        <translation>Nothing in it</translation>
    </message>
    <message>
        <source>Faces that do not join as a surface</source>
        <translation>Faces that do not join as a surface</translation>
    </message>
</context>
<context>
    <name>dothi::GltfModel</name>
    <message>
        <source>it is longer than it may be</source>
        <translation>it is longer than it may be</translation>
    </message>
    <message>
        <source>its data cannot be read</source>
        <translation>its data cannot be read</translation>
    </message>
    <message>
        <source>Only glTF 2.0 can be read, not “%1”.</source>
        <translation>Only glTF 2.0 can be read, not “%1”.</translation>
    </message>
    <message>
        <source>Save the model as glTF 2.0.</source>
        <translation>Save the model as glTF 2.0.</translation>
    </message>
    <message>
        <source>The model needs the extension “%1”, which cannot be read.</source>
        <translation>The model needs the extension “%1”, which cannot be read.</translation>
    </message>
    <message>
        <source>Save it without compression.</source>
        <translation>Save it without compression.</translation>
    </message>
    <message>
        <source>The model is not sound: %1: %2.</source>
        <translation>The model is not sound: %1: %2.</translation>
    </message>
    <message>
        <source>Write the file again with the program it comes from.</source>
        <translation>Write the file again with the program it comes from.</translation>
    </message>
    <message>
        <source>it names something that is not there</source>
        <translation>it names something that is not there</translation>
    </message>
    <message>
        <source>the file is damaged or cut short</source>
        <translation>the file is damaged or cut short</translation>
    </message>
    <message>
        <source>The model needs the file “%1”: %2.</source>
        <translation>The model needs the file “%1”: %2.</translation>
    </message>
    <message>
        <source>Put all files of the model into one folder, or save it as one file (.glb).</source>
        <translation>Put all files of the model into one folder, or save it as one file (.glb).</translation>
    </message>
    <message>
        <source>it is shorter than it says</source>
        <translation>it is shorter than it says</translation>
    </message>
    <message>
        <source>its numbers are of a kind that does not belong here</source>
        <translation>its numbers are of a kind that does not belong here</translation>
    </message>
    <message>
        <source>sparse lists cannot be read</source>
        <translation>sparse lists cannot be read</translation>
    </message>
    <message>
        <source>it reaches beyond its data</source>
        <translation>it reaches beyond its data</translation>
    </message>
    <message>
        <source>Reading the model</source>
        <translation>Reading the model</translation>
    </message>
    <message>
        <source>it is a part of itself, of several others, or nested too deep</source>
        <translation>it is a part of itself, of several others, or nested too deep</translation>
    </message>
    <message>
        <source>it has no place that can be</source>
        <translation>it has no place that can be</translation>
    </message>
    <message>
        <source>its faces are of no known kind</source>
        <translation>its faces are of no known kind</translation>
    </message>
    <message>
        <source>the model has more faces than a model may have (%1 million)</source>
        <translation>the model has more faces than a model may have (%1 million)</translation>
    </message>
    <message>
        <source>a position is no number, or lies outside of every map</source>
        <translation>a position is no number, or lies outside of every map</translation>
    </message>
    <message>
        <source>it is no buffer of a model</source>
        <translation>it is no buffer of a model</translation>
    </message>
    <message>
        <source>it is used so often that the model grows beyond every size</source>
        <translation>it is used so often that the model grows beyond every size</translation>
    </message>
</context>
<context>
    <name>dothi::IfcModel</name>
    <message>
        <source>its parts are used in one another so often that it grows beyond every size</source>
        <translation>its parts are used in one another so often that it grows beyond every size</translation>
    </message>
    <message>
        <source>it refers to something the file does not have</source>
        <translation>it refers to something the file does not have</translation>
    </message>
    <message>
        <source>its parts refer to one another in a circle</source>
        <translation>its parts refer to one another in a circle</translation>
    </message>
    <message>
        <source>its parts are nested too deep</source>
        <translation>its parts are nested too deep</translation>
    </message>
    <message>
        <source>it has angles or lengths that cannot be</source>
        <translation>it has angles or lengths that cannot be</translation>
    </message>
    <message>
        <source>Reading the model</source>
        <translation>Reading the model</translation>
    </message>
    <message>
        <source>its shape cannot be read</source>
        <translation>its shape cannot be read</translation>
    </message>
    <message>
        <source>no faces come of its shape</source>
        <translation>no faces come of its shape</translation>
    </message>
    <message>
        <source>The file holds no project (IfcProject).</source>
        <translation>The file holds no project (IfcProject).</translation>
    </message>
    <message>
        <source>Export the building as IFC2x3 from the program it comes from.</source>
        <translation>Export the building as IFC2x3 from the program it comes from.</translation>
    </message>
    <message>
        <source>The unit of length of the file is not one.</source>
        <translation>The unit of length of the file is not one.</translation>
    </message>
    <message>
        <source>Write the file again with the program it comes from.</source>
        <translation>Write the file again with the program it comes from.</translation>
    </message>
    <message>
        <source>The file does not say its unit of length; metres are assumed.</source>
        <translation>The file does not say its unit of length; metres are assumed.</translation>
    </message>
    <message>
        <source>The file names no building (IfcBuilding); all of it is taken as one.</source>
        <translation>The file names no building (IfcBuilding); all of it is taken as one.</translation>
    </message>
    <message numerus="yes">
        <source>%n element(s) belong to no building; they are taken as parts of the first one.</source>
        <translation>
            <numerusform>%n element belong to no building; they are taken as parts of the first one.</numerusform>
            <numerusform>%n elements belong to no building; they are taken as parts of the first one.</numerusform>
        </translation>
    </message>
    <message>
        <source>none of its elements has a shape</source>
        <translation>none of its elements has a shape</translation>
    </message>
    <message>
        <source>Nothing in the file has a shape that can be read.</source>
        <translation>Nothing in the file has a shape that can be read.</translation>
    </message>
    <message>
        <source>Nothing in the file has a shape that can be read. %1: %2.</source>
        <translation>Nothing in the file has a shape that can be read. %1: %2.</translation>
    </message>
    <message>
        <source>Export the building as IFC2x3 Coordination View from the program it comes from.</source>
        <translation>Export the building as IFC2x3 Coordination View from the program it comes from.</translation>
    </message>
    <message>
        <source>The file is of the schema “%1”; only IFC2x3 can be read.</source>
        <translation>The file is of the schema “%1”; only IFC2x3 can be read.</translation>
    </message>
    <message>
        <source>its shape has coordinates so far from its own origin that millimetres would be lost</source>
        <translation>its shape has coordinates so far from its own origin that millimetres would be lost</translation>
    </message>
    <message>
        <source>its placement is none that can be read</source>
        <translation>its placement is none that can be read</translation>
    </message>
    <message>
        <source>reading its shape takes too long</source>
        <translation>reading its shape takes too long</translation>
    </message>
    <message>
        <source>its shape grows beyond every size</source>
        <translation>its shape grows beyond every size</translation>
    </message>
    <message>
        <source>reading the shapes of the file takes too long</source>
        <translation>reading the shapes of the file takes too long</translation>
    </message>
    <message>
        <source>Nobody filled in the template of the file: left empty instead of %1.</source>
        <translation>Nobody filled in the template of the file: left empty instead of %1.</translation>
    </message>
</context>
<context>
    <name>dothi::Import</name>
    <message>
        <source>There is no layer “%1” in a city.</source>
        <translation>There is no layer “%1” in a city.</translation>
    </message>
    <message>
        <source>The file has no field “%1”.</source>
        <translation>The file has no field “%1”.</translation>
    </message>
    <message>
        <source>The layer has no field “%1”.</source>
        <translation>The layer has no field “%1”.</translation>
    </message>
    <message>
        <source>The layer needs “%1” (%2), and no field of the file is said to hold it.</source>
        <translation>The layer needs “%1” (%2), and no field of the file is said to hold it.</translation>
    </message>
    <message>
        <source>the geometry cannot be read (%1)</source>
        <translation>the geometry cannot be read (%1)</translation>
    </message>
    <message>
        <source>0 stands for “not known”; taken as unknown</source>
        <translation>0 stands for “not known”; taken as unknown</translation>
    </message>
    <message>
        <source>“%1” is required and not known</source>
        <translation>“%1” is required and not known</translation>
    </message>
    <message>
        <source>%1: not known for %2 of %3 features. Nothing was put in its place.</source>
        <translation>%1: not known for %2 of %3 features. Nothing was put in its place.</translation>
    </message>
    <message>
        <source>No field gives the height or the storeys of the buildings. Nothing was put in its place.</source>
        <translation>No field gives the height or the storeys of the buildings. Nothing was put in its place.</translation>
    </message>
    <message>
        <source>%1 features have heights (z) in their geometry; the layer “%2” is flat and does not keep them.</source>
        <translation>%1 features have heights (z) in their geometry; the layer “%2” is flat and does not keep them.</translation>
    </message>
    <message>
        <source>%1 of %2 features lie outside of the city.</source>
        <translation>%1 of %2 features lie outside of the city.</translation>
    </message>
    <message>
        <source>Take it as %1 with the axes swapped: then the data lie inside the city.</source>
        <translation>Take it as %1 with the axes swapped: then the data lie inside the city.</translation>
    </message>
    <message>
        <source>Take it as %1: then the data lie inside the city.</source>
        <translation>Take it as %1: then the data lie inside the city.</translation>
    </message>
    <message>
        <source>%1 would also do, with the data %2 away: check against something known.</source>
        <translation>%1 would also do, with the data %2 away: check against something known.</translation>
    </message>
    <message>
        <source>“%1” says metres, but the coordinates are degrees (%2).</source>
        <translation>“%1” says metres, but the coordinates are degrees (%2).</translation>
    </message>
    <message>
        <source>“%1” says longitude and latitude, but the coordinates are metres (%2).</source>
        <translation>“%1” says longitude and latitude, but the coordinates are metres (%2).</translation>
    </message>
    <message>
        <source>The file itself says %1, and so its data lie inside the city: that is used. Rename the folder or file so that nobody else is misled.</source>
        <translation>The file itself says %1, and so its data lie inside the city: that is used. Rename the folder or file so that nobody else is misled.</translation>
    </message>
    <message>
        <source>%1 east</source>
        <translation>%1 east</translation>
    </message>
    <message>
        <source>%1 west</source>
        <translation>%1 west</translation>
    </message>
    <message>
        <source>The file says %1, which is in degrees, but its coordinates are metres (%2).</source>
        <translation>The file says %1, which is in degrees, but its coordinates are metres (%2).</translation>
    </message>
    <message>
        <source>The file says %1, which is in metres, but its coordinates are degrees (%2).</source>
        <translation>The file says %1, which is in metres, but its coordinates are degrees (%2).</translation>
    </message>
    <message>
        <source>The coordinates have latitude before longitude (%1).</source>
        <translation>The coordinates have latitude before longitude (%1).</translation>
    </message>
    <message>
        <source>The coordinates have northing (X) before easting (Y) (%1).</source>
        <translation>The coordinates have northing (X) before easting (Y) (%1).</translation>
    </message>
    <message>
        <source>Swap the axes: then the data lie inside the city.</source>
        <translation>Swap the axes: then the data lie inside the city.</translation>
    </message>
    <message>
        <source>As %1 the data lie %2 of where they belong: central meridian %3 instead of %4?</source>
        <translation>As %1 the data lie %2 of where they belong: central meridian %3 instead of %4?</translation>
    </message>
    <message>
        <source>As %1 the data lie %2 from the city.</source>
        <translation>As %1 the data lie %2 from the city.</translation>
    </message>
    <message>
        <source>The coordinates (%2) cannot be %1.</source>
        <translation>The coordinates (%2) cannot be %1.</translation>
    </message>
    <message>
        <source>As %1 the data lie at the edge of the city, %2 of where they would lie as %3: central meridian %4 instead of %5?</source>
        <translation>As %1 the data lie at the edge of the city, %2 of where they would lie as %3: central meridian %4 instead of %5?</translation>
    </message>
    <message>
        <source>As %1 the data lie beside all that the city holds so far, %2 of where they would lie as %3: central meridian %4 instead of %5?</source>
        <translation>As %1 the data lie beside all that the city holds so far, %2 of where they would lie as %3: central meridian %4 instead of %5?</translation>
    </message>
    <message>
        <source>If that is where they belong, take them as %1.</source>
        <translation>If that is where they belong, take them as %1.</translation>
    </message>
    <message>
        <source>%1 is withdrawn: the registry had its false easting and northing swapped.</source>
        <translation>%1 is withdrawn: the registry had its false easting and northing swapped.</translation>
    </message>
    <message>
        <source>%1 replaces it and is used.</source>
        <translation>%1 replaces it and is used.</translation>
    </message>
    <message>
        <source>The file does not say which coordinate system it is in (coordinates like %1).</source>
        <translation>The file does not say which coordinate system it is in (coordinates like %1).</translation>
    </message>
    <message>
        <source>The coordinate system of the file cannot be used: %1</source>
        <translation>The coordinate system of the file cannot be used: %1</translation>
    </message>
    <message>
        <source>There is no encoding “%1”.</source>
        <translation>There is no encoding “%1”.</translation>
    </message>
    <message>
        <source>Common ones are UTF-8, TCVN5712-1 (.VnTime fonts), WINDOWS-1258 and WINDOWS-1252.</source>
        <translation>Common ones are UTF-8, TCVN5712-1 (.VnTime fonts), WINDOWS-1258 and WINDOWS-1252.</translation>
    </message>
    <message>
        <source>a coordinate is not a number</source>
        <translation>a coordinate is not a number</translation>
    </message>
    <message>
        <source>the geometry has more than %1 positions</source>
        <translation>the geometry has more than %1 positions</translation>
    </message>
    <message>
        <source>a 3D surface (%1) cannot go into this layer</source>
        <translation>a 3D surface (%1) cannot go into this layer</translation>
    </message>
    <message>
        <source>the geometry has too few different positions</source>
        <translation>the geometry has too few different positions</translation>
    </message>
    <message>
        <source>the layer takes polygons, this is a %1</source>
        <translation>the layer takes polygons, this is a %1</translation>
    </message>
    <message>
        <source>the layer takes lines, this is a %1</source>
        <translation>the layer takes lines, this is a %1</translation>
    </message>
    <message>
        <source>the layer takes points, this is a %1</source>
        <translation>the layer takes points, this is a %1</translation>
    </message>
    <message>
        <source>the geometry is empty</source>
        <translation>the geometry is empty</translation>
    </message>
    <message>
        <source>the layer takes one point a feature, this has %1</source>
        <translation>the layer takes one point a feature, this has %1</translation>
    </message>
    <message>
        <source>pieces of another kind of geometry were left out of the %1</source>
        <translation>pieces of another kind of geometry were left out of the %1</translation>
    </message>
    <message>
        <source>the closed line was taken as a polygon</source>
        <translation>the closed line was taken as a polygon</translation>
    </message>
    <message>
        <source>arcs were replaced by chords</source>
        <translation>arcs were replaced by chords</translation>
    </message>
    <message>
        <source>an open ring was closed</source>
        <translation>an open ring was closed</translation>
    </message>
    <message numerus="yes">
        <source>%n part(s) without extent were left out</source>
        <translation>
            <numerusform>%n part without extent was left out</numerusform>
            <numerusform>%n parts without extent were left out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n repeated position(s) were left out</source>
        <translation>
            <numerusform>%n repeated position was left out</numerusform>
            <numerusform>%n repeated positions were left out</numerusform>
        </translation>
    </message>
    <message>
        <source>the polygon cannot be mended (%1)</source>
        <translation>the polygon cannot be mended (%1)</translation>
    </message>
    <message>
        <source>the polygon cannot be mended</source>
        <translation>the polygon cannot be mended</translation>
    </message>
    <message>
        <source>the polygon crosses itself (%1 at %2); mended, its area changed from %3 to %4</source>
        <translation>the polygon crosses itself (%1 at %2); mended, its area changed from %3 to %4</translation>
    </message>
    <message>
        <source>the polygon crosses itself (%1 at %2); mended</source>
        <translation>the polygon crosses itself (%1 at %2); mended</translation>
    </message>
    <message>
        <source>the feature has no geometry</source>
        <translation>the feature has no geometry</translation>
    </message>
    <message>
        <source>the polygon has no area</source>
        <translation>the polygon has no area</translation>
    </message>
    <message>
        <source>its area, %1, cannot be that of one feature of “%2”</source>
        <translation>its area, %1, cannot be that of one feature of “%2”</translation>
    </message>
    <message>
        <source>the line has no length</source>
        <translation>the line has no length</translation>
    </message>
    <message>
        <source>The file is cut short: it should hold %1 bytes and holds %2.</source>
        <translation>The file is cut short: it should hold %1 bytes and holds %2.</translation>
    </message>
    <message>
        <source>Copy or download it again from where it came from.</source>
        <translation>Copy or download it again from where it came from.</translation>
    </message>
    <message>
        <source>This is not a shapefile, whatever its name says.</source>
        <translation>This is not a shapefile, whatever its name says.</translation>
    </message>
    <message>
        <source>Ask for the file again, or open it in the program it comes from.</source>
        <translation>Ask for the file again, or open it in the program it comes from.</translation>
    </message>
    <message>
        <source>The attribute table of the shapefile is damaged.</source>
        <translation>The attribute table of the shapefile is damaged.</translation>
    </message>
    <message>
        <source>Ask for the file again.</source>
        <translation>Ask for the file again.</translation>
    </message>
    <message>
        <source>The shapefile lacks its index (.shx).</source>
        <translation>The shapefile lacks its index (.shx).</translation>
    </message>
    <message>
        <source>A shapefile is at least three files with the same name: .shp, .shx and .dbf. Put them in one folder.</source>
        <translation>A shapefile is at least three files with the same name: .shp, .shx and .dbf. Put them in one folder.</translation>
    </message>
    <message>
        <source>Save it again from the program it comes from, as UTF-8 and without a document type.</source>
        <translation>Save it again from the program it comes from, as UTF-8 and without a document type.</translation>
    </message>
    <message>
        <source>The XML file has a document type, which can pull in other files.</source>
        <translation>The XML file has a document type, which can pull in other files.</translation>
    </message>
    <message>
        <source>The XML file has no beginning of its content.</source>
        <translation>The XML file has no beginning of its content.</translation>
    </message>
    <message>
        <source>The XML file is not in UTF-8.</source>
        <translation>The XML file is not in UTF-8.</translation>
    </message>
    <message>
        <source>The MapInfo table is put together from other tables.</source>
        <translation>The MapInfo table is put together from other tables.</translation>
    </message>
    <message>
        <source>Save it as a table of its own and import that.</source>
        <translation>Save it as a table of its own and import that.</translation>
    </message>
    <message>
        <source>A database inside an archive cannot be read.</source>
        <translation>A database inside an archive cannot be read.</translation>
    </message>
    <message>
        <source>Unpack the archive first.</source>
        <translation>Unpack the archive first.</translation>
    </message>
    <message>
        <source>The database is damaged or cut short.</source>
        <translation>The database is damaged or cut short.</translation>
    </message>
    <message>
        <source>The database has a table that reads other files.</source>
        <translation>The database has a table that reads other files.</translation>
    </message>
    <message>
        <source>Copy its layers to a new GeoPackage and import that.</source>
        <translation>Copy its layers to a new GeoPackage and import that.</translation>
    </message>
    <message>
        <source>The drawing is cut short: its end mark is missing.</source>
        <translation>The drawing is cut short: its end mark is missing.</translation>
    </message>
    <message>
        <source>Save it again as DXF.</source>
        <translation>Save it again as DXF.</translation>
    </message>
    <message>
        <source>The file cannot be opened.</source>
        <translation>The file cannot be opened.</translation>
    </message>
    <message>
        <source>Check that it exists and that you may read it.</source>
        <translation>Check that it exists and that you may read it.</translation>
    </message>
    <message>
        <source>Save it again from the program it comes from, as UTF-8.</source>
        <translation>Save it again from the program it comes from, as UTF-8.</translation>
    </message>
    <message>
        <source>The terrain is made from a raster of ground heights in metres, in a known place.</source>
        <translation>The terrain is made from a raster of ground heights in metres, in a known place.</translation>
    </message>
    <message>
        <source>The raster does not say where it lies.</source>
        <translation>The raster does not say where it lies.</translation>
    </message>
    <message>
        <source>The raster is larger (%1 million cells) than a terrain may be.</source>
        <translation>The raster is larger (%1 million cells) than a terrain may be.</translation>
    </message>
    <message>
        <source>Cut out the city, or take a coarser cell size.</source>
        <translation>Cut out the city, or take a coarser cell size.</translation>
    </message>
    <message>
        <source>The raster is a picture, not a grid of heights.</source>
        <translation>The raster is a picture, not a grid of heights.</translation>
    </message>
    <message>
        <source>The raster is damaged, or all its cells are empty.</source>
        <translation>The raster is damaged, or all its cells are empty.</translation>
    </message>
    <message>
        <source>Its values, from %1 to %2, are not ground heights in metres.</source>
        <translation>Its values, from %1 to %2, are not ground heights in metres.</translation>
    </message>
    <message>
        <source>The terrain cannot be written beside the city.</source>
        <translation>The terrain cannot be written beside the city.</translation>
    </message>
    <message>
        <source>Check the free space and your rights in that folder; the city is unchanged.</source>
        <translation>Check the free space and your rights in that folder; the city is unchanged.</translation>
    </message>
    <message>
        <source>The raster cannot be converted to the city&apos;s coordinate system.</source>
        <translation>The raster cannot be converted to the city&apos;s coordinate system.</translation>
    </message>
    <message>
        <source>Converting the terrain</source>
        <translation>Converting the terrain</translation>
    </message>
    <message>
        <source>A raster can only become the terrain, not “%1”.</source>
        <translation>A raster can only become the terrain, not “%1”.</translation>
    </message>
    <message>
        <source>Import it into the layer “terrain”, or choose a file of points, lines or polygons.</source>
        <translation>Import it into the layer “terrain”, or choose a file of points, lines or polygons.</translation>
    </message>
    <message>
        <source>Raster, %1 × %2 cells</source>
        <translation>Raster, %1 × %2 cells</translation>
    </message>
    <message>
        <source>Only an elevation raster can become the terrain.</source>
        <translation>Only an elevation raster can become the terrain.</translation>
    </message>
    <message>
        <source>This city has no folder to keep a terrain in.</source>
        <translation>This city has no folder to keep a terrain in.</translation>
    </message>
    <message>
        <source>Heights were taken as they are, as metres above %1; no geoid model was applied.</source>
        <translation>Heights were taken as they are, as metres above %1; no geoid model was applied.</translation>
    </message>
    <message>
        <source>It is not said which layer of the city the file goes to.</source>
        <translation>It is not said which layer of the city the file goes to.</translation>
    </message>
    <message>
        <source>The file has no layer “%1”.</source>
        <translation>The file has no layer “%1”.</translation>
    </message>
    <message>
        <source>Importing %1</source>
        <translation>Importing %1</translation>
    </message>
    <message numerus="yes">
        <source>The file is damaged or cut short: after %n feature(s) it cannot be read on.</source>
        <translation>
            <numerusform>The file is damaged or cut short: after %n feature it cannot be read on.</numerusform>
            <numerusform>The file is damaged or cut short: after %n features it cannot be read on.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was imported. Copy or download it again from where it came from.</source>
        <translation>Nothing was imported. Copy or download it again from where it came from.</translation>
    </message>
    <message>
        <source>The file holds more features than such a file may.</source>
        <translation>The file holds more features than such a file may.</translation>
    </message>
    <message>
        <source>Import it in parts.</source>
        <translation>Import it in parts.</translation>
    </message>
    <message>
        <source>The file holds no features.</source>
        <translation>The file holds no features.</translation>
    </message>
    <message>
        <source>Check that file and layer belong together.</source>
        <translation>Check that file and layer belong together.</translation>
    </message>
    <message>
        <source>The layer has more fields (%1) than such a layer may.</source>
        <translation>The layer has more fields (%1) than such a layer may.</translation>
    </message>
    <message>
        <source>Save only the fields you need to a file of its own.</source>
        <translation>Save only the fields you need to a file of its own.</translation>
    </message>
    <message>
        <source>Unpack the archive and import the file itself.</source>
        <translation>Unpack the archive and import the file itself.</translation>
    </message>
    <message>
        <source>The name of the archive has braces in it.</source>
        <translation>The name of the archive has braces in it.</translation>
    </message>
    <message>
        <source>Rename it first.</source>
        <translation>Rename it first.</translation>
    </message>
    <message>
        <source>The archive holds more files than such an archive may.</source>
        <translation>The archive holds more files than such an archive may.</translation>
    </message>
    <message>
        <source>The archive has a file that would lie outside of it.</source>
        <translation>The archive has a file that would lie outside of it.</translation>
    </message>
    <message>
        <source>Unpacked, the archive would be larger than such an archive may be.</source>
        <translation>Unpacked, the archive would be larger than such an archive may be.</translation>
    </message>
    <message>
        <source>The archive holds no map data that can be read.</source>
        <translation>The archive holds no map data that can be read.</translation>
    </message>
    <message>
        <source>The archive holds several data sets (%1, %2 …).</source>
        <translation>The archive holds several data sets (%1, %2 …).</translation>
    </message>
    <message>
        <source>Open it in the program it comes from and save it as GeoPackage (.gpkg), GeoJSON or shapefile.</source>
        <translation>Open it in the program it comes from and save it as GeoPackage (.gpkg), GeoJSON or shapefile.</translation>
    </message>
    <message>
        <source>Save the drawing as DXF and import that.</source>
        <translation>Save the drawing as DXF and import that.</translation>
    </message>
    <message>
        <source>Only DGN version 7 can be read: in MicroStation choose Save As, V7 DGN or DXF.</source>
        <translation>Only DGN version 7 can be read: in MicroStation choose Save As, V7 DGN or DXF.</translation>
    </message>
    <message>
        <source>Export the layer as shapefile or file geodatabase (.gdb) from ArcGIS or ViLIS.</source>
        <translation>Export the layer as shapefile or file geodatabase (.gdb) from ArcGIS or ViLIS.</translation>
    </message>
    <message>
        <source>Choose the .shp file of the same name.</source>
        <translation>Choose the .shp file of the same name.</translation>
    </message>
    <message>
        <source>The file is damaged, or of a kind that cannot be read.</source>
        <translation>The file is damaged, or of a kind that cannot be read.</translation>
    </message>
    <message>
        <source>There is no such file.</source>
        <translation>There is no such file.</translation>
    </message>
    <message>
        <source>Check the name and the folder.</source>
        <translation>Check the name and the folder.</translation>
    </message>
    <message>
        <source>This is a folder or a device, not a file.</source>
        <translation>This is a folder or a device, not a file.</translation>
    </message>
    <message>
        <source>Choose the file itself, for a shapefile the one ending in .shp.</source>
        <translation>Choose the file itself, for a shapefile the one ending in .shp.</translation>
    </message>
    <message>
        <source>The file is empty.</source>
        <translation>The file is empty.</translation>
    </message>
    <message>
        <source>Check that you may read it.</source>
        <translation>Check that you may read it.</translation>
    </message>
    <message>
        <source>The file holds more layers (%1) than such a file may.</source>
        <translation>The file holds more layers (%1) than such a file may.</translation>
    </message>
    <message>
        <source>Save the layer you need to a file of its own.</source>
        <translation>Save the layer you need to a file of its own.</translation>
    </message>
    <message>
        <source>the value is not a number; taken as unknown</source>
        <translation>the value is not a number; taken as unknown</translation>
    </message>
    <message>
        <source>%1 is below %2; taken as unknown</source>
        <translation>%1 is below %2; taken as unknown</translation>
    </message>
    <message>
        <source>%1 is not between %2 and %3; taken as unknown</source>
        <translation>%1 is not between %2 and %3; taken as unknown</translation>
    </message>
    <message>
        <source>%1 is not a whole number; taken as unknown</source>
        <translation>%1 is not a whole number; taken as unknown</translation>
    </message>
    <message>
        <source>%1 is not a code of this field; taken as unknown</source>
        <translation>%1 is not a code of this field; taken as unknown</translation>
    </message>
    <message>
        <source>%1 is not a number; taken as unknown</source>
        <translation>%1 is not a number; taken as unknown</translation>
    </message>
    <message>
        <source>%1 is neither yes nor no; taken as unknown</source>
        <translation>%1 is neither yes nor no; taken as unknown</translation>
    </message>
    <message>
        <source>%1 is not a date (dd/MM/yyyy or yyyy-MM-dd); taken as unknown</source>
        <translation>%1 is not a date (dd/MM/yyyy or yyyy-MM-dd); taken as unknown</translation>
    </message>
    <message>
        <source>the text is not JSON; taken as unknown</source>
        <translation>the text is not JSON; taken as unknown</translation>
    </message>
    <message>
        <source>It has: %1.</source>
        <translation>It has: %1.</translation>
    </message>
    <message>
        <source>The file holds no layer.</source>
        <translation>The file holds no layer.</translation>
    </message>
    <message>
        <source>The file holds tables without any geometry.</source>
        <translation>The file holds tables without any geometry.</translation>
    </message>
    <message>
        <source>Choose the file with the geometry; a table of points needs columns for x and y.</source>
        <translation>Choose the file with the geometry; a table of points needs columns for x and y.</translation>
    </message>
    <message>
        <source>The text of the file is neither Unicode nor TCVN3 nor any other encoding that can be told.</source>
        <translation>The text of the file is neither Unicode nor TCVN3 nor any other encoding that can be told.</translation>
    </message>
    <message>
        <source>The text is TCVN3 (.VnTime fonts), not Unicode; read so it says “%1”.</source>
        <translation>The text is TCVN3 (.VnTime fonts), not Unicode; read so it says “%1”.</translation>
    </message>
    <message>
        <source>The text is %1, not Unicode; read so it says “%2”.</source>
        <translation>The text is %1, not Unicode; read so it says “%2”.</translation>
    </message>
    <message>
        <source>It is converted to Unicode. If the names look wrong, choose another encoding.</source>
        <translation>It is converted to Unicode. If the names look wrong, choose another encoding.</translation>
    </message>
    <message>
        <source>Field names were cut to ten characters, and several became the same: %1.</source>
        <translation>Field names were cut to ten characters, and several became the same: %1.</translation>
    </message>
    <message>
        <source>Check these by their values before importing.</source>
        <translation>Check these by their values before importing.</translation>
    </message>
    <message>
        <source>Of the features looked at, %1 are points, %2 lines and %3 polygons; “%4” takes only one kind.</source>
        <translation>Of the features looked at, %1 are points, %2 lines and %3 polygons; “%4” takes only one kind.</translation>
    </message>
    <message>
        <source>Choose another layer of the city for this file.</source>
        <translation>Choose another layer of the city for this file.</translation>
    </message>
    <message>
        <source>The others will be refused one by one, with the reason; closed lines become polygons.</source>
        <translation>The others will be refused one by one, with the reason; closed lines become polygons.</translation>
    </message>
    <message>
        <source>Layers: %1.</source>
        <translation>Layers: %1.</translation>
    </message>
    <message>
        <source>Looking at %1</source>
        <translation>Looking at %1</translation>
    </message>
    <message>
        <source>The terrain is made from an elevation raster, and this file holds points, lines or polygons.</source>
        <translation>The terrain is made from an elevation raster, and this file holds points, lines or polygons.</translation>
    </message>
    <message>
        <source>Import a GeoTIFF or ASCII grid of ground heights.</source>
        <translation>Import a GeoTIFF or ASCII grid of ground heights.</translation>
    </message>
    <message>
        <source>Check in the program it comes from that the layer is not filtered or empty.</source>
        <translation>Check in the program it comes from that the layer is not filtered or empty.</translation>
    </message>
    <message>
        <source>There is not enough memory for this file.</source>
        <translation>There is not enough memory for this file.</translation>
    </message>
    <message>
        <source>A fault inside the program stopped the import.</source>
        <translation>A fault inside the program stopped the import.</translation>
    </message>
    <message>
        <source>The city is open for reading only.</source>
        <translation>The city is open for reading only.</translation>
    </message>
    <message>
        <source>Close it elsewhere, or copy it to a place you may write to.</source>
        <translation>Close it elsewhere, or copy it to a place you may write to.</translation>
    </message>
    <message>
        <source>it lies where the city&apos;s coordinate system does not reach</source>
        <translation>it lies where the city&apos;s coordinate system does not reach</translation>
    </message>
    <message>
        <source>A geometry is damaged: its coordinates are not all nested to the same depth.</source>
        <translation>A geometry is damaged: its coordinates are not all nested to the same depth.</translation>
    </message>
    <message>
        <source>Part of it would be lost. Correct or remove this feature (counted from 0).</source>
        <translation>Part of it would be lost. Correct or remove this feature (counted from 0).</translation>
    </message>
    <message>
        <source>part of it cannot be read (%1)</source>
        <translation>part of it cannot be read (%1)</translation>
    </message>
    <message>
        <source>While reading the file: %1</source>
        <translation>While reading the file: %1</translation>
    </message>
    <message>
        <source>the text is longer than %1 bytes; taken as unknown</source>
        <translation>the text is longer than %1 bytes; taken as unknown</translation>
    </message>
    <message>
        <source>some characters are not %1; the others were kept</source>
        <translation>some characters are not %1; the others were kept</translation>
    </message>
    <message>
        <source>the text is cut off inside its last character; the rest was kept</source>
        <translation>the text is cut off inside its last character; the rest was kept</translation>
    </message>
    <message>
        <source>The file names %1:%2 but its numbers are not those of that system; the numbers are used.</source>
        <translation>The file names %1:%2 but its numbers are not those of that system; the numbers are used.</translation>
    </message>
    <message>
        <source>%1: %2 features so far</source>
        <translation>%1: %2 features so far</translation>
    </message>
    <message>
        <source>The coordinate system of the file names another file or a server; that is not followed.</source>
        <translation>The coordinate system of the file names another file or a server; that is not followed.</translation>
    </message>
    <message>
        <source>no system is known as “%1”.</source>
        <translation>no system is known as “%1”.</translation>
    </message>
    <message>
        <source>its outline crosses itself more than %1 times</source>
        <translation>its outline crosses itself more than %1 times</translation>
    </message>
    <message>
        <source>The archive is empty or damaged.</source>
        <translation>The archive is empty or damaged.</translation>
    </message>
    <message>
        <source>The archive is encrypted.</source>
        <translation>The archive is encrypted.</translation>
    </message>
    <message>
        <source>it lies %1 from the city</source>
        <translation>it lies %1 from the city</translation>
    </message>
    <message>
        <source>more than %1</source>
        <translation>more than %1</translation>
    </message>
    <message>
        <source>The file does not say which coordinate system it is in, and none of the features looked at has a geometry that would tell.</source>
        <translation>The file does not say which coordinate system it is in, and none of the features looked at has a geometry that would tell.</translation>
    </message>
    <message>
        <source>a ring does not end where it began</source>
        <translation>a ring does not end where it began</translation>
    </message>
    <message>
        <source>a geometry lacks its coordinates</source>
        <translation>a geometry lacks its coordinates</translation>
    </message>
    <message>
        <source>a position has fewer than two coordinates</source>
        <translation>a position has fewer than two coordinates</translation>
    </message>
    <message>
        <source>the text in a field of numbers is only in part a number</source>
        <translation>the text in a field of numbers is only in part a number</translation>
    </message>
    <message>
        <source>several features have the same id</source>
        <translation>several features have the same id</translation>
    </message>
    <message>
        <source>the geometry file (.shp) is damaged</source>
        <translation>the geometry file (.shp) is damaged</translation>
    </message>
    <message>
        <source>the file ends too early</source>
        <translation>the file ends too early</translation>
    </message>
    <message>
        <source>a polygon has very many rings; which of them are holes was told by their order</source>
        <translation>a polygon has very many rings; which of them are holes was told by their order</translation>
    </message>
    <message>
        <source>the rings of a polygon do not belong together</source>
        <translation>the rings of a polygon do not belong together</translation>
    </message>
    <message>
        <source>it names a server, which is not asked</source>
        <translation>it names a server, which is not asked</translation>
    </message>
    <message>
        <source>a text is not UTF-8</source>
        <translation>a text is not UTF-8</translation>
    </message>
    <message>
        <source>the reading library says: “%1”</source>
        <translation>the reading library says: “%1”</translation>
    </message>
    <message>
        <source>The file is not text: it holds null bytes.</source>
        <translation>The file is not text: it holds null bytes.</translation>
    </message>
    <message>
        <source>An entry among the features is no feature.</source>
        <translation>An entry among the features is no feature.</translation>
    </message>
    <message>
        <source>Remove this entry (counted from 0), or ask for the file again.</source>
        <translation>Remove this entry (counted from 0), or ask for the file again.</translation>
    </message>
    <message numerus="yes">
        <source>Nothing was imported: all %n feature(s) were refused. %1.</source>
        <translation>
            <numerusform>Nothing was imported: the only feature was refused. %1.</numerusform>
            <numerusform>Nothing was imported: all %n features were refused. %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>One feature of the file is larger than a feature may be.</source>
        <translation>One feature of the file is larger than a feature may be.</translation>
    </message>
    <message>
        <source>Simplify its boundary, or cut it into parts, in the program it comes from.</source>
        <translation>Simplify its boundary, or cut it into parts, in the program it comes from.</translation>
    </message>
    <message>
        <source>The field “%1” is named as “%2”, but most of its values cannot be read as that (such as “%3”); it is left out.</source>
        <translation>The field “%1” is named as “%2”, but most of its values cannot be read as that (such as “%3”); it is left out.</translation>
    </message>
    <message>
        <source>The archive has a file whose name is too long or lies too deep.</source>
        <translation>The archive has a file whose name is too long or lies too deep.</translation>
    </message>
    <message>
        <source>The archive has two files of one name.</source>
        <translation>The archive has two files of one name.</translation>
    </message>
    <message>
        <source>The comment of the archive holds marks of an archive, so that which files it has depends on the program that opens it.</source>
        <translation>The comment of the archive holds marks of an archive, so that which files it has depends on the program that opens it.</translation>
    </message>
    <message>
        <source>The field “%1” has no list of codes.</source>
        <translation>The field “%1” has no list of codes.</translation>
    </message>
    <message>
        <source>No field of this layer has one.</source>
        <translation>No field of this layer has one.</translation>
    </message>
    <message>
        <source>Fields with codes: %1.</source>
        <translation>Fields with codes: %1.</translation>
    </message>
    <message>
        <source>“%1” is not a code of the field “%2”.</source>
        <translation>“%1” is not a code of the field “%2”.</translation>
    </message>
    <message>
        <source>Its codes: %1.</source>
        <translation>Its codes: %1.</translation>
    </message>
    <message numerus="yes">
        <source>%1: %n value(s) became codes of the city (%2).</source>
        <translation>
            <numerusform>%1: %n value became codes of the city (%2).</numerusform>
            <numerusform>%1: %n values became codes of the city (%2).</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: these have no code of the same meaning and got the nearest one; please check: %2.</source>
        <translation>%1: these have no code of the same meaning and got the nearest one; please check: %2.</translation>
    </message>
    <message numerus="yes">
        <source>%1: %n value(s) are in no list of codes and stay as the file has them: %2.</source>
        <translation>
            <numerusform>%1: %n value is in no list of codes and stays as the file has it: %2.</numerusform>
            <numerusform>%1: %n values are in no list of codes and stay as the file has them: %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %n value(s) are in no list of codes and became unknown: %2.</source>
        <translation>
            <numerusform>%1: %n value is in no list of codes and became unknown: %2.</numerusform>
            <numerusform>%1: %n values are in no list of codes and became unknown: %2.</numerusform>
        </translation>
    </message>
    <message>
        <source>Do not unpack it; ask whoever sent it.</source>
        <translation>Do not unpack it; ask whoever sent it.</translation>
    </message>
    <message>
        <source>Get it once more from where it came.</source>
        <translation>Get it once more from where it came.</translation>
    </message>
    <message>
        <source>A model holds buildings; the layer “%1” does not.</source>
        <translation>A model holds buildings; the layer “%1” does not.</translation>
    </message>
    <message>
        <source>Import it into the layer “building”.</source>
        <translation>Import it into the layer “building”.</translation>
    </message>
    <message>
        <source>its shell cannot be converted into the city&apos;s coordinate system; left out</source>
        <translation>its shell cannot be converted into the city&apos;s coordinate system; left out</translation>
    </message>
    <message>
        <source>Have the file written again by the program it comes from.</source>
        <translation>Have the file written again by the program it comes from.</translation>
    </message>
    <message>
        <source>Objects that are no buildings are not shown, but kept for export: %1.</source>
        <translation>Objects that are no buildings are not shown, but kept for export: %1.</translation>
    </message>
    <message>
        <source>The file does not say what its heights count from; they are taken as heights above %1.</source>
        <translation>The file does not say what its heights count from; they are taken as heights above %1.</translation>
    </message>
    <message>
        <source>The heights of the file count from “%1”, those of the city from %2. They are taken as they are, not converted.</source>
        <translation>The heights of the file count from “%1”, those of the city from %2. They are taken as they are, not converted.</translation>
    </message>
    <message>
        <source>%1 of %2 buildings do not state their height; it was measured on the model, from the ground to the highest point.</source>
        <translation>%1 of %2 buildings do not state their height; it was measured on the model, from the ground to the highest point.</translation>
    </message>
    <message>
        <source>%1 of %2 buildings have no shape above their footprint (LoD 1.2 or finer).</source>
        <translation>%1 of %2 buildings have no shape above their footprint (LoD 1.2 or finer).</translation>
    </message>
    <message>
        <source>The file holds no building that can be read.</source>
        <translation>The file holds no building that can be read.</translation>
    </message>
    <message>
        <source>Check the file with a CityJSON validator (cjval), or have it written again by the program it comes from.</source>
        <translation>Check the file with a CityJSON validator (cjval), or have it written again by the program it comes from.</translation>
    </message>
    <message>
        <source>The file states the coordinate system “%1”, which is not known.</source>
        <translation>The file states the coordinate system “%1”, which is not known.</translation>
    </message>
    <message>
        <source>Of %1 solids and surfaces %2 were not valid by ISO 19107: %3 mended, %4 kept as they are.</source>
        <translation>Of %1 solids and surfaces %2 were not valid by ISO 19107: %3 mended, %4 kept as they are.</translation>
    </message>
    <message>
        <source>Left: %1.</source>
        <translation>Left: %1.</translation>
    </message>
    <message>
        <source>A model needs a city to stand in.</source>
        <translation>A model needs a city to stand in.</translation>
    </message>
    <message>
        <source>It is not said where the model stands.</source>
        <translation>It is not said where the model stands.</translation>
    </message>
    <message>
        <source>Place it at a point, or on three points.</source>
        <translation>Place it at a point, or on three points.</translation>
    </message>
    <message>
        <source>Say which field fills it. The file has: %1.</source>
        <translation>Say which field fills it. The file has: %1.</translation>
    </message>
    <message>
        <source>%1, imported on %2</source>
        <translation>%1, imported on %2</translation>
    </message>
    <message>
        <source>No system in use in Viet Nam puts the data inside the city. Ask where they come from and name their system.</source>
        <translation>No system in use in Viet Nam puts the data inside the city. Ask where they come from and name their system.</translation>
    </message>
    <message>
        <source>If they are meant to lie there, say so by naming the system; else ask where the file comes from.</source>
        <translation>If they are meant to lie there, say so by naming the system; else ask where the file comes from.</translation>
    </message>
    <message>
        <source>Check in the program it comes from that the geometries are there; if they are, name their system.</source>
        <translation>Check in the program it comes from that the geometries are there; if they are, name their system.</translation>
    </message>
    <message>
        <source>The height of %1 of %2 buildings was measured on the model, from the planned ground (±0.00 of the file where it says one) to the highest point, as QCVN 01:2021/BXD, 1.4 counts it.</source>
        <translation>The height of %1 of %2 buildings was measured on the model, from the planned ground (±0.00 of the file where it says one) to the highest point, as QCVN 01:2021/BXD, 1.4 counts it.</translation>
    </message>
    <message>
        <source>The model reaches %1 m below the ground; that is not counted.</source>
        <translation>The model reaches %1 m below the ground; that is not counted.</translation>
    </message>
    <message>
        <source>Name the system by its code in the file, such as EPSG:9210, or take the reference out and name the system when importing the file.</source>
        <translation>Name the system by its code in the file, such as EPSG:9210, or take the reference out and name the system when importing the file.</translation>
    </message>
    <message>
        <source>Say which it is, or take it as Western European (%1) and check the names.</source>
        <translation>Say which it is, or take it as Western European (%1) and check the names.</translation>
    </message>
    <message>
        <source>It can be chosen for “%1” all the same; what cannot be read is then reported value by value.</source>
        <translation>It can be chosen for “%1” all the same; what cannot be read is then reported value by value.</translation>
    </message>
    <message>
        <source>The file is of another country, or names a wrong system: name the one it is in.</source>
        <translation>The file is of another country, or names a wrong system: name the one it is in.</translation>
    </message>
    <message>
        <source>The table of foreign codes is wrong at “%1”.</source>
        <translation>The table of foreign codes is wrong at “%1”.</translation>
    </message>
    <message>
        <source>The data lie in another country: by %1 at latitude %2, longitude %3, %4 from the city. From there no conversion of useful accuracy leads to %5.</source>
        <translation>The data lie in another country: by %1 at latitude %2, longitude %3, %4 from the city. From there no conversion of useful accuracy leads to %5.</translation>
    </message>
    <message>
        <source>No conversion of useful accuracy leads from %1 to %2.</source>
        <translation>No conversion of useful accuracy leads from %1 to %2.</translation>
    </message>
    <message>
        <source>Place the model by hand: on a parcel, at a point, or on three points.</source>
        <translation>Place the model by hand: on a parcel, at a point, or on three points.</translation>
    </message>
    <message>
        <source>By their coordinates they cannot be put into this city. If the file names a wrong system, name the right one.</source>
        <translation>By their coordinates they cannot be put into this city. If the file names a wrong system, name the right one.</translation>
    </message>
    <message>
        <source>There is no parcel with the number %1.</source>
        <translation>There is no parcel with the number %1.</translation>
    </message>
    <message>
        <source>Look it up in the table of the parcels.</source>
        <translation>Look it up in the table of the parcels.</translation>
    </message>
    <message>
        <source>It refers to the parcel it was put on: %1.</source>
        <translation>It refers to the parcel it was put on: %1.</translation>
    </message>
    <message numerus="yes">
        <source>%1: %n number(s) like “%2” can be read in two ways; the comma was taken as the decimal comma.</source>
        <translation>
            <numerusform>%1: %n number like “%2” can be read in two ways; the comma was taken as the decimal comma.</numerusform>
            <numerusform>%1: %n numbers like “%2” can be read in two ways; the comma was taken as the decimal comma.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Nothing was imported: all %n object(s) were refused. %1: %2.</source>
        <translation>
            <numerusform>Nothing was imported: %n object was refused. %1: %2.</numerusform>
            <numerusform>Nothing was imported: all %n objects were refused. %1: %2.</numerusform>
        </translation>
    </message>
    <message>
        <source>Left out: the picture “%1”: %2.</source>
        <translation>Left out: the picture “%1”: %2.</translation>
    </message>
    <message>
        <source>Left out: the list of materials “%1”: %2.</source>
        <translation>Left out: the list of materials “%1”: %2.</translation>
    </message>
    <message>
        <source>Left out: the file “%1”: %2.</source>
        <translation>Left out: the file “%1”: %2.</translation>
    </message>
    <message numerus="yes">
        <source>Left out: %n more file(s).</source>
        <translation>
            <numerusform>Left out: %n more file.</numerusform>
            <numerusform>Left out: %n more files.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>dothi::Json</name>
    <message>
        <source>The text is not JSON.</source>
        <translation>The text is not JSON.</translation>
    </message>
    <message>
        <source>Save it again with the program it was made with.</source>
        <translation>Save it again with the program it was made with.</translation>
    </message>
    <message>
        <source>“%1” is there twice, so it is not certain which of the two is meant.</source>
        <translation>“%1” is there twice, so it is not certain which of the two is meant.</translation>
    </message>
    <message>
        <source>Keep the one that is meant and remove the other.</source>
        <translation>Keep the one that is meant and remove the other.</translation>
    </message>
</context>
<context>
    <name>dothi::Keywords</name>
    <message>
        <source>export save write model layers data CityJSON glTF GLB OBJ 3D Tiles GeoPackage GeoJSON GIS area rectangle</source>
        <translation>export save write model layers data CityJSON glTF GLB OBJ 3D Tiles GeoPackage GeoJSON GIS area rectangle</translation>
    </message>
    <message>
        <source>export save image screenshot print PNG</source>
        <translation>export save image screenshot print PNG</translation>
    </message>
    <message>
        <source>import load read file model layers IFC CityGML CityJSON shapefile</source>
        <translation>import load read file model layers IFC CityGML CityJSON shapefile</translation>
    </message>
    <message>
        <source>background imagery satellite orthophoto tiles WMS WMTS XYZ</source>
        <translation>background imagery satellite orthophoto tiles WMS WMTS XYZ</translation>
    </message>
    <message>
        <source>viewpoint view window side by side split compare</source>
        <translation>viewpoint view window side by side split compare</translation>
    </message>
    <message>
        <source>viewpoint view camera bookmark keep</source>
        <translation>viewpoint view camera bookmark keep</translation>
    </message>
    <message>
        <source>viewpoint view camera direction</source>
        <translation>viewpoint view camera direction</translation>
    </message>
    <message>
        <source>style thematic map classes legend colours palette</source>
        <translation>style thematic map classes legend colours palette</translation>
    </message>
    <message>
        <source>x-ray transparent hidden</source>
        <translation>x-ray transparent hidden</translation>
    </message>
    <message>
        <source>section cut clip slice profile storey</source>
        <translation>section cut clip slice profile storey</translation>
    </message>
    <message>
        <source>measure ruler length height size</source>
        <translation>measure ruler length height size</translation>
    </message>
    <message>
        <source>validate errors faults ISO 19107 val3dity solid check</source>
        <translation>validate errors faults ISO 19107 val3dity solid check</translation>
    </message>
    <message>
        <source>roof LoD2 LiDAR surface model</source>
        <translation>roof LoD2 LiDAR surface model</translation>
    </message>
    <message>
        <source>attributes data rows list</source>
        <translation>attributes data rows list</translation>
    </message>
    <message>
        <source>coordinates position latitude longitude easting northing VN-2000 WGS 84</source>
        <translation>coordinates position latitude longitude easting northing VN-2000 WGS 84</translation>
    </message>
    <message>
        <source>walk on foot pedestrian street view eye height</source>
        <translation>walk on foot pedestrian street view eye height</translation>
    </message>
    <message>
        <source>shadow shade sunlight insolation light hour night evening morning</source>
        <translation>shadow shade sunlight insolation light hour night evening morning</translation>
    </message>
    <message>
        <source>theme colours window night mode day mode light dark</source>
        <translation>theme colours window night mode day mode light dark</translation>
    </message>
    <message>
        <source>night evening dark sunset lamps street lights hour sun</source>
        <translation>night evening dark sunset lamps street lights hour sun</translation>
    </message>
    <message>
        <source>underground subsurface pipes sewers cables basement utilities</source>
        <translation>underground subsurface pipes sewers cables basement utilities</translation>
    </message>
    <message>
        <source>back forward return undo the flight history camera</source>
        <translation>back forward return undo the flight history camera</translation>
    </message>
</context>
<context>
    <name>dothi::LandUseCheck</name>
    <message>
        <source>Proposed use</source>
        <translation>Proposed use</translation>
    </message>
    <message>
        <source>Use against the planning zone</source>
        <translation>Use against the planning zone</translation>
    </message>
    <message>
        <source>zone %1</source>
        <translation>zone %1</translation>
    </message>
    <message>
        <source>No planning zone of the data covers the plot: its function is not known. Ask for the planning information of the plot.</source>
        <translation>No planning zone of the data covers the plot: its function is not known. Ask for the planning information of the plot.</translation>
    </message>
    <message>
        <source>Use against the purpose of the land</source>
        <translation>Use against the purpose of the land</translation>
    </message>
    <message>
        <source>No parcel of the data lies under the plot: the purpose of the land is not known. Take it from the land papers of the dossier.</source>
        <translation>No parcel of the data lies under the plot: the purpose of the land is not known. Take it from the land papers of the dossier.</translation>
    </message>
    <message>
        <source>The table of uses does not name the use “%1”.</source>
        <translation>The table of uses does not name the use “%1”.</translation>
    </message>
    <message>
        <source>Several areas of the data overlap under the building, and not all of them admit the use “%1”: decide from the plan which one holds.</source>
        <translation>Several areas of the data overlap under the building, and not all of them admit the use “%1”: decide from the plan which one holds.</translation>
    </message>
    <message>
        <source>But only %1 of the building stand on land that the data show.</source>
        <translation>But only %1 of the building stand on land that the data show.</translation>
    </message>
    <message>
        <source>The use “%1” is admitted in %2 (%3).</source>
        <translation>The use “%1” is admitted in %2 (%3).</translation>
    </message>
    <message>
        <source>%2 has several purposes (%3), of which not every one admits the use “%1”; where each lies is not in the data: take it from the land papers.</source>
        <translation>%2 has several purposes (%3), of which not every one admits the use “%1”; where each lies is not in the data: take it from the land papers.</translation>
    </message>
    <message>
        <source>Whether the use “%1” is admitted in %2 (%3) hangs on a paper that is not in the data.</source>
        <translation>Whether the use “%1” is admitted in %2 (%3) hangs on a paper that is not in the data.</translation>
    </message>
    <message>
        <source>The data do not state for %1 what its land may be used for.</source>
        <translation>The data do not state for %1 what its land may be used for.</translation>
    </message>
    <message>
        <source>The table of uses does not know the code “%1” of %2.</source>
        <translation>The table of uses does not know the code “%1” of %2.</translation>
    </message>
    <message>
        <source>The use “%1” is not admitted in %2 (%3).</source>
        <translation>The use “%1” is not admitted in %2 (%3).</translation>
    </message>
    <message>
        <source>“%1” not admitted: %2</source>
        <translation>“%1” not admitted: %2</translation>
    </message>
    <message>
        <source>%1 m² of the building stand there.</source>
        <translation>%1 m² of the building stand there.</translation>
    </message>
    <message>
        <source>The strip is no wider than the boundary is uncertain: have it surveyed.</source>
        <translation>The strip is no wider than the boundary is uncertain: have it surveyed.</translation>
    </message>
</context>
<context>
    <name>dothi::LayerClasses</name>
    <message>
        <source>The layer has no such attribute to be coloured by.</source>
        <translation>The layer has no such attribute to be coloured by.</translation>
    </message>
    <message>
        <source>While counting the values of an attribute</source>
        <translation>While counting the values of an attribute</translation>
    </message>
    <message>
        <source>No feature of the layer has a value.</source>
        <translation>No feature of the layer has a value.</translation>
    </message>
    <message>
        <source>Fewer ranges than asked for: many values are equal.</source>
        <translation>Fewer ranges than asked for: many values are equal.</translation>
    </message>
    <message>
        <source>The %1 most frequent of more than %2 values; the rest as “other”.</source>
        <translation>The %1 most frequent of more than %2 values; the rest as “other”.</translation>
    </message>
    <message>
        <source>The %1 most frequent of %2 values; the rest as “other”.</source>
        <translation>The %1 most frequent of %2 values; the rest as “other”.</translation>
    </message>
    <message>
        <source>With more than %1 values some colours are alike.</source>
        <translation>With more than %1 values some colours are alike.</translation>
    </message>
    <message>
        <source>(blank)</source>
        <translation>(blank)</translation>
    </message>
    <message>
        <source>Other values</source>
        <translation>Other values</translation>
    </message>
    <message>
        <source>No value</source>
        <translation>No value</translation>
    </message>
    <message>
        <source>There is not enough memory to colour this layer.</source>
        <translation>There is not enough memory to colour this layer.</translation>
    </message>
</context>
<context>
    <name>dothi::LayerStyle</name>
    <message>
        <source>There is no layer “%1” that could be coloured by an attribute.</source>
        <translation>There is no layer “%1” that could be coloured by an attribute.</translation>
    </message>
    <message>
        <source>Layers: %1.</source>
        <translation>Layers: %1.</translation>
    </message>
    <message>
        <source>The layer has no attribute “%1” to be coloured by.</source>
        <translation>The layer has no attribute “%1” to be coloured by.</translation>
    </message>
    <message>
        <source>Attributes: %1.</source>
        <translation>Attributes: %1.</translation>
    </message>
    <message>
        <source>There is no way “%1” to make classes.</source>
        <translation>There is no way “%1” to make classes.</translation>
    </message>
    <message>
        <source>This attribute holds no amounts that could be cut into ranges.</source>
        <translation>This attribute holds no amounts that could be cut into ranges.</translation>
    </message>
    <message>
        <source>Colour it by value.</source>
        <translation>Colour it by value.</translation>
    </message>
    <message>
        <source>A style has %1 to %2 ranges.</source>
        <translation>A style has %1 to %2 ranges.</translation>
    </message>
    <message>
        <source>There is no palette “%1”.</source>
        <translation>There is no palette “%1”.</translation>
    </message>
    <message>
        <source>Palettes: %1.</source>
        <translation>Palettes: %1.</translation>
    </message>
    <message>
        <source>“%1” is no style.</source>
        <translation>“%1” is no style.</translation>
    </message>
    <message>
        <source>Write layer:attribute, such as building:height_m, or more of it, such as building:height_m:natural:7:viridis.</source>
        <translation>Write layer:attribute, such as building:height_m, or more of it, such as building:height_m:natural:7:viridis.</translation>
    </message>
    <message>
        <source>“%1” has more words than a style.</source>
        <translation>“%1” has more words than a style.</translation>
    </message>
    <message>
        <source>It may be values, round, quantiles, equal or natural.</source>
        <translation>It may be values, round, quantiles, equal or natural.</translation>
    </message>
</context>
<context>
    <name>dothi::LayerTable</name>
    <message>
        <source>The value is not of the kind this field holds.</source>
        <translation>The value is not of the kind this field holds.</translation>
    </message>
    <message>
        <source>The stored value is not of the kind this field holds.</source>
        <translation>The stored value is not of the kind this field holds.</translation>
    </message>
    <message>
        <source>The geometry is a %1; the layer holds %2.</source>
        <translation>The geometry is a %1; the layer holds %2.</translation>
    </message>
    <message>
        <source>The stored value is not a geometry.</source>
        <translation>The stored value is not a geometry.</translation>
    </message>
    <message>
        <source>The geometry is in the coordinate system %1; the city is in EPSG:%2.</source>
        <translation>The geometry is in the coordinate system %1; the city is in EPSG:%2.</translation>
    </message>
    <message>
        <source>%1 is outside of what this field may hold (%2 to %3).</source>
        <translation>%1 is outside of what this field may hold (%2 to %3).</translation>
    </message>
</context>
<context>
    <name>dothi::Main</name>
    <message>
        <source>A city in 3D, and tools to work on it.</source>
        <translation>A city in 3D, and tools to work on it.</translation>
    </message>
    <message>
        <source>City to open (.dothi).</source>
        <translation>City to open (.dothi).</translation>
    </message>
    <message>
        <source>Language of the window: vi or en.</source>
        <translation>Language of the window: vi or en.</translation>
    </message>
    <message>
        <source>Settings from and to this file.</source>
        <translation>Settings from and to this file.</translation>
    </message>
    <message>
        <source>Start without plugins.</source>
        <translation>Start without plugins.</translation>
    </message>
    <message>
        <source>Theme of this run: light or dark.</source>
        <translation>Theme of this run: light or dark.</translation>
    </message>
    <message>
        <source>Size of the window, such as 1280x800.</source>
        <translation>Size of the window, such as 1280x800.</translation>
    </message>
    <message>
        <source>Show the program to itself, leave pictures in this folder, and end.</source>
        <translation>Show the program to itself, leave pictures in this folder, and end.</translation>
    </message>
    <message>
        <source>There is no display to open the window on. Start DoThi from the desktop, or use dothi-cli.</source>
        <translation>There is no display to open the window on. Start DoThi from the desktop, or use dothi-cli.</translation>
    </message>
</context>
<context>
    <name>dothi::Massing</name>
    <message>
        <source>A roof of the proposal stands on no volume.</source>
        <translation>A roof of the proposal stands on no volume.</translation>
    </message>
    <message>
        <source>Give it the kind “house”, “podium” or “tower”.</source>
        <translation>Give it the kind “house”, “podium” or “tower”.</translation>
    </message>
    <message>
        <source>Volumes of the proposal fill the same space; their floor areas were added all the same.</source>
        <translation>Volumes of the proposal fill the same space; their floor areas were added all the same.</translation>
    </message>
    <message>
        <source>podium, %1 high</source>
        <translation>podium, %1 high</translation>
    </message>
    <message>
        <source>tower, %1 high</source>
        <translation>tower, %1 high</translation>
    </message>
    <message>
        <source>building, %1 high</source>
        <translation>building, %1 high</translation>
    </message>
</context>
<context>
    <name>dothi::MeshModel</name>
    <message>
        <source>The model is not sound: %1.</source>
        <translation>The model is not sound: %1.</translation>
    </message>
    <message>
        <source>Write the file again with the program it comes from.</source>
        <translation>Write the file again with the program it comes from.</translation>
    </message>
    <message>
        <source>it is too large (%1 × %2 pixels)</source>
        <translation>it is too large (%1 × %2 pixels)</translation>
    </message>
    <message>
        <source>object %1</source>
        <translation>object %1</translation>
    </message>
    <message>
        <source>the model has more faces than a model may have (%1 million)</source>
        <translation>the model has more faces than a model may have (%1 million)</translation>
    </message>
    <message>
        <source>a position is no number, or lies outside of every map</source>
        <translation>a position is no number, or lies outside of every map</translation>
    </message>
    <message>
        <source>An .obj file says neither its unit nor which way is up: metres, and y up, are assumed.</source>
        <translation>An .obj file says neither its unit nor which way is up: metres, and y up, are assumed.</translation>
    </message>
    <message>
        <source>The file says z is up; its unit is taken as metres.</source>
        <translation>The file says z is up; its unit is taken as metres.</translation>
    </message>
    <message>
        <source>The file is no model of a building.</source>
        <translation>The file is no model of a building.</translation>
    </message>
    <message>
        <source>the file has no faces</source>
        <translation>the file has no faces</translation>
    </message>
    <message>
        <source>Reading the model</source>
        <translation>Reading the model</translation>
    </message>
    <message>
        <source>it defines entities, which is not allowed</source>
        <translation>it defines entities, which is not allowed</translation>
    </message>
    <message>
        <source>its elements are nested too deep</source>
        <translation>its elements are nested too deep</translation>
    </message>
    <message>
        <source>more is announced than the file can hold</source>
        <translation>more is announced than the file can hold</translation>
    </message>
    <message>
        <source>it names nodes of another file</source>
        <translation>it names nodes of another file</translation>
    </message>
    <message>
        <source>it is not XML: %1</source>
        <translation>it is not XML: %1</translation>
    </message>
    <message>
        <source>a node of it stands for itself</source>
        <translation>a node of it stands for itself</translation>
    </message>
    <message>
        <source>its nodes unfold beyond every size</source>
        <translation>its nodes unfold beyond every size</translation>
    </message>
    <message>
        <source>it is no picture</source>
        <translation>it is no picture</translation>
    </message>
    <message>
        <source>it is no list of materials</source>
        <translation>it is no list of materials</translation>
    </message>
    <message>
        <source>an element has thousands of attributes</source>
        <translation>an element has thousands of attributes</translation>
    </message>
    <message>
        <source>Objects of more than %1 faces are drawn without the colours and pictures of their materials.</source>
        <translation>Objects of more than %1 faces are drawn without the colours and pictures of their materials.</translation>
    </message>
</context>
<context>
    <name>dothi::Migrations</name>
    <message>
        <source>The coordinate system EPSG:%1 is not known to the database library.</source>
        <translation>The coordinate system EPSG:%1 is not known to the database library.</translation>
    </message>
    <message>
        <source>The layer could not be created.</source>
        <translation>The layer could not be created.</translation>
    </message>
    <message>
        <source>The spatial tables could not be created.</source>
        <translation>The spatial tables could not be created.</translation>
    </message>
    <message>
        <source>While bringing the city file to version %1</source>
        <translation>While bringing the city file to version %1</translation>
    </message>
</context>
<context>
    <name>dothi::ModelFolder</name>
    <message>
        <source>it lies outside of the model&apos;s folder</source>
        <translation>it lies outside of the model&apos;s folder</translation>
    </message>
    <message>
        <source>there is no such file</source>
        <translation>there is no such file</translation>
    </message>
    <message>
        <source>it is not a plain file</source>
        <translation>it is not a plain file</translation>
    </message>
    <message>
        <source>it is too large (%1 MB)</source>
        <translation>it is too large (%1 MB)</translation>
    </message>
    <message>
        <source>it cannot be opened</source>
        <translation>it cannot be opened</translation>
    </message>
    <message>
        <source>it is a hidden file</source>
        <translation>it is a hidden file</translation>
    </message>
</context>
<context>
    <name>dothi::ModelLibrary</name>
    <message>
        <source>The model is damaged, or has something that cannot be read.</source>
        <translation>The model is damaged, or has something that cannot be read.</translation>
    </message>
    <message>
        <source>Write the file again with the program it comes from.</source>
        <translation>Write the file again with the program it comes from.</translation>
    </message>
    <message>
        <source>The model has more faces than a model may have (%1 million).</source>
        <translation>The model has more faces than a model may have (%1 million).</translation>
    </message>
    <message>
        <source>Save it in less detail, or in parts.</source>
        <translation>Save it in less detail, or in parts.</translation>
    </message>
    <message>
        <source>Write the file again with the program it comes from, in less detail or in parts where it is large.</source>
        <translation>Write the file again with the program it comes from, in less detail or in parts where it is large.</translation>
    </message>
    <message>
        <source>Reading the model took longer than it may, and was stopped.</source>
        <translation>Reading the model took longer than it may, and was stopped.</translation>
    </message>
    <message>
        <source>Reading the model takes more memory than it may.</source>
        <translation>Reading the model takes more memory than it may.</translation>
    </message>
    <message>
        <source>The model is damaged: the library that reads it ended over it.</source>
        <translation>The model is damaged: the library that reads it ended over it.</translation>
    </message>
    <message>
        <source>The program that reads models cannot be started.</source>
        <translation>The program that reads models cannot be started.</translation>
    </message>
    <message>
        <source>Install DoThi again.</source>
        <translation>Install DoThi again.</translation>
    </message>
    <message>
        <source>This system does not let the reading of models be locked in, so none is read.</source>
        <translation>This system does not let the reading of models be locked in, so none is read.</translation>
    </message>
    <message>
        <source>Use a Linux kernel with seccomp filters, or ask who runs this machine to allow them.</source>
        <translation>Use a Linux kernel with seccomp filters, or ask who runs this machine to allow them.</translation>
    </message>
</context>
<context>
    <name>dothi::ModelOriginal</name>
    <message>
        <source>Import the model again from its own file.</source>
        <translation>Import the model again from its own file.</translation>
    </message>
    <message>
        <source>Files of imported models, as they were</source>
        <translation>Files of imported models, as they were</translation>
    </message>
    <message>
        <source>Models are kept of the layer “building” only, not of “%1”.</source>
        <translation>Models are kept of the layer “building” only, not of “%1”.</translation>
    </message>
    <message>
        <source>The city holds no files of models.</source>
        <translation>The city holds no files of models.</translation>
    </message>
    <message>
        <source>What was imported as CityJSON is exported as CityJSON.</source>
        <translation>What was imported as CityJSON is exported as CityJSON.</translation>
    </message>
    <message>
        <source>There is something in that place already.</source>
        <translation>There is something in that place already.</translation>
    </message>
    <message>
        <source>Name a new folder.</source>
        <translation>Name a new folder.</translation>
    </message>
    <message>
        <source>The file cannot be written.</source>
        <translation>The file cannot be written.</translation>
    </message>
    <message>
        <source>The files of model %1 are damaged.</source>
        <translation>The files of model %1 are damaged.</translation>
    </message>
</context>
<context>
    <name>dothi::ModelPictures</name>
    <message>
        <source>The picture “%1” is not shown: %2.</source>
        <translation>The picture “%1” is not shown: %2.</translation>
    </message>
    <message>
        <source>the pictures of the file are more than a city keeps</source>
        <translation>the pictures of the file are more than a city keeps</translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) are shown on its faces, and kept for export.</source>
        <translation>
            <numerusform>%n picture are shown on its faces, and kept for export.</numerusform>
            <numerusform>%n pictures are shown on its faces, and kept for export.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more picture(s) are not shown.</source>
        <translation>
            <numerusform>%n more picture are not shown.</numerusform>
            <numerusform>%n more pictures are not shown.</numerusform>
        </translation>
    </message>
    <message>
        <source>it is neither PNG nor JPEG</source>
        <translation>it is neither PNG nor JPEG</translation>
    </message>
    <message>
        <source>it is damaged</source>
        <translation>it is damaged</translation>
    </message>
    <message>
        <source>it is too large (%1 × %2 pixels)</source>
        <translation>it is too large (%1 × %2 pixels)</translation>
    </message>
</context>
<context>
    <name>dothi::ModelPlacing</name>
    <message>
        <source>With this place the model lies outside of every map.</source>
        <translation>With this place the model lies outside of every map.</translation>
    </message>
    <message>
        <source>The place, the rotation or the scale of the model is no number that can be.</source>
        <translation>The place, the rotation or the scale of the model is no number that can be.</translation>
    </message>
    <message>
        <source>Placed by hand: %1 at E %2, N %3, turned %4°, scale %5.</source>
        <translation>Placed by hand: %1 at E %2, N %3, turned %4°, scale %5.</translation>
    </message>
    <message>
        <source>the middle of the model</source>
        <translation>the middle of the model</translation>
    </message>
    <message>
        <source>the model&apos;s origin</source>
        <translation>the model&apos;s origin</translation>
    </message>
    <message>
        <source>Placed on %1 points: turned %2°, scale %3; they are met to %4 m (each: %5 m).</source>
        <translation>Placed on %1 points: turned %2°, scale %3; they are met to %4 m (each: %5 m).</translation>
    </message>
    <message>
        <source>the file does not name its coordinate system, that of the city is taken (%1)</source>
        <translation>the file does not name its coordinate system, that of the city is taken (%1)</translation>
    </message>
    <message>
        <source>the file names its coordinate system “%1”, which is not known; that of the city is taken (%2)</source>
        <translation>the file names its coordinate system “%1”, which is not known; that of the city is taken (%2)</translation>
    </message>
    <message>
        <source>The map conversion of the file is none.</source>
        <translation>The map conversion of the file is none.</translation>
    </message>
    <message>
        <source>Place the model by hand: at a point, or on three points.</source>
        <translation>Place the model by hand: at a point, or on three points.</translation>
    </message>
    <message>
        <source>Placed as the file says (map conversion): its origin at E %1, N %2 in %3, turned %4°, scale %5.</source>
        <translation>Placed as the file says (map conversion): its origin at E %1, N %2 in %3, turned %4°, scale %5.</translation>
    </message>
    <message>
        <source>The file says latitude %1, longitude %2 (site).</source>
        <translation>The file says latitude %1, longitude %2 (site).</translation>
    </message>
    <message>
        <source>That is outside of the map of the city&apos;s coordinate system.</source>
        <translation>That is outside of the map of the city&apos;s coordinate system.</translation>
    </message>
    <message>
        <source>Its height is that of the points.</source>
        <translation>Its height is that of the points.</translation>
    </message>
    <message>
        <source>Its height is kept as the file says: the foot at %1 m.</source>
        <translation>Its height is kept as the file says: the foot at %1 m.</translation>
    </message>
    <message>
        <source>Its foot was put at %1 m, as you said.</source>
        <translation>Its foot was put at %1 m, as you said.</translation>
    </message>
    <message>
        <source>Its foot was put at height 0: the city has no terrain.</source>
        <translation>Its foot was put at height 0: the city has no terrain.</translation>
    </message>
    <message>
        <source>Its foot was put on the ground at %1 m, by the city&apos;s terrain.</source>
        <translation>Its foot was put on the ground at %1 m, by the city&apos;s terrain.</translation>
    </message>
    <message>
        <source>The file&apos;s own height would put it at %1 m.</source>
        <translation>The file&apos;s own height would put it at %1 m.</translation>
    </message>
    <message>
        <source>The file does not say where on the map the model stands.</source>
        <translation>The file does not say where on the map the model stands.</translation>
    </message>
    <message>
        <source>The model stands %1 from the city.</source>
        <translation>The model stands %1 from the city.</translation>
    </message>
    <message>
        <source>Check the numbers of the place.</source>
        <translation>Check the numbers of the place.</translation>
    </message>
    <message>
        <source>The model stands on no parcel.</source>
        <translation>The model stands on no parcel.</translation>
    </message>
    <message>
        <source>%1 % of the footprint lies on no parcel.</source>
        <translation>%1 % of the footprint lies on no parcel.</translation>
    </message>
    <message>
        <source>Check place and rotation in the sketch.</source>
        <translation>Check place and rotation in the sketch.</translation>
    </message>
    <message>
        <source>The file does not say which map its coordinates are of.</source>
        <translation>The file does not say which map its coordinates are of.</translation>
    </message>
    <message>
        <source>Where its coordinates say, read as %1.</source>
        <translation>Where its coordinates say, read as %1.</translation>
    </message>
    <message>
        <source>Its heights are kept as the file says.</source>
        <translation>Its heights are kept as the file says.</translation>
    </message>
    <message>
        <source>parcel %1</source>
        <translation>parcel %1</translation>
    </message>
    <message>
        <source>sheet %1</source>
        <translation>sheet %1</translation>
    </message>
    <message>
        <source>parcel without a number (%1)</source>
        <translation>parcel without a number (%1)</translation>
    </message>
    <message>
        <source>building %1, %2</source>
        <translation>building %1, %2</translation>
    </message>
    <message>
        <source>building %1 (%2), %3</source>
        <translation>building %1 (%2), %3</translation>
    </message>
    <message numerus="yes">
        <source>It stands where %n building(s) of the city stand: %1.</source>
        <translation>
            <numerusform>It stands where %n building of the city stand: %1.</numerusform>
            <numerusform>It stands where %n buildings of the city stand: %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>Check the place. Those it replaces stay in the city until you delete them.</source>
        <translation>Check the place. Those it replaces stay in the city until you delete them.</translation>
    </message>
    <message>
        <source>Place it: at a point, or on three points whose place in the model and on the map you know.</source>
        <translation>Place it: at a point, or on three points whose place in the model and on the map you know.</translation>
    </message>
    <message>
        <source>Many programs write a place nobody chose. Place the model by hand: at a point, or on three points.</source>
        <translation>Many programs write a place nobody chose. Place the model by hand: at a point, or on three points.</translation>
    </message>
    <message>
        <source>The coordinates of the file are degrees; its shapes cannot be moved as they are.</source>
        <translation>The coordinates of the file are degrees; its shapes cannot be moved as they are.</translation>
    </message>
    <message>
        <source>Leave it where the file says, and name the coordinate system if it is a wrong one.</source>
        <translation>Leave it where the file says, and name the coordinate system if it is a wrong one.</translation>
    </message>
    <message>
        <source>The file records its position in %1. No conversion of useful accuracy leads from there to the city&apos;s system: place the model by hand.</source>
        <translation>The file records its position in %1. No conversion of useful accuracy leads from there to the city&apos;s system: place the model by hand.</translation>
    </message>
    <message>
        <source>%1, %2 % of its footprint</source>
        <translation>%1, %2 % of its footprint</translation>
    </message>
    <message>
        <source>It overlaps building %1: %2.</source>
        <translation>It overlaps building %1: %2.</translation>
    </message>
    <message>
        <source>It overlaps building %1 (%2): %3.</source>
        <translation>It overlaps building %1 (%2): %3.</translation>
    </message>
    <message numerus="yes">
        <source>It overlaps %n more building(s).</source>
        <translation>
            <numerusform>It overlaps %n more building.</numerusform>
            <numerusform>It overlaps %n more buildings.</numerusform>
        </translation>
    </message>
    <message>
        <source>It reaches onto %1, which is not its own: %2.</source>
        <translation>It reaches onto %1, which is not its own: %2.</translation>
    </message>
    <message numerus="yes">
        <source>It reaches onto %n more parcel(s) that are not its own.</source>
        <translation>
            <numerusform>It reaches onto %n more parcel that are not its own.</numerusform>
            <numerusform>It reaches onto %n more parcels that are not its own.</numerusform>
        </translation>
    </message>
    <message>
        <source>It overlaps what dossier %1 proposes to build: %2.</source>
        <translation>It overlaps what dossier %1 proposes to build: %2.</translation>
    </message>
    <message>
        <source>On no parcel: %1.</source>
        <translation>On no parcel: %1.</translation>
    </message>
    <message>
        <source>Check whether this is the building of that dossier.</source>
        <translation>Check whether this is the building of that dossier.</translation>
    </message>
    <message>
        <source>Its foot was put at height 0: the city&apos;s terrain ends %1 from there, no ground is known.</source>
        <translation>Its foot was put at height 0: the city&apos;s terrain ends %1 from there, no ground is known.</translation>
    </message>
    <message>
        <source>Its foot was put at %1 m, the height of the terrain&apos;s edge: the city&apos;s terrain ends %2 from there.</source>
        <translation>Its foot was put at %1 m, the height of the terrain&apos;s edge: the city&apos;s terrain ends %2 from there.</translation>
    </message>
    <message numerus="yes">
        <source>%n building(s)</source>
        <translation>
            <numerusform>%n building</numerusform>
            <numerusform>%n buildings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n parcel(s) not its own</source>
        <translation>
            <numerusform>%n parcel not its own</numerusform>
            <numerusform>%n parcels not its own</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n proposed building(s)</source>
        <translation>
            <numerusform>%n proposed building</numerusform>
            <numerusform>%n proposed buildings</numerusform>
        </translation>
    </message>
    <message>
        <source>Overlaps %1</source>
        <translation>Overlaps %1</translation>
    </message>
    <message>
        <source>%1 % on no parcel</source>
        <translation>%1 % on no parcel</translation>
    </message>
    <message>
        <source>Converted to the city&apos;s system: %1.</source>
        <translation>Converted to the city&apos;s system: %1.</translation>
    </message>
    <message>
        <source>Placed there: E %1, N %2, turned %3° (true north of the model, and the meridian&apos;s convergence). Conversion: %4.</source>
        <translation>Placed there: E %1, N %2, turned %3° (true north of the model, and the meridian&apos;s convergence). Conversion: %4.</translation>
    </message>
</context>
<context>
    <name>dothi::ModelReader</name>
    <message>
        <source>the file has no solids or surfaces.</source>
        <translation>the file has no solids or surfaces.</translation>
    </message>
    <message>
        <source>Line %1: %2</source>
        <translation>Line %1: %2</translation>
    </message>
    <message>
        <source>Write the file again with the program it comes from.</source>
        <translation>Write the file again with the program it comes from.</translation>
    </message>
    <message>
        <source>it is not XML: %1</source>
        <translation>it is not XML: %1</translation>
    </message>
    <message>
        <source>the file defines entities, which is not allowed.</source>
        <translation>the file defines entities, which is not allowed.</translation>
    </message>
    <message>
        <source>elements are nested too deep.</source>
        <translation>elements are nested too deep.</translation>
    </message>
    <message>
        <source>Reading the model</source>
        <translation>Reading the model</translation>
    </message>
    <message>
        <source>the file ends too early.</source>
        <translation>the file ends too early.</translation>
    </message>
    <message>
        <source>a solid is given by a link, which cannot be followed.</source>
        <translation>a solid is given by a link, which cannot be followed.</translation>
    </message>
    <message>
        <source>a polygon has no outer ring of straight lines.</source>
        <translation>a polygon has no outer ring of straight lines.</translation>
    </message>
    <message>
        <source>a number is missing or is none.</source>
        <translation>a number is missing or is none.</translation>
    </message>
    <message>
        <source>a polygon is named that is not there: %1</source>
        <translation>a polygon is named that is not there: %1</translation>
    </message>
    <message>
        <source>Files of this kind cannot be checked.</source>
        <translation>Files of this kind cannot be checked.</translation>
    </message>
    <message>
        <source>The file cannot be opened.</source>
        <translation>The file cannot be opened.</translation>
    </message>
    <message>
        <source>Check that it exists and that you may read it.</source>
        <translation>Check that it exists and that you may read it.</translation>
    </message>
    <message>
        <source>more is announced than the file can hold.</source>
        <translation>more is announced than the file can hold.</translation>
    </message>
    <message>
        <source>a vertex is named that is not there.</source>
        <translation>a vertex is named that is not there.</translation>
    </message>
    <message>
        <source>the file is empty.</source>
        <translation>the file is empty.</translation>
    </message>
    <message>
        <source>vertices are not numbered one after the other.</source>
        <translation>vertices are not numbered one after the other.</translation>
    </message>
    <message>
        <source>the file does not begin with OFF.</source>
        <translation>the file does not begin with OFF.</translation>
    </message>
    <message>
        <source>the file has no faces.</source>
        <translation>the file has no faces.</translation>
    </message>
    <message>
        <source>Objects that cannot be read: %1. Mend or remove them, then check again.</source>
        <translation>Objects that cannot be read: %1. Mend or remove them, then check again.</translation>
    </message>
    <message>
        <source>Give a CityJSON, .poly, .off, .obj or .gml file, or a city.</source>
        <translation>Give a CityJSON, .poly, .off, .obj or .gml file, or a city.</translation>
    </message>
    <message>
        <source>an element has thousands of attributes.</source>
        <translation>an element has thousands of attributes.</translation>
    </message>
</context>
<context>
    <name>dothi::Offscreen</name>
    <message>
        <source>No picture can be drawn: there is no OpenGL without a window on this computer.</source>
        <translation>No picture can be drawn: there is no OpenGL without a window on this computer.</translation>
    </message>
    <message>
        <source>Install the package libegl-mesa0, or run this on a desktop.</source>
        <translation>Install the package libegl-mesa0, or run this on a desktop.</translation>
    </message>
    <message>
        <source>A picture of %1 × %2 pixels cannot be drawn here.</source>
        <translation>A picture of %1 × %2 pixels cannot be drawn here.</translation>
    </message>
    <message>
        <source>Choose a smaller picture.</source>
        <translation>Choose a smaller picture.</translation>
    </message>
    <message>
        <source>There is not enough memory for a picture of this size.</source>
        <translation>There is not enough memory for a picture of this size.</translation>
    </message>
    <message>
        <source>A picture of %1 × %2 pixels cannot be drawn.</source>
        <translation>A picture of %1 × %2 pixels cannot be drawn.</translation>
    </message>
    <message>
        <source>Choose a size between 1 and %1 pixels.</source>
        <translation>Choose a size between 1 and %1 pixels.</translation>
    </message>
</context>
<context>
    <name>dothi::OlderFormat</name>
    <message>
        <source>The city was written by an older DoThi.</source>
        <translation>The city was written by an older DoThi.</translation>
    </message>
    <message>
        <source>Open it once for writing: it is brought up to date then. Where that cannot be, open a copy of it.</source>
        <translation>Open it once for writing: it is brought up to date then. Where that cannot be, open a copy of it.</translation>
    </message>
    <message>
        <source>The layer could not be created: the city file already has a table “%1”, which another program made.</source>
        <translation>The layer could not be created: the city file already has a table “%1”, which another program made.</translation>
    </message>
    <message>
        <source>Rename or remove that table with the program that made it; the file was not changed.</source>
        <translation>Rename or remove that table with the program that made it; the file was not changed.</translation>
    </message>
</context>
<context>
    <name>dothi::OperationWords</name>
    <message>
        <source>axes in another order</source>
        <translation>axes in another order</translation>
    </message>
    <message>
        <source>back from the projection %1</source>
        <translation>back from the projection %1</translation>
    </message>
    <message>
        <source>projection %1</source>
        <translation>projection %1</translation>
    </message>
    <message>
        <source>datum %1 → %2 (only roughly)</source>
        <translation>datum %1 → %2 (only roughly)</translation>
    </message>
    <message>
        <source>datum %1 → %2</source>
        <translation>datum %1 → %2</translation>
    </message>
    <message>
        <source>none needed</source>
        <translation>none needed</translation>
    </message>
    <message>
        <source>, then </source>
        <translation>, then </translation>
    </message>
</context>
<context>
    <name>dothi::Palettes</name>
    <message>
        <source>ColorBrewer 2.0, Cynthia Brewer and Mark Harrower, Pennsylvania State University; Apache License 2.0</source>
        <translation>ColorBrewer 2.0, Cynthia Brewer and Mark Harrower, Pennsylvania State University; Apache License 2.0</translation>
    </message>
    <message>
        <source>Yellow to blue</source>
        <translation>Yellow to blue</translation>
    </message>
    <message>
        <source>Yellow to red</source>
        <translation>Yellow to red</translation>
    </message>
    <message>
        <source>Purple</source>
        <translation>Purple</translation>
    </message>
    <message>
        <source>Viridis</source>
        <translation>Viridis</translation>
    </message>
    <message>
        <source>Viridis, Stéfan van der Walt and Nathaniel Smith; CC0</source>
        <translation>Viridis, Stéfan van der Walt and Nathaniel Smith; CC0</translation>
    </message>
    <message>
        <source>Blue over pale to red</source>
        <translation>Blue over pale to red</translation>
    </message>
    <message>
        <source>Okabe and Ito</source>
        <translation>Okabe and Ito</translation>
    </message>
    <message>
        <source>Masataka Okabe and Kei Ito, Color Universal Design; free to use</source>
        <translation>Masataka Okabe and Kei Ito, Color Universal Design; free to use</translation>
    </message>
    <message>
        <source>Muted, Paul Tol</source>
        <translation>Muted, Paul Tol</translation>
    </message>
    <message>
        <source>Paul Tol, SRON, “muted”; BSD licence</source>
        <translation>Paul Tol, SRON, “muted”; BSD licence</translation>
    </message>
    <message>
        <source>Calm, twelve kinds</source>
        <translation>Calm, twelve kinds</translation>
    </message>
    <message>
        <source>DoThi; free to use</source>
        <translation>DoThi; free to use</translation>
    </message>
</context>
<context>
    <name>dothi::ParcelCheck</name>
    <message>
        <source>Within the plot</source>
        <translation>Within the plot</translation>
    </message>
    <message>
        <source>Beyond the plot by %1</source>
        <translation>Beyond the plot by %1</translation>
    </message>
    <message>
        <source>%1 reaches %2 beyond the plot (%3); the boundary is only known to ±%4. Survey it first.</source>
        <translation>%1 reaches %2 beyond the plot (%3); the boundary is only known to ±%4. Survey it first.</translation>
    </message>
    <message>
        <source>%1 reaches %2 beyond the plot; %3 of its footprint lie outside.</source>
        <translation>%1 reaches %2 beyond the plot; %3 of its footprint lie outside.</translation>
    </message>
    <message>
        <source>Every part of the building lies within the plot.</source>
        <translation>Every part of the building lies within the plot.</translation>
    </message>
    <message>
        <source>Reaches beyond it</source>
        <translation>Reaches beyond it</translation>
    </message>
</context>
<context>
    <name>dothi::PermitAnswer</name>
    <message>
        <source>Measured</source>
        <translation>Measured</translation>
    </message>
    <message>
        <source>Opinion of the authority in charge</source>
        <translation>Opinion of the authority in charge</translation>
    </message>
    <message>
        <source>Not checked: whether the use suits the planning zone and the purpose of the land, parking, green share, fire safety, structure.</source>
        <translation>Not checked: whether the use suits the planning zone and the purpose of the land, parking, green share, fire safety, structure.</translation>
    </message>
    <message>
        <source>Uses that the regulations of the approved plan admit</source>
        <translation>Uses that the regulations of the approved plan admit</translation>
    </message>
    <message>
        <source>Decision on the combined or changed use of the land</source>
        <translation>Decision on the combined or changed use of the land</translation>
    </message>
    <message>
        <source>Rule set: uses admitted</source>
        <translation>Rule set: uses admitted</translation>
    </message>
    <message>
        <source>Fails only by readings not confirmed *</source>
        <translation>Fails only by readings not confirmed *</translation>
    </message>
    <message>
        <source>Not checked: parking, green share, fire safety, structure.</source>
        <translation>Not checked: parking, green share, fire safety, structure.</translation>
    </message>
    <message>
        <source>This alone is no ground for a refusal: everything that fails rests on clauses or readings not yet compared with the signed documents (*). Confirm them first.</source>
        <translation>This alone is no ground for a refusal: everything that fails rests on clauses or readings not yet compared with the signed documents (*). Confirm them first.</translation>
    </message>
</context>
<context>
    <name>dothi::PermitApplications</name>
    <message>
        <source>Parcel %1, sheet %2</source>
        <translation>Parcel %1, sheet %2</translation>
    </message>
    <message>
        <source>Proposal from a file</source>
        <translation>Proposal from a file</translation>
    </message>
    <message>
        <source>overdue</source>
        <translation>overdue</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) overdue</source>
        <translation>
            <numerusform>%n day overdue</numerusform>
            <numerusform>%n days overdue</numerusform>
        </translation>
    </message>
    <message>
        <source>due today</source>
        <translation>due today</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) left</source>
        <translation>
            <numerusform>%n day left</numerusform>
            <numerusform>%n days left</numerusform>
        </translation>
    </message>
    <message>
        <source>The city&apos;s calendar knows holidays up to %1 only: there may be fewer working days.</source>
        <translation>The city&apos;s calendar knows holidays up to %1 only: there may be fewer working days.</translation>
    </message>
</context>
<context>
    <name>dothi::PermitCheck</name>
    <message>
        <source>The proposal does not state the planned ground level; heights count from the lowest base of its volumes, %1.</source>
        <translation>The proposal does not state the planned ground level; heights count from the lowest base of its volumes, %1.</translation>
    </message>
    <message>
        <source>The terrain on the plot lies up to %1 lower.</source>
        <translation>The terrain on the plot lies up to %1 lower.</translation>
    </message>
    <message>
        <source>Tolerances: %1</source>
        <translation>Tolerances: %1</translation>
    </message>
    <message>
        <source>Neither the proposal nor the call says a date.</source>
        <translation>Neither the proposal nor the call says a date.</translation>
    </message>
    <message>
        <source>Rules hold from one day to another: give the day of filing.</source>
        <translation>Rules hold from one day to another: give the day of filing.</translation>
    </message>
    <message>
        <source>The plot&apos;s area on the map, %1, and its legal area, %2, differ by more than the survey tolerance (%3): measure the parcel again. Density and floor-area ratio were judged by both.</source>
        <translation>The plot&apos;s area on the map, %1, and its legal area, %2, differ by more than the survey tolerance (%3): measure the parcel again. Density and floor-area ratio were judged by both.</translation>
    </message>
    <message>
        <source>In an existing area the plan may go by density and storeys instead of the floor-area ratio; the data do not say which it chose: look it up in the plan.</source>
        <translation>In an existing area the plan may go by density and storeys instead of the floor-area ratio; the data do not say which it chose: look it up in the plan.</translation>
    </message>
    <message>
        <source>In an existing area the plan may go by the floor-area ratio instead of density and storeys; the data do not say which it chose: look it up in the plan.</source>
        <translation>In an existing area the plan may go by the floor-area ratio instead of density and storeys; the data do not say which it chose: look it up in the plan.</translation>
    </message>
    <message>
        <source>The proposal lies %1 from its plot; its coordinates were read as %2.</source>
        <translation>The proposal lies %1 from its plot; its coordinates were read as %2.</translation>
    </message>
    <message>
        <source>Its numbers fit the city&apos;s own system: write “%1” in the field “crs”.</source>
        <translation>Its numbers fit the city&apos;s own system: write “%1” in the field “crs”.</translation>
    </message>
    <message>
        <source>Correct the field “crs”, the coordinates or the parcel; the city&apos;s own system is %1.</source>
        <translation>Correct the field “crs”, the coordinates or the parcel; the city&apos;s own system is %1.</translation>
    </message>
    <message>
        <source>The plot lies %1 from all that the city holds; its coordinates were read as %2.</source>
        <translation>The plot lies %1 from all that the city holds; its coordinates were read as %2.</translation>
    </message>
    <message>
        <source>Correct the field “crs” or the coordinates (the city&apos;s own system is EPSG:%1), or import the data around the plot.</source>
        <translation>Correct the field “crs” or the coordinates (the city&apos;s own system is EPSG:%1), or import the data around the plot.</translation>
    </message>
</context>
<context>
    <name>dothi::PermitCheckCommand</name>
    <message>
        <source>Check a proposal</source>
        <translation>Check a proposal</translation>
    </message>
    <message>
        <source>Checks a building proposal against the rules in force and the city around it; writes the report.</source>
        <translation>Checks a building proposal against the rules in force and the city around it; writes the report.</translation>
    </message>
    <message>
        <source>City (.dothi file)</source>
        <translation>City (.dothi file)</translation>
    </message>
    <message>
        <source>Proposal (JSON)</source>
        <translation>Proposal (JSON)</translation>
    </message>
    <message>
        <source>Rules in force on this day (2026-11-21); else the proposal&apos;s date, else today</source>
        <translation>Rules in force on this day (2026-11-21); else the proposal&apos;s date, else today</translation>
    </message>
    <message>
        <source>“%1” is not a date.</source>
        <translation>“%1” is not a date.</translation>
    </message>
    <message>
        <source>Write it as 2026-11-21.</source>
        <translation>Write it as 2026-11-21.</translation>
    </message>
    <message>
        <source>Reading the surroundings</source>
        <translation>Reading the surroundings</translation>
    </message>
    <message>
        <source>Checking</source>
        <translation>Checking</translation>
    </message>
    <message>
        <source>While checking %1</source>
        <translation>While checking %1</translation>
    </message>
    <message>
        <source>Writing the report</source>
        <translation>Writing the report</translation>
    </message>
    <message>
        <source>Report to write (.pdf or .html)</source>
        <translation>Report to write (.pdf or .html)</translation>
    </message>
    <message>
        <source>Agency that issues the report; else a line to fill in</source>
        <translation>Agency that issues the report; else a line to fill in</translation>
    </message>
    <message>
        <source>Missing: %1</source>
        <translation>Missing: %1</translation>
    </message>
</context>
<context>
    <name>dothi::PermitChecker</name>
    <message>
        <source>The dossier has no proposal to check.</source>
        <translation>The dossier has no proposal to check.</translation>
    </message>
    <message>
        <source>Add the building&apos;s volumes as JSON, or check a file.</source>
        <translation>Add the building&apos;s volumes as JSON, or check a file.</translation>
    </message>
</context>
<context>
    <name>dothi::PermitChecks</name>
    <message>
        <source>building %1: %2</source>
        <translation>building %1: %2</translation>
    </message>
    <message>
        <source>Area on the map %1, legal area %2</source>
        <translation>Area on the map %1, legal area %2</translation>
    </message>
    <message>
        <source>%1: the same verdict by both.</source>
        <translation>%1: the same verdict by both.</translation>
    </message>
    <message>
        <source>%1: by the map “%2”, by the legal area “%3”. Measure the parcel again.</source>
        <translation>%1: by the map “%2”, by the legal area “%3”. Measure the parcel again.</translation>
    </message>
    <message>
        <source>building %1, %2 high</source>
        <translation>building %1, %2 high</translation>
    </message>
</context>
<context>
    <name>dothi::PermitOverlays</name>
    <message>
        <source>Beyond the limit</source>
        <translation>Beyond the limit</translation>
    </message>
    <message>
        <source>Proposed building</source>
        <translation>Proposed building</translation>
    </message>
    <message>
        <source>To be surveyed</source>
        <translation>To be surveyed</translation>
    </message>
    <message>
        <source>Input missing</source>
        <translation>Input missing</translation>
    </message>
    <message>
        <source>Within the limit</source>
        <translation>Within the limit</translation>
    </message>
</context>
<context>
    <name>dothi::PermitReport</name>
    <message>
        <source>What does not pass, and why</source>
        <translation>What does not pass, and why</translation>
    </message>
    <message>
        <source>Smallest change that passes: %1</source>
        <translation>Smallest change that passes: %1</translation>
    </message>
    <message>
        <source>Missing: %1</source>
        <translation>Missing: %1</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Owner</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>Kind of permit</source>
        <translation>Kind of permit</translation>
    </message>
    <message>
        <source>Submitted</source>
        <translation>Submitted</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>Due</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>Use</translation>
    </message>
    <message>
        <source>Land</source>
        <translation>Land</translation>
    </message>
    <message>
        <source> (legal area %1)</source>
        <translation> (legal area %1)</translation>
    </message>
    <message>
        <source>, of which %1 beyond the red line</source>
        <translation>, of which %1 beyond the red line</translation>
    </message>
    <message>
        <source>Plot area</source>
        <translation>Plot area</translation>
    </message>
    <message>
        <source>Footprint</source>
        <translation>Footprint</translation>
    </message>
    <message>
        <source>%1, density %2</source>
        <translation>%1, density %2</translation>
    </message>
    <message>
        <source>Floor area</source>
        <translation>Floor area</translation>
    </message>
    <message>
        <source>%1, of which %2 count; floor-area ratio %3</source>
        <translation>%1, of which %2 count; floor-area ratio %3</translation>
    </message>
    <message>
        <source>Height, storeys</source>
        <translation>Height, storeys</translation>
    </message>
    <message numerus="yes">
        <source>%1 above the ground level of %2; %n storey(s)</source>
        <translation>
            <numerusform>%1 above the ground level of %2; %n storey</numerusform>
            <numerusform>%1 above the ground level of %2; %n storeys</numerusform>
        </translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Rule</translation>
    </message>
    <message>
        <source>Measured</source>
        <translation>Measured</translation>
    </message>
    <message>
        <source>Allowed</source>
        <translation>Allowed</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Verdict</translation>
    </message>
    <message>
        <source>Clause</source>
        <translation>Clause</translation>
    </message>
    <message>
        <source>Rule set</source>
        <translation>Rule set</translation>
    </message>
    <message>
        <source>Road stated in the proposal</source>
        <translation>Road stated in the proposal</translation>
    </message>
    <message>
        <source>%1 (version %2)</source>
        <translation>%1 (version %2)</translation>
    </message>
    <message>
        <source>, accuracy %1</source>
        <translation>, accuracy %1</translation>
    </message>
    <message>
        <source>Coordinate system</source>
        <translation>Coordinate system</translation>
    </message>
    <message>
        <source>Conversion</source>
        <translation>Conversion</translation>
    </message>
    <message>
        <source>Rules as of</source>
        <translation>Rules as of</translation>
    </message>
    <message>
        <source>Check sum (SHA-256)</source>
        <translation>Check sum (SHA-256)</translation>
    </message>
    <message>
        <source>Planning check of a construction permit application</source>
        <translation>Planning check of a construction permit application</translation>
    </message>
    <message>
        <source>Rules as of %1 · %2 · SHA-256 %3</source>
        <translation>Rules as of %1 · %2 · SHA-256 %3</translation>
    </message>
    <message>
        <source>%1 checks: %2 pass, %3 fail, %4 need a survey, %5 lack data.</source>
        <translation>%1 checks: %2 pass, %3 fail, %4 need a survey, %5 lack data.</translation>
    </message>
    <message>
        <source>Application</source>
        <translation>Application</translation>
    </message>
    <message>
        <source>View of the proposal in its surroundings.</source>
        <translation>View of the proposal in its surroundings.</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Findings</translation>
    </message>
    <message>
        <source>Remarks</source>
        <translation>Remarks</translation>
    </message>
    <message>
        <source>Basis of the check</source>
        <translation>Basis of the check</translation>
    </message>
    <message>
        <source>* Not verified: compare with the signed document before relying on it</source>
        <translation>* Not verified: compare with the signed document before relying on it</translation>
    </message>
    <message>
        <source>Officer in charge</source>
        <translation>Officer in charge</translation>
    </message>
    <message>
        <source>Head of division</source>
        <translation>Head of division</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>No.</translation>
    </message>
    <message>
        <source>%1, which is the proposal&apos;s own: nothing was converted</source>
        <translation>%1, which is the proposal&apos;s own: nothing was converted</translation>
    </message>
    <message>
        <source>from %1: %2</source>
        <translation>from %1: %2</translation>
    </message>
    <message>
        <source>Ward</source>
        <translation>Ward</translation>
    </message>
    <message>
        <source>Agency: …………………………………</source>
        <translation>Agency: …………………………………</translation>
    </message>
    <message>
        <source>Corners of the plot</source>
        <translation>Corners of the plot</translation>
    </message>
    <message numerus="yes">
        <source> above ground, %n basement storey(s)</source>
        <translation>
            <numerusform> above ground, %n basement storey</numerusform>
            <numerusform> above ground, %n basement storeys</numerusform>
        </translation>
    </message>
    <message>
        <source>What does not pass or is not settled, and why</source>
        <translation>What does not pass or is not settled, and why</translation>
    </message>
    <message>
        <source>What cannot be decided yet, and what is missing</source>
        <translation>What cannot be decided yet, and what is missing</translation>
    </message>
    <message>
        <source>What is to be surveyed before deciding</source>
        <translation>What is to be surveyed before deciding</translation>
    </message>
    <message>
        <source>The proposal was held only against the height planes and protection corridors drawn in the data: whether it meets one or none, no clearance follows. Heights (cranes and antennas too) are cleared by the authority in charge of the air space, building in a corridor by that of the corridor.</source>
        <translation>The proposal was held only against the height planes and protection corridors drawn in the data: whether it meets one or none, no clearance follows. Heights (cranes and antennas too) are cleared by the authority in charge of the air space, building in a corridor by that of the corridor.</translation>
    </message>
    <message numerus="yes">
        <source>and %n more corner(s)</source>
        <translation>
            <numerusform>and %n more corner</numerusform>
            <numerusform>and %n more corners</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>dothi::PermitWords</name>
    <message>
        <source>Move back</source>
        <translation>Move back</translation>
    </message>
    <message>
        <source>Lower by</source>
        <translation>Lower by</translation>
    </message>
    <message>
        <source>Storeys to remove</source>
        <translation>Storeys to remove</translation>
    </message>
    <message>
        <source>Storeys to add</source>
        <translation>Storeys to add</translation>
    </message>
    <message>
        <source>Reduce by</source>
        <translation>Reduce by</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Checking…</translation>
    </message>
    <message>
        <source>? Cannot be checked</source>
        <translation>? Cannot be checked</translation>
    </message>
    <message>
        <source>Not checked yet</source>
        <translation>Not checked yet</translation>
    </message>
    <message>
        <source>Meets all %1 conditions</source>
        <translation>Meets all %1 conditions</translation>
    </message>
    <message>
        <source>Needs a survey for %1 of %2 conditions</source>
        <translation>Needs a survey for %1 of %2 conditions</translation>
    </message>
    <message>
        <source>Data missing for %1 of %2 conditions</source>
        <translation>Data missing for %1 of %2 conditions</translation>
    </message>
    <message>
        <source>Fails %1 of %2 conditions</source>
        <translation>Fails %1 of %2 conditions</translation>
    </message>
    <message numerus="yes">
        <source>%n storey(s)</source>
        <translation>
            <numerusform>%n storey</numerusform>
            <numerusform>%n storeys</numerusform>
        </translation>
    </message>
    <message>
        <source>Margin</source>
        <translation>Margin</translation>
    </message>
    <message>
        <source>Short by</source>
        <translation>Short by</translation>
    </message>
    <message>
        <source>Over by</source>
        <translation>Over by</translation>
    </message>
    <message>
        <source>Basements to leave out</source>
        <translation>Basements to leave out</translation>
    </message>
    <message>
        <source>not confirmed</source>
        <translation>not confirmed</translation>
    </message>
</context>
<context>
    <name>dothi::PlainModel</name>
    <message>
        <source>The model is larger than 1,000 km.</source>
        <translation>The model is larger than 1,000 km.</translation>
    </message>
    <message>
        <source>Check its unit, or remove what lies far off.</source>
        <translation>Check its unit, or remove what lies far off.</translation>
    </message>
    <message>
        <source>The model has more positions than a model may have.</source>
        <translation>The model has more positions than a model may have.</translation>
    </message>
</context>
<context>
    <name>dothi::PlanDrawing</name>
    <message>
        <source>Plot</source>
        <translation>Plot</translation>
    </message>
    <message>
        <source>Proposed building</source>
        <translation>Proposed building</translation>
    </message>
    <message>
        <source>Beyond the limit</source>
        <translation>Beyond the limit</translation>
    </message>
    <message>
        <source>Red line</source>
        <translation>Red line</translation>
    </message>
    <message>
        <source>Planned red line</source>
        <translation>Planned red line</translation>
    </message>
    <message>
        <source>Building line</source>
        <translation>Building line</translation>
    </message>
    <message>
        <source>Neighbouring building</source>
        <translation>Neighbouring building</translation>
    </message>
    <message>
        <source>Parcel with its number</source>
        <translation>Parcel with its number</translation>
    </message>
    <message>
        <source>N</source>
        <comment>north, on the arrow of a plan</comment>
        <translation>N</translation>
    </message>
    <message>
        <source>Scale 1:%1</source>
        <translation>Scale 1:%1</translation>
    </message>
    <message>
        <source>Dimensions in metres</source>
        <translation>Dimensions in metres</translation>
    </message>
    <message>
        <source>Density %1 (%2)</source>
        <translation>Density %1 (%2)</translation>
    </message>
    <message>
        <source>FAR %1 (%2)</source>
        <translation>FAR %1 (%2)</translation>
    </message>
    <message>
        <source>Height %1 (%2)</source>
        <translation>Height %1 (%2)</translation>
    </message>
    <message>
        <source>Storeys %1 (%2)</source>
        <translation>Storeys %1 (%2)</translation>
    </message>
    <message>
        <source>Elevation %1 (%2)</source>
        <translation>Elevation %1 (%2)</translation>
    </message>
    <message>
        <source>Too much built area</source>
        <translation>Too much built area</translation>
    </message>
</context>
<context>
    <name>dothi::PluginManager</name>
    <message>
        <source>The plugin failed.</source>
        <translation>The plugin failed.</translation>
    </message>
    <message>
        <source>It is not a DoThi plugin, or one for another generation of the program.</source>
        <translation>It is not a DoThi plugin, or one for another generation of the program.</translation>
    </message>
    <message>
        <source>It was made for plugin interface %1; this program has %2.</source>
        <translation>It was made for plugin interface %1; this program has %2.</translation>
    </message>
    <message>
        <source>It was built for another build of the program (%1).</source>
        <translation>It was built for another build of the program (%1).</translation>
    </message>
    <message>
        <source>It has no id.</source>
        <translation>It has no id.</translation>
    </message>
    <message>
        <source>Another plugin has the same id.</source>
        <translation>Another plugin has the same id.</translation>
    </message>
    <message>
        <source>Left out in safe mode.</source>
        <translation>Left out in safe mode.</translation>
    </message>
    <message>
        <source>Switched off by you.</source>
        <translation>Switched off by you.</translation>
    </message>
    <message>
        <source>The program ended while loading it last time.</source>
        <translation>The program ended while loading it last time.</translation>
    </message>
    <message>
        <source>It needs: %1.</source>
        <translation>It needs: %1.</translation>
    </message>
    <message>
        <source>The plugin cannot be loaded.</source>
        <translation>The plugin cannot be loaded.</translation>
    </message>
</context>
<context>
    <name>dothi::Proposal</name>
    <message>
        <source>The proposal is larger than a proposal may be (4 MB).</source>
        <translation>The proposal is larger than a proposal may be (4 MB).</translation>
    </message>
    <message>
        <source>The proposal must be a JSON object.</source>
        <translation>The proposal must be a JSON object.</translation>
    </message>
    <message>
        <source>The proposal cannot be used: %1.</source>
        <translation>The proposal cannot be used: %1.</translation>
    </message>
    <message>
        <source>The member “%1” of the proposal is not known and was not used.</source>
        <translation>The member “%1” of the proposal is not known and was not used.</translation>
    </message>
    <message>
        <source>a number is missing</source>
        <translation>a number is missing</translation>
    </message>
    <message>
        <source>it must be a number</source>
        <translation>it must be a number</translation>
    </message>
    <message>
        <source>%1 lies outside %2 … %3</source>
        <translation>%1 lies outside %2 … %3</translation>
    </message>
    <message>
        <source>it must be a whole number</source>
        <translation>it must be a whole number</translation>
    </message>
    <message>
        <source>a text of 1 to 200 characters is needed</source>
        <translation>a text of 1 to 200 characters is needed</translation>
    </message>
    <message>
        <source>a date as 2026-11-21 is needed</source>
        <translation>a date as 2026-11-21 is needed</translation>
    </message>
    <message>
        <source>it must be one of %1</source>
        <translation>it must be one of %1</translation>
    </message>
    <message>
        <source>A proposal with a model file cannot be checked.</source>
        <translation>A proposal with a model file cannot be checked.</translation>
    </message>
    <message>
        <source>Give the building&apos;s volumes as prisms (“volumes”) instead.</source>
        <translation>Give the building&apos;s volumes as prisms (“volumes”) instead.</translation>
    </message>
    <message>
        <source>an EPSG code is needed, for example “EPSG:9210”</source>
        <translation>an EPSG code is needed, for example “EPSG:9210”</translation>
    </message>
    <message>
        <source>%1 is deprecated</source>
        <translation>%1 is deprecated</translation>
    </message>
    <message>
        <source>a GeoJSON geometry is needed</source>
        <translation>a GeoJSON geometry is needed</translation>
    </message>
    <message>
        <source>a %1 is needed, not a %2</source>
        <translation>a %1 is needed, not a %2</translation>
    </message>
    <message>
        <source>the proposal has more than %1 positions</source>
        <translation>the proposal has more than %1 positions</translation>
    </message>
    <message>
        <source>its coordinates are not in %1</source>
        <translation>its coordinates are not in %1</translation>
    </message>
    <message>
        <source>The proposal cannot be used: the polygon is not valid at E %1 N %2.</source>
        <translation>The proposal cannot be used: the polygon is not valid at E %1 N %2.</translation>
    </message>
    <message>
        <source>its area of %1 m² cannot be right</source>
        <translation>its area of %1 m² cannot be right</translation>
    </message>
    <message>
        <source>the id of a parcel of the city is needed</source>
        <translation>the id of a parcel of the city is needed</translation>
    </message>
    <message>
        <source>a “parcel” or a “plot” is needed</source>
        <translation>a “parcel” or a “plot” is needed</translation>
    </message>
    <message>
        <source>the top must lie above the base</source>
        <translation>the top must lie above the base</translation>
    </message>
    <message>
        <source>parking and technical areas exceed its floor area of %1 m²</source>
        <translation>parking and technical areas exceed its floor area of %1 m²</translation>
    </message>
    <message>
        <source>at least one volume is needed</source>
        <translation>at least one volume is needed</translation>
    </message>
    <message>
        <source>more than %1 volumes</source>
        <translation>more than %1 volumes</translation>
    </message>
    <message>
        <source>an object is needed</source>
        <translation>an object is needed</translation>
    </message>
    <message>
        <source>no volume stands above ground</source>
        <translation>no volume stands above ground</translation>
    </message>
    <message>
        <source>it lies %1 m from the plot</source>
        <translation>it lies %1 m from the plot</translation>
    </message>
    <message>
        <source>an array of at most %1 roads is needed</source>
        <translation>an array of at most %1 roads is needed</translation>
    </message>
    <message>
        <source>the line has no length</source>
        <translation>the line has no length</translation>
    </message>
    <message>
        <source>Basement</source>
        <translation>Basement</translation>
    </message>
    <message>
        <source>Podium</source>
        <translation>Podium</translation>
    </message>
    <message>
        <source>Tower</source>
        <translation>Tower</translation>
    </message>
    <message>
        <source>House</source>
        <translation>House</translation>
    </message>
    <message>
        <source>Roof</source>
        <translation>Roof</translation>
    </message>
    <message>
        <source>Leave out what is not part of the building&apos;s volumes.</source>
        <translation>Leave out what is not part of the building&apos;s volumes.</translation>
    </message>
    <message>
        <source>The proposal is not UTF-8 text.</source>
        <translation>The proposal is not UTF-8 text.</translation>
    </message>
    <message>
        <source>Save the file as UTF-8 and check it again.</source>
        <translation>Save the file as UTF-8 and check it again.</translation>
    </message>
    <message>
        <source>The proposal is nested too deeply.</source>
        <translation>The proposal is nested too deeply.</translation>
    </message>
    <message>
        <source>The proposal is not JSON (line %1, byte %2).</source>
        <translation>The proposal is not JSON (line %1, byte %2).</translation>
    </message>
    <message>
        <source>Look at that place for a missing bracket or comma, a word such as NaN, or a file that was cut off; then check it again.</source>
        <translation>Look at that place for a missing bracket or comma, a word such as NaN, or a file that was cut off; then check it again.</translation>
    </message>
    <message>
        <source>Correct the field “%1” and check again.</source>
        <translation>Correct the field “%1” and check again.</translation>
    </message>
    <message>
        <source>Draw the outline so that its edges do not cross or run back on themselves.</source>
        <translation>Draw the outline so that its edges do not cross or run back on themselves.</translation>
    </message>
    <message>
        <source>A proposal is one object with id, crs, use, plot or parcel, and volumes.</source>
        <translation>A proposal is one object with id, crs, use, plot or parcel, and volumes.</translation>
    </message>
    <message>
        <source>control characters are not allowed</source>
        <translation>control characters are not allowed</translation>
    </message>
</context>
<context>
    <name>dothi::RedLineCheck</name>
    <message>
        <source>Behind the planned red line</source>
        <translation>Behind the planned red line</translation>
    </message>
    <message>
        <source>Behind the red line</source>
        <translation>Behind the red line</translation>
    </message>
    <message>
        <source>Beyond the red line by %1</source>
        <translation>Beyond the red line by %1</translation>
    </message>
    <message>
        <source>%1 reaches %2 beyond the red line of %3; %4 of its footprint stand on road land.</source>
        <translation>%1 reaches %2 beyond the red line of %3; %4 of its footprint stand on road land.</translation>
    </message>
    <message>
        <source>Red line by %1.</source>
        <translation>Red line by %1.</translation>
    </message>
    <message>
        <source>The line is taken at half the right-of-way width from the centre line; none is drawn.</source>
        <translation>The line is taken at half the right-of-way width from the centre line; none is drawn.</translation>
    </message>
    <message>
        <source>No part of the building reaches beyond the red line.</source>
        <translation>No part of the building reaches beyond the red line.</translation>
    </message>
    <message>
        <source>The plot loses %1 to the road; %2 remain.</source>
        <translation>The plot loses %1 to the road; %2 remain.</translation>
    </message>
    <message>
        <source>Where the red line of %1 runs is not in the data: neither the line nor the right-of-way width.</source>
        <translation>Where the red line of %1 runs is not in the data: neither the line nor the right-of-way width.</translation>
    </message>
    <message>
        <source>the street</source>
        <translation>the street</translation>
    </message>
    <message>
        <source>No street of the data faces the plot, so that no red line is known.</source>
        <translation>No street of the data faces the plot, so that no red line is known.</translation>
    </message>
    <message>
        <source>A red line meets the plot, but no road of the data tells on which side of it the road lies.</source>
        <translation>A red line meets the plot, but no road of the data tells on which side of it the road lies.</translation>
    </message>
    <message>
        <source>Reaches beyond it</source>
        <translation>Reaches beyond it</translation>
    </message>
</context>
<context>
    <name>dothi::RenderCommand</name>
    <message>
        <source>“%1” is no size; it takes width×height such as 1280x800, at most %2.</source>
        <translation>“%1” is no size; it takes width×height such as 1280x800, at most %2.</translation>
    </message>
    <message>
        <source>The city has no saved view “%1”.</source>
        <translation>The city has no saved view “%1”.</translation>
    </message>
    <message>
        <source>Saved views: %1.</source>
        <translation>Saved views: %1.</translation>
    </message>
    <message>
        <source>Render a picture</source>
        <translation>Render a picture</translation>
    </message>
    <message>
        <source>Draws the city into a PNG file, without a window and without a screen.</source>
        <translation>Draws the city into a PNG file, without a window and without a screen.</translation>
    </message>
    <message>
        <source>PNG file to write</source>
        <translation>PNG file to write</translation>
    </message>
    <message>
        <source>Width×height in pixels</source>
        <translation>Width×height in pixels</translation>
    </message>
    <message>
        <source>Saved view</source>
        <translation>Saved view</translation>
    </message>
    <message>
        <source>Camera: E,N,H,heading,pitch,distance</source>
        <translation>Camera: E,N,H,heading,pitch,distance</translation>
    </message>
    <message>
        <source>Plan, straight down without perspective</source>
        <translation>Plan, straight down without perspective</translation>
    </message>
    <message>
        <source>Only these layers, separated by commas</source>
        <translation>Only these layers, separated by commas</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Colours</translation>
    </message>
    <message>
        <source>%1: %2 × %3 pixels, %4 triangles, %5 ms a frame.</source>
        <translation>%1: %2 × %3 pixels, %4 triangles, %5 ms a frame.</translation>
    </message>
    <message>
        <source>There is no layer “%1” to draw.</source>
        <translation>There is no layer “%1” to draw.</translation>
    </message>
    <message>
        <source>Layers: %1.</source>
        <translation>Layers: %1.</translation>
    </message>
    <message>
        <source>The city is empty: there is nothing to draw.</source>
        <translation>The city is empty: there is nothing to draw.</translation>
    </message>
    <message>
        <source>Import a layer first.</source>
        <translation>Import a layer first.</translation>
    </message>
    <message>
        <source>Give either --view or --camera, not both.</source>
        <translation>Give either --view or --camera, not both.</translation>
    </message>
    <message>
        <source>Time of the sunlight, such as 2026-06-21T15:30:00+07:00</source>
        <translation>Time of the sunlight, such as 2026-06-21T15:30:00+07:00</translation>
    </message>
    <message>
        <source>The picture is a PNG, and its name must end in .png.</source>
        <translation>The picture is a PNG, and its name must end in .png.</translation>
    </message>
    <message>
        <source>Drawing: %1</source>
        <translation>Drawing: %1</translation>
    </message>
    <message>
        <source>Terrain</source>
        <translation>Terrain</translation>
    </message>
    <message>
        <source>The server is too slow for a picture of this place.</source>
        <translation>The server is too slow for a picture of this place.</translation>
    </message>
    <message>
        <source>Picture below the layers: GeoTIFF, MBTiles, or the address of tiles, WMS or WMTS</source>
        <translation>Picture below the layers: GeoTIFF, MBTiles, or the address of tiles, WMS or WMTS</translation>
    </message>
    <message>
        <source>Fetching the base map</source>
        <translation>Fetching the base map</translation>
    </message>
    <message>
        <source>While fetching the base map</source>
        <translation>While fetching the base map</translation>
    </message>
    <message>
        <source>Section: line,E,N,E,N or height,H or box,E,N,width,depth,heading,bottom,top</source>
        <translation>Section: line,E,N,E,N or height,H or box,E,N,width,depth,heading,bottom,top</translation>
    </message>
    <message>
        <source>Colours by attribute: layer:attribute, such as building:height_m:natural:7, several separated by commas, or a JSON file; instead of those of the saved view</source>
        <translation>Colours by attribute: layer:attribute, such as building:height_m:natural:7, several separated by commas, or a JSON file; instead of those of the saved view</translation>
    </message>
    <message>
        <source>Draw what the colours mean into the picture</source>
        <translation>Draw what the colours mean into the picture</translation>
    </message>
    <message>
        <source>The base map is not drawn, or not all of it: %1</source>
        <translation>The base map is not drawn, or not all of it: %1</translation>
    </message>
    <message>
        <source>The saved view “%1” is damaged.</source>
        <translation>The saved view “%1” is damaged.</translation>
    </message>
    <message>
        <source>Save the view again, or give --camera instead of it.</source>
        <translation>Save the view again, or give --camera instead of it.</translation>
    </message>
</context>
<context>
    <name>dothi::Report</name>
    <message>
        <source>A PDF needs the program&apos;s font system, which is not running.</source>
        <translation>A PDF needs the program&apos;s font system, which is not running.</translation>
    </message>
    <message>
        <source>No font is installed; the PDF would have no text.</source>
        <translation>No font is installed; the PDF would have no text.</translation>
    </message>
    <message>
        <source>Install the Noto Sans fonts (Debian package fonts-noto-core).</source>
        <translation>Install the Noto Sans fonts (Debian package fonts-noto-core).</translation>
    </message>
    <message>
        <source>The PDF cannot be drawn.</source>
        <translation>The PDF cannot be drawn.</translation>
    </message>
    <message>
        <source>SOCIALIST REPUBLIC OF VIET NAM</source>
        <translation>SOCIALIST REPUBLIC OF VIET NAM</translation>
    </message>
    <message>
        <source>Independence – Freedom – Happiness</source>
        <translation>Independence – Freedom – Happiness</translation>
    </message>
    <message>
        <source>Dossier no. %1</source>
        <translation>Dossier no. %1</translation>
    </message>
    <message>
        <source>%1 %2 %3</source>
        <comment>date line without a place: day, month, year</comment>
        <translation>%1 %2 %3</translation>
    </message>
    <message>
        <source>%1, %2 %3 %4</source>
        <comment>date line: place, day, month, year</comment>
        <translation>%1, %2 %3 %4</translation>
    </message>
    <message>
        <source>Page %1/%2</source>
        <translation>Page %1/%2</translation>
    </message>
    <message>
        <source>(Signature and full name)</source>
        <translation>(Signature and full name)</translation>
    </message>
    <message>
        <source>None.</source>
        <translation>None.</translation>
    </message>
    <message>
        <source>The picture is missing.</source>
        <translation>The picture is missing.</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Report</translation>
    </message>
    <message>
        <source>A report is written as PDF or as HTML.</source>
        <translation>A report is written as PDF or as HTML.</translation>
    </message>
    <message>
        <source>Let its name end in .pdf or in .html.</source>
        <translation>Let its name end in .pdf or in .html.</translation>
    </message>
</context>
<context>
    <name>dothi::RestrictionCheck</name>
    <message>
        <source>no. %1</source>
        <translation>no. %1</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>“%1”</translation>
    </message>
    <message>
        <source>“%1” (%2)</source>
        <translation>“%1” (%2)</translation>
    </message>
    <message>
        <source>drawn in the data, decision not on record</source>
        <translation>drawn in the data, decision not on record</translation>
    </message>
    <message>
        <source>Protection corridor %1</source>
        <translation>Protection corridor %1</translation>
    </message>
    <message>
        <source>Reaches into it</source>
        <translation>Reaches into it</translation>
    </message>
    <message>
        <source>The outline of the corridor %1 is not valid: whether the plot lies in it cannot be told.</source>
        <translation>The outline of the corridor %1 is not valid: whether the plot lies in it cannot be told.</translation>
    </message>
    <message>
        <source>%1 into a protection corridor</source>
        <translation>%1 into a protection corridor</translation>
    </message>
    <message>
        <source>%1 reaches %2 into the corridor %3; %4 of its footprint stand in it.</source>
        <translation>%1 reaches %2 into the corridor %3; %4 of its footprint stand in it.</translation>
    </message>
    <message>
        <source>%1 of the plot lie in the corridor %2; the building keeps %3 from it.</source>
        <translation>%1 of the plot lie in the corridor %2; the building keeps %3 from it.</translation>
    </message>
    <message>
        <source>It is %1 wide by its record.</source>
        <translation>It is %1 wide by its record.</translation>
    </message>
    <message>
        <source>By: %1.</source>
        <translation>By: %1.</translation>
    </message>
    <message>
        <source>What may be built there is for the authority in charge to say: its opinion is needed.</source>
        <translation>What may be built there is for the authority in charge to say: its opinion is needed.</translation>
    </message>
    <message>
        <source>the authority in charge of the air space</source>
        <translation>the authority in charge of the air space</translation>
    </message>
    <message>
        <source>Height limit plane %1</source>
        <translation>Height limit plane %1</translation>
    </message>
    <message>
        <source>Highest point</source>
        <translation>Highest point</translation>
    </message>
    <message>
        <source>By: %1. Height clearance is needed: ask %2.</source>
        <translation>By: %1. Height clearance is needed: ask %2.</translation>
    </message>
    <message>
        <source>The outline of the plane %1 is not valid: whether the plot lies under it cannot be told.</source>
        <translation>The outline of the plane %1 is not valid: whether the plot lies under it cannot be told.</translation>
    </message>
    <message>
        <source>The plot lies under the plane %1, whose elevation is not in the data.</source>
        <translation>The plot lies under the plane %1, whose elevation is not in the data.</translation>
    </message>
    <message>
        <source>The highest point, at the elevation %1, is %2 above the plane %3 at %4.</source>
        <translation>The highest point, at the elevation %1, is %2 above the plane %3 at %4.</translation>
    </message>
    <message>
        <source>%1 above the height limit plane</source>
        <translation>%1 above the height limit plane</translation>
    </message>
    <message>
        <source>The building stays under the plane %1 by %2, by the drawn plane only (%3 at the elevation %4): this is no height clearance.</source>
        <translation>The building stays under the plane %1 by %2, by the drawn plane only (%3 at the elevation %4): this is no height clearance.</translation>
    </message>
    <message>
        <source>decision not on record</source>
        <translation>decision not on record</translation>
    </message>
</context>
<context>
    <name>dothi::RoofRun</name>
    <message>
        <source>No roofs were taken from a surface model in this city.</source>
        <translation>No roofs were taken from a surface model in this city.</translation>
    </message>
    <message>
        <source>Taking roofs back</source>
        <translation>Taking roofs back</translation>
    </message>
</context>
<context>
    <name>dothi::RoofSurvey</name>
    <message>
        <source>The city has no buildings.</source>
        <translation>The city has no buildings.</translation>
    </message>
    <message>
        <source>The surface model lies elsewhere: no building of the city is within it.</source>
        <translation>The surface model lies elsewhere: no building of the city is within it.</translation>
    </message>
    <message>
        <source>Check its coordinate system (it was read as %1), or name it with --source-crs.</source>
        <translation>Check its coordinate system (it was read as %1), or name it with --source-crs.</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>Holding roofs against “%1”</source>
        <translation>Holding roofs against “%1”</translation>
    </message>
    <message>
        <source>No building without a model lies within the surface model.</source>
        <translation>No building without a model lies within the surface model.</translation>
    </message>
    <message>
        <source>The city has no terrain, and its buildings no ground level: heights above the ground cannot be told.</source>
        <translation>The city has no terrain, and its buildings no ground level: heights above the ground cannot be told.</translation>
    </message>
    <message>
        <source>Import the raster of the ground first.</source>
        <translation>Import the raster of the ground first.</translation>
    </message>
    <message>
        <source>There are too few buildings to hold its ground against that of the city.</source>
        <translation>There are too few buildings to hold its ground against that of the city.</translation>
    </message>
    <message>
        <source>The ground in the surface model lies %1 m below that of the city.</source>
        <translation>The ground in the surface model lies %1 m below that of the city.</translation>
    </message>
    <message>
        <source>The ground in the surface model lies %1 m above that of the city.</source>
        <translation>The ground in the surface model lies %1 m above that of the city.</translation>
    </message>
    <message>
        <source>Its heights may count from another datum (an ellipsoid): name what to add to them with --shift, or check that it shows this city. Nothing was written.</source>
        <translation>Its heights may count from another datum (an ellipsoid): name what to add to them with --shift, or check that it shows this city. Nothing was written.</translation>
    </message>
</context>
<context>
    <name>dothi::RoofsCommand</name>
    <message>
        <source>too few heights within the footprint</source>
        <translation>too few heights within the footprint</translation>
    </message>
    <message>
        <source>more than half of the raster there has no value</source>
        <translation>more than half of the raster there has no value</translation>
    </message>
    <message>
        <source>the surface lies below the ground</source>
        <translation>the surface lies below the ground</translation>
    </message>
    <message>
        <source>the surface shows no building there</source>
        <translation>the surface shows no building there</translation>
    </message>
    <message>
        <source>wider than a kilometre: no building</source>
        <translation>wider than a kilometre: no building</translation>
    </message>
    <message>
        <source>the heights are like no kind of roof: only the height is taken</source>
        <translation>the heights are like no kind of roof: only the height is taken</translation>
    </message>
    <message>
        <source>the footprint has several parts, or encloses nothing</source>
        <translation>the footprint has several parts, or encloses nothing</translation>
    </message>
    <message>
        <source>neither terrain nor ground level there</source>
        <translation>neither terrain nor ground level there</translation>
    </message>
    <message>
        <source>Surface model “%1”: %2, cells of %3.</source>
        <translation>Surface model “%1”: %2, cells of %3.</translation>
    </message>
    <message>
        <source>Its ground lies %1 below that of the city (median).</source>
        <translation>Its ground lies %1 below that of the city (median).</translation>
    </message>
    <message>
        <source>Its ground lies %1 above that of the city (median).</source>
        <translation>Its ground lies %1 above that of the city (median).</translation>
    </message>
    <message>
        <source>%1 buildings: %2 roofs found, %3 heights only, %4 refused; %5 have a model, %6 lie outside.</source>
        <translation>%1 buildings: %2 roofs found, %3 heights only, %4 refused; %5 have a model, %6 lie outside.</translation>
    </message>
    <message>
        <source>  The heights lie off the roofs by %1 (RMSE).</source>
        <translation>  The heights lie off the roofs by %1 (RMSE).</translation>
    </message>
    <message>
        <source>Nothing was written.</source>
        <translation>Nothing was written.</translation>
    </message>
    <message>
        <source>Written as run %1; it can be taken back.</source>
        <translation>Written as run %1; it can be taken back.</translation>
    </message>
    <message>
        <source>Run %1 was taken back: %2 buildings are as they were.</source>
        <translation>Run %1 was taken back: %2 buildings are as they were.</translation>
    </message>
    <message>
        <source>%1 buildings were changed since, or are gone; they stay as they are.</source>
        <translation>%1 buildings were changed since, or are gone; they stay as they are.</translation>
    </message>
    <message>
        <source>Roofs from a surface model</source>
        <translation>Roofs from a surface model</translation>
    </message>
    <message>
        <source>Finds the roof kind and the heights of buildings without a model from a raster of what is seen from above (DSM). Nothing is written unless it is asked for; what was written can be taken back.</source>
        <translation>Finds the roof kind and the heights of buildings without a model from a raster of what is seen from above (DSM). Nothing is written unless it is asked for; what was written can be taken back.</translation>
    </message>
    <message>
        <source>Surface model (GeoTIFF, ASCII grid …)</source>
        <translation>Surface model (GeoTIFF, ASCII grid …)</translation>
    </message>
    <message>
        <source>Write what is found into the city</source>
        <translation>Write what is found into the city</translation>
    </message>
    <message>
        <source>Take back the last run that wrote</source>
        <translation>Take back the last run that wrote</translation>
    </message>
    <message>
        <source>Its coordinate system, EPSG:n</source>
        <translation>Its coordinate system, EPSG:n</translation>
    </message>
    <message>
        <source>Metres to add to its heights</source>
        <translation>Metres to add to its heights</translation>
    </message>
    <message>
        <source>How far off a roof a height may lie, in metres</source>
        <translation>How far off a roof a height may lie, in metres</translation>
    </message>
    <message>
        <source>Either “write” or “undo”, not both.</source>
        <translation>Either “write” or “undo”, not both.</translation>
    </message>
    <message>
        <source>The surface model is missing.</source>
        <translation>The surface model is missing.</translation>
    </message>
    <message>
        <source>“shift” must be within 1000 m, “tolerance” from 0.05 to 3 m.</source>
        <translation>“shift” must be within 1000 m, “tolerance” from 0.05 to 3 m.</translation>
    </message>
</context>
<context>
    <name>dothi::RuleSet</name>
    <message>
        <source>The rule set is wrong: %1.</source>
        <translation>The rule set is wrong: %1.</translation>
    </message>
    <message>
        <source>break points must increase</source>
        <translation>break points must increase</translation>
    </message>
    <message>
        <source>%1 rows are needed, %2 are there</source>
        <translation>%1 rows are needed, %2 are there</translation>
    </message>
    <message>
        <source>%1 cells are needed, %2 are there</source>
        <translation>%1 cells are needed, %2 are there</translation>
    </message>
    <message>
        <source>the value breaks the order of its table</source>
        <translation>the value breaks the order of its table</translation>
    </message>
    <message>
        <source>“%1” is not a date</source>
        <translation>“%1” is not a date</translation>
    </message>
    <message>
        <source>the first step must begin at 0</source>
        <translation>the first step must begin at 0</translation>
    </message>
    <message>
        <source>bands must increase in height, and only the last is open</source>
        <translation>bands must increase in height, and only the last is open</translation>
    </message>
    <message>
        <source>“%1” is in both lists of road classes</source>
        <translation>“%1” is in both lists of road classes</translation>
    </message>
    <message>
        <source>it ends before it begins</source>
        <translation>it ends before it begins</translation>
    </message>
    <message>
        <source>The rule set cannot be read.</source>
        <translation>The rule set cannot be read.</translation>
    </message>
    <message>
        <source>No rule set of this city is in force on %1.</source>
        <translation>No rule set of this city is in force on %1.</translation>
    </message>
    <message>
        <source>The rule set is larger than a rule set may be (1 MB).</source>
        <translation>The rule set is larger than a rule set may be (1 MB).</translation>
    </message>
    <message>
        <source>The rule set is nested too deeply.</source>
        <translation>The rule set is nested too deeply.</translation>
    </message>
    <message>
        <source>The schema of rule sets cannot be read.</source>
        <translation>The schema of rule sets cannot be read.</translation>
    </message>
    <message>
        <source>Install the program again.</source>
        <translation>Install the program again.</translation>
    </message>
    <message>
        <source>The rule set does not follow its schema.</source>
        <translation>The rule set does not follow its schema.</translation>
    </message>
    <message>
        <source>The rule set is not JSON (at byte %1).</source>
        <translation>The rule set is not JSON (at byte %1).</translation>
    </message>
    <message>
        <source>the table has no such cell</source>
        <translation>the table has no such cell</translation>
    </message>
    <message>
        <source>“%1” is in two rows</source>
        <translation>“%1” is in two rows</translation>
    </message>
    <message>
        <source>“%1” is in both lists of uses</source>
        <translation>“%1” is in both lists of uses</translation>
    </message>
    <message>
        <source>Correct it at that place; the schema is %1.</source>
        <translation>Correct it at that place; the schema is %1.</translation>
    </message>
    <message>
        <source>The folder of rule sets holds too many files (%1).</source>
        <translation>The folder of rule sets holds too many files (%1).</translation>
    </message>
    <message>
        <source>Leave only rule sets in it.</source>
        <translation>Leave only rule sets in it.</translation>
    </message>
    <message>
        <source>Check the date. A rule set that held then can be put into the folder %1 as a file *.json with its own id; it has to follow the schema %2.</source>
        <translation>Check the date. A rule set that held then can be put into the folder %1 as a file *.json with its own id; it has to follow the schema %2.</translation>
    </message>
    <message>
        <source>This is not a file with a rule set.</source>
        <translation>This is not a file with a rule set.</translation>
    </message>
    <message>
        <source>Leave only rule sets in the folder.</source>
        <translation>Leave only rule sets in the folder.</translation>
    </message>
    <message>
        <source>There is another rule set with the id “%1” in the city or the program.</source>
        <translation>There is another rule set with the id “%1” in the city or the program.</translation>
    </message>
    <message>
        <source>Give this one an id of its own.</source>
        <translation>Give this one an id of its own.</translation>
    </message>
</context>
<context>
    <name>dothi::Scene</name>
    <message>
        <source>This layer cannot be drawn.</source>
        <translation>This layer cannot be drawn.</translation>
    </message>
    <message>
        <source>While preparing the layer %1 for the view</source>
        <translation>While preparing the layer %1 for the view</translation>
    </message>
    <message>
        <source>There is not enough memory to show this layer.</source>
        <translation>There is not enough memory to show this layer.</translation>
    </message>
    <message>
        <source>Hide other layers, or open a smaller part of the city.</source>
        <translation>Hide other layers, or open a smaller part of the city.</translation>
    </message>
    <message>
        <source>While outlining the selection</source>
        <translation>While outlining the selection</translation>
    </message>
    <message>
        <source>Height not known</source>
        <translation>Height not known</translation>
    </message>
    <message>
        <source>This layer is not drawn tile by tile.</source>
        <translation>This layer is not drawn tile by tile.</translation>
    </message>
    <message>
        <source>“%1” is no section.</source>
        <translation>“%1” is no section.</translation>
    </message>
    <message>
        <source>Write line,E,N,E,N or height,H or box,E,N,width,depth,heading,bottom,top; a minus sign before it takes the other side away.</source>
        <translation>Write line,E,N,E,N or height,H or box,E,N,width,depth,heading,bottom,top; a minus sign before it takes the other side away.</translation>
    </message>
    <message>
        <source>Basement</source>
        <translation>Basement</translation>
    </message>
</context>
<context>
    <name>dothi::Schema</name>
    <message>
        <source>The schema is wrong at “%1”.</source>
        <translation>The schema is wrong at “%1”.</translation>
    </message>
</context>
<context>
    <name>dothi::SearchHit</name>
    <message>
        <source>Parcel %1, sheet %2</source>
        <translation>Parcel %1, sheet %2</translation>
    </message>
    <message>
        <source>formerly parcel %1, sheet %2</source>
        <translation>formerly parcel %1, sheet %2</translation>
    </message>
</context>
<context>
    <name>dothi::SetbackCheck</name>
    <message>
        <source>%1 wide as the proposal states</source>
        <translation>%1 wide as the proposal states</translation>
    </message>
    <message>
        <source>%1 wide, red line to red line, the smallest of %2 sections</source>
        <translation>%1 wide, red line to red line, the smallest of %2 sections</translation>
    </message>
    <message>
        <source>%1 wide by its red line</source>
        <translation>%1 wide by its red line</translation>
    </message>
    <message>
        <source>%1 wide by its record</source>
        <translation>%1 wide by its record</translation>
    </message>
    <message>
        <source>of unknown right-of-way width</source>
        <translation>of unknown right-of-way width</translation>
    </message>
    <message>
        <source>Setback</source>
        <translation>Setback</translation>
    </message>
    <message>
        <source>No street of the data faces the plot; Table 2.7 goes by the street&apos;s width.</source>
        <translation>No street of the data faces the plot; Table 2.7 goes by the street&apos;s width.</translation>
    </message>
    <message>
        <source>Setback from %1 (%2)</source>
        <translation>Setback from %1 (%2)</translation>
    </message>
    <message>
        <source>In an existing area the building line would count instead (clause 2.7.5); whether this is one is not in the data.</source>
        <translation>In an existing area the building line would count instead (clause 2.7.5); whether this is one is not in the data.</translation>
    </message>
    <message>
        <source>Building line on %1 (%2)</source>
        <translation>Building line on %1 (%2)</translation>
    </message>
    <message>
        <source>The building stands %1 behind the building line.</source>
        <translation>The building stands %1 behind the building line.</translation>
    </message>
    <message>
        <source>The building reaches %1 beyond the building line.</source>
        <translation>The building reaches %1 beyond the building line.</translation>
    </message>
    <message>
        <source>Beyond the building line by %1</source>
        <translation>Beyond the building line by %1</translation>
    </message>
    <message>
        <source>%1 is below area level (%2): its setback is set by the detailed plan or urban design. Neither a plan nor a building line is in the data; ask for the planning information of the plot.</source>
        <translation>%1 is below area level (%2): its setback is set by the detailed plan or urban design. Neither a plan nor a building line is in the data; ask for the planning information of the plot.</translation>
    </message>
    <message>
        <source>%1 is below area level (%2): its setback is set by the detailed plan (%3), whose building line is not in the data.</source>
        <translation>%1 is below area level (%2): its setback is set by the detailed plan (%3), whose building line is not in the data.</translation>
    </message>
    <message>
        <source>%1 is below area level (%2), where Table 2.7 does not bind, and no detailed plan sets a setback here: the building may stand on the red line. It stands %3 behind it.</source>
        <translation>%1 is below area level (%2), where Table 2.7 does not bind, and no detailed plan sets a setback here: the building may stand on the red line. It stands %3 behind it.</translation>
    </message>
    <message>
        <source>Where the red line of %1 runs is not in the data: neither the line nor the right-of-way width, so that the setback cannot be measured.</source>
        <translation>Where the red line of %1 runs is not in the data: neither the line nor the right-of-way width, so that the setback cannot be measured.</translation>
    </message>
    <message>
        <source>The difference is within the accuracy of the data (±%1): survey the red line and the ground level first.</source>
        <translation>The difference is within the accuracy of the data (±%1): survey the red line and the ground level first.</translation>
    </message>
    <message>
        <source>In this existing area a detailed plan or urban design may set less (clause 2.7.5); none is in the data.</source>
        <translation>In this existing area a detailed plan or urban design may set less (clause 2.7.5); none is in the data.</translation>
    </message>
    <message>
        <source>Table 2.7 binds on streets of area level and above only; the class of %1 is not in the data.</source>
        <translation>Table 2.7 binds on streets of area level and above only; the class of %1 is not in the data.</translation>
    </message>
    <message>
        <source>Setback %1</source>
        <translation>Setback %1</translation>
    </message>
    <message>
        <source>Setback %1 · at least %2</source>
        <translation>Setback %1 · at least %2</translation>
    </message>
    <message>
        <source>%1 behind the red line of %2, which is %3. %4</source>
        <translation>%1 behind the red line of %2, which is %3. %4</translation>
    </message>
    <message>
        <source>For a height of %1 at least %2 is required.</source>
        <translation>For a height of %1 at least %2 is required.</translation>
    </message>
    <message>
        <source>Stands behind it</source>
        <translation>Stands behind it</translation>
    </message>
    <message>
        <source>For a height of %1 between %2 and %3 is required, as the width or the height is not exactly known.</source>
        <translation>For a height of %1 between %2 and %3 is required, as the width or the height is not exactly known.</translation>
    </message>
</context>
<context>
    <name>dothi::SmallestChange</name>
    <message>
        <source>Take back what lies beyond the plot: %1 at the deepest, %2 of footprint.</source>
        <translation>Take back what lies beyond the plot: %1 at the deepest, %2 of footprint.</translation>
    </message>
    <message>
        <source>Move back behind the red line: by %1 at the deepest, %2 of footprint.</source>
        <translation>Move back behind the red line: by %1 at the deepest, %2 of footprint.</translation>
    </message>
    <message>
        <source>Move the front back by %1 (%2 of footprint).</source>
        <translation>Move the front back by %1 (%2 of footprint).</translation>
    </message>
    <message>
        <source>Or lower it by %1, to less than %2.</source>
        <translation>Or lower it by %1, to less than %2.</translation>
    </message>
    <message>
        <source>Lower the building by %1.</source>
        <translation>Lower the building by %1.</translation>
    </message>
    <message numerus="yes">
        <source>Take away the %n topmost storey(s).</source>
        <translation>
            <numerusform>Take away the %n topmost storey.</numerusform>
            <numerusform>Take away the %n topmost storeys.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Add %n storey(s), as the zone asks for at least so many.</source>
        <translation>
            <numerusform>Add %n storey, as the zone asks for at least so many.</numerusform>
            <numerusform>Add %n storeys, as the zone asks for at least so many.</numerusform>
        </translation>
    </message>
    <message>
        <source>Reduce the footprint by %1.</source>
        <translation>Reduce the footprint by %1.</translation>
    </message>
    <message>
        <source>Reduce the floor area by %1.</source>
        <translation>Reduce the floor area by %1.</translation>
    </message>
    <message>
        <source>The neighbour&apos;s wall is known to ±%1 only: survey the distance.</source>
        <translation>The neighbour&apos;s wall is known to ±%1 only: survey the distance.</translation>
    </message>
    <message>
        <source>Move the facing wall of the proposed building back by %1.</source>
        <translation>Move the facing wall of the proposed building back by %1.</translation>
    </message>
    <message>
        <source>Every part of the building, basements too, has to stay within the plot.</source>
        <translation>Every part of the building, basements too, has to stay within the plot.</translation>
    </message>
    <message>
        <source>No part of the building, basements included, may reach beyond the red line.</source>
        <translation>No part of the building, basements included, may reach beyond the red line.</translation>
    </message>
    <message>
        <source>Below that height the table asks for no more than the setback that is there.</source>
        <translation>Below that height the table asks for no more than the setback that is there.</translation>
    </message>
    <message>
        <source>The setback is measured at the parts above ground; basements are not asked for it.</source>
        <translation>The setback is measured at the parts above ground; basements are not asked for it.</translation>
    </message>
    <message>
        <source>The distance is measured between parts above ground; basements are not asked for it.</source>
        <translation>The distance is measured between parts above ground; basements are not asked for it.</translation>
    </message>
    <message>
        <source>The height counts from the ground level to the highest point; basements do not count.</source>
        <translation>The height counts from the ground level to the highest point; basements do not count.</translation>
    </message>
    <message>
        <source>Only storeys above ground are counted; basements are not.</source>
        <translation>Only storeys above ground are counted; basements are not.</translation>
    </message>
    <message>
        <source>What covers the ground is counted, whatever its height; basements are not.</source>
        <translation>What covers the ground is counted, whatever its height; basements are not.</translation>
    </message>
    <message>
        <source>A lower building has less floor area, but the table allows it a smaller ratio too.</source>
        <translation>A lower building has less floor area, but the table allows it a smaller ratio too.</translation>
    </message>
    <message>
        <source>The floors of basements are counted too, all but parking and technical rooms.</source>
        <translation>The floors of basements are counted too, all but parking and technical rooms.</translation>
    </message>
    <message>
        <source>All floors are counted, all but parking and technical rooms.</source>
        <translation>All floors are counted, all but parking and technical rooms.</translation>
    </message>
    <message numerus="yes">
        <source>Or take away the %n topmost storey(s).</source>
        <translation>
            <numerusform>Or take away the %n topmost storey.</numerusform>
            <numerusform>Or take away the %n topmost storeys.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Or leave out %n basement storey(s), the lowest first.</source>
        <translation>
            <numerusform>Or leave out %n basement storey, the lowest first.</numerusform>
            <numerusform>Or leave out %n basement storeys, the lowest first.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>dothi::SolidErrors</name>
    <message>
        <source>ring with too few points</source>
        <translation>ring with too few points</translation>
    </message>
    <message>
        <source>the same point twice in a row</source>
        <translation>the same point twice in a row</translation>
    </message>
    <message>
        <source>ring that is not closed</source>
        <translation>ring that is not closed</translation>
    </message>
    <message>
        <source>ring that crosses itself</source>
        <translation>ring that crosses itself</translation>
    </message>
    <message>
        <source>rings of a face that cross each other</source>
        <translation>rings of a face that cross each other</translation>
    </message>
    <message>
        <source>the same ring twice</source>
        <translation>the same ring twice</translation>
    </message>
    <message>
        <source>face that is not flat</source>
        <translation>face that is not flat</translation>
    </message>
    <message>
        <source>folded face</source>
        <translation>folded face</translation>
    </message>
    <message>
        <source>face that falls apart</source>
        <translation>face that falls apart</translation>
    </message>
    <message>
        <source>hole outside of its face</source>
        <translation>hole outside of its face</translation>
    </message>
    <message>
        <source>hole inside of a hole</source>
        <translation>hole inside of a hole</translation>
    </message>
    <message>
        <source>hole that runs the same way round as its face</source>
        <translation>hole that runs the same way round as its face</translation>
    </message>
    <message>
        <source>shell of too few faces</source>
        <translation>shell of too few faces</translation>
    </message>
    <message>
        <source>shell that is not closed</source>
        <translation>shell that is not closed</translation>
    </message>
    <message>
        <source>faces that do not join as a surface</source>
        <translation>faces that do not join as a surface</translation>
    </message>
    <message>
        <source>shell of several pieces</source>
        <translation>shell of several pieces</translation>
    </message>
    <message>
        <source>shell that crosses itself</source>
        <translation>shell that crosses itself</translation>
    </message>
    <message>
        <source>face that looks inwards</source>
        <translation>face that looks inwards</translation>
    </message>
    <message>
        <source>shells that cross each other</source>
        <translation>shells that cross each other</translation>
    </message>
    <message>
        <source>the same shell twice</source>
        <translation>the same shell twice</translation>
    </message>
    <message>
        <source>inner shell outside of its solid</source>
        <translation>inner shell outside of its solid</translation>
    </message>
    <message>
        <source>solid that falls apart</source>
        <translation>solid that falls apart</translation>
    </message>
    <message>
        <source>shell that is inside out</source>
        <translation>shell that is inside out</translation>
    </message>
    <message>
        <source>solids that overlap</source>
        <translation>solids that overlap</translation>
    </message>
    <message>
        <source>the same solid twice</source>
        <translation>the same solid twice</translation>
    </message>
    <message>
        <source>solids that do not touch</source>
        <translation>solids that do not touch</translation>
    </message>
    <message>
        <source>parts of the building that overlap</source>
        <translation>parts of the building that overlap</translation>
    </message>
    <message>
        <source>nothing in it</source>
        <translation>nothing in it</translation>
    </message>
</context>
<context>
    <name>dothi::SolidRepair</name>
    <message numerus="yes">
        <source>%n ring(s) closed.</source>
        <translation>
            <numerusform>%n ring closed.</numerusform>
            <numerusform>%n rings closed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n vertex(es) made one with others close by.</source>
        <translation>
            <numerusform>%n vertex(es) made one with others close by.</numerusform>
            <numerusform>%n vertex(es) made one with others close by.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n point(s) given twice in a row dropped.</source>
        <translation>
            <numerusform>%n point given twice in a row dropped.</numerusform>
            <numerusform>%n points given twice in a row dropped.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n ring(s) or polygon(s) without area dropped.</source>
        <translation>
            <numerusform>%n ring or polygon without area dropped.</numerusform>
            <numerusform>%n rings or polygons without area dropped.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n polygon(s) given twice dropped.</source>
        <translation>
            <numerusform>%n polygon given twice dropped.</numerusform>
            <numerusform>%n polygons given twice dropped.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hole(s) turned round.</source>
        <translation>
            <numerusform>%n hole turned round.</numerusform>
            <numerusform>%n holes turned round.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n polygon(s) turned round.</source>
        <translation>
            <numerusform>%n polygon turned round.</numerusform>
            <numerusform>%n polygons turned round.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hole(s) of a shell closed with a polygon.</source>
        <translation>
            <numerusform>%n hole of a shell closed with a polygon.</numerusform>
            <numerusform>%n holes of a shell closed with a polygon.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>dothi::SolidValidation</name>
    <message>
        <source>Two rings of the polygon are the same.</source>
        <translation>Two rings of the polygon are the same.</translation>
    </message>
    <message>
        <source>The rings cut the interior of the polygon into pieces.</source>
        <translation>The rings cut the interior of the polygon into pieces.</translation>
    </message>
    <message>
        <source>A hole lies outside the polygon&apos;s outer ring.</source>
        <translation>A hole lies outside the polygon&apos;s outer ring.</translation>
    </message>
    <message>
        <source>A hole lies inside another hole.</source>
        <translation>A hole lies inside another hole.</translation>
    </message>
    <message>
        <source>A hole runs the same way round as the outer ring.</source>
        <translation>A hole runs the same way round as the outer ring.</translation>
    </message>
    <message>
        <source>Rings of the polygon intersect.</source>
        <translation>Rings of the polygon intersect.</translation>
    </message>
    <message>
        <source>The polygon has no ring.</source>
        <translation>The polygon has no ring.</translation>
    </message>
    <message numerus="yes">
        <source>A ring has %n point(s); it needs three.</source>
        <translation>
            <numerusform>A ring has %n point; it needs three.</numerusform>
            <numerusform>A ring has %n points; it needs three.</numerusform>
        </translation>
    </message>
    <message>
        <source>A ring has the same point twice in a row.</source>
        <translation>A ring has the same point twice in a row.</translation>
    </message>
    <message>
        <source>A ring does not end where it begins.</source>
        <translation>A ring does not end where it begins.</translation>
    </message>
    <message>
        <source>The polygon is not flat: a vertex lies %1 m off its plane (allowed: %2 m).</source>
        <translation>The polygon is not flat: a vertex lies %1 m off its plane (allowed: %2 m).</translation>
    </message>
    <message>
        <source>A ring intersects itself.</source>
        <translation>A ring intersects itself.</translation>
    </message>
    <message>
        <source>A ring is collapsed to a line.</source>
        <translation>A ring is collapsed to a line.</translation>
    </message>
    <message>
        <source>The polygon is folded: its parts differ in direction by %1° (allowed: %2°).</source>
        <translation>The polygon is folded: its parts differ in direction by %1° (allowed: %2°).</translation>
    </message>
    <message numerus="yes">
        <source>The shell has %n polygon(s); the simplest solid has four.</source>
        <translation>
            <numerusform>The shell has %n polygon; the simplest solid has four.</numerusform>
            <numerusform>The shell has %n polygons; the simplest solid has four.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n polygons meet at one edge; two may.</source>
        <translation>
            <numerusform>%n polygons meet at one edge; two may.</numerusform>
            <numerusform>%n polygons meet at one edge; two may.</numerusform>
        </translation>
    </message>
    <message>
        <source>The polygons around a vertex do not form one fan: parts touch in a point only.</source>
        <translation>The polygons around a vertex do not form one fan: parts touch in a point only.</translation>
    </message>
    <message>
        <source>An edge of other polygons runs through the inside of a polygon.</source>
        <translation>An edge of other polygons runs through the inside of a polygon.</translation>
    </message>
    <message>
        <source>Neighbours of a polygon are oriented so that it fits neither way round.</source>
        <translation>Neighbours of a polygon are oriented so that it fits neither way round.</translation>
    </message>
    <message>
        <source>The polygon is turned the wrong way round: its outside shows inwards.</source>
        <translation>The polygon is turned the wrong way round: its outside shows inwards.</translation>
    </message>
    <message>
        <source>Polygons are not connected to the others of the shell.</source>
        <translation>Polygons are not connected to the others of the shell.</translation>
    </message>
    <message>
        <source>The shell has a hole: only one polygon meets an edge.</source>
        <translation>The shell has a hole: only one polygon meets an edge.</translation>
    </message>
    <message>
        <source>Polygons of the shell intersect or touch besides their common edges.</source>
        <translation>Polygons of the shell intersect or touch besides their common edges.</translation>
    </message>
    <message>
        <source>The outer shell is turned inside out.</source>
        <translation>The outer shell is turned inside out.</translation>
    </message>
    <message>
        <source>An inner shell is turned inside out: its polygons must face the cavity.</source>
        <translation>An inner shell is turned inside out: its polygons must face the cavity.</translation>
    </message>
    <message>
        <source>Inner shells cut the interior of the solid into pieces.</source>
        <translation>Inner shells cut the interior of the solid into pieces.</translation>
    </message>
    <message>
        <source>Two shells of the solid are the same.</source>
        <translation>Two shells of the solid are the same.</translation>
    </message>
    <message>
        <source>Two shells of the solid share a part of a face.</source>
        <translation>Two shells of the solid share a part of a face.</translation>
    </message>
    <message>
        <source>Two shells of the solid intersect.</source>
        <translation>Two shells of the solid intersect.</translation>
    </message>
    <message>
        <source>An inner shell lies outside the outer shell.</source>
        <translation>An inner shell lies outside the outer shell.</translation>
    </message>
    <message>
        <source>Two solids of the composite are the same.</source>
        <translation>Two solids of the composite are the same.</translation>
    </message>
    <message>
        <source>The interiors of two solids of the composite overlap.</source>
        <translation>The interiors of two solids of the composite overlap.</translation>
    </message>
    <message>
        <source>A solid of the composite shares no face with the others.</source>
        <translation>A solid of the composite shares no face with the others.</translation>
    </message>
    <message>
        <source>The model names vertices or faces that are not there.</source>
        <translation>The model names vertices or faces that are not there.</translation>
    </message>
    <message>
        <source>The model has no polygons.</source>
        <translation>The model has no polygons.</translation>
    </message>
    <message>
        <source>A part of the building is not valid for itself.</source>
        <translation>A part of the building is not valid for itself.</translation>
    </message>
    <message>
        <source>Two parts of the building overlap.</source>
        <translation>Two parts of the building overlap.</translation>
    </message>
</context>
<context>
    <name>dothi::SpacingCheck</name>
    <message>
        <source>%1 between the rows; at least %2 between their backs.</source>
        <translation>%1 between the rows; at least %2 between their backs.</translation>
    </message>
    <message numerus="yes">
        <source>This is the tightest of %n neighbouring building(s).</source>
        <translation>
            <numerusform>This is the tightest of %n neighbouring building.</numerusform>
            <numerusform>This is the tightest of %n neighbouring buildings.</numerusform>
        </translation>
    </message>
    <message>
        <source>Distance %1 · at least %2</source>
        <translation>Distance %1 · at least %2</translation>
    </message>
    <message>
        <source>Distance between %1 and %2</source>
        <translation>Distance between %1 and %2</translation>
    </message>
    <message>
        <source>sides of about equal length</source>
        <translation>sides of about equal length</translation>
    </message>
    <message>
        <source>long sides</source>
        <translation>long sides</translation>
    </message>
    <message>
        <source>a gable</source>
        <translation>a gable</translation>
    </message>
    <message>
        <source>%1 between %2 and %3; at least %4 for %5, the taller being %6 high.</source>
        <translation>%1 between %2 and %3; at least %4 for %5, the taller being %6 high.</translation>
    </message>
    <message>
        <source>%1 between %2 and %3; between %4 and %5 is required.</source>
        <translation>%1 between %2 and %3; between %4 and %5 is required.</translation>
    </message>
    <message>
        <source>The height of %1 is not in the data.</source>
        <translation>The height of %1 is not in the data.</translation>
    </message>
    <message>
        <source>No street tells which side is the long one.</source>
        <translation>No street tells which side is the long one.</translation>
    </message>
    <message>
        <source>The distance is known to ±%1 only: survey it first.</source>
        <translation>The distance is known to ±%1 only: survey it first.</translation>
    </message>
    <message>
        <source>In this existing area a detailed plan or urban design may set less (clause 2.7.6); none is in the data.</source>
        <translation>In this existing area a detailed plan or urban design may set less (clause 2.7.6); none is in the data.</translation>
    </message>
</context>
<context>
    <name>dothi::SpatialBlob</name>
    <message>
        <source>The bytes are not a geometry.</source>
        <translation>The bytes are not a geometry.</translation>
    </message>
    <message>
        <source>The geometry is cut short.</source>
        <translation>The geometry is cut short.</translation>
    </message>
    <message>
        <source>The geometry is followed by bytes that do not belong to it.</source>
        <translation>The geometry is followed by bytes that do not belong to it.</translation>
    </message>
    <message>
        <source>The geometry is of an unknown kind.</source>
        <translation>The geometry is of an unknown kind.</translation>
    </message>
    <message>
        <source>The geometry is a collection; a layer holds one kind only.</source>
        <translation>The geometry is a collection; a layer holds one kind only.</translation>
    </message>
    <message>
        <source>A part of the geometry is of another kind than the whole.</source>
        <translation>A part of the geometry is of another kind than the whole.</translation>
    </message>
    <message>
        <source>A coordinate of the geometry is not a number.</source>
        <translation>A coordinate of the geometry is not a number.</translation>
    </message>
    <message>
        <source>A line of the geometry has fewer than two positions.</source>
        <translation>A line of the geometry has fewer than two positions.</translation>
    </message>
    <message>
        <source>A ring of the geometry has fewer than four positions.</source>
        <translation>A ring of the geometry has fewer than four positions.</translation>
    </message>
    <message>
        <source>A ring of the geometry is not closed.</source>
        <translation>A ring of the geometry is not closed.</translation>
    </message>
    <message>
        <source>The geometry has no positions.</source>
        <translation>The geometry has no positions.</translation>
    </message>
</context>
<context>
    <name>dothi::Sqlite</name>
    <message>
        <source>The file is not a DoThi city.</source>
        <translation>The file is not a DoThi city.</translation>
    </message>
    <message>
        <source>Choose a file made by DoThi (*.dothi).</source>
        <translation>Choose a file made by DoThi (*.dothi).</translation>
    </message>
    <message>
        <source>The city file is damaged or cut short.</source>
        <translation>The city file is damaged or cut short.</translation>
    </message>
    <message>
        <source>Take a copy from your backup; the file was not changed.</source>
        <translation>Take a copy from your backup; the file was not changed.</translation>
    </message>
    <message>
        <source>The city file is locked by another program.</source>
        <translation>The city file is locked by another program.</translation>
    </message>
    <message>
        <source>Wait until it has finished writing, then try again.</source>
        <translation>Wait until it has finished writing, then try again.</translation>
    </message>
    <message>
        <source>The city file cannot be written: it, or its folder, is read-only.</source>
        <translation>The city file cannot be written: it, or its folder, is read-only.</translation>
    </message>
    <message>
        <source>Copy it to a folder of your own, or ask for the right to write.</source>
        <translation>Copy it to a folder of your own, or ask for the right to write.</translation>
    </message>
    <message>
        <source>The disk is full.</source>
        <translation>The disk is full.</translation>
    </message>
    <message>
        <source>Free some space and try again; the city file is as it was before.</source>
        <translation>Free some space and try again; the city file is as it was before.</translation>
    </message>
    <message>
        <source>The city file, or its journal beside it, cannot be opened.</source>
        <translation>The city file, or its journal beside it, cannot be opened.</translation>
    </message>
    <message>
        <source>Check your rights to the file and its folder.</source>
        <translation>Check your rights to the file and its folder.</translation>
    </message>
    <message>
        <source>The disk or the network share failed.</source>
        <translation>The disk or the network share failed.</translation>
    </message>
    <message>
        <source>Check the free space and the connection, then try again; what was confirmed is kept.</source>
        <translation>Check the free space and the connection, then try again; what was confirmed is kept.</translation>
    </message>
    <message>
        <source>Not enough memory.</source>
        <translation>Not enough memory.</translation>
    </message>
    <message>
        <source>A value in the city file is larger than any may be.</source>
        <translation>A value in the city file is larger than any may be.</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Cancelled</translation>
    </message>
    <message>
        <source>The city file cannot be used as asked.</source>
        <translation>The city file cannot be used as asked.</translation>
    </message>
</context>
<context>
    <name>dothi::StepFile</name>
    <message>
        <source>The file is larger than such a file may be (1 GB).</source>
        <translation>The file is larger than such a file may be (1 GB).</translation>
    </message>
    <message>
        <source>Save the building in parts, from the program it comes from.</source>
        <translation>Save the building in parts, from the program it comes from.</translation>
    </message>
    <message>
        <source>Line %1: %2</source>
        <translation>Line %1: %2</translation>
    </message>
    <message>
        <source>Write the file again with the program it comes from.</source>
        <translation>Write the file again with the program it comes from.</translation>
    </message>
    <message>
        <source>The file does not begin with ISO-10303-21.</source>
        <translation>The file does not begin with ISO-10303-21.</translation>
    </message>
    <message>
        <source>Save the building as IFC2x3 (.ifc).</source>
        <translation>Save the building as IFC2x3 (.ifc).</translation>
    </message>
    <message>
        <source>the header is missing.</source>
        <translation>the header is missing.</translation>
    </message>
    <message>
        <source>the header cannot be read.</source>
        <translation>the header cannot be read.</translation>
    </message>
    <message>
        <source>the file is damaged or cut short.</source>
        <translation>the file is damaged or cut short.</translation>
    </message>
    <message>
        <source>Reading the model</source>
        <translation>Reading the model</translation>
    </message>
    <message>
        <source>the file has more parts than such a file may have.</source>
        <translation>the file has more parts than such a file may have.</translation>
    </message>
    <message>
        <source>the values of #%1 cannot be read.</source>
        <translation>the values of #%1 cannot be read.</translation>
    </message>
    <message>
        <source>#%1 is there twice.</source>
        <translation>#%1 is there twice.</translation>
    </message>
</context>
<context>
    <name>dothi::Store</name>
    <message>
        <source>There is no layer “%1”.</source>
        <translation>There is no layer “%1”.</translation>
    </message>
    <message>
        <source>The layer has no such field.</source>
        <translation>The layer has no such field.</translation>
    </message>
    <message>
        <source>“%1” is not a number.</source>
        <translation>“%1” is not a number.</translation>
    </message>
    <message>
        <source>The city names a raster outside its folder; it is left out.</source>
        <translation>The city names a raster outside its folder; it is left out.</translation>
    </message>
    <message>
        <source>The city has no raster “%1”.</source>
        <translation>The city has no raster “%1”.</translation>
    </message>
    <message>
        <source>The city names a raster outside its folder.</source>
        <translation>The city names a raster outside its folder.</translation>
    </message>
    <message>
        <source>The raster “%1” is missing beside the city file.</source>
        <translation>The raster “%1” is missing beside the city file.</translation>
    </message>
    <message>
        <source>Copy it there together with the city.</source>
        <translation>Copy it there together with the city.</translation>
    </message>
    <message>
        <source>There is no document “%1” of the kind “%2”.</source>
        <translation>There is no document “%1” of the kind “%2”.</translation>
    </message>
    <message>
        <source>The document “%1” in the city is damaged.</source>
        <translation>The document “%1” in the city is damaged.</translation>
    </message>
</context>
<context>
    <name>dothi::StoreWriter</name>
    <message>
        <source>“%1” is not a usable name.</source>
        <translation>“%1” is not a usable name.</translation>
    </message>
    <message>
        <source>The city is open for reading only.</source>
        <translation>The city is open for reading only.</translation>
    </message>
    <message>
        <source>Open it again for writing, or copy it to a folder of your own.</source>
        <translation>Open it again for writing, or copy it to a folder of your own.</translation>
    </message>
    <message>
        <source>Another change to the city is still going on.</source>
        <translation>Another change to the city is still going on.</translation>
    </message>
    <message>
        <source>Wait until it has ended, then try again.</source>
        <translation>Wait until it has ended, then try again.</translation>
    </message>
    <message>
        <source>The change has been confirmed already.</source>
        <translation>The change has been confirmed already.</translation>
    </message>
    <message>
        <source>There is no layer “%1”.</source>
        <translation>There is no layer “%1”.</translation>
    </message>
    <message>
        <source>The feature does not fit the layer.</source>
        <translation>The feature does not fit the layer.</translation>
    </message>
    <message>
        <source>The feature number %1 is out of range.</source>
        <translation>The feature number %1 is out of range.</translation>
    </message>
    <message>
        <source>no. %1 of those added</source>
        <translation>no. %1 of those added</translation>
    </message>
    <message>
        <source>The layer already holds a feature of this number.</source>
        <translation>The layer already holds a feature of this number.</translation>
    </message>
    <message>
        <source>The layer holds no feature of this number.</source>
        <translation>The layer holds no feature of this number.</translation>
    </message>
    <message>
        <source>A raster must lie beside the city file or in a folder below it.</source>
        <translation>A raster must lie beside the city file or in a folder below it.</translation>
    </message>
    <message>
        <source>The profile of a city is fixed when it is created.</source>
        <translation>The profile of a city is fixed when it is created.</translation>
    </message>
    <message>
        <source>The document “%1” is not JSON, or too large.</source>
        <translation>The document “%1” is not JSON, or too large.</translation>
    </message>
    <message>
        <source>There is no document “%1” of the kind “%2”.</source>
        <translation>There is no document “%1” of the kind “%2”.</translation>
    </message>
</context>
<context>
    <name>dothi::StyleRender</name>
    <message>
        <source>The file with the styles cannot be read.</source>
        <translation>The file with the styles cannot be read.</translation>
    </message>
    <message>
        <source>This file holds no styles.</source>
        <translation>This file holds no styles.</translation>
    </message>
    <message>
        <source>It holds {&quot;styles&quot;: [{&quot;layer&quot;: …, &quot;attribute&quot;: …}]}.</source>
        <translation>It holds {&quot;styles&quot;: [{&quot;layer&quot;: …, &quot;attribute&quot;: …}]}.</translation>
    </message>
</context>
<context>
    <name>dothi::Sun</name>
    <message>
        <source>The sun cannot be placed: this is no time.</source>
        <translation>The sun cannot be placed: this is no time.</translation>
    </message>
    <message>
        <source>The sun cannot be placed: this is no place on Earth.</source>
        <translation>The sun cannot be placed: this is no place on Earth.</translation>
    </message>
</context>
<context>
    <name>dothi::SurfaceModel</name>
    <message>
        <source>A surface model is a raster of heights in metres (GeoTIFF, ASCII grid), in a known place.</source>
        <translation>A surface model is a raster of heights in metres (GeoTIFF, ASCII grid), in a known place.</translation>
    </message>
    <message>
        <source>The raster is empty.</source>
        <translation>The raster is empty.</translation>
    </message>
    <message>
        <source>The raster does not say where it lies.</source>
        <translation>The raster does not say where it lies.</translation>
    </message>
    <message>
        <source>The raster is a picture, not a grid of heights.</source>
        <translation>The raster is a picture, not a grid of heights.</translation>
    </message>
    <message>
        <source>The raster is stored in one piece of %1 million cells, which does not fit into memory.</source>
        <translation>The raster is stored in one piece of %1 million cells, which does not fit into memory.</translation>
    </message>
    <message>
        <source>Store it in tiles: gdal_translate -co TILED=YES.</source>
        <translation>Store it in tiles: gdal_translate -co TILED=YES.</translation>
    </message>
    <message>
        <source>While placing the surface model</source>
        <translation>While placing the surface model</translation>
    </message>
    <message>
        <source>Its cells are %1 m wide.</source>
        <translation>Its cells are %1 m wide.</translation>
    </message>
    <message>
        <source>The file is not a raster.</source>
        <translation>The file is not a raster.</translation>
    </message>
    <message>
        <source>The raster does not state its coordinate system.</source>
        <translation>The raster does not state its coordinate system.</translation>
    </message>
    <message>
        <source>Name it: --source-crs EPSG:n.</source>
        <translation>Name it: --source-crs EPSG:n.</translation>
    </message>
    <message>
        <source>The raster is damaged: a part of it cannot be read.</source>
        <translation>The raster is damaged: a part of it cannot be read.</translation>
    </message>
    <message>
        <source>The file has fewer cells than it says.</source>
        <translation>The file has fewer cells than it says.</translation>
    </message>
    <message>
        <source>The raster is a text of %1 lines, which cannot be read in parts.</source>
        <translation>The raster is a text of %1 lines, which cannot be read in parts.</translation>
    </message>
</context>
<context>
    <name>dothi::Surroundings</name>
    <message>
        <source>The proposal&apos;s parcel is not in the city.</source>
        <translation>The proposal&apos;s parcel is not in the city.</translation>
    </message>
    <message>
        <source>Correct its id, or give the plot as a polygon (“plot”).</source>
        <translation>Correct its id, or give the plot as a polygon (“plot”).</translation>
    </message>
    <message>
        <source>The geometry of the proposal&apos;s parcel is not valid.</source>
        <translation>The geometry of the proposal&apos;s parcel is not valid.</translation>
    </message>
    <message>
        <source>Parcel %1, sheet %2</source>
        <translation>Parcel %1, sheet %2</translation>
    </message>
    <message>
        <source>The plot drawn in the proposal differs from the parcel by %1; the parcel counts.</source>
        <translation>The plot drawn in the proposal differs from the parcel by %1; the parcel counts.</translation>
    </message>
    <message>
        <source>The planning zone %1 has an invalid geometry and was not used.</source>
        <translation>The planning zone %1 has an invalid geometry and was not used.</translation>
    </message>
    <message>
        <source>The building %1 has an invalid geometry and was not used.</source>
        <translation>The building %1 has an invalid geometry and was not used.</translation>
    </message>
    <message>
        <source>building %1</source>
        <translation>building %1</translation>
    </message>
    <message numerus="yes">
        <source>%n building(s) on the plot were taken as demolished.</source>
        <translation>
            <numerusform>%n building on the plot was taken as demolished.</numerusform>
            <numerusform>%n buildings on the plot were taken as demolished.</numerusform>
        </translation>
    </message>
    <message>
        <source>planning zone, decision not on record</source>
        <translation>planning zone, decision not on record</translation>
    </message>
    <message>
        <source>zone %1</source>
        <translation>zone %1</translation>
    </message>
    <message>
        <source>the building at %1</source>
        <translation>the building at %1</translation>
    </message>
    <message>
        <source>%1 Street</source>
        <translation>%1 Street</translation>
    </message>
    <message>
        <source>the street north of the plot</source>
        <translation>the street north of the plot</translation>
    </message>
    <message>
        <source>the street north-east of the plot</source>
        <translation>the street north-east of the plot</translation>
    </message>
    <message>
        <source>the street east of the plot</source>
        <translation>the street east of the plot</translation>
    </message>
    <message>
        <source>the street south-east of the plot</source>
        <translation>the street south-east of the plot</translation>
    </message>
    <message>
        <source>the street south of the plot</source>
        <translation>the street south of the plot</translation>
    </message>
    <message>
        <source>the street south-west of the plot</source>
        <translation>the street south-west of the plot</translation>
    </message>
    <message>
        <source>the street west of the plot</source>
        <translation>the street west of the plot</translation>
    </message>
    <message>
        <source>the street north-west of the plot</source>
        <translation>the street north-west of the plot</translation>
    </message>
</context>
<context>
    <name>dothi::Task</name>
    <message>
        <source>Cancelled</source>
        <translation>Cancelled</translation>
    </message>
    <message>
        <source>A fault inside the program stopped this task.</source>
        <translation>A fault inside the program stopped this task.</translation>
    </message>
</context>
<context>
    <name>dothi::Terrain</name>
    <message>
        <source>While reading the terrain</source>
        <translation>While reading the terrain</translation>
    </message>
</context>
<context>
    <name>dothi::UprightFit</name>
    <message>
        <source>Three points are needed at least.</source>
        <translation>Three points are needed at least.</translation>
    </message>
    <message>
        <source>A point has a coordinate that is no number.</source>
        <translation>A point has a coordinate that is no number.</translation>
    </message>
    <message>
        <source>The points lie on one line.</source>
        <translation>The points lie on one line.</translation>
    </message>
    <message>
        <source>Choose a third point well to the side of the other two.</source>
        <translation>Choose a third point well to the side of the other two.</translation>
    </message>
    <message>
        <source>The points do not belong together.</source>
        <translation>The points do not belong together.</translation>
    </message>
    <message>
        <source>Check which point of the model goes to which of the map.</source>
        <translation>Check which point of the model goes to which of the map.</translation>
    </message>
</context>
<context>
    <name>dothi::ValidateCommand</name>
    <message numerus="yes">
        <source>Valid: %n geometry(s) checked.</source>
        <translation>
            <numerusform>Valid: %n geometry checked.</numerusform>
            <numerusform>Valid: %n geometrys checked.</numerusform>
        </translation>
    </message>
    <message>
        <source>Not valid: %1 of %2 geometries, %3 errors.</source>
        <translation>Not valid: %1 of %2 geometries, %3 errors.</translation>
    </message>
    <message numerus="yes">
        <source>… and %n more, see --json.</source>
        <translation>
            <numerusform>… and %n more, see --json.</numerusform>
            <numerusform>… and %n more, see --json.</numerusform>
        </translation>
    </message>
    <message>
        <source>There is no geometry.</source>
        <translation>There is no geometry.</translation>
    </message>
    <message>
        <source>Checked</source>
        <translation>Checked</translation>
    </message>
    <message>
        <source>Checking %1</source>
        <translation>Checking %1</translation>
    </message>
    <message>
        <source>The city has no layer of areas or solids of that name.</source>
        <translation>The city has no layer of areas or solids of that name.</translation>
    </message>
    <message>
        <source>Check geometry</source>
        <translation>Check geometry</translation>
    </message>
    <message>
        <source>Finds what is wrong with polygons and solids by ISO 19107, with the codes of val3dity.</source>
        <translation>Finds what is wrong with polygons and solids by ISO 19107, with the codes of val3dity.</translation>
    </message>
    <message>
        <source>Model file (.gml, .obj, .off, .poly) or city</source>
        <translation>Model file (.gml, .obj, .off, .poly) or city</translation>
    </message>
    <message>
        <source>Only this layer of the city</source>
        <translation>Only this layer of the city</translation>
    </message>
    <message>
        <source>What a file without types (.obj, .off, .poly) holds</source>
        <translation>What a file without types (.obj, .off, .poly) holds</translation>
    </message>
    <message>
        <source>Vertices closer than this are one, in metres</source>
        <translation>Vertices closer than this are one, in metres</translation>
    </message>
    <message>
        <source>How far a vertex may lie off its polygon&apos;s plane, in metres</source>
        <translation>How far a vertex may lie off its polygon&apos;s plane, in metres</translation>
    </message>
    <message>
        <source>How far a polygon may be folded, in degrees</source>
        <translation>How far a polygon may be folded, in degrees</translation>
    </message>
    <message>
        <source>How deep solids may overlap, in metres</source>
        <translation>How deep solids may overlap, in metres</translation>
    </message>
    <message>
        <source>“layer” is for cities; this file has no layers.</source>
        <translation>“layer” is for cities; this file has no layers.</translation>
    </message>
    <message>
        <source>“%1” must be 0 or more.</source>
        <translation>“%1” must be 0 or more.</translation>
    </message>
    <message>
        <source>Only these features of it: their numbers, parted by commas</source>
        <translation>Only these features of it: their numbers, parted by commas</translation>
    </message>
    <message>
        <source>“features” needs numbers parted by commas, not “%1”.</source>
        <translation>“features” needs numbers parted by commas, not “%1”.</translation>
    </message>
    <message>
        <source>“features” needs a layer.</source>
        <translation>“features” needs a layer.</translation>
    </message>
</context>
<context>
    <name>dothi::Verdict</name>
    <message>
        <source>Passes</source>
        <translation>Passes</translation>
    </message>
    <message>
        <source>Needs a survey</source>
        <translation>Needs a survey</translation>
    </message>
    <message>
        <source>Data missing</source>
        <translation>Data missing</translation>
    </message>
    <message>
        <source>Fails</source>
        <translation>Fails</translation>
    </message>
</context>
<context>
    <name>dothi::ZoneCheck</name>
    <message>
        <source>Planning zone</source>
        <translation>Planning zone</translation>
    </message>
    <message>
        <source>Planning zone of the plot</source>
        <translation>Planning zone of the plot</translation>
    </message>
    <message>
        <source>No planning zone of the data covers the plot: its limits of height, density and floor-area ratio are not known. Ask for the planning information of the plot.</source>
        <translation>No planning zone of the data covers the plot: its limits of height, density and floor-area ratio are not known. Ask for the planning information of the plot.</translation>
    </message>
    <message>
        <source>Height by the zone</source>
        <translation>Height by the zone</translation>
    </message>
    <message>
        <source>Storeys by the zone</source>
        <translation>Storeys by the zone</translation>
    </message>
    <message>
        <source>Least storeys by the zone</source>
        <translation>Least storeys by the zone</translation>
    </message>
    <message>
        <source>Density by the zone</source>
        <translation>Density by the zone</translation>
    </message>
    <message>
        <source>Floor-area ratio by the zone</source>
        <translation>Floor-area ratio by the zone</translation>
    </message>
    <message>
        <source>Zone %1 of the plan does not state this limit in the data.</source>
        <translation>Zone %1 of the plan does not state this limit in the data.</translation>
    </message>
    <message>
        <source>Nothing of the plot remains behind the red lines.</source>
        <translation>Nothing of the plot remains behind the red lines.</translation>
    </message>
    <message>
        <source>The plot lies in several zones with limits from %1 to %2; which one holds is to be decided from the plan.</source>
        <translation>The plot lies in several zones with limits from %1 to %2; which one holds is to be decided from the plan.</translation>
    </message>
    <message>
        <source>The terrain lies %1 below the ground level the height counts from; the planned ground level decides.</source>
        <translation>The terrain lies %1 below the ground level the height counts from; the planned ground level decides.</translation>
    </message>
    <message>
        <source>Only %1 of the plot lie in a zone of the data.</source>
        <translation>Only %1 of the plot lie in a zone of the data.</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>Height</translation>
    </message>
    <message>
        <source>Storeys</source>
        <translation>Storeys</translation>
    </message>
    <message>
        <source>Density</source>
        <translation>Density</translation>
    </message>
    <message>
        <source>Floor-area ratio</source>
        <translation>Floor-area ratio</translation>
    </message>
    <message>
        <source>%1 %2; the zone allows at most %3.</source>
        <translation>%1 %2; the zone allows at most %3.</translation>
    </message>
    <message>
        <source>%1 %2; the zone asks for at least %3.</source>
        <translation>%1 %2; the zone asks for at least %3.</translation>
    </message>
    <message>
        <source>%1 %2 · at most %3</source>
        <translation>%1 %2 · at most %3</translation>
    </message>
    <message>
        <source>%1 %2 · at least %3</source>
        <translation>%1 %2 · at least %3</translation>
    </message>
</context>
<context>
    <name>dothi::app::AboutDialog</name>
    <message>
        <source>A city&apos;s shared base map, parcels, buildings and infrastructure in one 3D model, and tools to work on it.</source>
        <translation>A city&apos;s shared base map, parcels, buildings and infrastructure in one 3D model, and tools to work on it.</translation>
    </message>
    <message>
        <source>Free software under the GNU General Public License, version 3 or later. It comes without any warranty.</source>
        <translation>Free software under the GNU General Public License, version 3 or later. It comes without any warranty.</translation>
    </message>
    <message>
        <source>Built on Qt %1, OpenSceneGraph, GDAL, PROJ, GEOS and SpatiaLite.</source>
        <translation>Built on Qt %1, OpenSceneGraph, GDAL, PROJ, GEOS and SpatiaLite.</translation>
    </message>
    <message>
        <source>Drawn by: %1</source>
        <translation>Drawn by: %1</translation>
    </message>
</context>
<context>
    <name>dothi::app::CityOpener</name>
    <message>
        <source>Opening “%1”</source>
        <translation>Opening “%1”</translation>
    </message>
    <message>
        <source>Creating “%1”</source>
        <translation>Creating “%1”</translation>
    </message>
    <message>
        <source>Building the demo city</source>
        <translation>Building the demo city</translation>
    </message>
    <message>
        <source>The folder of the demo city cannot be made.</source>
        <translation>The folder of the demo city cannot be made.</translation>
    </message>
    <message>
        <source>“%1” is open for reading only: another program holds it, or its folder may not be written to. Changes and imports are not possible.</source>
        <translation>“%1” is open for reading only: another program holds it, or its folder may not be written to. Changes and imports are not possible.</translation>
    </message>
</context>
<context>
    <name>dothi::app::ExportAreaBox</name>
    <message>
        <source>Part of the city</source>
        <translation>Part of the city</translation>
    </message>
    <message>
        <source>The whole city</source>
        <translation>The whole city</translation>
    </message>
    <message>
        <source>What the view shows</source>
        <translation>What the view shows</translation>
    </message>
    <message>
        <source>The selection (nothing is selected)</source>
        <translation>The selection (nothing is selected)</translation>
    </message>
    <message numerus="yes">
        <source>The selection (%n object(s))</source>
        <translation>
            <numerusform>The selection (%n object)</numerusform>
            <numerusform>The selection (%n objects)</numerusform>
        </translation>
    </message>
    <message>
        <source>A rectangle</source>
        <translation>A rectangle</translation>
    </message>
    <message>
        <source>Two opposite corners: E1, N1, E2, N2</source>
        <translation>Two opposite corners: E1, N1, E2, N2</translation>
    </message>
    <message>
        <source>E1, N1, E2, N2 in metres</source>
        <translation>E1, N1, E2, N2 in metres</translation>
    </message>
    <message>
        <source>Draw in the view</source>
        <translation>Draw in the view</translation>
    </message>
    <message>
        <source>Type two opposite corners, or draw them in the view.</source>
        <translation>Type two opposite corners, or draw them in the view.</translation>
    </message>
    <message>
        <source>%1 from west to east, %2 from south to north; what has its middle in it.</source>
        <extracomment>%1, %2: lengths with their unit, from west to east and from south to north</extracomment>
        <translation>%1 from west to east, %2 from south to north; what has its middle in it.</translation>
    </message>
</context>
<context>
    <name>dothi::app::ExportDialog</name>
    <message>
        <source>In the city&apos;s coordinate system, metres; heights above the city&apos;s datum.</source>
        <translation>In the city&apos;s coordinate system, metres; heights above the city&apos;s datum.</translation>
    </message>
    <message>
        <source>CityJSON 2.0 – 3D models of the buildings</source>
        <translation>CityJSON 2.0 – 3D models of the buildings</translation>
    </message>
    <message>
        <source>Buildings with their solids, parts and attributes.</source>
        <translation>Buildings with their solids, parts and attributes.</translation>
    </message>
    <message>
        <source>All other layers, the terrain, the pictures of textures; of buildings from several files what each file says about itself.</source>
        <translation>All other layers, the terrain, the pictures of textures; of buildings from several files what each file says about itself.</translation>
    </message>
    <message>
        <source>GeoJSON – one layer</source>
        <translation>GeoJSON – one layer</translation>
    </message>
    <message>
        <source>One layer with its outlines and all its fields.</source>
        <translation>One layer with its outlines and all its fields.</translation>
    </message>
    <message>
        <source>All other layers, the terrain, the 3D solids of buildings, documents and permit files. Programs that expect degrees (RFC 7946) will not read it right.</source>
        <translation>All other layers, the terrain, the 3D solids of buildings, documents and permit files. Programs that expect degrees (RFC 7946) will not read it right.</translation>
    </message>
    <message>
        <source>GeoPackage – layers for QGIS and other GIS</source>
        <translation>GeoPackage – layers for QGIS and other GIS</translation>
    </message>
    <message>
        <source>Layers with all their fields; the solids of buildings as a table of their own.</source>
        <translation>Layers with all their fields; the solids of buildings as a table of their own.</translation>
    </message>
    <message>
        <source>The terrain, colours and line styles, documents, permit files and the files that were imported.</source>
        <translation>The terrain, colours and line styles, documents, permit files and the files that were imported.</translation>
    </message>
    <message>
        <source>glTF 2.0 (GLB) – for viewers and graphics programs</source>
        <translation>glTF 2.0 (GLB) – for viewers and graphics programs</translation>
    </message>
    <message>
        <source>Buildings as triangles with their attributes; the terrain where it is chosen. Metres from a whole kilometre of the city&apos;s grid, which the file names.</source>
        <translation>Buildings as triangles with their attributes; the terrain where it is chosen. Metres from a whole kilometre of the city&apos;s grid, which the file names.</translation>
    </message>
    <message>
        <source>All other layers; the parts of buildings; the coordinate system as other programs read it.</source>
        <translation>All other layers; the parts of buildings; the coordinate system as other programs read it.</translation>
    </message>
    <message>
        <source>Wavefront OBJ – for graphics programs</source>
        <translation>Wavefront OBJ – for graphics programs</translation>
    </message>
    <message>
        <source>Buildings as closed triangle meshes, one object each; the terrain where it is chosen. Metres, z up.</source>
        <translation>Buildings as closed triangle meshes, one object each; the terrain where it is chosen. Metres, z up.</translation>
    </message>
    <message>
        <source>All other layers, all attributes but the number of the building, the coordinate system.</source>
        <translation>All other layers, all attributes but the number of the building, the coordinate system.</translation>
    </message>
    <message>
        <source>3D Tiles 1.1 – for web maps (a folder)</source>
        <translation>3D Tiles 1.1 – for web maps (a folder)</translation>
    </message>
    <message>
        <source>Buildings as triangles with their attributes, in levels of detail; the terrain where it is chosen. Placed on the globe (WGS 84).</source>
        <translation>Buildings as triangles with their attributes, in levels of detail; the terrain where it is chosen. Placed on the globe (WGS 84).</translation>
    </message>
    <message>
        <source>All other layers; heights are not corrected by a geoid.</source>
        <translation>All other layers; heights are not corrected by a geoid.</translation>
    </message>
    <message>
        <source>Imported model files as they were (a folder)</source>
        <translation>Imported model files as they were (a folder)</translation>
    </message>
    <message>
        <source>IFC, glTF, OBJ, Collada and CityGML files exactly as they were imported.</source>
        <translation>IFC, glTF, OBJ, Collada and CityGML files exactly as they were imported.</translation>
    </message>
    <message>
        <source>Everything else: all layers, what was changed since, and CityJSON (choose the format CityJSON for it).</source>
        <translation>Everything else: all layers, what was changed since, and CityJSON (choose the format CityJSON for it).</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Layers</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Answer</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>%1 · %2 features</source>
        <translation>%1 · %2 features</translation>
    </message>
    <message>
        <source>Terrain</source>
        <translation>Terrain</translation>
    </message>
    <message>
        <source>Folder to write</source>
        <translation>Folder to write</translation>
    </message>
    <message>
        <source>File to write</source>
        <translation>File to write</translation>
    </message>
    <message>
        <source>Choose one layer.</source>
        <translation>Choose one layer.</translation>
    </message>
    <message>
        <source>Choose a layer.</source>
        <translation>Choose a layer.</translation>
    </message>
    <message>
        <source>“%1” is there already. Export again to replace it, or choose another name.</source>
        <translation>“%1” is there already. Export again to replace it, or choose another name.</translation>
    </message>
    <message>
        <source>Looking through the city</source>
        <translation>Looking through the city</translation>
    </message>
    <message>
        <source>Part of the city</source>
        <translation>Part of the city</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>Open the folder</translation>
    </message>
    <message>
        <source>Export data and models</source>
        <translation>Export data and models</translation>
    </message>
    <message>
        <source>Choose where to write</source>
        <translation>Choose where to write</translation>
    </message>
    <message>
        <source>Write to</source>
        <extracomment>A label before the file or folder an export is written to.</extracomment>
        <translation>Write to</translation>
    </message>
    <message>
        <source>Holds: %1</source>
        <extracomment>%1: what an export holds, in whole sentences.</extracomment>
        <translation>Holds: %1</translation>
    </message>
    <message>
        <source>Leaves out: %1</source>
        <extracomment>%1: what an export leaves out, in whole sentences.</extracomment>
        <translation>Leaves out: %1</translation>
    </message>
</context>
<context>
    <name>dothi::app::KeysDialog</name>
    <message>
        <source>Keys and mouse</source>
        <translation>Keys and mouse</translation>
    </message>
    <message>
        <source>Left button</source>
        <translation>Left button</translation>
    </message>
    <message>
        <source>Drag the ground; click to select</source>
        <translation>Drag the ground; click to select</translation>
    </message>
    <message>
        <source>Right button</source>
        <translation>Right button</translation>
    </message>
    <message>
        <source>Turn and tilt about the spot; click for more</source>
        <translation>Turn and tilt about the spot; click for more</translation>
    </message>
    <message>
        <source>Wheel</source>
        <translation>Wheel</translation>
    </message>
    <message>
        <source>Zoom to the cursor</source>
        <translation>Zoom to the cursor</translation>
    </message>
    <message>
        <source>Move, also with the arrow keys; Shift: faster</source>
        <translation>Move, also with the arrow keys; Shift: faster</translation>
    </message>
    <message>
        <source>Turn</source>
        <translation>Turn</translation>
    </message>
    <message>
        <source>Up and down</source>
        <translation>Up and down</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>Zoom</translation>
    </message>
    <message>
        <source>Whole city</source>
        <translation>Whole city</translation>
    </message>
    <message>
        <source>North up</source>
        <translation>North up</translation>
    </message>
    <message>
        <source>Plan and 3D</source>
        <translation>Plan and 3D</translation>
    </message>
    <message>
        <source>Leave the tool, the selection, full screen</source>
        <translation>Leave the tool, the selection, full screen</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Space</translation>
    </message>
    <message>
        <source>Click at the cross in the middle: select, or set a point; Enter ends measuring</source>
        <translation>Click at the cross in the middle: select, or set a point; Enter ends measuring</translation>
    </message>
    <message>
        <source>To the next field or panel, back with Shift; the arrow keys within a list</source>
        <translation>To the next field or panel, back with Shift; the arrow keys within a list</translation>
    </message>
    <message>
        <source>Menu, Shift+F10</source>
        <translation>Menu, Shift+F10</translation>
    </message>
    <message>
        <source>The menu of the spot at the cross</source>
        <translation>The menu of the spot at the cross</translation>
    </message>
</context>
<context>
    <name>dothi::app::MainWindow</name>
    <message>
        <source>Layers</source>
        <translation>Layers</translation>
    </message>
    <message>
        <source>Selected object</source>
        <translation>Selected object</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>Inspector</translation>
    </message>
    <message>
        <source>Attribute table</source>
        <translation>Attribute table</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>Tasks</translation>
    </message>
    <message>
        <source>Close the panel</source>
        <translation>Close the panel</translation>
    </message>
    <message>
        <source>Table and tasks</source>
        <translation>Table and tasks</translation>
    </message>
    <message>
        <source>This position lies outside the city&apos;s data.</source>
        <translation>This position lies outside the city&apos;s data.</translation>
    </message>
    <message>
        <source>Demo city</source>
        <translation>Demo city</translation>
    </message>
    <message>
        <source>The plugin “%1” is not loaded. %2</source>
        <translation>The plugin “%1” is not loaded. %2</translation>
    </message>
    <message>
        <source>Plugins…</source>
        <translation>Plugins…</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>Map</translation>
    </message>
    <message>
        <source>This layer holds nothing yet.</source>
        <translation>This layer holds nothing yet.</translation>
    </message>
    <message>
        <source>Open a city, or create one, before importing.</source>
        <translation>Open a city, or create one, before importing.</translation>
    </message>
    <message>
        <source>New city…</source>
        <translation>New city…</translation>
    </message>
    <message>
        <source>Several files were dropped; the first is taken.</source>
        <translation>Several files were dropped; the first is taken.</translation>
    </message>
    <message>
        <source>Open a city…</source>
        <translation>Open a city…</translation>
    </message>
    <message>
        <source>Open the demo city</source>
        <translation>Open the demo city</translation>
    </message>
    <message>
        <source>Import data…</source>
        <translation>Import data…</translation>
    </message>
    <message>
        <source>Export a picture…</source>
        <translation>Export a picture…</translation>
    </message>
    <message>
        <source>Close the city</source>
        <translation>Close the city</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Quit</translation>
    </message>
    <message>
        <source>Plan view (2)</source>
        <translation>Plan view (2)</translation>
    </message>
    <message>
        <source>3D view (3)</source>
        <translation>3D view (3)</translation>
    </message>
    <message>
        <source>Whole city (Home)</source>
        <translation>Whole city (Home)</translation>
    </message>
    <message>
        <source>North up (N)</source>
        <translation>North up (N)</translation>
    </message>
    <message>
        <source>Zoom to the selection</source>
        <translation>Zoom to the selection</translation>
    </message>
    <message>
        <source>Save the view…</source>
        <translation>Save the view…</translation>
    </message>
    <message>
        <source>Layers panel</source>
        <translation>Layers panel</translation>
    </message>
    <message>
        <source>Inspector panel</source>
        <translation>Inspector panel</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>Full screen</translation>
    </message>
    <message>
        <source>Measure a distance</source>
        <translation>Measure a distance</translation>
    </message>
    <message>
        <source>Measure an area</source>
        <translation>Measure an area</translation>
    </message>
    <message>
        <source>All commands…</source>
        <translation>All commands…</translation>
    </message>
    <message>
        <source>Search the city</source>
        <translation>Search the city</translation>
    </message>
    <message>
        <source>Keys and mouse</source>
        <translation>Keys and mouse</translation>
    </message>
    <message>
        <source>Show the first steps</source>
        <translation>Show the first steps</translation>
    </message>
    <message>
        <source>About DoThi</source>
        <translation>About DoThi</translation>
    </message>
    <message>
        <source>Open the menu</source>
        <translation>Open the menu</translation>
    </message>
    <message>
        <source>Theme: light</source>
        <translation>Theme: light</translation>
    </message>
    <message>
        <source>Theme: dark</source>
        <translation>Theme: dark</translation>
    </message>
    <message>
        <source>Language: %1</source>
        <extracomment>%1 is a language by its own name</extracomment>
        <translation>Language: %1</translation>
    </message>
    <message>
        <source>Recent cities</source>
        <translation>Recent cities</translation>
    </message>
    <message>
        <source>Saved views</source>
        <translation>Saved views</translation>
    </message>
    <message>
        <source>View</source>
        <translation>View</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>Tools</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Theme</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Light</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dark</translation>
    </message>
    <message>
        <source>As the desktop</source>
        <translation>As the desktop</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Language</translation>
    </message>
    <message>
        <source>Remove a view</source>
        <translation>Remove a view</translation>
    </message>
    <message>
        <source>The view “%1” was removed.</source>
        <translation>The view “%1” was removed.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>Open a city</source>
        <translation>Open a city</translation>
    </message>
    <message>
        <source>Cities (*.dothi)</source>
        <translation>Cities (*.dothi)</translation>
    </message>
    <message>
        <source>The picture is saved: %1 (%2 × %3).</source>
        <translation>The picture is saved: %1 (%2 × %3).</translation>
    </message>
    <message>
        <source>Save the view</source>
        <translation>Save the view</translation>
    </message>
    <message>
        <source>Name of the view</source>
        <translation>Name of the view</translation>
    </message>
    <message>
        <source>View %1</source>
        <translation>View %1</translation>
    </message>
    <message>
        <source>The view “%1” is saved with the city.</source>
        <translation>The view “%1” is saved with the city.</translation>
    </message>
    <message>
        <source>Show what it is</source>
        <translation>Show what it is</translation>
    </message>
    <message>
        <source>Zoom to it</source>
        <translation>Zoom to it</translation>
    </message>
    <message>
        <source>Copy %1</source>
        <translation>Copy %1</translation>
    </message>
    <message>
        <source>The window will be in %1 once it is built anew. Tasks are still running.</source>
        <translation>The window will be in %1 once it is built anew. Tasks are still running.</translation>
    </message>
    <message>
        <source>Restart anyway</source>
        <translation>Restart anyway</translation>
    </message>
    <message>
        <source>An import is running</source>
        <translation>An import is running</translation>
    </message>
    <message>
        <source>An import is running. If you close DoThi now, it stops and nothing of it is kept.</source>
        <translation>An import is running. If you close DoThi now, it stops and nothing of it is kept.</translation>
    </message>
    <message>
        <source>What the city held before stays as it is.</source>
        <translation>What the city held before stays as it is.</translation>
    </message>
    <message>
        <source>Stop and close</source>
        <translation>Stop and close</translation>
    </message>
    <message>
        <source>Go on importing</source>
        <translation>Go on importing</translation>
    </message>
    <message>
        <source>This city is still empty. Import parcels, roads and buildings first.</source>
        <translation>This city is still empty. Import parcels, roads and buildings first.</translation>
    </message>
    <message>
        <source>Preparing the graphics driver</source>
        <translation>Preparing the graphics driver</translation>
    </message>
    <message>
        <source>Removing the view “%1”</source>
        <translation>Removing the view “%1”</translation>
    </message>
    <message>
        <source>Saving the view “%1”</source>
        <translation>Saving the view “%1”</translation>
    </message>
    <message>
        <source>Exporting “%1”</source>
        <translation>Exporting “%1”</translation>
    </message>
    <message>
        <source>The export was stopped; no picture was written.</source>
        <translation>The export was stopped; no picture was written.</translation>
    </message>
    <message>
        <source>An import is running. If you leave this city now, it stops and nothing of it is kept.</source>
        <translation>An import is running. If you leave this city now, it stops and nothing of it is kept.</translation>
    </message>
    <message>
        <source>Stop and leave</source>
        <translation>Stop and leave</translation>
    </message>
    <message>
        <source>Second view</source>
        <translation>Second view</translation>
    </message>
    <message>
        <source>Check the geometry of the city</source>
        <translation>Check the geometry of the city</translation>
    </message>
    <message>
        <source>Geometry</source>
        <translation>Geometry</translation>
    </message>
    <message>
        <source>This city has no pipes, cables, manholes or basements to be seen below the ground.</source>
        <translation>This city has no pipes, cables, manholes or basements to be seen below the ground.</translation>
    </message>
    <message>
        <source>%1 things below the ground.</source>
        <translation>%1 things below the ground.</translation>
    </message>
    <message>
        <source>%1 things below the ground; the depth of %2 is not known and is drawn as usual.</source>
        <translation>%1 things below the ground; the depth of %2 is not known and is drawn as usual.</translation>
    </message>
    <message>
        <source>Add a base map…</source>
        <translation>Add a base map…</translation>
    </message>
    <message>
        <source>Look below the ground</source>
        <translation>Look below the ground</translation>
    </message>
    <message>
        <source>Sun and shadow at an hour</source>
        <translation>Sun and shadow at an hour</translation>
    </message>
    <message>
        <source>Section</source>
        <translation>Section</translation>
    </message>
    <message>
        <source>Section along a line</source>
        <translation>Section along a line</translation>
    </message>
    <message>
        <source>Section at a height</source>
        <translation>Section at a height</translation>
    </message>
    <message>
        <source>Section box about the selection</source>
        <translation>Section box about the selection</translation>
    </message>
    <message>
        <source>There are more than can be shown; the rest is left out.</source>
        <translation>There are more than can be shown; the rest is left out.</translation>
    </message>
    <message>
        <source>Colour a layer by an attribute</source>
        <translation>Colour a layer by an attribute</translation>
    </message>
    <message>
        <source>Selection seen through what hides it</source>
        <translation>Selection seen through what hides it</translation>
    </message>
    <message>
        <source>Colour by attribute</source>
        <translation>Colour by attribute</translation>
    </message>
    <message>
        <source>Roofs from a surface model…</source>
        <translation>Roofs from a surface model…</translation>
    </message>
    <message>
        <source>Opening “%1”…</source>
        <translation>Opening “%1”…</translation>
    </message>
    <message>
        <source>Export data and models…</source>
        <translation>Export data and models…</translation>
    </message>
    <message>
        <source>Looking through the attributes</source>
        <translation>Looking through the attributes</translation>
    </message>
    <message>
        <source>Saved view</source>
        <translation>Saved view</translation>
    </message>
    <message>
        <source>Back to the import</source>
        <translation>Back to the import</translation>
    </message>
    <message>
        <source>The model as it would stand; nothing is imported yet.</source>
        <translation>The model as it would stand; nothing is imported yet.</translation>
    </message>
    <message>
        <source>The city at night: sun down, lamps lit</source>
        <translation>The city at night: sun down, lamps lit</translation>
    </message>
    <message>
        <source>Theme: light or dark window</source>
        <translation>Theme: light or dark window</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Help</translation>
    </message>
    <message>
        <source>Previous view</source>
        <translation>Previous view</translation>
    </message>
    <message>
        <source>Next view</source>
        <translation>Next view</translation>
    </message>
</context>
<context>
    <name>dothi::app::MeasurePanel</name>
    <message>
        <source>Copy figures and coordinates</source>
        <translation>Copy figures and coordinates</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Clear</translation>
    </message>
    <message>
        <source>Leave the tool (Esc)</source>
        <translation>Leave the tool (Esc)</translation>
    </message>
</context>
<context>
    <name>dothi::app::NameDialog</name>
    <message>
        <source>Save</source>
        <translation>Save</translation>
    </message>
</context>
<context>
    <name>dothi::app::Navigation</name>
    <message>
        <source>Go to a position…</source>
        <translation>Go to a position…</translation>
    </message>
    <message>
        <source>Stand in a street</source>
        <translation>Stand in a street</translation>
    </message>
    <message>
        <source>Overview map</source>
        <translation>Overview map</translation>
    </message>
    <message>
        <source>There is no free ground here to stand on. Click on a street.</source>
        <translation>There is no free ground here to stand on. Click on a street.</translation>
    </message>
</context>
<context>
    <name>dothi::app::NewCityDialog</name>
    <message>
        <source>New city</source>
        <translation>New city</translation>
    </message>
    <message>
        <source>The profile sets the coordinate system with its conversion, the rules and the calendar. They travel with the file.</source>
        <translation>The profile sets the coordinate system with its conversion, the rules and the calendar. They travel with the file.</translation>
    </message>
    <message>
        <source>new-city</source>
        <translation>new-city</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>Choose a file</translation>
    </message>
    <message>
        <source>City</source>
        <translation>City</translation>
    </message>
    <message>
        <source>File</source>
        <translation>File</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>Create</translation>
    </message>
    <message>
        <source>Cities (*.dothi)</source>
        <translation>Cities (*.dothi)</translation>
    </message>
    <message>
        <source>Name the file of the city.</source>
        <translation>Name the file of the city.</translation>
    </message>
    <message>
        <source>There is no folder “%1”. Choose one that exists.</source>
        <translation>There is no folder “%1”. Choose one that exists.</translation>
    </message>
    <message>
        <source>There is a file of this name already. Choose another name, or choose this one with the button to replace it.</source>
        <translation>There is a file of this name already. Choose another name, or choose this one with the button to replace it.</translation>
    </message>
    <message>
        <source>The folder “%1” may not be written to.</source>
        <translation>The folder “%1” may not be written to.</translation>
    </message>
</context>
<context>
    <name>dothi::app::PictureDialog</name>
    <message>
        <source>Export a picture</source>
        <translation>Export a picture</translation>
    </message>
    <message>
        <source>The city as it is seen now, with what is drawn on it, without the panels.</source>
        <translation>The city as it is seen now, with what is drawn on it, without the panels.</translation>
    </message>
    <message>
        <source>As on screen</source>
        <translation>As on screen</translation>
    </message>
    <message>
        <source>A4 across, 200 dpi</source>
        <translation>A4 across, 200 dpi</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>Choose a file</translation>
    </message>
    <message>
        <source>Pictures (*.png)</source>
        <translation>Pictures (*.png)</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Size</translation>
    </message>
    <message>
        <source>File</source>
        <translation>File</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Save</translation>
    </message>
</context>
<context>
    <name>dothi::app::PlaceMarks</name>
    <message>
        <source>about %1 below the ground (usual depth)</source>
        <translation>about %1 below the ground (usual depth)</translation>
    </message>
    <message>
        <source>%1 below the ground</source>
        <translation>%1 below the ground</translation>
    </message>
    <message>
        <source>basement down to about %1 below the ground</source>
        <translation>basement down to about %1 below the ground</translation>
    </message>
</context>
<context>
    <name>dothi::app::PluginsDialog</name>
    <message>
        <source>Plugins</source>
        <translation>Plugins</translation>
    </message>
    <message>
        <source>No plugins are installed.</source>
        <translation>No plugins are installed.</translation>
    </message>
    <message>
        <source>The change takes effect at the next start.</source>
        <translation>The change takes effect at the next start.</translation>
    </message>
    <message>
        <source>✓ running</source>
        <translation>✓ running</translation>
    </message>
    <message>
        <source>not loaded</source>
        <translation>not loaded</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>Use</translation>
    </message>
</context>
<context>
    <name>dothi::app::RectangleTool</name>
    <message>
        <source>Click the opposite corner of the rectangle; Esc: none.</source>
        <translation>Click the opposite corner of the rectangle; Esc: none.</translation>
    </message>
    <message>
        <source>Click a corner of the rectangle; Esc: none.</source>
        <translation>Click a corner of the rectangle; Esc: none.</translation>
    </message>
</context>
<context>
    <name>dothi::app::SectionPanel</name>
    <message>
        <source>Section</source>
        <translation>Section</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Line</translation>
    </message>
    <message>
        <source>Upright, along a line drawn by two clicks</source>
        <translation>Upright, along a line drawn by two clicks</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>Height</translation>
    </message>
    <message>
        <source>Level, at a height</source>
        <translation>Level, at a height</translation>
    </message>
    <message>
        <source>Box</source>
        <translation>Box</translation>
    </message>
    <message>
        <source>Only what lies in a box about the selection, or the view</source>
        <translation>Only what lies in a box about the selection, or the view</translation>
    </message>
    <message>
        <source>End the section (Esc)</source>
        <translation>End the section (Esc)</translation>
    </message>
    <message>
        <source>From E</source>
        <translation>From E</translation>
    </message>
    <message>
        <source>N</source>
        <translation>N</translation>
    </message>
    <message>
        <source>To E</source>
        <translation>To E</translation>
    </message>
    <message>
        <source>Middle E</source>
        <translation>Middle E</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>Width</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Length</translation>
    </message>
    <message>
        <source>Bottom</source>
        <translation>Bottom</translation>
    </message>
    <message>
        <source>Top</source>
        <translation>Top</translation>
    </message>
    <message>
        <source>Heading</source>
        <translation>Heading</translation>
    </message>
    <message numerus="yes">
        <source>%n cut building(s) stay open: too much is cut to fill all of it. Cut less, with a box.</source>
        <translation>
            <numerusform>%n cut building stay open: too much is cut to fill all of it. Cut less, with a box.</numerusform>
            <numerusform>%n cut buildings stay open: too much is cut to fill all of it. Cut less, with a box.</numerusform>
        </translation>
    </message>
    <message>
        <source>Swap sides: show what is cut away, cut away what is shown</source>
        <translation>Swap sides: show what is cut away, cut away what is shown</translation>
    </message>
    <message>
        <source>Show what is in the box, cut away what is around it</source>
        <translation>Show what is in the box, cut away what is around it</translation>
    </message>
    <message>
        <source>Cut away what is in the box, show what is around it</source>
        <translation>Cut away what is in the box, show what is around it</translation>
    </message>
</context>
<context>
    <name>dothi::app::SunPanel</name>
    <message>
        <source>Play the day</source>
        <translation>Play the day</translation>
    </message>
    <message>
        <source>Day of the light</source>
        <translation>Day of the light</translation>
    </message>
    <message>
        <source>Back to the even light</source>
        <translation>Back to the even light</translation>
    </message>
    <message>
        <source>Hour of the light</source>
        <translation>Hour of the light</translation>
    </message>
    <message>
        <source>Solar noon</source>
        <translation>Solar noon</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Now</translation>
    </message>
    <message>
        <source>sun %1 high, bearing %2</source>
        <extracomment>%1: degrees above the horizon, %2: degrees from north, clockwise</extracomment>
        <translation>sun %1 high, bearing %2</translation>
    </message>
    <message>
        <source>sun %1 below the horizon</source>
        <translation>sun %1 below the horizon</translation>
    </message>
    <message>
        <source>rises %1</source>
        <translation>rises %1</translation>
    </message>
    <message>
        <source>noon %1</source>
        <translation>noon %1</translation>
    </message>
    <message>
        <source>sets %1</source>
        <translation>sets %1</translation>
    </message>
    <message>
        <source>time of the city, %1</source>
        <extracomment>%1: the zone of the clock, &quot;UTC+7&quot;</extracomment>
        <translation>time of the city, %1</translation>
    </message>
</context>
<context>
    <name>dothi::app::TopBar</name>
    <message>
        <source>Menu</source>
        <translation>Menu</translation>
    </message>
    <message>
        <source>Rules: in force</source>
        <translation>Rules: of the dossier’s day</translation>
    </message>
    <message>
        <source>A working day in the city&apos;s calendar.</source>
        <translation>A working day in the city&apos;s calendar.</translation>
    </message>
    <message>
        <source>Not a working day in the city&apos;s calendar.</source>
        <translation>Not a working day in the city&apos;s calendar.</translation>
    </message>
    <message>
        <source>Next working day: %1</source>
        <translation>Next working day: %1</translation>
    </message>
    <message>
        <source>Calendar: %1</source>
        <translation>Calendar: %1</translation>
    </message>
    <message>
        <source>No city is open.</source>
        <translation>No city is open.</translation>
    </message>
    <message>
        <source>This city names no rule set.</source>
        <translation>This city names no rule set.</translation>
    </message>
    <message>
        <source>“%1” cannot be read.</source>
        <translation>“%1” cannot be read.</translation>
    </message>
    <message>
        <source>in force from %1</source>
        <translation>in force from %1</translation>
    </message>
</context>
<context>
    <name>dothi::app::ValidationPanel</name>
    <message>
        <source>Check</source>
        <translation>Check</translation>
    </message>
    <message>
        <source>The city has changed since</source>
        <translation>The city has changed since</translation>
    </message>
    <message>
        <source>Copy the list</source>
        <translation>Copy the list</translation>
    </message>
    <message>
        <source>Layer to check</source>
        <translation>Layer to check</translation>
    </message>
    <message>
        <source>Errors in geometry</source>
        <translation>Errors in geometry</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Object</source>
        <translation>Object</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>What is wrong</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Where</translation>
    </message>
    <message>
        <source>Finds what is wrong with areas and solids by ISO 19107.</source>
        <translation>Finds what is wrong with areas and solids by ISO 19107.</translation>
    </message>
    <message>
        <source>All layers</source>
        <translation>All layers</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Checking…</translation>
    </message>
    <message>
        <source>Stopped; nothing was checked to its end.</source>
        <translation>Stopped; nothing was checked to its end.</translation>
    </message>
    <message>
        <source>Nothing wrong in %1 geometries.</source>
        <translation>Nothing wrong in %1 geometries.</translation>
    </message>
    <message>
        <source>%1 errors in %2 of %3 geometries.</source>
        <translation>%1 errors in %2 of %3 geometries.</translation>
    </message>
    <message>
        <source>The first %1 are listed.</source>
        <translation>The first %1 are listed.</translation>
    </message>
    <message>
        <source>Of the %1 just imported:</source>
        <translation>Of the %1 just imported:</translation>
    </message>
    <message numerus="yes">
        <source>%n place(s)</source>
        <translation>
            <numerusform>%n place</numerusform>
            <numerusform>%n places</numerusform>
        </translation>
    </message>
    <message>
        <source>Meaning</source>
        <translation>Meaning</translation>
    </message>
    <message>
        <source>Back to the import&apos;s result</source>
        <translation>Back to the import&apos;s result</translation>
    </message>
    <message>
        <source>The area of an object is one geometry, its model another, however many solids it is made of. An import counts the solids one by one.</source>
        <translation>The area of an object is one geometry, its model another, however many solids it is made of. An import counts the solids one by one.</translation>
    </message>
    <message>
        <source>at height %1</source>
        <translation>at height %1</translation>
    </message>
    <message numerus="yes">
        <source>(and %n more of this kind)</source>
        <translation>
            <numerusform>(and %n more of this kind)</numerusform>
            <numerusform>(and %n more of this kind)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>dothi::app::WalkPanel</name>
    <message>
        <source>Leave the street (Esc)</source>
        <translation>Leave the street (Esc)</translation>
    </message>
    <message>
        <source>W A S D walk (Shift: faster) · drag looks about · R F eye higher and lower · Esc leaves</source>
        <translation>W A S D walk (Shift: faster) · drag looks about · R F eye higher and lower · Esc leaves</translation>
    </message>
    <message>
        <source>On foot, eye %1 above the ground</source>
        <translation>On foot, eye %1 above the ground</translation>
    </message>
</context>
<context>
    <name>dothi::app::WelcomeCard</name>
    <message>
        <source>Welcome to DoThi</source>
        <translation>Welcome to DoThi</translation>
    </message>
    <message>
        <source>Close the card</source>
        <translation>Close the card</translation>
    </message>
    <message>
        <source>This is a made-up city. Nothing here can be broken: try</source>
        <translation>This is a made-up city. Nothing here can be broken: try</translation>
    </message>
    <message>
        <source>Look around</source>
        <translation>Look around</translation>
    </message>
    <message>
        <source>Drag the ground, zoom with the wheel, hold the right button to turn. 2 and 3 switch between plan and 3D.</source>
        <translation>Drag the ground, zoom with the wheel, hold the right button to turn. 2 and 3 switch between plan and 3D.</translation>
    </message>
    <message>
        <source>Click a house</source>
        <translation>Click a house</translation>
    </message>
    <message>
        <source>What is known of it shows at the right. Or search: a parcel such as “12/3”, a street, accents not needed.</source>
        <translation>What is known of it shows at the right. Or search: a parcel such as “12/3”, a street, accents not needed.</translation>
    </message>
    <message>
        <source>Open an application</source>
        <translation>Open an application</translation>
    </message>
    <message>
        <source>Choose one at the left and read which rule it breaks, with the spot drawn in the city.</source>
        <translation>Choose one at the left and read which rule it breaks, with the spot drawn in the city.</translation>
    </message>
    <message>
        <source>Got it</source>
        <translation>Got it</translation>
    </message>
</context>
<context>
    <name>dothi::permit::AgencyDialog</name>
    <message>
        <source>Agency on the report</source>
        <translation>Agency on the report</translation>
    </message>
    <message>
        <source>The agency that issues the report, at its head; the superior body on a line of its own above it. Left empty, the report has a line to fill in.</source>
        <translation>The agency that issues the report, at its head; the superior body on a line of its own above it. Left empty, the report has a line to fill in.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Save</translation>
    </message>
</context>
<context>
    <name>dothi::permit::FindingCard</name>
    <message>
        <source>Allowed</source>
        <translation>Allowed</translation>
    </message>
    <message>
        <source>Missing: %1</source>
        <translation>Missing: %1</translation>
    </message>
    <message>
        <source>Survey tolerance ± %1</source>
        <translation>Survey tolerance ± %1</translation>
    </message>
    <message>
        <source>Not yet compared with the published document</source>
        <translation>Not yet compared with the published document</translation>
    </message>
    <message>
        <source>Not verified: %1</source>
        <translation>Not verified: %1</translation>
    </message>
    <message>
        <source>Land for</source>
        <translation>Land for</translation>
    </message>
</context>
<context>
    <name>dothi::permit::FindingsPanel</name>
    <message>
        <source>Show the whole proposal</source>
        <translation>Show the whole proposal</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>Check again</translation>
    </message>
    <message>
        <source>Make report…</source>
        <translation>Make report…</translation>
    </message>
    <message>
        <source>Smallest change</source>
        <translation>Smallest change</translation>
    </message>
    <message>
        <source>Choose an application on the left; what was found about it shows here.</source>
        <translation>Choose an application on the left; what was found about it shows here.</translation>
    </message>
    <message>
        <source>Being checked…</source>
        <translation>Being checked…</translation>
    </message>
    <message>
        <source>Smallest change that passes</source>
        <translation>Smallest change that passes</translation>
    </message>
    <message>
        <source>Each alone, with everything else as proposed.</source>
        <translation>Each alone, with everything else as proposed.</translation>
    </message>
    <message>
        <source>Rules in force on %1: %2</source>
        <translation>Rules in force on %1: %2</translation>
    </message>
    <message>
        <source>Out of date: the city has changed since this was checked.</source>
        <translation>Out of date: the city has changed since this was checked.</translation>
    </message>
    <message>
        <source>Check again first: a report is made of what holds now.</source>
        <translation>Check again first: a report is made of what holds now.</translation>
    </message>
    <message>
        <source>Not yet compared with the published document; compare before you decide:</source>
        <translation>Not yet compared with the published document; compare before you decide:</translation>
    </message>
</context>
<context>
    <name>dothi::permit::InboxModel</name>
    <message>
        <source>out of date</source>
        <translation>out of date</translation>
    </message>
</context>
<context>
    <name>dothi::permit::InboxPanel</name>
    <message>
        <source>Permit applications</source>
        <translation>Permit applications</translation>
    </message>
    <message>
        <source>Check a proposal (JSON)…</source>
        <translation>Check a proposal (JSON)…</translation>
    </message>
    <message>
        <source>No city is open.</source>
        <translation>No city is open.</translation>
    </message>
    <message>
        <source>Reading the applications…</source>
        <translation>Reading the applications…</translation>
    </message>
    <message>
        <source>There are no applications in this city. A proposal on disk can be checked all the same.</source>
        <translation>There are no applications in this city. A proposal on disk can be checked all the same.</translation>
    </message>
</context>
<context>
    <name>dothi::permit::PermitPlugin</name>
    <message>
        <source>Review</source>
        <translation>Review</translation>
    </message>
    <message>
        <source>Next application</source>
        <translation>Next application</translation>
    </message>
    <message>
        <source>Previous application</source>
        <translation>Previous application</translation>
    </message>
    <message>
        <source>Check the application again</source>
        <translation>Check the application again</translation>
    </message>
    <message>
        <source>Show the whole proposal</source>
        <translation>Show the whole proposal</translation>
    </message>
    <message>
        <source>Smallest change that passes</source>
        <translation>Smallest change that passes</translation>
    </message>
    <message>
        <source>Make the permit report…</source>
        <translation>Make the permit report…</translation>
    </message>
    <message>
        <source>Check a proposal (JSON)…</source>
        <translation>Check a proposal (JSON)…</translation>
    </message>
    <message>
        <source>Check a proposal</source>
        <translation>Check a proposal</translation>
    </message>
    <message>
        <source>Proposals (*.json);;All files (*)</source>
        <translation>Proposals (*.json);;All files (*)</translation>
    </message>
    <message>
        <source>Agency on the report…</source>
        <translation>Agency on the report…</translation>
    </message>
</context>
<context>
    <name>dothi::permit::ReportMaker</name>
    <message>
        <source>Save the report</source>
        <translation>Save the report</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>There is no result to report on.</source>
        <translation>There is no result to report on.</translation>
    </message>
    <message>
        <source>Choose an application and check it.</source>
        <translation>Choose an application and check it.</translation>
    </message>
    <message>
        <source>While drawing the pictures of the report</source>
        <translation>While drawing the pictures of the report</translation>
    </message>
    <message>
        <source>Writing the report on %1</source>
        <translation>Writing the report on %1</translation>
    </message>
    <message>
        <source>Report saved: %1</source>
        <translation>Report saved: %1</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Drawing the pictures</source>
        <translation>Drawing the pictures</translation>
    </message>
    <message>
        <source>Writing the pages</source>
        <translation>Writing the pages</translation>
    </message>
    <message>
        <source>Web page (*.html)</source>
        <translation>Web page (*.html)</translation>
    </message>
    <message>
        <source>No agency is named at its head: there is a dotted line to fill in. Name it, and make the report again.</source>
        <translation>No agency is named at its head: there is a dotted line to fill in. Name it, and make the report again.</translation>
    </message>
    <message>
        <source>Name the agency…</source>
        <translation>Name the agency…</translation>
    </message>
</context>
<context>
    <name>dothi::permit::Review</name>
    <message>
        <source>Reading the permit applications</source>
        <translation>Reading the permit applications</translation>
    </message>
    <message>
        <source>Checking the permit applications</source>
        <translation>Checking the permit applications</translation>
    </message>
    <message>
        <source>Checking %1</source>
        <translation>Checking %1</translation>
    </message>
    <message>
        <source>No city is open.</source>
        <translation>No city is open.</translation>
    </message>
    <message>
        <source>Open a city; a proposal is checked against it.</source>
        <translation>Open a city; a proposal is checked against it.</translation>
    </message>
    <message>
        <source>Looking whether a change concerns the dossiers</source>
        <translation>Looking whether a change concerns the dossiers</translation>
    </message>
</context>
<context>
    <name>dothi::ui::AddBaseMapDialog</name>
    <message>
        <source>Try the address</source>
        <translation>Try the address</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>Add a base map</source>
        <translation>Add a base map</translation>
    </message>
    <message>
        <source>Pictures on disk (GeoTIFF, COG, MBTiles), or a service: tiles with {z}, {x} and {y} in the address, WMS, WMTS. A server is asked only after you add it or try it; it then sees which places you look at.</source>
        <translation>Pictures on disk (GeoTIFF, COG, MBTiles), or a service: tiles with {z}, {x} and {y} in the address, WMS, WMTS. A server is asked only after you add it or try it; it then sees which places you look at.</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>Choose a file…</translation>
    </message>
    <message>
        <source>Address or file</source>
        <translation>Address or file</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>empty: the first</source>
        <translation>empty: the first</translation>
    </message>
    <message>
        <source>WMTS layer</source>
        <translation>WMTS layer</translation>
    </message>
    <message>
        <source>whom the terms of use tell you to name</source>
        <translation>whom the terms of use tell you to name</translation>
    </message>
    <message>
        <source>Source to be named</source>
        <translation>Source to be named</translation>
    </message>
    <message>
        <source>Finest level</source>
        <translation>Finest level</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Try the address: the service&apos;s list of layers is read then.</source>
        <translation>Try the address: the service&apos;s list of layers is read then.</translation>
    </message>
    <message>
        <source>Choose a picture</source>
        <translation>Choose a picture</translation>
    </message>
    <message>
        <source>Pictures (*.tif *.tiff *.mbtiles)</source>
        <translation>Pictures (*.tif *.tiff *.mbtiles)</translation>
    </message>
    <message>
        <source>Asking…</source>
        <translation>Asking…</translation>
    </message>
    <message>
        <source>The file can be shown: %1, levels %2 to %3.</source>
        <translation>The file can be shown: %1, levels %2 to %3.</translation>
    </message>
    <message>
        <source>The service does not cover this city.</source>
        <translation>The service does not cover this city.</translation>
    </message>
    <message>
        <source>The service answers with pictures.</source>
        <translation>The service answers with pictures.</translation>
    </message>
</context>
<context>
    <name>dothi::ui::BaseMapLoader</name>
    <message>
        <source>The base map “%1” cannot be shown: %2</source>
        <translation>The base map “%1” cannot be shown: %2</translation>
    </message>
    <message numerus="yes">
        <source>%n tile(s) refused. %1</source>
        <translation>
            <numerusform>%n tile refused. %1</numerusform>
            <numerusform>%n tiles refused. %1</numerusform>
        </translation>
    </message>
    <message>
        <source>The base map “%1” shows nothing here: %2 Check its address, or remove it.</source>
        <translation>The base map “%1” shows nothing here: %2 Check its address, or remove it.</translation>
    </message>
    <message>
        <source>The base map “%1” cannot be fetched: %2 What was kept on disk is shown; the rest comes when the server is back.</source>
        <translation>The base map “%1” cannot be fetched: %2 What was kept on disk is shown; the rest comes when the server is back.</translation>
    </message>
</context>
<context>
    <name>dothi::ui::BaseMapPanel</name>
    <message>
        <source>Add a base map…</source>
        <translation>Add a base map…</translation>
    </message>
    <message>
        <source>Pictures and web maps</source>
        <translation>Pictures and web maps</translation>
    </message>
    <message>
        <source>Hide “%1”</source>
        <translation>Hide “%1”</translation>
    </message>
    <message>
        <source>Show “%1”</source>
        <translation>Show “%1”</translation>
    </message>
    <message>
        <source>Opacity of “%1”</source>
        <translation>Opacity of “%1”</translation>
    </message>
    <message>
        <source>Opacity</source>
        <translation>Opacity</translation>
    </message>
    <message>
        <source>Remove “%1”</source>
        <translation>Remove “%1”</translation>
    </message>
</context>
<context>
    <name>dothi::ui::CommandDialog</name>
    <message>
        <source>Run</source>
        <translation>Run</translation>
    </message>
    <message>
        <source>Cancel the run</source>
        <translation>Cancel the run</translation>
    </message>
    <message>
        <source>The same on the command line</source>
        <translation>The same on the command line</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>several, separated by semicolons</source>
        <translation>several, separated by semicolons</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>Choose a file</translation>
    </message>
    <message>
        <source>Running…</source>
        <translation>Running…</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Answer</translation>
    </message>
</context>
<context>
    <name>dothi::ui::CommandPalette</name>
    <message>
        <source>File</source>
        <translation>File</translation>
    </message>
    <message>
        <source>View</source>
        <translation>View</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>Tools</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Help</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Commands</translation>
    </message>
    <message>
        <source>Type a command, accents not needed</source>
        <translation>Type a command, accents not needed</translation>
    </message>
    <message>
        <source>No command of this name</source>
        <translation>No command of this name</translation>
    </message>
    <message>
        <source>Search the city for “%1”</source>
        <translation>Search the city for “%1”</translation>
    </message>
    <message>
        <source>Parcels, addresses, applications, coordinates</source>
        <translation>Parcels, addresses, applications, coordinates</translation>
    </message>
</context>
<context>
    <name>dothi::ui::CrsBox</name>
    <message>
        <source>Coordinate system</source>
        <translation>Coordinate system</translation>
    </message>
    <message>
        <source>Search by code or name: 9210, VN-2000, UTM 48N…</source>
        <translation>Search by code or name: 9210, VN-2000, UTM 48N…</translation>
    </message>
    <message>
        <source>What the file says</source>
        <translation>What the file says</translation>
    </message>
    <message>
        <source>What the file says: %1</source>
        <translation>What the file says: %1</translation>
    </message>
</context>
<context>
    <name>dothi::ui::FeatureTableModel</name>
    <message>
        <source>Ordering the table “%1”</source>
        <translation>Ordering the table “%1”</translation>
    </message>
</context>
<context>
    <name>dothi::ui::FoldHeading</name>
    <message>
        <source>Copied</source>
        <translation>Copied</translation>
    </message>
</context>
<context>
    <name>dothi::ui::ImportPreview</name>
    <message>
        <source>Model to be imported</source>
        <translation>Model to be imported</translation>
    </message>
    <message>
        <source>%1 buildings as blocks</source>
        <translation>%1 buildings as blocks</translation>
    </message>
    <message>
        <source>%1 not at all</source>
        <translation>%1 not at all</translation>
    </message>
    <message>
        <source>The model is large: before the import the city shows %1.</source>
        <translation>The model is large: before the import the city shows %1.</translation>
    </message>
</context>
<context>
    <name>dothi::ui::ImportSketch</name>
    <message>
        <source>Sketch of the place</source>
        <translation>Sketch of the place</translation>
    </message>
    <message>
        <source>Nothing to draw</source>
        <translation>Nothing to draw</translation>
    </message>
    <message>
        <source>dashed: what the city holds</source>
        <translation>dashed: what the city holds</translation>
    </message>
    <message>
        <source>N</source>
        <comment>north</comment>
        <translation>N</translation>
    </message>
    <message>
        <source>blue: the model</source>
        <translation>blue: the model</translation>
    </message>
    <message>
        <source>no parcels here</source>
        <translation>no parcels here</translation>
    </message>
    <message>
        <source>lines: parcels</source>
        <translation>lines: parcels</translation>
    </message>
    <message>
        <source>grey: buildings</source>
        <translation>grey: buildings</translation>
    </message>
    <message>
        <source>dashed: streets</source>
        <translation>dashed: streets</translation>
    </message>
    <message>
        <source>red: the overlap</source>
        <translation>red: the overlap</translation>
    </message>
</context>
<context>
    <name>dothi::ui::ImportWizard</name>
    <message>
        <source>Import data</source>
        <translation>Import data</translation>
    </message>
    <message>
        <source>File</source>
        <translation>File</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>Fields</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Preview</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>Choose a file…</translation>
    </message>
    <message>
        <source>Remove what the layer holds first</source>
        <translation>Remove what the layer holds first</translation>
    </message>
    <message>
        <source>Layer in the file</source>
        <translation>Layer in the file</translation>
    </message>
    <message>
        <source>Goes into</source>
        <translation>Goes into</translation>
    </message>
    <message>
        <source>Encoding of the texts</source>
        <translation>Encoding of the texts</translation>
    </message>
    <message>
        <source>Field of the city</source>
        <translation>Field of the city</translation>
    </message>
    <message>
        <source>Field of the file</source>
        <translation>Field of the file</translation>
    </message>
    <message>
        <source>Values in the file</source>
        <translation>Values in the file</translation>
    </message>
    <message>
        <source>Show in the city</source>
        <translation>Show in the city</translation>
    </message>
    <message>
        <source>Attribute table</source>
        <translation>Attribute table</translation>
    </message>
    <message>
        <source>What</source>
        <translation>What</translation>
    </message>
    <message>
        <source>Feature of the file</source>
        <translation>Feature of the file</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Field</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>Geographic data (%1)</source>
        <translation>Geographic data (%1)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>All files (*)</translation>
    </message>
    <message>
        <source>number of features not told</source>
        <translation>number of features not told</translation>
    </message>
    <message>
        <source>%1 features</source>
        <translation>%1 features</translation>
    </message>
    <message>
        <source>%1 · elevation raster</source>
        <translation>%1 · elevation raster</translation>
    </message>
    <message numerus="yes">
        <source>%1 · %n layer(s) · %2</source>
        <translation>
            <numerusform>%1 · %n layer · %2</numerusform>
            <numerusform>%1 · %n layers · %2</numerusform>
        </translation>
    </message>
    <message>
        <source>Terrain</source>
        <translation>Terrain</translation>
    </message>
    <message>
        <source>Told from the file (%1)</source>
        <translation>Told from the file (%1)</translation>
    </message>
    <message>
        <source>Coordinate system: not known</source>
        <translation>Coordinate system: not known</translation>
    </message>
    <message>
        <source>Coordinate system: %1</source>
        <translation>Coordinate system: %1</translation>
    </message>
    <message>
        <source>(the file says %1)</source>
        <translation>(the file says %1)</translation>
    </message>
    <message>
        <source>axes swapped</source>
        <translation>axes swapped</translation>
    </message>
    <message>
        <source>Choose a file, or drop one on the window.</source>
        <translation>Choose a file, or drop one on the window.</translation>
    </message>
    <message>
        <source>✓ Nothing suspicious was found</source>
        <translation>✓ Nothing suspicious was found</translation>
    </message>
    <message>
        <source>Apply the proposal</source>
        <translation>Apply the proposal</translation>
    </message>
    <message>
        <source>– left out –</source>
        <translation>– left out –</translation>
    </message>
    <message>
        <source>≈ please check: %1</source>
        <translation>≈ please check: %1</translation>
    </message>
    <message>
        <source>%1 of %2 fields are filled from the file.</source>
        <translation>%1 of %2 fields are filled from the file.</translation>
    </message>
    <message>
        <source>Not taken over: %1.</source>
        <translation>Not taken over: %1.</translation>
    </message>
    <message>
        <source>As it would be stored: the first %1 features, in %2.</source>
        <translation>As it would be stored: the first %1 features, in %2.</translation>
    </message>
    <message>
        <source>The raster becomes the ground of the city.</source>
        <translation>The raster becomes the ground of the city.</translation>
    </message>
    <message>
        <source>%1 of %2 imported</source>
        <translation>%1 of %2 imported</translation>
    </message>
    <message>
        <source>✕ refused</source>
        <translation>✕ refused</translation>
    </message>
    <message>
        <source>≈ repaired</source>
        <translation>≈ repaired</translation>
    </message>
    <message>
        <source>No city is open to import into.</source>
        <translation>No city is open to import into.</translation>
    </message>
    <message>
        <source>Open a city, or create a new one, first.</source>
        <translation>Open a city, or create a new one, first.</translation>
    </message>
    <message>
        <source>The city is open for reading only.</source>
        <translation>The city is open for reading only.</translation>
    </message>
    <message>
        <source>Copy it to a place you may write to, and open that.</source>
        <translation>Copy it to a place you may write to, and open that.</translation>
    </message>
    <message>
        <source>Looking at “%1”</source>
        <translation>Looking at “%1”</translation>
    </message>
    <message>
        <source>Looking at the file…</source>
        <translation>Looking at the file…</translation>
    </message>
    <message>
        <source>Importing “%1”</source>
        <translation>Importing “%1”</translation>
    </message>
    <message>
        <source>Importing…</source>
        <translation>Importing…</translation>
    </message>
    <message>
        <source>Cancelled: nothing was imported.</source>
        <translation>Cancelled: nothing was imported.</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>Cancelled.</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Import</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>File to import</source>
        <translation>File to import</translation>
    </message>
    <message>
        <source>What was repaired or refused</source>
        <translation>What was repaired or refused</translation>
    </message>
    <message>
        <source>– stays as it is –</source>
        <translation>– stays as it is –</translation>
    </message>
    <message>
        <source>– unknown –</source>
        <translation>– unknown –</translation>
    </message>
    <message>
        <source>Value in the file</source>
        <translation>Value in the file</translation>
    </message>
    <message>
        <source>Becomes</source>
        <translation>Becomes</translation>
    </message>
    <message>
        <source>Values of fields with codes</source>
        <translation>Values of fields with codes</translation>
    </message>
    <message>
        <source>%1 “%2” becomes</source>
        <translation>%1 “%2” becomes</translation>
    </message>
    <message>
        <source>? in no list</source>
        <translation>? in no list</translation>
    </message>
    <message>
        <source>≈ please check</source>
        <translation>≈ please check</translation>
    </message>
    <message>
        <source>✓ chosen</source>
        <translation>✓ chosen</translation>
    </message>
    <message>
        <source>What the values of fields with codes become: %1 of %2 have a code. To check: %3; in no list: %4.</source>
        <translation>What the values of fields with codes become: %1 of %2 have a code. To check: %3; in no list: %4.</translation>
    </message>
    <message>
        <source>%1 features repaired (in %2 places), %3 refused.</source>
        <translation>%1 features repaired (in %2 places), %3 refused.</translation>
    </message>
    <message>
        <source>%1 features repaired, %2 refused.</source>
        <translation>%1 features repaired, %2 refused.</translation>
    </message>
    <message>
        <source>Features looked at</source>
        <translation>Features looked at</translation>
    </message>
    <message>
        <source>Shapefile, GeoPackage, GeoJSON, DXF, CSV, GeoTIFF, CityJSON, IFC, …</source>
        <translation>Shapefile, GeoPackage, GeoJSON, DXF, CSV, GeoTIFF, CityJSON, IFC, …</translation>
    </message>
    <message>
        <source>≈ solid mended</source>
        <translation>≈ solid mended</translation>
    </message>
    <message>
        <source>✕ solid not valid</source>
        <translation>✕ solid not valid</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>List them</source>
        <translation>List them</translation>
    </message>
    <message>
        <source>On %1: %2.</source>
        <translation>On %1: %2.</translation>
    </message>
    <message>
        <source>≈ %1 of %2 solids and surfaces are still not valid and were kept as they are: %3.</source>
        <translation>≈ %1 of %2 solids and surfaces are still not valid and were kept as they are: %3.</translation>
    </message>
    <message>
        <source>In this system the data cannot be put into the city.</source>
        <translation>In this system the data cannot be put into the city.</translation>
    </message>
    <message>
        <source>The data land in the city.</source>
        <translation>The data land in the city.</translation>
    </message>
    <message>
        <source>The data land %1 outside of the city.</source>
        <translation>The data land %1 outside of the city.</translation>
    </message>
    <message>
        <source>Choose it above: “Encoding of the texts”.</source>
        <translation>Choose it above: “Encoding of the texts”.</translation>
    </message>
    <message>
        <source>That is done on the page “Fields”.</source>
        <translation>That is done on the page “Fields”.</translation>
    </message>
    <message>
        <source>That is done on the page “Place”.</source>
        <translation>That is done on the page “Place”.</translation>
    </message>
    <message>
        <source>Choose the system above: “Coordinate system”; or place the model by hand on the page “Place”.</source>
        <translation>Choose the system above: “Coordinate system”; or place the model by hand on the page “Place”.</translation>
    </message>
    <message>
        <source>Choose the system above: “Coordinate system”.</source>
        <translation>Choose the system above: “Coordinate system”.</translation>
    </message>
    <message>
        <source>Coordinate system</source>
        <translation>Coordinate system</translation>
    </message>
    <message>
        <source>Click the parcel the model is to stand on · Esc: back to the import</source>
        <translation>Click the parcel the model is to stand on · Esc: back to the import</translation>
    </message>
    <message>
        <source>Click where the model is to stand · Esc: back to the import</source>
        <translation>Click where the model is to stand · Esc: back to the import</translation>
    </message>
    <message>
        <source>There is no parcel at that point.</source>
        <translation>There is no parcel at that point.</translation>
    </message>
    <message>
        <source>Click inside of a parcel, or take a point.</source>
        <translation>Click inside of a parcel, or take a point.</translation>
    </message>
    <message>
        <source>Looking at the parcel</source>
        <translation>Looking at the parcel</translation>
    </message>
    <message>
        <source>Looking at the parcel…</source>
        <translation>Looking at the parcel…</translation>
    </message>
    <message>
        <source>Coordinates: in the city&apos;s system already, %1.</source>
        <translation>Coordinates: in the city&apos;s system already, %1.</translation>
    </message>
    <message>
        <source>Not yet: %1</source>
        <translation>Not yet: %1</translation>
    </message>
    <message>
        <source>points</source>
        <translation>points</translation>
    </message>
    <message>
        <source>lines</source>
        <translation>lines</translation>
    </message>
    <message>
        <source>areas</source>
        <translation>areas</translation>
    </message>
    <message>
        <source>several kinds</source>
        <translation>several kinds</translation>
    </message>
    <message>
        <source>table</source>
        <translation>table</translation>
    </message>
    <message>
        <source>text</source>
        <translation>text</translation>
    </message>
    <message>
        <source>whole number</source>
        <translation>whole number</translation>
    </message>
    <message>
        <source>number</source>
        <translation>number</translation>
    </message>
    <message>
        <source>date</source>
        <translation>date</translation>
    </message>
    <message>
        <source>time</source>
        <translation>time</translation>
    </message>
    <message>
        <source>binary</source>
        <translation>binary</translation>
    </message>
    <message>
        <source>list</source>
        <translation>list</translation>
    </message>
    <message>
        <source>Coordinates: %1 → %2. %3.</source>
        <translation>Coordinates: %1 → %2. %3.</translation>
    </message>
    <message>
        <source>≈ Guessed from words of their names, please check: %1.</source>
        <translation>≈ Guessed from words of their names, please check: %1.</translation>
    </message>
    <message>
        <source>Not yet: say where the model stands.</source>
        <translation>Not yet: say where the model stands.</translation>
    </message>
    <message>
        <source>Conversion: %1</source>
        <translation>Conversion: %1</translation>
    </message>
</context>
<context>
    <name>dothi::ui::InspectorPanel</name>
    <message>
        <source>Parcel %1, sheet %2</source>
        <translation>Parcel %1, sheet %2</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>Area in plan</source>
        <translation>Area in plan</translation>
    </message>
    <message>
        <source>Perimeter</source>
        <translation>Perimeter</translation>
    </message>
    <message>
        <source>Length in plan</source>
        <translation>Length in plan</translation>
    </message>
    <message>
        <source>Position E, N</source>
        <translation>Position E, N</translation>
    </message>
    <message>
        <source>Coordinate system</source>
        <translation>Coordinate system</translation>
    </message>
    <message>
        <source>Click something in the city, or look for it above, and it shows here.</source>
        <translation>Click something in the city, or look for it above, and it shows here.</translation>
    </message>
    <message>
        <source>No city is open.</source>
        <translation>No city is open.</translation>
    </message>
    <message>
        <source>This feature is no longer there.</source>
        <translation>This feature is no longer there.</translation>
    </message>
    <message>
        <source>Zoom to</source>
        <translation>Zoom to</translation>
    </message>
    <message>
        <source>Copy everything shown</source>
        <translation>Copy everything shown</translation>
    </message>
    <message>
        <source>Show in the attribute table</source>
        <translation>Show in the attribute table</translation>
    </message>
    <message>
        <source>not recorded</source>
        <translation>not recorded</translation>
    </message>
    <message>
        <source>Identifier</source>
        <translation>Identifier</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Not known: %1</source>
        <translation>Not known: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n features selected</source>
        <translation>
            <numerusform>%n feature selected</numerusform>
            <numerusform>%n features selected</numerusform>
        </translation>
    </message>
    <message>
        <source>… and more; the attribute table lists them all.</source>
        <translation>… and more; the attribute table lists them all.</translation>
    </message>
    <message>
        <source>not in the city (id %1)</source>
        <translation>not in the city (id %1)</translation>
    </message>
</context>
<context>
    <name>dothi::ui::LayerPanel</name>
    <message>
        <source>Terrain</source>
        <translation>Terrain</translation>
    </message>
    <message>
        <source>Opacity and legend</source>
        <translation>Opacity and legend</translation>
    </message>
    <message>
        <source>Opacity</source>
        <translation>Opacity</translation>
    </message>
    <message>
        <source>Opacity of “%1”</source>
        <translation>Opacity of “%1”</translation>
    </message>
    <message>
        <source>Hide “%1”</source>
        <translation>Hide “%1”</translation>
    </message>
    <message>
        <source>Show “%1”</source>
        <translation>Show “%1”</translation>
    </message>
    <message>
        <source>Could not be drawn; see the message bar. Hide and show it to try again.</source>
        <translation>Could not be drawn; see the message bar. Hide and show it to try again.</translation>
    </message>
    <message numerus="yes">
        <source>%n feature(s)</source>
        <translation>
            <numerusform>%n feature</numerusform>
            <numerusform>%n features</numerusform>
        </translation>
    </message>
    <message>
        <source>Zoom to the layer</source>
        <translation>Zoom to the layer</translation>
    </message>
    <message>
        <source>Attribute table</source>
        <translation>Attribute table</translation>
    </message>
    <message>
        <source>LAYERS</source>
        <translation>LAYERS</translation>
    </message>
    <message>
        <source>No city is open.</source>
        <translation>No city is open.</translation>
    </message>
    <message>
        <source>Base map</source>
        <translation>Base map</translation>
    </message>
    <message>
        <source>Cadastre</source>
        <translation>Cadastre</translation>
    </message>
    <message>
        <source>Planning</source>
        <translation>Planning</translation>
    </message>
    <message>
        <source>Buildings</source>
        <translation>Buildings</translation>
    </message>
    <message>
        <source>Technical infrastructure</source>
        <translation>Technical infrastructure</translation>
    </message>
    <message>
        <source>Permits</source>
        <translation>Permits</translation>
    </message>
    <message>
        <source>Hide empty layers</source>
        <translation>Hide empty layers</translation>
    </message>
    <message numerus="yes">
        <source>%n empty layer(s)</source>
        <translation>
            <numerusform>%n empty layer</numerusform>
            <numerusform>%n empty layers</numerusform>
        </translation>
    </message>
    <message>
        <source>Visible: “%1”</source>
        <translation>Visible: “%1”</translation>
    </message>
    <message>
        <source>Opacity and legend of “%1”</source>
        <translation>Opacity and legend of “%1”</translation>
    </message>
    <message>
        <source>Colour by attribute…</source>
        <translation>Colour by attribute…</translation>
    </message>
    <message>
        <source>Colour “%1” by attribute</source>
        <translation>Colour “%1” by attribute</translation>
    </message>
</context>
<context>
    <name>dothi::ui::LayerStyles</name>
    <message>
        <source>Counting the values of an attribute</source>
        <translation>Counting the values of an attribute</translation>
    </message>
</context>
<context>
    <name>dothi::ui::LinkedView</name>
    <message>
        <source>Both views move together</source>
        <translation>Both views move together</translation>
    </message>
    <message>
        <source>Second view of the city</source>
        <translation>Second view of the city</translation>
    </message>
    <message>
        <source>Close the second view</source>
        <translation>Close the second view</translation>
    </message>
    <message>
        <source>Plan; click for 3D</source>
        <translation>Plan; click for 3D</translation>
    </message>
    <message>
        <source>3D; click for the plan</source>
        <translation>3D; click for the plan</translation>
    </message>
</context>
<context>
    <name>dothi::ui::MeasureTool</name>
    <message numerus="yes">
        <source>perimeter %1 · %n corner(s)</source>
        <translation>
            <numerusform>perimeter %1 · %n corner</numerusform>
            <numerusform>perimeter %1 · %n corners</numerusform>
        </translation>
    </message>
    <message>
        <source>Click to measure again; Esc leaves the tool.</source>
        <translation>Click to measure again; Esc leaves the tool.</translation>
    </message>
    <message>
        <source>Click the first point.</source>
        <translation>Click the first point.</translation>
    </message>
    <message>
        <source>Click the next point; double click or right click ends; Backspace takes the last point back.</source>
        <translation>Click the next point; double click or right click ends; Backspace takes the last point back.</translation>
    </message>
    <message>
        <source>along the slope %1 · height difference %2</source>
        <translation>along the slope %1 · height difference %2</translation>
    </message>
    <message>
        <source>Area in plan</source>
        <translation>Area in plan</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>Height</translation>
    </message>
    <message>
        <source>Distance in plan</source>
        <translation>Distance in plan</translation>
    </message>
    <message>
        <source>in plan %1 · along the slope %2</source>
        <translation>in plan %1 · along the slope %2</translation>
    </message>
</context>
<context>
    <name>dothi::ui::MessageBar</name>
    <message>
        <source>Earlier message</source>
        <translation>Earlier message</translation>
    </message>
    <message>
        <source>Later message</source>
        <translation>Later message</translation>
    </message>
    <message>
        <source>Close the message</source>
        <translation>Close the message</translation>
    </message>
</context>
<context>
    <name>dothi::ui::ModelPlacePage</name>
    <message>
        <source>Where the file says</source>
        <translation>Where the file says</translation>
    </message>
    <message>
        <source>At a point</source>
        <translation>At a point</translation>
    </message>
    <message>
        <source>On three points or more</source>
        <translation>On three points or more</translation>
    </message>
    <message>
        <source>on the ground</source>
        <translation>on the ground</translation>
    </message>
    <message>
        <source>as the file says</source>
        <translation>as the file says</translation>
    </message>
    <message>
        <source>as usual in this format</source>
        <translation>as usual in this format</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>Height</translation>
    </message>
    <message>
        <source>Axis that points up</source>
        <translation>Axis that points up</translation>
    </message>
    <message>
        <source>Every object is a building of its own</source>
        <translation>Every object is a building of its own</translation>
    </message>
    <message>
        <source>Mend solids that are not valid by ISO 19107</source>
        <translation>Mend solids that are not valid by ISO 19107</translation>
    </message>
    <message>
        <source>Easting</source>
        <translation>Easting</translation>
    </message>
    <message>
        <source>Northing</source>
        <translation>Northing</translation>
    </message>
    <message>
        <source>Height of the foot</source>
        <translation>Height of the foot</translation>
    </message>
    <message>
        <source>the ground</source>
        <translation>the ground</translation>
    </message>
    <message>
        <source>Rotation</source>
        <translation>Rotation</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>Scale</translation>
    </message>
    <message>
        <source>the model&apos;s origin</source>
        <translation>the model&apos;s origin</translation>
    </message>
    <message>
        <source>the middle of the model</source>
        <translation>the middle of the model</translation>
    </message>
    <message>
        <source>What stands there</source>
        <translation>What stands there</translation>
    </message>
    <message>
        <source>Easting, m</source>
        <translation>Easting, m</translation>
    </message>
    <message>
        <source>Northing, m</source>
        <translation>Northing, m</translation>
    </message>
    <message>
        <source>Height of the foot, m</source>
        <translation>Height of the foot, m</translation>
    </message>
    <message>
        <source>Points of the model and of the city</source>
        <translation>Points of the model and of the city</translation>
    </message>
    <message>
        <source>Find the scale, too</source>
        <translation>Find the scale, too</translation>
    </message>
    <message>
        <source>The model in its own coordinates: x %1 … %2, y %3 … %4, z %5 … %6.</source>
        <translation>The model in its own coordinates: x %1 … %2, y %3 … %4, z %5 … %6.</translation>
    </message>
    <message>
        <source>Where the file says (it does not)</source>
        <translation>Where the file says (it does not)</translation>
    </message>
    <message>
        <source>From what the city holds: %1.</source>
        <translation>From what the city holds: %1.</translation>
    </message>
    <message>
        <source>Not placed yet: say where it stands.</source>
        <translation>Not placed yet: say where it stands.</translation>
    </message>
    <message>
        <source>x, y, z in the model, E, N, H in the city; metres, z up. Three points that do not lie on one line; H may be left empty.</source>
        <translation>x, y, z in the model, E, N, H in the city; metres, z up. Three points that do not lie on one line; H may be left empty.</translation>
    </message>
    <message>
        <source>Coordinate system</source>
        <translation>Coordinate system</translation>
    </message>
    <message>
        <source>Point on the map…</source>
        <translation>Point on the map…</translation>
    </message>
    <message>
        <source>Parcel on the map…</source>
        <translation>Parcel on the map…</translation>
    </message>
    <message>
        <source>its middle</source>
        <translation>its middle</translation>
    </message>
    <message>
        <source>its frontage, turned along it</source>
        <translation>its frontage, turned along it</translation>
    </message>
    <message>
        <source>Parcel</source>
        <translation>Parcel</translation>
    </message>
    <message>
        <source>Where on the parcel</source>
        <translation>Where on the parcel</translation>
    </message>
    <message>
        <source>Point of this row on the map…</source>
        <translation>Point of this row on the map…</translation>
    </message>
    <message>
        <source>none chosen</source>
        <translation>none chosen</translation>
    </message>
    <message>
        <source>On %1: %2 (%3 % of the footprint).</source>
        <translation>On %1: %2 (%3 % of the footprint).</translation>
    </message>
    <message>
        <source>The city holds no parcels to compare with.</source>
        <translation>The city holds no parcels to compare with.</translation>
    </message>
    <message>
        <source>Of so many buildings parcels, and what is in their way, are not looked at.</source>
        <translation>Of so many buildings parcels, and what is in their way, are not looked at.</translation>
    </message>
    <message>
        <source>No building of the city is in its way.</source>
        <translation>No building of the city is in its way.</translation>
    </message>
    <message>
        <source>Degrees, counter-clockwise from above</source>
        <translation>Degrees, counter-clockwise from above</translation>
    </message>
    <message>
        <source>its middle, turned along its side at the street</source>
        <translation>its middle, turned along its side at the street</translation>
    </message>
    <message>
        <source>Rotation, °</source>
        <translation>Rotation, °</translation>
    </message>
    <message>
        <source>No street of the city lies along this parcel; its longest side counts.</source>
        <translation>No street of the city lies along this parcel; its longest side counts.</translation>
    </message>
    <message>
        <source>Where the file says: %1</source>
        <translation>Where the file says: %1</translation>
    </message>
    <message>
        <source>Say where it stands: easting and northing, or a point or parcel of the map.</source>
        <translation>Say where it stands: easting and northing, or a point or parcel of the map.</translation>
    </message>
    <message>
        <source>Fill in x, y, E and N of three points at least.</source>
        <translation>Fill in x, y, E and N of three points at least.</translation>
    </message>
    <message>
        <source>It overlaps what is not its own: look at it, and tick that you have.</source>
        <translation>It overlaps what is not its own: look at it, and tick that you have.</translation>
    </message>
    <message>
        <source>See it in the city</source>
        <translation>See it in the city</translation>
    </message>
    <message>
        <source>Shows the model in the city as it would stand; nothing is imported yet.</source>
        <translation>Shows the model in the city as it would stand; nothing is imported yet.</translation>
    </message>
    <message>
        <source>The file does not say where the model stands.</source>
        <translation>The file does not say where the model stands.</translation>
    </message>
    <message>
        <source>Place it by hand: at a point, on a parcel, or on three points.</source>
        <translation>Place it by hand: at a point, on a parcel, or on three points.</translation>
    </message>
    <message>
        <source>It stands far from the city: look at it, and tick that you have.</source>
        <translation>It stands far from the city: look at it, and tick that you have.</translation>
    </message>
</context>
<context>
    <name>dothi::ui::OverviewMap</name>
    <message>
        <source>The whole city; click or drag to go there</source>
        <translation>The whole city; click or drag to go there</translation>
    </message>
    <message>
        <source>Overview map</source>
        <translation>Overview map</translation>
    </message>
    <message>
        <source>Drawing the overview map</source>
        <translation>Drawing the overview map</translation>
    </message>
</context>
<context>
    <name>dothi::ui::PictureJob</name>
    <message>
        <source>The city was closed.</source>
        <translation>The city was closed.</translation>
    </message>
    <message>
        <source>Loading what the picture shows</source>
        <translation>Loading what the picture shows</translation>
    </message>
    <message>
        <source>Drawing the picture</source>
        <translation>Drawing the picture</translation>
    </message>
    <message>
        <source>Writing the picture</source>
        <translation>Writing the picture</translation>
    </message>
    <message>
        <source>There is not enough memory for the picture.</source>
        <translation>There is not enough memory for the picture.</translation>
    </message>
    <message>
        <source>Choose a smaller picture.</source>
        <translation>Choose a smaller picture.</translation>
    </message>
</context>
<context>
    <name>dothi::ui::PlaceFindings</name>
    <message>
        <source>What the model overlaps</source>
        <translation>What the model overlaps</translation>
    </message>
    <message>
        <source>Choose one: the sketch shows where it is.</source>
        <translation>Choose one: the sketch shows where it is.</translation>
    </message>
    <message>
        <source>I have looked at this and want it here</source>
        <translation>I have looked at this and want it here</translation>
    </message>
    <message>
        <source>Hide the list</source>
        <translation>Hide the list</translation>
    </message>
    <message>
        <source>Show each (%1)</source>
        <translation>Show each (%1)</translation>
    </message>
</context>
<context>
    <name>dothi::ui::ScalePill</name>
    <message>
        <source>North arrow (click: north up), scale at the middle of the view, detail drawn</source>
        <translation>North arrow (click: north up), scale at the middle of the view, detail drawn</translation>
    </message>
    <message>
        <source>Scale and north</source>
        <translation>Scale and north</translation>
    </message>
    <message>
        <source>detail %1</source>
        <extracomment>How much of the full detail is drawn at present, in percent.</extracomment>
        <translation>detail %1</translation>
    </message>
    <message>
        <source>loading %1</source>
        <extracomment>How much of the picture has been loaded, in percent.</extracomment>
        <translation>loading %1</translation>
    </message>
</context>
<context>
    <name>dothi::ui::SceneLoader</name>
    <message>
        <source>Terrain</source>
        <translation>Terrain</translation>
    </message>
    <message>
        <source>Looking through the city</source>
        <translation>Looking through the city</translation>
    </message>
    <message>
        <source>Drawing “%1”</source>
        <translation>Drawing “%1”</translation>
    </message>
    <message>
        <source>Looking at what changed</source>
        <translation>Looking at what changed</translation>
    </message>
    <message>
        <source>Ground below the buildings</source>
        <translation>Ground below the buildings</translation>
    </message>
    <message numerus="yes">
        <source>Terrain, %n empty cell(s) filled</source>
        <translation>
            <numerusform>Terrain, %n empty cell filled</numerusform>
            <numerusform>Terrain, %n empty cells filled</numerusform>
        </translation>
    </message>
    <message>
        <source>Looking below the ground</source>
        <translation>Looking below the ground</translation>
    </message>
</context>
<context>
    <name>dothi::ui::SearchField</name>
    <message>
        <source>Find parcel, address, application, coordinates…</source>
        <translation>Find parcel, address, application, coordinates…</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Search</translation>
    </message>
    <message>
        <source>Searching for “%1”</source>
        <translation>Searching for “%1”</translation>
    </message>
    <message>
        <source>Nothing found for “%1”</source>
        <translation>Nothing found for “%1”</translation>
    </message>
    <message>
        <source>Try a parcel (212/14), a street, an application number or coordinates.</source>
        <translation>Try a parcel (212/14), a street, an application number or coordinates.</translation>
    </message>
    <message>
        <source>What the search found</source>
        <translation>What the search found</translation>
    </message>
    <message>
        <source>Position: 603797 1191942, or 10.7769, 106.7009</source>
        <translation>Position: 603797 1191942, or 10.7769, 106.7009</translation>
    </message>
</context>
<context>
    <name>dothi::ui::SectionControl</name>
    <message>
        <source>Beginning of the section line</source>
        <translation>Beginning of the section line</translation>
    </message>
    <message>
        <source>End of the section line</source>
        <translation>End of the section line</translation>
    </message>
    <message>
        <source>Section line, sideways</source>
        <translation>Section line, sideways</translation>
    </message>
    <message>
        <source>Height of the cut</source>
        <translation>Height of the cut</translation>
    </message>
    <message>
        <source>Middle of the section box</source>
        <translation>Middle of the section box</translation>
    </message>
    <message>
        <source>Side of the section box</source>
        <translation>Side of the section box</translation>
    </message>
    <message>
        <source>Top of the section box</source>
        <translation>Top of the section box</translation>
    </message>
    <message>
        <source>Bottom of the section box</source>
        <translation>Bottom of the section box</translation>
    </message>
</context>
<context>
    <name>dothi::ui::SectionTool</name>
    <message>
        <source>Click the end of the section line; what lies on its right is cut away.</source>
        <translation>Click the end of the section line; what lies on its right is cut away.</translation>
    </message>
    <message>
        <source>Click the beginning of the section line.</source>
        <translation>Click the beginning of the section line.</translation>
    </message>
    <message>
        <source>Section from here</source>
        <extracomment>At the first of the two points of a section line, while the second is being looked for.</extracomment>
        <translation>Section from here</translation>
    </message>
</context>
<context>
    <name>dothi::ui::Shell</name>
    <message>
        <source>This feature is no longer there.</source>
        <translation>This feature is no longer there.</translation>
    </message>
    <message>
        <source>No city is open.</source>
        <translation>No city is open.</translation>
    </message>
</context>
<context>
    <name>dothi::ui::StatusBar</name>
    <message>
        <source>Position under the cursor. Click: VN-2000 ⇄ WGS 84</source>
        <translation>Position under the cursor. Click: VN-2000 ⇄ WGS 84</translation>
    </message>
    <message>
        <source>Position under the cursor</source>
        <translation>Position under the cursor</translation>
    </message>
    <message>
        <source>Show the tasks</source>
        <translation>Show the tasks</translation>
    </message>
    <message>
        <source>Read only</source>
        <translation>Read only</translation>
    </message>
    <message>
        <source>All changes saved</source>
        <translation>All changes saved</translation>
    </message>
    <message>
        <source>Ground, Hòn Dấu %1</source>
        <extracomment>Height above the national vertical datum (Hòn Dấu).</extracomment>
        <translation>Ground, Hòn Dấu %1</translation>
    </message>
    <message numerus="yes">
        <source>%n task(s)</source>
        <translation>
            <numerusform>%n task</numerusform>
            <numerusform>%n tasks</numerusform>
        </translation>
    </message>
    <message>
        <source>Ground: no terrain</source>
        <translation>Ground: no terrain</translation>
    </message>
    <message>
        <source>to WGS 84 by EPSG:%1</source>
        <extracomment>the coordinate operation to WGS 84</extracomment>
        <translation>to WGS 84 by EPSG:%1</translation>
    </message>
    <message>
        <source>Loading the picture, %1</source>
        <translation>Loading the picture, %1</translation>
    </message>
</context>
<context>
    <name>dothi::ui::StreetTool</name>
    <message>
        <source>Click where you want to stand, or the house you want to look at. Esc leaves.</source>
        <translation>Click where you want to stand, or the house you want to look at. Esc leaves.</translation>
    </message>
</context>
<context>
    <name>dothi::ui::StyleLegend</name>
    <message>
        <source>Legend</source>
        <translation>Legend</translation>
    </message>
    <message numerus="yes">
        <source>%n more…</source>
        <translation>
            <numerusform>%n more…</numerusform>
            <numerusform>%n more…</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>dothi::ui::StylePanel</name>
    <message>
        <source>The other way round</source>
        <translation>The other way round</translation>
    </message>
    <message>
        <source>Own colours</source>
        <translation>Own colours</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>Layer</translation>
    </message>
    <message>
        <source>Attribute</source>
        <translation>Attribute</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>Classes</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>Limits</translation>
    </message>
    <message>
        <source>Ranges</source>
        <translation>Ranges</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Colours</translation>
    </message>
    <message>
        <source>By value</source>
        <translation>By value</translation>
    </message>
    <message>
        <source>By range</source>
        <translation>By range</translation>
    </message>
    <message>
        <source>As many in each</source>
        <translation>As many in each</translation>
    </message>
    <message>
        <source>Quantiles</source>
        <translation>Quantiles</translation>
    </message>
    <message>
        <source>Of equal width</source>
        <translation>Of equal width</translation>
    </message>
    <message>
        <source>At natural gaps</source>
        <translation>At natural gaps</translation>
    </message>
    <message>
        <source>Natural breaks (Jenks)</source>
        <translation>Natural breaks (Jenks)</translation>
    </message>
    <message>
        <source>The layer in its own colours again</source>
        <translation>The layer in its own colours again</translation>
    </message>
    <message>
        <source>(its own colours)</source>
        <translation>(its own colours)</translation>
    </message>
    <message>
        <source>Colours: %1</source>
        <translation>Colours: %1</translation>
    </message>
    <message>
        <source>Choose an attribute: the layer is coloured by it, in the view and in pictures.</source>
        <translation>Choose an attribute: the layer is coloured by it, in the view and in pictures.</translation>
    </message>
    <message>
        <source>Counting the values…</source>
        <translation>Counting the values…</translation>
    </message>
    <message>
        <source>Models with colours or pictures of their own take on these colours, too. “Own colours” brings theirs back.</source>
        <translation>Models with colours or pictures of their own take on these colours, too. “Own colours” brings theirs back.</translation>
    </message>
    <message>
        <source>At round numbers</source>
        <translation>At round numbers</translation>
    </message>
</context>
<context>
    <name>dothi::ui::TablePanel</name>
    <message>
        <source>Zoom to the selected row</source>
        <translation>Zoom to the selected row</translation>
    </message>
    <message>
        <source>Copy the selected rows</source>
        <translation>Copy the selected rows</translation>
    </message>
    <message>
        <source>Layer of the table</source>
        <translation>Layer of the table</translation>
    </message>
    <message>
        <source>Filter rows, accents not needed</source>
        <translation>Filter rows, accents not needed</translation>
    </message>
    <message>
        <source>%1 rows</source>
        <translation>%1 rows</translation>
    </message>
    <message>
        <source>%1 of %2 rows</source>
        <translation>%1 of %2 rows</translation>
    </message>
    <message>
        <source>Attribute table</source>
        <translation>Attribute table</translation>
    </message>
</context>
<context>
    <name>dothi::ui::TasksPanel</name>
    <message>
        <source>Cancel this task</source>
        <translation>Cancel this task</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Stopping…</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Waiting</translation>
    </message>
    <message>
        <source>✓ Done</source>
        <translation>✓ Done</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Cancelled</translation>
    </message>
    <message numerus="yes">
        <source>about %n second(s) left</source>
        <translation>
            <numerusform>about %n second left</numerusform>
            <numerusform>about %n seconds left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n minute(s) left</source>
        <translation>
            <numerusform>about %n minute left</numerusform>
            <numerusform>about %n minutes left</numerusform>
        </translation>
    </message>
    <message>
        <source>No tasks. Work that takes longer shows here, and can be cancelled.</source>
        <translation>No tasks. Work that takes longer shows here, and can be cancelled.</translation>
    </message>
    <message>
        <source>Clear ended tasks</source>
        <translation>Clear ended tasks</translation>
    </message>
</context>
<context>
    <name>dothi::ui::View3D</name>
    <message>
        <source>City view</source>
        <translation>City view</translation>
    </message>
    <message>
        <source>The 3D view needs a display with OpenGL.</source>
        <translation>The 3D view needs a display with OpenGL.</translation>
    </message>
    <message>
        <source>The graphics driver stops again and again. Restart DoThi; if that does not help, bring the driver up to date.</source>
        <translation>The graphics driver stops again and again. Restart DoThi; if that does not help, bring the driver up to date.</translation>
    </message>
</context>
<context>
    <name>dothi::ui::ViewBanner</name>
    <message>
        <source>Back</source>
        <translation>Back</translation>
    </message>
</context>
<context>
    <name>dothi::ui::ViewCanvas</name>
    <message>
        <source>The graphics driver offers no OpenGL with the compatibility profile.</source>
        <translation>The graphics driver offers no OpenGL with the compatibility profile.</translation>
    </message>
</context>
</TS>
