(function () {
  var $ = function (s, r) { return (r || document).querySelector(s); };
  var $$ = function (s, r) { return Array.prototype.slice.call((r || document).querySelectorAll(s)); };
  function overlay() { var d = document.createElement('div'); d.className = 'bg-load-overlay'; document.body.appendChild(d); return d; }

  // drawer and mini cart
  function drawer(on) { ['.ec-drawerRole', '.ec-drawerRoleClose', '.ec-overlayRole'].forEach(function (s) { $(s).classList.toggle('is_active', on); }); }
  $('.ec-headerNavSP').addEventListener('click', function () { drawer(true); });
  $('.ec-drawerRoleClose').addEventListener('click', function () { drawer(false); });
  $('.ec-overlayRole').addEventListener('click', function () { drawer(false); });
  $('.ec-headerRole__cart').addEventListener('click', function (e) {
    if (e.target.closest('.ec-cartNavi')) { var box = $('.ec-cartNaviIsset, .ec-cartNaviNull'); box.classList.toggle('is-active'); }
    if (e.target.closest('.ec-cartNavi--cancel')) { $('.ec-cartNaviIsset').classList.remove('is-active'); }
  });
  window.addEventListener('scroll', function () { $('.pagetop').style.display = window.scrollY > 200 && window.innerWidth < 768 ? 'block' : 'none'; });
  $('.pagetop').addEventListener('click', function (e) { e.preventDefault(); window.scrollTo({ top: 0, behavior: 'smooth' }); });

  // product classes
  $$('form[data-classes]').forEach(function (form) {
    var all = JSON.parse(form.dataset.classes), one = $('[name=classcategory_id1]', form), two = $('[name=classcategory_id2]', form);
    var button = $('.add-cart', form), label = button.innerHTML;
    function check() {
      var c = all[one.value] && (two ? all[one.value]['#' + two.value] : all[one.value]['#']);
      if (c && !c.stock_find) { button.disabled = true; button.innerHTML = 'ただいま品切れ中です。'; } else { button.disabled = false; button.innerHTML = label; }
      if (c) { $('[name=ProductClass]', form).value = c.product_class_id; var p = $('.price02-default', form.closest('.ec-shelfGrid__item, .ec-productRole')); if (p) { p.textContent = c.price02_inc_tax_with_currency; } }
    }
    one.addEventListener('change', function () {
      if (two) {
        two.innerHTML = '';
        var o = all[one.value] || {};
        two.add(new Option('選択してください', '__unselected'));
        Object.keys(o).forEach(function (k) { two.add(new Option(o[k].name, o[k].classcategory_id2)); });
      }
      check();
    });
    if (two) { two.addEventListener('change', check); }
    if (one.value !== '__unselected') { one.dispatchEvent(new Event('change')); }
  });

  $$('.add-cart').forEach(function (button) {
    button.addEventListener('click', function (e) {
      var form = button.form, stop = false;
      ['classcategory_id1', 'classcategory_id2'].forEach(function (n) {
        var s = form.elements[n]; if (!s || stop) { return; }
        if (s.value === '__unselected' || s.value === '') { s.setCustomValidity('項目が選択されていません'); stop = true; } else { s.setCustomValidity(''); }
        s.onchange = function () { s.setCustomValidity(''); };
      });
      var q = form.elements.quantity;
      if (q.value < 1) { q.setCustomValidity('1以上で入力してください。'); stop = true; } else { q.setCustomValidity(''); }
      if (stop) { return; }
      e.preventDefault();
      button.disabled = true;
      var load = overlay();
      fetch(form.action, { method: 'POST', body: new URLSearchParams(new FormData(form)), headers: { 'X-Requested-With': 'XMLHttpRequest' } })
        .then(function (r) { if (!r.ok) { throw new Error(String(r.status)); } return r.json(); })
        .then(function (data) {
          $('#ec-modal-header').innerHTML = data.messages.join('<br>');
          $('.ec-modal').classList.add('show');
          return fetch('/block/cart').then(function (r) { return r.text(); }).then(function (html) { $('.ec-headerRole__cart').innerHTML = html; });
        })
        .catch(function () { alert('カートへの追加に失敗しました。'); })
        .then(function () { load.remove(); button.disabled = false; });
    });
  });
  $$('.ec-modal-close, .ec-modal-overlay-close, .ec-modal .ec-inlineBtn--cancel').forEach(function (x) {
    x.addEventListener('click', function () { $('.ec-modal').classList.remove('show'); });
  });

  // links that send a form
  $$('a[data-method]').forEach(function (a) {
    a.addEventListener('click', function (e) {
      e.preventDefault();
      if (a.dataset.message && !confirm(a.dataset.message)) { return; }
      overlay();
      var f = document.createElement('form'); f.method = 'post'; f.action = a.href;
      f.innerHTML = '<input type="hidden" name="_token" value="' + a.getAttribute('token-for-anchor') + '"><input type="hidden" name="_method" value="' + a.dataset.method + '">';
      document.body.appendChild(f); f.submit();
    });
  });
  $$('.searchnav select').forEach(function (s) { s.addEventListener('change', function () { s.form.submit(); }); });

  // postal code to address
  $$('form.h-adr').forEach(function (form) {
    var zip = $('.p-postal-code', form), last = '';
    function look() {
      var v = zip.value.replace(/[^0-9]/g, '');
      if (v.length !== 7 || v === last) { return; }
      last = v;
      fetch('/yubinbango/data/' + v + '.json').then(function (r) { return r.json(); }).then(function (d) {
        if (!d.length) { return; }
        $('.p-region-id', form).value = d[0];
        if (d[1]) { $('.p-locality', form).value = d[1] + d[2]; }
      });
    }
    zip.addEventListener('keyup', look); zip.addEventListener('input', look); zip.addEventListener('change', look);
  });

  // the order's form: anything with a trigger sends it back to the server
  var order = $('#shopping-form');
  if (order) {
    $$('[data-trigger]', order).forEach(function (x) {
      x.addEventListener(x.dataset.trigger, function (e) {
        if (x.dataset.trigger === 'click') { e.preventDefault(); }
        if (x.dataset.path) { order.elements['_shopping_order[redirect_to]'].value = x.dataset.path; }
        order.action = '/shopping/redirect_to'; overlay(); order.submit();
      });
    });
    order.addEventListener('submit', function () { overlay(); });
    var edit = $('#customer'), ok = $('#customer-ok');
    if (edit) {
      edit.addEventListener('click', function () { $('.mod-edit').style.display = 'block'; $('.mod-view').style.display = 'none'; edit.style.display = 'none'; });
      ok.addEventListener('click', function () {
        var data = {}; $$('.mod-edit input').forEach(function (i) { data[i.className] = i.value; });
        fetch('/shopping/customer', { method: 'POST', body: new URLSearchParams(data), headers: { 'X-Requested-With': 'XMLHttpRequest' } }).then(function () { location.reload(); });
      });
    }
  }
})();
