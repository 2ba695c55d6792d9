# SPDX-FileCopyrightText: 2026 the DoThi authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The layer rule: a target of layer n links libraries of the house of layers below n, never a sibling, never one above.
#   dothi_set_layer(target n)  puts a target into a layer
# Checked at the end of the configure step, on what the targets really link by then: however a library was named
# (dothi::geo, dothi_geo, in a generator expression) and whichever command linked it.

function(dothi_set_layer target layer)
    set_target_properties(${target} PROPERTIES DOTHI_LAYER ${layer})
    set_property(GLOBAL APPEND PROPERTY DOTHI_LAYERED ${target})
endfunction()

function(dothi_check_layers)
    get_property(targets GLOBAL PROPERTY DOTHI_LAYERED)
    foreach(target ${targets})
        get_target_property(layer ${target} DOTHI_LAYER)
        set(linked)
        foreach(property LINK_LIBRARIES INTERFACE_LINK_LIBRARIES)
            get_target_property(some ${target} ${property})
            if(some)
                list(APPEND linked ${some})
            endif()
        endforeach()
        # Every name in it, out of any generator expression.
        string(REGEX MATCHALL "[A-Za-z0-9_.+-]+(::[A-Za-z0-9_.+-]+)*" names "${linked}")
        foreach(name ${names})
            if(name MATCHES "^dothi::" AND NOT TARGET ${name})
                message(FATAL_ERROR "${target} links ${name}, which does not exist")
            elseif(NOT TARGET ${name})
                continue()
            endif()
            get_target_property(real ${name} ALIASED_TARGET)
            if(NOT real)
                set(real ${name})
            endif()
            get_target_property(nameLayer ${real} DOTHI_LAYER)
            if(nameLayer AND NOT nameLayer LESS layer AND NOT real STREQUAL target)
                message(FATAL_ERROR
                    "Layer rule: ${target} (L${layer}) may not link ${name} (L${nameLayer}); only lower layers are allowed")
            elseif(NOT nameLayer AND name MATCHES "^dothi::")
                message(FATAL_ERROR "${target} links ${name}, which has no layer")
            endif()
        endforeach()
    endforeach()
endfunction()

cmake_language(DEFER DIRECTORY ${CMAKE_SOURCE_DIR} CALL dothi_check_layers)
