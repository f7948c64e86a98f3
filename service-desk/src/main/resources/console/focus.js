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
