/* Collects the web vitals as they are reported. Expects web-vitals' attribution build in the same script, before it. */
(() => {
  const kept = { lcp: null, cls: null, fcp: null, ttfb: null, inp: null, lcp_element: '', lcp_url: '', lcp_box: null, lcp_parts: null,
    long_tasks: 0, shifts: [], frames: [], soft: [], paints: [] };
  Object.defineProperty(globalThis, Symbol.for('auditor.vitals'), { value: kept });
  const where = (el) => {
    if (!el || !el.getBoundingClientRect) return null;
    const r = el.getBoundingClientRect();
    return { x: r.x + scrollX, y: r.y + scrollY, width: r.width, height: r.height };
  };
  const short = (node) => {
    const el = node && (node.nodeType === 1 ? node : node.parentElement);
    return el ? el.tagName.toLowerCase() + (el.id ? '#' + el.id : typeof el.className === 'string' && el.className.trim() ? '.' + el.className.trim().split(/\s+/)[0] : '') : '';
  };
  const watch = (type, take, more = {}) => {
    try {
      new PerformanceObserver((list) => { for (const e of list.getEntries()) take(e); }).observe({ type, buffered: true, ...more });
    } catch { /* not offered by this browser: the numbers stay absent */ }
  };
  watch('largest-contentful-paint', (e) => { kept.lcp = e.renderTime || e.loadTime || e.startTime; kept.lcp_box = where(e.element); kept.lcp_element = short(e.element); kept.lcp_url = e.url || ''; });
  watch('longtask', (e) => { kept.long_tasks += e.duration; });
  watch('layout-shift', (e) => {
    if (e.hadRecentInput || kept.shifts.length >= 200) return;
    const area = (r) => r.width * r.height;
    const most = Array.from(e.sources || []).sort((a, b) => area(b.currentRect) - area(a.currentRect))[0];
    const r = most && most.currentRect;
    kept.shifts.push({ at_ms: e.startTime, value: e.value, source: most ? short(most.node) : '',
      box: r ? { x: r.x + scrollX, y: r.y + scrollY, width: r.width, height: r.height } : null });
  });
  watch('long-animation-frame', (e) => {
    if (kept.frames.length >= 200) return;
    const longest = Array.from(e.scripts || []).sort((a, b) => b.duration - a.duration)[0];
    kept.frames.push({ at_ms: e.startTime, duration_ms: e.duration, blocking_ms: e.blockingDuration, script: longest ? longest.sourceURL || longest.invoker || '' : '' });
  });
  // Pages drawn into the document at hand, and what an input had painted there (Chromium 151 and newer).
  watch('soft-navigation', (e) => { if (kept.soft.length < 50) kept.soft.push({ since: e.startTime, paint: e.presentationTime || e.startTime + e.duration }); });
  watch('interaction-contentful-paint', (e) => {
    const largest = e.largestContentfulPaint || e;
    if (kept.paints.length < 200) kept.paints.push({ since: e.startTime, at: e.presentationTime || e.startTime + e.duration, size: largest.size || 0,
      element: short(largest.element), url: largest.url || '', box: where(largest.element) });
  });
  // Playwright wraps what runs first in a function, so the library's `var` is a neighbour here, not a global.
  const vitals = typeof webVitals === 'undefined' ? globalThis.webVitals : webVitals;
  if (!vitals) return;
  const all = { reportAllChanges: true };
  vitals.onCLS((m) => { kept.cls = m.value; const s = m.attribution && m.attribution.largestShiftTarget; if (s) kept.cls_element = String(s).slice(0, 120); }, all);
  vitals.onFCP((m) => { kept.fcp = m.value; }, all);
  vitals.onLCP((m) => { kept.lcp = m.value; const t = m.attribution && m.attribution.target; if (t) kept.lcp_element = String(t).slice(0, 120);
    const a = m.attribution;
    if (a && a.timeToFirstByte !== undefined) kept.lcp_parts = { first_byte_ms: a.timeToFirstByte, load_delay_ms: a.resourceLoadDelay, load_ms: a.resourceLoadDuration, render_delay_ms: a.elementRenderDelay }; }, all);
  vitals.onINP((m) => { kept.inp = m.value; }, all);
  vitals.onTTFB((m) => { kept.ttfb = m.value; }, all);
})();
