// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The light about a street lamp, by night: a disc that faces the eye, never smaller than a few pixels.

attribute vec4 aExtra; // x: corner, y: radius, cm

varying vec4 vColor;
varying vec3 vPool; // place on the disc, -1 ... 1; share that the haze leaves

const float kLeastPx = 2.2;

void main()
{
    vPool = vec3(mod(aExtra.x, 2.0) < 0.5 ? -1.0 : 1.0, aExtra.x < 1.5 ? -1.0 : 1.0, 0.0);
    vec4 eye = toEye(gl_Vertex.xyz);
    float distanceM = length(eye.xyz);
    float radiusM = aExtra.y * 0.01;
    float drawnM = max(radiusM, kLeastPx * (uPixel.x + uPixel.y * distanceM));
    vPool.z = (1.0 - fogAt(distanceM)) * (0.35 + 0.65 * radiusM / drawnM);
    eye.xy += vPool.xy * drawnM;
    vColor = gl_Color;
    seen(eye, vec3(0.0, 0.0, 1.0));
    gl_Position = gl_ProjectionMatrix * eye;
}
