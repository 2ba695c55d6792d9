// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The ground. Its depth is that of a ground a few decimetres lower, so that what is laid on it wins although it does not
// follow every bump; the picture itself is not moved.

attribute vec4 aNormal;

uniform float uBehind;  // perspective: share of the distance
uniform float uBehindM; // parallel: metres
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
    // Depth in the buffer is −A − B / z for z along the axis: dividing B is the same as moving away, and stays linear.
    if (isParallel())
        gl_Position.z -= gl_ProjectionMatrix[2][2] * uBehindM;
    else
        gl_Position.z = gl_ProjectionMatrix[2][2] * eye.z + gl_ProjectionMatrix[3][2] / (1.0 + uBehind);
}
