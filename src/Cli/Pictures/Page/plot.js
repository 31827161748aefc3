"use strict";

const byId = id => document.getElementById(id);

// Sizes in pixels.
const field = { width: 520, height: 390 }, cut = { width: 260, height: 190 };
const margin = { left: 84, right: 12, top: 14, bottom: 46 }, barWidth = 14, barGap = 14, barLabels = 62;

function bytes(text) {
  return Uint8Array.from(atob(text), letter => letter.charCodeAt(0));
}

function doubles(text) {
  const view = new DataView(bytes(text).buffer);
  return Float64Array.from({ length: view.byteLength / 8 }, (_, i) => view.getFloat64(8 * i, true));
}

// A linear scale from values to pixels, and back.
function scale(low, high, from, to) {
  const position = value => from + (value - low) / (high - low) * (to - from);
  position.value = pixel => low + (pixel - from) / (to - from) * (high - low);
  position.low = low;
  position.high = high;
  return position;
}

// Round numbers 1, 2 or 5 times a power of ten apart, at most `most` of them.
function ticks(low, high, most) {
  const rough = (high - low) / most, power = 10 ** Math.floor(Math.log10(rough));
  const step = power * [1, 2, 5, 10].find(factor => factor * power >= rough);
  const marks = [];
  for (let i = Math.ceil(low / step - 1e-9); i * step <= high + 1e-9 * step; i++) marks.push(i * step);
  return marks.map(value => ({ value, label: label(value, step) }));
}

function label(value, step) {
  const size = Math.max(Math.abs(value), step);
  if (Math.abs(value) < step / 2) return "0";
  if (size >= 1e5 || step < 1e-4) return value.toExponential(Math.max(0, Math.round(Math.log10(size / step)))).replace("e+", "e").replace("-", "\u2212").replace("e-", "e\u2212");
  return value.toFixed(Math.max(0, -Math.floor(Math.log10(step) + 1e-9))).replace("-", "\u2212");
}

// Elements of an SVG as text.
const element = (name, attributes, inside = "") =>
  `<${name}${Object.entries(attributes).map(([key, value]) => ` ${key}="${value}"`).join("")}>${inside}</${name}>`;
const write = (text, left, top, more = {}) => element("text", { x: left, y: top, ...more }, text);

// Labels are HTML with i, sub and sup; an SVG takes them as tspans.
function svgText(html) {
  return html
    .replace(/<i>/g, '<tspan font-style="italic">').replace(/<sub>/g, '<tspan font-size="75%" baseline-shift="sub">')
    .replace(/<sup>/g, '<tspan font-size="75%" baseline-shift="super">').replace(/<\/(i|sub|sup)>/g, "</tspan>");
}

// Frame, ticks and captions around a plot of the given size.
function axes(size, across, up, acrossCaption, upCaption) {
  const bottom = margin.top + size.height, parts = [];
  for (const mark of ticks(across.low, across.high, Math.max(3, size.width / 80))) {
    const at = across(mark.value);
    parts.push(element("path", { class: "tick", d: `M${at} ${bottom}v5` }), write(mark.label, at, bottom + 18, { "text-anchor": "middle" }));
  }
  for (const mark of ticks(up.low, up.high, Math.max(3, size.height / 50))) {
    const at = up(mark.value);
    parts.push(element("path", { class: "tick", d: `M${margin.left} ${at}h-5` }), write(mark.label, margin.left - 8, at + 4, { "text-anchor": "end" }));
  }
  const middle = margin.top + size.height / 2;
  parts.push(
    element("rect", { class: "frame", x: margin.left, y: margin.top, width: size.width, height: size.height }),
    write(svgText(acrossCaption), margin.left + size.width / 2, bottom + 38, { class: "caption", "text-anchor": "middle" }),
    write(svgText(upCaption), 14, middle, { class: "caption", "text-anchor": "middle", transform: `rotate(-90 14 ${middle})` }));
  return parts.join("");
}

function svg(id, size, extra, inside) {
  const width = margin.left + size.width + margin.right + extra, height = margin.top + size.height + margin.bottom;
  byId(id).innerHTML = element("svg", { width, height, viewBox: `0 0 ${width} ${height}`, xmlns: "http://www.w3.org/2000/svg" }, inside);
}
