// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The shadow of a prism on level ground is swept by its walls that face away from the sun: their tops slide along the
// ground, everything else collapses. The same meshes as the buildings; the sun may move without a rebuild.

attribute vec4 aNormal;
attribute vec4 aExtra; // z: height above the ground, cm

uniform vec2 uShadow; // metres on the ground per metre of height

varying vec3 vEye;
varying vec2 vDisc;

void main()
{
    vDisc = vec2(0.0);
    vEye = vec3(0.0);
    if (abs(aNormal.z) > 0.3 || dot(aNormal.xy, uSun.xy) >= 0.0) {
        gl_Position = vec4(2.0, 2.0, 2.0, 1.0);
        return;
    }
    float height = aExtra.z / 100.0;
    vec4 eye = toEye(vec3(gl_Vertex.xy + uShadow * height, gl_Vertex.z - height));
    vEye = eye.xyz;
    seen(eye, vec3(0.0, 0.0, 1.0));
    gl_Position = gl_ProjectionMatrix * eye;
}
