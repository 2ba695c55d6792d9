// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Quiet faces: soft dark edges, darker feet, faint storeys near by.

uniform float uEdges;    // strength of the edges
uniform float uEdgeFade; // how soon they fade as pixels grow

// Between 0 and 1, the same for the same numbers.
float dice(vec2 p)
{
    vec3 q = fract(p.xyx * vec3(0.1031, 0.1030, 0.0973));
    q += dot(q, q.yzx + 33.33);
    return fract((q.x + q.y) * q.z);
}

varying vec4 vColor;
varying float vSeed; // a whole number
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
    // By night some windows are lit, the same ones each time: when the sun gives no light and the sky little.
    float night = uSunLight.r > 0.0 ? 0.0 : clamp((0.40 - uSkyLight.r) * 6.0, 0.0, 1.0);
    if (night * wall > 0.0) {
        vec2 at = vec2(vEdges.x / 2.8, vEdges.z / max(vState.y, 2.8));
        vec2 cell = floor(at);
        vec2 within = abs(fract(at) - 0.5);
        vec2 soft = vec2(pixelM / 2.8, pixelM / 3.2);
        vec2 pane = clamp((vec2(0.30, 0.24) - within) / max(soft, vec2(0.02)) + 0.5, 0.0, 1.0);
        // A corner of a window would look like a fault: only where the whole of it is on the wall.
        float whole = step(0.3, vEdges.y) * step(0.6, vEdges.w);
        float lit = step(0.80, dice(cell + floor(vSeed + 0.5) * vec2(0.37, 0.71)));
        vec3 lamp = mix(vec3(1.0, 0.78, 0.46), vec3(0.93, 0.90, 0.78), dice(cell.yx + 17.0));
        color = mix(color, lamp * 0.82, night * lit * whole * pane.x * pane.y * clamp(1.6 - pixelM * 2.2, 0.0, 1.0));
    }
    gl_FragColor = vec4(mix(color, uFogColor, vState.x), vColor.a * uOpacity);
}
