// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "samplereport.h"

#include <QPainter>
#include <QTimeZone>

namespace dothi::report::sample {

namespace {

const QColor kPass(0x1B, 0x8A, 0x5A);
const QColor kFail(0xC6, 0x32, 0x2B);
const QColor kSurvey(0xB7, 0x79, 0x1F);
const QColor kUnknown(0x6B, 0x72, 0x80);
const QColor kAccent(0x0F, 0x6F, 0xDE);

struct Finding
{
    const char16_t *rule;
    const char16_t *citation;
    const char16_t *measured;
    const char16_t *limit;
    const char16_t *verdict;
    QColor color;
};

QString text(const char16_t *literal)
{
    return QString::fromUtf16(literal);
}

std::vector<Finding> findings()
{
    return {
        {u"Khoảng lùi mặt trước, cao 28 m", u"QCVN 01:2021/BXD, Bảng 2.7", u"0,20 m", u"≥ 6,00 m",
         u"✕ Không đạt", kFail},
        {u"Mật độ xây dựng thuần, khối tháp",
         u"QCVN 01:2021/BXD, Bảng 2.9 (nội suy giữa 3\u00A0000 m² và 10\u00A0000 m²)", u"78,2 %", u"≤ 75,0 %",
         u"✕ Không đạt", kFail},
        {u"Mật độ xây dựng thuần, khối đế", u"QCVN 01:2021/BXD, Bảng 2.9", u"74,1 %", u"≤ 75,0 %", u"✓ Đạt",
         kPass},
        {u"Hệ số sử dụng đất", u"QCVN 01:2021/BXD, Bảng 2.12", u"5,91", u"≤ 7,20", u"✓ Đạt", kPass},
        {u"Khoảng cách tới nhà bên phải", u"QCVN 01:2021/BXD, mục 2.6.1", u"4,02 m ± 0,10 m", u"≥ 4,00 m",
         u"≈ Cần đo đạc", kSurvey},
        {u"Khoảng cách tới nhà bên trái", u"QCVN 01:2021/BXD, mục 2.6.1", u"9,40 m", u"≥ 7,00 m", u"✓ Đạt",
         kPass},
        {u"Nằm trong ranh thửa", u"Luật Xây dựng số 135/2025/QH15, Điều 44", u"0,00 m²", u"≤ 0,00 m²",
         u"✓ Đạt", kPass},
        {u"Không vượt chỉ giới đường đỏ", u"Luật Xây dựng số 135/2025/QH15, Điều 44", u"0,00 m²",
         u"≤ 0,00 m²", u"✓ Đạt", kPass},
        {u"Chiều cao theo quy hoạch phân khu", u"Quy hoạch phân khu 1/2000, ô phố C-07", u"28,0 m",
         u"≤ 40,0 m", u"✓ Đạt", kPass},
        {u"Số tầng theo quy hoạch phân khu", u"Quy hoạch phân khu 1/2000, ô phố C-07", u"8", u"≤ 12",
         u"✓ Đạt", kPass},
        {u"Tỷ lệ cây xanh trong khuôn viên", u"QCVN 01:2021/BXD, Bảng 2.11", u"–", u"≥ 20 %",
         u"? Thiếu dữ liệu", kUnknown},
        {u"Hành lang bảo vệ sông, rạch",
         u"Quyết định số 56/2025/QĐ-UBND (số liệu chưa đối chiếu với văn bản gốc: kết quả chỉ để tham khảo, "
         u"cần kiểm tra lại "
         u"trước khi kết luận; bề rộng hành lang tính từ mép bờ cao vào phía đất liền theo cấp kỹ thuật của "
         u"tuyến)",
         u"31,60 m", u"≥ 20,00 m", u"✓ Đạt", kPass},
    };
}

} // namespace

QString Vietnamese::translate(const char *context, const char *source, const char *, int) const
{
    static const QHash<QByteArray, QString> words{
        {"SOCIALIST REPUBLIC OF VIET NAM", QStringLiteral("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")},
        {"Independence – Freedom – Happiness", QStringLiteral("Độc lập – Tự do – Hạnh phúc")},
        {"Dossier no. %1", QStringLiteral("Hồ sơ số: %1")},
        {"%1 %2 %3", QStringLiteral("ngày %1 tháng %2 năm %3")},
        {"%1, %2 %3 %4", QStringLiteral("%1, ngày %2 tháng %3 năm %4")},
        {"Page %1/%2", QStringLiteral("Trang %1/%2")},
        {"(Signature and full name)", QStringLiteral("(Ký, ghi rõ họ tên)")},
        {"None.", QStringLiteral("Không có.")},
        {"The picture is missing.", QStringLiteral("Thiếu hình.")},
        {"Report", QStringLiteral("Báo cáo")},
    };
    return QByteArrayView(context) == "dothi::Report" ? words.value(QByteArray(source)) : QString();
}

QImage sitePlan(QSize size)
{
    QImage image(size, QImage::Format_RGB32);
    image.fill(QColor(0xF7, 0xF5, 0xF0));
    QPainter p(&image);
    p.setRenderHint(QPainter::Antialiasing);
    p.scale(size.width() / 800.0, size.height() / 500.0);
    p.fillRect(0, 380, 800, 70, QColor(0xE3, 0xE0, 0xD8));
    p.setPen(QPen(QColor(0xB9, 0xB2, 0xA5), 1));
    for (int i = 0; i < 14; ++i) {
        p.setBrush(QColor(0xE9, 0xE3, 0xD6));
        p.drawRect(20 + i * 56, 60 + (i % 3) * 12, 44, 120);
        if (i < 4 || i > 8)
            p.drawRect(20 + i * 56, 240, 44, 120 - (i % 4) * 10);
    }
    p.setBrush(Qt::NoBrush);
    p.setPen(QPen(QColor(0x1B, 0x24, 0x30), 2));
    p.drawRect(250, 205, 250, 172);
    p.setBrush(QColor(0x0F, 0x6F, 0xDE, 90));
    p.setPen(QPen(kAccent, 3));
    p.drawRect(275, 225, 200, 150);
    p.setPen(QPen(kFail, 3));
    p.drawLine(250, 378, 500, 378);
    p.setFont([] {
        QFont font(QStringLiteral("Noto Sans"));
        font.setPixelSize(18);
        font.setBold(true);
        return font;
    }());
    p.drawText(QPointF(290, 405), QStringLiteral("lùi 0,20 m · cần ≥ 6,00 m"));
    p.setPen(QColor(0x56, 0x61, 0x70));
    p.drawText(QPointF(30, 425), QStringLiteral("Đường Nguyễn Thị Thập, lộ giới 14,0 m"));
    return image;
}

QImage massing(QSize size)
{
    QImage image(size, QImage::Format_RGB32);
    QPainter p(&image);
    p.setRenderHint(QPainter::Antialiasing);
    p.scale(size.width() / 800.0, size.height() / 500.0);
    QLinearGradient sky(0, 0, 0, 500);
    sky.setColorAt(0, QColor(0xDD, 0xEA, 0xF6));
    sky.setColorAt(1, QColor(0xF3, 0xEF, 0xE7));
    p.fillRect(0, 0, 800, 500, sky);
    const auto box = [&p](QPointF at, qreal w, qreal d, qreal h, const QColor &color) {
        const QPointF east(w, w * 0.4);
        const QPointF north(d, -d * 0.35);
        const QPointF up(0, -h);
        p.setPen(Qt::NoPen);
        p.setBrush(color.darker(118));
        p.drawPolygon(QPolygonF{at, at + east, at + east + up, at + up});
        p.setBrush(color.darker(106));
        p.drawPolygon(QPolygonF{at + east, at + east + north, at + east + north + up, at + east + up});
        p.setBrush(color.lighter(104));
        p.drawPolygon(QPolygonF{at + up, at + east + up, at + east + north + up, at + north + up});
    };
    for (int row = 0; row < 6; ++row)
        for (int i = 0; i < 9; ++i)
            box(QPointF(i * 95 - 40 + row * 20, 170 + row * 55), 52, 46, 24 + (i * 7 + row * 13) % 60,
                QColor(0xDD, 0xD3, 0xC2));
    box(QPointF(380, 330), 100, 80, 40, kAccent);
    box(QPointF(400, 290), 70, 55, 150, kAccent);
    return image;
}

Report permitCheck()
{
    Report report;
    report.title = QStringLiteral("BÁO CÁO KIỂM TRA QUY HOẠCH");
    report.subtitle = QStringLiteral("Chung cư 8 tầng, thửa 212, tờ bản đồ số 14, phường Bến Thành");
    report.authority = QStringLiteral("ỦY BAN NHÂN DÂN\nTHÀNH PHỐ HỒ CHÍ MINH\nSỞ XÂY DỰNG");
    report.number = QStringLiteral("HS-2026-0148");
    report.place = QStringLiteral("TP. Hồ Chí Minh");
    report.made = QDateTime(QDate(2026, 2, 5), QTime(9, 30, 15), QTimeZone(7 * 3600));
    report.footer = QStringLiteral("Quy tắc áp dụng tại ngày 21/11/2026 · Mã băm dữ liệu vào "
                                   "3f9a61c07d5be2846a1190c2f7d83b5e0c4477aa92e16f0bd3587c21e6904fab");
    auto &blocks = report.blocks;

    blocks.emplace_back(Badge{QStringLiteral("✕ Không đạt 2 / 12 điều kiện"), kFail});
    blocks.emplace_back(Badge{QStringLiteral("≈ Cần đo đạc 1"), kSurvey});
    blocks.emplace_back(Badge{QStringLiteral("? Thiếu dữ liệu 1"), kUnknown});
    blocks.emplace_back(Badge{QStringLiteral("✓ Đạt 8"), kPass});
    blocks.emplace_back(KeyValues{{
        {QStringLiteral("Chủ đầu tư"), QStringLiteral("Công ty TNHH Phát triển Nhà Bình Khánh")},
        {QStringLiteral("Loại công trình"), QStringLiteral("Nhà chung cư")},
        {QStringLiteral("Số tầng"), QStringLiteral("8 (khối đế 2 tầng)")},
        {QStringLiteral("Chiều cao"), QStringLiteral("28,0 m")},
        {QStringLiteral("Diện tích lô đất"), QStringLiteral("312,4 m²")},
        {QStringLiteral("Diện tích sàn"), QStringLiteral("1\u00A0846 m²")},
        {QStringLiteral("Hệ toạ độ"),
         QStringLiteral("VN-2000 / TM-3 105°45′, EPSG:9210; phép chuyển EPSG:6960, độ "
                        "chính xác 1 m; độ cao theo hệ Hòn Dấu")},
    }});

    blocks.emplace_back(Heading{QStringLiteral("1. Kết quả theo từng điều kiện"), 1});
    Table table;
    table.header = {QStringLiteral("Điều kiện và căn cứ"), QStringLiteral("Đo được"),
                    QStringLiteral("Cho phép"), QStringLiteral("Kết quả")};
    table.widths = {4.2, 1.5, 1.3, 1.5};
    for (const Finding &finding : findings())
        table.rows.push_back({{text(finding.rule), {}, false, false, text(finding.citation)},
                              {text(finding.measured), {}, false, true},
                              {text(finding.limit), {}, false, true},
                              {text(finding.verdict), finding.color, true, false}});
    blocks.emplace_back(table);

    blocks.emplace_back(Heading{QStringLiteral("2. Điểm vi phạm lớn nhất"), 1});
    blocks.emplace_back(Paragraph{
        QStringLiteral(
            "Mặt tiền khối tháp cách chỉ giới đường đỏ 0,20 m tại đỉnh số 7 của thửa. Với chiều cao 28 m "
            "trên "
            "đường có lộ giới 14,0 m, khoảng lùi tối thiểu là 6,00 m, nên còn thiếu 5,80 m. Khối đế cao 7 m "
            "không phải lùi."),
        false});
    blocks.emplace_back(Picture{sitePlan({1600, 1000}),
                                QStringLiteral("Hình 1. Mặt bằng: ranh thửa (đen), công trình "
                                               "đề nghị (xanh), cạnh vi phạm (đỏ)"),
                                1});
    blocks.emplace_back(
        Picture{massing({1600, 1000}), QStringLiteral("Hình 2. Công trình đề nghị trong khu vực"), 0.8});

    blocks.emplace_back(Heading{QStringLiteral("3. Thay đổi nhỏ nhất để đạt"), 1});
    blocks.emplace_back(Table{{QStringLiteral("Thay đổi"), QStringLiteral("Từ"), QStringLiteral("Thành")},
                              {4, 1, 1},
                              {{{QStringLiteral("Lùi khối tháp từ tầng 3"), {}, false, false},
                                {QStringLiteral("0,20 m"), {}, false, true},
                                {QStringLiteral("6,00 m"), {}, false, true}},
                               {{QStringLiteral("Giảm diện tích chiếm đất của khối tháp"), {}, false, false},
                                {QStringLiteral("244,4 m²"), {}, false, true},
                                {QStringLiteral("234,3 m²"), {}, false, true}}}});
    blocks.emplace_back(Heading{QStringLiteral("4. Ý kiến của các cơ quan"), 1});
    blocks.emplace_back(
        Table{{QStringLiteral("Cơ quan"), QStringLiteral("Ngày"), QStringLiteral("Ý kiến")}, {}, {}});
    blocks.emplace_back(KeyValues{});

    blocks.emplace_back(Heading{QStringLiteral("5. Căn cứ pháp lý"), 1});
    blocks.emplace_back(Heading{QStringLiteral("5.1. Khoảng lùi (QCVN 01:2021/BXD, mục 2.6.2)"), 2});
    blocks.emplace_back(Paragraph{QStringLiteral("Khoảng lùi của các công trình tiếp giáp với đường giao "
                                                 "thông (đối với đường giao thông cấp khu vực "
                                                 "trở lên) được quy định tại đồ án quy hoạch chi tiết và "
                                                 "thiết kế đô thị, nhưng phải thỏa mãn quy định "
                                                 "trong Bảng 2.7. Đối với tổ hợp công trình bao gồm phần đế "
                                                 "công trình và tháp cao phía trên thì các "
                                                 "quy định về khoảng lùi công trình được áp dụng riêng đối "
                                                 "với phần đế công trình và đối với phần tháp "
                                                 "cao phía trên theo chiều cao tương ứng của mỗi phần."),
                                  false});
    blocks.emplace_back(Heading{QStringLiteral("5.2. Nguồn của bản vẽ"), 2});
    blocks.emplace_back(Paragraph{
        QStringLiteral(
            "Tệp mô hình: HS-2026-0148_chung-cu-ben-thanh_phuong-an-kien-truc_lan-3_sua-theo-y-kien-"
            "tham-dinh_ban-cuoi-cung_da-ky-so_2026-01-30T16-45-12_ifc4_reference_view_v2.ifc"),
        true});

    blocks.emplace_back(
        Paragraph{QStringLiteral("Báo cáo do chương trình lập từ dữ liệu nêu trên; người ký chịu trách "
                                 "nhiệm về kết luận."),
                  true});
    blocks.emplace_back(Signatures{
        {QStringLiteral("NGƯỜI KIỂM TRA"), QStringLiteral("TRƯỞNG PHÒNG"), QStringLiteral("GIÁM ĐỐC")}});

    blocks.emplace_back(Heading{QStringLiteral("Phụ lục. Dữ liệu vào"), 1});
    Table inputs;
    inputs.header = {QStringLiteral("STT"), QStringLiteral("Lớp"), QStringLiteral("Đối tượng"),
                     QStringLiteral("Phiên bản"), QStringLiteral("Nguồn")};
    inputs.widths = {0.6, 2, 1.6, 1, 3};
    const QStringList layers{QStringLiteral("Thửa đất"), QStringLiteral("Công trình hiện trạng"),
                             QStringLiteral("Chỉ giới đường đỏ"), QStringLiteral("Quy hoạch phân khu 1/2000"),
                             QStringLiteral("Hành lang bảo vệ")};
    for (int i = 0; i < 60; ++i)
        inputs.rows.push_back(
            {{QString::number(i + 1), {}, false, true},
             {layers[i % 5], {}, false, false},
             {QStringLiteral("ID-%1").arg(10400 + i * 37), {}, false, false},
             {QString::number(1 + i % 4), {}, false, true},
             {i % 7 == 3 ? QStringLiteral("? Chưa xác minh") : QStringLiteral("Sở Nông nghiệp và Môi trường"),
              i % 7 == 3 ? kUnknown : QColor(), false, false}});
    blocks.emplace_back(inputs);
    return report;
}

} // namespace dothi::report::sample
