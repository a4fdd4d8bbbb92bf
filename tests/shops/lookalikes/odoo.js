'use strict';
(() => {
  const one = (q, root = document) => root.querySelector(q);
  const all = (q, root = document) => [...root.querySelectorAll(q)];
  const rpc = (url, params) => fetch(url, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ id: 1, jsonrpc: '2.0', method: 'call', params }) }).then((r) => r.json()).then((a) => { if (a.error) throw new Error(a.error.message); return a.result; });
  const block = (on) => { one('.o_blockUI')?.remove(); if (on) document.body.insertAdjacentHTML('beforeend', '<div class="o_blockUI"><div class="o_loader"></div></div>'); };

  // Cookies bar
  const bar = one('#website_cookies_bar');
  if (!document.cookie.includes('website_cookies_bar')) setTimeout(() => { bar.hidden = false; }, 500);
  all('.js_close_popup', bar).forEach((a) => a.addEventListener('click', (e) => {
    e.preventDefault();
    document.cookie = `website_cookies_bar=${a.id === 'cookies-consent-all'}; path=/; max-age=31536000`;
    bar.hidden = true;
  }));

  // Offcanvas, modals, dropdowns
  const backdrop = (kind, close, at = document.body) => { const b = document.createElement('div'); b.className = `${kind}-backdrop show`; b.onclick = close; at.append(b); return b; };
  document.addEventListener('click', (e) => {
    const toggle = e.target.closest('[data-bs-toggle]');
    if (!e.target.closest('.dropdown')) all('.dropdown-menu.show').forEach((m) => m.classList.remove('show'));
    if (!toggle) return;
    e.preventDefault();
    if (toggle.dataset.bsToggle === 'dropdown') { toggle.nextElementSibling.classList.toggle('show'); return; }
    const target = one(toggle.dataset.bsTarget); const kind = toggle.dataset.bsToggle;
    const close = () => { target.classList.remove('show'); shade.remove(); };
    const shade = backdrop(kind, close, kind === 'offcanvas' ? target.parentNode : document.body);
    target.classList.add('show');
    target.onclick = (ev) => { if (ev.target === target || ev.target.closest('[data-bs-dismiss]')) close(); };
    if (kind === 'modal') setTimeout(() => one('input', target).focus(), 50);
  });
  document.addEventListener('keydown', (e) => { if (e.key === 'Escape') { all('.offcanvas.show,.modal.show').filter((m) => !m.closest('#website_cookies_bar')).forEach((m) => m.classList.remove('show')); all('.offcanvas-backdrop,.modal-backdrop').forEach((b) => b.remove()); } });

  // Variants
  const chosen = (root) => all('.js_add_cart_variants .variant_attribute', root).map((li) => (one('input:checked', li) || one('select', li)).value);
  document.addEventListener('change', async (e) => {
    if (!e.target.matches('.js_variant_change')) return;
    const root = e.target.closest('.js_product');
    all('.o_variant_pills', root).forEach((li) => li.classList.toggle('active', one('input', li).checked));
    const info = await rpc('/website_sale/get_combination_info', { product_template_id: one('.product_template_id', root)?.value || root.dataset.template, combination: chosen(root) });
    one('.css_not_available_msg', root)?.classList.toggle('d-none', Boolean(info));
    one('#add_to_cart', root)?.classList.toggle('disabled', !info);
    if (!info) return;
    one('.product_id', root).value = info.product_id;
    one('.oe_currency_value', one('.oe_price', root) || one('.td-price', root)).textContent = info.price;
  });

  // Adding to the cart
  const counted = (n) => all('.my_cart_quantity').forEach((s) => { s.textContent = n; s.classList.toggle('d-none', !n); });
  function toast(line) {
    const at = one('.o_notification_manager');
    at.innerHTML = `<div class="toast show o_cc1 position-relative start-0 mt-2" role="alert"><div class="toast-header justify-content-between"><strong class="me-auto">Artikel(en) toegevoegd aan je winkelmandje</strong><button type="button" class="btn-close" aria-label="Sluiten">×</button></div><div class="toast-body"><div class="row"><img class="img o_image_64_max" width="56" height="56" src="/web/image/product.template/${line.template}/image_128.svg" alt=""><div class="col"><span>1 × ${line.name}</span></div><div>€ ${line.price}</div></div><a role="button" class="w-100 btn btn-primary" href="/shop/cart">Winkelmandje bekijken</a></div></div>`;
    one('.btn-close', at).onclick = () => { at.innerHTML = ''; };
    clearTimeout(toast.timer);
    toast.timer = setTimeout(() => { at.innerHTML = ''; }, 8000);
  }
  const add = (params) => rpc('/shop/cart/update_json', params).then((r) => { counted(r.cart_quantity); return r; });

  async function buy(form, fromList) {
    const product_id = Number(one('[name=product_id]', form).value);
    const add_qty = Number(one('.js_quantity', form)?.value || 1);
    const html = await rpc('/sale_product_configurator/show_advanced_configurator', { product_id, add_qty, from_list: fromList });
    if (!html) { const r = await add({ product_id, add_qty }); if (r.line) toast(r.line); return; }
    const modal = document.createElement('div');
    modal.className = 'modal o_technical_modal fade show';
    modal.setAttribute('role', 'dialog');
    modal.innerHTML = `<div class="modal-dialog modal-lg modal-dialog-centered"><div class="modal-content"><header class="modal-header"><h4 class="modal-title">Configureer je product</h4><button type="button" class="btn-close" aria-label="Sluiten" tabindex="-1">×</button></header>${html}<footer class="modal-footer justify-content-around"><button type="button" class="btn btn-primary"><span>Doorgaan naar afrekenen</span></button><button type="button" class="btn btn-secondary"><span>Verder winkelen</span></button></footer></div></div>`;
    const shade = backdrop('modal', () => {});
    document.body.append(modal);
    document.body.classList.add('modal-open');
    const close = () => { modal.remove(); shade.remove(); document.body.classList.remove('modal-open'); };
    const optional = new Set();
    one('.btn-close', modal).onclick = close;
    all('.js_add', modal).forEach((a) => { a.onclick = (e) => { e.preventDefault(); optional.add(a.dataset.productId); a.textContent = '✓ Toegevoegd'; a.classList.add('disabled'); }; });
    const [go, stay] = all('footer button', modal);
    const confirm = async (then) => {
      go.disabled = stay.disabled = true;
      await add({ product_id: Number(one('.product_id', modal).value), add_qty, optional: [...optional] });
      then();
    };
    go.onclick = () => confirm(() => { location.href = '/shop/cart'; });
    stay.onclick = () => confirm(close);
  }

  document.addEventListener('click', (e) => {
    const submit = e.target.closest('.a-submit');
    if (submit) {
      e.preventDefault();
      if (submit.classList.contains('disabled')) return;
      const form = submit.closest('form');
      if (form.getAttribute('action') === '/shop/cart/update') { buy(form, form.classList.contains('oe_product_cart')); return; }
      if (form.name === 'coupon_code') { one('.coupon_form').insertAdjacentHTML('afterbegin', '<div class="alert alert-danger text-start">Deze kortingscode is ongeldig.</div>'); return; }
      if (submit.classList.contains('a-submit-disable')) submit.classList.add('disabled');
      form.submit();
    }
    const step = e.target.closest('.js_add_cart_json');
    if (step) {
      e.preventDefault();
      const input = one('.js_quantity', step.closest('.css_quantity'));
      input.value = Math.max(input.name === 'qty' ? 0 : 1, Number(input.value) + (step.classList.contains('float_left') ? 1 : -1));
      input.dispatchEvent(new Event('change', { bubbles: true }));
    }
    const remove = e.target.closest('.js_delete_product');
    if (remove) { e.preventDefault(); const input = one('.js_quantity', remove.closest('.o_cart_product')); input.value = 0; input.dispatchEvent(new Event('change', { bubbles: true })); }
  });
  all('#cart_products .js_quantity').forEach((input) => input.addEventListener('change', async () => {
    block(true);
    await rpc('/shop/cart/update_json', { product_id: Number(input.dataset.productId), set_qty: Number(input.value) || 0 });
    location.reload();
  }));
  all('form.oe_product_cart, .js_main_product').forEach((f) => f.addEventListener('submit', (e) => e.preventDefault()));
  one('#product_stock_notification_message')?.addEventListener('click', () => one('#stock_notification_form').classList.toggle('d-none'));

  // Address
  const country = one('#country_id');
  country?.addEventListener('change', async () => {
    if (!country.value) return;
    const info = await rpc(`/shop/country_infos/${country.value}`, { mode: 'billing' });
    one('[name=phone]').placeholder = info.phone_code ? `+${info.phone_code}` : '';
    const states = one('select[name=state_id]');
    states.length = 1;
    info.states.forEach(([id, name, code]) => { const o = new Option(name, id); o.dataset.code = code; states.add(o); });
    one('.div_state').style.display = info.states.length ? '' : 'none';
    one('label[for=zip]').classList.toggle('label-optional', !info.zip_required);
  });
  one('#shipping_use_same')?.addEventListener('change', (e) => { one('.ship_to_other').style.display = e.target.checked ? 'none' : ''; });

  // Payment
  const form = one('#o_payment_form');
  if (form) {
    const button = one('[name=o_payment_submit_button]'); const terms = one('#website_sale_tc_checkbox');
    let card = false; let busy = false;
    const ready = () => { button.disabled = busy || !terms.checked || !one('[name=o_payment_radio]:checked'); };
    terms.addEventListener('change', ready);
    all('[name=o_payment_radio]').forEach((radio) => radio.addEventListener('change', () => {
      all('[name=o_payment_inline_form]').forEach((f) => f.classList.toggle('d-none', !one('input', f.closest('li')).checked));
      ready();
    }));
    window.addEventListener('message', (e) => { if (e.origin === location.origin && 'stripe' in e.data) card = e.data.stripe; });
    all('[name=delivery_type]').forEach((radio) => radio.addEventListener('change', async () => {
      busy = true; ready();
      const r = await rpc('/shop/update_carrier', { carrier_id: radio.value });
      [['#order_delivery', r.new_amount_delivery], ['#order_total_untaxed', r.new_amount_untaxed], ['#order_total_taxes', r.new_amount_tax], ['#order_total', r.new_amount_total]].forEach(([at, v]) => { one(`${at} td:last-child`).innerHTML = `<span class="monetary_field">€ <span class="oe_currency_value">${v}</span></span>`; });
      busy = false; ready();
    }));
    one('.o_total_toggle').addEventListener('click', () => one('.o_cart_lines').classList.toggle('show'));
    const error = (text) => { one('.o_payment_error')?.remove(); form.insertAdjacentHTML('beforeend', `<div class="alert alert-danger o_payment_error" role="alert">${text}</div>`); };
    button.addEventListener('click', async (e) => {
      e.preventDefault();
      const radio = one('[name=o_payment_radio]:checked');
      if (radio.dataset.paymentOptionId === '21' && !card) { error('Je kaartnummer is onvolledig.'); return; }
      busy = true; ready(); block(true);
      try {
        const r = await rpc(form.dataset.transactionRoute, { payment_method_id: radio.dataset.paymentOptionId, flow: 'redirect', landing_route: form.dataset.landingRoute, tokenization_requested: false });
        document.body.insertAdjacentHTML('beforeend', r.redirect_form_html.replace('<form', '<form id="o_payment_redirect_form"'));
        one('#o_payment_redirect_form').submit();
      } catch (x) { block(false); busy = false; ready(); error(x.message); }
    });
  }
  if (one('.o_payment_status')) setTimeout(() => { location.href = '/shop/payment/validate'; }, 1200);

  // Newsletter
  all('.js_subscribe_btn').forEach((a) => a.addEventListener('click', async (e) => {
    e.preventDefault();
    const wrap = a.closest('.js_subscribe'); const input = one('.js_subscribe_value', wrap);
    if (!/.+@.+/.test(input.value)) { input.classList.add('is-invalid'); return; }
    await rpc('/website_mass_mailing/subscribe', { list_id: 1, value: input.value, subscription_type: 'email' });
    one('.js_subscribed_wrap', wrap).classList.remove('d-none');
    one('.js_subscribe_wrap', wrap).classList.add('d-none');
  }));
})();
