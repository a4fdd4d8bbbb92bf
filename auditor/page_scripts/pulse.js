/* Runs before the page's own scripts: notes when the page last changed and what a tap changed, and what it asks permission for.
   It only listens. Results wait behind symbols until they are read. */
(() => {
  const pulse = { changed: performance.now(), changes: 0, tap: null, seen: [], asked: [] };
  Object.defineProperty(globalThis, Symbol.for('auditor.pulse'), { value: pulse });
  const note = (el, text) => {
    if (pulse.tap === null || pulse.seen.length >= 60) return;
    const words = (text || '').replace(/\s+/g, ' ').trim().slice(0, 160);
    let shown = false;
    try { const r = el.getBoundingClientRect(); shown = r.width > 0 && r.height > 0 && r.bottom > 0 && r.top < innerHeight; } catch { /* gone again */ }
    pulse.seen.push({ at: performance.now() - pulse.tap, text: words, shown });
  };
  const watch = () => {
    new MutationObserver((list) => {
      pulse.changed = performance.now();
      pulse.changes += list.length;
      if (pulse.tap === null) return;
      for (const m of list.slice(0, 200)) {
        const el = m.target.nodeType === 1 ? m.target : m.target.parentElement;
        if (!el || /^(HEAD|SCRIPT|STYLE|LINK|META|TITLE)$/.test(el.tagName)) continue;
        if (m.type === 'childList' && m.addedNodes.length === 0 && m.removedNodes.length === 0) continue;
        note(el, m.type === 'attributes' ? el.getAttribute('aria-label') || (el.textContent || '').slice(0, 160)
          : Array.from(m.addedNodes).map((n) => n.textContent).join(' ') || el.textContent);
      }
    }).observe(document, { subtree: true, childList: true, characterData: true, attributes: true,
      attributeFilter: ['class', 'style', 'hidden', 'open', 'aria-hidden', 'aria-expanded', 'aria-busy', 'disabled', 'aria-label', 'value'] });
  };
  watch();
  const press = (event) => { if (event.isTrusted) { pulse.tap = event.timeStamp; pulse.seen = []; } };
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
