// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/io/demo/names.h>
#include <dothi/io/demo/rng.h>

#include <array>

namespace dothi::io::demo {

namespace {

template <size_t N>
QString pick(const std::array<const char *, N> &list, quint64 hash)
{
    return QString::fromUtf8(list[static_cast<size_t>((hash >> 20) % N)]);
}

constexpr std::array<const char *, 14> kSurnames{"Nguyễn", "Trần", "Lê", "Phạm", "Huỳnh", "Phan",  "Võ",
                                                 "Đặng",   "Bùi",  "Đỗ", "Hồ",   "Ngô",   "Dương", "Lý"};
constexpr std::array<const char *, 12> kMiddleNames{"Văn",   "Thị",  "Hữu",   "Đình", "Minh", "Ngọc",
                                                    "Quang", "Xuân", "Thanh", "Công", "Đức",  "Kim"};
constexpr std::array<const char *, 36> kGivenNames{
    "Sen",  "Mười",  "Lành",  "Thảo", "Hiền", "Khôi",   "Phúc",  "Lộc",    "Thọ",   "Bảo",  "Cường", "Dũng",
    "Giàu", "Hạnh",  "Khánh", "Liêm", "Mẫn",  "Nghĩa",  "Oanh",  "Phượng", "Quyền", "Sâm",  "Tấn",   "Út",
    "Vinh", "Xuyến", "Yến",   "Điền", "Ân",   "Chương", "Duyên", "Gấm",    "Hoài",  "Kiên", "Lựu",   "Trực"};
constexpr std::array<const char *, 24> kMainRoads{
    "Trần Hưng Đạo", "Lý Thường Kiệt",    "Hai Bà Trưng",        "Quang Trung",     "Lê Lợi",
    "Nguyễn Trãi",   "Phan Chu Trinh",    "Ngô Quyền",           "Lê Thánh Tôn",    "Hùng Vương",
    "Phan Bội Châu", "Nguyễn Công Trứ",   "Trần Quý Cáp",        "Đinh Tiên Hoàng", "Lê Hồng Phong",
    "Hoàng Diệu",    "Nguyễn Du",         "Bà Huyện Thanh Quan", "Yết Kiêu",        "Trần Nhật Duật",
    "Lê Quý Đôn",    "Nguyễn Bỉnh Khiêm", "Chu Văn An",          "Tô Hiến Thành"};
constexpr std::array<const char *, 8> kWards{"Bến Sen",  "Gò Mai",   "Rạch Bần",      "Cầu Tràm",
                                             "Đồng Lài", "Bàu Súng", "Vườn Xoài Tây", "Xóm Lưới"};
constexpr std::array<const char *, 10> kWardFirst{"Tân",  "Vĩnh", "An",   "Bình", "Phú",
                                                  "Long", "Mỹ",   "Thới", "Hoà",  "Đông"};
constexpr std::array<const char *, 10> kWardSecond{"Lộc",  "Phước", "Khê", "Mai",   "Sơn",
                                                   "Điền", "Giang", "Lâm", "Trạch", "Hậu"};
constexpr std::array<const char *, 6> kWardThird{"Thượng", "Hạ", "Đông", "Tây", "Trung", "Nhị"};
constexpr std::array<const char *, 6> kStreetTrees{"Sao đen",   "Dầu rái", "Bằng lăng",
                                                   "Phượng vĩ", "Viết",    "Giáng hương"};
constexpr std::array<const char *, 9> kParkTrees{
    "Phượng vĩ", "Me tây", "Xà cừ", "Bàng", "Bò cạp nước", "Đa", "Lộc vừng", "Cau vua", "Bằng lăng"};
constexpr std::array<const char *, 14> kShops{"Tạp hoá Cô Ba",       "Nhà thuốc Minh Tâm",
                                              "Tiệm vàng Kim Phát",  "Sửa xe Anh Tư",
                                              "Quán cơm tấm Bà Năm", "Cà phê Góc Phố",
                                              "Bánh mì Hoà Hưng",    "Hủ tiếu Chú Sáu",
                                              "Trà sữa Mây",         "Vật liệu xây dựng Tấn Phát",
                                              "Tiệm may Thanh Xuân", "Phở Bắc Hải",
                                              "Bún bò Cô Lan",       "Điện thoại Trung Tín"};

} // namespace

QString streetName(quint64 hash)
{
    return pick(kSurnames, hash) + QLatin1Char(' ') + pick(kMiddleNames, mix(hash)) + QLatin1Char(' ') +
           pick(kGivenNames, mix(hash + 1));
}

QString mainRoadName(int index, quint64 hash)
{
    if (index >= 0 && index < static_cast<int>(kMainRoads.size()))
        return QString::fromUtf8(kMainRoads[static_cast<size_t>(index)]);
    return streetName(hash);
}

QString wardName(int index, quint64 hash)
{
    if (index >= 0 && index < static_cast<int>(kWards.size()))
        return QStringLiteral("Phường ") + QString::fromUtf8(kWards[static_cast<size_t>(index)]);
    return QStringLiteral("Phường ") + pick(kWardFirst, hash) + QLatin1Char(' ') +
           pick(kWardSecond, mix(hash)) + QLatin1Char(' ') + pick(kWardThird, mix(hash + 1));
}

QString riverName(Flavour flavour, int index)
{
    static constexpr std::array<const char *, 4> kSouth{"Sông Mây", "Sông Cái Tràm", "Sông Vàm Xoài",
                                                        "Sông Ba Lưới"};
    static constexpr std::array<const char *, 4> kCentre{"Sông Thuỷ Vân", "Sông Trà Giáng", "Sông Vĩnh Khê",
                                                         "Sông Cồn Sơn"};
    const auto &list = flavour == Flavour::HoChiMinh ? kSouth : kCentre;
    return QString::fromUtf8(list[static_cast<size_t>(index & 3)]);
}

QString canalName(Flavour flavour, int index)
{
    static constexpr std::array<const char *, 4> kSouth{"Rạch Ông Lành", "Rạch Bà Mười", "Kênh Lò Gạch",
                                                        "Rạch Xóm Lưới"};
    static constexpr std::array<const char *, 4> kCentre{"Kênh Thanh Khê Hạ", "Hói Bà Lụa", "Kênh Đồng Nà",
                                                         "Khe Ông Diện"};
    const auto &list = flavour == Flavour::HoChiMinh ? kSouth : kCentre;
    return QString::fromUtf8(list[static_cast<size_t>(index & 3)]);
}

QString personName(quint64 hash)
{
    return streetName(mix(hash ^ 0x5bd1e995));
}

QString treeSpecies(quint64 hash, bool park)
{
    return park ? pick(kParkTrees, hash) : pick(kStreetTrees, hash);
}

QString placeName(const QString &kind, quint64 hash)
{
    const QString given = pick(kGivenNames, mix(hash + 2));
    const QString person =
        pick(kSurnames, hash) + QLatin1Char(' ') + pick(kMiddleNames, mix(hash)) + QLatin1Char(' ') + given;
    if (kind == QLatin1String("shop"))
        return pick(kShops, hash);
    if (kind == QLatin1String("school"))
        return ((hash >> 9) & 1 ? QStringLiteral("Trường tiểu học ") : QStringLiteral("Trường THCS ")) +
               person;
    if (kind == QLatin1String("kindergarten"))
        return QStringLiteral("Trường mầm non ") + pick(kWardSecond, hash) + QLatin1Char(' ') + given;
    if (kind == QLatin1String("market"))
        return QStringLiteral("Chợ ") + pick(kWardFirst, hash) + QLatin1Char(' ') +
               pick(kWardSecond, mix(hash));
    if (kind == QLatin1String("temple"))
        return QStringLiteral("Chùa ") + pick(kWardThird, hash) + QLatin1Char(' ') +
               pick(kWardSecond, mix(hash));
    if (kind == QLatin1String("hospital"))
        return QStringLiteral("Bệnh viện đa khoa ") + pick(kWardFirst, hash) + QLatin1Char(' ') +
               pick(kWardSecond, mix(hash));
    if (kind == QLatin1String("park"))
        return QStringLiteral("Công viên ") + pick(kWardFirst, hash) + QLatin1Char(' ') +
               pick(kWardThird, mix(hash));
    if (kind == QLatin1String("apartment"))
        return QStringLiteral("Chung cư ") + pick(kWardFirst, hash) + QLatin1Char(' ') + given;
    if (kind == QLatin1String("tower"))
        return QStringLiteral("Cao ốc ") + given + QLatin1Char(' ') + pick(kWardSecond, mix(hash));
    if (kind == QLatin1String("factory"))
        return QStringLiteral("Xưởng ") + pick(kWardFirst, hash) + QLatin1Char(' ') + given;
    return person;
}

QString alleyPrefix(Flavour flavour, const QString &parentPrefix, int number)
{
    const QString digits = QString::number(number);
    if (flavour == Flavour::HoChiMinh)
        return parentPrefix.isEmpty() ? digits : parentPrefix + QLatin1Char('/') + digits;
    return parentPrefix.isEmpty() ? QLatin1Char('K') + digits : parentPrefix + QStringLiteral("/H") + digits;
}

QString alleyName(Flavour flavour, const QString &prefix, const QString &street)
{
    if (flavour == Flavour::HoChiMinh)
        return QStringLiteral("Hẻm ") + prefix + QLatin1Char(' ') + street;
    QString numbers = prefix;
    numbers.remove(QLatin1Char('K')).remove(QLatin1Char('H'));
    return QStringLiteral("Kiệt ") + numbers + QLatin1Char(' ') + street;
}

} // namespace dothi::io::demo
