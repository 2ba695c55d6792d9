# SPDX-FileCopyrightText: 2026 the DoThi authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# cmake -DCLI=… -DCITY=… -P DemoCity.cmake: generates the demo city that is shipped, and beside it `revision`, the hash
# of its content. The hash is the same on every machine and changes with the generator, not with each build.

get_filename_component(folder ${CITY} DIRECTORY)
file(REMOVE_RECURSE ${folder})
file(MAKE_DIRECTORY ${folder})
# What this machine's user has amended has no part in what is shipped.
set(ENV{XDG_DATA_HOME} ${folder}/none)
unset(ENV{DOTHI_USER_DIR})
unset(ENV{DOTHI_DATA_DIR})
execute_process(COMMAND ${CLI} --quiet demo ${CITY} COMMAND_ERROR_IS_FATAL ANY)
execute_process(COMMAND ${CLI} --quiet --json info ${CITY} OUTPUT_VARIABLE about COMMAND_ERROR_IS_FATAL ANY)
string(JSON hash GET "${about}" contentHash)
file(REMOVE_RECURSE ${folder}/none)
file(WRITE ${folder}/revision "${hash}\n")
