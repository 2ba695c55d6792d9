// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

varying vec3 vColor;
varying vec3 vEye;

void main()
{
    gl_FragColor = vec4(mix(vColor, uFogColor, fogAt(length(vEye))), uOpacity);
}
