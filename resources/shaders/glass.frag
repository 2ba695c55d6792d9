// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Translucent volumes: their own colour, faces told apart by a little light.

uniform float uSide; // share of the opacity this side of the volume takes

varying vec4 vColor;
varying vec4 vEdges;
varying vec3 vState; // x: fog

void main()
{
    gl_FragColor = vec4(mix(vColor.rgb, uFogColor, vState.x), vColor.a * uSide * uOpacity);
}
