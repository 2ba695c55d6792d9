// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The ground: light in the city, fields in muted green and ochre around it.

uniform vec4 uCity; // middle and half size of what is built, local metres

varying vec3 vColor;
varying vec3 vLand;
varying vec3 vPlace; // east, north; distance from the eye

void main()
{
    vec2 beyond = max(abs(vPlace.xy - uCity.xy) - uCity.zw, 0.0);
    float outside = clamp(length(beyond) * (1.0 / 160.0), 0.0, 1.0);
    outside *= outside * (3.0 - 2.0 * outside);
    vec3 color = mix(vColor, vLand, outside);
    gl_FragColor = vec4(mix(color, uFogColor, fogAt(vPlace.z)), uOpacity);
}
