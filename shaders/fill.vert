// Areas: metres from the chunk's origin, and the area's number.
in vec2 a_ground;
in uint a_area;

uniform vec2 u_origin_px;
uniform vec2 u_px_per_metre;
uniform usamplerBuffer u_fill_of;
uniform bool u_has_fill_of;
uniform sampler2D u_palette; // row 0: colours; row 1: red = hatched

flat out vec4 v_colour;
flat out float v_hatched;

void main() {
    uint fill = u_has_fill_of ? texelFetch(u_fill_of, int(a_area)).r : 0u;
    v_colour = texelFetch(u_palette, ivec2(int(fill), 0), 0);
    v_hatched = texelFetch(u_palette, ivec2(int(fill), 1), 0).r;
    // 255 = not drawn: every corner in one place beyond the screen.
    gl_Position = fill == 255u ? vec4(2.0, 2.0, 2.0, 1.0) : clip_of_px(u_origin_px + a_ground * u_px_per_metre);
}
