// A rectangle of a picture on a rectangle of pixels; the corner is told by the vertex's number.
uniform vec4 u_place;   // of the target: left, top, width, height
uniform vec4 u_portion; // of the picture, shares of its size from the bottom left: left, bottom, width, height

out vec2 v_place;

void main() {
    vec2 corner = vec2(float(gl_VertexID & 1), float(gl_VertexID >> 1));
    v_place = u_portion.xy + vec2(corner.x, 1.0 - corner.y) * u_portion.zw;
    gl_Position = clip_of_px(u_place.xy + corner * u_place.zw);
}
