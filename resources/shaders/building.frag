// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Quiet faces: soft dark edges, darker feet, faint storeys. Windows: see facade.frag.

uniform float uEdges;    // strength of the edges
uniform float uEdgeFade; // how soon they fade as pixels grow

varying vec4 vColor;
varying vec4 vEdges;
varying vec4 vState; // fog, storey height, 1 for walls, metres per pixel

void main()
{
    float pixelM = vState.w;
    float wall = step(0.5, vState.z);
    // Light does not reach down between houses.
    float shade = 1.0 - wall * 0.16 * clamp(1.0 - vEdges.z * 0.11, 0.0, 1.0);
    // Storeys: a line where the height is a whole number of them.
    float storeyM = max(vState.y, 1.0);
    float t = abs(fract(vEdges.z / storeyM + 0.5) - 0.5) * storeyM;
    float near = clamp(1.25 - pixelM * 12.0, 0.0, 1.0) * wall * step(1.5, vState.y);
    shade -= 0.07 * near * clamp(1.6 - t / max(pixelM, 0.03), 0.0, 1.0);
    // Edges about a pixel wide whatever the slant, fading where they would outweigh faces.
    float edge = min(min(vEdges.x, vEdges.y), min(vEdges.w, vEdges.z + wall * 600.0));
    float line = clamp(1.15 - edge / max(fwidth(edge), 1e-5), 0.0, 1.0);
    shade -= uEdges * line * clamp(1.15 - pixelM * uEdgeFade, 0.0, 1.0);
    vec3 color = vColor.rgb * shade;
    gl_FragColor = vec4(mix(color, uFogColor, vState.x), uOpacity);
}
