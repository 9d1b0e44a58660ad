flat in vec2 v_centre;
flat in uvec4 v_style; // radius; line width in 1/256 px above bit 16, hatch at bit 8, shape; fill; line

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
    vec2 px = px_of_fragment(gl_FragCoord);
    uint shape = v_style.y & 255u;
    float line_width = float(v_style.y >> 16) / 256.0;
    vec4 fill_colour = unpacked_colour(v_style.z), line_colour = unpacked_colour(v_style.w);
    float distance = shape_distance(px - v_centre, uintBitsToFloat(v_style.x), shape);
    float fill = shape == 4u ? 0.0 : clamp(0.5 - distance, 0.0, 1.0) * fill_colour.a;
    float line = line_width > 0.0 ? line_cover(distance, line_width) * line_colour.a : 0.0;
    vec3 inside = fill_colour.rgb;
    if ((v_style.y & 256u) != 0u) inside = mix(inside, u_hatch.rgb, hatch_cover(px, u_ui_scale) * u_hatch.a);
    float alpha = line + fill * (1.0 - line);
    if (alpha <= 0.0) discard;
    o_colour = vec4((line_colour.rgb * line + inside * fill * (1.0 - line)) / alpha, alpha);
}
