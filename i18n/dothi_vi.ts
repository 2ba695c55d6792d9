<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="vi" sourcelanguage="en">
<context>
    <name>QAbstractFileIconProvider</name>
    <message>
        <source>Folder</source>
        <translation>Thư mục</translation>
    </message>
    <message>
        <source>Shortcut</source>
        <translation>Lối tắt</translation>
    </message>
    <message>
        <source>Drive</source>
        <translation>Ổ đĩa</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Không rõ</translation>
    </message>
    <message>
        <source>%1 File</source>
        <translation>Tệp %1</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Tệp</translation>
    </message>
</context>
<context>
    <name>QDialog</name>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Huỷ</translation>
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
        <translation>Tìm trong:</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Lùi</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Tiến</translation>
    </message>
    <message>
        <source>Parent Directory</source>
        <translation>Thư mục cha</translation>
    </message>
    <message>
        <source>Create New Folder</source>
        <translation>Tạo thư mục mới</translation>
    </message>
    <message>
        <source>List View</source>
        <translation>Dạng danh sách</translation>
    </message>
    <message>
        <source>Detail View</source>
        <translation>Dạng chi tiết</translation>
    </message>
    <message>
        <source>Files of type:</source>
        <translation>Loại tệp:</translation>
    </message>
    <message>
        <source>File &amp;name:</source>
        <translation>&amp;Tên tệp:</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>&amp;Mở</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Lưu</translation>
    </message>
    <message>
        <source>All Files (*)</source>
        <translation>Mọi tệp (*)</translation>
    </message>
    <message>
        <source>Find Directory</source>
        <translation>Tìm thư mục</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Mở</translation>
    </message>
    <message>
        <source>Save As</source>
        <translation>Lưu thành</translation>
    </message>
    <message>
        <source>&amp;Rename</source>
        <translation>Đổ&amp;i tên</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Xoá</translation>
    </message>
    <message>
        <source>Show &amp;hidden files</source>
        <translation>Hiện tệp ẩ&amp;n</translation>
    </message>
    <message>
        <source>&amp;New Folder</source>
        <translation>Thư mục &amp;mới</translation>
    </message>
    <message>
        <source>&amp;Choose</source>
        <translation>&amp;Chọn</translation>
    </message>
    <message>
        <source>New Folder</source>
        <translation>Thư mục mới</translation>
    </message>
    <message>
        <source>Directory:</source>
        <translation>Thư mục:</translation>
    </message>
    <message>
        <source>My Computer</source>
        <translation>Máy này</translation>
    </message>
    <message>
        <source>%1
Directory not found.
Please verify the correct directory name was given.</source>
        <translation>%1
Không tìm thấy thư mục.
Hãy kiểm tra lại tên thư mục.</translation>
    </message>
    <message>
        <source>%1 already exists.
Do you want to replace it?</source>
        <translation>%1 đã có.
Thay bằng tệp mới?</translation>
    </message>
    <message>
        <source>%1
File not found.
Please verify the correct file name was given.</source>
        <translation>%1
Không tìm thấy tệp.
Hãy kiểm tra lại tên tệp.</translation>
    </message>
    <message>
        <source>Go back</source>
        <translation>Lùi lại</translation>
    </message>
    <message>
        <source>Go forward</source>
        <translation>Đi tới</translation>
    </message>
    <message>
        <source>Go to the parent directory</source>
        <translation>Lên thư mục trên</translation>
    </message>
    <message>
        <source>Create a New Folder</source>
        <translation>Tạo thư mục mới</translation>
    </message>
    <message>
        <source>Change to list view mode</source>
        <translation>Chuyển sang dạng danh sách</translation>
    </message>
    <message>
        <source>Change to detail view mode</source>
        <translation>Chuyển sang dạng chi tiết</translation>
    </message>
    <message>
        <source>Sidebar</source>
        <translation>Thanh bên</translation>
    </message>
    <message>
        <source>List of places and bookmarks</source>
        <translation>Danh sách vị trí và dấu trang</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Các tệp</translation>
    </message>
    <message>
        <source>Recent Places</source>
        <translation>Vị trí gần đây</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Bỏ</translation>
    </message>
    <message>
        <source>Show </source>
        <translation>Hiện </translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Xoá</translation>
    </message>
    <message>
        <source>Are you sure you want to delete &apos;%1&apos;?</source>
        <translation>Xoá “%1”?</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is write protected.
Do you want to delete it anyway?</source>
        <translation>“%1” được bảo vệ chống ghi.
Vẫn xoá?</translation>
    </message>
    <message>
        <source>Could not delete directory.</source>
        <translation>Không xoá được thư mục.</translation>
    </message>
</context>
<context>
    <name>QFileSystemModel</name>
    <message>
        <source>Name</source>
        <translation>Tên</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Cỡ</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Loại</translation>
    </message>
    <message>
        <source>Date Modified</source>
        <translation>Ngày sửa</translation>
    </message>
    <message>
        <source>Computer</source>
        <translation>Máy tính</translation>
    </message>
</context>
<context>
    <name>QLineEdit</name>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Hoàn tác</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Làm lại</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>Cắ&amp;t</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Sao chép</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>&amp;Dán</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Xoá</translation>
    </message>
    <message>
        <source>Select All</source>
        <translation>Chọn tất cả</translation>
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
        <translation>Lưu</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Mở</translation>
    </message>
    <message>
        <source>&amp;Yes</source>
        <translation>&amp;Có</translation>
    </message>
    <message>
        <source>&amp;No</source>
        <translation>&amp;Không</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Huỷ</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
</context>
<context>
    <name>QWidgetTextControl</name>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Hoàn tác</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Làm lại</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>Cắ&amp;t</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Sao chép</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>&amp;Dán</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Xoá</translation>
    </message>
    <message>
        <source>Select All</source>
        <translation>Chọn tất cả</translation>
    </message>
</context>
<context>
    <name>dothi::AtCommand</name>
    <message>
        <source>What is at a position</source>
        <translation>Có gì tại một vị trí</translation>
    </message>
    <message>
        <source>Everything the city knows about a position: parcel, plan, limits, corridors, pipes, permits.</source>
        <translation>Mọi điều thành phố biết về một vị trí: thửa đất, quy hoạch, giới hạn, hành lang, đường ống, hồ sơ cấp phép.</translation>
    </message>
    <message>
        <source>Easting,northing in metres</source>
        <translation>E,N tính bằng mét</translation>
    </message>
    <message>
        <source>Nothing is known about this position.</source>
        <translation>Không có thông tin nào về vị trí này.</translation>
    </message>
    <message>
        <source>Ground: %1 above %2</source>
        <translation>Mặt đất: %1 so với %2</translation>
    </message>
    <message>
        <source>“%1” is no position; it takes easting,northing such as 603797.26,1191942.31.</source>
        <translation>“%1” không phải vị trí; cần E,N như 603797.26,1191942.31.</translation>
    </message>
    <message>
        <source>on a dike; %1 without it</source>
        <translation>trên đê; không kể đê: %1</translation>
    </message>
</context>
<context>
    <name>dothi::BaseMap</name>
    <message>
        <source>“%1” is no kind of base map.</source>
        <translation>“%1” không phải là loại bản đồ nền.</translation>
    </message>
    <message>
        <source>A base map needs an address of at most %1 characters.</source>
        <translation>Bản đồ nền cần một địa chỉ dài không quá %1 ký tự.</translation>
    </message>
    <message>
        <source>Enter the address of a service, or choose a picture on disk.</source>
        <translation>Nhập địa chỉ dịch vụ, hoặc chọn ảnh trên đĩa.</translation>
    </message>
    <message>
        <source>The picture must be named by its full path.</source>
        <translation>Ảnh phải được ghi bằng đường dẫn đầy đủ.</translation>
    </message>
    <message>
        <source>Choose the file with the button beside the field.</source>
        <translation>Chọn tệp bằng nút bên cạnh ô.</translation>
    </message>
    <message>
        <source>Only http:// and https:// addresses can be base maps.</source>
        <translation>Chỉ địa chỉ http:// và https:// làm được bản đồ nền.</translation>
    </message>
    <message>
        <source>Copy the address from the description of the service.</source>
        <translation>Chép địa chỉ từ bản mô tả dịch vụ.</translation>
    </message>
    <message>
        <source>The address holds a user name or password.</source>
        <translation>Địa chỉ chứa tên người dùng hoặc mật khẩu.</translation>
    </message>
    <message>
        <source>Take it out: addresses are kept as plain text.</source>
        <translation>Hãy bỏ đi: địa chỉ được lưu dạng văn bản thường.</translation>
    </message>
    <message>
        <source>The address lacks {z}, {x} or {y}.</source>
        <translation>Địa chỉ thiếu {z}, {x} hoặc {y}.</translation>
    </message>
    <message>
        <source>Write them where the zoom level, column and row of a tile stand.</source>
        <translation>Ghi vào chỗ của mức phóng, cột và hàng của mảnh.</translation>
    </message>
    <message>
        <source>The address of the WMS names no layer.</source>
        <translation>Địa chỉ WMS không nêu lớp nào.</translation>
    </message>
    <message>
        <source>Add ?LAYERS= and the name of the layer to the address.</source>
        <translation>Thêm ?LAYERS= và tên lớp vào địa chỉ.</translation>
    </message>
    <message>
        <source>The levels must lie between 0 and %1.</source>
        <translation>Các mức phải nằm trong khoảng 0 đến %1.</translation>
    </message>
    <message>
        <source>Most services have levels 0 to 19.</source>
        <translation>Phần lớn dịch vụ có các mức 0 đến 19.</translation>
    </message>
    <message>
        <source>Take a GeoTIFF of 8-bit colours with coordinates, best a Cloud Optimized one, or MBTiles.</source>
        <translation>Dùng GeoTIFF màu 8 bit có toạ độ, tốt nhất là Cloud Optimized, hoặc MBTiles.</translation>
    </message>
    <message>
        <source>The file has no such tile.</source>
        <translation>Tệp không có mảnh này.</translation>
    </message>
    <message>
        <source>The file holds no tiles that can be read.</source>
        <translation>Tệp không có mảnh nào đọc được.</translation>
    </message>
    <message>
        <source>A tile of the file is too large.</source>
        <translation>Một mảnh trong tệp quá lớn.</translation>
    </message>
    <message>
        <source>A tile of the file cannot be read.</source>
        <translation>Không đọc được một mảnh trong tệp.</translation>
    </message>
    <message>
        <source>The file holds vector tiles, not pictures.</source>
        <translation>Tệp chứa mảnh véc-tơ, không phải ảnh.</translation>
    </message>
    <message>
        <source>The file is no picture that can be read.</source>
        <translation>Tệp không phải ảnh đọc được.</translation>
    </message>
    <message>
        <source>A part of the picture cannot be read.</source>
        <translation>Không đọc được một phần của ảnh.</translation>
    </message>
    <message>
        <source>The picture does not say where it lies.</source>
        <translation>Ảnh không cho biết vị trí của nó.</translation>
    </message>
    <message>
        <source>The picture does not have north at its top.</source>
        <translation>Ảnh không có hướng bắc ở phía trên.</translation>
    </message>
    <message>
        <source>The picture is stored in one piece too large to be read in parts.</source>
        <translation>Ảnh được lưu liền một khối quá lớn, không đọc từng phần được.</translation>
    </message>
    <message>
        <source>The picture&apos;s colours do not have 8 bits.</source>
        <translation>Màu của ảnh không phải 8 bit.</translation>
    </message>
    <message>
        <source>While reading %1</source>
        <translation>Khi đọc %1</translation>
    </message>
    <message>
        <source>There is no such file.</source>
        <translation>Không có tệp đó.</translation>
    </message>
    <message>
        <source>See whether the disk it was on is there.</source>
        <translation>Kiểm tra xem ổ đĩa chứa tệp có được nối không.</translation>
    </message>
    <message>
        <source>The file cannot be opened.</source>
        <translation>Không mở được tệp.</translation>
    </message>
    <message>
        <source>The server “%1” takes too long.</source>
        <translation>Máy chủ “%1” trả lời quá lâu.</translation>
    </message>
    <message>
        <source>The server sent more than a tile may hold.</source>
        <translation>Máy chủ gửi nhiều hơn dung lượng của một mảnh bản đồ.</translation>
    </message>
    <message>
        <source>The server has no such tile.</source>
        <translation>Máy chủ không có mảnh này.</translation>
    </message>
    <message>
        <source>The server “%1” refuses access (%2).</source>
        <translation>Máy chủ “%1” từ chối truy cập (%2).</translation>
    </message>
    <message>
        <source>See whether the address needs a key.</source>
        <translation>Kiểm tra xem địa chỉ có cần mã truy cập không.</translation>
    </message>
    <message>
        <source>The server “%1” leads to an address that is not followed.</source>
        <translation>Máy chủ “%1” dẫn đến địa chỉ không được phép theo.</translation>
    </message>
    <message>
        <source>The server “%1” answers with error %2.</source>
        <translation>Máy chủ “%1” trả lời lỗi %2.</translation>
    </message>
    <message>
        <source>The server “%1” cannot be reached.</source>
        <translation>Không kết nối được máy chủ “%1”.</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>Đã huỷ.</translation>
    </message>
    <message>
        <source>The server sent an empty answer.</source>
        <translation>Máy chủ gửi trả lời rỗng.</translation>
    </message>
    <message>
        <source>The server sent text, not a picture.</source>
        <translation>Máy chủ gửi văn bản, không phải ảnh.</translation>
    </message>
    <message>
        <source>The server sent something that is no picture.</source>
        <translation>Máy chủ gửi dữ liệu không phải ảnh.</translation>
    </message>
    <message>
        <source>The server sent a picture of %1 × %2 pixels, which is no tile.</source>
        <translation>Máy chủ gửi ảnh %1 × %2 điểm, không phải mảnh bản đồ.</translation>
    </message>
    <message>
        <source>The server sent a damaged picture.</source>
        <translation>Máy chủ gửi ảnh bị hỏng.</translation>
    </message>
    <message>
        <source>The capabilities of the WMTS have not been read yet.</source>
        <translation>Chưa đọc bản mô tả của dịch vụ WMTS.</translation>
    </message>
    <message>
        <source>The capabilities hold a document type, which is not read.</source>
        <translation>Bản mô tả chứa khai báo kiểu tài liệu, không được đọc.</translation>
    </message>
    <message>
        <source>The answer is no WMTS capabilities.</source>
        <translation>Trả lời không phải bản mô tả WMTS.</translation>
    </message>
    <message>
        <source>The capabilities are too large to be read.</source>
        <translation>Bản mô tả quá lớn, không đọc được.</translation>
    </message>
    <message>
        <source>The service has no layer “%1”.</source>
        <translation>Dịch vụ không có lớp “%1”.</translation>
    </message>
    <message>
        <source>Its layers: %1.</source>
        <translation>Các lớp của dịch vụ: %1.</translation>
    </message>
    <message>
        <source>Use the WMS of the same server.</source>
        <translation>Dùng WMS của cùng máy chủ.</translation>
    </message>
    <message>
        <source>The picture is too large to be shown without smaller copies of itself (overviews).</source>
        <translation>Ảnh quá lớn, không thể hiển thị khi thiếu các bản thu nhỏ kèm theo (overview).</translation>
    </message>
    <message>
        <source>Make them with gdaladdo, or save it as a Cloud Optimized GeoTIFF.</source>
        <translation>Tạo các bản thu nhỏ bằng gdaladdo, hoặc lưu ảnh dưới dạng Cloud Optimized GeoTIFF.</translation>
    </message>
    <message>
        <source>“%1” is not the code of a coordinate system.</source>
        <translation>“%1” không phải là mã của một hệ tọa độ.</translation>
    </message>
    <message>
        <source>Write it as EPSG:3857 or EPSG:9210.</source>
        <translation>Viết dạng EPSG:3857 hoặc EPSG:9210.</translation>
    </message>
    <message>
        <source>The levels of the service do not match their names.</source>
        <translation>Các mức của dịch vụ không khớp với tên của chúng.</translation>
    </message>
    <message>
        <source>Remove the base map and add it again.</source>
        <translation>Xóa bản đồ nền rồi thêm lại.</translation>
    </message>
    <message>
        <source>The tiles of the service lie nowhere.</source>
        <translation>Không xác định được vị trí các mảnh của dịch vụ.</translation>
    </message>
    <message>
        <source>The server says: “%1”</source>
        <translation>Máy chủ báo: “%1”</translation>
    </message>
    <message>
        <source>The tiles of the layer “%1” are cut in a way that cannot be drawn.</source>
        <translation>Lớp “%1” chia mảnh theo cách không vẽ được.</translation>
    </message>
</context>
<context>
    <name>dothi::BuildingShape</name>
    <message>
        <source>it has no geometry with faces</source>
        <translation>không có hình học dạng mặt</translation>
    </message>
    <message>
        <source>its faces cannot be made one outline</source>
        <translation>không hợp được các mặt thành một đường bao</translation>
    </message>
    <message>
        <source>none of its faces has an area in plan</source>
        <translation>không mặt nào có diện tích trên mặt bằng</translation>
    </message>
    <message numerus="yes">
        <source>%n face(s) or hole(s) of fewer than three positions left out</source>
        <translation>
            <numerusform>đã bỏ %n mặt hoặc lỗ có ít hơn ba điểm</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>dothi::BuildingSolid</name>
    <message>
        <source>The building has no height.</source>
        <translation>Công trình không có chiều cao.</translation>
    </message>
    <message>
        <source>A position of the footprint is not a number.</source>
        <translation>Một tọa độ của đường bao chân công trình không phải là số.</translation>
    </message>
    <message>
        <source>A ring of the footprint encloses nothing.</source>
        <translation>Một vòng của đường bao chân công trình không khép kín diện tích nào.</translation>
    </message>
    <message>
        <source>A ring of the footprint touches itself or another.</source>
        <translation>Một vòng của đường bao chân công trình chạm chính nó hoặc vòng khác.</translation>
    </message>
    <message>
        <source>Part the footprint there, or leave a gap of 1 mm.</source>
        <translation>Hãy tách đường bao tại chỗ đó, hoặc chừa khe 1 mm.</translation>
    </message>
    <message>
        <source>The building has no footprint.</source>
        <translation>Công trình không có đường bao chân.</translation>
    </message>
    <message>
        <source>The roof is not the one of this footprint.</source>
        <translation>Mái này không thuộc mặt bằng này.</translation>
    </message>
</context>
<context>
    <name>dothi::Camera</name>
    <message>
        <source>This is not a camera position.</source>
        <translation>Đây không phải vị trí camera.</translation>
    </message>
    <message>
        <source>Give easting, northing, height, heading, pitch and distance, separated by commas: 603797,1191942,2,30,45,800</source>
        <translation>Cho E, N, cao độ, hướng, độ nghiêng và khoảng cách, cách nhau bằng dấu phẩy: 603797,1191942,2,30,45,800</translation>
    </message>
</context>
<context>
    <name>dothi::City</name>
    <message>
        <source>The city is only looked at here, not written to.</source>
        <translation>Ở đây thành phố chỉ được xem, không được ghi vào.</translation>
    </message>
</context>
<context>
    <name>dothi::CityCommands</name>
    <message>
        <source>City (.dothi file)</source>
        <translation>Thành phố (tệp .dothi)</translation>
    </message>
    <message>
        <source>Write the demo city</source>
        <translation>Ghi thành phố mẫu</translation>
    </message>
    <message>
        <source>Generates a fictitious city; the same words give the same city on any machine.</source>
        <translation>Sinh một thành phố hư cấu; cùng tham số cho cùng thành phố trên mọi máy.</translation>
    </message>
    <message>
        <source>File to write</source>
        <translation>Tệp cần ghi</translation>
    </message>
    <message>
        <source>City profile</source>
        <translation>Cấu hình thành phố</translation>
    </message>
    <message>
        <source>About how many buildings</source>
        <translation>Khoảng bao nhiêu công trình</translation>
    </message>
    <message>
        <source>Seed of the generator</source>
        <translation>Mầm của bộ sinh</translation>
    </message>
    <message>
        <source>“%1” must be from %2 to %3.</source>
        <translation>“%1” phải từ %2 đến %3.</translation>
    </message>
    <message>
        <source>Create an empty city</source>
        <translation>Tạo thành phố trống</translation>
    </message>
    <message>
        <source>Writes an empty city with its coordinate system, rules and calendar.</source>
        <translation>Ghi một thành phố trống với hệ toạ độ, bộ quy định và lịch làm việc.</translation>
    </message>
    <message>
        <source>Import data</source>
        <translation>Nhập dữ liệu</translation>
    </message>
    <message>
        <source>Layer to fill</source>
        <translation>Lớp cần nhập vào</translation>
    </message>
    <message>
        <source>File to read</source>
        <translation>Tệp cần đọc</translation>
    </message>
    <message>
        <source>Layer of the file</source>
        <translation>Lớp trong tệp</translation>
    </message>
    <message>
        <source>Its coordinate system, EPSG:n</source>
        <translation>Hệ toạ độ của tệp, EPSG:n</translation>
    </message>
    <message>
        <source>Field mapping, target=source</source>
        <translation>Ánh xạ trường, đích=nguồn</translation>
    </message>
    <message>
        <source>Encoding of its texts</source>
        <translation>Bảng mã chữ của tệp</translation>
    </message>
    <message>
        <source>Northing stands before easting</source>
        <translation>X (bắc) đứng trước Y (đông)</translation>
    </message>
    <message>
        <source>Empty the layer first</source>
        <translation>Xoá dữ liệu đang có của lớp trước</translation>
    </message>
    <message>
        <source>Read %1, imported %2, repaired %3, rejected %4.</source>
        <translation>Đọc %1, nhập %2, sửa %3, từ chối %4.</translation>
    </message>
    <message>
        <source>--source-crs needs a code such as EPSG:9210.</source>
        <translation>--source-crs cần một mã như EPSG:9210.</translation>
    </message>
    <message>
        <source>--field needs target=source, not “%1”.</source>
        <translation>--field cần dạng đích=nguồn, không phải “%1”.</translation>
    </message>
    <message>
        <source>What a city holds</source>
        <translation>Thành phố có gì</translation>
    </message>
    <message>
        <source>Lists coordinate system, layers with their number of features and extent, and the hash of the content.</source>
        <translation>Liệt kê hệ toạ độ, các lớp với số đối tượng và phạm vi, và mã băm của nội dung.</translation>
    </message>
    <message>
        <source>Heights: %1</source>
        <translation>Cao độ: %1</translation>
    </message>
    <message>
        <source>Content hash: %1</source>
        <translation>Mã băm nội dung: %1</translation>
    </message>
    <message>
        <source>Imported</source>
        <translation>Đã nhập xong</translation>
    </message>
    <message numerus="yes">
        <source>… and %n more, see --json.</source>
        <translation>
            <numerusform>… và %n mục nữa, xem --json.</numerusform>
        </translation>
    </message>
    <message>
        <source>--value needs field:theirs=code, not “%1”.</source>
        <translation>--value cần có dạng trường:giá-trị-trong-tệp=mã, không phải “%1”.</translation>
    </message>
    <message>
        <source>What a value of the file becomes, field:theirs=code; no code: none of ours</source>
        <translation>Giá trị trong tệp chuyển thành gì, trường:giá-trị=mã; để trống mã: không thuộc mã nào</translation>
    </message>
    <message>
        <source>Values made codes of the city: %1, without a code: %2.</source>
        <translation>Số giá trị chuyển thành mã của thành phố: %1, không có mã: %2.</translation>
    </message>
    <message>
        <source>Place a model: its anchor at E,N[,H] of the city, H the height of its foot</source>
        <translation>Đặt mô hình: điểm neo tại E,N[,H] của thành phố, H là cao độ chân công trình</translation>
    </message>
    <message>
        <source>Turn it by so many degrees, counter-clockwise from above</source>
        <translation>Xoay mô hình bao nhiêu độ, ngược chiều kim đồng hồ nhìn từ trên xuống</translation>
    </message>
    <message>
        <source>Scale it</source>
        <translation>Tỷ lệ phóng của mô hình</translation>
    </message>
    <message>
        <source>What of it stands at that point</source>
        <translation>Điểm nào của mô hình đặt tại vị trí đó</translation>
    </message>
    <message>
        <source>Place a model on three points or more: x,y,z=E,N[,H], metres, z up</source>
        <translation>Đặt mô hình theo ba điểm trở lên: x,y,z=E,N[,H], đơn vị mét, trục z hướng lên</translation>
    </message>
    <message>
        <source>Let those points find its scale, too</source>
        <translation>Tính cả tỷ lệ từ các điểm đó</translation>
    </message>
    <message>
        <source>Its height: on the ground, or as the file says</source>
        <translation>Cao độ: trên mặt đất, hoặc theo tệp</translation>
    </message>
    <message>
        <source>Its axis that points up, where the file does not say</source>
        <translation>Trục hướng lên của mô hình, nếu tệp không ghi</translation>
    </message>
    <message>
        <source>Every object of the model is a building</source>
        <translation>Mỗi đối tượng của mô hình là một công trình</translation>
    </message>
    <message>
        <source>Keep solids that are not valid by ISO 19107 as they are</source>
        <translation>Giữ nguyên các khối không hợp lệ theo ISO 19107</translation>
    </message>
    <message>
        <source>Give --at or --match, not both.</source>
        <translation>Chỉ dùng --at hoặc --match, không dùng cả hai.</translation>
    </message>
    <message>
        <source>--%1 needs a number, not “%2”.</source>
        <translation>--%1 cần một số, không phải “%2”.</translation>
    </message>
    <message>
        <source>--%1 goes with --at.</source>
        <translation>--%1 chỉ dùng cùng --at.</translation>
    </message>
    <message>
        <source>--at needs E,N or E,N,H, not “%1”.</source>
        <translation>--at cần E,N hoặc E,N,H, không phải “%1”.</translation>
    </message>
    <message>
        <source>--match needs x,y,z=E,N or x,y,z=E,N,H, not “%1”.</source>
        <translation>--match cần x,y,z=E,N hoặc x,y,z=E,N,H, không phải “%1”.</translation>
    </message>
    <message>
        <source>Reads a file of any GDAL format, or a model (CityJSON, CityGML, IFC2x3, glTF, OBJ, Collada), into a layer, converted to the city&apos;s coordinate system; all or nothing. A model of a single building stands where its file says, or where you place it: at a point, or on three points; CityJSON and CityGML likewise.</source>
        <translation>Đọc một tệp thuộc định dạng GDAL bất kỳ, hoặc một mô hình (CityJSON, CityGML, IFC2x3, glTF, OBJ, Collada), vào một lớp, chuyển sang hệ toạ độ của thành phố; nhập trọn vẹn hoặc không nhập gì. Mô hình một công trình đứng theo vị trí ghi trong tệp, hoặc nơi bạn đặt: tại một điểm, hoặc theo ba điểm; CityJSON và CityGML cũng vậy.</translation>
    </message>
    <message>
        <source>Of %1 solids and surfaces %2 are not valid and were kept as they are: %3.</source>
        <translation>Trong %1 khối và bề mặt có %2 không hợp lệ và được giữ nguyên: %3.</translation>
    </message>
    <message>
        <source>It stands on: %1.</source>
        <translation>Công trình đứng trên: %1.</translation>
    </message>
    <message>
        <source>The parcel it is put on, by its number in the store: what reaches beyond is told, and its buildings refer to it</source>
        <translation>Thửa đất của mô hình, theo mã trong kho dữ liệu: phần vượt ra ngoài được báo, và công trình ghi mã thửa này</translation>
    </message>
    <message>
        <source>--parcel needs the number of a parcel, not “%1”.</source>
        <translation>--parcel cần mã của một thửa đất, không phải “%1”.</translation>
    </message>
    <message>
        <source>--parcel goes with --at or --match.</source>
        <translation>--parcel đi cùng --at hoặc --match.</translation>
    </message>
    <message>
        <source>--value says twice what “%1” of the field “%2” becomes: “%3” and “%4”.</source>
        <translation>--value nói hai lần giá trị “%1” của trường “%2” thành gì: “%3” và “%4”.</translation>
    </message>
    <message>
        <source>--value %1:%2=%3 was not needed: no imported object has that value.</source>
        <translation>--value %1:%2=%3 không được dùng đến: không đối tượng nào đã nhập có giá trị đó.</translation>
    </message>
    <message>
        <source>Coordinates: %1 → %2; conversion: %3%4.</source>
        <translation>Toạ độ: %1 → %2; phép chuyển: %3%4.</translation>
    </message>
</context>
<context>
    <name>dothi::CityCopy</name>
    <message>
        <source>The copy of the city cannot be written.</source>
        <translation>Không ghi được bản sao của thành phố.</translation>
    </message>
    <message>
        <source>Make room on the disk, or allow writing to this folder.</source>
        <translation>Giải phóng chỗ trên đĩa, hoặc cho phép ghi vào thư mục này.</translation>
    </message>
    <message>
        <source>The city to copy cannot be read.</source>
        <translation>Không đọc được thành phố cần sao chép.</translation>
    </message>
    <message>
        <source>There is a file of this name already.</source>
        <translation>Đã có tệp mang tên này.</translation>
    </message>
    <message>
        <source>The folder for the copy of the city cannot be made.</source>
        <translation>Không tạo được thư mục cho bản sao của thành phố.</translation>
    </message>
</context>
<context>
    <name>dothi::CityGml</name>
    <message>
        <source>The model is not sound: %1.</source>
        <translation>Mô hình có lỗi: %1.</translation>
    </message>
    <message>
        <source>Write the file again with the program it comes from.</source>
        <translation>Hãy ghi lại tệp bằng phần mềm đã tạo ra nó.</translation>
    </message>
    <message>
        <source>Reading the model</source>
        <translation>Đang đọc mô hình</translation>
    </message>
    <message>
        <source>an object has more faces than a model may have</source>
        <translation>một đối tượng có nhiều mặt hơn mức cho phép</translation>
    </message>
    <message>
        <source>a position is no number, or lies outside of every map</source>
        <translation>có toạ độ không phải là số, hoặc nằm ngoài mọi bản đồ</translation>
    </message>
    <message>
        <source>it has no geometry with faces</source>
        <translation>không có hình học dạng mặt</translation>
    </message>
    <message>
        <source>it defines entities, which is not allowed</source>
        <translation>có định nghĩa thực thể (entity), không được phép</translation>
    </message>
    <message>
        <source>its elements are nested too deep</source>
        <translation>các phần tử lồng quá sâu</translation>
    </message>
    <message>
        <source>it is no CityGML</source>
        <translation>không phải CityGML</translation>
    </message>
    <message>
        <source>Only CityGML 1.0 and 2.0 can be read, not “%1”.</source>
        <translation>Chỉ đọc được CityGML 1.0 và 2.0, không đọc được “%1”.</translation>
    </message>
    <message>
        <source>Save it as CityGML 2.0 or CityJSON.</source>
        <translation>Hãy lưu ở dạng CityGML 2.0 hoặc CityJSON.</translation>
    </message>
    <message>
        <source>it is not XML: %1</source>
        <translation>không phải XML: %1</translation>
    </message>
    <message>
        <source>it has something that cannot be read</source>
        <translation>có phần không đọc được</translation>
    </message>
    <message>
        <source>There is not enough memory for this model.</source>
        <translation>Không đủ bộ nhớ cho mô hình này.</translation>
    </message>
    <message>
        <source>The model is damaged, or has something that cannot be read.</source>
        <translation>Mô hình bị hỏng, hoặc có phần không đọc được.</translation>
    </message>
    <message>
        <source>Materials and textures are not shown; they are kept in the original.</source>
        <translation>Vật liệu và ảnh bề mặt không được hiển thị; chúng vẫn được giữ trong tệp gốc.</translation>
    </message>
    <message>
        <source>an element has thousands of attributes</source>
        <translation>một phần tử có hàng nghìn thuộc tính</translation>
    </message>
</context>
<context>
    <name>dothi::CityJson</name>
    <message>
        <source>Check the file with a CityJSON validator (cjval), or have it written again by the program it comes from.</source>
        <translation>Hãy kiểm tra tệp bằng công cụ kiểm tra CityJSON (cjval), hoặc ghi lại bằng chương trình đã tạo ra nó.</translation>
    </message>
    <message>
        <source>The file is not JSON, or is cut short.</source>
        <translation>Tệp không phải JSON, hoặc bị cắt cụt.</translation>
    </message>
    <message>
        <source>“%1” is there twice, so it is not certain which of the two is meant.</source>
        <translation>“%1” xuất hiện hai lần nên không rõ phải dùng cái nào.</translation>
    </message>
    <message>
        <source>“%1” is not what it must be.</source>
        <translation>“%1” không đúng quy cách.</translation>
    </message>
    <message>
        <source>“%1” holds more lists within one another than a file may.</source>
        <translation>“%1” có danh sách lồng nhau quá sâu so với mức cho phép.</translation>
    </message>
    <message>
        <source>The text of “%1” is not UTF-8.</source>
        <translation>Văn bản của “%1” không phải UTF-8.</translation>
    </message>
    <message>
        <source>line %1</source>
        <translation>dòng %1</translation>
    </message>
    <message>
        <source>it is not a CityJSONFeature</source>
        <translation>không phải CityJSONFeature</translation>
    </message>
    <message>
        <source>The file is a sequence of CityJSON without its first line, which says how the others are to be read.</source>
        <translation>Tệp là chuỗi CityJSON nhưng thiếu dòng đầu, là dòng cho biết cách đọc các dòng sau.</translation>
    </message>
    <message>
        <source>Put the line with “&quot;type&quot;:&quot;CityJSON&quot;” first.</source>
        <translation>Hãy đặt dòng có “&quot;type&quot;:&quot;CityJSON&quot;” lên đầu.</translation>
    </message>
    <message>
        <source>The file is not CityJSON.</source>
        <translation>Tệp không phải CityJSON.</translation>
    </message>
    <message>
        <source>The file does not say which version of CityJSON it is.</source>
        <translation>Tệp không ghi phiên bản CityJSON.</translation>
    </message>
    <message>
        <source>The file is CityJSON %1.</source>
        <translation>Tệp là CityJSON %1.</translation>
    </message>
    <message>
        <source>Versions 1.0, 1.1 and 2.0 can be read: convert it with “cjio FILE upgrade”.</source>
        <translation>Đọc được các phiên bản 1.0, 1.1 và 2.0: hãy chuyển đổi bằng “cjio FILE upgrade”.</translation>
    </message>
    <message>
        <source>The transform of the file is not one: it needs three numbers of scale, more than 0, and three of translation.</source>
        <translation>Phép biến đổi (transform) của tệp không hợp lệ: cần ba số tỷ lệ lớn hơn 0 và ba số tịnh tiến.</translation>
    </message>
    <message>
        <source>The templates of the file cannot be read; their instances are not shown.</source>
        <translation>Không đọc được các mẫu hình học của tệp; các bản đặt của chúng không được hiển thị.</translation>
    </message>
    <message>
        <source>Template %1 of the file cannot be read (%2); its instances are not shown.</source>
        <translation>Không đọc được mẫu hình học %1 của tệp (%2); các bản đặt của nó không được hiển thị.</translation>
    </message>
    <message>
        <source>it is none</source>
        <translation>không phải mẫu</translation>
    </message>
    <message>
        <source>The file holds no list of positions (vertices).</source>
        <translation>Tệp không có danh sách điểm (vertices).</translation>
    </message>
    <message>
        <source>The list of positions (vertices) is damaged: it must hold lists of three numbers.</source>
        <translation>Danh sách điểm (vertices) bị hỏng: mỗi mục phải là danh sách ba số.</translation>
    </message>
    <message>
        <source>its identifier is empty, or not UTF-8</source>
        <translation>mã định danh trống hoặc không phải UTF-8</translation>
    </message>
    <message>
        <source>it holds more lists within one another than a file may</source>
        <translation>có danh sách lồng nhau quá sâu so với mức cho phép</translation>
    </message>
    <message>
        <source>the file holds two objects of this identifier; the first one is taken</source>
        <translation>tệp có hai đối tượng cùng mã định danh; lấy đối tượng đầu</translation>
    </message>
    <message numerus="yes">
        <source>%n time(s) an object names a parent or a part that is not in the file, or was refused.</source>
        <translation>
            <numerusform>%n lần có đối tượng dẫn đến đối tượng cha hoặc bộ phận không có trong tệp, hoặc đã bị từ chối.</numerusform>
        </translation>
    </message>
    <message>
        <source>it is a part of itself, or of one that is</source>
        <translation>là bộ phận của chính nó, hoặc của một đối tượng như vậy</translation>
    </message>
    <message>
        <source>There is not enough memory for this file.</source>
        <translation>Không đủ bộ nhớ cho tệp này.</translation>
    </message>
    <message>
        <source>The file cannot be opened.</source>
        <translation>Không mở được tệp.</translation>
    </message>
    <message>
        <source>Check that it exists and that you may read it.</source>
        <translation>Hãy kiểm tra tệp có tồn tại và bạn có quyền đọc.</translation>
    </message>
    <message>
        <source>The file is larger (%1 MB) than such a file may be (%2 MB).</source>
        <translation>Tệp lớn hơn (%1 MB) mức cho phép của loại tệp này (%2 MB).</translation>
    </message>
    <message>
        <source>Cut it into tiles, or save it as a sequence (.city.jsonl) and split that between its lines.</source>
        <translation>Hãy cắt thành các mảnh, hoặc lưu thành chuỗi (.city.jsonl) rồi chia theo dòng.</translation>
    </message>
    <message>
        <source>The file cannot be read.</source>
        <translation>Không đọc được tệp.</translation>
    </message>
    <message>
        <source>its text is not UTF-8</source>
        <translation>văn bản không phải UTF-8</translation>
    </message>
    <message>
        <source>its JSON is damaged, or a member is of another type than it must be</source>
        <translation>JSON bị hỏng, hoặc có thành phần sai kiểu</translation>
    </message>
    <message>
        <source>“%1” is there twice</source>
        <translation>“%1” xuất hiện hai lần</translation>
    </message>
    <message>
        <source>there is no kind of geometry “%1”</source>
        <translation>không có loại hình học “%1”</translation>
    </message>
    <message>
        <source>a geometry does not say of which kind it is</source>
        <translation>có hình học không ghi loại</translation>
    </message>
    <message>
        <source>a geometry has no boundaries</source>
        <translation>có hình học không có đường bao (boundaries)</translation>
    </message>
    <message>
        <source>it names a position that is not in the file</source>
        <translation>dùng một điểm không có trong tệp</translation>
    </message>
    <message>
        <source>its boundaries are not lists as its kind needs them</source>
        <translation>các đường bao không phải danh sách đúng với loại hình học</translation>
    </message>
    <message>
        <source>a position lies where no coordinate system reaches</source>
        <translation>có điểm nằm ngoài phạm vi của mọi hệ toạ độ</translation>
    </message>
    <message>
        <source>an instance of a template needs one position of the file</source>
        <translation>bản đặt của mẫu cần đúng một điểm của tệp</translation>
    </message>
    <message>
        <source>an instance of a template needs its number and a matrix of 16 numbers</source>
        <translation>bản đặt của mẫu cần số hiệu mẫu và ma trận 16 số</translation>
    </message>
    <message>
        <source>it has more than %1 geometries</source>
        <translation>có hơn %1 hình học</translation>
    </message>
    <message>
        <source>it does not say of which type it is</source>
        <translation>không ghi loại đối tượng</translation>
    </message>
</context>
<context>
    <name>dothi::CityJsonOriginal</name>
    <message>
        <source>its text is not JSON</source>
        <translation>văn bản không phải JSON</translation>
    </message>
    <message>
        <source>its materials, textures or addresses are not as CityJSON has them</source>
        <translation>vật liệu, ảnh phủ hoặc địa chỉ không đúng quy cách CityJSON</translation>
    </message>
</context>
<context>
    <name>dothi::CityModel</name>
    <message>
        <source>The geometry is an instance of a template that is not there.</source>
        <translation>Hình học là bản đặt của một mẫu không tồn tại.</translation>
    </message>
    <message>
        <source>The matrix of the instance leads to no position.</source>
        <translation>Ma trận của bản đặt không cho ra vị trí nào.</translation>
    </message>
</context>
<context>
    <name>dothi::CityProfile</name>
    <message>
        <source>The city profile is wrong: %1.</source>
        <translation>Cấu hình thành phố sai: %1.</translation>
    </message>
    <message>
        <source>it is not a city profile</source>
        <translation>đây không phải hồ sơ cấu hình thành phố</translation>
    </message>
    <message>
        <source>There is no city profile “%1”.</source>
        <translation>Không có cấu hình thành phố “%1”.</translation>
    </message>
    <message>
        <source>Profiles: %1.</source>
        <translation>Các cấu hình: %1.</translation>
    </message>
    <message>
        <source>The city profile is damaged: it is not JSON.</source>
        <translation>Hồ sơ thành phố bị hỏng: không phải JSON.</translation>
    </message>
</context>
<context>
    <name>dothi::CityTime</name>
    <message>
        <source>The city profile is wrong: %1.</source>
        <translation>Cấu hình thành phố sai: %1.</translation>
    </message>
    <message>
        <source>“%1” is no time.</source>
        <translation>“%1” không phải là thời điểm.</translation>
    </message>
    <message>
        <source>Write it as 2026-06-21T15:30:00+07:00, or without the offset for the time of the city.</source>
        <translation>Viết như 2026-06-21T15:30:00+07:00, hoặc bỏ độ lệch múi giờ để lấy giờ của thành phố.</translation>
    </message>
</context>
<context>
    <name>dothi::Command</name>
    <message>
        <source>“%1” needs a whole number.</source>
        <translation>“%1” cần một số nguyên.</translation>
    </message>
    <message>
        <source>“%1” needs a number with a decimal point.</source>
        <translation>“%1” cần một số, dùng dấu chấm thập phân.</translation>
    </message>
    <message>
        <source>“%1” must be one of: %2.</source>
        <translation>“%1” phải là một trong: %2.</translation>
    </message>
    <message>
        <source>There is no parameter “%1”.</source>
        <translation>Không có tham số “%1”.</translation>
    </message>
    <message>
        <source>“%1” is missing.</source>
        <translation>Thiếu “%1”.</translation>
    </message>
    <message>
        <source>The command “%1” exists already.</source>
        <translation>Đã có lệnh “%1”.</translation>
    </message>
    <message>
        <source>Name another file to write to.</source>
        <translation>Hãy chọn tệp khác để ghi.</translation>
    </message>
    <message>
        <source>“%1” and “%2” name the same file; it is the one that is read from.</source>
        <translation>“%1” và “%2” trỏ đến cùng một tệp; đó là tệp đang được đọc.</translation>
    </message>
</context>
<context>
    <name>dothi::CommandLine</name>
    <message>
        <source>See dothi-cli --help.</source>
        <translation>Xem dothi-cli --help.</translation>
    </message>
    <message>
        <source>“%1” has no option --%2.</source>
        <translation>“%1” không có tuỳ chọn --%2.</translation>
    </message>
    <message>
        <source>--%1 takes no value.</source>
        <translation>--%1 không nhận giá trị.</translation>
    </message>
    <message>
        <source>--%1 needs a value.</source>
        <translation>--%1 cần một giá trị.</translation>
    </message>
    <message>
        <source>--%1 is given twice.</source>
        <translation>--%1 được cho hai lần.</translation>
    </message>
    <message>
        <source>“%1” is one word too many.</source>
        <translation>Thừa từ “%1”.</translation>
    </message>
    <message>
        <source>--lang takes vi or en.</source>
        <translation>--lang nhận vi hoặc en.</translation>
    </message>
    <message>
        <source>A command is missing.</source>
        <translation>Thiếu lệnh.</translation>
    </message>
    <message>
        <source>There is no command “%1”.</source>
        <translation>Không có lệnh “%1”.</translation>
    </message>
    <message>
        <source>See dothi-cli %1 --help.</source>
        <translation>Xem dothi-cli %1 --help.</translation>
    </message>
    <message>
        <source>DoThi on the command line: everything the window computes, without a window.</source>
        <translation>DoThi trên dòng lệnh: mọi điều cửa sổ tính được, không cần cửa sổ.</translation>
    </message>
    <message>
        <source>Usage: dothi-cli [--json] [--quiet] [--lang vi|en] &lt;command&gt; …</source>
        <translation>Cách dùng: dothi-cli [--json] [--quiet] [--lang vi|en] &lt;lệnh&gt; …</translation>
    </message>
    <message>
        <source>dothi-cli &lt;command&gt; --help explains a command and gives an example.</source>
        <translation>dothi-cli &lt;lệnh&gt; --help giải thích một lệnh và cho ví dụ.</translation>
    </message>
    <message>
        <source>Exit codes: 0 done · 1 done, and the answer is no · 2 wrong usage · 3 bad input, nothing changed · 4 file or database failure, nothing lost · 5 a bug of ours · 130 cancelled.</source>
        <translation>Mã thoát: 0 xong · 1 xong, và câu trả lời là không · 2 dùng sai · 3 dữ liệu vào sai, không đổi gì · 4 lỗi tệp hoặc cơ sở dữ liệu, không mất gì · 5 lỗi của chương trình · 130 đã huỷ.</translation>
    </message>
    <message>
        <source>Example:</source>
        <translation>Ví dụ:</translation>
    </message>
    <message>
        <source>%1 s left</source>
        <translation>còn %1 giây</translation>
    </message>
    <message>
        <source>A fault inside the program: %1. Nothing was confirmed that is not stored.</source>
        <translation>Chương trình gặp lỗi bên trong: %1. Chỉ những gì đã lưu mới được xác nhận.</translation>
    </message>
    <message>
        <source>The answer could not be written to the standard output (%1).</source>
        <translation>Không ghi được kết quả ra đầu ra chuẩn (%1).</translation>
    </message>
    <message>
        <source>Send it to a place with free space.</source>
        <translation>Hãy ghi kết quả vào nơi còn dung lượng trống.</translation>
    </message>
    <message>
        <source>The command itself is done. Send its answer to a place with free space.</source>
        <translation>Lệnh đã thực hiện xong. Hãy ghi kết quả vào nơi còn dung lượng trống.</translation>
    </message>
</context>
<context>
    <name>dothi::ContentHash</name>
    <message>
        <source>Computing the content hash</source>
        <translation>Đang tính mã băm nội dung</translation>
    </message>
</context>
<context>
    <name>dothi::Coordinates</name>
    <message>
        <source>%1° N   %2° E</source>
        <extracomment>%1 latitude north, %2 longitude east, in degrees</extracomment>
        <translation>%1° B   %2° Đ</translation>
    </message>
</context>
<context>
    <name>dothi::Crs</name>
    <message>
        <source>There is no coordinate system EPSG:%1.</source>
        <translation>Không có hệ toạ độ EPSG:%1.</translation>
    </message>
    <message>
        <source>Ho Chi Minh City uses EPSG:9210, Da Nang EPSG:5899.</source>
        <translation>Thành phố Hồ Chí Minh dùng EPSG:9210, Đà Nẵng dùng EPSG:5899.</translation>
    </message>
    <message>
        <source>The text is not a coordinate system.</source>
        <translation>Đoạn chữ này không phải một hệ toạ độ.</translation>
    </message>
    <message>
        <source>“%1” is neither a geographic nor a projected coordinate system.</source>
        <translation>“%1” không phải hệ toạ độ địa lý cũng không phải hệ toạ độ phẳng.</translation>
    </message>
    <message>
        <source>The position %1, %2 lies where the coordinate system cannot convert.</source>
        <translation>Vị trí %1, %2 nằm ngoài nơi hệ toạ độ chuyển đổi được.</translation>
    </message>
    <message>
        <source>Check the coordinate system the file is said to be in.</source>
        <translation>Hãy kiểm tra hệ toạ độ mà tệp được cho là đang dùng.</translation>
    </message>
    <message>
        <source>A coordinate system is missing.</source>
        <translation>Thiếu hệ toạ độ.</translation>
    </message>
    <message>
        <source>none needed</source>
        <translation>không cần</translation>
    </message>
    <message>
        <source>No conversion from %1 to %2 uses the operation EPSG:%3 of this city.</source>
        <translation>Không có phép chuyển nào từ %1 sang %2 dùng phép EPSG:%3 của thành phố này.</translation>
    </message>
    <message>
        <source>There is no conversion from %1 to %2.</source>
        <translation>Không có phép chuyển từ %1 sang %2.</translation>
    </message>
    <message>
        <source>The coordinate system names other files; they are not read.</source>
        <translation>Hệ toạ độ nêu tên các tệp khác; các tệp đó không được đọc.</translation>
    </message>
    <message>
        <source>Name it by its code, such as EPSG:9210.</source>
        <translation>Hãy nêu bằng mã, chẳng hạn EPSG:9210.</translation>
    </message>
    <message>
        <source>Name the system the coordinates are in, such as EPSG:9210.</source>
        <translation>Hãy chỉ rõ hệ toạ độ, chẳng hạn EPSG:9210.</translation>
    </message>
</context>
<context>
    <name>dothi::Damage</name>
    <message numerus="yes">
        <source>The city is damaged at %n place(s); what cannot be read there was left out.</source>
        <translation>
            <numerusform>Thành phố bị hỏng ở %n chỗ; phần không đọc được ở đó đã bị bỏ qua.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>… and %n more, see --json.</source>
        <translation>
            <numerusform>… và %n mục nữa, xem --json.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>dothi::DemoCity</name>
    <message>
        <source>A demo city has 100 to 1,000,000 buildings, not %1.</source>
        <translation>Thành phố mẫu có từ 100 đến 1.000.000 công trình, không phải %1.</translation>
    </message>
    <message>
        <source>Give a number in this range.</source>
        <translation>Hãy cho một số trong khoảng này.</translation>
    </message>
    <message>
        <source>Building the demo city</source>
        <translation>Đang dựng thành phố mẫu</translation>
    </message>
    <message>
        <source>The schema lacks a layer that the demo city fills.</source>
        <translation>Lược đồ thiếu một lớp mà thành phố mẫu cần.</translation>
    </message>
    <message>
        <source>The schema lacks a field that the demo city fills.</source>
        <translation>Lược đồ thiếu một trường mà thành phố mẫu cần.</translation>
    </message>
    <message>
        <source>The terrain raster cannot be read back.</source>
        <translation>Không đọc lại được raster địa hình.</translation>
    </message>
    <message>
        <source>There is a file of this name already.</source>
        <translation>Đã có tệp mang tên này.</translation>
    </message>
    <message>
        <source>Saving the demo city</source>
        <translation>Đang lưu thành phố mẫu</translation>
    </message>
    <message>
        <source>Choose another name, or remove that file if nothing needs it.</source>
        <translation>Hãy chọn tên khác, hoặc xoá tệp đó nếu không còn dùng.</translation>
    </message>
</context>
<context>
    <name>dothi::DensityCheck</name>
    <message>
        <source>Net density</source>
        <translation>Mật độ xây dựng thuần</translation>
    </message>
    <message>
        <source>for a house on %1 of land</source>
        <translation>đối với nhà ở trên %1 đất</translation>
    </message>
    <message>
        <source>for a house on a plot of %1</source>
        <translation>đối với nhà ở trên lô đất %1</translation>
    </message>
    <message>
        <source>for a house up to %1 high on a plot up to %2 in an existing area</source>
        <translation>đối với nhà ở cao đến %1 trên lô đất đến %2 trong khu vực hiện hữu</translation>
    </message>
    <message>
        <source>for public services in a newly developed area</source>
        <translation>đối với công trình công cộng trong khu vực xây mới</translation>
    </message>
    <message>
        <source>for public services in an existing area that has no more land</source>
        <translation>đối với công trình công cộng trong khu vực hiện hữu không còn quỹ đất</translation>
    </message>
    <message>
        <source>for a factory of more than %1 production floors</source>
        <translation>đối với nhà máy trên %1 sàn sản xuất</translation>
    </message>
    <message>
        <source>for a factory or warehouse</source>
        <translation>đối với nhà máy hoặc nhà kho</translation>
    </message>
    <message>
        <source>for a height of %1 on a plot of %2</source>
        <translation>đối với chiều cao %1 trên lô đất %2</translation>
    </message>
    <message>
        <source>Net density, podium</source>
        <translation>Mật độ xây dựng thuần, khối đế</translation>
    </message>
    <message>
        <source>Net density, tower</source>
        <translation>Mật độ xây dựng thuần, khối tháp</translation>
    </message>
    <message>
        <source>Nothing of the plot remains behind the red lines.</source>
        <translation>Sau các chỉ giới đường đỏ lô đất không còn phần nào.</translation>
    </message>
    <message>
        <source>%1 of %2 are built on: %3. At most %4 %5.</source>
        <translation>Xây trên %1 trong %2: %3. Tối đa %4 %5.</translation>
    </message>
    <message>
        <source>The excess is within the accuracy of the areas (±%1).</source>
        <translation>Phần vượt nằm trong sai số của diện tích (±%1).</translation>
    </message>
    <message>
        <source>Density %1 · at most %2</source>
        <translation>Mật độ %1 · tối đa %2</translation>
    </message>
    <message>
        <source>In an existing area up to %1 would be allowed (clause 2.7.7); whether this is one is not in the data.</source>
        <translation>Trong khu vực hiện hữu được phép tới %1 (điểm 2.7.7); chưa có dữ liệu để xác định đây có phải khu vực hiện hữu hay không.</translation>
    </message>
    <message>
        <source>Eaves of %1 are not counted (clause 1.4.20, note).</source>
        <translation>Không tính %1 mái đua, ô-văng (điểm 1.4.20, ghi chú).</translation>
    </message>
    <message>
        <source>That allows %1; %2 are too much.</source>
        <translation>Được phép %1; vượt %2.</translation>
    </message>
</context>
<context>
    <name>dothi::Dikes</name>
    <message>
        <source>The dikes have more than %1 million positions, too many to raise the ground by.</source>
        <translation>Các tuyến đê có hơn %1 triệu điểm, quá nhiều để dựng trên mặt đất.</translation>
    </message>
    <message>
        <source>Simplify their lines and import them again.</source>
        <translation>Hãy đơn giản hoá các tuyến này rồi nhập lại.</translation>
    </message>
</context>
<context>
    <name>dothi::DothiFile</name>
    <message>
        <source>Choose a file made by DoThi (*.dothi).</source>
        <translation>Hãy chọn tệp do DoThi tạo (*.dothi).</translation>
    </message>
    <message>
        <source>The city file is cut short.</source>
        <translation>Tệp thành phố bị cắt cụt.</translation>
    </message>
    <message>
        <source>Copy it again from where it came, or take your backup; the file was not changed.</source>
        <translation>Hãy chép lại từ nơi đã lấy, hoặc dùng bản sao lưu; tệp không bị thay đổi.</translation>
    </message>
    <message>
        <source>There is no such file.</source>
        <translation>Không có tệp đó.</translation>
    </message>
    <message>
        <source>Check the name and the folder.</source>
        <translation>Hãy kiểm tra tên và thư mục.</translation>
    </message>
    <message>
        <source>This is not a file.</source>
        <translation>Đây không phải là tệp.</translation>
    </message>
    <message>
        <source>The city file cannot be opened.</source>
        <translation>Không mở được tệp thành phố.</translation>
    </message>
    <message>
        <source>Check that you may read it.</source>
        <translation>Hãy kiểm tra quyền đọc của bạn.</translation>
    </message>
    <message>
        <source>The file is not a DoThi city.</source>
        <translation>Tệp không phải thành phố của DoThi.</translation>
    </message>
    <message>
        <source>The file is a database, but not a DoThi city.</source>
        <translation>Tệp là một cơ sở dữ liệu nhưng không phải thành phố của DoThi.</translation>
    </message>
    <message>
        <source>The city was written by a newer DoThi (format %1; this one knows %2).</source>
        <translation>Thành phố được ghi bằng DoThi mới hơn (định dạng %1; bản này biết đến %2).</translation>
    </message>
    <message>
        <source>Update DoThi to open it; the file was not changed.</source>
        <translation>Hãy cập nhật DoThi để mở; tệp không bị thay đổi.</translation>
    </message>
    <message>
        <source>The city file is damaged: it names no format.</source>
        <translation>Tệp thành phố bị hỏng: không ghi định dạng.</translation>
    </message>
    <message>
        <source>The city file is damaged: a table is missing or not as it must be.</source>
        <translation>Tệp thành phố bị hỏng: thiếu một bảng hoặc bảng không đúng dạng.</translation>
    </message>
    <message>
        <source>Take a copy from your backup; the file was not changed.</source>
        <translation>Hãy lấy bản sao lưu; tệp không bị thay đổi.</translation>
    </message>
    <message>
        <source>The city file is damaged: it has no profile.</source>
        <translation>Tệp thành phố bị hỏng: không có cấu hình thành phố.</translation>
    </message>
    <message>
        <source>Check the free space and your rights in that folder; what was there is unchanged.</source>
        <translation>Hãy kiểm tra chỗ trống và quyền của bạn trong thư mục đó; những gì đã có không đổi.</translation>
    </message>
    <message>
        <source>The city file cannot be written.</source>
        <translation>Không ghi được tệp thành phố.</translation>
    </message>
    <message>
        <source>A journal left from an earlier file cannot be removed.</source>
        <translation>Không xoá được nhật ký còn lại của một tệp trước.</translation>
    </message>
    <message>
        <source>There is a folder or device of this name.</source>
        <translation>Có thư mục hoặc thiết bị mang tên này.</translation>
    </message>
    <message>
        <source>There is a file of this name already.</source>
        <translation>Đã có tệp mang tên này.</translation>
    </message>
    <message>
        <source>Choose another name, or confirm that it may be replaced.</source>
        <translation>Hãy chọn tên khác, hoặc xác nhận cho thay thế.</translation>
    </message>
    <message>
        <source>A city is opened from a file (*.dothi), not from an address.</source>
        <translation>Thành phố được mở từ một tệp (*.dothi), không phải từ một địa chỉ.</translation>
    </message>
    <message>
        <source>The city must be brought up to date, and no copy of it as it is could be kept first. It was not changed.</source>
        <translation>Tệp thành phố cần được nâng cấp, nhưng không lưu được bản sao hiện trạng trước khi nâng cấp. Tệp chưa bị thay đổi.</translation>
    </message>
    <message>
        <source>Check the free space and your rights in that folder.</source>
        <translation>Hãy kiểm tra chỗ trống và quyền của bạn trong thư mục đó.</translation>
    </message>
</context>
<context>
    <name>dothi::Elevation</name>
    <message>
        <source>The terrain raster cannot be read.</source>
        <translation>Không đọc được raster địa hình.</translation>
    </message>
    <message>
        <source>The terrain raster cannot be written.</source>
        <translation>Không ghi được raster địa hình.</translation>
    </message>
    <message>
        <source>Check the free space and your rights in that folder.</source>
        <translation>Hãy kiểm tra chỗ trống và quyền của bạn trong thư mục đó.</translation>
    </message>
    <message>
        <source>Import it again from a GeoTIFF or ASCII grid of ground heights in metres.</source>
        <translation>Hãy nhập lại từ tệp GeoTIFF hoặc lưới ASCII ghi cao độ mặt đất tính bằng mét.</translation>
    </message>
    <message>
        <source>A part of the terrain cannot be read: %1 × %2 m about E %3, N %4, and maybe more. It is drawn like the ground around it.</source>
        <translation>Một phần địa hình không đọc được: %1 × %2 m quanh E %3, N %4, có thể còn chỗ khác. Phần này được vẽ như mặt đất xung quanh.</translation>
    </message>
    <message>
        <source>Import the terrain again, or take its file from your backup.</source>
        <translation>Nhập lại địa hình, hoặc lấy tệp từ bản sao lưu.</translation>
    </message>
    <message>
        <source>The area whose heights are asked for is nowhere.</source>
        <translation>Vùng cần lấy cao độ không nằm ở đâu cả.</translation>
    </message>
</context>
<context>
    <name>dothi::Error</name>
    <message>
        <source>file %1</source>
        <translation>tệp %1</translation>
    </message>
    <message>
        <source>layer %1</source>
        <translation>lớp %1</translation>
    </message>
    <message>
        <source>feature %1</source>
        <translation>đối tượng %1</translation>
    </message>
    <message>
        <source>field %1</source>
        <translation>trường %1</translation>
    </message>
</context>
<context>
    <name>dothi::Export</name>
    <message>
        <source>Writing “%1”</source>
        <translation>Đang ghi “%1”</translation>
    </message>
    <message>
        <source>it has no geometry; written without one</source>
        <translation>không có hình học; được ghi không kèm hình học</translation>
    </message>
    <message>
        <source>what the city keeps of it cannot be read</source>
        <translation>không đọc được bản gốc mà thành phố lưu giữ</translation>
    </message>
    <message numerus="yes">
        <source>%n building(s) have another shape than they were imported with; written with their present one.</source>
        <translation>
            <numerusform>%n công trình có hình khối khác với lúc nhập; được ghi theo hình khối hiện nay.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The ground level of %n building(s) is not known; they stand at 0.</source>
        <translation>
            <numerusform>Không rõ cao độ nền của %n công trình; được đặt ở cao độ 0.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The height of %n building(s) is not known; only their footprint is written.</source>
        <translation>
            <numerusform>Không rõ chiều cao của %n công trình; chỉ ghi mặt bằng.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The buildings come from %n file(s); what each says about itself is not written.</source>
        <translation>
            <numerusform>Công trình lấy từ %n tệp; thông tin mô tả của từng tệp không được ghi.</numerusform>
        </translation>
    </message>
    <message>
        <source>Originals in another coordinate system were converted into the city&apos;s; their positions are rounded to the millimetre.</source>
        <translation>Bản gốc ở hệ toạ độ khác đã được chuyển sang hệ của thành phố; toạ độ được làm tròn đến milimét.</translation>
    </message>
    <message>
        <source>There is not enough memory for this export.</source>
        <translation>Không đủ bộ nhớ để xuất.</translation>
    </message>
    <message>
        <source>The file cannot be written.</source>
        <translation>Không ghi được tệp.</translation>
    </message>
    <message>
        <source>Check the free space and your rights in that folder; what was there is unchanged.</source>
        <translation>Hãy kiểm tra chỗ trống và quyền của bạn trong thư mục đó; những gì đã có không đổi.</translation>
    </message>
    <message>
        <source>There is no layer “%1” in a city.</source>
        <translation>Thành phố không có lớp “%1”.</translation>
    </message>
    <message>
        <source>Layers: %1.</source>
        <translation>Các lớp: %1.</translation>
    </message>
    <message>
        <source>The format cannot hold the layer “%1”.</source>
        <translation>Định dạng này không chứa được lớp “%1”.</translation>
    </message>
    <message>
        <source>It holds: %1.</source>
        <translation>Chứa được: %1.</translation>
    </message>
    <message>
        <source>A GeoJSON file holds one layer.</source>
        <translation>Một tệp GeoJSON chỉ chứa một lớp.</translation>
    </message>
    <message>
        <source>GDAL was built without %1.</source>
        <translation>Thư viện GDAL không có %1.</translation>
    </message>
    <message>
        <source>GDAL does not know the city&apos;s coordinate system.</source>
        <translation>Thư viện GDAL không biết hệ toạ độ của thành phố.</translation>
    </message>
    <message>
        <source>The city holds nothing that the format shows.</source>
        <translation>Thành phố không có đối tượng nào mà định dạng này thể hiện được.</translation>
    </message>
    <message>
        <source>A GLB file holds at most 4 GiB; this city needs more.</source>
        <translation>Một tệp GLB chứa tối đa 4 GiB; thành phố này cần nhiều hơn.</translation>
    </message>
    <message>
        <source>The city has no terrain.</source>
        <translation>Thành phố chưa có dữ liệu địa hình.</translation>
    </message>
    <message>
        <source>Leave out “terrain”, or import a raster of heights first.</source>
        <translation>Hãy bỏ “terrain”, hoặc nhập trước một ảnh raster độ cao.</translation>
    </message>
    <message>
        <source>it has no footprint</source>
        <translation>không có đường bao chân</translation>
    </message>
    <message>
        <source>a position of it is not a number</source>
        <translation>có tọa độ không phải là số</translation>
    </message>
    <message>
        <source>it lies far outside the city</source>
        <translation>nằm quá xa ngoài phạm vi thành phố</translation>
    </message>
    <message>
        <source>Reading “%1”</source>
        <translation>Đang đọc “%1”</translation>
    </message>
    <message>
        <source>its footprint encloses nothing</source>
        <translation>đường bao chân không khép kín diện tích nào</translation>
    </message>
    <message>
        <source>The folder to write holds other things than a tileset.</source>
        <translation>Thư mục cần ghi đang chứa dữ liệu khác, không phải bộ 3D Tiles.</translation>
    </message>
    <message>
        <source>Name a new folder, or an empty one.</source>
        <translation>Hãy chọn một thư mục mới hoặc thư mục rỗng.</translation>
    </message>
    <message>
        <source>Export it as 3D Tiles instead.</source>
        <translation>Hãy xuất dưới dạng 3D Tiles.</translation>
    </message>
    <message>
        <source>Name one of them. A GeoPackage holds them all.</source>
        <translation>Hãy nêu một lớp. GeoPackage chứa được tất cả.</translation>
    </message>
    <message>
        <source>The terrain is written with cells of %1; it is known in cells of %2.</source>
        <translation>Địa hình được ghi với ô %1; dữ liệu gốc có ô %2.</translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) the file names were not written: the city does not hold them as files, or others lie in their place.</source>
        <translation>
            <numerusform>%n ảnh mà tệp nêu tên không được ghi: thành phố không lưu chúng dưới dạng tệp, hoặc ở chỗ đó đã có tệp khác.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing that the format holds lies in what was chosen.</source>
        <translation>Trong phần đã chọn không có gì mà định dạng này ghi được.</translation>
    </message>
    <message>
        <source>Choose a larger area, or other layers; positions are easting and northing in the city&apos;s coordinate system.</source>
        <translation>Hãy chọn khu vực lớn hơn hoặc lớp khác; vị trí là toạ độ E (đông), N (bắc) theo hệ toạ độ của thành phố.</translation>
    </message>
    <message>
        <source>“%1” is no area.</source>
        <translation>“%1” không phải là một khu vực.</translation>
    </message>
    <message>
        <source>Name two opposite corners in metres of the city&apos;s coordinate system: E1,N1,E2,N2.</source>
        <translation>Hãy ghi hai góc đối diện, đơn vị mét, theo hệ toạ độ của thành phố: E1,N1,E2,N2.</translation>
    </message>
    <message>
        <source>The terrain is no object that could be chosen by its id.</source>
        <translation>Địa hình không phải là đối tượng chọn được theo mã.</translation>
    </message>
    <message>
        <source>Leave out “terrain”, or choose an area.</source>
        <translation>Hãy bỏ “terrain”, hoặc chọn theo khu vực.</translation>
    </message>
</context>
<context>
    <name>dothi::ExportCommand</name>
    <message>
        <source>Export for other programs</source>
        <translation>Xuất cho chương trình khác</translation>
    </message>
    <message>
        <source>Writes the city, or some of its layers, in a format other programs read; all or nothing.</source>
        <translation>Ghi thành phố, hoặc một số lớp, theo định dạng chương trình khác đọc được; ghi trọn vẹn hoặc không ghi gì.</translation>
    </message>
    <message>
        <source>File or folder to write</source>
        <translation>Tệp hoặc thư mục cần ghi</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Định dạng</translation>
    </message>
    <message>
        <source>Layers, parted by commas; none named: all the format can hold</source>
        <translation>Các lớp, cách nhau bằng dấu phẩy; không ghi: mọi lớp mà định dạng chứa được</translation>
    </message>
    <message>
        <source>There is no format “%1”.</source>
        <translation>Không có định dạng “%1”.</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>Đã ghi: %1</translation>
    </message>
    <message>
        <source>  left out: %1 (%2)</source>
        <translation>  bỏ qua: %1 (%2)</translation>
    </message>
    <message numerus="yes">
        <source>… and %n more, see --json.</source>
        <translation>
            <numerusform>… và %n mục nữa, xem --json.</numerusform>
        </translation>
    </message>
    <message>
        <source>terrain</source>
        <translation>địa hình</translation>
    </message>
    <message>
        <source>triangles</source>
        <translation>tam giác</translation>
    </message>
    <message>
        <source>tiles</source>
        <translation>mảnh (tile)</translation>
    </message>
    <message>
        <source>of these as blocks (footprint and height)</source>
        <translation>trong đó dạng khối (hình chiếu và chiều cao)</translation>
    </message>
    <message>
        <source>of these with their own solid</source>
        <translation>trong đó có khối 3D riêng</translation>
    </message>
    <message>
        <source>of these as footprints only</source>
        <translation>trong đó chỉ có hình chiếu</translation>
    </message>
    <message>
        <source>of these as they were imported</source>
        <translation>trong đó giữ nguyên như khi nhập</translation>
    </message>
    <message>
        <source>other objects of imported files</source>
        <translation>đối tượng khác của các tệp đã nhập</translation>
    </message>
    <message>
        <source>imported models</source>
        <translation>mô hình đã nhập</translation>
    </message>
    <message>
        <source>Only what has its middle in this rectangle: E1,N1,E2,N2 in the city&apos;s system</source>
        <translation>Chỉ những gì có tâm nằm trong hình chữ nhật này: E1,N1,E2,N2 theo hệ toạ độ của thành phố</translation>
    </message>
    <message>
        <source>Only these objects, parted by commas: building/17,building/18</source>
        <translation>Chỉ những đối tượng này, cách nhau bằng dấu phẩy: building/17,building/18</translation>
    </message>
    <message>
        <source>“%1” names no object.</source>
        <translation>“%1” không chỉ đối tượng nào.</translation>
    </message>
    <message>
        <source>Name layer and number: building/17.</source>
        <translation>Hãy ghi lớp và số: building/17.</translation>
    </message>
</context>
<context>
    <name>dothi::Feature</name>
    <message>
        <source>yes</source>
        <translation>có</translation>
    </message>
    <message>
        <source>no</source>
        <translation>không</translation>
    </message>
</context>
<context>
    <name>dothi::Files</name>
    <message>
        <source>The file cannot be opened.</source>
        <translation>Không mở được tệp.</translation>
    </message>
    <message>
        <source>Check that it exists and that you may read it.</source>
        <translation>Hãy kiểm tra tệp có tồn tại và bạn có quyền đọc.</translation>
    </message>
    <message>
        <source>The file is larger (%1 MB) than such a file may be (%2 MB).</source>
        <translation>Tệp lớn hơn (%1 MB) mức cho phép của loại tệp này (%2 MB).</translation>
    </message>
    <message>
        <source>The file is larger than such a file may be.</source>
        <translation>Tệp lớn hơn mức cho phép của loại tệp này.</translation>
    </message>
    <message>
        <source>The file cannot be read.</source>
        <translation>Không đọc được tệp.</translation>
    </message>
    <message>
        <source>The file cannot be written.</source>
        <translation>Không ghi được tệp.</translation>
    </message>
    <message>
        <source>Check the free space and your rights in that folder; what was there is unchanged.</source>
        <translation>Hãy kiểm tra chỗ trống và quyền của bạn trong thư mục đó; những gì đã có không đổi.</translation>
    </message>
    <message>
        <source>The file cannot be written: what has that name is no plain file.</source>
        <translation>Không thể ghi tệp: tên này thuộc về một thứ không phải tệp thông thường.</translation>
    </message>
    <message>
        <source>Name another file to write to.</source>
        <translation>Hãy nêu tên một tệp khác để ghi.</translation>
    </message>
</context>
<context>
    <name>dothi::FloorAreaCheck</name>
    <message>
        <source>for a house</source>
        <translation>đối với nhà ở</translation>
    </message>
    <message>
        <source>for a building above %1</source>
        <translation>đối với công trình cao trên %1</translation>
    </message>
    <message>
        <source>for podium and tower together</source>
        <translation>đối với khối đế và khối tháp tính chung</translation>
    </message>
    <message>
        <source>for a height of %1 on a plot of %2</source>
        <translation>đối với chiều cao %1 trên lô đất %2</translation>
    </message>
    <message>
        <source>Table 2.12 binds in existing areas (section 2.7); whether this is one is not in the data.</source>
        <translation>Bảng 2.12 áp dụng trong khu vực hiện hữu (mục 2.7); chưa có dữ liệu để xác định đây có phải khu vực hiện hữu hay không.</translation>
    </message>
    <message>
        <source>Floor-area ratio</source>
        <translation>Hệ số sử dụng đất</translation>
    </message>
    <message>
        <source>%1 of floors on %2 of land: %3. At most %4 %5.</source>
        <translation>%1 sàn trên %2 đất: %3. Tối đa %4 %5.</translation>
    </message>
    <message>
        <source>Parking and technical floors of %1 are not counted (clause 1.4.21).</source>
        <translation>Không tính %1 sàn đỗ xe và kỹ thuật (điểm 1.4.21).</translation>
    </message>
    <message>
        <source>The excess is within the accuracy of the plot&apos;s area.</source>
        <translation>Phần vượt nằm trong sai số của diện tích lô đất.</translation>
    </message>
    <message>
        <source>Floor-area ratio %1 · at most %2</source>
        <translation>Hệ số sử dụng đất %1 · tối đa %2</translation>
    </message>
    <message>
        <source>Nothing of the plot remains behind the red lines.</source>
        <translation>Sau các chỉ giới đường đỏ lô đất không còn phần nào.</translation>
    </message>
    <message>
        <source>That allows %1 of floors; %2 are too much.</source>
        <translation>Được phép %1 sàn; vượt %2.</translation>
    </message>
</context>
<context>
    <name>dothi::Geometry</name>
    <message>
        <source>The geometry (WKB) is damaged or of a kind that is not supported.</source>
        <translation>Hình học (WKB) bị hỏng hoặc thuộc loại không hỗ trợ.</translation>
    </message>
    <message>
        <source>The GeoJSON geometry is wrong or of a kind that is not supported.</source>
        <translation>Hình học GeoJSON sai hoặc thuộc loại không hỗ trợ.</translation>
    </message>
    <message>
        <source>The geometry cannot be computed with.</source>
        <translation>Không tính toán được với hình học này.</translation>
    </message>
    <message>
        <source>Check it for self-intersections and repair it first.</source>
        <translation>Hãy kiểm tra chỗ tự cắt và sửa trước.</translation>
    </message>
</context>
<context>
    <name>dothi::GeometryCodes</name>
    <message>
        <source>Ring of too few points</source>
        <translation>Vòng có quá ít điểm</translation>
    </message>
    <message>
        <source>Point repeated in a row</source>
        <translation>Điểm lặp liền nhau</translation>
    </message>
    <message>
        <source>Ring not closed</source>
        <translation>Vòng chưa khép kín</translation>
    </message>
    <message>
        <source>Ring crosses itself</source>
        <translation>Vòng tự cắt</translation>
    </message>
    <message>
        <source>Rings cross each other</source>
        <translation>Các vòng cắt nhau</translation>
    </message>
    <message>
        <source>Ring there twice</source>
        <translation>Vòng bị trùng</translation>
    </message>
    <message>
        <source>Face not flat</source>
        <translation>Mặt không phẳng</translation>
    </message>
    <message>
        <source>Face bent</source>
        <translation>Mặt bị gãy</translation>
    </message>
    <message>
        <source>Face falls apart</source>
        <translation>Mặt bị tách rời</translation>
    </message>
    <message>
        <source>Hole outside its face</source>
        <translation>Lỗ nằm ngoài mặt</translation>
    </message>
    <message>
        <source>Hole within a hole</source>
        <translation>Lỗ nằm trong lỗ</translation>
    </message>
    <message>
        <source>Hole turned like its outline</source>
        <translation>Lỗ cùng chiều với đường bao</translation>
    </message>
    <message>
        <source>Shell of too few faces</source>
        <translation>Vỏ có quá ít mặt</translation>
    </message>
    <message>
        <source>Shell not closed</source>
        <translation>Vỏ chưa khép kín</translation>
    </message>
    <message>
        <source>Shell in several pieces</source>
        <translation>Vỏ gồm nhiều mảnh rời</translation>
    </message>
    <message>
        <source>Shell crosses itself</source>
        <translation>Vỏ tự cắt</translation>
    </message>
    <message>
        <source>Face turned the wrong way</source>
        <translation>Mặt quay sai hướng</translation>
    </message>
    <message>
        <source>Shells cross each other</source>
        <translation>Các vỏ cắt nhau</translation>
    </message>
    <message>
        <source>Shell there twice</source>
        <translation>Vỏ bị trùng</translation>
    </message>
    <message>
        <source>Cavity outside its body</source>
        <translation>Khoang rỗng nằm ngoài khối</translation>
    </message>
    <message>
        <source>Body falls apart</source>
        <translation>Khối bị tách rời</translation>
    </message>
    <message>
        <source>Shell turned inside out</source>
        <translation>Vỏ bị lộn trong ra ngoài</translation>
    </message>
    <message>
        <source>Bodies overlap</source>
        <translation>Các khối chồng lên nhau</translation>
    </message>
    <message>
        <source>Body there twice</source>
        <translation>Khối bị trùng</translation>
    </message>
    <message>
        <source>Bodies do not touch</source>
        <translation>Các khối không chạm nhau</translation>
    </message>
    <message>
        <source>Parts of a building overlap</source>
        <translation>Các phần của công trình chồng lên nhau</translation>
    </message>
    <message>
        <source>Nothing in it</source>
        <translation>Không có nội dung</translation>
    </message>
    <message>
        <source>Faces that do not join as a surface</source>
        <translation>Các mặt không ghép thành một bề mặt</translation>
    </message>
</context>
<context>
    <name>dothi::GltfModel</name>
    <message>
        <source>it is longer than it may be</source>
        <translation>dài hơn mức cho phép</translation>
    </message>
    <message>
        <source>its data cannot be read</source>
        <translation>không đọc được dữ liệu</translation>
    </message>
    <message>
        <source>Only glTF 2.0 can be read, not “%1”.</source>
        <translation>Chỉ đọc được glTF 2.0, không đọc được “%1”.</translation>
    </message>
    <message>
        <source>Save the model as glTF 2.0.</source>
        <translation>Hãy lưu mô hình ở dạng glTF 2.0.</translation>
    </message>
    <message>
        <source>The model needs the extension “%1”, which cannot be read.</source>
        <translation>Mô hình cần phần mở rộng “%1”, chương trình không đọc được.</translation>
    </message>
    <message>
        <source>Save it without compression.</source>
        <translation>Hãy lưu không nén.</translation>
    </message>
    <message>
        <source>The model is not sound: %1: %2.</source>
        <translation>Mô hình có lỗi: %1: %2.</translation>
    </message>
    <message>
        <source>Write the file again with the program it comes from.</source>
        <translation>Hãy ghi lại tệp bằng phần mềm đã tạo ra nó.</translation>
    </message>
    <message>
        <source>it names something that is not there</source>
        <translation>tham chiếu đến thứ không có</translation>
    </message>
    <message>
        <source>the file is damaged or cut short</source>
        <translation>tệp bị hỏng hoặc bị cắt cụt</translation>
    </message>
    <message>
        <source>The model needs the file “%1”: %2.</source>
        <translation>Mô hình cần tệp “%1”: %2.</translation>
    </message>
    <message>
        <source>Put all files of the model into one folder, or save it as one file (.glb).</source>
        <translation>Hãy đặt mọi tệp của mô hình vào cùng một thư mục, hoặc lưu thành một tệp (.glb).</translation>
    </message>
    <message>
        <source>it is shorter than it says</source>
        <translation>ngắn hơn độ dài đã ghi</translation>
    </message>
    <message>
        <source>its numbers are of a kind that does not belong here</source>
        <translation>kiểu số không phù hợp</translation>
    </message>
    <message>
        <source>sparse lists cannot be read</source>
        <translation>không đọc được danh sách thưa</translation>
    </message>
    <message>
        <source>it reaches beyond its data</source>
        <translation>vượt ra ngoài dữ liệu</translation>
    </message>
    <message>
        <source>Reading the model</source>
        <translation>Đang đọc mô hình</translation>
    </message>
    <message>
        <source>it is a part of itself, of several others, or nested too deep</source>
        <translation>là phần của chính nó, của nhiều đối tượng khác, hoặc lồng quá sâu</translation>
    </message>
    <message>
        <source>it has no place that can be</source>
        <translation>vị trí không hợp lệ</translation>
    </message>
    <message>
        <source>its faces are of no known kind</source>
        <translation>kiểu mặt không nhận ra được</translation>
    </message>
    <message>
        <source>the model has more faces than a model may have (%1 million)</source>
        <translation>mô hình có nhiều mặt hơn mức cho phép (%1 triệu)</translation>
    </message>
    <message>
        <source>a position is no number, or lies outside of every map</source>
        <translation>có toạ độ không phải là số, hoặc nằm ngoài mọi bản đồ</translation>
    </message>
    <message>
        <source>it is no buffer of a model</source>
        <translation>tệp không phải vùng đệm dữ liệu của mô hình</translation>
    </message>
    <message>
        <source>it is used so often that the model grows beyond every size</source>
        <translation>được dùng lặp lại nhiều đến mức mô hình lớn vượt mọi giới hạn</translation>
    </message>
</context>
<context>
    <name>dothi::IfcModel</name>
    <message>
        <source>its parts are used in one another so often that it grows beyond every size</source>
        <translation>các phần lồng dùng lại nhau nhiều đến mức phình to vô hạn</translation>
    </message>
    <message>
        <source>it refers to something the file does not have</source>
        <translation>tham chiếu đến thứ không có trong tệp</translation>
    </message>
    <message>
        <source>its parts refer to one another in a circle</source>
        <translation>các phần tham chiếu vòng quanh lẫn nhau</translation>
    </message>
    <message>
        <source>its parts are nested too deep</source>
        <translation>các phần lồng quá sâu</translation>
    </message>
    <message>
        <source>it has angles or lengths that cannot be</source>
        <translation>có góc hoặc độ dài không thể có</translation>
    </message>
    <message>
        <source>Reading the model</source>
        <translation>Đang đọc mô hình</translation>
    </message>
    <message>
        <source>its shape cannot be read</source>
        <translation>không đọc được hình khối</translation>
    </message>
    <message>
        <source>no faces come of its shape</source>
        <translation>hình khối không tạo được mặt nào</translation>
    </message>
    <message>
        <source>The file holds no project (IfcProject).</source>
        <translation>Tệp không có dự án (IfcProject).</translation>
    </message>
    <message>
        <source>Export the building as IFC2x3 from the program it comes from.</source>
        <translation>Hãy xuất công trình ở dạng IFC2x3 từ phần mềm đã tạo ra nó.</translation>
    </message>
    <message>
        <source>The unit of length of the file is not one.</source>
        <translation>Đơn vị độ dài ghi trong tệp không hợp lệ.</translation>
    </message>
    <message>
        <source>Write the file again with the program it comes from.</source>
        <translation>Hãy ghi lại tệp bằng phần mềm đã tạo ra nó.</translation>
    </message>
    <message>
        <source>The file does not say its unit of length; metres are assumed.</source>
        <translation>Tệp không ghi đơn vị độ dài; tạm lấy mét.</translation>
    </message>
    <message>
        <source>The file names no building (IfcBuilding); all of it is taken as one.</source>
        <translation>Tệp không ghi công trình nào (IfcBuilding); toàn bộ được lấy làm một công trình.</translation>
    </message>
    <message numerus="yes">
        <source>%n element(s) belong to no building; they are taken as parts of the first one.</source>
        <translation>
            <numerusform>%n cấu kiện không thuộc công trình nào; được lấy làm phần của công trình đầu tiên.</numerusform>
        </translation>
    </message>
    <message>
        <source>none of its elements has a shape</source>
        <translation>không cấu kiện nào có hình khối</translation>
    </message>
    <message>
        <source>Nothing in the file has a shape that can be read.</source>
        <translation>Không có gì trong tệp có hình khối đọc được.</translation>
    </message>
    <message>
        <source>Nothing in the file has a shape that can be read. %1: %2.</source>
        <translation>Không có gì trong tệp có hình khối đọc được. %1: %2.</translation>
    </message>
    <message>
        <source>Export the building as IFC2x3 Coordination View from the program it comes from.</source>
        <translation>Hãy xuất công trình ở dạng IFC2x3 Coordination View từ phần mềm đã tạo ra nó.</translation>
    </message>
    <message>
        <source>The file is of the schema “%1”; only IFC2x3 can be read.</source>
        <translation>Tệp theo lược đồ “%1”; chỉ đọc được IFC2x3.</translation>
    </message>
    <message>
        <source>its shape has coordinates so far from its own origin that millimetres would be lost</source>
        <translation>hình khối có tọa độ quá xa gốc của chính nó, sẽ sai lệch đến milimét</translation>
    </message>
    <message>
        <source>its placement is none that can be read</source>
        <translation>không đọc được vị trí đặt (placement) của đối tượng</translation>
    </message>
    <message>
        <source>reading its shape takes too long</source>
        <translation>đọc hình khối mất quá nhiều thời gian</translation>
    </message>
    <message>
        <source>its shape grows beyond every size</source>
        <translation>hình khối lớn vượt mọi giới hạn</translation>
    </message>
    <message>
        <source>reading the shapes of the file takes too long</source>
        <translation>đọc các hình khối của tệp mất quá nhiều thời gian</translation>
    </message>
    <message>
        <source>Nobody filled in the template of the file: left empty instead of %1.</source>
        <translation>Tệp còn chữ mẫu chưa điền: để trống thay cho %1.</translation>
    </message>
</context>
<context>
    <name>dothi::Import</name>
    <message>
        <source>There is no layer “%1” in a city.</source>
        <translation>Thành phố không có lớp “%1”.</translation>
    </message>
    <message>
        <source>The file has no field “%1”.</source>
        <translation>Tệp không có trường “%1”.</translation>
    </message>
    <message>
        <source>The layer has no field “%1”.</source>
        <translation>Lớp không có trường “%1”.</translation>
    </message>
    <message>
        <source>The layer needs “%1” (%2), and no field of the file is said to hold it.</source>
        <translation>Lớp cần “%1” (%2), mà chưa trường nào của tệp được chỉ là chứa nó.</translation>
    </message>
    <message>
        <source>the geometry cannot be read (%1)</source>
        <translation>không đọc được hình học (%1)</translation>
    </message>
    <message>
        <source>0 stands for “not known”; taken as unknown</source>
        <translation>0 nghĩa là “chưa biết”; coi như chưa biết</translation>
    </message>
    <message>
        <source>“%1” is required and not known</source>
        <translation>“%1” là bắt buộc mà chưa biết</translation>
    </message>
    <message>
        <source>%1: not known for %2 of %3 features. Nothing was put in its place.</source>
        <translation>%1: chưa biết ở %2 trên %3 đối tượng. Không tự điền gì vào.</translation>
    </message>
    <message>
        <source>No field gives the height or the storeys of the buildings. Nothing was put in its place.</source>
        <translation>Không trường nào cho chiều cao hay số tầng của công trình. Không tự điền gì vào.</translation>
    </message>
    <message>
        <source>%1 features have heights (z) in their geometry; the layer “%2” is flat and does not keep them.</source>
        <translation>%1 đối tượng có cao độ (z) trong hình học; lớp “%2” là lớp phẳng nên không giữ.</translation>
    </message>
    <message>
        <source>%1 of %2 features lie outside of the city.</source>
        <translation>%1 trên %2 đối tượng nằm ngoài thành phố.</translation>
    </message>
    <message>
        <source>Take it as %1 with the axes swapped: then the data lie inside the city.</source>
        <translation>Hiểu là %1 với hai trục đổi chỗ: khi đó dữ liệu nằm trong thành phố.</translation>
    </message>
    <message>
        <source>Take it as %1: then the data lie inside the city.</source>
        <translation>Hiểu là %1: khi đó dữ liệu nằm trong thành phố.</translation>
    </message>
    <message>
        <source>%1 would also do, with the data %2 away: check against something known.</source>
        <translation>%1 cũng có thể đúng, khi đó dữ liệu lệch %2: hãy đối chiếu với một vị trí đã biết.</translation>
    </message>
    <message>
        <source>“%1” says metres, but the coordinates are degrees (%2).</source>
        <translation>“%1” ghi là mét, nhưng toạ độ là độ (%2).</translation>
    </message>
    <message>
        <source>“%1” says longitude and latitude, but the coordinates are metres (%2).</source>
        <translation>“%1” ghi là kinh độ và vĩ độ, nhưng toạ độ là mét (%2).</translation>
    </message>
    <message>
        <source>The file itself says %1, and so its data lie inside the city: that is used. Rename the folder or file so that nobody else is misled.</source>
        <translation>Chính tệp ghi %1, và theo đó dữ liệu nằm trong thành phố: dùng hệ này. Hãy đổi tên thư mục hoặc tệp để không ai hiểu nhầm.</translation>
    </message>
    <message>
        <source>%1 east</source>
        <translation>%1 về phía đông</translation>
    </message>
    <message>
        <source>%1 west</source>
        <translation>%1 về phía tây</translation>
    </message>
    <message>
        <source>The file says %1, which is in degrees, but its coordinates are metres (%2).</source>
        <translation>Tệp ghi %1, là hệ tính bằng độ, nhưng toạ độ là mét (%2).</translation>
    </message>
    <message>
        <source>The file says %1, which is in metres, but its coordinates are degrees (%2).</source>
        <translation>Tệp ghi %1, là hệ tính bằng mét, nhưng toạ độ là độ (%2).</translation>
    </message>
    <message>
        <source>The coordinates have latitude before longitude (%1).</source>
        <translation>Toạ độ ghi vĩ độ trước kinh độ (%1).</translation>
    </message>
    <message>
        <source>The coordinates have northing (X) before easting (Y) (%1).</source>
        <translation>Toạ độ ghi X (bắc) trước Y (đông) (%1).</translation>
    </message>
    <message>
        <source>Swap the axes: then the data lie inside the city.</source>
        <translation>Đổi trục: khi đó dữ liệu nằm trong thành phố.</translation>
    </message>
    <message>
        <source>As %1 the data lie %2 of where they belong: central meridian %3 instead of %4?</source>
        <translation>Theo %1 dữ liệu lệch %2 so với chỗ đúng: kinh tuyến trục %3 thay vì %4?</translation>
    </message>
    <message>
        <source>As %1 the data lie %2 from the city.</source>
        <translation>Theo %1 dữ liệu nằm cách thành phố %2.</translation>
    </message>
    <message>
        <source>The coordinates (%2) cannot be %1.</source>
        <translation>Toạ độ (%2) không thể thuộc %1.</translation>
    </message>
    <message>
        <source>As %1 the data lie at the edge of the city, %2 of where they would lie as %3: central meridian %4 instead of %5?</source>
        <translation>Theo %1 dữ liệu nằm ở rìa thành phố, cách %2 so với khi hiểu là %3: kinh tuyến trục %4 thay vì %5?</translation>
    </message>
    <message>
        <source>As %1 the data lie beside all that the city holds so far, %2 of where they would lie as %3: central meridian %4 instead of %5?</source>
        <translation>Theo %1 dữ liệu nằm ngoài mọi dữ liệu thành phố đang có, cách %2 so với khi hiểu là %3: kinh tuyến trục %4 thay vì %5?</translation>
    </message>
    <message>
        <source>If that is where they belong, take them as %1.</source>
        <translation>Nếu đó là chỗ đúng của chúng, hãy hiểu là %1.</translation>
    </message>
    <message>
        <source>%1 is withdrawn: the registry had its false easting and northing swapped.</source>
        <translation>%1 đã bị huỷ: danh mục từng ghi lẫn độ dời trục đông và bắc.</translation>
    </message>
    <message>
        <source>%1 replaces it and is used.</source>
        <translation>%1 thay thế và được dùng.</translation>
    </message>
    <message>
        <source>The file does not say which coordinate system it is in (coordinates like %1).</source>
        <translation>Tệp không ghi hệ toạ độ (toạ độ dạng %1).</translation>
    </message>
    <message>
        <source>The coordinate system of the file cannot be used: %1</source>
        <translation>Không dùng được hệ toạ độ của tệp: %1</translation>
    </message>
    <message>
        <source>There is no encoding “%1”.</source>
        <translation>Không có bảng mã “%1”.</translation>
    </message>
    <message>
        <source>Common ones are UTF-8, TCVN5712-1 (.VnTime fonts), WINDOWS-1258 and WINDOWS-1252.</source>
        <translation>Thường gặp: UTF-8, TCVN5712-1 (phông .VnTime), WINDOWS-1258 và WINDOWS-1252.</translation>
    </message>
    <message>
        <source>a coordinate is not a number</source>
        <translation>một toạ độ không phải là số</translation>
    </message>
    <message>
        <source>the geometry has more than %1 positions</source>
        <translation>hình học có hơn %1 điểm</translation>
    </message>
    <message>
        <source>a 3D surface (%1) cannot go into this layer</source>
        <translation>mặt 3D (%1) không thể vào lớp này</translation>
    </message>
    <message>
        <source>the geometry has too few different positions</source>
        <translation>hình học có quá ít điểm khác nhau</translation>
    </message>
    <message>
        <source>the layer takes polygons, this is a %1</source>
        <translation>lớp nhận vùng, đây là %1</translation>
    </message>
    <message>
        <source>the layer takes lines, this is a %1</source>
        <translation>lớp nhận đường, đây là %1</translation>
    </message>
    <message>
        <source>the layer takes points, this is a %1</source>
        <translation>lớp nhận điểm, đây là %1</translation>
    </message>
    <message>
        <source>the geometry is empty</source>
        <translation>hình học trống</translation>
    </message>
    <message>
        <source>the layer takes one point a feature, this has %1</source>
        <translation>lớp nhận một điểm mỗi đối tượng, đây có %1</translation>
    </message>
    <message>
        <source>pieces of another kind of geometry were left out of the %1</source>
        <translation>các phần thuộc loại hình học khác bị bỏ khỏi %1</translation>
    </message>
    <message>
        <source>the closed line was taken as a polygon</source>
        <translation>đường khép kín được hiểu là vùng</translation>
    </message>
    <message>
        <source>arcs were replaced by chords</source>
        <translation>cung tròn được thay bằng dây cung</translation>
    </message>
    <message>
        <source>an open ring was closed</source>
        <translation>một vòng hở đã được khép</translation>
    </message>
    <message numerus="yes">
        <source>%n part(s) without extent were left out</source>
        <translation>
            <numerusform>bỏ %n phần không có kích thước</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n repeated position(s) were left out</source>
        <translation>
            <numerusform>bỏ %n điểm lặp</numerusform>
        </translation>
    </message>
    <message>
        <source>the polygon cannot be mended (%1)</source>
        <translation>không sửa được vùng (%1)</translation>
    </message>
    <message>
        <source>the polygon cannot be mended</source>
        <translation>không sửa được vùng</translation>
    </message>
    <message>
        <source>the polygon crosses itself (%1 at %2); mended, its area changed from %3 to %4</source>
        <translation>vùng tự cắt (%1 tại %2); đã sửa, diện tích đổi từ %3 thành %4</translation>
    </message>
    <message>
        <source>the polygon crosses itself (%1 at %2); mended</source>
        <translation>vùng tự cắt (%1 tại %2); đã sửa</translation>
    </message>
    <message>
        <source>the feature has no geometry</source>
        <translation>đối tượng không có hình học</translation>
    </message>
    <message>
        <source>the polygon has no area</source>
        <translation>vùng không có diện tích</translation>
    </message>
    <message>
        <source>its area, %1, cannot be that of one feature of “%2”</source>
        <translation>diện tích %1 không thể là của một đối tượng lớp “%2”</translation>
    </message>
    <message>
        <source>the line has no length</source>
        <translation>đường không có chiều dài</translation>
    </message>
    <message>
        <source>The file is cut short: it should hold %1 bytes and holds %2.</source>
        <translation>Tệp bị cắt cụt: đáng ra có %1 byte mà chỉ có %2.</translation>
    </message>
    <message>
        <source>Copy or download it again from where it came from.</source>
        <translation>Hãy chép hoặc tải lại từ nơi đã lấy.</translation>
    </message>
    <message>
        <source>This is not a shapefile, whatever its name says.</source>
        <translation>Đây không phải shapefile, dù tên ghi vậy.</translation>
    </message>
    <message>
        <source>Ask for the file again, or open it in the program it comes from.</source>
        <translation>Hãy xin lại tệp, hoặc mở bằng chương trình đã tạo ra nó.</translation>
    </message>
    <message>
        <source>The attribute table of the shapefile is damaged.</source>
        <translation>Bảng thuộc tính của shapefile bị hỏng.</translation>
    </message>
    <message>
        <source>Ask for the file again.</source>
        <translation>Hãy xin lại tệp.</translation>
    </message>
    <message>
        <source>The shapefile lacks its index (.shx).</source>
        <translation>Shapefile thiếu tệp chỉ mục (.shx).</translation>
    </message>
    <message>
        <source>A shapefile is at least three files with the same name: .shp, .shx and .dbf. Put them in one folder.</source>
        <translation>Shapefile gồm ít nhất ba tệp cùng tên: .shp, .shx và .dbf. Hãy để chung một thư mục.</translation>
    </message>
    <message>
        <source>Save it again from the program it comes from, as UTF-8 and without a document type.</source>
        <translation>Hãy lưu lại từ chương trình đã tạo ra nó, dạng UTF-8 và không có khai báo kiểu tài liệu.</translation>
    </message>
    <message>
        <source>The XML file has a document type, which can pull in other files.</source>
        <translation>Tệp XML có khai báo kiểu tài liệu, có thể kéo theo tệp khác.</translation>
    </message>
    <message>
        <source>The XML file has no beginning of its content.</source>
        <translation>Tệp XML không có phần mở đầu nội dung.</translation>
    </message>
    <message>
        <source>The XML file is not in UTF-8.</source>
        <translation>Tệp XML không ở dạng UTF-8.</translation>
    </message>
    <message>
        <source>The MapInfo table is put together from other tables.</source>
        <translation>Bảng MapInfo này được ghép từ các bảng khác.</translation>
    </message>
    <message>
        <source>Save it as a table of its own and import that.</source>
        <translation>Hãy lưu thành một bảng riêng rồi nhập bảng đó.</translation>
    </message>
    <message>
        <source>A database inside an archive cannot be read.</source>
        <translation>Không đọc được cơ sở dữ liệu nằm trong tệp nén.</translation>
    </message>
    <message>
        <source>Unpack the archive first.</source>
        <translation>Hãy giải nén trước.</translation>
    </message>
    <message>
        <source>The database is damaged or cut short.</source>
        <translation>Cơ sở dữ liệu bị hỏng hoặc bị cắt cụt.</translation>
    </message>
    <message>
        <source>The database has a table that reads other files.</source>
        <translation>Cơ sở dữ liệu có một bảng đọc tệp khác.</translation>
    </message>
    <message>
        <source>Copy its layers to a new GeoPackage and import that.</source>
        <translation>Hãy chép các lớp sang một GeoPackage mới rồi nhập tệp đó.</translation>
    </message>
    <message>
        <source>The drawing is cut short: its end mark is missing.</source>
        <translation>Bản vẽ bị cắt cụt: thiếu dấu kết thúc.</translation>
    </message>
    <message>
        <source>Save it again as DXF.</source>
        <translation>Hãy lưu lại dạng DXF.</translation>
    </message>
    <message>
        <source>The file cannot be opened.</source>
        <translation>Không mở được tệp.</translation>
    </message>
    <message>
        <source>Check that it exists and that you may read it.</source>
        <translation>Hãy kiểm tra tệp có tồn tại và bạn có quyền đọc.</translation>
    </message>
    <message>
        <source>Save it again from the program it comes from, as UTF-8.</source>
        <translation>Hãy lưu lại từ chương trình đã tạo ra nó, dạng UTF-8.</translation>
    </message>
    <message>
        <source>The terrain is made from a raster of ground heights in metres, in a known place.</source>
        <translation>Địa hình được lập từ raster cao độ mặt đất bằng mét, có vị trí rõ ràng.</translation>
    </message>
    <message>
        <source>The raster does not say where it lies.</source>
        <translation>Raster không ghi vị trí của nó.</translation>
    </message>
    <message>
        <source>The raster is larger (%1 million cells) than a terrain may be.</source>
        <translation>Raster lớn hơn (%1 triệu ô) mức cho phép của địa hình.</translation>
    </message>
    <message>
        <source>Cut out the city, or take a coarser cell size.</source>
        <translation>Hãy cắt theo thành phố, hoặc lấy cỡ ô thưa hơn.</translation>
    </message>
    <message>
        <source>The raster is a picture, not a grid of heights.</source>
        <translation>Raster là ảnh, không phải lưới cao độ.</translation>
    </message>
    <message>
        <source>The raster is damaged, or all its cells are empty.</source>
        <translation>Raster bị hỏng, hoặc mọi ô đều trống.</translation>
    </message>
    <message>
        <source>Its values, from %1 to %2, are not ground heights in metres.</source>
        <translation>Giá trị từ %1 đến %2 không phải cao độ mặt đất bằng mét.</translation>
    </message>
    <message>
        <source>The terrain cannot be written beside the city.</source>
        <translation>Không ghi được địa hình bên cạnh thành phố.</translation>
    </message>
    <message>
        <source>Check the free space and your rights in that folder; the city is unchanged.</source>
        <translation>Hãy kiểm tra chỗ trống và quyền của bạn trong thư mục đó; thành phố không đổi.</translation>
    </message>
    <message>
        <source>The raster cannot be converted to the city&apos;s coordinate system.</source>
        <translation>Không chuyển được raster sang hệ toạ độ của thành phố.</translation>
    </message>
    <message>
        <source>Converting the terrain</source>
        <translation>Đang chuyển đổi địa hình</translation>
    </message>
    <message>
        <source>A raster can only become the terrain, not “%1”.</source>
        <translation>Raster chỉ có thể làm địa hình, không thể làm “%1”.</translation>
    </message>
    <message>
        <source>Import it into the layer “terrain”, or choose a file of points, lines or polygons.</source>
        <translation>Hãy nhập vào lớp “terrain”, hoặc chọn tệp điểm, đường hay vùng.</translation>
    </message>
    <message>
        <source>Raster, %1 × %2 cells</source>
        <translation>Raster, %1 × %2 ô</translation>
    </message>
    <message>
        <source>Only an elevation raster can become the terrain.</source>
        <translation>Chỉ raster cao độ mới làm được địa hình.</translation>
    </message>
    <message>
        <source>This city has no folder to keep a terrain in.</source>
        <translation>Thành phố này không có thư mục để giữ địa hình.</translation>
    </message>
    <message>
        <source>Heights were taken as they are, as metres above %1; no geoid model was applied.</source>
        <translation>Cao độ được giữ nguyên, là mét so với %1; không áp dụng mô hình geoid.</translation>
    </message>
    <message>
        <source>It is not said which layer of the city the file goes to.</source>
        <translation>Chưa nói tệp nhập vào lớp nào của thành phố.</translation>
    </message>
    <message>
        <source>The file has no layer “%1”.</source>
        <translation>Tệp không có lớp “%1”.</translation>
    </message>
    <message>
        <source>Importing %1</source>
        <translation>Đang nhập %1</translation>
    </message>
    <message numerus="yes">
        <source>The file is damaged or cut short: after %n feature(s) it cannot be read on.</source>
        <translation>
            <numerusform>Tệp bị hỏng hoặc bị cắt cụt: sau %n đối tượng không đọc tiếp được.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was imported. Copy or download it again from where it came from.</source>
        <translation>Không nhập gì. Hãy chép hoặc tải lại từ nơi đã lấy.</translation>
    </message>
    <message>
        <source>The file holds more features than such a file may.</source>
        <translation>Tệp có nhiều đối tượng hơn mức cho phép.</translation>
    </message>
    <message>
        <source>Import it in parts.</source>
        <translation>Hãy nhập từng phần.</translation>
    </message>
    <message>
        <source>The file holds no features.</source>
        <translation>Tệp không có đối tượng nào.</translation>
    </message>
    <message>
        <source>Check that file and layer belong together.</source>
        <translation>Hãy kiểm tra tệp và lớp có khớp nhau không.</translation>
    </message>
    <message>
        <source>The layer has more fields (%1) than such a layer may.</source>
        <translation>Lớp có nhiều trường (%1) hơn mức cho phép.</translation>
    </message>
    <message>
        <source>Save only the fields you need to a file of its own.</source>
        <translation>Hãy chỉ lưu các trường cần dùng vào một tệp riêng.</translation>
    </message>
    <message>
        <source>Unpack the archive and import the file itself.</source>
        <translation>Hãy giải nén rồi nhập chính tệp dữ liệu.</translation>
    </message>
    <message>
        <source>The name of the archive has braces in it.</source>
        <translation>Tên tệp nén có dấu ngoặc nhọn.</translation>
    </message>
    <message>
        <source>Rename it first.</source>
        <translation>Hãy đổi tên trước.</translation>
    </message>
    <message>
        <source>The archive holds more files than such an archive may.</source>
        <translation>Tệp nén chứa nhiều tệp hơn mức cho phép.</translation>
    </message>
    <message>
        <source>The archive has a file that would lie outside of it.</source>
        <translation>Tệp nén có một tệp sẽ nằm ngoài thư mục của nó.</translation>
    </message>
    <message>
        <source>Unpacked, the archive would be larger than such an archive may be.</source>
        <translation>Khi giải nén, dữ liệu sẽ lớn hơn mức cho phép.</translation>
    </message>
    <message>
        <source>The archive holds no map data that can be read.</source>
        <translation>Tệp nén không có dữ liệu bản đồ đọc được.</translation>
    </message>
    <message>
        <source>The archive holds several data sets (%1, %2 …).</source>
        <translation>Tệp nén có nhiều bộ dữ liệu (%1, %2 …).</translation>
    </message>
    <message>
        <source>Open it in the program it comes from and save it as GeoPackage (.gpkg), GeoJSON or shapefile.</source>
        <translation>Hãy mở bằng chương trình đã tạo ra nó rồi lưu thành GeoPackage (.gpkg), GeoJSON hoặc shapefile.</translation>
    </message>
    <message>
        <source>Save the drawing as DXF and import that.</source>
        <translation>Hãy lưu bản vẽ dạng DXF rồi nhập tệp đó.</translation>
    </message>
    <message>
        <source>Only DGN version 7 can be read: in MicroStation choose Save As, V7 DGN or DXF.</source>
        <translation>Chỉ đọc được DGN phiên bản 7: trong MicroStation chọn Save As, V7 DGN hoặc DXF.</translation>
    </message>
    <message>
        <source>Export the layer as shapefile or file geodatabase (.gdb) from ArcGIS or ViLIS.</source>
        <translation>Hãy xuất lớp thành shapefile hoặc file geodatabase (.gdb) từ ArcGIS hay ViLIS.</translation>
    </message>
    <message>
        <source>Choose the .shp file of the same name.</source>
        <translation>Hãy chọn tệp .shp cùng tên.</translation>
    </message>
    <message>
        <source>The file is damaged, or of a kind that cannot be read.</source>
        <translation>Tệp bị hỏng, hoặc thuộc loại không đọc được.</translation>
    </message>
    <message>
        <source>There is no such file.</source>
        <translation>Không có tệp đó.</translation>
    </message>
    <message>
        <source>Check the name and the folder.</source>
        <translation>Hãy kiểm tra tên và thư mục.</translation>
    </message>
    <message>
        <source>This is a folder or a device, not a file.</source>
        <translation>Đây là thư mục hoặc thiết bị, không phải tệp.</translation>
    </message>
    <message>
        <source>Choose the file itself, for a shapefile the one ending in .shp.</source>
        <translation>Hãy chọn chính tệp dữ liệu; với shapefile là tệp đuôi .shp.</translation>
    </message>
    <message>
        <source>The file is empty.</source>
        <translation>Tệp trống.</translation>
    </message>
    <message>
        <source>Check that you may read it.</source>
        <translation>Hãy kiểm tra quyền đọc của bạn.</translation>
    </message>
    <message>
        <source>The file holds more layers (%1) than such a file may.</source>
        <translation>Tệp có nhiều lớp (%1) hơn mức cho phép.</translation>
    </message>
    <message>
        <source>Save the layer you need to a file of its own.</source>
        <translation>Hãy lưu lớp cần dùng thành một tệp riêng.</translation>
    </message>
    <message>
        <source>the value is not a number; taken as unknown</source>
        <translation>giá trị không phải là số; coi như chưa biết</translation>
    </message>
    <message>
        <source>%1 is below %2; taken as unknown</source>
        <translation>%1 nhỏ hơn %2; coi như chưa biết</translation>
    </message>
    <message>
        <source>%1 is not between %2 and %3; taken as unknown</source>
        <translation>%1 không nằm giữa %2 và %3; coi như chưa biết</translation>
    </message>
    <message>
        <source>%1 is not a whole number; taken as unknown</source>
        <translation>%1 không phải số nguyên; coi như chưa biết</translation>
    </message>
    <message>
        <source>%1 is not a code of this field; taken as unknown</source>
        <translation>%1 không phải mã của trường này; coi như chưa biết</translation>
    </message>
    <message>
        <source>%1 is not a number; taken as unknown</source>
        <translation>%1 không phải là số; coi như chưa biết</translation>
    </message>
    <message>
        <source>%1 is neither yes nor no; taken as unknown</source>
        <translation>%1 không phải có cũng không phải không; coi như chưa biết</translation>
    </message>
    <message>
        <source>%1 is not a date (dd/MM/yyyy or yyyy-MM-dd); taken as unknown</source>
        <translation>%1 không phải ngày (dd/MM/yyyy hoặc yyyy-MM-dd); coi như chưa biết</translation>
    </message>
    <message>
        <source>the text is not JSON; taken as unknown</source>
        <translation>chữ không phải JSON; coi như chưa biết</translation>
    </message>
    <message>
        <source>It has: %1.</source>
        <translation>Có: %1.</translation>
    </message>
    <message>
        <source>The file holds no layer.</source>
        <translation>Tệp không có lớp nào.</translation>
    </message>
    <message>
        <source>The file holds tables without any geometry.</source>
        <translation>Tệp chứa các bảng không có hình học.</translation>
    </message>
    <message>
        <source>Choose the file with the geometry; a table of points needs columns for x and y.</source>
        <translation>Hãy chọn tệp có hình học; bảng điểm cần cột x và y.</translation>
    </message>
    <message>
        <source>The text of the file is neither Unicode nor TCVN3 nor any other encoding that can be told.</source>
        <translation>Chữ trong tệp không phải Unicode, không phải TCVN3 và không phải bảng mã nào nhận ra được.</translation>
    </message>
    <message>
        <source>The text is TCVN3 (.VnTime fonts), not Unicode; read so it says “%1”.</source>
        <translation>Chữ là TCVN3 (phông .VnTime), không phải Unicode; đọc theo đó là “%1”.</translation>
    </message>
    <message>
        <source>The text is %1, not Unicode; read so it says “%2”.</source>
        <translation>Chữ là %1, không phải Unicode; đọc theo đó là “%2”.</translation>
    </message>
    <message>
        <source>It is converted to Unicode. If the names look wrong, choose another encoding.</source>
        <translation>Chữ được chuyển sang Unicode. Nếu các tên trông sai, hãy chọn bảng mã khác.</translation>
    </message>
    <message>
        <source>Field names were cut to ten characters, and several became the same: %1.</source>
        <translation>Tên trường bị cắt còn mười ký tự, và nhiều tên thành giống nhau: %1.</translation>
    </message>
    <message>
        <source>Check these by their values before importing.</source>
        <translation>Hãy kiểm tra các trường này theo giá trị trước khi nhập.</translation>
    </message>
    <message>
        <source>Of the features looked at, %1 are points, %2 lines and %3 polygons; “%4” takes only one kind.</source>
        <translation>Trong các đối tượng đã xem, %1 là điểm, %2 là đường và %3 là vùng; “%4” chỉ nhận một loại.</translation>
    </message>
    <message>
        <source>Choose another layer of the city for this file.</source>
        <translation>Hãy chọn lớp khác của thành phố cho tệp này.</translation>
    </message>
    <message>
        <source>The others will be refused one by one, with the reason; closed lines become polygons.</source>
        <translation>Các loại khác sẽ bị từ chối từng cái, kèm lý do; đường khép kín thành vùng.</translation>
    </message>
    <message>
        <source>Layers: %1.</source>
        <translation>Các lớp: %1.</translation>
    </message>
    <message>
        <source>Looking at %1</source>
        <translation>Đang xem %1</translation>
    </message>
    <message>
        <source>The terrain is made from an elevation raster, and this file holds points, lines or polygons.</source>
        <translation>Địa hình được lập từ raster cao độ, mà tệp này chứa điểm, đường hoặc vùng.</translation>
    </message>
    <message>
        <source>Import a GeoTIFF or ASCII grid of ground heights.</source>
        <translation>Hãy nhập GeoTIFF hoặc lưới ASCII cao độ mặt đất.</translation>
    </message>
    <message>
        <source>Check in the program it comes from that the layer is not filtered or empty.</source>
        <translation>Hãy kiểm tra trong chương trình đã tạo ra nó rằng lớp không bị lọc hay trống.</translation>
    </message>
    <message>
        <source>There is not enough memory for this file.</source>
        <translation>Không đủ bộ nhớ cho tệp này.</translation>
    </message>
    <message>
        <source>A fault inside the program stopped the import.</source>
        <translation>Lỗi bên trong chương trình đã dừng việc nhập.</translation>
    </message>
    <message>
        <source>The city is open for reading only.</source>
        <translation>Thành phố đang mở ở chế độ chỉ đọc.</translation>
    </message>
    <message>
        <source>Close it elsewhere, or copy it to a place you may write to.</source>
        <translation>Hãy đóng nó ở nơi khác, hoặc chép sang nơi bạn được ghi.</translation>
    </message>
    <message>
        <source>it lies where the city&apos;s coordinate system does not reach</source>
        <translation>nằm ngoài nơi hệ toạ độ của thành phố với tới</translation>
    </message>
    <message>
        <source>A geometry is damaged: its coordinates are not all nested to the same depth.</source>
        <translation>Một hình học bị hỏng: các toạ độ không lồng cùng độ sâu.</translation>
    </message>
    <message>
        <source>Part of it would be lost. Correct or remove this feature (counted from 0).</source>
        <translation>Một phần sẽ bị mất. Hãy sửa hoặc bỏ đối tượng này (đếm từ 0).</translation>
    </message>
    <message>
        <source>part of it cannot be read (%1)</source>
        <translation>không đọc được một phần (%1)</translation>
    </message>
    <message>
        <source>While reading the file: %1</source>
        <translation>Khi đọc tệp: %1</translation>
    </message>
    <message>
        <source>the text is longer than %1 bytes; taken as unknown</source>
        <translation>chữ dài quá %1 byte; coi như chưa biết</translation>
    </message>
    <message>
        <source>some characters are not %1; the others were kept</source>
        <translation>một số ký tự không phải %1; các ký tự khác được giữ</translation>
    </message>
    <message>
        <source>the text is cut off inside its last character; the rest was kept</source>
        <translation>chữ bị cắt giữa ký tự cuối; phần còn lại được giữ</translation>
    </message>
    <message>
        <source>The file names %1:%2 but its numbers are not those of that system; the numbers are used.</source>
        <translation>Tệp ghi %1:%2 nhưng các tham số không phải của hệ đó; chương trình dùng các tham số.</translation>
    </message>
    <message>
        <source>%1: %2 features so far</source>
        <translation>%1: đã đọc %2 đối tượng</translation>
    </message>
    <message>
        <source>The coordinate system of the file names another file or a server; that is not followed.</source>
        <translation>Hệ toạ độ của tệp dẫn tới một tệp khác hoặc một máy chủ; chương trình không đi theo.</translation>
    </message>
    <message>
        <source>no system is known as “%1”.</source>
        <translation>không có hệ nào mang tên “%1”.</translation>
    </message>
    <message>
        <source>its outline crosses itself more than %1 times</source>
        <translation>đường bao tự cắt nhau hơn %1 lần</translation>
    </message>
    <message>
        <source>The archive is empty or damaged.</source>
        <translation>Tệp nén rỗng hoặc bị hỏng.</translation>
    </message>
    <message>
        <source>The archive is encrypted.</source>
        <translation>Tệp nén có đặt mật khẩu.</translation>
    </message>
    <message>
        <source>it lies %1 from the city</source>
        <translation>cách thành phố %1</translation>
    </message>
    <message>
        <source>more than %1</source>
        <translation>hơn %1</translation>
    </message>
    <message>
        <source>The file does not say which coordinate system it is in, and none of the features looked at has a geometry that would tell.</source>
        <translation>Tệp không ghi hệ toạ độ, và không đối tượng nào đã xem có hình học để nhận ra.</translation>
    </message>
    <message>
        <source>a ring does not end where it began</source>
        <translation>có đường bao không khép kín</translation>
    </message>
    <message>
        <source>a geometry lacks its coordinates</source>
        <translation>có hình học thiếu toạ độ</translation>
    </message>
    <message>
        <source>a position has fewer than two coordinates</source>
        <translation>có vị trí chưa đủ hai toạ độ</translation>
    </message>
    <message>
        <source>the text in a field of numbers is only in part a number</source>
        <translation>có giá trị trong trường số chỉ đọc được một phần</translation>
    </message>
    <message>
        <source>several features have the same id</source>
        <translation>nhiều đối tượng trùng mã</translation>
    </message>
    <message>
        <source>the geometry file (.shp) is damaged</source>
        <translation>tệp hình học (.shp) bị hỏng</translation>
    </message>
    <message>
        <source>the file ends too early</source>
        <translation>tệp kết thúc quá sớm</translation>
    </message>
    <message>
        <source>a polygon has very many rings; which of them are holes was told by their order</source>
        <translation>có vùng gồm rất nhiều đường bao; lỗ được nhận theo thứ tự của chúng</translation>
    </message>
    <message>
        <source>the rings of a polygon do not belong together</source>
        <translation>các đường bao của một vùng không khớp nhau</translation>
    </message>
    <message>
        <source>it names a server, which is not asked</source>
        <translation>tệp dẫn tới một máy chủ; chương trình không truy cập</translation>
    </message>
    <message>
        <source>a text is not UTF-8</source>
        <translation>có chữ không phải UTF-8</translation>
    </message>
    <message>
        <source>the reading library says: “%1”</source>
        <translation>thư viện đọc tệp báo (nguyên văn): “%1”</translation>
    </message>
    <message>
        <source>The file is not text: it holds null bytes.</source>
        <translation>Tệp không phải văn bản: có byte rỗng.</translation>
    </message>
    <message>
        <source>An entry among the features is no feature.</source>
        <translation>Trong danh sách đối tượng có mục không phải đối tượng.</translation>
    </message>
    <message>
        <source>Remove this entry (counted from 0), or ask for the file again.</source>
        <translation>Hãy bỏ mục này (đếm từ 0), hoặc xin lại tệp.</translation>
    </message>
    <message numerus="yes">
        <source>Nothing was imported: all %n feature(s) were refused. %1.</source>
        <translation>
            <numerusform>Không nhập gì: cả %n đối tượng đều bị từ chối. %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>One feature of the file is larger than a feature may be.</source>
        <translation>Tệp có một đối tượng lớn hơn mức cho phép.</translation>
    </message>
    <message>
        <source>Simplify its boundary, or cut it into parts, in the program it comes from.</source>
        <translation>Hãy đơn giản hoá đường bao của nó, hoặc cắt thành nhiều phần, bằng chương trình đã tạo ra tệp.</translation>
    </message>
    <message>
        <source>The field “%1” is named as “%2”, but most of its values cannot be read as that (such as “%3”); it is left out.</source>
        <translation>Trường “%1” có tên như “%2”, nhưng phần lớn giá trị không đọc được theo trường ấy (ví dụ “%3”); trường này được bỏ qua.</translation>
    </message>
    <message>
        <source>The archive has a file whose name is too long or lies too deep.</source>
        <translation>Tệp nén có tệp tên quá dài hoặc nằm quá sâu.</translation>
    </message>
    <message>
        <source>The archive has two files of one name.</source>
        <translation>Tệp nén có hai tệp cùng tên.</translation>
    </message>
    <message>
        <source>The comment of the archive holds marks of an archive, so that which files it has depends on the program that opens it.</source>
        <translation>Phần chú thích của tệp nén chứa dấu hiệu của một tệp nén khác, nên danh sách tệp bên trong tuỳ thuộc vào chương trình mở.</translation>
    </message>
    <message>
        <source>The field “%1” has no list of codes.</source>
        <translation>Trường “%1” không có danh mục mã.</translation>
    </message>
    <message>
        <source>No field of this layer has one.</source>
        <translation>Lớp này không có trường nào có danh mục mã.</translation>
    </message>
    <message>
        <source>Fields with codes: %1.</source>
        <translation>Các trường có danh mục mã: %1.</translation>
    </message>
    <message>
        <source>“%1” is not a code of the field “%2”.</source>
        <translation>“%1” không phải là mã của trường “%2”.</translation>
    </message>
    <message>
        <source>Its codes: %1.</source>
        <translation>Các mã của trường: %1.</translation>
    </message>
    <message numerus="yes">
        <source>%1: %n value(s) became codes of the city (%2).</source>
        <translation>
            <numerusform>%1: %n giá trị đã chuyển thành mã của thành phố (%2).</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: these have no code of the same meaning and got the nearest one; please check: %2.</source>
        <translation>%1: các giá trị sau không có mã cùng nghĩa, đã lấy mã gần nhất; cần kiểm tra lại: %2.</translation>
    </message>
    <message numerus="yes">
        <source>%1: %n value(s) are in no list of codes and stay as the file has them: %2.</source>
        <translation>
            <numerusform>%1: %n giá trị không có trong danh mục mã, giữ nguyên như trong tệp: %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %n value(s) are in no list of codes and became unknown: %2.</source>
        <translation>
            <numerusform>%1: %n giá trị không có trong danh mục mã, ghi là chưa biết: %2.</numerusform>
        </translation>
    </message>
    <message>
        <source>Do not unpack it; ask whoever sent it.</source>
        <translation>Không giải nén tệp này; hãy hỏi lại người gửi.</translation>
    </message>
    <message>
        <source>Get it once more from where it came.</source>
        <translation>Hãy lấy lại tệp từ nơi gửi.</translation>
    </message>
    <message>
        <source>A model holds buildings; the layer “%1” does not.</source>
        <translation>Mô hình chứa công trình; lớp “%1” không phải lớp công trình.</translation>
    </message>
    <message>
        <source>Import it into the layer “building”.</source>
        <translation>Hãy nhập vào lớp “building” (công trình).</translation>
    </message>
    <message>
        <source>its shell cannot be converted into the city&apos;s coordinate system; left out</source>
        <translation>vỏ khối không chuyển được sang hệ toạ độ của thành phố; đã bỏ</translation>
    </message>
    <message>
        <source>Have the file written again by the program it comes from.</source>
        <translation>Hãy ghi lại tệp bằng chương trình đã tạo ra nó.</translation>
    </message>
    <message>
        <source>Objects that are no buildings are not shown, but kept for export: %1.</source>
        <translation>Các đối tượng không phải công trình không được hiển thị nhưng được giữ lại để xuất: %1.</translation>
    </message>
    <message>
        <source>The file does not say what its heights count from; they are taken as heights above %1.</source>
        <translation>Tệp không ghi mốc của độ cao; được coi là độ cao trên %1.</translation>
    </message>
    <message>
        <source>The heights of the file count from “%1”, those of the city from %2. They are taken as they are, not converted.</source>
        <translation>Độ cao trong tệp tính từ “%1”, của thành phố tính từ %2. Độ cao được giữ nguyên, không chuyển đổi.</translation>
    </message>
    <message>
        <source>%1 of %2 buildings do not state their height; it was measured on the model, from the ground to the highest point.</source>
        <translation>%1 trên %2 công trình không ghi chiều cao; chiều cao được đo trên mô hình, từ mặt đất đến điểm cao nhất.</translation>
    </message>
    <message>
        <source>%1 of %2 buildings have no shape above their footprint (LoD 1.2 or finer).</source>
        <translation>%1 trên %2 công trình không có hình khối trên mặt bằng (LoD 1.2 trở lên).</translation>
    </message>
    <message>
        <source>The file holds no building that can be read.</source>
        <translation>Tệp không có công trình nào đọc được.</translation>
    </message>
    <message>
        <source>Check the file with a CityJSON validator (cjval), or have it written again by the program it comes from.</source>
        <translation>Hãy kiểm tra tệp bằng công cụ kiểm tra CityJSON (cjval), hoặc ghi lại bằng chương trình đã tạo ra nó.</translation>
    </message>
    <message>
        <source>The file states the coordinate system “%1”, which is not known.</source>
        <translation>Tệp ghi hệ toạ độ “%1”, không rõ là hệ nào.</translation>
    </message>
    <message>
        <source>Of %1 solids and surfaces %2 were not valid by ISO 19107: %3 mended, %4 kept as they are.</source>
        <translation>Trong %1 khối và mặt có %2 không hợp lệ theo ISO 19107: đã sửa %3, giữ nguyên %4.</translation>
    </message>
    <message>
        <source>Left: %1.</source>
        <translation>Còn lại: %1.</translation>
    </message>
    <message>
        <source>A model needs a city to stand in.</source>
        <translation>Mô hình cần một thành phố để đặt vào.</translation>
    </message>
    <message>
        <source>It is not said where the model stands.</source>
        <translation>Chưa cho biết mô hình nằm ở đâu.</translation>
    </message>
    <message>
        <source>Place it at a point, or on three points.</source>
        <translation>Hãy đặt mô hình tại một điểm, hoặc theo ba điểm.</translation>
    </message>
    <message>
        <source>Say which field fills it. The file has: %1.</source>
        <translation>Hãy cho biết trường nào của tệp chứa giá trị này. Tệp có: %1.</translation>
    </message>
    <message>
        <source>%1, imported on %2</source>
        <translation>%1, nhập ngày %2</translation>
    </message>
    <message>
        <source>No system in use in Viet Nam puts the data inside the city. Ask where they come from and name their system.</source>
        <translation>Không hệ toạ độ nào dùng ở Việt Nam đưa dữ liệu vào trong thành phố. Hãy hỏi nơi cung cấp và ghi rõ hệ toạ độ của dữ liệu.</translation>
    </message>
    <message>
        <source>If they are meant to lie there, say so by naming the system; else ask where the file comes from.</source>
        <translation>Nếu dữ liệu đúng là nằm ở đó, hãy xác nhận bằng cách chọn hệ toạ độ; nếu không, hãy hỏi nơi cung cấp tệp.</translation>
    </message>
    <message>
        <source>Check in the program it comes from that the geometries are there; if they are, name their system.</source>
        <translation>Hãy kiểm tra trong phần mềm tạo ra tệp xem có hình học không; nếu có, hãy ghi rõ hệ toạ độ.</translation>
    </message>
    <message>
        <source>The height of %1 of %2 buildings was measured on the model, from the planned ground (±0.00 of the file where it says one) to the highest point, as QCVN 01:2021/BXD, 1.4 counts it.</source>
        <translation>Chiều cao của %1 trên %2 công trình được đo trên mô hình, từ cao độ mặt đất theo thiết kế (cốt ±0,00 của tệp nếu có) tới điểm cao nhất, theo QCVN 01:2021/BXD, mục 1.4.</translation>
    </message>
    <message>
        <source>The model reaches %1 m below the ground; that is not counted.</source>
        <translation>Mô hình xuống dưới mặt đất %1 m; phần này không tính vào chiều cao.</translation>
    </message>
    <message>
        <source>Name the system by its code in the file, such as EPSG:9210, or take the reference out and name the system when importing the file.</source>
        <translation>Hãy ghi hệ toạ độ bằng mã trong tệp, như EPSG:9210, hoặc bỏ tham chiếu và chọn hệ toạ độ khi nhập tệp.</translation>
    </message>
    <message>
        <source>Say which it is, or take it as Western European (%1) and check the names.</source>
        <translation>Hãy cho biết bảng mã, hoặc lấy theo bảng mã Tây Âu (%1) rồi kiểm tra các tên.</translation>
    </message>
    <message>
        <source>It can be chosen for “%1” all the same; what cannot be read is then reported value by value.</source>
        <translation>Vẫn có thể chọn trường này cho “%1”; giá trị không đọc được sẽ được báo từng cái.</translation>
    </message>
    <message>
        <source>The file is of another country, or names a wrong system: name the one it is in.</source>
        <translation>Tệp thuộc nước khác, hoặc ghi sai hệ toạ độ: hãy chọn đúng hệ toạ độ của tệp.</translation>
    </message>
    <message>
        <source>The table of foreign codes is wrong at “%1”.</source>
        <translation>Bảng mã của nơi khác sai ở “%1”.</translation>
    </message>
    <message>
        <source>The data lie in another country: by %1 at latitude %2, longitude %3, %4 from the city. From there no conversion of useful accuracy leads to %5.</source>
        <translation>Dữ liệu nằm ở nước khác: theo %1, tại vĩ độ %2, kinh độ %3, cách thành phố %4. Từ đó không có phép chuyển nào đủ chính xác sang %5.</translation>
    </message>
    <message>
        <source>No conversion of useful accuracy leads from %1 to %2.</source>
        <translation>Không có phép chuyển nào đủ chính xác từ %1 sang %2.</translation>
    </message>
    <message>
        <source>Place the model by hand: on a parcel, at a point, or on three points.</source>
        <translation>Hãy đặt mô hình thủ công: trên một thửa, tại một điểm hoặc theo ba điểm.</translation>
    </message>
    <message>
        <source>By their coordinates they cannot be put into this city. If the file names a wrong system, name the right one.</source>
        <translation>Không thể đưa dữ liệu vào thành phố này theo toạ độ của chúng. Nếu tệp ghi sai hệ toạ độ, hãy chọn hệ đúng.</translation>
    </message>
    <message>
        <source>There is no parcel with the number %1.</source>
        <translation>Không có thửa đất nào mang mã %1.</translation>
    </message>
    <message>
        <source>Look it up in the table of the parcels.</source>
        <translation>Hãy tra trong bảng thuộc tính lớp thửa đất.</translation>
    </message>
    <message>
        <source>It refers to the parcel it was put on: %1.</source>
        <translation>Đã ghi thửa đất của công trình: %1.</translation>
    </message>
    <message numerus="yes">
        <source>%1: %n number(s) like “%2” can be read in two ways; the comma was taken as the decimal comma.</source>
        <translation>
            <numerusform>%1: %n số như “%2” có thể đọc theo hai cách; dấu phẩy được coi là dấu thập phân.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Nothing was imported: all %n object(s) were refused. %1: %2.</source>
        <translation>
            <numerusform>Không nhập được gì: cả %n đối tượng đều bị từ chối. %1: %2.</numerusform>
        </translation>
    </message>
    <message>
        <source>Left out: the picture “%1”: %2.</source>
        <translation>Bỏ qua ảnh “%1”: %2.</translation>
    </message>
    <message>
        <source>Left out: the list of materials “%1”: %2.</source>
        <translation>Bỏ qua tệp vật liệu “%1”: %2.</translation>
    </message>
    <message>
        <source>Left out: the file “%1”: %2.</source>
        <translation>Bỏ qua tệp “%1”: %2.</translation>
    </message>
    <message numerus="yes">
        <source>Left out: %n more file(s).</source>
        <translation>
            <numerusform>Bỏ qua thêm %n tệp.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>dothi::Json</name>
    <message>
        <source>The text is not JSON.</source>
        <translation>Nội dung không phải là JSON.</translation>
    </message>
    <message>
        <source>Save it again with the program it was made with.</source>
        <translation>Hãy lưu lại tệp bằng chương trình đã tạo ra nó.</translation>
    </message>
    <message>
        <source>“%1” is there twice, so it is not certain which of the two is meant.</source>
        <translation>“%1” xuất hiện hai lần nên không rõ phải dùng cái nào.</translation>
    </message>
    <message>
        <source>Keep the one that is meant and remove the other.</source>
        <translation>Hãy giữ lại mục đúng và xoá mục còn lại.</translation>
    </message>
</context>
<context>
    <name>dothi::Keywords</name>
    <message>
        <source>export save write model layers data CityJSON glTF GLB OBJ 3D Tiles GeoPackage GeoJSON GIS area rectangle</source>
        <translation>xuất lưu ghi mô hình lớp dữ liệu export CityJSON glTF GLB OBJ 3D Tiles GeoPackage GeoJSON GIS khu vực hình chữ nhật</translation>
    </message>
    <message>
        <source>export save image screenshot print PNG</source>
        <translation>xuất lưu ảnh chụp màn hình in export PNG</translation>
    </message>
    <message>
        <source>import load read file model layers IFC CityGML CityJSON shapefile</source>
        <translation>nhập tải đọc tệp mô hình lớp import IFC CityGML CityJSON shapefile</translation>
    </message>
    <message>
        <source>background imagery satellite orthophoto tiles WMS WMTS XYZ</source>
        <translation>nền ảnh vệ tinh ảnh hàng không bình đồ ảnh WMS WMTS XYZ</translation>
    </message>
    <message>
        <source>viewpoint view window side by side split compare</source>
        <translation>góc nhìn khung nhìn cửa sổ chia đôi so sánh song song view</translation>
    </message>
    <message>
        <source>viewpoint view camera bookmark keep</source>
        <translation>góc nhìn khung nhìn máy ảnh đánh dấu lưu giữ view</translation>
    </message>
    <message>
        <source>viewpoint view camera direction</source>
        <translation>góc nhìn khung nhìn máy ảnh hướng nhìn view</translation>
    </message>
    <message>
        <source>style thematic map classes legend colours palette</source>
        <translation>kiểu dáng bản đồ chuyên đề phân loại chú giải màu sắc</translation>
    </message>
    <message>
        <source>x-ray transparent hidden</source>
        <translation>nhìn xuyên trong suốt bị che</translation>
    </message>
    <message>
        <source>section cut clip slice profile storey</source>
        <translation>mặt cắt cắt lát trắc dọc tầng section</translation>
    </message>
    <message>
        <source>measure ruler length height size</source>
        <translation>đo thước chiều dài chiều cao kích thước</translation>
    </message>
    <message>
        <source>validate errors faults ISO 19107 val3dity solid check</source>
        <translation>kiểm tra lỗi hợp lệ ISO 19107 val3dity khối</translation>
    </message>
    <message>
        <source>roof LoD2 LiDAR surface model</source>
        <translation>mái LoD2 LiDAR mô hình bề mặt</translation>
    </message>
    <message>
        <source>attributes data rows list</source>
        <translation>thuộc tính dữ liệu dòng danh sách</translation>
    </message>
    <message>
        <source>coordinates position latitude longitude easting northing VN-2000 WGS 84</source>
        <translation>tọa độ toạ độ vị trí kinh độ vĩ độ điểm đến VN-2000 WGS 84</translation>
    </message>
    <message>
        <source>walk on foot pedestrian street view eye height</source>
        <translation>đi bộ người đi bộ xem đường phố tầm mắt street view</translation>
    </message>
    <message>
        <source>shadow shade sunlight insolation light hour night evening morning</source>
        <translation>bóng đổ nắng mặt trời chiếu sáng giờ ban đêm buổi tối buổi sáng sun</translation>
    </message>
    <message>
        <source>theme colours window night mode day mode light dark</source>
        <translation>giao diện nền màu sắc cửa sổ ban đêm ban ngày sáng tối theme dark</translation>
    </message>
    <message>
        <source>night evening dark sunset lamps street lights hour sun</source>
        <translation>ban đêm buổi tối trời tối hoàng hôn đèn đường chiếu sáng giờ mặt trời night</translation>
    </message>
    <message>
        <source>underground subsurface pipes sewers cables basement utilities</source>
        <translation>dưới mặt đất lòng đất cống đường ống cáp tầng hầm ngầm hạ tầng underground</translation>
    </message>
    <message>
        <source>back forward return undo the flight history camera</source>
        <translation>quay lại trở lại về chỗ cũ góc nhìn trước sau lịch sử camera back</translation>
    </message>
</context>
<context>
    <name>dothi::LandUseCheck</name>
    <message>
        <source>Proposed use</source>
        <translation>Công năng đề nghị</translation>
    </message>
    <message>
        <source>Use against the planning zone</source>
        <translation>Công năng so với ô quy hoạch</translation>
    </message>
    <message>
        <source>zone %1</source>
        <translation>ô %1</translation>
    </message>
    <message>
        <source>No planning zone of the data covers the plot: its function is not known. Ask for the planning information of the plot.</source>
        <translation>Không có ô quy hoạch nào trong dữ liệu phủ lô đất nên chưa rõ chức năng quy hoạch; đề nghị cung cấp thông tin quy hoạch của lô đất.</translation>
    </message>
    <message>
        <source>Use against the purpose of the land</source>
        <translation>Công năng so với mục đích sử dụng đất</translation>
    </message>
    <message>
        <source>No parcel of the data lies under the plot: the purpose of the land is not known. Take it from the land papers of the dossier.</source>
        <translation>Không có thửa đất nào trong dữ liệu nằm dưới lô đất nên chưa rõ mục đích sử dụng đất; lấy theo giấy tờ về đất của hồ sơ.</translation>
    </message>
    <message>
        <source>The table of uses does not name the use “%1”.</source>
        <translation>Bảng công năng của bộ quy định không có công năng “%1”.</translation>
    </message>
    <message>
        <source>Several areas of the data overlap under the building, and not all of them admit the use “%1”: decide from the plan which one holds.</source>
        <translation>Nhiều khu vực trong dữ liệu chồng lên nhau tại vị trí công trình và không phải khu vực nào cũng chấp nhận công năng “%1”; cần căn cứ đồ án quy hoạch để xác định khu vực áp dụng.</translation>
    </message>
    <message>
        <source>But only %1 of the building stand on land that the data show.</source>
        <translation>Tuy nhiên chỉ %1 công trình nằm trên phần đất có trong dữ liệu.</translation>
    </message>
    <message>
        <source>The use “%1” is admitted in %2 (%3).</source>
        <translation>Công năng “%1” phù hợp với %2 (%3).</translation>
    </message>
    <message>
        <source>%2 has several purposes (%3), of which not every one admits the use “%1”; where each lies is not in the data: take it from the land papers.</source>
        <translation>%2 có nhiều mục đích sử dụng đất (%3), không phải mục đích nào cũng chấp nhận công năng “%1”; dữ liệu chưa ghi vị trí từng loại đất, cần xem giấy tờ về đất.</translation>
    </message>
    <message>
        <source>Whether the use “%1” is admitted in %2 (%3) hangs on a paper that is not in the data.</source>
        <translation>Công năng “%1” tại %2 (%3) có được chấp nhận hay không còn tuỳ văn bản chưa có trong dữ liệu.</translation>
    </message>
    <message>
        <source>The data do not state for %1 what its land may be used for.</source>
        <translation>Dữ liệu chưa ghi mục đích, chức năng sử dụng đất của %1.</translation>
    </message>
    <message>
        <source>The table of uses does not know the code “%1” of %2.</source>
        <translation>Bảng công năng của bộ quy định không có mã “%1” ghi ở %2.</translation>
    </message>
    <message>
        <source>The use “%1” is not admitted in %2 (%3).</source>
        <translation>Công năng “%1” không phù hợp với %2 (%3).</translation>
    </message>
    <message>
        <source>“%1” not admitted: %2</source>
        <translation>“%1” không phù hợp: %2</translation>
    </message>
    <message>
        <source>%1 m² of the building stand there.</source>
        <translation>%1 m² công trình nằm trên phần đất đó.</translation>
    </message>
    <message>
        <source>The strip is no wider than the boundary is uncertain: have it surveyed.</source>
        <translation>Dải đất này không rộng hơn sai số của ranh: cần đo đạc lại.</translation>
    </message>
</context>
<context>
    <name>dothi::LayerClasses</name>
    <message>
        <source>The layer has no such attribute to be coloured by.</source>
        <translation>Lớp không có thuộc tính này để tô màu.</translation>
    </message>
    <message>
        <source>While counting the values of an attribute</source>
        <translation>Khi đếm giá trị của thuộc tính</translation>
    </message>
    <message>
        <source>No feature of the layer has a value.</source>
        <translation>Không đối tượng nào của lớp có giá trị.</translation>
    </message>
    <message>
        <source>Fewer ranges than asked for: many values are equal.</source>
        <translation>Ít khoảng hơn yêu cầu: nhiều giá trị bằng nhau.</translation>
    </message>
    <message>
        <source>The %1 most frequent of more than %2 values; the rest as “other”.</source>
        <translation>%1 giá trị thường gặp nhất trong hơn %2 giá trị; còn lại là “giá trị khác”.</translation>
    </message>
    <message>
        <source>The %1 most frequent of %2 values; the rest as “other”.</source>
        <translation>%1 giá trị thường gặp nhất trong %2 giá trị; còn lại là “giá trị khác”.</translation>
    </message>
    <message>
        <source>With more than %1 values some colours are alike.</source>
        <translation>Quá %1 giá trị thì một số màu gần giống nhau.</translation>
    </message>
    <message>
        <source>(blank)</source>
        <translation>(để trống)</translation>
    </message>
    <message>
        <source>Other values</source>
        <translation>Giá trị khác</translation>
    </message>
    <message>
        <source>No value</source>
        <translation>Không có giá trị</translation>
    </message>
    <message>
        <source>There is not enough memory to colour this layer.</source>
        <translation>Không đủ bộ nhớ để tô màu lớp này.</translation>
    </message>
</context>
<context>
    <name>dothi::LayerStyle</name>
    <message>
        <source>There is no layer “%1” that could be coloured by an attribute.</source>
        <translation>Không có lớp “%1” để tô màu theo thuộc tính.</translation>
    </message>
    <message>
        <source>Layers: %1.</source>
        <translation>Các lớp: %1.</translation>
    </message>
    <message>
        <source>The layer has no attribute “%1” to be coloured by.</source>
        <translation>Lớp không có thuộc tính “%1” để tô màu.</translation>
    </message>
    <message>
        <source>Attributes: %1.</source>
        <translation>Các thuộc tính: %1.</translation>
    </message>
    <message>
        <source>There is no way “%1” to make classes.</source>
        <translation>Không có cách phân loại “%1”.</translation>
    </message>
    <message>
        <source>This attribute holds no amounts that could be cut into ranges.</source>
        <translation>Thuộc tính này không chứa số đo để chia thành khoảng.</translation>
    </message>
    <message>
        <source>Colour it by value.</source>
        <translation>Hãy tô màu theo giá trị.</translation>
    </message>
    <message>
        <source>A style has %1 to %2 ranges.</source>
        <translation>Số khoảng từ %1 đến %2.</translation>
    </message>
    <message>
        <source>There is no palette “%1”.</source>
        <translation>Không có bảng màu “%1”.</translation>
    </message>
    <message>
        <source>Palettes: %1.</source>
        <translation>Các bảng màu: %1.</translation>
    </message>
    <message>
        <source>“%1” is no style.</source>
        <translation>“%1” không phải là cách tô màu.</translation>
    </message>
    <message>
        <source>Write layer:attribute, such as building:height_m, or more of it, such as building:height_m:natural:7:viridis.</source>
        <translation>Ghi lớp:thuộc tính, ví dụ building:height_m, hoặc đầy đủ hơn, ví dụ building:height_m:natural:7:viridis.</translation>
    </message>
    <message>
        <source>“%1” has more words than a style.</source>
        <translation>“%1” có nhiều thành phần hơn một cách tô màu.</translation>
    </message>
    <message>
        <source>It may be values, round, quantiles, equal or natural.</source>
        <translation>Chọn values, round, quantiles, equal hoặc natural.</translation>
    </message>
</context>
<context>
    <name>dothi::LayerTable</name>
    <message>
        <source>The value is not of the kind this field holds.</source>
        <translation>Giá trị không thuộc kiểu của trường này.</translation>
    </message>
    <message>
        <source>The stored value is not of the kind this field holds.</source>
        <translation>Giá trị đã lưu không thuộc kiểu của trường này.</translation>
    </message>
    <message>
        <source>The geometry is a %1; the layer holds %2.</source>
        <translation>Hình học là %1; lớp chứa %2.</translation>
    </message>
    <message>
        <source>The stored value is not a geometry.</source>
        <translation>Giá trị đã lưu không phải hình học.</translation>
    </message>
    <message>
        <source>The geometry is in the coordinate system %1; the city is in EPSG:%2.</source>
        <translation>Hình học ở hệ toạ độ %1; thành phố ở EPSG:%2.</translation>
    </message>
    <message>
        <source>%1 is outside of what this field may hold (%2 to %3).</source>
        <translation>%1 nằm ngoài khoảng trường này được chứa (từ %2 đến %3).</translation>
    </message>
</context>
<context>
    <name>dothi::Main</name>
    <message>
        <source>A city in 3D, and tools to work on it.</source>
        <translation>Thành phố trong 3D, và công cụ làm việc trên đó.</translation>
    </message>
    <message>
        <source>City to open (.dothi).</source>
        <translation>Thành phố cần mở (.dothi).</translation>
    </message>
    <message>
        <source>Language of the window: vi or en.</source>
        <translation>Ngôn ngữ của cửa sổ: vi hoặc en.</translation>
    </message>
    <message>
        <source>Settings from and to this file.</source>
        <translation>Thiết đặt lấy từ và ghi vào tệp này.</translation>
    </message>
    <message>
        <source>Start without plugins.</source>
        <translation>Khởi động không có phần bổ trợ.</translation>
    </message>
    <message>
        <source>Theme of this run: light or dark.</source>
        <translation>Nền của lần chạy này: light hoặc dark.</translation>
    </message>
    <message>
        <source>Size of the window, such as 1280x800.</source>
        <translation>Cỡ cửa sổ, như 1280x800.</translation>
    </message>
    <message>
        <source>Show the program to itself, leave pictures in this folder, and end.</source>
        <translation>Tự trình diễn chương trình, lưu hình vào thư mục này, rồi kết thúc.</translation>
    </message>
    <message>
        <source>There is no display to open the window on. Start DoThi from the desktop, or use dothi-cli.</source>
        <translation>Không có màn hình để mở cửa sổ. Hãy khởi động DoThi từ môi trường đồ hoạ, hoặc dùng dothi-cli.</translation>
    </message>
</context>
<context>
    <name>dothi::Massing</name>
    <message>
        <source>A roof of the proposal stands on no volume.</source>
        <translation>Một mái của phương án không nằm trên khối nào.</translation>
    </message>
    <message>
        <source>Give it the kind “house”, “podium” or “tower”.</source>
        <translation>Hãy đặt loại “house”, “podium” hoặc “tower”.</translation>
    </message>
    <message>
        <source>Volumes of the proposal fill the same space; their floor areas were added all the same.</source>
        <translation>Các khối của phương án chiếm cùng một khoảng không; diện tích sàn vẫn được cộng.</translation>
    </message>
    <message>
        <source>podium, %1 high</source>
        <translation>khối đế cao %1</translation>
    </message>
    <message>
        <source>tower, %1 high</source>
        <translation>khối tháp cao %1</translation>
    </message>
    <message>
        <source>building, %1 high</source>
        <translation>công trình cao %1</translation>
    </message>
</context>
<context>
    <name>dothi::MeshModel</name>
    <message>
        <source>The model is not sound: %1.</source>
        <translation>Mô hình có lỗi: %1.</translation>
    </message>
    <message>
        <source>Write the file again with the program it comes from.</source>
        <translation>Hãy ghi lại tệp bằng phần mềm đã tạo ra nó.</translation>
    </message>
    <message>
        <source>it is too large (%1 × %2 pixels)</source>
        <translation>quá lớn (%1 × %2 điểm ảnh)</translation>
    </message>
    <message>
        <source>object %1</source>
        <translation>đối tượng %1</translation>
    </message>
    <message>
        <source>the model has more faces than a model may have (%1 million)</source>
        <translation>mô hình có nhiều mặt hơn mức cho phép (%1 triệu)</translation>
    </message>
    <message>
        <source>a position is no number, or lies outside of every map</source>
        <translation>có toạ độ không phải là số, hoặc nằm ngoài mọi bản đồ</translation>
    </message>
    <message>
        <source>An .obj file says neither its unit nor which way is up: metres, and y up, are assumed.</source>
        <translation>Tệp .obj không ghi đơn vị và trục hướng lên: tạm lấy mét và trục y hướng lên.</translation>
    </message>
    <message>
        <source>The file says z is up; its unit is taken as metres.</source>
        <translation>Tệp ghi trục z hướng lên; đơn vị lấy là mét.</translation>
    </message>
    <message>
        <source>The file is no model of a building.</source>
        <translation>Tệp không phải là mô hình công trình.</translation>
    </message>
    <message>
        <source>the file has no faces</source>
        <translation>tệp không có mặt nào</translation>
    </message>
    <message>
        <source>Reading the model</source>
        <translation>Đang đọc mô hình</translation>
    </message>
    <message>
        <source>it defines entities, which is not allowed</source>
        <translation>có định nghĩa thực thể (entity), không được phép</translation>
    </message>
    <message>
        <source>its elements are nested too deep</source>
        <translation>các phần tử lồng quá sâu</translation>
    </message>
    <message>
        <source>more is announced than the file can hold</source>
        <translation>khai báo nhiều hơn mức tệp có thể chứa</translation>
    </message>
    <message>
        <source>it names nodes of another file</source>
        <translation>tham chiếu nút của tệp khác</translation>
    </message>
    <message>
        <source>it is not XML: %1</source>
        <translation>không phải XML: %1</translation>
    </message>
    <message>
        <source>a node of it stands for itself</source>
        <translation>có nút tham chiếu chính nó</translation>
    </message>
    <message>
        <source>its nodes unfold beyond every size</source>
        <translation>các nút nhân lên vô hạn</translation>
    </message>
    <message>
        <source>it is no picture</source>
        <translation>đây không phải là tệp hình ảnh</translation>
    </message>
    <message>
        <source>it is no list of materials</source>
        <translation>tệp không phải danh mục vật liệu</translation>
    </message>
    <message>
        <source>an element has thousands of attributes</source>
        <translation>một phần tử có hàng nghìn thuộc tính</translation>
    </message>
    <message>
        <source>Objects of more than %1 faces are drawn without the colours and pictures of their materials.</source>
        <translation>Đối tượng có hơn %1 mặt được vẽ không kèm màu và ảnh của vật liệu.</translation>
    </message>
</context>
<context>
    <name>dothi::Migrations</name>
    <message>
        <source>The coordinate system EPSG:%1 is not known to the database library.</source>
        <translation>Thư viện cơ sở dữ liệu không biết hệ toạ độ EPSG:%1.</translation>
    </message>
    <message>
        <source>The layer could not be created.</source>
        <translation>Không tạo được lớp.</translation>
    </message>
    <message>
        <source>The spatial tables could not be created.</source>
        <translation>Không tạo được các bảng không gian.</translation>
    </message>
    <message>
        <source>While bringing the city file to version %1</source>
        <translation>Khi nâng tệp thành phố lên phiên bản %1</translation>
    </message>
</context>
<context>
    <name>dothi::ModelFolder</name>
    <message>
        <source>it lies outside of the model&apos;s folder</source>
        <translation>nằm ngoài thư mục của mô hình</translation>
    </message>
    <message>
        <source>there is no such file</source>
        <translation>không có tệp này</translation>
    </message>
    <message>
        <source>it is not a plain file</source>
        <translation>không phải là tệp thường</translation>
    </message>
    <message>
        <source>it is too large (%1 MB)</source>
        <translation>quá lớn (%1 MB)</translation>
    </message>
    <message>
        <source>it cannot be opened</source>
        <translation>không mở được</translation>
    </message>
    <message>
        <source>it is a hidden file</source>
        <translation>đây là tệp ẩn</translation>
    </message>
</context>
<context>
    <name>dothi::ModelLibrary</name>
    <message>
        <source>The model is damaged, or has something that cannot be read.</source>
        <translation>Mô hình bị hỏng, hoặc có phần không đọc được.</translation>
    </message>
    <message>
        <source>Write the file again with the program it comes from.</source>
        <translation>Hãy ghi lại tệp bằng phần mềm đã tạo ra nó.</translation>
    </message>
    <message>
        <source>The model has more faces than a model may have (%1 million).</source>
        <translation>Mô hình có nhiều mặt hơn mức cho phép (%1 triệu).</translation>
    </message>
    <message>
        <source>Save it in less detail, or in parts.</source>
        <translation>Hãy lưu ở mức chi tiết thấp hơn, hoặc chia thành nhiều phần.</translation>
    </message>
    <message>
        <source>Write the file again with the program it comes from, in less detail or in parts where it is large.</source>
        <translation>Hãy xuất lại tệp từ phần mềm gốc; nếu tệp lớn thì giảm mức chi tiết hoặc chia thành nhiều phần.</translation>
    </message>
    <message>
        <source>Reading the model took longer than it may, and was stopped.</source>
        <translation>Việc đọc mô hình vượt quá thời gian cho phép và đã bị dừng.</translation>
    </message>
    <message>
        <source>Reading the model takes more memory than it may.</source>
        <translation>Việc đọc mô hình cần nhiều bộ nhớ hơn mức cho phép.</translation>
    </message>
    <message>
        <source>The model is damaged: the library that reads it ended over it.</source>
        <translation>Mô hình bị hỏng: thư viện đọc mô hình đã ngừng đột ngột khi xử lý tệp này.</translation>
    </message>
    <message>
        <source>The program that reads models cannot be started.</source>
        <translation>Không khởi động được chương trình đọc mô hình.</translation>
    </message>
    <message>
        <source>Install DoThi again.</source>
        <translation>Hãy cài đặt lại DoThi.</translation>
    </message>
    <message>
        <source>This system does not let the reading of models be locked in, so none is read.</source>
        <translation>Hệ thống này không cho phép cô lập việc đọc mô hình nên không mô hình nào được đọc.</translation>
    </message>
    <message>
        <source>Use a Linux kernel with seccomp filters, or ask who runs this machine to allow them.</source>
        <translation>Hãy dùng nhân Linux có bộ lọc seccomp, hoặc đề nghị người quản trị máy cho phép dùng bộ lọc đó.</translation>
    </message>
</context>
<context>
    <name>dothi::ModelOriginal</name>
    <message>
        <source>Import the model again from its own file.</source>
        <translation>Hãy nhập lại mô hình từ tệp gốc.</translation>
    </message>
    <message>
        <source>Files of imported models, as they were</source>
        <translation>Tệp gốc của các mô hình đã nhập</translation>
    </message>
    <message>
        <source>Models are kept of the layer “building” only, not of “%1”.</source>
        <translation>Chỉ giữ mô hình của lớp “building”, không giữ của “%1”.</translation>
    </message>
    <message>
        <source>The city holds no files of models.</source>
        <translation>Thành phố không giữ tệp mô hình nào.</translation>
    </message>
    <message>
        <source>What was imported as CityJSON is exported as CityJSON.</source>
        <translation>Dữ liệu nhập từ CityJSON thì xuất ở dạng CityJSON.</translation>
    </message>
    <message>
        <source>There is something in that place already.</source>
        <translation>Vị trí đó đã có dữ liệu.</translation>
    </message>
    <message>
        <source>Name a new folder.</source>
        <translation>Hãy đặt tên một thư mục mới.</translation>
    </message>
    <message>
        <source>The file cannot be written.</source>
        <translation>Không ghi được tệp.</translation>
    </message>
    <message>
        <source>The files of model %1 are damaged.</source>
        <translation>Các tệp của mô hình %1 bị hỏng.</translation>
    </message>
</context>
<context>
    <name>dothi::ModelPictures</name>
    <message>
        <source>The picture “%1” is not shown: %2.</source>
        <translation>Ảnh “%1” không được hiển thị: %2.</translation>
    </message>
    <message>
        <source>the pictures of the file are more than a city keeps</source>
        <translation>các ảnh của tệp nhiều hơn mức một thành phố lưu giữ</translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) are shown on its faces, and kept for export.</source>
        <translation>
            <numerusform>%n ảnh được hiển thị trên các mặt và được lưu lại để xuất.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more picture(s) are not shown.</source>
        <translation>
            <numerusform>%n ảnh khác không được hiển thị.</numerusform>
        </translation>
    </message>
    <message>
        <source>it is neither PNG nor JPEG</source>
        <translation>tệp không phải PNG hay JPEG</translation>
    </message>
    <message>
        <source>it is damaged</source>
        <translation>tệp bị hỏng</translation>
    </message>
    <message>
        <source>it is too large (%1 × %2 pixels)</source>
        <translation>ảnh quá lớn (%1 × %2 điểm ảnh)</translation>
    </message>
</context>
<context>
    <name>dothi::ModelPlacing</name>
    <message>
        <source>With this place the model lies outside of every map.</source>
        <translation>Với vị trí này, mô hình nằm ngoài mọi bản đồ.</translation>
    </message>
    <message>
        <source>The place, the rotation or the scale of the model is no number that can be.</source>
        <translation>Vị trí, góc xoay hoặc tỷ lệ của mô hình không phải là số hợp lệ.</translation>
    </message>
    <message>
        <source>Placed by hand: %1 at E %2, N %3, turned %4°, scale %5.</source>
        <translation>Đặt thủ công: %1 tại E %2, N %3, xoay %4°, tỷ lệ %5.</translation>
    </message>
    <message>
        <source>the middle of the model</source>
        <translation>tâm mô hình</translation>
    </message>
    <message>
        <source>the model&apos;s origin</source>
        <translation>gốc toạ độ của mô hình</translation>
    </message>
    <message>
        <source>Placed on %1 points: turned %2°, scale %3; they are met to %4 m (each: %5 m).</source>
        <translation>Đặt theo %1 điểm: xoay %2°, tỷ lệ %3; sai số khớp %4 m (từng điểm: %5 m).</translation>
    </message>
    <message>
        <source>the file does not name its coordinate system, that of the city is taken (%1)</source>
        <translation>tệp không ghi hệ toạ độ, lấy hệ của thành phố (%1)</translation>
    </message>
    <message>
        <source>the file names its coordinate system “%1”, which is not known; that of the city is taken (%2)</source>
        <translation>tệp ghi hệ toạ độ “%1” không nhận ra được; lấy hệ của thành phố (%2)</translation>
    </message>
    <message>
        <source>The map conversion of the file is none.</source>
        <translation>Phép chuyển toạ độ bản đồ ghi trong tệp không hợp lệ.</translation>
    </message>
    <message>
        <source>Place the model by hand: at a point, or on three points.</source>
        <translation>Hãy đặt mô hình thủ công: tại một điểm, hoặc theo ba điểm.</translation>
    </message>
    <message>
        <source>Placed as the file says (map conversion): its origin at E %1, N %2 in %3, turned %4°, scale %5.</source>
        <translation>Đặt theo tệp (phép chuyển toạ độ bản đồ): gốc tại E %1, N %2 trong %3, xoay %4°, tỷ lệ %5.</translation>
    </message>
    <message>
        <source>The file says latitude %1, longitude %2 (site).</source>
        <translation>Tệp ghi vĩ độ %1, kinh độ %2 (khu đất).</translation>
    </message>
    <message>
        <source>That is outside of the map of the city&apos;s coordinate system.</source>
        <translation>Vị trí đó nằm ngoài phạm vi hệ toạ độ của thành phố.</translation>
    </message>
    <message>
        <source>Its height is that of the points.</source>
        <translation>Cao độ lấy theo các điểm.</translation>
    </message>
    <message>
        <source>Its height is kept as the file says: the foot at %1 m.</source>
        <translation>Giữ cao độ theo tệp: chân công trình ở %1 m.</translation>
    </message>
    <message>
        <source>Its foot was put at %1 m, as you said.</source>
        <translation>Chân công trình đặt ở %1 m như đã chỉ định.</translation>
    </message>
    <message>
        <source>Its foot was put at height 0: the city has no terrain.</source>
        <translation>Chân công trình đặt ở cao độ 0: thành phố chưa có địa hình.</translation>
    </message>
    <message>
        <source>Its foot was put on the ground at %1 m, by the city&apos;s terrain.</source>
        <translation>Chân công trình đặt trên mặt đất ở %1 m, theo địa hình của thành phố.</translation>
    </message>
    <message>
        <source>The file&apos;s own height would put it at %1 m.</source>
        <translation>Theo cao độ của tệp thì ở %1 m.</translation>
    </message>
    <message>
        <source>The file does not say where on the map the model stands.</source>
        <translation>Tệp không ghi mô hình nằm ở đâu trên bản đồ.</translation>
    </message>
    <message>
        <source>The model stands %1 from the city.</source>
        <translation>Mô hình nằm cách thành phố %1.</translation>
    </message>
    <message>
        <source>Check the numbers of the place.</source>
        <translation>Kiểm tra lại các số của vị trí.</translation>
    </message>
    <message>
        <source>The model stands on no parcel.</source>
        <translation>Mô hình không nằm trên thửa đất nào.</translation>
    </message>
    <message>
        <source>%1 % of the footprint lies on no parcel.</source>
        <translation>%1 % mặt bằng không nằm trên thửa đất nào.</translation>
    </message>
    <message>
        <source>Check place and rotation in the sketch.</source>
        <translation>Kiểm tra vị trí và góc xoay trên sơ đồ.</translation>
    </message>
    <message>
        <source>The file does not say which map its coordinates are of.</source>
        <translation>Tệp không ghi toạ độ thuộc hệ nào.</translation>
    </message>
    <message>
        <source>Where its coordinates say, read as %1.</source>
        <translation>Theo toạ độ của tệp, đọc là %1.</translation>
    </message>
    <message>
        <source>Its heights are kept as the file says.</source>
        <translation>Cao độ giữ nguyên theo tệp.</translation>
    </message>
    <message>
        <source>parcel %1</source>
        <translation>thửa %1</translation>
    </message>
    <message>
        <source>sheet %1</source>
        <translation>tờ %1</translation>
    </message>
    <message>
        <source>parcel without a number (%1)</source>
        <translation>thửa chưa có số (mã %1)</translation>
    </message>
    <message>
        <source>building %1, %2</source>
        <translation>công trình %1, %2</translation>
    </message>
    <message>
        <source>building %1 (%2), %3</source>
        <translation>công trình %1 (%2), %3</translation>
    </message>
    <message numerus="yes">
        <source>It stands where %n building(s) of the city stand: %1.</source>
        <translation>
            <numerusform>Trùng vị trí với %n công trình của thành phố: %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>Check the place. Those it replaces stay in the city until you delete them.</source>
        <translation>Hãy kiểm tra vị trí. Công trình bị thay thế vẫn còn trong thành phố cho tới khi bạn xoá.</translation>
    </message>
    <message>
        <source>Place it: at a point, or on three points whose place in the model and on the map you know.</source>
        <translation>Hãy đặt mô hình: tại một điểm, hoặc theo ba điểm biết rõ vị trí trong mô hình và trên bản đồ.</translation>
    </message>
    <message>
        <source>Many programs write a place nobody chose. Place the model by hand: at a point, or on three points.</source>
        <translation>Nhiều phần mềm ghi một vị trí không ai chọn. Hãy đặt mô hình thủ công: tại một điểm, hoặc theo ba điểm.</translation>
    </message>
    <message>
        <source>The coordinates of the file are degrees; its shapes cannot be moved as they are.</source>
        <translation>Toạ độ trong tệp là độ; không thể dời hình khối khi còn ở dạng này.</translation>
    </message>
    <message>
        <source>Leave it where the file says, and name the coordinate system if it is a wrong one.</source>
        <translation>Hãy để mô hình theo vị trí ghi trong tệp, và chọn lại hệ toạ độ nếu tệp ghi sai.</translation>
    </message>
    <message>
        <source>The file records its position in %1. No conversion of useful accuracy leads from there to the city&apos;s system: place the model by hand.</source>
        <translation>Tệp ghi vị trí theo %1. Không có phép chuyển nào đủ chính xác từ hệ đó sang hệ toạ độ của thành phố: hãy đặt mô hình thủ công.</translation>
    </message>
    <message>
        <source>%1, %2 % of its footprint</source>
        <translation>%1, %2 % diện tích chân công trình</translation>
    </message>
    <message>
        <source>It overlaps building %1: %2.</source>
        <translation>Chồng lên công trình %1: %2.</translation>
    </message>
    <message>
        <source>It overlaps building %1 (%2): %3.</source>
        <translation>Chồng lên công trình %1 (%2): %3.</translation>
    </message>
    <message numerus="yes">
        <source>It overlaps %n more building(s).</source>
        <translation>
            <numerusform>Còn chồng lên %n công trình khác.</numerusform>
        </translation>
    </message>
    <message>
        <source>It reaches onto %1, which is not its own: %2.</source>
        <translation>Lấn sang %1, không phải thửa của công trình: %2.</translation>
    </message>
    <message numerus="yes">
        <source>It reaches onto %n more parcel(s) that are not its own.</source>
        <translation>
            <numerusform>Còn lấn sang %n thửa khác không phải của công trình.</numerusform>
        </translation>
    </message>
    <message>
        <source>It overlaps what dossier %1 proposes to build: %2.</source>
        <translation>Chồng lên công trình đề nghị trong hồ sơ %1: %2.</translation>
    </message>
    <message>
        <source>On no parcel: %1.</source>
        <translation>Ngoài mọi thửa đất: %1.</translation>
    </message>
    <message>
        <source>Check whether this is the building of that dossier.</source>
        <translation>Hãy kiểm tra đây có phải công trình của hồ sơ đó không.</translation>
    </message>
    <message>
        <source>Its foot was put at height 0: the city&apos;s terrain ends %1 from there, no ground is known.</source>
        <translation>Chân công trình đặt ở cao độ 0: địa hình của thành phố cách đó %1, không biết mặt đất ở đây.</translation>
    </message>
    <message>
        <source>Its foot was put at %1 m, the height of the terrain&apos;s edge: the city&apos;s terrain ends %2 from there.</source>
        <translation>Chân công trình đặt ở %1 m, theo mép địa hình: địa hình của thành phố cách đó %2.</translation>
    </message>
    <message numerus="yes">
        <source>%n building(s)</source>
        <translation>
            <numerusform>%n công trình</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n parcel(s) not its own</source>
        <translation>
            <numerusform>%n thửa đất khác</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n proposed building(s)</source>
        <translation>
            <numerusform>%n công trình đề nghị trong hồ sơ</numerusform>
        </translation>
    </message>
    <message>
        <source>Overlaps %1</source>
        <translation>Chồng lên %1</translation>
    </message>
    <message>
        <source>%1 % on no parcel</source>
        <translation>%1 % nằm ngoài mọi thửa đất</translation>
    </message>
    <message>
        <source>Converted to the city&apos;s system: %1.</source>
        <translation>Đã chuyển sang hệ của thành phố: %1.</translation>
    </message>
    <message>
        <source>Placed there: E %1, N %2, turned %3° (true north of the model, and the meridian&apos;s convergence). Conversion: %4.</source>
        <translation>Đặt tại đó: E %1, N %2, xoay %3° (theo hướng bắc thực của mô hình và độ hội tụ kinh tuyến). Phép chuyển: %4.</translation>
    </message>
</context>
<context>
    <name>dothi::ModelReader</name>
    <message>
        <source>the file has no solids or surfaces.</source>
        <translation>tệp không có khối đặc hay mặt nào.</translation>
    </message>
    <message>
        <source>Line %1: %2</source>
        <translation>Dòng %1: %2</translation>
    </message>
    <message>
        <source>Write the file again with the program it comes from.</source>
        <translation>Hãy ghi lại tệp bằng phần mềm đã tạo ra nó.</translation>
    </message>
    <message>
        <source>it is not XML: %1</source>
        <translation>không phải XML: %1</translation>
    </message>
    <message>
        <source>the file defines entities, which is not allowed.</source>
        <translation>tệp khai báo thực thể XML, điều này không được phép.</translation>
    </message>
    <message>
        <source>elements are nested too deep.</source>
        <translation>các phần tử lồng nhau quá sâu.</translation>
    </message>
    <message>
        <source>Reading the model</source>
        <translation>Đang đọc mô hình</translation>
    </message>
    <message>
        <source>the file ends too early.</source>
        <translation>tệp kết thúc quá sớm.</translation>
    </message>
    <message>
        <source>a solid is given by a link, which cannot be followed.</source>
        <translation>một khối đặc được cho bằng liên kết mà chương trình không lần theo được.</translation>
    </message>
    <message>
        <source>a polygon has no outer ring of straight lines.</source>
        <translation>một đa giác không có vòng ngoài gồm các đoạn thẳng.</translation>
    </message>
    <message>
        <source>a number is missing or is none.</source>
        <translation>thiếu một số hoặc có giá trị không phải là số.</translation>
    </message>
    <message>
        <source>a polygon is named that is not there: %1</source>
        <translation>tệp nhắc đến một đa giác không có: %1</translation>
    </message>
    <message>
        <source>Files of this kind cannot be checked.</source>
        <translation>Không kiểm tra được loại tệp này.</translation>
    </message>
    <message>
        <source>The file cannot be opened.</source>
        <translation>Không mở được tệp.</translation>
    </message>
    <message>
        <source>Check that it exists and that you may read it.</source>
        <translation>Hãy kiểm tra tệp có tồn tại và bạn có quyền đọc.</translation>
    </message>
    <message>
        <source>more is announced than the file can hold.</source>
        <translation>số lượng khai báo nhiều hơn tệp có thể chứa.</translation>
    </message>
    <message>
        <source>a vertex is named that is not there.</source>
        <translation>tệp nhắc đến một đỉnh không có.</translation>
    </message>
    <message>
        <source>the file is empty.</source>
        <translation>tệp rỗng.</translation>
    </message>
    <message>
        <source>vertices are not numbered one after the other.</source>
        <translation>các đỉnh không được đánh số liên tiếp.</translation>
    </message>
    <message>
        <source>the file does not begin with OFF.</source>
        <translation>tệp không bắt đầu bằng OFF.</translation>
    </message>
    <message>
        <source>the file has no faces.</source>
        <translation>tệp không có mặt nào.</translation>
    </message>
    <message>
        <source>Objects that cannot be read: %1. Mend or remove them, then check again.</source>
        <translation>Đối tượng không đọc được: %1. Sửa hoặc bỏ chúng rồi kiểm tra lại.</translation>
    </message>
    <message>
        <source>Give a CityJSON, .poly, .off, .obj or .gml file, or a city.</source>
        <translation>Hãy chọn tệp CityJSON, .poly, .off, .obj hoặc .gml, hoặc một thành phố.</translation>
    </message>
    <message>
        <source>an element has thousands of attributes.</source>
        <translation>một phần tử có hàng nghìn thuộc tính.</translation>
    </message>
</context>
<context>
    <name>dothi::Offscreen</name>
    <message>
        <source>No picture can be drawn: there is no OpenGL without a window on this computer.</source>
        <translation>Không vẽ được hình: máy này không có OpenGL ngoài cửa sổ.</translation>
    </message>
    <message>
        <source>Install the package libegl-mesa0, or run this on a desktop.</source>
        <translation>Hãy cài gói libegl-mesa0, hoặc chạy trên máy có màn hình.</translation>
    </message>
    <message>
        <source>A picture of %1 × %2 pixels cannot be drawn here.</source>
        <translation>Không vẽ được hình %1 × %2 điểm ảnh ở đây.</translation>
    </message>
    <message>
        <source>Choose a smaller picture.</source>
        <translation>Hãy chọn hình nhỏ hơn.</translation>
    </message>
    <message>
        <source>There is not enough memory for a picture of this size.</source>
        <translation>Không đủ bộ nhớ cho hình cỡ này.</translation>
    </message>
    <message>
        <source>A picture of %1 × %2 pixels cannot be drawn.</source>
        <translation>Không vẽ được hình %1 × %2 điểm ảnh.</translation>
    </message>
    <message>
        <source>Choose a size between 1 and %1 pixels.</source>
        <translation>Hãy chọn cỡ từ 1 đến %1 điểm ảnh.</translation>
    </message>
</context>
<context>
    <name>dothi::OlderFormat</name>
    <message>
        <source>The city was written by an older DoThi.</source>
        <translation>Thành phố được ghi bằng phiên bản DoThi cũ hơn.</translation>
    </message>
    <message>
        <source>Open it once for writing: it is brought up to date then. Where that cannot be, open a copy of it.</source>
        <translation>Hãy mở một lần ở chế độ ghi: tệp sẽ được nâng cấp. Nếu không thể, hãy mở một bản sao của tệp.</translation>
    </message>
    <message>
        <source>The layer could not be created: the city file already has a table “%1”, which another program made.</source>
        <translation>Không tạo được lớp: tệp thành phố đã có bảng “%1” do chương trình khác tạo.</translation>
    </message>
    <message>
        <source>Rename or remove that table with the program that made it; the file was not changed.</source>
        <translation>Hãy đổi tên hoặc xóa bảng đó bằng chương trình đã tạo ra nó; tệp không bị thay đổi.</translation>
    </message>
</context>
<context>
    <name>dothi::OperationWords</name>
    <message>
        <source>axes in another order</source>
        <translation>đổi thứ tự trục</translation>
    </message>
    <message>
        <source>back from the projection %1</source>
        <translation>bỏ phép chiếu %1</translation>
    </message>
    <message>
        <source>projection %1</source>
        <translation>phép chiếu %1</translation>
    </message>
    <message>
        <source>datum %1 → %2 (only roughly)</source>
        <translation>chuyển hệ quy chiếu %1 → %2 (chỉ gần đúng)</translation>
    </message>
    <message>
        <source>datum %1 → %2</source>
        <translation>chuyển hệ quy chiếu %1 → %2</translation>
    </message>
    <message>
        <source>none needed</source>
        <translation>không cần</translation>
    </message>
    <message>
        <source>, then </source>
        <translation>, rồi </translation>
    </message>
</context>
<context>
    <name>dothi::Palettes</name>
    <message>
        <source>ColorBrewer 2.0, Cynthia Brewer and Mark Harrower, Pennsylvania State University; Apache License 2.0</source>
        <translation>ColorBrewer 2.0, Cynthia Brewer và Mark Harrower, Đại học bang Pennsylvania; giấy phép Apache 2.0</translation>
    </message>
    <message>
        <source>Yellow to blue</source>
        <translation>Vàng đến xanh lam</translation>
    </message>
    <message>
        <source>Yellow to red</source>
        <translation>Vàng đến đỏ</translation>
    </message>
    <message>
        <source>Purple</source>
        <translation>Tím</translation>
    </message>
    <message>
        <source>Viridis</source>
        <translation>Viridis</translation>
    </message>
    <message>
        <source>Viridis, Stéfan van der Walt and Nathaniel Smith; CC0</source>
        <translation>Viridis, Stéfan van der Walt và Nathaniel Smith; CC0</translation>
    </message>
    <message>
        <source>Blue over pale to red</source>
        <translation>Xanh lam qua nhạt đến đỏ</translation>
    </message>
    <message>
        <source>Okabe and Ito</source>
        <translation>Okabe và Ito</translation>
    </message>
    <message>
        <source>Masataka Okabe and Kei Ito, Color Universal Design; free to use</source>
        <translation>Masataka Okabe và Kei Ito, Color Universal Design; sử dụng tự do</translation>
    </message>
    <message>
        <source>Muted, Paul Tol</source>
        <translation>Dịu, Paul Tol</translation>
    </message>
    <message>
        <source>Paul Tol, SRON, “muted”; BSD licence</source>
        <translation>Paul Tol, SRON, “muted”; giấy phép BSD</translation>
    </message>
    <message>
        <source>Calm, twelve kinds</source>
        <translation>Dịu, mười hai loại</translation>
    </message>
    <message>
        <source>DoThi; free to use</source>
        <translation>DoThi; sử dụng tự do</translation>
    </message>
</context>
<context>
    <name>dothi::ParcelCheck</name>
    <message>
        <source>Within the plot</source>
        <translation>Trong ranh thửa đất</translation>
    </message>
    <message>
        <source>Beyond the plot by %1</source>
        <translation>Vượt ranh thửa %1</translation>
    </message>
    <message>
        <source>%1 reaches %2 beyond the plot (%3); the boundary is only known to ±%4. Survey it first.</source>
        <translation>%1 vượt ranh thửa %2 (%3); ranh thửa chỉ chính xác đến ±%4. Cần đo đạc trước khi kết luận.</translation>
    </message>
    <message>
        <source>%1 reaches %2 beyond the plot; %3 of its footprint lie outside.</source>
        <translation>%1 vượt ranh thửa %2; %3 diện tích xây dựng nằm ngoài ranh.</translation>
    </message>
    <message>
        <source>Every part of the building lies within the plot.</source>
        <translation>Mọi phần công trình nằm trong ranh thửa đất.</translation>
    </message>
    <message>
        <source>Reaches beyond it</source>
        <translation>Vượt ra ngoài</translation>
    </message>
</context>
<context>
    <name>dothi::PermitAnswer</name>
    <message>
        <source>Measured</source>
        <translation>Đo được</translation>
    </message>
    <message>
        <source>Opinion of the authority in charge</source>
        <translation>Ý kiến của cơ quan quản lý</translation>
    </message>
    <message>
        <source>Not checked: whether the use suits the planning zone and the purpose of the land, parking, green share, fire safety, structure.</source>
        <translation>Không kiểm tra: sự phù hợp của công năng với ô quy hoạch và mục đích sử dụng đất, chỗ đỗ xe, tỷ lệ cây xanh, phòng cháy chữa cháy, kết cấu.</translation>
    </message>
    <message>
        <source>Uses that the regulations of the approved plan admit</source>
        <translation>Công năng được phép theo quy định quản lý của đồ án quy hoạch</translation>
    </message>
    <message>
        <source>Decision on the combined or changed use of the land</source>
        <translation>Văn bản cho phép kết hợp hoặc chuyển mục đích sử dụng đất</translation>
    </message>
    <message>
        <source>Rule set: uses admitted</source>
        <translation>Bộ quy định: bảng công năng</translation>
    </message>
    <message>
        <source>Fails only by readings not confirmed *</source>
        <translation>Không đạt, chỉ theo cách hiểu chưa xác nhận *</translation>
    </message>
    <message>
        <source>Not checked: parking, green share, fire safety, structure.</source>
        <translation>Không kiểm tra: chỗ đỗ xe, tỷ lệ cây xanh, phòng cháy chữa cháy, kết cấu.</translation>
    </message>
    <message>
        <source>This alone is no ground for a refusal: everything that fails rests on clauses or readings not yet compared with the signed documents (*). Confirm them first.</source>
        <translation>Chưa đủ căn cứ để từ chối: mọi nội dung không đạt chỉ dựa trên điều khoản hoặc cách hiểu chưa đối chiếu với văn bản ban hành (*). Cần xác nhận trước.</translation>
    </message>
</context>
<context>
    <name>dothi::PermitApplications</name>
    <message>
        <source>Parcel %1, sheet %2</source>
        <translation>Thửa %1, tờ %2</translation>
    </message>
    <message>
        <source>Proposal from a file</source>
        <translation>Phương án từ tệp</translation>
    </message>
    <message>
        <source>overdue</source>
        <translation>quá hạn</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) overdue</source>
        <translation>
            <numerusform>quá hạn %n ngày</numerusform>
        </translation>
    </message>
    <message>
        <source>due today</source>
        <translation>đến hạn hôm nay</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) left</source>
        <translation>
            <numerusform>còn %n ngày</numerusform>
        </translation>
    </message>
    <message>
        <source>The city&apos;s calendar knows holidays up to %1 only: there may be fewer working days.</source>
        <translation>Lịch của thành phố chỉ có ngày nghỉ đến %1: số ngày làm việc có thể ít hơn.</translation>
    </message>
</context>
<context>
    <name>dothi::PermitCheck</name>
    <message>
        <source>The proposal does not state the planned ground level; heights count from the lowest base of its volumes, %1.</source>
        <translation>Phương án không ghi cốt nền quy hoạch; chiều cao tính từ đáy thấp nhất của các khối, %1.</translation>
    </message>
    <message>
        <source>The terrain on the plot lies up to %1 lower.</source>
        <translation>Địa hình trên lô đất thấp hơn tới %1.</translation>
    </message>
    <message>
        <source>Tolerances: %1</source>
        <translation>Dung sai: %1</translation>
    </message>
    <message>
        <source>Neither the proposal nor the call says a date.</source>
        <translation>Cả phương án lẫn lệnh đều không ghi ngày.</translation>
    </message>
    <message>
        <source>Rules hold from one day to another: give the day of filing.</source>
        <translation>Quy định có hiệu lực theo thời gian: hãy cho ngày nộp hồ sơ.</translation>
    </message>
    <message>
        <source>The plot&apos;s area on the map, %1, and its legal area, %2, differ by more than the survey tolerance (%3): measure the parcel again. Density and floor-area ratio were judged by both.</source>
        <translation>Diện tích thửa trên bản đồ %1 và diện tích pháp lý %2 chênh nhau quá sai số đo đạc (%3): hãy đo lại thửa. Mật độ và hệ số sử dụng đất đã được xét theo cả hai.</translation>
    </message>
    <message>
        <source>In an existing area the plan may go by density and storeys instead of the floor-area ratio; the data do not say which it chose: look it up in the plan.</source>
        <translation>Trong khu vực hiện hữu, đồ án quy hoạch có thể khống chế bằng mật độ xây dựng và tầng cao thay cho hệ số sử dụng đất; chưa rõ đồ án tại đây áp dụng cách nào, cần đối chiếu đồ án quy hoạch.</translation>
    </message>
    <message>
        <source>In an existing area the plan may go by the floor-area ratio instead of density and storeys; the data do not say which it chose: look it up in the plan.</source>
        <translation>Trong khu vực hiện hữu, đồ án quy hoạch có thể khống chế bằng hệ số sử dụng đất thay cho mật độ xây dựng và tầng cao; chưa rõ đồ án tại đây áp dụng cách nào, cần đối chiếu đồ án quy hoạch.</translation>
    </message>
    <message>
        <source>The proposal lies %1 from its plot; its coordinates were read as %2.</source>
        <translation>Phương án nằm cách lô đất %1; tọa độ được đọc theo hệ %2.</translation>
    </message>
    <message>
        <source>Its numbers fit the city&apos;s own system: write “%1” in the field “crs”.</source>
        <translation>Các số tọa độ khớp với hệ của thành phố: hãy ghi “%1” vào trường “crs”.</translation>
    </message>
    <message>
        <source>Correct the field “crs”, the coordinates or the parcel; the city&apos;s own system is %1.</source>
        <translation>Hãy sửa trường “crs”, tọa độ hoặc thửa đất; hệ tọa độ của thành phố là %1.</translation>
    </message>
    <message>
        <source>The plot lies %1 from all that the city holds; its coordinates were read as %2.</source>
        <translation>Lô đất cách mọi dữ liệu hiện có của thành phố %1; toạ độ được đọc theo hệ %2.</translation>
    </message>
    <message>
        <source>Correct the field “crs” or the coordinates (the city&apos;s own system is EPSG:%1), or import the data around the plot.</source>
        <translation>Sửa trường “crs” hoặc toạ độ (hệ của thành phố là EPSG:%1), hoặc nhập dữ liệu khu vực quanh lô đất.</translation>
    </message>
</context>
<context>
    <name>dothi::PermitCheckCommand</name>
    <message>
        <source>Check a proposal</source>
        <translation>Kiểm tra một phương án</translation>
    </message>
    <message>
        <source>Checks a building proposal against the rules in force and the city around it; writes the report.</source>
        <translation>Kiểm tra một phương án xây dựng theo quy định hiện hành và thành phố xung quanh; lập phiếu.</translation>
    </message>
    <message>
        <source>City (.dothi file)</source>
        <translation>Thành phố (tệp .dothi)</translation>
    </message>
    <message>
        <source>Proposal (JSON)</source>
        <translation>Phương án (JSON)</translation>
    </message>
    <message>
        <source>Rules in force on this day (2026-11-21); else the proposal&apos;s date, else today</source>
        <translation>Quy định có hiệu lực ngày này (2026-11-21); nếu không, ngày của phương án, nếu không nữa, hôm nay</translation>
    </message>
    <message>
        <source>“%1” is not a date.</source>
        <translation>“%1” không phải là ngày.</translation>
    </message>
    <message>
        <source>Write it as 2026-11-21.</source>
        <translation>Hãy viết dạng 2026-11-21.</translation>
    </message>
    <message>
        <source>Reading the surroundings</source>
        <translation>Đang đọc khu vực xung quanh</translation>
    </message>
    <message>
        <source>Checking</source>
        <translation>Đang kiểm tra</translation>
    </message>
    <message>
        <source>While checking %1</source>
        <translation>Khi kiểm tra %1</translation>
    </message>
    <message>
        <source>Writing the report</source>
        <translation>Đang lập phiếu</translation>
    </message>
    <message>
        <source>Report to write (.pdf or .html)</source>
        <translation>Tệp phiếu cần ghi (.pdf hoặc .html)</translation>
    </message>
    <message>
        <source>Agency that issues the report; else a line to fill in</source>
        <translation>Cơ quan lập phiếu; không ghi thì để dòng trống để điền</translation>
    </message>
    <message>
        <source>Missing: %1</source>
        <translation>Thiếu: %1</translation>
    </message>
</context>
<context>
    <name>dothi::PermitChecker</name>
    <message>
        <source>The dossier has no proposal to check.</source>
        <translation>Hồ sơ không có phương án để kiểm tra.</translation>
    </message>
    <message>
        <source>Add the building&apos;s volumes as JSON, or check a file.</source>
        <translation>Hãy thêm các khối công trình dạng JSON, hoặc kiểm tra một tệp.</translation>
    </message>
</context>
<context>
    <name>dothi::PermitChecks</name>
    <message>
        <source>building %1: %2</source>
        <translation>công trình %1: %2</translation>
    </message>
    <message>
        <source>Area on the map %1, legal area %2</source>
        <translation>Diện tích trên bản đồ %1, diện tích pháp lý %2</translation>
    </message>
    <message>
        <source>%1: the same verdict by both.</source>
        <translation>%1: theo cả hai đều cho cùng kết quả.</translation>
    </message>
    <message>
        <source>%1: by the map “%2”, by the legal area “%3”. Measure the parcel again.</source>
        <translation>%1: theo bản đồ “%2”, theo diện tích pháp lý “%3”. Hãy đo lại thửa.</translation>
    </message>
    <message>
        <source>building %1, %2 high</source>
        <translation>công trình %1 cao %2</translation>
    </message>
</context>
<context>
    <name>dothi::PermitOverlays</name>
    <message>
        <source>Beyond the limit</source>
        <translation>Vượt giới hạn</translation>
    </message>
    <message>
        <source>Proposed building</source>
        <translation>Công trình đề nghị</translation>
    </message>
    <message>
        <source>To be surveyed</source>
        <translation>Cần đo đạc</translation>
    </message>
    <message>
        <source>Input missing</source>
        <translation>Thiếu dữ liệu</translation>
    </message>
    <message>
        <source>Within the limit</source>
        <translation>Trong giới hạn</translation>
    </message>
</context>
<context>
    <name>dothi::PermitReport</name>
    <message>
        <source>What does not pass, and why</source>
        <translation>Nội dung không đạt và lý do</translation>
    </message>
    <message>
        <source>Smallest change that passes: %1</source>
        <translation>Thay đổi nhỏ nhất để đạt: %1</translation>
    </message>
    <message>
        <source>Missing: %1</source>
        <translation>Thiếu: %1</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Chủ đầu tư</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Địa chỉ</translation>
    </message>
    <message>
        <source>Kind of permit</source>
        <translation>Loại giấy phép</translation>
    </message>
    <message>
        <source>Submitted</source>
        <translation>Ngày nhận</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>Hạn trả</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>Công năng</translation>
    </message>
    <message>
        <source>Land</source>
        <translation>Đất</translation>
    </message>
    <message>
        <source> (legal area %1)</source>
        <translation> (diện tích pháp lý %1)</translation>
    </message>
    <message>
        <source>, of which %1 beyond the red line</source>
        <translation>, trong đó %1 vượt chỉ giới đường đỏ</translation>
    </message>
    <message>
        <source>Plot area</source>
        <translation>Diện tích lô đất</translation>
    </message>
    <message>
        <source>Footprint</source>
        <translation>Diện tích xây dựng</translation>
    </message>
    <message>
        <source>%1, density %2</source>
        <translation>%1, mật độ %2</translation>
    </message>
    <message>
        <source>Floor area</source>
        <translation>Diện tích sàn</translation>
    </message>
    <message>
        <source>%1, of which %2 count; floor-area ratio %3</source>
        <translation>%1, trong đó tính vào hệ số %2; hệ số sử dụng đất %3</translation>
    </message>
    <message>
        <source>Height, storeys</source>
        <translation>Chiều cao, số tầng</translation>
    </message>
    <message numerus="yes">
        <source>%1 above the ground level of %2; %n storey(s)</source>
        <translation>
            <numerusform>%1 tính từ cốt nền %2; %n tầng</numerusform>
        </translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Quy định</translation>
    </message>
    <message>
        <source>Measured</source>
        <translation>Đo được</translation>
    </message>
    <message>
        <source>Allowed</source>
        <translation>Cho phép</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Kết luận</translation>
    </message>
    <message>
        <source>Clause</source>
        <translation>Điều khoản</translation>
    </message>
    <message>
        <source>Rule set</source>
        <translation>Bộ quy định</translation>
    </message>
    <message>
        <source>Road stated in the proposal</source>
        <translation>Đường ghi trong phương án</translation>
    </message>
    <message>
        <source>%1 (version %2)</source>
        <translation>%1 (phiên bản %2)</translation>
    </message>
    <message>
        <source>, accuracy %1</source>
        <translation>, độ chính xác %1</translation>
    </message>
    <message>
        <source>Coordinate system</source>
        <translation>Hệ toạ độ</translation>
    </message>
    <message>
        <source>Conversion</source>
        <translation>Phép chuyển</translation>
    </message>
    <message>
        <source>Rules as of</source>
        <translation>Quy định áp dụng theo ngày</translation>
    </message>
    <message>
        <source>Check sum (SHA-256)</source>
        <translation>Mã kiểm (SHA-256)</translation>
    </message>
    <message>
        <source>Planning check of a construction permit application</source>
        <translation>Phiếu kiểm tra quy hoạch hồ sơ cấp phép xây dựng</translation>
    </message>
    <message>
        <source>Rules as of %1 · %2 · SHA-256 %3</source>
        <translation>Theo quy định đang có hiệu lực tại ngày %1 · %2 · SHA-256 %3</translation>
    </message>
    <message>
        <source>%1 checks: %2 pass, %3 fail, %4 need a survey, %5 lack data.</source>
        <translation>%1 điều kiện: %2 đạt, %3 không đạt, %4 cần đo đạc, %5 thiếu dữ liệu.</translation>
    </message>
    <message>
        <source>Application</source>
        <translation>Hồ sơ</translation>
    </message>
    <message>
        <source>View of the proposal in its surroundings.</source>
        <translation>Phương án trong khung cảnh xung quanh.</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Kết quả kiểm tra</translation>
    </message>
    <message>
        <source>Remarks</source>
        <translation>Ghi chú</translation>
    </message>
    <message>
        <source>Basis of the check</source>
        <translation>Cơ sở kiểm tra</translation>
    </message>
    <message>
        <source>* Not verified: compare with the signed document before relying on it</source>
        <translation>* Chưa kiểm chứng: đối chiếu với văn bản đã ký trước khi dựa vào</translation>
    </message>
    <message>
        <source>Officer in charge</source>
        <translation>Chuyên viên thụ lý</translation>
    </message>
    <message>
        <source>Head of division</source>
        <translation>Lãnh đạo phòng</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Mặt bằng vị trí</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>TT</translation>
    </message>
    <message>
        <source>%1, which is the proposal&apos;s own: nothing was converted</source>
        <translation>%1, cũng là hệ toạ độ của hồ sơ nên không phải chuyển đổi</translation>
    </message>
    <message>
        <source>from %1: %2</source>
        <translation>từ %1: %2</translation>
    </message>
    <message>
        <source>Ward</source>
        <translation>Phường, xã</translation>
    </message>
    <message>
        <source>Agency: …………………………………</source>
        <translation>Cơ quan: …………………………………</translation>
    </message>
    <message>
        <source>Corners of the plot</source>
        <translation>Toạ độ góc ranh</translation>
    </message>
    <message numerus="yes">
        <source> above ground, %n basement storey(s)</source>
        <translation>
            <numerusform> nổi, %n tầng hầm</numerusform>
        </translation>
    </message>
    <message>
        <source>What does not pass or is not settled, and why</source>
        <translation>Nội dung không đạt hoặc chưa kết luận được và lý do</translation>
    </message>
    <message>
        <source>What cannot be decided yet, and what is missing</source>
        <translation>Nội dung chưa kết luận được và dữ liệu còn thiếu</translation>
    </message>
    <message>
        <source>What is to be surveyed before deciding</source>
        <translation>Nội dung cần đo đạc trước khi kết luận</translation>
    </message>
    <message>
        <source>The proposal was held only against the height planes and protection corridors drawn in the data: whether it meets one or none, no clearance follows. Heights (cranes and antennas too) are cleared by the authority in charge of the air space, building in a corridor by that of the corridor.</source>
        <translation>Phương án chỉ được so với mặt giới hạn chiều cao và hành lang bảo vệ có vẽ trong dữ liệu; dù chạm tới hay không, đây chưa phải là chấp thuận. Chiều cao (kể cả cần trục, ăng-ten) do cơ quan quản lý tĩnh không chấp thuận, xây dựng trong hành lang do cơ quan quản lý hành lang đó quyết định.</translation>
    </message>
    <message numerus="yes">
        <source>and %n more corner(s)</source>
        <translation>
            <numerusform>và %n góc nữa</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>dothi::PermitWords</name>
    <message>
        <source>Move back</source>
        <translation>Lùi vào</translation>
    </message>
    <message>
        <source>Lower by</source>
        <translation>Hạ thấp</translation>
    </message>
    <message>
        <source>Storeys to remove</source>
        <translation>Số tầng cần bỏ</translation>
    </message>
    <message>
        <source>Storeys to add</source>
        <translation>Số tầng cần thêm</translation>
    </message>
    <message>
        <source>Reduce by</source>
        <translation>Giảm</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Đang kiểm tra…</translation>
    </message>
    <message>
        <source>? Cannot be checked</source>
        <translation>? Không kiểm tra được</translation>
    </message>
    <message>
        <source>Not checked yet</source>
        <translation>Chưa kiểm tra</translation>
    </message>
    <message>
        <source>Meets all %1 conditions</source>
        <translation>Đạt cả %1 điều kiện</translation>
    </message>
    <message>
        <source>Needs a survey for %1 of %2 conditions</source>
        <translation>Cần đo đạc %1 / %2 điều kiện</translation>
    </message>
    <message>
        <source>Data missing for %1 of %2 conditions</source>
        <translation>Thiếu dữ liệu %1 / %2 điều kiện</translation>
    </message>
    <message>
        <source>Fails %1 of %2 conditions</source>
        <translation>Không đạt %1 / %2 điều kiện</translation>
    </message>
    <message numerus="yes">
        <source>%n storey(s)</source>
        <translation>
            <numerusform>%n tầng</numerusform>
        </translation>
    </message>
    <message>
        <source>Margin</source>
        <translation>Còn lại</translation>
    </message>
    <message>
        <source>Short by</source>
        <translation>Thiếu</translation>
    </message>
    <message>
        <source>Over by</source>
        <translation>Vượt</translation>
    </message>
    <message>
        <source>Basements to leave out</source>
        <translation>Số tầng hầm cần bỏ</translation>
    </message>
    <message>
        <source>not confirmed</source>
        <translation>chưa xác nhận</translation>
    </message>
</context>
<context>
    <name>dothi::PlainModel</name>
    <message>
        <source>The model is larger than 1,000 km.</source>
        <translation>Mô hình lớn hơn 1.000 km.</translation>
    </message>
    <message>
        <source>Check its unit, or remove what lies far off.</source>
        <translation>Kiểm tra đơn vị, hoặc xoá phần nằm quá xa.</translation>
    </message>
    <message>
        <source>The model has more positions than a model may have.</source>
        <translation>Mô hình có nhiều đỉnh hơn mức cho phép.</translation>
    </message>
</context>
<context>
    <name>dothi::PlanDrawing</name>
    <message>
        <source>Plot</source>
        <translation>Ranh lô đất</translation>
    </message>
    <message>
        <source>Proposed building</source>
        <translation>Công trình đề nghị</translation>
    </message>
    <message>
        <source>Beyond the limit</source>
        <translation>Vượt giới hạn</translation>
    </message>
    <message>
        <source>Red line</source>
        <translation>Chỉ giới đường đỏ</translation>
    </message>
    <message>
        <source>Planned red line</source>
        <translation>Chỉ giới đường đỏ quy hoạch</translation>
    </message>
    <message>
        <source>Building line</source>
        <translation>Chỉ giới xây dựng</translation>
    </message>
    <message>
        <source>Neighbouring building</source>
        <translation>Công trình lân cận</translation>
    </message>
    <message>
        <source>Parcel with its number</source>
        <translation>Thửa đất và số thửa</translation>
    </message>
    <message>
        <source>N</source>
        <comment>north, on the arrow of a plan</comment>
        <translation>N</translation>
    </message>
    <message>
        <source>Scale 1:%1</source>
        <translation>Tỷ lệ 1:%1</translation>
    </message>
    <message>
        <source>Dimensions in metres</source>
        <translation>Kích thước tính bằng mét</translation>
    </message>
    <message>
        <source>Density %1 (%2)</source>
        <translation>MĐXD %1 (%2)</translation>
    </message>
    <message>
        <source>FAR %1 (%2)</source>
        <translation>HSSDĐ %1 (%2)</translation>
    </message>
    <message>
        <source>Height %1 (%2)</source>
        <translation>Cao %1 (%2)</translation>
    </message>
    <message>
        <source>Storeys %1 (%2)</source>
        <translation>Số tầng %1 (%2)</translation>
    </message>
    <message>
        <source>Elevation %1 (%2)</source>
        <translation>Cao độ %1 (%2)</translation>
    </message>
    <message>
        <source>Too much built area</source>
        <translation>Vượt mật độ xây dựng</translation>
    </message>
</context>
<context>
    <name>dothi::PluginManager</name>
    <message>
        <source>The plugin failed.</source>
        <translation>Phần bổ trợ gặp lỗi.</translation>
    </message>
    <message>
        <source>It is not a DoThi plugin, or one for another generation of the program.</source>
        <translation>Đây không phải phần bổ trợ của DoThi, hoặc thuộc thế hệ khác của chương trình.</translation>
    </message>
    <message>
        <source>It was made for plugin interface %1; this program has %2.</source>
        <translation>Phần này viết cho giao diện bổ trợ %1; chương trình có %2.</translation>
    </message>
    <message>
        <source>It was built for another build of the program (%1).</source>
        <translation>Phần này được dựng cho bản dựng khác của chương trình (%1).</translation>
    </message>
    <message>
        <source>It has no id.</source>
        <translation>Phần này không có mã.</translation>
    </message>
    <message>
        <source>Another plugin has the same id.</source>
        <translation>Một phần bổ trợ khác có cùng mã.</translation>
    </message>
    <message>
        <source>Left out in safe mode.</source>
        <translation>Bỏ qua trong chế độ an toàn.</translation>
    </message>
    <message>
        <source>Switched off by you.</source>
        <translation>Bạn đã tắt.</translation>
    </message>
    <message>
        <source>The program ended while loading it last time.</source>
        <translation>Lần trước chương trình kết thúc khi đang nạp phần này.</translation>
    </message>
    <message>
        <source>It needs: %1.</source>
        <translation>Cần có: %1.</translation>
    </message>
    <message>
        <source>The plugin cannot be loaded.</source>
        <translation>Không nạp được phần bổ trợ.</translation>
    </message>
</context>
<context>
    <name>dothi::Proposal</name>
    <message>
        <source>The proposal is larger than a proposal may be (4 MB).</source>
        <translation>Phương án lớn hơn mức cho phép (4 MB).</translation>
    </message>
    <message>
        <source>The proposal must be a JSON object.</source>
        <translation>Phương án phải là một đối tượng JSON.</translation>
    </message>
    <message>
        <source>The proposal cannot be used: %1.</source>
        <translation>Không dùng được phương án: %1.</translation>
    </message>
    <message>
        <source>The member “%1” of the proposal is not known and was not used.</source>
        <translation>Không biết thành phần “%1” của phương án nên không dùng.</translation>
    </message>
    <message>
        <source>a number is missing</source>
        <translation>thiếu một số</translation>
    </message>
    <message>
        <source>it must be a number</source>
        <translation>phải là một số</translation>
    </message>
    <message>
        <source>%1 lies outside %2 … %3</source>
        <translation>%1 nằm ngoài %2 … %3</translation>
    </message>
    <message>
        <source>it must be a whole number</source>
        <translation>phải là số nguyên</translation>
    </message>
    <message>
        <source>a text of 1 to 200 characters is needed</source>
        <translation>cần một đoạn chữ từ 1 đến 200 ký tự</translation>
    </message>
    <message>
        <source>a date as 2026-11-21 is needed</source>
        <translation>cần ngày dạng 2026-11-21</translation>
    </message>
    <message>
        <source>it must be one of %1</source>
        <translation>phải là một trong %1</translation>
    </message>
    <message>
        <source>A proposal with a model file cannot be checked.</source>
        <translation>Không kiểm tra được phương án kèm tệp mô hình.</translation>
    </message>
    <message>
        <source>Give the building&apos;s volumes as prisms (“volumes”) instead.</source>
        <translation>Hãy cho các khối công trình dạng lăng trụ (“volumes”) thay vào đó.</translation>
    </message>
    <message>
        <source>an EPSG code is needed, for example “EPSG:9210”</source>
        <translation>cần một mã EPSG, ví dụ “EPSG:9210”</translation>
    </message>
    <message>
        <source>%1 is deprecated</source>
        <translation>%1 đã bị huỷ</translation>
    </message>
    <message>
        <source>a GeoJSON geometry is needed</source>
        <translation>cần hình học GeoJSON</translation>
    </message>
    <message>
        <source>a %1 is needed, not a %2</source>
        <translation>cần %1, không phải %2</translation>
    </message>
    <message>
        <source>the proposal has more than %1 positions</source>
        <translation>phương án có hơn %1 điểm</translation>
    </message>
    <message>
        <source>its coordinates are not in %1</source>
        <translation>toạ độ không thuộc %1</translation>
    </message>
    <message>
        <source>The proposal cannot be used: the polygon is not valid at E %1 N %2.</source>
        <translation>Không dùng được phương án: vùng không hợp lệ tại E %1 N %2.</translation>
    </message>
    <message>
        <source>its area of %1 m² cannot be right</source>
        <translation>diện tích %1 m² không thể đúng</translation>
    </message>
    <message>
        <source>the id of a parcel of the city is needed</source>
        <translation>cần mã một thửa đất của thành phố</translation>
    </message>
    <message>
        <source>a “parcel” or a “plot” is needed</source>
        <translation>cần “parcel” hoặc “plot”</translation>
    </message>
    <message>
        <source>the top must lie above the base</source>
        <translation>đỉnh phải cao hơn đáy</translation>
    </message>
    <message>
        <source>parking and technical areas exceed its floor area of %1 m²</source>
        <translation>phần đỗ xe và kỹ thuật vượt diện tích sàn %1 m²</translation>
    </message>
    <message>
        <source>at least one volume is needed</source>
        <translation>cần ít nhất một khối</translation>
    </message>
    <message>
        <source>more than %1 volumes</source>
        <translation>hơn %1 khối</translation>
    </message>
    <message>
        <source>an object is needed</source>
        <translation>cần một đối tượng</translation>
    </message>
    <message>
        <source>no volume stands above ground</source>
        <translation>không khối nào nằm trên mặt đất</translation>
    </message>
    <message>
        <source>it lies %1 m from the plot</source>
        <translation>nằm cách lô đất %1 m</translation>
    </message>
    <message>
        <source>an array of at most %1 roads is needed</source>
        <translation>cần một mảng tối đa %1 đường</translation>
    </message>
    <message>
        <source>the line has no length</source>
        <translation>đường không có chiều dài</translation>
    </message>
    <message>
        <source>Basement</source>
        <translation>Tầng hầm</translation>
    </message>
    <message>
        <source>Podium</source>
        <translation>Khối đế</translation>
    </message>
    <message>
        <source>Tower</source>
        <translation>Khối tháp</translation>
    </message>
    <message>
        <source>House</source>
        <translation>Nhà</translation>
    </message>
    <message>
        <source>Roof</source>
        <translation>Mái</translation>
    </message>
    <message>
        <source>Leave out what is not part of the building&apos;s volumes.</source>
        <translation>Hãy bỏ những gì không thuộc các khối công trình.</translation>
    </message>
    <message>
        <source>The proposal is not UTF-8 text.</source>
        <translation>Phương án không phải văn bản UTF-8.</translation>
    </message>
    <message>
        <source>Save the file as UTF-8 and check it again.</source>
        <translation>Hãy lưu tệp dạng UTF-8 rồi kiểm tra lại.</translation>
    </message>
    <message>
        <source>The proposal is nested too deeply.</source>
        <translation>Phương án lồng quá nhiều cấp.</translation>
    </message>
    <message>
        <source>The proposal is not JSON (line %1, byte %2).</source>
        <translation>Phương án không phải JSON (dòng %1, byte %2).</translation>
    </message>
    <message>
        <source>Look at that place for a missing bracket or comma, a word such as NaN, or a file that was cut off; then check it again.</source>
        <translation>Hãy xem tại chỗ đó có thiếu ngoặc, thiếu dấu phẩy, có từ như NaN hoặc tệp bị cắt cụt hay không, rồi kiểm tra lại.</translation>
    </message>
    <message>
        <source>Correct the field “%1” and check again.</source>
        <translation>Hãy sửa trường “%1” rồi kiểm tra lại.</translation>
    </message>
    <message>
        <source>Draw the outline so that its edges do not cross or run back on themselves.</source>
        <translation>Hãy vẽ lại ranh sao cho các cạnh không cắt nhau và không đi ngược lại.</translation>
    </message>
    <message>
        <source>A proposal is one object with id, crs, use, plot or parcel, and volumes.</source>
        <translation>Phương án là một đối tượng gồm id, crs, use, plot hoặc parcel, và volumes.</translation>
    </message>
    <message>
        <source>control characters are not allowed</source>
        <translation>không được có ký tự điều khiển</translation>
    </message>
</context>
<context>
    <name>dothi::RedLineCheck</name>
    <message>
        <source>Behind the planned red line</source>
        <translation>Sau chỉ giới đường đỏ quy hoạch</translation>
    </message>
    <message>
        <source>Behind the red line</source>
        <translation>Sau chỉ giới đường đỏ</translation>
    </message>
    <message>
        <source>Beyond the red line by %1</source>
        <translation>Vượt chỉ giới đường đỏ %1</translation>
    </message>
    <message>
        <source>%1 reaches %2 beyond the red line of %3; %4 of its footprint stand on road land.</source>
        <translation>%1 vượt chỉ giới đường đỏ của %3 %2; %4 diện tích xây dựng nằm trên đất đường.</translation>
    </message>
    <message>
        <source>Red line by %1.</source>
        <translation>Chỉ giới đường đỏ theo %1.</translation>
    </message>
    <message>
        <source>The line is taken at half the right-of-way width from the centre line; none is drawn.</source>
        <translation>Chưa có dữ liệu chỉ giới; tạm lấy cách tim đường một nửa lộ giới.</translation>
    </message>
    <message>
        <source>No part of the building reaches beyond the red line.</source>
        <translation>Không phần nào của công trình vượt chỉ giới đường đỏ.</translation>
    </message>
    <message>
        <source>The plot loses %1 to the road; %2 remain.</source>
        <translation>Lô đất mất %1 cho đường; còn %2.</translation>
    </message>
    <message>
        <source>Where the red line of %1 runs is not in the data: neither the line nor the right-of-way width.</source>
        <translation>Dữ liệu không có chỉ giới đường đỏ của %1: không có đường vẽ, cũng không có lộ giới.</translation>
    </message>
    <message>
        <source>the street</source>
        <translation>đường</translation>
    </message>
    <message>
        <source>No street of the data faces the plot, so that no red line is known.</source>
        <translation>Chưa có dữ liệu về đường giáp lô đất nên chưa xác định được chỉ giới đường đỏ.</translation>
    </message>
    <message>
        <source>A red line meets the plot, but no road of the data tells on which side of it the road lies.</source>
        <translation>Có chỉ giới đường đỏ đi qua lô đất, nhưng chưa có dữ liệu về đường để xác định phía nào là đất đường.</translation>
    </message>
    <message>
        <source>Reaches beyond it</source>
        <translation>Vượt ra ngoài</translation>
    </message>
</context>
<context>
    <name>dothi::RenderCommand</name>
    <message>
        <source>“%1” is no size; it takes width×height such as 1280x800, at most %2.</source>
        <translation>“%1” không phải cỡ hình; cần rộng×cao như 1280x800, tối đa %2.</translation>
    </message>
    <message>
        <source>The city has no saved view “%1”.</source>
        <translation>Thành phố không có góc nhìn đã lưu “%1”.</translation>
    </message>
    <message>
        <source>Saved views: %1.</source>
        <translation>Các góc nhìn đã lưu: %1.</translation>
    </message>
    <message>
        <source>Render a picture</source>
        <translation>Kết xuất hình</translation>
    </message>
    <message>
        <source>Draws the city into a PNG file, without a window and without a screen.</source>
        <translation>Vẽ thành phố vào tệp PNG, không cần cửa sổ và không cần màn hình.</translation>
    </message>
    <message>
        <source>PNG file to write</source>
        <translation>Tệp PNG cần ghi</translation>
    </message>
    <message>
        <source>Width×height in pixels</source>
        <translation>Rộng×cao tính bằng điểm ảnh</translation>
    </message>
    <message>
        <source>Saved view</source>
        <translation>Góc nhìn đã lưu</translation>
    </message>
    <message>
        <source>Camera: E,N,H,heading,pitch,distance</source>
        <translation>Camera: E,N,cao độ,hướng,độ nghiêng,khoảng cách</translation>
    </message>
    <message>
        <source>Plan, straight down without perspective</source>
        <translation>Mặt bằng, nhìn thẳng xuống không phối cảnh</translation>
    </message>
    <message>
        <source>Only these layers, separated by commas</source>
        <translation>Chỉ các lớp này, cách nhau bằng dấu phẩy</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Màu sắc</translation>
    </message>
    <message>
        <source>%1: %2 × %3 pixels, %4 triangles, %5 ms a frame.</source>
        <translation>%1: %2 × %3 điểm ảnh, %4 tam giác, %5 ms mỗi khung hình.</translation>
    </message>
    <message>
        <source>There is no layer “%1” to draw.</source>
        <translation>Không có lớp “%1” để vẽ.</translation>
    </message>
    <message>
        <source>Layers: %1.</source>
        <translation>Các lớp: %1.</translation>
    </message>
    <message>
        <source>The city is empty: there is nothing to draw.</source>
        <translation>Thành phố trống: không có gì để vẽ.</translation>
    </message>
    <message>
        <source>Import a layer first.</source>
        <translation>Hãy nhập một lớp trước.</translation>
    </message>
    <message>
        <source>Give either --view or --camera, not both.</source>
        <translation>Chỉ dùng --view hoặc --camera, không dùng cả hai.</translation>
    </message>
    <message>
        <source>Time of the sunlight, such as 2026-06-21T15:30:00+07:00</source>
        <translation>Thời điểm lấy ánh nắng, ví dụ 2026-06-21T15:30:00+07:00</translation>
    </message>
    <message>
        <source>The picture is a PNG, and its name must end in .png.</source>
        <translation>Ảnh ở dạng PNG; tên tệp phải kết thúc bằng .png.</translation>
    </message>
    <message>
        <source>Drawing: %1</source>
        <translation>Đang vẽ: %1</translation>
    </message>
    <message>
        <source>Terrain</source>
        <translation>Địa hình</translation>
    </message>
    <message>
        <source>The server is too slow for a picture of this place.</source>
        <translation>Máy chủ quá chậm để có ảnh của nơi này.</translation>
    </message>
    <message>
        <source>Picture below the layers: GeoTIFF, MBTiles, or the address of tiles, WMS or WMTS</source>
        <translation>Ảnh dưới các lớp: GeoTIFF, MBTiles, hoặc địa chỉ mảnh bản đồ, WMS, WMTS</translation>
    </message>
    <message>
        <source>Fetching the base map</source>
        <translation>Đang lấy bản đồ nền</translation>
    </message>
    <message>
        <source>While fetching the base map</source>
        <translation>Khi lấy bản đồ nền</translation>
    </message>
    <message>
        <source>Section: line,E,N,E,N or height,H or box,E,N,width,depth,heading,bottom,top</source>
        <translation>Mặt cắt: line,E,N,E,N hoặc height,H hoặc box,E,N,rộng,dài,hướng,đáy,đỉnh</translation>
    </message>
    <message>
        <source>Colours by attribute: layer:attribute, such as building:height_m:natural:7, several separated by commas, or a JSON file; instead of those of the saved view</source>
        <translation>Tô màu theo thuộc tính: lớp:thuộc tính, ví dụ building:height_m:natural:7, nhiều cách cách nhau bằng dấu phẩy, hoặc tệp JSON; thay cho cách của góc nhìn đã lưu</translation>
    </message>
    <message>
        <source>Draw what the colours mean into the picture</source>
        <translation>Vẽ chú giải màu vào ảnh</translation>
    </message>
    <message>
        <source>The base map is not drawn, or not all of it: %1</source>
        <translation>Bản đồ nền không vẽ được, hoặc chỉ vẽ được một phần: %1</translation>
    </message>
    <message>
        <source>The saved view “%1” is damaged.</source>
        <translation>Góc nhìn đã lưu “%1” bị hỏng.</translation>
    </message>
    <message>
        <source>Save the view again, or give --camera instead of it.</source>
        <translation>Hãy lưu lại góc nhìn đó, hoặc dùng --camera thay cho nó.</translation>
    </message>
</context>
<context>
    <name>dothi::Report</name>
    <message>
        <source>A PDF needs the program&apos;s font system, which is not running.</source>
        <translation>PDF cần hệ phông chữ của chương trình, mà hệ này chưa chạy.</translation>
    </message>
    <message>
        <source>No font is installed; the PDF would have no text.</source>
        <translation>Chưa cài phông chữ nào; PDF sẽ không có chữ.</translation>
    </message>
    <message>
        <source>Install the Noto Sans fonts (Debian package fonts-noto-core).</source>
        <translation>Hãy cài phông Noto Sans (gói Debian fonts-noto-core).</translation>
    </message>
    <message>
        <source>The PDF cannot be drawn.</source>
        <translation>Không vẽ được PDF.</translation>
    </message>
    <message>
        <source>SOCIALIST REPUBLIC OF VIET NAM</source>
        <translation>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</translation>
    </message>
    <message>
        <source>Independence – Freedom – Happiness</source>
        <translation>Độc lập – Tự do – Hạnh phúc</translation>
    </message>
    <message>
        <source>Dossier no. %1</source>
        <translation>Hồ sơ số: %1</translation>
    </message>
    <message>
        <source>%1 %2 %3</source>
        <comment>date line without a place: day, month, year</comment>
        <translation>Ngày %1 tháng %2 năm %3</translation>
    </message>
    <message>
        <source>%1, %2 %3 %4</source>
        <comment>date line: place, day, month, year</comment>
        <translation>%1, ngày %2 tháng %3 năm %4</translation>
    </message>
    <message>
        <source>Page %1/%2</source>
        <translation>Trang %1/%2</translation>
    </message>
    <message>
        <source>(Signature and full name)</source>
        <translation>(Ký và ghi rõ họ tên)</translation>
    </message>
    <message>
        <source>None.</source>
        <translation>Không có.</translation>
    </message>
    <message>
        <source>The picture is missing.</source>
        <translation>Thiếu hình.</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Phiếu</translation>
    </message>
    <message>
        <source>A report is written as PDF or as HTML.</source>
        <translation>Phiếu chỉ ghi được dưới dạng PDF hoặc HTML.</translation>
    </message>
    <message>
        <source>Let its name end in .pdf or in .html.</source>
        <translation>Đặt tên tệp có đuôi .pdf hoặc .html.</translation>
    </message>
</context>
<context>
    <name>dothi::RestrictionCheck</name>
    <message>
        <source>no. %1</source>
        <translation>số %1</translation>
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
        <translation>có vẽ trong dữ liệu, chưa ghi số quyết định</translation>
    </message>
    <message>
        <source>Protection corridor %1</source>
        <translation>Hành lang bảo vệ %1</translation>
    </message>
    <message>
        <source>Reaches into it</source>
        <translation>Lấn vào trong</translation>
    </message>
    <message>
        <source>The outline of the corridor %1 is not valid: whether the plot lies in it cannot be told.</source>
        <translation>Ranh hành lang %1 không hợp lệ: không xác định được lô đất có nằm trong đó hay không.</translation>
    </message>
    <message>
        <source>%1 into a protection corridor</source>
        <translation>Lấn %1 vào hành lang bảo vệ</translation>
    </message>
    <message>
        <source>%1 reaches %2 into the corridor %3; %4 of its footprint stand in it.</source>
        <translation>%1 lấn %2 vào hành lang %3; %4 diện tích chiếm đất nằm trong hành lang.</translation>
    </message>
    <message>
        <source>%1 of the plot lie in the corridor %2; the building keeps %3 from it.</source>
        <translation>%1 của lô đất nằm trong hành lang %2; công trình cách hành lang %3.</translation>
    </message>
    <message>
        <source>It is %1 wide by its record.</source>
        <translation>Hành lang rộng %1 theo hồ sơ.</translation>
    </message>
    <message>
        <source>By: %1.</source>
        <translation>Căn cứ: %1.</translation>
    </message>
    <message>
        <source>What may be built there is for the authority in charge to say: its opinion is needed.</source>
        <translation>Việc xây dựng trong hành lang do cơ quan quản lý hành lang quyết định: cần lấy ý kiến cơ quan này.</translation>
    </message>
    <message>
        <source>the authority in charge of the air space</source>
        <translation>cơ quan có thẩm quyền về tĩnh không</translation>
    </message>
    <message>
        <source>Height limit plane %1</source>
        <translation>Mặt giới hạn chiều cao %1</translation>
    </message>
    <message>
        <source>Highest point</source>
        <translation>Điểm cao nhất</translation>
    </message>
    <message>
        <source>By: %1. Height clearance is needed: ask %2.</source>
        <translation>Căn cứ: %1. Cần chấp thuận chiều cao: xin ý kiến %2.</translation>
    </message>
    <message>
        <source>The outline of the plane %1 is not valid: whether the plot lies under it cannot be told.</source>
        <translation>Ranh của mặt giới hạn %1 không hợp lệ: không xác định được lô đất có nằm dưới mặt này hay không.</translation>
    </message>
    <message>
        <source>The plot lies under the plane %1, whose elevation is not in the data.</source>
        <translation>Lô đất nằm dưới mặt giới hạn %1; chưa có dữ liệu về cao độ của mặt này.</translation>
    </message>
    <message>
        <source>The highest point, at the elevation %1, is %2 above the plane %3 at %4.</source>
        <translation>Điểm cao nhất ở cao độ %1, vượt %2 trên mặt giới hạn %3 ở cao độ %4.</translation>
    </message>
    <message>
        <source>%1 above the height limit plane</source>
        <translation>Vượt %1 trên mặt giới hạn chiều cao</translation>
    </message>
    <message>
        <source>The building stays under the plane %1 by %2, by the drawn plane only (%3 at the elevation %4): this is no height clearance.</source>
        <translation>Công trình thấp hơn mặt giới hạn %1 là %2, chỉ theo mặt đã vẽ (%3, cao độ %4): đây không phải là chấp thuận chiều cao.</translation>
    </message>
    <message>
        <source>decision not on record</source>
        <translation>chưa ghi số quyết định</translation>
    </message>
</context>
<context>
    <name>dothi::RoofRun</name>
    <message>
        <source>No roofs were taken from a surface model in this city.</source>
        <translation>Thành phố này chưa lấy mái nhà từ mô hình bề mặt lần nào.</translation>
    </message>
    <message>
        <source>Taking roofs back</source>
        <translation>Đang hoàn lại mái nhà</translation>
    </message>
</context>
<context>
    <name>dothi::RoofSurvey</name>
    <message>
        <source>The city has no buildings.</source>
        <translation>Thành phố chưa có công trình nào.</translation>
    </message>
    <message>
        <source>The surface model lies elsewhere: no building of the city is within it.</source>
        <translation>Mô hình bề mặt nằm ở nơi khác: không công trình nào của thành phố nằm trong đó.</translation>
    </message>
    <message>
        <source>Check its coordinate system (it was read as %1), or name it with --source-crs.</source>
        <translation>Hãy kiểm tra hệ toạ độ của nó (đã đọc là %1), hoặc nêu rõ bằng --source-crs.</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Xong</translation>
    </message>
    <message>
        <source>Holding roofs against “%1”</source>
        <translation>Đang so mái nhà với “%1”</translation>
    </message>
    <message>
        <source>No building without a model lies within the surface model.</source>
        <translation>Không công trình nào chưa có mô hình nằm trong mô hình bề mặt.</translation>
    </message>
    <message>
        <source>The city has no terrain, and its buildings no ground level: heights above the ground cannot be told.</source>
        <translation>Thành phố chưa có địa hình và các công trình không có cao độ nền: không thể biết chiều cao so với mặt đất.</translation>
    </message>
    <message>
        <source>Import the raster of the ground first.</source>
        <translation>Hãy nhập raster mặt đất trước.</translation>
    </message>
    <message>
        <source>There are too few buildings to hold its ground against that of the city.</source>
        <translation>Có quá ít công trình để so mặt đất của nó với mặt đất của thành phố.</translation>
    </message>
    <message>
        <source>The ground in the surface model lies %1 m below that of the city.</source>
        <translation>Mặt đất trong mô hình bề mặt thấp hơn mặt đất của thành phố %1 m.</translation>
    </message>
    <message>
        <source>The ground in the surface model lies %1 m above that of the city.</source>
        <translation>Mặt đất trong mô hình bề mặt cao hơn mặt đất của thành phố %1 m.</translation>
    </message>
    <message>
        <source>Its heights may count from another datum (an ellipsoid): name what to add to them with --shift, or check that it shows this city. Nothing was written.</source>
        <translation>Độ cao của nó có thể tính từ mốc khác (ellipsoid): hãy nêu số mét cần cộng thêm bằng --shift, hoặc kiểm tra xem nó có đúng là thành phố này không. Chưa ghi gì cả.</translation>
    </message>
</context>
<context>
    <name>dothi::RoofsCommand</name>
    <message>
        <source>too few heights within the footprint</source>
        <translation>quá ít điểm độ cao trong mặt bằng</translation>
    </message>
    <message>
        <source>more than half of the raster there has no value</source>
        <translation>hơn một nửa raster ở đó không có giá trị</translation>
    </message>
    <message>
        <source>the surface lies below the ground</source>
        <translation>bề mặt nằm dưới mặt đất</translation>
    </message>
    <message>
        <source>the surface shows no building there</source>
        <translation>bề mặt không cho thấy công trình nào ở đó</translation>
    </message>
    <message>
        <source>wider than a kilometre: no building</source>
        <translation>rộng hơn một kilômét: không phải công trình</translation>
    </message>
    <message>
        <source>the heights are like no kind of roof: only the height is taken</source>
        <translation>các điểm độ cao không giống dạng mái nào: chỉ lấy chiều cao</translation>
    </message>
    <message>
        <source>the footprint has several parts, or encloses nothing</source>
        <translation>mặt bằng có nhiều phần, hoặc không bao vùng nào</translation>
    </message>
    <message>
        <source>neither terrain nor ground level there</source>
        <translation>ở đó không có địa hình lẫn cao độ nền</translation>
    </message>
    <message>
        <source>Surface model “%1”: %2, cells of %3.</source>
        <translation>Mô hình bề mặt “%1”: %2, ô rộng %3.</translation>
    </message>
    <message>
        <source>Its ground lies %1 below that of the city (median).</source>
        <translation>Mặt đất của nó thấp hơn mặt đất của thành phố %1 (trung vị).</translation>
    </message>
    <message>
        <source>Its ground lies %1 above that of the city (median).</source>
        <translation>Mặt đất của nó cao hơn mặt đất của thành phố %1 (trung vị).</translation>
    </message>
    <message>
        <source>%1 buildings: %2 roofs found, %3 heights only, %4 refused; %5 have a model, %6 lie outside.</source>
        <translation>%1 công trình: tìm được %2 mái, %3 chỉ có chiều cao, %4 bị từ chối; %5 đã có mô hình, %6 nằm ngoài.</translation>
    </message>
    <message>
        <source>  The heights lie off the roofs by %1 (RMSE).</source>
        <translation>  Các điểm độ cao lệch khỏi mái %1 (RMSE).</translation>
    </message>
    <message>
        <source>Nothing was written.</source>
        <translation>Chưa ghi gì cả.</translation>
    </message>
    <message>
        <source>Written as run %1; it can be taken back.</source>
        <translation>Đã ghi thành lần chạy %1; có thể hoàn lại.</translation>
    </message>
    <message>
        <source>Run %1 was taken back: %2 buildings are as they were.</source>
        <translation>Đã hoàn lại lần chạy %1: %2 công trình trở về như cũ.</translation>
    </message>
    <message>
        <source>%1 buildings were changed since, or are gone; they stay as they are.</source>
        <translation>%1 công trình đã được sửa sau đó hoặc không còn; chúng được giữ nguyên.</translation>
    </message>
    <message>
        <source>Roofs from a surface model</source>
        <translation>Mái nhà từ mô hình bề mặt</translation>
    </message>
    <message>
        <source>Finds the roof kind and the heights of buildings without a model from a raster of what is seen from above (DSM). Nothing is written unless it is asked for; what was written can be taken back.</source>
        <translation>Tìm dạng mái và chiều cao của những công trình chưa có mô hình từ raster độ cao nhìn từ trên xuống (DSM). Chỉ ghi khi được yêu cầu; đã ghi vẫn hoàn lại được.</translation>
    </message>
    <message>
        <source>Surface model (GeoTIFF, ASCII grid …)</source>
        <translation>Mô hình bề mặt (GeoTIFF, lưới ASCII …)</translation>
    </message>
    <message>
        <source>Write what is found into the city</source>
        <translation>Ghi kết quả vào thành phố</translation>
    </message>
    <message>
        <source>Take back the last run that wrote</source>
        <translation>Hoàn lại lần ghi gần nhất</translation>
    </message>
    <message>
        <source>Its coordinate system, EPSG:n</source>
        <translation>Hệ toạ độ của nó, EPSG:n</translation>
    </message>
    <message>
        <source>Metres to add to its heights</source>
        <translation>Số mét cộng thêm vào độ cao của nó</translation>
    </message>
    <message>
        <source>How far off a roof a height may lie, in metres</source>
        <translation>Một điểm độ cao được lệch khỏi mái bao nhiêu mét</translation>
    </message>
    <message>
        <source>Either “write” or “undo”, not both.</source>
        <translation>Chỉ chọn “write” hoặc “undo”, không chọn cả hai.</translation>
    </message>
    <message>
        <source>The surface model is missing.</source>
        <translation>Thiếu mô hình bề mặt.</translation>
    </message>
    <message>
        <source>“shift” must be within 1000 m, “tolerance” from 0.05 to 3 m.</source>
        <translation>“shift” phải trong khoảng 1000 m, “tolerance” từ 0.05 đến 3 m.</translation>
    </message>
</context>
<context>
    <name>dothi::RuleSet</name>
    <message>
        <source>The rule set is wrong: %1.</source>
        <translation>Bộ quy định sai: %1.</translation>
    </message>
    <message>
        <source>break points must increase</source>
        <translation>các mốc phải tăng dần</translation>
    </message>
    <message>
        <source>%1 rows are needed, %2 are there</source>
        <translation>cần %1 hàng, mà có %2</translation>
    </message>
    <message>
        <source>%1 cells are needed, %2 are there</source>
        <translation>cần %1 ô, mà có %2</translation>
    </message>
    <message>
        <source>the value breaks the order of its table</source>
        <translation>giá trị phá thứ tự của bảng</translation>
    </message>
    <message>
        <source>“%1” is not a date</source>
        <translation>“%1” không phải là ngày</translation>
    </message>
    <message>
        <source>the first step must begin at 0</source>
        <translation>bậc đầu phải bắt đầu từ 0</translation>
    </message>
    <message>
        <source>bands must increase in height, and only the last is open</source>
        <translation>các khoảng phải tăng theo chiều cao, và chỉ khoảng cuối để mở</translation>
    </message>
    <message>
        <source>“%1” is in both lists of road classes</source>
        <translation>“%1” có trong cả hai danh sách cấp đường</translation>
    </message>
    <message>
        <source>it ends before it begins</source>
        <translation>kết thúc trước khi bắt đầu</translation>
    </message>
    <message>
        <source>The rule set cannot be read.</source>
        <translation>Không đọc được bộ quy định.</translation>
    </message>
    <message>
        <source>No rule set of this city is in force on %1.</source>
        <translation>Thành phố này không có bộ quy định nào có hiệu lực ngày %1.</translation>
    </message>
    <message>
        <source>The rule set is larger than a rule set may be (1 MB).</source>
        <translation>Bộ quy định lớn hơn mức cho phép (1 MB).</translation>
    </message>
    <message>
        <source>The rule set is nested too deeply.</source>
        <translation>Bộ quy định lồng quá sâu.</translation>
    </message>
    <message>
        <source>The schema of rule sets cannot be read.</source>
        <translation>Không đọc được lược đồ của bộ quy định.</translation>
    </message>
    <message>
        <source>Install the program again.</source>
        <translation>Hãy cài lại chương trình.</translation>
    </message>
    <message>
        <source>The rule set does not follow its schema.</source>
        <translation>Bộ quy định không theo lược đồ.</translation>
    </message>
    <message>
        <source>The rule set is not JSON (at byte %1).</source>
        <translation>Bộ quy định không phải JSON (tại byte %1).</translation>
    </message>
    <message>
        <source>the table has no such cell</source>
        <translation>bảng không có ô này</translation>
    </message>
    <message>
        <source>“%1” is in two rows</source>
        <translation>“%1” có ở hai hàng</translation>
    </message>
    <message>
        <source>“%1” is in both lists of uses</source>
        <translation>“%1” có ở cả hai danh sách công năng</translation>
    </message>
    <message>
        <source>Correct it at that place; the schema is %1.</source>
        <translation>Sửa tại vị trí đó; cấu trúc quy định ở tệp %1.</translation>
    </message>
    <message>
        <source>The folder of rule sets holds too many files (%1).</source>
        <translation>Thư mục bộ quy định có quá nhiều tệp (%1).</translation>
    </message>
    <message>
        <source>Leave only rule sets in it.</source>
        <translation>Chỉ để các bộ quy định trong thư mục này.</translation>
    </message>
    <message>
        <source>Check the date. A rule set that held then can be put into the folder %1 as a file *.json with its own id; it has to follow the schema %2.</source>
        <translation>Kiểm tra lại ngày. Bộ quy định có hiệu lực khi đó có thể đặt vào thư mục %1 thành một tệp *.json có id riêng; tệp phải theo cấu trúc %2.</translation>
    </message>
    <message>
        <source>This is not a file with a rule set.</source>
        <translation>Đây không phải là tệp bộ quy định.</translation>
    </message>
    <message>
        <source>Leave only rule sets in the folder.</source>
        <translation>Chỉ để các bộ quy định trong thư mục này.</translation>
    </message>
    <message>
        <source>There is another rule set with the id “%1” in the city or the program.</source>
        <translation>Trong thành phố hoặc trong chương trình đã có một bộ quy định khác mang mã “%1”.</translation>
    </message>
    <message>
        <source>Give this one an id of its own.</source>
        <translation>Hãy đặt cho bộ quy định này một mã riêng.</translation>
    </message>
</context>
<context>
    <name>dothi::Scene</name>
    <message>
        <source>This layer cannot be drawn.</source>
        <translation>Không vẽ được lớp này.</translation>
    </message>
    <message>
        <source>While preparing the layer %1 for the view</source>
        <translation>Khi chuẩn bị lớp %1 để hiển thị</translation>
    </message>
    <message>
        <source>There is not enough memory to show this layer.</source>
        <translation>Không đủ bộ nhớ để hiện lớp này.</translation>
    </message>
    <message>
        <source>Hide other layers, or open a smaller part of the city.</source>
        <translation>Hãy ẩn các lớp khác, hoặc mở phần nhỏ hơn của thành phố.</translation>
    </message>
    <message>
        <source>While outlining the selection</source>
        <translation>Khi viền đối tượng được chọn</translation>
    </message>
    <message>
        <source>Height not known</source>
        <translation>Chưa biết chiều cao</translation>
    </message>
    <message>
        <source>This layer is not drawn tile by tile.</source>
        <translation>Lớp này không được vẽ theo từng ô.</translation>
    </message>
    <message>
        <source>“%1” is no section.</source>
        <translation>“%1” không phải là mặt cắt.</translation>
    </message>
    <message>
        <source>Write line,E,N,E,N or height,H or box,E,N,width,depth,heading,bottom,top; a minus sign before it takes the other side away.</source>
        <translation>Ghi line,E,N,E,N hoặc height,H hoặc box,E,N,rộng,dài,hướng,đáy,đỉnh; thêm dấu trừ ở trước để cắt bỏ phía còn lại.</translation>
    </message>
    <message>
        <source>Basement</source>
        <translation>Tầng hầm</translation>
    </message>
</context>
<context>
    <name>dothi::Schema</name>
    <message>
        <source>The schema is wrong at “%1”.</source>
        <translation>Lược đồ sai tại “%1”.</translation>
    </message>
</context>
<context>
    <name>dothi::SearchHit</name>
    <message>
        <source>Parcel %1, sheet %2</source>
        <translation>Thửa %1, tờ %2</translation>
    </message>
    <message>
        <source>formerly parcel %1, sheet %2</source>
        <translation>trước đây là thửa %1, tờ %2</translation>
    </message>
</context>
<context>
    <name>dothi::SetbackCheck</name>
    <message>
        <source>%1 wide as the proposal states</source>
        <translation>rộng %1 theo phương án</translation>
    </message>
    <message>
        <source>%1 wide, red line to red line, the smallest of %2 sections</source>
        <translation>rộng %1 giữa hai chỉ giới đường đỏ, nhỏ nhất trong %2 mặt cắt</translation>
    </message>
    <message>
        <source>%1 wide by its red line</source>
        <translation>rộng %1 theo chỉ giới đường đỏ</translation>
    </message>
    <message>
        <source>%1 wide by its record</source>
        <translation>rộng %1 theo hồ sơ</translation>
    </message>
    <message>
        <source>of unknown right-of-way width</source>
        <translation>chưa biết lộ giới</translation>
    </message>
    <message>
        <source>Setback</source>
        <translation>Khoảng lùi</translation>
    </message>
    <message>
        <source>No street of the data faces the plot; Table 2.7 goes by the street&apos;s width.</source>
        <translation>Chưa có dữ liệu về đường giáp lô đất; Bảng 2.7 tính theo lộ giới của đường.</translation>
    </message>
    <message>
        <source>Setback from %1 (%2)</source>
        <translation>Khoảng lùi so với %1 (%2)</translation>
    </message>
    <message>
        <source>In an existing area the building line would count instead (clause 2.7.5); whether this is one is not in the data.</source>
        <translation>Trong khu vực hiện hữu thì tính theo chỉ giới xây dựng (điểm 2.7.5); chưa có dữ liệu để xác định đây có phải khu vực hiện hữu hay không.</translation>
    </message>
    <message>
        <source>Building line on %1 (%2)</source>
        <translation>Chỉ giới xây dựng trên %1 (%2)</translation>
    </message>
    <message>
        <source>The building stands %1 behind the building line.</source>
        <translation>Công trình nằm sau chỉ giới xây dựng %1.</translation>
    </message>
    <message>
        <source>The building reaches %1 beyond the building line.</source>
        <translation>Công trình vượt chỉ giới xây dựng %1.</translation>
    </message>
    <message>
        <source>Beyond the building line by %1</source>
        <translation>Vượt chỉ giới xây dựng %1</translation>
    </message>
    <message>
        <source>%1 is below area level (%2): its setback is set by the detailed plan or urban design. Neither a plan nor a building line is in the data; ask for the planning information of the plot.</source>
        <translation>%1 dưới cấp khu vực (%2): khoảng lùi theo quy hoạch chi tiết hoặc thiết kế đô thị. Dữ liệu không có đồ án lẫn chỉ giới xây dựng; hãy đề nghị cung cấp thông tin quy hoạch của lô đất.</translation>
    </message>
    <message>
        <source>%1 is below area level (%2): its setback is set by the detailed plan (%3), whose building line is not in the data.</source>
        <translation>%1 dưới cấp khu vực (%2): khoảng lùi theo quy hoạch chi tiết (%3), mà dữ liệu không có chỉ giới xây dựng của đồ án.</translation>
    </message>
    <message>
        <source>%1 is below area level (%2), where Table 2.7 does not bind, and no detailed plan sets a setback here: the building may stand on the red line. It stands %3 behind it.</source>
        <translation>%1 dưới cấp khu vực (%2), bảng 2.7 không bắt buộc, và không có quy hoạch chi tiết nào định khoảng lùi ở đây: công trình được xây sát chỉ giới đường đỏ. Hiện lùi %3.</translation>
    </message>
    <message>
        <source>Where the red line of %1 runs is not in the data: neither the line nor the right-of-way width, so that the setback cannot be measured.</source>
        <translation>Dữ liệu không có chỉ giới đường đỏ của %1: không có đường vẽ, cũng không có lộ giới, nên không đo được khoảng lùi.</translation>
    </message>
    <message>
        <source>The difference is within the accuracy of the data (±%1): survey the red line and the ground level first.</source>
        <translation>Chênh lệch nằm trong sai số của dữ liệu (±%1): cần đo đạc chỉ giới đường đỏ và cốt nền trước khi kết luận.</translation>
    </message>
    <message>
        <source>In this existing area a detailed plan or urban design may set less (clause 2.7.5); none is in the data.</source>
        <translation>Trong khu vực hiện hữu này, quy hoạch chi tiết hoặc thiết kế đô thị có thể định ít hơn (khoản 2.7.5); dữ liệu của thành phố chưa ghi mức này.</translation>
    </message>
    <message>
        <source>Table 2.7 binds on streets of area level and above only; the class of %1 is not in the data.</source>
        <translation>Bảng 2.7 chỉ bắt buộc đối với đường từ cấp khu vực trở lên; chưa có dữ liệu về cấp của %1.</translation>
    </message>
    <message>
        <source>Setback %1</source>
        <translation>Lùi %1</translation>
    </message>
    <message>
        <source>Setback %1 · at least %2</source>
        <translation>Lùi %1 · cần ≥ %2</translation>
    </message>
    <message>
        <source>%1 behind the red line of %2, which is %3. %4</source>
        <translation>Công trình lùi %1 so với chỉ giới đường đỏ của %2 (%3). %4</translation>
    </message>
    <message>
        <source>For a height of %1 at least %2 is required.</source>
        <translation>Với chiều cao %1, khoảng lùi tối thiểu là %2.</translation>
    </message>
    <message>
        <source>Stands behind it</source>
        <translation>Khoảng lùi so với chỉ giới</translation>
    </message>
    <message>
        <source>For a height of %1 between %2 and %3 is required, as the width or the height is not exactly known.</source>
        <translation>Với chiều cao %1, khoảng lùi tối thiểu là %2 đến %3, do lộ giới hoặc chiều cao chưa được xác định chính xác.</translation>
    </message>
</context>
<context>
    <name>dothi::SmallestChange</name>
    <message>
        <source>Take back what lies beyond the plot: %1 at the deepest, %2 of footprint.</source>
        <translation>Đưa phần vượt ranh thửa vào trong: sâu nhất %1, %2 diện tích xây dựng.</translation>
    </message>
    <message>
        <source>Move back behind the red line: by %1 at the deepest, %2 of footprint.</source>
        <translation>Lùi vào sau chỉ giới đường đỏ: sâu nhất %1, %2 diện tích xây dựng.</translation>
    </message>
    <message>
        <source>Move the front back by %1 (%2 of footprint).</source>
        <translation>Lùi mặt trước vào %1 (giảm %2 diện tích xây dựng).</translation>
    </message>
    <message>
        <source>Or lower it by %1, to less than %2.</source>
        <translation>Hoặc giảm chiều cao %1, còn dưới %2.</translation>
    </message>
    <message>
        <source>Lower the building by %1.</source>
        <translation>Giảm chiều cao công trình %1.</translation>
    </message>
    <message numerus="yes">
        <source>Take away the %n topmost storey(s).</source>
        <translation>
            <numerusform>Bỏ %n tầng trên cùng.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Add %n storey(s), as the zone asks for at least so many.</source>
        <translation>
            <numerusform>Thêm %n tầng, vì ô quy hoạch yêu cầu tối thiểu như vậy.</numerusform>
        </translation>
    </message>
    <message>
        <source>Reduce the footprint by %1.</source>
        <translation>Giảm diện tích xây dựng %1.</translation>
    </message>
    <message>
        <source>Reduce the floor area by %1.</source>
        <translation>Giảm diện tích sàn %1.</translation>
    </message>
    <message>
        <source>The neighbour&apos;s wall is known to ±%1 only: survey the distance.</source>
        <translation>Vị trí tường công trình lân cận chỉ chính xác đến ±%1: cần đo đạc khoảng cách.</translation>
    </message>
    <message>
        <source>Move the facing wall of the proposed building back by %1.</source>
        <translation>Lùi tường đối diện của công trình đề nghị vào thêm %1.</translation>
    </message>
    <message>
        <source>Every part of the building, basements too, has to stay within the plot.</source>
        <translation>Mọi phần công trình, kể cả tầng hầm, phải nằm trong ranh đất.</translation>
    </message>
    <message>
        <source>No part of the building, basements included, may reach beyond the red line.</source>
        <translation>Không phần nào của công trình, kể cả tầng hầm, được vượt chỉ giới đường đỏ.</translation>
    </message>
    <message>
        <source>Below that height the table asks for no more than the setback that is there.</source>
        <translation>Thấp hơn chiều cao đó, bảng chỉ yêu cầu khoảng lùi không quá mức hiện có của phương án.</translation>
    </message>
    <message>
        <source>The setback is measured at the parts above ground; basements are not asked for it.</source>
        <translation>Khoảng lùi đo ở phần nổi; tầng hầm không tính.</translation>
    </message>
    <message>
        <source>The distance is measured between parts above ground; basements are not asked for it.</source>
        <translation>Khoảng cách đo giữa các phần nổi; tầng hầm không tính.</translation>
    </message>
    <message>
        <source>The height counts from the ground level to the highest point; basements do not count.</source>
        <translation>Chiều cao tính từ cốt nền đến điểm cao nhất; tầng hầm không tính.</translation>
    </message>
    <message>
        <source>Only storeys above ground are counted; basements are not.</source>
        <translation>Chỉ tính các tầng nổi; tầng hầm không tính.</translation>
    </message>
    <message>
        <source>What covers the ground is counted, whatever its height; basements are not.</source>
        <translation>Mật độ tính phần công trình nổi che phủ mặt đất, không kể cao thấp; tầng hầm không tính.</translation>
    </message>
    <message>
        <source>A lower building has less floor area, but the table allows it a smaller ratio too.</source>
        <translation>Nhà thấp hơn thì bớt diện tích sàn, nhưng bảng cũng cho hệ số nhỏ hơn.</translation>
    </message>
    <message>
        <source>The floors of basements are counted too, all but parking and technical rooms.</source>
        <translation>Sàn tầng hầm cũng tính vào hệ số, trừ chỗ đỗ xe và phòng kỹ thuật.</translation>
    </message>
    <message>
        <source>All floors are counted, all but parking and technical rooms.</source>
        <translation>Mọi diện tích sàn đều tính vào hệ số, trừ chỗ đỗ xe và phòng kỹ thuật.</translation>
    </message>
    <message numerus="yes">
        <source>Or take away the %n topmost storey(s).</source>
        <translation>
            <numerusform>Hoặc bỏ %n tầng trên cùng.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Or leave out %n basement storey(s), the lowest first.</source>
        <translation>
            <numerusform>Hoặc bỏ %n tầng hầm, từ tầng dưới cùng.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>dothi::SolidErrors</name>
    <message>
        <source>ring with too few points</source>
        <translation>vòng có quá ít điểm</translation>
    </message>
    <message>
        <source>the same point twice in a row</source>
        <translation>hai điểm liền nhau trùng nhau</translation>
    </message>
    <message>
        <source>ring that is not closed</source>
        <translation>vòng không khép kín</translation>
    </message>
    <message>
        <source>ring that crosses itself</source>
        <translation>vòng tự cắt</translation>
    </message>
    <message>
        <source>rings of a face that cross each other</source>
        <translation>các vòng của một mặt cắt nhau</translation>
    </message>
    <message>
        <source>the same ring twice</source>
        <translation>vòng lặp lại</translation>
    </message>
    <message>
        <source>face that is not flat</source>
        <translation>mặt không phẳng</translation>
    </message>
    <message>
        <source>folded face</source>
        <translation>mặt bị gấp</translation>
    </message>
    <message>
        <source>face that falls apart</source>
        <translation>mặt bị tách rời</translation>
    </message>
    <message>
        <source>hole outside of its face</source>
        <translation>lỗ nằm ngoài mặt</translation>
    </message>
    <message>
        <source>hole inside of a hole</source>
        <translation>lỗ nằm trong lỗ</translation>
    </message>
    <message>
        <source>hole that runs the same way round as its face</source>
        <translation>lỗ cùng chiều với mặt</translation>
    </message>
    <message>
        <source>shell of too few faces</source>
        <translation>vỏ có quá ít mặt</translation>
    </message>
    <message>
        <source>shell that is not closed</source>
        <translation>vỏ không kín</translation>
    </message>
    <message>
        <source>faces that do not join as a surface</source>
        <translation>các mặt không ghép thành một bề mặt</translation>
    </message>
    <message>
        <source>shell of several pieces</source>
        <translation>vỏ gồm nhiều mảnh rời</translation>
    </message>
    <message>
        <source>shell that crosses itself</source>
        <translation>vỏ tự cắt</translation>
    </message>
    <message>
        <source>face that looks inwards</source>
        <translation>mặt quay vào trong</translation>
    </message>
    <message>
        <source>shells that cross each other</source>
        <translation>các vỏ cắt nhau</translation>
    </message>
    <message>
        <source>the same shell twice</source>
        <translation>vỏ lặp lại</translation>
    </message>
    <message>
        <source>inner shell outside of its solid</source>
        <translation>vỏ trong nằm ngoài khối</translation>
    </message>
    <message>
        <source>solid that falls apart</source>
        <translation>khối bị tách rời</translation>
    </message>
    <message>
        <source>shell that is inside out</source>
        <translation>vỏ bị lộn ngược</translation>
    </message>
    <message>
        <source>solids that overlap</source>
        <translation>các khối chồng lên nhau</translation>
    </message>
    <message>
        <source>the same solid twice</source>
        <translation>khối lặp lại</translation>
    </message>
    <message>
        <source>solids that do not touch</source>
        <translation>các khối không chạm nhau</translation>
    </message>
    <message>
        <source>parts of the building that overlap</source>
        <translation>các phần của công trình chồng lên nhau</translation>
    </message>
    <message>
        <source>nothing in it</source>
        <translation>không có hình học</translation>
    </message>
</context>
<context>
    <name>dothi::SolidRepair</name>
    <message numerus="yes">
        <source>%n ring(s) closed.</source>
        <translation>
            <numerusform>Đã khép %n vòng.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n vertex(es) made one with others close by.</source>
        <translation>
            <numerusform>Đã nhập %n đỉnh vào đỉnh ở sát bên.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n point(s) given twice in a row dropped.</source>
        <translation>
            <numerusform>Đã bỏ %n điểm lặp liền nhau.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n ring(s) or polygon(s) without area dropped.</source>
        <translation>
            <numerusform>Đã bỏ %n vòng hoặc đa giác không có diện tích.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n polygon(s) given twice dropped.</source>
        <translation>
            <numerusform>Đã bỏ %n đa giác bị trùng.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hole(s) turned round.</source>
        <translation>
            <numerusform>Đã đảo chiều %n lỗ.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n polygon(s) turned round.</source>
        <translation>
            <numerusform>Đã đảo chiều %n đa giác.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hole(s) of a shell closed with a polygon.</source>
        <translation>
            <numerusform>Đã lấp %n lỗ hổng của vỏ khối bằng đa giác.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>dothi::SolidValidation</name>
    <message>
        <source>Two rings of the polygon are the same.</source>
        <translation>Hai vòng của đa giác trùng nhau.</translation>
    </message>
    <message>
        <source>The rings cut the interior of the polygon into pieces.</source>
        <translation>Các vòng chia phần trong của đa giác thành nhiều mảnh.</translation>
    </message>
    <message>
        <source>A hole lies outside the polygon&apos;s outer ring.</source>
        <translation>Một lỗ nằm ngoài vòng ngoài của đa giác.</translation>
    </message>
    <message>
        <source>A hole lies inside another hole.</source>
        <translation>Một lỗ nằm trong một lỗ khác.</translation>
    </message>
    <message>
        <source>A hole runs the same way round as the outer ring.</source>
        <translation>Một lỗ có cùng chiều với vòng ngoài.</translation>
    </message>
    <message>
        <source>Rings of the polygon intersect.</source>
        <translation>Các vòng của đa giác cắt nhau.</translation>
    </message>
    <message>
        <source>The polygon has no ring.</source>
        <translation>Đa giác không có vòng nào.</translation>
    </message>
    <message numerus="yes">
        <source>A ring has %n point(s); it needs three.</source>
        <translation>
            <numerusform>Một vòng chỉ có %n điểm; cần ba điểm.</numerusform>
        </translation>
    </message>
    <message>
        <source>A ring has the same point twice in a row.</source>
        <translation>Một vòng có một điểm lặp lại liền nhau.</translation>
    </message>
    <message>
        <source>A ring does not end where it begins.</source>
        <translation>Một vòng không kết thúc tại điểm đầu.</translation>
    </message>
    <message>
        <source>The polygon is not flat: a vertex lies %1 m off its plane (allowed: %2 m).</source>
        <translation>Đa giác không phẳng: một đỉnh cách mặt phẳng của nó %1 m (cho phép %2 m).</translation>
    </message>
    <message>
        <source>A ring intersects itself.</source>
        <translation>Một vòng tự cắt.</translation>
    </message>
    <message>
        <source>A ring is collapsed to a line.</source>
        <translation>Một vòng bị dẹt thành đường thẳng.</translation>
    </message>
    <message>
        <source>The polygon is folded: its parts differ in direction by %1° (allowed: %2°).</source>
        <translation>Đa giác bị gấp: hướng của các phần lệch nhau %1° (cho phép %2°).</translation>
    </message>
    <message numerus="yes">
        <source>The shell has %n polygon(s); the simplest solid has four.</source>
        <translation>
            <numerusform>Vỏ khối có %n đa giác; khối đơn giản nhất có bốn.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n polygons meet at one edge; two may.</source>
        <translation>
            <numerusform>%n đa giác gặp nhau tại một cạnh; chỉ được hai.</numerusform>
        </translation>
    </message>
    <message>
        <source>The polygons around a vertex do not form one fan: parts touch in a point only.</source>
        <translation>Các đa giác quanh một đỉnh không nối thành một dải: các phần chỉ chạm nhau tại một điểm.</translation>
    </message>
    <message>
        <source>An edge of other polygons runs through the inside of a polygon.</source>
        <translation>Một cạnh của đa giác khác chạy qua phần trong của một đa giác.</translation>
    </message>
    <message>
        <source>Neighbours of a polygon are oriented so that it fits neither way round.</source>
        <translation>Các đa giác kề có chiều khiến một đa giác không khớp theo chiều nào.</translation>
    </message>
    <message>
        <source>The polygon is turned the wrong way round: its outside shows inwards.</source>
        <translation>Đa giác bị ngược chiều: mặt ngoài quay vào trong.</translation>
    </message>
    <message>
        <source>Polygons are not connected to the others of the shell.</source>
        <translation>Có đa giác không nối với các đa giác khác của vỏ khối.</translation>
    </message>
    <message>
        <source>The shell has a hole: only one polygon meets an edge.</source>
        <translation>Vỏ khối bị hở: một cạnh chỉ có một đa giác.</translation>
    </message>
    <message>
        <source>Polygons of the shell intersect or touch besides their common edges.</source>
        <translation>Các đa giác của vỏ khối cắt hoặc chạm nhau ngoài các cạnh chung.</translation>
    </message>
    <message>
        <source>The outer shell is turned inside out.</source>
        <translation>Vỏ ngoài bị lộn trái.</translation>
    </message>
    <message>
        <source>An inner shell is turned inside out: its polygons must face the cavity.</source>
        <translation>Một vỏ trong bị lộn trái: các đa giác của nó phải quay vào khoảng rỗng.</translation>
    </message>
    <message>
        <source>Inner shells cut the interior of the solid into pieces.</source>
        <translation>Các vỏ trong chia phần đặc của khối thành nhiều mảnh.</translation>
    </message>
    <message>
        <source>Two shells of the solid are the same.</source>
        <translation>Hai vỏ của khối trùng nhau.</translation>
    </message>
    <message>
        <source>Two shells of the solid share a part of a face.</source>
        <translation>Hai vỏ của khối có chung một phần mặt.</translation>
    </message>
    <message>
        <source>Two shells of the solid intersect.</source>
        <translation>Hai vỏ của khối cắt nhau.</translation>
    </message>
    <message>
        <source>An inner shell lies outside the outer shell.</source>
        <translation>Một vỏ trong nằm ngoài vỏ ngoài.</translation>
    </message>
    <message>
        <source>Two solids of the composite are the same.</source>
        <translation>Hai khối của tổ hợp trùng nhau.</translation>
    </message>
    <message>
        <source>The interiors of two solids of the composite overlap.</source>
        <translation>Phần trong của hai khối thuộc tổ hợp chồng lên nhau.</translation>
    </message>
    <message>
        <source>A solid of the composite shares no face with the others.</source>
        <translation>Một khối của tổ hợp không có mặt chung với các khối khác.</translation>
    </message>
    <message>
        <source>The model names vertices or faces that are not there.</source>
        <translation>Mô hình nhắc đến đỉnh hoặc mặt không có.</translation>
    </message>
    <message>
        <source>The model has no polygons.</source>
        <translation>Mô hình không có đa giác nào.</translation>
    </message>
    <message>
        <source>A part of the building is not valid for itself.</source>
        <translation>Một phần của công trình tự nó không hợp lệ.</translation>
    </message>
    <message>
        <source>Two parts of the building overlap.</source>
        <translation>Hai phần của công trình chồng lên nhau.</translation>
    </message>
</context>
<context>
    <name>dothi::SpacingCheck</name>
    <message>
        <source>%1 between the rows; at least %2 between their backs.</source>
        <translation>%1 giữa các dãy; cần ít nhất %2 giữa hai mặt sau.</translation>
    </message>
    <message numerus="yes">
        <source>This is the tightest of %n neighbouring building(s).</source>
        <translation>
            <numerusform>Đây là khoảng hẹp nhất trong %n công trình lân cận.</numerusform>
        </translation>
    </message>
    <message>
        <source>Distance %1 · at least %2</source>
        <translation>Khoảng cách %1 · cần ≥ %2</translation>
    </message>
    <message>
        <source>Distance between %1 and %2</source>
        <translation>Khoảng cách giữa %1 và %2</translation>
    </message>
    <message>
        <source>sides of about equal length</source>
        <translation>các cạnh gần bằng nhau</translation>
    </message>
    <message>
        <source>long sides</source>
        <translation>cạnh dài</translation>
    </message>
    <message>
        <source>a gable</source>
        <translation>đầu hồi</translation>
    </message>
    <message>
        <source>%1 between %2 and %3; at least %4 for %5, the taller being %6 high.</source>
        <translation>%1 giữa %2 và %3; cần ít nhất %4 đối với %5, khối cao hơn là %6.</translation>
    </message>
    <message>
        <source>%1 between %2 and %3; between %4 and %5 is required.</source>
        <translation>%1 giữa %2 và %3; cần từ %4 đến %5.</translation>
    </message>
    <message>
        <source>The height of %1 is not in the data.</source>
        <translation>Chưa có dữ liệu về chiều cao của %1.</translation>
    </message>
    <message>
        <source>No street tells which side is the long one.</source>
        <translation>Chưa có dữ liệu về đường để xác định cạnh nào là cạnh dài.</translation>
    </message>
    <message>
        <source>The distance is known to ±%1 only: survey it first.</source>
        <translation>Khoảng cách chỉ chính xác đến ±%1: cần đo đạc trước khi kết luận.</translation>
    </message>
    <message>
        <source>In this existing area a detailed plan or urban design may set less (clause 2.7.6); none is in the data.</source>
        <translation>Trong khu vực hiện hữu này, quy hoạch chi tiết hoặc thiết kế đô thị có thể định ít hơn (khoản 2.7.6); dữ liệu của thành phố chưa ghi mức này.</translation>
    </message>
</context>
<context>
    <name>dothi::SpatialBlob</name>
    <message>
        <source>The bytes are not a geometry.</source>
        <translation>Các byte này không phải hình học.</translation>
    </message>
    <message>
        <source>The geometry is cut short.</source>
        <translation>Hình học bị cắt cụt.</translation>
    </message>
    <message>
        <source>The geometry is followed by bytes that do not belong to it.</source>
        <translation>Sau hình học có các byte không thuộc về nó.</translation>
    </message>
    <message>
        <source>The geometry is of an unknown kind.</source>
        <translation>Hình học thuộc loại không biết.</translation>
    </message>
    <message>
        <source>The geometry is a collection; a layer holds one kind only.</source>
        <translation>Hình học là tập hợp; một lớp chỉ chứa một loại.</translation>
    </message>
    <message>
        <source>A part of the geometry is of another kind than the whole.</source>
        <translation>Một phần của hình học thuộc loại khác với toàn bộ.</translation>
    </message>
    <message>
        <source>A coordinate of the geometry is not a number.</source>
        <translation>Một toạ độ của hình học không phải là số.</translation>
    </message>
    <message>
        <source>A line of the geometry has fewer than two positions.</source>
        <translation>Một đường của hình học có ít hơn hai điểm.</translation>
    </message>
    <message>
        <source>A ring of the geometry has fewer than four positions.</source>
        <translation>Một vòng của hình học có ít hơn bốn điểm.</translation>
    </message>
    <message>
        <source>A ring of the geometry is not closed.</source>
        <translation>Một vòng của hình học không khép kín.</translation>
    </message>
    <message>
        <source>The geometry has no positions.</source>
        <translation>Hình học không có điểm nào.</translation>
    </message>
</context>
<context>
    <name>dothi::Sqlite</name>
    <message>
        <source>The file is not a DoThi city.</source>
        <translation>Tệp không phải thành phố của DoThi.</translation>
    </message>
    <message>
        <source>Choose a file made by DoThi (*.dothi).</source>
        <translation>Hãy chọn tệp do DoThi tạo (*.dothi).</translation>
    </message>
    <message>
        <source>The city file is damaged or cut short.</source>
        <translation>Tệp thành phố bị hỏng hoặc bị cắt cụt.</translation>
    </message>
    <message>
        <source>Take a copy from your backup; the file was not changed.</source>
        <translation>Hãy lấy bản sao lưu; tệp không bị thay đổi.</translation>
    </message>
    <message>
        <source>The city file is locked by another program.</source>
        <translation>Tệp thành phố đang bị chương trình khác khoá.</translation>
    </message>
    <message>
        <source>Wait until it has finished writing, then try again.</source>
        <translation>Hãy đợi nó ghi xong rồi thử lại.</translation>
    </message>
    <message>
        <source>The city file cannot be written: it, or its folder, is read-only.</source>
        <translation>Không ghi được tệp thành phố: tệp hoặc thư mục chỉ cho đọc.</translation>
    </message>
    <message>
        <source>Copy it to a folder of your own, or ask for the right to write.</source>
        <translation>Hãy chép sang thư mục của bạn, hoặc xin quyền ghi.</translation>
    </message>
    <message>
        <source>The disk is full.</source>
        <translation>Đĩa đầy.</translation>
    </message>
    <message>
        <source>Free some space and try again; the city file is as it was before.</source>
        <translation>Hãy dọn chỗ trống rồi thử lại; tệp thành phố vẫn như trước.</translation>
    </message>
    <message>
        <source>The city file, or its journal beside it, cannot be opened.</source>
        <translation>Không mở được tệp thành phố, hoặc nhật ký bên cạnh nó.</translation>
    </message>
    <message>
        <source>Check your rights to the file and its folder.</source>
        <translation>Hãy kiểm tra quyền của bạn với tệp và thư mục.</translation>
    </message>
    <message>
        <source>The disk or the network share failed.</source>
        <translation>Đĩa hoặc thư mục mạng gặp lỗi.</translation>
    </message>
    <message>
        <source>Check the free space and the connection, then try again; what was confirmed is kept.</source>
        <translation>Hãy kiểm tra chỗ trống và kết nối rồi thử lại; những gì đã xác nhận vẫn được giữ.</translation>
    </message>
    <message>
        <source>Not enough memory.</source>
        <translation>Không đủ bộ nhớ.</translation>
    </message>
    <message>
        <source>A value in the city file is larger than any may be.</source>
        <translation>Một giá trị trong tệp thành phố lớn hơn mức cho phép.</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Đã huỷ</translation>
    </message>
    <message>
        <source>The city file cannot be used as asked.</source>
        <translation>Không dùng được tệp thành phố theo yêu cầu.</translation>
    </message>
</context>
<context>
    <name>dothi::StepFile</name>
    <message>
        <source>The file is larger than such a file may be (1 GB).</source>
        <translation>Tệp lớn hơn mức cho phép (1 GB).</translation>
    </message>
    <message>
        <source>Save the building in parts, from the program it comes from.</source>
        <translation>Hãy lưu công trình thành nhiều phần từ phần mềm đã tạo ra nó.</translation>
    </message>
    <message>
        <source>Line %1: %2</source>
        <translation>Dòng %1: %2</translation>
    </message>
    <message>
        <source>Write the file again with the program it comes from.</source>
        <translation>Hãy ghi lại tệp bằng phần mềm đã tạo ra nó.</translation>
    </message>
    <message>
        <source>The file does not begin with ISO-10303-21.</source>
        <translation>Tệp không bắt đầu bằng ISO-10303-21.</translation>
    </message>
    <message>
        <source>Save the building as IFC2x3 (.ifc).</source>
        <translation>Hãy lưu công trình ở dạng IFC2x3 (.ifc).</translation>
    </message>
    <message>
        <source>the header is missing.</source>
        <translation>thiếu phần đầu.</translation>
    </message>
    <message>
        <source>the header cannot be read.</source>
        <translation>không đọc được phần đầu.</translation>
    </message>
    <message>
        <source>the file is damaged or cut short.</source>
        <translation>tệp bị hỏng hoặc bị cắt cụt.</translation>
    </message>
    <message>
        <source>Reading the model</source>
        <translation>Đang đọc mô hình</translation>
    </message>
    <message>
        <source>the file has more parts than such a file may have.</source>
        <translation>tệp có nhiều phần hơn mức cho phép.</translation>
    </message>
    <message>
        <source>the values of #%1 cannot be read.</source>
        <translation>không đọc được giá trị của #%1.</translation>
    </message>
    <message>
        <source>#%1 is there twice.</source>
        <translation>#%1 xuất hiện hai lần.</translation>
    </message>
</context>
<context>
    <name>dothi::Store</name>
    <message>
        <source>There is no layer “%1”.</source>
        <translation>Không có lớp “%1”.</translation>
    </message>
    <message>
        <source>The layer has no such field.</source>
        <translation>Lớp không có trường như vậy.</translation>
    </message>
    <message>
        <source>“%1” is not a number.</source>
        <translation>“%1” không phải là số.</translation>
    </message>
    <message>
        <source>The city names a raster outside its folder; it is left out.</source>
        <translation>Thành phố chỉ tới một raster ngoài thư mục của nó; bỏ qua.</translation>
    </message>
    <message>
        <source>The city has no raster “%1”.</source>
        <translation>Thành phố không có raster “%1”.</translation>
    </message>
    <message>
        <source>The city names a raster outside its folder.</source>
        <translation>Thành phố chỉ tới một raster ngoài thư mục của nó.</translation>
    </message>
    <message>
        <source>The raster “%1” is missing beside the city file.</source>
        <translation>Thiếu raster “%1” bên cạnh tệp thành phố.</translation>
    </message>
    <message>
        <source>Copy it there together with the city.</source>
        <translation>Hãy chép nó tới đó cùng với tệp thành phố.</translation>
    </message>
    <message>
        <source>There is no document “%1” of the kind “%2”.</source>
        <translation>Không có tài liệu “%1” thuộc loại “%2”.</translation>
    </message>
    <message>
        <source>The document “%1” in the city is damaged.</source>
        <translation>Tài liệu “%1” trong thành phố bị hỏng.</translation>
    </message>
</context>
<context>
    <name>dothi::StoreWriter</name>
    <message>
        <source>“%1” is not a usable name.</source>
        <translation>“%1” không phải tên dùng được.</translation>
    </message>
    <message>
        <source>The city is open for reading only.</source>
        <translation>Thành phố đang mở ở chế độ chỉ đọc.</translation>
    </message>
    <message>
        <source>Open it again for writing, or copy it to a folder of your own.</source>
        <translation>Hãy mở lại để ghi, hoặc chép sang thư mục của bạn.</translation>
    </message>
    <message>
        <source>Another change to the city is still going on.</source>
        <translation>Một thay đổi khác đối với thành phố còn đang diễn ra.</translation>
    </message>
    <message>
        <source>Wait until it has ended, then try again.</source>
        <translation>Hãy đợi nó kết thúc rồi thử lại.</translation>
    </message>
    <message>
        <source>The change has been confirmed already.</source>
        <translation>Thay đổi đã được xác nhận rồi.</translation>
    </message>
    <message>
        <source>There is no layer “%1”.</source>
        <translation>Không có lớp “%1”.</translation>
    </message>
    <message>
        <source>The feature does not fit the layer.</source>
        <translation>Đối tượng không hợp với lớp.</translation>
    </message>
    <message>
        <source>The feature number %1 is out of range.</source>
        <translation>Số đối tượng %1 nằm ngoài khoảng cho phép.</translation>
    </message>
    <message>
        <source>no. %1 of those added</source>
        <translation>thứ %1 trong số vừa thêm</translation>
    </message>
    <message>
        <source>The layer already holds a feature of this number.</source>
        <translation>Lớp đã có đối tượng mang số này.</translation>
    </message>
    <message>
        <source>The layer holds no feature of this number.</source>
        <translation>Lớp không có đối tượng mang số này.</translation>
    </message>
    <message>
        <source>A raster must lie beside the city file or in a folder below it.</source>
        <translation>Raster phải nằm cạnh tệp thành phố hoặc trong thư mục con.</translation>
    </message>
    <message>
        <source>The profile of a city is fixed when it is created.</source>
        <translation>Cấu hình của thành phố cố định từ khi tạo.</translation>
    </message>
    <message>
        <source>The document “%1” is not JSON, or too large.</source>
        <translation>Tài liệu “%1” không phải JSON, hoặc quá lớn.</translation>
    </message>
    <message>
        <source>There is no document “%1” of the kind “%2”.</source>
        <translation>Không có tài liệu “%1” thuộc loại “%2”.</translation>
    </message>
</context>
<context>
    <name>dothi::StyleRender</name>
    <message>
        <source>The file with the styles cannot be read.</source>
        <translation>Không đọc được tệp cách tô màu.</translation>
    </message>
    <message>
        <source>This file holds no styles.</source>
        <translation>Tệp này không có cách tô màu.</translation>
    </message>
    <message>
        <source>It holds {&quot;styles&quot;: [{&quot;layer&quot;: …, &quot;attribute&quot;: …}]}.</source>
        <translation>Tệp gồm {&quot;styles&quot;: [{&quot;layer&quot;: …, &quot;attribute&quot;: …}]}.</translation>
    </message>
</context>
<context>
    <name>dothi::Sun</name>
    <message>
        <source>The sun cannot be placed: this is no time.</source>
        <translation>Không xác định được vị trí mặt trời: đây không phải là thời điểm.</translation>
    </message>
    <message>
        <source>The sun cannot be placed: this is no place on Earth.</source>
        <translation>Không xác định được vị trí mặt trời: đây không phải là nơi nào trên Trái Đất.</translation>
    </message>
</context>
<context>
    <name>dothi::SurfaceModel</name>
    <message>
        <source>A surface model is a raster of heights in metres (GeoTIFF, ASCII grid), in a known place.</source>
        <translation>Mô hình bề mặt là raster độ cao tính bằng mét (GeoTIFF, lưới ASCII), có vị trí rõ ràng.</translation>
    </message>
    <message>
        <source>The raster is empty.</source>
        <translation>Raster rỗng.</translation>
    </message>
    <message>
        <source>The raster does not say where it lies.</source>
        <translation>Raster không cho biết nó nằm ở đâu.</translation>
    </message>
    <message>
        <source>The raster is a picture, not a grid of heights.</source>
        <translation>Raster là ảnh, không phải lưới độ cao.</translation>
    </message>
    <message>
        <source>The raster is stored in one piece of %1 million cells, which does not fit into memory.</source>
        <translation>Raster được lưu thành một khối %1 triệu ô, không vừa bộ nhớ.</translation>
    </message>
    <message>
        <source>Store it in tiles: gdal_translate -co TILED=YES.</source>
        <translation>Hãy lưu theo ô: gdal_translate -co TILED=YES.</translation>
    </message>
    <message>
        <source>While placing the surface model</source>
        <translation>Khi đặt mô hình bề mặt</translation>
    </message>
    <message>
        <source>Its cells are %1 m wide.</source>
        <translation>Các ô của nó rộng %1 m.</translation>
    </message>
    <message>
        <source>The file is not a raster.</source>
        <translation>Tệp này không phải raster.</translation>
    </message>
    <message>
        <source>The raster does not state its coordinate system.</source>
        <translation>Raster không ghi hệ toạ độ.</translation>
    </message>
    <message>
        <source>Name it: --source-crs EPSG:n.</source>
        <translation>Hãy nêu rõ: --source-crs EPSG:n.</translation>
    </message>
    <message>
        <source>The raster is damaged: a part of it cannot be read.</source>
        <translation>Raster bị hỏng: có phần không đọc được.</translation>
    </message>
    <message>
        <source>The file has fewer cells than it says.</source>
        <translation>Tệp có ít ô hơn số ô nó khai.</translation>
    </message>
    <message>
        <source>The raster is a text of %1 lines, which cannot be read in parts.</source>
        <translation>Ảnh độ cao là tệp văn bản %1 dòng, không đọc từng phần được.</translation>
    </message>
</context>
<context>
    <name>dothi::Surroundings</name>
    <message>
        <source>The proposal&apos;s parcel is not in the city.</source>
        <translation>Thành phố không có thửa đất của phương án.</translation>
    </message>
    <message>
        <source>Correct its id, or give the plot as a polygon (“plot”).</source>
        <translation>Hãy sửa mã thửa, hoặc cho lô đất dạng vùng (“plot”).</translation>
    </message>
    <message>
        <source>The geometry of the proposal&apos;s parcel is not valid.</source>
        <translation>Hình học thửa đất của phương án không hợp lệ.</translation>
    </message>
    <message>
        <source>Parcel %1, sheet %2</source>
        <translation>Thửa %1, tờ %2</translation>
    </message>
    <message>
        <source>The plot drawn in the proposal differs from the parcel by %1; the parcel counts.</source>
        <translation>Lô đất vẽ trong phương án lệch thửa đất %1; tính theo thửa đất.</translation>
    </message>
    <message>
        <source>The planning zone %1 has an invalid geometry and was not used.</source>
        <translation>Ô quy hoạch %1 có hình học không hợp lệ nên không dùng.</translation>
    </message>
    <message>
        <source>The building %1 has an invalid geometry and was not used.</source>
        <translation>Công trình %1 có hình học không hợp lệ nên không dùng.</translation>
    </message>
    <message>
        <source>building %1</source>
        <translation>công trình %1</translation>
    </message>
    <message numerus="yes">
        <source>%n building(s) on the plot were taken as demolished.</source>
        <translation>
            <numerusform>Coi như phá dỡ %n công trình trên lô đất.</numerusform>
        </translation>
    </message>
    <message>
        <source>planning zone, decision not on record</source>
        <translation>ô quy hoạch, không có số quyết định trong hồ sơ</translation>
    </message>
    <message>
        <source>zone %1</source>
        <translation>ô %1</translation>
    </message>
    <message>
        <source>the building at %1</source>
        <translation>công trình tại %1</translation>
    </message>
    <message>
        <source>%1 Street</source>
        <translation>đường %1</translation>
    </message>
    <message>
        <source>the street north of the plot</source>
        <translation>đường phía bắc lô đất</translation>
    </message>
    <message>
        <source>the street north-east of the plot</source>
        <translation>đường phía đông bắc lô đất</translation>
    </message>
    <message>
        <source>the street east of the plot</source>
        <translation>đường phía đông lô đất</translation>
    </message>
    <message>
        <source>the street south-east of the plot</source>
        <translation>đường phía đông nam lô đất</translation>
    </message>
    <message>
        <source>the street south of the plot</source>
        <translation>đường phía nam lô đất</translation>
    </message>
    <message>
        <source>the street south-west of the plot</source>
        <translation>đường phía tây nam lô đất</translation>
    </message>
    <message>
        <source>the street west of the plot</source>
        <translation>đường phía tây lô đất</translation>
    </message>
    <message>
        <source>the street north-west of the plot</source>
        <translation>đường phía tây bắc lô đất</translation>
    </message>
</context>
<context>
    <name>dothi::Task</name>
    <message>
        <source>Cancelled</source>
        <translation>Đã huỷ</translation>
    </message>
    <message>
        <source>A fault inside the program stopped this task.</source>
        <translation>Lỗi bên trong chương trình đã dừng tác vụ này.</translation>
    </message>
</context>
<context>
    <name>dothi::Terrain</name>
    <message>
        <source>While reading the terrain</source>
        <translation>Khi đọc địa hình</translation>
    </message>
</context>
<context>
    <name>dothi::UprightFit</name>
    <message>
        <source>Three points are needed at least.</source>
        <translation>Cần ít nhất ba điểm.</translation>
    </message>
    <message>
        <source>A point has a coordinate that is no number.</source>
        <translation>Một điểm có toạ độ không phải là số.</translation>
    </message>
    <message>
        <source>The points lie on one line.</source>
        <translation>Các điểm nằm trên một đường thẳng.</translation>
    </message>
    <message>
        <source>Choose a third point well to the side of the other two.</source>
        <translation>Chọn điểm thứ ba lệch hẳn sang bên so với hai điểm kia.</translation>
    </message>
    <message>
        <source>The points do not belong together.</source>
        <translation>Các điểm không khớp với nhau.</translation>
    </message>
    <message>
        <source>Check which point of the model goes to which of the map.</source>
        <translation>Kiểm tra lại điểm nào của mô hình ứng với điểm nào trên bản đồ.</translation>
    </message>
</context>
<context>
    <name>dothi::ValidateCommand</name>
    <message numerus="yes">
        <source>Valid: %n geometry(s) checked.</source>
        <translation>
            <numerusform>Hợp lệ: đã kiểm tra %n hình học.</numerusform>
        </translation>
    </message>
    <message>
        <source>Not valid: %1 of %2 geometries, %3 errors.</source>
        <translation>Không hợp lệ: %1 trên %2 hình học, %3 lỗi.</translation>
    </message>
    <message numerus="yes">
        <source>… and %n more, see --json.</source>
        <translation>
            <numerusform>… và %n mục nữa, xem --json.</numerusform>
        </translation>
    </message>
    <message>
        <source>There is no geometry.</source>
        <translation>Không có hình học nào.</translation>
    </message>
    <message>
        <source>Checked</source>
        <translation>Đã kiểm tra</translation>
    </message>
    <message>
        <source>Checking %1</source>
        <translation>Đang kiểm tra %1</translation>
    </message>
    <message>
        <source>The city has no layer of areas or solids of that name.</source>
        <translation>Thành phố không có lớp vùng hay lớp khối nào tên như vậy.</translation>
    </message>
    <message>
        <source>Check geometry</source>
        <translation>Kiểm tra hình học</translation>
    </message>
    <message>
        <source>Finds what is wrong with polygons and solids by ISO 19107, with the codes of val3dity.</source>
        <translation>Tìm lỗi của đa giác và khối đặc theo ISO 19107, với mã lỗi của val3dity.</translation>
    </message>
    <message>
        <source>Model file (.gml, .obj, .off, .poly) or city</source>
        <translation>Tệp mô hình (.gml, .obj, .off, .poly) hoặc thành phố</translation>
    </message>
    <message>
        <source>Only this layer of the city</source>
        <translation>Chỉ lớp này của thành phố</translation>
    </message>
    <message>
        <source>What a file without types (.obj, .off, .poly) holds</source>
        <translation>Tệp không ghi kiểu (.obj, .off, .poly) chứa gì</translation>
    </message>
    <message>
        <source>Vertices closer than this are one, in metres</source>
        <translation>Các đỉnh gần nhau hơn mức này được coi là một, tính bằng mét</translation>
    </message>
    <message>
        <source>How far a vertex may lie off its polygon&apos;s plane, in metres</source>
        <translation>Đỉnh được phép lệch khỏi mặt phẳng của đa giác bao nhiêu mét</translation>
    </message>
    <message>
        <source>How far a polygon may be folded, in degrees</source>
        <translation>Đa giác được phép gấp bao nhiêu độ</translation>
    </message>
    <message>
        <source>How deep solids may overlap, in metres</source>
        <translation>Các khối được phép chồng lên nhau sâu bao nhiêu mét</translation>
    </message>
    <message>
        <source>“layer” is for cities; this file has no layers.</source>
        <translation>“layer” chỉ dùng cho thành phố; tệp này không có lớp.</translation>
    </message>
    <message>
        <source>“%1” must be 0 or more.</source>
        <translation>“%1” phải từ 0 trở lên.</translation>
    </message>
    <message>
        <source>Only these features of it: their numbers, parted by commas</source>
        <translation>Chỉ các đối tượng này của lớp: các số, cách nhau bằng dấu phẩy</translation>
    </message>
    <message>
        <source>“features” needs numbers parted by commas, not “%1”.</source>
        <translation>“features” cần các số cách nhau bằng dấu phẩy, không phải “%1”.</translation>
    </message>
    <message>
        <source>“features” needs a layer.</source>
        <translation>“features” cần tên lớp.</translation>
    </message>
</context>
<context>
    <name>dothi::Verdict</name>
    <message>
        <source>Passes</source>
        <translation>Đạt</translation>
    </message>
    <message>
        <source>Needs a survey</source>
        <translation>Cần đo đạc</translation>
    </message>
    <message>
        <source>Data missing</source>
        <translation>Thiếu dữ liệu</translation>
    </message>
    <message>
        <source>Fails</source>
        <translation>Không đạt</translation>
    </message>
</context>
<context>
    <name>dothi::ZoneCheck</name>
    <message>
        <source>Planning zone</source>
        <translation>Ô quy hoạch</translation>
    </message>
    <message>
        <source>Planning zone of the plot</source>
        <translation>Ô quy hoạch của lô đất</translation>
    </message>
    <message>
        <source>No planning zone of the data covers the plot: its limits of height, density and floor-area ratio are not known. Ask for the planning information of the plot.</source>
        <translation>Chưa có dữ liệu ô quy hoạch tại lô đất nên chưa xác định được chiều cao, mật độ và hệ số sử dụng đất cho phép. Hãy đề nghị cung cấp thông tin quy hoạch của lô đất.</translation>
    </message>
    <message>
        <source>Height by the zone</source>
        <translation>Chiều cao theo ô quy hoạch</translation>
    </message>
    <message>
        <source>Storeys by the zone</source>
        <translation>Số tầng theo ô quy hoạch</translation>
    </message>
    <message>
        <source>Least storeys by the zone</source>
        <translation>Số tầng tối thiểu theo ô quy hoạch</translation>
    </message>
    <message>
        <source>Density by the zone</source>
        <translation>Mật độ theo ô quy hoạch</translation>
    </message>
    <message>
        <source>Floor-area ratio by the zone</source>
        <translation>Hệ số sử dụng đất theo ô quy hoạch</translation>
    </message>
    <message>
        <source>Zone %1 of the plan does not state this limit in the data.</source>
        <translation>Chưa có dữ liệu về chỉ tiêu này của ô quy hoạch %1.</translation>
    </message>
    <message>
        <source>Nothing of the plot remains behind the red lines.</source>
        <translation>Sau các chỉ giới đường đỏ lô đất không còn phần nào.</translation>
    </message>
    <message>
        <source>The plot lies in several zones with limits from %1 to %2; which one holds is to be decided from the plan.</source>
        <translation>Lô đất nằm trong nhiều ô với giới hạn từ %1 đến %2; áp dụng ô nào phải xem đồ án.</translation>
    </message>
    <message>
        <source>The terrain lies %1 below the ground level the height counts from; the planned ground level decides.</source>
        <translation>Địa hình thấp hơn cốt nền dùng để tính chiều cao %1; phải căn cứ cốt nền quy hoạch.</translation>
    </message>
    <message>
        <source>Only %1 of the plot lie in a zone of the data.</source>
        <translation>Chỉ %1 diện tích lô đất có dữ liệu ô quy hoạch.</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>Cao độ</translation>
    </message>
    <message>
        <source>Storeys</source>
        <translation>Số tầng</translation>
    </message>
    <message>
        <source>Density</source>
        <translation>Mật độ</translation>
    </message>
    <message>
        <source>Floor-area ratio</source>
        <translation>Hệ số sử dụng đất</translation>
    </message>
    <message>
        <source>%1 %2; the zone allows at most %3.</source>
        <translation>%1 %2; ô quy hoạch cho phép tối đa %3.</translation>
    </message>
    <message>
        <source>%1 %2; the zone asks for at least %3.</source>
        <translation>%1 %2; ô quy hoạch yêu cầu tối thiểu %3.</translation>
    </message>
    <message>
        <source>%1 %2 · at most %3</source>
        <translation>%1 %2 · tối đa %3</translation>
    </message>
    <message>
        <source>%1 %2 · at least %3</source>
        <translation>%1 %2 · tối thiểu %3</translation>
    </message>
</context>
<context>
    <name>dothi::app::AboutDialog</name>
    <message>
        <source>A city&apos;s shared base map, parcels, buildings and infrastructure in one 3D model, and tools to work on it.</source>
        <translation>Bản đồ nền, thửa đất, công trình và hạ tầng dùng chung của thành phố trong một mô hình 3D, cùng công cụ làm việc trên đó.</translation>
    </message>
    <message>
        <source>Free software under the GNU General Public License, version 3 or later. It comes without any warranty.</source>
        <translation>Phần mềm tự do theo Giấy phép Công cộng GNU, phiên bản 3 trở lên. Không kèm bảo hành nào.</translation>
    </message>
    <message>
        <source>Built on Qt %1, OpenSceneGraph, GDAL, PROJ, GEOS and SpatiaLite.</source>
        <translation>Dựng trên Qt %1, OpenSceneGraph, GDAL, PROJ, GEOS và SpatiaLite.</translation>
    </message>
    <message>
        <source>Drawn by: %1</source>
        <translation>Vẽ bằng: %1</translation>
    </message>
</context>
<context>
    <name>dothi::app::CityOpener</name>
    <message>
        <source>Opening “%1”</source>
        <translation>Đang mở “%1”</translation>
    </message>
    <message>
        <source>Creating “%1”</source>
        <translation>Đang tạo “%1”</translation>
    </message>
    <message>
        <source>Building the demo city</source>
        <translation>Đang dựng thành phố mẫu</translation>
    </message>
    <message>
        <source>The folder of the demo city cannot be made.</source>
        <translation>Không tạo được thư mục của thành phố mẫu.</translation>
    </message>
    <message>
        <source>“%1” is open for reading only: another program holds it, or its folder may not be written to. Changes and imports are not possible.</source>
        <translation>“%1” đang mở ở chế độ chỉ đọc: chương trình khác đang giữ, hoặc thư mục không cho ghi. Không thể thay đổi hay nhập dữ liệu.</translation>
    </message>
</context>
<context>
    <name>dothi::app::ExportAreaBox</name>
    <message>
        <source>Part of the city</source>
        <translation>Phần thành phố</translation>
    </message>
    <message>
        <source>The whole city</source>
        <translation>Toàn thành phố</translation>
    </message>
    <message>
        <source>What the view shows</source>
        <translation>Phần đang nhìn thấy</translation>
    </message>
    <message>
        <source>The selection (nothing is selected)</source>
        <translation>Đối tượng đang chọn (chưa chọn gì)</translation>
    </message>
    <message numerus="yes">
        <source>The selection (%n object(s))</source>
        <translation>
            <numerusform>Đối tượng đang chọn (%n đối tượng)</numerusform>
        </translation>
    </message>
    <message>
        <source>A rectangle</source>
        <translation>Một hình chữ nhật</translation>
    </message>
    <message>
        <source>Two opposite corners: E1, N1, E2, N2</source>
        <translation>Hai góc đối diện: E1, N1, E2, N2</translation>
    </message>
    <message>
        <source>E1, N1, E2, N2 in metres</source>
        <translation>E1, N1, E2, N2 tính bằng mét</translation>
    </message>
    <message>
        <source>Draw in the view</source>
        <translation>Vẽ trên khung nhìn</translation>
    </message>
    <message>
        <source>Type two opposite corners, or draw them in the view.</source>
        <translation>Nhập hai góc đối diện, hoặc vẽ trên khung nhìn.</translation>
    </message>
    <message>
        <source>%1 from west to east, %2 from south to north; what has its middle in it.</source>
        <extracomment>%1, %2: lengths with their unit, from west to east and from south to north</extracomment>
        <translation>%1 từ tây sang đông, %2 từ nam lên bắc; gồm những gì có tâm nằm trong đó.</translation>
    </message>
</context>
<context>
    <name>dothi::app::ExportDialog</name>
    <message>
        <source>In the city&apos;s coordinate system, metres; heights above the city&apos;s datum.</source>
        <translation>Theo hệ toạ độ của thành phố, đơn vị mét; cao độ theo hệ cao độ của thành phố.</translation>
    </message>
    <message>
        <source>CityJSON 2.0 – 3D models of the buildings</source>
        <translation>CityJSON 2.0 – mô hình 3D của công trình</translation>
    </message>
    <message>
        <source>Buildings with their solids, parts and attributes.</source>
        <translation>Công trình với khối, bộ phận và thuộc tính.</translation>
    </message>
    <message>
        <source>All other layers, the terrain, the pictures of textures; of buildings from several files what each file says about itself.</source>
        <translation>Mọi lớp khác, địa hình, ảnh bề mặt; với công trình từ nhiều tệp: phần mô tả riêng của từng tệp.</translation>
    </message>
    <message>
        <source>GeoJSON – one layer</source>
        <translation>GeoJSON – một lớp</translation>
    </message>
    <message>
        <source>One layer with its outlines and all its fields.</source>
        <translation>Một lớp với đường bao và mọi trường.</translation>
    </message>
    <message>
        <source>All other layers, the terrain, the 3D solids of buildings, documents and permit files. Programs that expect degrees (RFC 7946) will not read it right.</source>
        <translation>Mọi lớp khác, địa hình, khối 3D của công trình, tài liệu và hồ sơ cấp phép. Phần mềm chỉ nhận toạ độ độ (RFC 7946) sẽ đọc sai.</translation>
    </message>
    <message>
        <source>GeoPackage – layers for QGIS and other GIS</source>
        <translation>GeoPackage – các lớp cho QGIS và phần mềm GIS khác</translation>
    </message>
    <message>
        <source>Layers with all their fields; the solids of buildings as a table of their own.</source>
        <translation>Các lớp với mọi trường; khối của công trình ở một bảng riêng.</translation>
    </message>
    <message>
        <source>The terrain, colours and line styles, documents, permit files and the files that were imported.</source>
        <translation>Địa hình, màu và kiểu nét, tài liệu, hồ sơ cấp phép và các tệp gốc đã nhập.</translation>
    </message>
    <message>
        <source>glTF 2.0 (GLB) – for viewers and graphics programs</source>
        <translation>glTF 2.0 (GLB) – cho trình xem và phần mềm đồ hoạ</translation>
    </message>
    <message>
        <source>Buildings as triangles with their attributes; the terrain where it is chosen. Metres from a whole kilometre of the city&apos;s grid, which the file names.</source>
        <translation>Công trình dạng lưới tam giác kèm thuộc tính; địa hình nếu được chọn. Mét tính từ một điểm chẵn ki-lô-mét của lưới toạ độ thành phố, ghi trong tệp.</translation>
    </message>
    <message>
        <source>All other layers; the parts of buildings; the coordinate system as other programs read it.</source>
        <translation>Mọi lớp khác; các bộ phận của công trình; hệ toạ độ theo cách phần mềm khác đọc được.</translation>
    </message>
    <message>
        <source>Wavefront OBJ – for graphics programs</source>
        <translation>Wavefront OBJ – cho phần mềm đồ hoạ</translation>
    </message>
    <message>
        <source>Buildings as closed triangle meshes, one object each; the terrain where it is chosen. Metres, z up.</source>
        <translation>Công trình dạng lưới tam giác kín, mỗi công trình một đối tượng; địa hình nếu được chọn. Mét, trục z hướng lên.</translation>
    </message>
    <message>
        <source>All other layers, all attributes but the number of the building, the coordinate system.</source>
        <translation>Mọi lớp khác, mọi thuộc tính trừ số của công trình, hệ toạ độ.</translation>
    </message>
    <message>
        <source>3D Tiles 1.1 – for web maps (a folder)</source>
        <translation>3D Tiles 1.1 – cho bản đồ mạng (một thư mục)</translation>
    </message>
    <message>
        <source>Buildings as triangles with their attributes, in levels of detail; the terrain where it is chosen. Placed on the globe (WGS 84).</source>
        <translation>Công trình dạng lưới tam giác kèm thuộc tính, nhiều mức chi tiết; địa hình nếu được chọn. Đặt trên quả địa cầu (WGS 84).</translation>
    </message>
    <message>
        <source>All other layers; heights are not corrected by a geoid.</source>
        <translation>Mọi lớp khác; cao độ không hiệu chỉnh theo geoid.</translation>
    </message>
    <message>
        <source>Imported model files as they were (a folder)</source>
        <translation>Tệp mô hình gốc đã nhập (một thư mục)</translation>
    </message>
    <message>
        <source>IFC, glTF, OBJ, Collada and CityGML files exactly as they were imported.</source>
        <translation>Tệp IFC, glTF, OBJ, Collada và CityGML đúng như khi nhập.</translation>
    </message>
    <message>
        <source>Everything else: all layers, what was changed since, and CityJSON (choose the format CityJSON for it).</source>
        <translation>Mọi thứ khác: các lớp, những gì sửa sau khi nhập, và CityJSON (hãy chọn định dạng CityJSON).</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Xuất</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Định dạng</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Lớp dữ liệu</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Trả lời</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>%1 · %2 features</source>
        <translation>%1 · %2 đối tượng</translation>
    </message>
    <message>
        <source>Terrain</source>
        <translation>Địa hình</translation>
    </message>
    <message>
        <source>Folder to write</source>
        <translation>Thư mục cần ghi</translation>
    </message>
    <message>
        <source>File to write</source>
        <translation>Tệp cần ghi</translation>
    </message>
    <message>
        <source>Choose one layer.</source>
        <translation>Hãy chọn một lớp.</translation>
    </message>
    <message>
        <source>Choose a layer.</source>
        <translation>Hãy chọn một lớp.</translation>
    </message>
    <message>
        <source>“%1” is there already. Export again to replace it, or choose another name.</source>
        <translation>“%1” đã có sẵn. Bấm Xuất lần nữa để thay thế, hoặc chọn tên khác.</translation>
    </message>
    <message>
        <source>Looking through the city</source>
        <translation>Đang xem qua thành phố</translation>
    </message>
    <message>
        <source>Part of the city</source>
        <translation>Phần thành phố</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>Mở thư mục</translation>
    </message>
    <message>
        <source>Export data and models</source>
        <translation>Xuất dữ liệu và mô hình</translation>
    </message>
    <message>
        <source>Choose where to write</source>
        <translation>Chọn nơi ghi</translation>
    </message>
    <message>
        <source>Write to</source>
        <extracomment>A label before the file or folder an export is written to.</extracomment>
        <translation>Ghi vào</translation>
    </message>
    <message>
        <source>Holds: %1</source>
        <extracomment>%1: what an export holds, in whole sentences.</extracomment>
        <translation>Gồm: %1</translation>
    </message>
    <message>
        <source>Leaves out: %1</source>
        <extracomment>%1: what an export leaves out, in whole sentences.</extracomment>
        <translation>Không gồm: %1</translation>
    </message>
</context>
<context>
    <name>dothi::app::KeysDialog</name>
    <message>
        <source>Keys and mouse</source>
        <translation>Phím và chuột</translation>
    </message>
    <message>
        <source>Left button</source>
        <translation>Nút trái</translation>
    </message>
    <message>
        <source>Drag the ground; click to select</source>
        <translation>Kéo mặt đất; nhấp để chọn</translation>
    </message>
    <message>
        <source>Right button</source>
        <translation>Nút phải</translation>
    </message>
    <message>
        <source>Turn and tilt about the spot; click for more</source>
        <translation>Xoay và nghiêng quanh điểm; nhấp để thêm lựa chọn</translation>
    </message>
    <message>
        <source>Wheel</source>
        <translation>Con lăn</translation>
    </message>
    <message>
        <source>Zoom to the cursor</source>
        <translation>Phóng tới con trỏ</translation>
    </message>
    <message>
        <source>Move, also with the arrow keys; Shift: faster</source>
        <translation>Di chuyển, cả bằng phím mũi tên; Shift: nhanh hơn</translation>
    </message>
    <message>
        <source>Turn</source>
        <translation>Xoay</translation>
    </message>
    <message>
        <source>Up and down</source>
        <translation>Lên và xuống</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>Phóng to, thu nhỏ</translation>
    </message>
    <message>
        <source>Whole city</source>
        <translation>Toàn thành phố</translation>
    </message>
    <message>
        <source>North up</source>
        <translation>Bắc lên trên</translation>
    </message>
    <message>
        <source>Plan and 3D</source>
        <translation>Mặt bằng và 3D</translation>
    </message>
    <message>
        <source>Leave the tool, the selection, full screen</source>
        <translation>Thôi công cụ, bỏ chọn, thôi toàn màn hình</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Phím cách</translation>
    </message>
    <message>
        <source>Click at the cross in the middle: select, or set a point; Enter ends measuring</source>
        <translation>Nhấp tại dấu chữ thập ở giữa: chọn đối tượng hoặc đặt điểm; Enter kết thúc phép đo</translation>
    </message>
    <message>
        <source>To the next field or panel, back with Shift; the arrow keys within a list</source>
        <translation>Sang ô hoặc bảng kế tiếp, thêm Shift để lùi lại; phím mũi tên để đi trong danh sách</translation>
    </message>
    <message>
        <source>Menu, Shift+F10</source>
        <translation>Menu, Shift+F10</translation>
    </message>
    <message>
        <source>The menu of the spot at the cross</source>
        <translation>Mở trình đơn của điểm ở dấu thập</translation>
    </message>
</context>
<context>
    <name>dothi::app::MainWindow</name>
    <message>
        <source>Layers</source>
        <translation>Lớp dữ liệu</translation>
    </message>
    <message>
        <source>Selected object</source>
        <translation>Đối tượng được chọn</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>Thông tin</translation>
    </message>
    <message>
        <source>Attribute table</source>
        <translation>Bảng thuộc tính</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>Tác vụ</translation>
    </message>
    <message>
        <source>Close the panel</source>
        <translation>Đóng bảng</translation>
    </message>
    <message>
        <source>Table and tasks</source>
        <translation>Bảng và tác vụ</translation>
    </message>
    <message>
        <source>This position lies outside the city&apos;s data.</source>
        <translation>Vị trí này nằm ngoài dữ liệu của thành phố.</translation>
    </message>
    <message>
        <source>Demo city</source>
        <translation>Thành phố mẫu</translation>
    </message>
    <message>
        <source>The plugin “%1” is not loaded. %2</source>
        <translation>Phần bổ trợ “%1” chưa được nạp. %2</translation>
    </message>
    <message>
        <source>Plugins…</source>
        <translation>Phần bổ trợ…</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>Bản đồ</translation>
    </message>
    <message>
        <source>This layer holds nothing yet.</source>
        <translation>Lớp này chưa có gì.</translation>
    </message>
    <message>
        <source>Open a city, or create one, before importing.</source>
        <translation>Hãy mở hoặc tạo một thành phố trước khi nhập.</translation>
    </message>
    <message>
        <source>New city…</source>
        <translation>Thành phố mới…</translation>
    </message>
    <message>
        <source>Several files were dropped; the first is taken.</source>
        <translation>Nhiều tệp được thả vào; lấy tệp đầu tiên.</translation>
    </message>
    <message>
        <source>Open a city…</source>
        <translation>Mở thành phố…</translation>
    </message>
    <message>
        <source>Open the demo city</source>
        <translation>Mở thành phố mẫu</translation>
    </message>
    <message>
        <source>Import data…</source>
        <translation>Nhập dữ liệu…</translation>
    </message>
    <message>
        <source>Export a picture…</source>
        <translation>Xuất hình…</translation>
    </message>
    <message>
        <source>Close the city</source>
        <translation>Đóng thành phố</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Thoát</translation>
    </message>
    <message>
        <source>Plan view (2)</source>
        <translation>Mặt bằng (2)</translation>
    </message>
    <message>
        <source>3D view (3)</source>
        <translation>Khung nhìn 3D (3)</translation>
    </message>
    <message>
        <source>Whole city (Home)</source>
        <translation>Toàn thành phố (Home)</translation>
    </message>
    <message>
        <source>North up (N)</source>
        <translation>Bắc lên trên (N)</translation>
    </message>
    <message>
        <source>Zoom to the selection</source>
        <translation>Phóng tới đối tượng được chọn</translation>
    </message>
    <message>
        <source>Save the view…</source>
        <translation>Lưu góc nhìn…</translation>
    </message>
    <message>
        <source>Layers panel</source>
        <translation>Bảng lớp dữ liệu</translation>
    </message>
    <message>
        <source>Inspector panel</source>
        <translation>Bảng thông tin</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>Toàn màn hình</translation>
    </message>
    <message>
        <source>Measure a distance</source>
        <translation>Đo khoảng cách</translation>
    </message>
    <message>
        <source>Measure an area</source>
        <translation>Đo diện tích</translation>
    </message>
    <message>
        <source>All commands…</source>
        <translation>Mọi lệnh…</translation>
    </message>
    <message>
        <source>Search the city</source>
        <translation>Tìm trong thành phố</translation>
    </message>
    <message>
        <source>Keys and mouse</source>
        <translation>Phím và chuột</translation>
    </message>
    <message>
        <source>Show the first steps</source>
        <translation>Xem các bước đầu tiên</translation>
    </message>
    <message>
        <source>About DoThi</source>
        <translation>Giới thiệu DoThi</translation>
    </message>
    <message>
        <source>Open the menu</source>
        <translation>Mở trình đơn</translation>
    </message>
    <message>
        <source>Theme: light</source>
        <translation>Nền: sáng</translation>
    </message>
    <message>
        <source>Theme: dark</source>
        <translation>Nền: tối</translation>
    </message>
    <message>
        <source>Language: %1</source>
        <extracomment>%1 is a language by its own name</extracomment>
        <translation>Ngôn ngữ: %1</translation>
    </message>
    <message>
        <source>Recent cities</source>
        <translation>Thành phố gần đây</translation>
    </message>
    <message>
        <source>Saved views</source>
        <translation>Góc nhìn đã lưu</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Hiển thị</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>Công cụ</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Nền</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Sáng</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Tối</translation>
    </message>
    <message>
        <source>As the desktop</source>
        <translation>Theo máy</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Ngôn ngữ</translation>
    </message>
    <message>
        <source>Remove a view</source>
        <translation>Xoá một góc nhìn</translation>
    </message>
    <message>
        <source>The view “%1” was removed.</source>
        <translation>Đã xoá góc nhìn “%1”.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Hoàn tác</translation>
    </message>
    <message>
        <source>Open a city</source>
        <translation>Mở thành phố</translation>
    </message>
    <message>
        <source>Cities (*.dothi)</source>
        <translation>Thành phố (*.dothi)</translation>
    </message>
    <message>
        <source>The picture is saved: %1 (%2 × %3).</source>
        <translation>Đã lưu hình: %1 (%2 × %3).</translation>
    </message>
    <message>
        <source>Save the view</source>
        <translation>Lưu góc nhìn</translation>
    </message>
    <message>
        <source>Name of the view</source>
        <translation>Tên góc nhìn</translation>
    </message>
    <message>
        <source>View %1</source>
        <translation>Góc nhìn %1</translation>
    </message>
    <message>
        <source>The view “%1” is saved with the city.</source>
        <translation>Đã lưu góc nhìn “%1” cùng thành phố.</translation>
    </message>
    <message>
        <source>Show what it is</source>
        <translation>Xem đây là gì</translation>
    </message>
    <message>
        <source>Zoom to it</source>
        <translation>Phóng tới đó</translation>
    </message>
    <message>
        <source>Copy %1</source>
        <translation>Sao chép %1</translation>
    </message>
    <message>
        <source>The window will be in %1 once it is built anew. Tasks are still running.</source>
        <translation>Cửa sổ sẽ dùng %1 sau khi mở lại. Còn tác vụ đang chạy.</translation>
    </message>
    <message>
        <source>Restart anyway</source>
        <translation>Vẫn mở lại</translation>
    </message>
    <message>
        <source>An import is running</source>
        <translation>Đang nhập dữ liệu</translation>
    </message>
    <message>
        <source>An import is running. If you close DoThi now, it stops and nothing of it is kept.</source>
        <translation>Đang nhập dữ liệu. Nếu đóng DoThi lúc này, việc nhập dừng lại và không giữ lại phần nào.</translation>
    </message>
    <message>
        <source>What the city held before stays as it is.</source>
        <translation>Dữ liệu đã có của thành phố vẫn giữ nguyên.</translation>
    </message>
    <message>
        <source>Stop and close</source>
        <translation>Dừng và đóng</translation>
    </message>
    <message>
        <source>Go on importing</source>
        <translation>Tiếp tục nhập</translation>
    </message>
    <message>
        <source>This city is still empty. Import parcels, roads and buildings first.</source>
        <translation>Thành phố này chưa có dữ liệu. Trước hết hãy nhập thửa đất, đường và công trình.</translation>
    </message>
    <message>
        <source>Preparing the graphics driver</source>
        <translation>Đang chuẩn bị trình điều khiển đồ hoạ</translation>
    </message>
    <message>
        <source>Removing the view “%1”</source>
        <translation>Đang xoá góc nhìn “%1”</translation>
    </message>
    <message>
        <source>Saving the view “%1”</source>
        <translation>Đang lưu góc nhìn “%1”</translation>
    </message>
    <message>
        <source>Exporting “%1”</source>
        <translation>Đang xuất “%1”</translation>
    </message>
    <message>
        <source>The export was stopped; no picture was written.</source>
        <translation>Đã dừng xuất hình; không có hình nào được ghi.</translation>
    </message>
    <message>
        <source>An import is running. If you leave this city now, it stops and nothing of it is kept.</source>
        <translation>Đang nhập dữ liệu. Nếu rời thành phố này lúc này, việc nhập dừng lại và không giữ lại phần nào.</translation>
    </message>
    <message>
        <source>Stop and leave</source>
        <translation>Dừng và rời đi</translation>
    </message>
    <message>
        <source>Second view</source>
        <translation>Khung nhìn thứ hai</translation>
    </message>
    <message>
        <source>Check the geometry of the city</source>
        <translation>Kiểm tra hình học của thành phố</translation>
    </message>
    <message>
        <source>Geometry</source>
        <translation>Hình học</translation>
    </message>
    <message>
        <source>This city has no pipes, cables, manholes or basements to be seen below the ground.</source>
        <translation>Đô thị này không có cống, cáp, hố ga hay tầng hầm để xem dưới mặt đất.</translation>
    </message>
    <message>
        <source>%1 things below the ground.</source>
        <translation>%1 đối tượng dưới mặt đất.</translation>
    </message>
    <message>
        <source>%1 things below the ground; the depth of %2 is not known and is drawn as usual.</source>
        <translation>%1 đối tượng dưới mặt đất; %2 trong đó chưa biết độ sâu, được vẽ theo độ sâu thường gặp.</translation>
    </message>
    <message>
        <source>Add a base map…</source>
        <translation>Thêm bản đồ nền…</translation>
    </message>
    <message>
        <source>Look below the ground</source>
        <translation>Nhìn xuống dưới mặt đất</translation>
    </message>
    <message>
        <source>Sun and shadow at an hour</source>
        <translation>Nắng và bóng đổ theo giờ</translation>
    </message>
    <message>
        <source>Section</source>
        <translation>Mặt cắt</translation>
    </message>
    <message>
        <source>Section along a line</source>
        <translation>Mặt cắt theo tuyến</translation>
    </message>
    <message>
        <source>Section at a height</source>
        <translation>Mặt cắt ngang tại cao độ</translation>
    </message>
    <message>
        <source>Section box about the selection</source>
        <translation>Hộp cắt quanh đối tượng được chọn</translation>
    </message>
    <message>
        <source>There are more than can be shown; the rest is left out.</source>
        <translation>Còn nhiều đối tượng hơn mức hiển thị được; phần còn lại không được vẽ.</translation>
    </message>
    <message>
        <source>Colour a layer by an attribute</source>
        <translation>Tô màu một lớp theo thuộc tính</translation>
    </message>
    <message>
        <source>Selection seen through what hides it</source>
        <translation>Thấy đối tượng đang chọn qua vật che</translation>
    </message>
    <message>
        <source>Colour by attribute</source>
        <translation>Tô màu theo thuộc tính</translation>
    </message>
    <message>
        <source>Roofs from a surface model…</source>
        <translation>Mái nhà từ mô hình bề mặt…</translation>
    </message>
    <message>
        <source>Opening “%1”…</source>
        <translation>Đang mở “%1”…</translation>
    </message>
    <message>
        <source>Export data and models…</source>
        <translation>Xuất dữ liệu và mô hình…</translation>
    </message>
    <message>
        <source>Looking through the attributes</source>
        <translation>Đang xem các thuộc tính</translation>
    </message>
    <message>
        <source>Saved view</source>
        <translation>Góc nhìn đã lưu</translation>
    </message>
    <message>
        <source>Back to the import</source>
        <translation>Quay lại nhập dữ liệu</translation>
    </message>
    <message>
        <source>The model as it would stand; nothing is imported yet.</source>
        <translation>Mô hình như sẽ đặt; chưa nhập gì cả.</translation>
    </message>
    <message>
        <source>The city at night: sun down, lamps lit</source>
        <translation>Thành phố ban đêm: mặt trời lặn, đèn sáng</translation>
    </message>
    <message>
        <source>Theme: light or dark window</source>
        <translation>Giao diện: cửa sổ sáng hoặc tối</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Trợ giúp</translation>
    </message>
    <message>
        <source>Previous view</source>
        <translation>Góc nhìn trước</translation>
    </message>
    <message>
        <source>Next view</source>
        <translation>Góc nhìn sau</translation>
    </message>
</context>
<context>
    <name>dothi::app::MeasurePanel</name>
    <message>
        <source>Copy figures and coordinates</source>
        <translation>Sao chép số đo và toạ độ</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Xoá</translation>
    </message>
    <message>
        <source>Leave the tool (Esc)</source>
        <translation>Thôi công cụ (Esc)</translation>
    </message>
</context>
<context>
    <name>dothi::app::NameDialog</name>
    <message>
        <source>Save</source>
        <translation>Lưu</translation>
    </message>
</context>
<context>
    <name>dothi::app::Navigation</name>
    <message>
        <source>Go to a position…</source>
        <translation>Tới vị trí…</translation>
    </message>
    <message>
        <source>Stand in a street</source>
        <translation>Đứng dưới đường</translation>
    </message>
    <message>
        <source>Overview map</source>
        <translation>Bản đồ tổng quan</translation>
    </message>
    <message>
        <source>There is no free ground here to stand on. Click on a street.</source>
        <translation>Ở đây không có chỗ trống để đứng. Hãy nhấp vào một con đường.</translation>
    </message>
</context>
<context>
    <name>dothi::app::NewCityDialog</name>
    <message>
        <source>New city</source>
        <translation>Thành phố mới</translation>
    </message>
    <message>
        <source>The profile sets the coordinate system with its conversion, the rules and the calendar. They travel with the file.</source>
        <translation>Cấu hình định hệ toạ độ và phép chuyển, bộ quy định và lịch làm việc. Chúng đi cùng với tệp.</translation>
    </message>
    <message>
        <source>new-city</source>
        <translation>thanh-pho-moi</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>Chọn tệp</translation>
    </message>
    <message>
        <source>City</source>
        <translation>Thành phố</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Tệp</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>Tạo</translation>
    </message>
    <message>
        <source>Cities (*.dothi)</source>
        <translation>Thành phố (*.dothi)</translation>
    </message>
    <message>
        <source>Name the file of the city.</source>
        <translation>Hãy đặt tên cho tệp thành phố.</translation>
    </message>
    <message>
        <source>There is no folder “%1”. Choose one that exists.</source>
        <translation>Chưa có thư mục “%1”. Hãy chọn thư mục đã có.</translation>
    </message>
    <message>
        <source>There is a file of this name already. Choose another name, or choose this one with the button to replace it.</source>
        <translation>Đã có tệp mang tên này. Hãy đặt tên khác, hoặc dùng nút bên cạnh để chọn đúng tệp này và thay nó.</translation>
    </message>
    <message>
        <source>The folder “%1” may not be written to.</source>
        <translation>Không được phép ghi vào thư mục “%1”.</translation>
    </message>
</context>
<context>
    <name>dothi::app::PictureDialog</name>
    <message>
        <source>Export a picture</source>
        <translation>Xuất hình</translation>
    </message>
    <message>
        <source>The city as it is seen now, with what is drawn on it, without the panels.</source>
        <translation>Thành phố như đang thấy, cùng những gì vẽ trên đó, không có các bảng.</translation>
    </message>
    <message>
        <source>As on screen</source>
        <translation>Như trên màn hình</translation>
    </message>
    <message>
        <source>A4 across, 200 dpi</source>
        <translation>A4 ngang, 200 dpi</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>Chọn tệp</translation>
    </message>
    <message>
        <source>Pictures (*.png)</source>
        <translation>Hình (*.png)</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Cỡ</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Tệp</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Lưu</translation>
    </message>
</context>
<context>
    <name>dothi::app::PlaceMarks</name>
    <message>
        <source>about %1 below the ground (usual depth)</source>
        <translation>sâu khoảng %1 dưới mặt đất (độ sâu thông thường)</translation>
    </message>
    <message>
        <source>%1 below the ground</source>
        <translation>sâu %1 dưới mặt đất</translation>
    </message>
    <message>
        <source>basement down to about %1 below the ground</source>
        <translation>tầng hầm sâu khoảng %1 dưới mặt đất</translation>
    </message>
</context>
<context>
    <name>dothi::app::PluginsDialog</name>
    <message>
        <source>Plugins</source>
        <translation>Phần bổ trợ</translation>
    </message>
    <message>
        <source>No plugins are installed.</source>
        <translation>Chưa cài phần bổ trợ nào.</translation>
    </message>
    <message>
        <source>The change takes effect at the next start.</source>
        <translation>Thay đổi có hiệu lực từ lần khởi động sau.</translation>
    </message>
    <message>
        <source>✓ running</source>
        <translation>✓ đang chạy</translation>
    </message>
    <message>
        <source>not loaded</source>
        <translation>chưa nạp</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>Dùng</translation>
    </message>
</context>
<context>
    <name>dothi::app::RectangleTool</name>
    <message>
        <source>Click the opposite corner of the rectangle; Esc: none.</source>
        <translation>Bấm góc đối diện của hình chữ nhật; Esc: bỏ.</translation>
    </message>
    <message>
        <source>Click a corner of the rectangle; Esc: none.</source>
        <translation>Bấm một góc của hình chữ nhật; Esc: bỏ.</translation>
    </message>
</context>
<context>
    <name>dothi::app::SectionPanel</name>
    <message>
        <source>Section</source>
        <translation>Mặt cắt</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Tuyến</translation>
    </message>
    <message>
        <source>Upright, along a line drawn by two clicks</source>
        <translation>Cắt đứng theo tuyến vẽ bằng hai lần nhấp</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>Cao độ</translation>
    </message>
    <message>
        <source>Level, at a height</source>
        <translation>Cắt ngang tại một cao độ</translation>
    </message>
    <message>
        <source>Box</source>
        <translation>Hộp</translation>
    </message>
    <message>
        <source>Only what lies in a box about the selection, or the view</source>
        <translation>Chỉ giữ phần trong hộp quanh đối tượng được chọn hoặc chỗ đang nhìn</translation>
    </message>
    <message>
        <source>End the section (Esc)</source>
        <translation>Kết thúc mặt cắt (Esc)</translation>
    </message>
    <message>
        <source>From E</source>
        <translation>Từ E</translation>
    </message>
    <message>
        <source>N</source>
        <translation>N</translation>
    </message>
    <message>
        <source>To E</source>
        <translation>Đến E</translation>
    </message>
    <message>
        <source>Middle E</source>
        <translation>Tâm E</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>Chiều rộng</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Chiều dài</translation>
    </message>
    <message>
        <source>Bottom</source>
        <translation>Đáy</translation>
    </message>
    <message>
        <source>Top</source>
        <translation>Đỉnh</translation>
    </message>
    <message>
        <source>Heading</source>
        <translation>Hướng</translation>
    </message>
    <message numerus="yes">
        <source>%n cut building(s) stay open: too much is cut to fill all of it. Cut less, with a box.</source>
        <translation>
            <numerusform>%n công trình bị cắt còn để hở: phần bị cắt quá nhiều, không lấp hết được. Hãy cắt ít hơn, bằng hộp.</numerusform>
        </translation>
    </message>
    <message>
        <source>Swap sides: show what is cut away, cut away what is shown</source>
        <translation>Đổi phía: hiện phần đã cắt bỏ, cắt bỏ phần đang hiện</translation>
    </message>
    <message>
        <source>Show what is in the box, cut away what is around it</source>
        <translation>Hiện phần trong hộp, cắt bỏ phần xung quanh</translation>
    </message>
    <message>
        <source>Cut away what is in the box, show what is around it</source>
        <translation>Cắt bỏ phần trong hộp, hiện phần xung quanh</translation>
    </message>
</context>
<context>
    <name>dothi::app::SunPanel</name>
    <message>
        <source>Play the day</source>
        <translation>Chạy cả ngày</translation>
    </message>
    <message>
        <source>Day of the light</source>
        <translation>Ngày chiếu sáng</translation>
    </message>
    <message>
        <source>Back to the even light</source>
        <translation>Trở về ánh sáng đều</translation>
    </message>
    <message>
        <source>Hour of the light</source>
        <translation>Giờ chiếu sáng</translation>
    </message>
    <message>
        <source>Solar noon</source>
        <translation>Chính ngọ</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Hiện tại</translation>
    </message>
    <message>
        <source>sun %1 high, bearing %2</source>
        <extracomment>%1: degrees above the horizon, %2: degrees from north, clockwise</extracomment>
        <translation>mặt trời cao %1, phương vị %2</translation>
    </message>
    <message>
        <source>sun %1 below the horizon</source>
        <translation>mặt trời dưới chân trời %1</translation>
    </message>
    <message>
        <source>rises %1</source>
        <translation>mọc %1</translation>
    </message>
    <message>
        <source>noon %1</source>
        <translation>chính ngọ %1</translation>
    </message>
    <message>
        <source>sets %1</source>
        <translation>lặn %1</translation>
    </message>
    <message>
        <source>time of the city, %1</source>
        <extracomment>%1: the zone of the clock, &quot;UTC+7&quot;</extracomment>
        <translation>giờ của thành phố, %1</translation>
    </message>
</context>
<context>
    <name>dothi::app::TopBar</name>
    <message>
        <source>Menu</source>
        <translation>Trình đơn</translation>
    </message>
    <message>
        <source>Rules: in force</source>
        <translation>Quy tắc: theo ngày hồ sơ</translation>
    </message>
    <message>
        <source>A working day in the city&apos;s calendar.</source>
        <translation>Ngày làm việc theo lịch của thành phố.</translation>
    </message>
    <message>
        <source>Not a working day in the city&apos;s calendar.</source>
        <translation>Không phải ngày làm việc theo lịch của thành phố.</translation>
    </message>
    <message>
        <source>Next working day: %1</source>
        <translation>Ngày làm việc tiếp theo: %1</translation>
    </message>
    <message>
        <source>Calendar: %1</source>
        <translation>Lịch: %1</translation>
    </message>
    <message>
        <source>No city is open.</source>
        <translation>Chưa mở thành phố nào.</translation>
    </message>
    <message>
        <source>This city names no rule set.</source>
        <translation>Thành phố này không ghi bộ quy định nào.</translation>
    </message>
    <message>
        <source>“%1” cannot be read.</source>
        <translation>Không đọc được “%1”.</translation>
    </message>
    <message>
        <source>in force from %1</source>
        <translation>có hiệu lực từ %1</translation>
    </message>
</context>
<context>
    <name>dothi::app::ValidationPanel</name>
    <message>
        <source>Check</source>
        <translation>Kiểm tra</translation>
    </message>
    <message>
        <source>The city has changed since</source>
        <translation>Dữ liệu đã thay đổi sau lần kiểm tra</translation>
    </message>
    <message>
        <source>Copy the list</source>
        <translation>Chép danh sách</translation>
    </message>
    <message>
        <source>Layer to check</source>
        <translation>Lớp cần kiểm tra</translation>
    </message>
    <message>
        <source>Errors in geometry</source>
        <translation>Lỗi hình học</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Mã lỗi</translation>
    </message>
    <message>
        <source>Object</source>
        <translation>Đối tượng</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>Nội dung lỗi</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Vị trí</translation>
    </message>
    <message>
        <source>Finds what is wrong with areas and solids by ISO 19107.</source>
        <translation>Tìm lỗi của vùng và khối theo ISO 19107.</translation>
    </message>
    <message>
        <source>All layers</source>
        <translation>Tất cả các lớp</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Dừng</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Đang kiểm tra…</translation>
    </message>
    <message>
        <source>Stopped; nothing was checked to its end.</source>
        <translation>Đã dừng; chưa kiểm tra xong.</translation>
    </message>
    <message>
        <source>Nothing wrong in %1 geometries.</source>
        <translation>Không có lỗi trong %1 hình.</translation>
    </message>
    <message>
        <source>%1 errors in %2 of %3 geometries.</source>
        <translation>%1 lỗi trong %2 trên %3 hình.</translation>
    </message>
    <message>
        <source>The first %1 are listed.</source>
        <translation>Liệt kê %1 lỗi đầu tiên.</translation>
    </message>
    <message>
        <source>Of the %1 just imported:</source>
        <translation>Trong %1 đối tượng vừa nhập:</translation>
    </message>
    <message numerus="yes">
        <source>%n place(s)</source>
        <translation>
            <numerusform>%n vị trí</numerusform>
        </translation>
    </message>
    <message>
        <source>Meaning</source>
        <translation>Ý nghĩa</translation>
    </message>
    <message>
        <source>Back to the import&apos;s result</source>
        <translation>Quay lại kết quả nhập</translation>
    </message>
    <message>
        <source>The area of an object is one geometry, its model another, however many solids it is made of. An import counts the solids one by one.</source>
        <translation>Diện tích của một đối tượng là một hình học, mô hình của nó là một hình học khác, dù gồm bao nhiêu khối. Khi nhập, từng khối được đếm riêng.</translation>
    </message>
    <message>
        <source>at height %1</source>
        <translation>ở cao độ %1</translation>
    </message>
    <message numerus="yes">
        <source>(and %n more of this kind)</source>
        <translation>
            <numerusform>(và %n dạng khác của lỗi này)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>dothi::app::WalkPanel</name>
    <message>
        <source>Leave the street (Esc)</source>
        <translation>Rời mặt đường (Esc)</translation>
    </message>
    <message>
        <source>W A S D walk (Shift: faster) · drag looks about · R F eye higher and lower · Esc leaves</source>
        <translation>W A S D đi (Shift: nhanh hơn) · kéo để nhìn quanh · R F nâng, hạ tầm mắt · Esc thoát</translation>
    </message>
    <message>
        <source>On foot, eye %1 above the ground</source>
        <translation>Đi bộ, tầm mắt cách mặt đất %1</translation>
    </message>
</context>
<context>
    <name>dothi::app::WelcomeCard</name>
    <message>
        <source>Welcome to DoThi</source>
        <translation>Chào mừng đến với DoThi</translation>
    </message>
    <message>
        <source>Close the card</source>
        <translation>Đóng thẻ</translation>
    </message>
    <message>
        <source>This is a made-up city. Nothing here can be broken: try</source>
        <translation>Đây là thành phố hư cấu. Không gì ở đây bị hỏng được: hãy thử</translation>
    </message>
    <message>
        <source>Look around</source>
        <translation>Nhìn quanh</translation>
    </message>
    <message>
        <source>Drag the ground, zoom with the wheel, hold the right button to turn. 2 and 3 switch between plan and 3D.</source>
        <translation>Kéo mặt đất, phóng bằng con lăn, giữ nút phải để xoay. Phím 2 và 3 đổi giữa mặt bằng và 3D.</translation>
    </message>
    <message>
        <source>Click a house</source>
        <translation>Nhấp vào một ngôi nhà</translation>
    </message>
    <message>
        <source>What is known of it shows at the right. Or search: a parcel such as “12/3”, a street, accents not needed.</source>
        <translation>Thông tin về nó hiện ở bên phải. Hoặc tìm: một thửa như “12/3”, một tên đường, không cần dấu.</translation>
    </message>
    <message>
        <source>Open an application</source>
        <translation>Mở một hồ sơ</translation>
    </message>
    <message>
        <source>Choose one at the left and read which rule it breaks, with the spot drawn in the city.</source>
        <translation>Chọn một hồ sơ ở bên trái và đọc quy định nào bị vi phạm, với vị trí được vẽ trong thành phố.</translation>
    </message>
    <message>
        <source>Got it</source>
        <translation>Đã hiểu</translation>
    </message>
</context>
<context>
    <name>dothi::permit::AgencyDialog</name>
    <message>
        <source>Agency on the report</source>
        <translation>Cơ quan lập phiếu</translation>
    </message>
    <message>
        <source>The agency that issues the report, at its head; the superior body on a line of its own above it. Left empty, the report has a line to fill in.</source>
        <translation>Tên cơ quan lập phiếu in ở đầu phiếu; cơ quan chủ quản ghi trên một dòng riêng phía trên. Nếu để trống, phiếu chừa một dòng để điền.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Lưu</translation>
    </message>
</context>
<context>
    <name>dothi::permit::FindingCard</name>
    <message>
        <source>Allowed</source>
        <translation>Cho phép</translation>
    </message>
    <message>
        <source>Missing: %1</source>
        <translation>Thiếu: %1</translation>
    </message>
    <message>
        <source>Survey tolerance ± %1</source>
        <translation>Dung sai đo đạc ± %1</translation>
    </message>
    <message>
        <source>Not yet compared with the published document</source>
        <translation>Chưa đối chiếu với văn bản ban hành</translation>
    </message>
    <message>
        <source>Not verified: %1</source>
        <translation>Chưa kiểm chứng: %1</translation>
    </message>
    <message>
        <source>Land for</source>
        <translation>Đất dành cho</translation>
    </message>
</context>
<context>
    <name>dothi::permit::FindingsPanel</name>
    <message>
        <source>Show the whole proposal</source>
        <translation>Xem toàn bộ phương án</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>Kiểm tra lại</translation>
    </message>
    <message>
        <source>Make report…</source>
        <translation>Lập phiếu…</translation>
    </message>
    <message>
        <source>Smallest change</source>
        <translation>Thay đổi nhỏ nhất</translation>
    </message>
    <message>
        <source>Choose an application on the left; what was found about it shows here.</source>
        <translation>Chọn một hồ sơ ở bên trái; kết quả kiểm tra hiện ở đây.</translation>
    </message>
    <message>
        <source>Being checked…</source>
        <translation>Đang kiểm tra…</translation>
    </message>
    <message>
        <source>Smallest change that passes</source>
        <translation>Thay đổi nhỏ nhất để đạt</translation>
    </message>
    <message>
        <source>Each alone, with everything else as proposed.</source>
        <translation>Từng thay đổi riêng lẻ, còn lại như phương án.</translation>
    </message>
    <message>
        <source>Rules in force on %1: %2</source>
        <translation>Quy định đang có hiệu lực tại ngày %1: %2</translation>
    </message>
    <message>
        <source>Out of date: the city has changed since this was checked.</source>
        <translation>Đã cũ: thành phố đã thay đổi sau lần kiểm tra này.</translation>
    </message>
    <message>
        <source>Check again first: a report is made of what holds now.</source>
        <translation>Hãy kiểm tra lại trước: phiếu lập theo hiện trạng.</translation>
    </message>
    <message>
        <source>Not yet compared with the published document; compare before you decide:</source>
        <translation>Chưa đối chiếu với văn bản đã ban hành; hãy đối chiếu trước khi quyết định:</translation>
    </message>
</context>
<context>
    <name>dothi::permit::InboxModel</name>
    <message>
        <source>out of date</source>
        <translation>đã cũ</translation>
    </message>
</context>
<context>
    <name>dothi::permit::InboxPanel</name>
    <message>
        <source>Permit applications</source>
        <translation>Hồ sơ cấp phép</translation>
    </message>
    <message>
        <source>Check a proposal (JSON)…</source>
        <translation>Kiểm tra một phương án (JSON)…</translation>
    </message>
    <message>
        <source>No city is open.</source>
        <translation>Chưa mở thành phố nào.</translation>
    </message>
    <message>
        <source>Reading the applications…</source>
        <translation>Đang đọc các hồ sơ…</translation>
    </message>
    <message>
        <source>There are no applications in this city. A proposal on disk can be checked all the same.</source>
        <translation>Thành phố này chưa có hồ sơ nào. Vẫn kiểm tra được một phương án trên đĩa.</translation>
    </message>
</context>
<context>
    <name>dothi::permit::PermitPlugin</name>
    <message>
        <source>Review</source>
        <translation>Thẩm định</translation>
    </message>
    <message>
        <source>Next application</source>
        <translation>Hồ sơ tiếp theo</translation>
    </message>
    <message>
        <source>Previous application</source>
        <translation>Hồ sơ trước</translation>
    </message>
    <message>
        <source>Check the application again</source>
        <translation>Kiểm tra lại hồ sơ</translation>
    </message>
    <message>
        <source>Show the whole proposal</source>
        <translation>Xem toàn bộ phương án</translation>
    </message>
    <message>
        <source>Smallest change that passes</source>
        <translation>Thay đổi nhỏ nhất để đạt</translation>
    </message>
    <message>
        <source>Make the permit report…</source>
        <translation>Lập phiếu kiểm tra…</translation>
    </message>
    <message>
        <source>Check a proposal (JSON)…</source>
        <translation>Kiểm tra một phương án (JSON)…</translation>
    </message>
    <message>
        <source>Check a proposal</source>
        <translation>Kiểm tra một phương án</translation>
    </message>
    <message>
        <source>Proposals (*.json);;All files (*)</source>
        <translation>Phương án (*.json);;Mọi tệp (*)</translation>
    </message>
    <message>
        <source>Agency on the report…</source>
        <translation>Cơ quan lập phiếu…</translation>
    </message>
</context>
<context>
    <name>dothi::permit::ReportMaker</name>
    <message>
        <source>Save the report</source>
        <translation>Lưu phiếu</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>There is no result to report on.</source>
        <translation>Chưa có kết quả để lập phiếu.</translation>
    </message>
    <message>
        <source>Choose an application and check it.</source>
        <translation>Hãy chọn một hồ sơ và kiểm tra.</translation>
    </message>
    <message>
        <source>While drawing the pictures of the report</source>
        <translation>Khi vẽ hình cho phiếu</translation>
    </message>
    <message>
        <source>Writing the report on %1</source>
        <translation>Đang lập phiếu cho %1</translation>
    </message>
    <message>
        <source>Report saved: %1</source>
        <translation>Đã lưu phiếu: %1</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Mở</translation>
    </message>
    <message>
        <source>Drawing the pictures</source>
        <translation>Đang vẽ hình</translation>
    </message>
    <message>
        <source>Writing the pages</source>
        <translation>Đang ghi các trang</translation>
    </message>
    <message>
        <source>Web page (*.html)</source>
        <translation>Trang web (*.html)</translation>
    </message>
    <message>
        <source>No agency is named at its head: there is a dotted line to fill in. Name it, and make the report again.</source>
        <translation>Đầu phiếu chưa ghi tên cơ quan: chỗ đó là dòng chấm để điền tay. Hãy ghi tên cơ quan rồi lập lại phiếu.</translation>
    </message>
    <message>
        <source>Name the agency…</source>
        <translation>Ghi tên cơ quan…</translation>
    </message>
</context>
<context>
    <name>dothi::permit::Review</name>
    <message>
        <source>Reading the permit applications</source>
        <translation>Đang đọc các hồ sơ cấp phép</translation>
    </message>
    <message>
        <source>Checking the permit applications</source>
        <translation>Đang kiểm tra các hồ sơ cấp phép</translation>
    </message>
    <message>
        <source>Checking %1</source>
        <translation>Đang kiểm tra %1</translation>
    </message>
    <message>
        <source>No city is open.</source>
        <translation>Chưa mở thành phố nào.</translation>
    </message>
    <message>
        <source>Open a city; a proposal is checked against it.</source>
        <translation>Hãy mở một thành phố; phương án được kiểm tra theo thành phố đó.</translation>
    </message>
    <message>
        <source>Looking whether a change concerns the dossiers</source>
        <translation>Đang xem thay đổi có liên quan đến hồ sơ không</translation>
    </message>
</context>
<context>
    <name>dothi::ui::AddBaseMapDialog</name>
    <message>
        <source>Try the address</source>
        <translation>Thử địa chỉ</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Thêm</translation>
    </message>
    <message>
        <source>Add a base map</source>
        <translation>Thêm bản đồ nền</translation>
    </message>
    <message>
        <source>Pictures on disk (GeoTIFF, COG, MBTiles), or a service: tiles with {z}, {x} and {y} in the address, WMS, WMTS. A server is asked only after you add it or try it; it then sees which places you look at.</source>
        <translation>Ảnh trên đĩa (GeoTIFF, COG, MBTiles), hoặc dịch vụ: mảnh bản đồ có {z}, {x} và {y} trong địa chỉ, WMS, WMTS. Máy chủ chỉ được hỏi sau khi bạn thêm hoặc thử; từ đó máy chủ biết bạn xem nơi nào.</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>Chọn tệp…</translation>
    </message>
    <message>
        <source>Address or file</source>
        <translation>Địa chỉ hoặc tệp</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Tên</translation>
    </message>
    <message>
        <source>empty: the first</source>
        <translation>để trống: lớp đầu tiên</translation>
    </message>
    <message>
        <source>WMTS layer</source>
        <translation>Lớp WMTS</translation>
    </message>
    <message>
        <source>whom the terms of use tell you to name</source>
        <translation>theo điều khoản sử dụng phải ghi ai</translation>
    </message>
    <message>
        <source>Source to be named</source>
        <translation>Nguồn cần ghi</translation>
    </message>
    <message>
        <source>Finest level</source>
        <translation>Mức chi tiết nhất</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Huỷ</translation>
    </message>
    <message>
        <source>Try the address: the service&apos;s list of layers is read then.</source>
        <translation>Hãy thử địa chỉ: danh sách lớp của dịch vụ được đọc khi đó.</translation>
    </message>
    <message>
        <source>Choose a picture</source>
        <translation>Chọn ảnh</translation>
    </message>
    <message>
        <source>Pictures (*.tif *.tiff *.mbtiles)</source>
        <translation>Ảnh (*.tif *.tiff *.mbtiles)</translation>
    </message>
    <message>
        <source>Asking…</source>
        <translation>Đang hỏi…</translation>
    </message>
    <message>
        <source>The file can be shown: %1, levels %2 to %3.</source>
        <translation>Tệp hiện được: %1, mức %2 đến %3.</translation>
    </message>
    <message>
        <source>The service does not cover this city.</source>
        <translation>Dịch vụ không phủ đô thị này.</translation>
    </message>
    <message>
        <source>The service answers with pictures.</source>
        <translation>Dịch vụ trả lời bằng ảnh.</translation>
    </message>
</context>
<context>
    <name>dothi::ui::BaseMapLoader</name>
    <message>
        <source>The base map “%1” cannot be shown: %2</source>
        <translation>Không hiện được bản đồ nền “%1”: %2</translation>
    </message>
    <message numerus="yes">
        <source>%n tile(s) refused. %1</source>
        <translation>
            <numerusform>Đã từ chối %n mảnh. %1</numerusform>
        </translation>
    </message>
    <message>
        <source>The base map “%1” shows nothing here: %2 Check its address, or remove it.</source>
        <translation>Bản đồ nền “%1” không hiện gì ở đây: %2 Kiểm tra địa chỉ hoặc xóa bản đồ này.</translation>
    </message>
    <message>
        <source>The base map “%1” cannot be fetched: %2 What was kept on disk is shown; the rest comes when the server is back.</source>
        <translation>Không tải được bản đồ nền “%1”: %2 Phần đã lưu trên đĩa vẫn hiện; phần còn lại sẽ có khi máy chủ hoạt động lại.</translation>
    </message>
</context>
<context>
    <name>dothi::ui::BaseMapPanel</name>
    <message>
        <source>Add a base map…</source>
        <translation>Thêm bản đồ nền…</translation>
    </message>
    <message>
        <source>Pictures and web maps</source>
        <translation>Ảnh và bản đồ mạng</translation>
    </message>
    <message>
        <source>Hide “%1”</source>
        <translation>Ẩn “%1”</translation>
    </message>
    <message>
        <source>Show “%1”</source>
        <translation>Hiện “%1”</translation>
    </message>
    <message>
        <source>Opacity of “%1”</source>
        <translation>Độ đậm của “%1”</translation>
    </message>
    <message>
        <source>Opacity</source>
        <translation>Độ đậm</translation>
    </message>
    <message>
        <source>Remove “%1”</source>
        <translation>Bỏ “%1”</translation>
    </message>
</context>
<context>
    <name>dothi::ui::CommandDialog</name>
    <message>
        <source>Run</source>
        <translation>Chạy</translation>
    </message>
    <message>
        <source>Cancel the run</source>
        <translation>Huỷ lần chạy</translation>
    </message>
    <message>
        <source>The same on the command line</source>
        <translation>Lệnh tương ứng trên dòng lệnh</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>several, separated by semicolons</source>
        <translation>nhiều giá trị, cách nhau bằng dấu chấm phẩy</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>Chọn tệp</translation>
    </message>
    <message>
        <source>Running…</source>
        <translation>Đang chạy…</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Trả lời</translation>
    </message>
</context>
<context>
    <name>dothi::ui::CommandPalette</name>
    <message>
        <source>File</source>
        <translation>Tệp</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Hiển thị</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>Công cụ</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Trợ giúp</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Lệnh</translation>
    </message>
    <message>
        <source>Type a command, accents not needed</source>
        <translation>Gõ tên lệnh, không cần dấu</translation>
    </message>
    <message>
        <source>No command of this name</source>
        <translation>Không có lệnh nào tên như vậy</translation>
    </message>
    <message>
        <source>Search the city for “%1”</source>
        <translation>Tìm “%1” trong thành phố</translation>
    </message>
    <message>
        <source>Parcels, addresses, applications, coordinates</source>
        <translation>Thửa đất, địa chỉ, hồ sơ, tọa độ</translation>
    </message>
</context>
<context>
    <name>dothi::ui::CrsBox</name>
    <message>
        <source>Coordinate system</source>
        <translation>Hệ toạ độ</translation>
    </message>
    <message>
        <source>Search by code or name: 9210, VN-2000, UTM 48N…</source>
        <translation>Tìm theo mã hoặc tên: 9210, VN-2000, UTM 48N…</translation>
    </message>
    <message>
        <source>What the file says</source>
        <translation>Theo tệp</translation>
    </message>
    <message>
        <source>What the file says: %1</source>
        <translation>Theo tệp: %1</translation>
    </message>
</context>
<context>
    <name>dothi::ui::FeatureTableModel</name>
    <message>
        <source>Ordering the table “%1”</source>
        <translation>Đang sắp xếp bảng “%1”</translation>
    </message>
</context>
<context>
    <name>dothi::ui::FoldHeading</name>
    <message>
        <source>Copied</source>
        <translation>Đã sao chép</translation>
    </message>
</context>
<context>
    <name>dothi::ui::ImportPreview</name>
    <message>
        <source>Model to be imported</source>
        <translation>Mô hình sắp nhập</translation>
    </message>
    <message>
        <source>%1 buildings as blocks</source>
        <translation>%1 công trình dưới dạng khối</translation>
    </message>
    <message>
        <source>%1 not at all</source>
        <translation>%1 công trình không hiện</translation>
    </message>
    <message>
        <source>The model is large: before the import the city shows %1.</source>
        <translation>Mô hình lớn: trước khi nhập, thành phố hiện %1.</translation>
    </message>
</context>
<context>
    <name>dothi::ui::ImportSketch</name>
    <message>
        <source>Sketch of the place</source>
        <translation>Sơ đồ vị trí</translation>
    </message>
    <message>
        <source>Nothing to draw</source>
        <translation>Không có gì để vẽ</translation>
    </message>
    <message>
        <source>dashed: what the city holds</source>
        <translation>nét đứt: dữ liệu thành phố đang có</translation>
    </message>
    <message>
        <source>N</source>
        <comment>north</comment>
        <translation>B</translation>
    </message>
    <message>
        <source>blue: the model</source>
        <translation>xanh dương: mô hình</translation>
    </message>
    <message>
        <source>no parcels here</source>
        <translation>không có thửa đất tại đây</translation>
    </message>
    <message>
        <source>lines: parcels</source>
        <translation>nét liền: ranh thửa</translation>
    </message>
    <message>
        <source>grey: buildings</source>
        <translation>xám: công trình</translation>
    </message>
    <message>
        <source>dashed: streets</source>
        <translation>nét đứt: đường</translation>
    </message>
    <message>
        <source>red: the overlap</source>
        <translation>đỏ: phần chồng lấn</translation>
    </message>
</context>
<context>
    <name>dothi::ui::ImportWizard</name>
    <message>
        <source>Import data</source>
        <translation>Nhập dữ liệu</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Tệp</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>Trường</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Xem trước</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Kết quả</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Lùi</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>Chọn tệp…</translation>
    </message>
    <message>
        <source>Remove what the layer holds first</source>
        <translation>Xoá dữ liệu đang có của lớp trước khi nhập</translation>
    </message>
    <message>
        <source>Layer in the file</source>
        <translation>Lớp trong tệp</translation>
    </message>
    <message>
        <source>Goes into</source>
        <translation>Nhập vào lớp</translation>
    </message>
    <message>
        <source>Encoding of the texts</source>
        <translation>Bảng mã chữ</translation>
    </message>
    <message>
        <source>Field of the city</source>
        <translation>Trường của thành phố</translation>
    </message>
    <message>
        <source>Field of the file</source>
        <translation>Trường của tệp</translation>
    </message>
    <message>
        <source>Values in the file</source>
        <translation>Giá trị trong tệp</translation>
    </message>
    <message>
        <source>Show in the city</source>
        <translation>Xem trong thành phố</translation>
    </message>
    <message>
        <source>Attribute table</source>
        <translation>Bảng thuộc tính</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Việc</translation>
    </message>
    <message>
        <source>Feature of the file</source>
        <translation>Đối tượng trong tệp</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Trường</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Lý do</translation>
    </message>
    <message>
        <source>Geographic data (%1)</source>
        <translation>Dữ liệu địa lý (%1)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Mọi tệp (*)</translation>
    </message>
    <message>
        <source>number of features not told</source>
        <translation>không rõ số đối tượng</translation>
    </message>
    <message>
        <source>%1 features</source>
        <translation>%1 đối tượng</translation>
    </message>
    <message>
        <source>%1 · elevation raster</source>
        <translation>%1 · raster cao độ</translation>
    </message>
    <message numerus="yes">
        <source>%1 · %n layer(s) · %2</source>
        <translation>
            <numerusform>%1 · %n lớp · %2</numerusform>
        </translation>
    </message>
    <message>
        <source>Terrain</source>
        <translation>Địa hình</translation>
    </message>
    <message>
        <source>Told from the file (%1)</source>
        <translation>Nhận biết từ tệp (%1)</translation>
    </message>
    <message>
        <source>Coordinate system: not known</source>
        <translation>Hệ toạ độ: chưa biết</translation>
    </message>
    <message>
        <source>Coordinate system: %1</source>
        <translation>Hệ toạ độ: %1</translation>
    </message>
    <message>
        <source>(the file says %1)</source>
        <translation>(tệp ghi là %1)</translation>
    </message>
    <message>
        <source>axes swapped</source>
        <translation>đã đổi trục</translation>
    </message>
    <message>
        <source>Choose a file, or drop one on the window.</source>
        <translation>Chọn một tệp, hoặc thả tệp vào cửa sổ.</translation>
    </message>
    <message>
        <source>✓ Nothing suspicious was found</source>
        <translation>✓ Không thấy gì bất thường</translation>
    </message>
    <message>
        <source>Apply the proposal</source>
        <translation>Áp dụng đề xuất</translation>
    </message>
    <message>
        <source>– left out –</source>
        <translation>– bỏ qua –</translation>
    </message>
    <message>
        <source>≈ please check: %1</source>
        <translation>≈ cần xem lại: %1</translation>
    </message>
    <message>
        <source>%1 of %2 fields are filled from the file.</source>
        <translation>%1 trên %2 trường được lấy từ tệp.</translation>
    </message>
    <message>
        <source>Not taken over: %1.</source>
        <translation>Không lấy: %1.</translation>
    </message>
    <message>
        <source>As it would be stored: the first %1 features, in %2.</source>
        <translation>Dữ liệu như sẽ được lưu: %1 đối tượng đầu, trong %2.</translation>
    </message>
    <message>
        <source>The raster becomes the ground of the city.</source>
        <translation>Raster trở thành mặt đất của thành phố.</translation>
    </message>
    <message>
        <source>%1 of %2 imported</source>
        <translation>Đã nhập %1 trên %2</translation>
    </message>
    <message>
        <source>✕ refused</source>
        <translation>✕ từ chối</translation>
    </message>
    <message>
        <source>≈ repaired</source>
        <translation>≈ đã sửa</translation>
    </message>
    <message>
        <source>No city is open to import into.</source>
        <translation>Chưa mở thành phố nào để nhập vào.</translation>
    </message>
    <message>
        <source>Open a city, or create a new one, first.</source>
        <translation>Hãy mở một thành phố, hoặc tạo mới, trước đã.</translation>
    </message>
    <message>
        <source>The city is open for reading only.</source>
        <translation>Thành phố đang mở ở chế độ chỉ đọc.</translation>
    </message>
    <message>
        <source>Copy it to a place you may write to, and open that.</source>
        <translation>Hãy chép sang nơi bạn được ghi rồi mở bản đó.</translation>
    </message>
    <message>
        <source>Looking at “%1”</source>
        <translation>Đang xem “%1”</translation>
    </message>
    <message>
        <source>Looking at the file…</source>
        <translation>Đang xem tệp…</translation>
    </message>
    <message>
        <source>Importing “%1”</source>
        <translation>Đang nhập “%1”</translation>
    </message>
    <message>
        <source>Importing…</source>
        <translation>Đang nhập…</translation>
    </message>
    <message>
        <source>Cancelled: nothing was imported.</source>
        <translation>Đã huỷ: không nhập gì.</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>Đã huỷ.</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Nhập</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Tiếp</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Huỷ</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>File to import</source>
        <translation>Tệp cần nhập</translation>
    </message>
    <message>
        <source>What was repaired or refused</source>
        <translation>Các đối tượng đã sửa hoặc bị từ chối</translation>
    </message>
    <message>
        <source>– stays as it is –</source>
        <translation>– giữ nguyên –</translation>
    </message>
    <message>
        <source>– unknown –</source>
        <translation>– chưa biết –</translation>
    </message>
    <message>
        <source>Value in the file</source>
        <translation>Giá trị trong tệp</translation>
    </message>
    <message>
        <source>Becomes</source>
        <translation>Chuyển thành</translation>
    </message>
    <message>
        <source>Values of fields with codes</source>
        <translation>Giá trị của các trường có danh mục mã</translation>
    </message>
    <message>
        <source>%1 “%2” becomes</source>
        <translation>%1 “%2” chuyển thành</translation>
    </message>
    <message>
        <source>? in no list</source>
        <translation>? ngoài danh mục</translation>
    </message>
    <message>
        <source>≈ please check</source>
        <translation>≈ cần kiểm tra</translation>
    </message>
    <message>
        <source>✓ chosen</source>
        <translation>✓ đã chọn</translation>
    </message>
    <message>
        <source>What the values of fields with codes become: %1 of %2 have a code. To check: %3; in no list: %4.</source>
        <translation>Giá trị của các trường có danh mục mã chuyển thành gì: %1 trên %2 giá trị có mã. Cần kiểm tra: %3; ngoài danh mục: %4.</translation>
    </message>
    <message>
        <source>%1 features repaired (in %2 places), %3 refused.</source>
        <translation>Sửa %1 đối tượng (ở %2 chỗ), từ chối %3.</translation>
    </message>
    <message>
        <source>%1 features repaired, %2 refused.</source>
        <translation>Sửa %1 đối tượng, từ chối %2.</translation>
    </message>
    <message>
        <source>Features looked at</source>
        <translation>Số đối tượng đã xem</translation>
    </message>
    <message>
        <source>Shapefile, GeoPackage, GeoJSON, DXF, CSV, GeoTIFF, CityJSON, IFC, …</source>
        <translation>Shapefile, GeoPackage, GeoJSON, DXF, CSV, GeoTIFF, CityJSON, IFC, …</translation>
    </message>
    <message>
        <source>≈ solid mended</source>
        <translation>≈ khối đã sửa</translation>
    </message>
    <message>
        <source>✕ solid not valid</source>
        <translation>✕ khối không hợp lệ</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Vị trí</translation>
    </message>
    <message>
        <source>List them</source>
        <translation>Liệt kê</translation>
    </message>
    <message>
        <source>On %1: %2.</source>
        <translation>Trên %1: %2.</translation>
    </message>
    <message>
        <source>≈ %1 of %2 solids and surfaces are still not valid and were kept as they are: %3.</source>
        <translation>≈ %1 trên %2 khối và bề mặt vẫn không hợp lệ và được giữ nguyên: %3.</translation>
    </message>
    <message>
        <source>In this system the data cannot be put into the city.</source>
        <translation>Với hệ toạ độ này không đưa được dữ liệu vào thành phố.</translation>
    </message>
    <message>
        <source>The data land in the city.</source>
        <translation>Dữ liệu nằm trong thành phố.</translation>
    </message>
    <message>
        <source>The data land %1 outside of the city.</source>
        <translation>Dữ liệu nằm ngoài thành phố %1.</translation>
    </message>
    <message>
        <source>Choose it above: “Encoding of the texts”.</source>
        <translation>Chọn ở mục “Bảng mã chữ” phía trên.</translation>
    </message>
    <message>
        <source>That is done on the page “Fields”.</source>
        <translation>Thực hiện ở trang “Trường”.</translation>
    </message>
    <message>
        <source>That is done on the page “Place”.</source>
        <translation>Thực hiện ở trang “Vị trí”.</translation>
    </message>
    <message>
        <source>Choose the system above: “Coordinate system”; or place the model by hand on the page “Place”.</source>
        <translation>Chọn hệ toạ độ ở mục “Hệ toạ độ” phía trên; hoặc đặt mô hình thủ công ở trang “Vị trí”.</translation>
    </message>
    <message>
        <source>Choose the system above: “Coordinate system”.</source>
        <translation>Chọn hệ toạ độ ở mục “Hệ toạ độ” phía trên.</translation>
    </message>
    <message>
        <source>Coordinate system</source>
        <translation>Hệ toạ độ</translation>
    </message>
    <message>
        <source>Click the parcel the model is to stand on · Esc: back to the import</source>
        <translation>Nhấp thửa đất sẽ đặt mô hình · Esc: trở lại phần nhập</translation>
    </message>
    <message>
        <source>Click where the model is to stand · Esc: back to the import</source>
        <translation>Nhấp vị trí sẽ đặt mô hình · Esc: trở lại phần nhập</translation>
    </message>
    <message>
        <source>There is no parcel at that point.</source>
        <translation>Không có thửa đất tại điểm đó.</translation>
    </message>
    <message>
        <source>Click inside of a parcel, or take a point.</source>
        <translation>Hãy nhấp vào bên trong một thửa đất, hoặc lấy một điểm.</translation>
    </message>
    <message>
        <source>Looking at the parcel</source>
        <translation>Đang xem thửa đất</translation>
    </message>
    <message>
        <source>Looking at the parcel…</source>
        <translation>Đang xem thửa đất…</translation>
    </message>
    <message>
        <source>Coordinates: in the city&apos;s system already, %1.</source>
        <translation>Toạ độ: đã theo hệ của thành phố, %1.</translation>
    </message>
    <message>
        <source>Not yet: %1</source>
        <translation>Chưa thể tiếp: %1</translation>
    </message>
    <message>
        <source>points</source>
        <translation>điểm</translation>
    </message>
    <message>
        <source>lines</source>
        <translation>đường</translation>
    </message>
    <message>
        <source>areas</source>
        <translation>vùng</translation>
    </message>
    <message>
        <source>several kinds</source>
        <translation>nhiều kiểu hình học</translation>
    </message>
    <message>
        <source>table</source>
        <translation>bảng không có hình học</translation>
    </message>
    <message>
        <source>text</source>
        <translation>chữ</translation>
    </message>
    <message>
        <source>whole number</source>
        <translation>số nguyên</translation>
    </message>
    <message>
        <source>number</source>
        <translation>số</translation>
    </message>
    <message>
        <source>date</source>
        <translation>ngày</translation>
    </message>
    <message>
        <source>time</source>
        <translation>thời gian</translation>
    </message>
    <message>
        <source>binary</source>
        <translation>dữ liệu nhị phân</translation>
    </message>
    <message>
        <source>list</source>
        <translation>danh sách</translation>
    </message>
    <message>
        <source>Coordinates: %1 → %2. %3.</source>
        <translation>Toạ độ: %1 → %2. %3.</translation>
    </message>
    <message>
        <source>≈ Guessed from words of their names, please check: %1.</source>
        <translation>≈ Đoán theo từ trong tên trường, hãy kiểm tra: %1.</translation>
    </message>
    <message>
        <source>Not yet: say where the model stands.</source>
        <translation>Chưa thể tiếp: hãy cho biết vị trí của mô hình.</translation>
    </message>
    <message>
        <source>Conversion: %1</source>
        <translation>Phép chuyển: %1</translation>
    </message>
</context>
<context>
    <name>dothi::ui::InspectorPanel</name>
    <message>
        <source>Parcel %1, sheet %2</source>
        <translation>Thửa %1, tờ %2</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Nguồn</translation>
    </message>
    <message>
        <source>Area in plan</source>
        <translation>Diện tích trên mặt bằng</translation>
    </message>
    <message>
        <source>Perimeter</source>
        <translation>Chu vi</translation>
    </message>
    <message>
        <source>Length in plan</source>
        <translation>Chiều dài trên mặt bằng</translation>
    </message>
    <message>
        <source>Position E, N</source>
        <translation>Vị trí E, N</translation>
    </message>
    <message>
        <source>Coordinate system</source>
        <translation>Hệ toạ độ</translation>
    </message>
    <message>
        <source>Click something in the city, or look for it above, and it shows here.</source>
        <translation>Nhấp vào một đối tượng trong thành phố, hoặc tìm ở ô phía trên; thông tin hiện ở đây.</translation>
    </message>
    <message>
        <source>No city is open.</source>
        <translation>Chưa mở thành phố nào.</translation>
    </message>
    <message>
        <source>This feature is no longer there.</source>
        <translation>Đối tượng này không còn nữa.</translation>
    </message>
    <message>
        <source>Zoom to</source>
        <translation>Phóng tới</translation>
    </message>
    <message>
        <source>Copy everything shown</source>
        <translation>Sao chép mọi thông tin đang hiện</translation>
    </message>
    <message>
        <source>Show in the attribute table</source>
        <translation>Xem trong bảng thuộc tính</translation>
    </message>
    <message>
        <source>not recorded</source>
        <translation>không ghi</translation>
    </message>
    <message>
        <source>Identifier</source>
        <translation>Mã định danh</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Phiên bản</translation>
    </message>
    <message>
        <source>Not known: %1</source>
        <translation>Chưa biết: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n features selected</source>
        <translation>
            <numerusform>Đã chọn %n đối tượng</numerusform>
        </translation>
    </message>
    <message>
        <source>… and more; the attribute table lists them all.</source>
        <translation>… và còn nữa; bảng thuộc tính liệt kê tất cả.</translation>
    </message>
    <message>
        <source>not in the city (id %1)</source>
        <translation>không có trong thành phố (mã %1)</translation>
    </message>
</context>
<context>
    <name>dothi::ui::LayerPanel</name>
    <message>
        <source>Terrain</source>
        <translation>Địa hình</translation>
    </message>
    <message>
        <source>Opacity and legend</source>
        <translation>Độ đậm và chú giải</translation>
    </message>
    <message>
        <source>Opacity</source>
        <translation>Độ đậm</translation>
    </message>
    <message>
        <source>Opacity of “%1”</source>
        <translation>Độ đậm của “%1”</translation>
    </message>
    <message>
        <source>Hide “%1”</source>
        <translation>Ẩn “%1”</translation>
    </message>
    <message>
        <source>Show “%1”</source>
        <translation>Hiện “%1”</translation>
    </message>
    <message>
        <source>Could not be drawn; see the message bar. Hide and show it to try again.</source>
        <translation>Không vẽ được; xem thanh thông báo. Ẩn rồi hiện lại để thử lần nữa.</translation>
    </message>
    <message numerus="yes">
        <source>%n feature(s)</source>
        <translation>
            <numerusform>%n đối tượng</numerusform>
        </translation>
    </message>
    <message>
        <source>Zoom to the layer</source>
        <translation>Phóng tới lớp</translation>
    </message>
    <message>
        <source>Attribute table</source>
        <translation>Bảng thuộc tính</translation>
    </message>
    <message>
        <source>LAYERS</source>
        <translation>LỚP DỮ LIỆU</translation>
    </message>
    <message>
        <source>No city is open.</source>
        <translation>Chưa mở thành phố nào.</translation>
    </message>
    <message>
        <source>Base map</source>
        <translation>Bản đồ nền</translation>
    </message>
    <message>
        <source>Cadastre</source>
        <translation>Địa chính</translation>
    </message>
    <message>
        <source>Planning</source>
        <translation>Quy hoạch</translation>
    </message>
    <message>
        <source>Buildings</source>
        <translation>Công trình</translation>
    </message>
    <message>
        <source>Technical infrastructure</source>
        <translation>Hạ tầng kỹ thuật</translation>
    </message>
    <message>
        <source>Permits</source>
        <translation>Cấp phép</translation>
    </message>
    <message>
        <source>Hide empty layers</source>
        <translation>Ẩn lớp trống</translation>
    </message>
    <message numerus="yes">
        <source>%n empty layer(s)</source>
        <translation>
            <numerusform>%n lớp trống</numerusform>
        </translation>
    </message>
    <message>
        <source>Visible: “%1”</source>
        <translation>Hiển thị: “%1”</translation>
    </message>
    <message>
        <source>Opacity and legend of “%1”</source>
        <translation>Độ mờ và chú giải của “%1”</translation>
    </message>
    <message>
        <source>Colour by attribute…</source>
        <translation>Tô màu theo thuộc tính…</translation>
    </message>
    <message>
        <source>Colour “%1” by attribute</source>
        <translation>Tô màu “%1” theo thuộc tính</translation>
    </message>
</context>
<context>
    <name>dothi::ui::LayerStyles</name>
    <message>
        <source>Counting the values of an attribute</source>
        <translation>Đếm giá trị của thuộc tính</translation>
    </message>
</context>
<context>
    <name>dothi::ui::LinkedView</name>
    <message>
        <source>Both views move together</source>
        <translation>Hai khung nhìn di chuyển cùng nhau</translation>
    </message>
    <message>
        <source>Second view of the city</source>
        <translation>Khung nhìn thứ hai của thành phố</translation>
    </message>
    <message>
        <source>Close the second view</source>
        <translation>Đóng khung nhìn thứ hai</translation>
    </message>
    <message>
        <source>Plan; click for 3D</source>
        <translation>Mặt bằng; nhấp để xem 3D</translation>
    </message>
    <message>
        <source>3D; click for the plan</source>
        <translation>3D; nhấp để xem mặt bằng</translation>
    </message>
</context>
<context>
    <name>dothi::ui::MeasureTool</name>
    <message numerus="yes">
        <source>perimeter %1 · %n corner(s)</source>
        <translation>
            <numerusform>chu vi %1 · %n góc</numerusform>
        </translation>
    </message>
    <message>
        <source>Click to measure again; Esc leaves the tool.</source>
        <translation>Nhấp để đo lại; Esc để thôi đo.</translation>
    </message>
    <message>
        <source>Click the first point.</source>
        <translation>Nhấp điểm đầu.</translation>
    </message>
    <message>
        <source>Click the next point; double click or right click ends; Backspace takes the last point back.</source>
        <translation>Nhấp điểm tiếp theo; nhấp đúp hoặc nhấp phải để kết thúc; Backspace bỏ điểm cuối.</translation>
    </message>
    <message>
        <source>along the slope %1 · height difference %2</source>
        <translation>theo mặt nghiêng %1 · chênh cao %2</translation>
    </message>
    <message>
        <source>Area in plan</source>
        <translation>Diện tích trên mặt bằng</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>Chiều cao</translation>
    </message>
    <message>
        <source>Distance in plan</source>
        <translation>Khoảng cách trên mặt bằng</translation>
    </message>
    <message>
        <source>in plan %1 · along the slope %2</source>
        <translation>mặt bằng %1 · theo mặt nghiêng %2</translation>
    </message>
</context>
<context>
    <name>dothi::ui::MessageBar</name>
    <message>
        <source>Earlier message</source>
        <translation>Thông báo trước</translation>
    </message>
    <message>
        <source>Later message</source>
        <translation>Thông báo sau</translation>
    </message>
    <message>
        <source>Close the message</source>
        <translation>Đóng thông báo</translation>
    </message>
</context>
<context>
    <name>dothi::ui::ModelPlacePage</name>
    <message>
        <source>Where the file says</source>
        <translation>Theo vị trí ghi trong tệp</translation>
    </message>
    <message>
        <source>At a point</source>
        <translation>Tại một điểm</translation>
    </message>
    <message>
        <source>On three points or more</source>
        <translation>Theo ba điểm trở lên</translation>
    </message>
    <message>
        <source>on the ground</source>
        <translation>trên mặt đất</translation>
    </message>
    <message>
        <source>as the file says</source>
        <translation>theo tệp</translation>
    </message>
    <message>
        <source>as usual in this format</source>
        <translation>theo thông lệ của định dạng</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>Cao độ</translation>
    </message>
    <message>
        <source>Axis that points up</source>
        <translation>Trục hướng lên</translation>
    </message>
    <message>
        <source>Every object is a building of its own</source>
        <translation>Mỗi đối tượng là một công trình riêng</translation>
    </message>
    <message>
        <source>Mend solids that are not valid by ISO 19107</source>
        <translation>Sửa các khối không hợp lệ theo ISO 19107</translation>
    </message>
    <message>
        <source>Easting</source>
        <translation>Toạ độ đông</translation>
    </message>
    <message>
        <source>Northing</source>
        <translation>Toạ độ bắc</translation>
    </message>
    <message>
        <source>Height of the foot</source>
        <translation>Cao độ chân công trình</translation>
    </message>
    <message>
        <source>the ground</source>
        <translation>mặt đất</translation>
    </message>
    <message>
        <source>Rotation</source>
        <translation>Góc xoay</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>Tỷ lệ</translation>
    </message>
    <message>
        <source>the model&apos;s origin</source>
        <translation>gốc toạ độ của mô hình</translation>
    </message>
    <message>
        <source>the middle of the model</source>
        <translation>tâm mô hình</translation>
    </message>
    <message>
        <source>What stands there</source>
        <translation>Điểm đặt</translation>
    </message>
    <message>
        <source>Easting, m</source>
        <translation>Toạ độ đông (E), m</translation>
    </message>
    <message>
        <source>Northing, m</source>
        <translation>Toạ độ bắc (N), m</translation>
    </message>
    <message>
        <source>Height of the foot, m</source>
        <translation>Cao độ chân công trình, m</translation>
    </message>
    <message>
        <source>Points of the model and of the city</source>
        <translation>Các điểm của mô hình và của thành phố</translation>
    </message>
    <message>
        <source>Find the scale, too</source>
        <translation>Tính cả tỷ lệ</translation>
    </message>
    <message>
        <source>The model in its own coordinates: x %1 … %2, y %3 … %4, z %5 … %6.</source>
        <translation>Mô hình trong hệ toạ độ riêng: x %1 … %2, y %3 … %4, z %5 … %6.</translation>
    </message>
    <message>
        <source>Where the file says (it does not)</source>
        <translation>Theo vị trí ghi trong tệp (tệp không ghi)</translation>
    </message>
    <message>
        <source>From what the city holds: %1.</source>
        <translation>Cách phần dữ liệu của thành phố: %1.</translation>
    </message>
    <message>
        <source>Not placed yet: say where it stands.</source>
        <translation>Chưa đặt: hãy cho biết vị trí.</translation>
    </message>
    <message>
        <source>x, y, z in the model, E, N, H in the city; metres, z up. Three points that do not lie on one line; H may be left empty.</source>
        <translation>x, y, z trong mô hình; E, N, H trong thành phố; đơn vị mét, trục z hướng lên. Ba điểm không thẳng hàng; H có thể để trống.</translation>
    </message>
    <message>
        <source>Coordinate system</source>
        <translation>Hệ toạ độ</translation>
    </message>
    <message>
        <source>Point on the map…</source>
        <translation>Lấy điểm trên bản đồ…</translation>
    </message>
    <message>
        <source>Parcel on the map…</source>
        <translation>Chọn thửa trên bản đồ…</translation>
    </message>
    <message>
        <source>its middle</source>
        <translation>giữa thửa</translation>
    </message>
    <message>
        <source>its frontage, turned along it</source>
        <translation>mặt tiền, xoay theo mặt tiền</translation>
    </message>
    <message>
        <source>Parcel</source>
        <translation>Thửa đất</translation>
    </message>
    <message>
        <source>Where on the parcel</source>
        <translation>Vị trí trên thửa</translation>
    </message>
    <message>
        <source>Point of this row on the map…</source>
        <translation>Lấy điểm của hàng này trên bản đồ…</translation>
    </message>
    <message>
        <source>none chosen</source>
        <translation>chưa chọn</translation>
    </message>
    <message>
        <source>On %1: %2 (%3 % of the footprint).</source>
        <translation>Trên %1: %2 (%3 % diện tích chân công trình).</translation>
    </message>
    <message>
        <source>The city holds no parcels to compare with.</source>
        <translation>Thành phố chưa có thửa đất để đối chiếu.</translation>
    </message>
    <message>
        <source>Of so many buildings parcels, and what is in their way, are not looked at.</source>
        <translation>Với nhiều công trình như vậy, chương trình không đối chiếu thửa đất và công trình trùng vị trí.</translation>
    </message>
    <message>
        <source>No building of the city is in its way.</source>
        <translation>Không trùng với công trình nào của thành phố.</translation>
    </message>
    <message>
        <source>Degrees, counter-clockwise from above</source>
        <translation>Độ, ngược chiều kim đồng hồ, nhìn từ trên xuống</translation>
    </message>
    <message>
        <source>its middle, turned along its side at the street</source>
        <translation>giữa thửa, xoay theo cạnh giáp đường (hoặc cạnh dài nhất)</translation>
    </message>
    <message>
        <source>Rotation, °</source>
        <translation>Góc xoay, °</translation>
    </message>
    <message>
        <source>No street of the city lies along this parcel; its longest side counts.</source>
        <translation>Không có đường nào dọc thửa này; lấy theo cạnh dài nhất.</translation>
    </message>
    <message>
        <source>Where the file says: %1</source>
        <translation>Theo vị trí ghi trong tệp: %1</translation>
    </message>
    <message>
        <source>Say where it stands: easting and northing, or a point or parcel of the map.</source>
        <translation>Hãy cho biết vị trí: toạ độ E và N, hoặc lấy điểm hay thửa trên bản đồ.</translation>
    </message>
    <message>
        <source>Fill in x, y, E and N of three points at least.</source>
        <translation>Hãy điền x, y, E và N của ít nhất ba điểm.</translation>
    </message>
    <message>
        <source>It overlaps what is not its own: look at it, and tick that you have.</source>
        <translation>Mô hình chồng lên đất hoặc công trình khác: hãy xem và đánh dấu đã xem.</translation>
    </message>
    <message>
        <source>See it in the city</source>
        <translation>Xem trong thành phố</translation>
    </message>
    <message>
        <source>Shows the model in the city as it would stand; nothing is imported yet.</source>
        <translation>Hiện mô hình trong thành phố như sẽ đặt; chưa nhập gì cả.</translation>
    </message>
    <message>
        <source>The file does not say where the model stands.</source>
        <translation>Tệp không ghi mô hình nằm ở đâu.</translation>
    </message>
    <message>
        <source>Place it by hand: at a point, on a parcel, or on three points.</source>
        <translation>Hãy đặt thủ công: tại một điểm, trên một thửa đất, hoặc theo ba điểm.</translation>
    </message>
    <message>
        <source>It stands far from the city: look at it, and tick that you have.</source>
        <translation>Mô hình nằm xa thành phố: hãy xem lại và đánh dấu đã xem.</translation>
    </message>
</context>
<context>
    <name>dothi::ui::OverviewMap</name>
    <message>
        <source>The whole city; click or drag to go there</source>
        <translation>Toàn thành phố; nhấp hoặc kéo để tới nơi đó</translation>
    </message>
    <message>
        <source>Overview map</source>
        <translation>Bản đồ tổng quan</translation>
    </message>
    <message>
        <source>Drawing the overview map</source>
        <translation>Đang vẽ bản đồ tổng quan</translation>
    </message>
</context>
<context>
    <name>dothi::ui::PictureJob</name>
    <message>
        <source>The city was closed.</source>
        <translation>Thành phố đã đóng.</translation>
    </message>
    <message>
        <source>Loading what the picture shows</source>
        <translation>Đang nạp những gì có trong hình</translation>
    </message>
    <message>
        <source>Drawing the picture</source>
        <translation>Đang vẽ hình</translation>
    </message>
    <message>
        <source>Writing the picture</source>
        <translation>Đang ghi hình</translation>
    </message>
    <message>
        <source>There is not enough memory for the picture.</source>
        <translation>Không đủ bộ nhớ cho ảnh này.</translation>
    </message>
    <message>
        <source>Choose a smaller picture.</source>
        <translation>Hãy chọn ảnh nhỏ hơn.</translation>
    </message>
</context>
<context>
    <name>dothi::ui::PlaceFindings</name>
    <message>
        <source>What the model overlaps</source>
        <translation>Những gì mô hình chồng lên</translation>
    </message>
    <message>
        <source>Choose one: the sketch shows where it is.</source>
        <translation>Chọn một dòng: sơ đồ sẽ chỉ chỗ đó.</translation>
    </message>
    <message>
        <source>I have looked at this and want it here</source>
        <translation>Tôi đã xem và vẫn muốn đặt ở đây</translation>
    </message>
    <message>
        <source>Hide the list</source>
        <translation>Ẩn danh sách</translation>
    </message>
    <message>
        <source>Show each (%1)</source>
        <translation>Xem từng mục (%1)</translation>
    </message>
</context>
<context>
    <name>dothi::ui::ScalePill</name>
    <message>
        <source>North arrow (click: north up), scale at the middle of the view, detail drawn</source>
        <translation>Mũi tên bắc (nhấp: xoay bắc lên trên), tỷ lệ ở giữa khung nhìn, mức chi tiết đang vẽ</translation>
    </message>
    <message>
        <source>Scale and north</source>
        <translation>Tỷ lệ và hướng bắc</translation>
    </message>
    <message>
        <source>detail %1</source>
        <extracomment>How much of the full detail is drawn at present, in percent.</extracomment>
        <translation>chi tiết %1</translation>
    </message>
    <message>
        <source>loading %1</source>
        <extracomment>How much of the picture has been loaded, in percent.</extracomment>
        <translation>đang tải %1</translation>
    </message>
</context>
<context>
    <name>dothi::ui::SceneLoader</name>
    <message>
        <source>Terrain</source>
        <translation>Địa hình</translation>
    </message>
    <message>
        <source>Looking through the city</source>
        <translation>Đang xem qua thành phố</translation>
    </message>
    <message>
        <source>Drawing “%1”</source>
        <translation>Đang vẽ “%1”</translation>
    </message>
    <message>
        <source>Looking at what changed</source>
        <translation>Đang xem phần đã thay đổi</translation>
    </message>
    <message>
        <source>Ground below the buildings</source>
        <translation>Mặt đất theo chân công trình</translation>
    </message>
    <message numerus="yes">
        <source>Terrain, %n empty cell(s) filled</source>
        <translation>
            <numerusform>Địa hình, đã lấp %n ô trống</numerusform>
        </translation>
    </message>
    <message>
        <source>Looking below the ground</source>
        <translation>Đang nhìn xuống dưới mặt đất</translation>
    </message>
</context>
<context>
    <name>dothi::ui::SearchField</name>
    <message>
        <source>Find parcel, address, application, coordinates…</source>
        <translation>Tìm thửa đất, địa chỉ, hồ sơ, toạ độ…</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Tìm kiếm</translation>
    </message>
    <message>
        <source>Searching for “%1”</source>
        <translation>Đang tìm “%1”</translation>
    </message>
    <message>
        <source>Nothing found for “%1”</source>
        <translation>Không tìm thấy “%1”</translation>
    </message>
    <message>
        <source>Try a parcel (212/14), a street, an application number or coordinates.</source>
        <translation>Thử số thửa (212/14), tên đường, số hồ sơ hoặc toạ độ.</translation>
    </message>
    <message>
        <source>What the search found</source>
        <translation>Kết quả tìm kiếm</translation>
    </message>
    <message>
        <source>Position: 603797 1191942, or 10.7769, 106.7009</source>
        <translation>Toạ độ: 603797 1191942 hoặc 10,7769 106,7009</translation>
    </message>
</context>
<context>
    <name>dothi::ui::SectionControl</name>
    <message>
        <source>Beginning of the section line</source>
        <translation>Điểm đầu tuyến cắt</translation>
    </message>
    <message>
        <source>End of the section line</source>
        <translation>Điểm cuối tuyến cắt</translation>
    </message>
    <message>
        <source>Section line, sideways</source>
        <translation>Dịch ngang tuyến cắt</translation>
    </message>
    <message>
        <source>Height of the cut</source>
        <translation>Cao độ mặt cắt</translation>
    </message>
    <message>
        <source>Middle of the section box</source>
        <translation>Tâm hộp cắt</translation>
    </message>
    <message>
        <source>Side of the section box</source>
        <translation>Mặt bên hộp cắt</translation>
    </message>
    <message>
        <source>Top of the section box</source>
        <translation>Đỉnh hộp cắt</translation>
    </message>
    <message>
        <source>Bottom of the section box</source>
        <translation>Đáy hộp cắt</translation>
    </message>
</context>
<context>
    <name>dothi::ui::SectionTool</name>
    <message>
        <source>Click the end of the section line; what lies on its right is cut away.</source>
        <translation>Nhấp điểm cuối tuyến cắt; phần bên phải tuyến sẽ được cắt bỏ.</translation>
    </message>
    <message>
        <source>Click the beginning of the section line.</source>
        <translation>Nhấp điểm đầu tuyến cắt.</translation>
    </message>
    <message>
        <source>Section from here</source>
        <extracomment>At the first of the two points of a section line, while the second is being looked for.</extracomment>
        <translation>Mặt cắt từ đây</translation>
    </message>
</context>
<context>
    <name>dothi::ui::Shell</name>
    <message>
        <source>This feature is no longer there.</source>
        <translation>Đối tượng này không còn nữa.</translation>
    </message>
    <message>
        <source>No city is open.</source>
        <translation>Chưa mở thành phố nào.</translation>
    </message>
</context>
<context>
    <name>dothi::ui::StatusBar</name>
    <message>
        <source>Position under the cursor. Click: VN-2000 ⇄ WGS 84</source>
        <translation>Vị trí dưới con trỏ. Nhấp: VN-2000 ⇄ WGS 84</translation>
    </message>
    <message>
        <source>Position under the cursor</source>
        <translation>Vị trí dưới con trỏ</translation>
    </message>
    <message>
        <source>Show the tasks</source>
        <translation>Xem các tác vụ</translation>
    </message>
    <message>
        <source>Read only</source>
        <translation>Chỉ đọc</translation>
    </message>
    <message>
        <source>All changes saved</source>
        <translation>Đã lưu mọi thay đổi</translation>
    </message>
    <message>
        <source>Ground, Hòn Dấu %1</source>
        <extracomment>Height above the national vertical datum (Hòn Dấu).</extracomment>
        <translation>Mặt đất, Hòn Dấu %1</translation>
    </message>
    <message numerus="yes">
        <source>%n task(s)</source>
        <translation>
            <numerusform>%n tác vụ</numerusform>
        </translation>
    </message>
    <message>
        <source>Ground: no terrain</source>
        <translation>Mặt đất: chưa có địa hình</translation>
    </message>
    <message>
        <source>to WGS 84 by EPSG:%1</source>
        <extracomment>the coordinate operation to WGS 84</extracomment>
        <translation>sang WGS 84 theo EPSG:%1</translation>
    </message>
    <message>
        <source>Loading the picture, %1</source>
        <translation>Đang tải hình, %1</translation>
    </message>
</context>
<context>
    <name>dothi::ui::StreetTool</name>
    <message>
        <source>Click where you want to stand, or the house you want to look at. Esc leaves.</source>
        <translation>Nhấp vào nơi muốn đứng hoặc ngôi nhà muốn nhìn. Esc thoát.</translation>
    </message>
</context>
<context>
    <name>dothi::ui::StyleLegend</name>
    <message>
        <source>Legend</source>
        <translation>Chú giải</translation>
    </message>
    <message numerus="yes">
        <source>%n more…</source>
        <translation>
            <numerusform>còn %n mục…</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>dothi::ui::StylePanel</name>
    <message>
        <source>The other way round</source>
        <translation>Đảo chiều</translation>
    </message>
    <message>
        <source>Own colours</source>
        <translation>Màu riêng của lớp</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>Lớp</translation>
    </message>
    <message>
        <source>Attribute</source>
        <translation>Thuộc tính</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>Phân loại</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>Giới hạn</translation>
    </message>
    <message>
        <source>Ranges</source>
        <translation>Số khoảng</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Màu sắc</translation>
    </message>
    <message>
        <source>By value</source>
        <translation>Theo giá trị</translation>
    </message>
    <message>
        <source>By range</source>
        <translation>Theo khoảng</translation>
    </message>
    <message>
        <source>As many in each</source>
        <translation>Số lượng bằng nhau</translation>
    </message>
    <message>
        <source>Quantiles</source>
        <translation>Phân vị</translation>
    </message>
    <message>
        <source>Of equal width</source>
        <translation>Độ rộng bằng nhau</translation>
    </message>
    <message>
        <source>At natural gaps</source>
        <translation>Ngắt tự nhiên</translation>
    </message>
    <message>
        <source>Natural breaks (Jenks)</source>
        <translation>Ngắt tự nhiên (Jenks)</translation>
    </message>
    <message>
        <source>The layer in its own colours again</source>
        <translation>Trả lớp về màu riêng</translation>
    </message>
    <message>
        <source>(its own colours)</source>
        <translation>(màu riêng của lớp)</translation>
    </message>
    <message>
        <source>Colours: %1</source>
        <translation>Bảng màu: %1</translation>
    </message>
    <message>
        <source>Choose an attribute: the layer is coloured by it, in the view and in pictures.</source>
        <translation>Chọn một thuộc tính: lớp được tô màu theo thuộc tính đó, trong khung nhìn và trong ảnh.</translation>
    </message>
    <message>
        <source>Counting the values…</source>
        <translation>Đang đếm giá trị…</translation>
    </message>
    <message>
        <source>Models with colours or pictures of their own take on these colours, too. “Own colours” brings theirs back.</source>
        <translation>Mô hình có màu hoặc ảnh riêng cũng được tô theo các màu này. Nút “Màu riêng của lớp” trả lại màu của mô hình.</translation>
    </message>
    <message>
        <source>At round numbers</source>
        <translation>Theo số tròn</translation>
    </message>
</context>
<context>
    <name>dothi::ui::TablePanel</name>
    <message>
        <source>Zoom to the selected row</source>
        <translation>Phóng tới dòng đang chọn</translation>
    </message>
    <message>
        <source>Copy the selected rows</source>
        <translation>Sao chép các dòng đang chọn</translation>
    </message>
    <message>
        <source>Layer of the table</source>
        <translation>Lớp của bảng</translation>
    </message>
    <message>
        <source>Filter rows, accents not needed</source>
        <translation>Lọc dòng, không cần dấu</translation>
    </message>
    <message>
        <source>%1 rows</source>
        <translation>%1 dòng</translation>
    </message>
    <message>
        <source>%1 of %2 rows</source>
        <translation>%1 trên %2 dòng</translation>
    </message>
    <message>
        <source>Attribute table</source>
        <translation>Bảng thuộc tính</translation>
    </message>
</context>
<context>
    <name>dothi::ui::TasksPanel</name>
    <message>
        <source>Cancel this task</source>
        <translation>Huỷ tác vụ này</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Đang dừng…</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Đang chờ</translation>
    </message>
    <message>
        <source>✓ Done</source>
        <translation>✓ Xong</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Đã huỷ</translation>
    </message>
    <message numerus="yes">
        <source>about %n second(s) left</source>
        <translation>
            <numerusform>còn khoảng %n giây</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n minute(s) left</source>
        <translation>
            <numerusform>còn khoảng %n phút</numerusform>
        </translation>
    </message>
    <message>
        <source>No tasks. Work that takes longer shows here, and can be cancelled.</source>
        <translation>Không có tác vụ. Việc kéo dài hiện ở đây và có thể huỷ.</translation>
    </message>
    <message>
        <source>Clear ended tasks</source>
        <translation>Xoá các tác vụ đã xong</translation>
    </message>
</context>
<context>
    <name>dothi::ui::View3D</name>
    <message>
        <source>City view</source>
        <translation>Khung nhìn thành phố</translation>
    </message>
    <message>
        <source>The 3D view needs a display with OpenGL.</source>
        <translation>Khung nhìn 3D cần màn hình có OpenGL.</translation>
    </message>
    <message>
        <source>The graphics driver stops again and again. Restart DoThi; if that does not help, bring the driver up to date.</source>
        <translation>Trình điều khiển đồ hoạ ngừng hoạt động liên tục. Hãy khởi động lại DoThi; nếu vẫn vậy, hãy cập nhật trình điều khiển.</translation>
    </message>
</context>
<context>
    <name>dothi::ui::ViewBanner</name>
    <message>
        <source>Back</source>
        <translation>Quay lại</translation>
    </message>
</context>
<context>
    <name>dothi::ui::ViewCanvas</name>
    <message>
        <source>The graphics driver offers no OpenGL with the compatibility profile.</source>
        <translation>Trình điều khiển đồ hoạ không có OpenGL với hồ sơ tương thích.</translation>
    </message>
</context>
</TS>
