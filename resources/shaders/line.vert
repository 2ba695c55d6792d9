// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A segment as a quad of constant width on screen (or of a width in metres, but never thinner than can be seen).

attribute vec3 aOther; // the other end
attribute vec4 aExtra; // x: corner, + 4: the width is in metres, + 8: a tick; y: width / 100; z: distance, w: dash period, cm

uniform vec2 uViewport;     // pixels
uniform float uNearM;
uniform float uPixelRatio;  // device pixels per pixel of a width
uniform float uQuiet;       // 1: thinner and fainter with distance, down to nothing (dashed ones: to a hint)

varying vec4 vColor;
varying vec3 vLine; // across, half width (pixels), distance from the eye
varying vec2 vDash; // metres along, period

uniform float uThinnestPx;  // of what is so many metres wide

// A position behind the eye has no place on screen: move it along the segment until it has.
vec4 beforeEye(vec4 p, vec4 q)
{
    if (!isParallel() && p.z > -uNearM && q.z < -uNearM)
        return mix(p, q, (p.z + uNearM) / (p.z - q.z));
    return p;
}

void main()
{
    float corner = mod(aExtra.x, 4.0);
    bool isTick = aExtra.x > 7.5;
    bool inMetres = aExtra.x > 3.5 && !isTick;
    bool atStart = corner < 1.5 || isTick;
    float side = mod(corner, 2.0) < 0.5 ? -1.0 : 1.0;
    vec4 hereEye = toEye(gl_Vertex.xyz);
    vec4 thereEye = toEye(aOther);
    vec4 p = beforeEye(hereEye, thereEye);
    vec4 here = gl_ProjectionMatrix * p;
    vec4 there = gl_ProjectionMatrix * beforeEye(thereEye, hereEye);
    vec2 way = (there.xy / there.w - here.xy / here.w) * uViewport;
    if (!atStart)
        way = -way;
    float lengthPx = length(way);
    way = lengthPx > 1e-4 ? way / lengthPx : vec2(1.0, 0.0);

    float distanceM = length(p.xyz);
    float width = aExtra.y / 100.0;
    float fade = 1.0;
    if (inMetres) {
        float px = width / max(uPixel.x + uPixel.y * distanceM, 1e-6);
        // What is kept wide (pipes seen through the ground) keeps its colour, too, until it is far away.
        fade = uThinnestPx > 1.0 ? clamp(px * 8.0, 0.35, 1.0) : min(1.0, px / uThinnestPx);
        width = max(px, uThinnestPx * (uThinnestPx > 1.0 ? uPixelRatio : 1.0));
    } else {
        width *= uPixelRatio;
        // In plan little else is in the picture: they are seen for longer. Dashed ones (what is planned) matter more.
        float gone = (isParallel() ? 0.95 : 0.54) * (aExtra.w > 0.5 ? 1.5 : 1.0);
        float far = uQuiet * smoothstep(gone * 0.3, gone, uPixel.x + uPixel.y * distanceM);
        width *= 1.0 - 0.45 * far;
        fade = 1.0 - far * (aExtra.w > 0.5 ? 0.6 : 1.0);
    }
    float reach = width * 0.5 + 1.0;
    vec2 shift = vec2(-way.y, way.x) * side * reach;
    // Corners of thin lines close by square ends; those given in metres end where they end. A tick is a short line
    // across the end of a longer one.
    if (isTick)
        shift += way * (corner < 1.5 ? -1.0 : 1.0) * uPixelRatio;
    else if (!inMetres)
        shift += way * (atStart ? -0.5 : 0.5) * width;
    here.xy += shift * 2.0 / uViewport * here.w;

    vColor = vec4(gl_Color.rgb, gl_Color.a * fade);
    vLine = vec3(side * reach, width * 0.5, distanceM);
    vDash = aExtra.zw / 100.0;
    seen(p, vec3(0.0, 0.0, 1.0));
    gl_Position = here;
}
