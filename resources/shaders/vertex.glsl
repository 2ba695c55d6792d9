// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Put before the vertex shaders, after common.glsl.

uniform float uLiftM;   // raised by so much: things laid on the ground
uniform float uToward;  // drawn nearer by this share of the distance, at the same pixel

bool isParallel()
{
    return gl_ProjectionMatrix[3][3] > 0.5;
}

// A position of the tile in eye coordinates. Shrinking about the eye keeps planes flat and pixels where they are.
vec4 toEye(vec3 position)
{
    vec4 eye = gl_ModelViewMatrix * vec4(position.xy, position.z + uLiftM, 1.0);
    if (isParallel())
        eye.z += uToward * 100.0;
    else
        eye.xyz *= 1.0 - uToward;
    return eye;
}
