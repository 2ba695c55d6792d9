// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Houses too far away for edges and storeys to be seen: light and the darker foot, settled at the corners.

attribute vec4 aNormal;
attribute vec4 aExtra; // of walls z is the height above the ground, cm

varying vec4 vColor;

void main()
{
    vec4 eye = toEye(gl_Vertex.xyz);
    float wall = abs(aNormal.z) < 0.3 ? 1.0 : 0.0;
    float shade = 1.0 - wall * 0.16 * clamp(1.0 - aExtra.z * 0.0011, 0.0, 1.0);
    vec3 lit = gl_Color.rgb * lightOn(aNormal.xyz) * shade;
    vColor = vec4(mix(lit, uFogColor, fogAt(length(eye.xyz))), uOpacity);
    seen(eye, aNormal.xyz);
    gl_Position = gl_ProjectionMatrix * eye;
}
