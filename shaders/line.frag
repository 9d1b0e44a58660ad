flat in vec4 v_colour;
flat in float v_length;
flat in float v_start;
noperspective in vec2 v_local;

uniform float u_width;
uniform vec2 u_dash;

out vec4 o_colour;

void main() {
    float cover = segment_cover(v_local, v_length, u_width, v_start, u_dash);
    if (cover <= 0.0) discard;
    o_colour = vec4(v_colour.rgb, v_colour.a * cover);
}
