// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A ball without triangles: the normal follows from the place on the disc.

varying vec4 vColor;
varying vec2 vDisc;
varying vec3 vUp;
varying vec3 vSun;
varying float vDistance;

void main()
{
    float r2 = dot(vDisc, vDisc);
    float soft = fwidth(r2);
    float alpha = 1.0 - smoothstep(1.0 - soft, 1.0, r2);
    if (alpha < 0.02)
        discard;
    vec3 normal = vec3(vDisc, sqrt(max(0.0, 1.0 - r2)));
    float up = dot(normal, vUp);
    vec3 light = mix(uGroundLight * 0.72, uSkyLight, up * 0.5 + 0.5) + uSunLight * 1.5 * max(dot(normal, vSun), 0.0);
    gl_FragColor = vec4(mix(vColor.rgb * light, uFogColor, fogAt(vDistance)), vColor.a * alpha * uOpacity);
}
