// Everything in pixels over the map: one stream of triangles, in order.
in vec2 a_px;
in vec2 a_local;
in vec4 a_shape;  // by kind: see overlay.frag
in vec2 a_dash;
in vec4 a_colour;
in uint a_kind;

noperspective out vec2 v_local;
flat out vec4 v_shape;
flat out vec2 v_dash;
flat out vec4 v_colour;
flat out uint v_kind;

void main() {
    v_local = a_local;
    v_shape = a_shape;
    v_dash = a_dash;
    v_colour = a_colour;
    v_kind = a_kind;
    gl_Position = clip_of_px(a_px);
}
