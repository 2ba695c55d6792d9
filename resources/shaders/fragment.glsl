// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Put behind the fragment shaders where something has to be done before or after them; their main is then paint().

#ifdef SECTION
varying vec3 vCut;
uniform vec3 uCutLow;
uniform vec3 uCutHigh;
uniform float uCutInside; // 1: what lies between them is taken away, 0: what lies beyond
#endif

void main()
{
#ifdef SECTION
    bool inside = all(greaterThanEqual(vCut, uCutLow)) && all(lessThanEqual(vCut, uCutHigh));
    if (inside == (uCutInside > 0.5))
        discard;
#endif
    paint();
}
