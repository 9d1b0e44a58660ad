noperspective in vec2 v_local;
flat in vec4 v_shape;
flat in uvec4 v_style; // dash on, dash off; colour; kind
flat in vec4 v_cuts;

uniform sampler2D u_glyphs;
uniform float u_ui_scale;

out vec4 o_colour;

// Distance to a rectangle with round corners; shape = half width, half height, radius, line width (0 = filled).
float box_distance(vec2 p, vec4 shape) {
    vec2 q = abs(p) - shape.xy + shape.z;
    return length(max(q, 0.0)) + min(max(q.x, q.y), 0.0) - shape.z;
}

void main() {
    uint kind = v_style.w;
    float cover = 1.0;
    if (kind == 1u) { // rectangle or disc
        float distance = box_distance(v_local, v_shape);
        cover = v_shape.w > 0.0 ? line_cover(distance, v_shape.w) : clamp(0.5 - distance, 0.0, 1.0);
    } else if (kind == 2u) { // hatch of a rectangle
        cover = clamp(0.5 - box_distance(v_local, v_shape), 0.0, 1.0) *
                hatch_cover(px_of_fragment(gl_FragCoord), u_ui_scale);
    } else if (kind == 3u) { // segment: shape = length, width, start
        bool is_before = dot(v_local, v_cuts.xy) < 0.0, is_after = dot(v_local - vec2(v_shape.x, 0.0), v_cuts.zw) >= 0.0;
        if (is_before || (is_after && v_cuts.zw != vec2(0.0))) discard;
        cover = segment_cover(v_local, v_shape.x, v_shape.y, v_shape.z, uintBitsToFloat(v_style.xy));
    } else if (kind == 4u) { // glyph: local = place in the atlas, px
        cover = texelFetch(u_glyphs, ivec2(v_local), 0).r;
    }
    if (cover <= 0.0) discard;
    vec4 colour = unpacked_colour(v_style.z);
    o_colour = vec4(colour.rgb, colour.a * cover);
}
