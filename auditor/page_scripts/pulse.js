/* Runs before the page's own scripts: notes when the page last changed and what a tap changed, and what it asks permission for.
   It only listens. Results wait behind symbols until they are read. */
(() => {
  const pulse = { changed: performance.now(), changes: 0, tap: null, seen: [], asked: [], was: '' };
  Object.defineProperty(globalThis, Symbol.for('auditor.pulse'), { value: pulse });
  const inView = (el) => {
    try { const r = el.getBoundingClientRect(); return r.width > 0 && r.height > 0 && r.bottom > 0 && r.top < innerHeight; } catch { return false; /* gone again */ }
  };
  // What moves by itself (carousels, clocks, tickers) changes at regular intervals and goes on: it is no answer to a tap.
  const TICKS = 4, TICK_MS = 30;
  const moves = new WeakMap();
  const regular = (ticks, now) => {
    if (ticks.length < TICKS) return false;
    const gaps = ticks.slice(1).map((at, i) => at - ticks[i]).sort((a, b) => a - b);
    return gaps[gaps.length - 1] <= 2.5 * gaps[0] && now - ticks[ticks.length - 1] <= 1.6 * gaps[gaps.length >> 1] + 50;
  };
  const tick = (el, now) => {
    let own = moves.get(el);
    if (!own) moves.set(el, own = { ticks: [], tap: null, restless: false });
    if (own.tap !== pulse.tap) { own.tap = pulse.tap; own.restless = pulse.tap !== null && regular(own.ticks, pulse.tap); }
    if (!own.ticks.length || now - own.ticks[own.ticks.length - 1] > TICK_MS) own.ticks.push(now);
    if (own.ticks.length > 2 * TICKS) own.ticks.shift();
    return own;
  };
  // An element and what holds it: of a carousel's pictures each changes seldom.
  const movesOf = (el, now) => {
    const up = el.parentElement;
    return up && up !== document.body && up !== document.documentElement ? [tick(el, now), tick(up, now)] : [tick(el, now)];
  };
  let touched = new Map();
  const touch = (el, own, now) => {
    const at = now - pulse.tap, known = touched.get(el);
    if (known) known.last = at; else if (touched.size < 400) touched.set(el, { first: at, last: at, own });
  };
  let pictures = 0;
  // From the tap until what is in view had stopped changing and its pictures were there; null where nothing changed.
  pulse.settled = () => {
    const now = performance.now();
    const ends = Array.from(touched.values(), (t) => (t.own.some((o) => regular(o.ticks, now)) ? t.first : t.last));
    return ends.length || pictures ? Math.max(pictures, ...ends) : null;
  };
  // Shops of one page name their pages in the fragment, too; any other fragment is a place in the page.
  pulse.here = () => location.origin + location.pathname + location.search + (/^#[/!]/.test(location.hash) ? location.hash : '');
  const note = (el, text, shown) => {
    if (pulse.seen.length >= 60) return;
    pulse.seen.push({ at: performance.now() - pulse.tap, text: (text || '').replace(/\s+/g, ' ').trim().slice(0, 160), shown });
  };
  const watch = () => {
    new MutationObserver((list) => {
      pulse.changed = performance.now();
      pulse.changes += list.length;
      const now = performance.now();
      for (const m of list.slice(0, 200)) {
        const el = m.target.nodeType === 1 ? m.target : m.target.parentElement;
        if (!el || /^(HEAD|SCRIPT|STYLE|LINK|META|TITLE)$/.test(el.tagName)) continue;
        if (m.type === 'childList' && m.addedNodes.length === 0 && m.removedNodes.length === 0) continue;
        const own = movesOf(el, now);
        if (pulse.tap === null || own.some((o) => o.restless)) continue;
        const shown = inView(el);
        if (shown) touch(el, own, now);
        note(el, m.type === 'attributes' ? el.getAttribute('aria-label') || (el.textContent || '').slice(0, 160)
          : Array.from(m.addedNodes).map((n) => n.textContent).join(' ') || el.textContent, shown);
      }
    }).observe(document, { subtree: true, childList: true, characterData: true, attributes: true,
      attributeFilter: ['class', 'style', 'hidden', 'open', 'aria-hidden', 'aria-expanded', 'aria-busy', 'disabled', 'aria-label', 'value'] });
  };
  watch();
  const press = (event) => {
    if (event.isTrusted) { pulse.tap = event.timeStamp; pulse.was = pulse.here(); pulse.seen = []; touched = new Map(); pictures = 0; }
  };
  const picture = (event) => {
    const el = event.target;
    if (pulse.tap === null || !(el instanceof HTMLImageElement) || !inView(el)) return;
    const moving = [el, el.parentElement].some((e) => e && moves.get(e)?.restless);
    if (!moving) pictures = Math.max(pictures, performance.now() - pulse.tap);
  };
  document.addEventListener('load', picture, true);  // the window does not hear of it
  document.addEventListener('error', picture, true);
  addEventListener('pointerdown', press, true);
  // A tap may replace the page before anybody can ask, even before the page paints again: what is known is told at once.
  const felt = (at, ms, painted) => {
    if (typeof globalThis.auditorFelt === 'function') globalThis.auditorFelt(performance.timeOrigin + at, ms, painted);
  };
  addEventListener('click', (event) => {
    if (event.isTrusted) felt(event.timeStamp, performance.now() - event.timeStamp, false);
  });
  try {
    const timed = new PerformanceObserver((list) => {
      for (const e of list.getEntries()) {
        if (!e.interactionId && e.entryType !== 'first-input') continue;
        felt(e.startTime, e.duration, true);
      }
    });
    timed.observe({ type: 'event', durationThreshold: 16, buffered: true });
    timed.observe({ type: 'first-input', buffered: true });  // the only entry that a quick tap leaves
  } catch { /* no Event Timing here: the number stays absent */ }
  const asks = (owner, method, name) => {
    const own = owner && owner[method];
    if (typeof own !== 'function') return;
    owner[method] = function (...args) { if (pulse.tap === null) pulse.asked.push(name); return own.apply(this, args); };
  };
  if (globalThis.Notification) asks(Notification, 'requestPermission', 'notifications');
  if (navigator.geolocation) asks(Object.getPrototypeOf(navigator.geolocation), 'getCurrentPosition', 'geolocation');
})();
