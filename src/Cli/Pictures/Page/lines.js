// The transition lines: strokes with their explanation, and names clear of every line, of each other and of the frame.

// Every lettered line with its name, and a broad invisible stroke that takes the pointer.
function transitionLines() {
  const named = map.lines.map(line => ({ ...line, segments: line.segments.map(inView).filter(segment => segment) }))
    .filter(line => line.label && line.segments.length > 0);
  const taken = [];
  const strokes = named.map(line => {
    const path = line.segments.map(s => `M${across(s.from[0])} ${upwards(s.from[1])}L${across(s.to[0])} ${upwards(s.to[1])}`).join("");
    return ["line-edge", "line", "line-target"].map(name => element("path", { class: name, d: path }, element("title", {}, explained(line)))).join("");
  });
  // the longest first, as they fit in the fewest places
  const names = named.sort((one, other) => other.label.length - one.label.length).map(line => {
    const box = placeOf(line, named, taken);
    taken.push(box);
    return write(line.label, box.left, box.top + box.high, { class: "line-name", "text-anchor": "middle" });
  });
  return strokes.join("") + names.join("");
}

const turns = [0, 1, -1, 2, -2].map(part => part * Math.PI / 6);
const enough = 5, gaps = [5.5, 4], places = [0.9, 0.1, 0.8, 0.2, 0.7, 0.3, 0.6, 0.4, 0.5, 0.95, 0.05, 0.85, 0.15, 0.75, 0.25, 0.65, 0.35, 0.55, 0.45];

// The first place beside the line's longest segment or on its continuation, or else another's, with room enough, or the one with most.
function placeOf(line, named, taken) {
  const length = ([from, to]) => Math.hypot(to[0] - from[0], to[1] - from[1]), size = sizeOf(line.label);
  const strokes = named.flatMap(other => other.segments.map(strokeOf));
  const room = box => Math.min(enough, ...strokes.map(stroke => distanceTo(box, stroke)), ...taken.map(other => between(box, other) || -enough));
  const candidates = ([from, to]) => [
    ...gaps.flatMap(gap => [1, -1].flatMap(side => places.map(part => beside([from, to], part, side, gap, size)))),
    ...turns.flatMap(turn => [beyond([from, to], turn, size), beyond([to, from], turn, size)])];
  let best = null, most = -Infinity;
  for (const box of line.segments.map(strokeOf).sort((one, other) => length(other) - length(one)).flatMap(candidates)) {
    const free = room(box);
    if (free > most) [best, most] = [box, free];
    if (most >= enough) break;
  }
  return best;
}

// The ends of a segment in pixels.
const strokeOf = s => [[across(s.from[0]), upwards(s.from[1])], [across(s.to[0]), upwards(s.to[1])]];

// Half the width and height of a name's ink at 13 pixels: a letter and its primes.
const sizeOf = name => ({ wide: (8.3 + 3.2 * (name.length - 1)) / 2, high: 4.8 });

// A name beside a stroke, on its upper or lower side, and one before its first end, on its continuation or turned from it.
function beside([from, to], part, side, gap, size) {
  const angle = Math.atan2(to[1] - from[1], to[0] - from[0]), along = Math.cos(angle), up = Math.sin(angle), normal = [up, -along];
  const distance = (normal[1] > 0 ? -side : side) * (Math.abs(up) * size.wide + Math.abs(along) * size.high + gap);
  return inFrame(from[0] + part * (to[0] - from[0]) + distance * normal[0], from[1] + part * (to[1] - from[1]) + distance * normal[1], size);
}

function beyond([from, to], turn, size) {
  const angle = turn + Math.atan2(from[1] - to[1], from[0] - to[0]), along = Math.cos(angle), up = Math.sin(angle);
  const distance = Math.min((size.wide + gaps[0]) / Math.abs(along), (size.high + gaps[0]) / Math.abs(up));
  return inFrame(from[0] + distance * along, from[1] + distance * up, size);
}

function inFrame(left, top, { wide, high }) {
  const within = (value, low, high) => Math.min(high, Math.max(low, value));
  return {
    left: within(left, margin.left + wide + 3, margin.left + field.width - wide - 3),
    top: within(top, margin.top + high + 3, margin.top + field.height - high - 3), wide, high,
  };
}

// Pixels between two names, and between a name and a stroke: along the stroke they fall, then rise.
const between = (box, other) =>
  Math.hypot(Math.max(0, Math.abs(box.left - other.left) - box.wide - other.wide), Math.max(0, Math.abs(box.top - other.top) - box.high - other.high));
function distanceTo(box, [from, to]) {
  const at = part => between(box, { left: from[0] + part * (to[0] - from[0]), top: from[1] + part * (to[1] - from[1]), wide: 0, high: 0 });
  let [first, last] = [0, 1];
  while (last - first > 1e-4) {
    const third = (last - first) / 3;
    if (at(first + third) < at(last - third)) last -= third; else first += third;
  }
  return at(first);
}

function explained(line) {
  const last = line.segments[line.segments.length - 1];
  return `${line.label}: ${line.lead} lead, level ${line.level} (${line.band}), spin ${line.spin}; ${last.start} \u2192 ${last.end} from ${last.origin}`;
}
