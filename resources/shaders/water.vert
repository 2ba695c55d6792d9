// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Deeper away from the shore; at a flat angle the sky shows in it. Builders cut water finely enough for all of that to be
// settled at the corners; only the wet bank is narrower.

attribute vec4 aExtra; // x: distance from the shore, cm

uniform vec3 uShallow;
uniform vec3 uDeep;
uniform vec3 uSkyColor;

varying vec4 vColor; // a: distance from the shore, metres

void main()
{
    vec4 eye = toEye(gl_Vertex.xyz);
    float distanceM = length(eye.xyz);
    float shoreM = aExtra.x * 0.01;
    vec3 color = mix(uShallow, uDeep, 1.0 - exp(-shoreM / 11.0)) * lightOn(vec3(0.0, 0.0, 1.0));
    vec3 up = gl_NormalMatrix * vec3(0.0, 0.0, 1.0);
    float glance = 1.0 - clamp(dot(up, -eye.xyz / distanceM), 0.0, 1.0);
    glance *= glance;
    color = mix(color, uSkyColor, uFogM > 0.0 ? 0.55 * glance * glance : 0.0);
    vColor = vec4(mix(color, uFogColor, fogAt(distanceM)), shoreM);
    seen(eye, vec3(0.0, 0.0, 1.0));
    gl_Position = gl_ProjectionMatrix * eye;
}
