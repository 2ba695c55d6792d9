// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A line of darker, wet bank.

varying vec4 vColor;

void main()
{
    gl_FragColor = vec4(vColor.rgb * (0.93 + 0.07 * min(vColor.a * 0.62, 1.0)), uOpacity);
}
