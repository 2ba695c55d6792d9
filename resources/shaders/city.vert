// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The ground of tiles that lie within the city: as terrain.vert, without the fields.

attribute vec4 aNormal;

uniform float uBehind;
uniform float uBehindM;

varying vec4 vColor; // a: distance from the eye

void main()
{
    vec4 eye = gl_ModelViewMatrix * gl_Vertex;
    vColor = vec4(gl_Color.rgb * lightOn(aNormal.xyz), length(eye.xyz));
    gl_Position = gl_ProjectionMatrix * eye;
    if (isParallel())
        gl_Position.z -= gl_ProjectionMatrix[2][2] * uBehindM;
    else
        gl_Position.z = gl_ProjectionMatrix[2][2] * eye.z + gl_ProjectionMatrix[3][2] / (1.0 + uBehind);
}
