(function () {
  'use strict';
  var $ = function (s, r) { return (r || document).querySelector(s); };
  var $$ = function (s, r) { return Array.prototype.slice.call((r || document).querySelectorAll(s)); };
  var post = function (url, data) {
    return fetch(url, { method: 'POST', body: new URLSearchParams(data), headers: { 'X-Requested-With': 'XMLHttpRequest', Accept: 'application/json' } }).then(function (r) { return r.json(); });
  };

  /* what stands in the desktop header goes to the mobile one on narrow screens */
  var narrow = null;
  var adapt = function () {
    var now = window.innerWidth < 768;
    if (now === narrow) return;
    narrow = now;
    $$('*[id^="_desktop_"]').forEach(function (el) {
      var twin = document.getElementById(el.id.replace('_desktop_', '_mobile_'));
      if (!twin) return;
      var from = now ? el : twin, to = now ? twin : el;
      if (!from.childNodes.length) return;
      to.innerHTML = '';
      while (from.firstChild) to.appendChild(from.firstChild);
    });
  };
  adapt();
  window.addEventListener('resize', adapt);
  var burger = $('#menu-icon');
  if (burger) burger.addEventListener('click', function () {
    var w = $('#mobile_top_menu_wrapper'), on = w.style.display === 'none';
    w.style.display = on ? 'block' : 'none';
    $('#header').classList.toggle('is-open', on);
    $$('#wrapper, #footer').forEach(function (el) { el.style.display = on ? 'none' : ''; });
  });

  /* modals */
  var dim = null;
  var closeModal = function (m) {
    m.classList.remove('in');
    m.style.display = 'none';
    if (m.id !== 'modal') m.remove();
    if (dim) { dim.remove(); dim = null; }
    document.body.classList.remove('modal-open');
  };
  var openModal = function (m) {
    if (m.parentElement !== document.body) document.body.appendChild(m);
    m.style.display = 'block';
    m.setAttribute('aria-hidden', 'false');
    if (!dim) { dim = document.createElement('div'); dim.className = 'modal-backdrop fade in'; document.body.appendChild(dim); }
    document.body.classList.add('modal-open');
    setTimeout(function () { m.classList.add('in'); }, 30);
    m.addEventListener('click', function (e) { if (e.target === m || e.target.closest('[data-dismiss=modal]')) closeModal(m); });
  };
  document.addEventListener('keydown', function (e) { if (e.key === 'Escape') $$('.modal.in').forEach(closeModal); });
  var openHtml = function (html) {
    var t = document.createElement('div');
    t.innerHTML = html;
    openModal(t.firstElementChild);
  };

  /* carousel, menus, folds */
  var slides = $$('.carousel-item');
  var turn = function (by) {
    var at = slides.findIndex(function (s) { return s.classList.contains('active'); });
    slides.forEach(function (s, i) { var on = i === (at + by + slides.length) % slides.length; s.classList.toggle('active', on); s.setAttribute('aria-hidden', String(!on)); });
  };
  if (slides.length) setInterval(function () { turn(1); }, 5000);
  document.addEventListener('click', function (e) {
    var t = e.target, a;
    if ((a = t.closest('[data-slide]'))) { e.preventDefault(); turn(a.dataset.slide === 'next' ? 1 : -1); return; }
    if ((a = t.closest('[data-toggle=dropdown]'))) { var d = a.parentElement.classList.toggle('open'); a.setAttribute('aria-expanded', d); return; }
    if ((a = t.closest('[data-toggle=collapse]'))) {
      e.preventDefault();
      var target = $(a.dataset.target || a.getAttribute('href'));
      target.classList.toggle('in');
      return;
    }
    if ((a = t.closest('[data-toggle=tab]'))) {
      e.preventDefault();
      $$('.nav-link').forEach(function (n) { n.classList.toggle('active', n === a); n.setAttribute('aria-selected', String(n === a)); });
      $$('.tab-pane').forEach(function (p) { p.classList.toggle('active', '#' + p.id === a.getAttribute('href')); });
      return;
    }
    if ((a = t.closest('[data-action=show-password]'))) {
      var f = $('input', a.closest('.input-group'));
      f.type = f.type === 'password' ? 'text' : 'password';
      a.textContent = f.type === 'password' ? a.dataset.textShow : a.dataset.textHide;
      return;
    }
    if ((a = t.closest('.js-quick-view'))) {
      e.preventDefault();
      var mini = a.closest('.js-product-miniature');
      post($('.product-thumbnail', mini).href, { action: 'quickview', id_product: mini.dataset.idProduct }).then(function (r) { openHtml(r.quickview_html); });
      return;
    }
    if ((a = t.closest('.js-touchspin'))) {
      var box = $('input', a.closest('.input-group'));
      box.value = Math.max(1, +box.value + (a.classList.contains('bootstrap-touchspin-up') ? 1 : -1));
      box.dispatchEvent(new Event('change', { bubbles: true }));
      return;
    }
    if ((a = t.closest('.js-mailalert-add'))) {
      post(a.parentElement.dataset.url, { customer_email: $('input', a.parentElement).value }).then(function (r) { $('.js-mailalert-alerts', a.parentElement).innerHTML = '<article class="mt-1 alert alert-success" role="alert">' + r.message + '</article>'; });
      return;
    }
    if ((a = t.closest('[data-link-action=delete-from-cart]'))) {
      e.preventDefault();
      fetch(a.href).then(refreshCart);
      return;
    }
    if ((a = t.closest('.js-terms a'))) {
      e.preventDefault();
      fetch(a.href + '?content_only=1').then(function (r) { return r.text(); }).then(function (html) {
        var doc = new DOMParser().parseFromString(html, 'text/html');
        var m = document.getElementById('modal');
        $('.js-modal-content', m).innerHTML = $('.page-cms', doc).innerHTML;
        openModal(m);
      });
      return;
    }
    if ((a = t.closest('.checkout-step.-reachable.-complete .step-title'))) {
      $$('.checkout-step').forEach(function (s) { s.classList.remove('-current', 'js-current-step'); });
      a.parentElement.classList.add('-current', 'js-current-step');
    }
  });

  /* product */
  var refreshCart = function () {
    return fetch('/panier?action=show').then(function (r) { return r.text(); }).then(function (html) {
      var doc = new DOMParser().parseFromString(html, 'text/html');
      $('.cart-grid').innerHTML = $('.cart-grid', doc).innerHTML;
      $('.blockcart').outerHTML = $('.blockcart', doc).outerHTML;
    });
  };
  document.addEventListener('change', function (e) {
    var t = e.target;
    if (t.dataset.productAttribute) {
      var box = t.closest('.js-product-actions'), data = new FormData(t.form);
      data.append('action', 'refresh'); data.append('ajax', '1');
      box.classList.add('loading');
      post(box.dataset.productUrl, data).then(function (r) { box.innerHTML = r.product_actions; box.classList.remove('loading'); });
    }
    if (t.matches('.js-cart-line-product-quantity')) post('/panier?update=1', { key: t.dataset.key, qty: t.value }).then(refreshCart);
    if (t.matches('.js-country')) {
      var form = t.closest('form'), fields = new FormData(form);
      post(form.dataset.refreshUrl, fields).then(function (r) {
        var part = $('.form-fields', form), keep = $$('input[type=hidden]', part).map(function (h) { return h.outerHTML; }).join('');
        part.innerHTML = keep + r.address_form;
      });
    }
    if (t.name && t.name.indexOf('delivery_option') === 0) post(t.form.dataset.urlUpdate, new FormData(t.form)).then(function (r) { $('#js-checkout-summary .card-block').innerHTML = r.preview; });
    if (t.matches('.psgdpr_consent_checkboxes')) $$('[type=submit]', t.closest('form')).forEach(function (b) { b.disabled = !t.checked; });
    if (t.name === 'payment-option' || t.closest('#conditions-to-approve')) checkPayment();
  });
  document.addEventListener('submit', function (e) {
    var form = e.target;
    if (form.id === 'add-to-cart-or-refresh') {
      e.preventDefault();
      var data = new FormData(form), button = $('.add-to-cart', form);
      data.append('add', '1'); data.append('action', 'update');
      button.disabled = true;
      post('/panier', data).then(function (r) {
        button.disabled = false;
        if (!r.success) { window.alert(r.errors[0]); return; }
        return post($('.blockcart').dataset.refreshUrl, { key: r.key, action: 'add-to-cart' }).then(function (b) {
          $('.blockcart').outerHTML = b.preview;
          $$('.modal.quickview').forEach(closeModal);
          if (b.modal) openHtml(b.modal);
        });
      });
    }
    if (form.dataset.linkAction === 'add-voucher') {
      e.preventDefault();
      post('/panier', new FormData(form)).then(function (r) { $('.js-error').style.display = 'block'; $('.js-error-text').textContent = r.errors[0]; });
    }
  });

  /* payment */
  var checkPayment = function () {
    var chosen = $('[name=payment-option]:checked');
    $$('.js-additional-information').forEach(function (d) { d.style.display = chosen && d.id === chosen.id + '-additional-information' ? 'block' : 'none'; });
    var all = $$('#conditions-to-approve input').every(function (c) { return c.checked; });
    var button = $('#payment-confirmation button');
    button.disabled = !(chosen && all);
    button.classList.toggle('disabled', button.disabled);
    $('.js-alert-payment-conditions').style.display = button.disabled ? '' : 'none';
  };
  var confirm = $('#payment-confirmation button');
  if (confirm) {
    checkPayment();
    confirm.addEventListener('click', function (e) {
      e.preventDefault();
      var chosen = $('[name=payment-option]:checked');
      confirm.disabled = true;
      $('#pay-with-' + chosen.id + '-form form').submit();
    });
  }
  var current = $('.js-current-step');
  if (current && current.id !== 'checkout-personal-information-step') current.scrollIntoView();
})();
