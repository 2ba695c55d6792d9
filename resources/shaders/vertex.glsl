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

uniform float uBehindM; // so much lower, metres, the ground counts as where depths are compared

// The depth of the ground: that of a ground a little lower, so that what is laid on it wins although it does not follow every
// bump. By what both may be off, which grows with the pixels there; along the line of sight, which meets a slope turned to
// the eye sooner than the plain: a house behind a crest stays behind it.
float depthBehind(vec4 eye, vec3 normal)
{
    const float flattest = 0.03;
    float distanceM = length(eye.xyz);
    float lowerM = uBehindM + 1.2 * (uPixel.x + uPixel.y * distanceM);
    if (isParallel())
        return gl_ProjectionMatrix[2][2] * (eye.z - lowerM) + gl_ProjectionMatrix[3][2];
    float facing = max(dot(gl_NormalMatrix * normal, -eye.xyz) / distanceM, flattest);
    // Depth in the buffer is −A − B / z for z along the axis: dividing B is the same as moving away, and stays linear.
    return gl_ProjectionMatrix[2][2] * eye.z + gl_ProjectionMatrix[3][2] / (1.0 + lowerM / (facing * distanceM));
}

#ifdef SECTION
uniform mat4 osg_ViewMatrixInverse;
uniform vec4 uCutFrame; // origin, cosine and sine of the turn
varying vec3 vCut;      // place in the turned frame of the section
#endif

#ifdef SHADOWED
uniform mat4 uShadowEye; // from the eye's coordinates to the shadow map
varying vec3 vShadow;    // place in its near square, 0…1, and depth
varying vec4 vShade;     // share of the light that is left in shadow; fog
#endif

// To be called with the place of the vertex in eye coordinates and its normal.
void seen(vec4 eye, vec3 normal)
{
#ifdef SECTION
    vec4 local = osg_ViewMatrixInverse * eye;
    vec2 d = local.xy - uCutFrame.xy;
    vCut = vec3(dot(d, uCutFrame.zw), dot(d, vec2(-uCutFrame.w, uCutFrame.z)), local.z);
#endif
#ifdef SHADOWED
    vShadow = (uShadowEye * eye).xyz;
    vec3 sky = mix(uGroundLight, uSkyLight, normal.z * 0.5 + 0.5);
    vShade = vec4(sky / max(sky + uSunLight * max(dot(normal, uSun), 0.0), vec3(1e-3)), fogAt(length(eye.xyz)));
#endif
}
