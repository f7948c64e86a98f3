// Menus that pop up at what opened them: arrow keys, letters, Escape, a click elsewhere.

import { h, icon } from './dom.js';

let open = null;

/** @param items {label, summary?, icon?, danger?, current?, act} */
export function menu(anchor, label, items) {
  if (open) {
    const same = open.anchor === anchor;
    open.shut(false);
    if (same) return;
  }
  const buttons = items.map((it) =>
    h(
      'button',
      { type: 'button', role: it.current === undefined ? 'menuitem' : 'menuitemradio', 'aria-checked': it.current === undefined ? null : String(it.current), tabindex: '-1', class: it.danger ? 'danger' : null,
        onclick: () => { shut(true); it.act(); } },
      it.picture ?? (it.icon ? icon(it.icon) : null),
      h('span', { class: 'menu-words' }, h('bdi', { text: it.label }), it.summary ? h('small', { text: it.summary }) : null),
      it.current ? icon('good') : null,
    ),
  );
  const box = h('div', { class: 'menu', role: 'menu', 'aria-label': label }, buttons);
  const host = anchor.closest('dialog, main, nav') ?? document.body;
  host.append(box);
  place(box, anchor);
  anchor.setAttribute('aria-expanded', 'true');
  (buttons.find((it) => it.getAttribute('aria-checked') === 'true') ?? buttons[0])?.focus();

  function shut(back) {
    box.remove();
    anchor.setAttribute('aria-expanded', 'false');
    document.removeEventListener('pointerdown', outside, true);
    open = null;
    if (back) anchor.focus();
  }

  function outside(event) {
    if (!box.contains(event.target) && !anchor.contains(event.target)) shut(false);
  }

  box.addEventListener('keydown', (event) => {
    const at = buttons.indexOf(document.activeElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: buttons.length - 1 }[event.key];
    if (to !== undefined) buttons[(to + buttons.length) % buttons.length].focus();
    else if (event.key === 'Escape') shut(true);
    else if (event.key === 'Tab') { shut(true); return; }
    else if (event.key.length === 1 && /\S/.test(event.key)) {
      const next = [...buttons.slice(at + 1), ...buttons.slice(0, at + 1)].find((it) => it.textContent.toLocaleLowerCase().startsWith(event.key.toLocaleLowerCase()));
      next?.focus();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  });
  document.addEventListener('pointerdown', outside, true);
  open = { anchor, shut };
}

function place(box, anchor) {
  const at = anchor.getBoundingClientRect();
  const left = Math.max(8, Math.min(at.left, innerWidth - box.offsetWidth - 8));
  const below = at.bottom + 4 + box.offsetHeight < innerHeight - 8;
  box.style.left = `${left}px`;
  box.style.top = `${below ? at.bottom + 4 : Math.max(8, at.top - box.offsetHeight - 4)}px`;
}

export const isMenuOpen = () => open !== null;
