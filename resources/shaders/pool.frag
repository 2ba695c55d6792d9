// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Added to what is there: strong below the lamp, gone at the rim.

varying vec4 vColor;
varying vec3 vPool;

void main()
{
    float left = max(1.0 - dot(vPool.xy, vPool.xy), 0.0);
    gl_FragColor = vec4(vColor.rgb, vColor.a * left * left * vPool.z * uOpacity);
}
