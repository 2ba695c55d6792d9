// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// As building.frag, with windows: by day a little darker than their wall, by night some of them lit.

uniform float uEdges;    // strength of the edges
uniform float uEdgeFade; // how soon they fade as pixels grow
uniform float uFacadeM;  // metres per pixel from which on windows have faded out

varying vec4 vColor;
varying float vSeed; // a whole number
varying vec4 vEdges;
varying vec4 vState;  // fog, height of an opening's middle in its storey (+ 2: a shop below), 1 for walls, metres per pixel
varying vec4 vFacade; // openings from the left, storeys in a metre, half an opening as a share of its bay and of its storey

// Between 0 and 1, the same for the same numbers.
float dice(vec2 p)
{
    vec3 q = fract(p.xyx * vec3(0.1031, 0.1030, 0.0973));
    q += dot(q, q.yzx + 33.33);
    return fract((q.x + q.y) * q.z);
}

void main()
{
    float pixelM = vState.w;
    float wall = step(0.5, vState.z);
    // Light does not reach down between houses.
    float shade = 1.0 - wall * 0.16 * clamp(1.0 - vEdges.z * 0.11, 0.0, 1.0);
    vec2 at = vec2(vFacade.x, vEdges.z * vFacade.y);
    vec2 soft = max(fwidth(at), vec2(0.002));
    // Storeys: a line where the height is a whole number of them.
    float near = clamp(1.25 - pixelM * 12.0, 0.0, 1.0) * wall * step(1e-4, vFacade.y);
    shade -= 0.07 * near * clamp(1.6 - abs(fract(at.y + 0.5) - 0.5) / soft.y, 0.0, 1.0);
    // Edges about a pixel wide whatever the slant, fading where they would outweigh faces.
    float edge = min(min(vEdges.x, vEdges.y), min(vEdges.w, vEdges.z + wall * 600.0));
    float line = clamp(1.15 - edge / max(fwidth(edge), 1e-5), 0.0, 1.0);
    shade -= uEdges * line * clamp(1.15 - pixelM * uEdgeFade, 0.0, 1.0);
    vec3 color = vColor.rgb * shade;
    float windows = wall * clamp(2.4 - 2.4 * pixelM / uFacadeM, 0.0, 1.0) * step(0.0, vFacade.z);
    if (windows > 0.0) {
        float shop = step(1.5, vState.y);
        float below = shop * (1.0 - step(1.0, at.y));
        vec2 middle = vec2(0.5, mix(vState.y - 2.0 * shop, 0.41, below));
        vec2 half2 = mix(vFacade.zw, vec2(0.45, 0.37), below);
        vec2 pane = clamp((half2 - abs(fract(at) - middle)) / soft + 0.5, 0.0, 1.0);
        windows *= pane.x * pane.y;
        // Glass shows some of the sky, more of it towards the lintel.
        vec3 glass = mix(vec3(0.60, 0.65, 0.70), vec3(0.70, 0.76, 0.81), fract(at.y));
        glass = mix(glass, vec3(0.70, 0.69, 0.68), below);
        color *= mix(vec3(1.0), glass, windows);
        // When sun and sky give little light, the same ones are lit each time; shops rather than homes.
        float night = uSunLight.r > 0.15 ? 0.0 : clamp((0.40 - uSkyLight.r) * 6.0, 0.0, 1.0);
        if (night > 0.0) {
            vec2 cell = floor(at);
            float lit = step(0.80 - 0.35 * below, dice(cell + floor(vSeed + 0.5) * vec2(0.37, 0.71)));
            vec3 lamp = mix(vec3(1.0, 0.78, 0.46), vec3(0.93, 0.90, 0.78), dice(cell.yx + 17.0));
            color = mix(color, lamp * 0.82, night * lit * windows);
        }
    }
    gl_FragColor = vec4(mix(color, uFogColor, vState.x), uOpacity);
}
