# SPDX-FileCopyrightText: 2026 the DoThi authors
# SPDX-License-Identifier: GPL-3.0-or-later

# Stops the configure step when `target` (of layer `layer`) links a library of its own layer or a higher one.
function(dothi_check_layer target layer)
    foreach(dep ${ARGN})
        if(dep MATCHES "^dothi::")
            if(NOT TARGET ${dep})
                message(FATAL_ERROR "${target} links ${dep}, which does not exist (or is defined later: a link upward)")
            endif()
            get_target_property(depLayer ${dep} DOTHI_LAYER)
            if(depLayer STREQUAL "depLayer-NOTFOUND")
                message(FATAL_ERROR "${target} links ${dep}, which has no layer")
            endif()
            if(NOT depLayer LESS layer)
                message(FATAL_ERROR
                    "Layer rule: ${target} (L${layer}) may not link ${dep} (L${depLayer}); only lower layers are allowed")
            endif()
        endif()
    endforeach()
endfunction()
