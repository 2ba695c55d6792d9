// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Deeper away from the shore; at a flat angle the sky shows in it.

uniform vec3 uShallow;
uniform vec3 uDeep;
uniform vec3 uSkyColor;

varying float vShoreM;
varying vec3 vEye;
varying vec3 vUp;
varying vec3 vLight;

void main()
{
    float distanceM = length(vEye);
    float depth = 1.0 - exp(-vShoreM / 11.0);
    vec3 color = mix(uShallow, uDeep, depth) * vLight;
    if (uFogM > 0.0) {
        float facing = clamp(dot(normalize(vUp), -vEye / distanceM), 0.0, 1.0);
        float glance = 1.0 - facing;
        color = mix(color, uSkyColor, 0.55 * glance * glance * glance * glance);
    }
    // A line of darker, wet bank.
    color *= 0.93 + 0.07 * smoothstep(0.0, 1.6, vShoreM);
    gl_FragColor = vec4(mix(color, uFogColor, fogAt(distanceM)), uOpacity);
}
