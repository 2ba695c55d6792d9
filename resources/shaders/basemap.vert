// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Pictures laid on the ground.

attribute vec4 aNormal;

uniform vec4 uPart; // of the picture: what is added (xy) after multiplying by (zw)

varying vec3 vLight;
varying vec2 vPlace;
varying vec3 vEye; // even ground has large triangles: distances cannot be blended between their corners

void main()
{
    vec4 eye = toEye(gl_Vertex.xyz);
    vLight = lightOn(aNormal.xyz);
    vPlace = gl_MultiTexCoord0.xy * uPart.zw + uPart.xy;
    vEye = eye.xyz;
    seen(eye, normalize(aNormal.xyz));
    gl_Position = gl_ProjectionMatrix * eye;
}
