// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

varying vec4 vColor;
varying vec3 vEye;
varying vec2 vPlace;

void main()
{
    gl_FragColor = vec4(mix(vColor.rgb, uFogColor, fogAt(length(vEye))), vColor.a * uOpacity);
}
