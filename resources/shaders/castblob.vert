// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Tree crowns, seen from the sun: discs that face it.

attribute vec4 aExtra; // x: corner, y: radius, cm

varying vec2 vDisc;

void main()
{
    vDisc = vec2(mod(aExtra.x, 2.0) < 0.5 ? -1.0 : 1.0, aExtra.x < 1.5 ? -1.0 : 1.0);
    vec4 eye = gl_ModelViewMatrix * gl_Vertex;
    eye.xy += vDisc * aExtra.y / 100.0;
    seen(eye, vec3(0.0, 0.0, 1.0));
    gl_Position = gl_ProjectionMatrix * eye;
}
