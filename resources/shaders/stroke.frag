// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A line without dashes: its edges are soft by a pixel.

uniform float uLineLight; // 1 by day

varying vec4 vColor;
varying vec3 vLine;

void main()
{
    float alpha = clamp(vLine.y + 0.5 - abs(vLine.x), 0.0, 1.0);
    gl_FragColor = vec4(mix(vColor.rgb * uLineLight, uFogColor, fogAt(vLine.z)), vColor.a * alpha * uOpacity);
}
