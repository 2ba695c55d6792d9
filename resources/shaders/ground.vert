// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is laid on the ground. Its triangles are small enough for light and haze to be settled at their corners.

attribute vec4 aNormal;

uniform float uQuiet; // 1: fades out with distance

varying vec4 vColor;

void main()
{
    vec4 eye = toEye(gl_Vertex.xyz);
    float distanceM = length(eye.xyz);
    float gone = isParallel() ? 0.95 : 0.54;
    float shown = 1.0 - uQuiet * smoothstep(gone * 0.6, gone, uPixel.x + uPixel.y * distanceM);
    vec3 lit = gl_Color.rgb * lightOn(aNormal.xyz);
    vColor = vec4(mix(lit, uFogColor, fogAt(distanceM)), gl_Color.a * uOpacity * shown);
    seen(eye, aNormal.xyz);
    gl_Position = gl_ProjectionMatrix * eye;
}
