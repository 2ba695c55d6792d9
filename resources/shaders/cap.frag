// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Fine slanted strokes, some eight pixels apart at any distance.

varying vec4 vColor;
varying vec3 vPlace;

void main()
{
    float pixelM = uPixel.x + uPixel.y * vPlace.z;
    float period = exp2(ceil(log2(pixelM * 7.0)));
    float t = abs(fract((vPlace.x + vPlace.y) / period) - 0.5) * period * 0.7071;
    float stroke = clamp(1.1 - t / max(pixelM, 1e-4), 0.0, 1.0);
    vec3 color = mix(vColor.rgb, uFogColor * 0.35 + vColor.rgb * 0.75, stroke * 0.45);
    gl_FragColor = vec4(mix(color, uFogColor, fogAt(vPlace.z)), 1.0);
}
