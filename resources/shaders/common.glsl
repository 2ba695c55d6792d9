// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Put before every other shader. GLSL 1.20, compatibility profile. Space: local metres of the scene, z up; tiles are only
// moved, never turned, so normals need no matrix.

#version 120

uniform vec3 uSun;         // towards the sun, length 1
uniform vec3 uSunLight;    // light of the sun on a face turned to it
uniform vec3 uSkyLight;    // light from above
uniform vec3 uGroundLight; // light thrown back from below
uniform vec3 uFogColor;
uniform float uFogM;       // distance at which most is fog; 0: none (plan)
uniform vec2 uPixel;       // metres per pixel: x + y * distance from the eye
uniform float uOpacity;    // of the layer

float fogAt(float distanceM)
{
    if (uFogM <= 0.0)
        return 0.0;
    float t = distanceM / uFogM;
    // Clear near by, then soon thick: 1 - exp(-t³), its exponential as the reciprocal of the first terms of a series.
    float u = t * t * t;
    return (1.0 - 1.0 / (1.0 + u * (1.0 + u * (0.5 + u * 0.17)))) * 0.97;
}

// Hemispheric light and the sun, as a factor on the colour of a face.
vec3 lightOn(vec3 normal)
{
    return mix(uGroundLight, uSkyLight, normal.z * 0.5 + 0.5) + uSunLight * max(dot(normal, uSun), 0.0);
}
