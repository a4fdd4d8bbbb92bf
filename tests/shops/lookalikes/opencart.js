(function () {
  'use strict';
  var $ = function (s, r) { return (r || document).querySelector(s); };
  var $$ = function (s, r) { return Array.prototype.slice.call((r || document).querySelectorAll(s)); };
  var R = function (route) { return '/index.php?route=' + route + '&language=es-es'; };
  var post = function (url, data) { return fetch(url, { method: 'POST', body: new URLSearchParams(data || {}) }).then(function (r) { return r.json(); }); };
  var load = function (sel, url) {
    return fetch(url).then(function (r) { return r.text(); }).then(function (html) { var el = $(sel); if (el) el.innerHTML = html; });
  };

  var alertBox = function (kind, text) {
    var d = document.createElement('div');
    d.className = 'alert alert-' + kind + ' alert-dismissible';
    d.innerHTML = '<i class="fa-solid ' + (kind === 'danger' ? 'fa-circle-exclamation' : 'fa-circle-check') + '"></i> ' + text + ' <button type="button" class="btn-close" data-bs-dismiss="alert"></button>';
    $('#alert').prepend(d);
    setTimeout(function () { d.classList.add('fading'); setTimeout(function () { d.remove(); }, 600); }, 7000);
  };
  var busy = function (b, on) {
    if (!b) return;
    if (on) { b.dataset.html = b.innerHTML; b.style.width = b.offsetWidth + 'px'; b.disabled = true; b.classList.add('loading'); b.innerHTML = '<i class="fa-solid fa-circle-notch fa-spin"></i>'; }
    else { b.innerHTML = b.dataset.html; b.disabled = false; b.style.width = ''; b.classList.remove('loading'); }
  };
  var clear = function (root) {
    $$('.is-invalid', root).forEach(function (e) { e.classList.remove('is-invalid'); });
    $$('.invalid-feedback', root).forEach(function (e) { e.classList.remove('d-block'); });
  };
  var errors = function (error) {
    if (typeof error === 'string') { alertBox('danger', error); return; }
    if (error.warning) alertBox('danger', error.warning);
    Object.keys(error).forEach(function (k) {
      var id = k.replace(/_/g, '-'), field = document.getElementById('input-' + id), text = document.getElementById('error-' + id);
      if (field) { field.classList.add('is-invalid'); $$('.form-control,.form-select,.form-check-input', field).forEach(function (f) { f.classList.add('is-invalid'); }); }
      if (text) { text.innerHTML = error[k]; text.classList.add('d-block'); }
    });
  };

  /* tooltips appear over what has a title, which then loses it */
  document.addEventListener('mouseover', function (e) {
    var el = e.target.closest('[data-bs-toggle=tooltip]');
    if (!el || el === document.tipped) return;
    document.tipped = el;
    if (el.hasAttribute('title')) { el.dataset.bsOriginalTitle = el.title; el.setAttribute('aria-label', el.title); el.removeAttribute('title'); }
    $$('.tooltip').forEach(function (t) { t.remove(); });
    var tip = document.createElement('div'), r = el.getBoundingClientRect();
    tip.className = 'tooltip bs-tooltip-auto fade show';
    tip.setAttribute('role', 'tooltip');
    tip.id = 'tooltip' + Math.floor(Math.random() * 1e6);
    tip.innerHTML = '<div class="tooltip-inner">' + el.dataset.bsOriginalTitle + '</div>';
    document.body.appendChild(tip);
    tip.style.left = Math.max(0, r.left + r.width / 2 - tip.offsetWidth / 2 + scrollX) + 'px';
    tip.style.top = r.top + scrollY - tip.offsetHeight - 4 + 'px';
    el.setAttribute('aria-describedby', tip.id);
  });
  document.addEventListener('mouseout', function (e) {
    var el = e.target.closest('[data-bs-toggle=tooltip]');
    if (el && !el.contains(e.relatedTarget)) { document.tipped = null; $$('.tooltip').forEach(function (t) { t.remove(); }); el.removeAttribute('aria-describedby'); }
  });

  /* modals */
  var shut = function () { $$('.modal.show,.modal-backdrop').forEach(function (m) { m.remove(); }); document.body.classList.remove('modal-open'); };
  var pop = function (html) {
    shut();
    document.body.insertAdjacentHTML('beforeend', html + '<div class="modal-backdrop fade show"></div>');
    var m = $$('.modal').pop();
    m.classList.add('show');
    m.setAttribute('role', 'dialog');
    m.setAttribute('aria-modal', 'true');
    document.body.classList.add('modal-open');
    m.addEventListener('mousedown', function (e) { if (e.target === m) shut(); });
    return m;
  };
  document.addEventListener('keydown', function (e) { if (e.key === 'Escape') shut(); });

  document.addEventListener('click', function (e) {
    var t = e.target, a;
    $$('.dropdown-menu.show').forEach(function (d) { if (!d.parentElement.contains(t)) d.classList.remove('show'); });
    if (t.closest('button')) $$('.tooltip').forEach(function (x) { x.remove(); });
    if ((a = t.closest('[data-bs-toggle=dropdown]'))) { e.preventDefault(); $('.dropdown-menu', a.parentElement).classList.toggle('show'); return; }
    if ((a = t.closest('[data-bs-toggle=collapse]'))) { $(a.dataset.bsTarget).classList.toggle('show'); a.classList.toggle('collapsed'); return; }
    if ((a = t.closest('[data-bs-toggle=tab]'))) {
      e.preventDefault();
      $$('.nav-tabs .nav-link').forEach(function (n) { n.classList.toggle('active', n === a); });
      $$('.tab-pane').forEach(function (p) { var on = '#' + p.id === a.getAttribute('href'); p.classList.toggle('active', on); p.classList.toggle('show', on); });
      return;
    }
    if ((a = t.closest('[data-bs-dismiss=alert]'))) { a.closest('.alert').remove(); return; }
    if ((a = t.closest('[data-bs-dismiss=modal]'))) { shut(); return; }
    if ((a = t.closest('.modal-link'))) {
      e.preventDefault();
      fetch(a.href.replace('information/information&', 'information/information.info&')).then(function (r) { return r.text(); }).then(pop);
      return;
    }
    if ((a = t.closest('#form-currency .dropdown-item'))) { e.preventDefault(); return; }
    if ((a = t.closest('#cookie button'))) { post(a.value).then(function () { $('#cookie').remove(); }); return; }
    if ((a = t.closest('#search button'))) { search(); return; }
    if ((a = t.closest('.magnific-popup a'))) { e.preventDefault(); return; }
    if ((a = t.closest('#button-list,#button-grid'))) $('#product-list').classList.toggle('product-rows', a.id === 'button-list');
  });
  var search = function () { location.href = R('product/search') + '&search=' + encodeURIComponent($('#search input').value); };
  $('#search input').addEventListener('keydown', function (e) { if (e.key === 'Enter') search(); });
  var sort = $('#input-sort');
  if (sort) sort.addEventListener('change', function () { location.href = location.href.replace(/&sort=.*/, '') + (sort.value === '?' ? '' : sort.value); });

  /* forms that are sent in the background */
  document.addEventListener('submit', function (e) {
    var form = e.target, button = e.submitter;
    if (form.dataset.ocToggle !== 'ajax') return;
    e.preventDefault();
    var url = (button && button.getAttribute('formaction')) || form.getAttribute('action');
    var data = new FormData(form);
    busy(button, true);
    post(url, data).then(function (json) {
      busy(button, false);
      clear(form);
      if (json.redirect) { location.href = json.redirect; return; }
      if (json.error) errors(json.error);
      if (json.success) {
        alertBox('success', json.success);
        if (form.dataset.ocLoad) load(form.dataset.ocTarget, form.dataset.ocLoad);
        if (form.dataset.ocTarget === '#shopping-cart') load('#header-cart', R('common/cart.info'));
      }
    });
  });

  var product = $('#form-product');
  if (product) product.addEventListener('submit', function (e) {
    e.preventDefault();
    var button = $('#button-cart');
    busy(button, true);
    post(R('checkout/cart.add'), new FormData(product)).then(function (json) {
      busy(button, false);
      clear(product);
      if (json.error) { errors(json.error); return; }
      alertBox('success', json.success);
      load('#header-cart', R('common/cart.info'));
    });
  });

  /* checkout */
  var register = $('#form-register');
  if (!register) return;
  var zones = function () {
    var country = $('#input-shipping-country'), zone = $('#input-shipping-zone');
    country.disabled = true;
    fetch(R('localisation/country') + '&country_id=' + country.value).then(function (r) { return r.json(); }).then(function (json) {
      country.disabled = false;
      $('#input-shipping-postcode').parentElement.classList.toggle('required', json.postcode_required === '1');
      zone.innerHTML = '<option value=""> --- Seleccione --- </option>' + (json.zone.length
        ? json.zone.map(function (z) { return '<option value="' + z.zone_id + '">' + z.name + '</option>'; }).join('')
        : '<option value="0" selected> --- Ninguno --- </option>');
    });
  };
  $('#input-shipping-country').addEventListener('change', zones);
  zones();
  $$('[name=account]').forEach(function (radio) {
    radio.addEventListener('change', function () {
      var guest = $('#input-guest').checked;
      $('#register-password').style.display = guest ? 'none' : '';
      $('#register-agree').style.display = guest ? 'none' : '';
    });
  });
  var confirmAgain = function () { return load('#checkout-confirm', R('checkout/confirm.confirm')); };
  register.addEventListener('submit', function (e) {
    e.preventDefault();
    var button = $('#button-register'), data = new FormData(register);
    busy(button, true);
    post(R('checkout/register.save'), data).then(function (json) {
      busy(button, false);
      clear(register);
      if (json.redirect) { location.href = json.redirect; return; }
      if (json.error) { errors(json.error); return; }
      alertBox('success', json.success);
      ['shipping', 'payment'].forEach(function (k) { $('#input-' + k + '-method').value = ''; $('#input-' + k + '-code').value = ''; });
      confirmAgain();
    });
  });
  var chooser = function (key, title, route, lead) {
    var button = $('#button-' + key + '-methods');
    button.addEventListener('click', function () {
      busy(button, true);
      post(R(route)).then(function (json) {
        busy(button, false);
        if (json.error) {
          $('#input-' + key + '-method').classList.add('is-invalid');
          var text = $('#error-' + key + '-method');
          text.innerHTML = json.error;
          text.classList.add('d-block');
          return;
        }
        clear($('#checkout-' + key + '-method'));
        var was = $('#input-' + key + '-code').value;
        var rows = json.methods.map(function (m, i) {
          var id = 'input-' + key + '-method-' + m.code.replace('.', '-');
          return '<p><strong>' + m.group + '</strong></p><div class="form-check"><input type="radio" name="' + key + '_method" value="' + m.code + '" id="' + id + '" class="form-check-input"' + (was ? (was === m.code ? ' checked' : '') : i === 0 ? ' checked' : '') + '> <label for="' + id + '" class="form-check-label">' + m.name + (m.text ? ' - ' + m.text : '') + '</label></div>';
        }).join('');
        var modal = pop('<div id="modal-' + key + '" class="modal"><div class="modal-dialog modal-dialog-centered"><div class="modal-content"><div class="modal-header"><h5 class="modal-title"><i class="fa-solid ' + (key === 'shipping' ? 'fa-truck' : 'fa-credit-card') + '"></i> ' + title + '</h5><button type="button" class="btn-close" data-bs-dismiss="modal"></button></div><div class="modal-body"><form id="form-' + key + '-method"><p>' + lead + '</p>' + rows + '<div class="text-end"><button type="submit" id="button-' + key + '-method" class="btn btn-primary">Continuar</button></div></form></div></div></div></div>');
        $('form', modal).addEventListener('submit', function (e) {
          e.preventDefault();
          var sent = new FormData(e.target), go = $('button[type=submit]', e.target);
          busy(go, true);
          post(R('checkout/' + key + '_method.save'), sent).then(function (done) {
            busy(go, false);
            if (done.error) { alertBox('danger', done.error); return; }
            shut();
            alertBox('success', done.success);
            $('#input-' + key + '-method').value = done.name;
            $('#input-' + key + '-code').value = sent.get(key + '_method');
            if (key === 'shipping') { $('#input-payment-method').value = ''; $('#input-payment-code').value = ''; }
            confirmAgain();
          });
        });
      });
    });
  };
  chooser('shipping', 'Método de envío', 'checkout/shipping_method.quote', 'Por favor, seleccione el método de envío que prefiere para este pedido.');
  chooser('payment', 'Método de pago', 'checkout/payment_method.getMethods', 'Por favor, seleccione el método de pago que prefiere para este pedido.');
  $('#input-checkout-agree').addEventListener('change', function () { post(R('checkout/payment_method.agree'), { agree: this.checked ? '1' : '0' }).then(confirmAgain); });
  $('#input-comment').addEventListener('change', function () { post(R('checkout/payment_method.comment'), { comment: this.value }).then(function (j) { alertBox('success', j.success); }); });
  document.addEventListener('click', function (e) {
    var b = e.target.closest('#button-confirm');
    if (!b) return;
    busy(b, true);
    post(b.dataset.url).then(function (json) { location.href = json.redirect; });
  });
})();
