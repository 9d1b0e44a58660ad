flat in vec2 v_radius_line;
flat in vec4 v_fill;
flat in vec4 v_line;
flat in uint v_shape;
flat in float v_size;
noperspective in vec2 v_local;

uniform bool u_is_quad;
uniform vec4 u_hatch;
uniform float u_ui_scale;

out vec4 o_colour;

// Signed distance in px; y down. Order of scene::Shape.
float shape_distance(vec2 p, float radius, uint shape) {
    if (shape == 1u) {
        // A square of the disc's area.
        vec2 q = abs(p) - radius * 0.8862269;
        return length(max(q, 0.0)) + min(max(q.x, q.y), 0.0);
    }
    if (shape == 2u || shape == 3u) {
        // An equilateral triangle whose corners lie on the disc.
        vec2 q = shape == 2u ? p : -p;
        return max(q.y, 0.8660254 * abs(q.x) - 0.5 * q.y) - radius * 0.5;
    }
    return length(p) - radius;
}

void main() {
    vec2 local = u_is_quad ? v_local : (gl_PointCoord - 0.5) * v_size;
    uint shape = v_shape & 255u;
    float distance = shape_distance(local, v_radius_line.x, shape);
    float fill = shape == 4u ? 0.0 : clamp(0.5 - distance, 0.0, 1.0) * v_fill.a;
    float line = v_radius_line.y > 0.0 ? line_cover(distance, v_radius_line.y) * v_line.a : 0.0;
    vec3 inside = v_fill.rgb;
    if ((v_shape & 256u) != 0u)
        inside = mix(inside, u_hatch.rgb, hatch_cover(px_of_fragment(gl_FragCoord), u_ui_scale) * u_hatch.a);
    float alpha = line + fill * (1.0 - line);
    if (alpha <= 0.0) discard;
    o_colour = vec4((v_line.rgb * line + inside * fill * (1.0 - line)) / alpha, alpha);
}
