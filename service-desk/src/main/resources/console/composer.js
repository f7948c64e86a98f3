// Where one writes: what fits appears while typing, and nothing typed is lost.

import { Problem, newId, post, upload } from './api.js';
import { announce, bytes, h, icon, iconButton, problem } from './dom.js';

/**
 * @param desk {where() → {me, room, thread} or null, label() → string, hint() → string, sent(reply, words), path(what) → address}
 */
export function composer(host, id, desk) {
  const words = h('textarea', { id: `words-${id}`, rows: '1', dir: 'auto', spellcheck: 'true', autocomplete: 'off', 'aria-autocomplete': 'list', 'aria-controls': `fits-${id}`, 'aria-describedby': `hint-${id}` });
  const fits = h('ul', { id: `fits-${id}`, class: 'fits', role: 'listbox', 'aria-label': 'What fits', hidden: true });
  const picker = h('input', { type: 'file', multiple: true, class: 'unseen', tabindex: '-1', 'aria-label': 'Files to attach', onchange: () => { attach(picker.files); picker.value = ''; } });
  const send = h('button', { type: 'submit', class: 'send', 'aria-label': 'Send', title: 'Send' }, icon('send'));
  const chips = h('ul', { class: 'chips', 'aria-label': 'Attached files', hidden: true });
  const hint = h('p', { id: `hint-${id}`, class: 'hint' }, h('kbd', { text: '/' }), ' for commands · ', h('kbd', { text: 'Enter' }), ' sends · ', h('kbd', { text: 'Shift+Enter' }), ' new line');
  const form = h(
    'form',
    { class: 'composer', onsubmit: (event) => { event.preventDefault(); submit(); } },
    fits,
    chips,
    h('div', { class: 'composer-row' }, iconButton('clip', 'Attach a file', () => picker.click()), picker, words, send),
    hint,
  );
  host.replaceChildren(form);

  let files = [];
  let busy = false;
  let active = -1;
  let offered = [];
  let asked = 0;
  let attempt = null;
  let place = null;

  const key = () => place && `draft ${place.me} ${place.room} ${place.thread ?? ''}`;

  function keep() {
    const name = key();
    if (!name) return;
    if (words.value) sessionStorage.setItem(name, words.value);
    else sessionStorage.removeItem(name);
  }

  function fill(value) {
    words.value = value;
    keep();
    grow();
    words.focus();
    words.setSelectionRange(value.length, value.length);
    shut();
    look();
  }

  function grow() {
    words.style.height = 'auto';
    words.style.height = `${Math.min(words.scrollHeight, innerHeight * 0.4)}px`;
    send.classList.toggle('ready', words.value.trim() !== '' || files.length > 0);
  }

  /** Another place, another draft. */
  function moved() {
    place = desk.where();
    files = [];
    drawChips();
    shut();
    words.value = (key() && sessionStorage.getItem(key())) ?? '';
    words.setAttribute('aria-label', desk.label());
    words.placeholder = desk.hint();
    grow();
  }

  async function submit() {
    if (busy || (!words.value.trim() && !files.length)) return;
    if (files.some((it) => !it.id)) return announce('A file is still being attached.');
    const said = words.value;
    const at = place;
    if (attempt?.said !== said) attempt = { id: newId(), said };
    setBusy(true);
    asked += 1; // suggestions still on their way come too late
    shut();
    try {
      const reply = await post(desk.path('say'), { id: attempt.id, room: at.room, thread: at.thread, words: said, files: files.map((it) => it.id) });
      attempt = null;
      files = [];
      drawChips();
      words.value = '';
      keep();
      grow();
      shut();
      desk.sent(reply, said, at);
    } catch (error) {
      tell(error, submit);
    } finally {
      setBusy(false);
      words.focus();
    }
  }

  function setBusy(now) {
    busy = now;
    words.readOnly = now;
    form.setAttribute('aria-busy', String(now));
  }

  async function attach(list) {
    for (const file of list) {
      const one = { name: file.name, size: file.size };
      files.push(one);
      drawChips();
      try {
        Object.assign(one, await upload(place.me, file));
      } catch (error) {
        files = files.filter((it) => it !== one);
        tell(error);
      }
      drawChips();
    }
    grow();
    words.focus();
  }

  function drawChips() {
    chips.hidden = files.length === 0;
    chips.replaceChildren(...files.map((it) =>
      h('li', { class: it.id ? 'chip' : 'chip waiting' }, icon('file'), h('bdi', { text: it.name }), h('small', { text: bytes(it.size) }),
        iconButton('close', `Don’t attach ${it.name}`, () => { files = files.filter((other) => other !== it); drawChips(); grow(); words.focus(); }))));
  }

  async function look() {
    const typed = words.value.slice(0, words.selectionStart);
    const mine = ++asked;
    if (!typed.trim() || words.selectionStart !== words.value.length || typed.length > 500) return shut();
    try {
      const found = await post(desk.path('suggest'), { room: place.room, thread: place.thread, typed });
      if (mine === asked && document.activeElement === words) offer(found);
    } catch {
      shut();
    }
  }

  function offer(found) {
    offered = found;
    active = -1;
    words.removeAttribute('aria-activedescendant');
    fits.hidden = found.length === 0;
    fits.replaceChildren(...found.map((it, index) =>
      h('li', { id: `fits-${id}-${index}`, role: 'option', 'aria-selected': 'false', onpointerdown: (event) => { event.preventDefault(); take(index); } },
        h('bdi', { class: 'fit-label', text: it.label }), h('span', { class: 'fit-summary', text: it.summary }))));
    if (found.length) announce(`${found.length} ${found.length === 1 ? 'suggestion' : 'suggestions'}: arrow keys to choose`);
  }

  function shut() {
    asked++;
    offer([]);
  }

  function choose(index) {
    active = (index + offered.length) % offered.length;
    [...fits.children].forEach((it, at) => it.setAttribute('aria-selected', String(at === active)));
    fits.children[active].scrollIntoView({ block: 'nearest' });
    words.setAttribute('aria-activedescendant', fits.children[active].id);
  }

  const take = (index) => fill(offered[index].whole);

  words.addEventListener('input', () => { keep(); grow(); look(); });
  words.addEventListener('blur', () => setTimeout(() => document.activeElement !== words && shut(), 100));
  words.addEventListener('keydown', (event) => {
    if (event.isComposing) return;
    const listed = !fits.hidden;
    if (listed && event.key === 'ArrowDown') choose(active + 1);
    else if (listed && event.key === 'ArrowUp') choose(active < 0 ? -1 : active - 1);
    else if (listed && event.key === 'Escape') { shut(); event.stopPropagation(); }
    else if (listed && event.key === 'Enter' && active >= 0) take(active);
    else if (event.key === 'Enter' && !event.shiftKey) submit();
    else if (event.key === 'ArrowUp' && !words.value) { if (!desk.editLast()) return; }
    else return;
    event.preventDefault();
  });
  words.addEventListener('paste', (event) => {
    if (event.clipboardData.files.length) { event.preventDefault(); attach(event.clipboardData.files); }
  });
  const zone = host.parentElement;
  zone.addEventListener('dragover', (event) => { event.preventDefault(); form.classList.add('dropping'); });
  zone.addEventListener('dragleave', () => form.classList.remove('dropping'));
  zone.addEventListener('drop', (event) => { event.preventDefault(); form.classList.remove('dropping'); attach(event.dataTransfer.files); });

  return { moved, fill, focus: () => words.focus() };
}

export function tell(error, again) {
  if (!(error instanceof Problem)) throw error;
  problem(error.message, again);
}
