// One segment = four vertices: the corner is told by the vertex's number.
in vec2 a_from;
in vec2 a_to;
in float a_start; // metres along the line
in uvec2 a_areas; // the areas on both sides; twice the same at an outer edge

uniform vec2 u_origin_px;
uniform vec2 u_px_per_metre;
uniform float u_width;
uniform vec4 u_colour;
uniform usamplerBuffer u_fill_of;
uniform bool u_has_fill_of;
uniform bool u_takes_palette; // the colour of the area's fill instead of u_colour
uniform sampler2D u_palette;

flat out uvec3 v_style; // length and start in px; colour
noperspective out vec2 v_local;

void main() {
    vec2 from = u_origin_px + a_from * u_px_per_metre;
    vec2 to = u_origin_px + a_to * u_px_per_metre;
    float length_px = distance(from, to);
    vec2 direction = length_px > 0.0001 ? (to - from) / length_px : vec2(1.0, 0.0);
    float reach = u_width * 0.5 + 1.0;
    v_local = vec2((gl_VertexID & 1) == 0 ? -reach : length_px + reach, (gl_VertexID & 2) == 0 ? -reach : reach);

    uint fill = 0u;
    if (u_has_fill_of) {
        fill = texelFetch(u_fill_of, int(a_areas.x)).r;
        if (fill == 255u) fill = texelFetch(u_fill_of, int(a_areas.y)).r;
    }
    vec4 colour = u_takes_palette ? texelFetch(u_palette, ivec2(int(fill), 0), 0) : u_colour;
    v_style = uvec3(floatBitsToUint(length_px), floatBitsToUint(a_start * u_px_per_metre.x), packed_colour(colour));
    vec2 px = from + direction * v_local.x + vec2(-direction.y, direction.x) * v_local.y;
    gl_Position = fill == 255u ? vec4(2.0, 2.0, 2.0, 1.0) : clip_of_px(px);
}
