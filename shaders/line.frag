flat in uvec3 v_style; // length and start in px; colour
noperspective in vec2 v_local;

uniform float u_width;
uniform vec2 u_dash;

out vec4 o_colour;

void main() {
    float cover = segment_cover(v_local, uintBitsToFloat(v_style.x), u_width, uintBitsToFloat(v_style.y), u_dash);
    if (cover <= 0.0) discard;
    vec4 colour = unpacked_colour(v_style.z);
    o_colour = vec4(colour.rgb, colour.a * cover);
}
