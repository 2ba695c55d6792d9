// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later
varying vec2 vDisc;

void main()
{
    if (dot(vDisc, vDisc) > 1.0)
        discard;
    gl_FragColor = vec4(1.0);
}
