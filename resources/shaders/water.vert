// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

attribute vec4 aExtra; // x: distance from the shore, cm

varying float vShoreM;
varying vec3 vEye;
varying vec3 vUp;
varying vec3 vLight;

void main()
{
    vec4 eye = toEye(gl_Vertex.xyz);
    vShoreM = aExtra.x / 100.0;
    vEye = eye.xyz;
    vUp = gl_NormalMatrix * vec3(0.0, 0.0, 1.0);
    vLight = lightOn(vec3(0.0, 0.0, 1.0));
    gl_Position = gl_ProjectionMatrix * eye;
}
