// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

varying vec3 vSky;

void main()
{
    gl_FragColor = vec4(vSky, 1.0);
}
