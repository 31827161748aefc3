// The page's data: axes and quantities as little-endian doubles in base64, labels as HTML, lines in axis units.
const map = JSON.parse(document.getElementById("data").textContent);
const plane = map.y !== null;
const x = axisOf(map.x), y = plane ? axisOf(map.y) : null;
const columns = x.values.length, rows = plane ? y.values.length : 1;
const quantities = map.quantities.map(quantity => ({ ...quantity, values: doubles(quantity.values) }));
const colourMaps = Object.fromEntries(Object.entries(map.colours).map(([name, text]) => [name, bytes(text)]));

const state = { quantity: 0, colours: null, low: null, high: null, lines: map.annotate, column: columns >> 1, row: rows >> 1, held: false };

// An axis with the range that its pixels cover: half a spacing beyond the first and the last value.
function axisOf(axis) {
  const values = doubles(axis.values), last = values.length - 1;
  const half = last > 0 ? Math.abs(values[last] - values[0]) / last / 2 : Math.abs(values[0]) / 2 || 1;
  return { ...axis, values, low: Math.min(values[0], values[last]) - half, high: Math.max(values[0], values[last]) + half };
}

const valueAt = (quantity, column, row) => quantity.values[row * columns + column];
const caption = item => item.unit ? `${item.label} (${item.unit})` : item.label;
const nearest = (values, wanted) => values.reduce((best, value, i) => Math.abs(value - wanted) < Math.abs(values[best] - wanted) ? i : best, 0);
const shown = value => Number.isFinite(value) ? String(value) : "no value";

function limits(quantity) {
  const finite = quantity.values.filter(Number.isFinite);
  let low = finite.reduce((a, b) => Math.min(a, b), Infinity), high = finite.reduce((a, b) => Math.max(a, b), -Infinity);
  if (finite.length === 0) return [-1, 1];
  if (quantity.signed) [low, high] = [-Math.max(-low, high), Math.max(-low, high)];
  if (high - low <= 1e-9 * Math.max(Math.abs(low), Math.abs(high))) [low, high] = low === 0 ? [-1, 1] : [low - Math.abs(low) / 2, low + Math.abs(low) / 2];
  return [state.low ?? low, state.high ?? high];
}

const coloursOf = quantity => colourMaps[state.colours ?? (quantity.signed ? "cool-warm" : "viridis")];

// The field as the address of an image, one pixel a point, rising to the right and upwards.
function picture(quantity, low, high) {
  const canvas = document.createElement("canvas"), colours = coloursOf(quantity), last = colours.length / 3 - 2;
  [canvas.width, canvas.height] = [columns, rows];
  const context = canvas.getContext("2d"), image = context.createImageData(columns, rows);
  const falls = axis => axis.values[axis.values.length - 1] < axis.values[0];
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const value = valueAt(quantity, column, row);
      // the last of the colours is that of points without a value
      const shade = Number.isFinite(value) ? Math.round(Math.min(1, Math.max(0, (value - low) / (high - low))) * last) : last + 1;
      const left = falls(x) ? columns - 1 - column : column, top = falls(y) ? row : rows - 1 - row;
      image.data.set([...colours.subarray(3 * shade, 3 * shade + 3), 255], 4 * (top * columns + left));
    }
  }
  context.putImageData(image, 0, 0);
  return canvas.toDataURL();
}

function bar(quantity, low, high) {
  const canvas = document.createElement("canvas"), colours = coloursOf(quantity), shades = colours.length / 3 - 1;
  [canvas.width, canvas.height] = [1, shades];
  const context = canvas.getContext("2d"), image = context.createImageData(1, shades);
  for (let i = 0; i < shades; i++) image.data.set([...colours.subarray(3 * i, 3 * i + 3), 255], 4 * (shades - 1 - i));
  context.putImageData(image, 0, 0);
  const left = margin.left + field.width + barGap, up = scale(low, high, margin.top + field.height, margin.top);
  const marks = ticks(low, high, 7).map(mark =>
    element("path", { class: "tick", d: `M${left + barWidth} ${up(mark.value)}h4` }) + write(mark.label, left + barWidth + 8, up(mark.value) + 4));
  const middle = margin.top + field.height / 2, at = left + barWidth + barLabels;
  return element("image", { href: canvas.toDataURL(), x: left, y: margin.top, width: barWidth, height: field.height, preserveAspectRatio: "none" })
    + element("rect", { class: "frame", x: left, y: margin.top, width: barWidth, height: field.height }) + marks.join("")
    + write(svgText(caption(quantity)), at, middle, { class: "caption", "text-anchor": "middle", transform: `rotate(-90 ${at} ${middle})` });
}

// What is shown of the axes, and where it lies on the map.
const view = { x: [x.low, x.high], y: plane && [y.low, y.high] };
let across, upwards;

function look() {
  across = scale(...view.x, margin.left, margin.left + field.width);
  upwards = plane && scale(...view.y, margin.top + field.height, margin.top);
  drawAll();
}

// Magnifies about the point, down to four spacings and up to the whole.
function zoom(factor) {
  const magnified = (axis, [low, high], at) => {
    const whole = axis.high - axis.low, width = Math.min(whole, Math.max((high - low) / factor, 4 * whole / axis.values.length));
    const start = Math.min(axis.high - width, Math.max(axis.low, at - (at - low) / (high - low) * width));
    return [start, start + width];
  };
  view.x = magnified(x, view.x, x.values[state.column]);
  if (plane) view.y = magnified(y, view.y, y.values[state.row]);
  look();
}

// The part of a segment that is in view; null where there is none.
function inView(segment) {
  let first = 0, last = 1;
  for (const [k, [low, high]] of [view.x, view.y].entries()) {
    const from = segment.from[k], along = segment.to[k] - from;
    const ends = along === 0 ? [low <= from && from <= high ? 0 : 1, 1] : [(low - from) / along, (high - from) / along];
    [first, last] = [Math.max(first, Math.min(...ends)), Math.min(last, Math.max(...ends))];
  }
  const at = part => segment.from.map((from, k) => from + part * (segment.to[k] - from));
  return first < last ? { ...segment, from: at(first), to: at(last) } : null;
}

function drawMap() {
  const quantity = quantities[state.quantity], [low, high] = limits(quantity);
  const image = element("image", {
    href: picture(quantity, low, high), x: across(x.low), y: upwards(y.high), width: across(x.high) - across(x.low), height: upwards(y.low) - upwards(y.high),
    preserveAspectRatio: "none", style: "image-rendering: pixelated",
  });
  const clip = element("clipPath", { id: "inside" }, element("rect", { x: margin.left, y: margin.top, width: field.width, height: field.height }));
  svg("map", field, barGap + barWidth + barLabels + 12, clip + element("g", { "clip-path": "url(#inside)" }, image) + axes(field, across, upwards, caption(x), caption(y))
    + element("g", { id: "transitions" }, state.lines ? transitionLines() : "") + element("g", { id: "crosshair", "clip-path": "url(#inside)" }) + bar(quantity, low, high));
  if (document.activeElement !== byId("low")) byId("low").value = Number(low.toPrecision(5));
  if (document.activeElement !== byId("high")) byId("high").value = Number(high.toPrecision(5));
}

// One quantity along what is in view of one axis through the point; gaps where there is no value.
function drawCut(id, size, axis, range, all, here, where) {
  const values = all.map((value, i) => range[0] <= axis.values[i] && axis.values[i] <= range[1] ? value : NaN);
  const quantity = quantities[state.quantity], finite = values.filter(Number.isFinite);
  let low = finite.reduce((a, b) => Math.min(a, b), Infinity), high = finite.reduce((a, b) => Math.max(a, b), -Infinity);
  if (!(high > low)) [low, high] = Number.isFinite(low) ? [low - (Math.abs(low) / 2 || 1), low + (Math.abs(low) / 2 || 1)] : [-1, 1];
  const room = 0.05 * (high - low);
  const right = scale(...range, margin.left, margin.left + size.width), up = scale(low - room, high + room, margin.top + size.height, margin.top);
  let path = "", drawn = false;
  values.forEach((value, i) => {
    if (Number.isFinite(value)) path += `${drawn ? "L" : "M"}${right(axis.values[i]).toFixed(2)} ${up(value).toFixed(2)}`;
    drawn = Number.isFinite(value);
  });
  const zero = up.low < 0 && up.high > 0 ? element("path", { class: "zero", d: `M${margin.left} ${up(0)}h${size.width}` }) : "";
  const dot = Number.isFinite(values[here]) ? element("circle", { class: "dot", cx: right(axis.values[here]), cy: up(values[here]), r: 3 }) : "";
  const marker = element("path", { class: "here", d: `M${Math.min(margin.left + size.width, Math.max(margin.left, right(axis.values[here])))} ${margin.top}v${size.height}` });
  svg(id, size, 0, zero + element("path", { class: "curve", d: path }) + marker + dot + axes(size, right, up, caption(axis) + where, caption(quantity)));
}

function drawPoint() {
  const quantity = quantities[state.quantity], { column, row } = state;
  const alongX = Array.from({ length: columns }, (_, i) => valueAt(quantity, i, row));
  if (!plane) {
    drawCut("along-x", field, x, view.x, alongX, column, "");
  } else {
    const at = (axis, i) => `, ${axis.label} = ${Number(axis.values[i].toPrecision(6))}`;
    drawCut("along-x", { width: field.width, height: cut.height }, x, view.x, alongX, column, at(y, row));
    drawCut("along-y", { width: cut.width + 60, height: field.height }, y, view.y, Array.from({ length: rows }, (_, i) => valueAt(quantity, column, i)), row, at(x, column));
    byId("crosshair").innerHTML = element("path", { class: "here", d: `M${across(x.values[column])} ${margin.top}v${field.height}M${margin.left} ${upwards(y.values[row])}h${field.width}` });
  }
  document.body.classList.toggle("held", state.held);
  readOut();
}

function readOut() {
  const { column, row } = state;
  const line = (name, item, value) => `<tr class="${name}"><td>${item.label}</td><td class="number">${value}</td><td>${item.unit ?? ""}</td></tr>`;
  byId("values").innerHTML = line("axis", x, shown(x.values[column])) + (plane ? line("axis", y, shown(y.values[row])) : "")
    + quantities.map((quantity, i) => line(i === state.quantity ? "shown" : "", quantity, shown(valueAt(quantity, column, row)))).join("")
    + nearestLine();
}

// What the transition line next to the point is, within a fiftieth of the plane.
function nearestLine() {
  if (!plane || map.lines.length === 0) return "";
  const here = { left: across(x.values[state.column]), top: upwards(y.values[state.row]), wide: 0, high: 0 };
  let best = null, least = field.width / 50;
  for (const line of map.lines) {
    for (const s of line.segments) {
      const distance = distanceTo(here, strokeOf(s));
      if (distance < least) [best, least] = [{ ...line, label: line.label || "unlettered line", segments: [s] }, distance];
    }
  }
  return best ? `<tr class="nearest"><td colspan="3">${explained(best)}</td></tr>` : "";
}

function drawAll() {
  if (plane) drawMap();
  drawPoint();
}

// The point under the pointer.
function follow(event, id) {
  const box = byId(id).querySelector("svg").getBoundingClientRect(), left = event.clientX - box.left, top = event.clientY - box.top;
  if (state.held && event.type !== "click") return;
  if (id === "map") [state.column, state.row] = [nearest(x.values, across.value(left)), nearest(y.values, upwards.value(top))];
  else if (id === "along-x") state.column = nearest(x.values, across.value(left));
  else state.row = nearest(y.values, scale(...view.y, margin.left, margin.left + cut.width + 60).value(left));
  drawPoint();
}

function step(event) {
  const by = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] }[event.key], factor = { "+": 1.5, "-": 1 / 1.5, 0: 0 }[event.key];
  if (/INPUT|SELECT/.test(event.target.tagName) || event.ctrlKey || event.metaKey) return;
  if (factor !== undefined) zoom(factor);
  if (!by) return;
  event.preventDefault();
  state.column = Math.min(columns - 1, Math.max(0, state.column + by[0]));
  state.row = Math.min(rows - 1, Math.max(0, state.row + by[1]));
  drawPoint();
}

// #quantity=NAME&x=VALUE&y=VALUE&lines=on names a view, so that it can be linked to.
function readAddress() {
  const wanted = new URLSearchParams(location.hash.slice(1));
  const index = quantities.findIndex(quantity => quantity.name === wanted.get("quantity"));
  if (index >= 0) state.quantity = index;
  if (wanted.has("x")) [state.column, state.held] = [nearest(x.values, Number(wanted.get("x"))), true];
  if (plane && wanted.has("y")) [state.row, state.held] = [nearest(y.values, Number(wanted.get("y"))), true];
  if (wanted.has("lines")) state.lines = wanted.get("lines") === "on";
  byId("quantity").value = state.quantity;
  byId("lines").checked = state.lines;
  look();
}

function limit(event) {
  const value = parseFloat(event.target.value);
  state[event.target.id] = Number.isFinite(value) ? value : null;
  drawAll();
}

function begin() {
  document.body.classList.toggle("is-line", !plane);
  document.body.classList.toggle("without-lines", !map.lines.some(line => line.label));
  quantities.forEach((quantity, i) => byId("quantity").add(new Option(quantity.name, i)));
  ["automatic", ...Object.keys(colourMaps)].forEach(name => byId("colours").add(new Option(name, name)));
  state.colours = map.style.colours;
  [state.low, state.high] = map.style.limits ?? [null, null];
  byId("colours").value = state.colours ?? "automatic";
  byId("quantity").onchange = event => { state.quantity = Number(event.target.value); state.low = state.high = null; drawAll(); };
  byId("colours").onchange = event => { state.colours = event.target.value === "automatic" ? null : event.target.value; drawAll(); };
  byId("lines").onchange = event => { state.lines = event.target.checked; drawAll(); };
  byId("low").onchange = byId("high").onchange = limit;
  byId("controls").onsubmit = event => event.preventDefault();
  for (const id of plane ? ["map", "along-x", "along-y"] : ["along-x"]) {
    byId(id).onmousemove = event => follow(event, id);
    byId(id).onclick = event => { state.held = !state.held; follow(event, id); };
    byId(id).onwheel = event => { event.preventDefault(); zoom(event.deltaY < 0 ? 1.25 : 0.8); };
    byId(id).ondblclick = () => zoom(0);
  }
  document.onkeydown = step;
  window.onhashchange = readAddress;
  readAddress();
}

begin();
