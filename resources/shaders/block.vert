// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Blocks of buildings from afar: everything is settled at the corners.

attribute vec4 aNormal;

varying vec4 vColor;

void main()
{
    vec4 eye = toEye(gl_Vertex.xyz);
    vec3 lit = gl_Color.rgb * lightOn(aNormal.xyz);
    vColor = vec4(mix(lit, uFogColor, fogAt(length(eye.xyz))), uOpacity);
    seen(eye, aNormal.xyz);
    gl_Position = gl_ProjectionMatrix * eye;
}
