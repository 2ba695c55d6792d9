// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

attribute vec4 aExtra; // x: corner, y: radius, cm, z: height of the middle above the ground, cm

varying vec4 vColor;
varying vec2 vDisc;
varying vec3 vUp;
varying vec3 vSun;
varying float vFog;

void main()
{
    vDisc = vec2(mod(aExtra.x, 2.0) < 0.5 ? -1.0 : 1.0, aExtra.x < 1.5 ? -1.0 : 1.0);
    vec4 eye = toEye(gl_Vertex.xyz);
    eye.xy += vDisc * aExtra.y / 100.0;
    vColor = gl_Color;
    vUp = gl_NormalMatrix * vec3(0.0, 0.0, 1.0);
    vSun = gl_NormalMatrix * uSun;
    vFog = fogAt(length(eye.xyz));
    // In the light that falls on the crown from outside: its own disc throws no shadow on it.
    seen(eye + vec4(vSun * aExtra.y * 0.012, 0.0), vec3(0.0, 0.0, 1.0));
    gl_Position = gl_ProjectionMatrix * eye;
}
