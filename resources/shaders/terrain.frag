// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The ground: light in the city, fields in muted green and ochre around it.

uniform vec4 uCity;  // middle and half size of what is built, local metres
uniform vec3 uField; // colours of the land around
uniform vec3 uOchre;

varying vec3 vColor;
varying vec3 vLight;
varying vec2 vWorld;
varying vec3 vEye;

// Between -1 and 1 as a sine, of the same period, at a fraction of its cost.
float wave(float x)
{
    float t = abs(fract(x * 0.15915494 + 0.25) * 2.0 - 1.0);
    return 1.0 - t * t * (6.0 - 4.0 * t);
}

void main()
{
    vec2 beyond = max(abs(vWorld - uCity.xy) - uCity.zw, 0.0);
    float outside = clamp(length(beyond) * (1.0 / 160.0), 0.0, 1.0);
    outside *= outside * (3.0 - 2.0 * outside);
    float patches = 0.5 + 0.5 * wave(vWorld.x * 0.0043 + 1.7 * wave(vWorld.y * 0.0019)) * wave(vWorld.y * 0.0051);
    vec3 land = mix(uField, uOchre, patches * 0.75) * vLight;
    gl_FragColor = vec4(mix(mix(vColor, land, outside), uFogColor, fogAt(length(vEye))), uOpacity);
}
