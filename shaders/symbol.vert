// Symbols as points, or as quads of four vertices (large ones, and those whose centre is outside the drawing).
in vec2 a_px;
in vec2 a_radius_line; // radius, line width
in vec4 a_fill;
in vec4 a_line;
in uint a_shape; // bit 8: hatched

uniform bool u_is_quad;

flat out vec2 v_radius_line;
flat out vec4 v_fill;
flat out vec4 v_line;
flat out uint v_shape;
flat out float v_size;
noperspective out vec2 v_local;

void main() {
    float reach = a_radius_line.x + a_radius_line.y * 0.5 + 1.0;
    vec2 corner = vec2((gl_VertexID & 1) == 0 ? -reach : reach, (gl_VertexID & 2) == 0 ? -reach : reach);
    v_local = u_is_quad ? corner : vec2(0.0);
    v_size = 2.0 * reach;
    v_radius_line = a_radius_line;
    v_fill = a_fill;
    v_line = a_line;
    v_shape = a_shape;
    gl_PointSize = v_size;
    gl_Position = clip_of_px(a_px + v_local);
}
