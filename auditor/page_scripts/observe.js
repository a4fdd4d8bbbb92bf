/* Reads one frame as a customer would see it, in one round trip, and changes nothing.
   Returns plain data; element references stay in a list behind a symbol, so that the page's own markup is untouched. */
(limits) => {
  const REFS = Symbol.for('auditor.refs');
  const refs = (globalThis[REFS] = []);
  const clip = (text, max) => (text || '').replace(/\s+/g, ' ').trim().slice(0, max);
  const view = { width: innerWidth, height: innerHeight };
  const scroll = { x: scrollX, y: scrollY };

  // ---- walking the composed tree (open shadow roots included)
  const all = [];
  const walk = (root) => {
    for (const el of root.querySelectorAll('*')) {
      if (all.length >= limits.elements) return;
      all.push(el);
      if (el.shadowRoot) walk(el.shadowRoot);
    }
  };
  walk(document);
  const up = (el) => el.parentElement || (el.getRootNode() instanceof ShadowRoot ? el.getRootNode().host : null);
  const closest = (el, test, most = 40) => {
    for (let at = el, n = 0; at && n < most; at = up(at), n++) if (test(at)) return at;
    return null;
  };

  // ---- geometry and visibility
  const styles = new Map();
  const style = (el) => {
    let s = styles.get(el);
    if (!s) styles.set(el, (s = getComputedStyle(el)));
    return s;
  };
  const rect = (el) => el.getBoundingClientRect();
  const box = (el) => {
    const r = rect(el);
    return { x: r.x + scroll.x, y: r.y + scroll.y, width: r.width, height: r.height };
  };
  // A closed menu is often a box without height that cuts off what stands in it.
  const folds = new Map();
  const fold = (el) => {
    let known = folds.get(el);
    if (known === undefined) {
      const s = style(el), r = rect(el);
      folds.set(el, (known = (r.height < 1 && s.overflowY !== 'visible') || (r.width < 1 && s.overflowX !== 'visible')));
    }
    return known;
  };
  const foldedAway = (el) => {
    let place = style(el).position;
    for (let at = up(el), n = 0; at && n < 12; at = up(at), n++) {
      if (place === 'fixed') return false;
      const s = style(at);
      if (place === 'absolute' && s.position === 'static') continue; // such a box does not cut it off
      if (fold(at)) return true;
      place = s.position;
    }
    return false;
  };
  const shown = (el) => {
    const r = rect(el);
    if (r.width < 1 || r.height < 1) return false;
    if (el.checkVisibility && !el.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return false;
    const s = style(el);
    if (s.visibility === 'hidden' || s.display === 'none' || Number(s.opacity) < 0.05) return false;
    if (r.right + scroll.x <= 0 || r.bottom + scroll.y <= 0) return false;
    return !(s.clip === 'rect(0px, 0px, 0px, 0px)' || s.clipPath === 'inset(50%)' || (r.width <= 2 && r.height <= 2) || foldedAway(el));
  };
  const hitAt = (x, y) => {
    let hit = document.elementFromPoint(x, y);
    while (hit && hit.shadowRoot) {
      const inner = hit.shadowRoot.elementFromPoint(x, y);
      if (!inner || inner === hit) break;
      hit = inner;
    }
    return hit;
  };
  const onTop = (el) => {
    const r = rect(el);
    const x = r.x + r.width / 2, y = r.y + r.height / 2;
    if (x < 0 || y < 0 || x >= view.width || y >= view.height) return null;
    const hit = hitAt(x, y);
    return !!hit && (closest(hit, (a) => a === el) !== null || closest(el, (a) => a === hit, 4) !== null
      || (hit.tagName === 'LABEL' && hit.control === el));
  };

  // ---- colour contrast (WCAG 2), for labels of controls
  const rgb = (value) => {
    const m = /rgba?\(([^)]+)\)/.exec(value || '');
    if (!m) return null;
    const [r, g, b, a = 1] = m[1].split(/[ ,/]+/).filter(Boolean).map(Number);
    return { r, g, b, a };
  };
  const luminance = ({ r, g, b }) => {
    const lin = (v) => ((v /= 255) <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
    return 0.2126 * lin(r) + 0.7152 * lin(g) + 0.0722 * lin(b);
  };
  const backdrop = (el) => {
    for (let at = el; at; at = up(at)) {
      const s = style(at);
      if (s.backgroundImage !== 'none') return null;
      const c = rgb(s.backgroundColor);
      if (c && c.a > 0.95) return c;
    }
    return { r: 255, g: 255, b: 255, a: 1 };
  };
  const contrast = (el) => {
    const front = rgb(style(el).color), back = backdrop(el);
    if (!front || !back || front.a < 0.95) return null;
    const [a, b] = [luminance(front), luminance(back)].sort((p, q) => q - p);
    return Math.round(((a + 0.05) / (b + 0.05)) * 100) / 100;
  };

  // ---- names
  // Icon fonts draw a word as a picture: "shopping_cart" is nothing that a customer reads.
  const drawn = (el) => el.children.length === 0 && /(^|[\s_-])(icons?|symbols?)([\s_-]|$)/i.test(typeof el.className === 'string' ? el.className : '')
    && /^[a-z0-9]+(_[a-z0-9]+)*$/.test(el.textContent.trim());
  const read = (el) => {
    let words = el.innerText === undefined ? el.textContent : el.innerText;
    if (el.tagName === 'BODY') return words;
    for (const icon of el.querySelectorAll('i, span')) if (drawn(icon) && icon.innerText) words = words.replace(icon.innerText, ' ');
    return words;
  };
  const text = (el, max = 160) => clip(read(el), max);
  const byIds = (el, attribute) => clip((el.getAttribute(attribute) || '').split(/\s+/).filter(Boolean)
    .map((id) => el.getRootNode().getElementById?.(id)).filter(Boolean).map((n) => n.innerText || n.textContent).join(' '), 200);
  const pictureName = (el) => {
    const pic = el.querySelector?.('img[alt]:not([alt=""]), svg[aria-label], svg title, [role=img][aria-label]');
    return pic ? clip(pic.getAttribute('alt') || pic.getAttribute('aria-label') || pic.textContent, 120) : '';
  };
  const name = (el) => byIds(el, 'aria-labelledby') || clip(el.getAttribute('aria-label'), 160)
    || (/^(submit|button|reset)$/.test(el.type || '') && el.tagName === 'INPUT' ? clip(el.value, 120) : '')
    || (el.tagName === 'INPUT' && el.type === 'image' ? clip(el.alt, 120) : '')
    || text(el) || pictureName(el) || clip(el.getAttribute('title'), 120) || '';
  const tokens = (el) => clip([el.id, el.getAttribute('name'), typeof el.className === 'string' ? el.className : '',
    el.getAttribute('data-testid'), el.getAttribute('data-test'), el.getAttribute('data-action'), el.getAttribute('data-button-action'), el.getAttribute('data-hook'),
    el.getAttribute('formaction') ? 'formaction ' + el.getAttribute('formaction') : '', el.getAttribute('onclick')]
    .filter(Boolean).join(' '), 240);
  // A control without words is told by its icon.
  const icons = (el) => clip(Array.from(el.querySelectorAll('i, svg, use, span, img')).filter((e) => !/\p{L}/u.test(e.textContent))
    .map((e) => [e.getAttribute('class'), e.getAttribute('href'), e.getAttribute('xlink:href')].filter(Boolean).join(' ')).join(' '), 120);
  // The header or footer of a card, an article or a form is not the page's (HTML-AAM); a form may hold the whole page, though.
  const parts = new Map();
  const isDialogBox = (el) => el.tagName === 'DIALOG' || /^(alert)?dialog$/.test(el.getAttribute('role') || '');
  const isPart = (el) => {
    let known = parts.get(el);
    if (known === undefined) {
      const within = /^(HEADER|FOOTER)$/.test(el.tagName) && !el.getAttribute('role')
        ? closest(up(el), (a) => isDialogBox(a) || /^(ARTICLE|ASIDE|MAIN|NAV|SECTION|FORM)$/.test(a.tagName), 60) : null;
      // Some templates put the whole page into one of these.
      const whole = within && !isDialogBox(within) && (within.tagName === 'MAIN' ? rect(within).top + scroll.y < 8 : within.querySelector('main, nav, [role=main]'));
      parts.set(el, (known = within !== null && !whole));
    }
    return known;
  };
  const landmark = (el) => {
    const at = closest(el, (a) => /^(HEADER|NAV|MAIN|FOOTER|DIALOG|ASIDE)$/.test(a.tagName) && !isPart(a)
      || /^(banner|navigation|main|contentinfo|dialog|alertdialog|complementary)$/.test(a.getAttribute?.('role') || ''));
    if (!at) return '';
    const role = at.getAttribute('role') || '';
    return { banner: 'header', navigation: 'nav', main: 'main', contentinfo: 'footer', dialog: 'dialog', alertdialog: 'dialog',
      complementary: 'aside' }[role] || at.tagName.toLowerCase();
  };

  // ---- layers: dialogs and whatever floats above the page
  const layers = [];
  const layerOf = new Map();
  for (const el of all) {
    const role = el.getAttribute('role') || '';
    const isDialog = el.tagName === 'DIALOG' || /^(dialog|alertdialog)$/.test(role) || el.getAttribute('aria-modal') === 'true';
    const s = isDialog ? null : style(el);
    // What sticks lies over the page as a bar; a column that does so beside a text is part of the page.
    const sticks = s && s.position === 'sticky' && rect(el).width >= 0.6 * view.width && rect(el).height <= 0.4 * view.height;
    const floats = s && (s.position === 'fixed' || sticks || (s.position === 'absolute' && Number(s.zIndex) >= 50));
    if (!isDialog && !floats) continue;
    if (!shown(el) && !Array.from(el.children).some(shown)) continue;
    if (!isDialog && closest(up(el), (a) => layerOf.has(a))) continue;
    const r = rect(el);
    const inView = Math.max(0, Math.min(r.right, view.width) - Math.max(r.left, 0))
      * Math.max(0, Math.min(r.bottom, view.height) - Math.max(r.top, 0));
    const words = text(el, 1500);
    if (words.length < 2) continue;
    if (!isDialog && (/^(HEADER|NAV)$/.test(el.tagName) || el.querySelector('main, [role=main]'))) continue; // the page itself may float, too
    if (inView <= 0) continue;
    layerOf.set(el, layers.length);
    const [left, right, top, bottom] = [Math.max(r.left, 0), Math.min(r.right, view.width), Math.max(r.top, 0), Math.min(r.bottom, view.height)];
    const mine = (x, y) => { const hit = hitAt(x, y); return !!hit && closest(hit, (a) => a === el) !== null; };
    const spots = [[0.5, 0.5], [0.15, 0.15], [0.85, 0.15], [0.15, 0.85], [0.85, 0.85]].map(([x, y]) => mine(left + (right - left) * x, top + (bottom - top) * y));
    layers.push({ on_top: spots.filter(Boolean).length / spots.length, middle: mine(view.width / 2, view.height / 2), ref: refs.push(el) - 1, dialog: isDialog, modal: el.getAttribute('aria-modal') === 'true' || (el.tagName === 'DIALOG' && el.matches(':modal')),
      box: box(el), covers: Math.round((inView / (view.width * view.height)) * 1000) / 1000, text: words,
      tokens: tokens(el), position: style(el).position, z: Number(style(el).zIndex) || 0 });
  }
  const layer = (el) => {
    const at = closest(el, (a) => layerOf.has(a));
    return at ? layerOf.get(at) : -1;
  };

  // ---- what repeats is a list of cards
  const shape = (el) => el.tagName + '.' + Array.from(el.children).map((c) => c.tagName).join('');
  const repeats = (el) => {
    for (let at = el, n = 0; at && n < 5; at = up(at), n++) {
      const parent = up(at);
      if (!parent || parent.children.length < 3) continue;
      const same = Array.from(parent.children).filter((c) => c.tagName === at.tagName && (c.className === at.className || shape(c) === shape(at)));
      if (same.length >= 3 && at.querySelector?.('img, picture, [style*=background-image]')) return same.length;
    }
    return 0;
  };

  // ---- forms
  const forms = Array.from(new Set(all.filter((e) => e.tagName === 'FORM')));
  const formInfo = forms.map((f) => ({ ref: refs.push(f) - 1, action: f.getAttribute('action') === null ? '' : f.action && typeof f.action === 'string' ? f.action : f.getAttribute('action'),
    method: (f.getAttribute('method') || 'get').toLowerCase(), shown: shown(f), tokens: tokens(f), role: f.getAttribute('role') || '', layer: layer(f) }));
  const formOf = (el) => forms.indexOf(el.form && el.form.tagName === 'FORM' ? el.form : closest(el, (a) => a.tagName === 'FORM'));

  // ---- fields
  const labelFor = (el) => {
    const ids = byIds(el, 'aria-labelledby');
    if (ids) return [ids, 'aria'];
    if (el.labels && el.labels.length) {
      const own = clip(Array.from(el.labels).map((l) => {
        const copy = l.cloneNode(true);
        copy.querySelectorAll('select, option, textarea, script, style').forEach((n) => n.remove());
        copy.querySelectorAll('i, span').forEach((n) => { if (drawn(n)) n.remove(); });
        return copy.textContent;
      }).join(' '), 240);
      if (own) return [own, 'label'];
    }
    const aria = clip(el.getAttribute('aria-label'), 200);
    if (aria) return [aria, 'aria'];
    if (clip(el.getAttribute('title'), 200)) return [clip(el.getAttribute('title'), 200), 'title'];
    if (clip(el.getAttribute('placeholder'), 200)) return [clip(el.getAttribute('placeholder'), 200), 'placeholder'];
    return ['', ''];
  };
  const nearby = (el) => {
    for (let at = el, n = 0; at && n < 4; at = up(at), n++) {
      let before = at.previousSibling;
      while (before) {
        const words = clip(before.nodeType === 3 ? before.textContent : before.nodeType === 1 && !before.querySelector('input,select,textarea') ? before.innerText : '', 120);
        if (words) return words;
        before = before.previousSibling;
      }
      const after = at.nextSibling;
      if (/^(radio|checkbox)$/.test(el.type || '') && after) {
        const words = clip(after.nodeType === 3 ? after.textContent : after.innerText, 200);
        if (words) return words;
      }
    }
    return '';
  };
  const section = (el) => {
    const set = closest(el, (a) => a.tagName === 'FIELDSET' || /^(group|radiogroup)$/.test(a.getAttribute?.('role') || ''));
    if (set) {
      const legend = set.querySelector(':scope > legend');
      const words = legend ? text(legend, 120) : byIds(set, 'aria-labelledby') || clip(set.getAttribute('aria-label'), 120);
      if (words) return words;
    }
    const heads = headings.filter((h) => h.el.compareDocumentPosition(el) & Node.DOCUMENT_POSITION_FOLLOWING);
    return heads.length ? heads[heads.length - 1].text : '';
  };
  const headings = all.filter((e) => /^H[1-6]$/.test(e.tagName) || e.getAttribute('role') === 'heading' || e.tagName === 'LEGEND')
    .filter(shown).map((el) => ({ el, level: Number(el.tagName[1]) || Number(el.getAttribute('aria-level')) || 0, text: text(el, 160) })).filter((h) => h.text);

  const fields = [];
  // Radio buttons without a name belong together when one group holds them.
  const groups = [];
  const groupOf = (el) => {
    const set = closest(el, (a) => a.getAttribute?.('role') === 'radiogroup' || a.tagName === 'FIELDSET');
    if (!set) return '';
    if (!groups.includes(set)) groups.push(set);
    return `group ${groups.indexOf(set)}`;
  };
  const opensList = (el) => el.getAttribute('aria-haspopup') === 'listbox';
  const isField = (el) => {
    const role = el.getAttribute('role') || '';
    if (el.tagName === 'INPUT') return !/^(hidden|submit|button|image|reset)$/.test(el.type);
    return el.tagName === 'SELECT' || el.tagName === 'TEXTAREA' || (/^(combobox|textbox|searchbox|radio|checkbox|switch|spinbutton)$/.test(role) && el.tagName !== 'BUTTON')
      || (el.tagName === 'BUTTON' && (/^(combobox|radio|checkbox|switch)$/.test(role) || opensList(el))) || el.isContentEditable && el.getAttribute('contenteditable') === 'true';
  };
  for (const el of all) {
    if (!isField(el) || fields.length >= limits.fields) continue;
    if (el.getAttribute('role') === 'radio' && up(el)?.closest?.('[role=radio]')) continue; // the dot of another one, drawn
    const role = el.getAttribute('role') || '';
    const kind = el.tagName === 'SELECT' ? 'select' : el.tagName === 'TEXTAREA' ? 'textarea'
      : el.tagName === 'INPUT' ? (role === 'combobox' && el.type === 'text' ? 'combobox' : el.type) : role || (opensList(el) ? 'combobox' : 'text');
    const label = el.labels && el.labels[0];
    const proxy = !shown(el) && label && shown(label) ? label : !shown(el) && /^(radio|checkbox)$/.test(kind) && up(el) && shown(up(el)) ? up(el) : null;
    const visible = shown(el) || proxy !== null;
    let [words, from] = labelFor(el);
    if (!words) [words, from] = [nearby(el), ''];
    if (words && !from) from = 'nearby';
    const described = byIds(el, 'aria-describedby');
    const errors = byIds(el, 'aria-errormessage');
    const options = el.tagName === 'SELECT' ? Array.from(el.options).slice(0, 260).map((o) => ({ value: o.value.slice(0, 80), text: clip(o.textContent, 80), disabled: o.disabled })) : [];
    // A button's own value is sent, not shown; what stands on it may be only a placeholder.
    const shows = el.value === undefined || el.tagName === 'BUTTON';
    let value = !shows ? String(el.value) : el.matches('[data-placeholder]') || el.querySelector('[data-placeholder]') ? '' : text(el, 80);
    if (/^(password)$/.test(kind)) value = value ? '*' : '';
    fields.push({ ref: refs.push(proxy || el) - 1, own: refs.push(el) - 1, kind, name: clip(el.getAttribute('name') || el.id, 80), id: clip(el.id, 80), label: words, label_from: from,
      placeholder: clip(el.getAttribute('placeholder'), 120), title: clip(el.getAttribute('title'), 120), autocomplete: clip(el.getAttribute('autocomplete'), 60),
      inputmode: clip(el.getAttribute('inputmode'), 20), required: el.required === true || el.getAttribute('aria-required') === 'true',
      pattern: clip(el.getAttribute('pattern'), 120), maxlength: el.maxLength > 0 && el.maxLength < 10000 ? el.maxLength : 0, min: clip(el.getAttribute('min'), 20), max: clip(el.getAttribute('max'), 20),
      value: value.slice(0, 120), checked: el.checked === true || el.getAttribute('aria-checked') === 'true', disabled: el.disabled === true || el.readOnly === true && kind !== 'combobox' || el.getAttribute('aria-disabled') === 'true',
      group: clip(el.getAttribute('name'), 80) || (kind === 'radio' ? groupOf(el) : ''), option_value: /^(radio|checkbox)$/.test(kind) ? String(el.value || '').slice(0, 80) : '',
      options, section: section(el), described, error: errors || (el.getAttribute('aria-invalid') === 'true' ? described : ''), invalid: el.getAttribute('aria-invalid') === 'true',
      browser_invalid: el.validity ? !el.validity.valid : false, form: formOf(el), landmark: landmark(el), layer: layer(el), visible, tab: el.tabIndex, hidden_aria: closest(el, (a) => a.getAttribute?.('aria-hidden') === 'true') !== null,
      tokens: tokens(el), row: closest(el, (a) => a.tagName === 'LABEL' || a.tagName === 'LI' || a.tagName === 'TR') ? text(closest(el, (a) => a.tagName === 'LABEL' || a.tagName === 'LI' || a.tagName === 'TR'), 240) : '',
      expanded: el.getAttribute('aria-expanded'), box: proxy ? box(proxy) : box(el) });
  }

  // ---- an error that stands in a field's own row, and is tied to it by nothing else
  const owns = new Map(fields.map((f) => [refs[f.own], f]));
  for (const el of all) {
    const cls = typeof el.className === 'string' ? el.className : '';
    if (!/(^|[\s_-])(errors?|invalid|danger|fehler|erreur)([\s_-]|$|message|text)/i.test(cls.replace(/([a-z])([A-Z])/g, '$1-$2')) || owns.has(el) || !shown(el)) continue;
    const said = text(el, 160);
    if (!said || el.querySelector('input,select,textarea')) continue;
    const row = closest(up(el), (a) => a.querySelector('input:not([type=hidden]),select,textarea') !== null, 4);
    const beside = row ? Array.from(row.querySelectorAll('input,select,textarea')).map((e) => owns.get(e)).filter(Boolean) : [];
    if (!beside.length || beside.length > 4 || /^(BODY|MAIN)$/.test(row.tagName) || (row.tagName === 'FORM' && beside.length > 1)) continue;
    const before = beside.filter((f) => refs[f.own].compareDocumentPosition(el) & Node.DOCUMENT_POSITION_FOLLOWING);
    const meant = before[before.length - 1] || beside[0];
    meant.blamed = meant.blamed || said;
  }

  // ---- controls
  const controls = [];
  const isControl = (el) => {
    const role = el.getAttribute('role') || '';
    if (el.tagName === 'A') return el.hasAttribute('href') || role === 'button' || el.hasAttribute('onclick');
    if (el.tagName === 'BUTTON' || el.tagName === 'SUMMARY') return !isField(el);
    if (el.tagName === 'INPUT') return /^(submit|button|image)$/.test(el.type);
    return /^(button|link|tab|menuitem|option)$/.test(role) || el.hasAttribute('onclick');
  };
  const unfolded = (el) => el.getAttribute('aria-expanded')
    || (el.tagName === 'SUMMARY' && up(el)?.tagName === 'DETAILS' ? String(up(el).open) : null);
  const pressable = (el) => style(el).cursor === 'pointer' && !(up(el) && style(up(el)).cursor === 'pointer')
    && el.tagName !== 'LABEL' && el.tagName !== 'OPTION' && !closest(el, isControl) && !el.querySelector('a,button,input,select,textarea,label')
    && !isField(el);
  for (const el of all) {
    if (controls.length >= limits.controls) break;
    if (!isControl(el) && !(style(el).cursor === 'pointer' && pressable(el))) continue;
    const visible = shown(el);
    const words = name(el);
    if (!visible && el.tagName !== 'A') continue;
    const coded = [tokens(el), /\p{L}/u.test(words) ? '' : icons(el)].filter(Boolean).join(' ');
    if (!words && !coded) continue;
    const r = rect(el);
    const s = style(el);
    controls.push({ ref: refs.push(el) - 1, role: el.getAttribute('role') || (el.tagName === 'A' ? 'link' : 'button'), native: /^(A|BUTTON|INPUT|SUMMARY)$/.test(el.tagName),
      tag: el.tagName.toLowerCase(), type: el.type && typeof el.type === 'string' ? el.type : '', name: words, text: text(el), href: el.tagName === 'A' && el.href && typeof el.href === 'string' ? el.href : '', target: el.getAttribute('target') || '',
      form: formOf(el), form_action: el.formAction && el.hasAttribute('formaction') ? el.formAction : '', disabled: el.disabled === true || el.getAttribute('aria-disabled') === 'true' || s.pointerEvents === 'none',
      visible, on_top: visible ? onTop(el) : null, landmark: landmark(el), layer: layer(el), repeats: el.tagName === 'A' || visible ? repeats(el) : 0,
      picture: !!el.querySelector('img, picture'), heading: closest(el, (a) => /^H[1-6]$/.test(a.tagName), 4) !== null || !!el.querySelector('h1,h2,h3,h4,h5,h6'),
      expanded: unfolded(el), pressed: el.getAttribute('aria-pressed') || el.getAttribute('aria-selected') || el.getAttribute('aria-checked'), tokens: coded, contrast: visible && words ? contrast(el) : null,
      font_px: visible ? Math.round(parseFloat(s.fontSize) * 10) / 10 : null, fixed: s.position === 'fixed', box: { x: r.x + scroll.x, y: r.y + scroll.y, width: r.width, height: r.height },
      row: (() => { const row = closest(el, (a) => a.tagName === 'TR' || a.tagName === 'LI' || a.tagName === 'ARTICLE', 6); return row ? text(row, 240) : ''; })() });
  }

  // ---- money, with the words of its row
  const MONEY = /(?:(?:[A-Z]{2,3}\$|[$€£¥₹₽₺₴₩]|\b(?:EUR|USD|GBP|CHF|PLN|CZK|SEK|DKK|NOK|HUF|RON|JPY|CAD|AUD|BRL|TRY)|zł|Kč|kr\.?|R\$|Ft|lei)\s?-?\d[\d.,'’\u00a0\u202f ]*\d?(?:[.,][-–—]{1,2})?)|(?:-?\d[\d.,'’\u00a0\u202f]*(?:[.,][-–—]{1,2})?\s?(?:[$€£¥₹₽₺₴₩円]|\b(?:EUR|USD|GBP|CHF|PLN|CZK|SEK|DKK|NOK|HUF|RON|JPY|CAD|AUD|BRL|TRY)\b|zł|Kč|kr\b\.?|Ft\b|lei\b))/;
  const money = [];
  const seenRows = new Set();
  for (const el of all) {
    if (money.length >= limits.money) break;
    if (/^(SCRIPT|STYLE|OPTION|SELECT|NOSCRIPT|TEMPLATE|HEAD|TITLE)$/.test(el.tagName)) continue;
    const own = Array.from(el.childNodes).filter((n) => n.nodeType === 3).map((n) => n.textContent).join(' ');
    const whole = el.children.length && el.children.length <= 4 && (el.textContent || '').length < 40 ? el.textContent : own;
    if (!/\d/.test(whole) || !MONEY.test(whole)) continue;
    if (whole !== own && Array.from(el.children).some((c) => MONEY.test(c.textContent || ''))) continue;
    if (!shown(el)) continue;
    const letters = (t) => (t.replace(MONEY, '').match(/\p{L}/gu) || []).length;
    let row = el;
    let words = text(el, 240);
    if (letters(words) < 3) {
      const dd = closest(el, (a) => a.tagName === 'DD', 4);
      const dt = dd && dd.previousElementSibling;
      if (dt && dt.tagName === 'DT') { words = text(dt, 120) + ' ' + words; row = dd; }
      else for (let at = up(el), n = 0; at && n < 6; at = up(at), n++) {
        const t = text(at, 400);
        if (t.length > 220) break;
        row = at; words = t;
        if (letters(t) >= 3) break;
      }
    }
    const s = style(el);
    const struck = closest(el, (a) => /^(S|DEL|STRIKE)$/.test(a.tagName) || style(a).textDecorationLine.includes('line-through'), 4) !== null;
    const key = words + '|' + Math.round(rect(el).y) + '|' + Math.round(rect(el).x);
    if (seenRows.has(key)) continue;
    seenRows.add(key);
    money.push({ ref: refs.push(el) - 1, amount: clip(whole, 80), row: words, struck, font_px: parseFloat(s.fontSize), weight: Number(s.fontWeight) || 400,
      landmark: landmark(el), layer: layer(el), repeats: repeats(el), section: section(el), box: box(el) });
  }

  // ---- messages
  const messages = [];
  for (const el of all) {
    if (messages.length >= 40) break;
    const role = el.getAttribute('role') || '';
    const live = el.getAttribute('aria-live') || '';
    const cls = typeof el.className === 'string' ? el.className : '';
    const alertish = role === 'alert' || live === 'assertive';
    const statusish = role === 'status' || live === 'polite' || el.tagName === 'OUTPUT';
    const errorish = /(^|[\s_-])(errors?|invalid|feedback|danger|warning|fehler|erreur|validation)([\s_-]|$|list|message|text)/i.test(cls + ' ' + el.id);
    if (!alertish && !statusish && !errorish) continue;
    if (!shown(el)) continue;
    const words = text(el, 300);
    if (!words || el.querySelector('input,select,textarea,form')) continue;
    messages.push({ text: words, kind: alertish ? 'alert' : errorish ? 'error' : 'status', id: el.id, box: box(el) });
  }

  const data = Array.from(document.querySelectorAll('script[type="application/ld+json"]')).slice(0, 20).map((s) => s.textContent.slice(0, 60000));
  const micro = Array.from(document.querySelectorAll('[itemtype*="schema.org/Product"]')).slice(0, 3).map((p) => {
    const prop = (n) => { const e = p.querySelector(`[itemprop="${n}"]`); return e ? clip(e.getAttribute('content') || e.getAttribute('href') || e.textContent, 120) : ''; };
    return { name: prop('name'), price: prop('price'), currency: prop('priceCurrency'), availability: prop('availability') };
  });
  const frames = all.filter((e) => e.tagName === 'IFRAME' && shown(e)).slice(0, 30).map((f) => ({ src: f.src || '', title: clip(f.title || f.getAttribute('aria-label'), 120), name: f.name || '', box: box(f) }));
  const media = all.filter((e) => /^(VIDEO|AUDIO)$/.test(e.tagName) && (e.autoplay || !e.paused) && (e.tagName === 'AUDIO' || shown(e)))
    .map((m) => m.tagName.toLowerCase() + (m.muted || m.volume === 0 ? ' (muted)' : ' (with sound)'));
  const busy = document.readyState !== 'complete' || all.some((e) => (e.getAttribute('aria-busy') === 'true' || /(^|[\s_-])(spinner|loading|loader|skeleton)([\s_-]|$)/i.test(typeof e.className === 'string' ? e.className : '')) && shown(e) && rect(e).y < view.height);
  const root = document.documentElement;
  // What stands in shadow roots is not part of the body's innerText.
  const wholeText = () => [document.body, ...all.filter((e) => e.shadowRoot).flatMap((e) => Array.from(e.shadowRoot.children))]
    .filter((e) => e && !/^(STYLE|SCRIPT|TEMPLATE)$/.test(e.tagName)).map((e) => e.innerText || '').filter(Boolean).join('\n');
  return {
    url: location.href, title: clip(document.title, 300), lang: clip(root.lang || document.querySelector('meta[http-equiv="content-language" i]')?.content, 20), view, scroll,
    content: { width: Math.max(root.scrollWidth, document.body?.scrollWidth || 0), height: Math.max(root.scrollHeight, document.body?.scrollHeight || 0) },
    text: wholeText().slice(0, limits.text), headings: headings.slice(0, 60).map((h) => h.text), h1: headings.filter((h) => h.level === 1).map((h) => h.text)[0] || '',
    h1_box: (() => { const h = headings.find((x) => x.level === 1); return h ? box(h.el) : null; })(),
    forms: formInfo, fields, controls, money, messages, layers, json_ld: data, microdata: micro, frames, media, busy,
    generator: clip(document.querySelector('meta[name=generator]')?.content, 80), og_type: clip(document.querySelector('meta[property="og:type"]')?.content, 40),
    alternates: Array.from(document.querySelectorAll('link[rel=alternate][hreflang]')).slice(0, 40).map((l) => ({ lang: l.hreflang, href: l.href })),
    canonical: document.querySelector('link[rel=canonical]')?.href || '', body_class: clip(document.body?.className && typeof document.body.className === 'string' ? document.body.className : '', 200),
    scripts: Array.from(document.scripts).map((s) => s.src).filter(Boolean).slice(0, 80),
  };
}
