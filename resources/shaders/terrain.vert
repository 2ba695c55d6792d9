// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The ground. Its depth is that of a ground a little lower; the picture itself is not moved.

attribute vec4 aNormal;

#ifndef SECTION
uniform mat4 osg_ViewMatrixInverse;
#endif

varying vec3 vColor;
varying vec3 vLight;
varying vec2 vWorld;
varying vec3 vEye; // even ground has triangles of kilometres: distances cannot be blended between their corners

void main()
{
    vec4 eye = gl_ModelViewMatrix * gl_Vertex;
    vLight = lightOn(normalize(aNormal.xyz));
    vWorld = (osg_ViewMatrixInverse * eye).xy;
    vColor = gl_Color.rgb * vLight;
    vEye = eye.xyz;
    seen(eye, normalize(aNormal.xyz));
    gl_Position = gl_ProjectionMatrix * eye;
    gl_Position.z = depthBehind(eye, normalize(aNormal.xyz));
}
