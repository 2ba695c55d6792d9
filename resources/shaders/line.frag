// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

uniform float uLineLight; // 1 by day

varying vec4 vColor;
varying vec3 vLine;
varying vec2 vDash;

void main()
{
    float alpha = vColor.a * clamp(vLine.y + 0.5 - abs(vLine.x), 0.0, 1.0);
    if (vDash.y > 0.0) {
        float pixelM = uPixel.x + uPixel.y * vLine.z;
        float soft = max(pixelM, 0.001);
        float t = mod(vDash.x, vDash.y);
        float on = clamp((vDash.y * 0.62 - t) / soft + 0.5, 0.0, 1.0) * clamp(t / soft + 0.5, 0.0, 1.0);
        // Dashes too small to tell apart become an even, thinner tone.
        alpha *= mix(on, 0.62, smoothstep(0.15, 0.5, pixelM / vDash.y));
    }
    if (alpha < 0.004)
        discard;
    gl_FragColor = vec4(mix(vColor.rgb * uLineLight, uFogColor, fogAt(vLine.z)), alpha * uOpacity);
}
