# SPDX-FileCopyrightText: 2026 the DoThi authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Installs BUILD into PREFIX and works with the installed programs alone: nothing may lead back to the build folder. The
# window opens through WITH_DISPLAY, on an X server of its own.

unset(ENV{DOTHI_DATA_DIR})
set(ENV{DOTHI_USER_DIR} ${PREFIX}/user)
file(REMOVE_RECURSE ${PREFIX})
execute_process(COMMAND ${CMAKE_COMMAND} --install ${BUILD} --prefix ${PREFIX} OUTPUT_QUIET COMMAND_ERROR_IS_FATAL ANY)

file(GLOB_RECURSE libraries ${PREFIX}/lib*/dothi/*.so*)
if(NOT libraries MATCHES "permit\\.so")
    message(FATAL_ERROR "The permit plugin was not installed: ${libraries}")
endif()
foreach(program ${PREFIX}/bin/dothi ${PREFIX}/bin/dothi-cli ${PREFIX}/libexec/dothi/dothi-modelreader ${libraries})
    execute_process(COMMAND ldd ${program} OUTPUT_VARIABLE needs COMMAND_ERROR_IS_FATAL ANY)
    string(REPLACE "${PREFIX}" "PREFIX" needs "${needs}")
    if(needs MATCHES "not found" OR needs MATCHES "${BUILD}")
        message(FATAL_ERROR "${program} needs what is not installed:\n${needs}")
    endif()
endforeach()

set(city ${PREFIX}/demo.dothi)
execute_process(COMMAND ${PREFIX}/bin/dothi-cli --quiet --lang en demo ${city} --buildings 200
    WORKING_DIRECTORY / OUTPUT_QUIET COMMAND_ERROR_IS_FATAL ANY)
execute_process(COMMAND ${PREFIX}/bin/dothi-cli --quiet --lang en info ${city}
    WORKING_DIRECTORY / OUTPUT_VARIABLE info COMMAND_ERROR_IS_FATAL ANY)
if(NOT info MATCHES "EPSG:9210")
    message(FATAL_ERROR "The installed program answered:\n${info}")
endif()
# A model is read by a program of its own, which lies beside them.
set(model ${PREFIX}/model.dae)
file(WRITE ${model} "<?xml version=\"1.0\"?><COLLADA xmlns=\"http://www.collada.org/2005/11/COLLADASchema\"
version=\"1.4.1\"><asset><up_axis>Z_UP</up_axis></asset><library_geometries><geometry id=\"g\"><mesh><source id=\"s\">
<float_array id=\"a\" count=\"12\">0 0 0 9 0 0 0 9 0 0 0 9</float_array><technique_common><accessor source=\"#a\" count=\"4\"
stride=\"3\"><param name=\"X\" type=\"float\"/><param name=\"Y\" type=\"float\"/><param name=\"Z\" type=\"float\"/></accessor>
</technique_common></source><vertices id=\"v\"><input semantic=\"POSITION\" source=\"#s\"/></vertices><triangles count=\"4\">
<input semantic=\"VERTEX\" source=\"#v\" offset=\"0\"/><p>0 2 1 0 1 3 1 2 3 2 0 3</p></triangles></mesh></geometry>
</library_geometries><library_visual_scenes><visual_scene id=\"w\"><node id=\"n\"><instance_geometry url=\"#g\"/></node>
</visual_scene></library_visual_scenes><scene><instance_visual_scene url=\"#w\"/></scene></COLLADA>")
execute_process(COMMAND ${PREFIX}/bin/dothi-cli --quiet --lang en import ${city} building ${model} --at 603000,1191000
    WORKING_DIRECTORY / OUTPUT_VARIABLE said COMMAND_ERROR_IS_FATAL ANY)
if(NOT said MATCHES "imported 1")
    message(FATAL_ERROR "The installed program read of a model:\n${said}")
endif()
# Vietnamese comes from the installed catalogue.
execute_process(COMMAND ${PREFIX}/bin/dothi-cli --lang vi info ${PREFIX}/none.dothi
    WORKING_DIRECTORY / RESULT_VARIABLE code ERROR_VARIABLE said)
if(NOT code EQUAL 4)
    message(FATAL_ERROR "A missing city ended with ${code}:\n${said}")
endif()
if(NOT said MATCHES "Không")
    message(FATAL_ERROR "The installed program does not speak Vietnamese:\n${said}")
endif()
# The tour ends well only with the city drawn, the plugin at work on an application by an installed rule set, its report
# written and the theme changed.
execute_process(COMMAND ${WITH_DISPLAY} ${PREFIX}/bin/dothi --lang vi --size 1000x700 --tour ${PREFIX}/tour ${city}
    WORKING_DIRECTORY / RESULT_VARIABLE code OUTPUT_VARIABLE said ERROR_VARIABLE said)
set(summary "")
if(EXISTS ${PREFIX}/tour/summary.txt)
    file(READ ${PREFIX}/tour/summary.txt summary)
endif()
if(NOT code EQUAL 0 OR summary MATCHES "renderer: \n")
    message(FATAL_ERROR "The installed window ended with ${code}:\n${said}\n${summary}")
endif()
# Shaders and other resources that were not found are told of.
if(said MATCHES "shader|cannot be (read|opened)|not installed")
    message(FATAL_ERROR "The installed window lacks something:\n${said}")
endif()
file(REMOVE_RECURSE ${PREFIX})
