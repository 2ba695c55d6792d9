// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Slanted stripes, about ten pixels apart at any distance.

varying vec4 vColor;
varying vec3 vPlace;

void main()
{
    float distanceM = vPlace.z;
    float pixelM = uPixel.x + uPixel.y * distanceM;
    float period = exp2(ceil(log2(pixelM * 9.0)));
    float t = mod(vPlace.x + vPlace.y, period) / period;
    float soft = pixelM * 1.5 / period;
    float stripe = smoothstep(0.5 - soft, 0.5, t) * (1.0 - smoothstep(1.0 - soft, 1.0, t));
    float alpha = vColor.a * mix(0.25, 0.75, stripe);
    gl_FragColor = vec4(mix(vColor.rgb, uFogColor, fogAt(distanceM)), alpha * uOpacity);
}
