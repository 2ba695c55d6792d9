// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Put behind the fragment shaders where something has to be done before or after them; their main is then paint().

#ifdef SECTION
varying vec3 vCut;
uniform vec3 uCutLow;
uniform vec3 uCutHigh;
uniform float uCutInside; // 1: what lies between them is taken away, 0: what lies beyond
#endif

#ifdef SHADOWED
uniform sampler2DShadow uShadowMap; // the near square in its left half, the far one in its right
uniform vec3 uShadowFar;            // from the near square to the far one: scale, shift
varying vec3 vShadow;
varying vec4 vShade;

float tap(vec3 at, vec2 shift)
{
    return shadow2D(uShadowMap, vec3(at.xy + shift, at.z)).r;
}

// 1 in the sun, 0 in full shadow; edges are soft over some two texels.
float inSun()
{
    vec2 texel = vec2(0.5, 1.0) * (0.65 / SHADOW_PIXELS);
    vec3 at = vec3(vShadow.xy, vShadow.z - 2.5e-6);
    float right = 0.0;
    if (any(greaterThan(abs(at.xy - 0.5), vec2(0.495)))) {
        at.xy = at.xy * uShadowFar.x + uShadowFar.yz;
        if (any(greaterThan(abs(at.xy - 0.5), vec2(0.495))))
            return 1.0;
        right = 0.5;
    }
    at.x = at.x * 0.5 + right;
    return 0.25 * (tap(at, texel) + tap(at, -texel) + tap(at, vec2(texel.x, -texel.y)) + tap(at, vec2(-texel.x, texel.y)));
}
#endif

void main()
{
#ifdef SECTION
    bool inside = all(greaterThanEqual(vCut, uCutLow)) && all(lessThanEqual(vCut, uCutHigh));
    if (inside == (uCutInside > 0.5))
        discard;
#endif
    paint();
#ifdef SHADOWED
    // What faces away from the sun need not be looked up. Fog lies over sun and shadow alike.
    if (vShade.r < 0.995) {
        vec3 air = uFogColor * vShade.a;
        vec3 shade = (gl_FragColor.rgb - air) * vShade.rgb + air;
        gl_FragColor.rgb = mix(shade, gl_FragColor.rgb, inSun());
    }
#endif
}
