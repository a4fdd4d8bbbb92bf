/* Collects the web vitals as they are reported. Expects web-vitals' attribution build in the same script, before it. */
(() => {
  const kept = { lcp: null, cls: null, fcp: null, ttfb: null, inp: null, shifts: [], lcp_element: '', lcp_box: null, long_tasks: 0 };
  Object.defineProperty(globalThis, Symbol.for('auditor.vitals'), { value: kept });
  const where = (el) => {
    if (!el || !el.getBoundingClientRect) return null;
    const r = el.getBoundingClientRect();
    return { x: r.x + scrollX, y: r.y + scrollY, width: r.width, height: r.height };
  };
  try {
    new PerformanceObserver((list) => {
      const last = list.getEntries().at(-1);
      if (last) { kept.lcp = last.renderTime || last.loadTime || last.startTime; kept.lcp_box = where(last.element);
        kept.lcp_element = last.element ? last.element.tagName.toLowerCase() + (last.element.id ? '#' + last.element.id : '') : ''; }
    }).observe({ type: 'largest-contentful-paint', buffered: true });
    new PerformanceObserver((list) => { for (const e of list.getEntries()) kept.long_tasks += e.duration; }).observe({ type: 'longtask', buffered: true });
  } catch { /* not offered by this browser: the numbers stay absent */ }
  // Playwright wraps what runs first in a function, so the library's `var` is a neighbour here, not a global.
  const vitals = typeof webVitals === 'undefined' ? globalThis.webVitals : webVitals;
  if (!vitals) return;
  const all = { reportAllChanges: true };
  vitals.onCLS((m) => { kept.cls = m.value; const s = m.attribution && m.attribution.largestShiftTarget; if (s) kept.cls_element = String(s).slice(0, 120); }, all);
  vitals.onFCP((m) => { kept.fcp = m.value; }, all);
  vitals.onLCP((m) => { kept.lcp = m.value; const t = m.attribution && m.attribution.target; if (t) kept.lcp_element = String(t).slice(0, 120); }, all);
  vitals.onINP((m) => { kept.inp = m.value; }, all);
  vitals.onTTFB((m) => { kept.ttfb = m.value; }, all);
})();
