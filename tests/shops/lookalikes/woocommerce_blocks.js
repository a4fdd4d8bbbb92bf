(function () {
  'use strict';
  var S = window.wcSettings;
  var $ = function (s, r) { return (r || document).querySelector(s); };
  var $$ = function (s, r) { return Array.prototype.slice.call((r || document).querySelectorAll(s)); };
  var api = function (action, data) {
    return fetch('/wp-json/wc/store/v1/' + action, data ? { method: 'POST', body: JSON.stringify(data), headers: { 'Content-Type': 'application/json', Nonce: 'a1b2' } } : {})
      .then(function (r) { return r.json().then(function (j) { if (!r.ok) throw j; return j; }); });
  };
  var euro = function (c) { return (c / 100).toFixed(2).replace('.', ',').replace(/\B(?=(\d{3})+,)/g, '.') + ' €'; };
  var esc = function (t) { return String(t || '').replace(/[&<>"]/g, function (c) { return { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }[c]; }); };
  var cart = null;

  /* header */
  var menu = $('.wp-block-navigation__responsive-container');
  $('.wp-block-navigation__responsive-container-open').addEventListener('click', function () { menu.classList.add('is-menu-open'); });
  $('.wp-block-navigation__responsive-container-close').addEventListener('click', function () { menu.classList.remove('is-menu-open'); });
  $$('select.orderby').forEach(function (s) { s.addEventListener('change', function () { s.form.submit(); }); });
  var badge = function () {
    var n = cart.items_count;
    $('.wc-block-mini-cart__badge').textContent = n || '';
    $('.wc-block-mini-cart__button').setAttribute('aria-label', n + ' Artikel im Warenkorb, Gesamtpreis von ' + euro(cart.totals.items));
  };
  var take = function (c) { cart = c; badge(); return c; };
  var drawer = function () {
    var rows = cart.items.map(function (i) { return '<div class="wc-block-cart-items__row"><img src="' + i.image + '" alt="" width="60"><div><a class="wc-block-components-product-name" href="' + i.permalink + '">' + esc(i.name) + '</a><div>' + i.quantity + ' × ' + euro(i.price) + '</div><button class="wc-block-cart-item__remove-link" data-key="' + i.key + '">Artikel entfernen</button></div></div>'; }).join('');
    document.body.insertAdjacentHTML('beforeend', '<div class="wc-block-components-drawer__screen-overlay wc-block-components-drawer__screen-overlay--with-slide-in"><div class="wc-block-mini-cart__drawer wc-block-components-drawer" role="dialog" tabindex="-1" aria-label="Dein Warenkorb"><div class="wc-block-components-drawer__content"><button class="wc-block-components-button wp-element-button wc-block-components-drawer__close" aria-label="Schließen"><span aria-hidden="true">×</span></button>' +
      (rows ? '<h2 class="wc-block-mini-cart__title">Dein Warenkorb <span>(' + cart.items_count + ' Artikel)</span></h2>' + rows + '<div class="wc-block-mini-cart__footer"><div class="wc-block-components-totals-item"><span>Zwischensumme</span><span>' + euro(cart.totals.items) + '</span></div><div class="wc-block-mini-cart__footer-actions"><a href="/warenkorb/" class="wc-block-components-button wp-element-button outlined wc-block-mini-cart__footer-cart"><span>Meinen Warenkorb anzeigen</span></a><a href="/kasse/" class="wc-block-components-button wp-element-button wc-block-mini-cart__footer-checkout"><span>Zur Kasse</span></a></div></div>'
        : '<p><strong>Dein Warenkorb ist gerade leer!</strong></p><a href="/shop/" class="wc-block-components-button wp-element-button">Jetzt einkaufen</a>') + '</div></div></div>');
  };
  var closeDrawer = function () { $$('.wc-block-components-drawer__screen-overlay').forEach(function (d) { d.remove(); }); };
  $('.wc-block-mini-cart__button').addEventListener('click', function () { api('cart').then(take).then(drawer); });
  document.addEventListener('keydown', function (e) { if (e.key === 'Escape') closeDrawer(); });
  document.addEventListener('click', function (e) {
    var t = e.target, a;
    if (t.matches('.wc-block-components-drawer__screen-overlay') || t.closest('.wc-block-components-drawer__close')) { closeDrawer(); return; }
    if ((a = t.closest('.wc-block-cart-item__remove-link'))) { api('cart/remove-item', { key: a.dataset.key }).then(take).then(function () { if (a.closest('.wc-block-mini-cart__drawer')) { closeDrawer(); drawer(); } else drawCart(); }); return; }
    if ((a = t.closest('.ajax_add_to_cart'))) {
      a.classList.add('loading');
      api('cart/add-item', { id: +a.dataset.product_id, quantity: 1 }).then(take).then(function () {
        a.classList.remove('loading');
        var here = cart.items.filter(function (i) { return i.id === +a.dataset.product_id; })[0];
        $('span', a).textContent = here.quantity + ' im Warenkorb';
        if (!$('.added_to_cart', a.parentElement)) a.insertAdjacentHTML('afterend', '<span><a href="/warenkorb/" class="added_to_cart wc_forward" title="Warenkorb anzeigen">Warenkorb anzeigen</a></span>');
      });
    }
  });
  var vform = $('.variations_form');
  if (vform) {
    var vb = $('.single_add_to_cart_button', vform);
    $('select', vform).addEventListener('change', function () { vb.classList.toggle('disabled', !this.value); });
    vb.addEventListener('click', function (e) { if (vb.classList.contains('disabled')) { e.preventDefault(); window.alert('Bitte wähle einige Produktoptionen aus, bevor du dieses Produkt in den Warenkorb legst.'); } });
  }

  var totals = function () {
    return '<div class="wp-block-woocommerce-totals"><div class="wc-block-components-totals-item"><span class="wc-block-components-totals-item__label">Zwischensumme</span><span class="wc-block-components-totals-item__value">' + euro(cart.totals.items) + '</span></div><div class="wc-block-components-totals-item"><span class="wc-block-components-totals-item__label">Lieferung</span><span class="wc-block-components-totals-item__value">' + (cart.shipping_rates.length ? (cart.totals.shipping ? euro(cart.totals.shipping) : 'Kostenlos') : 'Wird an der Kasse berechnet') + '</span></div><div class="wc-block-components-totals-item wc-block-components-totals-footer-item"><span class="wc-block-components-totals-item__label">Gesamtsumme</span><span class="wc-block-components-totals-item__value">' + euro(cart.totals.price) + '</span></div></div>';
  };
  var coupon = '<div class="wc-block-components-totals-coupon wc-block-components-panel"><button type="button" aria-expanded="false" class="wc-block-components-panel__button">Gutschein hinzufügen</button><div class="wc-block-components-panel__content" hidden><div class="wc-block-components-text-input"><input type="text" id="coupon-code" aria-label="Code eingeben" autocomplete="off"><label for="coupon-code">Code eingeben</label></div><button type="button" class="wc-block-components-button wp-element-button coupon-go">Anwenden</button><div class="coupon-error" role="alert"></div></div></div>';
  var wireCoupon = function (root) {
    $$('.wc-block-components-panel__button', root).forEach(function (b) { b.addEventListener('click', function () { var c = b.nextElementSibling; c.hidden = !c.hidden; b.setAttribute('aria-expanded', String(!c.hidden)); }); });
    $$('.coupon-go', root).forEach(function (b) { b.addEventListener('click', function () { api('cart/apply-coupon', { code: $('input', b.parentElement).value }).catch(function (er) { $('.coupon-error', b.parentElement).textContent = er.message; }); }); });
  };

  /* cart */
  var cartBlock = $('.wp-block-woocommerce-cart');
  var drawCart = function () {
    if (!cartBlock) return;
    cartBlock.classList.remove('is-loading');
    if (!cart.items.length) { cartBlock.innerHTML = '<h2 class="has-text-align-center wc-block-cart__empty-cart__title">Dein Warenkorb ist gerade leer!</h2><p><a href="/shop/">Zum Shop</a></p>'; return; }
    var rows = cart.items.map(function (i) {
      return '<tr class="wc-block-cart-items__row"><td class="wc-block-cart-item__image"><a href="' + i.permalink + '" tabindex="-1"><img src="' + i.image + '" alt="" width="80"></a></td><td class="wc-block-cart-item__product"><a class="wc-block-components-product-name" href="' + i.permalink + '">' + esc(i.name) + '</a><div>' + euro(i.price) + '</div>' + i.variation.map(function (v) { return '<div>' + v.attribute + ': ' + v.value + '</div>'; }).join('') +
        '<div class="wc-block-cart-item__quantity"><div class="wc-block-components-quantity-selector"><input class="wc-block-components-quantity-selector__input" type="number" step="1" min="1" value="' + i.quantity + '" data-key="' + i.key + '" aria-label="Menge von ' + esc(i.name) + ' in deinem Warenkorb."><button aria-label="Menge von ' + esc(i.name) + ' reduzieren" class="wc-block-components-quantity-selector__button wc-block-components-quantity-selector__button--minus" data-by="-1">−</button><button aria-label="Menge von ' + esc(i.name) + ' erhöhen" class="wc-block-components-quantity-selector__button wc-block-components-quantity-selector__button--plus" data-by="1">+</button></div><button class="wc-block-cart-item__remove-link" aria-label="' + esc(i.name) + ' aus dem Warenkorb entfernen" data-key="' + i.key + '">Artikel entfernen</button></div></td><td class="wc-block-cart-item__total">' + euro(i.total) + '</td></tr>';
    }).join('');
    cartBlock.innerHTML = '<div class="wc-block-components-sidebar-layout wc-block-cart"><div class="wc-block-components-main wc-block-cart__main"><table class="wc-block-cart-items"><caption class="screen-reader-text">Produkte im Warenkorb</caption><thead><tr><th><span class="screen-reader-text">Produkt</span></th><th>Details</th><th>Gesamt</th></tr></thead><tbody>' + rows + '</tbody></table></div><div class="wc-block-components-sidebar wc-block-cart__sidebar"><h2 class="wc-block-cart__totals-title">Warenkorb-Summe</h2>' + coupon + totals() + '<div class="wc-block-cart__submit"><div class="wc-block-cart__submit-container"><a href="/kasse/" class="wc-block-components-button wp-element-button wc-block-cart__submit-button contained"><span class="wc-block-components-button__text">Weiter zur Kasse</span></a></div></div></div></div>';
    wireCoupon(cartBlock);
    $$('[data-by]', cartBlock).forEach(function (b) { b.addEventListener('click', function () { var f = $('input', b.parentElement); f.value = Math.max(1, +f.value + +b.dataset.by); f.dispatchEvent(new Event('change')); }); });
    $$('.wc-block-components-quantity-selector__input', cartBlock).forEach(function (f) { f.addEventListener('change', function () { api('cart/update-item', { key: f.dataset.key, quantity: +f.value }).then(take).then(drawCart); }); });
  };

  /* checkout */
  var block = $('.wp-block-woocommerce-checkout'), ids = 0, timer = null;
  var input = function (id, label, auto, type, optional, value) {
    return '<div class="wc-block-components-text-input wc-block-components-address-form__' + id.split('-').pop() + (value ? ' is-active' : '') + '"><input type="' + (type || 'text') + '" id="' + id + '" autocapitalize="off" autocomplete="' + auto + '" aria-label="' + label + '" aria-invalid="false"' + (optional ? '' : ' required') + ' value="' + esc(value) + '"><label for="' + id + '">' + label + '</label></div>';
  };
  var box = function (id, label, auto, options, value, optional) {
    var n = ids++;
    return '<div class="wc-block-components-combobox ' + (value ? 'is-active' : '') + '" id="' + id + '-wrap"><div class="components-base-control components-combobox-control"><div class="components-base-control__field"><label class="components-base-control__label" for="components-form-token-input-' + n + '">' + label + '</label><div class="components-combobox-control__suggestions-container" tabindex="-1"><input autocomplete="' + auto + '" class="components-combobox-control__input components-form-token-field__input" id="components-form-token-input-' + n + '" type="text" role="combobox" aria-expanded="false" aria-autocomplete="list" aria-label="' + label + '" aria-invalid="false" data-for="' + id + '" data-code="' + esc(value) + '"' + (optional ? '' : ' required') + ' value="' + esc(options[value] || '') + '"></div></div></div></div>';
  };
  var stateBox = function (g, country, value) {
    var o = S.states[country];
    return o ? box(g + '-state', country === 'DE' ? 'Bundesland (optional)' : country === 'CH' ? 'Kanton' : 'Provinz', 'address-level1', o, value || '', country === 'DE') : '';
  };
  var addressForm = function (g, a) {
    return '<div id="' + g + '" class="wc-block-components-address-form">' + box(g + '-country', 'Land/Region', 'country', S.countries, a.country) + input(g + '-first_name', 'Vorname', 'given-name', '', 0, a.first_name) + input(g + '-last_name', 'Nachname', 'family-name', '', 0, a.last_name) + input(g + '-address_1', 'Adresse', 'address-line1', '', 0, a.address_1) +
      '<button type="button" class="wc-block-components-address-form__address_2-toggle">+ Wohnung, Suite usw. hinzufügen</button>' + input(g + '-postcode', 'Postleitzahl', 'postal-code', '', 0, a.postcode) + input(g + '-city', 'Ort / Stadt', 'address-level2', '', 0, a.city) + '<div class="state-slot">' + stateBox(g, a.country, a.state) + '</div>' + input(g + '-phone', 'Telefon (optional)', 'tel', 'tel', 1, a.phone) + '</div>';
  };
  var addressCard = function (a) {
    return '<div class="wc-block-components-address-card"><address><span class="wc-block-components-address-card__address-section">' + esc(a.first_name + ' ' + a.last_name) + '</span><div><span>' + esc(a.address_1) + '</span>, <span>' + esc(a.postcode + ' ' + a.city) + '</span></div></address><button type="button" class="wc-block-components-address-card__edit" aria-label="Lieferadresse bearbeiten">Bearbeiten</button></div>';
  };
  var check = function (id, label, on) { return '<div class="wc-block-components-checkbox"><label for="' + id + '"><input id="' + id + '" class="wc-block-components-checkbox__input" type="checkbox" aria-invalid="false"' + (on ? ' checked' : '') + '><svg class="wc-block-components-checkbox__mark" aria-hidden="true" viewBox="0 0 24 20"><path d="M9 16.2L4.8 12l-1.4 1.4L9 19 21 7l-1.4-1.4L9 16.2z"></path></svg><span class="wc-block-components-checkbox__label">' + label + '</span></label></div>'; };
  var step = function (id, cls, title, extra, content) {
    return '<fieldset class="wc-block-components-checkout-step wc-block-components-checkout-step--with-step-number ' + cls + '" id="' + id + '"><legend class="screen-reader-text">' + title + '</legend><div class="wc-block-components-checkout-step__heading"><h2 class="wc-block-components-title wc-block-components-checkout-step__title" aria-hidden="true">' + title + '</h2>' + extra + '</div><div class="wc-block-components-checkout-step__container"><div class="wc-block-components-checkout-step__content">' + content + '</div></div></fieldset>';
  };
  var summary = function () {
    return '<div class="wc-block-components-order-summary">' + cart.items.map(function (i) { return '<div class="wc-block-components-order-summary-item"><div class="wc-block-components-order-summary-item__image"><span class="wc-block-components-order-summary-item__quantity">' + i.quantity + '</span><img src="' + i.image + '" alt="" width="48"></div><div class="wc-block-components-order-summary-item__description"><h3 class="wc-block-components-product-name">' + esc(i.name) + '</h3></div><div>' + euro(i.total) + '</div></div>'; }).join('') + '</div>' + coupon + totals();
  };
  var rates = function () {
    return cart.shipping_rates.length ? '<div class="wc-block-components-shipping-rates-control"><div class="wc-block-components-radio-control">' + cart.shipping_rates.map(function (r) { return '<label class="wc-block-components-radio-control__option' + (r.selected ? ' wc-block-components-radio-control__option-checked' : '') + '" for="radio-control-0-' + r.rate_id + '"><input id="radio-control-0-' + r.rate_id + '" class="wc-block-components-radio-control__input" type="radio" name="radio-control-0" value="' + r.rate_id + '"' + (r.selected ? ' checked' : '') + '><span class="wc-block-components-radio-control__label">' + r.name + '</span> <span class="wc-block-components-radio-control__secondary-label">' + (r.price ? euro(r.price) : 'Kostenlos') + '</span></label>'; }).join('') + '</div></div>'
      : '<div class="wc-block-components-shipping-rates-control__no-shipping-address-message">Gib eine Lieferadresse ein, um die Versandoptionen zu sehen.</div>';
  };
  var refresh = function () {
    $('#shipping-option .wc-block-components-checkout-step__content').innerHTML = rates();
    $$('.order-summary-slot').forEach(function (s) { s.innerHTML = summary(); wireCoupon(s); });
    $('.mobile-total').textContent = euro(cart.totals.price);
  };
  var read = function (g) {
    var a = {};
    ['first_name', 'last_name', 'address_1', 'address_2', 'postcode', 'city', 'phone'].forEach(function (k) { var f = document.getElementById(g + '-' + k); if (f) a[k] = f.value; });
    ['country', 'state'].forEach(function (k) { var f = $('[data-for="' + g + '-' + k + '"]'); if (f) a[k] = f.dataset.code; });
    return a;
  };
  var shipTo = function () { return document.getElementById('shipping') ? read('shipping') : cart.shipping_address; };
  var push = function () {
    clearTimeout(timer);
    timer = setTimeout(function () {
      var mail = $('#email').value;
      var code = document.getElementById('shipping-postcode');
      if (code && verdict(code)) return;
      block.classList.add('is-updating');
      api('cart/update-customer', { shipping_address: shipTo(), email: /^[^@\s]+@[^@\s]+\.[^@\s]{2,}$/.test(mail) ? mail : '' }).then(take).then(function () { banner(''); refresh(); }).catch(function (er) { banner(er.message); }).then(function () { block.classList.remove('is-updating'); });
    }, 700);
  };
  var banner = function (text) {
    var n = $('.wc-block-components-notices');
    n.innerHTML = text ? '<div class="wc-block-store-notice wc-block-components-notice-banner is-error" role="alert"><div class="wc-block-components-notice-banner__content">' + esc(text) + '</div></div>' : '';
  };
  var verdict = function (f) {
    var label = (f.getAttribute('aria-label') || '').replace(' (optional)', ''), v = f.value.trim();
    if (f.required && !v) return 'Bitte gib einen gültigen Wert ein: ' + label;
    if (f.type === 'email' && !/^[^@\s]+@[^@\s]+\.[^@\s]{2,}$/.test(v)) return 'Bitte gib eine gültige E-Mail-Adresse ein';
    if (f.id === 'shipping-postcode' && v && read('shipping').country === 'DE' && !/^\d{5}$/.test(v)) return 'Bitte gib eine gültige Postleitzahl ein';
    return '';
  };
  var mark = function (f) {
    var host = f.closest('.wc-block-components-text-input,.wc-block-components-combobox');
    if (!host || f.id === 'coupon-code') return true;
    var text = verdict(f), old = $('.wc-block-components-validation-error', host);
    if (old) old.remove();
    host.classList.toggle('has-error', !!text);
    f.setAttribute('aria-invalid', String(!!text));
    if (text) host.insertAdjacentHTML('beforeend', '<div class="wc-block-components-validation-error" role="alert"><p><span>' + text + '</span></p></div>');
    return !text;
  };
  var openList = function (f) {
    var shut = $('.components-form-token-field__suggestions-list', f.parentElement);
    if (shut) shut.remove();
    var key = f.dataset.for, all = /country/.test(key) ? S.countries : S.states[read(key.split('-')[0]).country], q = f.dataset.typed ? f.value.toLowerCase() : '';
    var ul = document.createElement('ul');
    ul.className = 'components-form-token-field__suggestions-list';
    ul.setAttribute('role', 'listbox');
    Object.keys(all).filter(function (k) { return all[k].toLowerCase().indexOf(q) >= 0; }).forEach(function (k, i) {
      ul.insertAdjacentHTML('beforeend', '<li class="components-form-token-field__suggestion' + (i === 0 ? ' is-selected' : '') + '" role="option" aria-selected="' + (i === 0) + '" data-code="' + k + '">' + all[k] + '</li>');
    });
    f.parentElement.appendChild(ul);
    f.setAttribute('aria-expanded', 'true');
  };
  var closeList = function (f) { var u = $('ul', f.parentElement); if (u) u.remove(); f.setAttribute('aria-expanded', 'false'); f.dataset.typed = ''; var o = /country/.test(f.dataset.for) ? S.countries : S.states[read(f.dataset.for.split('-')[0]).country] || {}; f.value = o[f.dataset.code] || ''; };
  var pick = function (f, code) {
    f.dataset.code = code;
    f.closest('.wc-block-components-combobox').classList.add('is-active');
    closeList(f);
    var g = f.dataset.for.split('-')[0];
    if (/country/.test(f.dataset.for)) $('#' + g + ' .state-slot').innerHTML = stateBox(g, code, '');
    mark(f);
    push();
  };
  var drawCheckout = function () {
    var pay = S.gateways.map(function (g, i) { return '<div class="wc-block-components-radio-control-accordion-option"><label class="wc-block-components-radio-control__option" for="radio-control-wc-payment-method-options-' + g[0] + '"><input id="radio-control-wc-payment-method-options-' + g[0] + '" class="wc-block-components-radio-control__input" type="radio" name="radio-control-wc-payment-method-options" value="' + g[0] + '"' + (i ? '' : ' checked') + '><span class="wc-block-components-payment-method-label">' + g[1] + '</span></label><div class="wc-block-components-radio-control-accordion-content"' + (i ? ' hidden' : '') + '>' + esc(g[2]) + '</div></div>'; }).join('');
    block.classList.remove('is-loading');
    block.innerHTML = '<div class="wc-block-components-sidebar-layout"><div class="wc-block-components-sidebar checkout-order-summary-block-fill-wrapper"><button type="button" class="wc-block-components-checkout-order-summary__title" aria-expanded="false"><span>Bestellübersicht</span> <span class="mobile-total"></span></button><div class="order-summary-slot"></div></div><div class="wc-block-components-main wc-block-checkout__main"><div class="wc-block-components-notices"></div><form class="wc-block-components-form wc-block-checkout__form" aria-label="Kasse" novalidate>' +
      step('contact-fields', 'wc-block-checkout__contact-fields', 'Kontaktinformationen', '<span><a class="wc-block-checkout__login-prompt" href="/mein-konto/">Anmelden</a></span>', input('email', 'E-Mail-Adresse', 'email', 'email', 0, cart.email) + '<p class="wc-block-checkout__guest-checkout-notice">Du bestellst gerade als Gast.</p>' + check('checkbox-control-0', 'Erstelle ein Konto bei Stube &amp; Garten', false)) +
      step('shipping-fields', 'wc-block-checkout__shipping-fields', 'Lieferadresse', '', '<p>Gib die Adresse ein, an die deine Bestellung geliefert werden soll.</p><div class="wc-block-components-address-address-wrapper' + (cart.complete ? '' : ' is-editing') + '">' + (cart.complete ? addressCard(cart.shipping_address) : addressForm('shipping', cart.shipping_address)) + '</div>' + check('checkbox-control-1', 'Gleiche Adresse für die Rechnung verwenden', true)) +
      '<div class="billing-slot"></div>' + step('shipping-option', 'wc-block-checkout__shipping-option', 'Versandoptionen', '', '') +
      step('payment-method', 'wc-block-checkout__payment-method', 'Zahlungsoptionen', '', '<div class="wc-block-components-radio-control">' + pay + '</div>') +
      '<div class="wc-block-checkout__order-notes" id="order-notes"><div class="wc-block-checkout__add-note">' + check('checkbox-control-2', 'Füge eine Anmerkung zu deiner Bestellung hinzu', false) + '<textarea class="wc-block-components-textarea" placeholder="Anmerkungen zu deiner Bestellung." rows="2" hidden></textarea></div></div><div class="wc-block-checkout__terms"><span class="wc-block-components-checkbox__label">Mit deiner Bestellung erklärst du dich mit unseren <a href="/agb/" target="_blank">AGB</a> und der <a href="/datenschutz/" target="_blank">Datenschutzerklärung</a> einverstanden.</span></div><div class="wc-block-checkout__actions"><div class="wc-block-checkout__actions_row"><a href="/warenkorb/" class="wc-block-components-checkout-return-to-cart-button">Zurück zum Warenkorb</a><button type="submit" class="wc-block-components-button wp-element-button wc-block-components-checkout-place-order-button contained"><span class="wc-block-components-button__text">Bestellung aufgeben</span></button></div></div></form></div></div>';
    refresh();
    api('checkout');
    var form = $('form', block);
    block.addEventListener('click', function (e) {
      var t = e.target, a;
      if ((a = t.closest('.wc-block-components-checkout-order-summary__title'))) { a.setAttribute('aria-expanded', String(a.parentElement.classList.toggle('is-open'))); return; }
      if ((a = t.closest('.wc-block-components-address-form__address_2-toggle'))) { var g = a.parentElement.id; a.outerHTML = input(g + '-address_2', 'Wohnung, Suite usw. (optional)', 'address-line2', '', 1, ''); document.getElementById(g + '-address_2').focus(); return; }
      if (t.closest('.wc-block-components-address-card__edit')) { var w = $('.wc-block-components-address-address-wrapper'); w.classList.add('is-editing'); w.innerHTML = addressForm('shipping', cart.shipping_address); }
    });
    form.addEventListener('click', function (e) { var t = e.target; if (t.matches('[role=combobox]') && t.getAttribute('aria-expanded') === 'false') { t.select(); openList(t); } });
    block.addEventListener('mousedown', function (e) { var li = e.target.closest('[role=option]'); if (li) { e.preventDefault(); pick($('input', li.closest('.components-combobox-control__suggestions-container')), li.dataset.code); } });
    form.addEventListener('focusin', function (e) { var t = e.target, h = t.closest('.wc-block-components-text-input'); if (h) h.classList.add('is-active'); if (t.matches('[role=combobox]')) { t.select(); openList(t); } });
    form.addEventListener('focusout', function (e) { var t = e.target, h = t.closest('.wc-block-components-text-input'); if (h) { if (!t.value) h.classList.remove('is-active'); mark(t); } if (t.matches('[role=combobox]')) { closeList(t); mark(t); } });
    form.addEventListener('input', function (e) { var t = e.target; if (t.matches('[role=combobox]')) { t.dataset.typed = '1'; openList(t); return; } var h = t.closest('.wc-block-components-text-input'); if (h) { h.classList.add('is-active'); if (h.classList.contains('has-error')) mark(t); push(); } });
    form.addEventListener('keydown', function (e) {
      var t = e.target;
      if (!t.matches('[role=combobox]')) return;
      var rows = $$('[role=option]', t.parentElement), at = rows.findIndex(function (r) { return r.getAttribute('aria-selected') === 'true'; });
      if (e.key === 'ArrowDown' || e.key === 'ArrowUp') { e.preventDefault(); at = Math.max(0, Math.min(rows.length - 1, at + (e.key === 'ArrowDown' ? 1 : -1))); rows.forEach(function (r, i) { r.setAttribute('aria-selected', String(i === at)); r.classList.toggle('is-selected', i === at); }); }
      if (e.key === 'Enter') { e.preventDefault(); if (rows[at]) pick(t, rows[at].dataset.code); }
    });
    form.addEventListener('change', function (e) {
      var t = e.target;
      if (t.name === 'radio-control-0') api('cart/select-shipping-rate', { rate_id: t.value }).then(take).then(refresh);
      if (t.name === 'radio-control-wc-payment-method-options') $$('.wc-block-components-radio-control-accordion-option').forEach(function (o) { $('.wc-block-components-radio-control-accordion-content', o).hidden = !$('input', o).checked; });
      if (t.id === 'checkbox-control-1') $('.billing-slot').innerHTML = t.checked ? '' : step('billing-fields', 'wc-block-checkout__billing-fields', 'Rechnungsadresse', '', addressForm('billing', { country: 'DE' }));
      if (t.id === 'checkbox-control-2') $('#order-notes textarea').hidden = !t.checked;
    });
    form.addEventListener('submit', function (e) {
      e.preventDefault();
      var bad = $$('input', form).filter(function (f) { return !mark(f); }), go = $('.wc-block-components-checkout-place-order-button');
      if (bad.length) { bad[0].focus(); bad[0].scrollIntoView({ block: 'center' }); return; }
      clearTimeout(timer);
      go.disabled = true;
      go.classList.add('wc-block-components-checkout-place-order-button--loading');
      banner('');
      api('checkout', { shipping_address: shipTo(), billing_address: document.getElementById('billing') ? read('billing') : shipTo(), email: $('#email').value, create_account: $('#checkbox-control-0').checked, payment_method: $('[name=radio-control-wc-payment-method-options]:checked').value }).then(function (r) { location.href = r.redirect_url; }).catch(function (er) { banner(er.message); go.disabled = false; window.scrollTo(0, 0); });
    });
  };
  api('cart').then(take).then(function () { if (cartBlock) setTimeout(drawCart, 500); if (block) setTimeout(drawCheckout, 800); });
})();
