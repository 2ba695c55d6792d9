// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The light of a street lamp on the ground, by night.

attribute vec4 aExtra; // x, y: place on the disc, cm from its corner

varying vec4 vColor;
varying vec3 vPool; // place on the disc, -1 ... 1; share that the haze leaves

void main()
{
    vec4 eye = toEye(gl_Vertex.xyz);
    vColor = gl_Color;
    vPool = vec3(aExtra.xy / 1100.0 - 1.0, 1.0 - fogAt(length(eye.xyz)));
    seen(eye, vec3(0.0, 0.0, 1.0));
    gl_Position = gl_ProjectionMatrix * eye;
}
