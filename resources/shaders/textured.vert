// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Faces of houses with pictures on them.

attribute vec4 aNormal;

varying vec4 vLight; // light, fog
varying vec2 vSpot;  // on the sheet of pictures
varying float vAlpha;

void main()
{
    vec4 eye = toEye(gl_Vertex.xyz);
    vec3 normal = normalize(aNormal.xyz);
    vLight = vec4(lightOn(normal), fogAt(length(eye.xyz)));
    vSpot = gl_MultiTexCoord0.xy;
    vAlpha = gl_Color.a * uOpacity;
    seen(eye, normal);
    gl_Position = gl_ProjectionMatrix * eye;
}
