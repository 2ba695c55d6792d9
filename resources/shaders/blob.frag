// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A ball without triangles: the normal follows from the place on the disc.

varying vec4 vColor;
varying vec2 vDisc;
varying vec3 vUp;
varying vec3 vSun;
varying float vFog;

void main()
{
    float r2 = dot(vDisc, vDisc);
    float soft = fwidth(r2);
    float alpha = 1.0 - smoothstep(1.0 - soft, 1.0, r2);
    if (alpha < 0.25)
        discard;
    vec3 normal = vec3(vDisc, sqrt(max(0.0, 1.0 - r2)));
    float up = dot(normal, vUp);
    vec3 light = mix(uGroundLight * 0.8, uSkyLight, up * 0.5 + 0.5) + uSunLight * 1.5 * max(dot(normal, vSun), 0.0);
    gl_FragColor = vec4(mix(vColor.rgb * light, uFogColor, vFog), alpha * uOpacity);
}
