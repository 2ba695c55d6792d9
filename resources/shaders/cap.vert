// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Faces that a section has cut open.

attribute vec4 aNormal;

varying vec4 vColor;
varying vec3 vPlace; // along and across the face; distance from the eye

void main()
{
    vec4 eye = toEye(gl_Vertex.xyz);
    vec3 n = normalize(aNormal.xyz);
    vec2 place = abs(n.z) > 0.5 ? gl_Vertex.xy : vec2(dot(gl_Vertex.xy, vec2(-n.y, n.x)), gl_Vertex.z);
    // The same light whichever way they face: they are drawing, not stuff.
    vColor = vec4(gl_Color.rgb * min(mix(uGroundLight, uSkyLight, 0.8) * 1.15, vec3(1.0)), gl_Color.a);
    vPlace = vec3(place, length(eye.xyz));
    gl_Position = gl_ProjectionMatrix * eye;
}
