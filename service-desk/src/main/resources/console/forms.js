// Forms as dialogs: what was typed stays until the desk has it.

import { Problem, as, post, upload } from './api.js';
import { attempt } from './attempts.js';
import { $, announce, bytes, h, icon, iconButton } from './dom.js';
import { keep, kept } from './kept.js';
import { problem } from './problems.js';

let current = null;

/**
 * @param desk {me, people, asked, spot: {room, thread}, answered(reply)}: whose form it is, what asked for it and where
 */
export function openForm(form, desk, problems = {}) {
  const dialog = $('form');
  const draft = kept(draftName(form, desk)) ?? {};
  const typed = Object.keys(problems).length > 0;
  current = { form, desk, fields: form.fields.map((it) => field(it, desk, typed || isBlank(it) ? draft[it.name] : undefined)) };
  draw(dialog, problems);
  if (!dialog.open) dialog.showModal();
  (current.fields.find((it) => problems[it.name]) ?? current.fields[0]).focus();
}

/** A form asked for again has another call, but was asked for by the same words in the same place, with the same questions. */
const draftName = (form, desk) => ['form', desk.me, desk.spot.room, desk.spot.thread ?? '', desk.asked, form.title, ...form.fields.map((it) => it.name)].join(' ');

/** What the desk filled in itself goes before what was typed another time. */
const isBlank = (it) => !(it.value || it.chosen?.length);

function draw(dialog, problems) {
  const { form, fields } = current;
  const top = h('p', { class: 'form-problem', role: 'alert', id: 'form-problem' });
  const submit = h('button', { type: 'submit', class: 'main', text: form.submit });
  const body = h(
    'form',
    { novalidate: true, onsubmit: (event) => { event.preventDefault(); send(submit, top); }, oninput: remember, onchange: remember },
    h('header', {}, h('h2', { id: 'form-title', dir: 'auto', text: form.title }), iconButton('close', 'Close', () => dialog.close())),
    top,
    h('div', { class: 'fields' }, fields.map((it) => it.element)),
    h('footer', {}, h('p', { class: 'legend' }, h('span', { class: 'star', 'aria-hidden': 'true', text: '*' }), ' needed'),
      h('button', { type: 'button', class: 'plain', text: 'Cancel', onclick: () => dialog.close() }), submit),
  );
  dialog.replaceChildren(body);
  show(problems, top);
}

function show(problems, top) {
  for (const it of current.fields) it.complain(problems[it.name]);
  const known = new Set(current.fields.map((it) => it.name));
  const others = Object.entries(problems).filter(([name]) => !known.has(name)).map(([, words]) => words);
  const count = Object.keys(problems).length;
  top.textContent = others.length ? others.join(' ') : count ? (count === 1 ? 'One answer needs another look.' : `${count} answers need another look.`) : '';
}

function remember() {
  if (current) keep(draftName(current.form, current.desk), answers(current));
}

const answers = ({ fields }) => Object.fromEntries(fields.map((it) => [it.name, it.answer()]));

async function send(submit, top) {
  const mine = current;
  const { form, desk, fields } = mine;
  if (submit.getAttribute('aria-busy') === 'true') return;
  const missing = Object.fromEntries(fields.filter((it) => it.required && it.empty()).map((it) => [it.name, 'This is needed.']));
  if (Object.keys(missing).length) {
    show(missing, top);
    fields.find((it) => missing[it.name]).focus();
    return;
  }
  const said = answers(mine);
  const name = draftName(form, desk);
  submit.setAttribute('aria-busy', 'true');
  try {
    const reply = await attempt(desk.me, name, 'submit', { call: form.call, answers: said, ...desk.spot }, said)();
    took(reply, mine, said);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    top.textContent = error.message;
    if (isLeft(mine)) problem(error.message, { of: desk.me });
  } finally {
    submit.removeAttribute('aria-busy');
  }
}

/** Somebody has closed it, or another form stands there. */
const isLeft = (mine) => current !== mine || !$('form').open;

/** What was typed since it was sent stays, and keeps the focus. */
function took(reply, mine, said) {
  const typedOn = JSON.stringify(answers(mine)) !== JSON.stringify(said);
  if (reply.reply !== 'amend' && !typedOn) keep(draftName(mine.form, mine.desk), null);
  if (isLeft(mine)) return mine.desk.answered(reply);
  const at = typedOn ? mine.fields.find((it) => it.element.contains(document.activeElement))?.name : null;
  if (reply.reply === 'amend') remember();
  if (reply.reply === 'ask' || reply.reply === 'amend') {
    openForm(reply.form, mine.desk, reply.problems);
    current.fields.find((it) => it.name === at)?.focus();
    if (reply.reply === 'ask') announce(reply.form.title);
    return;
  }
  current = null;
  $('form').close();
  mine.desk.answered(reply);
}

function field(it, desk, kept) {
  const id = `field-${it.name}`;
  const hint = it.hint ? h('p', { class: 'hint', id: `${id}-hint`, text: it.hint }) : null;
  const wrong = h('p', { class: 'wrong', id: `${id}-problem` });
  const made = MAKERS[it.kind](it, id, desk, kept);
  const describe = (complaint) => {
    const by = [hint && `${id}-hint`, complaint && `${id}-problem`].filter(Boolean).join(' ');
    if (by) made.control.setAttribute('aria-describedby', by);
    else made.control.removeAttribute('aria-describedby');
  };
  const label = [it.label, it.required ? h('span', { class: 'star', 'aria-hidden': 'true', text: ' *' }) : null];
  const element = made.group
    ? h('fieldset', { class: 'field' }, h('legend', {}, label), hint, made.element, wrong)
    : h('div', { class: 'field' }, h('label', { for: id }, label), hint, made.element, wrong);
  describe();
  return {
    name: it.name,
    required: it.required,
    element,
    answer: made.answer,
    empty: made.empty,
    focus: () => (made.focus ?? made.control).focus(),
    complain(words) {
      wrong.replaceChildren(...(words ? [icon('warning'), words] : []));
      element.classList.toggle('bad', Boolean(words));
      if (made.group) made.focus?.setAttribute('aria-invalid', String(Boolean(words)));
      else made.control.setAttribute('aria-invalid', String(Boolean(words)));
      describe(words);
    },
  };
}

const needed = (it) => ({ 'aria-required': it.required ? 'true' : null });

function words(it, id, kept, control) {
  control.value = kept?.words ?? it.value;
  return { control, element: control, answer: () => ({ words: control.value }), empty: () => !control.value.trim() };
}

const MAKERS = {
  line: (it, id, desk, kept) => words(it, id, kept, h('input', { id, type: 'text', dir: 'auto', maxlength: it.longest, autocomplete: 'off', ...needed(it) })),
  area: (it, id, desk, kept) => words(it, id, kept, h('textarea', { id, dir: 'auto', rows: '4', maxlength: it.longest, ...needed(it) })),
  person: (it, id, desk, kept) => {
    const chosen = kept?.someone ?? it.chosen ?? '';
    const control = h('select', { id, ...needed(it) }, h('option', { value: '', text: 'Nobody' }), desk.people.map((who) => h('option', { value: who.user, text: `${who.name} · ${who.part}` })));
    control.value = chosen;
    return { control, element: control, answer: () => (control.value ? { someone: control.value } : { words: '' }), empty: () => !control.value };
  },
  moment: (it, id, desk, kept) => {
    const control = h('input', { id, type: 'datetime-local', ...needed(it) });
    control.value = kept?.at ?? it.chosen ?? '';
    const zone = h('span', { class: 'zone', text: it.zone.replaceAll('_', ' ') });
    return { control, element: h('div', { class: 'with-zone' }, control, zone), answer: () => (control.value ? { at: control.value, zone: it.zone } : { words: '' }), empty: () => !control.value };
  },
  pick: (it, id, desk, kept) => {
    const chosen = kept?.picked ?? it.chosen;
    if (it.more && it.most === 1) return search(it, id, desk, chosen);
    if (it.most > 1 || it.choices.length <= 4) return boxes(it, id, chosen);
    const control = h('select', { id, ...needed(it) }, h('option', { value: '', text: 'Choose…' }), it.choices.map((one) => h('option', { value: one.value, text: one.label })));
    control.value = chosen[0] ?? '';
    return { control, element: control, answer: () => ({ picked: control.value ? [control.value] : [] }), empty: () => !control.value };
  },
  upload: (it, id, desk) => uploads(it, id, desk),
};

function boxes(it, id, chosen) {
  const many = it.most > 1;
  const inputs = it.choices.map((one, index) => h('input', { type: many ? 'checkbox' : 'radio', name: id, id: index ? `${id}-${index}` : id, value: one.value, checked: chosen.includes(one.value) }));
  const element = h('div', { class: 'boxes' }, inputs.map((input, index) => h('label', { class: 'box' }, input, h('bdi', { text: it.choices[index].label }))));
  const picked = () => inputs.filter((one) => one.checked).map((one) => one.value);
  if (many) element.addEventListener('change', () => { const full = picked().length >= it.most; for (const one of inputs) one.disabled = full && !one.checked; });
  return { group: true, control: element, focus: inputs.find((one) => one.checked) ?? inputs[0], element, answer: () => ({ picked: picked() }), empty: () => picked().length === 0 };
}

function search(it, id, desk, chosen) {
  let value = chosen[0] ?? '';
  let offered = it.choices;
  let active = -1;
  let asked = 0;
  const control = h('input', { id, type: 'text', role: 'combobox', dir: 'auto', autocomplete: 'off', 'aria-autocomplete': 'list', 'aria-expanded': 'false', 'aria-controls': `${id}-fits`, placeholder: 'Type to search', ...needed(it) });
  const list = h('ul', { id: `${id}-fits`, class: 'fits', role: 'listbox', 'aria-label': it.label, hidden: true });
  control.value = it.choices.find((one) => one.value === value)?.label ?? value;
  const open = (now) => { list.hidden = !now || offered.length === 0; control.setAttribute('aria-expanded', String(!list.hidden)); active = -1; control.removeAttribute('aria-activedescendant'); };
  const drawList = () => list.replaceChildren(...offered.map((one, index) => h('li', { id: `${id}-fit-${index}`, role: 'option', 'aria-selected': 'false', onpointerdown: (event) => { event.preventDefault(); take(index); } }, h('bdi', { text: one.label }))));
  const take = (index) => { value = offered[index].value; control.value = offered[index].label; open(false); control.dispatchEvent(new Event('change', { bubbles: true })); };
  control.addEventListener('input', async () => {
    value = '';
    const mine = ++asked;
    try {
      const found = await post(as(desk.me, 'lookup'), { call: current.form.call, field: it.name, typed: control.value, given: {}, ...desk.spot });
      if (mine !== asked) return;
      offered = found.choices ?? [];
    } catch {
      offered = it.choices;
    }
    drawList();
    open(document.activeElement === control);
  });
  control.addEventListener('focus', () => { drawList(); });
  control.addEventListener('blur', () => open(false));
  control.addEventListener('keydown', (event) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      if (list.hidden) { drawList(); open(true); }
      if (!offered.length) return;
      active = (active + (event.key === 'ArrowDown' ? 1 : -1) + offered.length) % offered.length;
      [...list.children].forEach((one, index) => one.setAttribute('aria-selected', String(index === active)));
      control.setAttribute('aria-activedescendant', `${id}-fit-${active}`);
      list.children[active].scrollIntoView({ block: 'nearest' });
    } else if (event.key === 'Enter' && !list.hidden && active >= 0) take(active);
    else if (event.key === 'Escape' && !list.hidden) { open(false); event.stopPropagation(); }
    else return;
    event.preventDefault();
  });
  drawList();
  return { control, element: h('div', { class: 'search' }, control, list), answer: () => ({ picked: value ? [value] : control.value.trim() ? [control.value.trim().slice(0, 100)] : [] }), empty: () => !control.value.trim() };
}

function uploads(it, id, desk) {
  let files = [];
  const control = h('input', { id, type: 'file', multiple: it.most > 1, ...needed(it) });
  const list = h('ul', { class: 'chips', 'aria-label': 'Attached files' });
  const said = h('p', { class: 'wrong' });
  const drawList = () => list.replaceChildren(...files.map((one) => h('li', { class: one.id ? 'chip' : 'chip waiting' }, icon('file'), h('bdi', { text: one.name }), h('small', { text: bytes(one.size) }), iconButton('close', `Remove ${one.name}`, () => { files = files.filter((other) => other !== one); drawList(); control.focus(); }))));
  control.addEventListener('change', async () => {
    for (const file of [...control.files].slice(0, it.most - files.length)) {
      const one = { name: file.name, size: file.size };
      files.push(one);
      drawList();
      try {
        Object.assign(one, await upload(desk.me, file));
        said.textContent = '';
      } catch (error) {
        files = files.filter((other) => other !== one);
        said.textContent = error.message;
      }
      drawList();
    }
    control.value = '';
  });
  return { control, element: h('div', {}, control, list, said), answer: () => ({ files: files.filter((one) => one.id).map((one) => one.id) }), empty: () => files.length === 0 };
}
