// Where somebody writes keeps the focus: what comes late asks first.

let strokes = 0;
document.addEventListener('input', () => { strokes += 1; }, true);

const isField = (it) => Boolean(it?.matches('textarea, select, input:not([type=radio]):not([type=checkbox])') && it.checkVisibility());

/** @return tells whether somebody has begun to write elsewhere since now, or fills in a form */
export function attention() {
  const from = document.activeElement;
  const before = strokes;
  return () => {
    const now = document.activeElement;
    return document.querySelector('dialog[open]') !== null || (isField(now) && (now !== from || strokes !== before));
  };
}

/** What had the focus, told so that it is found in the new drawing. */
export function focusIn(element) {
  const all = [...element.querySelectorAll('button, a, textarea')];
  const active = document.activeElement;
  return active.tagName === 'TEXTAREA' ? { words: active.value, self: false } : { self: active === element, label: active.textContent + (active.getAttribute('aria-label') ?? ''), index: all.indexOf(active) };
}

export function restore(element, held) {
  if (held.self || held.words !== undefined) return element.focus({ preventScroll: true });
  const all = [...element.querySelectorAll('button, a')];
  const same = all.find((it) => it.textContent + (it.getAttribute('aria-label') ?? '') === held.label);
  (same ?? element).focus({ preventScroll: true });
}
