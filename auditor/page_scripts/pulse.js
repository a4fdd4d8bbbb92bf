/* Runs before the page's own scripts: notes when the page last changed and what a tap changed, and what it asks permission for.
   It only listens. Results wait behind symbols until they are read. */
(() => {
  const pulse = { changed: performance.now(), changes: 0, tap: null, seen: [], asked: [], was: '', timed: false };
  Object.defineProperty(globalThis, Symbol.for('auditor.pulse'), { value: pulse });
  const inView = (el) => {
    try { const r = el.getBoundingClientRect(); return r.width > 0 && r.height > 0 && r.bottom > 0 && r.top < innerHeight; } catch { return false; /* gone again */ }
  };
  // What moves by itself is no answer to a tap: it makes the same change to the same element over and over, at even intervals.
  // One kind of change, not the element: a page may put its next content where a carousel turned.
  const TICKS = 4, TICK_MS = 30;
  const made = new WeakMap();
  const even = (ticks) => {
    if (ticks.length < TICKS) return false;
    const gaps = ticks.slice(1).map((at, i) => at - ticks[i]), middle = [...gaps].sort((a, b) => a - b)[gaps.length >> 1];
    return gaps.filter((gap) => gap <= 2 * middle && middle <= 2 * gap).length >= 0.75 * gaps.length; // a busy machine is late now and then
  };
  const goesOn = (ticks, now) => even(ticks) && now - ticks[ticks.length - 1] <= 1.6 * (ticks[ticks.length - 1] - ticks[0]) / (ticks.length - 1) + 50;
  const change = (el, kind, now) => {
    let kinds = made.get(el);
    if (!kinds) made.set(el, kinds = new Map());
    let own = kinds.get(kind);
    if (!own) { if (kinds.size >= 20) kinds.clear(); kinds.set(kind, own = { ticks: [], tap: pulse.tap, moves: false }); }
    const last = own.ticks[own.ticks.length - 1];
    if (last === undefined || now - last > TICK_MS) own.ticks.push(now);
    if (own.ticks.length > 2 * TICKS) own.ticks.shift();
    if (own.tap !== pulse.tap) { // the first one since the tap: would it have come anyway?
      own.tap = pulse.tap;
      own.moves = even(own.ticks);
      if (!own.moves) own.ticks = [now]; // what comes once after each tap is an answer, however evenly one taps
    }
    return own;
  };
  // Of a carousel's pictures each changes seldom, so those of one kind count together.
  const changes = (el, m, losing, now) => {
    if (m.type === 'characterData') return [change(el, '#text', now)];
    if (m.type === 'attributes') return [change(el, m.attributeName, now), ...(el.parentElement ? [change(el.parentElement, el.tagName + ' ' + m.attributeName, now)] : [])];
    const node = m.addedNodes[0] || m.removedNodes[0], kind = node.nodeName + (node.id ? '#' + node.id : '');
    return losing.has(m.target) ? [change(el, kind, now)] : []; // what only grows is a list being filled
  };
  // How WAI-ARIA and the common libraries name what moves. They turn too slowly to be told by their intervals.
  const MOVER = '[aria-roledescription="carousel"], [role="marquee"], [role="timer"], marquee, .carousel, .embla, .flickity-enabled, .glide, .keen-slider, .owl-carousel, .slick-slider, .splide, .swiper';
  let pressed = null;
  const mover = (el) => { const found = el.closest(MOVER); return !!found && !found.contains(pressed); };
  let touched = new Map();
  const touch = (el, own, shown, now) => {
    const at = now - pulse.tap, key = own[0] || el, known = touched.get(key);
    if (known) { known.last = at; known.shown ||= shown; } else if (touched.size < 2000) touched.set(key, { el, first: at, last: at, own, shown });
  };
  // From the tap until what is in view had stopped changing and its pictures were there; null where nothing changed.
  pulse.settled = () => {
    const now = performance.now(), seen = Array.from(touched.values()).filter((t) => t.shown || inView(t.el));
    return seen.length ? Math.max(...seen.map((t) => (t.own.some((o) => goesOn(o.ticks, now)) ? t.first : t.last))) : null;
  };
  // Shops of one page name their pages in the fragment, too; any other fragment is a place in the page.
  pulse.here = () => location.origin + location.pathname + location.search + (/^#[/!]/.test(location.hash) ? location.hash : '');
  // Asking where an element stands makes the page lay itself out: for the first changes only, the others are looked for in the end.
  const SEEN = 60;
  const note = (el, m, now) => {
    if (pulse.seen.length >= SEEN) return false;
    const shown = inView(el);
    const text = m.type === 'attributes' ? el.getAttribute('aria-label') || (el.textContent || '').slice(0, 160)
      : Array.from(m.addedNodes).map((n) => n.textContent).join(' ') || el.textContent;
    pulse.seen.push({ at: now - pulse.tap, text: (text || '').replace(/\s+/g, ' ').trim().slice(0, 160), shown });
    return shown;
  };
  const watch = () => {
    new MutationObserver((list) => {
      const now = performance.now();
      pulse.changed = now;
      pulse.changes += list.length;
      const losing = new Set(list.filter((m) => m.removedNodes.length).map((m) => m.target));
      for (const m of list.slice(0, 200)) {
        const el = m.target.nodeType === 1 ? m.target : m.target.parentElement;
        if (!el || /^(HEAD|SCRIPT|STYLE|LINK|META|TITLE)$/.test(el.tagName)) continue;
        if (m.type === 'childList' && m.addedNodes.length === 0 && m.removedNodes.length === 0) continue;
        const own = changes(el, m, losing, now);
        if (pulse.tap === null || own.some((o) => o.moves) || mover(el)) continue;
        touch(el, own, note(el, m, now), now);
      }
    }).observe(document, { subtree: true, childList: true, characterData: true, attributes: true,
      attributeFilter: ['class', 'style', 'hidden', 'open', 'aria-hidden', 'aria-expanded', 'aria-busy', 'disabled', 'aria-label', 'value'] });
  };
  watch();
  const press = (event) => {
    if (!event.isTrusted) return;
    Object.assign(pulse, { tap: event.timeStamp, was: pulse.here(), seen: [] });
    pressed = event.target;
    touched = new Map();
  };
  // Pictures wait beside the view, too, in carousels; and one that has not come may have no size yet.
  const PIXEL = 2; // smaller ones are there to count visitors
  const standsIn = (el) => {
    const r = el.getClientRects()[0];
    return r && r.bottom >= 0 && r.top < innerHeight && r.right >= 0 && r.left < innerWidth ? r : null;
  };
  pulse.picturesCome = () => Array.from(document.images, (el) => !el.complete && standsIn(el)).some((r) => r && (r.width >= PIXEL || r.width === 0));
  const picture = (event) => {
    const el = event.target, now = performance.now();
    if (!(el instanceof HTMLImageElement)) return;
    const own = [change(el, 'picture', now)], box = pulse.tap !== null && !own[0].moves && standsIn(el);
    if (!box || box.width < PIXEL || box.height < PIXEL) return;
    if (pulse.seen.length < SEEN) pulse.seen.push({ at: now - pulse.tap, text: '', shown: true });
    touch(el, own, true, now);
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
    pulse.timed = PerformanceObserver.supportedEntryTypes.includes('event');
  } catch { /* no Event Timing here: the number stays absent */ }
  const asks = (owner, method, name) => {
    const own = owner && owner[method];
    if (typeof own !== 'function') return;
    owner[method] = function (...args) { if (pulse.tap === null) pulse.asked.push(name); return own.apply(this, args); };
  };
  if (globalThis.Notification) asks(Notification, 'requestPermission', 'notifications');
  if (navigator.geolocation) asks(Object.getPrototypeOf(navigator.geolocation), 'getCurrentPosition', 'geolocation');
})();
