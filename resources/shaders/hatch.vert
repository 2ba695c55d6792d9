// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

attribute vec4 aNormal;

varying vec4 vColor;
varying vec3 vPlace; // east, north; distance from the eye

void main()
{
    vec4 eye = toEye(gl_Vertex.xyz);
    vColor = vec4(gl_Color.rgb * lightOn(aNormal.xyz), gl_Color.a);
    vPlace = vec3(gl_Vertex.xy, length(eye.xyz));
    seen(eye, aNormal.xyz);
    gl_Position = gl_ProjectionMatrix * eye;
}
