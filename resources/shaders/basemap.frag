// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

uniform sampler2D uTexture;

varying vec3 vLight;
varying vec2 vPlace;
varying vec3 vEye;

void main()
{
    vec4 color = texture2D(uTexture, vPlace);
    gl_FragColor = vec4(mix(color.rgb * vLight, uFogColor, fogAt(length(vEye))), color.a * uOpacity);
}
