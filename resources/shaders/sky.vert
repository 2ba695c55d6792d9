// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The background: a grid over the whole picture, behind everything that has written depth. Its colours change so slowly
// that they are settled at the corners.

uniform vec3 uSkyColor;
uniform vec4 uLook; // z of the view's axis and of its upward axis per screen height, half width and half height at 1 m

varying vec3 vSky;

void main()
{
    vec2 at = gl_Vertex.xy * uLook.zw;
    float rise = (uLook.x + uLook.y * at.y) / sqrt(1.0 + dot(at, at));
    vSky = mix(uFogColor, uSkyColor, smoothstep(-0.01, 0.16, rise));
    gl_Position = vec4(gl_Vertex.xy, 1.0, 1.0);
}
