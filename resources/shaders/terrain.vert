// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The ground. Its depth is that of a ground a few decimetres lower, so that what is laid on it wins although it does not
// follow every bump; the picture itself is not moved.

attribute vec4 aNormal;

uniform float uBehind;  // perspective: share of the distance
uniform float uBehindM; // parallel: metres
uniform mat4 osg_ViewMatrixInverse;

varying vec4 vColor;
varying vec3 vEye;
varying vec2 vWorld;
varying vec3 vLight;

void main()
{
    vec4 eye = gl_ModelViewMatrix * gl_Vertex;
    vLight = lightOn(normalize(aNormal.xyz));
    vColor = vec4(gl_Color.rgb * vLight, gl_Color.a);
    vEye = eye.xyz;
    vWorld = (osg_ViewMatrixInverse * eye).xy;
    gl_Position = gl_ProjectionMatrix * eye;
    // Depth in the buffer is −A − B / z for z along the axis: dividing B is the same as moving away, and stays linear.
    if (isParallel())
        gl_Position.z -= gl_ProjectionMatrix[2][2] * uBehindM;
    else
        gl_Position.z = gl_ProjectionMatrix[2][2] * eye.z + gl_ProjectionMatrix[3][2] / (1.0 + uBehind);
}
