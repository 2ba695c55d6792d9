// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The background: a quad over the whole picture, behind everything
// that has written depth.

varying vec2 vScreen;

void main()
{
    vScreen = gl_Vertex.xy;
    gl_Position = vec4(gl_Vertex.xy, 1.0, 1.0);
}
