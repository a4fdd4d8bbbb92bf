(function () {
  'use strict';
  var $ = function (s, r) { return (r || document).querySelector(s); };
  var $$ = function (s, r) { return Array.prototype.slice.call((r || document).querySelectorAll(s)); };
  var ajax = function (action, data) {
    return fetch('/?wc-ajax=' + action, {
      method: 'POST', body: data,
      headers: { 'Content-Type': 'application/x-www-form-urlencoded; charset=UTF-8', 'X-Requested-With': 'XMLHttpRequest' }
    });
  };
  var block = function (el) {
    if (!el || $('.blockUI', el)) return;
    el.classList.add('blocked');
    var o = document.createElement('div');
    o.className = 'blockUI blockOverlay';
    el.appendChild(o);
  };
  var unblock = function (el) { if (el) { $$('.blockUI', el).forEach(function (o) { o.remove(); }); el.classList.remove('blocked'); } };
  var show = function (el, on) { if (el) el.style.display = on ? '' : 'none'; };
  var applyFragments = function (fragments) {
    Object.keys(fragments || {}).forEach(function (sel) {
      $$(sel).forEach(function (el) { el.outerHTML = fragments[sel]; });
    });
  };

  /* header */
  var nav = $('#site-navigation');
  $('.menu-toggle').addEventListener('click', function () {
    var on = nav.classList.toggle('toggled');
    this.setAttribute('aria-expanded', on);
  });
  $('.storefront-handheld-footer-bar .search > a').addEventListener('click', function (e) {
    e.preventDefault();
    this.parentElement.classList.toggle('active');
  });
  document.addEventListener('focusin', function (e) { if (e.target.matches('input,select,textarea')) document.body.classList.add('sf-input-focused'); });
  document.addEventListener('focusout', function () { document.body.classList.remove('sf-input-focused'); });
  $$('select.orderby').forEach(function (s) { s.addEventListener('change', function () { s.form.submit(); }); });

  /* adding from lists */
  document.addEventListener('click', function (e) {
    var a = e.target.closest('.ajax_add_to_cart');
    if (a) {
      e.preventDefault();
      a.classList.remove('added');
      a.classList.add('loading');
      var d = new URLSearchParams({ product_sku: a.dataset.product_sku, product_id: a.dataset.product_id, quantity: a.dataset.quantity });
      ajax('add_to_cart', d).then(function (r) { return r.json(); }).then(function (r) {
        if (r.error) { location.href = r.product_url; return; }
        a.classList.remove('loading');
        a.classList.add('added');
        if (!$('.added_to_cart', a.parentElement)) a.insertAdjacentHTML('afterend', ' <a href="/cart/" class="added_to_cart wc-forward" title="View cart">View cart</a>');
        applyFragments(r.fragments);
      });
      return;
    }
    var rm = e.target.closest('.remove_from_cart_button');
    if (rm) {
      e.preventDefault();
      ajax('remove_from_cart', new URLSearchParams({ cart_item_key: rm.href.split('remove_item=')[1] }))
        .then(function (r) { return r.json(); }).then(function (r) { applyFragments(r.fragments); });
    }
  });

  /* product with variations */
  $$('form.variations_form').forEach(function (form) {
    var all = JSON.parse(form.dataset.productVariations || form.getAttribute('data-product_variations'));
    var selects = $$('.variations select', form), button = $('.single_add_to_cart_button', form), box = $('.single_variation', form);
    var check = function () {
      var chosen = {}, full = true;
      selects.forEach(function (s) { chosen[s.name] = s.value; if (!s.value) full = false; });
      var hit = full && all.filter(function (v) { return Object.keys(v.attributes).every(function (k) { return v.attributes[k] === chosen[k]; }); })[0];
      $('.variation_id', form).value = hit ? hit.variation_id : 0;
      $('.reset_variations', form).style.visibility = selects.some(function (s) { return s.value; }) ? 'visible' : 'hidden';
      box.innerHTML = hit ? '<div class="woocommerce-variation-price">' + hit.price_html + '</div><div class="woocommerce-variation-availability">' + hit.availability_html + '</div>' : '';
      show(box, hit);
      var ok = hit && hit.is_in_stock;
      button.classList.toggle('disabled', !ok);
      button.classList.toggle('wc-variation-selection-needed', !hit);
      button.classList.toggle('wc-variation-is-unavailable', !!hit && !ok);
    };
    selects.forEach(function (s) { s.addEventListener('change', check); });
    $('.reset_variations', form).addEventListener('click', function (e) { e.preventDefault(); selects.forEach(function (s) { s.value = ''; }); check(); });
    button.addEventListener('click', function (e) {
      if (!button.classList.contains('disabled')) return;
      e.preventDefault();
      window.alert(button.classList.contains('wc-variation-is-unavailable')
        ? 'Sorry, this product is unavailable. Please choose a different combination.'
        : 'Please select some product options before adding this product to your cart.');
    });
  });
  $$('.wc-tabs a').forEach(function (a) {
    a.addEventListener('click', function (e) {
      e.preventDefault();
      $$('.wc-tabs li').forEach(function (li) { li.classList.toggle('active', li === a.parentElement); });
      $$('.wc-tab').forEach(function (p) { show(p, '#' + p.id === a.getAttribute('href')); });
    });
  });
  $$('.woocommerce-product-gallery__trigger').forEach(function (a) { a.addEventListener('click', function (e) { e.preventDefault(); }); });
  var sticky = $('.storefront-sticky-add-to-cart'), summary = $('.summary');
  if (sticky && summary) window.addEventListener('scroll', function () { sticky.classList.toggle('shown', summary.getBoundingClientRect().bottom < 0); });

  /* the widget over selects */
  var openBox = null;
  var closeBox = function () { if (openBox) { openBox.drop.remove(); openBox.sel.setAttribute('aria-expanded', 'false'); openBox = null; } };
  var enhance = function (select) {
    var old = select.nextElementSibling;
    if (old && old.classList.contains('select2')) old.remove();
    select.classList.add('select2-hidden-accessible');
    select.tabIndex = -1;
    select.setAttribute('aria-hidden', 'true');
    var label = select.dataset.label || '';
    var c = document.createElement('span');
    c.className = 'select2 select2-container select2-container--default';
    c.dir = 'ltr';
    c.innerHTML = '<span class="selection"><span class="select2-selection select2-selection--single" aria-haspopup="true" aria-expanded="false" tabindex="0" role="combobox" aria-label="' + label + '"><span class="select2-selection__rendered" id="select2-' + select.id + '-container" role="textbox" aria-readonly="true"></span><span class="select2-selection__arrow" role="presentation"></span></span></span><span class="dropdown-wrapper" aria-hidden="true"></span>';
    select.insertAdjacentElement('afterend', c);
    var sel = $('.select2-selection', c), text = $('.select2-selection__rendered', c);
    var sync = function () {
      var o = select.options[select.selectedIndex];
      text.textContent = o && o.value ? o.text : select.dataset.placeholder || '';
      text.title = text.textContent;
    };
    sync();
    select.addEventListener('change', sync);
    var open = function () {
      closeBox();
      var drop = document.createElement('span');
      drop.className = 'select2-container select2-container--default select2-container--open select2-drop';
      var r = c.getBoundingClientRect();
      drop.style.cssText = 'top:' + (r.bottom + scrollY) + 'px;left:' + (r.left + scrollX) + 'px;width:' + r.width + 'px';
      drop.innerHTML = '<span class="select2-dropdown select2-dropdown--below"><span class="select2-search select2-search--dropdown"><input class="select2-search__field" type="text" tabindex="0" autocomplete="off" autocorrect="off" autocapitalize="none" spellcheck="false" role="combobox" aria-autocomplete="list" aria-expanded="true" aria-owns="select2-' + select.id + '-results"></span><span class="select2-results"><ul class="select2-results__options" role="listbox" tabindex="-1" id="select2-' + select.id + '-results"></ul></span></span>';
      document.body.appendChild(drop);
      sel.setAttribute('aria-expanded', 'true');
      openBox = { drop: drop, sel: sel };
      var field = $('input', drop), list = $('ul', drop), hot = 0;
      var pick = function (value) {
        select.value = value;
        closeBox();
        select.dispatchEvent(new Event('change', { bubbles: true }));
        sel.focus();
      };
      var fill = function () {
        var q = field.value.toLowerCase();
        var hits = $$('option', select).filter(function (o) { return o.value && o.text.toLowerCase().indexOf(q) >= 0; });
        list.innerHTML = hits.length ? '' : '<li class="select2-results__option select2-results__message" role="alert">No matches found</li>';
        hot = 0;
        hits.forEach(function (o, i) {
          var li = document.createElement('li');
          li.className = 'select2-results__option' + (i === 0 ? ' select2-results__option--highlighted' : '');
          li.setAttribute('role', 'option');
          li.setAttribute('aria-selected', String(o.value === select.value));
          li.tabIndex = -1;
          li.dataset.value = o.value;
          li.textContent = o.text;
          li.addEventListener('mouseup', function () { pick(o.value); });
          list.appendChild(li);
        });
      };
      fill();
      field.addEventListener('input', fill);
      field.addEventListener('keydown', function (e) {
        var rows = $$('[role=option]', list);
        if (e.key === 'Escape') { closeBox(); sel.focus(); }
        if (e.key === 'ArrowDown' || e.key === 'ArrowUp') {
          hot = Math.max(0, Math.min(rows.length - 1, hot + (e.key === 'ArrowDown' ? 1 : -1)));
          rows.forEach(function (row, i) { row.classList.toggle('select2-results__option--highlighted', i === hot); });
          rows[hot] && rows[hot].scrollIntoView({ block: 'nearest' });
        }
        if (e.key === 'Enter') { e.preventDefault(); rows[hot] && pick(rows[hot].dataset.value); }
      });
      field.focus();
    };
    sel.addEventListener('mousedown', function (e) { e.preventDefault(); if (openBox && openBox.sel === sel) closeBox(); else open(); });
    sel.addEventListener('keydown', function (e) { if (['Enter', ' ', 'ArrowDown'].indexOf(e.key) >= 0) { e.preventDefault(); open(); } });
  };
  document.addEventListener('mousedown', function (e) { if (openBox && !openBox.drop.contains(e.target) && !openBox.sel.contains(e.target)) closeBox(); });

  /* cart */
  if (document.body.classList.contains('woocommerce-cart')) {
    var replaceCart = function (response) {
      return response.text().then(function (html) {
        var doc = new DOMParser().parseFromString(html, 'text/html');
        $('.entry-content .woocommerce').outerHTML = $('.entry-content .woocommerce', doc).outerHTML;
        return ajax('get_refreshed_fragments', '').then(function (r) { return r.json(); }).then(function (r) { applyFragments(r.fragments); });
      });
    };
    document.addEventListener('input', function (e) {
      if (e.target.closest('.woocommerce-cart-form .qty')) { var b = $('[name=update_cart]'); b.disabled = false; b.setAttribute('aria-disabled', 'false'); }
    });
    document.addEventListener('submit', function (e) {
      var form = e.target;
      if (!form.matches('.woocommerce-cart-form,.woocommerce-shipping-calculator')) return;
      e.preventDefault();
      var data = new URLSearchParams(new FormData(form));
      if (e.submitter && e.submitter.name) data.append(e.submitter.name, e.submitter.value);
      block($('.woocommerce-cart-form')); block($('.cart_totals'));
      fetch('/cart/', { method: 'POST', body: data }).then(replaceCart);
    });
    document.addEventListener('click', function (e) {
      var t = e.target.closest('.shipping-calculator-button');
      if (!t) return;
      e.preventDefault();
      var box = $('.shipping-calculator-form'), on = box.style.display === 'none';
      show(box, on);
      t.setAttribute('aria-expanded', on);
      if (on) enhance($('#calc_shipping_country'));
    });
    document.addEventListener('change', function (e) {
      if (!e.target.matches('.cart_totals .shipping_method')) return;
      block($('.cart_totals'));
      ajax('update_shipping_method', new URLSearchParams({ 'shipping_method[0]': e.target.value })).then(function () { return fetch('/cart/'); }).then(replaceCart);
    });
  }

  /* checkout */
  var form = $('form.checkout');
  if (!form) return;
  var states = JSON.parse(form.dataset.states), none = form.dataset.noState.split(',');
  var timer = null, running = 0;
  var mark = function (required) { return required ? '&nbsp;<abbr class="required" title="required">*</abbr>' : '&nbsp;<span class="optional">(optional)</span>'; };
  var suit = function (group) {
    var country = $('#' + group + '_country').value, row = $('#' + group + '_state_field'), was = $('#' + group + '_state');
    var wrap = $('.woocommerce-input-wrapper', row), label = $('label', row), attrs = 'name="' + group + '_state" id="' + group + '_state"';
    var title = { US: 'State', AU: 'State', CA: 'Province', IT: 'Province', ES: 'Province', GB: 'County', IE: 'County' }[country] || 'State / County';
    if (states[country]) {
      wrap.innerHTML = '<select ' + attrs + ' class="state_select" autocomplete="address-level1" data-placeholder="Select an option&hellip;" data-label="' + title + '"><option value="">Select an option&hellip;</option>' +
        Object.keys(states[country]).map(function (k) { return '<option value="' + k + '">' + states[country][k] + '</option>'; }).join('') + '</select>';
      enhance($('select', wrap));
      label.innerHTML = title + mark(true);
      show(row, true);
    } else if (none.indexOf(country) >= 0) {
      wrap.innerHTML = '<input type="hidden" class="hidden" ' + attrs + ' value="">';
      show(row, false);
    } else {
      if (was.tagName !== 'INPUT' || was.type === 'hidden') wrap.innerHTML = '<input type="text" class="input-text" value="" placeholder="" ' + attrs + ' autocomplete="address-level1">';
      label.innerHTML = title + mark(false);
      show(row, true);
    }
    row.classList.toggle('validate-required', !!states[country]);
    $('#' + group + '_postcode_field label').innerHTML = (country === 'US' ? 'ZIP Code' : country === 'CA' ? 'Postal code' : country === 'IE' ? 'Eircode' : country === 'GB' || country === 'AU' ? 'Postcode' : 'Postcode / ZIP') + mark(true);
    var parent = row.parentElement, order = country === 'DE' || country === 'FR' || country === 'NL' ? ['postcode', 'city', 'state'] : ['city', 'state', 'postcode'];
    var after = $('#' + group + '_address_2_field');
    order.forEach(function (k) { var el = $('#' + group + '_' + k + '_field'); parent.insertBefore(el, after.nextSibling); after = el; });
  };
  var update = function () {
    clearTimeout(timer);
    var turn = ++running;
    block($('.woocommerce-checkout-payment')); block($('.woocommerce-checkout-review-order-table'));
    var data = new FormData(form), other = $('#ship-to-different-address-checkbox').checked ? 'shipping' : 'billing';
    var method = $('.shipping_method:checked, .shipping_method[type=hidden]');
    var sent = new URLSearchParams({
      security: 'f0a1b2', payment_method: data.get('payment_method') || '', country: data.get('billing_country'), state: data.get('billing_state') || '',
      postcode: data.get('billing_postcode'), city: data.get('billing_city'), address: data.get('billing_address_1'), address_2: data.get('billing_address_2'),
      s_country: data.get(other + '_country'), s_postcode: data.get(other + '_postcode'), has_full_address: 'true', post_data: new URLSearchParams(data).toString(),
      'shipping_method[0]': method ? method.value : ''
    });
    ajax('update_order_review', sent).then(function (r) { return r.json(); }).then(function (r) {
      if (turn !== running) return;
      if (r.redirect) { location.href = r.redirect; return; }
      applyFragments(r.fragments);
    });
  };
  var later = function () { clearTimeout(timer); timer = setTimeout(update, 1000); };
  var validate = function (el) {
    var row = el.closest('.form-row');
    if (!row) return;
    var empty = row.classList.contains('validate-required') && (el.type === 'checkbox' ? !el.checked : !el.value.trim());
    var bad = el.type === 'email' && el.value && !/^[^@\s]+@[^@\s]+\.[a-z]{2,}$/i.test(el.value);
    row.classList.toggle('woocommerce-invalid', !!(empty || bad));
    row.classList.toggle('woocommerce-invalid-required-field', empty);
    row.classList.toggle('woocommerce-validated', !empty && !bad);
    if (empty || bad) el.setAttribute('aria-invalid', 'true'); else el.removeAttribute('aria-invalid');
  };
  ['billing', 'shipping'].forEach(function (g) { enhance($('#' + g + '_country')); suit(g); });
  update();
  form.addEventListener('change', function (e) {
    var t = e.target;
    if (t.matches('.country_to_state')) { suit(t.id.split('_')[0]); update(); return; }
    if (t.matches('.state_select,.shipping_method')) { update(); return; }
    if (t.id === 'ship-to-different-address-checkbox') { show($('.shipping_address'), t.checked); update(); return; }
    if (t.id === 'createaccount') { show($('div.create-account'), t.checked); return; }
    if (t.name === 'payment_method') { $$('.payment_box').forEach(function (b) { show(b, b.classList.contains('payment_method_' + t.value)); }); return; }
    if (t.closest('.address-field')) update();
    if (t.matches('.input-text')) validate(t);
  });
  form.addEventListener('keydown', function (e) { if (e.target.closest('.address-field') && e.key !== 'Tab') later(); });
  form.addEventListener('focusout', function (e) { if (e.target.matches('.input-text')) validate(e.target); });
  /* a plugin that remembers left carts */
  form.addEventListener('change', function () {
    var mail = $('#billing_email').value;
    if (/^[^@\s]+@[^@\s]+\.[a-z]{2,}$/i.test(mail)) ajax('save_cart', new URLSearchParams(new FormData(form)));
  });
  form.addEventListener('submit', function (e) {
    e.preventDefault();
    if (form.classList.contains('processing')) return;
    form.classList.add('processing');
    block(form);
    ajax('checkout', new URLSearchParams(new FormData(form))).then(function (r) { return r.json(); }).then(function (r) {
      if (r.result === 'success') { location.href = r.redirect; return; }
      $$('.woocommerce-NoticeGroup-checkout').forEach(function (n) { n.remove(); });
      form.insertAdjacentHTML('afterbegin', '<div class="woocommerce-NoticeGroup woocommerce-NoticeGroup-checkout">' + r.messages + '</div>');
      form.classList.remove('processing');
      unblock(form);
      $$('.input-text, select', form).forEach(function (el) { if (el.offsetParent) validate(el); });
      window.scrollTo({ top: form.getBoundingClientRect().top + scrollY - 100, behavior: 'smooth' });
    });
  });
  $('.showlogin').addEventListener('click', function (e) { e.preventDefault(); var f = $('form.login'); show(f, f.style.display === 'none'); });
  $('.showcoupon').addEventListener('click', function (e) { e.preventDefault(); var f = $('form.checkout_coupon'); show(f, f.style.display === 'none'); });
  $('form.checkout_coupon').addEventListener('submit', function (e) {
    e.preventDefault();
    var f = this;
    ajax('apply_coupon', new URLSearchParams(new FormData(f))).then(function (r) { return r.text(); }).then(function (html) {
      $$('.woocommerce-error').forEach(function (n) { n.remove(); });
      f.insertAdjacentHTML('beforebegin', html);
      show(f, false);
    });
  });
})();
