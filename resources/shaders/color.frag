// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

varying vec4 vColor;

void main()
{
    gl_FragColor = vColor;
}
