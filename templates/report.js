'use strict';
// The page can be read without any of this: it finds, filters, and walks.
const root = document.documentElement;
const kept = (value) => {
  // A page that is opened from a disk, or in a sandbox, may have nothing to keep it in.
  try {
    if (value) localStorage.setItem('postorb-theme', value);
    return localStorage.getItem('postorb-theme');
  } catch {
    return value || null;
  }
};
const theme = kept();
if (theme) root.dataset.theme = theme;

addEventListener('DOMContentLoaded', () => {
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];
  const one = (selector) => document.querySelector(selector);
  const bar = one('.bar');
  const field = one('.bar input');
  const select = one('.bar select');
  const said = one('.bar output');
  const buttons = all('[data-filter]');
  const problems = all('.problem');
  const groups = all('.folder, .suite').reverse();
  const nothing = one('.nothing');
  const heads = all('.failures > h2 > small, .requests > h2 > small').map((small) => [small, small.textContent]);
  let items = [];
  let links = [];
  // What keys walk on: also the texts that become items.
  let steps = [];
  let is_stale = true;
  const list = () => {
    if (!is_stale) return;
    steps = all('.x, noscript');
    items = steps.filter((step) => step.matches('.x'));
    links = all('a.to');
    is_stale = false;
  };
  const state = { filter: '', suite: '', words: [] };
  for (const element of [bar, one('.theme'), one('.keys')]) element.hidden = false;

  one('.theme').addEventListener('click', () => {
    const system = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
    const now = root.dataset.theme || system;
    root.dataset.theme = kept(now === 'dark' ? 'light' : 'dark') || '';
  });

  // What a large page keeps as texts becomes elements: in idle times, when it is looked at, or all of it
  // when something is looked for.
  const fill = (texts) => {
    if (!texts.length) return;
    for (const text of texts) {
      const made = document.createElement('template');
      made.innerHTML = text.textContent;
      text.replaceWith(made.content);
    }
    is_stale = true;
  };
  const fill_all = () => fill(all('noscript'));
  const idle = window.requestIdleCallback || ((then) => setTimeout(then, 20));
  const fill_next = () => {
    const text = one('noscript');
    if (!text) return;
    fill([text]);
    idle(fill_next);
  };
  document.addEventListener('toggle', (event) => {
    if (event.target.open) fill(all(':scope > noscript', event.target));
  }, true);

  // What an element is found by, made when something is looked for first.
  const texts = new Map();
  const text = (element) => {
    let known = texts.get(element);
    if (known === undefined) {
      const own = element.matches('.x') ? element : element.firstElementChild;
      const above = element.parentElement.closest('details');
      known = own.textContent.toLowerCase() + (above ? '\n' + text(above) : '');
      texts.set(element, known);
    }
    return known;
  };
  const suite = (element) => element.closest('[data-suite]').dataset.suite;
  const fits = (element) =>
    (!state.filter || element.classList.contains(state.filter)) &&
    (!state.suite || suite(element) === state.suite) &&
    state.words.every((word) => text(element).includes(word));
  const is_narrow = () => state.filter || state.suite || state.words.length;

  const number = (count) => count.toLocaleString('en');
  // What is typed is looked for after a moment without keys.
  let waiting;
  // Folders are opened for what is found, and closed again behind it.
  const before = new Map();
  const show = () => {
    const narrow = is_narrow();
    clearTimeout(waiting);
    said.ariaBusy = 'false';
    if (narrow) fill_all();
    list();
    let count = 0;
    let cards = 0;
    // How much of each suite and folder is shown.
    const found = new Map();
    const add = (row) => {
      for (let up = row.parentElement; up?.matches('details'); up = up.parentElement)
        found.set(up, (found.get(up) || 0) + 1);
    };
    for (const item of items) {
      const is_shown = fits(item);
      item.hidden = !is_shown;
      if (!is_shown) continue;
      count += 1;
      if (item.matches('.card')) cards += 1;
      else if (narrow) add(item);
    }
    for (const link of links) {
      link.hidden = document.getElementById(link.hash.slice(1)).hidden;
      if (narrow && !link.hidden) add(link);
    }
    for (const problem of problems) problem.hidden = Boolean(state.words.length || state.suite);
    for (const group of groups) {
      const is_shown = !narrow || [...group.children].some(
        (child) => child.matches('.row:not([hidden]), .folder:not([hidden])'));
      group.hidden = !is_shown;
      if (narrow && !before.has(group)) before.set(group, group.open);
      if (narrow) group.open = is_shown;
      else if (before.has(group)) group.open = before.get(group);
      const facts = group.querySelector(':scope > summary > .facts');
      if (narrow && is_shown) facts.dataset.found = `${number(found.get(group) || 0)} shown`;
      else delete facts.dataset.found;
    }
    for (const [small, whole] of heads) {
      const is_all = small.closest('.requests');
      small.textContent = narrow ? `${number(is_all ? count : cards)} of ${whole}` : whole;
    }
    if (!narrow) before.clear();
    const failures = one('.failures');
    if (failures) failures.hidden = narrow && !failures.querySelector('.card:not([hidden])');
    one('.requests').hidden = narrow && !count;
    nothing.hidden = !narrow || count > 0;
    said.textContent = narrow ? `${number(count)} of ${number(items.length)} shown` : '';
    for (const button of buttons)
      button.setAttribute('aria-pressed', String(button.dataset.filter === state.filter));
  };
  const clear = () => {
    Object.assign(state, { filter: '', suite: '', words: [] });
    field.value = '';
    if (select) select.value = '';
    show();
  };

  for (const button of buttons)
    button.addEventListener('click', () => {
      state.filter = state.filter === button.dataset.filter ? '' : button.dataset.filter;
      show();
    });
  select?.addEventListener('change', () => { state.suite = select.value; show(); });
  field.addEventListener('input', () => {
    clearTimeout(waiting);
    said.ariaBusy = 'true';
    waiting = setTimeout(() => {
      state.words = field.value.toLowerCase().split(/\s+/).filter(Boolean);
      show();
    }, 80);
  });
  bar.addEventListener('submit', (event) => event.preventDefault());

  // An address with the id of an execution opens it, wherever it is.
  let is_lost = false;
  const reach = () => {
    let target;
    let id = location.hash.slice(1);
    try {
      id = decodeURIComponent(id);
      target = document.getElementById(id);
      if (!target && id) {
        fill(all('noscript').filter((text) => text.textContent.includes(` id="${id}"`)));
        target = document.getElementById(id);
      }
    } catch {}
    if (is_lost) show();
    is_lost = !target && id !== '';
    if (is_lost) said.textContent = `Nothing here has the address #${id.slice(0, 40)}`;
    if (!target || !target.matches('details')) return;
    if (target.closest('[hidden]')) clear();
    for (let up = target; up; up = up.parentElement.closest('details')) up.open = true;
    target.scrollIntoView({ block: 'start' });
    target.firstElementChild.focus({ preventScroll: true });
  };
  addEventListener('hashchange', reach);
  document.addEventListener('click', (event) => {
    const link = event.target.closest('a[href^="#"]');
    // The same address again is no change of it.
    if (link && link.hash === location.hash) reach();
    const item = event.target.closest('summary')?.parentElement;
    // What is opened is what the address leads to, to be sent to others.
    if (item?.matches('.x') && !item.open) history.replaceState(null, '', '#' + item.id);
  });

  // To the next item, wherever it is: what is closed around it is opened, and what is a text is made.
  const step = (by) => {
    list();
    const from = document.activeElement?.closest('.x');
    let at = from ? steps.indexOf(from) : by < 0 ? steps.length : -1;
    for (at += by; steps[at]; at += by) {
      const next = steps[at];
      if (next.matches('noscript')) {
        const behind = steps.length - at;
        fill([next]);
        list();
        // What it became begins where it was.
        at = by > 0 ? at - 1 : steps.length - behind + 1;
        continue;
      }
      if (next.hidden) continue;
      for (let up = next.parentElement.closest('details'); up; up = up.parentElement.closest('details')) up.open = true;
      next.firstElementChild.focus({ preventScroll: true });
      next.scrollIntoView({ block: 'nearest' });
      return;
    }
  };
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const is_typing = event.target.matches('input, select, textarea');
    if (event.key === 'Escape') {
      if (is_narrow() || field.value) clear();
      else {
        const open = document.activeElement?.closest('details[open]');
        if (open) {
          open.open = false;
          open.firstElementChild.focus();
        }
      }
      if (is_typing) field.blur();
      return;
    }
    if (is_typing) return;
    if (event.key === '/') {
      field.focus();
      field.select();
    } else if (event.key === 'j') step(1);
    else if (event.key === 'k') step(-1);
    else return;
    event.preventDefault();
  });

  // What failed is printed whole.
  const closed = [];
  addEventListener('beforeprint', () => {
    fill(all('.failures noscript'));
    for (const card of all('.card:not([open]), .card .exchange:not([open])')) {
      if (card.matches('details')) {
        card.open = true;
        closed.push(card);
      }
    }
  });
  addEventListener('afterprint', () => {
    while (closed.length) closed.pop().open = false;
  });
  if (location.hash) {
    reach();
    // The browser goes to the address itself in the end, and takes the focus away.
    addEventListener('load', () => setTimeout(reach));
  }
  idle(fill_next);
});
