// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Houses near by, as building.vert; and where on its façade a place of a wall is. Openings are spread evenly over each wall,
// whole ones only. Sizes are those of ordinary houses, not of any one.

attribute vec4 aNormal; // w: storey height, decimetres / 127
attribute vec4 aExtra;  // cm to the edges of the face; of walls z is the height above the ground

varying vec4 vColor;
varying float vSeed; // tells houses apart: a whole number made of their colour
varying vec4 vEdges;
varying vec4 vState;  // fog, height of an opening's middle in its storey (+ 2: a shop below), 1 for walls, metres per pixel
varying vec4 vFacade; // openings from the left, storeys in a metre, half an opening as a share of its bay and of its storey

const float kNoEdgeM = 400.0;  // an edge that is not drawn counts as so much farther away
const float kUsualStoreyM = 3.4;
const float kPartyWallM = 9.5; // tube houses are no wider: what is longer stands against a neighbour

void main()
{
    vec4 eye = toEye(gl_Vertex.xyz);
    vec3 normal = normalize(aNormal.xyz);
    float kind = floor((1.0 - gl_Color.a) * 255.0 + 0.5); // scene::Facade
    float wall = abs(normal.z) < 0.3 ? 1.0 : 0.0;
    vColor = vec4(gl_Color.rgb * lightOn(normal), 1.0);
    vSeed = dot(gl_Color.rgb, vec3(255.0, 765.0, 1785.0));
    vEdges = aExtra * 0.01;
    float distanceM = length(eye.xyz);
    float storeyM = aNormal.w * 12.7;
    float middle = 0.53;
    float shop = 0.0;
    vFacade = vec4(0.0, storeyM > 1.5 ? 1.0 / storeyM : 0.0, -9.0, -9.0);
    if (kind > 0.5) {
        vec2 sides = vEdges.xy - kNoEdgeM * step(kNoEdgeM - 0.5, vEdges.xy);
        float widthM = max(sides.x + sides.y, 0.01);
        float heightM = max(vEdges.z + vEdges.w, 0.01);
        vec3 size = vec3(2.1, 0.30, 0.23); // bay, half an opening across and up
        shop = kind < 1.5 ? 1.0 : 0.0;
        if (kind > 5.5) {
            size = vec3(3.0, 0.34, 0.22);
            middle = 0.56;
        } else if (kind > 4.5) {
            size = vec3(5.0, 0.42, 0.055);
            storeyM = heightM;
            middle = 0.80;
        } else if (kind > 3.5) {
            size = vec3(1.5, 0.45, 0.34);
            middle = 0.55;
            shop = 1.0;
        } else if (kind > 2.5) {
            size = vec3(3.4, 0.33, 0.28);
        } else if (kind > 1.5) {
            size = vec3(3.0, 0.24, 0.21);
        }
        float storeys = max(1.0, floor(heightM / (storeyM > 1.5 ? storeyM : kUsualStoreyM) + 0.4));
        vFacade.y = storeys / heightM;
        float bays = floor(widthM / size.x + 0.3);
        if (bays > 0.5 && (kind > 1.5 || widthM < kPartyWallM))
            vFacade = vec4(sides.x * bays / widthM, vFacade.y, size.yz);
    }
    vState = vec4(fogAt(distanceM), middle + 2.0 * shop, wall, uPixel.x + uPixel.y * distanceM);
    seen(eye, normal);
    gl_Position = gl_ProjectionMatrix * eye;
}
