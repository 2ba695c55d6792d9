// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The ground of tiles that lie within the city: as terrain.vert, without the fields.

attribute vec4 aNormal;

uniform float uBehind;
uniform float uBehindM;

varying vec3 vColor;
varying vec3 vEye; // even ground has triangles of kilometres: distances cannot be blended between their corners

void main()
{
    vec4 eye = gl_ModelViewMatrix * gl_Vertex;
    vColor = gl_Color.rgb * lightOn(aNormal.xyz);
    vEye = eye.xyz;
    seen(eye, aNormal.xyz);
    gl_Position = gl_ProjectionMatrix * eye;
    if (isParallel())
        gl_Position.z -= gl_ProjectionMatrix[2][2] * uBehindM;
    else
        gl_Position.z = gl_ProjectionMatrix[2][2] * eye.z + gl_ProjectionMatrix[3][2] / (1.0 + uBehind);
}
