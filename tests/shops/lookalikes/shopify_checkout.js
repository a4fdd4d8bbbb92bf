'use strict';
(() => {
  const state = JSON.parse(document.getElementById('serialized-state').textContent);
  const buyer = { countryCode: 'IT' };
  let delivery = ''; let payment = 'basic-creditCards'; let deal = null; let sent = 0; let paying = false;
  const card = {};
  const money = (n) => new Intl.NumberFormat('it-IT', { style: 'currency', currency: 'EUR' }).format(n);
  const one = (q) => document.querySelector(q);
  const all = (q) => [...document.querySelectorAll(q)];
  const safe = (t) => t.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);
  const h = Math.random().toString(36).slice(2, 7);
  const call = (name, body) => fetch(`/checkouts/unstable/graphql?operationName=${name}`, {
    method: 'POST', headers: { 'Content-Type': 'application/json', 'X-Checkout-Web-Source-Id': state.token }, body: JSON.stringify({ token: state.token, ...body }),
  }).then((r) => r.json());
  const shown = { email: 'Inserisci un indirizzo e-mail', lastName: 'Inserisci un cognome', address1: 'Inserisci un indirizzo', postalCode: 'Inserisci un CAP valido', city: 'Inserisci una città', zone: 'Seleziona uno stato/provincia' };

  const text = (id, name, label, fill, extra = '') => `<div class="_f${h} cw-field" data-field="${name}"><div class="_r${h}"><label id="${id}-label" for="${id}" class="cw-label"><span><span>${label}</span></span></label><div class="cw-control"><input id="${id}" name="${name}" placeholder="${label}" type="text" aria-required="${!label.includes('facoltativo')}" aria-labelledby="${id}-label" autocomplete="${fill}" ${extra} value="${safe(buyer[name] || '')}" class="cw-input"></div></div></div>`;
  const select = (id, name, label, fill, options, chosen) => `<div class="_f${h} cw-field cw-select" data-field="${name}"><label for="${id}" class="cw-label"><span><span>${label}</span></span></label><div class="cw-control"><select name="${name}" id="${id}" required autocomplete="${fill}" class="cw-input">${options.map(([v, t]) => `<option value="${v}"${v === chosen ? ' selected' : ''}>${t}</option>`).join('')}</select><svg class="cw-caret" viewBox="0 0 14 14" width="14" aria-hidden="true"><path d="M2 5l5 5 5-5" fill="none" stroke="currentColor"/></svg></div></div>`;
  const box = (id, name, label) => `<div class="cw-check"><input type="checkbox" id="${id}" name="${name}"><label for="${id}">${label}</label></div>`;

  function address() {
    const zones = state.zones[buyer.countryCode];
    const row = [text('postalCode', 'postalCode', buyer.countryCode === 'IT' ? 'CAP' : 'Codice postale', 'shipping postal-code', 'autocapitalize="characters"'), text('TextField-city', 'city', 'Città', 'shipping address-level2')];
    if (zones) row.push(select('Select-zone', 'zone', 'Provincia', 'shipping address-level1', [['', '\u00a0'], ...zones.map(([c, n]) => [c, n])], buyer.zone));
    return `<div id="shippingAddressForm"><div aria-hidden="false">${select('Select-country', 'countryCode', 'Paese/Area geografica', 'shipping country', Object.entries(state.countries), buyer.countryCode)}
      <div class="cw-row">${text('TextField-first', 'firstName', 'Nome (facoltativo)', 'shipping given-name')}${text('TextField-last', 'lastName', 'Cognome', 'shipping family-name')}</div>
      <div class="cw-auto">${text('shipping-address1', 'address1', 'Indirizzo', 'shipping address-line1', 'role="combobox" aria-autocomplete="list" aria-expanded="false" aria-haspopup="listbox" aria-controls="shipping-address1-options"')}<div id="shipping-address1-options-wrap" hidden></div></div>
      ${text('TextField-line2', 'address2', 'Interno, scala, ecc. (facoltativo)', 'shipping address-line2')}
      <div class="cw-row">${row.join('')}</div>
      ${text('TextField-phone', 'phone', 'Telefono (facoltativo)', 'shipping tel', 'inputmode="tel"').replace('type="text"', 'type="tel"')}
      <div class="cw-decoy" aria-hidden="true"><input type="text" tabindex="-1" autocomplete="address-line2" name="autofill_address2"><input type="text" tabindex="-1" autocomplete="organization" name="autofill_company"></div></div></div>`;
  }

  const frame = (name, label) => `<div class="cw-field cw-card-field" data-field="card-${name}"><label class="visually-hidden" for="card-fields-${name}-${h}">${label}</label><div class="card-fields-container"><iframe class="card-fields-iframe" id="card-fields-${name}-${h}" name="card-fields-${name}-${h}" title="Campo per: ${label}" src="/card-fields/${name}?identifier=${h}&locale=it-IT" scrolling="no"></iframe></div></div>`;

  function payments() {
    const inner = { 'basic-creditCards': `<div class="cw-method-body">${frame('number', 'Numero carta')}<div class="cw-row">${frame('expiry', 'Data di scadenza (MM / AA)')}${frame('verification_value', 'Codice di sicurezza')}</div>${frame('name', 'Nome sulla carta')}${box('billingAddress', 'billingAddress', "Usa l'indirizzo di spedizione come indirizzo di fatturazione").replace('id=', 'checked id=')}</div>`, 'basic-bankDeposit': '<div class="cw-method-body"><p>Riceverai le coordinate bancarie nell’e-mail di conferma. L’ordine sarà spedito dopo l’accredito.</p></div>', 'basic-cod': '<div class="cw-method-body"><p>Paga in contanti al corriere.</p></div>' };
    return `<fieldset id="basic" class="cw-group"><legend class="visually-hidden">Scegli un metodo di pagamento</legend>${Object.entries(deal.payments).map(([id, name]) => `<div class="cw-option"><label for="${id}" class="cw-option-head"><input type="radio" id="${id}" name="basic" value="${id}" aria-describedby="${id}-collapsible"${id === payment ? ' checked' : ''}><span>${name}</span>${id === 'basic-creditCards' ? '<span class="cw-brands"><i>VISA</i><i>MC</i><i>AMEX</i></span>' : ''}</label><div id="${id}-collapsible" class="cw-collapse"${id === payment ? '' : ' hidden'}>${inner[id]}</div></div>`).join('')}</fieldset>`;
  }

  const summary = (where) => `<div class="cw-lines" role="table" aria-label="Carrello">${deal.lines.map((l) => `<div role="row" class="cw-line"><div class="cw-thumb"><img src="${l.image}" alt="" width="64" height="64"><span class="cw-badge">${l.quantity}</span></div><div class="cw-line-name"><p>${safe(l.title)}</p><small>${safe(l.variant)}</small></div><div>${money(l.amount)}</div></div>`).join('')}</div>
    <form class="cw-discount" novalidate><div class="cw-field"><label class="cw-label" for="ReductionsInput-${where}"><span>Codice sconto o buono regalo</span></label><input class="cw-input" id="ReductionsInput-${where}" name="reductions" placeholder="Codice sconto o buono regalo" autocomplete="off"></div><button type="submit" disabled aria-label="Applica il codice sconto">Applica</button></form>
    <div class="cw-totals" role="table"><div><span>Subtotale</span><span>${money(deal.subtotal)}</span></div><div><span>Spedizione</span><span>${deal.shipping === null ? 'Inserisci indirizzo di spedizione' : deal.shipping ? money(deal.shipping) : 'GRATUITA'}</span></div><div class="cw-total"><strong>Totale</strong><span><abbr>EUR</abbr> <strong>${money(deal.total)}</strong></span></div><small>Imposte incluse</small></div>`;

  function draw() {
    const express = ['Shop Pay', 'PayPal', 'Google Pay'].map((n) => `<div class="cw-wallet"><button type="button" data-wallet="${n.toLowerCase().split(' ')[0]}" aria-label="${n}" class="w-${n.toLowerCase().split(' ')[0]}">${n}</button></div>`).join('');
    document.getElementById('app').innerHTML = `<div class="cw-page"><a href="#checkout-main" class="visually-hidden">Vai direttamente ai contenuti</a><header class="cw-header" role="banner"><div><a href="${state.shop}" class="cw-logo">Bottega Serena</a><a href="${state.shop}cart" class="cw-cart" aria-label="Carrello"><svg viewBox="0 0 18 18" width="20"><path d="M3 6h12v11H3zM6 6V4a3 3 0 016 0v2" fill="none" stroke="currentColor"/></svg></a></div></header>
    <aside class="cw-phone-summary"><button type="button" aria-controls="disclosure_content" aria-expanded="false" id="disclosure"><span>Riepilogo dell'ordine <svg viewBox="0 0 14 14" width="12"><path d="M2 5l5 5 5-5" fill="none" stroke="currentColor"/></svg></span><strong id="phone-total"></strong></button><div id="disclosure_content" hidden></div></aside>
    <div class="cw-columns"><main id="checkout-main"><section aria-label="Check-out rapido" class="cw-express"><h2>Check-out rapido</h2><div class="cw-wallets">${express}</div><div class="cw-or"><span>O</span></div></section>
    <form action="" method="POST" novalidate id="Form0" class="cw-form"><div class="visually-hidden"><button type="submit" tabindex="-1" aria-hidden="true">Invia</button></div>
    <section aria-label="Contatti"><div class="cw-head"><h2>Contatti</h2><a href="${state.shop}account/login?checkout_url=${encodeURIComponent(location.pathname)}">Accedi</a></div>${text('email', 'email', 'E-mail', 'shipping email', 'inputmode="email" autocapitalize="none"').replace('type="text"', 'type="email"')}${box('marketing_opt_in', 'marketing_opt_in', 'Inviami e-mail con notizie e offerte')}</section>
    <section id="deliveryAddress" aria-label="Consegna"><h2>Consegna</h2><div id="address-slot">${address()}</div>${box('save_shipping_information', 'save_shipping_information', 'Salva i miei dati per la prossima volta')}</section>
    <section aria-label="Metodo di spedizione"><h3 id="shipping_methods-label">Metodo di spedizione</h3><div id="shipping_methods"></div></section>
    <section id="payment" aria-label="Pagamento"><h2>Pagamento</h2><p class="cw-muted">Tutte le transazioni sono sicure e crittografate.</p>${payments()}</section>
    <section aria-label="Ricordami" class="cw-remember"><h2>Ricordami</h2><div class="cw-group cw-pad">${box('RememberMe-RememberMeCheckbox', 'RememberMe', 'Salva i miei dati per un check-out più veloce con un account Shop')}<div id="remember-phone" hidden>${text('remember-tel', 'rememberPhone', 'Numero di cellulare', 'tel')}</div></div></section>
    <div class="cw-inline-summary"></div>
    <div class="cw-pay"><button id="checkout-pay-button" type="submit" class="cw-button"><span class="cw-pay-text">Paga ora</span></button></div><div id="pay-error" role="alert" aria-live="assertive"></div></form>
    <footer class="cw-footer"><a href="${state.shop}policies/refund-policy">Informativa sui rimborsi</a><a href="${state.shop}policies/privacy-policy">Informativa sulla privacy</a><a href="${state.shop}policies/terms-of-service">Termini del servizio</a></footer></main><aside class="cw-aside"><div class="cw-sticky"><h2 class="visually-hidden">Riepilogo dell'ordine</h2><div id="desktop-summary"></div></div></aside></div></div>`;
    totals(); ways(); listen();
  }

  function totals() {
    one('#phone-total').textContent = money(deal.total);
    [['#desktop-summary', '1'], ['#disclosure_content', '0']].forEach(([at, n]) => { one(at).innerHTML = summary(n); });
    all('.cw-discount').forEach((form) => {
      const [input, button] = [form.querySelector('input'), form.querySelector('button')];
      input.oninput = () => { button.disabled = !input.value; };
      form.onsubmit = (e) => { e.preventDefault(); form.insertAdjacentHTML('afterend', '<p class="cw-error">Inserisci un codice sconto o un buono regalo valido</p>'); };
    });
  }

  function ways(loading) {
    const at = one('#shipping_methods');
    if (loading && deal.delivery === null) { at.innerHTML = '<div class="cw-placeholder" aria-busy="true"><i></i><i></i></div>'; return; }
    if (!deal.delivery) { at.innerHTML = '<div class="cw-placeholder"><p>Inserisci il tuo indirizzo di spedizione per visualizzare i metodi di spedizione disponibili.</p></div>'; return; }
    if (!deal.delivery[delivery]) [delivery] = Object.keys(deal.delivery);
    at.innerHTML = `<fieldset class="cw-group"><legend class="visually-hidden">Scegli un metodo di spedizione</legend>${Object.entries(deal.delivery).map(([id, w]) => `<div class="cw-option"><label class="cw-option-head" for="shipping_methods-${id}"><input type="radio" id="shipping_methods-${id}" name="shipping_methods" value="${id}"${id === delivery ? ' checked' : ''}><span>${w.title}<small>${w.text}</small></span><strong>${w.price ? money(w.price) : 'GRATUITA'}</strong></label></div>`).join('')}</fieldset>`;
  }

  async function negotiate() {
    const mine = ++sent;
    ways(true);
    const answer = await call('Proposal', { buyer, delivery });
    if (mine !== sent) return;
    deal = answer; totals(); ways();
  }
  let waiting;
  const soon = (ms = 350) => { clearTimeout(waiting); waiting = setTimeout(negotiate, ms); };

  function wrong(name, message) {
    const at = one(`[data-field="${name}"]`);
    if (!at) return;
    at.querySelector('.cw-error')?.remove();
    at.classList.toggle('invalid', Boolean(message));
    const input = at.querySelector('input,select');
    if (input) { input.setAttribute('aria-invalid', String(Boolean(message))); if (message) input.setAttribute('aria-describedby', `error-for-${input.id}`); }
    if (message) at.insertAdjacentHTML('beforeend', `<p id="error-for-${input ? input.id : name}" role="alert" class="cw-error">${message}</p>`);
  }
  const fine = (name) => {
    const value = (buyer[name] || '').trim();
    if (name === 'email') return /^[^@\s]+@[^@\s]+\.\w+$/.test(value);
    if (name === 'postalCode' && buyer.countryCode === 'IT') return /^\d{5}$/.test(value);
    return Boolean(value);
  };
  const luhn = (n) => n.length > 12 && [...n].reverse().reduce((sum, d, i) => sum + (i % 2 ? [0, 2, 4, 6, 8, 1, 3, 5, 7, 9][d] : +d), 0) % 10 === 0;
  const cardFine = { number: (v) => luhn(v.replace(/\D/g, '')), expiry: (v) => /^(0[1-9]|1[0-2])\s*\/?\s*(2[6-9]|3\d|20[23]\d)$/.test(v), verification_value: (v) => /^\d{3,4}$/.test(v), name: (v) => Boolean(v.trim()) };
  const cardSays = { number: 'Inserisci un numero di carta valido', expiry: 'Inserisci una data di scadenza valida', verification_value: 'Inserisci il CVV o il codice di sicurezza della carta', name: 'Inserisci il nome esattamente come appare sulla carta' };

  let predicting;
  const closeOptions = () => { const at = one('#shipping-address1-options-wrap'); at.hidden = true; one('#shipping-address1')?.setAttribute('aria-expanded', 'false'); };
  async function predict(value) {
    const { predictions } = await call('AddressPredictions', { query: value, country: buyer.countryCode });
    const at = one('#shipping-address1-options-wrap');
    if (buyer.countryCode !== 'IT' || !predictions.length || document.activeElement !== one('#shipping-address1')) return;
    at.hidden = false;
    one('#shipping-address1').setAttribute('aria-expanded', 'true');
    at.innerHTML = `<div class="cw-suggest-head"><span>Suggerimenti</span><button type="button" aria-label="Chiudi suggerimenti">×</button></div><ul role="listbox" id="shipping-address1-options" aria-label="Suggerimenti">${predictions.map((p, i) => `<li role="option" id="shipping-address1-option-${i}" aria-selected="false"><b>${safe(p.address1)}</b> <span>${p.city}, ${p.zone}, Italia</span></li>`).join('')}</ul>`;
    at.querySelector('button').onmousedown = (e) => { e.preventDefault(); closeOptions(); };
    at.querySelectorAll('li').forEach((li, i) => { li.onmousedown = (e) => {
      e.preventDefault();
      Object.assign(buyer, predictions[i]);
      one('#address-slot').innerHTML = address(); floats(); closeOptions(); soon(0);
    }; });
  }

  const floats = () => all('.cw-field').forEach((f) => { const i = f.querySelector('.cw-input'); if (i) f.classList.toggle('filled', Boolean(i.value)); });

  function listen() {
    const form = one('#Form0');
    floats();
    document.addEventListener('input', (e) => {
      const { name, value } = e.target;
      if (name in { email: 1, countryCode: 1, firstName: 1, lastName: 1, address1: 1, address2: 1, postalCode: 1, city: 1, zone: 1, phone: 1 }) buyer[name] = value;
      floats();
      if (name === 'address1') { clearTimeout(predicting); closeOptions(); if (value.length > 3) predicting = setTimeout(() => predict(value), 300); }
    });
    form.addEventListener('change', (e) => {
      const { name, value, checked } = e.target;
      if (name === 'countryCode') { delete buyer.zone; one('#address-slot').innerHTML = address(); floats(); one('#Select-country').focus(); soon(0); } else
      if (name === 'shipping_methods') { delivery = value; soon(0); } else
      if (name === 'basic') {
        payment = value;
        all('.cw-collapse').forEach((c) => { c.hidden = c.id !== `${value}-collapsible`; });
        one('.cw-pay-text').textContent = value === 'basic-creditCards' ? 'Paga ora' : "Completa l'ordine";
      } else if (name === 'RememberMe') one('#remember-phone').hidden = !checked;
      else if (name in buyer) soon();
    });
    form.addEventListener('focusout', (e) => {
      if (e.target.name === 'address1') { clearTimeout(predicting); closeOptions(); }
      if (e.target.name in shown && e.target.value) wrong(e.target.name, fine(e.target.name) ? '' : shown[e.target.name]);
    });
    form.addEventListener('keydown', (e) => e.key === 'Escape' && closeOptions());
    one('#disclosure').onclick = () => { const c = one('#disclosure_content'); c.hidden = !c.hidden; one('#disclosure').setAttribute('aria-expanded', String(!c.hidden)); };
    all('[data-wallet]').forEach((b) => { b.onclick = () => { location.href = `/wallets/${b.dataset.wallet}`; }; });
    window.addEventListener('message', (e) => {
      if (e.origin !== location.origin || !e.data.card) return;
      card[e.data.card] = e.data.value;
      const at = one(`[data-field="card-${e.data.card}"]`);
      at.classList.toggle('focus', e.data.kind === 'focus');
      if (e.data.kind === 'blur' && e.data.value) wrong(`card-${e.data.card}`, cardFine[e.data.card](e.data.value) ? '' : cardSays[e.data.card]);
    });
    form.addEventListener('submit', pay);
  }

  async function pay(e) {
    e.preventDefault();
    if (paying) return;
    const names = Object.keys(shown).filter((n) => n !== 'zone' || state.zones[buyer.countryCode]);
    names.forEach((n) => wrong(n, fine(n) ? '' : shown[n]));
    if (payment === 'basic-creditCards') Object.keys(cardFine).forEach((n) => wrong(`card-${n}`, cardFine[n](card[n] || '') ? '' : cardSays[n]));
    const first = one('.invalid');
    if (first) { first.scrollIntoView({ block: 'center' }); first.querySelector('input,select')?.focus(); return; }
    paying = true;
    const button = one('#checkout-pay-button');
    button.setAttribute('aria-busy', 'true'); button.disabled = true;
    one('.cw-pay-text').textContent = 'Elaborazione ordine in corso';
    await negotiate();
    const answer = await call('SubmitForCompletion', { buyer, delivery, payment, cardSession: payment === 'basic-creditCards' ? 'east-' + h : '', marketing: one('#marketing_opt_in').checked, rememberMe: one('#RememberMe-RememberMeCheckbox').checked });
    if (answer.receipt) { setTimeout(() => { location.href = answer.receipt; }, 600); return; }
    paying = false; button.disabled = false; button.removeAttribute('aria-busy');
    one('.cw-pay-text').textContent = payment === 'basic-creditCards' ? 'Paga ora' : "Completa l'ordine";
    answer.errors.forEach((n) => wrong(n, shown[n] || 'Controlla questo campo'));
  }

  call('Proposal', { buyer, initial: true }).then((answer) => { deal = answer; draw(); });
})();
