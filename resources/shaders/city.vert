// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The ground of tiles that lie within the city: as terrain.vert, without the fields.

attribute vec4 aNormal;

varying vec3 vColor;
varying vec3 vEye; // even ground has triangles of kilometres: distances cannot be blended between their corners

void main()
{
    vec4 eye = gl_ModelViewMatrix * gl_Vertex;
    vColor = gl_Color.rgb * lightOn(aNormal.xyz);
    vEye = eye.xyz;
    seen(eye, aNormal.xyz);
    gl_Position = gl_ProjectionMatrix * eye;
    gl_Position.z = depthBehind(eye, aNormal.xyz);
}
