// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What casts shadows, seen from the sun: depth only.

varying vec2 vDisc;

void main()
{
    vDisc = vec2(0.0);
    vec4 eye = gl_ModelViewMatrix * gl_Vertex;
    seen(eye, vec3(0.0, 0.0, 1.0));
    gl_Position = gl_ProjectionMatrix * eye;
}
