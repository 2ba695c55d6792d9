// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The shadow of a tree crown: a disc on the ground.

attribute vec4 aExtra; // x: corner, y: radius, cm, z: height of the middle above the ground, cm

uniform vec2 uShadow;

varying vec3 vEye;
varying vec2 vDisc;

void main()
{
    vDisc = vec2(mod(aExtra.x, 2.0) < 0.5 ? -1.0 : 1.0, aExtra.x < 1.5 ? -1.0 : 1.0);
    float height = aExtra.z / 100.0;
    vec2 place = gl_Vertex.xy + uShadow * height + vDisc * aExtra.y / 100.0;
    vec4 eye = toEye(vec3(place, gl_Vertex.z - height));
    vEye = eye.xyz;
    seen(eye, vec3(0.0, 0.0, 1.0));
    gl_Position = gl_ProjectionMatrix * eye;
}
