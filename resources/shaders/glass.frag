// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Translucent volumes: their own colour, faces told apart by a little light.

varying vec4 vColor;
varying vec4 vEdges;
varying vec3 vState;

void main()
{
    gl_FragColor = vec4(mix(vColor.rgb, uFogColor, fogAt(vState.x)), vColor.a * uOpacity);
}
