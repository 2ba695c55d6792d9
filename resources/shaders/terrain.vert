// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The ground. Its depth is that of a ground a few decimetres lower, so that what is laid on it wins although it does not
// follow every bump; the picture itself is not moved.

attribute vec4 aNormal;

uniform float uBehind;  // perspective: share of the distance
uniform float uBehindM; // parallel: metres
uniform mat4 osg_ViewMatrixInverse;

uniform vec3 uField; // colours of the land around the city
uniform vec3 uOchre;

varying vec3 vColor;
varying vec3 vLand;
varying vec3 vPlace;

void main()
{
    vec4 eye = gl_ModelViewMatrix * gl_Vertex;
    vec3 light = lightOn(normalize(aNormal.xyz));
    vec2 world = (osg_ViewMatrixInverse * eye).xy;
    float patches = 0.5 + 0.5 * sin(world.x * 0.0043 + 1.7 * sin(world.y * 0.0019)) * sin(world.y * 0.0051);
    vColor = gl_Color.rgb * light;
    vLand = mix(uField, uOchre, patches * 0.75) * light;
    vPlace = vec3(world, length(eye.xyz));
    gl_Position = gl_ProjectionMatrix * eye;
    // Depth in the buffer is −A − B / z for z along the axis: dividing B is the same as moving away, and stays linear.
    if (isParallel())
        gl_Position.z -= gl_ProjectionMatrix[2][2] * uBehindM;
    else
        gl_Position.z = gl_ProjectionMatrix[2][2] * eye.z + gl_ProjectionMatrix[3][2] / (1.0 + uBehind);
}
