# SPDX-FileCopyrightText: 2026 the DoThi authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Every outside library, once. The Debian packages are listed in packaging/dependencies.txt.

find_package(Qt6 6.4 REQUIRED COMPONENTS Core Gui Network Widgets OpenGL OpenGLWidgets Svg Test LinguistTools)
find_package(PkgConfig REQUIRED)
find_package(tl-expected REQUIRED)
find_package(nlohmann_json 3.11 REQUIRED)
find_package(GDAL 3.6 REQUIRED)
find_package(ZLIB REQUIRED)
pkg_check_modules(PROJ REQUIRED IMPORTED_TARGET proj>=9.1)
pkg_check_modules(GEOS REQUIRED IMPORTED_TARGET geos)
pkg_check_modules(SQLITE REQUIRED IMPORTED_TARGET sqlite3>=3.40)
pkg_check_modules(SPATIALITE REQUIRED IMPORTED_TARGET spatialite>=5.0)
pkg_check_modules(OSG REQUIRED IMPORTED_TARGET openscenegraph openscenegraph-osgUtil openscenegraph-osgDB
    openscenegraph-osgViewer openscenegraph-osgGA openscenegraph-osgText)
pkg_check_modules(EGL REQUIRED IMPORTED_TARGET egl gl)
pkg_check_modules(SIMDJSON REQUIRED IMPORTED_TARGET simdjson>=3.0)
pkg_check_modules(ASSIMP REQUIRED IMPORTED_TARGET assimp>=5.2)
pkg_check_modules(CITYGML REQUIRED IMPORTED_TARGET citygml)
find_package(SQLiteCpp REQUIRED)
# Debian's libnova has neither a pkg-config nor a CMake file.
find_path(NOVA_INCLUDE_DIR libnova/solar.h REQUIRED)
find_library(NOVA_LIBRARY nova REQUIRED)
add_library(Nova::Nova UNKNOWN IMPORTED)
set_target_properties(Nova::Nova PROPERTIES
    IMPORTED_LOCATION ${NOVA_LIBRARY} INTERFACE_INCLUDE_DIRECTORIES ${NOVA_INCLUDE_DIR})
# CGAL is headers only; the exact numbers behind its predicates are those of GMP and MPFR.
find_path(CGAL_INCLUDE_DIR CGAL/Constrained_Delaunay_triangulation_2.h REQUIRED)
find_library(GMP_LIBRARY gmp REQUIRED)
add_library(GMP::GMP UNKNOWN IMPORTED)
set_target_properties(GMP::GMP PROPERTIES IMPORTED_LOCATION ${GMP_LIBRARY})
find_library(MPFR_LIBRARY mpfr REQUIRED)
add_library(MPFR::MPFR UNKNOWN IMPORTED)
set_target_properties(MPFR::MPFR PROPERTIES IMPORTED_LOCATION ${MPFR_LIBRARY})

# The headers of others are not ours to warn about.
foreach(lib PROJ GEOS SQLITE SPATIALITE OSG EGL SIMDJSON ASSIMP)
    set_property(TARGET PkgConfig::${lib} PROPERTY SYSTEM TRUE)
endforeach()

# What a plugin must have been built with to be loaded: checked by the host before any code of the plugin runs.
set(DOTHI_BUILD_ID
    "${PROJECT_VERSION}-qt${Qt6_VERSION}-${CMAKE_CXX_COMPILER_ID}${CMAKE_CXX_COMPILER_VERSION}-${CMAKE_BUILD_TYPE}")
set(DOTHI_API_VERSION 1)
