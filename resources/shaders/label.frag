// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

uniform sampler2D uTexture;

varying vec2 vTexture;

void main()
{
    gl_FragColor = texture2D(uTexture, vTexture); // premultiplied
}
