flat in vec4 v_colour;
flat in float v_hatched;

uniform vec4 u_hatch;
uniform float u_ui_scale;

out vec4 o_colour;

void main() {
    o_colour = v_colour;
    if (v_hatched > 0.0) {
        float cover = hatch_cover(px_of_fragment(gl_FragCoord), u_ui_scale) * u_hatch.a;
        // The lines stay as strong as the hatch asks, whatever shows through the fill.
        float alpha = cover + v_colour.a * (1.0 - cover);
        o_colour = vec4((u_hatch.rgb * cover + v_colour.rgb * v_colour.a * (1.0 - cover)) / max(alpha, 0.001), alpha);
    }
}
