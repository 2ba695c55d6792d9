// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Quiet faces: soft dark edges, darker feet, faint storeys near by.

uniform float uEdges; // strength of the edges

varying vec4 vColor;
varying vec4 vEdges;
varying vec3 vState;

void main()
{
    float pixelM = uPixel.x + uPixel.y * vState.x;
    vec3 color = vColor.rgb;
    float edge = min(min(vEdges.x, vEdges.y), vEdges.w);
    if (vState.z > 0.5) {
        // Light does not reach down between houses.
        color *= 0.80 + 0.20 * smoothstep(0.0, 9.0, vEdges.z);
        float storeyM = vState.y;
        if (storeyM > 1.0 && pixelM < 0.12) {
            float t = fract(vEdges.z / storeyM) * storeyM;
            float line = 1.0 - smoothstep(0.0, max(pixelM * 1.6, 0.05), min(t, storeyM - t));
            color *= 1.0 - 0.09 * line * (1.0 - smoothstep(0.03, 0.12, pixelM));
        }
    } else {
        edge = min(edge, vEdges.z);
    }
    // About a pixel and a half wide whatever the slant; fading where edges would outweigh faces.
    float width = max(fwidth(edge), 1e-5);
    float line = 1.0 - smoothstep(width * 0.6, width * 1.9, edge);
    color *= 1.0 - uEdges * line * (1.0 - smoothstep(0.35, 1.8, pixelM));
    gl_FragColor = vec4(mix(color, uFogColor, fogAt(vState.x)), vColor.a * uOpacity);
}
