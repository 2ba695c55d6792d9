// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

attribute vec4 aNormal;
attribute vec4 aExtra;

varying vec4 vColor;
varying vec4 vEdges;
varying vec3 vState;
varying vec3 vEye;

void main()
{
    vec4 eye = toEye(gl_Vertex.xyz);
    vec3 normal = normalize(aNormal.xyz);
    float facing = 0.86 + 0.14 * normal.z + 0.10 * dot(normal, uSun);
    vColor = vec4(gl_Color.rgb * clamp(facing, 0.0, 1.15), gl_Color.a);
    vEdges = aExtra;
    vState = vec3(fogAt(length(eye.xyz)), isParallel() ? 1.0 : 0.0, 0.0);
    vEye = eye.xyz;
    seen(eye, normal);
    gl_Position = gl_ProjectionMatrix * eye;
}
