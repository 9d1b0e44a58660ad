#version 330 core
// Put before every shader. Pixels count from the top left of the drawing, y down.

// Left edge and top edge of the drawing in window coordinates, then its width and height.
uniform vec4 u_target;

vec4 clip_of_px(vec2 px) {
    return vec4(px.x / u_target.z * 2.0 - 1.0, 1.0 - px.y / u_target.w * 2.0, 0.0, 1.0);
}

// What a fragment is told without interpolation travels in as few vectors as it fits in: without a graphics card each costs memory for
// each point and triangle.
uint packed_colour(vec4 colour) {
    uvec4 bytes = uvec4(colour * 255.0 + 0.5);
    return bytes.r | bytes.g << 8 | bytes.b << 16 | bytes.a << 24;
}

vec4 unpacked_colour(uint packed_bytes) {
    return vec4(uvec4(packed_bytes, packed_bytes >> 8, packed_bytes >> 16, packed_bytes >> 24) & 255u) / 255.0;
}

vec2 px_of_fragment(vec4 fragment) {
    return vec2(fragment.x - u_target.x, u_target.y - fragment.y);
}

// Share of a pixel covered by a line of `width` px whose middle is `distance` px away. Of no width: by an area that ends there, for
// the pixels outside it.
float line_cover(float distance, float width) {
    if (width <= 0.0) return clamp(0.5 - abs(distance), 0.0, 1.0);
    return clamp(width * 0.5 + 0.5 - abs(distance), 0.0, 1.0) * min(width, 1.0);
}

// 45-degree lines, 1 px every 4 px (times the interface's scale), fixed to the screen.
float hatch_cover(vec2 px, float ui_scale) {
    float period = 4.0 * ui_scale;
    float across = (px.x + px.y) * 0.70710678;
    float distance = (fract(across / period) - 0.5) * period;
    return line_cover(distance, ui_scale);
}

// Dashes: `on` px drawn, `off` px left out, at `along` px from the start of the line.
float dash_cover(float along, vec2 dash) {
    if (dash.x <= 0.0) return 1.0;
    float place = mod(along, dash.x + dash.y);
    float inside = place < dash.x ? min(place, dash.x - place) : -min(place - dash.x, dash.x + dash.y - place);
    return clamp(inside + 0.5, 0.0, 1.0);
}

// Share covered by a segment with round ends; `local` = px along and across from its first end.
float segment_cover(vec2 local, float length_px, float width, float start_px, vec2 dash) {
    float along = clamp(local.x, 0.0, length_px);
    float distance = length(vec2(local.x - along, local.y));
    return line_cover(distance, width) * dash_cover(start_px + along, dash);
}
