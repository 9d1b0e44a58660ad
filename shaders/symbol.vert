// Symbols as points, or as quads of four vertices (large ones, and those whose centre is outside the drawing).
in vec2 a_px;
in vec2 a_radius_line; // radius, line width
in vec4 a_fill;
in vec4 a_line;
in uint a_shape; // bit 8: hatched

uniform bool u_is_quad;

flat out vec2 v_centre;
flat out uvec4 v_style; // see symbol.frag

void main() {
    float reach = a_radius_line.x + a_radius_line.y * 0.5 + 1.0;
    vec2 corner = vec2((gl_VertexID & 1) == 0 ? -reach : reach, (gl_VertexID & 2) == 0 ? -reach : reach);
    v_centre = a_px;
    v_style = uvec4(floatBitsToUint(a_radius_line.x), uint(a_radius_line.y * 256.0 + 0.5) << 16 | a_shape, packed_colour(a_fill),
                    packed_colour(a_line));
    gl_PointSize = 2.0 * reach;
    gl_Position = clip_of_px(u_is_quad ? a_px + corner : a_px);
}
