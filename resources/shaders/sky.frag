// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

uniform vec3 uSkyColor;
uniform vec4 uLook; // z of the view's axis and of its upward axis per screen height, half width and half height at 1 m

varying vec2 vScreen;

void main()
{
    vec2 at = vScreen * uLook.zw;
    float rise = (uLook.x + uLook.y * at.y) / sqrt(1.0 + dot(at, at));
    gl_FragColor = vec4(mix(uFogColor, uSkyColor, smoothstep(-0.01, 0.16, rise)), 1.0);
}
