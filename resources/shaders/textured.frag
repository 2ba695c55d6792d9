// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

uniform sampler2D uTexture;

varying vec4 vLight;
varying vec2 vSpot;
varying float vAlpha;

void main()
{
    vec3 color = texture2D(uTexture, vSpot).rgb * vLight.rgb;
    gl_FragColor = vec4(mix(color, uFogColor, vLight.a), vAlpha);
}
