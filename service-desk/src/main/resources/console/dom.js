// The smallest way to build elements. Words only ever become text nodes: nothing is parsed as HTML.

export function h(name, properties = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue;
    if (key.startsWith('on')) element.addEventListener(key.slice(2), value);
    else if (key === 'text') element.textContent = value;
    else if (key === 'value' || key === 'checked' || key === 'selected') element[key] = value;
    else element.setAttribute(key, value === true ? '' : value);
  }
  element.append(...children.flat().filter((it) => it !== undefined && it !== null && it !== false));
  return element;
}

export const $ = (id) => document.getElementById(id);

const PATHS = {
  bell: 'M5 16h14M6.5 14a5.5 5.5 0 0 1 11 0M12 6.2v2.3M8 18.5h8',
  hash: 'M5 9h14M5 15h14M10 4 8 20M16 4l-2 16',
  lock: 'M7 11V8a5 5 0 0 1 10 0v3M6 11h12v9H6Z',
  send: 'M4 12 20 4l-5 16-3.5-6.5L4 12Zm7.5 1.5L20 4',
  clip: 'm19 11-7.6 7.6a4.5 4.5 0 0 1-6.4-6.4l8-8a3 3 0 0 1 4.2 4.2l-8 8a1.5 1.5 0 0 1-2.1-2.1l7.4-7.4',
  close: 'M6 6l12 12M18 6 6 18',
  back: 'M15 5l-7 7 7 7',
  thread: 'M5 5h14v10h-8l-4 4v-4H5Z',
  smile: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM8.5 14a4.2 4.2 0 0 0 7 0M9 9.5v.5M15 9.5v.5',
  more: 'M5.5 12h.01M12 12h.01M18.5 12h.01',
  sun: 'M12 16a4 4 0 1 0 0-8 4 4 0 0 0 0 8ZM12 3v2M12 19v2M3 12h2M19 12h2M5.6 5.6 7 7M17 17l1.4 1.4M5.6 18.4 7 17M17 7l1.4-1.4',
  moon: 'M19.5 14.5A8 8 0 0 1 9.5 4.5a8 8 0 1 0 10 10Z',
  auto: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM12 3v18M12 7h5M12 11h8M12 15h7.5',
  keyboard: 'M3 6h18v12H3ZM7 10h.01M11 10h.01M15 10h.01M7 14h10',
  down: 'm6 9 6 6 6-6',
  eye: 'M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12ZM12 14.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5Z',
  file: 'M7 3h7l5 5v13H7ZM14 3v5h5',
  pin: 'M12 15v6M8 4h8l-1 6 3 4H6l3-4Z',
  out: 'M14 5h5v5M19 5l-8 8M17 14v5H5V7h5',
  calm: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM12 11v5.5M12 7.5v.5',
  warning: 'M12 4 2.8 20h18.4ZM12 10v4.5M12 17v.5',
  alarm: 'M8.3 3h7.4L21 8.3v7.4L15.7 21H8.3L3 15.7V8.3ZM12 7.5v5.5M12 16v.5',
  good: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM7.8 12.3l2.8 2.8 5.6-5.8',
  quiet: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM8 12h8',
};

const SVG = 'http://www.w3.org/2000/svg';

/** A line icon; decorative unless it has words of its own. */
export function icon(name, words) {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('class', 'icon');
  if (words) {
    svg.setAttribute('role', 'img');
    svg.setAttribute('aria-label', words);
  } else {
    svg.setAttribute('aria-hidden', 'true');
  }
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', PATHS[name]);
  svg.append(path);
  return svg;
}

export function iconButton(name, label, onclick, more = {}) {
  return h('button', { type: 'button', class: 'icon-button', 'aria-label': label, title: label, onclick, ...more }, icon(name));
}

export function announce(words) {
  const line = h('p', { text: words });
  $('announcer').append(line);
  while ($('announcer').childElementCount > 20) $('announcer').firstElementChild.remove();
}

export function initials(name) {
  const words = name.trim().split(/\s+/);
  const first = (it) => [...it][0] ?? '';
  return (first(words[0]) + (words.length > 1 ? first(words.at(-1)) : '')).toLocaleUpperCase();
}

export function tint(user) {
  let sum = 7;
  for (const letter of user) sum = (sum * 31 + letter.codePointAt(0)) % 997;
  return `tint-${sum % 8}`;
}

export function avatar(person) {
  if (!person) return h('span', { class: 'avatar desk', 'aria-hidden': 'true' }, icon('bell'));
  return h('span', { class: `avatar ${tint(person.user)}`, 'aria-hidden': 'true', text: initials(person.name) });
}

// The page's words are English, so its moments are: “last vor 5 Minuten” is no language.
const LANGUAGE = navigator.languages.find((it) => /^en\b/.test(it)) ?? 'en-GB';
const CLOCK = new Intl.DateTimeFormat(LANGUAGE, { hour: '2-digit', minute: '2-digit' });
const DAY = new Intl.DateTimeFormat(LANGUAGE, { weekday: 'long', day: 'numeric', month: 'long' });
const DATE = new Intl.DateTimeFormat(LANGUAGE, { day: 'numeric', month: 'short', year: 'numeric' });
const MOMENT = new Intl.DateTimeFormat(LANGUAGE, { weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' });
const WHOLE = new Intl.DateTimeFormat(LANGUAGE, { dateStyle: 'full', timeStyle: 'long' });
const DISTANCE = new Intl.RelativeTimeFormat(LANGUAGE, { numeric: 'auto' });

export const clock = (at) => CLOCK.format(new Date(at));

export function day(at) {
  const days = Math.round((new Date(at).setHours(0, 0, 0, 0) - new Date().setHours(0, 0, 0, 0)) / 86400000);
  if (days === 0 || days === -1) {
    const words = DISTANCE.format(days, 'day');
    return words[0].toLocaleUpperCase() + words.slice(1);
  }
  return DAY.format(new Date(at));
}

export function distance(at) {
  const seconds = (new Date(at) - Date.now()) / 1000;
  for (const [unit, length] of [['day', 86400], ['hour', 3600], ['minute', 60]]) {
    if (Math.abs(seconds) >= length) return DISTANCE.format(Math.round(seconds / length), unit);
  }
  return DISTANCE.format(Math.round(seconds), 'second');
}

/** A moment in the reader's own zone, the whole of it on hover. */
export function moment(at, style) {
  const date = new Date(at);
  const words = style === 'day' ? DATE.format(date) : style === 'distance' ? distance(at) : style === 'clock' ? CLOCK.format(date) : MOMENT.format(date);
  return h('time', { datetime: at, title: WHOLE.format(date), text: words, 'data-distance': style === 'distance' });
}

setInterval(() => {
  for (const it of document.querySelectorAll('time[data-distance]')) it.textContent = distance(it.dateTime);
}, 15000);

export function bytes(size) {
  return size < 1024 ? `${size} B` : size < 1048576 ? `${Math.round(size / 1024)} kB` : `${(size / 1048576).toFixed(1)} MB`;
}
