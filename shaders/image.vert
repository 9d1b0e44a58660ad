// An image on its ground; the corner is told by the vertex's number.
uniform vec4 u_place; // of the target: left, top, width, height

out vec2 v_place;

void main() {
    v_place = vec2(float(gl_VertexID & 1), float(gl_VertexID >> 1));
    gl_Position = clip_of_px(u_place.xy + v_place * u_place.zw);
}
