// Where one writes: what fits appears while typing, and nothing typed is lost.

import { as, post, upload } from './api.js';
import { attempt, forget } from './attempts.js';
import { announce, bytes, h, icon, iconButton } from './dom.js';
import { draftAt, nameOf } from './drafts.js';
import { problem, tell } from './problems.js';

/**
 * @param desk {where() → {me, room, thread, last} or null, label() → string, hint() → string, sent(reply, words, at), editLast(),
 *     trying(at) → at}
 */
export function composer(host, id, desk) {
  const words = h('textarea', { id: `words-${id}`, rows: '1', dir: 'auto', spellcheck: 'true', autocomplete: 'off', 'aria-autocomplete': 'list', 'aria-controls': `fits-${id}`, 'aria-describedby': `hint-${id}` });
  const fits = h('ul', { id: `fits-${id}`, class: 'fits', role: 'listbox', 'aria-label': 'What fits', hidden: true });
  const picker = h('input', { type: 'file', multiple: true, class: 'unseen', tabindex: '-1', 'aria-label': 'Files to attach', onchange: () => { attach([...picker.files]); picker.value = ''; } });
  const send = h('button', { type: 'submit', class: 'send', 'aria-label': 'Send', title: 'Send' }, icon('send'));
  const chips = h('ul', { class: 'chips', 'aria-label': 'Attached files', hidden: true });
  const hint = h('p', { id: `hint-${id}`, class: 'hint' }, h('kbd', { text: '/' }), ' for commands · ', h('kbd', { text: 'Enter' }), ' sends · ', h('kbd', { text: 'Shift+Enter' }), ' new line');
  const form = h(
    'form',
    { class: 'composer', onsubmit: (event) => { event.preventDefault(); words.focus(); submit(); } },
    fits,
    chips,
    h('div', { class: 'composer-row' }, iconButton('clip', 'Attach a file', () => picker.click()), picker, words, send),
    hint,
  );
  host.replaceChildren(form);

  const sending = new Set();
  const failed = new Map();
  let active = -1;
  let offered = [];
  let asked = 0;
  let place = null;

  const isHere = (at) => place !== null && nameOf(at) === nameOf(place);
  const isBusy = () => place === null || sending.has(nameOf(place));
  // What is said while other words are set aside is another attempt: theirs is kept with them.
  const slot = (at) => `say ${at.room} ${at.thread ?? ''} ${draftAt(at).aside.length}`;

  /** The line as its draft has it. */
  function draw() {
    const draft = place && draftAt(place);
    words.value = draft?.words ?? '';
    drawChips();
    grow();
    drawBusy();
  }

  function drawBusy() {
    words.readOnly = isBusy();
    form.setAttribute('aria-busy', String(place !== null && isBusy()));
  }

  function grow() {
    words.style.height = 'auto';
    words.style.height = `${Math.min(words.scrollHeight, innerHeight * 0.4)}px`;
    send.classList.toggle('ready', place !== null && !draftAt(place).isEmpty());
  }

  function drawChips() {
    const draft = place && draftAt(place);
    const drop = (it) => { draft.files.splice(draft.files.indexOf(it), 1); draft.write(draft.words); draw(); words.focus(); };
    chips.hidden = !draft?.files.length;
    chips.replaceChildren(...(draft?.files ?? []).map((it) =>
      h('li', { class: it.id ? 'chip' : 'chip waiting' }, icon('file'), h('bdi', { text: it.name }), h('small', { text: bytes(it.size) }),
        iconButton('close', `Don’t attach ${it.name}`, () => isBusy() || drop(it)))));
  }

  /** Another place, another draft. */
  function moved() {
    place = desk.where();
    shut();
    words.setAttribute('aria-label', desk.label());
    words.placeholder = desk.hint();
    draw();
  }

  function typed(value) {
    const draft = draftAt(place);
    if (!value.trim() && !draft.files.length) forget(place.me, slot(place));
    draft.write(value);
    if (!value) failed.get(nameOf(place))?.();
    if (draft.words !== value) draw();
    grow();
  }

  function toEnd() {
    words.focus();
    words.setSelectionRange(words.value.length, words.value.length);
    shut();
    look();
  }

  /** Other words for the line: what was typed is set aside until they are sent, and is tried again when it is back. */
  function begin(value) {
    if (isBusy()) return words.focus();
    failed.get(nameOf(place))?.();
    draftAt(place).begin(value);
    draw();
    toEnd();
  }

  /** A command begins, unless one is being written. */
  const command = () => (words.value.startsWith('/') ? toEnd() : begin('/desk '));

  function take(index) {
    words.value = offered[index].whole;
    typed(words.value);
    toEnd();
  }

  const submit = () => isBusy() || say(place);

  /** Says what is written there now. */
  function say(at) {
    const { words: said, files } = draftAt(at);
    if (!said.trim() && !files.length) return;
    if (files.some((it) => !it.id)) return failed.set(nameOf(at), problem('A file is still being attached: send again when it is there.', { of: at.me }));
    if (isHere(at)) shut();
    const ids = files.map((it) => it.id);
    tryIt(at, said, ids, attempt(at.me, slot(at), 'say', { room: at.room, thread: at.thread, words: said, files: ids }));
  }

  async function tryIt(at, said, ids, deed) {
    const name = nameOf(at);
    if (sending.has(name)) return;
    failed.get(name)?.();
    sending.add(name);
    drawBusy();
    const trying = desk.trying(at);
    try {
      const reply = await deed();
      draftAt(at).sent(said, ids);
      if (isHere(at)) draw();
      desk.sent(reply, said, trying);
    } catch (error) {
      // Words corrected since are meant, not those that failed.
      const again = () => (draftAt(at).says(said, ids) ? tryIt(at, said, ids, deed) : say(at));
      failed.set(name, tell(error, { of: at.me, again: () => { if (isHere(at)) words.focus(); again(); } }));
    } finally {
      sending.delete(name);
      drawBusy();
    }
  }

  async function attach(list) {
    if (isBusy()) return;
    const at = place;
    const draft = draftAt(at);
    // Where these belong, whatever else is begun in that line meanwhile.
    const into = draft.files;
    words.focus();
    for (const file of list) {
      const one = { name: file.name, size: file.size };
      into.push(one);
      if (isHere(at)) { drawChips(); grow(); }
      try {
        Object.assign(one, await upload(at.me, file));
      } catch (error) {
        const index = into.indexOf(one);
        if (index >= 0) into.splice(index, 1);
        tell(error, { of: at.me });
      }
      draft.keep();
      if (isHere(at)) { drawChips(); grow(); }
    }
  }

  async function look() {
    const before = words.value.slice(0, words.selectionStart);
    const mine = ++asked;
    if (isBusy() || !before.trim() || words.selectionStart !== words.value.length || before.length > 500) return shut();
    try {
      const found = await post(as(place.me, 'suggest'), { room: place.room, thread: place.thread, typed: before });
      if (mine === asked && document.activeElement === words) offer(found);
    } catch {
      if (mine === asked) shut();
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

  /** Suggestions still on their way come too late. */
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

  words.addEventListener('input', () => { typed(words.value); look(); });
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
    if (event.clipboardData.files.length) { event.preventDefault(); attach([...event.clipboardData.files]); }
  });
  const zone = host.parentElement;
  zone.addEventListener('dragover', (event) => { event.preventDefault(); form.classList.add('dropping'); });
  zone.addEventListener('dragleave', () => form.classList.remove('dropping'));
  zone.addEventListener('drop', (event) => { event.preventDefault(); form.classList.remove('dropping'); attach([...event.dataTransfer.files]); });

  return { moved, begin, command, focus: () => words.focus() };
}
