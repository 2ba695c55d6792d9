# SPDX-FileCopyrightText: 2026 the DoThi authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The house rules as build functions:
#   dothi_add_library(NAME n LAYER l SOURCES … [PUBLIC_DEPENDS …] [DEPENDS …])  a room of core/
#                     [HEADERS core|scene|widgets]                              which precompiled headers it takes
#   dothi_add_plugin(NAME n VERSION v SOURCES … DEPENDS …)                      a plugin shell
#   dothi_add_test(NAME n LABELS … SOURCES … DEPENDS …)                         a Qt Test executable
# A library may link only libraries of a lower layer: anything else stops the configure step (DoThiLayers.cmake).

include(GNUInstallDirs)
include(CMakeParseArguments)
include(DoThiLayers)
include(DoThiPrecompiled)

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_AUTOMOC ON)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)

# Everything runs from the build tree as it does installed: bin/, lib/dothi/, lib/dothi/plugins/, share/dothi/.
set(DOTHI_LIBDIR ${CMAKE_INSTALL_LIBDIR}/dothi)
set(DOTHI_PLUGINDIR ${DOTHI_LIBDIR}/plugins)
set(DOTHI_DATADIR ${CMAKE_INSTALL_DATADIR}/dothi)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/${CMAKE_INSTALL_BINDIR})
set(CMAKE_LIBRARY_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/${DOTHI_LIBDIR})
set(CMAKE_INSTALL_RPATH "$ORIGIN/../${DOTHI_LIBDIR};$ORIGIN;$ORIGIN/..")
set(CMAKE_BUILD_WITH_INSTALL_RPATH OFF)

find_program(DOTHI_CCACHE ccache)
if(DOTHI_CCACHE)
    # Relative paths make a clone in another folder hit the same cache; the slack is what precompiled headers need.
    set(CMAKE_CXX_COMPILER_LAUNCHER
        ${CMAKE_COMMAND} -E env CCACHE_BASEDIR=${CMAKE_SOURCE_DIR} CCACHE_NOHASHDIR=1
        CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime ${DOTHI_CCACHE})
endif()

file(MAKE_DIRECTORY ${CMAKE_BINARY_DIR}/include)
file(CREATE_LINK ${CMAKE_SOURCE_DIR}/core ${CMAKE_BINARY_DIR}/include/dothi SYMBOLIC)

add_library(dothi_flags INTERFACE)
target_compile_options(dothi_flags INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual -Wunused-result
    $<$<BOOL:${DOTHI_WERROR}>:-Werror>
    $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized>
    # GCC 12.2 adds wrong numbers when a loop sums two neighbouring doubles in the reverse of their order in memory
    # (14 instead of 10, already at -O2): its loop vectoriser is at fault. tests/unit/base/tst_compiler.cpp holds it.
    $<$<AND:$<CXX_COMPILER_ID:GNU>,$<VERSION_LESS:$<CXX_COMPILER_VERSION>,13>>:-fno-tree-loop-vectorize>
    $<$<BOOL:${DOTHI_SANITIZE}>:-fsanitize=address,undefined -fno-omit-frame-pointer -fno-sanitize-recover=undefined -Wno-error=stringop-overflow>)
target_link_options(dothi_flags INTERFACE
    $<$<BOOL:${DOTHI_SANITIZE}>:-fsanitize=address,undefined>
    $<$<NOT:$<BOOL:${DOTHI_SANITIZE}>>:-Wl,--no-undefined> -Wl,--as-needed)
target_compile_definitions(dothi_flags INTERFACE
    QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_URL_CAST_FROM_STRING QT_NO_FOREACH QT_NO_KEYWORDS
    QT_DISABLE_DEPRECATED_BEFORE=0x060400)

# DOTHI_TOGETHER: the sources of a library are compiled some at a time as one, which takes a fraction of the time when all
# of them are compiled (nearly all of it goes into headers and templates), and longer after a change of one of them.
# So no two sources of a library may give the same name to different things in their unnamed namespaces; Tr, which
# nearly all have, is given a name of its own in each.
function(dothi_compile_together target)
    if(DOTHI_TOGETHER)
        set_target_properties(${target} PROPERTIES
            UNITY_BUILD ON UNITY_BUILD_BATCH_SIZE 8 UNITY_BUILD_UNIQUE_ID DOTHI_SOURCE_ID
            UNITY_BUILD_CODE_BEFORE_INCLUDE "#include <dothi/cmake/together.h>\n#define Tr DOTHI_OWN_NAME(Tr, DOTHI_SOURCE_ID)"
            UNITY_BUILD_CODE_AFTER_INCLUDE "#undef Tr")
        # GCC takes what is included for a header, whose classes should not hold types of unnamed namespaces.
        target_compile_options(${target} PRIVATE $<$<CXX_COMPILER_ID:GNU>:-Wno-subobject-linkage>)
    endif()
endfunction()

function(dothi_add_library)
    cmake_parse_arguments(A "STATIC" "NAME;LAYER;HEADERS" "SOURCES;PUBLIC_DEPENDS;DEPENDS" ${ARGN})
    if(A_UNPARSED_ARGUMENTS OR NOT A_NAME OR NOT A_LAYER)
        message(FATAL_ERROR "dothi_add_library: NAME, LAYER and known arguments only (${A_UNPARSED_ARGUMENTS})")
    endif()
    set(target dothi_${A_NAME})
    set(kind SHARED)
    if(A_STATIC)
        set(kind STATIC)
    endif()
    set(headers ${A_SOURCES})
    list(FILTER headers INCLUDE REGEX "\\.h$")
    set(sources ${A_SOURCES})
    list(FILTER sources EXCLUDE REGEX "\\.h$")
    if(NOT sources)
        file(CONFIGURE OUTPUT ${CMAKE_CURRENT_BINARY_DIR}/empty.cpp CONTENT "")
        set(sources ${CMAKE_CURRENT_BINARY_DIR}/empty.cpp)
    endif()
    add_library(${target} ${kind} ${sources})
    add_library(dothi::${A_NAME} ALIAS ${target})
    dothi_set_layer(${target} ${A_LAYER})
    # Headers are included as <dothi/room/file.h>: include/dothi is a link to core/. Each must compile alone:
    # the target all_verify_interface_header_sets proves it.
    # The logic of a plugin is included as <id/logic/file.h>, from plugins/.
    set(base ${CMAKE_SOURCE_DIR}/core)
    if(CMAKE_CURRENT_SOURCE_DIR MATCHES "^${CMAKE_SOURCE_DIR}/plugins/")
        set(base ${CMAKE_SOURCE_DIR}/plugins)
    elseif(CMAKE_CURRENT_SOURCE_DIR MATCHES "^${CMAKE_SOURCE_DIR}/app/")
        set(base ${CMAKE_SOURCE_DIR}/app)
    endif()
    target_sources(${target} PUBLIC FILE_SET HEADERS BASE_DIRS ${base} FILES ${headers})
    target_include_directories(${target} PUBLIC $<BUILD_INTERFACE:${CMAKE_BINARY_DIR}/include>)
    set_target_properties(${target} PROPERTIES
        VERIFY_INTERFACE_HEADER_SETS ON
        OUTPUT_NAME dothi-${A_NAME} VERSION ${PROJECT_VERSION} SOVERSION ${PROJECT_VERSION})
    target_link_libraries(${target} PUBLIC ${A_PUBLIC_DEPENDS} PRIVATE ${A_DEPENDS} dothi_flags)
    if(NOT A_HEADERS)
        set(A_HEADERS core)
    endif()
    dothi_precompiled(${target} ${A_HEADERS})
    dothi_compile_together(${target})
    if(NOT A_STATIC)
        install(TARGETS ${target} LIBRARY DESTINATION ${DOTHI_LIBDIR} NAMELINK_SKIP)
    endif()
endfunction()

# A plugin shell: a module the program loads, from plugin.json.in beside its CMakeLists.txt.
function(dothi_add_plugin)
    cmake_parse_arguments(A "NO_INSTALL" "NAME;VERSION;OUTPUT_DIR" "SOURCES;DEPENDS" ${ARGN})
    if(A_UNPARSED_ARGUMENTS OR NOT A_NAME OR NOT A_VERSION)
        message(FATAL_ERROR "dothi_add_plugin: NAME, VERSION and known arguments only (${A_UNPARSED_ARGUMENTS})")
    endif()
    set(target dothi_plugin_${A_NAME})
    set(PLUGIN_ID ${A_NAME})
    set(PLUGIN_VERSION ${A_VERSION})
    configure_file(plugin.json.in ${CMAKE_CURRENT_BINARY_DIR}/plugin.json @ONLY)
    add_library(${target} MODULE ${A_SOURCES})
    dothi_set_layer(${target} 8)
    target_include_directories(${target} PRIVATE ${CMAKE_CURRENT_BINARY_DIR} ${CMAKE_CURRENT_SOURCE_DIR})
    target_link_libraries(${target} PRIVATE dothi::sdk ${A_DEPENDS} dothi_flags)
    dothi_precompiled(${target} widgets)
    dothi_compile_together(${target})
    if(NOT A_OUTPUT_DIR)
        set(A_OUTPUT_DIR ${CMAKE_BINARY_DIR}/${DOTHI_PLUGINDIR})
    endif()
    set_target_properties(${target} PROPERTIES
        PREFIX "" OUTPUT_NAME ${A_NAME} LIBRARY_OUTPUT_DIRECTORY ${A_OUTPUT_DIR} INSTALL_RPATH "$ORIGIN/..")
    if(NOT A_NO_INSTALL)
        install(TARGETS ${target} LIBRARY DESTINATION ${DOTHI_PLUGINDIR})
    endif()
endfunction()

# A Qt Test executable. GUI tests get an X server of their own when there is none (tests/support/with-display.sh).
function(dothi_add_test)
    cmake_parse_arguments(A "DISPLAY" "NAME;TIMEOUT" "SOURCES;DEPENDS;LABELS;ENVIRONMENT;ARGS" ${ARGN})
    if(A_UNPARSED_ARGUMENTS OR NOT A_NAME OR NOT A_SOURCES)
        message(FATAL_ERROR "dothi_add_test: NAME, SOURCES and known arguments only (${A_UNPARSED_ARGUMENTS})")
    endif()
    if(NOT A_TIMEOUT)
        set(A_TIMEOUT 300) # the slowest takes 20 s alone; sanitized, on a busy machine, ten times that
    endif()
    add_executable(${A_NAME} ${A_SOURCES})
    target_link_libraries(${A_NAME} PRIVATE ${A_DEPENDS} Qt6::Test dothi_flags)
    # What shows widgets takes their headers, what draws takes those of OSG, the others the smallest.
    set(headers core)
    if("${A_DEPENDS}" MATCHES "dothi::(window|ui|sdk|permit_shell)")
        set(headers widgets)
    elseif("${A_DEPENDS}" MATCHES "dothi::(scene|plugin|permit_view|commands)")
        set(headers scene)
    endif()
    target_compile_options(${A_NAME} PRIVATE ${dothi_test_options})
    dothi_precompiled(${A_NAME} ${headers})
    target_compile_definitions(${A_NAME} PRIVATE
        DOTHI_SOURCE_DIR="${CMAKE_SOURCE_DIR}" DOTHI_BUILD_DIR="${CMAKE_BINARY_DIR}")
    target_include_directories(${A_NAME} PRIVATE ${CMAKE_SOURCE_DIR}/tests/support)
    set_target_properties(${A_NAME} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/tests)
    set(command ${A_NAME} ${A_ARGS})
    if(A_DISPLAY)
        set(command ${CMAKE_SOURCE_DIR}/tests/support/with-display.sh $<TARGET_FILE:${A_NAME}> ${A_ARGS})
    endif()
    add_test(NAME ${A_NAME} COMMAND ${command})
    set(environment "LC_ALL=C.UTF-8" ${A_ENVIRONMENT})
    if(NOT A_DISPLAY)
        list(APPEND environment "QT_QPA_PLATFORM=offscreen")
    endif()
    if(DOTHI_SANITIZE)
        list(APPEND environment "ASAN_OPTIONS=detect_leaks=0" "UBSAN_OPTIONS=print_stacktrace=1")
    endif()
    # Unit tests are those that also run under the sanitizers.
    if("unit" IN_LIST A_LABELS)
        if(NOT TARGET sanitized_tests)
            add_custom_target(sanitized_tests)
        endif()
        add_dependencies(sanitized_tests ${A_NAME})
    endif()
    set_tests_properties(${A_NAME} PROPERTIES
        LABELS "${A_LABELS}" TIMEOUT ${A_TIMEOUT} ENVIRONMENT "${environment}"
        FAIL_REGULAR_EXPRESSION "QWARN.*Could not find|runtime error:")
endfunction()
