(() => {
  'use strict';
  const $ = (s, r = document) => r.querySelector(s), $$ = (s, r = document) => [...r.querySelectorAll(s)];
  const LOADER = '<div class="loader" role="status"><span class="visually-hidden">Lädt ...</span></div>';

  /* off-canvas sheets */
  function closeSheet() {
    const sheet = $('.offcanvas');
    if (!sheet) return;
    sheet.classList.remove('show');
    $('.modal-backdrop')?.remove();
    document.body.classList.remove('no-scroll');
    setTimeout(() => sheet.remove(), 250);
  }
  function openSheet(html, side, kind = '') {
    $('.offcanvas')?.remove(); $('.modal-backdrop')?.remove();
    document.body.insertAdjacentHTML('beforeend', `<div class="offcanvas offcanvas-${side} ${kind}" data-id="off-canvas-${Date.now()}" tabindex="-1" role="dialog" aria-modal="true">${html}</div><div class="modal-backdrop modal-backdrop-open"></div>`);
    document.body.classList.add('no-scroll');
    requestAnimationFrame(() => requestAnimationFrame(() => $('.offcanvas')?.classList.add('show')));
  }
  async function cartSheet(html) {
    if (html === undefined) {
      openSheet(`<div class="offcanvas-body">${LOADER}</div>`, 'end', 'cart-offcanvas');
      html = await (await fetch('/checkout/offcanvas', { headers: { 'X-Requested-With': 'XMLHttpRequest' } })).text();
    }
    if ($('.offcanvas')) $('.offcanvas').innerHTML = html; else openSheet(html, 'end', 'cart-offcanvas');
    autoSubmit($('.offcanvas'));
  }
  async function cartWidget() {
    const link = $('[data-cart-widget]');
    if (!link) return;
    const known = sessionStorage.getItem('cart-widget-template');
    if (known) link.innerHTML = known;
    const answer = await fetch('/widgets/checkout/info');
    if (answer.status === 204) { sessionStorage.removeItem('cart-widget-template'); return; }
    link.innerHTML = await answer.text();
    sessionStorage.setItem('cart-widget-template', link.innerHTML);
  }
  function autoSubmit(root) {
    $$('form[data-form-auto-submit]', root).forEach((form) => form.addEventListener('change', async () => {
      if (form.closest('.offcanvas')) {
        await fetch(form.action, { method: 'POST', body: new FormData(form) });
        cartSheet(await (await fetch('/checkout/offcanvas')).text());
        cartWidget();
        return;
      }
      document.body.insertAdjacentHTML('beforeend', `<div class="page-loader">${LOADER}</div><div class="modal-backdrop modal-backdrop-open"></div>`);
      form.submit();
    }));
  }
  $$('form[data-add-to-cart]').forEach((form) => form.addEventListener('submit', async (e) => {
    e.preventDefault();
    openSheet(`<div class="offcanvas-body">${LOADER}</div>`, 'end', 'cart-offcanvas');
    cartSheet(await (await fetch(form.action, { method: 'POST', body: new FormData(form), headers: { 'X-Requested-With': 'XMLHttpRequest' } })).text());
    cartWidget();
  }));

  /* cookies */
  const bar = $('.cookie-permission-container');
  const accept = () => { document.cookie = 'cookie-preference=1; path=/; max-age=2592000'; bar.style.display = 'none'; document.body.style.paddingBottom = ''; };
  if (!document.cookie.includes('cookie-preference=1')) { bar.style.display = 'block'; document.body.style.paddingBottom = bar.offsetHeight + 'px'; }

  document.addEventListener('click', async (e) => {
    const at = (s) => e.target.closest(s);
    if (at('.js-cookie-permission-button, .js-cookie-accept-all-button')) accept();
    else if (at('.js-cookie-configuration-button')) openSheet($('#cookie-offcanvas').innerHTML, 'start');
    else if (at('.js-offcanvas-cookie-submit, .js-offcanvas-cookie-accept-all')) { accept(); closeSheet(); }
    else if (at('.js-offcanvas-close, .modal-backdrop')) { e.preventDefault(); closeSheet(); }
    else if (at('[data-off-canvas-menu]')) openSheet($('.js-navigation-offcanvas-initial-content').innerHTML, 'start', 'navigation-offcanvas');
    else if (at('.js-navigation-offcanvas-link')) {
      e.preventDefault();
      const html = await (await fetch(at('a').dataset.href)).text();
      $('.navigation-offcanvas-list').outerHTML = html;
    } else if (at('.js-navigation-offcanvas-back')) { e.preventDefault(); openSheet($('.js-navigation-offcanvas-initial-content').innerHTML, 'start', 'navigation-offcanvas'); }
    else if (at('[data-off-canvas-cart]')) { e.preventDefault(); cartSheet(); }
    else if (at('[data-account-menu]')) {
      if (innerWidth < 768) openSheet($('.account-menu-dropdown').innerHTML, 'end', 'account-menu-offcanvas');
      else $('.account-menu-dropdown').classList.toggle('show');
    } else if (at('.js-search-toggle-btn')) $('#searchCollapse').classList.toggle('show');
    else if (at('[data-bs-toggle="collapse"]')) { e.preventDefault(); $(at('a').getAttribute('href')).classList.toggle('show'); }
    else if (at('.js-close-flyout-menu')) $$('.navigation-flyout').forEach((f) => f.classList.remove('is-open'));
    else if (at('.js-btn-plus')) at('.input-group').querySelector('input').stepUp();
    else if (at('.js-btn-minus')) at('.input-group').querySelector('input').stepDown();
    else if (at('[data-ajax-modal]')) {
      e.preventDefault();
      const text = new DOMParser().parseFromString(await (await fetch(at('a').href)).text(), 'text/html');
      document.body.insertAdjacentHTML('beforeend', `<div class="modal show" role="dialog" aria-modal="true"><div class="modal-dialog"><div class="modal-content"><div class="modal-header"><button type="button" class="btn-close close" aria-label="Schließen">✕</button></div><div class="modal-body">${$('.container-main', text).innerHTML}</div></div></div></div>`);
    } else if (at('.modal .btn-close')) at('.modal').remove();
    else if (!at('.account-menu')) $('.account-menu-dropdown')?.classList.remove('show');
  });

  /* fly-outs of the main navigation */
  let closing;
  $$('[data-flyout-menu-trigger]').forEach((link) => link.addEventListener('mouseenter', () => {
    clearTimeout(closing);
    $$('.navigation-flyout').forEach((f) => f.classList.toggle('is-open', f.dataset.flyoutMenuId === link.dataset.flyoutMenuTrigger));
  }));
  $('.main-navigation')?.addEventListener('mouseleave', () => { closing = setTimeout(() => $$('.navigation-flyout').forEach((f) => f.classList.remove('is-open')), 150); });

  /* forms */
  autoSubmit(document);
  $('[data-variant-switch]')?.addEventListener('change', async (e) => {
    document.body.insertAdjacentHTML('beforeend', `<div class="page-loader">${LOADER}</div><div class="modal-backdrop modal-backdrop-open"></div>`);
    const answer = await (await fetch(`/detail/${location.pathname.split('/').pop()}/switch?variant=${e.target.dataset.variant}`)).json();
    location.replace(answer.url);
  });
  $('#createAccount')?.addEventListener('change', (e) => {
    const box = $('.js-form-field-toggle-guest-mode');
    box.classList.toggle('d-none', !e.target.checked);
    $('input', box).required = e.target.checked;
  });
  $('.js-different-shipping-checkbox')?.addEventListener('change', (e) => {
    const box = $('.js-form-field-toggle-shipping-address');
    box.classList.toggle('d-none', !e.target.checked);
    $$('input, select', box).forEach((i) => { i.required = e.target.checked && !i.matches('.country-state-select'); });
  });
  $$('[data-country-state-select]').forEach((group) => {
    const country = $('select', group), state = $('.country-state-select', group);
    const load = async () => {
      if (!country.value) return;
      const { states } = await (await fetch('/country/country-state-data', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ countryId: country.value }) })).json();
      state.innerHTML = '<option value="">Bundesland auswählen ...</option>' + states.map((s) => `<option value="${s.id}">${s.translated.name}</option>`).join('');
      state.closest('.form-group').classList.toggle('d-none', !states.length);
    };
    country.addEventListener('change', load);
    load();
  });
  $$('form[data-form-submit-loader], form.register-form').forEach((form) => form.addEventListener('submit', () => {
    const button = $('button[type=submit]', form);
    button.disabled = true;
    button.insertAdjacentHTML('afterbegin', LOADER + ' ');
  }));
  addEventListener('pageshow', (e) => { if (e.persisted) location.reload(); });
  cartWidget();
})();
