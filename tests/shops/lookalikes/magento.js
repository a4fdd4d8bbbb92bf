(() => {
  'use strict';
  const $ = (s, root = document) => root.querySelector(s);
  const $$ = (s, root = document) => [...root.querySelectorAll(s)];
  const esc = (t) => String(t).replace(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c]);
  const uid = () => Math.random().toString(36).slice(2, 9).toUpperCase();
  const busy = (on) => { $('body > .loading-mask').style.display = on ? 'block' : 'none'; };
  const post = (url, body) => fetch(url, { method: 'POST', headers: { 'Content-Type': 'application/json', 'X-Requested-With': 'XMLHttpRequest' }, body: JSON.stringify(body) });

  /* ---- customer sections ---- */
  function message(type, html) {
    $('.page.messages .messages').innerHTML = `<div class="message-${type} ${type} message" data-ui-id="message-${type}"><div>${html}</div></div>`;
  }
  async function sections() {
    const data = await (await fetch('/customer/section/load/?sections=cart%2Cmessages&_=' + Date.now())).json();
    for (const m of data.messages.messages) message(m.type, m.text);
    const counter = $('.counter.qty');
    if (!counter) return;
    const n = data.cart.summary_count;
    counter.classList.toggle('empty', !n);
    $('.counter-number', counter).textContent = n || '';
    $('.counter-label', counter).textContent = n ? 'items' : '';
    const items = data.cart.items.map((i) => `<li class="item product product-item"><div class="product"><a class="product-item-photo" tabindex="-1" href="/${i.slug}.html"><span class="product-image-container"><img src="/media/catalog/product/${i.slug}.svg" width="78" height="97" alt="${esc(i.name)}"></span></a>
      <div class="product-item-details"><strong class="product-item-name"><a href="/${i.slug}.html">${esc(i.name)}</a></strong>${Object.keys(i.options).length ? `<div class="product options"><span class="toggle" role="tab" tabindex="0">See Details</span><dl class="product options list" style="display:none">${Object.entries(i.options).map(([k, v]) => `<dt class="label">${k}</dt><dd class="values">${v}</dd>`).join('')}</dl></div>` : ''}
      <div class="product-item-pricing"><span class="price">${i.price}</span><div class="details-qty qty"><label class="label" for="cart-item-${i.item_id}-qty">Qty</label><input id="cart-item-${i.item_id}-qty" type="number" size="4" class="item-qty cart-item-qty" value="${i.qty}" data-cart-item="${i.item_id}"><button id="update-cart-item-${i.item_id}" class="update-cart-item" title="Update" style="display:none"><span>Update</span></button></div></div>
      <div class="product actions"><a href="/${i.slug}.html" class="action edit" title="Edit item"><span>Edit</span></a><a href="#" class="action delete" data-cart-item="${i.item_id}" title="Remove item"><span>Remove</span></a></div></div></div></li>`).join('');
    $('#minicart-content-wrapper').innerHTML = `<div class="block-title"><strong><span class="text">My Cart</span></strong></div><div class="block-content"><button type="button" id="btn-minicart-close" class="action close" data-action="close" title="Close"><span>Close</span></button>` + (n
      ? `<div class="items-total"><span class="count">${n}</span> <span>${n === 1 ? 'Item in Cart' : 'Items in Cart'}</span></div><div class="subtotal"><span class="label">Cart Subtotal :</span> <span class="price">${data.cart.subtotal}</span></div><div class="actions"><div class="primary"><button id="top-cart-btn-checkout" type="button" class="action primary checkout" data-action="close" title="Proceed to Checkout">Proceed to Checkout</button></div></div><div class="minicart-items-wrapper"><ol id="mini-cart" class="minicart-items">${items}</ol></div><div class="actions"><div class="secondary"><a class="action viewcart" href="/checkout/cart/"><span>View and Edit Cart</span></a></div></div>`
      : '<strong class="subtitle empty">You have no items in your shopping cart.</strong>') + '</div>';
  }
  const minicart = (open) => {
    const box = $('.block-minicart');
    box.style.display = open ? 'block' : 'none';
    $('.minicart-wrapper').classList.toggle('active', open);
  };

  /* ---- shop pages ---- */
  function shop() {
    document.addEventListener('click', async (e) => {
      const at = (s) => e.target.closest(s);
      if (at('.action.showcart')) { e.preventDefault(); minicart($('.block-minicart').style.display === 'none'); }
      else if (at('#btn-minicart-close')) minicart(false);
      else if (at('#top-cart-btn-checkout, [data-role="proceed-to-checkout"]')) { at('button').disabled = true; location.href = '/checkout/'; }
      else if (at('.options .toggle')) { const l = at('.options').querySelector('dl'); l.style.display = l.style.display === 'none' ? 'block' : 'none'; }
      else if (at('.action.delete')) {
        e.preventDefault();
        if (confirm('Are you sure you would like to remove this item from the shopping cart?')) { await fetch('/checkout/sidebar/removeItem/', { method: 'POST', body: new URLSearchParams({ item_id: at('.delete').dataset.cartItem }) }); await sections(); }
      } else if (at('.action-delete')) { e.preventDefault(); await fetch('/checkout/sidebar/removeItem/', { method: 'POST', body: new URLSearchParams({ item_id: at('.action-delete').dataset.item }) }); location.reload(); }
      else if (at('.update-cart-item')) { const i = at('.details-qty').querySelector('input'); await fetch('/checkout/sidebar/updateItemQty/', { method: 'POST', body: new URLSearchParams({ item_id: i.dataset.cartItem, item_qty: i.value }) }); await sections(); }
      else if (at('.tocompare')) e.preventDefault();
      else if (at('.nav-toggle')) document.documentElement.classList.toggle('nav-open');
      else if (at('.nav-sections-item-switch')) {
        e.preventDefault();
        $$('.nav-sections-item-title').forEach((t) => t.classList.toggle('active', t.contains(e.target)));
      } else if (at('li.parent > a') && innerWidth < 768) {
        e.preventDefault();
        const sub = at('li.parent').querySelector('ul');
        const link = at('a');
        if (!sub.querySelector('.all-category')) sub.insertAdjacentHTML('afterbegin', `<li class="ui-menu-item all-category"><a class="ui-corner-all" tabindex="-1" role="menuitem" href="${link.getAttribute('href')}">All ${esc(link.textContent)}</a></li>`);
        sub.classList.toggle('expanded');
      } else if (at('.swatch-option')) choose(at('.swatch-option'));
      else if (document.documentElement.classList.contains('nav-open') && !at('.nav-sections')) document.documentElement.classList.remove('nav-open');
      else if (!at('.minicart-wrapper') && $('.minicart-wrapper.active')) minicart(false);
    });
    document.addEventListener('keydown', (e) => { if (e.key === 'Enter' && e.target.matches('.swatch-option')) choose(e.target); });
    document.addEventListener('input', (e) => { if (e.target.matches('.cart-item-qty')) e.target.nextElementSibling.style.display = 'inline-block'; });
    $$('form[data-product-sku]').forEach((form) => {
      form.addEventListener('submit', (e) => { e.preventDefault(); addToCart(form); });
      const button = $('button.tocart', form);
      if (button) button.disabled = false;
    });
    $('#search').addEventListener('focus', () => $('.block-search').classList.add('active'));
    $('[data-role="minisearch-label"]').addEventListener('click', () => $('.block-search').classList.toggle('active'));
    sections();
  }
  function choose(option) {
    const box = option.closest('.swatch-attribute');
    const was = option.classList.contains('selected');
    $$('.swatch-option', box).forEach((o) => { o.classList.remove('selected'); o.setAttribute('aria-checked', 'false'); });
    if (!was) { option.classList.add('selected'); option.setAttribute('aria-checked', 'true'); }
    box.dataset.optionSelected = was ? '' : option.dataset.optionId;
    const input = $('.swatch-input', box), said = $('.swatch-attribute-selected-option', box);
    if (input) { input.value = was ? '' : option.dataset.optionId; box.querySelector('.mage-error')?.remove(); }
    if (said) said.textContent = was ? '' : option.dataset.optionLabel;
  }
  async function addToCart(form) {
    let bad = false;
    $$('.swatch-input', form).forEach((i) => {
      const box = i.closest('.swatch-attribute');
      box.querySelector('.mage-error')?.remove();
      if (!i.value) { bad = true; box.insertAdjacentHTML('beforeend', `<div for="${i.name}" generated="true" class="mage-error" id="${i.name}-error">This is a required field.</div>`); }
    });
    if (bad) return;
    const body = new FormData(form), button = $('button.tocart', form);
    $$('.swatch-attribute', form.closest('.product-item') || document.createElement('i')).forEach((b) => body.set(`super_attribute[${b.dataset.attributeId}]`, b.dataset.optionSelected || ''));
    button.classList.add('disabled'); $('span', button).textContent = 'Adding...';
    const answer = await (await fetch(form.action, { method: 'POST', body, headers: { 'X-Requested-With': 'XMLHttpRequest' } })).json();
    if (answer.backUrl) { location.href = answer.backUrl; return; }
    await sections();
    $('span', button).textContent = 'Added';
    setTimeout(() => { button.classList.remove('disabled'); $('span', button).textContent = 'Add to Cart'; }, 1000);
    if ($('.page.messages').getBoundingClientRect().top < 0) scrollTo({ top: 0 });
  }

  /* ---- checkout ---- */
  const quote = { rates: null, rate: '', email: '', address: null };
  const cfg = window.checkoutConfig;
  const field = (scope, name, label, required, inner, id, more = '') => `<div class="field ${required ? '_required' : ''}" name="${scope}.${name}"><label class="label" for="${id}"><span>${label}</span></label><div class="control">${inner}${more}</div></div>`;
  const text = (scope, name, label, required, more) => { const id = uid(); return field(scope, name.replace(/\[(\d)\]/, '.$1'), label, required, `<input class="input-text" type="text" name="${name}" placeholder="" aria-required="${required}" aria-invalid="false" id="${id}">`, id, more); };
  const tip = (t) => `<div class="field-tooltip toggle"><span class="label" id="tooltip-label"><span>Tooltip</span></span><span class="field-tooltip-action action-help" tabindex="0" data-toggle="dropdown" aria-label="Tooltip"></span><div class="field-tooltip-content" aria-hidden="true">${t}</div></div>`;
  function addressFields(scope) {
    const c = uid(), r = uid();
    const countries = Object.entries(cfg.countries).map(([k, v]) => `<option value="${k}"${k === cfg.default ? ' selected' : ''}>${v}</option>`).join('');
    return text(scope, 'firstname', 'First Name', true) + text(scope, 'lastname', 'Last Name', true) + text(scope, 'company', 'Company', false)
      + `<fieldset class="field street admin__control-fields required _required"><legend class="label"><span>Street Address</span></legend><div class="control">${[0, 1, 2].map((n) => text(scope, `street[${n}]`, `Street Address: Line ${n + 1}`, n === 0)).join('')}</div></fieldset>`
      + field(scope, 'country_id', 'Country', true, `<select class="select" name="country_id" id="${c}" aria-required="true" aria-invalid="false"><option value=""> </option>${countries}</select>`, c)
      + field(scope, 'region_id', 'State/Province', true, `<select class="select" name="region_id" id="${r}" aria-required="true" aria-invalid="false"></select>`, r)
      + text(scope, 'region', 'State/Province', false) + text(scope, 'city', 'City', true)
      + text(scope, 'postcode', 'Zip/Postal Code', true) + text(scope, 'telephone', 'Phone Number', true, tip('For delivery questions.'));
  }
  function regions(form) {
    const list = cfg.regions[$('[name="country_id"]', form).value], select = $('select[name="region_id"]', form);
    select.innerHTML = '<option value="">Please select a region, state or province.</option>' + Object.entries(list || {}).map(([k, v]) => `<option data-title="${v}" value="${k}">${v}</option>`).join('');
    select.closest('.field').style.display = list ? '' : 'none';
    $('input[name="region"]', form).closest('.field').style.display = list ? 'none' : '';
  }
  const read = (form) => {
    const v = (n) => $(`[name="${n}"]`, form).value.trim();
    return { firstname: v('firstname'), lastname: v('lastname'), company: v('company'), street: [v('street[0]'), v('street[1]'), v('street[2]')], country_id: v('country_id'), region_id: v('region_id'), region: v('region'), city: v('city'), postcode: v('postcode'), telephone: v('telephone') };
  };
  function valid(form) {
    let first = null;
    $$('.field._required input, .field._required select', form).forEach((i) => {
      if (i.closest('.field').style.display === 'none') return;
      check(i);
      if (i.closest('.field').classList.contains('_error')) first = first || i;
    });
    if (first) first.focus();
    return !first;
  }
  function check(i) {
    const box = i.closest('.field');
    $('.field-error', box)?.remove();
    const bad = i.getAttribute('aria-required') === 'true' && !i.value.trim();
    box.classList.toggle('_error', bad);
    i.setAttribute('aria-invalid', bad);
    if (bad) $('.control', box).insertAdjacentHTML('beforeend', `<div class="field-error" id="error-${i.id}"><span>This is a required field.</span></div>`);
    if (i.name === 'postcode') {
      $('.message.warning', box)?.remove();
      const country = $('[name="country_id"]', i.form).value;
      if (i.value && country === 'US' && !/^\d{5}(-\d{4})?$/.test(i.value.trim())) $('.control', box).insertAdjacentHTML('beforeend', '<div role="alert" class="message warning"><span>Provided Zip/Postal Code seems to be invalid. Example: 12345-6789; 12345. If you believe it is the right one you can ignore this notice.</span></div>');
    }
  }
  function emailOk(show) {
    const i = $('#customer-email');
    const bad = !i.value.trim() ? 'This is a required field.' : /^[^@\s]+@[^@\s]+\.[a-z]{2,}$/i.test(i.value.trim()) ? '' : 'Please enter a valid email address (Ex: johndoe@domain.com).';
    if (show || !bad) {
      $('#customer-email-error')?.remove();
      i.classList.toggle('mage-error', !!bad);
      if (bad) $('#customer-email').insertAdjacentHTML('afterend', `<div for="customer-email" generated="true" class="mage-error" id="customer-email-error">${bad}</div>`);
    }
    return !bad;
  }
  const rateTable = () => !quote.rates || !quote.rates.length
    ? '<div class="no-quotes-block">Sorry, no quotes are available for this order at this time</div>'
    : `<div id="checkout-shipping-method-load"><table class="table-checkout-shipping-method"><thead><tr class="row"><th class="col col-method">Select Method</th><th class="col col-price">Price</th><th class="col col-method">Method Title</th><th class="col col-carrier">Carrier Title</th></tr></thead><tbody>${quote.rates.map((r, n) => `<tr class="row"><td class="col col-method"><input type="radio" class="radio" value="${r.code}" ${quote.rate === r.code ? 'checked' : ''} aria-labelledby="label_method_${r.code} label_carrier_${r.code}" name="ko_unique_${n + 1}"></td><td class="col col-price"><span class="price"><span class="price">${r.price}</span></span></td><td class="col col-method" id="label_method_${r.code}">${r.method_title}</td><td class="col col-carrier" id="label_carrier_${r.code}">${r.carrier_title}</td></tr>`).join('')}</tbody></table></div>
      <div id="onepage-checkout-shipping-method-additional-load"></div><div role="alert" class="message notice" style="display:none"><span>The shipping method is missing. Select the shipping method and try again.</span></div><div class="actions-toolbar" id="shipping-method-buttons-container"><div class="primary"><button data-role="opc-continue" type="submit" class="button action continue primary"><span>Next</span></button></div></div>`;
  const summaryBlock = (totals) => `<aside role="dialog" class="modal-custom opc-sidebar opc-summary-wrapper custom-slide" aria-label="Order Summary"><div class="modal-inner-wrap"><header class="modal-header"><button class="action-close" data-role="closeBtn" type="button"><span>Close</span></button></header><div class="modal-content"><div id="opc-sidebar"><div class="opc-block-summary"><span class="title">Order Summary</span>
    <table class="data table table-totals"><tbody>${totals.map(([a, b], n) => `<tr class="totals ${n === totals.length - 1 ? 'grand' : ''}"><th class="mark">${esc(a)}</th><td class="amount"><span class="price">${b}</span></td></tr>`).join('')}</tbody></table>
    <div class="block items-in-cart"><div class="title" role="tab"><strong><span>${cfg.items.reduce((s, i) => s + i.qty, 0)}</span> <span>Item${cfg.items.length > 1 ? 's' : ''} in Cart</span></strong></div><div class="content minicart-items" style="display:none"><ol class="minicart-items">${cfg.items.map((i) => `<li class="product-item"><div class="product-item-name-block"><strong class="product-item-name">${esc(i.name)}</strong><div class="details-qty"><span class="label">Qty</span> <span class="value">${i.qty}</span></div></div><span class="price">${i.row}</span></li>`).join('')}</ol></div></div></div>
    <div class="opc-block-shipping-information"></div></div></div></div></aside>`;

  async function checkout() {
    await new Promise((r) => setTimeout(r, 500));
    const start = [['Cart Subtotal', cfg.subtotal], ['Order Total', cfg.subtotal]];
    $('#checkout').innerHTML = `<div class="authentication-wrapper" data-block="authentication"><button type="button" class="action action-auth-toggle" data-trigger="authentication"><span>Sign In</span></button><aside role="dialog" class="modal-custom authentication-dropdown custom-slide" style="display:none"><button class="action-close" type="button"><span>Close</span></button><form class="form form-login" id="popup-login"><strong id="block-customer-login-heading">Sign In</strong><div class="field field-email required"><label class="label" for="login-email"><span>Email Address</span></label><div class="control"><input type="email" class="input-text" id="login-email" name="username" autocomplete="email"></div></div><div class="field field-password required"><label for="login-password" class="label"><span>Password</span></label><div class="control"><input type="password" class="input-text" id="login-password" name="password" autocomplete="current-password"></div></div><button type="submit" class="action action-login secondary"><span>Sign In</span></button></form></aside></div>
      <div class="opc-progress"><ul class="opc-progress-bar"><li class="opc-progress-bar-item _active"><span>Shipping</span></li><li class="opc-progress-bar-item"><span>Review &amp; Payments</span></li></ul></div>
      <div class="opc-estimated-wrapper"><div class="estimated-block"><span class="estimated-label">Estimated Total</span> <span class="estimated-price">${cfg.subtotal}</span></div><div class="minicart-wrapper"><button type="button" class="action showcart" data-toggle="opc-summary"><span class="counter qty"><span class="counter-number">${cfg.items.reduce((s, i) => s + i.qty, 0)}</span></span></button></div></div>
      <div class="messages" data-role="checkout-messages" role="alert"></div><div class="opc-wrapper"><ol class="opc" id="checkoutSteps">
      <li id="shipping" class="checkout-shipping-address"><div class="step-title" data-role="title">Shipping Address</div><div id="checkout-step-shipping" class="step-content" data-role="content">
      <form class="form form-login" data-role="email-with-possible-login" method="post" novalidate><fieldset id="customer-email-fieldset" class="fieldset"><div class="field required"><label class="label" for="customer-email"><span>Email Address</span></label><div class="control _with-tooltip"><input class="input-text" type="email" name="username" id="customer-email" aria-required="true" autocomplete="email">${tip("We'll send your order confirmation here.")}<span class="note"><span>You can create an account after checkout.</span></span></div></div>
      <fieldset class="fieldset hidden-fields" style="display: none;"><div class="field"><label class="label" for="customer-password"><span>Password</span></label><div class="control"><input class="input-text" placeholder="Password" type="password" name="password" id="customer-password" autocomplete="current-password"><span class="note">You already have an account with us. Sign in or continue as guest.</span></div></div><div class="actions-toolbar"><button type="submit" class="action login primary"><span>Login</span></button></div></fieldset></fieldset></form>
      <form class="form form-shipping-address" id="co-shipping-form" novalidate><div id="shipping-new-address-form" class="fieldset address">${addressFields('shippingAddress')}</div></form></div></li>
      <li id="opc-shipping_method" class="checkout-shipping-method" role="presentation"><div class="checkout-shipping-method"><div class="step-title" data-role="title">Shipping Methods</div><div id="checkout-step-shipping_method" class="step-content" data-role="content" role="tabpanel"><form id="co-shipping-method-form" class="form methods-shipping" novalidate>${rateTable()}</form></div></div></li>
      <li id="payment" role="presentation" class="checkout-payment-method" style="display: none;"><div id="checkout-step-payment" class="step-content" data-role="content"></div></li></ol></div>${summaryBlock(start)}`;
    const form = $('#co-shipping-form');
    const kept = JSON.parse(localStorage.getItem('mage-cache-storage') || '{}');
    if (kept.address) for (const i of form.elements) if (i.name && i.name !== 'region_id' && kept.address[i.name]) i.value = kept.address[i.name];
    regions(form);
    if (kept.address?.region_id) $('[name="region_id"]', form).value = kept.address.region_id;
    if (kept.email) $('#customer-email').value = kept.email;
    location.hash = '#shipping';
    let known, waiting, later;
    async function estimate() {
      const a = read(form), key = [a.country_id, a.region_id, a.postcode].join('|');
      if (!a.country_id || key === known) return;
      known = key;
      const methods = $('#co-shipping-method-form');
      methods.classList.add('_block-content-loading');
      methods.insertAdjacentHTML('beforeend', '<div class="loading-mask small"><div class="loader"><img src="/static/loader.svg" alt="Loading..."></div></div>');
      quote.rates = await (await post(`/rest/default/V1/guest-carts/${cfg.quote}/estimate-shipping-methods`, { address: a })).json();
      if (!quote.rates.some((r) => r.code === quote.rate)) quote.rate = '';
      if (quote.rates.length === 1) quote.rate = quote.rates[0].code;
      methods.classList.remove('_block-content-loading');
      methods.innerHTML = rateTable();
    }
    form.addEventListener('change', (e) => {
      if (e.target.name === 'country_id') regions(form);
      check(e.target);
      const flat = Object.fromEntries([...form.elements].filter((i) => i.name).map((i) => [i.name, i.value]));
      localStorage.setItem('mage-cache-storage', JSON.stringify({ email: $('#customer-email').value, address: flat }));
      clearTimeout(later); later = setTimeout(estimate, 300);
    });
    form.addEventListener('submit', (e) => e.preventDefault());
    $('#customer-email').addEventListener('input', () => {
      clearTimeout(waiting);
      waiting = setTimeout(async () => {
        if (!emailOk(false)) return;
        $('#customer-email').closest('.control').classList.add('_loading');
        await post('/rest/default/V1/customers/isEmailAvailable', { customerEmail: $('#customer-email').value });
        $('#customer-email').closest('.control').classList.remove('_loading');
      }, 2000);
    });
    $('#customer-email').addEventListener('change', () => emailOk(true));
    $('[data-role="email-with-possible-login"]').addEventListener('submit', (e) => e.preventDefault());
    $('#popup-login').addEventListener('submit', (e) => e.preventDefault());
    const methods = $('#co-shipping-method-form');
    methods.addEventListener('change', (e) => {
      quote.rate = e.target.value;
      $$('input[type=radio]', methods).forEach((r) => { r.checked = r === e.target; });
      $('.message.notice', methods).style.display = 'none';
    });
    methods.addEventListener('click', (e) => { const row = e.target.closest('tbody tr'); if (row && e.target.type !== 'radio') $('input', row).click(); });
    methods.addEventListener('submit', async (e) => {
      e.preventDefault();
      if (!quote.rate) { $('.message.notice', methods).style.display = 'block'; return; }
      const mailed = emailOk(true);
      if (!mailed) $('#customer-email').focus();
      if (!valid(form) || !mailed) return;
      quote.email = $('#customer-email').value.trim();
      quote.address = read(form);
      busy(true);
      const answer = await post(`/rest/default/V1/guest-carts/${cfg.quote}/shipping-information`, { shipping_address: quote.address, method: quote.rate, email: quote.email });
      const data = await answer.json();
      busy(false);
      if (!answer.ok) { $('[data-role="checkout-messages"]').innerHTML = `<div role="alert" class="message message-error error"><div>${esc(data.message)}</div></div>`; scrollTo({ top: 0 }); return; }
      $('[data-role="checkout-messages"]').innerHTML = '';
      location.hash = '#payment';
      payment(data);
    });
    document.addEventListener('click', (e) => {
      if (e.target.closest('.items-in-cart .title')) { const c = $('.items-in-cart .content'); c.style.display = c.style.display === 'none' ? '' : 'none'; }
      if (e.target.closest('[data-toggle="opc-summary"]')) $('.opc-sidebar').classList.add('_show');
      if (e.target.closest('.opc-sidebar .action-close')) $('.opc-sidebar').classList.remove('_show');
      if (e.target.closest('.action-auth-toggle, .authentication-dropdown .action-close')) { const d = $('.authentication-dropdown'); d.style.display = d.style.display === 'none' ? 'block' : 'none'; }
      if (e.target.closest('.opc-progress-bar-item._complete, .shipping-information .action-edit')) location.hash = '#shipping';
    });
    addEventListener('hashchange', () => { if (location.hash === '#shipping') step(false); });
    setTimeout(estimate, 200);
  }
  function step(pay) {
    $('#shipping').style.display = $('#opc-shipping_method').style.display = pay ? 'none' : '';
    $('#payment').style.display = pay ? '' : 'none';
    const [one, two] = $$('.opc-progress-bar-item');
    one.className = 'opc-progress-bar-item ' + (pay ? '_complete' : '_active');
    two.className = 'opc-progress-bar-item ' + (pay ? '_active' : '');
    if (!pay) $('.opc-block-shipping-information').innerHTML = '';
  }
  const lines = (a, region) => `${esc(a.firstname)} ${esc(a.lastname)}<br>${a.street.filter(Boolean).map(esc).join(', ')}<br>${esc(a.city)}, ${esc(region)} ${esc(a.postcode)}<br>${cfg.countries[a.country_id]}<br><a href="tel:${esc(a.telephone)}">${esc(a.telephone)}</a>`;
  function payment(data) {
    step(true);
    scrollTo({ top: 0 });
    $('.opc-sidebar').outerHTML = summaryBlock(data.totals);
    $('.estimated-price').textContent = data.totals.at(-1)[1];
    const rate = quote.rates.find((r) => r.code === quote.rate);
    $('.opc-block-shipping-information').innerHTML = `<div class="shipping-information"><div class="ship-to"><div class="shipping-information-title"><span>Ship To:</span><button class="action action-edit" type="button"><span>edit</span></button></div><div class="shipping-information-content">${lines(quote.address, data.region)}</div></div><div class="ship-via"><div class="shipping-information-title"><span>Shipping Method:</span><button class="action action-edit" type="button"><span>edit</span></button></div><div class="shipping-information-content"><span class="value">${rate.carrier_title} - ${rate.method_title}</span></div></div></div>`;
    const one = (m) => `<div class="payment-method"><div class="payment-method-title field choice"><input type="radio" name="payment[method]" class="radio" id="${m.code}" value="${m.code}"><label class="label" for="${m.code}"><span>${m.title}</span></label></div><div class="payment-method-content">
      <div class="payment-method-billing-address"><div class="checkout-billing-address"><div class="billing-address-same-as-shipping-block field choice"><input type="checkbox" name="billing-address-same-as-shipping" id="billing-address-same-as-shipping-${m.code}" checked><label for="billing-address-same-as-shipping-${m.code}"><span>My billing and shipping address are the same</span></label></div><div class="billing-address-details">${lines(quote.address, data.region)}</div><fieldset class="fieldset billing-form" style="display: none;"><form>${addressFields('billingAddress' + m.code)}</form><div class="actions-toolbar"><button class="action action-update" type="button"><span>Update</span></button><button class="action action-cancel" type="button"><span>Cancel</span></button></div></fieldset></div></div>
      <div class="payment-method-note">${m.text}</div><div class="checkout-agreements-block"></div><div class="actions-toolbar"><div class="primary"><button class="action primary checkout" type="submit" title="Place Order"><span>Place Order</span></button></div></div></div></div>`;
    const root = $('#checkout-step-payment');
    root.innerHTML = `<div id="co-payment-form" class="form payments"><fieldset class="fieldset"><legend class="legend"><span>Payment Information</span></legend><div id="checkout-payment-method-load" class="opc-payment"><div class="items payment-methods"><div class="payment-group"><div class="step-title" data-role="title">Payment Method</div>${data.payment_methods.map(one).join('')}</div></div></div><div class="payment-option discount-code"><div class="payment-option-title" role="tab" tabindex="0"><span class="action action-toggle">Apply Discount Code</span></div><div class="payment-option-content" style="display: none;"><div class="field"><label class="label" for="discount-code"><span>Enter discount code</span></label><div class="control"><input class="input-text" type="text" id="discount-code" name="discount_code" placeholder="Enter discount code"></div></div><button class="action action-apply" type="button"><span>Apply Discount</span></button></div></div></fieldset></div>`;
    $$('form', root).forEach((f) => { regions(f); f.addEventListener('change', (e) => { if (e.target.name === 'country_id') regions(f); check(e.target); }); });
    root.onchange = (e) => {
      if (e.target.name === 'payment[method]') $$('.payment-method', root).forEach((m) => m.classList.toggle('_active', m.contains(e.target)));
      if (e.target.name === 'billing-address-same-as-shipping') same(e.target.closest('.payment-method'), e.target.checked);
    };
    root.onclick = async (e) => {
      const method = e.target.closest('.payment-method');
      if (e.target.closest('.payment-option-title')) { const c = $('.payment-option-content', root); c.style.display = c.style.display === 'none' ? '' : 'none'; }
      if (e.target.closest('.action-cancel')) same(method, $('[type=checkbox]', method).checked = true);
      if (e.target.closest('.action-update') && valid($('form', method))) { $('.billing-address-details', method).innerHTML = lines(read($('form', method)), ''); same(method, true); }
      if (!e.target.closest('button.checkout')) return;
      busy(true);
      const answer = await post(`/rest/default/V1/guest-carts/${cfg.quote}/payment-information`, { method: $('input.radio', method).value, email: quote.email });
      if (answer.ok) { localStorage.removeItem('mage-cache-storage'); location.replace('/checkout/onepage/success/'); return; }
      busy(false);
      $('[data-role="checkout-messages"]').innerHTML = `<div role="alert" class="message message-error error"><div>${esc((await answer.json()).message)}</div></div>`;
    };
    function same(method, on) {
      $('.billing-address-details', method).style.display = on ? '' : 'none';
      $('.billing-form', method).style.display = on ? 'none' : '';
      $('button.checkout', method).disabled = !on;
    }
  }
  setTimeout(() => (cfg ? checkout() : shop()), 250);
})();
