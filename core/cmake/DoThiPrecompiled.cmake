# SPDX-FileCopyrightText: 2026 the DoThi authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Precompiled headers: two thirds of a file's compile time go into the headers of Qt, the standard library and OSG. They
# are compiled at most three times for the rooms and three times for the tests (GCC wants the very same flags), not once
# each. They hold nothing of the house, so that changing one of our headers rebuilds its users only; and
# every source still names all it needs: clang-tidy reads the sources without them.
#
# dothi_precompiled(target core|scene|widgets)

option(DOTHI_PRECOMPILED "Precompile the headers of the outside libraries" ON)

set(dothi_headers_core
    <algorithm> <array> <chrono> <cmath> <functional> <limits> <map> <memory> <mutex> <numbers> <optional> <ranges> <set>
    <span> <string> <unordered_map> <utility> <variant> <vector> <tl/expected.hpp>
    <QByteArray> <QCoreApplication> <QDate> <QDateTime> <QDir> <QElapsedTimer> <QFile> <QFileInfo> <QHash> <QJsonArray>
    <QJsonDocument> <QJsonObject> <QList> <QLocale> <QMap> <QObject> <QPointF> <QPointer> <QRectF> <QRegularExpression>
    <QSet> <QSettings> <QString> <QStringList> <QTemporaryDir> <QTimer> <QUrl> <QVariant>)
# Of OSG only what all of the scene needs: its geometry brings templates that every file would instantiate again.
set(dothi_headers_scene ${dothi_headers_core} <QColor> <QImage> <osg/Group> <osg/MatrixTransform>)
set(dothi_headers_widgets
    ${dothi_headers_core} <QAction> <QApplication> <QBoxLayout> <QCheckBox> <QColor> <QComboBox> <QDialog> <QFileDialog>
    <QFont> <QFormLayout> <QImage> <QKeyEvent> <QLabel> <QLineEdit> <QListView> <QMainWindow> <QMenu> <QPainter>
    <QPainterPath> <QProgressBar> <QPushButton> <QScrollArea> <QStackedWidget> <QTableView> <QToolButton> <QWidget>)
set(dothi_libraries_core Qt6::Core tl::expected)
set(dothi_libraries_scene ${dothi_libraries_core} Qt6::Gui PkgConfig::OSG)
set(dothi_libraries_widgets ${dothi_libraries_core} Qt6::Widgets)

# What is tested is built as users get it; the tests themselves need not be fast, and compile in half the time.
set(dothi_test_options $<$<CONFIG:Release>:-O1>)

function(dothi_precompiled target kind)
    if(NOT DOTHI_PRECOMPILED)
        return()
    endif()
    if(NOT DEFINED dothi_headers_${kind})
        message(FATAL_ERROR "dothi_precompiled: ${target}: core, scene or widgets, not '${kind}'")
    endif()
    get_target_property(type ${target} TYPE)
    set(host dothi_headers_${kind}_room)
    if(type STREQUAL "EXECUTABLE")
        set(host dothi_headers_${kind}_test)
    endif()
    if(NOT TARGET ${host})
        set(source ${CMAKE_BINARY_DIR}/precompiled.cpp)
        file(CONFIGURE OUTPUT ${source} CONTENT "int main() {}\n")
        if(type STREQUAL "EXECUTABLE")
            # A program that does nothing: only its precompiled header is asked for.
            add_executable(${host} EXCLUDE_FROM_ALL ${source})
            set_target_properties(${host} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/tests)
            target_compile_options(${host} PRIVATE ${dothi_test_options})
        else()
            add_library(${host} STATIC EXCLUDE_FROM_ALL ${source})
        endif()
        target_link_libraries(${host} PRIVATE ${dothi_libraries_${kind}} dothi_flags)
        target_compile_definitions(${host} PRIVATE QT_NO_KEYWORDS)
        target_precompile_headers(${host} PRIVATE ${dothi_headers_${kind}})
        set_target_properties(${host} PROPERTIES AUTOMOC OFF)
    endif()
    target_precompile_headers(${target} REUSE_FROM ${host})
endfunction()
