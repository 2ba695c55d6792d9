// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

attribute vec4 aNormal; // w: storey height, decimetres / 127
attribute vec4 aExtra;  // cm to the edges of the face; of walls z is the height above the ground

varying vec4 vColor;
varying vec4 vEdges;
varying vec4 vState; // fog, storey height, 1 for walls, metres per pixel

void main()
{
    vec4 eye = toEye(gl_Vertex.xyz);
    vec3 normal = normalize(aNormal.xyz);
    vColor = vec4(gl_Color.rgb * lightOn(normal), 1.0);
    vEdges = aExtra / 100.0;
    float distanceM = length(eye.xyz);
    vState = vec4(fogAt(distanceM), aNormal.w * 12.7, abs(normal.z) < 0.3 ? 1.0 : 0.0, uPixel.x + uPixel.y * distanceM);
    seen(eye, normal);
    gl_Position = gl_ProjectionMatrix * eye;
}
