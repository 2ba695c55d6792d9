// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

uniform vec4 uShadowColor;

varying vec3 vEye;
varying vec2 vDisc;

void main()
{
    if (dot(vDisc, vDisc) > 1.0)
        discard;
    gl_FragColor = vec4(uShadowColor.rgb, uShadowColor.a * (1.0 - fogAt(length(vEye))) * uOpacity);
}
