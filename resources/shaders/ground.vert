// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Terrain and what is laid over it.

attribute vec4 aNormal;

varying vec4 vColor;
varying vec3 vEye;
varying vec2 vPlace;

void main()
{
    vec4 eye = toEye(gl_Vertex.xyz);
    vColor = vec4(gl_Color.rgb * lightOn(normalize(aNormal.xyz)), gl_Color.a);
    vEye = eye.xyz;
    vPlace = gl_Vertex.xy;
    gl_Position = gl_ProjectionMatrix * eye;
}
