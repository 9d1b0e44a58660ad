// Everything in pixels over the map: one stream of triangles, in order.
in vec2 a_px;
in vec2 a_local;
in vec4 a_shape;  // by kind: see overlay.frag
in vec2 a_dash;
in vec4 a_colour;
in uint a_kind;
in vec4 a_cuts; // of a segment: where it ends and others go on, at its start and its end

noperspective out vec2 v_local;
flat out vec4 v_shape;
flat out uvec4 v_style; // dash on, dash off; colour; kind
flat out vec4 v_cuts;

void main() {
    v_local = a_local;
    v_shape = a_shape;
    v_style = uvec4(floatBitsToUint(a_dash), packed_colour(a_colour), a_kind);
    v_cuts = a_cuts;
    gl_Position = clip_of_px(a_px);
}
