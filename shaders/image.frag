in vec2 v_place;

uniform sampler2D u_picture; // its first row is the north
uniform float u_opacity;

out vec4 o_colour;

void main() {
    vec4 colour = texture(u_picture, v_place);
    o_colour = vec4(colour.rgb, colour.a * u_opacity);
}
