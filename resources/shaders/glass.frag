// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Translucent volumes: their own colour, faces told apart by a little light.

uniform float uSide; // share of the opacity this side of the volume takes

varying vec4 vColor;
varying vec4 vEdges;
varying vec3 vState; // x: fog; y: 1 in plan
varying vec3 vEye;

void main()
{
    // Whoever comes close to a volume, or goes into it, looks through it instead of at a wall of one colour.
    float near = max(vState.y, mix(0.2, 1.0, smoothstep(2.0, 14.0, length(vEye))));
    gl_FragColor = vec4(mix(vColor.rgb, uFogColor, vState.x), vColor.a * uSide * uOpacity * near);
}
