// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The ground: light in the city, fields in muted green and ochre around it.

uniform vec4 uCity;  // middle and half size of what is built, local metres
uniform vec3 uField; // colours of the land around
uniform vec3 uOchre;

varying vec4 vColor;
varying vec3 vEye;
varying vec2 vWorld;
varying vec3 vLight;

void main()
{
    float outside = length(max(abs(vWorld - uCity.xy) - uCity.zw, 0.0));
    float patches = 0.5 + 0.5 * sin(vWorld.x * 0.0043 + 1.7 * sin(vWorld.y * 0.0019)) * sin(vWorld.y * 0.0051);
    vec3 land = mix(uField, uOchre, patches * 0.75) * vLight;
    vec3 color = mix(vColor.rgb, land, smoothstep(0.0, 160.0, outside));
    gl_FragColor = vec4(mix(color, uFogColor, fogAt(length(vEye))), uOpacity);
}
